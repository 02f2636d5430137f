"""Rows of the dialogue and attacks tables as marks of a timeline."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pandas as pd

from iraq_report.figures.charts import Line
from iraq_report.figures.theme import Size
from iraq_report.sections.rows import STATED_LABELS, STATED_ROLES, when_text

# Names of sites that are attacked often enough to crowd a lane.
_SHORT = {"ayn_al_asad": "Ayn al-Asad", "erbil_airport": "Erbil airport", "us_embassy_green_zone": "US embassy"}
COLUMNS = ["lane", "start", "end", "label", "role", "text", "account", "source_ids"]


def marks(rows: pd.DataFrame, lanes: Mapping[str, str], *, by: str = "category", named: bool = False) -> pd.DataFrame:
    """Dialogue rows as a timeline table: `lanes` leads from the values of column `by` to lanes; others are left out.

    With `named` the label says which rows the report alone tells and the others share a colour, for charts without
    a legend.
    """
    kept = rows[rows[by].isin(list(lanes))]
    alone = kept["stated_by"].eq("report") & named
    roles = {"report": "report", "both": "main", "sources": "main"} if named else STATED_ROLES
    return pd.DataFrame(
        {
            "lane": kept[by].map(lanes),
            "start": kept["date"],
            "end": kept["date_end"].where(kept["date_end"] != kept["date"]),
            "label": kept["title"] + alone.map({True: " (report alone)", False: ""}),
            "role": kept["stated_by"].map(roles),
            "text": kept["description"].fillna(""),
            "account": kept["stated_by"],
            "source_ids": kept["source_ids"],
        },
        columns=COLUMNS,
    )


def attack_marks(rows: pd.DataFrame, lane: str) -> pd.DataFrame:
    """Attacks as marks in one lane, labelled with a short name of the place."""
    return pd.DataFrame(
        {
            "lane": lane,
            "start": rows["date"],
            "end": rows["date_end"],
            "label": rows["site_id"].map(_SHORT).fillna(rows["place"].str.split(",").str[0]),
            "role": rows["stated_by"].map(STATED_ROLES),
            "text": rows["weapon"].str.replace("_", " ") + ", " + rows["confidence"] + " confidence",
            "account": rows["stated_by"],
            "source_ids": rows["source_ids"],
        },
        columns=COLUMNS,
    )


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    """Several tables of marks as one, by day; the columns stand even when there is no mark."""
    held = [part for part in parts if not part.empty]
    table = pd.concat(held) if held else parts[0]
    return table.sort_values("start", kind="stable").reset_index(drop=True)


def days_known(rows: pd.DataFrame) -> list[str]:
    """The day of each row as exactly as it is known, for a table whose `Date` holds the first possible day."""
    return [when_text(row) for _, row in rows.iterrows()]


def shown(events: pd.DataFrame) -> pd.DataFrame:
    """The marks as the table under a figure."""
    days = [when_text(pd.Series({"date": a, "date_end": b, "date_precision": "range"})) for a, b in
            zip(events["start"], events["end"], strict=True)]  # fmt: skip
    return pd.DataFrame(
        {
            "Date": events["start"],
            "Days": days,
            "Lane": events["lane"],
            "Event": events["label"],
            "What": events["text"],
            "Told by": events["account"].map(STATED_LABELS),
        }
    ).reset_index(drop=True)


def named_for(lines: Sequence[Line], size: Size) -> list[Line]:
    """Lines whose single marks are named beside them on a page, and in the legend on a phone."""
    if not size.narrow:
        return list(lines)
    return [replace(line, name_end=True, points=line.points.drop(columns="mark", errors="ignore")) for line in lines]


def lanes_with(events: pd.DataFrame, order: list[str]) -> list[str]:
    """The lanes of `order` that hold a mark."""
    return [lane for lane in order if (events["lane"] == lane).any()]
