"""Compare two builds."""

from __future__ import annotations

from iraq_report.editions.compare.model import Comparison, Side
from iraq_report.editions.compare.numbers import causes, compare_numbers
from iraq_report.editions.compare.parameters import compare_parameters
from iraq_report.editions.compare.rows import compare_rows, withheld_differ
from iraq_report.editions.compare.shown import compare_charts, compare_verdicts
from iraq_report.editions.records import Record

_CODE = ("code", "packages")  # of edition.json: hashes of the program, versions of the packages it uses


def compare(old: Record, new: Record) -> Comparison:
    """What differs between an old build and a new one."""
    parameters, rows = compare_parameters(old, new), compare_rows(old, new)
    withheld = withheld_differ(old, new)
    code = any(old.edition[name] != new.edition[name] for name in _CODE)
    numbers = compare_numbers(old, new, causes(parameters, rows, new, withheld=withheld, code=code))
    verdicts, charts = compare_verdicts(old, new), compare_charts(old, new)
    same = {
        "numbers": len({*old.facts, *new.facts}) - len(numbers),
        "verdicts": len({claim["id"] for claim in (*old.claims, *new.claims)}) - len(verdicts),
        "charts": len({figure["id"] for figure in (*old.figures, *new.figures)}) - len(charts),
    }
    return Comparison(
        _side(old), _side(new), parameters, rows, withheld, code, numbers, verdicts, charts, same
    )  # fmt: skip


def _side(record: Record) -> Side:
    """The edition and the days it was run on, from the first of all sections to the last: a setting may move them."""
    runs = record.edition["parameters"].values()
    start, end = min(run["start"] for run in runs), max(run["end"] for run in runs)
    return Side(record.edition["id"], record.edition["title"], start, end)
