"""Small helpers for a tree of HTML: find by class, make, replace."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import html

Tag = Any  # lxml has no types


def parsed(text: str) -> Tag:
    """The element that a piece of HTML holds."""
    return html.fromstring(text)


def pieces(text: str) -> list[Tag]:
    """The elements of a piece of HTML without text around them."""
    return list(html.fragments_fromstring(text))


def inner_html(tag: Tag) -> str:
    """What an element holds, as HTML."""
    whole: str = html.tostring(tag, encoding="unicode", with_tail=False)
    return whole[whole.index(">") + 1 : whole.rindex("<")]


def outer_html(tag: Tag) -> str:
    """An element as HTML."""
    text: str = html.tostring(tag, encoding="unicode", with_tail=False)
    return text


def text_of(tag: Tag) -> str:
    """The text of an element with single blanks."""
    return " ".join(tag.text_content().split())


def elements(tree: Tag) -> Iterator[Tag]:
    """The element and all in it, comments apart; the tree may be changed meanwhile."""
    return iter([tag for tag in tree.iter() if isinstance(tag.tag, str)])


def classed(tree: Tag, *names: str) -> list[Tag]:
    """Elements that have one of the classes."""
    wanted = set(names)
    return [tag for tag in elements(tree) if wanted & set(tag.get("class", "").split())]


def one_classed(tree: Tag, name: str) -> Tag | None:
    """The first element that has the class, or None."""
    return next(iter(classed(tree, name)), None)


def drop_all(tags: list[Tag]) -> None:
    """Take elements out with what they hold; the text behind them stays."""
    for tag in tags:
        if tag.getparent() is not None:
            tag.drop_tree()


def replace(tag: Tag, text: str) -> None:
    """Put a piece of HTML where an element stands, close to the word before it."""
    before = tag.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip()
    else:
        tag.getparent().text = (tag.getparent().text or "").rstrip()
    for new in pieces(text):
        tag.addprevious(new)
    tag.drop_tree()
