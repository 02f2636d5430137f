"""One built page as a chapter on paper: what serves a screen goes, links stay inside the document."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from iraq_report.figures.paint import Json
from iraq_report.paper.notes import CITATION, Notes, cited_sources, source_of
from iraq_report.paper.picture import lay_picture
from iraq_report.paper.tree import Tag, classed, drop_all, elements, outer_html, parsed, pieces, replace, text_of

# Controls, code, files to take away, and what says again on paper what stands beside it.
_SCREEN_TAGS = {"script", "style", "button", "form", "template"}
_SCREEN = (
    "headerlink", "web-only", "site-only", "visually-hidden", "fact-box", "cell_input", "above-input", "run-box",
    "figure-live", "figure-files", "figure-table", "claim-evidence", "parts", "only-dark",
)  # fmt: skip
_SCREEN_COLUMNS = {"Read", "Download"}  # of the list of tables
_MAY_BE_EMPTY = {"div", "p"}
# Attributes that tell a browser or a screen reader of controls that paper does not have.
_CONTROLS = ("tabindex", "role", "aria-labelledby", "aria-describedby", "aria-label", "loading", "decoding", "style")
_OUTSIDE = ("http", "https", "mailto")


@dataclass(frozen=True)
class Chapter:
    """A dressed page: the name of its file, its title, and its content."""

    name: str
    title: str
    content: Tag

    @property
    def headings(self) -> list[tuple[str, str]]:
        """Anchor and text of the headings of the second level, as the table of contents lists them."""
        return [(heading.getparent().get("id"), text_of(heading)) for heading in self.content.iter("h2")]

    @property
    def html(self) -> str:
        """The content as HTML."""
        return outer_html(self.content)


@dataclass(frozen=True)
class Surroundings:
    """What a chapter is dressed with: the site it comes from, all chapters, the figures, the address of the site."""

    site: Path
    chapters: Collection[str]
    figures: Mapping[str, Json]
    address: str = ""


def article_of(page: str) -> Tag:
    """The article of a built page, without the theme around it."""
    start, end = page.index('<article class="bd-article">'), page.rindex("</article>")
    return parsed(page[start:end] + "</article>")


def dress(name: str, content: Tag, notes: Notes, around: Surroundings) -> Chapter:
    """Make a chapter of the article of a page, in place; its citations get numbers in `notes`."""
    drop_all([tag for tag in elements(content) if tag.tag in _SCREEN_TAGS] + classed(content, *_SCREEN))
    _drop_columns(content)
    _unfold(content)
    _draw(content, around)
    _cite(content, name, notes)
    _undress(content)
    _part(content, around.site / "figures")
    _link(content, name, around)
    return Chapter(name, text_of(next(content.iter("h1"))), content)


def _drop_columns(content: Tag) -> None:
    """Columns of links to files go."""
    for table in list(content.iter("table")):
        heads = [text_of(cell) for cell in next(table.iter("tr"))]
        places = [place for place, head in enumerate(heads) if head in _SCREEN_COLUMNS]
        drop_all([row[place] for row in table.iter("tr") for place in places])


def _unfold(content: Tag) -> None:
    """What is folded on a page stands open on paper, under the words of its fold."""
    for details in list(content.iter("details")):
        details.tag = "div"
        details.set("class", "unfolded")
        summary = details.find("summary")
        text = text_of(summary)
        summary.clear(keep_tail=True)
        summary.tag, summary.text = "p", text
        summary.set("class", "unfolded-title")


def _draw(content: Tag, around: Surroundings) -> None:
    """The wide, light picture of each figure, described in words as far as data can be."""
    for figure in classed(content, "report-figure"):
        figure.tag = "div"  # its picture is tagged as a figure, with the description; a second tag would have none
        for caption in figure.iter("figcaption"):
            caption.tag, caption.attrib["class"] = "div", "figure-words"
        for image in list(figure.iter("img")):
            image.set("src", (around.site / image.get("src")).as_uri())
            image.set("alt", around.figures[figure.get("id")]["alternative"])
            image.set("class", "chart")
            picture = image.getparent()
            if picture.tag == "picture":
                picture.getparent().replace(picture, image)


def _cite(content: Tag, name: str, notes: Notes) -> None:
    """Citations become raised numbers; a source that is named in a table keeps its name before its number."""
    for tag in elements(content):
        if CITATION in tag.get("class", "").split():
            replace(tag, notes.marks(name, cited_sources(tag), more=int(tag.get("data-more", 0))))
        elif tag.tag == "a" and CITATION not in tag.getparent().get("class", "") and (source := source_of(tag)):
            for mark in pieces(notes.marks(name, [source])):
                mark.tail, tag.tail = tag.tail, None
                tag.addnext(mark)
            tag.drop_tag()


def _undress(content: Tag) -> None:
    """Without controls, marks of facts, and what is empty now."""
    for tag in elements(content):
        for attribute in _CONTROLS:
            tag.attrib.pop(attribute, None)
    for fact in classed(content, "fact"):
        fact.drop_tag()
    for tag in reversed(list(elements(content))):
        if tag.tag in _MAY_BE_EMPTY and not len(tag) and not (tag.text or "").strip() and tag is not content:
            tag.drop_tree()


def _part(content: Tag, charts: Path) -> None:
    """Pictures too tall for a page in parts."""
    for figure in classed(content, "report-figure"):
        for image in list(figure.iter("img")):
            lay_picture(image, charts / f"{figure.get('id')}.json")


def _link(content: Tag, name: str, around: Surroundings) -> None:
    """Anchors carry the name of their chapter; a link leads into the document, to the site, or is plain text."""
    for tag in elements(content):
        if anchor := tag.get("id"):
            tag.set("id", f"{name}--{anchor}")
    for link in list(content.iter("a")):
        target = _target(link.get("href", ""), name, around)
        link.attrib.pop("download", None)
        if target:
            link.set("href", target)
        else:
            link.drop_tag()


def _target(href: str, name: str, around: Surroundings) -> str:
    """Where a link leads on paper; blank for nowhere."""
    parts = urlsplit(href)
    if parts.scheme in _OUTSIDE or parts.fragment.startswith("note-"):
        return href
    page = parts.path.removesuffix(".html") or name
    if page in around.chapters:
        return f"#{page}--{parts.fragment}" if parts.fragment else f"#{page}"
    return f"{around.address}{href}" if around.address else ""
