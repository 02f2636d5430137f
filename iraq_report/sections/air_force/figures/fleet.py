"""Figures about numbers of aircraft: the report's split, the sources' counts, the F-16s, the orders."""

from __future__ import annotations

from datetime import timedelta

import pandas as pd

from iraq_report.figures.charts import Unit, ranges, rows, waffle
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import listed, plural
from iraq_report.sections.air_force.common import (
    ORIGIN_PLACES,
    ORIGIN_ROLES,
    AirForceRun,
    adjective,
    not_covered,
    origin_series,
    publisher,
    reported,
)
from iraq_report.sections.air_force.fleet import (
    COUNTED,
    FIGHTER,
    STANDING,
    arrivals,
    arrivals_by_origin,
    behind_split,
    fighter_counts,
    fleet_bounds,
    report_orders,
    report_split,
    type_counts,
)
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, STATED_ROLES, days_text, when_text
from iraq_report.sections.source_line import cell_of


def fleet_by_report(run: AirForceRun) -> Figure:
    """The report's total, one square an aircraft, by what it says of origin."""
    split, behind = report_split(run.tables["fleet"]), behind_split(run.tables["fleet"])
    source = run.source_line("fleet", period=False, shown=behind)
    if split is None:
        return empty_figure(
            id="air-force-fleet-report",
            title="The fleet as the report counts it",
            reason="The fleet table of this run holds no total that the report states.",
            source=source,
        )
    parts = split.parts
    places = parts["origin_bloc"].map(ORIGIN_PLACES).fillna("an unknown country")
    several = parts["type"] == ""
    drawn = pd.DataFrame(
        {
            "label": [*parts["type"].where(~several, "Types from " + places), "No published split"],
            "role": [*parts["origin_bloc"].map(ORIGIN_ROLES).fillna("other"), "other"],
            "count": [*parts["aircraft"], split.rest],
            "note": [*places.str.removeprefix("the ").where(~several, "no number by type"), "origin not given"],
        }
    )
    return figure(
        id="air-force-fleet-report",
        title=f"Of the {split.total} aircraft in the report {split.rest} have no published origin or type",
        subtitle="One square is one aircraft in service, as the report took them from an online directory",
        sentence="; ".join(f"{r.label}: {r.count_}" for r in drawn.rename(columns={"count": "count_"}).itertuples())
        + ".",
        source=source,
        caveat="The page of the directory was not found, so the rest cannot be divided.",
        table=drawn.drop(columns="role").rename(columns={"label": "Part", "count": "Aircraft", "note": "Note"}),
        method=method(report_split),
        units="aircraft",
        row_sources=[cell_of(behind)] * len(drawn),
        grain="aggregate",
        draw=lambda size: waffle(drawn, size=size, columns=22, unit="aircraft"),
    )


def fleet_by_sources(run: AirForceRun) -> Figure:
    """The latest number that sources give for each type, by origin."""
    p, fleet = run.parameters, run.tables["fleet"]
    table = type_counts(fleet, start=p.fleet_start, end=p.fleet_end)
    source = run.source_line(
        "fleet",
        period=False,
        left_out="totals, orders and rows of the report left out, so that no aircraft counts twice",
        shown=table,
    )
    if table.empty:
        return empty_figure(
            id="air-force-fleet-sources",
            title="The fleet as sources count it",
            reason=not_covered(fleet[fleet["measure"].isin(COUNTED)], p.fleet_start, p.fleet_end),
            source=source,
        )
    table = table.assign(
        label=[f"{r.type}{' (Army Aviation)' if r.service == 'army_aviation' else ''}" for r in table.itertuples()],
        said=[f"{r['aircraft']} {COUNTED[r['measure']]}, {r['date'].year}" for _, r in table.iterrows()],
    )
    drawn, series = origin_series(table, "aircraft")
    most = table.iloc[0]
    return figure(
        id="air-force-fleet-sources",
        title=f"Sources count {len(table)} {plural(len(table), 'type')} one by one; most are the {most['type']} with "
        f"{most['aircraft']}",
        subtitle=f"Latest number for each type, what was counted and when, {days_text(p.fleet_start, p.fleet_end)}",
        sentence="; ".join(f"{r.label}: {r.said}" for r in table.itertuples()) + ".",
        source=source,
        caveat="Counts of different years and kinds: they do not add up to a fleet. Trainers and transports "
        "hardly have a recent count.",
        table=table[["label", "said", "origin_bloc"]].rename(
            columns={"label": "Type", "said": "Number, kind of count, year", "origin_bloc": "Origin"}
        ),
        method=method(type_counts),
        units={"Number, kind of count, year": "aircraft"},
        row_sources=table["source_ids"],
        grain="aggregate",
        draw=lambda size: rows(
            drawn, label="label", series=series, size=size, sort=False, value_text="said", unit="aircraft"
        ),
    )


def fighters_by_source(run: AirForceRun) -> Figure:
    """How many F-16s Iraq had, as each source gives it, beside the number bought."""
    p, fleet = run.parameters, run.tables["fleet"]
    table = fighter_counts(fleet, start=p.fleet_start, end=p.fleet_end)
    source = run.source_line(
        "fleet", period=False, shown=table, left_out="deliveries before the fleet was whole left out"
    )
    found = fleet_bounds(table)
    if found is None:
        return empty_figure(
            id="air-force-f16-count",
            title=f"How many {FIGHTER}s Iraq had",
            reason=not_covered(fleet[fleet["measure"].isin(STANDING)], p.fleet_start, p.fleet_end),
            source=source,
        )
    bought = table["acquired_high"].dropna()
    drawn = pd.DataFrame(
        {
            "label": [f"{publisher(run, row)}, {when_text(row)}" for _, row in table.iterrows()],
            "low": table["active_low"].astype(float),
            "high": table["active_high"].astype(float),
            "role": table["stated_by"].map(STATED_ROLES),
            "note": [STANDING[measure] for measure in table["measure"]],
        }
    )
    if len(bought):
        drawn.loc[len(drawn)] = ["Bought", float(bought.max()), float(bought.max()), "other", "losses included"]
    more = f"; {bought.max()} were bought" if len(bought) else ""
    all_bought = [cell_of(table[table["acquired_high"] == bought.max()])] if len(bought) else []
    return figure(
        id="air-force-f16-count",
        title=f"Published counts of Iraq's F-16s run from {found[0]} to {found[1]}{more}",
        subtitle="F-16s by source; under each name what was counted",
        sentence="; ".join(f"{r.label}: {r.low:.0f} ({r.note})" for r in drawn.itertuples()) + ".",
        source=source,
        caveat="A count at the base can miss jets that were elsewhere; those bought include jets lost in training.",
        table=drawn.drop(columns="role").assign(stated=table["stated_by"].map(STATED_LABELS)).rename(
            columns={"label": "Source", "low": "F-16s (low)", "high": "F-16s (high)", "note": "Counted",
                     "stated": "Stated by"}
        ),
        method=method(fighter_counts, "Bought is the highest number acquired that these rows give"),
        units="aircraft",
        row_sources=[*table["source_ids"], *all_bought],
        grain="aggregate",
        draw=lambda size: ranges(drawn, size=size, unit=Unit(digits=0)),
    )  # fmt: skip


def orders(run: AirForceRun) -> Figure:
    """What the report's aircraft on order and called ready can mean, as bounds."""
    found = report_orders(run.tables["fleet"])
    own = reported(run.tables["fleet"])
    source = run.source_line("fleet", period=False, shown=own)
    if found is None:
        return empty_figure(
            id="air-force-orders",
            title="What is on order",
            reason="The fleet table of this run does not hold both numbers of the report: ordered, and called ready.",
            source=source,
        )
    low, high = found.attack_bounds
    lines = [
        ("On order", found.ordered, found.ordered, "report", "as the report has it"),
        ("Of these called ready", found.ready, found.ready, "report", listed(name for name, _ in found.types)),
        ("Not called ready", found.waiting, found.waiting, "report", "the rest of the orders"),
        (f"For attack: {listed(found.attack) or 'none'}", low, high, "main", "if one of each named type is meant"),
        ("In use through these orders", 0, 0, "other", "what is on order has not been taken over"),
    ]
    drawn = pd.DataFrame(lines, columns=["label", "low", "high", "role", "note"])
    return figure(
        id="air-force-orders",
        title=f"Of {found.ordered} ordered {found.ready} are called ready; {low} to {high} of those can be for attack",
        subtitle="Aircraft and helicopters on order; the two numbers of the report, and what they can mean",
        sentence="; ".join(f"{r.label}: {r.low} to {r.high} ({r.note})" if r.low != r.high
                           else f"{r.label}: {r.low} ({r.note})" for r in drawn.itertuples()) + ".",
        source=source,
        caveat="The page of the directory was not found; whether ready means built, paid or handed over is not known.",
        table=drawn.drop(columns="role").rename(
            columns={"label": "What", "low": "Aircraft (low)", "high": "Aircraft (high)", "note": "Note"}
        ),
        method=method("Ordered and called ready are the numbers of the report", report_orders),
        units="aircraft",
        row_sources=[cell_of(own[own["ordered_low"].notna()])] * len(drawn),
        grain="aggregate",
        draw=lambda size: ranges(drawn, size=size, unit=Unit(digits=0)),
    )  # fmt: skip


def new_suppliers(run: AirForceRun) -> Figure:
    """Aircraft ordered or delivered after the report, by type and origin."""
    p, fleet = run.parameters, run.tables["fleet"]
    table = arrivals(fleet, start=p.search_start)
    source = run.source_line(
        "fleet",
        period=False,
        left_out="all services; counts and totals left out, since they are of the whole fleet",
        shown=table,
    )
    if table.empty:
        return empty_figure(
            id="air-force-new-suppliers",
            title="Orders and deliveries after the report",
            reason=f"Not covered: the fleet table holds no order or delivery since {p.search_start}; choose an "
            "earlier first day of the search.",
            source=source,
        )
    sums = arrivals_by_origin(table)
    earlier = type_counts(fleet, start=fleet["date"].min().date(), end=p.search_start - timedelta(days=1))
    counted = [earlier[(earlier["type"] == row["type"]) & row["at_most"]] for _, row in table.iterrows()]
    table = table.assign(
        label=table["type"],
        said=[_stage(row) for _, row in table.iterrows()],
    )
    drawn, series = origin_series(table, "aircraft")
    total, up_to = int(sums["aircraft"].sum()), "Up to " if sums["at_most"].any() else ""
    most = "".join(f", {r.aircraft} of {adjective(r.origin_bloc)} types" for r in sums.head(1).itertuples())
    return figure(
        id="air-force-new-suppliers",
        title=f"{up_to}{total or 'No'} aircraft ordered or delivered since {p.search_start:%B %Y}{most}",
        subtitle="Aircraft of all services on order, or delivered beyond the last earlier count, with the latest year",
        sentence="; ".join(f"{r.label}: {r.said}" for r in table.itertuples()) + ".",
        source=source,
        caveat="Press facts, not a register of orders. Up to: the last count before is older than the search.",
        table=table[["label", "said", "origin_bloc"]].rename(
            columns={"label": "Type", "said": "Number, stage, year", "origin_bloc": "Origin"}
        ),
        method=method(arrivals, "By origin:", arrivals_by_origin),
        units={"Number, stage, year": "aircraft"},
        row_sources=[cell_of(row.to_frame().T, rows) for (_, row), rows in zip(table.iterrows(), counted, strict=True)],
        grain="aggregate",
        draw=lambda size: rows(
            drawn, label="label", series=series, size=size, sort=False, value_text="said", unit="aircraft"
        ),
    )


def _stage(row: pd.Series) -> str:
    """How far an order is: `14 ordered, 2 delivered by 2025`."""
    if row["measure"] == "under_negotiation":
        return "talks only"
    if row["measure"] == "delivered" and pd.notna(row["ordered_low"]):
        return f"{row['aircraft']} ordered, {row['active_low']} delivered by {row['date'].year}"
    return f"{'up to ' if row['at_most'] else ''}{row['aircraft']} {row['measure']}, {row['date'].year}"
