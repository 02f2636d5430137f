"""Colours as numbers: lighter and darker as PowerPoint reckons it, contrast, and how far two of them are apart."""

from __future__ import annotations

import colorsys

from iraq_report.figures.contrast import contrast as hex_contrast
from iraq_report.figures.contrast import mixed as hex_mixed


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return red, green, blue


def _text(red: float, green: float, blue: float) -> str:
    return "".join(f"{round(part * 255):02X}" for part in (red, green, blue))


def shaded(colour: str, *, times: float = 1.0, plus: float = 0.0) -> str:
    """A colour (six hexadecimal digits) with its lightness multiplied and moved: PowerPoint's lumMod and lumOff."""
    if (times, plus) == (1.0, 0.0):
        return colour
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    return _text(*colorsys.hls_to_rgb(hue, min(max(lightness * times + plus, 0.0), 1.0), saturation))


def mixed(one: str, other: str, share: float) -> str:
    """What is seen where a colour covers `share` (0 to 1) of another."""
    return hex_mixed(f"#{one}", f"#{other}", share).removeprefix("#")


def is_dark(colour: str) -> bool:
    """Whether white stands out from a colour better than black."""
    return contrast(colour, "FFFFFF") > contrast(colour, "000000")


def contrast(one: str, other: str) -> float:
    """Contrast of two colours from 1 to 21, as WCAG defines it."""
    return hex_contrast(f"#{one}", f"#{other}")


def apart(one: str, other: str) -> float:
    """How far two colours are apart for the eye, from 0 to about 765 (the weighted distance called redmean)."""
    a, b = ([part * 255 for part in _parts(colour)] for colour in (one, other))
    red, green, blue = (x - y for x, y in zip(a, b, strict=True))
    mean = (a[0] + b[0]) / 2
    return float(((2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2) ** 0.5)
