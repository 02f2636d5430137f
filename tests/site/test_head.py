"""Records for search engines in the head of a page."""

import json

from jinja2 import Environment, FileSystemLoader

from iraq_report.editions.declaration import Edition
from iraq_report.paths import BOOK
from iraq_report.site.cite import edition_work
from iraq_report.site.head import dataset, head_context, report
from iraq_report.tables.package import descriptor

EDITION = Edition(id="2021", title="E", date="2026-01-02", start="2020-01-01", end="2020-12-31")
PACKAGE = {
    "title": "Tables</script>",
    "description": "All tables.",
    "resources": [{"name": "attacks", "title": "Attacks", "path": "attacks.csv"}, {"name": "g", "path": "g.geojson"}],
}
SITE = "https://example.org/"


def test_a_report_names_its_edition_its_makers_and_its_period():
    record = report(EDITION, edition_work(EDITION))
    assert record["@type"] == "Report"
    assert record["datePublished"] == "2026-01-02"
    assert record["temporalCoverage"] == "2020-01-01/2020-12-31"
    assert record["creator"] == [{"@type": "Organization", "name": "The authors of this project"}]


def test_a_dataset_offers_each_table_as_csv_relative_to_the_edition():
    record = dataset(EDITION, edition_work(EDITION), PACKAGE, site="")
    assert [item["contentUrl"] for item in record["distribution"]] == ["tables/attacks.csv"]
    assert record["spatialCoverage"]["name"] == "Iraq"
    assert "url" not in record


def test_a_published_site_gives_whole_addresses():
    record = dataset(EDITION, edition_work(EDITION, site_url=SITE), PACKAGE, site=SITE)
    assert record["distribution"][0]["contentUrl"] == "https://example.org/2021/tables/attacks.csv"
    assert record["url"] == "https://example.org/2021/data.html"
    assert report(EDITION, edition_work(EDITION, site_url=SITE))["url"] == "https://example.org/2021/intro.html"


def test_no_text_ends_the_script_it_stands_in():
    context = head_context(EDITION, edition_work(EDITION), PACKAGE, site="")
    assert "<" not in context["dataset"]
    assert json.loads(context["dataset"])["name"] == "Tables</script>"


def test_every_table_of_the_project_is_offered():
    record = dataset(EDITION, edition_work(EDITION), descriptor(), site="")
    assert "tables/sources.csv" in [item["contentUrl"] for item in record["distribution"]]


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
