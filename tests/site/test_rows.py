"""Pages with every row of a table under its own address."""

import csv
import re
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
import pytest
import yaml

from iraq_report.prose.address import evidence_address, row_address, source_address, table_address
from iraq_report.sections.catalogue import Measure
from iraq_report.sections.claims.measures import PARTS
from iraq_report.sections.row_titles import NAMED_BY, row_titles, word_text
from iraq_report.site.row_html import Links, label, row_html, span_text
from iraq_report.site.rows import LONG, add_pages, pages_of, part_title, rows_page, stage_rows
from iraq_report.site.tables import gather_tables, tables_in
from iraq_report.tables.corrections import Correction
from iraq_report.tables.read import load_tables
from iraq_report.tables.schemas import SCHEMAS

HEADER = list(SCHEMAS["attacks"].columns)
GIVEN = {
    "date_precision": "day", "country": "Iraq", "site_id": "balad", "place": "Balad Air Base",
    "governorate": "Salah al-Din", "side": "militia_on_us", "target_type": "contractor_site", "weapon": "rocket",
    "confidence": "high", "stated_by": "sources", "source_ids": "afp-1;lost-2",
}  # fmt: skip
SOURCES = pd.DataFrame(
    {
        "source_id": ["afp-1", "tr-3", "odd-4"],
        "publisher": ["Agence <AFP>", "Anadolu", None],
        "title": ["Five & more", "Irak’ta saldırı", None],
        "date": pd.to_datetime(["2021-06-09", None, None]),
        "date_precision": ["day", None, None],
        "date_end": pd.to_datetime([None, None, None]),
        "language": ["en", "tr", None],
        "url": ["https://example.org/a?b=1&c=2", None, "javascript:alert(1)"],
    }
)


def attack(key, **cells):
    return {"attack_id": key, "date": key[:10], **GIVEN, **cells}


def folder(path, *rows):
    path.mkdir(exist_ok=True)
    with (path / "attacks.csv").open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, HEADER, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    return str(path)


def tables_of(folders):
    """The tables of an edition whose sections read these folders."""
    with TemporaryDirectory() as target:
        gather_tables(folders, Path(target))
        return tables_in(Path(target))


def links(tables, *shown):
    return Links(
        titles={name: row_titles(name, tables) for name in ("attacks", "sites", *shown)},
        sources={row["source_id"]: row for _, row in SOURCES.iterrows()},
        listed={"afp-1"},
    )


def html_of(tmp_path, **cells):
    """The only row of a table, as HTML, and the same without its tags."""
    tables = load_tables(folder(tmp_path / "own", attack("2021-06-09-balad-1", **cells)))
    (row,) = (row for _, row in tables["attacks"].iterrows())
    html = row_html("attacks", row, links(tables), level=3)
    return html, " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_an_address_can_be_told_from_table_and_key():
    assert row_address("attacks", "2021-06-09-balad-1") == "rows/attacks-2021.html#2021-06-09-balad-1"
    assert row_address("sites", "balad") == "rows/sites.html#balad"
    assert row_address("claims", "AT007") == "claims.html#AT007"
    assert [table_address(table) for table in ("attacks", "sources")] == ["rows/attacks.html", "bibliography.html"]
    assert evidence_address("AT007") == "rows/claims-attacks.html#AT007"
    assert row_address("sources", "csis-05d091") == "bibliography-b.html#source-csis-05d091"
    assert source_address("3-b3971c") == "bibliography-a.html#source-3-b3971c"


def test_a_row_has_its_key_as_anchor_and_a_heading_that_names_it(tmp_path):
    html, _ = html_of(tmp_path)
    assert html.startswith(
        '<article id="2021-06-09-balad-1" style="--lines: 23"><h3>9 June 2021: Balad Air Base, rocket <a href="#2021'
    )


def test_filled_cells_stand_under_plain_words_and_blank_ones_nowhere(tmp_path):
    _, text = html_of(tmp_path, killed_low="0", killed_high="0", wounded_low="3", munitions_low="3", munitions_high="5")
    assert "Who attacked whom militia on US" in text
    assert "Rockets, drones, bombs or missiles used 3 to 5" in text
    assert "People killed, on any side 0" in text
    assert "People wounded, on any side at least 3" in text
    assert "Munitions shot down" not in text
    assert "nan" not in text


def test_a_cell_that_only_repeats_a_link_is_left_out(tmp_path):
    html, text = html_of(tmp_path)
    assert '<a href="sites.html#balad">Balad Air Base</a>' in html
    assert "Place as the sources name it" not in text
    _, text = html_of(tmp_path, place="North gate")
    assert "Place as the sources name it, within the site North gate" in text


def test_a_source_is_one_click_away_with_publisher_title_date_and_bibliography(tmp_path):
    html, _ = html_of(tmp_path)
    assert (
        'Agence &lt;AFP&gt;: <a href="https://example.org/a?b=1&amp;c=2">Five &amp; more</a>, 9 June 2021 '
        '(<a href="../bibliography-a.html#source-afp-1">bibliography</a>)'
    ) in html


def test_a_source_that_no_table_has_is_named_by_its_id_alone(tmp_path):
    html, _ = html_of(tmp_path)
    assert "<li>lost-2<" in html


def test_a_source_without_an_address_or_with_an_odd_one_is_no_link(tmp_path):
    html, _ = html_of(tmp_path, source_ids="tr-3;odd-4")
    assert "<li>Anadolu: Irak’ta saldırı<li>Page without a known title<" in html
    assert "javascript" not in html


def test_keys_in_a_note_are_links_and_its_signs_are_escaped(tmp_path):
    html, _ = html_of(tmp_path, note="As 2021-06-09-balad-1, <b>not</b> 2021 or balad")
    link = '<a href="attacks-2021.html#2021-06-09-balad-1">2021-06-09-balad-1</a>'
    assert f"<dd>As {link}, &lt;b&gt;not&lt;/b&gt; 2021 or balad<" in html


def test_a_folder_of_ones_own_stands_in_for_the_projects_table(tmp_path):
    own = folder(tmp_path / "own", attack("2031-01-02-balad-1"))
    tables = tables_of([own])
    assert list(tables["attacks"]["attack_id"]) == ["2031-01-02-balad-1"]
    assert len(tables["sites"]) > LONG


def test_a_title_is_made_only_for_the_rows_asked_for(tmp_path):
    own = folder(tmp_path / "own", attack("2031-01-02-balad-1"), attack("2031-01-03-balad-1"))
    every, one = (
        row_titles("attacks", tables_of([own])),
        row_titles("attacks", tables_of([own]), only={"2031-01-03-balad-1"}),
    )
    assert list(every) == ["2031-01-02-balad-1", "2031-01-03-balad-1"]
    assert one == {"2031-01-03-balad-1": every["2031-01-03-balad-1"]}


def test_rows_of_several_folders_stand_together_each_key_once(tmp_path):
    first = folder(tmp_path / "a", attack("2031-01-02-balad-1", place="here"), attack("2031-01-03-balad-1"))
    second = folder(tmp_path / "b", attack("2031-01-02-balad-1", place="there"), attack("2031-01-04-balad-1"))
    attacks = tables_of([first, second, first])["attacks"]
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


def test_a_statement_says_what_was_decided_of_it_and_on_which_rows_and_sources(tmp_path):
    tables = load_tables(folder(tmp_path / "own", attack("2021-06-09-balad-1")))
    ids = [f"afp-{n}" for n in range(1, 15)]
    record = {
        "verdict": "differs", "sentence": "3 < 4.", "basis": "reading", "sources": ids,
        "rows": [{"table": "attacks", "id": "2021-06-09-balad-1"}, {"table": "claims", "id": "AT009"}],
    }  # fmt: skip
    known = replace(links(tables, "claims"), verdicts={"AT007": record})
    html = row_html("claims", tables["claims"].set_index("claim_id", drop=False).loc["AT007"], known, level=2)
    assert '<dt>Verdict<dd><span class="verdict verdict-differs">differs</span> 3 &lt; 4.' in html
    assert "a human reading of sources" in html
    assert '<li>Attacks: <a href="attacks-2021.html#2021-06-09-balad-1">9 June 2021: Balad Air Base, rocket</a>' in html
    assert '<a href="../claims.html#AT009">' in html
    assert '<li>2 more, named in <a href="../claims.json">claims.json</a></ul>' in html


@pytest.mark.parametrize("section", PARTS)
def test_a_part_of_the_statements_is_called_as_on_their_page(section):
    assert part_title(section) == PARTS[section]


def test_pages_are_written_and_listed_below_the_data_page(tmp_path):
    own = folder(tmp_path / "own", attack("2031-01-02-balad-1", source_ids="report-2021"))
    (tmp_path / "extra").mkdir()
    (tmp_path / "references.bib").write_text("@online{report-2021,\n}\n")
    toc = {"root": "intro", "parts": [{"chapters": [{"file": "method"}, {"file": "data"}]}]}
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump(toc))
    shown = stage_rows(tmp_path, tables_of([own]))
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
    stage_rows(stage, tables_of([""]))
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


def test_titles_and_labels_know_every_table():
    for name, columns in NAMED_BY.items():
        assert set(columns) <= set(SCHEMAS[name].columns), name
    assert label("attacks", "killed_low") == "People killed, on any side"
    assert label("claims", "lines") == "Lines of the source text that make the statement"
    assert label("claims", "stated").endswith("a place, a list")
    assert word_text("us_on_militia") == "US on militia"


def test_a_name_in_arabic_script_carries_its_language_and_direction():
    tables = load_tables()
    row = tables["names"].set_index("name_id", drop=False).loc["soleimani"]
    assert '<span lang="fa" dir="rtl">قاسم سلیمانی</span>' in row_html("names", row, links(tables, "names"), level=2)


def test_a_corrected_and_a_doubtful_row_say_so_with_reason_and_evidence(tmp_path):
    tables = load_tables(
        folder(tmp_path / "own", attack("2021-06-09-balad-1"), attack("2021-06-09-balad-2", weapon="drone"))
    )
    given = {"table": "attacks", "key": "2021-06-09-balad-1", "date": "2021-07-02"}
    change = {"weapon": {"expected": "drone", "new": "rocket"}}
    made = [
        Correction(**given, action="override", fields=change, reason="It was <one>.", evidence="afp-1"),
        Correction(**given, action="flag", fields={"weapon": {"expected": "rocket"}}, reason="Unsure.", evidence="x"),
    ]
    known = replace(links(tables), corrections=made)
    first, second = (row_html("attacks", row, known, level=3) for _, row in tables["attacks"].iterrows())
    assert "<dt>Corrected<dd>Weapon 'rocket' instead of 'drone': It was &lt;one&gt;. (2 July 2021; Agence &lt;" in first
    assert "<dt>Doubtful<dd>Unsure. (2 July 2021; x)" in first
    assert "Corrected" not in second


def test_a_statement_prints_its_group_measure_and_stated_codes_in_words():
    tables = load_tables()
    claims = tables["claims"].set_index("claim_id", drop=False)
    tests = {"stated_day": Measure("claims", "claims.rows.stated_day", "Days of <others>.", "", "")}
    known = replace(links(tables, "claims"), measures=tests)
    html = row_html("claims", claims.loc["AF034"], known, level=2)
    assert "<dd>Su-25; Air Force<" in html
    assert "<dd>origins<" in html
    assert "<dd>flown by<" in html  # a measure that is not known
    html = row_html("claims", claims.loc["AT001"], known, level=2)
    assert '<dd><a href="../method.html#measures-claims">Days of &lt;others&gt;.</a><' in html
    assert "<dd>since 2020<" in html


def test_a_key_of_words_in_a_note_is_printed_as_the_title_of_its_row_and_a_table_by_its_title(tmp_path):
    html, _ = html_of(tmp_path, note="Sites, ayn_al_asad; iran_indicators II034, date_end.")
    link = '<a href="sites.html#ayn_al_asad">Ayn al-Asad Air Base</a>'
    assert f"<dd>Sites, {link}; Indicators of Iran's influence II034, date_end.<" in html


def test_former_ids_of_a_site_are_marked_as_codes_and_its_names_are_not():
    tables = load_tables()
    site = tables["sites"].set_index("site_id", drop=False).loc["convoy_muthanna"]
    assert "<dd><code>convoy_al_muthanna</code>; Samawah<" in row_html("sites", site, links(tables), level=2)


@pytest.mark.parametrize(("low", "high", "text"), [(0, 0, "no"), (1, 1, "yes"), (0, 1, "yes and no")])
def test_a_flag_is_a_yes_or_a_no(low, high, text):
    row = pd.Series({"value_low": low, "value_high": high, "unit": "flag"})
    assert span_text("readiness", "value", row) == text


def test_a_unit_stands_with_its_number_and_not_in_a_cell_of_its_own():
    tables = load_tables()
    html = row_html(
        "claims", tables["claims"].set_index("claim_id", drop=False).loc["AT003"], links(tables, "claims"), level=2
    )
    assert "at least 20 months" in html
    assert "Unit of the stated number" not in html
