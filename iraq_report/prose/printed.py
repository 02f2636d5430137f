"""Addresses as they are printed, where nobody can follow a link."""

from __future__ import annotations

from urllib.parse import unquote

LONGEST = 150  # characters; longer ones are shown cut, and whole as the target of their link
_END = 20


def shown_address(address: str, *, longest: int = LONGEST) -> str:
    """An address as printed: in the reader's letters where it is plain Latin text, cut in the middle where long."""
    readable = unquote(address)
    shown = readable if readable.isascii() and " " not in readable else address
    if len(shown) <= longest:
        return shown
    return f"{shown[: longest - _END - 1]}…{shown[-_END:]}"
