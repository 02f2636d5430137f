"""What every page says of itself: a title, a description, records that can be read. No browser is needed."""

from __future__ import annotations

import json
import re
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from pybtex.database import parse_string

from iraq_report.site.finish import built_pages
from iraq_report.site.head import site_url
from tests.browser.book import every_edition

_DESCRIPTION = re.compile(r'<meta content="([^"]*)" name="description" />|<meta name="description" content="([^"]*)"/>')
_RECORD = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
_PRINTED = re.compile(r'<div id="jb-print-docs-body".*?</h1>', re.DOTALL)  # the theme's heading for paper alone
_ADDRESS = re.compile(r'rel="canonical"|property="og:|name="twitter:')


def test_the_pages_that_lead_on_say_what_they_lead_to(site):
    for page in (site / "index.html", site / "404.html", *site.glob("*/index.html")):
        text = page.read_text("utf-8")
        assert re.search(r"<title>[^<]*\S[^<]*</title>", text), page
        assert re.search(r'<meta name="description" content="[^"]{50,}">', text), page
        assert '<html lang="en"' in text, page
        assert 'rel="icon"' in text, page


def pages(folder: Path) -> dict[str, str]:
    """The text of the pages of an edition by name; its `index.html` only leads on to the introduction."""
    found = {page.relative_to(folder).as_posix(): page.read_text("utf-8") for page in built_pages(folder)}
    return {name: text for name, text in found.items() if name != "index.html"}


def records(text: str) -> list[Any]:
    return [json.loads(found) for found in _RECORD.findall(text)]


@every_edition
def test_every_page_has_a_title_a_language_and_one_heading_of_the_first_rank(edition, site):
    for name, text in pages(site / edition).items():
        assert re.search(r"<title>[^<]*\S[^<]*</title>", text), name
        assert '<html lang="en"' in text, name
        if name != "search.html":  # the theme heads it by other means
            assert len(re.findall(r"<h1\b", _PRINTED.sub("", text))) == 1, name


@every_edition
def test_every_page_has_one_description_of_its_own_of_fifty_to_two_hundred_characters(edition, site):
    seen: dict[str, str] = {}
    for name, text in pages(site / edition).items():
        found = [unescape(one or other) for one, other in _DESCRIPTION.findall(text)]
        assert len(found) == 1, name
        assert 50 <= len(found[0]) <= 200, f"{name}: {len(found[0])}"
        assert found[0] not in seen, f"{name} and {seen[found[0]]}"
        seen[found[0]] = name


@every_edition
def test_every_top_page_belongs_to_the_report_and_the_data_page_describes_the_tables(edition, site):
    declared = json.loads((site / edition / "edition.json").read_text("utf-8"))
    for name, text in pages(site / edition).items():
        kinds = [record["@type"] for record in records(text)]
        expected = [] if "/" in name else ["Report", "Dataset"] if name == "data.html" else ["Report"]
        assert kinds == expected, name
        assert all(record["datePublished"] == declared["date"] for record in records(text)), name


@every_edition
def test_every_download_of_the_dataset_is_there(edition, site):
    _, dataset = records((site / edition / "data.html").read_text("utf-8"))
    if not site_url():
        assert "distribution" not in dataset
        return
    files = [item["contentUrl"].removeprefix(f"{site_url()}{edition}/") for item in dataset["distribution"]]
    assert len(files) == len(list((site / edition / "tables").glob("*.csv")))
    assert [file for file in files if not (site / edition / file).is_file()] == []


@every_edition
def test_the_edition_and_every_chart_can_be_cited(edition, site):
    folder = site / edition
    bibs = sorted(folder.glob("figures/*.bib"))
    assert len(bibs) == len(list(folder.glob("figures/*.csv"))) > 0
    for bib in [folder / "cite.bib", *bibs]:
        (entry,) = parse_string(bib.read_text("utf-8"), "bibtex").entries.values()
        assert {"title", "edition", "version", "date"} <= set(entry.fields), bib.name
        lines = bib.with_suffix(".ris").read_text("utf-8").splitlines()
        assert [line[:6] for line in (lines[0], lines[-1])] == ["TY  - ", "ER  - "], bib.name
        assert {"AU", "TI", "PY", "DA", "ET"} <= {line[:2] for line in lines}, bib.name


@every_edition
def test_without_an_address_of_the_site_no_page_gives_one(edition, site):
    if site_url():
        pytest.skip("this site has an address")
    texts = pages(site / edition)
    assert [name for name, text in texts.items() if _ADDRESS.search(text)] == []
    assert [name for name, text in texts.items() for record in records(text) if "url" in record] == []
    assert [path.name for path in site.glob("*") if path.name in ("sitemap.xml", "robots.txt")] == []
    assert "://" not in "".join((site / edition / name).read_text("utf-8") for name in ("cite.bib", "cite.ris"))
