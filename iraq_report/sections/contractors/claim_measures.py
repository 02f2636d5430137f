"""Tests of statements on contractors that need more than the general ones: services as a list, running totals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from iraq_report.claims.compare import meets
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.rows import having, picked
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed
from iraq_report.sections.contractors.awards import behind_total
from iraq_report.sections.run import AnyRun


def services_given(claim: Claim, run: AnyRun, *, where: Mapping[str, str | Sequence[str]], column: str) -> Verdict:
    """Services (or the sites of a service) that other sources name, as a list, against the stated list.

    Services that ended before the days of the statement, or began after them, are left out; a blank start or end
    leaves a service in.

    Formula: different values of the column in rows of other sources that hold the given values; reproduced where they
    and the stated ones, separated by `;`, are the same set, whatever the case, else differs.
    Source: services table.
    """
    rows = having(run, "services", where)
    if claim.first is not None and claim.last is not None:
        ended = rows["end"] < pd.Timestamp(claim.first)
        to_come = rows["start"] > pd.Timestamp(claim.last)
        rows = rows[~ended & ~to_come]
    if rows.empty:
        return not_testable("No other source seen names a service of this kind.")
    ours = {name.casefold(): name for name in rows[column].str.replace("_", " ")}
    theirs = {name.casefold(): name for name in (part.strip() for part in claim.stated.split(";"))}
    text, proof = listed(ours.values()), evidence("services", rows)
    if ours.keys() == theirs.keys():
        return Verdict("reproduced", f"Other sources name {text}, as the report does.", text, claim.stated, "", proof)
    lacking = listed(name for key, name in theirs.items() if key not in ours)
    beside = listed(name for key, name in ours.items() if key not in theirs)
    parts = [f"adds {lacking}" if lacking else "", f"leaves out {beside}" if beside else ""]
    sentence = f"Other sources name {text}; the report {listed(part for part in parts if part)}."
    return Verdict("differs", sentence, ours=text, theirs=claim.stated, evidence=proof)


def total_since(claim: Claim, run: AnyRun, *, contract: str) -> Verdict:
    """The first day that other sources give for a running total against the stated one.

    Formula: reproduced where `period_start` of the row lies in the days of the statement, else disputed; not testable
    where no other source gives it.
    Source: contracts table.
    """
    rows = picked(run, "contracts", (contract,))
    if isinstance(rows, str):
        return not_covered(rows)
    proof = evidence("contracts", rows)
    first = rows["period_start"].iloc[0]
    if rows["stated_by"].iloc[0] == "report" or pd.isna(first):
        return not_testable("No other source seen says when the total begins.", proof)
    word = "reproduced" if meets((first.date(), first.date()), claim) else "disputed"
    text = day_text(first)
    return Verdict(
        word, f"Other sources count it from {text}; the report from {claim.days}.", ours=text, theirs=claim.days,
        evidence=proof,
    )  # fmt: skip


def total_holds(claim: Claim, run: AnyRun, *, contract: str) -> Verdict:
    """Whether a running total is large enough to hold what it must hold.

    It must hold every total published for an earlier end of the same work, and every single contract of the company
    at the site inside its period. Nothing is added up: totals overlap, and a ceiling is no money spent.

    Formula: reproduced where none of these values of other sources exceeds the stated number and its tolerance, else
    differs.
    Source: contracts table.
    """
    rows = picked(run, "contracts", (contract,))
    if isinstance(rows, str):
        return not_covered(rows)
    total, contracts = rows.iloc[0], run.tables["contracts"]
    contracts = contracts[contracts["stated_by"] != "report"]
    same = (contracts["contractor_id"] == total["contractor_id"]) & (contracts["site_id"] == total["site_id"])
    totals = contracts[same & (contracts["value_kind"] == "cumulative_reported")]
    parts = pd.concat([totals[totals["period_end"] < total["period_end"]], behind_total(contracts, total)])
    if parts.empty:
        return not_testable("No earlier total and no single contract inside the period is known.")
    largest = float(parts["value_low"].max())
    word = "reproduced" if largest <= (claim.high or 0) + claim.tolerance else "differs"
    text = value_text(largest, largest, claim.unit)
    sentence = f"Of {len(parts)} values that it must hold the largest is {text}; {claim.said} {claim.value}."
    return Verdict(word, sentence, ours=text, theirs=claim.value, evidence=evidence("contracts", parts))
