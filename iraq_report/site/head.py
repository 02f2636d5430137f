"""What the head of a page says to search engines and libraries: schema.org records, and where the site is published.

Without an address of the site the records name none, and no downloads: those are known by their whole addresses.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from iraq_report.editions.declaration import Edition
from iraq_report.figures.paint import Json
from iraq_report.paths import ROOT
from iraq_report.site.cite import Work, plain

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CONTEXT = "https://schema.org"
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_DESCRIPTION = re.compile(r'<meta content="([^"]*)" name="description" />')
_LEAD = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<meta http-equiv="refresh" content="0; url=intro.html">
<link rel="icon" href="_static/favicon.svg">
</head>
<body><p><a href="intro.html">{title}</a></p></body>
</html>
"""


def site_url() -> str:
    """The address of the published site with a slash at its end, or nothing: `site_url` of `_config.yml`."""
    address = str(_settings().get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def book_title() -> str:
    """The title of the book: `title` of `_config.yml`."""
    return str(_settings()["title"])


def lead_on(first: str) -> str:
    """The page that leads from the folder of an edition to its introduction, whose HTML is `first`."""
    title, description = _TITLE.search(first), _DESCRIPTION.search(first)
    return _LEAD.format(title=title[1].strip() if title else "", description=description[1] if description else "")


def _settings() -> Json:
    settings: Json = yaml.safe_load((ROOT / "_config.yml").read_text("utf-8"))
    return settings


def head_context(edition: Edition, work: Work, package: Mapping[str, Any], *, site: str, data: Path) -> dict[str, str]:
    """Names for the templates of the pages: the records `report` and `dataset`, as JSON for a `<script>`.

    `data` is the folder of the edition's tables.
    """
    days = days_of_events(data) or _period(edition)
    tables = dataset(edition, work, package, site=site, days=days)
    return {"report": _script(report(edition, work)), "dataset": _script(tables)}


def days_of_events(data: Path) -> str:
    """The first and the last day of the table of attacks below `data`, as an interval of ISO dates, or nothing."""
    with (data / "attacks.csv").open(encoding="utf-8", newline="") as file:
        days = [(row["date"], row["date_end"] or row["date"]) for row in csv.DictReader(file)]
    return f"{min(first for first, _ in days)}/{max(last for _, last in days)}" if days else ""


def _period(edition: Edition) -> str:
    return f"{edition.start.isoformat()}/{edition.end.isoformat()}"


def report(edition: Edition, work: Work) -> Json:
    """The edition as a schema.org Report."""
    about = {"name": work.title, "description": work.abstract}
    return {"@context": _CONTEXT, "@type": "Report", **about, **_common(edition, work, work.address)}


def dataset(edition: Edition, work: Work, package: Mapping[str, Any], *, site: str, days: str) -> Json:
    """The tables of an edition as a schema.org Dataset; with an address of the site one download for each.

    `package` is the description of the tables; a path of it is below `tables/` of the edition. `days` is the span that
    the tables cover, whatever the period of the edition.
    """
    base = f"{site}{edition.id}/" if site else ""
    record = {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "keywords": list(package.get("keywords", ())),
        "isAccessibleForFree": True,
        **_common(edition, work, f"{base}data.html" if base else ""),
        "temporalCoverage": days,
    }
    return {**record, "distribution": _downloads(package, base)} if base else record


def _downloads(package: Mapping[str, Any], base: str) -> list[Json]:
    return [
        {
            "@type": "DataDownload",
            "name": resource.get("title") or resource["name"],
            "encodingFormat": "text/csv",
            "contentUrl": f"{base}tables/{resource['path']}",
        }
        for resource in package["resources"]
        if resource["path"].endswith(".csv")
    ]


def _common(edition: Edition, work: Work, address: str) -> Json:
    """What both records say; `version` names the edition, since its numbers are of one edition only."""
    record = {
        "creator": [{"@type": "Person" if "," in name else "Organization", "name": name} for name in work.authors],
        "datePublished": edition.date.isoformat(),
        "version": f"{work.version}, edition {edition.id}",
        "inLanguage": "en",
        "license": LICENCE,
        "temporalCoverage": _period(edition),
        "spatialCoverage": {"@type": "Country", "name": "Iraq"},
        "creditText": plain(work),
    }
    return {**record, "url": address} if address else record


def _script(record: Json) -> str:
    """JSON that no text in it can end early."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
