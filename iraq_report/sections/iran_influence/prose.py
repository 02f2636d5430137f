"""What the section found, and what it passes on from the report between its figures."""

from __future__ import annotations

from iraq_report.prose.facts import day, fact, share
from iraq_report.prose.text import Sentence, Text, bullets, cite, paragraph, plural, sentence
from iraq_report.sections.iran_influence.common import IranRun, dialogue_rows, indicator_rows, told
from iraq_report.sections.iran_influence.drones import around_cut, first_drone_attack, quarterly_attacks
from iraq_report.sections.iran_influence.drones_prose import no_drones
from iraq_report.sections.iran_influence.money_prose import groups_paid, money_span
from iraq_report.sections.iran_influence.payments import monthly_payments, payment_cut
from iraq_report.sections.iran_influence.responsibility import KINDS, UNCLAIMED, kind_of_claim
from iraq_report.sections.iran_influence.responsibility_prose import KIND_WORDS
from iraq_report.sections.iran_influence.standing_prose import followed, value
from iraq_report.sections.rows import when
from iraq_report.sections.selection import grades_text


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
        ]
    )


def _payments(run: IranRun) -> Sentence | None:
    table = monthly_payments(run.tables["iran_indicators"], groups=run.parameters.paid_groups)
    cut = payment_cut(table, stated_by="sources")
    if cut is None or cut.least <= 0:
        return None
    return told(
        "**Payments.** By the only account found, Iran paid each of {groups} {word} {before} a month before the "
        "pandemic and {since} after it began, a cut of {least} to {most}.",
        word=plural(run.parameters.paid_groups, "group"),
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
        return told("**Drones.** {none}", none=no_drones(run))
    days = (first["date"].date() - p.cut_last).days
    lead = sentence(
        "**Drones.** The run counts {count} drone {attacks} of {grades} confidence, {first_one} {first}",
        count=fact("iran_influence.drones.count", count, measure=quarterly_attacks, rows=count, unit="attacks"),
        attacks=plural(count, "attack"),
        grades=grades_text(p),
        first_one=plural(count, "on", "the first on"),
        first=day("iran_influence.drones.first", first["date"], measure=first_drone_attack),
    )
    if around_cut(run.events, p) is None or days <= 0:
        return told("{lead}.", lead=lead)
    return told(
        "{lead}, at least {days} {word} after payments were reported cut: an order in time that leaves room for many "
        "causes.",
        lead=lead,
        word=plural(days, "day"),
        days=fact("iran_influence.drones.days_after_cut", days, measure=first_drone_attack, unit="days"),
    )


def _claims(run: IranRun) -> Sentence | None:
    kinds = kind_of_claim(run.events, run.tables["groups"])
    claimed = int((kinds != UNCLAIMED).sum())
    if claimed == 0:
        return None
    main = max(KINDS, key=lambda kind: int((kinds == kind).sum()))
    count = int((kinds == main).sum())
    return told(
        "**Claims.** {claimed} of {total} {attacks} {were} claimed, {main}{words}.",
        claimed=fact("iran_influence.claims.claimed", claimed, measure=kind_of_claim, rows=claimed),
        total=fact("iran_influence.claims.attacks", len(kinds), measure=kind_of_claim, rows=len(kinds), unit="attacks"),
        attacks=plural(len(kinds), "attack"),
        were=plural(claimed, "was", "were"),
        main="" if claimed == 1 else _of_them(main, count, claimed),
        words=KIND_WORDS[main],
    )


def _of_them(main: str, count: int, claimed: int) -> Sentence:
    """`all of them `, or how many."""
    if count == claimed:
        return sentence("all of them ")
    return sentence(
        "{count} of them ", count=fact(f"iran_influence.claims.{main}", count, measure=kind_of_claim, rows=count)
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
    rows = dialogue_rows(run.tables["dialogue"], "DG046", "DG047", "DG049", "DG050")
    days = {key: row["date"] for key, row in rows.items()}
    alike = len(rows) == 4 and days["DG046"] == days["DG047"] and days["DG049"] == days["DG050"]
    if not alike or days["DG047"] == days["DG050"]:
        return None
    return sentence(
        "**Qaani in Baghdad.** The report puts the visit of the commander of the Quds Force and the release of Qasim "
        "Muslih on {report}; the other sources seen put both on {sources}.",
        report=when("iran_influence.muslih.visit_report", rows["DG047"], measure=dialogue_rows),
        sources=when("iran_influence.muslih.visit_sources", rows["DG050"], measure=dialogue_rows),
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
