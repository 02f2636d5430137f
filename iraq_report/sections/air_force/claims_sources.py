"""Tests of what the report cites for the Air Force: how many sources, of what name, on which fleet."""

from __future__ import annotations

import re

import pandas as pd

from iraq_report.claims.compare import difference, fits
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Evidence, Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed
from iraq_report.sections.run import AnyRun
from iraq_report.tables.columns import items_of

_TYPE = re.compile(r"\b[A-Z][A-Za-z]{0,2}-\d+[A-Z]*\b")
_WHOLE = ("air force", "hava kuvvetleri")  # in the languages of the cited titles


def _proof(rows: pd.DataFrame) -> Evidence:
    return evidence("sources", rows.assign(source_ids=rows["source_id"]))


def sources_behind(claim: Claim, run: AnyRun) -> Verdict:
    """How many different sources stand behind the footnotes of a statement, against the stated number.

    Formula: rows of the list of sources that name one of the footnotes; reproduced where their number meets the stated
    one, else differs.
    Source: sources table.
    """
    rows = run.tables["sources"]
    asked = set(claim.footnotes)
    rows = rows[[bool(asked & set(items_of(cell))) if pd.notna(cell) else False for cell in rows["footnotes"]]]
    if rows.empty:
        return not_covered("The tables of this run name no source for these footnotes.")
    count = len(rows)
    text = value_text(count, count, claim.unit)
    word = "reproduced" if fits((count, count), claim) else "differs"
    repeated = [f"{row['publisher']} in {listed(items_of(row['footnotes']))}" for _, row in rows.iterrows()]
    sentence = f"{len(asked)} footnotes name {text} ({'; '.join(repeated)})."
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference((count, count), claim),
        evidence=_proof(rows),
    )  # fmt: skip


def publisher_named(claim: Claim, run: AnyRun) -> Verdict:
    """Whether a cited source is called what the report prints.

    Formula: reproduced where the stated name is that of the publisher, whatever the case, else differs.
    Source: sources table.
    """
    rows = picked(run, "sources", claim.sources)
    if isinstance(rows, str):
        return not_covered(rows)
    names = list(dict.fromkeys(rows["publisher"].dropna()))
    if not names:
        return not_testable("The list of sources does not name the publisher.", _proof(rows))
    same = [name.casefold() for name in names] == [claim.stated.casefold()]
    sentence = f"The publisher is called {listed(names)}; the report prints {claim.stated}."
    return Verdict(
        "reproduced" if same else "differs", sentence, ours=listed(names), theirs=claim.stated, evidence=_proof(rows)
    )


def title_names_fleet(claim: Claim, run: AnyRun) -> Verdict:
    """Whether the title of a cited source speaks of the whole Air Force.

    A title is not the text: one that names a single type leaves the matter open.

    Formula: reproduced where the title has the words for the Air Force, not testable else.
    Source: sources table.
    """
    rows = picked(run, "sources", claim.sources)
    if isinstance(rows, str):
        return not_covered(rows)
    titles = rows["title"].dropna()
    whole = bool(len(titles)) and all(any(words in title.casefold() for words in _WHOLE) for title in titles)
    if whole:
        return Verdict("reproduced", "Its title speaks of the Air Force.", theirs=claim.stated, evidence=_proof(rows))
    types = sorted({found for title in titles for found in _TYPE.findall(title)})
    named = f"Its title speaks of the {listed(types)}" if types else "Its title names no fleet"
    return not_testable(f"{named}; the text itself was not found, so the matter stays open.", _proof(rows))
