"""The BibTeX file: fresh, readable by pybtex, and true to awkward characters."""

from __future__ import annotations

import warnings

import pandas as pd
import pybtex.errors
import pytest
from pybtex.database import BibliographyData, parse_string
from pybtex.plugin import find_plugin
from pybtex.richtext import Text

from iraq_report.tables.bibliography import FILE, escape, references
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas.sources import SOURCES

PLAIN_TEXT = find_plugin("pybtex.backends", "text")()  # looking it up for each entry takes most of a minute


def listed(**cells: object) -> pd.DataFrame:
    """A list of one source."""
    row = dict.fromkeys(SOURCES.columns) | {"source_id": "outlet-000001", "kind": "newspaper"} | cells
    return pd.DataFrame([row])


def parsed(text: str) -> BibliographyData:
    with pybtex.errors.capture() as errors:
        found = parse_string(text, "bibtex")
    assert errors == []
    return found


def printed(text: str, style: str = "unsrt") -> list[str]:
    """Entries of a BibTeX text as plain text in one of pybtex's styles."""
    formatted = find_plugin("pybtex.style.formatting", style)().format_bibliography(parsed(text))
    return [entry.text.render(PLAIN_TEXT) for entry in formatted]


@pytest.fixture(scope="module")
def project() -> str:
    """The BibTeX text of the project's own sources."""
    return references()


def test_the_committed_file_is_fresh(project):
    assert FILE.read_text(encoding="utf-8") == project, "run python -m iraq_report package"


def test_every_source_is_an_entry_under_its_own_key(project):
    assert list(parsed(project).entries) == sorted(read_table("sources")["source_id"])


def test_every_entry_formats_without_a_warning(project):
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        entries = printed(project, "alpha")  # formats as plain and unsrt do, and makes labels as well
    assert len(entries) == len(read_table("sources"))
    assert [entry for entry in entries if "\\" in entry] == []


@pytest.mark.parametrize(
    "title",
    [
        "Oil & gas: 20% of #1_base",
        "C:\\temp ~ $240m",
        "Üç İHA, şüpheli ağ ve göğün ışığı",
        "انفجار جديد يستهدف التحالف الدولي",
        "US and NATO in IRAQ",
    ],
)
def test_a_title_comes_back_as_it_was(title):
    entry = parsed(references(listed(title=title))).entries["outlet-000001"]
    assert Text.from_latex(entry.fields["title"]).render(PLAIN_TEXT) == title
    assert title in printed(references(listed(title=title)))[0]


def test_braces_become_round_brackets_since_bibtex_counts_them():
    assert escape("{a} } b") == "(a) ) b"
    assert printed(references(listed(title="one } of them")))[0].startswith("one ) of them")


@pytest.mark.parametrize(
    ("day", "precision", "title"),
    [
        ("2021-06-09", "day", "Page of 2021-06-09"),
        ("2021-06-01", "month", "Page of June 2021"),
        ("2021-01-01", "year", "Page of 2021"),
        (None, None, "Undated page"),
    ],
)
def test_a_page_without_a_title_gets_a_neutral_one(day, precision, title):
    table = listed(date=pd.Timestamp(day) if day else None, date_precision=precision)
    assert printed(references(table))[0].startswith(title)


def test_an_entry_names_author_outlet_date_language_access_and_address():
    table = listed(
        publisher="The Prospect",
        via="A Copy",
        author="Ada Bell; Cem Dağ",
        title="On fuel",
        date=pd.Timestamp("2021-03-25"),
        date_precision="day",
        language="tr",
        accessed=pd.Timestamp("2026-11-22"),
        footnotes="16;28",
        url="https://example.org/a%20b?x=1&y=2",
    )
    assert printed(references(table)) == [
        "Ada Bell and Cem Dağ. On fuel. The Prospect, read at A Copy, 25 March 2021. "
        "In Turkish; read on 22 November 2026; footnotes of the report: 16, 28. "
        "URL: https://example.org/a%20b?x=1&y=2."
    ]


def test_an_outlet_is_one_name_and_not_a_person():
    text = references(listed(publisher="START, Global Terrorism Database", title="GTD"))
    assert printed(text)[0].startswith("START, Global Terrorism Database. GTD.")


def test_entries_do_not_depend_on_the_order_of_the_rows():
    table = pd.concat([listed(), listed(source_id="another-00000a")])
    assert references(table) == references(table[::-1])


def test_a_range_of_days_gives_the_year_alone():
    table = listed(date=pd.Timestamp("2021-07-26"), date_precision="range", title="Report")
    assert printed(references(table))[0] == "Report. 2021."
