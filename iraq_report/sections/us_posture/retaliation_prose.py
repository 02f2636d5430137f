"""The weeks around the US strikes, and events that are told in two ways: sentences."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.prose.facts import Fact, chosen, counted, day, fact, setting
from iraq_report.prose.text import Sentence, Text, bullets, cite, join, listed, paragraph, plural, sentence
from iraq_report.sections.rates import in_window
from iraq_report.sections.rows import cited, when
from iraq_report.sections.selection import for_trends, grades_text, kinds_text, not_counted, within
from iraq_report.sections.us_posture import talks
from iraq_report.sections.us_posture.retaliation import (
    Around,
    around_strike,
    at_named_sites,
    by_day,
    claims,
    counted_around,
)
from iraq_report.sections.us_posture.wording import PostureRun, find
from iraq_report.tables.columns import items_of


def around_not_counted(run: PostureRun) -> str:
    """Why attacks before and after the strikes cannot be counted in this run; empty when they can."""
    p = run.parameters
    days = p.compare_days * talks.DAY
    return not_counted(p) or run.not_covered(p.strike_report - days, p.strike_local + days)


def around_of_run(run: PostureRun) -> Around | None:
    """`around_strike` for the strikes of the run; None where its windows leave the run or the list of attacks.

    Formula: as around_strike, with compare_days days before and after.
    Source: attacks table.
    """
    p = run.parameters
    if around_not_counted(run):
        return None
    return around_strike(run.events, report=p.strike_report, local=p.strike_local, days=p.compare_days)


def weeks(run: PostureRun, around: Around | None) -> Text:
    """Strikes, revenge and counts before and after."""
    return join(paragraph(_strikes(run)), _counts(run, around), paragraph(*_revenge(run)))


def _strikes(run: PostureRun) -> Sentence | None:
    p = run.parameters
    struck = run.tables["attacks"][lambda t: (t["side"] == "us_on_militia") & t["duplicate_of"].isna()]
    rows = within(struck, p.strike_report, p.strike_local)
    told = find(run, "dialogue", "DG056")
    if rows.empty or told is None:
        return None
    if told["date"].date() != p.strike_report:
        return _other_strikes(run, rows, told)
    ids = dict.fromkeys(source for cell in rows["source_ids"] for source in items_of(cell) if source != "report-2021")
    return sentence(
        "The report dates the US strikes to {report}, as Washington did; the list, which keeps local time, holds "
        "them as {n} "
        "{word} of {local} {cited}.",
        report=chosen("us_posture.strike.report", p.strike_report, measure=by_day),
        n=fact("us_posture.strike.rows", len(rows), measure=by_day),
        word=plural(len(rows), "row"),
        local=day("us_posture.strike.local", rows["date"].max(), measure=by_day),
        cited=cite(*list(ids)[:3]),
    ).on(rows)


def _other_strikes(run: PostureRun, rows: pd.DataFrame, told: pd.Series) -> Sentence:
    """Which strikes the run looks at where they are not those of which the report tells."""
    p = run.parameters
    return sentence(
        "The report tells of the US strikes of {theirs}; this run looks at those of {day}, by local time {local}, "
        "which the list holds as {n} {word}.",
        theirs=_day("strike.told", told),
        day=chosen("us_posture.strike.chosen", p.strike_report, measure=by_day),
        n=fact("us_posture.strike.rows", len(rows), measure=by_day),
        word=plural(len(rows), "row"),
        local=day("us_posture.strike.local", rows["date"].max(), measure=by_day),
    ).on(rows)


def _counts(run: PostureRun, around: Around | None) -> Text:
    if around is None:
        return paragraph(sentence(around_not_counted(run)))
    p = run.parameters
    return paragraph(
        sentence(
            "In the {days} {unit} before the strikes the run counts {before} {kinds} {word} of {grades} confidence, in "
            "the {days} {unit} after them {after}. With every weapon and confidence that the run counts there are "
            "{all_before} and {all_after}.",
            unit=plural(p.compare_days, "day"),
            kinds=kinds_text(p),
            grades=grades_text(p),
            days=setting("us_posture.weeks.days", p.compare_days, measure=around_strike, unit="days"),
            before=_count("before", in_window(run.events, around.before)),
            word=plural(around.before.count, "attack"),
            after=_count("after", in_window(run.events, around.after)),
            all_before=_count("all_before", around.all_before),
            all_after=_count("all_after", around.all_after),
        ),
        _ratio(around),
    ).on(for_trends(counted_around(around)))


def _count(name: str, rows: pd.DataFrame) -> Fact:
    return counted(f"us_posture.weeks.{name}", rows, measure=around_strike, unit="attacks")


def _ratio(around: Around) -> Sentence | None:
    if around.ratio is None or not math.isfinite(around.ratio.high):
        return None
    told = "beyond chance" if around.ratio.excludes_one else "within chance"
    return sentence(
        "The rate after was {value} times that before (95% interval {low} to {high}), {told}.",
        value=fact("us_posture.weeks.ratio", around.ratio.value, measure=around_strike, digits=1),
        low=fact("us_posture.weeks.ratio_low", around.ratio.low, measure=around_strike, digits=1),
        high=fact("us_posture.weeks.ratio_high", around.ratio.high, measure=around_strike, digits=1),
        told=told,
    )


def _revenge(run: PostureRun) -> list[Sentence | None]:
    p = run.parameters
    if run.not_covered(p.revenge_start, p.revenge_end):
        return []
    rows = at_named_sites(run.events, first=p.revenge_start, last=p.revenge_end)
    first = chosen("us_posture.revenge.first", p.revenge_start, measure=at_named_sites)
    last = chosen("us_posture.revenge.last", p.revenge_end, measure=at_named_sites)
    if rows.empty:
        nothing = "From {first} to {last} the list holds no attack on the embassy, Erbil airport or Ayn al-Asad."
        return [sentence(nothing, first=first, last=last)]
    claimed, attributed = claims(rows)
    named = find(run, "dialogue", "DG062")
    same = named is not None and (named["date"].date(), named["date_end"].date()) == (p.revenge_start, p.revenge_end)
    told = listed(f"{place} ({_days(part)})" for place, part in rows.groupby("place", sort=False))
    return [
        sentence(
            "{lead} the list holds {n} {word} on the embassy, Erbil airport and Ayn al-Asad from {first} to {last}: "
            "{told}.",
            lead="The report has all three attacked in these days;" if same else "Of attacks on the sites it names,",
            first=first,
            last=last,
            n=fact("us_posture.revenge.attacks", len(rows), measure=at_named_sites, unit="attacks"),
            word=plural(len(rows), "attack"),
            told=told,
        ).on(rows),
        sentence(
            "{claimed} of them {were} claimed by a group; of those without a claim {attributed} {are} attributed to "
            "one by name. The report remarks that attacks by unknown hands are laid to groups close to Iran; the list "
            "keeps claims, attributions and the rest apart.",
            claimed=counted("us_posture.revenge.claimed", claimed, measure=claims, unit="attacks"),
            were=plural(len(claimed), "was", "were"),
            attributed=counted("us_posture.revenge.attributed", attributed, measure=claims, unit="attacks"),
            are=plural(len(attributed), "is", "are"),
        ).on(rows),
    ]


def _days(rows: pd.DataFrame) -> str:
    return listed(dict.fromkeys(f"{value.day} {value:%B}" for value in rows["date"]))


def voices(run: PostureRun) -> Text:
    """Denials, threats and visits put off, where accounts differ too."""
    return bullets([_khazali(run), _askari(run), _mitsotakis(run)])


def _khazali(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG063")
    if row is None:
        return None
    return sentence(
        "**Al-Khazali.** Another page bears out that on {day} he denied a part in the attack on the embassy, for his "
        "movement and its allies {cited}.",
        day=_day("khazali", row),
        cited=cited(row),
    )


def _askari(run: PostureRun) -> Sentence | None:
    report, others = find(run, "dialogue", "DG067"), find(run, "dialogue", "DG064")
    if report is None or others is None:
        return None
    return sentence(
        "**Al-Askari.** The report has him exempt every embassy but the American one, from a page of {report} {cited}. "
        "Another account of {others} has him exempt that one too, and vow to go on against the troops {other}. "
        "The accounts contradict each other on the embassy and agree on the threat to the troops.",
        report=_day("askari.report", report),
        cited=cited(report),
        others=_day("askari.others", others),
        other=cited(others),
    )


def _mitsotakis(run: PostureRun) -> Sentence | None:
    report, others, greek = (find(run, "dialogue", key) for key in ("DG065", "DG066", "DG314"))
    if report is None or others is None or greek is None:
        return None
    return sentence(
        "**Mitsotakis.** The report has his trip to Erbil put off because of drones on the airport {cited}. "
        "Other pages "
        "have a trip to Baghdad and Erbil, differ on its day by one, and give the Kurdish government's announcement "
        "without a reason; Greek media named security {other}.",
        cited=cited(report),
        other=cited(others, greek),
    )


def differences(run: PostureRun) -> Text:
    """Other events of these months that the report tells otherwise, or that it leaves unsaid."""
    return bullets([_order(run), _guns(run), _reactor(run), _austin(run)])


def _day(name: str, row: pd.Series) -> Fact:
    return when(f"us_posture.{name}", row, measure=talks.accounts)


def _order(run: PostureRun) -> Sentence | None:
    report, others = find(run, "dialogue", "DG044"), find(run, "dialogue", "DG045")
    if report is None or others is None:
        return None
    return sentence(
        "**Which came first on {day}.** The report has the drones over Ayn al-Asad and, at night on the same day, the "
        "rocket at the diplomatic support centre; the coalition had the rocket first, a quarter of an hour before the "
        "drones {cited}.",
        day=_day("order", others),
        cited=cited(others),
    )


def _guns(run: PostureRun) -> Sentence | None:
    early, later = find(run, "dialogue", "DG017"), find(run, "dialogue", "DG030")
    if early is None or later is None:
        return None
    return sentence(
        "**Air defence at Camp Victory.** The report dates it to the beginning of the year, and a page of "
        "{early} bears "
        "that out {cited}; another tells of guns brought there on days from {later} {other}.",
        early=_day("guns.early", early),
        cited=cited(early),
        later=_day("guns.later", later),
        other=cited(later),
    )


def _reactor(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG052")
    if row is None:
        return None
    return sentence(
        "**The reactor.** The report counts preliminary talks on a nuclear reactor among what may keep the US in "
        "Iraq. On "
        "{day} the same official named a Russian company as the partner {cited}, which fits that reading badly.",
        day=_day("reactor", row),
        cited=cited(row),
    )


def _austin(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG043")
    if row is None:
        return None
    return sentence(
        "**Austin, {day}.** That troops, aircraft and air defences would leave the region is told as the report "
        "has it, by "
        "press reports later in the month {cited}.",
        day=_day("austin", row),
        cited=cited(row, most=1),
    )
