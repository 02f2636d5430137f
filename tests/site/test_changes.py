"""The page of changes, made of the records of two small builds."""

import json
from dataclasses import asdict

import pytest
from lxml import html

from iraq_report.editions.declaration import Edition
from iraq_report.paths import BOOK
from iraq_report.site import changes as module
from iraq_report.site.changes import stage_changes
from iraq_report.site.pages import fill
from tests.editions.compare.records import chart, claim, edition, fact, record, rows
from tests.editions.compare.test_text import NEW, OLD

SVG = '<svg class="main-svg" xmlns="x" width="328" height="{}" viewBox="0 0 328 1"></svg>'
EDITION = Edition(id="2022", title="2022", date="2022-01-05", start="2021-01-01", end="2021-12-31")


def staged(folder, held, height=300):
    """A staged folder with records, published rows and the pictures of its charts."""
    (folder / "figures").mkdir(parents=True)
    (folder / "tables").mkdir()
    names = {"edition": "edition", "facts": "facts", "claims": "claims", "figures": "figures", "rows": "events"}
    for part, name in names.items():
        (folder / f"{name}.json").write_text(json.dumps(asdict(held)[part]))
    lines = ["attack_id,date,weapon,killed_low", *(",".join(row.values()) for row in held.cells.values())]
    (folder / "tables" / "attacks.csv").write_text("\n".join(lines) + "\n")
    for figure in held.figures:
        for theme in ("light", "dark"):
            (folder / "figures" / f"{figure['id']}.narrow.{theme}.svg").write_text(SVG.format(height))
    return folder


def shown(changes):
    """The text of the page."""
    template = (BOOK / "changes.md").read_text("utf-8")
    known = {"changes": changes, "tables": [{}] * 23}
    return fill(template, page="changes.md", edition=EDITION, facts={}, context=known)


def with_sentences(held):
    return record(**{**held.__dict__, "figures": [{**figure, "sentence": "A <said> b."} for figure in held.figures]})


@pytest.fixture
def told(tmp_path):
    old, new = (with_sentences(held) for held in (OLD, NEW))
    return stage_changes(staged(tmp_path / "new", new, 400), staged(tmp_path / "old", old))


def read(fragment):
    return html.fragment_fromstring(str(fragment), create_parent=True)


def texts(tree, path):
    return [" ".join(found.text_content().split()) for found in tree.iterfind(path)]


def test_the_first_edition_says_that_there_is_none_before_it(tmp_path):
    page = shown(stage_changes(tmp_path, None))
    assert "none before it" in page
    assert "## Numbers" not in page
    assert "iraq_report diff 2022" in page


def test_the_page_says_what_is_compared_and_counts_what_differs(told):
    page = shown(told)
    assert 'with the edition before it, "2021: half a year"' in page
    assert "run on 1 January 2021 to 31 December 2021" in page
    assert "| [Numbers](#changed-numbers-part) | 3 | 1 |" in page
    assert "| [Tables](#changed-data-part) | 2 | 21 |" in page


def test_a_parameter_stands_with_what_it_is_and_where_it_holds(told):
    rows = [texts(row, "*") for row in read(told["parameters"]).iterfind(".//tbody/tr")]
    assert rows == [
        ["end last day of the period, ISO", "2021-06-30", "2021-12-31", "Every section"],
        ["weapons weapons to count; empty for all", "(empty)", "drone", "Attacks"],
    ]


def test_events_lead_to_their_rows_and_a_removed_one_leads_nowhere(told):
    tree = read(told["rows"])
    assert texts(tree, ".//p") == ["Attacks: 1 added, 1 revised, 1 removed.", "Contracts: 1 revised."]
    assert texts(tree, ".//li") == ["c-1", "b-1: weapon rocket → drone; killed_low 1 → (blank)", "a-1"]
    links = [link.get("href") for link in tree.iterfind(".//li/a")]
    assert links == ["rows/attacks-c-1.html#c-1", "rows/attacks-b-1.html#b-1"]


def test_events_of_each_period_are_counted(told):
    assert told["events"] == {"rows": 2, "old": 1, "new": 2, "both": 1}


def test_a_long_list_of_events_is_cut_and_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(module, "LISTED", 2)
    many = record(rows=rows({f"2021-{number}": "d1 w1 -" for number in range(5)}), figures=[])
    told = stage_changes(staged(tmp_path / "new", many), staged(tmp_path / "old", record(figures=[])))
    assert texts(read(told["rows"]), ".//li")[:3] == ["2021-0", "2021-1", "3 more"]


def test_verdicts_are_put_together_by_how_they_turned(tmp_path):
    new = [claim("AT001", "differs", "Other."), claim("CO001", "not_covered"), claim("CO002", "not_covered")]
    old = [claim("AT001", "reproduced"), claim("CO001", "reproduced"), claim("CO002", "reproduced")]
    told = stage_changes(
        staged(tmp_path / "new", record(claims=new, figures=[])),
        staged(tmp_path / "old", record(claims=old, figures=[])),
    )
    tree = read(told["verdicts"])
    assert texts(tree, ".//summary") == ["reproduced → not covered: 2 statements", "reproduced → differs: 1 statement"]
    assert texts(tree, ".//li")[-1] == "AT001 What AT001 says Other."
    assert tree.find(".//li/a").get("href") == "claims.html#CO001"


def test_a_number_stands_as_printed_on_both_sides_with_why_it_differs(told):
    tree = read(told["numbers"])
    assert texts(tree, ".//summary") == ["Attacks: 3 numbers"]
    first, second, third = (texts(row, "td") for row in tree.iterfind(".//tbody/tr"))
    assert first == ["2", "1,234", "data"]
    assert second == ["9 June 2021", "not printed", ""]
    assert third == ["not printed", "31%", ""]


def test_charts_stand_side_by_side_with_pictures_that_load_when_they_are_reached(told, tmp_path):
    images = list(read(told["charts"]).find(".//div[@role='group']").iter("img"))
    assert [(image.get("src"), image.get("height")) for image in images] == [
        ("changes/attacks-by-site.narrow.light.svg", "300"),
        ("changes/attacks-by-site.narrow.dark.svg", "300"),
        ("figures/attacks-by-site.narrow.light.svg", "400"),
        ("figures/attacks-by-site.narrow.dark.svg", "400"),
    ]
    assert {(image.get("loading"), image.get("alt")) for image in images} == {("lazy", "A <said> b.")}
    assert all((tmp_path / "new" / image.get("src")).is_file() for image in images)


def test_without_pictures_a_chart_stands_in_words(tmp_path):
    old, new = (with_sentences(held) for held in (OLD, NEW))
    for name, held in (("old", old), ("new", new)):
        folder = staged(tmp_path / name, held)
        for picture in (folder / "figures").iterdir():
            picture.unlink()
    told = stage_changes(tmp_path / "new", tmp_path / "old")
    assert texts(read(told["charts"]), ".//div/div/p")[:2] == ["Edition 2021: Balad has most", "A <said> b."]


def test_words_of_the_tables_are_no_markup(tmp_path):
    new = record(
        facts={"attacks.total": fact("attacks.total", "<b>3</b>")}, figures=[], edition=edition("2022", "<i>A</i>")
    )
    told = stage_changes(staged(tmp_path / "new", new), staged(tmp_path / "old", record(figures=[])))
    assert "<b>" not in str(told["numbers"])


def test_two_editions_that_are_alike_are_said_to_be_so(tmp_path):
    held = with_sentences(OLD)
    page = shown(stage_changes(staged(tmp_path / "new", held), staged(tmp_path / "old", held)))
    for words in ("same parameters", "row for row", "No verdict turned", "Every number", "Every chart is the same"):
        assert words in page


def test_a_chart_of_one_edition_only_stands_alone(tmp_path):
    new = record(figures=[{**chart("attacks-new", "A new one"), "sentence": "New."}])
    told = stage_changes(staged(tmp_path / "new", new), staged(tmp_path / "old", record(figures=[])))
    assert texts(read(told["charts"]), ".//div/div/p") == ["Edition 2021: no such chart", "Edition 2021: A new one"]
