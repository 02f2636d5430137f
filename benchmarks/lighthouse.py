"""One run of Lighthouse on one page."""

from __future__ import annotations

import json
import os
import subprocess
from collections.abc import Mapping
from typing import Any

from benchmarks.tool import LIGHTHOUSE, Tool
from iraq_report.errors import ReportError

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
_METRICS = {  # column, audit, divisor to its unit
    "fcp_ms": ("first-contentful-paint", 1),
    "lcp_ms": ("largest-contentful-paint", 1),
    "tbt_ms": ("total-blocking-time", 1),
    "cls": ("cumulative-layout-shift", 1),
    "kb": ("total-byte-weight", 1000),
}
_SECONDS = 300
_TRIES = 2  # a busy machine now and then lets the browser start too late
_CHROME = "--headless=new --no-sandbox --disable-dev-shm-usage --disable-gpu"

Values = dict[str, float]


def run(tool: Tool, address: str, form: str, *, everything: bool) -> Values:
    """The scores (0 to 100) and metrics of a page; with `everything` all four categories, else performance only.

    Besides columns of CATEGORIES and metrics there is `cpu_index`, Lighthouse's measure of how fast the machine was.
    Raises ReportError E-LIGHTHOUSE-FAILED with what it said last.
    """
    categories = CATEGORIES if everything else CATEGORIES[:1]
    command = [
        tool.npx,
        "--yes",
        f"lighthouse@{LIGHTHOUSE}",
        address,
        "--quiet",
        "--output=json",
        "--output-path=stdout",
    ]
    command += [
        f"--only-categories={','.join(categories)}",
        f"--chrome-flags={_CHROME}",
        "--disable-full-page-screenshot",
    ]
    command += ["--preset=desktop"] if form == "desktop" else []
    environment = {**os.environ, "CHROME_PATH": str(tool.browser), "npm_config_update_notifier": "false"}
    said = ""
    for _ in range(_TRIES):
        done = _call([*command, "--no-enable-error-reporting"], environment)
        if done.returncode == 0 and (found := read(done.stdout)):
            return found
        said = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
    raise ReportError("E-LIGHTHOUSE-FAILED", f"Lighthouse did not score {address} ({form}): {said}")


def _call(command: list[str], environment: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command, env=environment, capture_output=True, encoding="utf-8", timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return subprocess.CompletedProcess(command, 1, "", f"no answer in {_SECONDS} seconds")


def read(text: str) -> Values | None:
    """The values in Lighthouse's JSON, or None where a score is missing."""
    record: dict[str, Any] = json.loads(text)
    found = {name: category["score"] for name, category in record["categories"].items()}
    if None in found.values():
        return None
    values = {name: round(100 * score) for name, score in found.items()}
    metrics = {name: record["audits"][audit]["numericValue"] / by for name, (audit, by) in _METRICS.items()}
    return {**values, **metrics, "cpu_index": record["environment"]["benchmarkIndex"]}
