"""What was found, and who was there: sentences of the section on the US posture."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import chosen, counted, day, fact, money, setting
from iraq_report.prose.text import Sentence, Text, bullets, paragraph, plural, sentence
from iraq_report.sections.findings import Finding, finding, left_open, only_here, opening
from iraq_report.sections.rates import in_window
from iraq_report.sections.rows import cited, days_text, when
from iraq_report.sections.selection import for_trends, grades_text, kinds_text, on_us
from iraq_report.sections.us_posture import levels, talks
from iraq_report.sections.us_posture.retaliation import Around, around_strike, counted_around
from iraq_report.sections.us_posture.support import payments_of, taken_together
from iraq_report.sections.us_posture.wording import PostureRun, find


def overview(run: PostureRun, around: Around | None) -> Text:
    """The findings of the run, each computed, with what is uncertain about it; what a run does not hold is left out."""
    return opening(
        [_cut(run), _same(run), _nato_found(run), _surge(run, around), _accounts_found(run)],
        before=[only_here(run), _left_open(run, around)],
        empty=sentence("The tables of this run hold nothing on US troops, NATO and the talks."),
    )


def _cut(run: PostureRun) -> Finding | None:
    p, troops = run.parameters, run.tables["troops"]
    line = levels.dated(levels.line_within(levels.headcounts(troops, "US"), p.talks_start, p.talks_end))
    held = talks.rounds(talks.within_days(run.tables["dialogue"], p.talks_start, p.talks_end))
    if len(line) < 2 or held.empty or line["value"].iloc[-1] >= line["value"].iloc[0]:
        return None
    people = {
        "high": fact("us_posture.cut.from", line["value"].iloc[0], measure=levels.headcounts, unit="people"),
        "low": fact("us_posture.cut.to", line["value"].iloc[-1], measure=levels.headcounts, unit="people"),
    }
    behind = rows_behind(line)
    told = sentence(
        "US troops said to be in Iraq fell from {high} to {low}, over {rounds} {word} of the strategic dialogue "
        "from {first} to {last}.",
        rounds=fact("us_posture.rounds", len(held), measure=talks.rounds, unit="rounds"),
        word=plural(len(held), "round"),
        first=day("us_posture.rounds.first", held["date"].iloc[0], measure=talks.rounds),
        last=day("us_posture.rounds.last", held["last"].iloc[-1], measure=talks.rounds),
        **{name: one.on(behind) for name, one in people.items()},
    )
    doubt = sentence(
        "The {n} published levels are round numbers given by officials, decided beforehand; they leave out people "
        "on short deployments. That the talks brought the fall about is not shown.",
        n=fact("us_posture.cut.levels", len(line), measure=levels.line_within, unit="levels"),
    )
    return finding(told.on(held), doubt.on(line))


def _same(run: PostureRun) -> Finding | None:
    """That every level published in the window is the same."""
    p = run.parameters
    line = levels.dated(levels.line_within(levels.headcounts(run.tables["troops"], "US"), p.talks_start, p.talks_end))
    if len(line) < 2 or line["value"].nunique() > 1:
        return None
    told = sentence(
        "US troops said to be in Iraq were {level} at every date for which a level was published, from {first} to "
        "{last}.",
        level=fact("us_posture.same.level", line["value"].iloc[0], measure=levels.headcounts, unit="people"),
        first=day("us_posture.same.first", line["date"].iloc[0], measure=levels.headcounts),
        last=day("us_posture.same.last", line["date"].iloc[-1], measure=levels.headcounts),
    )
    doubt = sentence(
        "The {n} levels are round numbers given by officials, which leave out people on short deployments; what "
        "happened between their dates does not show in them.",
        n=fact("us_posture.same.levels", len(line), measure=levels.line_within, unit="levels"),
    )
    return finding(told.on(line), doubt.on(line))


def _left_open(run: PostureRun, around: Around | None) -> Sentence | None:
    p = run.parameters
    if on_us(run.events).empty:
        return None
    held = talks.all_rounds(run.tables["dialogue"])
    rounds = talks.around_rounds(run.events, held, days=p.compare_days, parameters=p)
    weeks = days_text(p.retaliation_start, p.retaliation_end)
    return left_open(
        {
            f"attacks in the weeks around US strikes, {weeks}": around is not None
            and not run.not_covered(p.retaliation_start, p.retaliation_end),
            "attacks around the rounds of talks": not rounds.empty,
        }
    )


def _nato_found(run: PostureRun) -> Finding | None:
    ceiling, present = find(run, "troops", "TR022"), find(run, "troops", "TR021")
    if ceiling is None or present is None:
        return None
    times = float(ceiling["people_low"]) / float(present["people_low"])
    told = sentence(
        "The {ceiling} that the report counts as NATO personnel in Iraq was a ceiling, {times} times the number there "
        "when it was set.",
        ceiling=fact("us_posture.nato.found_ceiling", ceiling["people_low"], measure=levels.with_values, unit="people"),
        times=fact("us_posture.nato.times", times, measure=levels.with_values, digits=0),
    )
    doubt = sentence("The number present is a round one, and for the time after only round numbers were found.")
    return finding(told.on(ceiling, present), doubt)


def _surge(run: PostureRun, around: Around | None) -> Finding | None:
    if around is None or around.ratio is None:
        return None
    told = sentence(
        "In the {days} {unit} after the US strikes of {local} the run counts {after} {kinds} {attacks} of {grades} "
        "confidence, in the {days} {unit} before them {before}.",
        unit=plural(run.parameters.compare_days, "day"),
        kinds=kinds_text(run.parameters),
        attacks=plural(around.after.count, "attack"),
        grades=grades_text(run.parameters),
        days=setting("us_posture.surge.days", run.parameters.compare_days, measure=around_strike, unit="days"),
        local=chosen("us_posture.surge.strikes", run.parameters.strike_local, measure=around_strike),
        after=counted(
            "us_posture.surge.after", in_window(run.events, around.after), measure=around_strike, unit="attacks"
        ),
        before=counted(
            "us_posture.surge.before", in_window(run.events, around.before), measure=around_strike, unit="attacks"
        ),
    )
    behind = for_trends(counted_around(around))
    return finding(told.on(behind), _how_sure(around).on(behind))


def _how_sure(around: Around) -> Sentence:
    if around.ratio is None or not math.isfinite(around.ratio.high):
        return sentence("So few attacks show neither a rise nor a fall, and order in time is not cause.")
    return sentence(
        "The rate after is {value} times that before, with a 95% interval from {low} to {high}: {told}; order in time "
        "is not cause.",
        value=fact("us_posture.surge.ratio", around.ratio.value, measure=around_strike, digits=1),
        low=fact("us_posture.surge.ratio_low", around.ratio.low, measure=around_strike, digits=1),
        high=fact("us_posture.surge.ratio_high", around.ratio.high, measure=around_strike, digits=1),
        told="beyond chance" if around.ratio.excludes_one else "within chance",
    )


def _accounts_found(run: PostureRun) -> Finding | None:
    pairs = talks.accounts(run.tables["dialogue"])
    if pairs.empty:
        return None
    moved = int((pairs["days_apart"] != 0).sum())
    told = sentence(
        "{n} {events} {are} told otherwise by the report than by other sources; the dates differ in {moved}.",
        n=fact("us_posture.accounts", len(pairs), measure=talks.accounts, unit="events"),
        events=plural(len(pairs), "event"),
        are=plural(len(pairs), "is", "are"),
        moved=fact("us_posture.accounts.dates", moved, measure=talks.accounts, unit="events"),
    )
    dialogue = run.tables["dialogue"]
    behind = dialogue[dialogue["same_as"].notna() & (dialogue["stated_by"] == "report")]
    return finding(told.on(behind), sentence("Either account may be wrong; each is shown with its source."))


def presence(run: PostureRun) -> Text:
    """The report's figures for foreign troops beside those of the sources, and contractors."""
    return bullets([_coalition(run), _allies(run), _contractors(run), _balad(run), _unknown(run)])


def _people(name: str, row: pd.Series) -> Sentence:
    value = row["people_low"] if pd.notna(row["people_low"]) else row["people_high"]
    one = fact(f"us_posture.{name}", value, measure=levels.with_values, unit="people")
    return sentence("{n}", n=one).on(row)


def _with(text: str, **parts: Sentence | str) -> Sentence:
    """A sentence in which words and other sentences, with their facts, are parts."""
    held = [part for part in parts.values() if isinstance(part, Sentence)]
    texts = {name: part.markdown if isinstance(part, Sentence) else part for name, part in parts.items()}
    return Sentence(text.format(**texts), tuple(one for part in held for one in part.facts))


def _when(name: str, row: pd.Series) -> Sentence:
    return sentence("{day}", day=when(f"us_posture.{name}.day", row, measure=levels.with_values))


def _coalition(run: PostureRun) -> Sentence | None:
    report, us = find(run, "troops", "TR023"), find(run, "troops", "TR035")
    winter, summer = find(run, "troops", "TR019"), find(run, "troops", "TR024")
    if report is None or us is None or winter is None or summer is None:
        return None
    return _with(
        "**The coalition.** The report estimates about {report} foreign troops of the coalition, {us} of them "
        "American. "
        "The American part is borne out; for the whole, agencies gave fewer than {winter} on {winter_day} and about "
        "{summer} on {summer_day} {cited}.",
        cited=cited(winter, summer),
        report=_people("coalition.report", report),
        us=_people("coalition.us", us),
        winter=_people("coalition.winter", winter),
        winter_day=_when("coalition.winter", winter),
        summer=_people("coalition.summer", summer),
        summer_day=_when("coalition.summer", summer),
    )


def _allies(run: PostureRun) -> Sentence | None:
    rows = levels.headcounts(run.tables["troops"], "Coalition without US")
    if len(rows) < 2:
        return None
    first, last = rows.iloc[0], rows.iloc[-1]
    gain = last["value"] - first["value"]
    moved = "more than before" if gain > 0 else "fewer than before" if gain < 0 else "as many as before"
    return _with(
        "**Allies.** Apart from the Americans there were {first} on {first_day} and {last} on {last_day}, "
        "{moved} {cited}.",
        moved=moved,
        cited=cited(first, last, most=1),
        first=_people("allies.first", first),
        first_day=_when("allies.first", first),
        last=_people("allies.last", last),
        last_day=_when("allies.last", last),
    )


def _contractors(run: PostureRun) -> Sentence | None:
    total, balad = find(run, "contractor_staff", "CP002"), find(run, "contractor_staff", "CP015")
    if total is None or balad is None:
        return None
    return _with(
        "**Contractors.** The report counts them as part of the US presence. Of {firm} at Balad before they were moved "
        "both it and others tell; a total exists only for Iraq and Syria together, {total} in {total_day}, with no "
        "part for Iraq alone {cited}.",
        cited=cited(balad, total, most=1),
        firm=_people("contractors.balad", balad),
        total=_people("contractors.total", total),
        total_day=_when("contractors.total", total),
    )


def _balad(run: PostureRun) -> Sentence | None:
    denied = find(run, "dialogue", "DG034")
    if denied is None:
        return None
    return _with(
        "**Balad.** One passage of the report counts Balad among bases that house US troops. The Pentagon said on "
        "{day} that no US or coalition troops were assigned there, only US contractors {cited}.",
        cited=cited(denied),
        day=_when("balad.denied", denied),
    )


def _unknown(run: PostureRun) -> Sentence | None:
    count = run.tables["troops"][lambda t: t["measure"] == "count_dmdc"]
    if count.empty:
        return None
    return _with(
        "**What a public level leaves out.** The report notes that the number of combat troops, and of those who would "
        "stay, was not known. The last manpower count that the tables hold, {n} on {day}, shows how far short "
        "deployments can lie above a public level {cited}.",
        cited=cited(count.iloc[-1], most=1),
        n=_people("dmdc.last", count.iloc[-1]),
        day=_when("dmdc.last", count.iloc[-1]),
    )


def support(run: PostureRun) -> Text:
    """Support to the Peshmerga: the report's amount beside what payments and months give."""
    said = find(run, "support", "SU007")
    paid = taken_together(run.tables["support"], said["date"].year) if said is not None else None
    if said is None or paid is None:
        return paragraph(
            sentence("The tables of this run do not hold the report's figure with other payments of its year.")
        )
    first, second = find(run, "support", "SU005"), find(run, "support", "SU006")
    rows = [row for row in (first, second) if row is not None]
    told = find(run, "dialogue", "DG069")
    return paragraph(
        sentence(
            "The report has US support to the Peshmerga at {said} a month, on the word of David "
            "Williams. "
            "Other pages quote him on {n} {word} of that year: {total} for {months} months, or "
            "{month} a "
            "month {cited}. The report's figure may round, or hold more than pay: it speaks of support, they of pay.",
            said=money("us_posture.support.report", said["per_month_low"], measure=taken_together).on(
                rows_behind(said)
            ),
            n=fact("us_posture.support.payments", paid.payments, measure=taken_together),
            word=plural(paid.payments, "payment"),
            total=money("us_posture.support.total", paid.total, measure=taken_together),
            months=fact("us_posture.support.months", paid.months, measure=taken_together, unit="months"),
            month=money("us_posture.support.month", paid.per_month, measure=taken_together),
            cited=cited(*rows, most=1),
        ).on(payments_of(run.tables["support"], said["date"].year)),
        sentence(
            "The report calls him commander of the joint coalition coordination centre; these pages call him "
            "colonel and "
            "director of the Kurdistan Coordination Center, while a Kurdish one of the same month has the "
            "report's title too "
            "{cited}.",
            cited=cited(told),
        )
        if told is not None
        else None,
    )
