"""The glossary and the page of names: each entry once, verdicts from their one place, names from their table."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from iraq_report.claims.verdict import OUTCOMES, VERDICTS, WORDS
from iraq_report.paths import BOOK
from iraq_report.site.glossary import glossary_context, name_entries, terms
from iraq_report.site.pages import page_names
from iraq_report.tables.read import read_table

TABLE = pd.DataFrame(
    {
        "name_id": ["badr", "al_tanf", "kirby", "muslih"],
        "kind": ["group", "site", "person", "person"],
        "name": ["Badr Organization", "Al-Tanf", "John Kirby", "Qasim Muslih"],
        "short_forms": [None, None, None, "Muslih;the commander"],
        "other_spellings": ["Badr Organisation", None, None, "Qassim Musleh"],
        "arabic_name": ["منظمة بدر", None, None, "قاسم مصلح"],
        "language": ["ar", None, None, "ar"],
        "about": ["Party", "Base", "Press secretary.", "Commander"],
    }
)


def test_every_term_has_a_text_and_stands_once():
    titles = [entry.title.casefold() for entry in terms()]
    assert titles == sorted(set(titles))
    assert all(entry.text.endswith((".", "”", '"')) for entry in terms())


def test_verdicts_and_outcomes_are_those_of_the_ledger():
    texts = {entry.title: entry.text for entry in terms()}
    assert {word: texts[WORDS[word]] for word in VERDICTS} == {w: f"Verdict: {m}." for w, m in VERDICTS.items()}
    assert all(meaning in texts[WORDS[word]] for word, meaning in OUTCOMES.items())


def test_no_word_leads_to_two_entries():
    forms = [form for entry in (*terms(), *name_entries(read_table("names"))) for form in entry.forms]
    assert sorted(form for form in set(forms) if forms.count(form) > 1) == []


def test_what_a_term_refers_to_is_a_page_or_a_place_of_the_method():
    labels = set(re.findall(r"^\(([\w-]+)\)=$", (BOOK / "method.md").read_text("utf-8"), re.MULTILINE))
    pages = {name.removesuffix(".md") for name in page_names(BOOK)} | {"claims", "forecasts"}
    targets = [re.search(r"\((#?)([\w-]+)\)$", entry.see) for entry in terms() if entry.see]
    assert all(found for found in targets)
    wrong = [
        found[2] for found in targets
        if found and found[2] not in (labels if found[1] else pages) and not found[2].startswith("measures-")
    ]  # fmt: skip
    assert wrong == []


def test_a_name_leads_by_its_full_and_short_forms_and_places_do_not():
    entries = {entry.title: entry.forms for entry in name_entries(TABLE)}
    assert entries == {
        "Badr Organization": ("Badr Organization",),
        "John Kirby": ("John Kirby",),
        "Qasim Muslih": ("Qasim Muslih", "Muslih", "the commander"),
    }


def test_the_page_of_names_says_how_many_are_written_in_arabic_script_and_lists_them_by_kind():
    names = glossary_context(TABLE)["names"]
    assert (names["total"], names["written"]) == (4, 2)
    assert [kind["title"] for kind in names["kinds"]] == ["People", "Groups", "Bases and other places"]
    kirby, muslih = names["kinds"][0]["names"]
    assert (kirby.script, kirby.language, kirby.about) == ("", "", "Press secretary")
    assert (muslih.script, muslih.code, muslih.language) == ("قاسم مصلح", "ar", "Arabic")
    assert (muslih.short, muslih.other, muslih.row) == (
        "Muslih, the commander", "Qassim Musleh", "rows/names.html#muslih",
    )  # fmt: skip


@pytest.mark.parametrize("word", ["reproduced", "not testable", "not covered"])
def test_verdicts_that_are_no_common_words_are_led_to_from_the_text(word):
    assert [entry.forms for entry in terms() if entry.title == word] == [(word,)]
