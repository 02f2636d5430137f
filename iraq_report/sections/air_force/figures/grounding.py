"""Figures about the grounding: what was said of the F-16s, and their sorties over the presence of contractors."""

from __future__ import annotations

from datetime import date

import pandas as pd

from iraq_report.figures.charts import Line, Series, rows, steps, steps_over_timeline, timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import listed, plural
from iraq_report.sections.air_force.common import AirForceRun, not_covered, publisher, site_name
from iraq_report.sections.air_force.fleet import FIGHTER
from iraq_report.sections.air_force.readiness import FLIES, told
from iraq_report.sections.air_force.sorties import attacks_at, behind_quarters, missions, movements, presence, quarterly
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
THERE, MOVES, FLOWN = "Contractors at the base", "Departures and returns", "Combat and strikes"
OTHER_FLEETS = ("L-159", "Su-25", "CH-4", "T-50IQ")
ARMY_DRONES = "By the sources the CH-4 belong to the Army Aviation Command; the report counts them with the Air Force."
_STATES = {"there": ("there", "third"), "away": ("away", "other"), "moving": ("left, partly back", "contractor")}
_MOVES = {"withdrawal": "left", "return": "back"}


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
        grain="event",
        rows_of=("readiness",),
        draw=lambda size: timeline(
            events, order=order, size=size, labels=STATED_LEGEND, start=p.readiness_start, end=p.readiness_end
        ),
    )


def _middle(quarters: pd.Series) -> pd.Series:
    return quarters + pd.Timedelta(days=45)


def _read(run: AirForceRun, *more: pd.DataFrame) -> pd.DataFrame:
    """The rows of sorties that stand behind the quarters, and others."""
    p = run.parameters
    return pd.concat([behind_quarters(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end), *more])


def _sortie_lines(table: pd.DataFrame) -> list[Line]:
    """Marks in the middle of each quarter with a number; no line joins them, since others are not known."""
    lines = []
    for column, label, role in (("total", "All sorties", "main"), ("other", "Not training", "second")):
        known = table.dropna(subset=[column])
        points = pd.DataFrame({"date": _middle(known["quarter"]), "value": known[column].astype(int)})
        if len(points):
            lines.append(Line(label, role, points.assign(mark=points["value"].map(str)), kind="points"))
    return lines


def _lanes(run: AirForceRun, attacks_lane: str) -> pd.DataFrame:
    """Presence, movements, missions and attacks within the window of sorties, as marks of a timeline."""
    p = run.parameters
    start, end = p.sorties_start, p.sorties_end
    marks = []
    for _, row in presence(run.tables["readiness"], start=start, end=end).iterrows():
        label, role = _STATES[row["state"]]
        marks.append((THERE, row["date"], row["date_end"], label, role, row["description"]))
    for _, row in movements(run.tables["contractor_events"], p.site, start=start, end=end).iterrows():
        label = _MOVES[row["event_type"]]
        marks.append((MOVES, row["date"], row["date_end"], label, "contractor", row["description"]))
    for _, row in missions(run.tables["sorties"], start=start, end=end).iterrows():
        high = row["sorties_high"]
        number = f"at most {high}" if pd.isna(row["sorties_low"]) else f"{row['sorties_low']}"
        what = "strikes" if row["kind"] == "strikes" else "combat missions"
        marks.append((FLOWN, row["date"], row["date_end"], f"{number} {what}", "main", row["description"]))
    for _, row in attacks_at(run.events, p.site).iterrows():
        marks.append((attacks_lane, row["date"], pd.NaT, "", "second", f"{row['weapon']}".replace("_", " ")))
    table = pd.DataFrame(marks, columns=["lane", "start", "end", "label", "role", "text"])
    first, last = pd.Timestamp(start), pd.Timestamp(end)
    table = table.assign(start=pd.to_datetime(table["start"]), end=pd.to_datetime(table["end"]))
    table = table[(table["start"] <= last) & (table["end"].fillna(table["start"]) >= first)]
    return table.assign(start=table["start"].clip(lower=first), end=table["end"].clip(upper=last))


_LANE_WORDS = {
    THERE: "when contractors were at the base",
    MOVES: "when they left and came back",
    FLOWN: "what combat flying is known",
}


def sorties_and_contractors(run: AirForceRun) -> Figure:
    """F-16 sorties of the quarters for which they are known, over the presence of contractors and attacks."""
    p, name = run.parameters, site_name(run)
    table = quarterly(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)
    lines = _sortie_lines(table)
    source = run.source_line(
        "sorties",
        period=False,
        left_out="contractors from the tables of readiness and contractor events",
        shown=_read(run, missions(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)),
    )
    if not lines:
        own = run.tables["sorties"][run.tables["sorties"]["aircraft"] == FIGHTER]
        return empty_figure(
            id="air-force-f16-sorties",
            title=f"{FIGHTER} sorties by quarter",
            reason=not_covered(own[own["kind"] == "all"], p.sorties_start, p.sorties_end),
            source=source,
        )
    attacks = f"Attacks on {name}"
    events = _lanes(run, attacks)
    order = [lane for lane in (THERE, MOVES, FLOWN, attacks) if (events["lane"] == lane).any()]
    below = [_LANE_WORDS.get(lane, f"attacks on {name}") for lane in order]
    known = table.dropna(subset=["total"])
    told_ = "; ".join(f"Q{r.quarter.quarter} {r.quarter.year}: {r.total} sorties" for r in known.itertuples())
    return figure(
        id="air-force-f16-sorties",
        title=f"F-16 sorties are known for {len(known)} of {len(table)} {plural(len(table), 'quarter')}: "
        + " and ".join(f"{total}" for total in known["total"].tail(2)),
        subtitle="Sorties of a quarter, in its middle, over what is known of contractors"
        + (f"; attacks: {run.period}" if attacks in order else ""),
        sentence=f"{told_}; below them {listed(below)}." if order else f"{told_}.",
        source=source,
        caveat="A quarter without a mark is one without a published number, not one without flying.",
        table=table.assign(quarter=[f"Q{q.quarter} {q.year}" for q in table["quarter"]]).rename(
            columns={"quarter": "Quarter", "total": "All sorties", "training": "Training", "other": "Not training"}
        ),
        grain="aggregate",
        draw=lambda size: (
            steps_over_timeline(lines, events, order=order, size=size, start=p.sorties_start, end=p.sorties_end)
            if order
            else steps(lines, size=size, start=p.sorties_start, end=p.sorties_end)
        ),
    )


def training_share(run: AirForceRun) -> Figure:
    """How many F-16 sorties were for training, of those whose purpose is known."""
    p = run.parameters
    table = quarterly(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end).dropna(subset=["other"])
    source = run.source_line("sorties", period=False, shown=_read(run))
    if table.empty or not int(table["total"].sum()):
        own = run.tables["sorties"][run.tables["sorties"]["aircraft"] == FIGHTER]
        return empty_figure(
            id="air-force-f16-training",
            title=f"What {FIGHTER} sorties were for",
            reason=not_covered(own[own["kind"] == "training"], p.sorties_start, p.sorties_end),
            source=source,
        )
    training, total = int(table["training"].sum()), int(table["total"].sum())
    drawn = table.assign(
        label=[f"Q{q.quarter} {q.year}: {n} sorties" for q, n in zip(table["quarter"], table["total"], strict=True)]
    )
    series = [Series("training", "main", "Training"), Series("other", "second", "Everything else")]
    return figure(
        id="air-force-f16-training",
        title=f"Training made up {training} of {total} F-16 sorties whose purpose is known ({training / total:.0%})",
        subtitle="F-16 sorties of a quarter by purpose, in percent",
        sentence="; ".join(f"{r.label}, {r.training} of them for training" for r in drawn.itertuples()) + ".",
        source=source,
        caveat="Everything else is what is left when training is taken off; strikes are a part of it.",
        table=drawn[["label", "training", "other"]].rename(
            columns={"label": "Quarter", "training": "Training", "other": "Everything else"}
        ),
        grain="aggregate",
        draw=lambda size: rows(drawn, label="label", series=series, size=size, share=True, sort=False, unit="sorties"),
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
        grain="event",
        rows_of=("readiness",),
        draw=lambda size: timeline(
            events, order=order, size=size, labels=STATED_LEGEND, start=p.readiness_start, end=p.readiness_end
        ),
    )
