"""Every notebook runs with its defaults, on another period and on an empty one, and follows its parameters."""

import csv
import json
import re
import subprocess
import sys

import nbformat
import pytest

from iraq_report.editions.collect import collect_facts
from iraq_report.editions.execute import execute_notebook
from iraq_report.errors import ReportError
from iraq_report.paths import DATA, NOTEBOOKS, ROOT
from iraq_report.sections import SECTIONS
from iraq_report.sections.catalogue import measures
from iraq_report.sections.listed_figures import figures_of
from tests.notebooks.read import fact_records, facts, figures, run_here, text

# By module, so that the tests of one run of a section follow each other and share it.
each_section = pytest.mark.parametrize("section", SECTIONS, scope="module")
HALF_YEAR = {"start": "2021-01-01", "end": "2021-06-30"}
LATER = {"start": "2023-10-17", "end": "2024-12-31", "countries": "Iraq,Syria,Jordan"}
EMPTY = {"start": "1990-01-01", "end": "1990-12-31"}


def declared(section):
    return list(figures_of(section))


def says_none(notebook):
    """Values in text, titles and sentences that are none: a reader should never see one."""
    figures_say = [[f["title"], f["subtitle"], f["sentence"]] for f in figures(notebook).values()]
    return re.findall(r"\b(?:nan|NaT|None|<NA>|inf)\b", text(notebook) + json.dumps(figures_say))


@each_section
def test_with_defaults_every_figure_is_drawn_in_the_declared_order_and_every_number_names_its_measure(
    executed, section
):
    notebook = executed(section)
    found = figures(notebook)
    assert list(found) == declared(section)
    assert [id for id, figure in found.items() if figure["empty"]] == []
    known = {measure.name for measure in measures()}
    said = {fact["measure"] for fact in fact_records(notebook)}
    assert said
    assert said <= known
    assert not says_none(notebook)


@each_section
def test_the_kernels_that_made_the_book_found_what_a_run_in_this_process_finds(executed, section, site):
    told = {kind: json.loads((site / "2021" / f"{kind}.json").read_text("utf-8")) for kind in ("facts", "figures")}
    here = executed(section)
    assert collect_facts({section: here}) == {
        name: fact for name, fact in told["facts"].items() if fact["section"] == section
    }
    said = ("id", "title", "sentence", "source")
    assert [[figure[part] for part in said] for figure in figures(here).values()] == [
        [figure[part] for part in said] for figure in told["figures"] if figure["section"] == section
    ]


@pytest.mark.parametrize("given", [HALF_YEAR, LATER, EMPTY], ids=["half-year", "later", "empty"])
@each_section
def test_with_another_period_every_figure_is_drawn_or_says_why_not_and_no_value_is_none(executed, section, given):
    notebook = executed(section, **given)
    found = figures(notebook)
    assert list(found) == declared(section)
    assert all(figure["narrow"] is not None or figure["empty"].endswith(".") for figure in found.values())
    assert not says_none(notebook)


def test_an_empty_period_says_that_nothing_was_found(executed):
    notebook = executed("attacks", **EMPTY)
    assert "hold no attack on the US presence from 1 January 1990 to 31 December 1990" in text(notebook)
    assert "attacks.total" not in facts(notebook)


def counted_by_hand(**wanted):
    """Militia attacks of a CSV file counted with nothing but the csv module."""
    with (DATA / "attacks.csv").open(encoding="utf-8", newline="") as file:
        rows = [
            row
            for row in csv.DictReader(file)
            if row["side"] == "militia_on_us"
            and row["country"] == "Iraq"
            and not row["duplicate_of"]
            and HALF_YEAR["start"] <= row["date"] <= HALF_YEAR["end"]
        ]
    return sum(all(row[name] == value for name, value in wanted.items()) for row in rows)


@pytest.mark.kernel
def test_papermill_alone_runs_a_period_and_its_numbers_are_those_of_the_table(tmp_path):
    out = tmp_path / "out.ipynb"
    period = ["-p", "start", HALF_YEAR["start"], "-p", "end", HALF_YEAR["end"]]
    command = [sys.executable, "-m", "papermill", "notebooks/attacks.ipynb", str(out), *period, "--no-progress-bar"]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    values = facts(nbformat.read(out, 4))
    assert values["attacks.total"] == counted_by_hand() > 0
    for column in ("weapon", "target_type", "confidence"):
        said = {name.split(".")[-1]: value for name, value in values.items() if name.startswith(f"attacks.{column}.")}
        assert sum(said.values()) == counted_by_hand()
        assert said == {word: counted_by_hand(**{column: word}) for word in said}


@pytest.mark.kernel
def test_a_notebook_runs_in_its_own_folder_as_in_the_lab(tmp_path):
    out = tmp_path / "out.ipynb"
    command = [sys.executable, "-m", "papermill", "forecasts.ipynb", str(out), "--no-progress-bar"]
    subprocess.run(command, cwd=NOTEBOOKS, check=True, capture_output=True)
    assert facts(nbformat.read(out, 4))["forecasts.total"] > 0


@pytest.mark.kernel
def test_papermill_alone_refuses_a_parameter_in_the_first_cell_with_one_sentence():
    with pytest.raises(ReportError) as caught:
        execute_notebook(NOTEBOOKS / "attacks.ipynb", {"strat": "2021-01-01"})
    assert "E-PARAM-NAME: there is no parameter 'strat'; did you mean 'start'?" in str(caught.value)
    assert "attacks: cell 3" in str(caught.value)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        ({"strat": "2021-01-01"}, "E-PARAM-NAME: there is no parameter 'strat'; did you mean 'start'?"),
        ({"compare_days": "many"}, "E-PARAM-TYPE: compare_days: found 'many', expected a valid integer"),
        ({"start": "2021-02-30"}, "E-PARAM-DATE: start: found '2021-02-30', expected a date written like 2021-06-09"),
        (
            {"start": "2022-01-01"},
            "E-PARAM-ORDER: start is 2022-01-01 and end is 2021-08-31; start must not come after end",
        ),
        ({"governorates": "Anbarr"}, "did you mean 'Anbar'?"),
    ],
)
def test_the_notebook_itself_refuses_a_parameter_with_one_sentence(given, sentence):
    with pytest.raises(ReportError) as caught:
        run_here("attacks", given)
    assert sentence in str(caught.value)
