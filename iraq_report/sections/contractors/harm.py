"""What the section computes about contractors killed and hurt."""

from __future__ import annotations

import pandas as pd

from iraq_report.sections.people import NUMBERS, sums_by_who
from iraq_report.sections.selection import on_us

CONTRACTOR_GROUPS = ("us_contractor", "foreign_contractor", "iraqi_contractor", "contractor_unspecified")


def contractor_casualties(events: pd.DataFrame, casualties: pd.DataFrame) -> pd.DataFrame:
    """Contractors killed and wounded in the selected attacks on the US presence: one row an attack and group.

    Columns date, place, who, killed_low, killed_high, wounded_low, wounded_high, attack_id, source_ids.

    Formula: casualty rows of the selected attacks on the US presence, for the four groups of contractors.
    Source: attacks and casualties tables.
    """
    attacks = on_us(events)[["attack_id", "date", "place"]]
    rows = casualties[casualties["who"].isin(CONTRACTOR_GROUPS)]
    rows = rows[["attack_id", "who", *NUMBERS, "source_ids"]].merge(attacks, on="attack_id")
    columns = ["date", "place", "who", *NUMBERS, "attack_id", "source_ids"]
    return rows.sort_values(["date", "attack_id", "who"], ignore_index=True)[columns]


def casualties_by_nationality(rows: pd.DataFrame) -> pd.DataFrame:
    """Contractors killed and wounded by the four groups: columns who, attacks, killed_low … wounded_high.

    A row without a high makes the group's sum a low bound: its high is blank, and a group without any known
    number has a blank low too.

    Formula: sums of these rows by group; no high where a row has none.
    Source: attacks and casualties tables.
    """
    table = sums_by_who(rows).set_index("who")
    kept = [who for who in CONTRACTOR_GROUPS if who in table.index]
    return table.loc[kept].reset_index()


def harm_events(events: pd.DataFrame) -> pd.DataFrame:
    """Deaths and injuries of contractors, each told once, oldest first.

    Columns of the contractor events table.

    Formula: deaths and injuries that are told once (event_type death or injury, counting single).
    Source: contractor_events table.
    """
    rows = events[events["event_type"].isin(["death", "injury"]) & (events["counting"] == "single")]
    return rows.sort_values(["date", "event_id"], ignore_index=True)


def beside_count(events: pd.DataFrame, count: pd.Series) -> pd.DataFrame:
    """The `harm_events` that a running count can hold: of its days and, where it is of one site, of that site."""
    single = harm_events(events)
    ranged = pd.notna(count["date_end"])
    same = single[single["date"] <= (count["date_end"] if ranged else count["date"])]
    same = same[same["date"] >= count["date"]] if ranged else same
    return same[same["site_id"] == count["site_id"]] if pd.notna(count["site_id"]) else same


def running_counts(events: pd.DataFrame) -> pd.DataFrame:
    """Published running counts of contractors killed or hurt, beside our rows over the same days.

    Columns event_id, what (killed or injured), site, first (blank: not stated), last, published_low,
    published_high, ours_low, ours_high, source_ids. The two are set side by side and never added.

    Formula: published counts as they stand; beside each the sum over dated deaths and injuries of the same days
    and, where the count is of one site, of that site; a count without a stated start takes all earlier ones.
    Source: contractor_events table.
    """
    rows = []
    for _, count in events[events["counting"] == "cumulative"].sort_values(["date", "event_id"]).iterrows():
        ranged = pd.notna(count["date_end"])
        same = beside_count(events, count)
        for what in ("killed", "injured"):
            low, high = count[f"{what}_low"], count[f"{what}_high"]
            if pd.isna(low) and pd.isna(high):
                continue
            ours = same[[f"{what}_low", f"{what}_high"]].astype("Int64")
            filled = ours[f"{what}_high"].fillna(ours[f"{what}_low"])
            rows.append(
                {
                    "event_id": count["event_id"], "what": what, "site": count["site"],
                    "first": count["date"] if ranged else pd.NaT,
                    "last": count["date_end"] if ranged else count["date"],
                    "published_low": low, "published_high": high,
                    "ours_low": int(ours[f"{what}_low"].sum()), "ours_high": int(filled.sum()),
                    "source_ids": count["source_ids"],
                }
            )  # fmt: skip
    columns = ["event_id", "what", "site", "first", "last", "published_low", "published_high", "ours_low"]
    return pd.DataFrame(rows, columns=[*columns, "ours_high", "source_ids"])
