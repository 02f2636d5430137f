"""Files in the project's own layout: rows are attacks already, and only what they point to has to be there."""

from __future__ import annotations

import pandas as pd

from iraq_report.intake.export import Export
from iraq_report.intake.places import NO_POINT
from iraq_report.intake.tables import as_table, casualties_of, source_id
from iraq_report.tables.columns import items_of
from iraq_report.tables.read import read_table

TOLL = ["killed_low", "killed_high", "wounded_low", "wounded_high"]


def own_attacks(export: Export) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The attacks table of a file in our layout, and rows for sites that the project does not have.

    Sources and groups that the project does not list, and repeats of rows that the file does not have, are taken out of
    their columns and kept in the note; a row without a known source names the file.
    """
    own, attacks = source_id(export), as_table(export.events, "attacks")
    lost = pd.Series("", index=attacks.index)
    for column, known in (
        ("source_ids", set(read_table("sources")["source_id"])),
        ("claimed_by_ids", set(read_table("groups")["group_id"])),
        ("duplicate_of", set(attacks["attack_id"])),
    ):
        kept, gone = _known(attacks[column], known)
        attacks[column] = kept
        lost = lost + gone.map(
            lambda text, column=column: f"; {column} of the file not known here: {text}" if text else ""
        )
    attacks["source_ids"] = attacks["source_ids"].fillna(own)
    noted = (attacks["note"].fillna("") + lost).str.removeprefix("; ")
    attacks["note"] = noted.where(noted != "").astype("str")
    attacks = attacks.sort_values(["date", "attack_id"], kind="stable", ignore_index=True)
    return attacks, _new_sites(attacks, own)


def _known(cells: pd.Series, known: set[str]) -> tuple[pd.Series, pd.Series]:
    """A column with the items that are known, and the other items."""
    items = cells.map(items_of, na_action="ignore")
    kept = items.map(lambda found: ";".join(item for item in found if item in known) or None, na_action="ignore")
    gone = items.map(lambda found: ";".join(item for item in found if item not in known), na_action="ignore")
    return kept.astype("str"), gone.astype("str").fillna("")


def _new_sites(attacks: pd.DataFrame, own: str) -> pd.DataFrame:
    """One row for each site that only the file names; it tells no point."""
    new = attacks[~attacks["site_id"].isin(read_table("sites")["site_id"])].drop_duplicates("site_id")
    precision, how = NO_POINT
    rows = new[["site_id", "country", "governorate"]].assign(
        name=new["place"],
        coordinate_precision=precision,
        coordinate_source=how,
        kind="other",
        stated_by="sources",
        source_ids=own,
    )
    return as_table(rows.sort_values("site_id"), "sites")


def own_casualties(attacks: pd.DataFrame) -> pd.DataFrame:
    """Casualties of attacks in our layout.

    A row that stands in the project's own list with the same toll keeps the project's rows of who was hurt; of others
    the layout tells no more than the numbers.
    """
    ours, rows = read_table("attacks"), read_table("casualties")
    same = attacks[["attack_id", *TOLL]].merge(ours[["attack_id", *TOLL]])["attack_id"]
    kept = rows[rows["attack_id"].isin(same)]
    rest = attacks[~attacks["attack_id"].isin(same)]
    nobody = pd.DataFrame({"killed_us": pd.NA, "wounded_us": pd.NA}, index=rest["attack_id"], dtype="Int64")
    return as_table(pd.concat([kept, casualties_of(rest, nobody)]).sort_values("casualty_id"), "casualties")
