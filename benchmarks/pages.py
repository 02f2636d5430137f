"""Which pages of a built site are measured, and by what they are known again."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.site.finish import built_pages


def pages_to_measure(site: Path, edition: str | None = None) -> list[str]:
    """Paths below `site`: its front page, and all pages of the edition.

    Of a series (a subfolder, or pages named like `list-a`, `list-b`) those are the heaviest and the lightest.
    Raises ReportError (E-SITE-MISSING, E-EDITION-UNKNOWN) where there is nothing to measure.
    """
    editions = sorted(path.parent.name for path in site.glob("*/edition.json"))
    if not editions:
        raise ReportError("E-SITE-MISSING", f"found no site in {site}; run make book")
    if edition is not None and edition not in editions:
        raise ReportError("E-EDITION-UNKNOWN", f"edition {edition!r} is not in {site}; there are {', '.join(editions)}")
    folder = site / (edition or editions[0])
    series: dict[str, list[Path]] = {}
    for page in built_pages(folder):
        if page != folder / "index.html":  # it only leads on
            series.setdefault(_series(page.relative_to(folder)), []).append(page)
    by_weight = [sorted(pages, key=lambda page: (page.stat().st_size, page)) for pages in series.values()]
    found = [page for pages in by_weight for page in dict.fromkeys([pages[-1], pages[0]])]
    return ["index.html", *(page.relative_to(site).as_posix() for page in found)]


def _series(page: Path) -> str:
    if len(page.parts) > 1:
        return f"{page.parent}/"
    first, dash, _ = page.stem.partition("-")
    return first + dash


def chosen(pages: Sequence[str], names: str) -> list[str]:
    """Those of `pages` whose names without folder of the edition and ending are among the comma-separated `names`.

    All for no names. Raises ReportError (E-PAGE-UNKNOWN) for a name that no page has.
    """
    if not names:
        return list(pages)
    known = {page.removesuffix(".html").partition("/")[2] or page.removesuffix(".html"): page for page in pages}
    wanted = [name.strip() for name in names.split(",")]
    if unknown := [name for name in wanted if name not in known]:
        raise ReportError("E-PAGE-UNKNOWN", f"no page is called {unknown[0]!r}; there are {', '.join(known)}")
    return [known[name] for name in wanted]


def digest(page: Path) -> str:
    """Twelve digits that change with the page; the addresses of its styles and scripts change with those."""
    return hashlib.sha256(page.read_bytes()).hexdigest()[:12]
