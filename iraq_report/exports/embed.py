"""A figure as a page of its own, to stand in a frame of another page.

Two kinds of one page: a single file that holds plotly.js and its data, for which no browser and no network is needed;
and the page of the site, which shows the figure's pictures and shares its scripts with the book.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from iraq_report.exports.locale import locale_of
from iraq_report.exports.pictures import PLOTLY_JS
from iraq_report.figures.look import DEFAULT, Themes
from iraq_report.figures.page_charts import PageCharts, live_script, on_page
from iraq_report.figures.paint import Json
from iraq_report.figures.reading import for_reading
from iraq_report.figures.theme import Theme
from iraq_report.paths import BOOK
from iraq_report.site.page_templates import TEMPLATES, page_templates

_FIGURE_JS = BOOK / "_static" / "figure.js"
_TEMPLATES = page_templates()
_NAMED = ("paper", "text", "muted", "border", "grid")  # roles that the style sheet uses


@dataclass(frozen=True)
class Origin:
    """Where a figure comes from: book and edition in words, its address there (blank: unknown), its licence."""

    text: str
    address: str
    licence: str


def single_file(record: Json, drawn: PageCharts, *, origin: Origin, themes: Themes = DEFAULT) -> str:
    """A figure's page in one file; `record` is as `Figure.record` gives it."""
    data = live_script(record["id"], on_page(drawn, themes))
    scripts = [_FIGURE_JS.read_text("utf-8"), PLOTLY_JS.read_text("utf-8"), data]
    return _page(record, drawn, origin=origin, themes=themes, scripts=[_inline(script) for script in scripts])


def site_page(record: Json, drawn: PageCharts, *, origin: Origin, pictures: bool, themes: Themes = DEFAULT) -> str:
    """A figure's page on the site, `figures/<id>.html`; `pictures` says whether there are any beside it."""
    return _page(record, drawn, origin=origin, themes=themes, pictures=pictures)


def _inline(script: str) -> str:
    """A script that no text in it can end early."""
    return script.replace("</script", "<\\/script").replace("<!--", "\\x3C!--")


def _page(
    record: Json,
    drawn: PageCharts,
    *,
    origin: Origin,
    themes: Themes,
    pictures: bool = False,
    scripts: Sequence[str] = (),
) -> str:
    return _TEMPLATES.get_template("embed.html").render(
        figure=record, wide=drawn.wide_size, narrow=drawn.narrow_size, pictures=pictures, scripts=scripts,
        table=for_reading(record["table"], locale_of(record)), css=_css(themes), logo=themes.logo, origin=origin,
    )  # fmt: skip


def _css(themes: Themes) -> str:
    fonts = f"--family: {themes.fonts.family}; --headings: {themes.fonts.headings};"
    ground = f"--logo-ground: {themes.light.colours['paper']};"
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{ {_colours(themes.dark)} }} }}"
    rules = (TEMPLATES / "embed.css").read_text("utf-8")
    return f":root {{ {fonts} {ground} {_colours(themes.light)} }}\n{dark}\n{rules}"


def _colours(theme: Theme) -> str:
    return " ".join(f"--{role}: {theme.colours[role]};" for role in _NAMED)
