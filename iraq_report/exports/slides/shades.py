"""Colours as numbers: lighter and darker as PowerPoint reckons it, contrast, and how far two of them are apart."""

from __future__ import annotations

import colorsys


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
    red, green, blue = (a * share + b * (1 - share) for a, b in zip(_parts(one), _parts(other), strict=True))
    return _text(red, green, blue)


def luminance(colour: str) -> float:
    """Relative luminance from 0 (black) to 1 (white), as WCAG defines it."""
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast of two colours from 1 to 21, as WCAG defines it."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def apart(one: str, other: str) -> float:
    """How far two colours are apart for the eye, from 0 to about 765 (the weighted distance called redmean)."""
    a, b = ([part * 255 for part in _parts(colour)] for colour in (one, other))
    red, green, blue = (x - y for x, y in zip(a, b, strict=True))
    mean = (a[0] + b[0]) / 2
    return float(((2 + mean / 256) * red**2 + 4 * green**2 + (2 + (255 - mean) / 256) * blue**2) ** 0.5)
