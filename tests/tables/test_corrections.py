"""Corrections beside the tables: applied on reading, spent when the source has them, refused when it moved on."""

import os
from contextlib import suppress

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.cli import main
from iraq_report.errors import ReportError
from iraq_report.paths import DATA
from iraq_report.tables.check import check_folder
from iraq_report.tables.corrections import change_text, corrected, corrections_of, read_corrections, spent_text
from iraq_report.tables.read import read_table

WHY = {"reason": "The page was corrected.", "evidence": "https://example.org/a", "date": "2021-07-02"}


def entry(action="override", key="E01", table="events", **fields):
    return {"table": table, "key": key, "action": action, "fields": fields, **WHY}


OVERRIDE = entry(weapon={"expected": "rocket", "new": "drone"})
DROP = entry("drop", date={"expected": "2021-06-09"})
FLAG = entry("flag", weapon={"expected": "rocket"})


@pytest.fixture
def correct(small):
    """Write corrections into the small folder."""

    def write(*entries):
        (small / "corrections.yml").write_text(yaml.safe_dump(list(entries)), encoding="utf-8")
        return small

    return write


def refused(folder, code):
    with pytest.raises(ReportError) as caught:
        read_table("events", data=folder)
    assert caught.value.code == code
    return caught.value.sentence


def test_an_override_is_read_in_place_of_the_value_of_the_file(correct):
    folder = correct(entry(weapon={"expected": "rocket", "new": "drone"}, killed_low={"expected": 0, "new": ""}))
    row = read_table("events", data=folder).loc[0]
    assert (row["weapon"], row["killed_low"] is not None and str(row["killed_low"])) == ("drone", "<NA>")
    assert "rocket" in (folder / "events.csv").read_text("utf-8")


def test_a_dropped_row_is_not_read_and_a_flagged_one_is_as_it_was(correct):
    assert read_table("events", data=correct(DROP))["event_id"].tolist() == ["E02", "E03"]
    assert read_table("events", data=correct(FLAG))["weapon"].tolist() == ["rocket", "drone", "unknown"]


def test_a_blank_cell_is_expected_as_a_blank(correct):
    folder = correct(entry(key="E02", killed_high={"expected": None, "new": 31}))
    assert read_table("events", data=folder).loc[1, "killed_high"] == 31


def test_a_table_is_read_anew_when_its_corrections_change(correct, small):
    assert read_table("events", data=correct(OVERRIDE)).loc[0, "weapon"] == "drone"
    correct(entry(weapon={"expected": "rocket", "new": "mortar"}))
    os.utime(small / "corrections.yml", ns=(1, 1))
    assert read_table("events", data=small).loc[0, "weapon"] == "mortar"
    (small / "corrections.yml").unlink()
    assert read_table("events", data=small).loc[0, "weapon"] == "rocket"


def test_checks_come_after_corrections(correct, spoil):
    spoil("balad,rocket", "balad,rokcet")
    folder = correct(entry(weapon={"expected": "rokcet", "new": "rocket"}))
    assert check_folder(folder) == []
    sentence = refused(correct(entry(weapon={"expected": "rokcet", "new": "rokct"})), "E-TABLE-INVALID")
    assert "line 2, weapon: found 'rokct'" in sentence


@pytest.mark.parametrize("made", [OVERRIDE, DROP])
def test_a_correction_that_the_source_holds_by_now_is_spent(correct, spoil, small, made):
    if made is OVERRIDE:
        spoil("balad,rocket", "balad,drone")
    else:
        lines = (small / "events.csv").read_text("utf-8").splitlines(keepends=True)
        (small / "events.csv").write_text(lines[0] + "".join(lines[3:]), encoding="utf-8")
    folder = correct(made)
    (found,) = corrections_of(folder)
    assert found.spent
    assert spent_text(found).startswith("corrections.yml, events E01: spent, since the row ")
    assert len(read_table("events", data=folder)) == len(corrected(folder / "events.csv")[0])


def test_a_correction_of_two_fields_of_which_the_source_holds_one_stays_in_force(correct, spoil):
    spoil("balad,rocket", "balad,drone")
    folder = correct(entry(weapon={"expected": "rocket", "new": "drone"}, share={"expected": "12.5", "new": "13"}))
    assert [found.spent for found in corrections_of(folder)] == [False]
    assert read_table("events", data=folder).loc[0, "share"] == 13


@pytest.mark.parametrize("made", [OVERRIDE, FLAG, entry("drop", weapon={"expected": "rocket"})])
def test_a_row_that_holds_something_else_is_refused_with_both_values(correct, spoil, made):
    spoil("balad,rocket", "balad,mortar")
    sentence = refused(correct(made), "E-CORRECTION-STALE")
    assert sentence.startswith("corrections.yml, events E01: found weapon 'mortar', expected 'rocket'")


@pytest.mark.parametrize("action", ["override", "flag"])
def test_a_row_that_is_not_there_cannot_be_overridden_or_flagged(correct, action):
    change = {"expected": "rocket"} | ({"new": "drone"} if action == "override" else {})
    assert "found no such row" in refused(correct(entry(action, key="E99", weapon=change)), "E-CORRECTION-STALE")


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (entry(table="evnets", weapon={"expected": "a", "new": "b"}), "did you mean 'events'?"),
        (entry(weapn={"expected": "a", "new": "b"}), "did you mean 'weapon'?"),
        (entry(event_id={"expected": "a", "new": "b"}), "to change; its key stays"),
        (entry(weapon={"expected": "a"}), "a new value belongs to an override"),
        (entry("drop", weapon={"expected": "a", "new": "b"}), "a new value belongs to an override"),
        (entry(weapon={"expected": "a", "new": "a"}), "the new value is the one expected before"),
        (entry(), "fields: Dictionary should have at least 1 item"),
        ({**OVERRIDE, "why": "x"}, "why: Extra inputs are not permitted"),
        ({**OVERRIDE, "reason": ""}, "reason: String should have at least 1 character"),
        ({**OVERRIDE, "date": "soon"}, "date: Input should be a valid date"),
    ],
)
def test_an_entry_that_does_not_fit_is_refused_with_its_place(correct, made, told):
    sentence = refused(correct(OVERRIDE, made), "E-CORRECTION-FILE")
    assert sentence.startswith("corrections.yml: entry 2")
    assert told in sentence


@pytest.mark.parametrize("text", ["- [", "table: events", "a: b: c"])
def test_a_file_that_is_no_list_is_refused(small, text):
    (small / "corrections.yml").write_text(text, encoding="utf-8")
    refused(small, "E-CORRECTION-FILE")


@given(st.binary(max_size=40))
def test_whatever_the_file_holds_is_read_or_refused_with_a_sentence(tmp_path_factory, content):
    folder = tmp_path_factory.mktemp("any")
    (folder / "corrections.yml").write_bytes(content)
    with suppress(ReportError):
        assert read_corrections(folder) == ()


def test_corrections_of_a_table_that_the_folder_lacks_are_refused(correct, small):
    (small / "places.csv").unlink()
    folder = correct(entry(table="places", key="balad", country={"expected": "Iraq", "new": "Syria"}))
    with pytest.raises(ReportError, match="holds no file"):
        corrections_of(folder)


def test_a_change_is_told_in_words(correct):
    made = entry(killed_low={"expected": "", "new": 3}, weapon={"expected": "rocket", "new": ""})
    override, flag, drop = read_corrections(correct(made, FLAG, DROP))
    assert change_text(override) == "killed low '3' instead of blank, weapon blank instead of 'rocket'"
    assert (change_text(flag), change_text(drop)) == ("", "the row is left out")


def test_check_names_corrections_in_force_and_spent_ones(correct, spoil):
    spoil("balad,rocket", "balad,drone")
    places = entry(table="places", key="erbil", country={"expected": "Iraq", "new": "Iraq "})
    assert "expected before" in str(CliRunner().invoke(main, ["check", str(correct(places))]).stderr)
    flag = entry("flag", table="places", key="erbil", country={"expected": "Iraq"})
    result = CliRunner().invoke(main, ["check", str(correct(OVERRIDE, flag))])
    assert result.exit_code == 0
    assert result.output.splitlines()[1:3] == [
        "corrections.yml, events E01: spent, since the row holds the corrected value by now; take the entry out",
        "corrections.yml, places erbil: flag in force",
    ]


def test_the_projects_own_corrections_can_be_read_and_applied():
    assert [found.spent for found in corrections_of(DATA)] == [False] * len(read_corrections(DATA))
