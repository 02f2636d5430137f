"""Rows of the dialogue and attacks tables as marks of a timeline."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from iraq_report.sections.us_posture.wording import ACCOUNT_ROLES, ACCOUNTS, when_text

COLUMNS = ["lane", "start", "end", "label", "role", "text", "account"]


def marks(rows: pd.DataFrame, lanes: Mapping[str, str], *, by: str = "category", named: bool = False) -> pd.DataFrame:
    """Dialogue rows as a timeline table: `lanes` leads from the values of column `by` to lanes; others are left out.

    With `named` the label says which rows the report alone tells, for charts without a legend.
    """
    kept = rows[rows[by].isin(list(lanes))]
    alone = kept["stated_by"].eq("report") & named
    return pd.DataFrame(
        {
            "lane": kept[by].map(lanes),
            "start": kept["date"],
            "end": kept["date_end"].where(kept["date_end"] != kept["date"]),
            "label": kept["title"] + alone.map({True: " (report alone)", False: ""}),
            "role": kept["stated_by"].map(ACCOUNT_ROLES),
            "text": kept["description"].fillna(""),
            "account": kept["stated_by"],
        },
        columns=COLUMNS,
    )


def attack_marks(rows: pd.DataFrame, lane: str) -> pd.DataFrame:
    """Attacks as marks in one lane, labelled with their place."""
    return pd.DataFrame(
        {
            "lane": lane,
            "start": rows["date"],
            "end": rows["date_end"],
            "label": rows["place"],
            "role": rows["stated_by"].map(ACCOUNT_ROLES),
            "text": rows["weapon"].str.replace("_", " ") + ", " + rows["confidence"] + " confidence",
            "account": rows["stated_by"],
        },
        columns=COLUMNS,
    )


def together(*parts: pd.DataFrame) -> pd.DataFrame:
    """Several tables of marks as one, by day; the columns stand even when there is no mark."""
    held = [part for part in parts if not part.empty]
    table = pd.concat(held) if held else parts[0]
    return table.sort_values("start", kind="stable").reset_index(drop=True)


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
            "Told by": events["account"].map(ACCOUNTS),
        }
    ).reset_index(drop=True)


def lanes_with(events: pd.DataFrame, order: list[str]) -> list[str]:
    """The lanes of `order` that hold a mark."""
    return [lane for lane in order if (events["lane"] == lane).any()]
