"""People killed and wounded: sums that keep what is not known, and how their bounds are printed."""

from __future__ import annotations

from typing import Any

import pandas as pd

# Units of the columns of a table of casualties, as figures name them.
PEOPLE = {"Attacks": "attacks"} | {
    f"{done}{end}": "people"
    for done in ("Killed", "Wounded")
    for end in (" (low)", " (high)", ", low", ", high", " (at least)")
}
NUMBERS = ("killed_low", "killed_high", "wounded_low", "wounded_high")


def sums_by_who(rows: pd.DataFrame) -> pd.DataFrame:
    """Casualty rows summed by group: columns who, attacks, killed_low, killed_high, wounded_low, wounded_high.

    A row without a high ("at least", or nothing known) makes the group's sum a low bound: its high is blank, and
    a group without any known number has a blank low too.

    Formula: sums of the bounds by who; attacks = number of different attack_id.
    Source: casualties table.
    """
    table = rows.groupby("who")[list(NUMBERS)].sum(min_count=1)
    for high in ("killed_high", "wounded_high"):
        unknown = rows[high].isna().groupby(rows["who"]).any()
        table[high] = table[high].mask(unknown)
    table.insert(0, "attacks", rows.groupby("who")["attack_id"].nunique())
    return table.reset_index()


def everyone(table: pd.DataFrame, done: str) -> tuple[Any, Any]:
    """All groups of `sums_by_who` together: low and high of `killed` or `wounded`; a blank high is not known."""
    return table[f"{done}_low"].sum(min_count=1), table[f"{done}_high"].sum(skipna=False)
