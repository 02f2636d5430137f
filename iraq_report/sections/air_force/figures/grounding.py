"""Figures about the flying of the F-16s: sorties by quarter over the presence of contractors, and training."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Line, Series, rows, steps, steps_over_timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import listed, plural
from iraq_report.sections.air_force.common import AirForceRun, not_covered, site_name
from iraq_report.sections.air_force.fleet import FIGHTER
from iraq_report.sections.air_force.sorties import attacks_at, behind_quarters, missions, movements, presence, quarterly
from iraq_report.sections.method import method
from iraq_report.sections.selection import within
from iraq_report.sections.source_line import cell_of

THERE, MOVES, FLOWN = "Contractors at the base", "Departures and returns", "Combat and strikes"
_STATES = {"there": ("there", "third"), "away": ("away", "other"), "moving": ("left, partly back", "contractor")}
_MOVES = {"withdrawal": "left", "return": "back"}


def _quarter_sources(run: AirForceRun, quarters: pd.Series) -> list[str]:
    """The sources of the sorties of each quarter."""
    rows = _read(run)
    return [
        cell_of(rows[(rows["date"] == first) & (rows["date_end"] == first.to_period("Q").end_time.normalize())])
        for first in quarters
    ]


def _attacks(run: AirForceRun) -> pd.DataFrame:
    """The attacks on the base that may be shown one by one: none where their terms keep their days back."""
    attacks = attacks_at(run.events, run.parameters.site)
    return attacks if run.publishes("attacks") else attacks.iloc[:0]


def _beside(run: AirForceRun) -> list[pd.DataFrame]:
    """The rows of other tables that stand below the sorties."""
    p, window = run.parameters, {"start": run.parameters.sorties_start, "end": run.parameters.sorties_end}
    return [
        presence(run.tables["readiness"], **window),
        movements(run.tables["contractor_events"], p.site, **window),
        within(_attacks(run), p.sorties_start, p.sorties_end),
    ]


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
    for _, row in _attacks(run).iterrows():
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
        beside=_beside(run),
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
    by_day = attacks in order
    below = [_LANE_WORDS.get(lane, f"attacks on {name}") for lane in order]
    known = table.dropna(subset=["total"])
    told_ = "; ".join(f"Q{r.quarter.quarter} {r.quarter.year}: {r.total} sorties" for r in known.itertuples())
    return figure(
        id="air-force-f16-sorties",
        title=f"F-16 sorties are known for {len(known)} of {len(table)} {plural(len(table), 'quarter')}: "
        + " and ".join(f"{total}" for total in known["total"].tail(2)),
        subtitle="Sorties of a quarter, in its middle, over what is known of contractors"
        + (f"; attacks: {run.period}" if by_day else ""),
        sentence=f"{told_}; below them {listed(below)}." if order else f"{told_}.",
        source=source,
        caveat="A quarter without a mark is one without a published number, not one without flying.",
        table=table.assign(quarter=[f"Q{q.quarter} {q.year}" for q in table["quarter"]]).rename(
            columns={"quarter": "Quarter", "total": "All sorties", "training": "Training", "other": "Not training"}
        ),
        method=method(
            "Sorties:", quarterly, "Below them:", presence, movements, missions, *([attacks_at] if by_day else [])
        ),
        units="sorties",
        row_sources=_quarter_sources(run, table["quarter"]),
        grain="event" if by_day else "aggregate",
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
        method=method(quarterly, "Quarters without both numbers are left out"),
        units="sorties",
        row_sources=_quarter_sources(run, table["quarter"]),
        grain="aggregate",
        draw=lambda size: rows(drawn, label="label", series=series, size=size, share=True, sort=False, unit="sorties"),
    )
