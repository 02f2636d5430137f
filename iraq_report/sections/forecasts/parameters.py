"""What the page of forecasts can be asked for."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from pydantic import Field

from iraq_report.sections.parameters import Day, SectionParameters


class Parameters(SectionParameters):
    """The shared parameters, the span before the report to compare with, and the day up to which outcomes are read."""

    windows: ClassVar[tuple[tuple[str, str], ...]] = (("start", "end"), ("base_start", "horizon"))

    base_start: Day = Field(date(2020, 1, 1), description="first day of the span before a forecast to compare with")
    horizon: Day = Field(date(2024, 12, 31), description="day up to which outcomes are read")
