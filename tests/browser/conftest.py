"""A real browser on the built site, from files and from 127.0.0.1; it reports complaints and requests."""

from __future__ import annotations

import contextlib
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Route, sync_playwright

from tests.needs import need

# As root and in a container there is no sandbox and little shared memory; the resolver rule cuts the network.
_ARGUMENTS = [
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]
_LOCAL_SCHEMES = {"file", "data", "blob", "about"}


@dataclass
class Visit:
    """An open page with what it complained of and what it asked of other hosts."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    def heard(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.type}: {message.text} ({message.location.get('url', '')})")

    def asked(self, route: Route) -> None:
        address = urlsplit(route.request.url)
        if address.scheme in _LOCAL_SCHEMES or address.hostname == "127.0.0.1":
            route.continue_()
        else:
            self.outside.append(route.request.url)
            route.abort()


Open = Callable[..., Page]


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

        def open_page(address: str, *, width: int = 1280, theme: str = "light", **options: Any) -> Page:
            context = browser.new_context(
                viewport={"width": width, "height": 900},
                color_scheme=theme,
                reduced_motion="reduce",
                **options,
            )
            stack.callback(context.close)
            seen = Visit(context.new_page())
            visits.append(seen)
            context.route("**/*", seen.asked)
            seen.page.on("console", seen.heard)
            seen.page.on("pageerror", lambda error: seen.complaints.append(f"page error: {error}"))
            seen.page.goto(address, wait_until="load")
            return seen.page

        yield open_page
    assert [address for seen in visits for address in seen.outside] == [], "nothing is asked of another host"
    assert [complaint for seen in visits for complaint in seen.complaints] == []


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
