"""Pages after Sphinx."""

from iraq_report.site.finish import finish

PAGE = """<html><head><script data-cfasync="false">
  document.documentElement.dataset.mode = "light";
</script>
<link rel="preload" as="script" href="_static/scripts/fontawesome.js?digest=1" />
<script src="_static/figure.js?v=1"></script>
<script src="_static/scripts/fontawesome.js?digest=1"></script></head></html>
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
    (script,) = (tmp_path / "_static").glob("inline-*.js")
    assert f'<script data-cfasync="false" src="_static/{script.name}"></script>' in text
    assert script.read_text() == 'document.documentElement.dataset.mode = "light";\n'
    assert '<script src="_static/figure.js?v=1"></script>' in text


def test_a_page_in_a_subfolder_finds_the_same_script(tmp_path):
    (tmp_path / "rows").mkdir()
    (tmp_path / "rows" / "b.html").write_text(PAGE)
    (tmp_path / "_static").mkdir()
    (tmp_path / "_static" / "macros.html").write_text(PAGE)
    finish(tmp_path)
    (script,) = (tmp_path / "_static").glob("inline-*.js")
    assert f'src="../_static/{script.name}"' in (tmp_path / "rows" / "b.html").read_text()
    assert (tmp_path / "_static" / "macros.html").read_text() == PAGE, "a template of the theme is no page"


def test_what_no_reader_needs_is_gone_from_pages_and_folder(tmp_path):
    finish(folder(tmp_path))
    assert "fontawesome.js" not in (tmp_path / "a.html").read_text()
    for name in ("_static/scripts/fontawesome.js", "_static/a.js.map", "objects.inv", "_sources"):
        assert not (tmp_path / name).exists()


def test_finishing_twice_changes_nothing_more(tmp_path):
    finish(folder(tmp_path))
    before = (tmp_path / "a.html").read_bytes()
    finish(tmp_path)
    assert (tmp_path / "a.html").read_bytes() == before
