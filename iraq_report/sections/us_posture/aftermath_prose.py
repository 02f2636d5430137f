"""NATO's mission, the years after the report, and where the section is thin, in sentences."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, counted, day, fact
from iraq_report.prose.text import Sentence, Text, paragraph, sentence
from iraq_report.sections.rows import cited
from iraq_report.sections.us_posture import levels, talks
from iraq_report.sections.us_posture.wording import PostureRun, day_of, find
from iraq_report.tables.columns import items_of


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
            day=day_of("nato.decision", ceiling),
            present=people("present", present),
            ceiling=people("ceiling", ceiling),
            cited=cited(ceiling),
            visit=day_of("nato.visit", visit),
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
            later=day_of("nato.later", later),
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
            ended=day_of("mission.ended", ended),
            days=fact(
                "us_posture.mission.days", (ended["date"] - agreed["date"]).days, measure=talks.within_days, unit="days"
            ),
            announced=day_of("mission.announced", announced),
            cited=cited(ended, announced, most=1),
        ).on(ended, agreed),
        _same_level(before, after),
        _level_after(run),
        sentence(
            "An end of the coalition's mission was dated only on {dated} {cited}. That the US would stay in "
            "another role, as "
            "the report concludes, is what these years show; they do not show why.",
            dated=day_of("mission.dated", dated),
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
    alone = rows[rows["stated_by"] == "report"]
    single = rows[rows["source_ids"].map(lambda ids: len(items_of(ids))) == 1]
    first, last = rows["date"].min(), rows["date"].max()
    return paragraph(
        sentence(
            "The dialogue table holds {n} events from {first} to {last}; {alone} of them only the report tells, "
            "and {single} "
            "rest on one page.",
            n=fact("us_posture.dialogue", len(rows), measure=talks.within_days, unit="events", rows=len(rows)),
            first=day("us_posture.dialogue.first", first, measure=talks.within_days),
            last=day("us_posture.dialogue.last", last, measure=talks.within_days),
            alone=counted("us_posture.dialogue.report", alone, measure=talks.within_days, unit="events"),
            single=counted("us_posture.dialogue.single", single, measure=talks.within_days, unit="events"),
        )
    ).on(rows)
