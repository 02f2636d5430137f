"""The sections of the book: each a notebook with its parameters, measures, figures and prose."""

from iraq_report.sections.run import Run, open_section

SECTIONS = ("attacks", "contractors", "air_force", "us_posture", "iran_influence")

__all__ = ["SECTIONS", "Run", "open_section"]
