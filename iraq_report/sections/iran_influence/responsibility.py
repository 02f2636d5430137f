"""Measures of claims: by which kind of group or label, how many attacks without any."""

from __future__ import annotations

import pandas as pd

from iraq_report.sections.selection import on_us
from iraq_report.tables.columns import items_of

# A claim under names of several kinds counts for the first of them.
KINDS = ("established", "umbrella", "facade", "other")
UNCLAIMED = "none"


def kind_of_claim(events: pd.DataFrame, groups: pd.DataFrame) -> pd.Series:
    """For each attack on the US presence the kind of the group that claimed it, `none` without a claim.

    Formula: kind of the group that claimed it by the groups table; with several kinds the first of established,
    umbrella, facade, other.
    Source: attacks and groups tables.
    """
    kinds = groups.set_index("group_id")["kind"]

    def kind(claimed: object) -> str:
        if not isinstance(claimed, str):
            return UNCLAIMED
        found = {kinds.get(group, "other") for group in items_of(claimed)}
        return next((one for one in KINDS if one in found), "other")

    return on_us(events)["claimed_by_ids"].map(kind, na_action=None).astype("str")


def claims_by_quarter(events: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Attacks by quarter and kind of claim: columns quarter, established, umbrella, facade, other, none.

    Only from the first to the last quarter with an attack; every weapon and confidence.

    Formula: attacks whose first possible day lies in the quarter, by kind_of_claim.
    Source: attacks and groups tables.
    """
    attacks = on_us(events)
    columns = [*KINDS, UNCLAIMED]
    if attacks.empty:
        return pd.DataFrame(columns=["quarter", *columns])
    quarters = attacks["date"].dt.to_period("Q")
    table = pd.crosstab(quarters, kind_of_claim(events, groups))
    every = pd.period_range(quarters.min(), quarters.max(), freq="Q")
    table = table.reindex(index=every, columns=columns, fill_value=0)
    table.columns.name = None
    return table.rename_axis("quarter").reset_index().assign(quarter=lambda t: t["quarter"].dt.start_time)


def claims_by_label(events: pd.DataFrame, groups: pd.DataFrame) -> pd.DataFrame:
    """Attacks claimed under each name: columns group_id, name, kind, convoys, others, claims; most claims first.

    An attack claimed under two names counts for both.

    Formula: attacks claimed under the name, on supply convoys and on other targets; every weapon and confidence.
    Source: attacks and groups tables.
    """
    attacks = on_us(events)[lambda t: t["claimed_by_ids"].notna()]
    long = attacks.assign(group_id=attacks["claimed_by_ids"].map(items_of)).explode("group_id")
    convoy = long["target_type"] == "logistics_convoy"
    counts = pd.DataFrame(
        {"convoys": long[convoy].groupby("group_id").size(), "others": long[~convoy].groupby("group_id").size()}
    )
    counts = counts.fillna(0).astype(int).rename_axis("group_id").reset_index()
    named = counts.merge(groups[["group_id", "name", "kind"]], on="group_id", how="left")
    named = named.assign(
        claims=named["convoys"] + named["others"],
        name=named["name"].fillna(named["group_id"]),
        kind=named["kind"].fillna("other"),
    )
    columns = ["group_id", "name", "kind", "convoys", "others", "claims"]
    return named[columns].sort_values(["claims", "name"], ascending=[False, True], ignore_index=True)
