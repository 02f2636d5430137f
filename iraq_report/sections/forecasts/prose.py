"""Sentences about the forecasts as a whole, and the meaning of each outcome."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from iraq_report.claims.ledger import Decided
from iraq_report.claims.verdict import NONE, OUTCOMES, READING
from iraq_report.prose.facts import Fact, chosen, counted, fact, measure_name
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Text, paragraph, plural, sentence
from iraq_report.sections.claims.measures import claim_rows
from iraq_report.sections.findings import Finding, finding, opening
from iraq_report.sections.forecasts.common import ForecastRun
from iraq_report.sections.forecasts.measures import attacks_by_year, behind_years, count_outcomes, hurting, word
from iraq_report.sections.forecasts.outcomes_forces import level
from iraq_report.sections.rows import between, cited, when


def _count(name: str, held: Sequence[Decided]) -> Fact:
    return counted(f"forecasts.{name}", claim_rows(held), measure=count_outcomes, unit="forecasts")


def found(run: ForecastRun, decided: Sequence[Decided]) -> Text:
    """What was expected, up to when it is read, and what came of it."""
    nothing = sentence("The tables of this run hold no forecast.")
    if not decided:
        return paragraph(nothing)
    return opening([_outcomes(run, decided), _level(run), _conditional(decided)], empty=nothing)


def _outcomes(run: ForecastRun, decided: Sequence[Decided]) -> Finding:
    rows = claim_rows(decided)
    by_outcome = {outcome: [d for d in decided if d.verdict.word == outcome] for outcome in OUTCOMES}
    read, undecided = ([d for d in decided if d.verdict.basis == basis] for basis in (READING, NONE))
    told = sentence(
        "**{total} {expected} of the report {are_read} read up to {horizon}:** {came_true} came true, {partly} in "
        "part, {did_not} did not, and {open} {are} open.",
        total=_count("total", decided),
        expected=plural(len(decided), "expectation"),
        are_read=plural(len(decided), "is", "are"),
        horizon=chosen("forecasts.horizon", run.parameters.horizon, measure=count_outcomes),
        are=plural(len(by_outcome["open"]), "is", "are"),
        **{outcome: _count(outcome, held) for outcome, held in by_outcome.items()},
    )
    doubt = sentence(
        "What would show an outcome is the proposal of this project. {readings} {rest} on a named human reading of "
        "pages, and {undecided} could not be decided at all.",
        readings=_count("readings", read),
        rest=plural(len(read), "rests", "rest"),
        undecided=_count("undecided", undecided),
    )
    return finding(told.on(rows), doubt.on(rows))


def _level(run: ForecastRun) -> Finding | None:
    """The number of US troops at the horizon, on which so much of what was expected hangs."""
    last = level(run, "US", run.parameters.horizon)
    if last is None or last["people_low"] <= 0:
        return None
    told = sentence(
        "**US forces stayed.** The last published figure by then is {people} troops, of {day} {cited}.",
        people=between("forecasts.us_troops", last["people_low"], last["people_high"], measure=level),
        day=when("forecasts.us_troops.day", last, measure=level),
        cited=cited(last),
    )
    return finding(
        told.on(last), sentence("It is a round number given by officials; a change of hundreds would not show.")
    )


def _conditional(decided: Sequence[Decided]) -> Finding | None:
    held = [item for item in decided if item.claim.measure in _CONDITIONS and item.verdict.word == "open"]
    if not held:
        return None
    told = sentence(
        "**{n} {start} from an event that did not come**, the departure of US forces or a larger NATO mission.",
        n=fact("forecasts.conditional", len(held), measure=count_outcomes, unit="forecasts"),
        start=plural(len(held), "starts", "start"),
    )
    doubt = sentence("They are neither right nor wrong; what was seen meanwhile stands with each.")
    return finding(told.on(claim_rows(held)), doubt)


_CONDITIONS = ("if_us_leaves", "if_nato_fills")


def words() -> ShownTable:
    """What each outcome means."""
    table = pd.DataFrame({"Outcome": [word(outcome) for outcome in OUTCOMES], "What it means": list(OUTCOMES.values())})
    return ShownTable("forecasts-words", "Outcomes and what they mean", table)


def _year(name: str, first: pd.Timestamp) -> Fact:
    return Fact(name, first.year, "year", str(first.year), 0, measure_name(attacks_by_year))


def attacks(run: ForecastRun) -> Text:
    """How the attacks that were foreseen for the years after compare with those before."""
    years = attacks_by_year(run)
    all_ = behind_years(run)
    if all_.empty:
        return paragraph(sentence("The list of this run has no rocket or drone attack to compare."))
    drones = years.assign(share=years["drones"] / (years["rockets"] + years["drones"]))
    most = drones.loc[drones["share"].idxmax()]
    of = all_[all_["date"].dt.year == most["year"].year]
    return paragraph(
        sentence(
            "From {first} to {last} the list has {all} rocket and drone attacks in Iraq at medium or high confidence, "
            "of which {harm} hurt or killed somebody. Drones had their largest share in {year}, with {drones} of {of}.",
            first=chosen("forecasts.attacks.first", run.parameters.base_start, measure=attacks_by_year),
            last=chosen("forecasts.attacks.last", run.parameters.horizon, measure=attacks_by_year),
            all=counted("forecasts.attacks.all", all_, measure=attacks_by_year, unit="attacks"),
            harm=counted("forecasts.attacks.hurting", all_[hurting(all_)], measure=attacks_by_year, unit="attacks"),
            year=_year("forecasts.attacks.drone_year", most["year"]),
            drones=counted("forecasts.attacks.drones", of[of["weapon"] == "drone"], measure=attacks_by_year),
            of=counted("forecasts.attacks.drones_of", of, measure=attacks_by_year),
        ).on(of)
    )
