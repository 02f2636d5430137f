"""Names of countries as other people's files write them."""

from __future__ import annotations

from collections.abc import Sequence

OTHER_NAMES = {
    "Iraq": ("Republic of Iraq",),
    "Syria": ("Syrian Arab Republic", "Syria (Syrian Arab Republic)"),
    "Jordan": ("Hashemite Kingdom of Jordan", "Hashemite Kingdom of the Jordan"),
}


def spellings(countries: Sequence[str]) -> dict[str, str]:
    """Our name by each known spelling in lower case, for the given countries."""
    return {name.lower(): country for country in countries for name in (country, *OTHER_NAMES.get(country, ()))}
