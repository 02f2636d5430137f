"""What the attacks section found, in a few sentences at its head; each is printed only when the run bears it out."""

from __future__ import annotations

from iraq_report.prose.facts import Fact, chosen, day_text, fact, share
from iraq_report.prose.text import Sentence, Text, bullets, listed, plural, sentence
from iraq_report.sections.attacks.context import casualties_by_group, compare_tallies
from iraq_report.sections.attacks.context_prose import people
from iraq_report.sections.attacks.measures import (
    compare_windows,
    count_attacks,
    detention_rates,
    drone_share,
    overlap_of_run,
    site_overlap,
)
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.people import everyone
from iraq_report.sections.run import Run
from iraq_report.sections.selection import COVERAGE, lacking, on_us
from iraq_report.sections.statistics import Interval

AttacksRun = Run[Parameters]


def found(run: AttacksRun) -> Text:
    """The findings of the run, those that the data bear out."""
    return bullets(
        [_total(run), _coverage(run), _places(run), _detention(run), _drones(run), _toll(run), _complete(run)]
    )


def _total(run: AttacksRun) -> Sentence:
    total = count_attacks(run.events)
    if not total:
        return sentence(f"The list holds no attack from {run.period} under the filters of this run.")
    high = int((on_us(run.events)["confidence"] == "high").sum())
    return sentence(
        "The list holds {total} {word} from {first} to {last}, {high} of them graded high.",
        total=fact("attacks.found.total", total, measure=count_attacks, unit="attacks", rows=total),
        word=plural(total, "attack"),
        first=chosen("attacks.found.start", run.parameters.start, measure=count_attacks),
        last=chosen("attacks.found.end", run.parameters.end, measure=count_attacks),
        high=fact("attacks.found.high", high, measure=count_attacks, unit="attacks"),
    )


def _coverage(run: AttacksRun) -> Sentence | None:
    """The days that the project's own list covers, for a run that asks for others too."""
    p = run.parameters
    missing = lacking(p, p.start, p.end)
    if not missing:
        return None
    spans = listed(f"{name} from {day_text(COVERAGE[name][0])} to {day_text(COVERAGE[name][1])}" for name in missing)
    return sentence(f"The list covers {spans}; other days of this run are not covered.")


def _places(run: AttacksRun) -> Sentence | None:
    overlap = overlap_of_run(run.events, run.parameters)
    if overlap is None or not overlap.recent_attacks:
        return None
    values: dict[str, Fact | str] = {
        "first": chosen("attacks.found.recent_start", run.parameters.recent_start, measure=site_overlap),
        "last": chosen("attacks.found.recent_end", run.parameters.recent_end, measure=site_overlap),
        "attacks": fact("attacks.found.recent_attacks", overlap.recent_attacks, measure=site_overlap),
        "word": plural(overlap.recent_attacks, "attack"),
    }
    if not overlap.attacks_at_shared:
        return sentence(
            "None of the {attacks} {word} on fixed sites from {first} to {last} fell on a site that the events of this "
            "run hold for the earlier window.",
            **values,
        )
    return sentence(
        "Attacks came back to the same places: {again} of the {attacks} {word} on fixed sites from {first} to {last} "
        "fell on sites attacked in the earlier window.",
        again=fact("attacks.found.again", overlap.attacks_at_shared, measure=site_overlap),
        **values,
    )


def _detention(run: AttacksRun) -> Sentence | None:
    """The rate between arrest and release beside the rate before, for both days of the release."""
    p = run.parameters
    endings = {"report": p.release_report, "sources": p.release_sources}
    compared = {name: detention_rates(run.events, p, last=last) for name, last in endings.items()}
    ratios = {name: one.during_ratio for name, one in compared.items() if one is not None and one.during_ratio}
    if len(ratios) < len(endings) or any(ratio.value == float("inf") for ratio in ratios.values()):
        return None
    return sentence(
        "Between the arrest and the release of Qasim Muslih the rate of attacks was {report} times the rate before "
        "with the report's day of release, {sources} times with that of other sources; {told}.",
        told=_told(ratios["report"], ratios["sources"]),
        **{
            name: fact(f"attacks.found.{name}_ratio", ratio.value, measure=compare_windows, digits=1)
            for name, ratio in ratios.items()
        },
    )


def _told(report: Interval, sources: Interval) -> str:
    if report.excludes_one and sources.excludes_one:
        return "both are beyond chance"
    if not report.excludes_one and not sources.excludes_one:
        return "both are within chance"
    return f"only the {'first' if report.excludes_one else 'second'} is beyond chance"


def _drones(run: AttacksRun) -> Sentence | None:
    shares = drone_share(run.events)
    if len(shares) < 2:
        return None
    ends = {"first": shares.iloc[0], "last": shares.iloc[-1]}
    quarters = {f"{which}_quarter": f"{row['quarter'].year} Q{row['quarter'].quarter}" for which, row in ends.items()}
    return sentence(
        "Drones made up {first_drones} of {first_attacks} rocket and drone attacks of medium or high confidence in "
        "{first_quarter}, {last_drones} of {last_attacks} in {last_quarter}.",
        **quarters,
        **{
            f"{which}_{what}": fact(f"attacks.found.{which}_{what}", row[what], measure=drone_share)
            for which, row in ends.items()
            for what in ("drones", "attacks")
        },
    )


def _toll(run: AttacksRun) -> Sentence | None:
    table = casualties_by_group(run.events, run.tables["casualties"])
    if table.empty:
        return None
    killed, wounded = everyone(table, "killed"), everyone(table, "wounded")
    return sentence(
        "People reported killed in these attacks: {killed}; wounded: {wounded}.",
        killed=people("attacks.found.killed", *killed, measure=casualties_by_group),
        wounded=people("attacks.found.wounded", *wounded, measure=casualties_by_group),
    )


def _complete(run: AttacksRun) -> Sentence | None:
    table = compare_tallies(run.tables["attacks"], run.tables["tallies"], run.parameters)
    shares = table["share"].dropna()
    if len(shares) < 2:
        return None
    return sentence(
        "Beside {n} published tallies that count the same, the list holds {least} to {most} of the published number.",
        n=fact("attacks.found.tallies", len(shares), measure=compare_tallies, rows=len(shares)),
        least=share("attacks.found.least", float(shares.min()), measure=compare_tallies),
        most=share("attacks.found.most", float(shares.max()), measure=compare_tallies),
    )
