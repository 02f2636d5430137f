"""How far a colour stands out from another (WCAG 2: the ratio of their luminances, 1 to 21)."""

from __future__ import annotations

_STEPS = 50


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    parts = [channel / 255 for channel in _channels(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast of two colours such as `#1B5E9E`."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def nearest(colour: str, *, against: str, least: float) -> str:
    """The colour itself or the first on its way to black or to white that stands out from `against` by `least`.

    The way is the one that leads away from `against`. Returns black or white where nothing on it does.
    """
    end = "#000000" if contrast(against, "#000000") > contrast(against, "#FFFFFF") else "#FFFFFF"
    for step in range(_STEPS + 1):
        nearer = mixed(end, colour, step / _STEPS)
        if contrast(nearer, against) >= least:
            return nearer
    return end


def mixed(one: str, other: str, share: float) -> str:
    """What is seen where a colour such as `#1B5E9E` covers `share` (0 to 1) of another."""
    pairs = zip(_channels(one), _channels(other), strict=True)
    return "#" + "".join(f"{round(under + (over - under) * share):02X}" for over, under in pairs)
