"""Figures of the section on Iran's influence, in their order of appearance."""

from iraq_report.sections.iran_influence.figures.money import (
    drones_and_payments,
    payments_per_group,
    payments_together,
    rates_around_cut,
)
from iraq_report.sections.iran_influence.figures.responsibility import (
    around_election,
    by_kind,
    by_label,
    release_timeline,
)
from iraq_report.sections.iran_influence.figures.standing import (
    electricity,
    forces_budget,
    forces_strength,
    scenario_grid,
    seats_won,
    trade,
)

FIGURES = (
    "iran-drones-and-payments",
    "iran-payments-per-group",
    "iran-payments-together",
    "iran-rates-around-cut",
    "iran-pmf-budget",
    "iran-pmf-strength",
    "iran-claims-by-kind",
    "iran-claims-by-label",
    "iran-rates-around-election",
    "iran-muslih-and-qaani",
    "iran-seats",
    "iran-electricity-share",
    "iran-trade",
    "iran-scenarios-grid",
)

__all__ = [
    "FIGURES",
    "around_election",
    "by_kind",
    "by_label",
    "drones_and_payments",
    "electricity",
    "forces_budget",
    "forces_strength",
    "payments_per_group",
    "payments_together",
    "rates_around_cut",
    "release_timeline",
    "scenario_grid",
    "seats_won",
    "trade",
]
