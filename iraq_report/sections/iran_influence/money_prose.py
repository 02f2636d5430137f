"""Sentences about payments: what the report says, what the text behind it says, and how old that text is."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import Fact, day, fact, money, setting, share
from iraq_report.prose.text import Sentence, Text, bullets, join, paragraph, plural, sentence
from iraq_report.sections.iran_influence.common import IranRun, span, told
from iraq_report.sections.iran_influence.payments import monthly_payments, payment_cut
from iraq_report.sections.rows import cited, when
from iraq_report.tables.columns import items_of


def _usd(name: str, value: float) -> Fact:
    return money(name, value, measure=monthly_payments)


def groups_paid(run: IranRun) -> Fact:
    """To how many groups the payment is said to go."""
    name = "iran_influence.payments.groups"
    return setting(name, run.parameters.paid_groups, measure=monthly_payments, unit="groups")


def _payment(payments: pd.DataFrame, stated_by: str, period: str, *, total: bool = False) -> Sentence | None:
    rows = payments[(payments["stated_by"] == stated_by) & (payments["period"] == period)]
    if rows.empty:
        return None
    row, what = rows.iloc[0], "total" if total else "each"
    low, high = (row["total_low"], row["total_high"]) if total else (row["low"], row["high"])
    return span(f"iran_influence.payments.{stated_by}.{period}.{what}", low, high, one=_usd)


def money_span(payments: pd.DataFrame, period: str) -> Sentence | str:
    """The payment to one group in a period, as the sources state it."""
    return _payment(payments, "sources", period) or "an unknown sum"


def _account(payments: pd.DataFrame, stated_by: str, who: str) -> Sentence | None:
    parts = [
        _payment(payments, stated_by, period, total=total)
        for period in ("before_pandemic", "since_pandemic")
        for total in (False, True)
    ]
    each_before, all_before, each_since, all_since = parts
    if each_before is None or all_before is None or each_since is None or all_since is None:
        return None
    rows = payments[payments["stated_by"] == stated_by]
    return told(
        "**{who}**: {each_before} a month to each group before the pandemic and {each_since} since; for all of them "
        "together that makes {all_before} and {all_since} {cited}.",
        who=who,
        each_before=each_before,
        each_since=each_since,
        all_before=all_before,
        all_since=all_since,
        cited=cited(rows.iloc[0]),
    ).on(rows)


def _cut(payments: pd.DataFrame, stated_by: str, who: str) -> Sentence | None:
    cut = payment_cut(payments, stated_by=stated_by)
    if cut is None or cut.least <= 0:
        return None
    key = f"iran_influence.cut.{stated_by}"
    return sentence(
        "With the figures of {who} the cut lies between {least} and {most}; comparing the low ends it is {low_end}, "
        "comparing the high ends {high_end}.",
        who=who,
        least=share(f"{key}.least", cut.least, measure=payment_cut),
        most=share(f"{key}.most", cut.most, measure=payment_cut),
        low_end=share(f"{key}.low_end", cut.low_end, measure=payment_cut),
        high_end=share(f"{key}.high_end", cut.high_end, measure=payment_cut),
    ).on(payments[payments["stated_by"] == stated_by])


def payments(run: IranRun, table: pd.DataFrame) -> Text:
    """What is said to be paid, by the report and by the source behind it, and how large the cut is."""
    if table.empty:
        return paragraph(sentence("The tables hold no figure of payments."))
    return join(
        paragraph(
            sentence(
                "The report says that Iran paid each of {groups} {word} less after the pandemic began, and takes this "
                "to support its argument that groups turned to drones because they are cheap. Its figure goes back to "
                "one commander of one group, whom Reuters quoted without naming him.",
                word=plural(run.parameters.paid_groups, "group"),
                groups=groups_paid(run),
            )
        ),
        bullets(
            [
                _account(table, "sources", "Reuters"),
                _account(table, "report", "The report"),
            ]
        ),
        paragraph(
            _cut(table, "sources", "Reuters"),
            _cut(table, "report", "the report"),
        ),
        paragraph(_age(run, table), _older(run, table)),
    )


def _age(run: IranRun, table: pd.DataFrame) -> Sentence | None:
    """That the page the report cites is dated later than the text that carries the figures."""
    pages = run.tables["sources"].set_index("source_id", drop=False)
    since = table[table["period"] == "since_pandemic"].drop_duplicates("stated_by").set_index("stated_by")
    if not {"report", "sources"} <= set(since.index):
        return None
    cited_page, text = (items_of(since.loc[who, "source_ids"])[0] for who in ("report", "sources"))
    if not {cited_page, text} <= set(pages.index):
        return None
    later, earlier = pages.loc[cited_page], pages.loc[text]
    if pd.isna(later["date"]) or pd.isna(earlier["date"]) or later["date"] <= earlier["date"]:
        return None
    months = (later["date"].to_period("M") - earlier["date"].to_period("M")).n
    return sentence(
        "The footnote dates its page {later}; the Reuters report with the same content is of {earlier}, {months} "
        "{word} earlier: the payment since the pandemic began is that of its first months.",
        word=plural(months, "month"),
        later=when("iran_influence.payments.footnote_date", later, measure=monthly_payments),
        earlier=when("iran_influence.payments.text_date", earlier, measure=monthly_payments),
        months=fact(
            "iran_influence.payments.age_months",
            months,
            measure=monthly_payments,
            unit="months",
        ),
    ).on(run.tables["sources"][lambda t: t["source_id"].isin([cited_page, text])])


def _older(run: IranRun, table: pd.DataFrame) -> Sentence | None:
    """That the figure is older than the drone attacks which the report sets beside it."""
    attacks, text = run.tables["attacks"], table[table["stated_by"] == "sources"]["date_end"].max()
    told_of = attacks[(attacks["weapon"] == "drone") & attacks["stated_by"].isin(["report", "both"])]
    if told_of.empty or pd.isna(text) or told_of["date"].min() <= text:
        return None
    return sentence(
        "The drone attacks of which the report tells begin on {first}, so the figure is older than all of them; no "
        "later figure has been found.",
        first=day("iran_influence.drones.first_told", told_of["date"].min(), measure=monthly_payments),
    ).on(told_of.nsmallest(1, "date"))
