"""Where a page of the book shows a row of a table, a statement of the ledger and a source."""

from __future__ import annotations

FORECAST = "FC"  # how the id of a forecast begins


def row_address(table: str, key: str) -> str:
    """The address of a row from a page at the top of an edition: `rows/attacks.html#2021-06-09-balad-1`.

    Statements of the ledger and sources stand on pages of their own.
    """
    if table == "claims":
        return claim_address(key)
    return source_address(key) if table == "sources" else f"rows/{table}.html#{key}"


def claim_address(id: str) -> str:
    """The address of a statement: `claims.html#AT007`, a forecast's `forecasts.html#FC001`."""
    return f"{'forecasts' if id.startswith(FORECAST) else 'claims'}.html#{id}"


def source_address(id: str) -> str:
    """The address of a source in the bibliography; `bibtex_cite_id` in `_config.yml` gives entries these anchors."""
    return f"bibliography.html#source-{id}"
