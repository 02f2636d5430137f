"""Pages with every row of a table under its own address."""

import re

import pytest
import yaml

from iraq_report.prose.address import evidence_address, row_address, source_address, table_address
from iraq_report.sections.claims.measures import PARTS
from iraq_report.sections.row_titles import row_titles
from iraq_report.site.rows import LONG, add_pages, pages_of, part_title, rows_page, stage_rows
from iraq_report.tables.read import load_tables, read_table
from iraq_report.tables.schemas import SCHEMAS
from tests.site.attacks import attack, folder, links, tables_of


def test_an_address_can_be_told_from_table_and_key():
    assert row_address("attacks", "2021-06-09-balad-1") == "rows/attacks-2021.html#2021-06-09-balad-1"
    assert row_address("sites", "balad") == "rows/sites.html#balad"
    assert row_address("claims", "AT007") == "claims.html#AT007"
    assert [table_address(table) for table in ("attacks", "sources")] == ["rows/attacks.html", "bibliography.html"]
    assert evidence_address("AT007") == "rows/claims-attacks.html#AT007"
    assert row_address("sources", "csis-05d091") == "bibliography-b.html#source-csis-05d091"
    assert source_address("3-b3971c") == "bibliography-a.html#source-3-b3971c"


def test_a_folder_of_ones_own_stands_in_for_the_projects_table(tmp_path):
    own = folder(tmp_path / "own", attack("2031-01-02-balad-1"))
    tables = tables_of([own], "attacks", "sites")
    assert list(tables["attacks"]["attack_id"]) == ["2031-01-02-balad-1"]
    assert len(tables["sites"]) > LONG


def test_a_title_is_made_only_for_the_rows_asked_for(tmp_path):
    own = folder(tmp_path / "own", attack("2031-01-02-balad-1"), attack("2031-01-03-balad-1"))
    tables = load_tables(own)
    every, one = row_titles("attacks", tables), row_titles("attacks", tables, only={"2031-01-03-balad-1"})
    assert list(every) == ["2031-01-02-balad-1", "2031-01-03-balad-1"]
    assert one == {"2031-01-03-balad-1": every["2031-01-03-balad-1"]}


def test_rows_of_several_folders_stand_together_each_key_once(tmp_path):
    first = folder(tmp_path / "a", attack("2031-01-02-balad-1", place="here"), attack("2031-01-03-balad-1"))
    second = folder(tmp_path / "b", attack("2031-01-02-balad-1", place="there"), attack("2031-01-04-balad-1"))
    attacks = tables_of([first, second, first], "attacks")["attacks"]
    assert list(attacks["attack_id"].str[:10]) == ["2031-01-02", "2031-01-03", "2031-01-04"]
    assert attacks["place"][0] == "here"


def test_a_long_table_has_a_list_of_letters_to_jump_to_and_a_short_one_none():
    tables = load_tables()
    page = rows_page("sites", tables["sites"], links(tables))
    assert re.search(r'<li><a href="#in-B">B</a> \(\d+\)', page)
    assert page.index('<h2 id="in-A">A</h2>') < page.index('<article id="balad"') < page.index('<h2 id="in-C">')
    short = rows_page("sites", tables["sites"].head(3), links(tables))
    assert "rows-jump" not in short
    assert short.count("<h2>") == 3


def test_a_table_in_parts_has_a_page_that_leads_to_each_by_how_its_keys_begin(tmp_path):
    rows = [attack("2020-01-01-balad-1"), attack("2020-02-01-balad-1"), attack("2021-01-01-balad-1")]
    tables = load_tables(folder(tmp_path / "own", *rows))
    pages = pages_of("attacks", tables["attacks"], links(tables))
    assert list(pages) == ["rows/attacks.html", "rows/attacks-2020.html", "rows/attacks-2021.html"]
    above, first, second = pages.values()
    assert '<li id="in-2020"><a href="attacks-2020.html" data-begins="2020">2020</a> (2 rows)' in above
    assert '<script src="../parts.js" defer></script>' in above
    assert (first.count("<article"), second.count("<article"), above.count("<article")) == (2, 1, 0)
    assert "# Attacks, row by row: 2021\n" in second
    assert "1 row of [Attacks, row by row](attacks.md)" in second


@pytest.mark.parametrize("section", PARTS)
def test_a_part_of_the_statements_is_called_as_on_their_page(section):
    assert part_title(section) == PARTS[section]


def test_pages_are_written_and_listed_below_the_data_page(tmp_path):
    own = folder(tmp_path / "own", attack("2031-01-02-balad-1", source_ids="report-2021"))
    (tmp_path / "extra").mkdir()
    (tmp_path / "references.bib").write_text("@online{report-2021,\n}\n")
    toc = {"root": "intro", "parts": [{"chapters": [{"file": "method"}, {"file": "data"}]}]}
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc))
    shown = stage_rows(tmp_path, {name: load_tables(own)[name] for name in SCHEMAS})
    assert set(shown) <= set(SCHEMAS) - {"sources"}
    assert {"attacks", "dialogue", "claims"} <= set(shown)
    page = (tmp_path / "rows" / "attacks-2031.md").read_text(encoding="utf-8")
    assert 'id="2031-01-02-balad-1"' in page
    assert 'href="../bibliography-p.html#source-report-2021"' in page
    assert (tmp_path / "extra" / "parts.js").is_file()
    (method, data) = yaml.safe_load((tmp_path / "_toc.yml").read_text())["parts"][0]["chapters"]
    assert method == {"file": "method"}
    parts = [{"file": "rows/attacks-2031", "title": "2031"}]
    assert data["sections"][0] == {"file": "rows/attacks", "title": "Attacks", "sections": parts}
    assert {"file": "rows/sites", "title": "Sites"} in data["sections"]


def test_the_data_page_is_found_in_a_book_without_parts():
    toc = {"root": "intro", "chapters": [{"file": "data", "sections": [{"file": "more"}]}]}
    add_pages(toc, [{"file": "rows/sites"}], below="data")
    assert toc["chapters"][0]["sections"] == [{"file": "more"}, {"file": "rows/sites"}]


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """All pages of the project's own tables."""
    stage = tmp_path_factory.mktemp("stage")
    (stage / "references.bib").write_text("")
    (stage / "extra").mkdir()
    (stage / "_toc.yml").write_text("root: intro\nchapters:\n- file: data\n")
    stage_rows(stage, {name: read_table(name) for name in SCHEMAS})
    return {path.stem: path.read_text(encoding="utf-8") for path in (stage / "rows").glob("*.md")}


def of_table(pages, name):
    """The pages that hold the rows of a table, together."""
    return "".join(text for page, text in pages.items() if page == name or page.startswith(f"{name}-"))


def test_every_row_of_every_table_has_its_anchor_once(pages):
    for name in {page.partition("-")[0] for page in pages}:
        anchors = re.findall(r'<article id="([^"]*)"', of_table(pages, name))
        assert sorted(anchors) == sorted(load_tables()[name].iloc[:, 0]), name


def test_every_address_of_a_row_leads_to_the_page_that_holds_it(pages):
    for name in ("attacks", "sites"):
        for key in load_tables()[name].iloc[:, 0]:
            page, _, anchor = row_address(name, key).removeprefix("rows/").partition(".html#")
            assert f'<article id="{anchor}"' in pages[page]


def test_a_statement_says_when_and_leads_to_its_verdict(pages):
    row = re.search(r'<article id="AT001".*?</article>', pages["claims-attacks"], re.DOTALL)
    assert row
    assert '<a href="../claims.html#AT001">AT001</a>' in row[0]
    assert "<dt>When<dd>3 January 2020" in row[0]


def test_every_row_lists_every_source_it_stands_on(pages):
    for name in {page.partition("-")[0] for page in pages}:
        wanted = sum(cell.count(";") + 1 for cell in load_tables()[name]["source_ids"])
        lists = re.findall(r"<dt>Sources<dd><ul>(.*?)</ul></dl>", of_table(pages, name))
        assert sum(items.count("<li>") for items in lists) == wanted, name


def test_links_from_row_to_row_lead_to_a_row(pages):
    anchors = {name: set(re.findall(r' id="([^"]*)"', page)) for name, page in pages.items()}
    for name, page in pages.items():
        found = set(re.findall(r'href="([\w-]*)(?:\.html)?#([^"]+)"', page)) - {("", "")}
        dead = [(table, key) for table, key in found if key not in anchors[table or name]]
        assert dead == [], name
