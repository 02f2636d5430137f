"""Sentences about companies, their services, awards and running totals."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, counted, day, fact, money
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, bullets, join, listed, paragraph, plural, sentence
from iraq_report.sections.contractors.awards import (
    awards_by_year,
    behind_total,
    only_in_report,
    running_totals,
    single_contracts,
)
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.companies import ServiceConflict, service_conflicts, services_at, shared_names
from iraq_report.sections.contractors.figures.money import SERVICE_LABELS
from iraq_report.sections.rows import STATED_LABELS, cited, when


def companies(run: ContractorsRun) -> ShownTable:
    """Every company of the table with what it does and who names it."""
    rows = run.tables["contractors"].sort_values("company")
    shown = pd.DataFrame(
        {
            "Company": rows["company"],
            "Part of": rows["parent"].fillna("not stated"),
            "Work in Iraq": rows["role"],
            "Where": rows["main_site"].fillna("not stated"),
            "Named in the report as": rows["named_in_report_as"].fillna("not named"),
            "Stated by": rows["stated_by"].map(STATED_LABELS),
        }
    )
    return ShownTable(
        "contractors-companies", "Companies that worked for the US presence or the Iraqi fleet", shown, ("contractors",)
    )


def services(run: ContractorsRun) -> Text:
    """How many companies gave which services, and what the report gives to a company that others do not."""
    here = services_at(run.tables["services"], run.parameters.site)
    if here.empty:
        return paragraph(sentence(f"The tables name no service at {site_name(run)}."))
    lead = sentence(
        "At {site} the tables name {companies} {word} with {services} {services_word}; named by the report alone: "
        "{alone}.",
        site=site_name(run),
        companies=fact("contractors.services.companies", here["contractor_id"].nunique(), measure=services_at),
        word=plural(here["contractor_id"].nunique(), "company", "companies"),
        services=fact("contractors.services.rows", len(here), measure=services_at),
        services_word=plural(len(here), "service"),
        alone=counted("contractors.services.report_alone", here[here["stated_by"] == "report"], measure=services_at),
    )
    return join(paragraph(lead, *_conflicts(run)).on(here), _blends(run))


def _conflicts(run: ContractorsRun) -> list[Sentence]:
    return [
        sentence(
            "In one place the report says that {company} did {service} {cite}, in another that {other} did "
            "{other_cite}{copied}.",
            service=SERVICE_LABELS[pair.one["service"]],
            company=pair.one["company"],
            cite=cited(pair.one),
            other=pair.other["company"],
            other_cite=cited(pair.other),
            copied="; other pages write both as well" if _both_elsewhere(pair) else "",
        )
        for pair in service_conflicts(run.tables["services"], run.parameters.site)
    ]


def _both_elsewhere(pair: ServiceConflict) -> bool:
    return bool(pair.one["stated_by"] == pair.other["stated_by"] == "both")


def _blends(run: ContractorsRun) -> Text:
    blends = shared_names(run.tables["contractors"])
    return paragraph(
        *(
            sentence(
                f"The report also writes of *{name}*. No company of that name was found; the word seems to join the "
                f"names of {listed(companies)}, a firm and its parent group."
            )
            for name, companies in blends.items()
        )
    )


def awards(run: ContractorsRun) -> Text:
    """What was awarded, what carries another kind of value, and what only the report knows."""
    contracts = run.tables["contracts"]
    single = single_contracts(contracts)
    if single.empty:
        return paragraph(sentence("The tables hold no contract."))
    given = single[single["value_kind"] == "award"]
    table = awards_by_year(contracts)
    total = float(table.drop(columns="year").sum().sum()) if len(given) else 0.0
    lead = sentence(
        "Awards among the {all} contracts of the table: {awards}, {total} together. The others are not added: with a "
        "ceiling only {ceilings}, notified to the US Congress {notified}, known second-hand {reported}.",
        awards=fact("contractors.awards.count", len(given), measure=single_contracts).on(rows_behind(given)),
        all=fact("contractors.contracts.count", len(single), measure=single_contracts),
        total=money("contractors.awards.total", total, measure=awards_by_year).on(rows_behind(given)),
        **{
            word: counted(
                f"contractors.contracts.{kind}", single[single["value_kind"] == kind], measure=single_contracts
            )
            for word, kind in (("ceilings", "ceiling"), ("notified", "notification"), ("reported", "reported"))
        },
    )
    return join(paragraph(lead).on(single), paragraph(*_report_awards(run)))


def _report_awards(run: ContractorsRun) -> list[Sentence]:
    """Awards that only the report states, each beside the nearest contract that others name."""
    rows = only_in_report(run.tables["contracts"], run.parameters.site)
    return [
        sentence(
            "The report says that {company} won {value} in {when} without competition, for work up to {end} "
            "{cite}; the page it cites was not found, so the award rests on the report.",
            company=row["company"],
            value=money(f"contractors.award.{row['contract_id']}", row["value_low"], measure=only_in_report),
            when=when(f"contractors.award.{row['contract_id']}.date", row, measure=only_in_report),
            end=day(f"contractors.award.{row['contract_id']}.end", row["period_end"], measure=only_in_report),
            cite=cited(row),
        ).on(row)
        for _, row in rows.iterrows()
        if pd.notna(row["period_end"]) and pd.notna(row["value_low"])
    ]


def totals(run: ContractorsRun) -> Text:
    """Running totals side by side, how wrong their sum would be, and how much of the largest can be named."""
    found = running_totals(run.tables["contracts"], run.parameters.site)
    if found.rows.empty:
        return paragraph(sentence(f"The tables hold no running total for {site_name(run)}."))
    items = [
        sentence(
            "{value}, from {since} to {end}: {by} {cite}.",
            value=_total_value(row),
            end=day(f"contractors.total.{row['contract_id']}.end", row["period_end"], measure=running_totals),
            since=_since(row),
            by={"report": "the report alone", "both": "the report and others"}.get(row["stated_by"], "other sources"),
            cite=cited(row),
        ).on(row)
        for _, row in found.rows.iterrows()
    ]
    overlap = sentence(
        "The totals cover the same years. Added up they would make {sum}, which counts at least {twice} "
        "twice; what they bear out is the largest alone, {largest}.",
        sum=money("contractors.totals.sum", found.added_up, measure=running_totals),
        twice=money("contractors.totals.twice", found.counted_twice, measure=running_totals),
        largest=money("contractors.totals.largest", found.largest, measure=running_totals),
    ).on(found.rows)
    return join(bullets(items), paragraph(overlap if len(found.rows) > 1 else None, _named(run, found.rows)))


def _since(row: pd.Series) -> Fact | str:
    if pd.isna(row["period_start"]):
        return "a start that is not stated"
    return day(f"contractors.total.{row['contract_id']}.start", row["period_start"], measure=running_totals)


def _total_value(row: pd.Series) -> Fact:
    return money(f"contractors.total.{row['contract_id']}", row["value_low"], measure=running_totals)


def _named(run: ContractorsRun, rows: pd.DataFrame) -> Sentence:
    """How many contracts of the table the largest total can hold."""
    largest = rows.loc[rows["value_low"].astype(float).idxmax()]
    named = behind_total(run.tables["contracts"], largest)
    if named.empty:
        return sentence("None of the contracts behind the largest total stands in the table.")
    return sentence(
        "Contracts of the table that the largest total can contain: {n} {cite}; the rest was not found.",
        n=fact("contractors.totals.named", len(named), measure=behind_total),
        cite=cited(*(row for _, row in named.iterrows())),
    ).on(named)
