"""What the page of statements says and draws."""

from datetime import date
from types import SimpleNamespace

from iraq_report.claims.show import Beside, Ledger, record
from iraq_report.figures.source import SourceLine
from iraq_report.sections.claims import figures, prose
from iraq_report.sections.claims.measures import PARTS
from iraq_report.tables.schemas.claims import CHAPTERS
from tests.sections.claims.make import decided

RUN = SimpleNamespace(
    source_line=lambda table: SourceLine(f"Source: {table}."),
    period="1 September 2021 to 31 December 2024",
    parameters=SimpleNamespace(start=date(2021, 9, 1), end=date(2024, 12, 31)),
)
ROWS = [("attacks", "2021-06-09-balad-1"), ("claims", "AT009"), ("sources", "basnews-7b4914")]


TITLES = {"attacks": {"2021-06-09-balad-1": "9 June 2021: Balad, rocket"}}


def shown(*items):
    return Ledger([record(item, TITLES) for item in items]).html


def many(word, count, section="attacks"):
    return [decided(f"AT{number:03d}", word, section=section, rows=ROWS) for number in range(count)]


def test_the_findings_count_statements_and_name_the_part_contradicted_most():
    text = prose.found(
        RUN, many("reproduced", 15) + many("disputed", 6, "contractors") + many("reproduced", 6, "contractors")
    )
    facts = {fact.name: fact.text for fact in text.facts}
    assert facts["claims.measured"] == facts["claims.total"] == "27"
    assert facts["claims.most_contradicted"] == "50%"
    assert "Contradicted most often: Contractors" in text.markdown
    assert "not covered" not in text.markdown


def test_a_part_with_few_tested_statements_is_not_called_the_most_contradicted():
    assert "Contradicted most" not in prose.found(RUN, many("disputed", 9)).markdown


def test_a_run_that_leaves_days_out_says_how_many_statements_it_does_not_cover_and_how_many_for_their_days():
    later = decided("AT010", "not_covered", first=date(2022, 1, 1), last=date(2022, 1, 1))
    text = prose.found(RUN, [*many("not_covered", 2), later])
    facts = {fact.name: fact.value for fact in text.facts}
    assert (facts["claims.not_covered"], facts["claims.outside"]) == (3, 2)
    assert "2</span> of these speak of days outside 1 September 2021 to 31 December 2024" in text.markdown
    assert "speak of days" not in prose.found(RUN, [later]).markdown


def test_the_part_contradicted_most_is_shown_with_its_statements_that_are_not_covered():
    text = prose.found(RUN, many("disputed", 10) + many("not_covered", 4))
    assert {fact.name: fact.value for fact in text.facts}["claims.most_contradicted_uncovered"] == 4


def test_without_a_statement_page_and_figures_say_so():
    assert prose.found(RUN, []).markdown == "The tables of this run hold no statement."
    assert prose.slip_list([]).markdown == "No slip that this run can bear out."
    assert figures.by_section(RUN, []).empty == "The tables of this run hold no statement."


def test_the_slips_stand_by_kind_each_leading_to_its_statement():
    shown = prose.slip_list([decided("AT002", "disputed", slip="date", rows=ROWS, claim="It was {8} June.")])
    assert "**A date that other sources contradict**" in shown.markdown
    assert '<a href="claims.html#AT002">AT002</a>: It was {8} June. So it is disputed.' in shown.markdown


def test_every_part_of_the_report_has_a_name():
    assert list(PARTS) == list(CHAPTERS)


def test_a_figure_stacks_the_verdicts_that_occur():
    figure = figures.by_section(RUN, many("reproduced", 3) + many("disputed", 1))
    assert figure.table.to_dict("list") == {"Part": ["Attacks"], "reproduced": [3], "disputed": [1]}
    assert figure.title == "3 of 4 statements reproduced, by part of the report"


def test_a_statement_has_an_anchor_a_verdict_and_a_link_to_its_evidence():
    html = shown(decided("AT007", "differs", slip="date", rows=ROWS))
    assert '<article class="claim" id="AT007" data-section="attacks" data-kind="count" data-verdict="differs"' in html
    assert 'data-slip="date"' in html
    assert (
        '<span class="claim-evidence"> · <a href="rows/claims-attacks.html#AT007">Evidence: 3 rows, 1 source</a>'
        in html
    )
    assert '<p class="claim-meta">count · 6 June 2021<span' in html


def test_a_statement_that_no_row_decides_leads_to_how_it_is_tested():
    assert '#AT007">How it is tested</a>' in shown(decided("AT007", "not_testable"))


def test_words_of_a_table_cannot_break_the_page():
    html = shown(decided("AT007", "differs", claim="<script>a</script> & b"))
    assert "<script>" not in html
    assert "a&lt;/script&gt; &amp; b" in html


def test_the_verdicts_beside_the_prose_lead_to_the_ledger():
    html = Beside([record(decided("AT007", "not_testable"), {})]).html
    assert (
        '<a href="claims.html#AT007">AT007</a> <span class="verdict verdict-not_testable">not testable</span>' in html
    )
    assert Beside([]).html == ""


def test_a_forecast_leads_to_its_own_page():
    assert '<a href="forecasts.html#FC001">' in Beside([record(decided("FC001", "open"), {})]).html


def test_a_record_holds_what_claims_json_promises():
    held = record(decided("AT007", "differs", rows=ROWS, low=2.0, high=2.0, unit="drones"), TITLES)
    assert held["stated"] == {
        "low": 2.0, "high": 2.0, "unit": "drones", "tolerance": 0.0, "text": "2 drones", "by": "compilers", "words": [],
    }  # fmt: skip
    assert held["dates"] == {"first": "2021-06-06", "last": "2021-06-06", "text": "6 June 2021"}
    assert held["rows"][0] == {"table": "attacks", "id": "2021-06-09-balad-1", "title": "9 June 2021: Balad, rocket"}
    assert (held["verdict"], held["interval"], held["footnotes"]) == ("differs", None, ["1", "2"])
