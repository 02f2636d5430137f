"""Tests that only this section needs: weapons, months, places and people of attacks against what the report says."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from iraq_report.claims.compare import Bounds, fits
from iraq_report.claims.counts import Where, left_out, matching
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed, plural
from iraq_report.sections.attacks.measures import site_overlap
from iraq_report.sections.people import everyone, sums_by_who
from iraq_report.sections.rows import days_text
from iraq_report.sections.run import AnyRun
from iraq_report.sections.selection import on_us, within
from iraq_report.sections.words import WEAPON_LABELS
from iraq_report.tables.columns import items_of


def _labels(weapons: Sequence[str]) -> str:
    return listed(WEAPON_LABELS.get(weapon, weapon).lower() for weapon in weapons)


def weapons_told(claim: Claim, run: AnyRun, *, where: Where) -> Verdict:
    """Whether the weapons that the report names are those of the attacks in other sources.

    Formula: reproduced where each stated weapon is that of an attack that matches; disputed where one is not; not
    testable where no attack matches.
    Source: attacks table.
    """
    first, last = claim.span
    if reason := left_out(run, where, first, last):
        return not_covered(reason)
    rows = within(matching(run.events, where), first, last)
    if rows.empty:
        return not_testable(f"The list holds no such attack, {days_text(first, last)}.")
    found = list(dict.fromkeys(rows["weapon"]))
    stated = items_of(claim.stated)
    ours, theirs = _labels(found), _labels(stated)
    word = "reproduced" if set(stated) <= set(found) else "disputed"
    sentence = f"Other sources have {ours}; the report has {theirs}."
    return Verdict(word, sentence, ours=ours, theirs=theirs, evidence=evidence("attacks", rows))


def _hurt(rows: pd.DataFrame) -> Bounds:
    """Killed and wounded together; the high is open where that of a row is not known."""
    sums = sums_by_who(rows)
    if sums.empty:
        return 0.0, 0.0
    lows, highs = zip(everyone(sums, "killed"), everyone(sums, "wounded"), strict=True)
    low = sum(float(part) for part in lows if pd.notna(part))
    return low, None if any(pd.isna(part) for part in highs) else sum(float(part) for part in highs)


def people_hurt(claim: Claim, run: AnyRun, *, who: Sequence[str]) -> Verdict:
    """People of some groups reported killed or wounded in attacks on the US presence, against the stated number.

    Formula: sums of killed and wounded, low and high, over the casualty rows of these groups, rows left out that only
    the report states; reproduced where the low reaches the stated number, differs where the high does not, else not
    testable.
    Source: attacks and casualties tables.
    """
    first, last = claim.span
    if reason := left_out(run, Where(), first, last):
        return not_covered(reason)
    attacks = within(matching(run.events, Where()), first, last)["attack_id"]
    table = run.tables["casualties"]
    rows = table[table["attack_id"].isin(attacks) & table["who"].isin(list(who)) & (table["stated_by"] != "report")]
    low, high = ours = _hurt(rows)
    text, least, number = value_text(*ours, claim.unit), claim.low or 0, rows["attack_id"].nunique()
    word = "reproduced" if (low or 0) >= least else "differs" if high is not None and high < least else "not_testable"
    sentence = (
        f"Other sources report {text} of these groups killed or wounded, in {number} {plural(number, 'attack')} from "
        f"{days_text(first, last)}."
    )
    return Verdict(word, sentence, ours=text, theirs=claim.value, evidence=evidence("casualties", rows))


def named_attacker(claim: Claim, run: AnyRun, *, where: Where) -> Verdict:
    """Whether any source names who made the attack, by claim or attribution.

    Formula: reproduced where an attack that matches has a claim or an attribution in the list; else not testable.
    Source: attacks table.
    """
    first, last = claim.span
    if reason := left_out(run, where, first, last):
        return not_covered(reason)
    rows = within(matching(run.events, where), first, last)
    named = rows[rows["claimed_by"].notna() | rows["attributed_to"].notna()]
    if named.empty:
        return not_testable("No source seen names who made the attack.", evidence("attacks", rows))
    names = [name for column in ("claimed_by", "attributed_to") for name in named[column].dropna()]
    said = "; ".join(dict.fromkeys(names))
    sentence = f"Claimed by or attributed to: {said}."
    return Verdict("reproduced", sentence, ours=said, evidence=evidence("attacks", named))


def shared_sites(claim: Claim, run: AnyRun, *, earlier: tuple[date, date]) -> Verdict:
    """How many fixed sites attacked in the days of the statement had been attacked before.

    Formula: sites with an attack in both windows, convoy routes left out; reproduced where their number meets the
    stated one.
    Source: attacks table.
    """
    recent = claim.span
    for window in (earlier, recent):
        if reason := left_out(run, Where(), *window):
            return not_covered(reason)
    found = site_overlap(matching(run.events, Where()), earlier=earlier, recent=recent)
    ours: Bounds = (found.shared_sites, found.shared_sites)
    both = found.sites[(found.sites["earlier"] > 0) & (found.sites["recent"] > 0)]["site_id"]
    fixed = on_us(within(run.events, *recent))
    rows = fixed[fixed["site_id"].isin(both) & (fixed["target_type"] != "logistics_convoy")]
    sentence = (
        f"{found.shared_sites} of {found.recent_sites} fixed {plural(found.recent_sites, 'site')} attacked from "
        f"{days_text(*recent)} had been attacked from {days_text(*earlier)}; {found.attacks_at_shared} of "
        f"{found.recent_attacks} attacks fell on them."
    )
    return Verdict(
        "reproduced" if fits(ours, claim) else "differs", sentence, ours=value_text(*ours, claim.unit),
        theirs=claim.value, evidence=evidence("attacks", rows),
    )  # fmt: skip
