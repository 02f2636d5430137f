"""The picture of an edition for links to it."""

import struct
from datetime import date
from pathlib import Path

import pytest

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.site.card import card_page, draw_card
from tests.needs import need

EDITION = Edition(id="2024", title="2024: later <years>", date=date(2026, 1, 2), start="2021-09-01", end="2024-12-31")
FACTS = {name: {"text": text} for name, text in {"attacks.total": "1,203", "claims.total": "470"}.items()}


def page(facts):
    return card_page(EDITION, facts, title="The book", period="1 September 2021 to 31 December 2024")


def test_a_card_says_what_the_edition_is_and_its_numbers_as_printed():
    made = page({**FACTS, "claims.reproduced": {"text": "277"}})
    assert "Edition 2024: later &lt;years&gt;<br>1 September 2021 to 31 December 2024" in made
    assert "<dd>1,203</dd>" in made
    assert "of 470 statements" in made


def test_a_number_that_the_edition_does_not_print_is_left_out():
    assert "statements" not in page(FACTS)
    assert "<dd>" not in page({})


def test_a_browser_draws_the_same_card_twice_in_the_size_that_is_asked_for(tmp_path):
    browser = need("browser")
    cards = [tmp_path / "one.png", tmp_path / "two.png"]
    for card in cards:
        draw_card(page(FACTS), card, browser=browser)
    first, second = (card.read_bytes() for card in cards)
    assert first == second
    assert struct.unpack(">II", first[16:24]) == (1200, 630)


@pytest.mark.parametrize("browser", ["false", "nowhere"])
def test_a_browser_that_draws_nothing_is_told_of(browser, tmp_path):
    with pytest.raises(ReportError, match="did not draw the card"):
        draw_card(page({}), tmp_path / "card.png", browser=Path("/bin") / browser)
