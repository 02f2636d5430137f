"""Notebooks executed in this process, each once a worker: that kernels find the same is tested."""

import functools

import pytest

from tests.notebooks.read import run_here


@functools.cache
def _executed(section, given):
    return run_here(section, dict(given))


@pytest.fixture(scope="session")
def executed():
    """`executed("attacks", start="2021-01-01")`: the notebook after its run."""
    return lambda section, **given: _executed(section, tuple(given.items()))
