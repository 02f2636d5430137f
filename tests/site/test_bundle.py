"""Style sheets of a page become one file."""

from iraq_report.site.bundle import merge_sheets

HEAD = """<head>
<link href="{up}_static/styles/theme.css?digest=1" rel="stylesheet" />
<script src="{up}_static/a.js"></script>
<link rel="stylesheet" type="text/css" href="{up}_static/own.css?v=2" />
<link rel="stylesheet" media="print" href="{up}_static/paper.css" />
</head>"""


def folder(tmp_path):
    static = tmp_path / "_static"
    (static / "styles").mkdir(parents=True)
    (static / "base.css").write_text("p{color:red}")
    (static / "styles" / "theme.css").write_text('@charset "UTF-8";@import "../base.css";b{background:url(../dot.png)}')
    (static / "own.css").write_text('i{background:url("data:image/svg+xml;a(b)")}u{background:url(#a)}')
    (static / "paper.css").write_text("q{color:red}")
    (tmp_path / "rows").mkdir()
    pages = [tmp_path / "a.html", tmp_path / "rows" / "b.html"]
    for page, up in zip(pages, ("", "../"), strict=True):
        page.write_text(HEAD.format(up=up))
    return pages


def test_the_rules_stand_in_the_order_of_the_links_with_what_they_import(tmp_path):
    merge_sheets(tmp_path, folder(tmp_path))
    (sheet,) = (tmp_path / "_static").glob("styles-*.css")
    assert sheet.read_text() == (
        '@charset "UTF-8";p{color:red}b{background:url("dot.png")}'
        'i{background:url("data:image/svg+xml;a(b)")}u{background:url(#a)}'
    )


def test_every_page_asks_for_the_one_file_where_its_first_sheet_stood(tmp_path):
    pages = folder(tmp_path)
    merge_sheets(tmp_path, pages)
    (sheet,) = (tmp_path / "_static").glob("styles-*.css")
    for page, up in zip(pages, ("", "../"), strict=True):
        assert page.read_text() == (
            f'<head>\n<link rel="stylesheet" href="{up}_static/{sheet.name}" />\n'
            f'<script src="{up}_static/a.js"></script>\n'
            f'<link rel="stylesheet" media="print" href="{up}_static/paper.css" />\n</head>'
        )


def test_sheets_that_became_part_of_another_are_gone_and_one_for_paper_stays(tmp_path):
    merge_sheets(tmp_path, folder(tmp_path))
    left = {sheet.name for sheet in tmp_path.rglob("*.css") if not sheet.name.startswith("styles-")}
    assert left == {"paper.css"}


def test_merging_twice_changes_nothing_more(tmp_path):
    pages = folder(tmp_path)
    merge_sheets(tmp_path, pages)
    once = {path: path.read_bytes() for path in tmp_path.rglob("*.*")}
    merge_sheets(tmp_path, pages)
    assert {path: path.read_bytes() for path in tmp_path.rglob("*.*")} == once
