"""What the page of forecasts counts, says and draws."""

from types import SimpleNamespace

import pandas as pd
import pytest

from iraq_report.figures.source import SourceLine
from iraq_report.sections.forecasts import figures, measures, prose
from tests.sections.claims.make import decided
from tests.sections.forecasts.make import attacks, many, run, troops

READ, TAKEN = [("readings", "RG001")], [("troops", "TR001")]


def forecast(number, word, **given):
    rest = {"kind": "forecast", "rows": TAKEN, "section": "us_posture", "measure": "troops_stay"}
    return decided(f"FC{number:03d}", word, **(rest | given))


def several():
    return [
        forecast(1, "came_true"),
        forecast(2, "came_true", basis="reading", rows=READ),
        forecast(3, "partly", section="conclusion"),
        forecast(4, "open", rows=(), measure="if_us_leaves"),
    ]


def shown(given=None, **tables):
    """A run whose figures can name their sources and whose tables hold no order of troops unless told."""
    held = run(given, **{"troops": troops(), "attacks": attacks(), **tables})
    line = SourceLine("Source: a table.")
    return SimpleNamespace(parameters=held.parameters, tables=held.tables, source_line=lambda *_, **__: line)


def words_of(text):
    return {fact.name: fact.text for fact in text.facts}


def test_only_forecasts_are_decided_for_the_page():
    one = forecast(1, "open").claim
    cells = [{**_cells(one), "claim_id": "FC001"}, {**_cells(one), "claim_id": "AT001", "kind": "count"}]
    held = shown(claims=pd.DataFrame(cells))
    assert [item.claim.id for item in measures.decide_forecasts(held)] == ["FC001"]


def _cells(claim):
    return {
        "section": claim.section, "topic": claim.topic, "lines": claim.lines, "claim": claim.claim, "kind": claim.kind,
        "date": pd.Timestamp("2021-08-31"), "date_end": pd.Timestamp("2024-12-31"), "date_precision": "range",
        "value_low": None, "value_high": None, "unit": None, "tolerance": None, "stated": None, "who": None,
        "test": claim.test, "measure": None, "why_not": "Nothing was found.", "slip": None, "report_footnotes": None,
        "source_ids": "report-2021", "stated_by": "report", "note": None,
    }  # fmt: skip


def test_forecasts_are_counted_by_outcome_part_and_basis():
    held = several()
    assert measures.count_outcomes(held).to_dict() == {
        "came_true": 2, "partly": 1, "did_not": 0, "open": 1, "not_covered": 0,
    }  # fmt: skip
    by_part = measures.count_by_part(held)
    assert list(by_part.index) == ["US posture", "Conclusion"]
    assert by_part.loc["US posture"].tolist() == [2, 0, 0, 1, 0]
    by_basis = measures.count_by_basis(held)
    assert list(by_basis.index) == list(measures.BASES.values())
    assert by_basis["came_true"].tolist() == [1, 1, 0]
    assert len(measures.of_part(held, "conclusion")) == 1


def test_attacks_are_summed_by_year_up_to_the_horizon():
    listed = attacks(
        *many("2021-03-01", 2),
        {"date": "2021-12-31", "weapon": "drone", "wounded_low": 3},
        {"date": "2023-10-20", "killed_low": 1},
        {"date": "2025-01-01", "killed_low": 9},
        {"date": "2019-12-31"},
        {"date": "2021-05-01", "confidence": "low"},
        {"date": "2021-05-01", "country": "Syria"},
    )
    years = measures.attacks_by_year(run(attacks=listed)).assign(year=lambda table: table["year"].dt.year)
    assert years.columns.tolist() == ["year", "rockets", "drones", "hurting", "killed", "wounded"]
    assert years.to_numpy().tolist() == [
        [2020, 0, 0, 0, 0, 0], [2021, 2, 1, 1, 0, 3], [2022, 0, 0, 0, 0, 0], [2023, 1, 0, 1, 1, 0],
        [2024, 0, 0, 0, 0, 0],
    ]  # fmt: skip


def test_figures_stand_under_their_names_and_say_what_is_counted():
    held, with_attacks = several(), shown(attacks=attacks(*many("2021-03-01", 2), {"date": "2022-03-01"}))
    drawn = [figures.by_part(with_attacks, held), figures.by_basis(with_attacks, held)]
    drawn.append(figures.attacks_and_harm(with_attacks))
    assert [figure.id for figure in drawn] == list(figures.FIGURES)
    assert [figure.empty for figure in drawn] == [""] * 3
    assert [figure.title for figure in drawn] == [
        "2 of 4 forecasts came true, 1 in part",
        "2 of 4 forecasts are decided by a measure, 1 by a reading",
        "3 rocket and drone attacks in Iraq; 0 hurt or killed somebody",
    ]
    assert drawn[0].table.columns.tolist() == ["Part", "Came true", "Partly", "Open"]


@pytest.mark.parametrize("given", [{"horizon": "2100-01-01"}, {"base_start": "1990-01-01"}, {}])
def test_without_attacks_or_for_years_not_covered_the_figure_says_why(given):
    assert figures.attacks_and_harm(shown(given)).empty


def test_without_forecasts_page_and_figures_say_so():
    held = shown()
    assert prose.found(held, []).markdown == "The tables of this run hold no forecast."
    assert figures.by_part(held, []).empty == figures.by_basis(held, []).empty == prose.found(held, []).markdown


def test_the_findings_count_outcomes_readings_and_forecasts_whose_condition_never_came():
    text = prose.found(shown(), several())
    facts = words_of(text)
    assert [facts[f"forecasts.{name}"] for name in ("total", "came_true", "partly", "did_not", "open")] == [
        "4", "2", "1", "0", "1",
    ]  # fmt: skip
    assert (facts["forecasts.readings"], facts["forecasts.undecided"]) == ("1", "1")
    assert facts["forecasts.conditional"] == "1"
    assert "starts from an event that did not come" in text.markdown


def test_nothing_is_said_of_conditions_or_troops_that_the_run_does_not_show():
    text = prose.found(shown(), [forecast(1, "came_true"), forecast(2, "open")]).markdown
    assert "did not come" not in text
    assert "US forces stayed" not in text
    gone = troops({"date": "2023-01-01", "people_low": 0})
    assert "US forces stayed" not in prose.found(shown(troops=gone), several()).markdown


def test_forces_are_said_to_have_stayed_by_the_last_figure_before_the_horizon():
    figures_given = troops(
        {"date": "2021-12-29", "people_low": 2500}, {"date": "2024-01-31", "people_low": 2400},
        {"date": "2025-02-01", "people_low": 900},
    )  # fmt: skip
    facts = words_of(prose.found(shown(troops=figures_given), several()))
    assert facts["forecasts.us_troops"] == "2,400"


def test_the_sentence_on_attacks_names_the_year_in_which_drones_had_most():
    held = shown(
        attacks=attacks(*many("2021-03-01", 3), *many("2023-11-01", 2, weapon="drone"), {"date": "2023-11-01"})
    )
    facts = words_of(prose.attacks(held))
    assert (facts["forecasts.attacks.drone_year"], facts["forecasts.attacks.drones"]) == ("2023", "2")
    assert facts["forecasts.attacks.drones_of"] == "3"
    assert prose.attacks(shown()).markdown == "The list of this run has no rocket or drone attack to compare."


def test_every_outcome_has_its_meaning():
    assert prose.words().table["Outcome"].tolist() == ["Came true", "Partly", "Did not", "Open"]
