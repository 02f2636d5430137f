"""The table of names: one spelling for each, forms in Arabic script as pages print them."""

import re
import unicodedata

import pandas as pd
import pytest

from iraq_report.tables.check import check_table
from iraq_report.tables.columns import items_of
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas import SCHEMAS
from iraq_report.tables.schemas.names import NAMES
from iraq_report.tables.vocabulary import GOVERNORATES

# Speakers of the table of talks that are bodies or nobody in particular.
NO_PEOPLE = {
    "Coordinating body of resistance factions", "Lockheed Martin", "Senior official, unnamed", "The Jerusalem Post",
}  # fmt: skip


@pytest.fixture(scope="module")
def names():
    return read_table("names")


def used(names: pd.DataFrame) -> list[str]:
    """Every name and short form that the book may print."""
    short = [item for cell in names["short_forms"].dropna() for item in items_of(cell)]
    return [*names["name"], *short]


def others(names: pd.DataFrame) -> list[str]:
    return [item for cell in names["other_spellings"].dropna() for item in items_of(cell)]


# Columns that say how others spell, or print an address.
OTHER_WORDS = {
    ("names", "other_spellings"), ("groups", "aliases"), ("sites", "also_known_as"),
    ("sites", "coordinate_source"), ("contractors", "named_in_report_as"),
}  # fmt: skip


def problems_of(**cells: str) -> list[str]:
    """Columns at fault in a table with one name."""
    row = dict.fromkeys(NAMES.columns) | {
        "name_id": "badr", "kind": "group", "name": "Badr Organization", "about": "party", "stated_by": "sources",
        "source_ids": "afp-1", **cells,
    }  # fmt: skip
    _, problems = check_table(pd.DataFrame([row], dtype="str"), NAMES)
    return [str(problem.column) for problem in problems]


def test_each_name_and_each_short_form_stands_for_one_thing(names):
    forms = used(names)
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_names_from_arabic_are_written_without_signs_for_single_letters(names):
    assert [name for name in used(names) if re.search("['’ʿʾ]", name)] == []


def test_no_spelling_is_both_used_and_ruled_out(names):
    assert set(used(names)) & set(others(names)) == set()


def test_no_used_form_holds_one_that_is_ruled_out(names):
    found = [
        (form, other) for form in used(names) for other in others(names)
        if re.search(rf"(?<![\w-]){re.escape(other)}(?![\w-])", form)
    ]  # fmt: skip
    assert found == []


def test_every_governorate_has_its_name_spelled_as_in_the_tables(names):
    listed = set(names.loc[names["kind"] == "governorate", "name"])
    assert listed == {name for governorates in GOVERNORATES.values() for name in governorates}


def test_every_named_group_has_one_name_and_its_own_row_begins_with_it_or_holds_it(names):
    groups = read_table("groups").set_index("group_id")["name"].drop("quds_force_cells")  # cells without a name
    named = names.dropna(subset=["group_id"]).set_index("group_id")["name"]
    assert named.index.is_unique
    assert set(named.index) == set(groups.index)
    assert [key for key in named.index if named[key] not in groups[key]] == []


def test_everybody_who_speaks_in_the_table_of_talks_is_a_name(names):
    people = set(names.loc[names["kind"] == "person", "name"])
    speakers = {item for cell in read_table("dialogue")["speaker"].dropna() for item in items_of(cell)}
    assert speakers - people - NO_PEOPLE == set()


def test_every_company_of_the_contractors_has_a_name(names):
    companies = set(names["contractor_id"].dropna())
    assert companies == set(read_table("contractors")["contractor_id"])


def test_forms_in_arabic_script_are_composed_and_of_a_language_written_so(names):
    filled = names.dropna(subset=["arabic_name"])
    assert all(unicodedata.is_normalized("NFC", name) for name in filled["arabic_name"])
    assert set(filled["language"]) == {"ar", "fa", "ku"}
    # of another script: people, companies and places that no page seen names in Arabic
    assert set(names.loc[names["arabic_name"].isna(), "kind"]) >= {"person", "company"}


def test_persian_letters_stand_in_persian_names_only(names):
    arabic = names.loc[names["language"] == "ar", "arabic_name"]
    assert arabic[arabic.str.contains("[\u06a9\u06cc\u067e\u0686\u0698\u06af\u06d5]")].tolist() == []


@pytest.mark.parametrize(
    ("cells", "columns"),
    [
        ({"arabic_name": "منظمة بدر", "language": "ar"}, []),
        ({"arabic_name": "البرج 22", "language": "ar"}, []),
        ({"arabic_name": "Munazzamat Badr", "language": "ar"}, ["arabic_name"]),
        ({"arabic_name": "ا\u0653ل بدر", "language": "ar"}, ["arabic_name"]),  # a letter and its mark apart
        ({"arabic_name": "\ufe91\ufeaa\ufead", "language": "ar"}, ["arabic_name"]),  # letters drawn, not written
        ({"arabic_name": "منظمة بدر"}, ["None"]),
        ({"language": "ar"}, ["None"]),
        ({"other_spellings": "Badr Organisation;Bader"}, []),
        ({"other_spellings": "Badr Organisation; Bader"}, ["other_spellings"]),
        ({"kind": "militia"}, ["kind"]),
    ],
)
def test_a_cell_that_no_name_can_have_is_told(cells, columns):
    assert problems_of(**cells) == columns


@pytest.mark.parametrize("table", [name for name in SCHEMAS if name != "sources"])
def test_no_table_spells_a_name_in_another_way(table, names):
    ruled_out = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, others(names)))})(?![\w-])")
    rows = read_table(table)
    texts = [column for column in rows.columns if rows[column].dtype == "str" and (table, column) not in OTHER_WORDS]
    found = [
        (key, column, match.group())
        for column in texts
        for key, cell in zip(rows.iloc[:, 0], rows[column], strict=True)
        if isinstance(cell, str)
        for match in ruled_out.finditer(cell)
    ]
    assert found == []
