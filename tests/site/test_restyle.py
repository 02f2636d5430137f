"""A book in the look of a theme file."""

from dataclasses import replace
from types import SimpleNamespace

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from iraq_report.figures.compose import strip
from iraq_report.figures.figure import PLOTLY
from iraq_report.figures.look import DEFAULT
from iraq_report.figures.text import text_width
from iraq_report.figures.theme import LIGHT, make_theme
from iraq_report.prose.text import RECORD
from iraq_report.site import restyle as module
from iraq_report.site.restyle import restyle
from tests.site.examples import bare, composed, empty, record

RED = replace(
    DEFAULT, light=make_theme("light", {**LIGHT.colours, "rocket": "#AA0000"}), source_form="{source} Chart: us.",
)  # fmt: skip

GERMAN = replace(DEFAULT, name="ours", locale="de")


def notebook() -> nbformat.NotebookNode:
    figures = [
        (record(), {PLOTLY: composed()}),
        (empty().record, {"text/markdown": "No attack."}),
    ]
    outputs = [new_output("display_data", data=data, metadata={RECORD: {"figure": figure}}) for figure, data in figures]
    return new_notebook(cells=[new_code_cell(outputs=[*outputs, new_output("stream", text="said")])])


def test_the_look_of_the_project_changes_nothing():
    given = {"attacks": notebook()}
    assert restyle(given, DEFAULT, {}) == given


def test_colours_and_source_lines_are_those_of_the_theme_and_the_notebook_given_stays():
    given = notebook()
    drawn, none, said = restyle({"attacks": given}, RED, {})["attacks"].cells[0].outputs
    chart = drawn.data[PLOTLY]
    assert chart["data"][0]["marker"]["color"] == "#AA0000"
    texts = {note.get("name"): note["text"] for note in chart["layout"]["annotations"]}
    assert texts["source-line"] == "Source: a table. Chart: us."
    assert drawn.metadata[RECORD]["figure"]["source"] == "Source: a table. Chart: us."
    assert strip(chart)["layout"]["height"] == 400
    assert none.metadata[RECORD]["figure"]["source"] == "Source: a table. Chart: us."
    assert said.text == "said"
    assert given.cells[0].outputs[0].metadata[RECORD]["figure"]["source"] == "Source: a table."


def test_numbers_and_dates_take_the_forms_of_the_locale():
    given = notebook()
    figure = given.cells[0].outputs[0].metadata[RECORD]["figure"]
    figure |= {"title": "1,234 attacks until 9 June 2021", "sentence": "B has 1.5."}
    drawn = restyle({"attacks": given}, GERMAN, {})["attacks"].cells[0].outputs[0]
    shown = drawn.metadata[RECORD]["figure"]
    assert (shown["title"], shown["sentence"]) == ("1.234 attacks until 9. Juni 2021", "B has 1,5.")
    texts = {note.get("name"): note["text"] for note in drawn.data[PLOTLY]["layout"]["annotations"]}
    assert texts["title"] == "<b>1.234 attacks until 9. Juni 2021</b>"


def test_a_chart_is_drawn_anew_by_the_forms_it_is_read_in(monkeypatch):
    def drawn(size):
        return bare(size.width, round(text_width("1 September 2021", 100)))

    monkeypatch.setattr(module, "open_section", lambda *_: None)
    monkeypatch.setattr(module, "figures_of", lambda _: {"attacks-by-site": lambda _: SimpleNamespace(drawn=drawn)})
    parameters = {"attacks": SimpleNamespace(literals=dict)}
    output = restyle({"attacks": notebook()}, GERMAN, parameters)["attacks"].cells[0].outputs[0]
    high = round(text_width("1. September 2021", 100))
    record = output.metadata[RECORD]["figure"]
    assert strip(output.data[PLOTLY])["layout"]["height"] == high
    assert [record[name]["layout"]["height"] for name in ("narrow", "slide")] == [high, high]
