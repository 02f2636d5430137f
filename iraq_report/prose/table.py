"""A small table on a page: plain HTML with a caption and scoped headers, readable in JupyterLab as well."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import Any

import pandas as pd


@dataclass(frozen=True)
class ShownTable:
    """`table` as printed (every cell is turned into text), `caption` and a stable `id` to link to."""

    id: str
    caption: str
    table: pd.DataFrame

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
            f'<caption id="{escape(self.id)}-caption">{escape(self.caption)}</caption>'
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
        )

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        return {"text/html": self.html, "text/plain": f"{self.caption}\n{self.table.to_string(index=False)}"}


def _cell(value: Any) -> str:
    if value is None or (not isinstance(value, str) and pd.isna(value)):
        return '<span class="unknown">unknown</span>'
    return escape(str(value))
