"""What a build does before it loads its libraries."""

from __future__ import annotations

import sys


def skip_address_grammar() -> None:
    """Keep jsonschema from loading its optional grammar of web addresses.

    Jupyter brings that grammar along; building it takes 3.4 seconds in every process that reads a notebook, and
    no schema of a notebook or of the book's configuration asks for it. jsonschema does without what it cannot
    import.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
