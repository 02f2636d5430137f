"""What the section on Iran's influence can be asked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field, StrictInt, StrictStr

from iraq_report.sections.parameters import Day, SectionParameters


class Parameters(SectionParameters):
    """The shared parameters and the section's own windows and days."""

    windows: ClassVar[tuple[tuple[str, str], ...]] = (
        ("start", "end"),
        ("before_start", "cut_first"),
        ("cut_first", "cut_last"),
        ("cut_last", "after_end"),
        ("detention_start", "detention_end"),
    )

    paid_groups: StrictInt = Field(4, ge=1, description="groups to each of which the monthly payment is said to go")
    cut_first: Day = Field(date(2020, 3, 1), description="first day on which the cut in payments can have begun")
    cut_last: Day = Field(date(2020, 7, 31), description="last day on which it can have begun")
    before_start: Day = Field(date(2020, 1, 1), description="first day of the window before the cut; ends on its eve")
    after_end: Day = Field(date(2021, 8, 31), description="last day of the window after the cut; begins the day after")
    election: Day = Field(date(2021, 6, 18), description="day of the presidential election in Iran")
    compare_days: StrictInt = Field(60, ge=1, description="days before the election, and from it on, to compare")
    detention_start: Day = Field(date(2021, 5, 24), description="first day of the account of Qasim Muslih's detention")
    detention_end: Day = Field(date(2021, 6, 11), description="last day of that account")
    followed_list: StrictStr = Field("fatah", description="electoral list followed over time, a group_id of the groups")
    parliament: StrictInt = Field(329, ge=1, description="seats in Iraq's parliament")
