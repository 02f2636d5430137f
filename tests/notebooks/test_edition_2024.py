"""The edition of the years after the report: what its notebooks show, leave empty and say of other days."""

import calendar
import re

import pytest

from iraq_report.editions.collect import collect_claims, collect_facts, collect_figures
from iraq_report.editions.declaration import check_parameters, read_edition
from iraq_report.sections import SECTIONS
from iraq_report.sections.listed_figures import figures_of
from tests.notebooks.read import figures, run_here, text

pytestmark = pytest.mark.xdist_group("edition-2024")  # the notebooks run once

EDITION = read_edition("2024")
GIVEN = {
    section: parameters.model_dump(mode="json", exclude_unset=True)
    for section, parameters in check_parameters(EDITION).items()
}
PERIOD = "1 September 2021 to 31 December 2024"

# Figures without a chart, by section, each with the beginning of its reason.
NO_STATEMENT = f"Not covered: the tables have no such statement for {PERIOD}"
LEAVES = f"Not covered: 1 May 2021 to 30 June 2021 leaves the period of this run ({PERIOD})"
EMPTY = {
    "attacks": {
        "attacks-rates-report-ending": f"Not covered: the windows around 26 May 2021 to 8 June 2021 leave {PERIOD}",
        "attacks-rates-sources-ending": f"Not covered: the windows around 26 May 2021 to 9 June 2021 leave {PERIOD}",
    },
    "contractors": {
        "contractors-attacks-around": "Not covered: no departure from Balad Air Base has all of the 30 days before",
        "contractors-presence": "Not covered: this run holds no days for which it is known that contractors were at",
        "contractors-fuel-sites": LEAVES,
        "contractors-fuel-dates": LEAVES,
        "contractors-fuel-rates": LEAVES,
    },
    "air_force": {
        "air-force-f16-said": NO_STATEMENT,
        "air-force-f16-sorties": NO_STATEMENT,
        "air-force-f16-training": NO_STATEMENT,
        "air-force-f16-able": NO_STATEMENT,
        "air-force-f16-share": NO_STATEMENT,
        "air-force-share-of-all": NO_STATEMENT,
    },
    "iran_influence": {
        "iran-rates-around-cut": f"Not covered: 1 January 2020 to 31 August 2021 is not wholly inside {PERIOD}",
        "iran-rates-around-election": f"Not covered: 19 April 2021 to 16 August 2021 is not wholly inside {PERIOD}",
    },
}

OF_THE_PERIOD = [section for section in SECTIONS if section != "forecasts"]  # outcomes are read from whole tables
OF_THE_REPORT = {"iran_influence.drones.first_told"}  # the day of the first drone attack of which the report tells

_MONTHS = list(calendar.month_name)
_MONTH = re.compile(rf"({'|'.join(_MONTHS[1:])}) (\d{{4}})")
# Sentences in which a run speaks of its own attacks, and words with which one speaks of other days.
_OF_THE_RUN = re.compile(r"\b(?:the list holds|the run counts|this run holds|list of attacks holds|listed attacks?)\b")
_SAYS_SO = ("Not covered", "Left open", "since 1 May 2021", "before it", "The report tells")


def months_outside(said):
    """Months that a text names and that lie outside the period of the edition, which holds whole months."""
    first, last = (EDITION.start.year, EDITION.start.month), (EDITION.end.year, EDITION.end.month)
    named = [(found[0], (int(found[2]), _MONTHS.index(found[1]))) for found in _MONTH.finditer(said)]
    return [words for words, month in named if not first <= month <= last]


@pytest.fixture(scope="module")
def edition():
    """All notebooks of the edition, each run once, in this process: the site is built from real kernels."""
    return {section: run_here(section, GIVEN[section]) for section in SECTIONS}


def plain(notebook):
    return re.sub(r"<[^>]+>|\{cite:p\}`[^`]*`", "", text(notebook))


def test_every_promised_figure_is_shown_and_facts_and_statements_are_told_once(edition):
    promised = {section: figures_of(section) for section in SECTIONS}
    shown = collect_figures(edition, promised)
    assert [one.id for one in shown] == [id for section in SECTIONS for id in promised[section]]
    assert [one.record["title"] for one in shown if len(one.record["title"]) > 90] == []
    assert collect_facts(edition)
    assert len(collect_claims(edition)) == 546


@pytest.mark.parametrize("section", SECTIONS)
def test_the_figures_that_cannot_say_anything_of_these_years_are_those_known_with_their_reasons(section, edition):
    empty = {id: one["empty"] for id, one in figures(edition[section]).items() if one["empty"]}
    known = EMPTY.get(section, {})
    assert list(empty) == list(known)
    assert [id for id, reason in empty.items() if not reason.startswith(known[id])] == []


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_with_empty_figures_says_so_at_its_head(section, edition):
    head = plain(edition[section]).partition("\n- ")[0]
    assert ("Left open by this run" in head) == (section in EMPTY)


@pytest.mark.parametrize("section", OF_THE_PERIOD)
def test_numbers_of_attacks_come_from_attacks_of_the_period(section, edition):
    first, last = EDITION.start.isoformat(), EDITION.end.isoformat()
    facts = collect_facts({section: edition[section]})
    behind = {name: fact["tables"].get("attacks", []) for name, fact in facts.items() if name not in OF_THE_REPORT}
    assert {name: ids for name, ids in behind.items() if any(not first <= id[:10] <= last for id in ids)} == {}


@pytest.mark.parametrize("section", OF_THE_PERIOD)
def test_a_chart_bound_to_the_period_names_no_other_days(section, edition):
    bound = {
        id: [one["title"], one["subtitle"], one["sentence"]]
        for id, one in figures(edition[section]).items()
        if not one["empty"] and PERIOD in one["source"] and "own span" not in one["source"]
    }
    assert {id: months for id, said in bound.items() if (months := months_outside(" ".join(said)))} == {}


@pytest.mark.parametrize("section", OF_THE_PERIOD)
def test_a_sentence_in_which_the_run_speaks_of_its_attacks_names_no_other_days_without_saying_so(section, edition):
    sentences = [one for block in plain(edition[section]).splitlines() for one in re.split(r"(?<=\.) ", block)]
    spoken = [one for one in sentences if _OF_THE_RUN.search(one) and months_outside(one)]
    assert [one for one in spoken if not any(words in one for words in _SAYS_SO)] == []


def test_the_ledger_says_how_to_read_statements_on_days_before_the_edition(edition):
    head = plain(edition["claims"]).partition("\n- ")[0]
    assert f"of these speak of days outside {PERIOD}: what came before or after neither bears such a" in head


def test_no_statement_on_earlier_attacks_is_decided_by_later_ones(edition):
    decided = [claim for claim in collect_claims(edition) if claim["kind"] != "forecast" and claim["dates"]["last"]]
    before = [claim for claim in decided if claim["dates"]["last"] < EDITION.start.isoformat()]
    read = {row["id"][:10] for claim in before for row in claim["rows"] if row["table"] == "attacks"}
    assert before
    assert {day for day in read if day >= EDITION.start.isoformat()} == set()
