"""A real browser on the built site, from files and from 127.0.0.1."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from iraq_report.site.compressed import serve_compressed
from tests.browser.visits import Open, Visit, opened
from tests.needs import need

# As root and in a container there is no sandbox and little shared memory; the resolver rule cuts the network.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a worker."""
    executable = need("browser")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=executable, args=_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Open]:
    """Open an address in a fresh profile; at the end nothing may have complained or gone to another host."""
    visits: list[Visit] = []
    with contextlib.ExitStack() as stack:

        def open_page(address: str, **options: Any) -> Page:
            visits.append(stack.enter_context(opened(browser, address, **options)))
            return visits[-1].page

        yield open_page
    assert [fault for seen in visits for fault in seen.faults] == []


class _Server(ThreadingHTTPServer):
    def handle_error(self, request: Any, client_address: Any) -> None:
        if not isinstance(sys.exception(), ConnectionError):  # a page that was left takes its requests with it
            super().handle_error(request, client_address)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep the report of the tests readable."""


@pytest.fixture(scope="session")
def served(site: Path) -> Iterator[str]:
    """The address at which the built site is served on this machine."""
    server = _Server(("127.0.0.1", 0), partial(_Quiet, directory=str(site)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def compressed(site: Path) -> Iterator[str]:
    """The address at which the built site is served with its texts compressed."""
    with serve_compressed(site) as address:
        yield address
