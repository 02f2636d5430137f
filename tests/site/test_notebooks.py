"""Executed notebooks as pages."""

from nbformat import v4

from iraq_report.editions.normalise import INJECTED
from iraq_report.figures.figure import PLOTLY
from iraq_report.prose.text import RECORD
from iraq_report.sections.parameters import SectionParameters, parse
from iraq_report.site.notebooks import as_page, run_box
from iraq_report.site.renderer import PAGE
from tests.site.examples import record


def executed():
    figure = v4.new_output("execute_result", data={PLOTLY: {}}, metadata={RECORD: {"figure": record()}})
    return v4.new_notebook(
        cells=[
            v4.new_markdown_cell("# Title"),
            v4.new_code_cell("start = 1", metadata={"tags": ["parameters"]}),
            v4.new_code_cell("start = 2", metadata={"tags": [INJECTED]}),
            v4.new_code_cell("figure()", outputs=[figure]),
        ]
    )


def page():
    parameters = parse(SectionParameters, {"start": "2021-02-01", "countries": "Iraq,Syria"})
    return as_page(executed(), section="attacks", parameters=parameters, pages={"attacks-by-site": {"pictures": True}})


def test_the_cells_of_parameters_give_way_to_one_box():
    cells = page().cells
    assert [cell.cell_type for cell in cells] == ["markdown", "markdown", "code"]
    assert "| `start` | `2021-02-01` | first day of the period, ISO |" in cells[1].source
    assert "| `countries` | `Iraq, Syria` |" in cells[1].source
    assert "| `governorates` | (empty) |" in cells[1].source


def test_the_box_offers_the_notebook_and_says_how_to_run_it():
    box = run_box("attacks", parse(SectionParameters, {}))
    assert 'href="notebooks/attacks.ipynb" download' in box
    assert "papermill notebooks/attacks.ipynb" in box


def test_code_is_folded_and_figures_learn_what_the_page_knows():
    cell = page().cells[-1]
    assert cell.metadata["tags"] == ["hide-input"]
    assert cell.outputs[0].metadata[RECORD][PAGE] == {"pictures": True}


def test_the_executed_notebook_is_left_as_it_was():
    source = executed()
    as_page(source, section="attacks", parameters=parse(SectionParameters, {}), pages={})
    assert len(source.cells) == 4
    assert "tags" not in source.cells[-1].metadata


def test_a_text_without_a_sentence_leaves_nothing_on_the_page():
    notebook = executed()
    empty = v4.new_output("execute_result", data={"text/markdown": "", "text/plain": ""})
    notebook.cells.append(v4.new_code_cell("nothing()", outputs=[empty]))
    shown = as_page(notebook, section="attacks", parameters=parse(SectionParameters, {}), pages={})
    assert shown.cells[-1].outputs == []
    assert len(shown.cells[-2].outputs) == 1
