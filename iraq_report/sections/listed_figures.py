"""The figures that a section lists: by id, the function that makes one of a run, in their order of appearance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from iraq_report.figures.figure import Figure
from iraq_report.sections.run import AnyRun

FigureMakers = Mapping[str, Callable[[AnyRun], Figure]]


def figures_of(section: str) -> FigureMakers:
    """The figures of a section, by the section's name: each is drawn or declared empty in every run."""
    makers: FigureMakers = import_module(f"iraq_report.sections.{section}.figures").FIGURES
    return makers
