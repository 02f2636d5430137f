"""What the section on the US posture can be asked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, StrictInt

from iraq_report.sections.parameters import Day, SectionParameters


class Parameters(SectionParameters):
    """The shared parameters and the section's own windows."""

    windows: ClassVar[tuple[tuple[str, str], ...]] = (
        ("start", "end"),
        ("presence_start", "presence_end"),
        ("talks_start", "talks_end"),
        ("statements_start", "statements_end"),
        ("retaliation_start", "retaliation_end"),
        ("strike_report", "strike_local"),
        ("revenge_start", "revenge_end"),
        ("aftermath_start", "aftermath_end"),
    )

    presence_start: Day = Field(date(2021, 1, 1), description="first day of the figures for the foreign presence")
    presence_end: Day = Field(date(2021, 8, 31), description="last day of the figures for the foreign presence")
    talks_start: Day = Field(date(2020, 1, 1), description="first day of troops and talks")
    talks_end: Day = Field(date(2021, 12, 31), description="last day of troops and talks")
    statements_start: Day = Field(date(2021, 3, 1), description="first day of the statements shown")
    statements_end: Day = Field(date(2021, 12, 31), description="last day of the statements shown")
    strike_report: Day = Field(date(2021, 6, 27), description="day of the US strikes as the report has it")
    strike_local: Day = Field(date(2021, 6, 28), description="day of the same strikes by local time")
    retaliation_start: Day = Field(date(2021, 6, 24), description="first day of the weeks around the strikes")
    retaliation_end: Day = Field(date(2021, 7, 20), description="last day of the weeks around the strikes")
    revenge_start: Day = Field(date(2021, 7, 5), description="first day of the attacks that the report sees as revenge")
    revenge_end: Day = Field(date(2021, 7, 8), description="last day of those attacks")
    compare_days: StrictInt = Field(14, ge=1, description="days before and after strikes and rounds to compare")
    aftermath_start: Day = Field(date(2021, 7, 26), description="first day of what became of the combat mission")
    aftermath_end: Day = Field(date(2024, 12, 31), description="last day of what became of the combat mission")
