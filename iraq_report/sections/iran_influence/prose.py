"""What the section found, and what it passes on from the report between its figures."""

from __future__ import annotations

from iraq_report.prose.facts import day, fact, share
from iraq_report.prose.text import Sentence, Text, bullets, cite, paragraph, plural, sentence
from iraq_report.sections.iran_influence.common import IranRun, dialogue_rows, indicator_rows, told, when
from iraq_report.sections.iran_influence.drones import around_cut, first_drone_attack, quarterly_attacks
from iraq_report.sections.iran_influence.money_prose import groups_paid, money_span
from iraq_report.sections.iran_influence.payments import monthly_payments, payment_cut
from iraq_report.sections.iran_influence.responsibility import KINDS, UNCLAIMED, kind_of_claim
from iraq_report.sections.iran_influence.standing import scenarios_by_actor
from iraq_report.sections.iran_influence.standing_prose import followed, value


def overview(run: IranRun) -> Text:
    """What was found, one sentence a subject; a subject without data has none."""
    return bullets(
        [
            _payments(run),
            _drones(run),
            _claims(run),
            _forces(run),
            _seats(run),
            _dates(run),
            _scenarios(run),
        ]
    )


def _payments(run: IranRun) -> Sentence | None:
    table = monthly_payments(run.tables["iran_indicators"], groups=run.parameters.paid_groups)
    cut = payment_cut(table, stated_by="sources")
    if cut is None or cut.least <= 0:
        return None
    return told(
        "**Payments.** By the one account there is, Iran paid each of {groups} groups {before} a month before the "
        "pandemic and {since} after it began, a cut of {least} to {most}.",
        groups=groups_paid(run),
        before=money_span(table, "before_pandemic"),
        since=money_span(table, "since_pandemic"),
        least=share("iran_influence.cut.sources.least", cut.least, measure=payment_cut),
        most=share("iran_influence.cut.sources.most", cut.most, measure=payment_cut),
    )


def _drones(run: IranRun) -> Sentence:
    p = run.parameters
    count = int(quarterly_attacks(run.events, start=p.start, end=p.end)["drone"].sum())
    first = first_drone_attack(run.events)
    if first is None:
        return sentence(f"**Drones.** The run holds no drone attack of medium or high confidence from {run.period}.")
    days = (first["date"].date() - p.cut_last).days
    lead = sentence(
        "**Drones.** The run lists {count} drone {attacks}, the first on {first}",
        count=fact("iran_influence.drones.count", count, measure=quarterly_attacks, rows=count, unit="attacks"),
        attacks=plural(count, "attack"),
        first=day("iran_influence.drones.first", first["date"], measure=first_drone_attack),
    )
    if around_cut(run.events, p) is None or days <= 0:
        return told("{lead}.", lead=lead)
    return told(
        "{lead}, {days} days after the reported cut at the latest: an order in time that leaves room for many causes.",
        lead=lead,
        days=fact("iran_influence.drones.days_after_cut", days, measure=first_drone_attack, unit="days"),
    )


def _claims(run: IranRun) -> Sentence | None:
    kinds = kind_of_claim(run.events, run.tables["groups"])
    claimed = int((kinds != UNCLAIMED).sum())
    if claimed == 0:
        return None
    main = max(KINDS, key=lambda kind: int((kinds == kind).sum()))
    words = {
        "established": "by established groups in their own name",
        "umbrella": "under an umbrella label",
        "facade": "under labels that are known from claims only",
        "other": "under other names",
    }
    count = int((kinds == main).sum())
    return told(
        "**Claims.** {claimed} of {total} attacks were claimed, {main} of them {words}.",
        claimed=fact("iran_influence.claims.claimed", claimed, measure=kind_of_claim, rows=claimed),
        total=fact("iran_influence.claims.attacks", len(kinds), measure=kind_of_claim, rows=len(kinds), unit="attacks"),
        main="all"
        if count == claimed
        else fact(f"iran_influence.claims.{main}", count, measure=kind_of_claim, rows=count),
        words=words[main],
    )


def _forces(run: IranRun) -> Sentence | None:
    rows = indicator_rows(run.tables["iran_indicators"], "pmf_budget").dropna(subset=["value_low", "value_high"])
    if len(rows) < 2:
        return None
    first, last = rows.iloc[0], rows.iloc[-1]
    return told(
        "**Popular Mobilization Forces.** Their budget, which the Iraqi state pays, is given as {first} for "
        "{first_when} and {last} for {last_when}.",
        first=value("iran_influence.pmf_budget.first", first),
        first_when=when("iran_influence.pmf_budget.first_when", first, measure=indicator_rows),
        last=value("iran_influence.pmf_budget.last", last),
        last_when=when("iran_influence.pmf_budget.last_when", last, measure=indicator_rows),
    )


def _seats(run: IranRun) -> Sentence | None:
    made = followed(run)
    return None if made is None else told("**Parliament.** {made}", made=made)


def _dates(run: IranRun) -> Sentence | None:
    rows = dialogue_rows(run.tables["dialogue"], "DG047", "DG050")
    if len(rows) < 2 or rows["DG047"]["date"] == rows["DG050"]["date"]:
        return None
    return sentence(
        "**Qaani in Baghdad.** The report puts his visit and the release of Qasim Muslih on {report}, the other "
        "sources seen on {sources}.",
        report=when("iran_influence.muslih.visit_report", rows["DG047"], measure=dialogue_rows),
        sources=when("iran_influence.muslih.visit_sources", rows["DG050"], measure=dialogue_rows),
    )


def _scenarios(run: IranRun) -> Sentence | None:
    table = run.tables["scenarios"]
    if table.empty:
        return None
    return sentence(
        "**Scenarios.** The report lays out {n}; {leaving} of them wait for US troops to leave.",
        n=fact("iran_influence.scenarios.count", len(table), measure=scenarios_by_actor, rows=len(table)),
        leaving=fact(
            "iran_influence.scenarios.on_withdrawal",
            int((table["horizon"] == "on_withdrawal").sum()),
            measure=scenarios_by_actor,
        ),
    )


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
