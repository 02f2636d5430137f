"""When: attacks by month, by day, and their running total."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Band, Line, Series, calendar, columns, steps
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed, plural
from iraq_report.sections.attacks.measures import count_attacks, cumulative_counts, daily_counts, monthly_counts
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.method import method
from iraq_report.sections.run import Run
from iraq_report.sections.selection import on_us
from iraq_report.sections.source_line import cells_by
from iraq_report.sections.words import CONFIDENCE_LABELS, WEAPON_LABELS

THIN_CONVOYS = (
    "Roadside bombs against convoys are an incomplete sample: read their months beside the published tallies."
)


def _none(run: Run[Parameters], id: str, what: str) -> Figure:
    return empty_figure(
        id=id,
        title=f"No attack found from {run.period}",
        reason=f"{what} is not drawn: the tables hold no attack on the US presence from {run.period}.",
        source=run.source_line("attacks"),
    )


def _months(run: Run[Parameters], column: str) -> pd.DataFrame:
    first, last = run.listed_days
    return monthly_counts(run.events, column, start=first, end=last)


def _days(run: Run[Parameters]) -> str:
    """The days of the run that the list covers, in words."""
    first, last = run.listed_days
    return day_text(first) if first == last else f"{day_text(first)} to {day_text(last)}"


def _sources(run: Run[Parameters], days: pd.Series) -> list[str]:
    """The sources of the attacks of each month that a day stands for."""
    attacks = on_us(run.events)
    return cells_by(attacks, attacks["date"].dt.to_period("M"), days.dt.to_period("M"))


def _present(table: pd.DataFrame, labels: dict[str, str]) -> list[Series]:
    """One series a value that occurs, in the order of the labels."""
    return [Series(column=key, role=key, label=label) for key, label in labels.items() if key in table]


def _named(table: pd.DataFrame, labels: dict[str, str]) -> pd.DataFrame:
    return table.rename(columns={"month": "Month", "date": "Date", "attacks": "Attacks", **labels})


def by_month_and_weapon(run: Run[Parameters]) -> Figure:
    """Attacks a month, stacked by weapon."""
    if on_us(run.events).empty:
        return _none(run, "attacks-by-month-and-weapon", "The monthly count")
    months = _months(run, "weapon")
    series = _present(months, WEAPON_LABELS)
    totals = months.set_index("month").sum(axis=1)
    return figure(
        id="attacks-by-month-and-weapon",
        title=_peak(totals),
        subtitle="Attacks a month on the US presence, by weapon, every confidence grade",
        sentence=(
            f"Columns of attacks a month from {_days(run)}, stacked by weapon: {totals.sum()} in all, at most "
            f"{totals.max()} in one month; months without a listed attack: {int((totals == 0).sum())} of {len(totals)}."
        ),
        source=run.source_line("attacks"),
        caveat=THIN_CONVOYS if "ied" in months else "",
        table=_named(months, WEAPON_LABELS),
        method=method(count_attacks, monthly_counts),
        units="attacks",
        row_sources=_sources(run, months["month"]),
        grain="aggregate",
        draw=lambda size: columns(months, x="month", series=series, size=size, every="month", unit="attacks"),
    )


def _peak(totals: pd.Series) -> str:
    """The month with the most attacks, or how many months share that rank."""
    months = [f"{month:%B %Y}" for month in totals.index[totals == totals.max()]]
    if len(months) == 1:
        return f"Most attacks listed for one month: {totals.max()}, in {months[0]}"
    named = listed(months) if len(months) < 4 else f"each of {len(months)} months"
    return f"Most attacks listed for one month: {totals.max()}, in {named}"


def by_month_and_confidence(run: Run[Parameters]) -> Figure:
    """Attacks a month, stacked by how sure the list is of them."""
    if on_us(run.events).empty:
        return _none(run, "attacks-by-month-and-confidence", "The monthly count by confidence")
    months = _months(run, "confidence")
    series = _present(months, CONFIDENCE_LABELS)
    total = int(months[[s.column for s in series]].to_numpy().sum())
    high = int(months["high"].sum()) if "high" in months else 0
    return figure(
        id="attacks-by-month-and-confidence",
        title=f"Known with high confidence: {high} of {total} {plural(total, 'attack')}",
        subtitle="Attacks a month on the US presence, by confidence",
        sentence=(
            f"Columns of attacks a month from {_days(run)}, stacked by confidence: "
            + ", ".join(f"{int(months[s.column].sum())} {s.column}" for s in series) + "."
        ),
        source=run.source_line("attacks"),
        caveat="High: an official body says so or two pages agree. Low: vague, denied or partisan channels only.",
        table=_named(months, CONFIDENCE_LABELS),
        method=method(count_attacks, monthly_counts, "The confidence is the grade that the row carries"),
        units="attacks",
        row_sources=_sources(run, months["month"]),
        grain="aggregate",
        draw=lambda size: columns(months, x="month", series=series, size=size, every="month", unit="attacks"),
    )  # fmt: skip


def phase_bands(run: Run[Parameters]) -> list[Band]:
    """Phases of the period, cut to it; every other one shaded."""
    phases = run.tables["phases"]
    first, last = pd.Timestamp(run.parameters.start), pd.Timestamp(run.parameters.end)
    inside = phases[(phases["start"] <= last) & (phases["end"] >= first)]
    return [
        Band(start=max(row.start, first), end=min(row.end, last), label=row.name, shaded=number % 2 == 0)
        for number, row in enumerate(inside[["name", "start", "end"]].itertuples(index=False, name="Phase"))
    ]


def running_total(run: Run[Parameters]) -> Figure:
    """Attacks so far by weapon, over the phases of the period."""
    if on_us(run.events).empty:
        return _none(run, "attacks-running-total", "The running total")
    first, last = run.listed_days
    running = cumulative_counts(run.events, start=first, end=last)
    by_month = running.set_index("date").resample("ME").max().reset_index()
    daily = run.publishes("attacks")
    drawn = running if daily else by_month
    ends = running.drop(columns="date").iloc[-1].sort_values(ascending=False)
    lines = [
        Line(
            label=WEAPON_LABELS[weapon],
            role=weapon,
            points=drawn[["date", weapon]].rename(columns={weapon: "value"})[lambda t: t["value"].diff().fillna(1) > 0],
            until=last,
        )
        for weapon in ends.index[:4]
    ]
    bands = phase_bands(run)
    top = ends.index[0]
    return figure(
        id="attacks-running-total",
        title=f"{WEAPON_LABELS[top]}: {ends.iloc[0]} of {ends.sum()} listed {plural(ends.sum(), 'attack')}"
        + (", more than any other weapon" if len(ends) > 1 and ends.iloc[0] > ends.iloc[1] else ""),
        subtitle="Attacks so far by weapon" + ("; the weapons named most often are drawn" if len(ends) > 4 else "")
        + ("" if daily else "; by the end of each month"),
        sentence=(
            f"Step lines of attacks so far from {_days(run)}; at the end: "
            + ", ".join(f"{WEAPON_LABELS[weapon]} {count}" for weapon, count in ends.items()) + "."
        ),
        source=run.source_line("attacks"),
        caveat=THIN_CONVOYS if "ied" in running else "",
        table=_named(by_month, WEAPON_LABELS),
        method=method(
            count_attacks, cumulative_counts, "The table has the end of each month, with the sources of what it adds"
        ),
        units="attacks",
        row_sources=_sources(run, by_month["date"]),
        grain="event" if daily else "aggregate",
        draw=lambda size: steps(
            lines, size=size, bands=[] if size.narrow else bands, start=first, end=last
        ),
    )  # fmt: skip


def by_day(run: Run[Parameters]) -> Figure:
    """Attacks a day as a calendar."""
    first, last = run.listed_days
    daily = daily_counts(run.events, start=first, end=last)
    days_with = int((daily["attacks"] > 0).sum())
    if days_with == 0:
        return _none(run, "attacks-calendar", "The calendar")
    quiet, shown = _longest_quiet(daily), daily[daily["attacks"] > 0]
    exact = on_us(run.events)[lambda t: t["date_precision"] == "day"]
    return figure(
        id="attacks-calendar",
        title=f"Attacks are listed on {days_with} of {len(daily):,} {plural(len(daily), 'day')}; the longest gap is "
        f"{quiet} {plural(quiet, 'day')}",
        subtitle="Attacks a day on the US presence; attacks known only to a month or a span of days are left out",
        sentence=(
            f"A calendar from {_days(run)}. Days with a listed attack: {days_with} of {len(daily):,}, with at most "
            f"{daily['attacks'].max()} on one day; the longest run of days without one: {quiet}."
        ),
        source=run.source_line("attacks"),
        caveat="An empty day means that nothing was found, not that nothing happened.",
        table=shown.rename(columns={"date": "Date", "attacks": "Attacks"}),
        method=method(count_attacks, daily_counts, "A gap is a run of days without one"),
        units="attacks",
        row_sources=cells_by(exact, exact["date"], shown["date"]),
        grain="event",
        draw=lambda size: calendar(daily.set_index("date")["attacks"], size=size),
    )


def _longest_quiet(daily: pd.DataFrame) -> int:
    active = daily["attacks"] > 0
    return int((~active).groupby(active.cumsum()).sum().max())
