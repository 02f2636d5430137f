"""New editions: checked first, written whole or not at all, and readable."""

import pytest
import yaml
from hypothesis import given as given_any
from hypothesis import strategies

from iraq_report.editions.declaration import Edition, Setting, check_parameters, days_outside, read_edition
from iraq_report.editions.declare import declare, edition_text, folder_text, one_line
from iraq_report.errors import ReportError
from iraq_report.paths import DATA

YEAR = {"title": "2026: a year", "date": "2026-11-29", "start": "2026-01-01", "end": "2026-10-31"}
SECTIONS = ["attacks"]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "2021.yml").write_text(
        "title: A year\ndate: 2022-01-05\nstart: 2021-01-01\nend: 2021-12-31\n"
        "parameters: {countries: [Iraq, Syria]}\nsections: {attacks: {compare_days: 30}}\n"
    )
    return tmp_path


def write(folder, id="2026", *settings, **given):
    return declare(id, {**YEAR, **given}, settings, sections=SECTIONS, folder=folder)


def refusal(folder, id="2026", *settings, **given):
    """The code of the error; nothing may have been written."""
    before = sorted(folder.iterdir())
    with pytest.raises(ReportError) as caught:
        write(folder, id, *settings, **given)
    assert sorted(folder.iterdir()) == before
    return caught.value


def test_an_edition_is_written_as_a_person_would_write_it(folder):
    settings = [Setting("", "min_confidence", "medium"), Setting("attacks", "compare_days", 90)]
    path = write(folder, "2026", *settings)
    assert path.read_text() == (
        "# Written by `python -m iraq_report new 2026`; change it as you like, then build 2026.\n"
        "title: '2026: a year'\n"
        "date: 2026-11-29\n"
        "start: 2026-01-01\n"
        "end: 2026-10-31\n"
        "parameters:\n"
        "  min_confidence: medium\n"
        "sections:\n"
        "  attacks:\n"
        "    compare_days: 90\n"
    )


def test_what_was_written_is_read_back_as_it_was_meant(folder):
    write(folder, "2026", Setting("attacks", "compare_days", 90))
    found = check_parameters(read_edition("2026", folder=folder), sections=SECTIONS)["attacks"]
    assert (found.start.isoformat(), found.end.isoformat(), found.compare_days) == ("2026-01-01", "2026-10-31", 90)


def test_days_that_lie_outside_the_period_are_named(folder):
    write(folder, "2026", Setting("attacks", "recent_end", "2026-03-01"))
    outside = days_outside(check_parameters(read_edition("2026", folder=folder), sections=SECTIONS))
    assert "attacks.recent_start" in outside
    assert not {"attacks.recent_end", "attacks.start", "attacks.end"} & set(outside)


def test_parameters_of_another_edition_are_the_starting_point_and_what_is_named_goes_over_them(folder):
    settings = [Setting("attacks", "follow_days", 7)]
    given = {"title": "B", "date": "2026-11-29", "end": "2022-06-30"}
    path = declare("b", given, settings, sections=SECTIONS, source="2021", folder=folder)
    found = read_edition("b", folder=folder)
    assert "new b`, from the parameters of 2021;" in path.read_text()
    assert (found.start.isoformat(), found.end.isoformat(), found.title) == ("2021-01-01", "2022-06-30", "B")
    assert found.parameters == {"countries": ["Iraq", "Syria"]}
    assert found.sections == {"attacks": {"compare_days": 30, "follow_days": 7}}


def test_an_id_that_is_taken_is_refused_and_the_edition_stays_as_it_was(folder):
    before = (folder / "2021.yml").read_text()
    assert refusal(folder, "2021").code == "E-EDITION-EXISTS"
    assert (folder / "2021.yml").read_text() == before


@pytest.mark.parametrize("id", ["", "A", "2026 b", "../2026", "-a", "a.b", "٢٠٢٦"])
def test_an_id_that_is_no_name_of_a_folder_is_refused(folder, id):
    assert refusal(folder, id).code == "E-EDITION-ID"


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        ({"start": "1.1.2026"}, "E-PARAM-DATE", "start: found '1.1.2026', expected a date written like 2021-06-09"),
        ({"date": "soon"}, "E-PARAM-DATE", "date: found 'soon'"),
        ({"start": "2026-11-01"}, "E-PARAM-ORDER", "start is 2026-11-01 and end is 2026-10-31"),
        ({"title": " "}, "E-EDITION-TITLE", "found the title ' ', expected some words"),
        ({"title": "A\x07"}, "E-EDITION-TITLE", "expected some words that can be printed"),
        ({"data": "not-there"}, "E-DATA-FOLDER", "found no folder not-there"),
    ],
)
def test_a_mistake_is_refused_before_anything_is_written(folder, given, code, said):
    error = refusal(folder, **given)
    assert (error.code, said in error.sentence) == (code, True), error.sentence


@pytest.mark.parametrize(
    ("setting", "code"),
    [(Setting("", "strat", 1), "E-PARAM-NAME"), (Setting("attacks", "compare_days", "many"), "E-PARAM-TYPE")],
)
def test_a_setting_that_no_section_could_run_with_is_refused(folder, setting, code):
    assert refusal(folder, "2026", setting).code == code


def test_tables_that_do_not_pass_their_checks_are_refused(folder, tmp_path):
    tables = tmp_path / "tables"
    tables.mkdir()
    (tables / "sites.csv").write_text("site_id\nbalad\n")
    error = refusal(folder, data=str(tables))
    assert error.code == "E-TABLE-INVALID"
    assert "sites.csv, line 1" in error.sentence
    assert f"check {tables}" in error.sentence


def test_without_a_period_it_must_start_from_an_edition(folder):
    with pytest.raises(ReportError) as caught:
        declare("c", {"title": "C", "date": "2026-11-29", "start": "2026-01-01"}, [], sections=SECTIONS, folder=folder)
    assert caught.value.code == "E-EDITION-PERIOD"


def test_an_edition_to_start_from_that_is_not_there_is_refused(folder):
    with pytest.raises(ReportError, match="did you mean '2021'"):
        declare("c", YEAR, [], sections=SECTIONS, source="2012", folder=folder)


def test_a_folder_in_the_project_is_named_from_its_root_on_and_any_other_in_full(tmp_path):
    (tmp_path / "sites.csv").write_text("site_id\n")
    assert folder_text(str(DATA)) == "data"
    assert folder_text(str(tmp_path)) == tmp_path.resolve().as_posix()
    assert folder_text(" ") == ""


@given_any(strategies.text(strategies.characters(exclude_categories=("Cc", "Cs"))).filter(str.split))
def test_any_title_survives_the_file_in_one_line(title):
    edition = Edition.model_validate({"id": "a", **YEAR, "title": one_line(title)})
    assert yaml.safe_load(edition_text(edition))["title"] == " ".join(title.split())
