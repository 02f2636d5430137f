"""The findings of the attacks section, each with what is uncertain about it."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import CHOSEN, Basis
from iraq_report.prose.facts import Fact, chosen, counted, day_text, fact, share
from iraq_report.prose.text import Sentence, Text, listed, plural, sentence
from iraq_report.sections.attacks.context import casualties_by_group, compare_tallies
from iraq_report.sections.attacks.context_prose import people
from iraq_report.sections.attacks.measures import (
    TOLD,
    compare_windows,
    compared_quarters,
    count_attacks,
    detention_rates,
    drone_share,
    in_windows,
    later_quarters,
    on_fixed_sites,
    overlap_of_run,
    site_overlap,
    windows_of_run,
)
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.findings import Finding, finding, left_open, only_here, opening
from iraq_report.sections.people import everyone
from iraq_report.sections.rows import days_text
from iraq_report.sections.run import Run
from iraq_report.sections.selection import (
    coverage,
    covered,
    for_trends,
    grades_text,
    kinds_text,
    lacking,
    on_us,
    within,
)
from iraq_report.sections.statistics import Interval

AttacksRun = Run[Parameters]


def found(run: AttacksRun) -> Text:
    """The findings of the run, those that the data bear out."""
    return opening(
        [_total(run), _places(run), _drones(run), _detention(run), _toll(run)],
        before=[_coverage(run), only_here(run), _left_open(run)],
        empty=sentence(f"The list holds no attack from {run.period} under the filters of this run."),
    )


def _coverage(run: AttacksRun) -> Sentence | None:
    """The days that the list of the run covers, for a run that asks for others too."""
    p = run.parameters
    missing = lacking(p, p.start, p.end)
    if not missing:
        return None
    known = coverage(p.data) or {}
    spans = [f"{name} from {' to '.join(map(day_text, known[name]))}" for name in missing if name in known]
    spans += [f"no day in {name}" for name in missing if name not in known]
    return sentence(f"The list covers {listed(spans)}; other days of this run are not covered.")


def _left_open(run: AttacksRun) -> Sentence | None:
    p = run.parameters
    if on_us(run.events).empty:
        return None
    endings = [detention_rates(run.events, p, last=last) for last in (p.release_report, p.release_sources)]
    return left_open(
        {
            "whether attacks came back to the same places": overlap_of_run(run.events, p) is not None,
            f"the weeks that the report tells of, {days_text(*TOLD)}": covered(p, *TOLD),
            "attacks around the arrest and the release of Qasim Muslih": None not in endings,
        }
    )


def _total(run: AttacksRun) -> Finding | None:
    attacks = on_us(run.events)
    if attacks.empty:
        return None
    convoys = attacks["target_type"] == "logistics_convoy"
    told = sentence(
        "The list holds {total} {word} from {first} to {last}, {convoys} of them on supply convoys and {others} on "
        "bases, embassies and other fixed places."
        if convoys.any()
        else "The list holds {total} {word} from {first} to {last}, none of them on a supply convoy.",
        total=fact("attacks.found.total", len(attacks), measure=count_attacks, unit="attacks"),
        word=plural(len(attacks), "attack"),
        first=chosen("attacks.found.start", run.parameters.start, measure=count_attacks),
        last=chosen("attacks.found.end", run.parameters.end, measure=count_attacks),
        **(_by_target(attacks[convoys], attacks[~convoys]) if convoys.any() else {}),
    )
    return finding(told.on(attacks), _graded(attacks), _complete(run), _unheard(attacks))


def _by_target(convoys: pd.DataFrame, others: pd.DataFrame) -> dict[str, Fact]:
    return {
        "convoys": counted("attacks.found.convoys", convoys, measure=count_attacks, unit="attacks"),
        "others": counted("attacks.found.fixed", others, measure=count_attacks, unit="attacks"),
    }


def _graded(attacks: pd.DataFrame) -> Sentence:
    grades = {grade: attacks[attacks["confidence"] == grade] for grade in ("high", "low")}
    counts = {
        grade: counted(f"attacks.found.{grade}", rows, measure=count_attacks, unit="attacks")
        for grade, rows in grades.items()
    }
    return sentence("Confidence is high for {high} of them and low for {low}.", **counts).on(attacks)


def _complete(run: AttacksRun) -> Sentence | None:
    tallies = run.tables["tallies"]
    shares = compare_tallies(run.tables["attacks"], tallies, run.parameters).dropna(subset=["share"])
    if len(shares) < 2:
        return None
    return sentence(
        "Beside {n} published tallies of the same kind and days the list holds {least} to {most} of the published "
        "number.",
        n=fact("attacks.found.tallies", len(shares), measure=compare_tallies, unit="tallies"),
        least=share("attacks.found.least", float(shares["share"].min()), measure=compare_tallies),
        most=share("attacks.found.most", float(shares["share"].max()), measure=compare_tallies),
    ).on(tallies[tallies["tally_id"].isin(shares["tally_id"])])


def _unheard(attacks: pd.DataFrame) -> Sentence:
    bombs = attacks[attacks["weapon"] == "ied"]
    if bombs.empty:
        return sentence("A month without an attack means that none was found.")
    low = bombs[bombs["confidence"] == "low"]
    return sentence(
        "Roadside bombs are the least complete part; vague, denied or told by partisans only: {low} of {bombs}.",
        low=counted("attacks.found.bombs_low", low, measure=count_attacks, unit="attacks"),
        bombs=fact("attacks.found.bombs", len(bombs), measure=count_attacks, unit="attacks"),
    ).on(bombs)


def _places(run: AttacksRun) -> Finding | None:
    overlap = overlap_of_run(run.events, run.parameters)
    if overlap is None or not overlap.recent_attacks:
        return None
    p = run.parameters
    earlier, recent = windows_of_run(p)
    fixed = on_fixed_sites(run.events)
    hit = within(fixed, *recent)
    again = hit[hit["site_id"].isin(within(fixed, *earlier)["site_id"])]
    values: dict[str, Fact | str] = {
        "first": chosen("attacks.found.recent_start", p.recent_start, measure=site_overlap),
        "last": chosen("attacks.found.recent_end", p.recent_end, measure=site_overlap),
        "attacks": counted("attacks.found.recent_attacks", hit, measure=site_overlap),
        "word": plural(overlap.recent_attacks, "attack"),
    }
    behind = in_windows(fixed, [earlier, recent])
    before, after = ((last - first).days + 1 for first, last in (earlier, recent))
    doubt = sentence(
        "It rests on {sites} {site}. The earlier window has {before} days, the recent one {days}: the longer the "
        "earlier one, the likelier an overlap.",
        before=fact("attacks.found.earlier_days", before, measure=site_overlap, unit="days").on(Basis(words=CHOSEN)),
        days=fact("attacks.found.recent_days", after, measure=site_overlap, unit="days").on(Basis(words=CHOSEN)),
        sites=fact("attacks.found.recent_sites", overlap.recent_sites, measure=site_overlap, unit="sites"),
        site=plural(overlap.recent_sites, "site"),
    )
    return finding(_again(again, values).on(behind), doubt.on(hit))


def _again(again: pd.DataFrame, values: dict[str, Fact | str]) -> Sentence:
    if again.empty:
        return sentence(
            "None of the {attacks} {word} on fixed sites from {first} to {last} fell on a site that the events of this "
            "run hold for the earlier window.",
            **values,
        )
    return sentence(
        "Attacks came back to the same places: {again} of the {attacks} {word} on fixed sites from {first} to {last} "
        "fell on sites attacked in the earlier window.",
        again=counted("attacks.found.again", again, measure=site_overlap),
        **values,
    )


def _drones(run: AttacksRun) -> Finding | None:
    shares = drone_share(run.events)
    compared = compared_quarters(shares)
    if len(compared) < 2:
        return None
    ends = {"first": compared.iloc[0], "last": compared.iloc[-1]}
    quarters = {which: quarter_text(row["quarter"]) for which, row in ends.items()}
    rows = {which: of_quarter(run, row["quarter"]) for which, row in ends.items()}
    told = sentence(
        "Drones made up {first_drones} of {first_attacks} {kinds} attacks in {first_quarter} and {last_drones} of "
        "{last_attacks} in {last_quarter} (confidence {grades}).",
        kinds=kinds_text(run.parameters),
        grades=grades_text(run.parameters),
        **{f"{which}_quarter": text for which, text in quarters.items()},
        **{
            f"{which}_{what}": counted(f"attacks.found.{which}_{what}", held, measure=drone_share)
            for which, attacks in rows.items()
            for what, held in {"drones": attacks[attacks["weapon"] == "drone"], "attacks": attacks}.items()
        },
    )
    doubt = sentence(
        "So few attacks leave the share open between {first_low} and {first_high} in {first} and between {last_low} "
        "and {last_high} in {last} (95% intervals).",
        **quarters,
        **{
            f"{which}_{bound}": share(f"attacks.found.{which}_{bound}", row[bound], measure=drone_share)
            for which, row in ends.items()
            for bound in ("low", "high")
        },
    )
    behind = pd.concat(rows.values())
    return finding(told.on(behind), doubt.on(behind), later(run, shares))


def later(run: AttacksRun, shares: pd.DataFrame) -> Sentence | None:
    """Drones in the quarters after the last one that is compared, which have too few attacks for that."""
    rows = later_quarters(shares)
    if rows.empty:
        return None
    attacks = pd.concat([of_quarter(run, quarter) for quarter in rows["quarter"]])
    drones = attacks[attacks["weapon"] == "drone"]
    return sentence(
        "In the quarters after {last}, each with fewer such attacks, drones made up {drones} of {attacks}.",
        last=quarter_text(compared_quarters(shares)["quarter"].iloc[-1]),
        drones=counted("attacks.drones.later.drones", drones, measure=later_quarters, unit="attacks"),
        attacks=counted("attacks.drones.later.attacks", attacks, measure=later_quarters, unit="attacks"),
    ).on(attacks)


def quarter_text(start: pd.Timestamp) -> str:
    """`Q1 2022`, from the first day of the quarter."""
    return f"Q{start.quarter} {start.year}"


def of_quarter(run: AttacksRun, start: pd.Timestamp) -> pd.DataFrame:
    """Attacks that carry rates in the quarter that begins on a day."""
    return within(for_trends(on_us(run.events)), start, start + pd.offsets.QuarterEnd(0))


def _detention(run: AttacksRun) -> Finding | None:
    """The rate between arrest and release beside the rate before, for both days of the release."""
    p = run.parameters
    endings = {"report": p.release_report, "sources": p.release_sources}
    compared = {name: detention_rates(run.events, p, last=last) for name, last in endings.items()}
    ratios = {name: one.during_ratio for name, one in compared.items() if one is not None and one.during_ratio}
    if len(ratios) < len(endings) or any(ratio.value == float("inf") for ratio in ratios.values()):
        return None
    spans = [(w.start, w.end) for one in compared.values() if one for w in (one.before, one.during, one.after)]
    told = sentence(
        "Between the arrest and the release of Qasim Muslih the rate of attacks was {report} times the rate before "
        "with the report's day of release, {sources} times with that of other sources; {told}.",
        told=_told(ratios["report"], ratios["sources"]),
        **{
            name: fact(f"attacks.found.{name}_ratio", ratio.value, measure=compare_windows, digits=1)
            for name, ratio in ratios.items()
        },
    )
    doubt = sentence("The windows are short: one attack more or less, or one day, moves the rate.")
    return finding(told.on(in_windows(for_trends(on_us(run.events)), spans)), doubt)


def _toll(run: AttacksRun) -> Finding | None:
    attacks, casualties = on_us(run.events), run.tables["casualties"]
    table = casualties_by_group(run.events, casualties)
    if table.empty:
        return None
    told = sentence(
        "People reported killed in these attacks: {killed}; wounded: {wounded}.",
        killed=people("attacks.found.killed", *everyone(table, "killed"), measure=casualties_by_group),
        wounded=people("attacks.found.wounded", *everyone(table, "wounded"), measure=casualties_by_group),
    )
    counted = casualties["attack_id"].isin(attacks["attack_id"]) & casualties["who"].isin(table["who"])
    doubt = sentence("They are mostly figures of the first day, and not every source gives them.")
    return finding(told.on(casualties[counted]), doubt)


def _told(report: Interval, sources: Interval) -> str:
    if report.excludes_one and sources.excludes_one:
        return "both are beyond chance"
    if not report.excludes_one and not sources.excludes_one:
        return "both are within chance"
    return f"only the {'first' if report.excludes_one else 'second'} is beyond chance"
