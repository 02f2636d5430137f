"""Executed notebooks, each once a session: with its defaults in a kernel, with other parameters in this process."""

import functools

import pytest

from iraq_report.editions.execute import execute_notebook
from iraq_report.paths import NOTEBOOKS
from tests.notebooks.read import run_here


@functools.cache
def _executed(section, given):
    return run_here(section, dict(given)) if given else execute_notebook(NOTEBOOKS / f"{section}.ipynb", {})


@pytest.fixture(scope="session")
def executed():
    """`executed("attacks", start="2021-01-01")`: the notebook after its run."""
    return lambda section, **given: _executed(section, tuple(given.items()))
