"""Light and dark: as the system says, until the reader chooses; set before anything is painted."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.book import FIRST, every_edition

_HEAD_SCRIPT = re.compile(r'<script data-cfasync="false" src="([^"]+)"></script>')


@every_edition
def test_colours_are_set_before_the_style_sheet_and_the_page_without_scripts_is_light(edition, site):
    for page in ("intro", "attacks", "rows/sites"):
        text = (site / edition / f"{page}.html").read_text("utf-8")
        script = _HEAD_SCRIPT.search(text)
        assert script, page
        assert script.start() < text.index('rel="stylesheet"') < text.index("<body"), page
        assert "prefers-color-scheme" in Path(site / edition / page).parent.joinpath(script[1]).read_text("utf-8")
        assert re.search(r'<html[^>]* data-theme="light"', text), page


@pytest.mark.parametrize("system", ["light", "dark"])
def test_a_page_opens_as_the_system_says_follows_it_and_keeps_to_a_choice(system, served, visit):
    other = {"light": "dark", "dark": "light"}[system]
    page = visit(f"{served}/{FIRST}/glossary.html", theme=system)
    html = page.locator("html")
    expect(html).to_have_attribute("data-theme", system)
    page.emulate_media(color_scheme=other)
    expect(html).to_have_attribute("data-theme", other)
    page.reload()
    expect(html).to_have_attribute("data-theme", other)
    page.emulate_media(color_scheme=system)
    for _ in range(3):  # the switch goes round three modes
        if html.get_attribute("data-mode") != other:
            page.evaluate("document.querySelector('.theme-switch-button').click()")
    expect(html).to_have_attribute("data-theme", other)
    page.goto(f"{served}/{FIRST}/method.html")
    expect(html).to_have_attribute("data-theme", other)
