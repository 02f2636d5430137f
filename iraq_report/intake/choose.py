"""From a file that was read to tables: rows decided, described, placed and paired."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from iraq_report.intake.decide import decide, describe
from iraq_report.intake.duplicates import possible_duplicates
from iraq_report.intake.export import Asked, Export
from iraq_report.intake.gazetteer import gazetteer
from iraq_report.intake.made import made_of
from iraq_report.intake.own_tables import own_attacks, own_casualties
from iraq_report.intake.places import place_rows
from iraq_report.intake.review import apply_sheet
from iraq_report.intake.rule_file import VALUES, Rules
from iraq_report.intake.tables import attacks_of, casualties_of, coverage_of, source_id, source_row, sources_for
from iraq_report.tables.read import read_table

DESCRIBED = [*VALUES, "claimed_by", "attributed_to", "described_by"]
PAIRED = ["event_id", "date", "date_precision", "date_end", "side", "site_id", "place", "governorate", "weapon"]
TOLD = ["event_id", "date", "date_precision", "date_end", "country", "governorate", "place"]
VERDICT = ["decision", "reason", "step"]
ALL = Asked()
OWN_REASON = "the file is in the project's own layout: its column side says what a row is"


@dataclass(frozen=True)
class Chosen:
    """What intake makes of a file.

    `selection` has a row for each event, on the index of `export.events`: event_id, decision, reason, step and,
    but for rows left out, how it is described. `tables` are the project's tables by name, `duplicates` the pairs.
    """

    export: Export
    asked: Asked
    rules: Rules | None
    selection: pd.DataFrame
    tables: dict[str, pd.DataFrame]
    duplicates: pd.DataFrame

    @property
    def decisions(self) -> dict[str, int]:
        """How many rows were taken, are context, were left out, are for review."""
        found = self.selection["decision"].value_counts()
        return {word: int(found.get(word, 0)) for word in ("taken", "context", "left_out", "review")}


def choose(export: Export, rules: Rules | None, *, sheet: Path | None = None, asked: Asked = ALL) -> Chosen:
    """Decide on the rows of a file, by its rules and by what a person wrote into the review `sheet`, and build tables.

    `asked` is what the file was read with; the row of the file in the list of sources names it as filters.
    A file in the project's own layout needs no rules and no sheet; it lists attacks alone, whose first and last day
    are not those that it covers, so that it comes without a table `coverage`. Raises ReportError as `apply_sheet` does.
    """
    if rules is None:
        return _chosen_own(export, asked)
    events = export.events
    selection = decide(events, rules)
    if sheet is not None:
        selection = apply_sheet(selection, events["event_id"], sheet)
    kept = selection["decision"] != "left_out"
    selection = selection.join(describe(events[kept], rules))
    rows = events[kept].join(selection[["decision", *DESCRIBED]])
    places, new = place_rows(rows, gazetteer(read_table("sites"), read_table("names")), source_id=source_id(export))
    rows = rows.assign(**{column: places[column] for column in places})
    attacks = attacks_of(export, rows[rows["decision"].isin(["taken", "context"])])
    ids = attacks["attack_id"]
    selection["attack_id"] = pd.Series(ids.array, index=attacks.index).reindex(selection.index)
    us = rows.loc[attacks.index, ["killed_us", "wounded_us"]].set_index(pd.Index(ids))
    sites = pd.concat([read_table("sites"), new], ignore_index=True)
    doubtful = rows[rows["decision"].isin(["taken", "review"])]
    own = source_row(export, asked=asked, made=made_of(export, asked, rules, selection))
    return Chosen(
        export,
        asked,
        rules,
        _as_selection(events, selection),
        {
            **_tables(own, attacks, _used(sites, attacks), casualties_of(attacks, us)),
            "coverage": coverage_of(export),
        },
        _pairs(doubtful, sites),
    )


def _used(sites: pd.DataFrame, attacks: pd.DataFrame) -> pd.DataFrame:
    """The project's sites, to which its other tables point, and those new ones that have an attack."""
    ours = sites["site_id"].isin(read_table("sites")["site_id"])
    return sites[ours | sites["site_id"].isin(attacks["site_id"])].sort_values("site_id", ignore_index=True)


def _as_selection(events: pd.DataFrame, selection: pd.DataFrame) -> pd.DataFrame:
    return events[[*TOLD, "line"]].join(selection[[*VERDICT, *DESCRIBED, "attack_id"]])


def _chosen_own(export: Export, asked: Asked) -> Chosen:
    attacks, new = own_attacks(export)
    sites = pd.concat([read_table("sites"), new]).sort_values("site_id", ignore_index=True)
    context = attacks["side"] == "other"
    selection = attacks.assign(
        event_id=attacks["attack_id"],
        decision=context.map({True: "context", False: "taken"}),
        reason=OWN_REASON,
        step="own layout",
    )
    own = source_row(export, asked=asked, made=made_of(export, asked, None, selection))
    return Chosen(
        export,
        asked,
        None,
        selection[[*TOLD, *VERDICT, *VALUES, "claimed_by", "attributed_to", "attack_id"]],
        _tables(own, attacks, sites, own_casualties(attacks)),
        _pairs(selection[~context], sites),
    )


def _tables(
    own: pd.DataFrame, attacks: pd.DataFrame, sites: pd.DataFrame, casualties: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """The tables that are built, with a list of their sources: `own` is the row of the file in it."""
    built = {"attacks": attacks, "sites": sites, "casualties": casualties}
    return {**built, "sources": sources_for(built, own)}


def _pairs(rows: pd.DataFrame, sites: pd.DataFrame) -> pd.DataFrame:
    """Possible duplicates among the rows, then between them and the project's own list."""
    ours = read_table("attacks")
    ours = ours[ours["duplicate_of"].isna()].rename(columns={"attack_id": "event_id"})
    points = sites.set_index("site_id")[["lat", "lon", "coordinate_precision"]]
    one, other = (table[PAIRED].join(points, on="site_id") for table in (rows, ours))
    return pd.concat(
        [
            possible_duplicates(one, label="within the file"),
            possible_duplicates(one, other, label="with the project's list"),
        ],
        ignore_index=True,
    )
