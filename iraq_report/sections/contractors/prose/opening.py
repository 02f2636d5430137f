"""What the section found, in a few sentences at its head."""

from __future__ import annotations

from iraq_report.prose.facts import chosen, fact, money
from iraq_report.prose.text import Sentence, Text, bullets, plural, sentence
from iraq_report.sections.contractors.awards import running_totals
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.companies import told_differently
from iraq_report.sections.contractors.fuel import fuel_counts, fuel_of_run
from iraq_report.sections.contractors.harm import casualties_by_nationality, contractor_casualties
from iraq_report.sections.contractors.presence import attacks_at, movements
from iraq_report.sections.contractors.prose.departures import side
from iraq_report.sections.contractors.staff import relocation
from iraq_report.sections.people import everyone
from iraq_report.sections.rows import between, when


def found(run: ContractorsRun) -> Text:
    """The findings of the run, those that the data bear out."""
    return bullets([_attacks(run), _episode(run), _staff(run), _money(run), _harm(run), _fuel(run)])


def _attacks(run: ContractorsRun) -> Sentence:
    p = run.parameters
    attacks = len(attacks_at(run.events, p.site))
    moves = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    left, back = (int((moves["event_type"] == kind).sum()) for kind in ("withdrawal", "return"))
    if not attacks:
        return sentence(
            f"The list holds no attack at {site_name(run)} from {run.period} under the filters of this run."
        )
    return sentence(
        "{site} was attacked {attacks} {times} from {first} to {last}. Departures of contractors from it known "
        "since {since}: {left}; returns: {back}.",
        site=site_name(run),
        attacks=fact("contractors.found.attacks", attacks, measure=attacks_at, rows=attacks),
        times=plural(attacks, "time"),
        first=chosen("contractors.found.first", run.parameters.start, measure=attacks_at),
        last=chosen("contractors.found.last", run.parameters.end, measure=attacks_at),
        left=fact("contractors.found.departures", left, measure=movements),
        since=chosen("contractors.found.since", p.moves_start, measure=movements),
        back=fact("contractors.found.returns", back, measure=movements),
    )


def _episode(run: ContractorsRun) -> Sentence | None:
    pairs = told_differently(run.tables["contractor_events"])
    denied = pairs[pairs["event_type"] == "evacuation_denied"]
    if denied.empty:
        return None
    theirs, ours = side(denied.iloc[0], "report"), side(denied.iloc[0], "sources")
    return sentence(
        "The evacuation that was denied, which the report dates to {theirs}, belongs to {ours} by the other sources.",
        theirs=when("contractors.found.episode_report", theirs, measure=told_differently),
        ours=when("contractors.found.episode_sources", ours, measure=told_differently),
    )


def _staff(run: ContractorsRun) -> Sentence | None:
    moved = relocation(run.tables["contractor_staff"], run.parameters.site)
    if moved is None:
        return None
    low, high = moved.whole["people_low"], moved.whole["people_high"]
    return sentence(
        "The headcount of {people} that the report gives for {when} is one official's; other accounts differ and "
        "count other people.",
        people=between("contractors.found.staff", low, high, measure=relocation),
        when=when("contractors.found.staff_date", moved.whole, measure=relocation),
    )


def _money(run: ContractorsRun) -> Sentence | None:
    totals = running_totals(run.tables["contracts"], run.parameters.site)
    if totals.rows.empty:
        return None
    return sentence(
        "Running totals published for the base: {n}, up to {largest}. A running total is never added to another.",
        n=fact("contractors.found.totals", len(totals.rows), measure=running_totals, rows=len(totals.rows)),
        largest=money("contractors.found.largest", totals.largest, measure=running_totals),
    )


def _harm(run: ContractorsRun) -> Sentence | None:
    rows = contractor_casualties(run.events, run.tables["casualties"])
    if rows.empty:
        return None
    killed = everyone(casualties_by_nationality(rows), "killed")
    return sentence(
        "Contractors reported killed: {killed}. Attacks with contractors among the casualties: {n}.",
        killed=between("contractors.found.killed", *killed, measure=casualties_by_nationality),
        n=fact("contractors.found.harmful", rows["attack_id"].nunique(), measure=contractor_casualties),
    )


def _fuel(run: ContractorsRun) -> Sentence | None:
    p = run.parameters
    if run.not_covered(p.fuel_start, p.fuel_end) or run.not_covered(p.baseline_start, p.baseline_end):
        return None
    counts = fuel_of_run(run.events, run.tables, p)
    supplied = counts[counts["supplied"]]
    if supplied.empty:
        return None
    hit = int((supplied["window"] > 0).sum())
    return sentence(
        "The report names {n} {word} to which a firm close to militias supplied fuel. Attacked from {first} to "
        "{last}: {hit} of {n}.",
        n=fact("contractors.found.fuelled", len(supplied), measure=fuel_counts),
        word=plural(len(supplied), "site"),
        hit=fact("contractors.found.fuelled_hit", hit, measure=fuel_counts),
        first=chosen("contractors.found.fuel_first", p.fuel_start, measure=fuel_counts),
        last=chosen("contractors.found.fuel_last", p.fuel_end, measure=fuel_counts),
    )
