"""Figures of the air force section, in their order of appearance."""

from __future__ import annotations

from iraq_report.sections.air_force.common import AirForceRun
from iraq_report.sections.air_force.figures.dependence import war_by_origin, war_by_type, war_per_airframe
from iraq_report.sections.air_force.figures.fleet import (
    fighters_by_source,
    fleet_by_report,
    fleet_by_sources,
    new_suppliers,
    orders,
)
from iraq_report.sections.air_force.figures.grounding import sorties_and_contractors, training_share
from iraq_report.sections.air_force.figures.readiness import able_fighters, share_of_all, share_of_fighters
from iraq_report.sections.air_force.figures.statements import other_types, said_of_fighters
from iraq_report.sections.air_force.sorties import War, war_sorties
from iraq_report.sections.listed_figures import FigureMakers


def _war(run: AirForceRun) -> War:
    tables, p = run.tables, run.parameters
    return war_sorties(tables["sorties"], tables["fleet"], start=p.war_start, end=p.war_end)


FIGURES: FigureMakers = {
    "air-force-f16-said": said_of_fighters,
    "air-force-f16-sorties": sorties_and_contractors,
    "air-force-f16-training": training_share,
    "air-force-f16-able": able_fighters,
    "air-force-f16-share": share_of_fighters,
    "air-force-share-of-all": share_of_all,
    "air-force-fleet-report": fleet_by_report,
    "air-force-f16-count": fighters_by_source,
    "air-force-fleet-sources": fleet_by_sources,
    "air-force-orders": orders,
    "air-force-war-types": lambda run: war_by_type(run, _war(run)),
    "air-force-war-origin": lambda run: war_by_origin(run, _war(run)),
    "air-force-war-per-airframe": lambda run: war_per_airframe(run, _war(run)),
    "air-force-other-types": other_types,
    "air-force-new-suppliers": new_suppliers,
}

__all__ = [
    "FIGURES",
    "able_fighters",
    "fighters_by_source",
    "fleet_by_report",
    "fleet_by_sources",
    "new_suppliers",
    "orders",
    "other_types",
    "said_of_fighters",
    "share_of_all",
    "share_of_fighters",
    "sorties_and_contractors",
    "training_share",
    "war_by_origin",
    "war_by_type",
    "war_per_airframe",
]
