"""What the contractors section can be asked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, StrictInt, StrictStr

from iraq_report.sections.parameters import Day, SectionParameters


class Parameters(SectionParameters):
    """The shared parameters, the site in question and the section's own windows."""

    windows: ClassVar[tuple[tuple[str, str], ...]] = (
        ("start", "end"),
        ("fuel_start", "fuel_end"),
        ("baseline_start", "baseline_end"),
    )

    site: StrictStr = Field("balad", description="site whose contractors are looked at, a site_id of the sites table")
    moves_start: Day = Field(date(2019, 6, 1), description="first day of the story of departures and returns")
    around_days: StrictInt = Field(
        30, ge=1, description="days before and after a departure in which attacks are counted"
    )
    fuel_start: Day = Field(
        date(2021, 5, 1), description="first day of the window in which fuelled sites are looked at"
    )
    fuel_end: Day = Field(date(2021, 6, 30), description="last day of that window")
    baseline_start: Day = Field(date(2021, 1, 1), description="first day of the window to compare it with")
    baseline_end: Day = Field(date(2021, 4, 30), description="last day of the window to compare it with")
