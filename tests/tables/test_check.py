from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iraq_report.paths import DATA
from iraq_report.tables.check import check_folder, check_table
from iraq_report.tables.problems import Problem
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.text import scan


def sentences(folder: Path) -> list[str]:
    return [problem.sentence for problem in check_folder(folder)]


def test_sound_tables_have_no_problem(small):
    assert check_folder(small) == []


def test_the_tables_of_the_project_have_no_problem():
    assert sentences(DATA) == []


# What is put into a sound table, and the sentence that must come of it. The second event stands on line 4,
# since the note of the first holds a line break.
FAULTS = {
    "misspelt word": (
        "erbil,drone",
        "erbil,drnoe",
        "events.csv, line 4, weapon: found 'drnoe', expected one of rocket, drone, ied, mortar, "
        "ballistic_missile, guided_missile, airstrike, small_arms, unknown; did you mean 'drone'?",
    ),
    "misspelt word of a list": (
        "smoke;fire",
        "smoke;fier",
        "events.csv, line 2, seen: found 'fier', expected one of smoke, fire; did you mean 'fire'?",
    ),
    "day that is none": (
        "2021-08-02",
        "2021-02-30",
        "events.csv, line 5, date: found '2021-02-30', expected a day such as 2021-06-09",
    ),
    "day in another form": (
        "2021-08-02",
        "02.08.2021",
        "events.csv, line 5, date: found '02.08.2021', expected a day such as 2021-06-09",
    ),
    "day of another century": (
        "2021-06-09",
        "1021-06-09",
        "events.csv, line 2, date: found '1021-06-09', expected a day from 1950-01-01 to 2099-12-31",
    ),
    "word for a number": (
        "drone,30",
        "drone,thirty",
        "events.csv, line 4, killed_low: found 'thirty', expected a whole number such as 12",
    ),
    "fraction of a person": (
        "drone,30",
        "drone,30.5",
        "events.csv, line 4, killed_low: found '30.5', expected a whole number such as 12",
    ),
    "decimal comma": (
        "0,0,12.5",
        '0,0,"12,5"',
        "events.csv, line 2, share: found '12,5', expected a number such as 12 or 12.5",
    ),
    "number above its bound": (
        ",100,",
        ",101,",
        "events.csv, line 5, share: found '101.0', expected at most 100",
    ),
    "number below its bound": (
        "0,0,12.5",
        "-1,0,12.5",
        "events.csv, line 2, killed_low: found '-1', expected at least 0",
    ),
    "low above high": (
        "0,0,12.5",
        "2,1,12.5",
        "events.csv, line 2, killed_high: found '1', expected at least 2, the value of killed_low",
    ),
    "required cell blank": (
        "month,2021-07-31,erbil",
        "month,2021-07-31,",
        "events.csv, line 4, place_id: is blank; a value is required",
    ),
    "key given twice": (
        "E03",
        "E01",
        "events.csv, line 5, event_id: found 'E01' a second time; it stands on line 2 already",
    ),
    "key of another form": (
        "E03",
        "X3",
        r"events.csv, line 5, event_id: found 'X3', expected an id of the form ^E\d{2}$",
    ),
    "key to nowhere": (
        "31,erbil",
        "31,erbli",
        "events.csv, line 4, place_id: found 'erbli', which is not in places.csv, column place_id; "
        "did you mean 'erbil'?",
    ),
    "key to nowhere in a list": (
        "balad;erbil",
        "balad;irbil",
        "events.csv, line 5, also_ids: found 'irbil', which is not in places.csv, column place_id; "
        "did you mean 'erbil'?",
    ),
    "day with an end": (
        "day,,",
        "day,2021-06-10,",
        "events.csv, line 2, date_end: found '2021-06-10', expected a blank, since date_precision is day",
    ),
    "range without an end": (
        "2021-08-04",
        "",
        "events.csv, line 5, date_end: is blank; expected the last possible day, since date_precision is range",
    ),
    "end before the beginning": (
        "2021-08-04",
        "2021-08-01",
        "events.csv, line 5, date_end: found '2021-08-01', expected no day before 2021-08-02, the value of date",
    ),
    "month that starts on its second day": (
        "2021-07-01",
        "2021-07-02",
        "events.csv, line 4, date: found '2021-07-02', expected the first day of a month",
    ),
    "month that ends early": (
        "2021-07-31",
        "2021-07-30",
        "events.csv, line 4, date_end: found '2021-07-30', expected 2021-07-31, the last day of the month",
    ),
    "place in another country": (
        "33.94,44.36",
        "44.36,33.94",
        "places.csv, line 2, lat: found '44.36', expected 29.0 to 37.5 for Iraq",
    ),
    "governorate of another country": (
        "Iraq,Erbil",
        "Iraq,Homs",
        "places.csv, line 3, governorate: found 'Homs', which is not in Iraq",
    ),
    "cell too many": (
        "erbil,drone",
        "erbil,,drone",
        "events.csv, line 4: found 13 cells, expected 12 as in the header; quote cells that hold commas",
    ),
    "column misspelt": (
        "event_id",
        "evnet_id",
        "events.csv, line 1, event_id: this column is missing",
    ),
}


@pytest.mark.parametrize(("old", "new", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_in_a_plain_sentence(spoil, old, new, sentence):
    assert sentence in sentences(spoil(old, new))


def test_a_sound_cell_is_blamed_for_nothing(spoil):
    assert len(check_folder(spoil("erbil,drone", "erbil,drnoe"))) == 1
    assert len(check_folder(spoil("2021-08-02", "2021-02-30"))) == 2


def test_all_faults_are_told_at_once(spoil):
    spoil("erbil,drone", "erbil,drnoe")
    spoil("2021-08-02", "soon")
    spoil("Iraq,Erbil", "Irak,Erbil")
    assert [(p.table, p.row, p.column, p.value) for p in check_folder(spoil("12.5", "much"))] == [
        ("events", 2, "share", "much"),
        ("events", 4, "weapon", "drnoe"),
        ("events", 5, "date", "soon"),
        ("places", 3, "country", "Irak"),
    ]


def test_columns_missing_misnamed_or_out_of_order_are_told(small):
    (small / "places.csv").write_text("country,place_id,governorate,latt,lon\nIraq,balad,,33.9,44.4\n")
    assert [s for s in sentences(small) if s.startswith("places")] == [
        "places.csv, line 1, lat: this column is missing",
        "places.csv, line 1: found a column 'latt', which the table does not have; did you mean 'lat'?",
        "places.csv, line 1: expected the columns in the order place_id, country, governorate, lat, lon",
    ]


def test_a_row_that_repeats_another_is_told(small):
    path = small / "places.csv"
    path.write_text(path.read_text() + "arbil,Iraq,Erbil,36.24,43.96\n")
    assert sentences(small) == [
        "places.csv, line 4: repeats line 3 in all but its key; remove it or say what tells the two apart"
    ]


def test_a_file_that_is_no_table_of_text_is_told(small):
    (small / "places.csv").write_bytes("place_id\nقضاء".encode("cp1256"))
    (small / "events.csv").write_bytes(b"")
    told = sentences(small)
    assert "places.csv: is not UTF-8 text (byte 10); save it as CSV UTF-8" in told
    assert "events.csv: is empty; expected a header line" in told


def test_a_misspelt_file_name_is_told(small):
    (small / "event.csv").write_text("a\n1\n")
    assert sentences(small) == ["event.csv: is not the name of a table; did you mean 'events'?"]


def test_keys_are_looked_up_in_the_projects_tables_where_the_folder_has_none(tmp_path):
    name = next(name for name in SCHEMAS if name != "sources")
    (tmp_path / f"{name}.csv").write_bytes((DATA / f"{name}.csv").read_bytes())
    assert check_folder(tmp_path) == []


def test_a_long_value_is_shortened_in_its_sentence(spoil):
    (sentence,) = sentences(spoil("erbil,drone", "erbil," + "x" * 500))
    assert len(sentence) < 250


CELLS = st.text(max_size=12) | st.sampled_from(
    [
        "",
        "2021-06-09",
        "2021-02-31",
        "9999-12-31",
        "day",
        "month",
        "E01",
        "1e9",
        "-5",
        "9" * 30,
        "a;b",
        "balad",
        "\n",
    ]
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.lists(CELLS, min_size=12, max_size=12), max_size=4))
def test_any_text_in_the_cells_gives_problems_and_never_an_error(small, rows):
    header = list(SCHEMAS["events"].columns)
    lines = [",".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in [header, *rows]]
    (small / "events.csv").write_text("\n".join(lines), encoding="utf-8", errors="ignore")
    assert all(isinstance(problem, Problem) and problem.sentence for problem in check_folder(small))


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "ignore")))
def test_any_bytes_give_problems_and_never_an_error(small, content):
    (small / "events.csv").write_bytes(content)
    assert all(isinstance(problem, Problem) for problem in check_folder(small))


def test_every_fault_of_a_large_table_is_told(small):
    rows = [f"P{i},2021-06-09,day,,balad,rocket,0,0,1,smoke,erbil,note {i}" for i in range(50_000)]
    header = ",".join(SCHEMAS["events"].columns)
    (small / "events.csv").write_text("\n".join([header, *rows]))
    text, _ = scan(small / "events.csv")
    _, problems = check_table(text, SCHEMAS["events"])
    assert len(problems) == 50_000  # every key is of another form than the schema asks
