"""Rows of a file as tables of the project: attacks, the days that they cover, sites, casualties, sources."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from iraq_report.intake.export import Asked, Export
from iraq_report.tables.columns import items_of, kind_of
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas import SCHEMAS

SHOWN = 12  # digits of a file's hash that a source line shows; intake.json has all
US_PEOPLE = "People of the United States, soldiers or not, as the file counts them"


@dataclass(frozen=True)
class Origin:
    """Who publishes a format, and what its columns of dead and wounded count."""

    key: str
    publisher: str | None
    title: str
    url: str | None
    terms: str  # on which its rows may be published
    toll: str


ORIGINS = {
    "acled": Origin(
        "acled",
        "ACLED",
        "Export of events",
        "https://acleddata.com/",
        "acled",
        "All sides together; ACLED counts no wounded, and its 0 also stands for unknown",
    ),
    "ucdp_ged": Origin(
        "ucdp",
        "Uppsala Conflict Data Program",
        "UCDP Georeferenced Event Dataset, an export",
        "https://ucdp.uu.se/",
        "cc_by_4",
        "All sides together, lowest and highest estimate; UCDP counts no wounded",
    ),
    "gtd": Origin(
        "gtd",
        "National Consortium for the Study of Terrorism and Responses to Terrorism (START)",
        "Export of events",
        "https://www.start.umd.edu/gtd/",
        "gtd",
        "All sides together, attackers included",
    ),
    "own": Origin("own", None, "A file in the project's own layout", None, "unstated", ""),
}


def source_id(export: Export) -> str:
    """The key of the file in the list of sources: `acled-` and the first digits of its hash."""
    return f"{ORIGINS[export.format.name].key}-{export.sha256[:6]}"


def source_row(export: Export, *, asked: Asked, made: str) -> pd.DataFrame:
    """The row of the file in the list of sources; `made` says what was chosen and changed, as its terms may ask.

    Its day is that of access, as the user tells it, else the last change of a row, where the file has one.
    """
    origin = ORIGINS[export.format.name]
    changed = export.events["revised"].max() if "revised" in export.events else pd.NaT
    accessed = pd.Timestamp(asked.accessed) if asked.accessed else changed
    guess = "" if asked.accessed or pd.isna(changed) else "; its last change of a row stands for the day of access"
    row = {
        "source_id": source_id(export),
        "publisher": origin.publisher,
        "title": origin.title,
        "title_source": "printed",
        "kind": "research",
        "url": origin.url,
        "terms": origin.terms,
        "accessed": None if pd.isna(accessed) else accessed.normalize(),
        "note": f"{made}; file {export.file}, SHA-256 {export.sha256[:SHOWN]}{guess}",
    }
    return as_table([row], "sources")


def as_table(rows: list[dict[str, object]] | pd.DataFrame, name: str) -> pd.DataFrame:
    """Rows in the columns and types of a table of the project; a column they lack is blank."""
    columns = SCHEMAS[name].columns
    types = {"string": "str", "integer": "Int64", "number": "Float64", "date": "datetime64[us]"}
    table = pd.DataFrame(rows).reindex(columns=list(columns))
    return table.astype({column: types[kind_of(spec)] for column, spec in columns.items()})


def attacks_of(export: Export, chosen: pd.DataFrame) -> pd.DataFrame:
    """The attacks table of chosen rows.

    `chosen` are rows of `export.events` with what `describe` and `place_rows` give them, and `decision`: a row of
    context has the side `other`.
    """
    origin = ORIGINS[export.format.name]
    rows = chosen.assign(side=chosen["side"].where(chosen["decision"] != "context", "other"))
    for what in ("killed", "wounded"):  # estimates of UCDP now and then stand the wrong way round
        both = rows[[f"{what}_low", f"{what}_high"]]
        rows[f"{what}_low"] = both.min(axis=1).where(both[f"{what}_low"].notna())
        rows[f"{what}_high"] = both.max(axis=1).where(both[f"{what}_high"].notna())
    rows["attack_id"] = attack_ids(rows, origin.key)
    rows["casualty_note"] = _toll_notes(rows, origin.toll)
    rows["claimed_by_ids"] = rows["claimed_by"].str.casefold().map(group_ids())
    rows["stated_by"] = "sources"
    rows["source_ids"] = source_id(export)
    rows["note"] = _notes(rows, origin.publisher or "")
    return as_table(rows.sort_values(["date", "attack_id"], kind="stable"), "attacks")


def attack_ids(rows: pd.DataFrame, origin: str) -> pd.Series:
    """Day, origin and site, and a running number: in the order of the file's own ids, so that a longer export keeps it.

    The origin (`acled`, `ucdp`, `gtd`) keeps them apart from the ids of the project's own list, to which its other
    tables and the ledger point.
    """
    ordered = rows.sort_values(["date", "site_id", "event_id"], kind="stable")
    day = ordered["date"].dt.strftime("%Y-%m-%d")
    number = ordered.groupby(["date", "site_id"]).cumcount() + 1
    return (day + f"-{origin}_" + ordered["site_id"] + "-" + number.astype("str")).reindex(rows.index)


def coverage_of(export: Export) -> pd.DataFrame:
    """The days that a file covers: from the first to the last of its events in scope, by country, taken or not.

    A country without an event has no row: the file tells nothing of it.
    """
    days = export.events.groupby("country")["date"].agg(start="min", end="max").reset_index()
    return as_table(days.assign(stated_by="sources", source_ids=source_id(export)), "coverage")


def _toll_notes(rows: pd.DataFrame, toll: str) -> pd.Series:
    known = rows[["killed_low", "killed_high"]].notna().any(axis=1)
    return pd.Series(toll, index=rows.index, dtype="str").where(known)


def _notes(rows: pd.DataFrame, publisher: str) -> pd.Series:
    """Where the row comes from: its id in the file and the sources that the file names for it."""
    ids = rows["event_id"] + ", line " + rows["line"].astype("str")
    named = rows["source"].map(lambda text: f"; sources named there: {' '.join(text.split())}", na_action="ignore")
    return f"{publisher} event " + ids + named.astype("str").fillna("")


def group_ids() -> dict[str, str]:
    """The project's groups by their names and aliases, in small letters."""
    found: dict[str, str] = {}
    for id, name, aliases in read_table("groups")[["group_id", "name", "aliases"]].fillna("").itertuples(index=False):
        words = (name, name.split("(")[0], *aliases.split(","))
        found.update({word.strip().casefold(): id for word in words if word.strip()})
    return found


def casualties_of(attacks: pd.DataFrame, us: pd.DataFrame) -> pd.DataFrame:
    """Casualties that the fields of a file tell: people of the United States where it counts them, and the rest.

    `us` has killed_us and wounded_us on an index of attack_id. An attack in which nobody is known to be hurt has no
    row; the rows of one attack never add up to more than the attack's own figures.
    """
    base = attacks.set_index("attack_id", drop=False).rename_axis(None)
    counted = us.reindex(base.index)
    parts: dict[str, dict[str, pd.Series]] = {"us_military": {}, "unspecified": {}}
    for column in ("killed_low", "killed_high", "wounded_low", "wounded_high"):
        own = counted[f"{column.split('_')[0]}_us"]
        parts["us_military"][column] = own
        parts["unspecified"][column] = (base[column] - own.fillna(0)).clip(lower=0)
    rows = []
    for who, numbers in parts.items():
        table = pd.DataFrame(numbers)
        hurt = table.gt(0).fillna(False).any(axis=1)
        rows.append(base[["attack_id", "source_ids"]].join(table)[hurt].assign(who=who))
    table = pd.concat(rows).sort_values(["attack_id", "who"], kind="stable")
    table["casualty_id"] = table["attack_id"] + "-" + table["who"]
    table["note"] = table["who"].map({"us_military": US_PEOPLE})
    return as_table(table.assign(stated_by="sources"), "casualties")


def sources_for(built: Mapping[str, pd.DataFrame], own: pd.DataFrame) -> pd.DataFrame:
    """The project's sources that its other tables or the tables built here cite, and the file's `own` row.

    Those that only the project's own attacks cite are none of a stranger's list.
    """
    tables = {name: built[name] if name in built else read_table(name) for name in SCHEMAS}
    cited: set[str] = set()
    for name, table in tables.items():
        for column, spec in SCHEMAS[name].columns.items():
            if (spec.metadata or {}).get("refers_to") == "sources.source_id":
                cited.update(item for cell in table[column].dropna() for item in items_of(cell))
    sources = tables["sources"]
    kept = sources[sources["source_id"].isin(cited) | sources["footnotes"].notna()]
    return pd.concat([kept, own]).sort_values("source_id", ignore_index=True)
