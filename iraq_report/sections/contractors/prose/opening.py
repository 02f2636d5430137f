"""The findings of the section, each with what is uncertain about it."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.prose.facts import chosen, counted, fact, money
from iraq_report.prose.text import Sentence, Text, plural, sentence
from iraq_report.sections.contractors.awards import running_totals
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.companies import told_differently
from iraq_report.sections.contractors.fuel import fixed_attacks, fuel_counts, fuel_of_run, fuel_sites
from iraq_report.sections.contractors.harm import CONTRACTOR_GROUPS, casualties_by_nationality, contractor_casualties
from iraq_report.sections.contractors.presence import (
    attacks_at,
    departures_of_run,
    movements,
    presence_rates,
    rates_of_run,
)
from iraq_report.sections.contractors.prose.departures import side
from iraq_report.sections.contractors.staff import relocation
from iraq_report.sections.findings import Finding, finding, left_open, opening
from iraq_report.sections.people import everyone
from iraq_report.sections.rows import between, days_text, when
from iraq_report.sections.selection import for_trends, within
from iraq_report.tables.columns import items_of


def found(run: ContractorsRun) -> Text:
    """The findings of the run, those that the data bear out."""
    return opening(
        [_attacks(run), _episode(run), _fuel(run), _harm(run), _staff(run), _money(run)],
        before=[_left_open(run)],
        empty=sentence(f"The tables hold nothing on contractors at {site_name(run)}."),
    )


def _left_open(run: ContractorsRun) -> Sentence | None:
    p = run.parameters
    rates = rates_of_run(run.events, run.tables["contractor_events"], p)
    fuel = run.not_covered(p.fuel_start, p.fuel_end) or run.not_covered(p.baseline_start, p.baseline_end)
    return left_open(
        {
            "attacks around the departures of contractors": bool(departures_of_run(run)["covered"].any()),
            "attacks with and without contractors at the base": bool(rates.present.days and rates.away.days),
            f"attacks on the sites supplied with fuel, {days_text(p.fuel_start, p.fuel_end)}": not fuel,
        }
    )


def _attacks(run: ContractorsRun) -> Finding:
    p = run.parameters
    attacks = attacks_at(run.events, p.site)
    if attacks.empty:
        nothing = f"The list holds no attack at {site_name(run)} from {run.period} under the filters of this run."
        return finding(sentence(nothing), sentence("That none was found does not mean that there was none."))
    moves = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    left, back = (moves[moves["event_type"] == kind] for kind in ("withdrawal", "return"))
    counts = {
        "attacks": counted("contractors.found.attacks", attacks, measure=attacks_at),
        "left": counted("contractors.found.departures", left, measure=movements),
        "back": counted("contractors.found.returns", back, measure=movements),
    }
    told = sentence(
        "The list holds {attacks} {word} at {site} from {first} to {last}, and the tables {left} {departures} of "
        "contractors and {back} {returns} since {since}.",
        site=site_name(run),
        word=plural(len(attacks), "attack"),
        first=chosen("contractors.found.first", p.start, measure=attacks_at),
        last=chosen("contractors.found.last", p.end, measure=attacks_at),
        since=chosen("contractors.found.since", p.moves_start, measure=movements),
        departures=plural(len(left), "departure"),
        returns=plural(len(back), "return"),
        **counts,
    )
    doubt = sentence(
        "The departures are those of the teams that sources write of, known by month or by a span of days more often "
        "than by the day; what came first in time is not thereby a cause."
    )
    return finding(told.on(moves), doubt, _ratio(run))


def _ratio(run: ContractorsRun) -> Sentence | None:
    """How open the comparison of days with and without contractors is."""
    p = run.parameters
    ratio = rates_of_run(run.events, run.tables["contractor_events"], p).ratio
    if ratio is None or not all(math.isfinite(value) for value in (ratio.value, ratio.low, ratio.high)):
        return None
    moves = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    return sentence(
        "The rate of rocket and drone attacks in their presence was {ratio} times that in their absence, with a 95% "
        "interval from {low} to {high}.",
        **{
            end: fact(f"contractors.found.{name}", value, measure=presence_rates, digits=1)
            for end, name, value in (
                ("ratio", "ratio", ratio.value),
                ("low", "ratio_low", ratio.low),
                ("high", "ratio_high", ratio.high),
            )
        },
    ).on(for_trends(attacks_at(run.events, p.site)), moves)


def _episode(run: ContractorsRun) -> Finding | None:
    pairs = told_differently(run.tables["contractor_events"])
    denied = pairs[pairs["event_type"] == "evacuation_denied"]
    if denied.empty:
        return None
    theirs, ours = side(denied.iloc[0], "report"), side(denied.iloc[0], "sources")
    if not run.parameters.start <= theirs["date"].date() <= run.parameters.end:
        return None  # a run of other days is not about it
    sources = len(items_of(ours["source_ids"]))
    told = sentence(
        "The evacuation that was denied, which the report dates to {theirs}, belongs to {ours} by the other sources.",
        theirs=when("contractors.found.episode_report", theirs, measure=told_differently),
        ours=when("contractors.found.episode_sources", ours, measure=told_differently),
    )
    doubt = sentence(
        "The date rests on {n} {word}; a page that tells of such a denial on the report's date would change it; "
        "no such page was found.",
        n=fact("contractors.found.episode_pages", sources, measure=told_differently, unit="sources"),
        word=plural(sources, "source"),
    )
    return finding(told, doubt.on(ours))


def _staff(run: ContractorsRun) -> Finding | None:
    moved = relocation(run.tables["contractor_staff"], run.parameters.site)
    if moved is None or not run.parameters.start <= moved.whole["date"].date() <= run.parameters.end:
        return None
    low, high = moved.whole["people_low"], moved.whole["people_high"]
    told = sentence(
        "One official gave the headcount of {people} that the report has for {when}.",
        people=between("contractors.found.staff", low, high, measure=relocation),
        when=when("contractors.found.staff_date", moved.whole, measure=relocation),
    )
    return finding(told.on(moved.whole), sentence("Other accounts differ, and count other people."))


def _money(run: ContractorsRun) -> Finding | None:
    totals = running_totals(run.tables["contracts"], run.parameters.site)
    if totals.rows.empty:
        return None
    told = sentence(
        "Running totals published for work at the base: {n}, up to {largest}.",
        n=fact("contractors.found.totals", len(totals.rows), measure=running_totals, unit="totals"),
        largest=money("contractors.found.largest", totals.largest, measure=running_totals),
    )
    doubt = sentence("A running total is never added to another, and few of the contracts behind it were found.")
    return finding(told.on(totals.rows), doubt)


def _harm(run: ContractorsRun) -> Finding | None:
    rows = contractor_casualties(run.events, run.tables["casualties"])
    if rows.empty:
        return None
    killed = everyone(casualties_by_nationality(rows), "killed")
    told = sentence(
        "Contractors reported killed: {killed}; attacks with contractors among the casualties: {n}.",
        killed=between("contractors.found.killed", *killed, measure=casualties_by_nationality),
        n=fact("contractors.found.harmful", rows["attack_id"].nunique(), measure=contractor_casualties, unit="attacks"),
    )
    casualties = run.tables["casualties"]
    behind = casualties[casualties["attack_id"].isin(rows["attack_id"]) & casualties["who"].isin(CONTRACTOR_GROUPS)]
    return finding(told.on(behind), sentence("They are mostly figures of the first day."))


def _fuel(run: ContractorsRun) -> Finding | None:
    p = run.parameters
    if run.not_covered(p.fuel_start, p.fuel_end) or run.not_covered(p.baseline_start, p.baseline_end):
        return None
    counts = fuel_of_run(run.events, run.tables, p)
    supplied = counts[counts["supplied"]]
    if supplied.empty:
        return None
    hit = int((supplied["window"] > 0).sum())
    told = sentence(
        "Of {n} {word} to which a firm close to militias is said to have supplied fuel, {hit} {was} attacked from "
        "{first} to {last}.",
        n=counted("contractors.found.fuelled", fuel_sites(run.tables["services"]), measure=fuel_counts, unit="sites"),
        word=plural(len(supplied), "site"),
        was=plural(hit, "was", "were"),
        hit=fact("contractors.found.fuelled_hit", hit, measure=fuel_counts, unit="sites"),
        first=chosen("contractors.found.fuel_first", p.fuel_start, measure=fuel_counts),
        last=chosen("contractors.found.fuel_last", p.fuel_end, measure=fuel_counts),
    )
    behind = fuel_sites(run.tables["services"])
    attacks = within(fixed_attacks(run.events), p.fuel_start, p.fuel_end)
    return finding(told.on(attacks[attacks["site_id"].isin(supplied["site_id"])], behind), _said_to_supply(behind))


def _said_to_supply(sites: pd.DataFrame) -> Sentence:
    alone = (sites["stated_by"] == "report").all()
    return sentence(
        "That the firm supplied them {who}. Foreign troops or contractors were at these sites as well: the counts do "
        "not show what the fuel had to do with it.",
        who="rests on the report and the one article it cites" if alone else "is said by the report and by others",
    )
