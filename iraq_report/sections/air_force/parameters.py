"""What the air force section can be asked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, StrictStr

from iraq_report.sections.parameters import Day, SectionParameters


class Parameters(SectionParameters):
    """The shared parameters, the base of the F-16 and the windows in which statements are read."""

    windows: ClassVar[tuple[tuple[str, str], ...]] = (
        ("start", "end"),
        ("readiness_start", "readiness_end"),
        ("sorties_start", "sorties_end"),
        ("fleet_start", "fleet_end"),
        ("war_start", "war_end"),
    )

    site: StrictStr = Field("balad", description="base of the F-16, a site_id of the sites table")
    readiness_start: Day = Field(date(2020, 1, 1), description="first day of the window for statements on readiness")
    readiness_end: Day = Field(date(2021, 8, 31), description="last day of the window for statements on readiness")
    sorties_start: Day = Field(date(2020, 1, 1), description="first day of the window for F-16 sorties by quarter")
    sorties_end: Day = Field(date(2021, 6, 30), description="last day of the window for F-16 sorties by quarter")
    fleet_start: Day = Field(date(2014, 1, 1), description="first day from which counts of aircraft are read")
    fleet_end: Day = Field(date(2021, 12, 31), description="last day to which counts of aircraft are read")
    war_start: Day = Field(date(2014, 6, 1), description="first day of the window for combat sorties of the war")
    war_end: Day = Field(date(2017, 12, 31), description="last day of the window for combat sorties of the war")
    search_start: Day = Field(date(2021, 7, 1), description="first day of the search for new suppliers")
