"""What the search page looks through: the places of a page, with their titles and words."""

from __future__ import annotations

import json

import pytest

from iraq_report.site.search import PARTS, SCRIPT, collect, read_page, read_rows, write_index

PAGE = """<html><body><div id="jb-print-docs-body" class="onlyprint"><h1>Printed</h1></div><nav>Contents</nav>
<article class="bd-article"><section id="bases">
<h1>Bases<a class="headerlink" href="#bases" title="Link">#</a></h1>
<p>What <em>hap</em>pened, and <a href="x">where</a>.</p><details class="run-box"><p>Parameters</p></details>
<section id="balad"><h2>At Balad<a class="headerlink" href="#balad">#</a></h2>
<p>Sallyport &amp; others left.<br>Then</p>
<div class="above-input"><pre>code()</pre></div><aside class="claims-beside"><p>Said elsewhere</p></aside>
<figure id="balad-staff" class="report-figure"><p class="figure-title"><strong>Staff: 800</strong></p>
<p class="figure-subtitle">By day</p><details class="figure-table"><summary>Data</summary><table>
<tr><th>Company</th><th>Staff</th></tr><tr><th>Vectrus</th><td>120</td></tr><tr><th>Vectrus</th><td>90</td></tr>
</table></details><details class="figure-files"><p>Take it</p></details></figure>
<h3 class="plain">A heading inside</h3><p>After.</p></section></section></article>
<footer>Copyright</footer></body></html>"""
CLAIM = """<section id="s"><h1>Statements</h1><article class="claim" id="AT001"><h3 class="claim-head">
<a class="claim-id" href="#AT001">AT001</a> <span class="verdict">reproduced</span> It was a drone.</h3>
<p>Rows say so.</p>
<details class="claim-evidence"><p>Test</p></details></article></section>"""
TERMS = """<section id="s"><h1>Glossary</h1><dl><dt id="term-ied">IED<a class="headerlink" href="#">#</a></dt>
<dd><p>A roadside bomb.</p></dd></dl><p>End.</p></section>"""
ROWS = """<article class="bd-article"><section id="sites">
<h1>Sites, row by row<a class="headerlink" href="#sites">#</a></h1>
<article id="balad" style="--lines: 9"><h2>Balad &amp; around <a href="#balad">balad</a></h2>
<dl><dt>Kind<dd>air base</dl></article></section>"""


def place(html, anchor, name="page"):
    (found,) = [record for record in read_page(html, name) if record[0] == f"{name}.html#{anchor}"]
    return found


def test_a_section_has_its_words_without_code_controls_and_what_stands_elsewhere():
    assert place(PAGE, "bases") == ["page.html#bases", "Bases", "", "What happened, and where."]
    text = "Sallyport & others left. Then A heading inside After."
    assert place(PAGE, "balad") == ["page.html#balad", "At Balad", "Bases", text]


def test_a_chart_has_its_title_and_the_words_of_its_table_once():
    assert place(PAGE, "balad-staff")[1:] == ["Staff: 800", "Bases", "By day Company Staff Vectrus"]


def test_a_statement_is_titled_by_what_it_says_with_its_verdict_among_its_words():
    assert place(CLAIM, "AT001")[1:] == ["It was a drone.", "Statements", "AT001 reproduced Rows say so."]


def test_a_term_is_found_with_what_it_means():
    assert place(TERMS, "term-ied")[1:] == ["IED", "Glossary", "A roadside bomb."]


def test_a_source_is_titled_by_its_entry():
    entry = '<div class="citation" id="source-a"><span class="label">[1]</span><p>AFP. A.</p></div>'
    html = f'<section id="s"><h1>Sources</h1>{entry}</section>'
    assert place(html, "source-a") == ["page.html#source-a", "AFP. A.", "Sources", ""]


def test_rows_are_known_by_their_titles():
    assert read_rows(ROWS, "rows/sites") == [["rows/sites.html#balad", "Balad & around", "Sites, row by row", ""]]


@pytest.fixture
def built(tmp_path):
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "sites.html").write_text(ROWS, encoding="utf-8")
    for name, html in {"intro": TERMS, "attacks": PAGE, "claims": CLAIM}.items():
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    (tmp_path / "search.html").write_text('<a href="intro.html"></a><a href="attacks.html"></a>', encoding="utf-8")
    (tmp_path / "index.html").write_text("<p>leads on</p>", encoding="utf-8")
    return tmp_path


def test_places_stand_by_part_in_the_order_of_the_book(built):
    found = collect(built)
    assert [record[0] for record in found["pages"]][:3] == ["intro.html#s", "intro.html#term-ied", "attacks.html#bases"]
    assert [len(found[part]) for part in PARTS] == [5, 2, 1, 0]


def test_each_part_is_a_script_that_hands_its_places_over(built):
    write_index(built)
    text = (built / "search-rows.js").read_text(encoding="utf-8")
    assert json.loads(text.removeprefix('window.reportSearch("rows",').removesuffix(");\n")) == collect(built)["rows"]
    assert (built / SCRIPT).is_file()
