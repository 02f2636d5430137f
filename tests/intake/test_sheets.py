import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iraq_report.intake.sheets import FORMULA_STARTS, read_sheet, sheet_text, shielded, unshielded, write_sheet


@given(st.text())
def test_no_cell_begins_like_a_formula_and_each_comes_back(text):
    assert not shielded(text).startswith(FORMULA_STARTS)
    assert unshielded(shielded(text)) == text


@given(st.lists(st.tuples(st.text(), st.text(min_size=1).filter(str.strip)), max_size=5))
def test_any_table_of_text_is_read_as_it_was_written(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("sheet") / "sheet.csv"
    table = pd.DataFrame(rows, columns=["first", "second"], dtype="str")
    write_sheet(table, path)
    assert read_sheet(path).to_numpy().tolist() == table.to_numpy().tolist()


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "'=1", "''", "'tis"])
def test_a_cell_that_begins_like_a_formula_is_shielded(text):
    assert unshielded(shielded(text)) == text
    assert not shielded(text).startswith(("=", "+", "-", "@"))


def test_a_day_is_written_without_its_hour_and_a_missing_value_blank():
    table = pd.DataFrame({"a": pd.to_datetime(["2021-06-09", None]), "b": pd.array([1, None], dtype="Int64")})
    assert sheet_text(table) == "a,b\r\n2021-06-09,1\r\n,\r\n"


def test_blank_lines_are_no_rows_and_lines_keep_their_number(tmp_path):
    path = tmp_path / "sheet.csv"
    path.write_text("a,b\n\n1,2\n,,\n3\n", encoding="utf-8")
    table = read_sheet(path)
    assert table.index.to_list() == [3, 5]
    assert table.to_numpy().tolist() == [["1", "2"], ["3", ""]]
