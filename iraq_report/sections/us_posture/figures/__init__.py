"""Figures of the section on the US posture, in their order of appearance."""

from iraq_report.sections.us_posture.figures.levels import aftermath, foreign_presence, troops_and_talks, us_figures
from iraq_report.sections.us_posture.figures.retaliation import (
    attacks_by_day,
    peshmerga_support,
    rates_around_strike,
    weeks,
)
from iraq_report.sections.us_posture.figures.talks import attacks_around_rounds, nato, statements

FIGURES = (
    "posture-troops-and-talks",
    "posture-foreign-presence",
    "posture-us-figures",
    "posture-retaliation",
    "posture-retaliation-by-day",
    "posture-retaliation-rates",
    "posture-support",
    "posture-statements",
    "posture-attacks-around-rounds",
    "posture-nato",
    "posture-aftermath",
)

__all__ = [
    "FIGURES",
    "aftermath",
    "attacks_around_rounds",
    "attacks_by_day",
    "foreign_presence",
    "nato",
    "peshmerga_support",
    "rates_around_strike",
    "statements",
    "troops_and_talks",
    "us_figures",
    "weeks",
]
