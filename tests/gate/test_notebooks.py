"""Outputs of executed notebooks as they may go out."""

import nbformat
import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iraq_report.claims.show import Beside, Ledger
from iraq_report.figures.figure import PLOTLY
from iraq_report.gate.gate import Gate, gate_of
from iraq_report.gate.notebooks import pass_notebooks
from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import day, fact
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import RECORD, bullets, join, paragraph, sentence
from tests.restricted import ACLED, ATTACKS, OWN, TABLES
from tests.site.examples import composed, record

GATE = gate_of(TABLES)


def claim(**changes):
    return {
        "id": "AT001", "section": "attacks", "kind": "event", "slip": "", "claim": "It was hit.",
        "verdict": "reproduced", "sentence": "Hit by two rockets.", "ours": "", "difference": "", "sources": [],
        "dates": {"text": ""},
        "rows": [{"table": "attacks", "id": ACLED, "title": "4 March 2021: Invented Field"}], **changes,
    }  # fmt: skip


def notebook(*shown: object) -> nbformat.NotebookNode:
    outputs = []
    for one in shown:
        data, metadata = one._repr_mimebundle_()
        outputs.append(new_output("display_data", data, metadata=metadata))
    return new_notebook(cells=[new_code_cell("show()", outputs=outputs)])


def passed(*shown: object, gate: Gate = GATE) -> list[nbformat.NotebookNode]:
    return pass_notebooks(gate, {"attacks": notebook(*shown)})["attacks"].cells[0].outputs


def text():
    held = {"on": fact, "measure": fact}["measure"]
    rows = ATTACKS.iloc[[0, 2]]
    first = sentence("The first came on {day}.", day=day("a.first", ATTACKS["date"][0], measure=held)).on(ATTACKS[:1])
    counted = sentence("There were {n}.", n=fact("a.count", 2, measure=held, unit="attacks")).on(rows)
    return join(paragraph(first, counted), bullets([first]))


def test_an_open_gate_changes_nothing():
    made = {"attacks": notebook(text())}
    assert pass_notebooks(Gate(TABLES, {}), made)["attacks"] is made["attacks"]


def test_sentences_on_single_rows_and_their_numbers_are_left_out_and_counted():
    (output,) = passed(text())
    shown = output["data"]["text/markdown"]
    assert "March" not in shown
    assert shown.startswith("There were ")
    assert shown.endswith(f"\n\n*Left out: 2 sentences on single events or places. {GATE.reason}*")
    assert output["data"]["text/plain"] == shown
    assert [one["name"] for one in output["metadata"][RECORD]["facts"]] == ["a.count"]
    assert output["metadata"][RECORD]["facts"][0]["tables"] == {"attacks": []}


def test_a_sentence_that_quotes_the_verdict_on_a_single_row_is_left_out():
    quoting = paragraph(sentence('<a href="claims.html#AT001">AT001</a>: It was hit. Hit by two rockets.'))
    outputs = passed(quoting, Ledger([claim()]))
    assert outputs[0]["data"]["text/markdown"].startswith("*Left out: 1 sentence")


@pytest.mark.parametrize("shown", [Ledger([claim()]), Beside([claim()])])
def test_verdicts_are_shown_without_the_rows(shown):
    outputs = passed(Ledger([claim()]), *([shown] if isinstance(shown, Beside) else []))
    assert "Hit by two rockets" not in str(outputs)
    assert ACLED not in str(outputs)
    assert "Decided by single rows." in outputs[-1]["data"]["text/html"]


class Stored:
    """A drawn figure as a notebook stores it."""

    def __init__(self, **changes: object) -> None:
        self.record = record(**changes)

    def _repr_mimebundle_(self):
        return {PLOTLY: composed(), "text/plain": "B has <most>"}, {RECORD: {"figure": self.record}}


def test_a_withheld_figure_leaves_its_sentence_alone():
    withheld, kept = passed(Stored(grain="event", rows_of=["attacks"]), Stored(rows_of=[]))
    assert withheld["data"] == {"text/markdown": GATE.reason}
    assert withheld["metadata"][RECORD]["figure"]["empty"] == GATE.reason
    assert PLOTLY in kept["data"]


def test_a_table_of_withheld_rows_keeps_its_caption_alone():
    rows = pd.DataFrame({"Place": ["Invented Field"]})
    withheld, kept = passed(ShownTable("t", "Attacks & more", rows, ("attacks",)), ShownTable("u", "Words", rows))
    assert withheld["data"] == {"text/markdown": f"Attacks &amp; more. {GATE.reason}"}
    assert "Invented Field" in kept["data"]["text/html"]


def test_what_nobody_says_the_grain_of_is_withheld():
    cell = new_code_cell("rows", outputs=[
        new_output("execute_result", {"text/html": f"<td>{OWN}</td>"}), new_output("stream", text=ACLED),
    ])  # fmt: skip
    outputs = pass_notebooks(GATE, {"attacks": new_notebook(cells=[cell])})["attacks"].cells[0].outputs
    assert outputs[0]["data"] == {"text/markdown": GATE.reason}
    assert outputs[1]["text"] == ""


def test_the_rows_behind_a_number_are_those_of_the_tables():
    assert rows_behind(ATTACKS[:1]).rows == (("attacks", (ACLED,)),)
