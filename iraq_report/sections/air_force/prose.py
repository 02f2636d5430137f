"""The findings of the air force section, each with what is uncertain about it."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import chosen, fact, share
from iraq_report.prose.text import Sentence, Text, listed, plural, sentence
from iraq_report.sections.air_force.common import AirForceRun, overlapping, site_name
from iraq_report.sections.air_force.fleet import behind_split, fighter_counts, fleet_bounds, report_split
from iraq_report.sections.air_force.readiness import fighter_shares, read_of_fighters, said_of_use
from iraq_report.sections.air_force.sorties import attacks_at, behind_quarters, quarterly
from iraq_report.sections.findings import Finding, finding, left_open, opening
from iraq_report.sections.rows import when
from iraq_report.sections.selection import lacking


def found(run: AirForceRun) -> Text:
    """The findings of the run, those that the tables bear out."""
    nothing = sentence("The tables hold nothing on the Air Force, nor on what was said of it.")
    fit, flown, unknown = _found_fit(run), _found_flown(run), _found_unknown(run)
    candidates = [fit, flown, unknown, _found_fleet(run), _found_attacks(run)]
    questions = {
        "which part of the F-16s could be used": fit is not None,
        "how much the F-16s flew, and what for": flown is not None,
    }
    return opening(candidates, before=[_uncovered(run), left_open(questions)], empty=nothing)


def _uncovered(run: AirForceRun) -> Sentence | None:
    """What the list of attacks lacks for this run, and that it holds no attack on the base."""
    p, said = run.parameters, []
    if attacks_at(run.events, p.site).empty:
        said.append(f"From {run.period} no attack on {site_name(run)} is listed under the filters of this run.")
    if missing := lacking(p, p.start, p.end):
        said.append(
            f"The list of attacks in {listed(missing)} does not cover all days of this run: for them, not covered."
        )
    return sentence(" ".join(said)) if said else None


def _found_fit(run: AirForceRun) -> Finding | None:
    p, tables = run.parameters, run.tables
    counts = fighter_counts(tables["fleet"], start=p.fleet_start, end=p.fleet_end)
    sizes = fleet_bounds(counts)
    table = fighter_shares(tables["readiness"], sizes, start=p.readiness_start, end=p.readiness_end)
    if len(table) < 2:
        return None
    high = float(table[["low", "high"]].max().max())
    told = sentence(
        "From {first} to {last}, {n} statements put the F-16s that could be used at {low} to {high} of the fleet.",
        first=chosen("air_force.found.fit_first", p.readiness_start, measure=fighter_shares),
        last=chosen("air_force.found.fit_last", p.readiness_end, measure=fighter_shares),
        n=fact("air_force.found.statements", len(table), measure=fighter_shares, unit="statements"),
        low=share("air_force.found.share_low", float(table["low"].min()) / 100, measure=fighter_shares),
        high=share("air_force.found.share_high", high / 100, measure=fighter_shares),
    )
    return finding(told.on(table), _unlike(table), _size(counts, sizes))


def _unlike(table: pd.DataFrame) -> Sentence | None:
    if table["metric"].nunique() < 2:
        return None
    return sentence("The statements count different things in different months, so that neither end is a measurement.")


def _size(counts: pd.DataFrame, sizes: tuple[int, int] | None) -> Sentence | None:
    if sizes is None or sizes[0] == sizes[1]:
        return None
    return sentence(
        "Sources count {least} to {most} F-16s, which moves any share made from a count.",
        least=fact("air_force.found.fleet_least", sizes[0], measure=fleet_bounds, unit="aircraft"),
        most=fact("air_force.found.fleet_most", sizes[1], measure=fleet_bounds, unit="aircraft"),
    ).on(counts)


def _found_flown(run: AirForceRun) -> Finding | None:
    p = run.parameters
    table = quarterly(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)
    known = table.dropna(subset=["other"])
    if known.empty or not int(known["total"].sum()):
        return None
    training, total = int(known["training"].sum()), int(known["total"].sum())
    told = sentence(
        "Of {total} F-16 sorties whose purpose is known {training} were for training ({part}).",
        total=fact("air_force.found.sorties", total, measure=quarterly, unit="sorties"),
        training=fact("air_force.found.training", training, measure=quarterly, unit="sorties"),
        part=share("air_force.found.training_share", training / total, measure=quarterly),
    )
    doubt = sentence(
        "They are known for {n} of {all} {quarters} from {first} to {last}, by press accounts of one office; what was "
        "flown in the others is not known.",
        n=fact("air_force.found.quarters", len(known), measure=quarterly, unit="quarters"),
        all=fact("air_force.found.quarters_all", len(table), measure=quarterly, unit="quarters"),
        quarters=plural(len(table), "quarter"),
        first=chosen("air_force.found.flown_first", p.sorties_start, measure=quarterly),
        last=chosen("air_force.found.flown_last", p.sorties_end, measure=quarterly),
    )
    behind = behind_quarters(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)
    return finding(told.on(behind), doubt.on(behind))


def _found_unknown(run: AirForceRun) -> Finding | None:
    """That nothing is known of the F-16s for the window of the run, where it lies after all that is."""
    p, readiness = run.parameters, run.tables["readiness"]
    rows = said_of_use(readiness)
    if rows.empty or len(overlapping(rows, p.readiness_start, p.readiness_end)):
        return None
    earlier = rows[rows["date_end"].fillna(rows["date"]) < pd.Timestamp(p.readiness_start)]
    if earlier.empty:
        return None
    last = earlier.sort_values(["date", "readiness_id"]).iloc[-1]
    told = sentence(
        "From {first} to {last} the table of readiness holds no statement on F-16s that could be used or flew; its "
        "last one before is of {before}.",
        first=chosen("air_force.found.unknown_first", p.readiness_start, measure=said_of_use),
        last=chosen("air_force.found.unknown_last", p.readiness_end, measure=said_of_use),
        before=when("air_force.found.unknown_before", last, measure=said_of_use),
    )
    doubt = sentence("No later one was found: the reports of the US inspector general on these days were not reached.")
    return finding(told.on(last), doubt, _read(run))


def _read(run: AirForceRun) -> Sentence | None:
    """That sources read for the forecasts name the F-16 in the window."""
    p = run.parameters
    rows = read_of_fighters(run.tables["readings"], start=p.readiness_start, end=p.readiness_end)
    if rows.empty:
        return None
    return sentence(
        "Pages that were read for [the forecasts](forecasts) name the F-16 in {n} of their findings on these days, "
        "without saying how many could fly.",
        n=fact("air_force.found.readings", len(rows), measure=read_of_fighters, unit="readings"),
    ).on(rows)


def _found_fleet(run: AirForceRun) -> Finding | None:
    split = report_split(run.tables["fleet"])
    if split is None or split.rest <= 0:
        return None
    told = sentence(
        "The report's fleet of {total} is told by type or origin for {told} aircraft; for {rest} nothing was found.",
        total=fact("air_force.found.fleet", split.total, measure=report_split, unit="aircraft"),
        told=fact("air_force.found.split", split.total - split.rest, measure=report_split, unit="aircraft"),
        rest=fact("air_force.found.rest", split.rest, measure=report_split, unit="aircraft"),
    )
    doubt = sentence("The directory behind the total was not found: the numbers stand as the report gives them.")
    return finding(told.on(behind_split(run.tables["fleet"])), doubt)


def _found_attacks(run: AirForceRun) -> Finding | None:
    attacks, name = attacks_at(run.events, run.parameters.site), site_name(run)
    if attacks.empty:
        return None
    doubt = sentence("That an attack on the base kept an aircraft on the ground is in no table.")
    told = sentence(
        f"From {run.period} the list of attacks holds {{n}} on {name}.",
        n=fact("air_force.found.attacks", len(attacks), measure=attacks_at, unit="attacks"),
    )
    return finding(told.on(attacks), doubt)
