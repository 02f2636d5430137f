"""Call Jupyter Book on a staged folder."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

from iraq_report.errors import ReportError

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
# its command, from this Python, wherever scripts were installed
_JUPYTER_BOOK = (
    "from iraq_report.site.startup import skip_address_grammar; skip_address_grammar(); "
    "from jupyter_book.cli.main import main; main()"
)
_PROBLEM = re.compile(r"(WARNING|ERROR|CRITICAL|Error)\b")


def build_book(stage: Path, *, day: date, log: Path) -> Path:
    """Build the HTML of a staged folder and return where it is; what Sphinx said goes into `log`.

    `day` is the edition's own, which stands in for the clock wherever Sphinx would ask it.
    A warning fails the build. Raises ReportError E-BOOK-FAILED with the first one.
    """
    command = [sys.executable, "-c", _JUPYTER_BOOK, "build", str(stage), "-W", "-n", "--keep-going"]
    seconds = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())
    environment = {**os.environ, "PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(seconds), "NO_COLOR": "1"}
    done = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    text = _COLOURS.sub("", done.stdout)
    log.parent.mkdir(parents=True, exist_ok=True)
    log.write_text(text, encoding="utf-8")
    html = stage / "_build" / "html"
    if done.returncode != 0 or not html.is_dir():
        raise ReportError("E-BOOK-FAILED", f"{_first_problem(text, stage)}; all of it is in {log}")
    return html


def _first_problem(text: str, stage: Path) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    problems = [line for line in lines if _PROBLEM.search(line)]
    first = (problems or lines or ["Jupyter Book failed without a word"])[0]
    return first.replace(f"{stage}{os.sep}", "")
