"""Hold a page against the rules of axe-core, in light and dark, wide and on a phone, with all that folds open."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.visits import DRAWN

RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
# The rules that look at colours. A change of the theme changes nothing else on a page.
_OF_COLOUR = ("color-contrast", "link-in-text-block")
WIDTHS = (1280, 390)
# axe compares each element with its neighbours, and a thousand entries of a bibliography take half a minute. Of what
# one template makes, the first two of each kind stand for all; a kind is what is inside, by tags and classes.
_SAMPLE = """made => {
    const look = element => `${element.localName}.${element.getAttribute("class")}`;
    const kind = element => [...new Set([...element.querySelectorAll("*")].map(look))].sort().join(" ");
    for (const selector of made) {
        const seen = new Map();
        for (const element of document.querySelectorAll(selector)) {
            const key = [look(element.parentElement), look(element), kind(element)].join(" ");
            seen.set(key, (seen.get(key) || 0) + 1);
            if (seen.get(key) > 2) element.remove();
        }
    }
}"""
_MADE = (
    "figure.report-figure",
    ".rows article",
    ".claim",
    ".citation",
    ".claims-beside li",
    "tbody tr",
    ".toc-entry",
    "main section > p",
    "main section > details",
)
# A page that was made narrower lays itself out anew, and its scripts follow: the theme's after 300 milliseconds.
_SETTLED = "() => { scrollTo(0, 0); return new Promise(done => setTimeout(done, 450)); }"
# The rule of contrast takes most of the time, and looks at what is painted alike again and again: of the texts that
# stand in the same tags and classes in the same colour, the first two that are seen stand for all.
_MARK = """mark => {
    const look = element => `${element.localName}.${element.getAttribute("class")}`;
    const path = element => element ? `${path(element.parentElement)} ${look(element)}` : "";
    const seen = new Map();
    for (const element of document.querySelectorAll("body *")) {
        element.removeAttribute(mark);
        if (![...element.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim())) continue;
        if (!element.checkVisibility({ visibilityProperty: true })) continue;
        const { color, fill, backgroundColor } = getComputedStyle(element);
        const key = [path(element), color, fill, backgroundColor].join();
        seen.set(key, (seen.get(key) ?? 0) + 1);
        if (seen.get(key) <= 2) element.setAttribute(mark, "");
    }
    axe.configure({ rules: [{ id: "color-contrast", selector: `[${mark}]` }] });
}"""
_RUN = """options => axe.run(document, options).then(({ violations }) => violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, html }) => `${id} (${help}) at ${target}: ${html.slice(0, 200)}`)))"""
_UNFOLD = "() => { for (const details of document.querySelectorAll('details')) details.open = true; }"
# What is laid out only when it comes near keeps the height it had at another width until then, and would lie over its
# neighbours; a reader who is there sees it laid out.
_LAY_OUT = "* { content-visibility: visible !important; }"
_DRESS = "theme => { document.documentElement.dataset.theme = theme; }"


def prepare(page: Page) -> None:
    """Bring axe-core into an open page; lay it out whole, and leave of what is made alike the first of each kind."""
    page.evaluate(_SAMPLE, _MADE)
    page.add_style_tag(content=_LAY_OUT)
    page.evaluate(Axe().axe_script)


def faults_in_both_themes(page: Page) -> list[str]:
    """What a prepared page breaks as it stands now, in light and in dark; each with where it was found."""
    found = []
    for theme, only in (("light", ()), ("dark", _OF_COLOUR)):
        page.evaluate(_DRESS, theme)
        found += [f"{theme}: {fault}" for fault in faults(page, only=only)]
    return found


def open_whole(page: Page) -> None:
    """Open all folds of a page and prepare it."""
    page.evaluate(_UNFOLD)
    prepare(page)
    page.evaluate(DRAWN)


def faults_in_all_forms(page: Page) -> list[str]:
    """What a page breaks with all its folds open, in both themes and both widths; each with where it was found."""
    open_whole(page)
    found = []
    for width in WIDTHS:
        if page.viewport_size != {"width": width, "height": 900}:
            page.set_viewport_size({"width": width, "height": 900})
            page.evaluate(_SETTLED)
        found += [f"{width} px, {fault}" for fault in faults_in_both_themes(page)]
    return found


def faults(page: Page, *, only: Sequence[str] = ()) -> list[str]:
    """What a prepared page breaks as it stands now; of `only` the rules named."""
    chosen = {"type": "rule", "values": [*only]} if only else {"type": "tag", "values": [*RULES]}
    # No preloading, which fetches style sheets: a page opened from a file may not.
    page.evaluate(_MARK, "data-looked-at")
    options: dict[str, Any] = {"runOnly": chosen, "resultTypes": ["violations"], "preload": False}
    return list(page.evaluate(_RUN, options))
