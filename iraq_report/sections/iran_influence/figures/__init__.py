"""Figures of the section on Iran's influence, in their order of appearance."""

from __future__ import annotations

import pandas as pd

from iraq_report.sections.iran_influence import drones
from iraq_report.sections.iran_influence.common import IranRun
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
from iraq_report.sections.iran_influence.payments import monthly_payments
from iraq_report.sections.listed_figures import FigureMakers


def _payments(run: IranRun) -> pd.DataFrame:
    return monthly_payments(run.tables["iran_indicators"], groups=run.parameters.paid_groups)


FIGURES: FigureMakers = {
    "iran-drones-and-payments": drones_and_payments,
    "iran-payments-per-group": lambda run: payments_per_group(run, _payments(run)),
    "iran-payments-together": lambda run: payments_together(run, _payments(run)),
    "iran-rates-around-cut": lambda run: rates_around_cut(run, drones.around_cut(run.events, run.parameters)),
    "iran-pmf-budget": forces_budget,
    "iran-pmf-strength": forces_strength,
    "iran-claims-by-kind": by_kind,
    "iran-claims-by-label": by_label,
    "iran-rates-around-election": lambda run: around_election(run, drones.around_election(run.events, run.parameters)),
    "iran-muslih-and-qaani": release_timeline,
    "iran-seats": seats_won,
    "iran-electricity-share": electricity,
    "iran-trade": trade,
    "iran-scenarios-grid": scenario_grid,
}

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
