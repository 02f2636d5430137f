"""Measures that only statements on the US posture need."""

from __future__ import annotations

import pandas as pd

from iraq_report.claims.compare import fits, meets, same_words, span_of, surely_within
from iraq_report.claims.counts import Where, left_out, matching
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.rows import picked
from iraq_report.claims.verdict import Evidence, Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed, plural
from iraq_report.sections.rows import days_text, when_text
from iraq_report.sections.run import AnyRun
from iraq_report.sections.us_posture.levels import MEASURE_WORDS, with_values


def unclaimed(claim: Claim, run: AnyRun, *, where: Where) -> Verdict:
    """The number of attacks in the days of the statement for which no claim is known, against the stated number.

    A blank claim in the list means that none is known, not that there was none. A run that leaves out attacks of weak
    confidence may bear the number out, but cannot deny it.

    Formula: attacks that surely lie in the days of the statement and have a blank `claimed_by`; reproduced where their
    number meets the stated one, else differs.
    Source: attacks table.
    """
    first, last = claim.first, claim.last
    if first is None or last is None:
        raise ValueError(f"{claim.id} names no days, which a test on attacks needs")
    if reason := left_out(run, where, first, last):
        return not_covered(reason)
    rows = surely_within(matching(run.events, where), first, last)
    if rows.empty:
        return not_testable(f"The list holds no such attack from {days_text(first, last)}.")
    blank = rows[rows["claimed_by"].isna()]
    count = float(len(blank))
    held = fits((count, count), claim)
    if not held and run.parameters.min_confidence != "low":
        return not_covered(f"This run counts only confidence {run.parameters.min_confidence} or better.")
    sentence = f"No claim is known for {len(blank)} of {len(rows)} attacks from {days_text(first, last)}."
    return Verdict(
        "reproduced" if held else "differs", sentence, ours=value_text(count, count, claim.unit), theirs=claim.value,
        evidence=evidence("attacks", blank),
    )  # fmt: skip


def present_or_planned(claim: Claim, run: AnyRun, *, force: str) -> Verdict:
    """Whether other sources have the stated number as troops said to be there, or as a ceiling or target only.

    Formula: figures of the force in the days of the statement; reproduced where one that counts people present meets
    the stated number, disputed where none does but some count people present, or meet it as a ceiling, target or
    bound; not testable without such a figure.
    Source: troops table.
    """
    rows = with_values(run.tables["troops"])
    rows = rows[(rows["force"] == force) & (rows["stated_by"] != "report")]
    rows = rows[[meets(span_of(row), claim) for _, row in rows.iterrows()]]
    alike = pd.Series([fits((value, value), claim) for value in rows["value"]], index=rows.index, dtype=bool)
    present = rows["measure"] == "present"
    borne_out = rows[alike & present]
    shown = rows[alike | present] if borne_out.empty else borne_out
    if shown.empty:
        return not_testable("No other source seen gives a number.")
    ours = "; ".join(_figure(row, claim) for _, row in shown.iterrows())
    proof = evidence("troops", shown)
    if not borne_out.empty:
        return Verdict("reproduced", f"Other sources have {ours}.", ours=ours, theirs=claim.value, evidence=proof)
    sentence = f"Other sources have {ours}. The report has {claim.value} there."
    return Verdict("disputed", sentence, ours=ours, theirs=claim.value, evidence=proof)


def _figure(row: pd.Series, claim: Claim) -> str:
    number = value_text(row["value"], row["value"], claim.unit)
    return f"{number}, {MEASURE_WORDS[row['measure']]} ({when_text(row)})"


def named_in_source(claim: Claim, run: AnyRun, *, column: str) -> Verdict:
    """Whether a name stands in the list of sources as the report prints it.

    Formula: reproduced where the cell of the cited source holds each stated word, whatever the case; disputed where it
    does not; not testable where the cell is blank.
    Source: sources table.
    """
    rows = picked(run, "sources", claim.sources)
    if isinstance(rows, str):
        return not_covered(rows)
    known = rows[rows[column].notna()]
    proof = evidence("sources", rows.assign(source_ids=rows["source_id"]))
    if known.empty:
        return not_testable("The list of sources does not name it.", proof)
    ours = listed(str(cell) for cell in known[column])
    right = any(same_words(claim.stated, cell) for cell in known[column])
    sentence = f"The list of sources has {ours}." if right else f"The list of sources has {ours}, not {claim.stated}."
    return Verdict("reproduced" if right else "disputed", sentence, ours=ours, theirs=claim.stated, evidence=proof)


def printed_once(claim: Claim, run: AnyRun) -> Verdict:
    """Whether the report prints a thing as often as it should, by the lines of the statement.

    Formula: number of separate places in `lines`; reproduced where it meets the stated number, else inconsistent.
    Source: claims table.
    """
    rows = picked(run, "claims", (claim.id,))
    proof = Evidence() if isinstance(rows, str) else evidence("claims", rows)
    places = claim.lines.split(";")
    count = float(len(places))
    word = "reproduced" if fits((count, count), claim) else "inconsistent"
    number = f"{len(places)} {plural(len(places), 'place')}"
    sentence = f"The report prints it in {number} ({plural(len(places), 'line')} {listed(places)})."
    return Verdict(word, sentence, ours=number, theirs=claim.value, evidence=proof)
