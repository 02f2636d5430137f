"""What a figure must tell of its numbers: without it there is no figure."""

from dataclasses import replace

import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.figures.figure import empty_figure, figure
from iraq_report.figures.source import SourceLine
from tests.figures.chart_examples import EXAMPLES

TABLE = pd.DataFrame({"Who": ["a", "b"], "Killed": [1, None], "Share": [0.5, 1], "Known": [True, False]})


def made(**changes):
    words = {
        "id": "x", "title": "T", "subtitle": "", "sentence": "It shows it.", "table": TABLE, "grain": "aggregate",
        "source": SourceLine("Source: made up.", sources=("r1", "r2")), "method": "Counted.",
        "draw": EXAMPLES["columns"],
        "units": {"Killed": "people", "Share": "1 is all", "Nothing": "x"}, "row_sources": ["r2;r3", None], **changes,
    }  # fmt: skip
    return figure(**words)


def test_a_record_has_method_units_and_the_sources_of_its_line_and_of_its_rows():
    record = made().record()
    assert (record["method"], record["units"]) == ("Counted.", {"Killed": "people", "Share": "1 is all"})
    assert (record["row_sources"], record["sources"]) == ([["r2", "r3"], []], ["r1", "r2", "r3"])
    assert made(units="x", row_sources=made().row_sources).record()["row_sources"] == record["row_sources"]


def test_one_unit_is_of_all_columns_of_numbers_and_a_text_may_have_one():
    assert made(units="people").units == {"Killed": "people", "Share": "people"}
    assert made(units={"Who": "names", "Killed": "people", "Share": "x"}).units["Who"] == "names"


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"method": " "}, "the figure x does not tell how its numbers are computed; say so in `method`"),
        ({"source": "Source: made up."}, "the figure x does not tell what it rests on; make `source` with "),
        ({"source": SourceLine(" ")}, "the figure x does not tell what it rests on; make `source` with "),
        ({"units": {"Killed": "people"}}, "the figure x does not tell the unit of its column 'Share'; name it in "),
        ({"units": ""}, "the figure x does not tell the unit of its column 'Killed'; name it in "),
        ({"row_sources": ["r1"]}, "the figure x does not tell the sources of each row, but 1 for 2 rows; give "),
    ],
)  # fmt: skip
def test_a_drawn_figure_that_tells_less_is_an_error(changes, sentence):
    with pytest.raises(ReportError) as raised:
        made(**changes)
    assert raised.value.code == "E-FIGURE-UNTOLD"
    assert raised.value.sentence.startswith(sentence)


def test_a_source_line_that_was_made_anew_as_a_text_is_an_error_too():
    drawn = made()
    with pytest.raises(ReportError, match="E-FIGURE-UNTOLD"):
        replace(drawn, source=f"{drawn.source} Chart: us.")


def test_an_empty_figure_has_no_numbers_to_tell_of():
    assert empty_figure(id="x", title="T", reason="Nothing.", source="").record()["row_sources"] == []
