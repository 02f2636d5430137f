"""Figures of Iran's standing: forces, seats, electricity, trade, and the grid of scenarios."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Unit, grid, ranges
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import listed, plural
from iraq_report.sections.iran_influence.common import IranRun, indicator_rows
from iraq_report.sections.iran_influence.standing import (
    COMPARED,
    HORIZONS,
    disagreeing_years,
    growth,
    scenarios_by_actor,
    seats,
    seats_of,
)
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, when_text
from iraq_report.sections.source_line import cell_of

_PLAIN = Unit()


def _span(low: float, high: float, unit: Unit = _PLAIN) -> str:
    if pd.isna(high):
        return f"at least {unit.one(low)}"
    return unit.one(low) if low == high else f"{unit.one(low)} to {unit.one(high)}"


def _ranges(
    run: IranRun,
    rows: pd.DataFrame,
    *,
    id: str,
    title: str,
    subtitle: str,
    caveat: str,
    scale: float,
    unit: Unit,
    of: str,
    method: str,
) -> Figure:
    """Rows of the indicators as ranges, in `scale` units of their own; `of` names the value in the table."""
    source = run.source_line("iran_indicators", period=False, shown=rows)
    if rows.empty:
        missing = f"The tables hold nothing to draw here: {subtitle[:1].lower()}{subtitle[1:]}."
        return empty_figure(id=id, title=f"Nothing in the tables: {of.lower()}", reason=missing, source=source)
    bars = pd.DataFrame(
        {
            "label": rows["label"] if "label" in rows else [when_text(row) for _, row in rows.iterrows()],
            "low": rows["value_low"] / scale,
            "high": rows["value_high"] / scale,
            "role": rows["role"],
            "note": rows["description"],
        }
    )
    known = bars[bars["low"].notna()]
    return figure(
        id=id,
        title=title,
        subtitle=subtitle,
        sentence="; ".join(f"{r.label}: {_span(r.low, r.high, unit)} ({r.note})" for r in known.itertuples()) + ".",
        source=source,
        caveat=caveat,
        table=bars.drop(columns="role")
        .assign(stated=rows["stated_by"].map(STATED_LABELS))
        .set_axis(["What", f"{of}, low", f"{of}, high", "What the figure is", "Stated by"], axis="columns"),
        method=method,
        units=f"{of[0].lower()}{of[1:]}",
        row_sources=rows["source_ids"],
        grain="aggregate",
        draw=lambda size: ranges(bars, size=size, unit=unit),
    )  # fmt: skip


def _times(low: float, high: float) -> str:
    first, last = f"{low:.1f}", f"{high:.1f}"
    return first if first == last else f"{first} to {last}"


def _grown(run: IranRun, indicator: str, what: str) -> str:
    moved = growth(run.tables["iran_indicators"], indicator)
    if moved is None:
        return f"{what}, as published"
    times = _times(moved.times_low, moved.times_high)
    return f"{what}: {times} times as large in {when_text(moved.last)} as in {when_text(moved.first)}"


def forces_budget(run: IranRun) -> Figure:
    """Budget of the Popular Mobilization Forces by year, low and high."""
    rows = indicator_rows(run.tables["iran_indicators"], "pmf_budget").assign(role="iraq")
    return _ranges(
        run,
        rows,
        id="iran-pmf-budget",
        title=_grown(run, "pmf_budget", "Budget of the forces"),
        subtitle="Budget of the Popular Mobilization Forces, paid by Iraq, US dollars a year; bars span sources",
        caveat="Planned sums of the Iraqi state in dollars of the day, not money from Iran; other years are unknown.",
        scale=1e9,
        unit=Unit("$", "bn"),
        of="Billion US dollars",
        method=method(indicator_rows, "Growth:", growth),
    )


def forces_strength(run: IranRun) -> Figure:
    """Strength of the Popular Mobilization Forces, low and high."""
    rows = indicator_rows(run.tables["iran_indicators"], "pmf_strength").assign(role="militia")
    return _ranges(
        run,
        rows,
        id="iran-pmf-strength",
        title=_grown(run, "pmf_strength", "Strength of the forces"),
        subtitle="Members of the Popular Mobilization Forces, thousands; bars span what sources give",
        caveat="Members paid, members budgeted and estimates of fighters differ in kind; the notes say which is which.",
        scale=1e3,
        unit=Unit("", "k", 1),
        of="Thousand members",
        method=method(indicator_rows, "Growth:", growth),
    )


def seats_won(run: IranRun) -> Figure:
    """Seats of the lists tied to the groups, first counts and final results, beside the list to compare with."""
    table = seats(run.tables["iran_indicators"])
    counted = ["" if done else ", first counts" for done in table["final"]]
    rows = table.assign(
        label=[f"{d.year}: {s}{c}" for d, s, c in zip(table["date"], table["scope"], counted, strict=True)],
        role=[_seat_role(ids, done) for ids, done in zip(table["group_ids"], table["final"], strict=True)],
    )
    return _ranges(
        run,
        rows,
        id="iran-seats",
        title=_followed(run, table),
        subtitle=f"Seats of {run.parameters.parliament} in Iraq's parliament; grey: first counts, lists to compare",
        caveat="First counts are not results; some results are as announced. Lists are not added up across elections.",
        scale=1,
        unit=Unit(digits=0),
        of="Seats",
        method=method(seats, "The list of the title:", seats_of),
    )


def _seat_role(ids: object, final: bool) -> str:
    return "militia" if final and isinstance(ids, str) and COMPARED not in ids else "other"


def _followed(run: IranRun, table: pd.DataFrame) -> str:
    rows = seats_of(table, run.parameters.followed_list)
    if len(rows) < 2:
        return "Seats of lists tied to the groups, by election"
    first, last = rows.iloc[0], rows.iloc[-1]
    return (
        f"{last['scope']}: {_span(first['value_low'], first['value_high'])} seats in {first['date'].year}, "
        f"{_span(last['value_low'], last['value_high'])} in {last['date'].year}"
    )


def electricity(run: IranRun) -> Figure:
    """Share of Iraq's electricity that rests on Iran, each figure with what it is."""
    table = run.tables["iran_indicators"]
    rows = indicator_rows(table, "electricity_share").assign(role="iran")
    apart = disagreeing_years(table, "electricity_share")
    title = "Share of Iraq's electricity that rests on Iran, as published"
    if apart:
        spans = " or ".join(
            _span(r.value_low, r.value_high) for r in apart[0].sort_values(["value_low", "indicator_id"]).itertuples()
        )
        year = when_text(apart[0].iloc[0])
        title = f"Share of Iraq's power that rested on Iran in {year}: {spans} percent, by source"
    return _ranges(
        run,
        rows,
        id="iran-electricity-share",
        title=title,
        subtitle="Share of Iraq's electricity that rests on Iranian power or gas, percent",
        caveat="Shares of supply and shares of demand are not the same; the note under each year says what it is.",
        scale=1,
        unit=Unit(suffix="%", digits=0),
        of="Percent",
        method=method(indicator_rows, "Sources that differ:", disagreeing_years),
    )


def trade(run: IranRun) -> Figure:
    """Non-oil goods from Iran to Iraq, each figure with its span."""
    rows = indicator_rows(run.tables["iran_indicators"], "trade").assign(role="iran")
    title = "Non-oil goods from Iran to Iraq, as published"
    if not rows.empty:
        ends = rows.iloc[[0, -1]].drop_duplicates("indicator_id")
        told = [
            f"${_span(row['value_low'] / 1e9, row['value_high'] / 1e9)} billion ({when_text(row)})"
            for _, row in ends.iterrows()
        ]
        title = f"Goods from Iran: {', '.join(told)}"
    return _ranges(
        run,
        rows,
        id="iran-trade",
        title=title,
        subtitle="Iranian non-oil exports to Iraq, billion US dollars; Iranian years begin in March",
        caveat="The spans differ in length: a note says which figure is for less than a year.",
        scale=1e9,
        unit=Unit("$", "bn"),
        of="Billion US dollars",
        method=method(indicator_rows),
    )


def scenario_grid(run: IranRun) -> Figure:
    """Which actor stands in how many scenarios, by when they should show."""
    source = run.source_line("scenarios", period=False)
    table = scenarios_by_actor(run.tables["scenarios"])
    if table.empty:
        return empty_figure(
            id="iran-scenarios-grid", title="No scenario", reason="The tables hold no scenario.", source=source
        )
    totals = (
        table.groupby("actor")["count"].sum().reset_index().sort_values(["count", "actor"], ascending=[False, True])
    )
    all_scenarios = run.tables["scenarios"]
    leaving = int((all_scenarios["horizon"] == "on_withdrawal").sum())
    top = totals.iloc[0]
    first = totals.loc[totals["count"] == top["count"], "actor"]
    shown = [name for key, name in HORIZONS.items() if (table["horizon"] == key).any()]
    cells = pd.DataFrame(
        {
            "row": table["actor"],
            "column": table["horizon"].map(HORIZONS),
            "role": "main",
            "mark": table["count"].astype(str),
            "text": table["expectations"].map("; ".join),
        }
    )
    return figure(
        id="iran-scenarios-grid",
        title=(
            f"{listed(first)} {plural(len(first), 'stands', 'stand')} in {top['count']} of {len(all_scenarios)} "
            f"{plural(len(all_scenarios), 'scenario')}; "
            f"{leaving} start from a full US withdrawal"
        ),
        subtitle="Scenarios of the report by actor and by when they should show; the number says how many",
        sentence="; ".join(f"{r.actor}: {r.count}" for r in totals.itertuples(index=False, name="Actor")) + ".",
        source=source,
        caveat="A scenario counts for each of its actors. When each should show is our reading; the report dates few.",
        table=table.assign(horizon=table["horizon"].map(HORIZONS), scenarios=table["scenarios"].map(", ".join))[
            ["actor", "horizon", "count", "scenarios"]
        ].rename(columns={"actor": "Actor", "horizon": "When", "count": "Scenarios", "scenarios": "Ids"}),
        method=method(scenarios_by_actor),
        units="scenarios",
        row_sources=[cell_of(all_scenarios[all_scenarios["scenario_id"].isin(ids)]) for ids in table["scenarios"]],
        grain="aggregate",
        draw=lambda size: grid(cells, rows=list(totals["actor"]), columns=shown, size=size),
    )  # fmt: skip
