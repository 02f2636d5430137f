"""A deck of an edition, and the slide of one figure: figures as records come in, the bytes of a pptx come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from iraq_report.exports.locale import locale_of
from iraq_report.exports.outgoing import Outgoing
from iraq_report.exports.sizes import SHAPES, Box
from iraq_report.exports.slides.appendix import add_appendix
from iraq_report.exports.slides.cited import Source, number_sources, numbers_text, read_sources
from iraq_report.exports.slides.colours import choose_colours
from iraq_report.exports.slides.layouts import find_layouts
from iraq_report.exports.slides.opening import Front, add_opening
from iraq_report.exports.slides.packed import packed, set_properties
from iraq_report.exports.slides.palette import read_palette
from iraq_report.exports.slides.plain import plain_presentation
from iraq_report.exports.slides.shades import is_dark
from iraq_report.exports.slides.slide import PNG, Look, Told, add_finding
from iraq_report.exports.slides.template import open_template
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.tables.read import read_table

WIDE_SCREEN = Box(*SHAPES["16x9"])
UNDATED = date(2000, 1, 1)  # what the file of a figure of no edition says, since the clock does not enter


@dataclass(frozen=True)
class Paper:
    """What slides are made on: a template, or a plain presentation of a size.

    `look` is what a theme file asks for; without one a template's own colours take over.
    """

    template: Path | None = None
    size: Box = WIDE_SCREEN
    look: Themes | None = None


@dataclass(frozen=True)
class Made:
    """A deck as the bytes of its file, how many slides it has, and what is worth telling of it and of its figures."""

    content: bytes
    slides: int
    said: tuple[str, ...]
    told: tuple[Told, ...]


def check_paper(paper: Paper) -> None:
    """Raise ReportError as `open_template` and `find_layouts` do where slides cannot be made on it."""
    _begin(paper)


def make_deck(
    figures: Sequence[Outgoing], front: Front, *, sources: Mapping[str, Source], paper: Paper | None = None
) -> Made:
    """A deck: the opening slide, each figure, the sources of all of them.

    `sources` are those known by id. Raises ReportError as `open_template` and `find_layouts` do.
    """
    deck, look = _begin(paper or Paper())
    add_opening(deck, front, look)
    numbers = number_sources((figure.record for figure in figures), sources)
    told = []
    for figure in figures:
        own = [numbers[id] for id in figure.record["sources"] if id in numbers]
        told.append(add_finding(deck, figure, look, sources=[f"In the appendix: {numbers_text(own)}."] if own else ()))
    add_appendix(deck, [sources[id] for id in numbers], look)
    return _finish(deck, look, front, told)


def one_slide(figure: Outgoing, *, paper: Paper | None = None, sources: Mapping[str, Source] | None = None) -> Made:
    """The slide of one figure in a deck of its own (slides, where it is parted); its notes name every source.

    `sources` are those known by id, the project's own list unless given. Raises ReportError as `make_deck` does.
    """
    deck, look = _begin(paper or Paper())
    known = read_sources(read_table("sources"), locale_of(figure.record)) if sources is None else sources
    named = [known[id] for id in figure.record["sources"] if id in known]
    lines = [f"{number}. {one.text}. {one.address}".strip() for number, one in enumerate(named, start=1)]
    told = add_finding(deck, figure, look, sources=lines)
    authors, day = (figure.cited.authors, figure.cited.date) if figure.cited else ((), UNDATED)
    front = Front(figure.record["title"], (), figure.record["subtitle"], authors, day)
    return _finish(deck, look, front, [told])


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
    return deck, Look(layouts, choose_colours(palette, theme), asked or DEFAULT, paper.template is not None)


def _finish(deck: Any, look: Look, front: Front, told: Sequence[Told]) -> Made:
    set_properties(deck, title=front.title, subject=front.subject, authors=front.authors, day=front.day)
    return Made(packed(deck, front.day), len(deck.slides), tuple(_said(look)), tuple(told))


def _said(look: Look) -> Iterator[str]:
    if look.themes is DEFAULT and look.on_template and not look.colours.adopted:
        yield "the template's colours are too few, too faint or too alike for marks of charts; the report's are used"
    yield from left_out(look.themes)


def left_out(themes: Themes) -> list[str]:
    """What a look asks for and no slide can have: a line for each."""
    logo = themes.logo
    if logo is None or logo.address.startswith(PNG):
        return []
    return ["the logo is left out of slides, since PowerPoint needs a PNG"]
