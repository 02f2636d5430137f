"""Comparisons: rates around the detention, the share of drones, our list beside published tallies."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.figures.charts import Series, Unit, intervals, ranges, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.attacks.compared import MONTH_DAYS
from iraq_report.sections.attacks.context import compare_tallies, counted_alike
from iraq_report.sections.attacks.measures import (
    Comparison,
    Stopped,
    around_detention,
    compare_windows,
    compared_quarters,
    drone_share,
    drones_stopped,
    with_numbers,
)
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.method import method
from iraq_report.sections.rates import WindowRate, in_window, window_rate
from iraq_report.sections.rows import span_text
from iraq_report.sections.run import Run
from iraq_report.sections.selection import for_trends, on_us
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.sections.statistics import Interval

_DRAWN_TALLIES = 14  # the largest; all of them stand in the table


def _window_row(window: WindowRate) -> dict[str, object]:
    label = {"before": "Before the arrest", "during": "Arrest to release", "after": "After the release"}[window.name]
    return {
        "label": label,
        "value": window.rate.value * 30,
        "low": window.rate.low * 30,
        "high": window.rate.high * 30,
        "role": "main" if window.name == "during" else "other",
        "note": f"{window.count} in {window.days} days, {day_text(window.start)} to {day_text(window.end)}",
    }


def _verdict(ratio: Interval | None) -> str:
    if ratio is None:
        return "No rocket or drone attack in either window"
    sure = "beyond chance" if ratio.excludes_one else "within chance"
    if math.isinf(ratio.value):
        return f"Attacks from arrest to release, none in the days before: {sure}"
    return f"From arrest to release the rate was {ratio.value:.1f} times the rate before: {sure}"


def rates_around_detention(run: Run[Parameters], compared: Comparison | None, *, ending: str) -> Figure:
    """Rates before, during and after the detention; `ending` ("report" or "sources") says whose date ends it.

    `compared` is None where the run does not cover the windows.
    """
    id = f"attacks-rates-{ending}-ending"
    last = run.parameters.release_report if ending == "report" else run.parameters.release_sources
    if compared is None:
        return empty_figure(
            id=id,
            title=f"Not covered: the detention that ended on {day_text(last)}",
            reason=run.not_listed(*around_detention(run.parameters, last))
            or (
                f"Not covered: the windows around {day_text(run.parameters.arrest)} to {day_text(last)} leave "
                f"{run.period}; choose a period that holds them, or other windows."
            ),
            source=run.source_line("attacks"),
        )
    windows = (compared.before, compared.during, compared.after)
    table = pd.DataFrame([_window_row(window) for window in windows])
    whose = "the report has it" if ending == "report" else "other sources have it"
    return figure(
        id=id,
        title=_verdict(compared.during_ratio),
        subtitle=f"Rocket and drone attacks per 30 days, 95% interval; release on {day_text(last)} as {whose}",
        sentence="; ".join(
            f"{r.label}: {r.value:.1f} per 30 days ({r.low:.1f} to {r.high:.1f})" for r in table.itertuples()
        )
        + ".",
        source=run.trend_line(),
        caveat="The windows are short: one attack more or less, or one day, moves the rate.",
        table=table.drop(columns="role").rename(
            columns={
                "label": "Window",
                "value": "Per 30 days",
                "low": "Low",
                "high": "High",
                "note": "Counted",
            }
        ),
        method=method(
            window_rate,
            f"The windows before and after have {run.parameters.compare_days} days; a rate a day is shown times 30",
            compare_windows,
        ),
        units="attacks per 30 days",
        row_sources=[cell_of(in_window(run.events, window)) for window in windows],
        grain="aggregate",
        draw=lambda size: intervals(
            table,
            size=size,
            reference=compared.before.rate.value * 30,
            reference_label="rate before",
            unit=Unit(digits=1),
        ),
    )


def drone_share_by_quarter(run: Run[Parameters], shares: pd.DataFrame) -> Figure:
    """Share of drones among rocket and drone attacks, quarter by quarter."""
    if shares.empty:
        return empty_figure(
            id="attacks-drone-share",
            title="No rocket or drone attack to take a share of",
            reason=f"No rocket or drone attack of medium or high confidence is listed from {run.period}.",
            source=run.source_line("attacks"),
        )
    counted = for_trends(on_us(run.events))
    percent = shares.assign(
        label=[f"Q{q.quarter} {q.year}" for q in shares["quarter"]],
        value=shares["share"] * 100,
        low=shares["low"] * 100,
        high=shares["high"] * 100,
        role="drone",
        note=[f"{d} of {n}" for d, n in zip(shares["drones"], shares["attacks"], strict=True)],
    )
    return figure(
        id="attacks-drone-share",
        title=_drones_claim(percent),
        subtitle="Share of drones among rocket and drone attacks by quarter, with 95% Wilson interval",
        sentence="; ".join(
            f"{r.label}: {r.value:.0f}% ({r.note}; {r.low:.0f} to {r.high:.0f}%)" for r in percent.itertuples()
        )
        + ".",
        source=run.trend_line(),
        caveat="Quarters with few attacks have wide intervals; quarters without one are left out.",
        table=percent[["label", "drones", "attacks", "value", "low", "high"]].rename(
            columns={"label": "Quarter", "drones": "Drone attacks", "attacks": "Rocket and drone attacks",
                     "value": "Share in percent", "low": "Low", "high": "High"}
        ),
        method=method("Rockets and drones of medium or high confidence are counted", drone_share),
        units={"Drone attacks": "attacks", "Rocket and drone attacks": "attacks", "Share in percent": "percent",
               "Low": "percent", "High": "percent"},
        row_sources=cells_by(counted, counted["date"].dt.to_period("Q"), shares["quarter"].dt.to_period("Q")),
        grain="aggregate",
        draw=lambda size: intervals(percent, size=size, unit=Unit(suffix="%", digits=0)),
    )  # fmt: skip


def _drones_claim(percent: pd.DataFrame) -> str:
    """The share in the quarters that can be compared, or over all of them where no two can."""
    ends = compared_quarters(percent)
    if len(ends) < 2:
        return f"Drones: {percent['drones'].sum()} of {percent['attacks'].sum()} rocket and drone attacks"
    first, last = ends.iloc[0], ends.iloc[-1]
    return f"Drones: {last['note']} rocket and drone attacks in {last['label']}, {first['note']} in {first['label']}"


def drones_sent_and_stopped(run: Run[Parameters], stopped: Stopped) -> Figure:
    """How many drones were reported stopped, of those whose number is known."""
    if stopped.with_numbers == 0:
        return empty_figure(
            id="attacks-drones-stopped",
            title="No drone attack with numbers of drones sent and stopped",
            reason=f"No listed drone attack comes with both numbers ({stopped.attacks} listed).",
            source=run.source_line("attacks"),
        )
    table = pd.DataFrame(
        {
            "label": ["Drones sent", "Reported stopped"],
            "low": [stopped.sent_low, stopped.stopped_low],
            "high": [stopped.sent_high, stopped.stopped_high],
            "role": ["drone", "us"],
        }
    )
    counted = with_numbers(on_us(run.events)[lambda t: t["weapon"] == "drone"])
    stop, sent = span_text(stopped.stopped_low, stopped.stopped_high), span_text(stopped.sent_low, stopped.sent_high)
    return figure(
        id="attacks-drones-stopped",
        title=f"Drones reported stopped: {stop} of {sent}",
        subtitle=f"Drone attacks that come with both numbers: {stopped.with_numbers} of {stopped.attacks}",
        sentence=f"Two range bars: drones sent {sent}, reported stopped {stop}.",
        source=run.source_line(
            "attacks",
            left_out=f"{stopped.attacks - stopped.with_numbers} without numbers left out",
            shown=counted,
        ),
        caveat="Those who defend report what they stopped; attacks without a number may differ from those with one.",
        table=table.drop(columns="role").rename(columns={"label": "Drones", "low": "Low", "high": "High"}),
        method=method(drones_stopped),
        units="drones",
        row_sources=[cell_of(counted)] * len(table),
        grain="aggregate",
        draw=lambda size: ranges(table, size=size),
    )


def _percent(shares: pd.Series) -> str:
    low, high = f"{shares.min():.0%}", f"{shares.max():.0%}"
    return low if low == high else f"{low} to {high}"


def tallies_beside_ours(run: Run[Parameters], compared: pd.DataFrame) -> Figure:
    """Published tallies of like definition beside our count over the same days.

    Those of less than a month are left out where rows may not be published.
    """
    if not (compared.empty or run.publishes("attacks")):
        days = (compared["period_end"] - compared["period_start"]).dt.days + 1
        compared = compared[days >= MONTH_DAYS]
    if compared["share"].dropna().empty:
        return empty_figure(
            id="attacks-tallies",
            title="No published tally counts what this run counts",
            reason="No published tally that counts what this list counts lies within the period and coverage of "
            "this run.",
            source=run.source_line("tallies", period=False),
        )
    widest = compared.nlargest(_DRAWN_TALLIES, "published_low").sort_values("period_start", kind="stable")
    drawn = widest.assign(
        label=[
            f"{r.publisher}: {r.what}, {day_text(r.period_start)} to {day_text(r.period_end)}"
            + (" (at least)" if pd.isna(r.published_high) else "")
            for r in widest.itertuples()
        ]
    )
    published = compared["share"].dropna()
    tallies = run.tables["tallies"].set_index("tally_id", drop=False).loc[compared["tally_id"]]
    whole = " Every grade and weapon of the list counts here, whatever this run leaves out." if run.filters else ""
    series = [
        Series(column="published_low", role="report", label="Published"),
        Series(column="ours", role="sources", label="This list"),
    ]
    return figure(
        id="attacks-tallies",
        title=f"The list holds {_percent(published)} of what published tallies count",
        subtitle=f"Published tallies and this list over the same days and kinds; {len(drawn)} of {len(compared)} drawn",
        sentence=(
            f"Two bars for each tally; the list holds a median of {published.median():.0%} of the published number "
            f"over {len(compared)} {plural(len(compared), 'tally', 'tallies')}."
        ),
        source=run.source_line(
            "tallies",
            period=False,
            shown=run.tables["tallies"][lambda t: t["tally_id"].isin(compared["tally_id"])],
        ),
        caveat=f"Tallies overlap in time and in what they count: they are not to be added up.{whole}",
        table=compared.drop(columns="tally_id").rename(
            columns={"publisher": "Publisher", "what": "What is counted", "period_start": "From", "period_end": "To",
                     "published_low": "Published (low)", "published_high": "Published (high)", "ours": "This list",
                     "share": "Share"}
        ),
        method=method(compare_tallies),
        units={"Published (low)": "what the row says is counted", "Published (high)": "what the row says is counted",
               "This list": "what the row says is counted", "Share": "part of the published number, 1 is all of it"},
        row_sources=[
            cell_of(tally.to_frame().T, counted_alike(run.tables["attacks"], tally)) for _, tally in tallies.iterrows()
        ],
        grain="aggregate",
        draw=lambda size: rows(drawn, label="label", series=series, size=size, stacked=False, sort=False),
    )  # fmt: skip
