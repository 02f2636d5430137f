"""A matrix of marks: rows and columns of names, a mark or a short text where they meet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd
import plotly.graph_objects as go

from iraq_report.figures.charts.canvas import EDGE, HOVER, Canvas, Json, Margin, legend_height, row_names
from iraq_report.figures.charts.lanes import role_text
from iraq_report.figures.text import also, plain, text_height, text_width, wrap
from iraq_report.figures.theme import SYMBOLS, Size

_MARK = 11
_WIDEST = 260.0  # of a column: three fill the width, two stand together


def grid(
    cells: pd.DataFrame,
    *,
    rows: Sequence[str],
    columns: Sequence[str],
    size: Size,
    labels: Mapping[str, str] | None = None,
) -> go.Figure:
    """Draw a mark for each row of `cells` where its row and column meet.

    `cells` has `row`, `column` (of `rows` and `columns`, each pair once), `role` and may have `mark` (a short
    text beside the mark) and `text` (said when touched). `labels` names the roles in the legend.
    """
    names, left = row_names(rows, most=190)
    margin = Margin(EDGE if size.narrow else left, EDGE, EDGE, EDGE)
    width = size.width - round(margin.left) - round(margin.right)
    cell = min(width / max(len(columns), 1), _WIDEST)
    upright = max((text_width(word) for name in columns for word in str(name).split()), default=0) + 6 > cell
    heads = [wrap(name, 130 if upright else cell - 8, lines=2 if upright else 0) for name in columns]
    head = max((text_width(text) if upright else text_height(text) for text in heads), default=0) + 8
    roles = [role for role in (labels or {}) if (cells["role"] == role).any()]
    roles += sorted(set(cells["role"]) - set(roles))
    shown = [plain(role_text(role, labels)) for role in roles] if labels or len(roles) > 1 else []
    if size.narrow:
        names = [wrap(name, width) for name in rows]
    beside = _fits_beside(cells, cell, size)
    extra = (30 if size.narrow else 14) + (0 if beside else 19)
    tall = [text_height(name) + extra for name in names]
    tops = [sum(tall[:number]) for number in range(len(tall) + 1)]
    top = head + EDGE + legend_height(shown, width)
    canvas = Canvas(size, kind="Matrix", margin=Margin(margin.left, margin.right, top, EDGE), height=tops[-1] + 2)
    _write(canvas, names, tops, heads, cell, upright)
    lift = 13 if size.narrow else 0
    middles = {
        row: (tops[at + 1] - lift if lift else (tops[at] + tops[at + 1]) / 2) - (0 if beside else 10)
        for at, row in enumerate(rows)
    }
    for role, text in zip(roles, shown or roles, strict=True):
        own = cells[cells["role"] == role]
        _marks(canvas, own, role, text, middles, list(columns), cell, beside=beside)
    canvas.pixels("xaxis", canvas.width)
    canvas.pixels("yaxis", canvas.height, downwards=True)
    if shown:
        canvas.legend(above=head + 6)
    return canvas.figure()


def _fits_beside(cells: pd.DataFrame, cell: float, size: Size) -> bool:
    """Whether every short text fits beside its mark; otherwise all stand under their marks."""
    widest = max((text_width(plain(mark), size.small) for mark in _texts(cells)), default=0.0)
    return widest + _MARK + 12 <= cell


def _texts(cells: pd.DataFrame) -> list[str]:
    return [str(mark) for mark in cells["mark"].fillna("")] if "mark" in cells else [""] * len(cells)


def _write(
    canvas: Canvas,
    names: Sequence[str],
    tops: Sequence[float],
    heads: Sequence[str],
    cell: float,
    upright: bool,
) -> None:
    """Write the names of rows and columns and rule the rows."""
    for number, name in enumerate(names):
        bottom = tops[number + 1]
        canvas.line((0 if canvas.size.narrow else -canvas.margin.left + EDGE, bottom), (canvas.width, bottom))
        if canvas.size.narrow:
            canvas.label(name, 0, tops[number] + 4, down="top")
        else:
            canvas.label(name, -10, (tops[number] + bottom) / 2, across="right")
    for number, text in enumerate(heads):
        x = (number + 0.5) * cell
        canvas.label(text, x, -4, role="muted", across="center", down="bottom", angle=-90 if upright else 0)


def _marks(
    canvas: Canvas,
    cells: pd.DataFrame,
    role: str,
    name: str,
    middles: Mapping[str, float],
    columns: Sequence[str],
    cell: float,
    *,
    beside: bool,
) -> None:
    x, y, said = [], [], []
    small = canvas.size.small
    for (_, item), mark in zip(cells.iterrows(), _texts(cells), strict=True):
        centre = (columns.index(item["column"]) + 0.5) * cell
        short = wrap(mark, cell - 2, small, lines=1)
        wide = text_width(short, small) + 4 if mark and beside else 0
        x.append(round(centre - wide / 2, 1))
        y.append(round(middles[item["row"]], 1))
        if mark and beside:
            canvas.label(short, x[-1] + _MARK / 2 + 4, y[-1], size=small)
        elif mark:
            canvas.label(short, x[-1], y[-1] + _MARK / 2 + 2, size=small, across="center", down="top")
        more = item.get("text", "")
        said.append(f"<b>{plain(item['row'])}</b>, {plain(item['column'])}: {name}" + also(more))
    trace: Json = {
        "type": "scatter", "mode": "markers", "name": name, "showlegend": True, "x": x, "y": y, "cliponaxis": False,
        "marker": {"symbol": SYMBOLS.get(role, "circle"), "size": _MARK, "line": {"width": 1}},
        "customdata": said, "hovertemplate": HOVER,
    }  # fmt: skip
    outline = role if SYMBOLS.get(role, "").endswith("-open") else "paper"
    canvas.trace(trace, {"marker.color": role, "marker.line.color": outline})
