"""Colours of a slide: a role becomes a place in the theme of the presentation, so that its palette takes over.

A chart that is copied into another deck then takes the colours of that deck. Where a palette cannot tell the roles of
a chart apart, or a theme file asks for colours of its own, a role becomes a fixed colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import combinations

from lxml import etree
from pptx.oxml.ns import qn
from pptx.oxml.xmlchemy import OxmlElement

from iraq_report.exports.slides.palette import BLACK, WHITE, Palette
from iraq_report.exports.slides.shades import apart, contrast, is_dark, mixed, shaded
from iraq_report.figures.theme import DARK, LIGHT, ROLES, Theme

# The roles whose colours are those of the theme, in the order of its accents; others share their colours.
ACCENTS = ("main", "second", "third", "militia", "contractor", "nato")
# How much of the way from the text's colour to the background's, for texts.
_FAINT = {"text": 0.0, "muted": 0.3}
# How much of the ground is covered by the text's colour, for what stands behind and between marks: it takes the hue of
# whichever background, where a darker shade of white text would be a black box on dark blue. As much as in the themes.
_SHEER = {"border": 0.35, "grid": 0.11, "land": 0.08, "band": 0.06}
_GREY = 0.45  # marks of what is unknown
_MARKS, _TEXT = 3.0, 4.5  # least contrast with the background
_ALIKE = 45.0  # colours nearer than this (redmean) are not told apart
_STEP, _STEPS = 0.08, 10


@dataclass(frozen=True)
class Colour:
    """A colour on a slide: `rgb` as seen, `slot` its place in the theme (blank: fixed).

    `shade` moves the lightness of the slot, up to 1 (white) or down to -1 (black); `share` is how much of the ground it
    covers, 1 for all.
    """

    rgb: str
    slot: str = ""
    shade: float = 0.0
    share: float = 1.0

    def element(self) -> etree._Element:
        """The colour as DrawingML, to stand in an `a:solidFill`."""
        item = OxmlElement("a:schemeClr" if self.slot else "a:srgbClr")
        item.set("val", self.slot or self.rgb)
        if self.slot and self.shade:
            _child(item, "a:lumMod", 1 - abs(self.shade))
            if self.shade > 0:
                _child(item, "a:lumOff", self.shade)
        if self.share < 1:
            _child(item, "a:alpha", self.share)
        return item

    def fill(self) -> etree._Element:
        """The colour as an `a:solidFill`, for a shape, a line, a text or a part of a chart."""
        filled = OxmlElement("a:solidFill")
        filled.append(self.element())
        return filled


def _child(item: etree._Element, tag: str, share: float) -> None:
    etree.SubElement(item, qn(tag)).set("val", str(round(share * 100_000)))


@dataclass(frozen=True)
class Colours:
    """The colours of one deck by role; `adopted` says whether they are places in its theme."""

    background: str
    adopted: bool
    roles: dict[str, Colour] = field(repr=False)

    def of(self, role: str) -> Colour:
        """The colour of a role such as `rocket`, or of a share of it such as `rocket/20`. Raises KeyError for none."""
        name, _, share = role.partition("/")
        colour = self.roles[name]
        return replace(colour, share=colour.share * int(share) / 100) if share else colour


def fixed(theme: Theme, *, background: str, slots: Mapping[str, str] | None = None) -> Colours:
    """The colours of a theme of the report: fixed, save where a slot of the presentation has the same colour."""
    same: dict[str, str] = {}
    for slot, colour in (slots or {}).items():
        same.setdefault(colour, slot)
    values = {role: value.removeprefix("#").upper() for role, value in theme.colours.items()}
    return Colours(background, False, {role: Colour(rgb, same.get(rgb, "")) for role, rgb in values.items()})


def choose_colours(palette: Palette, theme: Theme | None = None) -> Colours:
    """The colours to draw with on a presentation.

    Its palette takes over where all its accents can be told apart on its background; else, or where a `theme` is asked
    for, the report's own are used.
    """
    if theme is not None:
        return fixed(theme, background=palette.background, slots=palette.slots)
    roles = dict(_marks(palette))
    if len(roles) < len(ROLES) - len(_FAINT) - len(_SHEER) - 1 or _too_alike([roles[name] for name in ACCENTS]):
        own = DARK if is_dark(palette.background) else LIGHT
        return fixed(own, background=palette.background, slots=palette.slots)
    return Colours(palette.background, True, {**roles, **_neutrals(palette)})


def _marks(palette: Palette) -> Iterator[tuple[str, Colour]]:
    """Each role of marks with its accent; none for a role whose accent the theme lacks or nobody would see."""
    accents = {ROLES[role]: f"accent{place}" for place, role in enumerate(ACCENTS, start=1)}
    for role, pair in ROLES.items():
        if pair == ROLES["other"]:
            yield role, _toward(palette, _ink(palette), _GREY, least=_MARKS)
        elif pair in accents and (found := _seen(palette, accents[pair])):
            yield role, found


def _seen(palette: Palette, slot: str) -> Colour | None:
    """A slot of the theme, lighter or darker until it stands out against the background."""
    if slot not in palette.slots:
        return None
    away = _STEP if is_dark(palette.background) else -_STEP
    shades = (_shade(palette, slot, round(away * number, 2) + 0.0) for number in range(_STEPS))
    return next((colour for colour in shades if contrast(colour.rgb, palette.background) >= _MARKS), None)


def _shade(palette: Palette, slot: str, shade: float) -> Colour:
    rgb = shaded(palette.slots[slot], times=1 - abs(shade), plus=max(shade, 0.0))
    return Colour(rgb, slot, shade)


def _ink(palette: Palette) -> Colour:
    """The colour of text: the theme's own where it can be read on the background, else what can."""
    slots = [slot for slot in ("tx1", "bg1", "tx2", "bg2") if slot in palette.slots]
    known = [Colour(palette.slots[slot], slot) for slot in slots] + [Colour(BLACK), Colour(WHITE)]
    readable = (colour for colour in known if contrast(colour.rgb, palette.background) >= _TEXT)
    return next(readable, max(known, key=lambda colour: contrast(colour.rgb, palette.background)))


def _toward(palette: Palette, ink: Colour, share: float, *, least: float) -> Colour:
    """The colour of text, that share of the way to the background, or as far as leaves the least contrast with it."""
    up = is_dark(ink.rgb)
    while share > 0:
        shade = round(share if up else -share, 2)
        rgb = shaded(ink.rgb, times=1 - share, plus=share if up else 0.0)
        if contrast(rgb, palette.background) >= least:
            return Colour(rgb, ink.slot, shade if ink.slot else 0.0)
        share -= 0.05
    return ink


def _neutrals(palette: Palette) -> dict[str, Colour]:
    ink = _ink(palette)
    paper = next((slot for slot in ("bg1", "tx1") if palette.slots.get(slot) == palette.background), "")
    faint = {role: _toward(palette, ink, share, least=_TEXT) for role, share in _FAINT.items()}
    sheer = {role: _sheer(palette, ink, share) for role, share in _SHEER.items()}
    return {**faint, **sheer, "paper": Colour(palette.background, paper)}


def _sheer(palette: Palette, ink: Colour, share: float) -> Colour:
    return replace(ink, rgb=mixed(ink.rgb, palette.background, share), share=share)


def _too_alike(colours: list[Colour]) -> bool:
    return any(apart(one.rgb, other.rgb) < _ALIKE for one, other in combinations(colours, 2))
