"""The CSV of a figure, read back as a program and as a spreadsheet reads it."""

import csv
import io
import json

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.exports.data import BOM, meta_json, table_csv
from iraq_report.exports.locale import read_locale
from tests.site.examples import record

STARTS = ("=", "+", "-", "@", "\t", "\r")


def table(*rows, columns=("Name", "Value")):
    return {"columns": list(columns), "data": [list(row) for row in rows]}


def read_back(text, delimiter=","):
    return list(csv.reader(io.StringIO(text.removeprefix(BOM), newline=""), delimiter=delimiter))


def test_the_first_row_names_the_columns_and_a_blank_is_unknown():
    text = table_csv(table(["السليمانية", 5], ["Erbil, city", None]))
    assert text == f'{BOM}Name,Value\r\nالسليمانية,5\r\n"Erbil, city",\r\n'


def test_days_are_iso_dates_and_numbers_stay_numbers():
    text = table_csv(table(["2021-06-09T00:00:00", -2.5], ["2021-06-09T12:30:00", -3], ["x", 835.0], ["y", 0.1 + 0.2]))
    assert read_back(text)[1:] == [
        ["2021-06-09", "-2.5"], ["2021-06-09T12:30:00", "-3"], ["x", "835"], ["y", "0.3"],
    ]  # fmt: skip


def test_truth_is_written_as_a_spreadsheet_has_it():
    assert read_back(table_csv(table([True, False])))[1] == ["TRUE", "FALSE"]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "-x", "@sum", "\t=1", "\rx", " =1", "\u00a0@x", "＝1", "-5 to 3"])
def test_a_text_that_a_spreadsheet_would_run_is_put_behind_an_apostrophe(text):
    assert read_back(table_csv(table([text, 1], columns=(text, "b")))) == [[f"'{text}", "b"], [f"'{text}", "1"]]


@pytest.mark.parametrize("text", ["-5", "+3", "-2.5", "5-3", "a=b", "−5", "'quoted'"])
def test_a_text_that_is_a_number_or_harmless_stays(text):
    assert read_back(table_csv(table([text, 1])))[1][0] == text


@given(st.lists(st.tuples(st.text(), st.one_of(st.none(), st.integers(), st.text())), max_size=5))
def test_no_cell_of_a_strangers_table_begins_a_formula_and_none_is_lost(rows):
    cells = read_back(table_csv(table(*rows)))
    assert len(cells) == len(rows) + 1
    for row, read in zip(rows, cells[1:], strict=True):
        for held, cell in zip(row, read, strict=True):
            assert cell in (str("" if held is None else held), f"'{held}")
            assert not cell.lstrip().startswith(STARTS) or cell.strip("+-").replace(".", "").isdigit()


def test_the_sources_of_each_row_stand_in_the_last_column():
    text = table_csv(table(["a", 1], ["b", 2]), row_sources=[["x", "y"], []])
    assert read_back(text) == [["Name", "Value", "Source ids"], ["a", "1", "x;y"], ["b", "2", ""]]


def test_a_locale_with_a_decimal_comma_gets_semicolons():
    text = table_csv(table(["2021-06-09T00:00:00", 2.5], ["a;b", 1000]), read_locale("de"))
    assert read_back(text, ";")[1:] == [["2021-06-09", "2,5"], ["a;b", "1000"]]
    assert read_back(table_csv(table(["a", 2.5]), read_locale("en-US")))[1] == ["a", "2.5"]


def test_pandas_reads_the_table_back_as_it_was(tmp_path):
    held = pd.DataFrame({"Day": pd.to_datetime(["2021-06-09", None]), "n": [-1.5, 2.25], "who": ["=x", "ب"]})
    split = json.loads(held.to_json(orient="split", index=False, date_format="iso", date_unit="s"))
    path = tmp_path / "x.csv"
    path.write_text(table_csv(split), encoding="utf-8", newline="")
    back = pd.read_csv(path, parse_dates=["Day"])
    back["who"] = back["who"].str.removeprefix("'")
    pd.testing.assert_frame_equal(back, held, check_dtype=False)


def test_the_sidecar_says_what_the_files_cannot():
    held = json.loads(meta_json(record(), section="attacks", licence="CC BY 4.0", citation={"plain": "The makers."}))
    assert held["section"] == "attacks"
    assert held["source"] == "Source: a table."
    assert held["description"] == "B has five. Data: 2 rows."
    assert (held["method"], held["units"]) == ("Attacks at the site.", {"attacks": "attacks"})
    assert (held["sources"], held["row_sources"]) == (["a", "b"], [["a", "b"], []])
    assert not {"narrow", "slide", "empty"} & set(held)
