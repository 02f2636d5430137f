"""Nothing is published of a build whose pages hold what may not go out."""

from datetime import date

import pytest

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.gate.gate import gate_of
from iraq_report.site import build as building
from iraq_report.site.build import Plan, Staged, build
from tests.restricted import NOTE, TABLES

EDITION = Edition(id="t", title="T", date=date(2021, 1, 1), start=date(2021, 1, 1), end=date(2021, 1, 2))


@pytest.fixture
def built(tmp_path, monkeypatch):
    """Build a book of one page whose text is given, without notebooks and without Jupyter Book."""

    def make(text):
        html = tmp_path / "html"
        html.mkdir(exist_ok=True)
        (html / "events.html").write_text(text, encoding="utf-8")
        published = []
        staged = Staged(tmp_path / "stage", gate_of(TABLES))
        monkeypatch.setattr(building, "_stage_edition", lambda *_, **__: staged)
        monkeypatch.setattr(building, "build_book", lambda *_, **__: html)
        monkeypatch.setattr(building, "finish", lambda _: None)
        monkeypatch.setattr(building, "publish", lambda built, site, **_: published.append(built) or site)
        return lambda: build([Plan(EDITION, {})], browser=None, build_folder=tmp_path, say=lambda _: None), published

    return make


def test_a_leak_stops_the_build_before_anything_is_published(built):
    run, published = built(f"<p>{NOTE}</p>")
    with pytest.raises(ReportError) as caught:
        run()
    assert caught.value.code == "E-LICENCE-LEAK"
    assert published == []


def test_pages_without_a_leak_are_published(built):
    run, published = built("<p>In March 2021 two attacks were counted in Salah al-Din.</p>")
    run()
    assert [list(pages) for pages in published] == [["t"]]
