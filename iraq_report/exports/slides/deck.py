"""A deck of an edition, and the slide of one figure: figures as records come in, the bytes of a pptx come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from iraq_report.exports.slides.appendix import add_appendix
from iraq_report.exports.slides.cited import Source, number_sources, numbers_text, read_sources
from iraq_report.exports.slides.colours import choose_colours
from iraq_report.exports.slides.layouts import find_layouts
from iraq_report.exports.slides.opening import Front, add_opening
from iraq_report.exports.slides.packed import packed, set_properties
from iraq_report.exports.slides.palette import read_palette
from iraq_report.exports.slides.plain import plain_presentation
from iraq_report.exports.slides.shades import is_dark
from iraq_report.exports.slides.slide import Finding, Look, Told, add_finding
from iraq_report.exports.slides.template import open_template
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.site.cite import Work
from iraq_report.tables.read import read_table

WIDE_SCREEN = "16x9"
UNDATED = date(2000, 1, 1)  # what the file of a figure of no edition says, since the clock does not enter


@dataclass(frozen=True)
class Paper:
    """What slides are made on: a template, or a plain presentation of a size (`16x9`, `4x3`).

    `look` is what a theme file asks for; without one a template's own colours take over.
    """

    template: Path | None = None
    size: str = WIDE_SCREEN
    look: Themes | None = None


@dataclass(frozen=True)
class Made:
    """A deck as the bytes of its file, how many slides it has, and what is worth telling of its figures."""

    content: bytes
    slides: int
    told: tuple[Told, ...]


def make_deck(
    findings: Sequence[Finding],
    front: Front,
    *,
    sources: Mapping[str, Source],
    paper: Paper,
    edition_address: str = "",
) -> Made:
    """A deck: the opening slide, each figure, the sources of all of them.

    `sources` are those known by id; `edition_address` is where the edition is published, with a slash at its end.
    Raises ReportError as `open_template` and `find_layouts` do.
    """
    deck, look = _begin(paper)
    add_opening(deck, front, look)
    numbers = number_sources((finding.record for finding in findings), sources)
    told = []
    for finding in findings:
        own = [numbers[id] for id in finding.record["sources"] if id in numbers]
        lines = [f"In the appendix: {numbers_text(own)}."] if own else []
        told.append(add_finding(deck, finding, look, sources=lines, link=_link(finding, edition_address)))
    add_appendix(deck, [sources[id] for id in numbers], look)
    return _finish(deck, front, told)


def one_slide(
    finding: Finding,
    *,
    cited: Work | None = None,
    sources: Mapping[str, Source] | None = None,
    paper: Paper | None = None,
) -> Made:
    """The slide of one figure in a deck of its own (slides, where it is parted); its notes name every source.

    `cited` is how the figure is cited: whose it is, of which day, and its address. `sources` are those known by id (the
    project's own list unless given). Raises ReportError as `make_deck` does.
    """
    deck, look = _begin(paper or Paper())
    known = read_sources(read_table("sources")) if sources is None else sources
    named = [known[id] for id in finding.record["sources"] if id in known]
    lines = [f"{number}. {one.text}. {one.address}".strip() for number, one in enumerate(named, start=1)]
    told = add_finding(deck, finding, look, sources=lines, link=cited.address if cited else "")
    title, day = finding.record["title"], cited.date if cited else UNDATED
    front = Front(title, (), finding.record["subtitle"], cited.authors if cited else (), day)
    return _finish(deck, front, [told])


def _begin(paper: Paper) -> tuple[Any, Look]:
    """The presentation to fill, and how its slides look."""
    if paper.template is None:
        deck = plain_presentation(paper.size, paper.look or DEFAULT)
    else:
        deck = open_template(paper.template)
    layouts = find_layouts(deck)
    palette = read_palette(layouts.finding)
    asked = paper.look or (None if paper.template else DEFAULT)
    theme = None
    if asked is not None:
        theme = asked.dark if is_dark(palette.background) else asked.light
    return deck, Look(layouts, choose_colours(palette, theme), asked or DEFAULT)


def _link(finding: Finding, edition_address: str) -> str:
    return f"{edition_address}{finding.section}.html#{finding.record['id']}" if edition_address else ""


def _finish(deck: Any, front: Front, told: Sequence[Told]) -> Made:
    set_properties(deck, title=front.title, subject=front.subject, authors=front.authors, day=front.day)
    return Made(packed(deck, front.day), len(deck.slides), tuple(told))
