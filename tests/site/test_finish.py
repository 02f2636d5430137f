"""Pages after Sphinx."""

from iraq_report.site.finish import built_pages, finish

PAGE = """<html><head><script data-cfasync="false">
  document.documentElement.dataset.mode = "light";
</script>
<script src="_static/figure.js?v=1"></script>
<script type="application/ld+json">{"@type": "Report"}</script></head>
<body><button data-bs-title="Color mode"></button>
<script>
  focus();
</script>
<script defer src="_static/late.js"></script></body></html>
"""


def folder(tmp_path):
    for name in ("_static/scripts", "_sources"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("_static/scripts/fontawesome.js", "_static/a.js.map", "objects.inv", "_sources/a.ipynb"):
        (tmp_path / name).write_text("x")
    (tmp_path / "a.html").write_text(PAGE)
    return tmp_path


def test_a_script_inside_a_page_becomes_a_file_with_its_attributes(tmp_path):
    finish(folder(tmp_path))
    text = (tmp_path / "a.html").read_text()
    written = {path.read_text(): path.name for path in (tmp_path / "_static").glob("inline-*.js")}
    colours = written['document.documentElement.dataset.mode = "light";\n']
    assert f'<script data-cfasync="false" src="_static/{colours}"></script>' in text
    field = written["focus();\n"]
    assert f'<script defer src="_static/{field}"></script>' in text
    assert '<script type="application/ld+json">{"@type": "Report"}</script>' in text


def test_no_script_but_the_one_that_sets_the_colours_holds_a_page_up(tmp_path):
    finish(folder(tmp_path))
    text = (tmp_path / "a.html").read_text()
    assert '<script defer src="_static/figure.js?v=1"></script>' in text
    assert '<script defer src="_static/late.js"></script>' in text


def test_a_button_says_what_it_is_for_without_bootstrap(tmp_path):
    finish(folder(tmp_path))
    assert '<button title="Color mode">' in (tmp_path / "a.html").read_text()


def test_a_page_in_a_subfolder_finds_the_same_script(tmp_path):
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "b.html").write_text(PAGE)
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / "macros.html").write_text(PAGE)
    finish(tmp_path)
    text = (tmp_path / "rows" / "b.html").read_text()
    scripts = [script.name for script in (tmp_path / "_static").glob("inline-*.js")]
    assert [f'src="../_static/{name}"' in text for name in scripts] == [True, True]
    assert (tmp_path / "_static" / "macros.html").read_text() == PAGE, "a template of the theme is no page"


def test_what_no_reader_needs_is_gone(tmp_path):
    finish(folder(tmp_path))
    for name in ("_static/scripts/fontawesome.js", "_static/a.js.map", "objects.inv", "_sources"):
        assert not (tmp_path / name).exists()


def test_finishing_twice_changes_nothing_more(tmp_path):
    finish(folder(tmp_path))
    before = (tmp_path / "a.html").read_bytes()
    finish(tmp_path)
    assert (tmp_path / "a.html").read_bytes() == before


def test_a_figure_to_embed_is_no_page_of_the_edition(tmp_path):
    (folder(tmp_path) / "figures").mkdir()
    embed = tmp_path / "figures" / "attacks-by-site.html"
    embed.write_text(PAGE)
    finish(tmp_path)
    assert embed.read_text() == PAGE
    assert built_pages(tmp_path) == [tmp_path / "a.html"]
