from __future__ import annotations

import pytest

from iraq_report.figures.theme import DARK, LIGHT, ROLES, SYMBOLS

SURFACES = {"grid", "band", "land", "border", "paper"}  # behind marks, never marks themselves


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, two):
    low, high = sorted((luminance(one), luminance(two)))
    return (high + 0.05) / (low + 0.05)


def test_black_on_white_has_the_contrast_of_the_standard():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", sorted(set(ROLES) - SURFACES))
def test_every_mark_stands_out_from_the_paper(theme, role):
    assert contrast(theme.colours[role], theme.colours["paper"]) >= 3


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", ["text", "muted"])
@pytest.mark.parametrize("surface", ["paper", "band", "land"])
def test_every_text_can_be_read(theme, role, surface):
    assert contrast(theme.colours[role], theme.colours[surface]) >= 4.5


def test_weapons_differ_by_symbol_as_well_as_by_colour():
    weapons = ["rocket", "drone", "ied", "mortar", "ballistic_missile", "airstrike", "small_arms", "unknown"]
    assert len({SYMBOLS[weapon] for weapon in weapons}) == len(weapons)
