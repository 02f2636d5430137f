"""What the attacks section can be asked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, StrictInt

from iraq_report.sections.parameters import Day, SectionParameters


class Parameters(SectionParameters):
    """The shared parameters and the section's own windows."""

    windows: ClassVar[tuple[tuple[str, str], ...]] = (
        ("start", "end"),
        ("earlier_start", "earlier_end"),
        ("recent_start", "recent_end"),
        ("arrest", "release_report"),
        ("arrest", "release_sources"),
    )

    earlier_start: Day = Field(date(2020, 1, 1), description="first day of the earlier window of the overlap question")
    earlier_end: Day = Field(date(2021, 4, 30), description="last day of the earlier window")
    recent_start: Day = Field(date(2021, 5, 1), description="first day of the recent window of the overlap question")
    recent_end: Day = Field(date(2021, 6, 30), description="last day of the recent window")
    arrest: Day = Field(date(2021, 5, 26), description="day of Qasim Muslih's arrest")
    release_report: Day = Field(date(2021, 6, 8), description="day of his release as the report has it")
    release_sources: Day = Field(date(2021, 6, 9), description="day of his release as the sources have it")
    compare_days: StrictInt = Field(
        60, ge=1, description="days before the arrest and after the release to compare with"
    )
    follow_days: StrictInt = Field(14, ge=1, description="days after a US strike in which attacks are counted")
