"""Schema of the names: people, groups, places, organisations and companies, each spelled one way."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from iraq_report.tables.columns import arabic, choice, identifier, listing, provenance, reference, text

NAME_KINDS = {
    "person": "person whom the tables or the text name",
    "group": "armed group, label, force, party or movement; described in `groups`",
    "site": "base, airport, quarter or other place that was attacked or talked of; described in `sites`",
    "governorate": "governorate of Iraq, Syria or Jordan",
    "town": "town that is no governorate's name",
    "organisation": "body of a state",
    "company": "company; described in `contractors`",
}
SCRIPT_LANGUAGES = {"ar": "Arabic", "fa": "Persian", "ku": "Kurdish (Sorani)"}


def _both_or_none(table: pd.DataFrame) -> pd.Series:
    return table["arabic_name"].isna() == table["language"].isna()


NAMES = pa.DataFrameSchema(
    {
        "name_id": identifier("Key of the name", pattern=r"^[a-z][a-z0-9_]*$"),
        "kind": choice("What the name is of", NAME_KINDS),
        "name": text("Name as this book spells it", required=True),
        "short_forms": listing("Shorter or other names that the book uses as well, separated by ;", phrases=True),
        "other_spellings": listing(
            "Spellings met in sources and elsewhere, which the book does not use, separated by ;", phrases=True
        ),
        "arabic_name": arabic("Name in Arabic script, as a page seen prints it"),
        "language": choice("Language of that form (ISO 639-1)", SCRIPT_LANGUAGES, required=False),
        "about": text("What it is, in a few words", required=True),
        "group_id": reference("Group that the name is of", to="groups.group_id", required=False),
        "site_id": reference("Site that the name is of, or lies in", to="sites.site_id", required=False),
        "contractor_id": reference("Company", to="contractors.contractor_id", required=False),
        **provenance(),
    },
    name="names",
    title="Names",
    description="One row is one person, group, place, organisation or company, with the one way this book spells it.",
    strict=True,
    ordered=True,
    checks=[pa.Check(_both_or_none, error="arabic_name and language both filled or both blank")],
    metadata={
        "compiled": "Whom and what the tables and the text name, apart from authors of sources. Spellings follow "
        "what most English pages print, without marks for long vowels and without the article where usage drops "
        "it. The form in Arabic script is what a page seen prints, in its language; names of the governorates of "
        "Iraq come from the Unicode Consortium's list. It is blank where no page seen prints it and for people "
        "whose language has another script; nothing was written back from the English form. `other_spellings` "
        "joins what sources, datasets and the report print; titles of sources keep theirs. `source_ids` bear "
        "out the form in Arabic script, or, where there is none, that the name is used.",
    },
)
