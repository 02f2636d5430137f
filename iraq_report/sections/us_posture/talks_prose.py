"""What was said and agreed: sentences and a table on the strategic dialogue, NATO and the years after."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, day, fact, setting
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, bullets, paragraph, plural, sentence
from iraq_report.sections.rows import STATED_LABELS, cited, days_text, sources_cells, when, when_text
from iraq_report.sections.selection import for_trends, grades_text, kinds_text, not_counted, on_us
from iraq_report.sections.us_posture import levels, talks
from iraq_report.sections.us_posture.wording import PostureRun, find
from iraq_report.tables.columns import items_of


def _day(name: str, row: pd.Series) -> Fact:
    return when(f"us_posture.{name}", row, measure=talks.within_days)


def rounds(run: PostureRun) -> Text:
    """When the rounds were held, and what lay between them."""
    held = talks.rounds(run.tables["dialogue"])
    if held.empty:
        return paragraph(sentence("The tables of this run hold no round of the strategic dialogue."))
    parts = [
        sentence(
            "round {number} on {day} {cited}",
            number=fact(f"us_posture.round{row['round']}.number", row["round"], measure=talks.rounds),
            day=_day(f"round{row['round']}", row),
            cited=cited(row, most=1),
        ).on(row)
        for _, row in held.iterrows()
    ]
    listed = Sentence(
        f"The rounds were: {'; '.join(part.markdown for part in parts)}.",
        tuple(one for part in parts for one in part.facts),
    )
    months = (held["last"].iloc[-1] - held["date"].iloc[0]).days / 30.44
    return paragraph(
        listed,
        sentence(
            "From the first to the last they took {months} months; the report speaks of four rounds and dates "
            "the later "
            "ones.",
            months=fact("us_posture.rounds.months", months, measure=talks.rounds, unit="months"),
        )
        if len(held) > 1
        else None,
    ).on(held)


def april(run: PostureRun) -> Text:
    """McKenzie and the third round: what was said, and what was agreed."""
    return bullets([_mckenzie(run), _agreed(run), _araji(run), _may(run)])


def _mckenzie(run: PostureRun) -> Sentence | None:
    way, stay = find(run, "dialogue", "DG031"), find(run, "dialogue", "DG032")
    if way is None or stay is None:
        return None
    return sentence(
        "**McKenzie, {day}.** The report quotes two points of his briefing: that Iran had hoped in the year "
        "before for a "
        "political way to have the US leave, and that Iraq wants US help against ISIS. The transcript and other pages "
        "bear both out, and one adds that he saw no plan to draw down {cited}.",
        day=_day("mckenzie", stay),
        cited=cited(way, stay),
    )


def _agreed(run: PostureRun) -> Sentence | None:
    report, others = find(run, "dialogue", "DG024"), find(run, "dialogue", "DG025")
    if report is None or others is None:
        return None
    return sentence(
        "**What was agreed on {day}.** The report has Blinken and Hussein agree to set a timetable for "
        "withdrawal. Other "
        "accounts have them agree that the US role turns to training and advice and leave the timetable to later talks "
        "{cited}. Both speak of a path, the report of one step more.",
        day=_day("april", others),
        cited=cited(others),
    )


def _araji(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG026")
    if row is None:
        return None
    return sentence(
        "**Al-Araji, {day}.** His words as the report has them, a large part of the troops to go and no place "
        "for US bases, "
        "are also told elsewhere; a Kurdish outlet held at the time that little had changed {cited}. The report finds "
        "the third round and McKenzie hard to square, which the two accounts explain.",
        day=_day("araji", row),
        cited=cited(row),
    )


def _may(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG037")
    if row is None:
        return None
    return sentence(
        "**Al-Kadhimi and McKenzie, {day}.** A technical committee was to work out how to carry out the third "
        "round {cited}.",
        day=_day("may", row),
        cited=cited(row),
    )


def july(run: PostureRun) -> Text:
    """The fourth round: combat troops, and the figure of ten."""
    return bullets([_kadhimi(run), _fourth(run), _ten(run), _rejected(run)])


def _kadhimi(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG073")
    if row is None:
        return None
    return sentence(
        "**Al-Kadhimi, printed {day}.** No foreign combat troops are needed, as the report quotes; the same "
        "interview keeps "
        "the wish for training and intelligence {cited}.",
        day=_day("kadhimi", row),
        cited=cited(row),
    )


def _fourth(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG075")
    if row is None:
        return None
    return sentence(
        "**Biden and al-Kadhimi, {day}.** The combat role is to end with the year, as the report has it {cited}. "
        "The statement gives no number of troops to leave or to stay, as the report observes.",
        day=_day("fourth", row),
        cited=cited(row, most=1),
    )


def _ten(run: PostureRun) -> Sentence | None:
    press, agreement = find(run, "dialogue", "DG071"), find(run, "dialogue", "DG075")
    ten = find(run, "troops", "TR036")
    if press is None or agreement is None or ten is None:
        return None
    early = (agreement["date"] - press["date"]).days
    if early <= 0:
        return None
    return sentence(
        "**As few as {ten}.** The report places this number after the agreement. The article it cites is of "
        "{day}, {early} "
        "days before it, so it is a forecast; the number itself was not in the part of the article that was seen "
        "{cited}.",
        ten=fact("us_posture.ten", ten["people_low"], measure=levels.of_report, unit="people"),
        day=_day("ten.article", press),
        early=fact("us_posture.ten.days", early, measure=talks.accounts, unit="days"),
        cited=cited(press),
    ).on(press, agreement, ten)


def _rejected(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG076")
    if row is None:
        return None
    return sentence(
        "**The militias, {day}.** The report has them in doubt about the agreement. Their joint body went further and "
        "called it a change of titles that left the troops in place {cited}.",
        day=_day("rejected", row),
        cited=cited(row),
    )


def statements_table(run: PostureRun) -> ShownTable | Text:
    """Who said what, when, and who tells of it."""
    p = run.parameters
    window = days_text(p.statements_start, p.statements_end)
    said = talks.statements(run.tables["dialogue"], p.statements_start, p.statements_end)
    if said.empty:
        return paragraph(sentence(f"The dialogue table holds no statement of an official from {window}."))
    table = pd.DataFrame(
        {
            "Date": [when_text(row) for _, row in said.iterrows()],
            "Speaker": said["speaker"],
            "Office": said["office"],
            "What": said["title"],
            "More": said["description"],
            "Told by": said["stated_by"].map(STATED_LABELS),
            "Sources": sources_cells("dialogue", said, run.tables["sources"]),
        }
    )
    return ShownTable("posture-statements-table", f"Statements of officials, {window}", table)


def around_rounds(run: PostureRun, compared: pd.DataFrame) -> Text:
    """Attacks before and after the rounds of talks."""
    p = run.parameters
    if compared.empty:
        no_round = "Not covered: no round has its days before and after inside the period of this run."
        return paragraph(sentence(not_counted(p) or no_round))
    before, after = int(compared["before"].sum()), int(compared["after"].sum())
    return paragraph(
        sentence(
            "Around {n} {word} of talks the run counts {before} {kinds} {attacks} of {grades} confidence in the {days} "
            "{unit} before, and {after} in the {days} {unit} after.",
            n=fact("us_posture.around.rounds", len(compared), measure=talks.around_rounds),
            word=plural(len(compared), "round"),
            before=fact("us_posture.around.before", before, measure=talks.around_rounds, unit="attacks"),
            kinds=kinds_text(p),
            attacks=plural(before, "attack"),
            grades=grades_text(p),
            after=fact("us_posture.around.after", after, measure=talks.around_rounds, unit="attacks"),
            days=setting("us_posture.around.days", p.compare_days, measure=talks.around_rounds, unit="days"),
            unit=plural(p.compare_days, "day"),
        ),
        sentence("Numbers this small do not show that attacks were timed to talks, nor that they were not."),
    ).on(_near(run, compared))


def _near(run: PostureRun, compared: pd.DataFrame) -> pd.DataFrame:
    """The attacks of the days before and after the rounds."""
    reach = run.parameters.compare_days * talks.DAY
    windows = [(first - reach, last + reach) for first, last in zip(compared["date"], compared["last"], strict=True)]
    attacks = for_trends(on_us(run.events))
    return attacks[attacks["date"].map(lambda day: any(first <= day <= last for first, last in windows))]


def nato(run: PostureRun) -> Text:
    """NATO: the decision, the ceiling, the visit, and what the report makes of it."""
    ceiling, present = find(run, "troops", "TR022"), find(run, "troops", "TR021")
    later, report = find(run, "troops", "TR028"), find(run, "troops", "TR034")
    visit, us = find(run, "dialogue", "DG060"), find(run, "troops", "TR035")
    if ceiling is None or present is None or later is None or report is None or visit is None or us is None:
        return paragraph(sentence("The tables of this run do not hold the figures of the NATO mission."))

    def people(name: str, row: pd.Series) -> Fact:
        return fact(f"us_posture.nato.{name}", row["people_low"], measure=levels.with_values, unit="people").on(
            rows_behind(row)
        )

    return paragraph(
        sentence(
            "On {day} NATO decided at Iraq's request to let its mission grow from about {present} towards at most "
            "{ceiling}, step by step and as conditions allow {cited}; the prime minister spoke of it at NATO's "
            "headquarters on {visit}, as the report has it {visited}.",
            day=_day("nato.decision", ceiling),
            present=people("present", present),
            ceiling=people("ceiling", ceiling),
            cited=cited(ceiling),
            visit=_day("nato.visit", visit),
            visited=cited(visit, most=1),
        ),
        sentence(
            "The report sets {us} US troops beside {report} NATO personnel in Iraq. The first is a "
            "published level, the second that "
            "ceiling; a NATO page of {later} still speaks of several hundred, without a number {cited}. That "
            "NATO would "
            "fill a gap left by others, as the report expects, is not seen in these figures.",
            us=people("us", us),
            report=people("report", report),
            later=_day("nato.later", later),
            cited=cited(later),
        ),
    )


def aftermath(run: PostureRun) -> Text:
    """What became of the combat mission."""
    ended, announced = find(run, "dialogue", "DG082"), find(run, "dialogue", "DG084")
    agreed, dated = find(run, "dialogue", "DG075"), find(run, "dialogue", "DG098")
    if ended is None or announced is None or agreed is None or dated is None:
        return paragraph(sentence("The tables of this run do not hold the end of the combat mission."))
    before = levels.level_on(run.tables["troops"], "US", agreed["date"].date())
    after = levels.level_on(run.tables["troops"], "US", ended["date"].date())
    return paragraph(
        sentence(
            "The combat mission was declared over on {ended}, {days} days after the agreement, and the prime minister "
            "announced the end of the combat role on {announced} {cited}.",
            ended=_day("mission.ended", ended),
            days=fact(
                "us_posture.mission.days", (ended["date"] - agreed["date"]).days, measure=talks.within_days, unit="days"
            ),
            announced=_day("mission.announced", announced),
            cited=cited(ended, announced, most=1),
        ).on(ended, agreed),
        _same_level(before, after),
        _level_after(run),
        sentence(
            "An end of the coalition's mission was dated only on {dated} {cited}. That the US would stay in "
            "another role, as "
            "the report concludes, is what these years show; they do not show why.",
            dated=_day("mission.dated", dated),
            cited=cited(dated),
        ),
    )


def _same_level(before: pd.Series | None, after: pd.Series | None) -> Sentence | None:
    if before is None or after is None or before["value"] != after["value"]:
        return None
    return sentence(
        "The level last published by that day, {level}, was the one published before the agreement.",
        level=fact("us_posture.mission.level", after["value"], measure=levels.level_on, unit="people"),
    ).on(before, after)


def _level_after(run: PostureRun) -> Sentence | None:
    p, head = run.parameters, levels.headcounts(run.tables["troops"], "US")
    line = levels.dated(levels.line_within(head, p.aftermath_start, p.aftermath_end))
    if len(line) < 2 or line["value"].nunique() > 1:
        return None
    return sentence(
        "It did not move afterwards: {level} at {n} dates up to {last}. The role changed, the number did not.",
        level=fact("us_posture.after.level", line["value"].iloc[0], measure=levels.line_within, unit="people"),
        n=fact("us_posture.after.levels", len(line), measure=levels.line_within, unit="levels"),
        last=day("us_posture.after.last", line["date"].iloc[-1], measure=levels.line_within),
    ).on(line)


def thin(run: PostureRun) -> Text:
    """What of the talks rests on little, in numbers."""
    rows = run.tables["dialogue"]
    alone = int((rows["stated_by"] == "report").sum())
    single = int((rows["source_ids"].map(lambda ids: len(items_of(ids))) == 1).sum())
    first, last = rows["date"].min(), rows["date"].max()
    return paragraph(
        sentence(
            "The dialogue table holds {n} events from {first} to {last}; {alone} of them only the report tells, "
            "and {single} "
            "rest on one page.",
            n=fact("us_posture.dialogue", len(rows), measure=talks.within_days, unit="events", rows=len(rows)),
            first=day("us_posture.dialogue.first", first, measure=talks.within_days),
            last=day("us_posture.dialogue.last", last, measure=talks.within_days),
            alone=fact("us_posture.dialogue.report", alone, measure=talks.within_days, unit="events"),
            single=fact("us_posture.dialogue.single", single, measure=talks.within_days, unit="events"),
        )
    ).on(rows)
