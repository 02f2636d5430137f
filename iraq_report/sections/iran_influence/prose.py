"""What the section found, and what it passes on from the report between its figures."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import counted, day, day_text, fact, share
from iraq_report.prose.text import Sentence, Text, cite, paragraph, plural, sentence
from iraq_report.sections.findings import Finding, finding, left_open, only_here, opening
from iraq_report.sections.iran_influence.common import IranRun, indicator_rows, told
from iraq_report.sections.iran_influence.drones import (
    around_cut,
    around_election,
    drone_attacks,
    first_drone_attack,
    quarterly_attacks,
)
from iraq_report.sections.iran_influence.drones_prose import no_drones
from iraq_report.sections.iran_influence.money_prose import groups_paid, money_span
from iraq_report.sections.iran_influence.payments import monthly_payments, payment_cut
from iraq_report.sections.iran_influence.responsibility import KINDS, UNCLAIMED, kind_of_claim
from iraq_report.sections.iran_influence.responsibility_prose import KIND_WORDS
from iraq_report.sections.iran_influence.standing_prose import followed, value
from iraq_report.sections.rows import when
from iraq_report.sections.selection import grades_text, on_us


def overview(run: IranRun) -> Text:
    """The findings of the run, each with what is uncertain about it; a subject without data has none."""
    return opening(
        [_claims(run), _drones(run), _payments(run), _seats(run), _forces(run)],
        before=[only_here(run), None if _counted(run) else no_drones(run), _left_open(run)],
        empty=sentence("The tables of this run hold nothing on claims, payments and seats."),
    )


def _counted(run: IranRun) -> bool:
    return first_drone_attack(run.events) is not None


def _left_open(run: IranRun) -> Sentence | None:
    p = run.parameters
    if on_us(run.events).empty:
        return None
    return left_open(
        {
            "attacks before and after the reported cut in payments": around_cut(run.events, p) is not None,
            f"attacks around the election in Iran of {day_text(p.election)}": around_election(run.events, p)
            is not None,
        }
    )


def _payments(run: IranRun) -> Finding | None:
    p = run.parameters
    table = monthly_payments(run.tables["iran_indicators"], groups=p.paid_groups)
    cut = payment_cut(table, stated_by="sources")
    if cut is None or cut.least <= 0 or not p.start <= p.cut_last <= p.end:
        return None
    finds = told(
        "By the only account found, Iran paid each of {groups} {word} {before} a month before the pandemic and {since} "
        "after it began, a cut of {least} to {most}.",
        word=plural(p.paid_groups, "group"),
        groups=groups_paid(run),
        before=money_span(table, "before_pandemic"),
        since=money_span(table, "since_pandemic"),
        least=share("iran_influence.cut.sources.least", cut.least, measure=payment_cut),
        most=share("iran_influence.cut.sources.most", cut.most, measure=payment_cut),
    )
    doubt = sentence(
        "The account is that of one commander of one group, quoted without his name; that others were paid alike is "
        "his word too."
    )
    return finding(finds.on(table[table["stated_by"] == "sources"]), doubt)


def _drones(run: IranRun) -> Finding | None:
    p = run.parameters
    count = int(quarterly_attacks(run.events, start=p.start, end=p.end)["drone"].sum())
    first = first_drone_attack(run.events)
    if first is None:
        return None
    lead = sentence(
        "The run counts {count} drone {attacks} of {grades} confidence, {first_one} {first}",
        count=fact("iran_influence.drones.count", count, measure=quarterly_attacks, unit="attacks"),
        attacks=plural(count, "attack"),
        grades=grades_text(p),
        first_one=plural(count, "on", "the first of them on"),
        first=day("iran_influence.drones.first", first["date"], measure=first_drone_attack).on(rows_behind(first)),
    ).on(drone_attacks(run.events))
    days = (first["date"].date() - p.cut_last).days
    if around_cut(run.events, p) is None or days <= 0:
        return finding(told("{lead}.", lead=lead), sentence("A drone attack of which no source was found is missing."))
    after = sentence(
        "at least {days} {word} after payments were reported cut.",
        word=plural(days, "day"),
        days=fact("iran_influence.drones.days_after_cut", days, measure=first_drone_attack, unit="days"),
    ).on(first)
    doubt = sentence(
        "The order in time leaves room for many causes, and the list covers few weeks before the cut. An earlier drone "
        "attack, found later, would change the number of days."
    )
    return finding(told("{lead}, {after}", lead=lead, after=after), doubt)


def _claims(run: IranRun) -> Finding | None:
    kinds = kind_of_claim(run.events, run.tables["groups"])
    attacks = on_us(run.events)
    made = attacks[kinds != UNCLAIMED]
    claimed = len(made)
    if claimed == 0:
        return None
    main = max(KINDS, key=lambda kind: int((kinds == kind).sum()))
    finds = told(
        "{claimed} of {total} {attacks} {were} claimed, {main}{words}.",
        claimed=counted("iran_influence.claims.claimed", made, measure=kind_of_claim, unit="attacks"),
        total=fact("iran_influence.claims.attacks", len(kinds), measure=kind_of_claim, unit="attacks"),
        attacks=plural(len(kinds), "attack"),
        were=plural(claimed, "was", "were"),
        main="" if claimed == 1 else _of_them(main, attacks[kinds == main], claimed),
        words=KIND_WORDS[main],
    )
    doubt = sentence(
        "A missing claim may be one that was not found, and that a name stands for an established group is what "
        "sources hold, not what the tables show."
    )
    return finding(finds.on(attacks), doubt)


def _of_them(main: str, held: pd.DataFrame, claimed: int) -> Sentence:
    """`all of them `, or how many."""
    if len(held) == claimed:
        return sentence("all of them ")
    return sentence("{count} of them ", count=counted(f"iran_influence.claims.{main}", held, measure=kind_of_claim))


def _forces(run: IranRun) -> Finding | None:
    rows = indicator_rows(run.tables["iran_indicators"], "pmf_budget").dropna(subset=["value_low", "value_high"])
    if len(rows) < 2:
        return None
    first, last = rows.iloc[0], rows.iloc[-1]
    finds = told(
        "The budget of the Popular Mobilization Forces, which the Iraqi state pays, is given as {first} for "
        "{first_when} and {last} for {last_when}.",
        first=value("iran_influence.pmf_budget.first", first),
        first_when=when("iran_influence.pmf_budget.first_when", first, measure=indicator_rows),
        last=value("iran_influence.pmf_budget.last", last),
        last_when=when("iran_influence.pmf_budget.last_when", last, measure=indicator_rows),
    )
    return finding(finds, sentence("It is a planned budget, and no table divides it among the groups."))


def _seats(run: IranRun) -> Finding | None:
    made = followed(run)
    doubt = sentence("Sources count the seats of an alliance differently, and seats do not measure control.")
    return None if made is None else finding(made, doubt)


def forecast(run: IranRun) -> Text:
    """What the report passes on about the year to come, beside how attacks were claimed."""
    return paragraph(
        sentence(
            "From a forecast for its own year and the next the report takes that attacks by groups close to Iran would "
            "become more accurate and more deadly, mostly through newer weapons such as drones, and that groups acting "
            "on their own could bring about tension that neither capital wants {cited}.",
            cited=cite("instituteforthestudyofwar-e118ad"),
        )
    )
