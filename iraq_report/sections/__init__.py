"""The sections of the book: each a notebook with its parameters, measures, figures and prose.

Five follow the report; `claims` and `forecasts` hold its statements and what it expected, with their verdicts.
"""

from iraq_report.sections.run import Run, open_section

SECTIONS = ("attacks", "contractors", "air_force", "us_posture", "iran_influence", "claims", "forecasts")

__all__ = ["SECTIONS", "Run", "open_section"]
