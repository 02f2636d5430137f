"""What the section computes about headcounts: at a site, moved away, and in the Pentagon's census."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

SITE_SERIES = ("at_site", "leaving", "relocated")
CENSUS_SERIES = ("census_iraq_syria", "census_afghanistan_iraq_syria", "census_centcom")


def counts_at(staff: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Published headcounts at a site, oldest first: the columns of the contractor staff table.

    Formula: rows that count people at the site, leaving it or moved away from it (series at_site, leaving and
    relocated).
    Source: contractor_staff table.
    """
    rows = staff[(staff["site_id"] == site_id) & staff["series"].isin(SITE_SERIES)]
    return rows.sort_values(["date", "staff_id"], ignore_index=True)


@dataclass(frozen=True)
class Relocation:
    """A headcount (`whole`) and where its people went (`parts`), as one account gives them."""

    whole: pd.Series
    parts: pd.DataFrame

    @property
    def moved(self) -> int:
        """People whose new place is named."""
        return int(self.parts["people_low"].sum())

    @property
    def adds_up(self) -> bool:
        """Whether the parts make up the whole."""
        return bool(self.moved == self.whole["people_low"])


def relocation(staff: pd.DataFrame, site_id: str) -> Relocation | None:
    """The latest headcount at a site whose people's new places are given; None without one.

    Formula: a count at the site, and the counts of people moved away of the same day and company; the sum of the
    parts is set beside the whole, by people_low.
    Source: contractor_staff table.
    """
    rows = counts_at(staff, site_id)
    for _, whole in rows[rows["series"] == "at_site"].iloc[::-1].iterrows():
        same = (rows["date"] == whole["date"]) & (rows["contractor_ids"] == whole["contractor_ids"])
        parts = rows[same & (rows["series"] == "relocated")]
        if len(parts):
            return Relocation(whole, parts.sort_values("people_low", ascending=False, ignore_index=True))
    return None


def other_counts(staff: pd.DataFrame, site_id: str, *, whole: pd.Series) -> pd.DataFrame:
    """Headcounts at a site that are no part of `whole`: what else was counted there.

    Formula: counts at the site without the given row and the rows relocated of its day.
    Source: contractor_staff table.
    """
    rows = counts_at(staff, site_id)
    part = (rows["series"] == "relocated") & (rows["date"] == whole["date"])
    others: pd.DataFrame = rows[~part & (rows["staff_id"] != whole["staff_id"])]
    return others.reset_index(drop=True)


def census(staff: pd.DataFrame) -> pd.DataFrame:
    """The Pentagon's counts of its contractors, the widest of each day and series.

    Columns of the contractor staff table.

    Formula: the highest people_low of each census area and day; breakdowns by nationality are left out.
    Source: contractor_staff table.
    """
    rows = staff[staff["series"].isin(CENSUS_SERIES)].dropna(subset=["people_low"])
    rows = rows.sort_values(["series", "date", "people_low"], ascending=[True, True, False])
    rows = rows.drop_duplicates(["series", "date"])
    return rows.sort_values(["date", "people_low"], ignore_index=True)
