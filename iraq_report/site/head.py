"""What the head of a page says to search engines and libraries: schema.org records, and where the site is published.

Without an address of the site every record names its files relative to the pages of the edition.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import yaml

from iraq_report.editions.declaration import Edition
from iraq_report.figures.paint import Json
from iraq_report.paths import ROOT
from iraq_report.site.cite import Work, plain

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_CONTEXT = "https://schema.org"


def site_url() -> str:
    """The address of the published site with a slash at its end, or nothing: `site_url` of `_config.yml`."""
    address = str(yaml.safe_load((ROOT / "_config.yml").read_text("utf-8")).get("site_url") or "")
    return f"{address.rstrip('/')}/" if address else ""


def head_context(edition: Edition, work: Work, package: Mapping[str, Any], *, site: str) -> Json:
    """Names for the templates of the pages: the records `report` and `dataset`, as JSON for a `<script>`."""
    return {"report": _script(report(edition, work)), "dataset": _script(dataset(edition, work, package, site=site))}


def report(edition: Edition, work: Work) -> Json:
    """The edition as a schema.org Report."""
    return {"@context": _CONTEXT, "@type": "Report", "name": work.title, **_common(edition, work, work.address)}


def dataset(edition: Edition, work: Work, package: Mapping[str, Any], *, site: str) -> Json:
    """The tables of an edition as a schema.org Dataset, one download for each.

    `package` is the description of the tables; a path of it is below `tables/` of the edition.
    """
    base = f"{site}{edition.id}/" if site else ""
    downloads = [
        {
            "@type": "DataDownload",
            "name": resource.get("title") or resource["name"],
            "encodingFormat": "text/csv",
            "contentUrl": f"{base}tables/{resource['path']}",
        }
        for resource in package["resources"]
        if resource["path"].endswith(".csv")
    ]
    return {
        "@context": _CONTEXT,
        "@type": "Dataset",
        "name": package["title"],
        "description": package["description"],
        "keywords": list(package.get("keywords", ())),
        **_common(edition, work, f"{base}data.html" if base else ""),
        "distribution": downloads,
    }


def _common(edition: Edition, work: Work, address: str) -> Json:
    """What both records say; `version` names the edition, since its numbers are of one edition only."""
    record = {
        "creator": [{"@type": "Person" if "," in name else "Organization", "name": name} for name in work.authors],
        "datePublished": edition.date.isoformat(),
        "version": f"{work.version}, edition {edition.id}",
        "inLanguage": "en",
        "license": LICENCE,
        "temporalCoverage": f"{edition.start.isoformat()}/{edition.end.isoformat()}",
        "spatialCoverage": {"@type": "Country", "name": "Iraq"},
        "creditText": plain(work),
    }
    return {**record, "url": address} if address else record


def _script(record: Json) -> str:
    """JSON that no text in it can end early."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
