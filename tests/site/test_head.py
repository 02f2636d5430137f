"""Records for search engines in the head of a page."""

import json
from datetime import date

import pytest
from jinja2 import Environment, FileSystemLoader

from iraq_report.editions.declaration import Edition
from iraq_report.paths import BOOK, DATA
from iraq_report.site.cite import edition_work
from iraq_report.site.head import dataset, head_context, lead_on, report
from iraq_report.tables.package import descriptor

EDITION = Edition(id="2021", title="E", date="2026-01-02", start="2020-01-01", end="2020-12-31")
PACKAGE = {
    "title": "Tables</script>",
    "description": "All tables.",
    "resources": [{"name": "attacks", "title": "Attacks", "path": "attacks.csv"}, {"name": "g", "path": "g.geojson"}],
}
SITE = "https://example.org/"
DAYS = "2019-12-27/2024-12-31"
# Terms of schema.org's CreativeWork, of which a Report is one, and those a Dataset adds.
CREATIVE_WORK = {
    "name", "description", "url", "creator", "datePublished", "version", "inLanguage", "license", "temporalCoverage",
    "spatialCoverage", "creditText", "keywords", "isAccessibleForFree",
}  # fmt: skip
DATASET = {"distribution"}


def test_a_report_names_its_edition_its_makers_and_its_period():
    record = report(EDITION, edition_work(EDITION))
    assert record["@type"] == "Report"
    assert record["datePublished"] == "2026-01-02"
    assert record["temporalCoverage"] == "2020-01-01/2020-12-31"
    assert record["creator"] == [{"@type": "Organization", "name": "The authors of this project"}]


def test_a_dataset_without_an_address_names_none_and_offers_no_download():
    record = dataset(EDITION, edition_work(EDITION), PACKAGE, site="", days=DAYS)
    assert record["spatialCoverage"]["name"] == "Iraq"
    assert "url" not in record
    assert "distribution" not in record


def made():
    package = descriptor()
    work = edition_work(EDITION, site_url=SITE)
    return [report(EDITION, work), dataset(EDITION, work, package, site=SITE, days=DAYS)]


@pytest.mark.parametrize("record", made(), ids=["report", "dataset"])
def test_a_record_says_what_search_engines_ask_of_it_in_the_terms_of_schema_org(record):
    assert record["@context"] == "https://schema.org"
    assert record["name"]
    assert 50 <= len(record["description"]) <= 5000
    assert record["license"].startswith("https://creativecommons.org/")
    assert [creator["@type"] in {"Person", "Organization"} and bool(creator["name"]) for creator in record["creator"]]
    first, last = record["temporalCoverage"].split("/")
    assert date.fromisoformat(first) < date.fromisoformat(last)
    assert record["spatialCoverage"] == {"@type": "Country", "name": "Iraq"}
    assert record["url"].startswith(SITE)
    assert set(record) - {"@context", "@type"} <= CREATIVE_WORK | (DATASET if record["@type"] == "Dataset" else set())


def test_a_download_is_a_whole_address_with_its_format():
    for item in made()[1]["distribution"]:
        assert item["contentUrl"].startswith(f"{SITE}2021/tables/")
        assert (item["@type"], item["encodingFormat"]) == ("DataDownload", "text/csv")


def test_a_published_site_gives_whole_addresses():
    record = dataset(EDITION, edition_work(EDITION, site_url=SITE), PACKAGE, site=SITE, days=DAYS)
    assert record["distribution"][0]["contentUrl"] == "https://example.org/2021/tables/attacks.csv"
    assert record["url"] == "https://example.org/2021/data.html"
    assert report(EDITION, edition_work(EDITION, site_url=SITE))["url"] == "https://example.org/2021/intro.html"


def test_a_dataset_covers_the_days_of_its_events_whatever_the_period_of_the_edition(tmp_path):
    rows = "date,date_end\n2021-06-09,\n2019-12-27,2019-12-28\n2024-12-30,2024-12-31\n2024-12-30,\n"
    (tmp_path / "attacks.csv").write_text(rows, encoding="utf-8")
    context = head_context(EDITION, edition_work(EDITION), PACKAGE, site="", data=tmp_path)
    assert json.loads(context["dataset"])["temporalCoverage"] == DAYS
    assert json.loads(context["report"])["temporalCoverage"] == "2020-01-01/2020-12-31"


def test_a_dataset_without_events_covers_the_period_of_the_edition(tmp_path):
    (tmp_path / "attacks.csv").write_text("date,date_end\n", encoding="utf-8")
    context = head_context(EDITION, edition_work(EDITION), PACKAGE, site="", data=tmp_path)
    assert json.loads(context["dataset"])["temporalCoverage"] == "2020-01-01/2020-12-31"


def test_no_text_ends_the_script_it_stands_in():
    context = head_context(EDITION, edition_work(EDITION), PACKAGE, site="", data=DATA)
    assert "<" not in context["dataset"]
    assert json.loads(context["dataset"])["name"] == "Tables</script>"


def test_every_table_of_the_project_is_offered():
    record = dataset(EDITION, edition_work(EDITION), descriptor(), site=SITE, days=DAYS)
    assert f"{SITE}2021/tables/sources.csv" in [item["contentUrl"] for item in record["distribution"]]


def head(**given):
    """The template of a page's head, as the book's theme fills it."""
    environment = Environment(loader=FileSystemLoader(BOOK / "_templates"), autoescape=False)
    context = {"docstitle": "The book", "title": "Attacks", "structured": {"report": "{}", "dataset": "{}"}, **given}
    return environment.get_template("head.html").render(context)


def test_a_site_with_an_address_says_it_in_the_head_of_a_page():
    shown = head(
        pagename="attacks", pageurl="https://example.org/a.html", metatags='<meta name="description" content="What."/>'
    )
    assert '<meta property="og:url" content="https://example.org/a.html"/>' in shown
    assert '<meta property="og:description" content="What."/>' in shown


def test_the_search_page_has_no_social_card_and_needs_no_tags():
    shown = head(pagename="search", pageurl="https://example.org/search.html")
    assert "og:" not in shown
    assert 'name="description"' in shown


def test_without_an_address_no_page_names_one():
    assert "og:" not in head(pagename="attacks", pageurl=None)


def test_a_card_is_shown_large_and_only_where_there_is_one():
    given = {"pagename": "attacks", "pageurl": "https://example.org/a.html", "edition": {"title": "E"}}
    shown = head(card="https://example.org/card.png", **given)
    assert '<meta property="og:image" content="https://example.org/card.png"/>' in shown
    assert '<meta name="twitter:card" content="summary_large_image"/>' in shown
    bare = head(card="", **given)
    assert "og:image" not in bare
    assert '<meta name="twitter:card" content="summary"/>' in bare


def test_the_folder_of_an_edition_leads_to_its_introduction_under_the_same_title_and_description():
    first = '<title>Intro &amp; all</title><meta content="What &quot;it&quot; is." name="description" />'
    page = lead_on(first)
    assert "<title>Intro &amp; all</title>" in page
    assert '<meta name="description" content="What &quot;it&quot; is.">' in page
    assert 'content="0; url=intro.html"' in page
