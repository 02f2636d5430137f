"""Style sheets keep what pages and scripts can use."""

import pytest

from iraq_report.site.styles import drop_unused_rules, used_rules


@pytest.mark.parametrize(
    ("css", "left"),
    [
        (".card{color:red}.gone{color:red}", ".card{color:red}"),
        ("p.gone, p.card > a{color:red}", " p.card > a{color:red}"),
        ("body{margin:0}#top{margin:0}[hidden]{display:none}", "body{margin:0}#top{margin:0}[hidden]{display:none}"),
        (".card:not(.gone){color:red}", ".card:not(.gone){color:red}"),
        (":is(.gone, .card) a{color:red}", ":is(.gone, .card) a{color:red}"),
        (r".w-1\/2{width:50%}", r".w-1\/2{width:50%}"),
        ("@media print{.gone{color:red}}", ""),
        ("@media print{.gone{color:red}.card{color:red}}", "@media print{.card{color:red}}"),
        ('@font-face{src:url("a.woff2")}', '@font-face{src:url("a.woff2")}'),
        ("/* a comment */.card{color:red}", ".card{color:red}"),
        ('.card{background:url("data:image/svg+xml;a,{b}")}', '.card{background:url("data:image/svg+xml;a,{b}")}'),
    ],
)
def test_a_rule_stays_when_a_selector_asks_for_no_class_that_is_nowhere(css, left):
    assert used_rules(css, {"card"}) == left


def test_a_class_that_only_a_script_adds_is_in_use(tmp_path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "page.html").write_text('<p class="plain">')
    (tmp_path / "live.js").write_text('element.classList.add("live-now")')
    sheet = tmp_path / "_static" / "a.css"
    sheet.write_text(".plain{color:red}.live-now{color:red}.live{color:red}")
    drop_unused_rules(tmp_path, [tmp_path / "page.html"])
    assert sheet.read_text() == ".plain{color:red}.live-now{color:red}"


def test_leaving_rules_out_twice_changes_nothing_more():
    css = "@media (min-width: 3em) { .card > a, .gone { color: red } }\np { margin: 0 }"
    once = used_rules(css, {"card"})
    assert used_rules(once, {"card"}) == once
