"""Sentences about numbers of aircraft: the fleet, the F-16s, orders, and the sorties of the war."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import day, fact, share
from iraq_report.prose.text import Sentence, Text, join, listed, paragraph, sentence
from iraq_report.sections.air_force.common import ORIGIN_PLACES, AirForceRun, by_sources, cited, not_covered, reported
from iraq_report.sections.air_force.fleet import (
    FIGHTER,
    Split,
    behind_split,
    fighter_counts,
    report_orders,
    report_split,
)
from iraq_report.sections.air_force.sorties import (
    War,
    by_origin,
    war_sorties,
)
from iraq_report.sections.rows import when


def fleet(run: AirForceRun) -> Text:
    """The report's fleet and its parts, and the F-16s as each source counts them."""
    split = report_split(run.tables["fleet"])
    if split is None:
        return paragraph(sentence("The fleet table of this run holds no total that the report states."))
    rows = reported(run.tables["fleet"])
    behind = behind_split(run.tables["fleet"])
    return join(
        paragraph(
            sentence(
                "From an online directory the report takes {total} aircraft and helicopters in service {cited}.",
                total=fact("air_force.fleet.total", split.total, measure=report_split, unit="aircraft"),
                cited=cited(rows[rows["measure"] == "total"]),
            ),
            _parts(split),
            sentence(
                "For the other {rest} it names no number by type, and the page was not found.",
                rest=fact("air_force.fleet.rest", split.rest, measure=report_split, unit="aircraft"),
            ),
            sentence("The report's remark that most aircraft are of US make can thus not be checked here.")
            if split.rest * 2 > split.total
            else None,
        ).on(behind),
        _fighters(run),
    )


def _parts(split: Split) -> Sentence | None:
    if split.parts.empty:
        return None
    pieces = [
        sentence(
            "{n} {what}",
            n=fact(f"air_force.fleet.part_{i}", row["aircraft"], measure=report_split, unit="aircraft"),
            what=row["type"] or f"of types from {ORIGIN_PLACES.get(row['origin_bloc'], 'an unknown country')}",
        )
        for i, (_, row) in enumerate(split.parts.iterrows())
    ]
    facts = tuple(one for piece in pieces for one in piece.facts)
    return Sentence(f"Of these it names {listed(piece.markdown for piece in pieces)}.", facts)


def _fighters(run: AirForceRun) -> Text:
    p = run.parameters
    counts = fighter_counts(run.tables["fleet"], start=p.fleet_start, end=p.fleet_end)
    theirs, others = reported(counts), by_sources(counts)
    if theirs.empty or others.empty or others["active_low"].min() <= theirs["active_low"].max():
        return Text(())
    pieces = [_fighter_count(row) for _, row in others.iterrows()]
    return paragraph(
        Sentence(
            f"Its number of F-16s is the lowest of those found: other sources have "
            f"{listed(piece.markdown for piece in pieces)} {cited(others)}.",
            tuple(one for piece in pieces for one in piece.facts),
        ).on(others),
        _bought(others),
    )


def _fighter_count(row: pd.Series) -> Sentence:
    key = f"air_force.f16.{row['fleet_id']}"
    return sentence(
        "{n} ({when})",
        n=fact(key, row["active_low"], measure=fighter_counts, unit="aircraft"),
        when=when(f"{key}.when", row, measure=fighter_counts),
    ).on(row)


def _bought(others: pd.DataFrame) -> Sentence | None:
    rows = others[(others["measure"] == "assigned") & others["acquired_low"].notna()]
    if rows.empty:
        return None
    row = rows.iloc[0]
    return sentence(
        "The source with {n} has {bought} bought, and {lost} of them lost in training in the United States.",
        n=fact("air_force.f16.assigned", row["active_low"], measure=fighter_counts, unit="aircraft"),
        bought=fact("air_force.f16.bought", row["acquired_low"], measure=fighter_counts, unit="aircraft"),
        lost=fact("air_force.f16.lost", row["acquired_low"] - row["active_low"], measure=fighter_counts),
    ).on(row)


def ordered(run: AirForceRun) -> Text:
    """What the report's orders can mean."""
    found = report_orders(run.tables["fleet"])
    if found is None:
        return paragraph(sentence("The fleet table of this run does not hold the report's two numbers of orders."))
    low, high = found.attack_bounds
    trainers = [name for name, role in found.types if "attack" not in role]
    return paragraph(
        sentence(
            "By the report {ordered} aircraft and helicopters were on order, of which {ready} were ready for combat: "
            "{types} {cited}.",
            ordered=fact("air_force.orders.ordered", found.ordered, measure=report_orders, unit="aircraft"),
            ready=fact("air_force.orders.ready", found.ready, measure=report_orders, unit="aircraft"),
            types=listed(f"{name} ({role})" for name, role in found.types),
            cited=cited(reported(run.tables["fleet"])[lambda t: t["measure"] == "ordered_ready"]),
        ),
        sentence(
            "Two things limit that. What is on order is not in use, so none of them adds to what can fly today. And "
            "{trainers} are no combat types, so that, if one of each named type is meant, {low} to {high} can be for "
            "attack.",
            trainers=listed(trainers),
            low=fact("air_force.orders.attack_low", low, measure=report_orders, unit="aircraft"),
            high=fact("air_force.orders.attack_high", high, measure=report_orders, unit="aircraft"),
        )
        if len(trainers) > 1 and low
        else None,
        sentence("The page was not found, so it is not known what the word ready meant there."),
    ).on(reported(run.tables["fleet"])[lambda t: t["measure"].isin(["ordered", "ordered_ready"])])


def war(run: AirForceRun, flown: War) -> Text:
    """Combat sorties of the war by origin of the type, and the part of the F-16s."""
    p, sorties = run.parameters, run.tables["sorties"]
    if flown.types.empty:
        rows = sorties[(sorties["kind"] == "combat") & sorties["airframes_low"].notna()]
        do = "choose a window that holds all of {known}"
        return paragraph(sentence(not_covered(rows, p.war_start, p.war_end, do=do)))
    pieces = [_origin(row) for _, row in by_origin(flown.types).iterrows()]
    lead = sentence(
        "{total} combat sorties are known by type for {first} to {last}",
        total=fact("air_force.war.total", flown.total, measure=war_sorties, unit="sorties"),
        first=day("air_force.war.first", flown.types["date"].min(), measure=war_sorties),
        last=day("air_force.war.last", flown.types["date_end"].max(), measure=war_sorties),
    )
    text = f"{lead.markdown} {cited(flown.types, most=1)}: {'; '.join(piece.markdown for piece in pieces)}."
    told = Sentence(text, lead.facts + tuple(one for piece in pieces for one in piece.facts))
    return paragraph(told, _part(flown)).on(flown.types)


def _origin(row: pd.Series) -> Sentence:
    origin = row["origin_bloc"]
    key = f"air_force.war.{origin.lower().replace('/', '_')}"
    return sentence(
        "{n} ({part}) by types from {origin} ({types})",
        n=fact(key, row["sorties"], measure=by_origin, unit="sorties"),
        part=share(f"{key}.share", row["share"], measure=by_origin),
        origin=ORIGIN_PLACES.get(origin, "an unknown country"),
        types=listed(row["types"]),
    )


def _part(flown: War) -> Sentence | None:
    """Said when the F-16s flew less than their part of the airframes."""
    own = flown.types[flown.types["type"] == FIGHTER]
    if own.empty or flown.types["airframes"].isna().any():
        return None
    frames = float(own["airframes"].iloc[0]) / float(flown.types["airframes"].sum())
    if own["share"].iloc[0] >= min(frames, 0.5):
        return None
    return sentence(
        "The F-16s made up {frames} of the airframes received by the end and {part} of the sorties; they came late and "
        "flew for a part of the war only. Most of the flying did not hang on them.",
        frames=share("air_force.war.f16_airframes", frames, measure=war_sorties),
        part=share("air_force.war.f16_share", float(own["share"].iloc[0]), measure=war_sorties),
    )
