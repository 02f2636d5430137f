"""Figures of the air force section, in their order of appearance."""

from iraq_report.sections.air_force.figures.dependence import war_by_origin, war_by_type, war_per_airframe
from iraq_report.sections.air_force.figures.fleet import (
    fighters_by_source,
    fleet_by_report,
    fleet_by_sources,
    new_suppliers,
    orders,
)
from iraq_report.sections.air_force.figures.grounding import (
    other_types,
    said_of_fighters,
    sorties_and_contractors,
    training_share,
)
from iraq_report.sections.air_force.figures.readiness import able_fighters, share_of_all, share_of_fighters

FIGURES = (
    "air-force-f16-said",
    "air-force-f16-sorties",
    "air-force-f16-training",
    "air-force-f16-able",
    "air-force-f16-share",
    "air-force-share-of-all",
    "air-force-fleet-report",
    "air-force-f16-count",
    "air-force-fleet-sources",
    "air-force-orders",
    "air-force-war-types",
    "air-force-war-origin",
    "air-force-war-per-airframe",
    "air-force-other-types",
    "air-force-new-suppliers",
)

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
