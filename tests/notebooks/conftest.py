"""Executed notebooks, each run once a session however many tests look at it."""

import functools

import pytest

from iraq_report.editions.execute import execute_notebook
from iraq_report.paths import NOTEBOOKS


@functools.cache
def _executed(section, given):
    return execute_notebook(NOTEBOOKS / f"{section}.ipynb", dict(given))


@pytest.fixture(scope="session")
def executed():
    """`executed("attacks", start="2021-01-01")`: the notebook after its run."""
    return lambda section, **given: _executed(section, tuple(given.items()))
