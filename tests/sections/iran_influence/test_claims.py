"""Tests of statements on Iran: each measure of the section on small tables, and the section's part of the ledger."""

from datetime import date

import pandas as pd
import pytest

from iraq_report.claims.ledger import decide
from iraq_report.claims.record import Claim, read_claims
from iraq_report.claims.verdict import Row
from iraq_report.sections import open_section
from iraq_report.sections.claims import conclusion
from iraq_report.sections.iran_influence import claims
from iraq_report.sections.iran_influence.claim_measures import countable_signs, same_day

YEARS = {"first": date(2003, 3, 20), "last": date(2021, 8, 31)}
RELEASE, VISIT = Row("dialogue", "DG001"), Row("dialogue", "DG002")


def claim(**values) -> Claim:
    blank = dict.fromkeys(Claim.__dataclass_fields__, "")
    numbers = {"low": None, "high": None, "tolerance": 0.0, "first": None, "last": None}
    return Claim(**(blank | numbers | {"id": "IR999", "footnotes": (), "sources": ()} | values))


@pytest.fixture
def figures(indicators):
    """A run over figures of one indicator each, as (indicator, year, low, high) and perhaps who states them."""

    def build(*rows: tuple):
        table = indicators(
            *(
                {
                    "indicator": name,
                    "date": f"{year}-01-01",
                    "date_end": f"{year}-12-31",
                    "value_low": low,
                    "value_high": high,
                    "unit": "percent",
                    "stated_by": stated[0] if stated else "sources",
                }
                for name, year, low, high, *stated in rows
            )
        )
        return type("Over", (), {"tables": {"iran_indicators": table}})()

    return build


@pytest.fixture
def told_on():
    """A run over two rows of the dialogue: the days of a release and of a visit, and who states the visit."""

    def build(release: tuple[str, str | None], visit: tuple[str, str | None], stated_by: str = "sources"):
        first, last = zip(release, visit, strict=True)
        table = pd.DataFrame(
            {
                "event_id": ["DG001", "DG002"],
                "date": pd.to_datetime(first),
                "date_precision": ["range" if end else "day" for end in last],
                "date_end": pd.to_datetime(pd.Series(last)),
                "stated_by": ["sources", stated_by],
                "source_ids": "x-1",
            }
        )
        return type("Over", (), {"tables": {"dialogue": table}})()

    return build


def test_a_share_that_went_from_one_percent_to_thirty_rose_which_decides_nothing(figures):
    run = figures(("share", 2004, 1, 1), ("share", 2020, 30, 41))
    verdict = countable_signs(claim(**YEARS), run, indicators=["share"])
    assert verdict.word == "not_testable"
    assert verdict.sentence == (
        "What can be counted rose, but is no measure of influence: share went from 1 percent (2004) to 30 to 41 "
        "percent (2020)."
    )
    assert [row.id for row in verdict.evidence.rows] == ["II000", "II001"]


@pytest.mark.parametrize(
    ("rows", "names", "said"),
    [
        pytest.param([("a", 2004, 30, 30), ("a", 2020, 1, 2)], ["a"], "fell", id="a fall"),
        pytest.param(
            [("a", 2004, 1, 1), ("a", 2020, 2, 2), ("b", 2004, 5, 5), ("b", 2020, 3, 3)], ["a", "b"],
            "did not move one way", id="opposite ways",
        ),
        pytest.param([("a", 2004, 1, 4), ("a", 2020, 3, 6)], ["a"], "did not move one way", id="overlapping spans"),
        pytest.param([("a", 2020, 3, 6)], ["a"], "no two figures", id="a single figure"),
        pytest.param([("a", 2004, 1, 1), ("a", 2023, 9, 9)], ["a"], "no two figures", id="a figure after the years"),
        pytest.param([("a", 2004, 1, 1), ("a", 2020, 9, None)], ["a"], "no two figures", id="a figure with one bound"),
        pytest.param([("a", 2004, 1, 1), ("a", 2020, 9, 9, "report")], ["a"], "no two figures", id="the report alone"),
    ],
)  # fmt: skip
def test_what_signs_did_is_told_without_a_verdict(figures, rows, names, said):
    verdict = countable_signs(claim(**YEARS), figures(*rows), indicators=names)
    assert verdict.word == "not_testable"
    assert said in verdict.sentence


def test_sources_that_differ_for_one_year_make_one_span(figures):
    run = figures(("a", 2004, 1, 1), ("a", 2020, 41, 41), ("a", 2020, 30, 33))
    assert "30 to 41 percent" in countable_signs(claim(**YEARS), run, indicators=["a"]).sentence


def test_a_visit_on_the_day_of_the_release_is_borne_out_whichever_day_it_was(told_on):
    run = told_on(("2021-06-09", None), ("2021-06-09", None))
    verdict = same_day(claim(first=date(2021, 6, 8), last=date(2021, 6, 8)), run, one=RELEASE, other=VISIT)
    assert (verdict.word, verdict.ours) == ("reproduced", "9 June 2021")


def test_a_visit_on_the_next_day_is_disputed(told_on):
    run = told_on(("2021-06-09", None), ("2021-06-10", None))
    verdict = same_day(claim(), run, one=RELEASE, other=VISIT)
    assert (verdict.word, verdict.ours) == ("disputed", "9 June 2021 and 10 June 2021")


def test_a_visit_within_a_span_around_the_release_decides_nothing(told_on):
    run = told_on(("2021-06-09", None), ("2021-06-08", "2021-06-10"))
    assert same_day(claim(), run, one=RELEASE, other=VISIT).word == "not_testable"


def test_a_visit_that_only_the_report_dates_decides_nothing(told_on):
    run = told_on(("2021-06-09", None), ("2021-06-09", None), stated_by="report")
    assert same_day(claim(), run, one=RELEASE, other=VISIT).word == "not_testable"


def test_tables_without_the_row_of_the_visit_do_not_cover_it(told_on):
    run = told_on(("2021-06-09", None), ("2021-06-09", None))
    assert same_day(claim(), run, one=RELEASE, other=Row("dialogue", "DG999")).word == "not_covered"


@pytest.fixture(scope="module")
def verdicts():
    """The verdicts on the statements on Iran and of the conclusion in the 2021 edition, by id."""
    run = open_section("iran_influence", {})
    listed = [one for one in read_claims(run.tables["claims"]) if one.id.startswith(("IR", "CN"))]
    return {one.id: (one, decide(one, run)) for one in listed}


def test_every_test_of_the_section_and_of_the_conclusion_belongs_to_a_statement(verdicts):
    measured = {id for id, (one, _) in verdicts.items() if one.measure}
    assert set(claims.TESTS) | set(conclusion.TESTS) == measured


def test_a_slip_of_the_report_is_borne_out_by_its_verdict(verdicts):
    slips = {id: verdict.word for id, (one, verdict) in verdicts.items() if one.slip}
    assert len(slips) >= 6
    assert set(slips.values()) <= {"differs", "disputed", "inconsistent"}


def test_the_default_run_covers_every_statement(verdicts):
    assert "not_covered" not in {verdict.word for _, verdict in verdicts.values()}
