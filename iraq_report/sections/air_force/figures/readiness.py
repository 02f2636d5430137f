"""Figures about readiness: how many F-16s were called fit, of how many, and what a share of all aircraft means."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from iraq_report.figures.charts import Unit, ranges
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.sections.air_force.common import AirForceRun, not_covered, publisher, reported
from iraq_report.sections.air_force.fleet import FIGHTER, behind_split, fighter_counts, fleet_bounds, report_split
from iraq_report.sections.air_force.readiness import (
    ABLE,
    SHARES,
    WHOLE,
    able_counts,
    fighter_shares,
    statements,
    whole_share,
)
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, STATED_ROLES, span_text, when_text
from iraq_report.sections.source_line import cell_of


def _who(run: AirForceRun, row: pd.Series) -> str:
    said = row["said_by"]
    who = publisher(run, row) if row["stated_by"] == "report" or pd.isna(said) else str(said)
    return f"{who[0].upper()}{who[1:]}, {when_text(row)}"


def _drawn(run: AirForceRun, table: pd.DataFrame, notes: list[str]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "label": [_who(run, row) for _, row in table.iterrows()],
            "low": table["low"],
            "high": table["high"],
            "role": table["stated_by"].map(STATED_ROLES),
            "note": notes,
        }
    )


def _shown(table: pd.DataFrame, drawn: pd.DataFrame, what: str) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "Who and when": drawn["label"],
            f"{what} (low)": drawn["low"].round(1),
            f"{what} (high)": drawn["high"].round(1),
            "Counted": drawn["note"],
            "Stated by": table["stated_by"].map(STATED_LABELS),
        }
    )


def _as_ranges(drawn: pd.DataFrame, *, suffix: str = "", **words: Any) -> Figure:
    """A figure of ranges with its sentence: `drawn` has `label`, `low`, `high`, `role` and `note`; `words` the rest."""
    return figure(
        sentence="; ".join(f"{r.label}: {span_text(r.low, r.high)}{suffix} ({r.note})" for r in drawn.itertuples())
        + ".",
        grain="aggregate",
        draw=lambda size: ranges(drawn, size=size, unit=Unit(suffix=suffix, digits=0)),
        **words,
    )


def able_fighters(run: AirForceRun) -> Figure:
    """Numbers of F-16s called fit, and seen flying, as each source gives them."""
    p, readiness = run.parameters, run.tables["readiness"]
    table = able_counts(readiness, start=p.readiness_start, end=p.readiness_end)
    source = run.source_line(
        "readiness",
        period=False,
        left_out="statements without a number of aircraft left out, since nothing of them can be drawn",
        shown=table,
    )
    if table.empty:
        own = readiness[(readiness["fleet"] == FIGHTER) & readiness["metric"].isin(ABLE)]
        return empty_figure(
            id="air-force-f16-able",
            title=f"How many {FIGHTER}s were called fit",
            reason=not_covered(own, p.readiness_start, p.readiness_end),
            source=source,
        )
    notes = [
        ABLE[row["metric"]] + (f", of {row['out_of']} counted" if pd.notna(row["out_of"]) else "")
        for _, row in table.iterrows()
    ]
    drawn = _drawn(run, table, notes)
    return _as_ranges(
        drawn,
        id="air-force-f16-able",
        title=_able_claim(table),
        subtitle="F-16s called fit or seen flying, by source; what exactly was counted stands under each name",
        source=source,
        caveat="Ready for missions, flyable without trouble and seen flying are three measures: a jet that flies in "
        "a parade need not be ready for a mission.",
        table=_shown(table, drawn, "F-16s"),
        method=method(able_counts),
        units="aircraft",
        row_sources=table["source_ids"],
    )


def _able_claim(table: pd.DataFrame) -> str:
    seen = table["metric"] == "flown_at_event_count"
    called = table[~seen]
    flown = f"{table[seen]['low'].max():.0f} flew at one event" if seen.any() else ""
    if called.empty:
        return f"{flown}; no source of the window says how many F-16s were fit"
    fit = f"Sources call {span_text(called['low'].min(), called['high'].max())} F-16s fit"
    if not flown:
        return fit
    more = table[seen]["low"].max() > called["high"].max()
    return f"{fit}; {flown}, more than any of them" if more else f"{fit}; {flown}"


def share_of_fighters(run: AirForceRun) -> Figure:
    """The same statements as shares of the F-16 fleet, with the stated shares beside them."""
    p, tables = run.parameters, run.tables
    fleet = fighter_counts(tables["fleet"], start=p.fleet_start, end=p.fleet_end)
    sizes = fleet_bounds(fleet)
    table = fighter_shares(tables["readiness"], sizes, start=p.readiness_start, end=p.readiness_end)
    source = run.source_line(
        "readiness", period=False, shown=table, left_out="numbers of F-16s from the fleet table", beside=[fleet]
    )
    if table.empty:
        own = tables["readiness"]
        own = own[(own["fleet"] == FIGHTER) & own["metric"].isin([*ABLE, *SHARES])]
        return empty_figure(
            id="air-force-f16-share",
            title=f"Which share of the {FIGHTER}s was called fit",
            reason=not_covered(own, p.readiness_start, p.readiness_end),
            source=source,
        )
    drawn = _drawn(run, table, [_share_note(row, sizes) for _, row in table.iterrows()])
    low, high = table["low"].min(), table[["low", "high"]].max().max()
    return _as_ranges(
        drawn,
        suffix="%",
        id="air-force-f16-share",
        title=f"As shares of the F-16 fleet the statements come to {span_text(low, high)}%",
        subtitle="F-16s called fit or seen flying, in percent of the F-16s that Iraq had",
        source=source,
        caveat="Where a source gives no whole, the bar runs over every published number of F-16s. Partly "
        "mission-capable jets count as capable in the stated share.",
        table=_shown(table, drawn, "Percent"),
        method=method(fighter_shares, "Number of F-16s:", fleet_bounds),
        units="percent",
        row_sources=[cell_of(row.to_frame().T, *_whole_of(row, fleet)) for _, row in table.iterrows()],
    )


def _whole_of(row: pd.Series, fleet: pd.DataFrame) -> list[pd.DataFrame]:
    """The counts of which a statement is a share; none where it gives the share or the whole itself."""
    return [] if row["metric"] in SHARES or pd.notna(row["out_of"]) else [fleet]


def _share_note(row: pd.Series, sizes: tuple[int, int] | None) -> str:
    if row["metric"] in SHARES:
        return f"{SHARES[row['metric']]}, as stated"
    whole = f"{row['out_of']}" if pd.notna(row["out_of"]) else span_text(*sizes) if sizes else ""
    return f"{row['value_low']:g} {ABLE[row['metric']]}, of {whole}"


def share_of_all(run: AirForceRun) -> Figure:
    """What the report's share of the whole Air Force comes to, beside the F-16s seen flying."""
    p, tables = run.parameters, run.tables
    found = whole_share(
        tables["readiness"], report_split(tables["fleet"]), start=p.readiness_start, end=p.readiness_end
    )
    split_rows, stated = behind_split(tables["fleet"]), _stated_share(run)
    seen = able_counts(tables["readiness"], start=p.readiness_start, end=p.readiness_end)
    seen = seen[seen["metric"] == "flown_at_event_count"]
    source = run.source_line(
        "readiness", period=False, left_out="numbers of aircraft from the fleet table", beside=[split_rows]
    )
    if found is None:
        own = reported(tables["readiness"])
        own = own[(own["fleet"] == WHOLE) & (own["metric"] == "operational_share")]
        return empty_figure(
            id="air-force-share-of-all",
            title="What a share of all aircraft comes to",
            reason=not_covered(own, p.readiness_start, p.readiness_end),
            source=source,
        )
    rows = [(f"{found.share:.0%} of all {found.total} aircraft", found.aircraft, found.aircraft, "report",
             "operational, as the report states it")]  # fmt: skip
    if found.flown is not None and found.left is not None:
        rows.append(("F-16s seen flying at one event", float(found.flown), math.nan, "third", "at least so many fly"))
        others = f"{found.others} aircraft" if found.others is not None else "number not given"
        rows.append(("Left for every other type", math.nan, found.left, "other", others))
    drawn = pd.DataFrame(rows, columns=["label", "low", "high", "role", "note"])
    flown = "" if found.flown is None else f"; {found.flown} F-16s flew at one event"
    return _as_ranges(
        drawn,
        id="air-force-share-of-all",
        title=f"{found.share:.0%} of {found.total} aircraft would be {found.aircraft:.0f}{flown}",
        subtitle="Aircraft; the share is the report's, of the number of aircraft that the report gives",
        source=source,
        caveat="The page that the report cites for the share was not found, nor what the share was taken of. The "
        "share is of all aircraft, the other statements are of F-16s.",
        table=drawn.drop(columns="role").rename(
            columns={"label": "What", "low": "Aircraft (low)", "high": "Aircraft (high)", "note": "Note"}
        ),
        method=method(whole_share, "Total and F-16s:", report_split),
        units="aircraft",
        row_sources=[cell_of(stated, split_rows), cell_of(seen), cell_of(stated, split_rows, seen)][: len(drawn)],
    )


def _stated_share(run: AirForceRun) -> pd.DataFrame:
    """The report's statements on a share of the whole Air Force in the window."""
    p = run.parameters
    rows = statements(reported(run.tables["readiness"]), WHOLE, start=p.readiness_start, end=p.readiness_end)
    return rows[rows["metric"] == "operational_share"]
