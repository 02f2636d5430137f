"""Make a drawn SVG one that stands alone: its size, and its title and description for who does not see it."""

from __future__ import annotations

import re
from html import escape

from iraq_report.exports.xml_text import NOT_IN_XML

_ROOT = re.compile(r"<svg\b([^>]*)>")
_SIZE = re.compile(r'\s(?:width|height|role|aria-labelledby)="[^"]*"')


def standing_alone(svg: str, *, id: str, title: str, description: str, width: int, height: int) -> str:
    """An SVG shown in so many pixels, with title and description as its first elements; `id` begins their names."""
    name, told = f"{id}-title", f"{id}-description"

    def root(found: re.Match[str]) -> str:
        kept = _SIZE.sub("", found[1])
        return (
            f'<svg{kept} width="{width}" height="{height}" role="img" aria-labelledby="{name} {told}">'
            f'<title id="{name}">{_text(title)}</title><desc id="{told}">{_text(description)}</desc>'
        )

    return _ROOT.sub(root, svg, count=1) + "\n"


def _text(text: str) -> str:
    return escape(NOT_IN_XML.sub("", text), quote=False)
