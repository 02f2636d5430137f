"""What meets in a chart is told apart by who sees fewer hues: by colour, or by symbol, dash or kind of mark."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from typing import Any

import pytest
from coloraide import Color

from iraq_report.figures.theme import DARK, LIGHT, ROLES, Theme
from tests.browser.book import EDITIONS

# CIEDE2000 between two colours; 2.3 is just seen side by side, and marks of a chart lie apart and are small.
APART = 13
# Between the classes of a calendar, which lie side by side and in order.
STEP = 8
_SURFACES = {"grid", "band", "land", "border", "paper", "muted", "text"}
# Red, green or blue is not seen; by Brettel, Viénot and Mollon (1997) and by Machado, Oliveira and Fernandes (2009).
_BLIND = [(kind, method) for kind in ("protan", "deutan", "tritan") for method in ("brettel", "machado")]
each_theme = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
each_edition = pytest.mark.parametrize("edition", EDITIONS)


@dataclass(frozen=True)
class Mark:
    """How one role is drawn: line, area, bar or symbol, and with which dash or symbol."""

    role: str
    form: str


@cache
def seen(colour: str) -> tuple[Color, ...]:
    """A colour as most see it, and as it is seen in three kinds of colour blindness by two simulations of each."""
    plain = Color(colour)
    return (plain, *(plain.clone().filter(kind, method=method).clip() for kind, method in _BLIND))


@cache
def apart(one: str, other: str) -> float:
    """The least distance between two colours in any way of seeing them."""
    return min(a.delta_e(b, method="2000") for a, b in zip(seen(one), seen(other), strict=True))


def shade(role: str, theme: Theme) -> str:
    """The colour of a role on paper, with its share (`main/30`) laid over it."""
    name, _, share = role.partition("/")
    over = Color(theme.colours[name]).set("alpha", int(share or 100) / 100)
    return Color.layer([over, theme.colours["paper"]], space="srgb").to_string(hex=True)


def painted(part: Any) -> dict[str, list[str]]:
    paint = (part.get("meta") or {}).get("paint", {})
    return {path: roles if isinstance(roles, list) else [roles] for path, roles in paint.items()}


def forms(trace: dict[str, Any], path: str, count: int) -> list[str]:
    """How each of the `count` colours at a path of a trace is drawn."""
    if trace["type"] != "scatter":
        return [trace["type"]] * count
    if path == "marker.color":
        symbols = trace["marker"].get("symbol", "circle")
        return symbols if isinstance(symbols, list) else [symbols] * count
    area = {None: "", "toself": "box"}.get(trace.get("fill"), "area under a line")
    if path == "fillcolor":
        return [area] * count
    return ["box" if area == "box" else f"line {trace['line'].get('dash', 'solid')}"] * count


def marks(chart: dict[str, Any]) -> set[Mark]:
    """Every role of a chart with every form it is drawn in; what lies behind the marks is left out."""
    found = set()
    for trace in chart["data"]:
        for path, roles in painted(trace).items():
            if path in {"marker.color", "line.color", "fillcolor"}:
                found.update(map(Mark, roles, forms(trace, path, len(roles))))
    for path, roles in painted(chart["layout"]).items():
        kind, place, rest = path.split(".", 2)
        if kind == "shapes":
            line = chart["layout"]["shapes"][int(place)].get("line", {})
            found.add(Mark(roles[0], f"line {line.get('dash', 'solid')}" if rest == "line.color" else "box"))
    return {mark for mark in found if mark.role.partition("/")[0] not in _SURFACES}


def confused(chart: dict[str, Any], theme: Theme) -> list[str]:
    """The pairs of roles in a chart that are drawn alike in colours that are not far enough apart."""
    drawn: dict[str, set[str]] = {}
    for mark in marks(chart):
        drawn.setdefault(mark.role.partition("/")[0], set()).add(mark.form)
    return [
        f"{one} and {other}: {apart(theme.colours[one], theme.colours[other]):.1f}"
        for one, other in combinations(sorted(drawn), 2)
        if drawn[one] & drawn[other] and apart(theme.colours[one], theme.colours[other]) < APART
    ]


def scatter(role: str, symbol: str) -> dict[str, Any]:
    marker = {"symbol": symbol}
    return {"type": "scatter", "mode": "markers", "marker": marker, "meta": {"paint": {"marker.color": role}}}


def test_red_and_green_of_one_lightness_are_far_apart_for_most_and_near_for_some():
    red, green = "#c04040", "#6f7f30"
    assert Color(red).delta_e(green, method="2000") > 2 * APART
    assert apart(red, green) < APART


def test_a_chart_that_hangs_on_two_like_colours_is_found_out():
    alike = {"data": [scatter("rocket", "circle"), scatter("us", "circle")], "layout": {}}
    assert confused(alike, LIGHT) == ["rocket and us: 0.0"]
    by_symbol = {"data": [scatter("rocket", "circle"), scatter("us", "diamond")], "layout": {}}
    assert confused(by_symbol, LIGHT) == []


def test_a_share_of_a_colour_is_laid_over_the_paper():
    assert shade("main/0", LIGHT) == "#ffffff"
    assert shade("main", LIGHT) == LIGHT.colours["main"].lower()


@each_theme
def test_the_colours_of_a_theme_are_far_apart_for_all(theme):
    colours = {theme.colours[role] for role in set(ROLES) - _SURFACES}
    near = {f"{a} {b}": apart(a, b) for a, b in combinations(sorted(colours), 2) if apart(a, b) < APART}
    assert near == {}


@each_edition
@each_theme
def test_no_two_roles_of_a_figure_are_drawn_alike(theme, edition, site):
    found = {}
    for figure, chart in charts(site / edition):
        if pairs := confused(chart, theme):
            found[figure] = pairs
    assert found == {}


@each_edition
@each_theme
def test_the_classes_of_a_scale_are_told_apart_from_each_other_and_from_none(theme, edition, site):
    near = {}
    for figure, chart in charts(site / edition):
        shares = {role for trace in chart["data"] for role in painted(trace).get("marker.color", []) if "/" in role}
        if shares:
            scale = sorted({"grid", *shares, *(role.partition("/")[0] for role in shares)})
            steps = {f"{a} {b}": apart(shade(a, theme), shade(b, theme)) for a, b in combinations(scale, 2)}
            near.update({f"{figure}: {pair}": step for pair, step in steps.items() if step < STEP})
    assert near == {}


@each_edition
@each_theme
def test_what_is_drawn_and_written_in_a_figure_stands_out_from_the_paper(theme, edition, site):
    faint = []
    for figure, chart in charts(site / edition):
        drawn = {mark.role for mark in marks(chart)}
        solid = {role for role in drawn if "/" not in role}
        # A see-through area, or a class of a scale, is bounded by or leads up to the same colour in full.
        faint += [f"{figure}: {role} is nowhere in full" for role in drawn if role.partition("/")[0] not in solid]
        faint += [f"{figure}: {role}" for role in solid if contrast(role, theme) < 3]
        written = {role for path, roles in painted(chart["layout"]).items() if "font" in path for role in roles}
        faint += [f"{figure}: text in {role}" for role in written if contrast(role, theme) < 4.5]
    assert faint == []


def contrast(role: str, theme: Theme) -> float:
    return Color(theme.colours[role]).contrast(theme.colours["paper"])


def charts(folder: Any) -> list[tuple[str, dict[str, Any]]]:
    """Every figure of an edition by its id."""
    listed = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    drawn = [figure["id"] for figure in listed if figure["status"] == "drawn"]
    return [(name, json.loads((folder / "figures" / f"{name}.json").read_text(encoding="utf-8"))) for name in drawn]
