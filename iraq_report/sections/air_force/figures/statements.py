"""Figures of statements without a rate: what was said of the F-16s and of other fleets."""

from __future__ import annotations

from datetime import date

import pandas as pd

from iraq_report.figures.charts import timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import listed, plural
from iraq_report.sections.air_force.common import AirForceRun, not_covered, publisher
from iraq_report.sections.air_force.fleet import FIGHTER
from iraq_report.sections.air_force.readiness import FLIES, told
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, STATED_LEGEND, STATED_ROLES, days_text, when_text

LANES = {
    "grounded": "Grounded, or no mission flown",
    "patrols_stopped": "Patrols stopped",
    "not_operational": "Not usable",
    "all_in_order": "All in order",
    "returned_to_flight_count": "Back in flight",
    "flown_at_event_count": "Seen flying",
    "strikes_above_coalition": "More strikes than allies",
}
OTHER_FLEETS = ("L-159", "Su-25", "CH-4", "T-50IQ")
ARMY_DRONES = "By the sources the CH-4 belong to the Army Aviation Command; the report counts them with the Air Force."


def statement_label(row: pd.Series) -> str:
    """A statement on readiness in two or three words."""
    number = "" if pd.isna(row["value_low"]) else f"{row['value_low']:g}"
    numbered = {"flown_at_event_count": "seen flying", "returned_to_flight_count": "back in flight"}
    if row["metric"] in numbered:
        return f"{number} {numbered[row['metric']]}"
    return "grounded" if row["metric"] == "grounded" else LANES[row["metric"]].lower()


def statement_events(
    table: pd.DataFrame, lanes: pd.Series, labels: list[str], *, start: date, end: date
) -> pd.DataFrame:
    """Marks of a timeline from statements, cut to a window: lane, start, end, label, role, text."""
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    return pd.DataFrame(
        {
            "lane": lanes,
            "start": table["date"].clip(lower=first),
            "end": table["date_end"].clip(upper=last),
            "label": labels,
            "role": table["stated_by"].map(STATED_ROLES),
            "text": table["description"],
        }
    )


def statement_table(table: pd.DataFrame) -> pd.DataFrame:
    """Statements as a reader reads them: when, fleet, statement, who says so, who states it here."""
    return pd.DataFrame(
        {
            "When": [when_text(row) for _, row in table.iterrows()],
            "Fleet": table["fleet"],
            "Statement": table["description"],
            "Said by": table["said_by"],
            "Stated by": table["stated_by"].map(STATED_LABELS),
        }
    )


def said_of_fighters(run: AirForceRun) -> Figure:
    """Statements without a rate on the F-16s, in two lanes: flying or in order, and not."""
    p, readiness = run.parameters, run.tables["readiness"]
    table = told(readiness, [FIGHTER], start=p.readiness_start, end=p.readiness_end)
    source = run.source_line("readiness", period=False, shown=table)
    if table.empty:
        own = readiness[(readiness["fleet"] == FIGHTER) & readiness["metric"].isin(FLIES)]
        return empty_figure(
            id="air-force-f16-said",
            title=f"What was said of the {FIGHTER}s",
            reason=not_covered(own, p.readiness_start, p.readiness_end),
            source=source,
        )
    who = [publisher(run, row) if pd.isna(row["said_by"]) else str(row["said_by"]) for _, row in table.iterrows()]
    events = statement_events(table, table["metric"].map(LANES), who, start=p.readiness_start, end=p.readiness_end)
    order = [lane for metric, lane in LANES.items() if (table["metric"] == metric).any()]
    idle, flying = int((~table["flies"]).sum()), int(table["flies"].sum())
    return figure(
        id="air-force-f16-said",
        title=f"The F-16s: idle or unusable in {idle} {plural(idle, 'statement')}, flying or fit in {flying}",
        subtitle=f"Who said so, over the days it is about, {days_text(p.readiness_start, p.readiness_end)}",
        sentence=". ".join(f"{when_text(row)}: {row['description']}" for _, row in table.iterrows()) + ".",
        source=source,
        caveat="Statements are set side by side, not weighed: some are about weeks, one about a single day.",
        table=statement_table(table),
        method=method(told, "A bar spans the days that a statement is about"),
        row_sources=table["source_ids"],
        grain="event",
        rows_of=("readiness",),
        draw=lambda size: timeline(
            events, order=order, size=size, labels=STATED_LEGEND, start=p.readiness_start, end=p.readiness_end
        ),
    )


def _idle_claim(table: pd.DataFrame, fleets: list[str]) -> str:
    """Which fleets are said not to fly, and which of them by the latest statement flies again."""
    said = {fleet: list(table[table["fleet"] == fleet]["flies"]) for fleet in fleets}
    idle = [fleet for fleet, flies in said.items() if not flies[-1]]
    again = [fleet for fleet, flies in said.items() if flies[-1] and not all(flies)]
    parts = [f"{listed(idle)} {plural(len(idle), 'is', 'are')} said to be grounded or unusable"] if idle else []
    parts += [f"{listed(again)} said to be grounded, then back in flight"] if again else []
    return "; ".join(parts) or "No other fleet is said to be grounded or unusable"


def other_types(run: AirForceRun) -> Figure:
    """Statements on the other fleets, a lane each, in the order in which the report speaks of them."""
    p, readiness, fleets = run.parameters, run.tables["readiness"], list(OTHER_FLEETS)
    table = told(readiness, fleets, start=p.readiness_start, end=p.readiness_end)
    source = run.source_line("readiness", period=False, shown=table)
    if table.empty:
        return empty_figure(
            id="air-force-other-types",
            title="What was said of other types",
            reason=not_covered(readiness[readiness["fleet"].isin(fleets)], p.readiness_start, p.readiness_end),
            source=source,
        )
    labels = [statement_label(row) for _, row in table.iterrows()]
    events = statement_events(table, table["fleet"], labels, start=p.readiness_start, end=p.readiness_end)
    order = [fleet for fleet in fleets if (table["fleet"] == fleet).any()]
    return figure(
        id="air-force-other-types",
        title=_idle_claim(table, order),
        subtitle=f"Statements, each over the days it is about, {days_text(p.readiness_start, p.readiness_end)}",
        sentence=". ".join(f"{row['fleet']}, {when_text(row)}: {row['description']}" for _, row in table.iterrows())
        + ".",
        source=source,
        caveat=ARMY_DRONES if "CH-4" in order else "",
        table=statement_table(table),
        method=method(told, "A bar spans the days that a statement is about"),
        row_sources=table["source_ids"],
        grain="event",
        rows_of=("readiness",),
        draw=lambda size: timeline(
            events, order=order, size=size, labels=STATED_LEGEND, start=p.readiness_start, end=p.readiness_end
        ),
    )
