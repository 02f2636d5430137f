"""The list of sources: complete for the report's footnotes, each page once, each outlet under one name."""

from __future__ import annotations

import csv
import re

import pandas as pd
import pytest

from iraq_report.paths import DATA
from iraq_report.tables.check import check_table
from iraq_report.tables.columns import items_of
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas.sources import SOURCES
from iraq_report.tables.text import scan

NOT_PAGES = {"report-2021", "compilers-2026"}

# Second names under which the same outlet was noted down at first.
OTHER_NAMES = {
    "Jerusalem Post",
    "Ahram",
    "Crisis Group",
    "DW",
    "ISWNews",
    "Mehr",
    "Mehr News",
    "Syriac Press",
    "Daily Beast",
    "pledgetimes.com",
    "Press TV (French)",
    "Jewish Press",
    "Kurdistan24",
    "Asharq al-Awsat",
    "Şarkul Avsat",
    "Anadolu",
    "AP",
    "AFP",
    "Washington Post",
}

# Sites that carried the text of another author.
CARRIERS = {"Pan-African News Wire", "That's Enough", "Pakistan Defence forum", "Clarion (causeaction.com)"}


@pytest.fixture(scope="module")
def sources() -> pd.DataFrame:
    return read_table("sources")


def test_the_52_footnotes_come_from_45_distinct_sources(sources):
    cited = sources.dropna(subset=["footnotes"])
    numbers = [int(item) for cell in cited["footnotes"] for item in items_of(cell)]
    assert sorted(numbers) == list(range(1, 53))
    assert len(cited) == 45


def test_footnotes_that_repeat_a_source_share_its_row(sources):
    shared = {cell for cell in sources["footnotes"].dropna() if ";" in cell}
    assert shared == {"16;28", "19;22", "21;24;26", "23;25", "35;42", "43;47"}


def test_footnotes_are_in_turkish_english_and_arabic(sources):
    cited = sources[sources["footnotes"].notna()]
    assert set(cited["language"].dropna()) == {"tr", "en", "ar"}


def test_every_address_stands_once(sources):
    pages = sources["url"].dropna().str.replace(r"^https?://(www\.)?", "", regex=True).str.rstrip("/")
    assert pages[pages.duplicated()].tolist() == []


def test_addresses_carry_no_tracking_parts_or_odd_hosts(sources):
    odd = r"utm_|fbclid|:443|/amp/?$|digital-stage|manage\.rudaw|cdn\.arcpublishing|\.(?:vn|org|nl)\./"
    addresses = sources["url"].dropna()
    assert addresses[addresses.str.contains(odd, regex=True)].tolist() == []


def test_no_outlet_stands_under_two_names(sources):
    publishers = set(sources["publisher"].dropna())
    assert publishers & OTHER_NAMES == set()
    folded = [re.sub(r"^the |[^a-z0-9]", "", name.lower()) for name in publishers]
    assert len(folded) == len(set(folded))


def test_a_publisher_has_one_kind(sources):
    kinds = sources.dropna(subset=["publisher"]).groupby("publisher")["kind"].unique()
    assert {name: list(found) for name, found in kinds.items() if len(found) > 1} == {}


def test_sites_that_copy_are_carriers_and_not_authors(sources):
    assert set(sources["publisher"].dropna()) & CARRIERS == set()
    both = sources["publisher"].notna() & (sources["publisher"] == sources["via"])
    assert not both.any()


@pytest.mark.parametrize(
    "publisher",
    [
        "Press TV",
        "Mehr News Agency",
        "Kayhan",
        "Al Mayadeen",
        "Sputnik",
        "RT",
        "SouthFront",
        "Stars and Stripes",
    ],
)
def test_outlets_of_a_party_to_the_conflict_are_partisan_on_every_side(sources, publisher):
    kinds = sources.loc[sources["publisher"] == publisher, "kind"]
    assert set(kinds) == {"partisan"}


def test_a_title_has_an_origin_and_an_origin_a_title(sources):
    described = sources[~sources["source_id"].isin(NOT_PAGES)]
    assert (described["title"].notna() == described["title_source"].notna()).all()


def test_only_footnotes_cite_what_was_not_read(sources):
    unread = sources[sources["accessed"].isna() & ~sources["source_id"].isin(NOT_PAGES)]
    assert unread["footnotes"].notna().all()


def test_every_source_is_used_by_a_table_or_a_footnote(sources):
    used = set()
    for path in DATA.glob("*.csv"):
        if path.name == "sources.csv":
            continue
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                used |= {item for name, cell in row.items() if "source_id" in name for item in items_of(cell)}
    known = set(sources["source_id"])
    assert used - known == set()
    needed = used | set(sources.loc[sources["footnotes"].notna(), "source_id"]) | {"report-2021"}
    assert known - needed == set()


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        ("source_id", "Reuters-7c76fa"),
        ("source_id", "reuters-7c76"),
        ("kind", "blog"),
        ("terms", "free"),
        ("language", "english"),
        ("url", "www.reuters.com/world"),
        ("url", "https://shafaq.com/ar/أمن"),
        ("url", "https://example.org/{x}"),
        ("footnotes", "13, 14"),
    ],
)
def test_a_cell_of_the_wrong_form_is_named(tmp_path, column, cell):
    row = dict.fromkeys(SOURCES.columns, "") | {
        "source_id": "reuters-7c76fa",
        "kind": "agency",
        "terms": "facts",
        column: cell,
    }
    path = tmp_path / "sources.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    text, problems = scan(path)
    _, more = check_table(text, SOURCES)
    assert problems == []
    assert [(problem.column, problem.value) for problem in more] == [(column, cell)]
