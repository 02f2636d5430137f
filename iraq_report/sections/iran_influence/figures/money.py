"""Figures of payments and of drone attacks beside them."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from iraq_report.figures.charts import Band, Series, Unit, columns, intervals, ranges
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.figures.text import number_text
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.iran_influence.common import IranRun
from iraq_report.sections.iran_influence.drones import (
    BeforeAfter,
    around_cut,
    before_and_after,
    cut_not_compared,
    first_drone_attack,
    quarterly_attacks,
)
from iraq_report.sections.iran_influence.payments import monthly_payments, payment_cut
from iraq_report.sections.method import method
from iraq_report.sections.rates import WindowRate, in_window
from iraq_report.sections.rows import when_text
from iraq_report.sections.selection import counted_kinds, for_trends, grades_text, on_us
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.sections.words import WEAPON_LABELS

_PERIODS = {"before_pandemic": "Before the pandemic", "since_pandemic": "Since it began"}
_WHO = {"sources": "Reuters", "report": "the report"}
_KINDS = (Series("drone", "drone", "Drone attacks"), Series("rocket", "rocket", "Rocket attacks"))
_PER = 90  # days for which a rate is drawn


def millions(low: float, high: float) -> str:
    """`$4.5 million`, `$2 to 3 million`."""
    first, last = number_text(low / 1e6, 2), number_text(high / 1e6, 2)
    return f"${first} million" if first == last else f"${first} to {last} million"


def drones_and_payments(run: IranRun) -> Figure:
    """Drone and rocket attacks by quarter, with the months in which the cut can have begun."""
    p = run.parameters
    table = quarterly_attacks(run.events, start=p.start, end=p.end)
    drones = int(table["drone"].sum())
    counted = [one for one in _KINDS if one.column in counted_kinds(p)]
    id, source = "iran-drones-and-payments", run.trend_line()
    total = sum(int(table[one.column].sum()) for one in counted)
    if total == 0:
        return empty_figure(
            id=id,
            title="No drone or rocket attack to set beside the payments",
            reason=f"The run counts no drone or rocket attack of {grades_text(p)} confidence from {run.period}.",
            source=source,
        )
    counted_rows = for_trends(on_us(run.events))
    bands = [Band(p.cut_first, p.cut_last, "Payments cut, as reported")] if _holds_cut(run) else []
    told = ", ".join(f"{one.label.lower()}: {int(table[one.column].sum())}" for one in counted)
    return figure(
        id=id,
        title=_first_claim(run, drones, total),
        subtitle=f"Attacks by quarter, {grades_text(p)} confidence"
        + ("; shaded: when payments can have been cut" if _holds_cut(run) else ""),
        sentence=(
            f"Columns by quarter from {run.period}; {told}."
            + (
                f" The reported cut in payments falls between {day_text(p.cut_first)} and {day_text(p.cut_last)}."
                if bands
                else ""
            )
        ),
        source=source,
        caveat="Order in time, not cause. Quarters at the ends of the period may be cut short.",
        table=table[["quarter", *(one.column for one in counted)]].rename(
            columns={"quarter": "Quarter", **{one.column: one.label for one in counted}}
        ),
        method=method(quarterly_attacks),
        units="attacks",
        row_sources=cells_by(counted_rows, counted_rows["date"].dt.to_period("Q"), table["quarter"].dt.to_period("Q")),
        grain="aggregate",
        draw=lambda size: columns(
            table, x="quarter", every="quarter", series=counted, size=size, stacked=False, unit="attacks", bands=bands
        ),
    )


def _first_claim(run: IranRun, drones: int, total: int) -> str:
    if not run.publishes("attacks"):  # the day of one attack is a row
        return f"{drones} of {total} rocket and drone {plural(total, 'attack')} were made with drones"
    first = first_drone_attack(run.events)
    if first is None:
        rockets = f"{total} rocket {plural(total, 'attack')}"
        return f"{rockets} and no drone attack" if "drone" in counted_kinds(run.parameters) else rockets
    days = (first["date"].date() - run.parameters.cut_last).days
    if _holds_cut(run) and days > 0:
        lead = f"The first of {drones} drone attacks" if drones > 1 else "The one drone attack"
        return f"{lead} came at least {days} {plural(days, 'day')} after payments were cut, as reported"
    first_one = plural(drones, "on", "the first of them on")
    return f"{drones} drone {plural(drones, 'attack')} counted, {first_one} {day_text(first['date'])}"


def _holds_cut(run: IranRun) -> bool:
    """Whether the period touches the months in which payments can have been cut."""
    p = run.parameters
    return p.start <= p.cut_last and p.cut_first <= p.end


def _bars(ordered: pd.DataFrame, low: str, high: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": [f"{_PERIODS[r.period]}, {_WHO.get(r.stated_by, r.stated_by)}" for r in ordered.itertuples()],
            "low": ordered[low] / 1e6,
            "high": ordered[high] / 1e6,
            "role": ordered["stated_by"],
            "note": [f"for {when_text(row)}" for _, row in ordered.iterrows()],
        }
    )


def _payments(
    run: IranRun, payments: pd.DataFrame, *, id: str, title: str, subtitle: str, ends: tuple[str, str]
) -> Figure:
    source = run.source_line("iran_indicators", period=False, shown=payments)
    if payments.empty:
        return empty_figure(
            id=id, title="No payment in the tables", reason="The tables hold no figure of payments.", source=source
        )
    ordered = payments.sort_values(["period", "stated_by"], ascending=[True, False], kind="stable")
    bars = _bars(ordered, *ends)
    return figure(
        id=id,
        title=title,
        subtitle=subtitle,
        sentence="; ".join(
            f"{r.label}: {millions(r.low * 1e6, r.high * 1e6)} a month" for r in bars.itertuples()
        )
        + ".",
        source=source,
        caveat=(
            "One unnamed commander of one group, quoted by Reuters in mid-2020; years are read from the text. "
            "No later figure is known."
        ),
        table=bars.drop(columns="role").set_axis(
            ["Payment", "Low, $ million a month", "High, $ million a month", "When"], axis="columns"
        ),
        method=method(monthly_payments, "Cut:", payment_cut),
        units="million US dollars a month",
        row_sources=ordered["source_ids"],
        grain="aggregate",
        draw=lambda size: ranges(bars, size=size, unit=Unit("$", "m")),
    )  # fmt: skip


def payments_per_group(run: IranRun, payments: pd.DataFrame) -> Figure:
    """Monthly payment to one group, before the pandemic and since, by the report and by Reuters."""
    cuts = {who: payment_cut(payments, stated_by=who) for who in _WHO}
    told = [f"{cut.least:.0%} to {cut.most:.0%} by {_WHO[who]}" for who, cut in cuts.items() if cut and cut.least > 0]
    return _payments(
        run,
        payments,
        id="iran-payments-per-group",
        title=f"Payments were reported cut: {', '.join(told)}" if told else "Payments to each group, as reported",
        subtitle="Payment by Iran to each group, US dollars a month, as reported",
        ends=("low", "high"),
    )


def payments_together(run: IranRun, payments: pd.DataFrame) -> Figure:
    """The payment to one group times the number of groups."""
    groups = run.parameters.paid_groups
    rows = payments[payments["stated_by"] == "sources"].drop_duplicates("period").set_index("period")
    title = f"Payments to {groups} {plural(groups, 'group')} together"
    if set(_PERIODS) <= set(rows.index):
        before, since = (millions(rows.loc[k, "total_low"], rows.loc[k, "total_high"]) for k in _PERIODS)
        title = f"{groups} {plural(groups, 'group')} together: {before} a month before, {since} since"
    return _payments(
        run,
        payments,
        id="iran-payments-together",
        title=title,
        subtitle=f"Payment to one group times {groups}, US dollars a month",
        ends=("total_low", "total_high"),
    )


def rate_row(label: str, window: WindowRate, role: str) -> dict[str, object]:
    """A window as a row of an interval chart: attacks in 90 days with their bounds."""
    return {
        "label": label,
        "value": window.rate.value * _PER,
        "low": window.rate.low * _PER,
        "high": window.rate.high * _PER,
        "role": role,
        "note": f"{window.count} in {window.days} days",
    }


def rates_figure(
    run: IranRun,
    rows: list[dict[str, object]],
    *,
    id: str,
    title: str,
    subtitle: str,
    caveat: str,
    windows: Callable[..., object],
    row_sources: list[str],
) -> Figure:
    """Rates of windows as an interval chart; `windows` is the measure that chooses them."""
    table = pd.DataFrame(rows)
    return figure(
        id=id,
        title=title,
        subtitle=subtitle,
        sentence="; ".join(
            f"{r.label}: {r.value:.1f} in {_PER} days ({r.low:.1f} to {r.high:.1f}; {r.note})"
            for r in table.itertuples()
        )
        + ".",
        source=run.trend_line(),
        caveat=caveat,
        table=table.drop(columns="role").set_axis(
            ["Window", f"Attacks in {_PER} days", "Low", "High", "Counted"], axis="columns"
        ),
        method=method(before_and_after, windows, f"A rate a day is shown times {_PER}"),
        units=f"attacks in {_PER} days",
        row_sources=row_sources,
        grain="aggregate",
        draw=lambda size: intervals(table, size=size, unit=Unit(digits=1)),
    )  # fmt: skip


def rates_around_cut(run: IranRun, compared: dict[str, BeforeAfter] | None) -> Figure:
    """Rates of drone and rocket attacks before and after the reported cut."""
    p = run.parameters
    if compared is None:
        return empty_figure(
            id="iran-rates-around-cut",
            title=f"{cut_not_compared(p).split(':')[0]}: attacks before and after the reported cut in payments",
            reason=cut_not_compared(p),
            source=run.source_line("attacks"),
        )
    rows = [
        rate_row(f"{WEAPON_LABELS[weapon]}, {when} the cut", getattr(compared[weapon], when), weapon)
        for weapon in compared
        for when in ("before", "after")
    ]
    return rates_figure(
        run,
        rows,
        id="iran-rates-around-cut",
        title=_moved(compared),
        subtitle=f"Attacks in {_PER} days, 95% interval; {day_text(p.cut_first)} to {day_text(p.cut_last)} left out",
        caveat="Order in time, not cause: much else changed in these months, and the window before is short.",
        windows=around_cut,
        row_sources=[
            cell_of(in_window(run.events, window)[lambda t, weapon=weapon: t["weapon"] == weapon])
            for weapon, both in compared.items()
            for window in (both.before, both.after)
        ],
    )


def _moved(compared: dict[str, BeforeAfter]) -> str:
    """The claim for the first weapon compared, which is the drone where drones are counted."""
    weapon, windows = next(iter(compared.items()))
    before, after = windows.before, windows.after
    if windows.ratio is None:
        return f"No {weapon} attack before the reported cut in payments, none after it"
    if before.count == 0 or after.count == 0:
        counts = [str(window.count or "no") for window in (before, after)]
        lead = f"{counts[0].capitalize()} {weapon} {plural(before.count or 1, 'attack')}"
        return f"{lead} in {before.days} days before the cut, {counts[1].replace('no', 'none')} in {after.days} after"
    return f"{weapon.capitalize()} attacks after the reported cut: {windows.ratio.value:.1f} times the rate before"
