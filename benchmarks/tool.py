"""The tools that measure, and the machine: named in every result, since scores compare only between equals."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.site.browser import find_browser

FORMS = ("mobile", "desktop")
LIGHTHOUSE = "12.8.2"  # the newest that works with Node 20; 13 asks for Node 22


@dataclass(frozen=True)
class Tool:
    """Where the tools are, and their versions."""

    npx: str
    browser: Path
    versions: str
    machine: str


def find_tool() -> Tool:
    """Find npx and a browser.

    Raises ReportError (E-NODE-MISSING, E-BROWSER-MISSING) naming what to install.
    """
    npx, node = shutil.which("npx"), shutil.which("node")
    if npx is None or node is None:
        raise ReportError("E-NODE-MISSING", "Lighthouse needs Node.js 18.20 or later with npx; install it, then again")
    browser = find_browser(install=False)
    if browser is None:
        raise ReportError("E-BROWSER-MISSING", "Lighthouse needs Chromium or Chrome; install it, or set BROWSER_PATH")
    versions = f"Lighthouse {LIGHTHOUSE}, Node {_version(node)}, {_version(str(browser))}"
    machine = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return Tool(npx=npx, browser=browser, versions=versions, machine=machine)


def _version(command: str) -> str:
    done = subprocess.run([command, "--version"], capture_output=True, text=True, check=False)
    words = done.stdout.split()
    return " ".join(words[:2]).removeprefix("v") if words else "unknown"
