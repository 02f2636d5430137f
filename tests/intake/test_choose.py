from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iraq_report.intake.choose import choose
from iraq_report.intake.export import Asked
from iraq_report.intake.folder import table_text
from iraq_report.intake.rule_file import read_rules
from iraq_report.tables.check import check_folder, check_table
from iraq_report.tables.licences import attribution
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.vocabulary import GOVERNORATES
from tests.intake.rows import event, export

RULES = {name: read_rules(name) for name in ("acled", "gtd", "ucdp_ged")}
GREEN_ZONE = {"place": "Baghdad", "governorate": "Baghdad", "lat": 33.31, "lon": 44.37, "notes": "In the Green Zone."}


def chosen(*rows, format="acled", sheet=None):
    return choose(export(*rows, format=format), RULES[format], sheet=sheet)


def problems(tables, folder):
    for name, table in tables.items():
        (folder / f"{name}.csv").write_text(table_text(table), encoding="utf-8")
    return [problem.sentence for problem in check_folder(folder)]


def test_a_row_taken_is_an_attack_with_its_source_and_its_id_in_the_file():
    row = chosen(event(killed_low=2, killed_high=2)).tables["attacks"].iloc[0]
    expected = {
        "attack_id": "2021-05-08-acled_ayn_al_asad-1",
        "side": "militia_on_us",
        "target_type": "coalition_base",
        "weapon": "rocket",
        "killed_low": 2,
        "confidence": "medium",
        "stated_by": "sources",
        "source_ids": "acled-abc123",
        "note": "ACLED event IRQ1, line 2; sources named there: Shafaq",
    }
    assert row[list(expected)].to_dict() == expected
    assert row["casualty_note"].startswith("All sides together")
    assert row[["wounded_low", "munitions_low", "claimed_by"]].isna().all()  # unknown, never zero


def test_the_tables_are_sound_and_point_to_nothing_that_is_not_there(tmp_path):
    found = chosen(
        event(killed_low=1, killed_high=1),
        event(line=3, event_id="IRQ2", place="Fallujah", lat=33.35, lon=43.78, wounded_low=3, wounded_high=3),
        event(line=4, event_id="IRQ3", place=None, lat=None, lon=None, governorate=None),
        event(line=5, event_id="IRQ4", actor2="Military Forces of Turkey (2016-)", place="Zilkan"),
    )
    assert problems(found.tables, tmp_path) == []
    assert set(found.tables) == {"attacks", "coverage", "sites", "casualties", "sources"}


def test_a_row_of_context_is_kept_and_never_counted():
    found = chosen(event(actor2="Military Forces of Turkey (2016-)"))
    assert list(found.tables["attacks"]["side"]) == ["other"]
    assert found.decisions == {"taken": 0, "context": 1, "left_out": 0, "review": 0}


def test_a_row_for_review_counts_nowhere_until_it_is_decided(tmp_path):
    sheet = tmp_path / "sheet.csv"
    assert chosen(event(**GREEN_ZONE)).tables["attacks"].empty
    sheet.write_text("event_id,decision,note\nIRQ1,taken,near the embassy\n", encoding="utf-8")
    found = chosen(event(**GREEN_ZONE), sheet=sheet)
    assert list(found.tables["attacks"]["site_id"]) == ["baghdad"]
    assert list(found.selection["reason"]) == ["decided by a person: near the embassy"]


def test_each_row_in_scope_has_a_decision_and_a_reason():
    found = chosen(event(), event(line=3, event_id="IRQ2", actor1="Islamic State (Iraq)")).selection
    assert list(found["event_id"]) == ["IRQ1", "IRQ2"]
    assert list(found["decision"]) == ["taken", "left_out"]
    assert found["reason"].str.len().min() > 10
    assert list(found["attack_id"].fillna("")) == ["2021-05-08-acled_ayn_al_asad-1", ""]


def test_attacks_of_one_day_and_site_are_numbered_by_their_ids_in_the_file():
    rows = [event(line=2, event_id="IRQ9"), event(line=3, event_id="IRQ1")]
    notes = chosen(*rows).tables["attacks"]["note"]
    assert [note.split(",")[0] for note in notes] == ["ACLED event IRQ1", "ACLED event IRQ9"]


@pytest.mark.parametrize(
    ("format", "origin", "cells"),
    [("acled", "acled", {}), ("gtd", "gtd", {"actor1": "Unknown"}), ("ucdp_ged", "ucdp", {})],
)
def test_no_id_is_one_of_the_projects_own_list_though_day_and_site_are(format, origin, cells):
    ours = read_table("attacks").set_index("attack_id").loc["2021-05-24-ayn_al_asad-1"]
    found = chosen(event(date=ours["date"], **cells), format=format).tables["attacks"]
    assert list(found["site_id"]) == ["ayn_al_asad"]
    assert list(found["attack_id"]) == [f"2021-05-24-{origin}_ayn_al_asad-1"]
    assert not found["attack_id"].isin(read_table("attacks")["attack_id"]).any()


def test_possible_duplicates_are_listed_and_both_rows_stay():
    found = chosen(event(), event(line=3, event_id="IRQ2", date=pd.Timestamp("2021-05-09")))
    within = found.duplicates[found.duplicates["list"] == "within the file"]
    assert list(within["event_1"] + within["event_2"]) == ["IRQ1IRQ2"]
    assert len(found.tables["attacks"]) == 2
    assert found.tables["attacks"]["duplicate_of"].isna().all()


def test_rows_near_one_of_the_projects_own_list_are_a_second_listing():
    ours = read_table("attacks").set_index("attack_id").loc["2021-05-24-ayn_al_asad-1"]
    found = chosen(event(date=ours["date"])).duplicates
    assert "2021-05-24-ayn_al_asad-1" in set(found[found["list"] == "with the project's list"]["event_2"])


def test_people_of_the_united_states_stand_apart_where_the_file_counts_them(tmp_path):
    found = chosen(
        event(
            actor1="Unknown", killed_low=3, killed_high=3, killed_us=1, wounded_low=5, wounded_high=5, wounded_us=0
        ),
        format="gtd",
    )  # fmt: skip
    rows = found.tables["casualties"].set_index("who")[["killed_low", "killed_high", "wounded_low", "wounded_high"]]
    assert rows.loc["us_military"].to_list() == [1, 1, 0, 0]
    assert rows.loc["unspecified"].to_list() == [2, 2, 5, 5]
    assert problems(found.tables, tmp_path) == []


@pytest.mark.parametrize("cells", [{}, {"killed_low": 0, "killed_high": 0}])
def test_an_attack_in_which_nobody_is_known_to_be_hurt_has_no_casualties(cells):
    assert chosen(event(**cells)).tables["casualties"].empty


def test_estimates_the_wrong_way_round_are_put_in_order():
    row = chosen(event(killed_low=8, killed_high=5), format="ucdp_ged").tables["attacks"].iloc[0]
    assert (row["killed_low"], row["killed_high"], row["side"]) == (5, 8, "other")


def test_a_group_that_claims_is_found_in_the_table_of_groups():
    notes = "Rockets hit a base of US forces. Saraya Awliya al-Dam claimed responsibility."
    row = chosen(event(notes=notes)).tables["attacks"].iloc[0]
    assert (row["claimed_by"], row["claimed_by_ids"]) == ("Saraya Awliya al-Dam", "saraya_awliya_al_dam")


def test_sources_are_those_of_the_other_tables_and_the_file_itself():
    sources = chosen(event(revised=pd.Timestamp("2022-03-01 10:00"))).tables["sources"].set_index("source_id")
    own = sources.loc["acled-abc123"]
    assert (own["publisher"], own["accessed"]) == ("ACLED", pd.Timestamp("2022-03-01"))
    assert "compilers-2026" in sources.index
    assert len(sources) < len(read_table("sources"))


def test_without_the_day_of_a_change_the_day_of_access_is_unknown():
    sources = chosen(event()).tables["sources"].set_index("source_id")
    assert pd.isna(sources.loc["acled-abc123", "accessed"])


def test_the_source_names_filters_and_edits_in_words_and_the_day_of_access(tmp_path):
    sheet = tmp_path / "sheet.csv"
    sheet.write_text("event_id,decision,note\nIRQ2,left_out,a slip\n", encoding="utf-8")
    rows = export(event(), event(line=3, event_id="IRQ2"), event(line=4, event_id="IRQ3", actor1="Islamic State"))
    asked = Asked(("Iraq", "Syria"), date(2021, 1, 1), accessed=date(2021, 9, 2))
    sources = choose(rows, RULES["acled"], sheet=sheet, asked=asked).tables["sources"].set_index("source_id")
    assert attribution(sources.loc["acled-abc123"]) == (
        "ACLED, Export of events (Armed Conflict Location & Event Data, acleddata.com), accessed 2 September 2021; "
        "filters and edits: events in Iraq, Syria, from 2021-01-01: 3, of which 1 taken and 0 kept as context by the "
        "rules acled-us-presence, version 1 (Attacks on the US presence among the events of ACLED); 1 decided by a "
        "person; places and governorates matched to those of this project; weapon, target and grade of confidence set "
        "by the rules; file export.csv, SHA-256 abc123000000"
    )


def test_the_last_change_of_a_row_stands_for_the_day_of_access_and_the_source_says_so():
    sources = chosen(event(revised=pd.Timestamp("2022-03-01 10:00"))).tables["sources"].set_index("source_id")
    assert sources.loc["acled-abc123", "note"].endswith("; its last change of a row stands for the day of access")


def test_the_days_that_a_file_covers_are_those_of_all_its_events_by_country():
    rows = [
        event(date=pd.Timestamp("2021-03-02"), actor1="Islamic State (Iraq)"),
        event(line=3, event_id="IRQ2"),
        event(line=4, event_id="SYR1", date=pd.Timestamp("2021-05-09"), country="Syria", governorate=None),
        event(line=5, event_id="IRQ3", date=pd.Timestamp("2021-07-01"), actor1="Islamic State (Iraq)"),
    ]
    found = chosen(*rows)
    table = found.tables["coverage"]
    assert found.selection["decision"].to_list()[0::3] == ["left_out", "left_out"]
    assert table["country"].to_list() == ["Iraq", "Syria"]
    assert table["start"].dt.strftime("%d.%m.").to_list() == ["02.03.", "09.05."]
    assert table["end"].dt.strftime("%d.%m.").to_list() == ["01.07.", "09.05."]
    assert set(table["source_ids"]) == {"acled-abc123"}


def test_a_file_without_rows_makes_sound_empty_tables(tmp_path):
    found = choose(export(event(), rows=0, events=export(event()).events.iloc[:0]), RULES["acled"])
    assert found.tables["attacks"].empty
    assert problems(found.tables, tmp_path) == []


def own(*rows):
    table = read_table("attacks").head(3)
    for number, cells in enumerate(rows):
        for column, cell in cells.items():
            table.loc[number, column] = cell
    table.insert(0, "line", [2, 3, 4])
    return choose(export(format="own", events=table, rows=3, **{}), None)


def test_a_file_in_our_own_layout_keeps_its_rows(tmp_path):
    found = own()
    ours = read_table("attacks").head(3)
    assert "coverage" not in found.tables  # its first and last attack are not the days that it covers
    assert found.tables["attacks"]["attack_id"].to_list() == ours["attack_id"].to_list()
    assert found.tables["attacks"]["source_ids"].to_list() == ours["source_ids"].to_list()
    assert set(found.tables["casualties"]["attack_id"]) == set(
        read_table("casualties").merge(ours[["attack_id"]])["attack_id"]
    )
    assert problems(found.tables, tmp_path) == []


def test_what_the_project_does_not_list_is_kept_in_the_note(tmp_path):
    found = own({"site_id": "my_place", "source_ids": "mine-000000", "duplicate_of": "2020-01-01-x-1", "note": "Mine."})
    row = found.tables["attacks"].iloc[0]
    assert row["source_ids"] == "own-abc123"
    assert row["note"] == (
        "Mine.; source_ids of the file not known here: mine-000000; "
        "duplicate_of of the file not known here: 2020-01-01-x-1"
    )
    assert found.tables["sites"].set_index("site_id").loc["my_place", "coordinate_precision"] == "none"
    assert problems(found.tables, tmp_path) == []


def test_our_own_list_does_not_pair_with_itself():
    found = own().duplicates
    assert (found["event_1"] != found["event_2"]).all()


WORDS = st.one_of(st.none(), st.text(max_size=12), st.sampled_from(["Harir; x", "US forces", "Coalition convoy", "=1"]))
PEOPLE = st.one_of(st.none(), st.integers(0, 50))
STRANGE = st.fixed_dictionaries(
    {
        **dict.fromkeys(("place", "notes", "source", "actor1", "actor2", "assoc1", "target_text"), WORDS),
        **dict.fromkeys(
            ("killed_low", "killed_high", "wounded_low", "wounded_high", "killed_us", "wounded_us"), PEOPLE
        ),
        "lat": st.one_of(st.none(), st.floats(-90, 90)),
        "lon": st.one_of(st.none(), st.floats(-180, 180)),
        "point_quality": st.sampled_from(["point", "area", "governorate", "none"]),
        "governorate": st.sampled_from([None, *GOVERNORATES["Iraq"]]),
    }
)


@settings(max_examples=8, deadline=None)
@given(st.lists(STRANGE, max_size=5), st.sampled_from(sorted(RULES)))
def test_whatever_stands_in_the_cells_the_tables_keep_their_layout(rows, format):
    numbered = [event(**cells, event_id=f"E{number}", line=number + 2) for number, cells in enumerate(rows)]
    found = choose(export(*numbered, format=format), RULES[format])
    assert sum(found.decisions.values()) == len(rows)
    for name, table in found.tables.items():
        if name != "sources":  # the project's own but for one row
            assert check_table(table.astype("str").where(table.notna()), SCHEMAS[name])[1] == []
