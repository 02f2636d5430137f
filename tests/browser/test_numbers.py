"""Every number in the text says where it comes from, and none stands there that does not."""

import json
import re

import pytest
from lxml import html

from tests.browser.book import SECTIONS, every_edition

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = rf"\b(?:\d{{1,2}} (?:(?:to|and) \d{{1,2}} )?)?(?:{_MONTHS})\b(?: \d{{4}})?|\b(?:19|20)\d\d\b"
# Names of aircraft, bases and quarters, and the level of every interval, which the page on method gives.
_NAMES = r"\b[A-Z][A-Za-z]*-\d+[A-Za-z]*\b|\bH225M\b|\bBell \d+\b|\bQ[1-4]\b|\b95(?:%| percent)|\bTB2\b"
_NO_NUMBER = re.compile(f"{_DAYS}|{_NAMES}")
# Not the text of a section: what a figure, a table or a verdict shows leads to its rows in its own way.
_TAGS = {"script", "style", "figure", "table", "details", "pre", "code", "nav"}
_CLASSES = {"fact", "claim", "citation", "reference", "claims-beside"}
# Counts of tables, rows and figures of the book itself, which the page on data lists.
_OF_THE_BOOK = {"intro": ("tables hold", "Edition 20"), "method": ("figures were drawn",)}
# Measures that do nothing but count rows.
_COUNTS = {
    "attacks.measures.count_attacks", "attacks.measures.later_quarters", "claims.measures.count_by_verdict",
    "claims.measures.decided_by_measure", "claims.measures.outside", "claims.measures.slips",
    "forecasts.measures.count_outcomes", "iran_influence.responsibility.kind_of_claim", "us_posture.talks.within_days",
}  # fmt: skip


def article(site, edition, page):
    return html.parse(site / edition / f"{page}.html").getroot().find(".//article")


def elsewhere(part):
    """Whether a part of a page leads to its rows in its own way: a figure, a table, a verdict, a source."""
    return part.tag in _TAGS or bool(_CLASSES & set(part.get("class", "").split()))


def text_of(part):
    """The text of a part of a page, without what stands there in its own way."""
    inside = (
        "" if elsewhere(part) else (part.text or "") + "".join(text_of(one) for one in part if isinstance(one.tag, str))
    )
    return f"{inside}{part.tail or ''}"


def words(part):
    return " ".join(part.text_content().split())


@every_edition
def test_every_number_names_its_rows_or_says_what_it_is_instead(edition, site):
    facts = json.loads((site / edition / "facts.json").read_text(encoding="utf-8"))
    assert facts
    assert [name for name, fact in facts.items() if not fact["basis"] and not fact["tables"]] == []
    assert [name for name, fact in facts.items() if fact["tables"] and fact["rows"] is None] == []


@every_edition
def test_a_count_of_rows_leads_to_exactly_those(edition, site):
    """A count of none leads to the rows that were looked through."""
    facts = json.loads((site / edition / "facts.json").read_text(encoding="utf-8"))
    counts = {
        name: fact
        for name, fact in facts.items()
        if fact["measure"] in _COUNTS and fact["unit"] not in ("day", "days", "share")
    }
    assert counts
    assert [name for name, fact in counts.items() if fact["tables"] and fact["value"] not in (0, fact["rows"])] == []


@every_edition
def test_the_rows_that_a_number_names_stand_in_the_tables(edition, site):
    facts = json.loads((site / edition / "facts.json").read_text(encoding="utf-8"))
    named = {(table, id) for fact in facts.values() for table, ids in fact["tables"].items() for id in ids}
    tables = {table for table, _ in named}
    held = {
        (table, line.split(",")[0].strip('"'))
        for table in tables
        for line in (site / edition / "tables" / f"{table}.csv").read_text(encoding="utf-8").splitlines()
    }
    assert named - held == set()


@every_edition
@pytest.mark.parametrize("page", ["intro", *(name for name in SECTIONS if name != "claims"), "conclusion", "method"])
def test_a_number_in_the_text_is_a_fact(page, edition, site):
    blocks = [block for block in article(site, edition, page).iter("p", "li") if not block.findall(".//p")]
    blocks = [block for block in blocks if not any(elsewhere(above) for above in block.iterancestors())]
    texts = [" ".join(text_of(block).split()) for block in blocks]
    loose = [text for text in texts if re.search(r"\d", _NO_NUMBER.sub("", text))]
    assert [text for text in loose if not any(known in text for known in _OF_THE_BOOK.get(page, ()))] == []


@every_edition
@pytest.mark.parametrize("page", SECTIONS)
def test_a_section_opens_with_at_most_three_findings_and_what_is_uncertain(page, edition, site):
    heading = article(site, edition, page).find(".//h2")
    assert words(heading).startswith(("What was found", "What came of it"))
    findings = heading.xpath("following::ul[1]/li")
    assert 1 <= len(findings) <= 3
    assert [words(item) for item in findings if "What is uncertain:" not in words(item)] == []
