"""Where a page of the book shows a row of a table, a statement of the ledger and a source.

Long tables and the bibliography stand on several pages. The key alone says which one holds it, so that an address can
be made before there are pages, and stays right when rows are added.
"""

from __future__ import annotations

FORECAST = "FC"  # how the id of a forecast begins
_CLAIMS = {
    "IN": "introduction",
    "AT": "attacks",
    "CO": "contractors",
    "AF": "air_force",
    "US": "us_posture",
    "IR": "iran_influence",
    "CN": "conclusion",
    FORECAST: "forecasts",
}
_LETTERS = "abeijmpstu"  # with which the parts of the bibliography begin; digits stand before them
BEGINNING = {"attacks": 4, "claims": 2, "sources": 1}  # letters of a key that tell its part


def part_of(table: str, key: str) -> str:
    """The part of a table that a key stands in: `2021`, `air_force`, `s`; blank where a table is on one page."""
    beginning = key[: BEGINNING.get(table, 0)]
    if table == "claims":
        return _CLAIMS[beginning]
    if table == "sources":
        return max((letter for letter in _LETTERS if letter <= beginning), default=_LETTERS[0])
    return beginning


def table_address(table: str) -> str:
    """Where a reader begins with a table: the page of its rows, or the one that leads to its parts."""
    return {"claims": "claims.html", "sources": "bibliography.html"}.get(table) or row_page(table)


def row_page(table: str, part: str = "") -> str:
    """The page of a part of a table, or of the whole of it: `rows/attacks-2021.html`, `rows/attacks.html`."""
    return f"rows/{table}{'-' if part else ''}{part}.html"


def row_address(table: str, key: str) -> str:
    """The address of a row from a page at the top of an edition: `rows/attacks-2021.html#2021-06-09-balad-1`.

    Statements of the ledger and sources stand on pages of their own.
    """
    if table == "claims":
        return claim_address(key)
    return source_address(key) if table == "sources" else f"{row_page(table, part_of(table, key))}#{key}"


def claim_address(id: str) -> str:
    """The address of a statement: `claims.html#AT007`, a forecast's `forecasts.html#FC001`."""
    return f"{'forecasts' if id.startswith(FORECAST) else 'claims'}.html#{id}"


def evidence_address(id: str) -> str:
    """Where all that is known of a statement stands: its row, how it is tested, the rows that decide it."""
    return f"{row_page('claims', part_of('claims', id))}#{id}"


def measures_address(section: str) -> str:
    """Where the method page lists the measures of a section, `shared` ones among them, as Sphinx spells its anchors."""
    return f"method.html#measures-{section.replace('_', '-')}"


def source_address(id: str) -> str:
    """The address of a source in the bibliography; `bibtex_cite_id` in `_config.yml` gives entries these anchors."""
    return f"bibliography-{part_of('sources', id)}.html#source-{id}"
