"""Figures about the war against ISIS: who made the aircraft that flew, and how often one of them flew."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.sections.air_force.common import (
    ORIGIN_NAMES,
    ORIGIN_ROLES,
    AirForceRun,
    adjective,
    not_covered,
    origin_series,
)
from iraq_report.sections.air_force.fleet import FIGHTER
from iraq_report.sections.air_force.sorties import War, by_origin, origin_rows, war_sorties
from iraq_report.sections.method import method
from iraq_report.sections.source_line import cell_of

AIRFRAMES = "Airframes are those received by the end of the period; some came late, some were lost."


def _none(run: AirForceRun, id: str, title: str) -> Figure:
    p, sorties = run.parameters, run.tables["sorties"]
    known = sorties[(sorties["kind"] == "combat") & sorties["airframes_low"].notna()]
    return empty_figure(
        id=id,
        title=title,
        reason=not_covered(known, p.war_start, p.war_end, do="choose a window that holds all of {known}"),
        source=run.source_line("sorties", period=False),
    )


def _period(war: War) -> str:
    return f"{war.types['date'].min():%B %Y} to {war.types['date_end'].max():%B %Y}"


def _behind(run: AirForceRun, types: pd.DataFrame) -> list[str]:
    """The sources of the sorties of each type and of its origin."""
    origins = origin_rows(run.tables["fleet"])
    return [cell_of(types[types["type"] == name], origins[origins["type"] == name]) for name in types["type"]]


def war_by_type(run: AirForceRun, war: War) -> Figure:
    """Combat sorties of the war by type, coloured by origin."""
    if war.types.empty:
        return _none(run, "air-force-war-types", "Combat sorties by type")
    table = war.types.assign(said=[f"{r.sorties:,} ({r.share:.0%})" for r in war.types.itertuples()])
    drawn, series = origin_series(table, "sorties")
    first = table.iloc[0]
    fighters = table.iloc[1:][lambda t: t["type"] == FIGHTER]
    rest = f", the {FIGHTER} {fighters['share'].iloc[0]:.0%}" if len(fighters) else ""
    return figure(
        id="air-force-war-types",
        title=f"The {first['type']} flew {first['share']:.0%} of {war.total:,} combat sorties{rest}",
        subtitle=f"Combat sorties by type and origin of the type, {_period(war)}",
        sentence="; ".join(f"{r.type}: {r.said}" for r in table.itertuples()) + ".",
        source=run.source_line("sorties", period=False, shown=war.types),
        caveat="Numbers of the Iraqi Air Force in one article; its own rounded total is a little higher.",
        table=table[["type", "origin_bloc", "sorties", "share"]].assign(share=table["share"].round(3)).rename(
            columns={"type": "Type", "origin_bloc": "Origin", "sorties": "Combat sorties", "share": "Share"}
        ),
        method=method(war_sorties),
        units={"Combat sorties": "sorties", "Share": "part of all combat sorties, 1 is all of them"},
        row_sources=_behind(run, table),
        grain="aggregate",
        draw=lambda size: rows(
            drawn, label="type", series=series, size=size, sort=False, value_text="said", unit="sorties"
        ),
    )  # fmt: skip


def war_by_origin(run: AirForceRun, war: War) -> Figure:
    """Shares of sorties and of airframes by origin."""
    if war.types.empty:
        return _none(run, "air-force-war-origin", "Combat sorties by origin")
    sums = by_origin(war.types)
    frames = war.types.groupby("origin_bloc")["airframes"].sum()
    parts = {"Combat sorties": dict(zip(sums["origin_bloc"], sums["sorties"], strict=True))}
    if war.types["airframes"].notna().all():
        parts["Airframes"] = frames.to_dict()
    drawn = pd.DataFrame([{"label": label, **values} for label, values in parts.items()])
    series = [
        Series(origin, ORIGIN_ROLES.get(origin, "other"), ORIGIN_NAMES.get(origin, "origin unknown"))
        for origin in sums["origin_bloc"]
    ]
    top = sums.iloc[0]
    with_frames = ""
    if "Airframes" in parts:
        with_frames = f" with {frames[top['origin_bloc']] / frames.sum():.0%} of the airframes"
    return figure(
        id="air-force-war-origin",
        title=f"{adjective(top['origin_bloc'])} types flew {top['share']:.0%} of combat sorties{with_frames}",
        subtitle=f"Combat sorties and airframes by origin of the type, in percent, {_period(war)}",
        sentence="; ".join(
            f"{ORIGIN_NAMES.get(r.origin_bloc, 'unknown')} ({', '.join(r.types)}): {r.sorties:,} sorties, {r.share:.0%}"
            for r in sums.itertuples()
        ) + ".",
        source=run.source_line("sorties", period=False, shown=war.types),
        caveat="Origin of the type, not of the delivery: Su-25 came from Russia, Belarus and Iran; the maker of the "
        "An-32 is in Ukraine. " + AIRFRAMES,
        table=drawn.rename(columns={"label": "What"}),
        method=method(war_sorties, by_origin),
        units="what the row names: sorties, or airframes",
        row_sources=[";".join(_behind(run, war.types))] * len(drawn),
        grain="aggregate",
        draw=lambda size: rows(drawn, label="label", series=series, size=size, share=True, sort=False),
    )  # fmt: skip


def war_per_airframe(run: AirForceRun, war: War) -> Figure:
    """Combat sorties for each airframe of a type."""
    known = war.types.dropna(subset=["per_airframe"]).sort_values("per_airframe", ascending=False, ignore_index=True)
    if known.empty:
        return _none(run, "air-force-war-per-airframe", "Combat sorties an airframe")
    table = known.assign(
        said=[f"{r.per_airframe:,.0f} ({r.sorties:,} by {r.airframes})" for r in known.itertuples()],
        per_airframe=known["per_airframe"].round(1),
    )
    drawn, series = origin_series(table, "per_airframe")
    first, last = table.iloc[0], table.iloc[-1]
    rest = f", one {last['type']} {last['per_airframe']:,.0f}" if len(table) > 1 else ""
    return figure(
        id="air-force-war-per-airframe",
        title=f"One {first['type']} flew {first['per_airframe']:,.0f} combat sorties on average{rest}",
        subtitle=f"Combat sorties for each airframe received, by type, {_period(war)}",
        sentence="; ".join(f"{r.type}: {r.said}" for r in table.itertuples()) + ".",
        source=run.source_line("sorties", period=False, shown=known),
        caveat=AIRFRAMES + " A type that came late had fewer months to fly.",
        table=table[["type", "origin_bloc", "sorties", "airframes", "per_airframe"]].rename(
            columns={"type": "Type", "origin_bloc": "Origin", "sorties": "Combat sorties", "airframes": "Airframes",
                     "per_airframe": "Sorties an airframe"}
        ),
        method=method(war_sorties),
        units={"Combat sorties": "sorties", "Airframes": "airframes", "Sorties an airframe": "sorties an airframe"},
        row_sources=_behind(run, table),
        grain="aggregate",
        draw=lambda size: rows(
            drawn, label="type", series=series, size=size, sort=False, value_text="said", unit="sorties an airframe"
        ),
    )  # fmt: skip
