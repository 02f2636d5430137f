"""What is planned before anything runs: which editions, in which order, compared with which."""

import shutil

import pytest

from iraq_report.editions.declaration import Setting
from iraq_report.errors import ReportError
from iraq_report.paths import BOOK
from iraq_report.site.build import plan

YEAR = "title: A year\ndate: 2026-01-05\nstart: {0}-01-01\nend: {0}-12-31\n"


@pytest.fixture
def book(tmp_path):
    """A book with an edition for each of three years, in an order of names that is not theirs."""
    shutil.copyfile(BOOK / "_toc.yml", tmp_path / "_toc.yml")
    for page in BOOK.glob("*.md"):
        (tmp_path / page.name).touch()
    (tmp_path / "editions").mkdir()
    for id, year in {"c": 2021, "a": 2022, "b": 2023}.items():
        (tmp_path / "editions" / f"{id}.yml").write_text(YEAR.format(year))
    return tmp_path


def pairs(plans):
    return [(item.edition.id, item.before and item.before.edition.id) for item in plans]


def test_all_editions_come_in_the_order_of_their_periods_each_compared_with_the_one_before_it(book):
    plans = plan([], book=book)
    assert pairs(plans) == [("c", None), ("a", "c"), ("b", "a")]
    assert plans[1].before is plans[0]


def test_an_edition_alone_is_compared_with_the_one_before_it_as_that_is_declared(book):
    (alone,) = plan(["b"], [Setting("attacks", "compare_days", 7)], book=book)
    assert alone.parameters["attacks"].compare_days == 7
    assert (alone.before.edition.id, alone.before.parameters["attacks"].compare_days) == ("a", 60)


def test_editions_of_one_period_come_in_the_order_of_their_names(book):
    (book / "editions" / "d.yml").write_text(YEAR.format(2021))
    assert pairs(plan(["c", "d"], book=book)) == [("c", None), ("d", "c")]


def test_an_edition_on_tables_of_its_own_is_not_what_one_on_the_projects_is_compared_with(book):
    (book / "editions" / "d.yml").write_text(YEAR.format(2021) + "data: data\n")
    (book / "editions" / "e.yml").write_text(YEAR.format(2022) + "data: data\n")
    assert pairs(plan([], book=book)) == [("c", None), ("d", "c"), ("a", "c"), ("e", "d"), ("b", "a")]


def test_a_folder_of_tables_that_is_not_there_is_told_before_a_kernel_starts(book):
    (book / "editions" / "a.yml").write_text(YEAR.format(2022) + "data: not-there\n")
    with pytest.raises(ReportError) as caught:
        plan(["a"], book=book)
    assert caught.value.code == "E-DATA-FOLDER"
