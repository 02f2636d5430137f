"""Figures about contractors killed and hurt."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Unit, lanes, ranges
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.contractors.common import ContractorsRun
from iraq_report.sections.contractors.harm import (
    beside_count,
    casualties_by_nationality,
    contractor_casualties,
    harm_events,
    running_counts,
)
from iraq_report.sections.method import method
from iraq_report.sections.people import PEOPLE, everyone
from iraq_report.sections.rows import span_text, when_text
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.sections.words import WHO_LABELS

DONE = {"killed": "killed", "wounded": "wounded", "injured": "hurt"}


def by_nationality(run: ContractorsRun) -> Figure:
    """Contractors killed and wounded in the selected attacks, by where they came from."""
    summed = contractor_casualties(run.events, run.tables["casualties"])
    table = casualties_by_nationality(summed)
    source = run.source_line("casualties")
    if table.empty:
        return empty_figure(
            id="contractors-casualties",
            title="Contractors killed and wounded",
            reason=f"No source of this run reports a contractor killed or wounded in an attack from {run.period}.",
            source=source,
        )
    shown = pd.DataFrame(
        [
            {
                "label": f"{WHO_LABELS[row['who']]}, {done}",
                "low": float(row[f"{done}_low"]) if pd.notna(row[f"{done}_low"]) else None,
                "high": float(row[f"{done}_high"]) if pd.notna(row[f"{done}_high"]) else None,
                "role": "second" if done == "killed" else "main",
            }
            for _, row in table.iterrows()
            for done in ("killed", "wounded")
        ]
    )
    killed, hurt = people_of(table, "killed"), people_of(table, "wounded")
    return figure(
        id="contractors-casualties",
        title=f"Contractors killed: {killed}; wounded: {hurt}",
        subtitle=f"People, lowest and highest number that sources give, {run.period}",
        sentence=f"Contractors reported killed in the attacks of this run: {killed}; wounded: {hurt}. Drivers and "
        "guards of convoys are included.",
        source=source,
        caveat="A span that starts at 0: one source tells of an injury, another does not. \"At least\": the number of "
        "some attack is not known.",
        table=table.assign(who=table["who"].map(WHO_LABELS)).rename(
            columns={
                "who": "Who", "attacks": "Attacks", "killed_low": "Killed, low", "killed_high": "Killed, high",
                "wounded_low": "Wounded, low", "wounded_high": "Wounded, high",
            }
        ),
        method=method(contractor_casualties, casualties_by_nationality),
        units=PEOPLE,
        row_sources=cells_by(summed, summed["who"], table["who"]),
        grain="aggregate",
        draw=lambda size: ranges(shown, size=size, unit=Unit(digits=0)),
    )  # fmt: skip


def people_of(table: pd.DataFrame, done: str) -> str:
    """All groups together, as a span: `at least` where a number of one of them is not known."""
    return span_text(*everyone(table, done))


def by_place(run: ContractorsRun) -> Figure:
    """Deaths and injuries of contractors by place and day, over the whole span of the table."""
    found = harm_events(run.tables["contractor_events"])
    source = run.source_line(
        "contractor_events",
        period=False,
        left_out="events told twice and running counts left out, so that nobody counts twice",
        shown=found,
    )
    if found.empty:
        return empty_figure(
            id="contractors-harm",
            title="Deaths and injuries of contractors",
            reason="The tables hold no death and no injury of a contractor.",
            source=source,
        )
    points = pd.DataFrame(
        {
            "lane": found["site"],
            "date": found["date"],
            "role": found["event_type"].map({"death": "second", "injury": "main"}),
            "text": found["description"],
        }
    )
    deaths, places = int((found["event_type"] == "death").sum()), found["site"].nunique()
    return figure(
        id="contractors-harm",
        title=f"Contractors killed or hurt: {len(found)} dated {plural(len(found), 'event')} at {places} "
        f"{plural(places, 'place')}, {deaths} deadly",
        subtitle=f"Deaths and injuries by place, {when_text(found.iloc[0])} to {when_text(found.iloc[-1])}",
        sentence=f"Events with a day in which contractors were hurt or killed: {len(found)}, at {places} "
        f"{plural(places, 'place')}; with deaths: {deaths}.",
        source=source,
        caveat="Staff of bases and programmes; drivers of convoys stand in the table of casualties.",
        table=found[["date", "site", "event_type", "description"]].rename(
            columns={"date": "Date", "site": "Place", "event_type": "Kind", "description": "What"}
        ),
        method=method(harm_events, "One mark is one event, on its first possible day"),
        row_sources=found["source_ids"],
        grain="event", rows_of=("contractor_events",),
        draw=lambda size: lanes(
            points, order=list(dict.fromkeys(points["lane"])), size=size,
            labels={"second": "Event with deaths", "main": "Event with injuries only"},
        ),
    )  # fmt: skip


def beside_running_counts(run: ContractorsRun) -> Figure:
    """Published running counts beside the events of the table over the same days."""
    counts = running_counts(run.tables["contractor_events"])
    source = run.source_line("contractor_events", period=False)
    if counts.empty:
        return empty_figure(
            id="contractors-running-counts",
            title="Published running counts",
            reason="The tables hold no running count of contractors killed or hurt.",
            source=source,
        )
    shown = pd.DataFrame(
        [
            {"label": f"{_days(row)}: {who}", "low": low, "high": high, "role": role}
            for _, row in counts.iterrows()
            for who, low, high, role in (
                ("published", _number(row["published_low"]), _number(row["published_high"]), "second"),
                ("events of the table", float(row["ours_low"]), float(row["ours_high"]), "main"),
            )
        ]
    )
    short = int((counts["ours_high"] < counts["published_low"]).sum())
    return figure(
        id="contractors-running-counts",
        title=f"Published counts above what dated events add up to: {short} of {len(counts)}",
        subtitle="Contractors killed or hurt: as published, and as dated events of the same days add up",
        sentence=f"Running counts found: {len(counts)}; above what the dated events of the same days and place add up "
        f"to: {short}.",
        source=source,
        caveat="A running count contains dated events and is never added to them.",
        table=shown[["label", "low", "high"]].rename(columns={"label": "Count", "low": "Low", "high": "High"}),
        method=method(running_counts, "Events of the table:", harm_events),
        units="people",
        row_sources=[cell for _, row in counts.iterrows() for cell in (row["source_ids"], _added_up(run, row))],
        grain="aggregate",
        draw=lambda size: ranges(shown, size=size, unit=Unit(digits=0)),
    )


def _added_up(run: ContractorsRun, count: pd.Series) -> str:
    """The sources of the events that a running count can hold."""
    events = run.tables["contractor_events"]
    return cell_of(beside_count(events, events[events["event_id"] == count["event_id"]].iloc[0]))


def _days(row: pd.Series) -> str:
    since = f"from {day_text(row['first'])} " if pd.notna(row["first"]) else ""
    return f"{row['site']}, {DONE[row['what']]} {since}up to {day_text(row['last'])}"


def _number(value: object) -> float | None:
    return None if pd.isna(value) else float(str(value))
