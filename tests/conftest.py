"""What all tests share: no network but loopback, and the built site, once a session."""

from __future__ import annotations

import ipaddress
import json
import re
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from hypothesis import settings

from iraq_report.paths import BUILD, ROOT
from iraq_report.site.browser import find_browser
from tests.needs import REASON

# No test is timed: on a busy machine the first example of a property may take long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

SITE = BUILD / "site"
_SOURCES = ("data", "notebooks", "book", "iraq_report", "_config.yml", "requirements.txt")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark by what a test asks for, so that `-m "not browser"` needs no list of files.

    Files that need the built site come last: one worker builds it while another tests what needs none.
    """
    for item in items:
        wanted = set(getattr(item, "fixturenames", ()))
        if "site" in wanted:
            item.add_marker(pytest.mark.book)
        if "browser" in wanted:
            item.add_marker(pytest.mark.browser)
    late = {item.path for item in items if item.get_closest_marker("book")}
    items.sort(key=lambda item: item.path in late)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say how many tests were left out for want of which tool."""
    named = re.compile(re.escape(REASON) + r"(\w+)")
    reasons = [str(report.longrepr) for report in terminalreporter.stats.get("skipped", [])]
    missing = Counter(found[1] for reason in reasons if (found := named.search(reason)))
    if missing:
        counts = ", ".join(f"{tool} ({count})" for tool, count in sorted(missing.items()))
        terminalreporter.write_line(f"{missing.total()} tests left out for want of a tool: {counts}")


def _is_here(host: object) -> bool:
    if host in {None, "", "localhost", b"localhost"}:
        return True
    try:
        return ipaddress.ip_address(str(host)).is_loopback
    except ValueError:
        return False


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Fail a test that reaches for another host from this process (the browser has a guard of its own)."""

    def guard(name: str) -> Any:
        plain = getattr(socket.socket, name)

        def guarded(self: socket.socket, address: Any) -> Any:
            if self.family in {socket.AF_INET, socket.AF_INET6} and not _is_here(address[0]):
                pytest.fail(f"the test reached for {address[0]}, and tests use no network")
            return plain(self, address)

        return guarded

    look_up = socket.getaddrinfo

    def guarded_look_up(host: Any, *rest: Any, **options: Any) -> Any:
        if not _is_here(host):
            pytest.fail(f"the test looked up {host}, and tests use no network")
        return look_up(host, *rest, **options)

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guard(name))
        patch.setattr(socket, "getaddrinfo", guarded_look_up)
        yield


def _lacks_pictures() -> bool:
    """Whether an edition was built without a browser although there is one."""
    records = [json.loads(path.read_text(encoding="utf-8")) for path in SITE.glob("*/edition.json")]
    return not all(record["browser"] for record in records) and find_browser(install=False) is not None


def _is_fresh() -> bool:
    index = SITE / "index.html"
    if not index.is_file() or _lacks_pictures():
        return False
    built = index.stat().st_mtime
    files = (file for name in _SOURCES for file in [ROOT / name, *(ROOT / name).rglob("*")])
    return all(file.stat().st_mtime <= built for file in files if file.is_file() and file.suffix != ".pyc")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, testrun_uid: str) -> Path:
    """The folder of the built site; built first if missing or older than a source, once for all workers."""
    BUILD.mkdir(exist_ok=True)
    failed = tmp_path_factory.getbasetemp().parent / f"build-failed-{testrun_uid}"
    with FileLock(BUILD / ".test-lock"):
        if failed.exists():
            pytest.fail("the book does not build; the first test to need it says why", pytrace=False)
        if not _is_fresh():
            command = [sys.executable, "-m", "iraq_report", "build"]
            done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            if done.returncode:
                failed.touch()
                pytest.fail(f"the book does not build:\n{done.stdout}{done.stderr}", pytrace=False)
    return SITE
