"""Pages opened in a real browser, each in a fresh profile, with what they complained of and asked of other hosts."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, ConsoleMessage, Page, Route

Open = Callable[..., Page]
# What a page has loaded: [bytes, name of the file], the largest first.
TRANSFERRED = """() => ["navigation", "resource"].flatMap(kind => performance.getEntriesByType(kind))
    .map(entry => [entry.transferSize, entry.name.split("/").pop()]).sort((a, b) => b[0] - a[0])"""
# Two frames later. A browser under load may stop drawing a page that nobody touches: it is not waited for for ever.
DRAWN = """() => Promise.race([
    new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))),
    new Promise(done => setTimeout(done, 1000)),
])"""
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

    @property
    def faults(self) -> list[str]:
        """Whatever a page may not do unseen: ask another host, complain."""
        return [*(f"asks another host: {address}" for address in self.outside), *self.complaints]


@contextlib.contextmanager
def opened(
    browser: Browser, address: str, *, width: int = 1280, theme: str = "light", **options: Any
) -> Iterator[Visit]:
    """A page of an address in a fresh profile, until the end of the block."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=theme, reduced_motion="reduce", **options
    )
    with contextlib.closing(context):
        seen = Visit(context.new_page())
        context.route("**/*", seen.asked)
        seen.page.on("console", seen.heard)
        seen.page.on("pageerror", lambda error: seen.complaints.append(f"page error: {error}"))
        seen.page.goto(address, wait_until="load")
        yield seen
