"""A small figure as notebooks store it, drawn and empty."""

from datetime import date

import pandas as pd

from iraq_report.editions.collect import Shown
from iraq_report.figures.figure import Figure
from iraq_report.figures.paint import Json
from iraq_report.figures.source import SourceLine
from iraq_report.site.cite import Work

BOOK = Work("The book", ("The makers",), "1.2.0", "2021", date(2026, 11, 3))
TABLE = {"columns": ["site", "day", "attacks"], "data": [["<A>", "2021-01-01T00:00:00", 12000], ["B", None, 2021]]}


def layout(width: int, height: int) -> Json:
    return {"width": width, "height": height, "margin": {"l": 40, "r": 10, "t": 10, "b": 30}}


def bare(width: int, height: int) -> Json:
    trace = {"type": "bar", "x": ["A", "B"], "y": [3, 5], "meta": {"paint": {"marker.color": "rocket"}}}
    return {"data": [trace], "layout": layout(width, height)}


def record(**changes: object) -> Json:
    return {
        "id": "attacks-by-site", "title": "B has <most>", "subtitle": "Attacks by site", "sentence": "B has five.",
        "description": "B has five. Data: 2 rows.", "source": "Source: a table.", "caveat": "", "grain": "aggregate",
        "method": "Attacks at the site.", "units": {"attacks": "attacks"}, "sources": ["a", "b"],
        "row_sources": [["a", "b"], []],
        "empty": "", "narrow": bare(360, 300), "slide": bare(1000, 400), "table": TABLE, **changes,
    }  # fmt: skip


def composed() -> Json:
    """The wide chart with title and source line in it, as a notebook stores it."""
    words = {name: record()[name] for name in ("id", "title", "subtitle", "sentence", "method", "grain")}
    source = SourceLine(record()["source"])
    figure = Figure(**words, source=source, table=pd.DataFrame(), chart=bare(760, 400))
    return figure.composed()


def drawn(**changes: object) -> Shown:
    return Shown("attacks", record(**changes), composed())


def empty() -> Shown:
    nothing = {"columns": [], "data": []}
    missing = record(id="attacks-none", empty="No attack.", narrow=None, slide=None, table=nothing, row_sources=[])
    return Shown("attacks", missing, None)
