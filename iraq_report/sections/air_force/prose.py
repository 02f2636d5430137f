"""What the air force section found, in a few sentences: each is printed only when the tables bear it out."""

from __future__ import annotations

from iraq_report.prose.facts import fact, share
from iraq_report.prose.text import Sentence, Text, bullets, listed, plural, sentence
from iraq_report.sections.air_force.common import AirForceRun, site_name
from iraq_report.sections.air_force.fleet import (
    fighter_counts,
    fleet_bounds,
    report_split,
)
from iraq_report.sections.air_force.readiness import fighter_shares
from iraq_report.sections.air_force.sorties import (
    attacks_at,
    quarterly,
)
from iraq_report.sections.selection import lacking


def found(run: AirForceRun) -> Text:
    """What the section found, in a few sentences."""
    return bullets([_found_fit(run), _found_flown(run), _found_fleet(run), _found_attacks(run)])


def _found_fit(run: AirForceRun) -> Sentence | None:
    p, tables = run.parameters, run.tables
    sizes = fleet_bounds(fighter_counts(tables["fleet"], start=p.fleet_start, end=p.fleet_end))
    table = fighter_shares(tables["readiness"], sizes, start=p.readiness_start, end=p.readiness_end)
    if len(table) < 2:
        return None
    high = float(table[["low", "high"]].max().max())
    return sentence(
        "{n} statements on how many F-16s could be used come to between {low} and {high} of the fleet{alike}.",
        n=fact("air_force.found.statements", len(table), measure=fighter_shares, rows=len(table)),
        alike="; not all of them count the same thing" if table["metric"].nunique() > 1 else "",
        low=share("air_force.found.share_low", float(table["low"].min()) / 100, measure=fighter_shares),
        high=share("air_force.found.share_high", high / 100, measure=fighter_shares),
    )


def _found_flown(run: AirForceRun) -> Sentence | None:
    p = run.parameters
    table = quarterly(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end).dropna(subset=["other"])
    if table.empty or not int(table["total"].sum()):
        return None
    training, total = int(table["training"].sum()), int(table["total"].sum())
    return sentence(
        "Of {total} F-16 sorties whose purpose is known {training} were for training ({part}); they are known for "
        "{n} {quarters} only.",
        total=fact("air_force.found.sorties", total, measure=quarterly, unit="sorties"),
        training=fact("air_force.found.training", training, measure=quarterly, unit="sorties"),
        part=share("air_force.found.training_share", training / total, measure=quarterly, rows=len(table)),
        n=fact("air_force.found.quarters", len(table), measure=quarterly, unit="quarters"),
        quarters=plural(len(table), "quarter"),
    )


def _found_fleet(run: AirForceRun) -> Sentence | None:
    split = report_split(run.tables["fleet"])
    if split is None or split.rest <= 0:
        return None
    return sentence(
        "The report's fleet of {total} is told by type or origin for {told} aircraft; for {rest} nothing was found.",
        total=fact("air_force.found.fleet", split.total, measure=report_split, unit="aircraft"),
        told=fact("air_force.found.split", split.total - split.rest, measure=report_split, unit="aircraft"),
        rest=fact("air_force.found.rest", split.rest, measure=report_split, unit="aircraft"),
    )


def _found_attacks(run: AirForceRun) -> Sentence:
    p, name = run.parameters, site_name(run)
    count = len(attacks_at(run.events, p.site))
    missing = lacking(p, p.start, p.end)
    if missing:
        gap = f" The list of attacks in {listed(missing)} does not cover all days of this run: for them, not covered."
    else:
        gap = ""
    if count == 0:
        return sentence(f"From {run.period} no attack on {name} is listed under the filters of this run.{gap}")
    return sentence(
        f"From {run.period} the list of attacks holds {{n}} on {name}.{gap}",
        n=fact("air_force.found.attacks", count, measure=attacks_at, unit="attacks", rows=count),
    )
