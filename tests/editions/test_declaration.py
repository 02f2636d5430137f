"""Editions: files, settings from the command line, parameters checked before anything runs."""

from datetime import date

import pytest

from iraq_report.editions.declaration import (
    Edition,
    Setting,
    check_parameters,
    edition_ids,
    parse_setting,
    read_edition,
)
from iraq_report.errors import ReportError

GOOD = "title: A year\ndate: 2022-01-05\nstart: 2021-01-01\nend: 2021-12-31\n"


def edition(**more):
    values = {"id": "a", "title": "A", "date": "2022-01-05", "start": "2021-01-01", "end": "2021-12-31"}
    return Edition.model_validate({**values, **more})


def test_the_name_of_the_file_is_the_id_of_the_edition(tmp_path):
    (tmp_path / "year.yml").write_text(GOOD)
    found = read_edition("year", folder=tmp_path)
    assert (found.id, found.start, found.end) == ("year", date(2021, 1, 1), date(2021, 12, 31))
    assert edition_ids(folder=tmp_path) == ["year"]


def test_an_unknown_edition_is_refused_with_the_nearest_name(tmp_path):
    (tmp_path / "2021.yml").write_text(GOOD)
    with pytest.raises(ReportError, match="did you mean '2021'") as caught:
        read_edition("2012", folder=tmp_path)
    assert caught.value.code == "E-EDITION-NAME"


@pytest.mark.parametrize(
    "text",
    [
        "", GOOD + "sections: [1]\n", GOOD + "periode: x\n", GOOD.replace("2021-01-01", "soon"), "a: [\n", "- a\n",
        "just words\n", GOOD + "id: other\n", GOOD.replace("2021-01-01", "2021-02-30"), GOOD + "? [a]\n: b\n",
        GOOD + "data: caf\udce9\n",
    ],
)  # fmt: skip
def test_a_file_that_is_no_edition_is_refused(tmp_path, text):
    (tmp_path / "bad.yml").write_bytes(text.encode("utf-8", errors="surrogateescape"))
    with pytest.raises(ReportError) as caught:
        read_edition("bad", folder=tmp_path)
    assert caught.value.code == "E-EDITION-FILE"
    assert caught.value.sentence.startswith("bad.yml: ")
    assert "\n" not in caught.value.sentence


def test_a_fault_of_yaml_is_told_with_its_line(tmp_path):
    (tmp_path / "bad.yml").write_text(GOOD + "sections: a: b\n")
    with pytest.raises(ReportError, match=r"bad\.yml: line 5: mapping values are not allowed here"):
        read_edition("bad", folder=tmp_path)


def test_a_name_of_a_file_that_is_no_id_is_refused(tmp_path):
    (tmp_path / "2021 (copy).yml").write_text(GOOD)
    with pytest.raises(ReportError, match=r"found the id '2021 \(copy\)'") as caught:
        read_edition("2021 (copy)", folder=tmp_path)
    assert caught.value.code == "E-EDITION-ID"


def test_a_setting_names_a_section_or_goes_to_all():
    assert parse_setting("attacks.start=2021-01-01") == Setting("attacks", "start", "2021-01-01")
    assert parse_setting("start=2021-01-01") == Setting("", "start", "2021-01-01")


def test_numbers_and_truth_values_in_a_setting_are_typed_and_words_are_left():
    assert parse_setting("attacks.compare_days=30").value == 30
    assert parse_setting("attacks.share=0.5").value == 0.5
    assert parse_setting("attacks.all=True").value is True
    assert parse_setting("countries=Iraq,Syria").value == "Iraq,Syria"


@pytest.mark.parametrize(
    ("text", "code"),
    [("start", "E-PARAM-FORM"), ("=3", "E-PARAM-FORM"), ("atacks.a=1", "E-SECTION-NAME")],
)
def test_a_setting_that_cannot_be_read_is_refused(text, code):
    with pytest.raises(ReportError) as caught:
        parse_setting(text)
    assert caught.value.code == code


def test_later_sources_of_a_parameter_win_over_earlier_ones():
    declared = edition(parameters={"min_confidence": "medium"}, sections={"attacks": {"start": "2021-02-01"}})
    settings = [Setting("", "end", "2021-06-30"), Setting("attacks", "min_confidence", "high")]
    found = check_parameters(declared, settings, sections=["attacks"])["attacks"]
    assert (found.start, found.end, found.min_confidence) == (date(2021, 2, 1), date(2021, 6, 30), "high")


def test_the_tables_an_edition_names_are_read_by_every_section_and_a_section_may_read_others():
    declared = edition(data="tables/mine", sections={"claims": {"data": "tables/other"}})
    found = check_parameters(declared, sections=["attacks", "claims"])
    assert {section: given.data for section, given in found.items()} == {
        "attacks": "tables/mine",
        "claims": "tables/other",
    }


def test_a_misspelt_setting_for_all_sections_is_refused_with_the_nearest_name():
    with pytest.raises(ReportError, match="did you mean 'start'") as caught:
        check_parameters(edition(), [Setting("", "strat", "2021-01-01")], sections=["attacks"])
    assert caught.value.code == "E-PARAM-NAME"


def test_a_faulty_parameter_is_refused_with_the_name_of_its_section():
    with pytest.raises(ReportError, match=r"^E-PARAM-ORDER: attacks: start is 2022") as caught:
        check_parameters(edition(), [Setting("attacks", "start", "2022-02-01")], sections=["attacks"])
    assert caught.value.code == "E-PARAM-ORDER"


def test_an_edition_that_speaks_of_an_unknown_section_is_refused():
    with pytest.raises(ReportError) as caught:
        check_parameters(edition(sections={"weather": {}}), sections=["attacks"])
    assert caught.value.code == "E-SECTION-NAME"
