"""What was said and agreed: sentences and a table on the strategic dialogue."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import counted, fact, setting
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, bullets, paragraph, plural, sentence
from iraq_report.sections.rows import STATED_LABELS, cited, days_text, sources_cells, when_text
from iraq_report.sections.selection import for_trends, grades_text, kinds_text, not_counted, on_us
from iraq_report.sections.us_posture import levels, talks
from iraq_report.sections.us_posture.wording import PostureRun, day_of, find


def rounds(run: PostureRun) -> Text:
    """When the rounds were held, and what lay between them."""
    held = talks.rounds(run.tables["dialogue"])
    if held.empty:
        return paragraph(sentence("The tables of this run hold no round of the strategic dialogue."))
    parts = [
        sentence(
            "round {number} on {day} {cited}",
            number=fact(f"us_posture.round{row['round']}.number", row["round"], measure=talks.rounds),
            day=day_of(f"round{row['round']}", row),
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
        day=day_of("mckenzie", stay),
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
        day=day_of("april", others),
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
        day=day_of("araji", row),
        cited=cited(row),
    )


def _may(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG037")
    if row is None:
        return None
    return sentence(
        "**Al-Kadhimi and McKenzie, {day}.** A technical committee was to work out how to carry out the third "
        "round {cited}.",
        day=day_of("may", row),
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
        day=day_of("kadhimi", row),
        cited=cited(row),
    )


def _fourth(run: PostureRun) -> Sentence | None:
    row = find(run, "dialogue", "DG075")
    if row is None:
        return None
    return sentence(
        "**Biden and al-Kadhimi, {day}.** The combat role is to end with the year, as the report has it {cited}. "
        "The statement gives no number of troops to leave or to stay, as the report observes.",
        day=day_of("fourth", row),
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
        day=day_of("ten.article", press),
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
        day=day_of("rejected", row),
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
    return ShownTable("posture-statements-table", f"Statements of officials, {window}", table, ("dialogue",))


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
            n=counted("us_posture.around.rounds", _compared(run, compared), measure=talks.around_rounds),
            word=plural(len(compared), "round"),
            before=fact("us_posture.around.before", before, measure=talks.around_rounds, unit="attacks").on(
                rows_behind(_near(run, compared, after=False))
            ),
            kinds=kinds_text(p),
            attacks=plural(before, "attack"),
            grades=grades_text(p),
            after=fact("us_posture.around.after", after, measure=talks.around_rounds, unit="attacks").on(
                rows_behind(_near(run, compared, after=True))
            ),
            days=setting("us_posture.around.days", p.compare_days, measure=talks.around_rounds, unit="days"),
            unit=plural(p.compare_days, "day"),
        ),
        sentence("Rounds lie so close together that the days around them share attacks.")
        if talks.share_days(compared, p.compare_days)
        else None,
        sentence("Numbers this small do not show that attacks were timed to talks, nor that they were not."),
    )


def _compared(run: PostureRun, compared: pd.DataFrame) -> pd.DataFrame:
    """The rows of the rounds that are compared."""
    return talks.all_rounds(run.tables["dialogue"]).merge(compared[["called", "date"]], on=["called", "date"])


def _near(run: PostureRun, compared: pd.DataFrame, *, after: bool) -> pd.DataFrame:
    """The attacks of the days before the rounds, or of those after them."""
    reach, eve = run.parameters.compare_days * talks.DAY, talks.DAY
    windows = [
        (last + eve, last + reach) if after else (first - reach, first - eve)
        for first, last in zip(compared["date"], compared["last"], strict=True)
    ]
    attacks = for_trends(on_us(run.events))
    return attacks[attacks["date"].map(lambda day: any(first <= day <= last for first, last in windows))]
