"""The table of scores: one row for a page and a form of device, in `benchmarks/lighthouse.csv`."""

from __future__ import annotations

import csv
import statistics
from collections.abc import Sequence
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.lighthouse import Values
from benchmarks.tool import Tool

TABLE = Path(__file__).parent / "lighthouse.csv"
_AT_LEAST = {"performance": {"mobile": 97, "desktop": 100}}
_ALL_OF = ("accessibility", "best_practices", "seo")
_AT_MOST_KB = 150


@dataclass(frozen=True)
class Score:
    """Scores of 100; times in milliseconds, simulated for mobile; KB (1,000 bytes) transferred at load."""

    page: str
    form: str
    performance: int
    accessibility: int
    best_practices: int
    seo: int
    fcp_ms: int
    lcp_ms: int
    tbt_ms: int
    cls: float
    kb: float
    runs: int
    cpu_index: int
    date: str
    digest: str
    versions: str
    machine: str


def median(name: str, form: str, found: Sequence[Values], *, page: str, tool: Tool) -> Score:
    """The medians of the runs; categories that do not depend on time were scored in the first run only."""

    def middle(key: str) -> float:
        return statistics.median_low([values[key] for values in found if key in values])

    return Score(
        page=name,
        form=form,
        performance=int(middle("performance")),
        accessibility=int(middle("accessibility")),
        best_practices=int(middle("best-practices")),
        seo=int(middle("seo")),
        fcp_ms=round(middle("fcp_ms")),
        lcp_ms=round(middle("lcp_ms")),
        tbt_ms=round(middle("tbt_ms")),
        cls=round(middle("cls"), 3),
        kb=round(middle("kb"), 1),
        runs=len(found),
        cpu_index=round(middle("cpu_index")),
        date=datetime.now(UTC).date().isoformat(),
        digest=page,
        versions=tool.versions,
        machine=tool.machine,
    )


def missed(score: Score) -> list[str]:
    """A sentence for each target that the page does not reach."""
    at_least = {"performance": _AT_LEAST["performance"][score.form], **dict.fromkeys(_ALL_OF, 100)}
    values = asdict(score)
    low = [f"{name.replace('_', ' ')} {values[name]}, at least {least}" for name, least in at_least.items()
           if values[name] < least]  # fmt: skip
    heavy = [f"{score.kb} KB, at most {_AT_MOST_KB}"] if score.kb > _AT_MOST_KB else []
    return [f"{score.page} ({score.form}): {what}" for what in low + heavy]


def line(score: Score) -> str:
    """A score for the terminal; the last number tells a busy machine, on which scores are worth nothing."""
    four = f"{score.performance:>3} {score.accessibility:>3} {score.best_practices:>3} {score.seo:>3}"
    times = f"FCP {score.fcp_ms:>5}  LCP {score.lcp_ms:>5}  TBT {score.tbt_ms:>4}  CLS {score.cls:<5}  {score.kb:>6} KB"
    return f"{score.page:<40} {score.form:<7} {four}  {times}  CPU {score.cpu_index}"


def kept(name: str, form: str, runs: int, *, page: str, tool: Tool, table: Path | None = None) -> Score | None:
    """The score of the very same page with the same tools on the same machine, of as many runs, or None."""
    score = _read(table or TABLE).get((name, form))
    same = score and (score.digest, score.versions, score.machine) == (page, tool.versions, tool.machine)
    return score if score and same and score.runs >= runs else None


def keep(score: Score, table: Path | None = None) -> None:
    """Write a score into the table, in place of an older one of the page and form."""
    table = table or TABLE
    scores = {**_read(table), (score.page, score.form): score}
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [field.name for field in fields(Score)], lineterminator="\n")
        writer.writeheader()
        writer.writerows(asdict(scores[key]) for key in sorted(scores))


def _read(table: Path) -> dict[tuple[str, str], Score]:
    if not table.is_file():
        return {}
    kinds = {"int": int, "float": float, "str": str}
    with table.open(encoding="utf-8", newline="") as file:
        rows = [Score(**{field.name: kinds[str(field.type)](row[field.name]) for field in fields(Score)})
                for row in csv.DictReader(file)]  # fmt: skip
    return {(score.page, score.form): score for score in rows}
