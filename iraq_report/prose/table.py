"""A small table on a page: plain HTML with a caption and scoped headers, readable in JupyterLab as well."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd

from iraq_report.prose.text import RECORD


@dataclass(frozen=True)
class SourcesCell:
    """The sources of a row: the first ones by name with the address of their entries, and how many more the row has."""

    named: tuple[tuple[str, str], ...]
    more: int
    key: str
    address: str  # of the row

    def __str__(self) -> str:
        names = ", ".join(name for name, _ in self.named)
        return f"{names} +{self.more}" if self.more else names

    @property
    def html(self) -> str:
        """Names that lead to the bibliography, and a number that leads to the row."""
        links = ", ".join(f'<a href="{escape(to)}">{escape(name, quote=False)}</a>' for name, to in self.named)
        hidden = f'<span class="visually-hidden"> sources of {escape(self.key)}</span>'
        return f'{links} <a href="{escape(self.address)}">+{self.more}{hidden}</a>' if self.more else links


@dataclass(frozen=True)
class ShownTable:
    """`table` as printed (cells but those of sources are turned into text), `caption` and a stable `id` to link to.

    `rows_of` names the tables of which a line shows one row; blank for a table of words or counts.
    """

    id: str
    caption: str
    table: pd.DataFrame
    rows_of: tuple[str, ...] = ()

    @property
    def html(self) -> str:
        """The table as HTML; the first column heads its row."""
        head = "".join(f'<th scope="col">{escape(str(name))}</th>' for name in self.table.columns)
        body = "".join(
            f'<tr><th scope="row">{_cell(row[0])}</th>' + "".join(f"<td>{_cell(v)}</td>" for v in row[1:]) + "</tr>"
            for row in self.table.itertuples(index=False, name=None)
        )
        return (
            f'<div class="table-scroll" role="region" aria-labelledby="{escape(self.id)}-caption" tabindex="0">'
            f'<table class="shown-table" id="{escape(self.id)}">'
            f'<caption><span id="{escape(self.id)}-caption">{escape(self.caption)}</span> <a class="headerlink" '
            f'href="#{escape(self.id)}" aria-label="Link to the table: {escape(self.caption)}">#</a></caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, Any]]:
        bundle = {"text/html": self.html, "text/plain": f"{self.caption}\n{self.table.to_string(index=False)}"}
        return bundle, {RECORD: {"table": {"id": self.id, "caption": self.caption, "rows_of": list(self.rows_of)}}}


def _cell(value: Any) -> str:
    if isinstance(value, SourcesCell):
        return value.html
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return '<span class="unknown">unknown</span>'
    return escape(str(value))
