"""Figures of the section on the US posture, in their order of appearance."""

from __future__ import annotations

from iraq_report.figures.figure import Figure
from iraq_report.sections.listed_figures import FigureMakers
from iraq_report.sections.us_posture.figures.levels import aftermath, troops_and_talks, us_figures
from iraq_report.sections.us_posture.figures.presence import foreign_presence
from iraq_report.sections.us_posture.figures.retaliation import (
    attacks_by_day,
    peshmerga_support,
    rates_around_strike,
    weeks,
)
from iraq_report.sections.us_posture.figures.talks import attacks_around_rounds, nato, statements
from iraq_report.sections.us_posture.retaliation_prose import around_of_run
from iraq_report.sections.us_posture.talks import all_rounds, around_rounds
from iraq_report.sections.us_posture.wording import PostureRun


def _around_rounds(run: PostureRun) -> Figure:
    rounds, p = all_rounds(run.tables["dialogue"]), run.parameters
    return attacks_around_rounds(run, around_rounds(run.events, rounds, days=p.compare_days, parameters=p))


FIGURES: FigureMakers = {
    "posture-troops-and-talks": troops_and_talks,
    "posture-foreign-presence": foreign_presence,
    "posture-us-figures": us_figures,
    "posture-retaliation": weeks,
    "posture-retaliation-by-day": attacks_by_day,
    "posture-retaliation-rates": lambda run: rates_around_strike(run, around_of_run(run)),
    "posture-support": peshmerga_support,
    "posture-statements": statements,
    "posture-attacks-around-rounds": _around_rounds,
    "posture-nato": nato,
    "posture-aftermath": aftermath,
}

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
