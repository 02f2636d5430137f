"""Statements with their verdicts: whole beside the prose, with notes on their sources, and short in their list.

The site has every statement twice, too: beside the prose of its section and, with all evidence, in the ledger. On paper
the ledger is an index: statement and verdict, and the number leads to the place that says why.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from html import escape
from itertools import groupby

from iraq_report.figures.paint import Json
from iraq_report.paper.notes import CITATION
from iraq_report.paper.tree import Tag, classed, drop_all, one_classed, parsed

MOST_SOURCES = 6  # notes on a verdict; one that rests on more is a count over many rows, of which the site lists all


def note_verdicts(content: Tag, claims: Mapping[str, Json]) -> list[str]:
    """Ask for notes on the sources of the verdicts beside prose, and give each an anchor; return their ids.

    `claims` are the records of `claims.json` by id.
    """
    found = []
    for box in classed(content, "claims-beside"):
        for item in box.iter("li"):
            id = next(item.iter("a")).text
            item.set("id", id)
            _ask(item, claims[id])
            found.append(id)
    return found


def shorten(content: Tag, *, claims: Mapping[str, Json], titles: Mapping[str, str], beside: Collection[str]) -> None:
    """Make the statements of a list short, in place: no headings, and no reasons for those that stand `beside` prose.

    A list over several sections is headed by their `titles`; a number leads to the section where its reasons are.
    """
    for listed in classed(content, "claims"):
        groups = [(section, list(of)) for section, of in groupby(classed(listed, "claim"), _section)]
        for section, statements in groups:
            if len(groups) > 1:
                statements[0].addprevious(parsed(f'<h3 id="of-{section}">{escape(titles[section])}</h3>'))
            for statement in statements:
                _shorten(statement, section, claims[statement.get("id")], beside)


def _section(statement: Tag) -> str:
    return str(statement.get("data-section"))


def _shorten(statement: Tag, section: str, claim: Json, beside: Collection[str]) -> None:
    statement.tag = "div"
    for head in list(statement.iter("h3")):
        head.tag = "p"  # hundreds of headings would hide those of the book
    said = one_classed(statement, "claim-sentence")
    if claim["id"] in beside:
        drop_all([said])
        page = "intro" if section == "introduction" else section
        next(statement.iter("a")).set("href", f"{page}.html#{claim['id']}")
    else:
        _ask(said, claim)


def _ask(said: Tag, claim: Json) -> None:
    """Put an empty citation of the first sources behind a verdict at the end of what it says, and count the others."""
    named, others = claim["sources"][:MOST_SOURCES], len(claim["sources"]) - MOST_SOURCES
    if named:
        more = f' data-more="{others}"' if others > 0 else ""
        said.append(parsed(f'<span class="{CITATION}" data-sources="{escape(" ".join(named))}"{more}></span>'))
