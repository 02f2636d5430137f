"""Publishing is all or nothing."""

import json
import shutil
from xml.etree import ElementTree

import pytest

from iraq_report.site import publish as module
from iraq_report.site.publish import offer_paper, publish

MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(autouse=True)
def small_plotly(tmp_path, monkeypatch):
    script = tmp_path / "plotly.min.js"
    script.write_text("plotly")
    monkeypatch.setattr(module, "PLOTLY_JS", script)


def built(tmp_path, id, word="first"):
    folder = tmp_path / f"built-{id}"
    folder.mkdir(exist_ok=True)
    (folder / "intro.html").write_text(word)
    (folder / "rows").mkdir(exist_ok=True)
    (folder / "rows" / "sites.html").write_text(word)
    (folder / "figures").mkdir(exist_ok=True)
    (folder / "figures" / "attacks-map.html").write_text(word)  # for a frame of another page: on no list of pages
    record = {"id": id, "title": f"Edition {id}", "date": "2026-01-01", "start": "2020-01-01", "end": "2020-12-31"}
    (folder / "edition.json").write_text(json.dumps(record))
    return folder


def test_the_site_has_one_plotly_a_list_of_editions_and_a_first_page(tmp_path):
    first = publish({"2021": built(tmp_path, "2021")}, tmp_path / "site", title="The book")
    assert first == tmp_path / "site" / "index.html"
    assert 'href="2021/intro.html"' in first.read_text()
    assert "<script" not in first.read_text()
    assert [path.name for path in (tmp_path / "site").rglob("plotly.min.js")] == ["plotly.min.js"]
    text = (tmp_path / "site" / "editions.js").read_text()
    listed = json.loads(text.removeprefix("window.iraqReportEditions = ").removesuffix(";\n"))
    assert [(item["id"], item["pages"]) for item in listed] == [("2021", ["intro", "rows/sites"])]


def test_other_editions_stay_when_one_is_built_again(tmp_path):
    site = tmp_path / "site"
    publish({"2021": built(tmp_path, "2021"), "2024": built(tmp_path, "2024")}, site, title="The book")
    publish({"2024": built(tmp_path, "2024", "second")}, site, title="The book")
    assert (site / "2021" / "intro.html").read_text() == "first"
    assert (site / "2024" / "intro.html").read_text() == "second"


def test_what_a_replaced_edition_said_is_kept_beside_the_site_for_comparison(tmp_path):
    site, kept = tmp_path / "site", tmp_path / "kept"
    first, other = built(tmp_path, "2021"), built(tmp_path, "2024")
    publish({"2021": first, "2024": other}, site, title="The book")
    assert not kept.exists()
    (first / "facts.json").write_text('{"attacks.total": 2}')
    publish({"2021": first}, site, title="The book")
    assert sorted(path.name for path in kept.rglob("*.json")) == ["edition.json"]
    (first / "facts.json").unlink()
    publish({"2021": first, "2024": other}, site, title="The book")
    assert (kept / "2021" / "facts.json").read_text() == '{"attacks.total": 2}'


def test_a_failure_on_the_way_leaves_the_last_good_site(tmp_path, monkeypatch):
    site = tmp_path / "site"
    publish({"2021": built(tmp_path, "2021")}, site, title="The book")
    monkeypatch.setattr(module, "PLOTLY_JS", tmp_path / "not-there.js")
    with pytest.raises(FileNotFoundError):
        publish({"2021": built(tmp_path, "2021", "second")}, site, title="The book")
    assert (site / "2021" / "intro.html").read_text() == "first"


def test_an_exchange_that_was_interrupted_half_way_is_mended(tmp_path):
    site = tmp_path / "site"
    publish({"2021": built(tmp_path, "2021")}, site, title="The book")
    shutil.move(site, tmp_path / "site.old")
    (tmp_path / "site.new").mkdir()
    publish({"2024": built(tmp_path, "2024")}, site, title="The book")
    assert sorted(path.parent.name for path in site.glob("*/intro.html")) == ["2021", "2024"]
    assert not (tmp_path / "site.old").exists()
    assert not (tmp_path / "site.new").exists()


def test_a_page_for_what_is_not_there_leads_back_and_nothing_names_a_host(tmp_path):
    site = tmp_path / "site"
    publish({"2021": built(tmp_path, "2021")}, site, title="The book")
    assert 'href="2021/intro.html"' in (site / "404.html").read_text()
    assert "://" not in (site / "404.html").read_text()
    assert not (site / "sitemap.xml").exists()
    assert not (site / "robots.txt").exists()


def test_the_first_page_describes_itself_and_shows_a_card_where_the_site_has_an_address(tmp_path):
    site = tmp_path / "site"
    folder = built(tmp_path, "2021")
    (folder / "card.png").write_bytes(b"png")
    first = publish({"2021": folder}, site, title="The book").read_text()
    assert '<meta name="description" content="A 2021 report' in first
    assert "og:" not in first
    first = publish({}, site, title="The book", address="https://example.org/book/").read_text()
    assert '<meta property="og:image" content="https://example.org/book/2021/card.png">' in first
    assert '<link rel="canonical" href="https://example.org/book/">' in first


def test_the_folder_of_an_edition_leads_to_its_introduction(tmp_path):
    publish({"2021": built(tmp_path, "2021")}, tmp_path / "site", title="The book")
    assert 'url=intro.html"' in (tmp_path / "site" / "2021" / "index.html").read_text()


def test_the_page_for_what_is_not_there_brings_its_style_since_it_may_stand_in_for_any_folder(tmp_path):
    publish({"2021": built(tmp_path, "2021")}, tmp_path / "site", title="The book")
    page = (tmp_path / "site" / "404.html").read_text()
    assert "color-scheme" in page
    assert "stylesheet" not in page


def test_a_site_with_an_address_has_a_map_of_all_pages_and_whole_links_where_no_page_is(tmp_path):
    site = tmp_path / "site"
    editions = {"2021": built(tmp_path, "2021"), "2024": built(tmp_path, "2024")}
    publish(editions, site, title="The book", address="https://example.org/book/")
    places = [place.text for place in ElementTree.parse(site / "sitemap.xml").iter(f"{MAP}loc")]
    assert places == [
        f"https://example.org/book/{page}.html"
        for page in ("index", "2021/intro", "2021/rows/sites", "2024/intro", "2024/rows/sites")
    ]
    assert 'href="https://example.org/book/favicon.svg"' in (site / "404.html").read_text()
    assert "Sitemap: https://example.org/book/sitemap.xml" in (site / "robots.txt").read_text()
    assert 'href="https://example.org/book/2021/intro.html"' in (site / "404.html").read_text()


def listed_papers(site):
    text = (site / "editions.js").read_text()
    editions = json.loads(text.removeprefix("window.iraqReportEditions = ").removesuffix(";\n"))
    return {edition["id"]: edition["paper"] for edition in editions}


def test_a_pdf_is_offered_beside_the_pages_of_its_edition_and_makes_the_site_no_newer(tmp_path):
    site = tmp_path / "site"
    publish({"2021": built(tmp_path, "2021"), "2024": built(tmp_path, "2024")}, site, title="The book")
    age = (site / "index.html").stat().st_mtime_ns
    (tmp_path / "printed.pdf").write_bytes(b"%PDF" + b"x" * 3_100_000)
    offer_paper(tmp_path / "printed.pdf", site, edition="2021", title="The book")
    assert (site / "2021" / "iraq-report-2021.pdf").read_bytes() == (tmp_path / "printed.pdf").read_bytes()
    assert listed_papers(site) == {"2021": {"file": "iraq-report-2021.pdf", "bytes": 3_100_004}, "2024": None}
    first = (site / "index.html").read_text()
    assert 'href="2021/iraq-report-2021.pdf"' in first
    assert "(3.1 MB)" in first
    assert (site / "index.html").stat().st_mtime_ns == age


def test_a_pdf_goes_when_its_edition_is_built_anew_and_stays_when_another_is(tmp_path):
    site = tmp_path / "site"
    publish({"2021": built(tmp_path, "2021"), "2024": built(tmp_path, "2024")}, site, title="The book")
    (tmp_path / "printed.pdf").write_bytes(b"%PDF")
    for edition in ("2021", "2024"):
        offer_paper(tmp_path / "printed.pdf", site, edition=edition, title="The book")
    publish({"2024": built(tmp_path, "2024", "second")}, site, title="The book")
    assert listed_papers(site) == {"2021": {"file": "iraq-report-2021.pdf", "bytes": 4}, "2024": None}
    assert "2024/iraq-report-2024.pdf" not in (site / "index.html").read_text()
