"""Who said what, attacks around the rounds of talks, and NATO."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Line, Series, rows, steps_over_timeline, timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LEGEND, days_text
from iraq_report.sections.selection import for_trends, grades_text, kinds_text, not_counted, on_us
from iraq_report.sections.source_line import cell_of
from iraq_report.sections.us_posture import levels, talks
from iraq_report.sections.us_posture.figures.events import days_known, lanes_with, marks, named_for, shown
from iraq_report.sections.us_posture.wording import PostureRun

_SIDES = {"US": 0, "both": 1, "Iraq": 2}
_EDGE = pd.Timedelta(days=60)  # room for marks beside the first and the last day
_MOST_SPEAKERS = 12  # lanes; the subtitle says how many there are


def _speakers(said: pd.DataFrame) -> list[str]:
    """Speakers by side and by the day they first spoke; of many, those who spoke most."""
    most = said["speaker"].value_counts(sort=True).head(_MOST_SPEAKERS).index
    kept = said[said["speaker"].isin(most)]
    firsts = (
        kept.assign(at=kept["side"].map(_SIDES).fillna(3)).groupby("speaker").agg(at=("at", "min"), day=("date", "min"))
    )
    return list(firsts.reset_index().sort_values(["at", "day", "speaker"])["speaker"])  # fmt: skip


def statements(run: PostureRun) -> Figure:
    """What officials said about the future of the troops, one lane a speaker."""
    p, id = run.parameters, "posture-statements"
    window = days_text(p.statements_start, p.statements_end)
    said = talks.statements(run.tables["dialogue"], p.statements_start, p.statements_end)
    if said.empty:
        return empty_figure(
            id=id,
            title=f"No statement of an official from {window}",
            reason=f"Not covered: the tables hold no statement of an official from {window}; choose other days.",
            source=run.source_line("dialogue", period=False),
        )
    order = _speakers(said)
    events = marks(said, {name: name for name in order}, by="speaker")
    counts = said["speaker"].value_counts()
    name, held = min(counts[counts == counts.max()].index), said["event_id"].nunique()
    tied = (counts == counts.max()).sum() > 1
    few = len(order) < len(counts)
    rest = f"; of {len(counts)} speakers those who spoke most" if few else ""
    drawn = f" ({len(order)} of {len(counts)} drawn)" if few else ""
    return figure(
        id=id,
        title=(
            f"{held} {plural(held, 'statement')} or joint {plural(held, 'decision')} of {len(counts)} "
            f"{plural(len(counts), 'official')}" + ("" if tied else f", {counts.max()} with {name}")
        ),
        subtitle=f"Statements and joint decisions of Iraqi, US and allied officials, by speaker{drawn}; {window}",
        sentence=(
            f"One lane a speaker, one mark a statement, coloured by who tells of it; {len(events)} marks in "
            f"{len(order)} lanes{rest}."
        ),
        source=run.source_line("dialogue", period=False, shown=said[said["speaker"].isin(order)]),
        caveat="What the report quotes and what was found beside it; not all that was said.",
        table=shown(events),
        method=method(talks.statements, "One mark is one statement of one speaker"),
        row_sources=events["source_ids"],
        grain="event",
        rows_of=("dialogue",),
        draw=lambda size: timeline(
            events, order=order, size=size, labels=STATED_LEGEND, start=p.statements_start, end=p.statements_end
        ),
    )


def attacks_around_rounds(run: PostureRun, compared: pd.DataFrame) -> Figure:
    """Attacks in the days before and after each round of talks."""
    id, days = "posture-attacks-around-rounds", run.parameters.compare_days
    if compared.empty:
        reason = not_counted(run.parameters) or (
            f"Not covered: no round of talks has {days} {plural(days, 'day')} before and after it inside {run.period}; "
            "choose a period that holds one."
        )
        return empty_figure(
            id=id,
            title=f"{reason.split(':')[0]}: attacks around the rounds of talks",
            reason=reason,
            source=run.source_line("attacks"),
        )
    drawn = compared.assign(label=[f"{row.called}: {day_text(row.date)}" for row in compared.itertuples()])
    more = int((compared["after"] > compared["before"]).sum())
    series = [Series("before", "other", f"{days} days before"), Series("after", "main", f"{days} days after")]
    return figure(
        id=id,
        title=f"More attacks after than before in {more} of {len(compared)} {plural(len(compared), 'round')} of talks",
        subtitle=(
            f"{kinds_text(run.parameters).capitalize()} attacks of {grades_text(run.parameters)} confidence, {days} "
            f"{plural(days, 'day')} before and after each round"
        ),
        sentence="; ".join(f"{row.label}: {row.before} before, {row.after} after" for row in drawn.itertuples()) + ".",
        source=run.trend_line(),
        caveat="Small numbers, and what came before and after in time: they do not show that talks caused attacks."
        + (" Rounds close together share attacks." if talks.share_days(compared, days) else ""),
        table=pd.DataFrame(
            {"Round": drawn["label"], "Last day": compared["last"], "Before": compared["before"],
             "After": compared["after"]}
        ),
        method=method("Rounds:", talks.all_rounds, "Attacks:", talks.around_rounds, f"The windows have {days} days"),
        units="attacks",
        row_sources=[_behind(run, row) for _, row in compared.iterrows()],
        grain="aggregate",
        draw=lambda size: rows(
            drawn, label="label", series=series, size=size, stacked=False, sort=False, unit="attacks"
        ),
    )  # fmt: skip


def _behind(run: PostureRun, compared: pd.Series) -> str:
    """The sources of a round of talks and of the attacks in the windows before and after it."""
    rounds, reach = talks.all_rounds(run.tables["dialogue"]), run.parameters.compare_days * talks.DAY
    own = rounds[(rounds["called"] == compared["called"]) & (rounds["date"] == compared["date"])]
    attacks = for_trends(on_us(run.events))
    near = attacks["date"].between(compared["date"] - reach, compared["last"] + reach)
    during = attacks["date"].between(compared["date"], compared["last"])
    return cell_of(own, attacks[near & ~during])


def _nato_lines(troops: pd.DataFrame) -> list[Line]:
    """Numbers present, the ceiling and the report's number, each as marks of their own; never joined."""
    alone = troops["stated_by"] == "report"
    kinds = [
        ("Said to be there", "nato", troops[(troops["measure"] == "present") & ~alone], "present"),
        ("Ceiling", "other", troops[(troops["measure"] == "ceiling") & ~alone], "ceiling"),
        ("The report alone", "report", troops[alone], "report"),
    ]
    lines = []
    for name, role, part, word in kinds:
        told = {"text": part["description"], "days": days_known(part), "source_ids": part["source_ids"]}
        points = pd.DataFrame({"date": part["date"], "value": part["value"], **told})
        points["mark"] = [f"{word} {value:,.0f}" for value in part["value"]]
        lines.append(Line(name, role, points, kind="points", name_end=False))
    return lines


def nato(run: PostureRun) -> Figure:
    """NATO: numbers present and the ceiling as marks, decisions and visits below."""
    troops = levels.with_values(run.tables["troops"])
    troops = troops[troops["force"] == "NATO"]
    id = "posture-nato"
    events = _nato_events(run)
    source = run.source_line(
        "troops", left_out="decisions from the dialogue table", period=False, shown=troops, beside=[events]
    )
    present, ceiling, alone = _nato_lines(troops)
    lines = [line for line in (present, ceiling, alone) if len(line.points)]
    if present.points.empty or ceiling.points.empty or events.empty:
        return empty_figure(
            id=id,
            title="No figures for the NATO mission",
            reason="The tables of this run hold no number present, no ceiling or no decision of the NATO mission.",
            source=source,
        )
    most = f"{present.points['value'].max():,.0f}"
    return figure(
        id=id,
        title=f"{ceiling.points['value'].max():,.0f} was NATO's ceiling; the most found present is {most}",
        subtitle="People of NATO Mission Iraq: numbers present, ceiling, the report's number; decisions below",
        sentence=(
            f"Marks: {', '.join(mark for line in lines for mark in line.points['mark'])}. Below them "
            f"{len(events)} decisions, visits and later words on the mission."
        ),
        source=source,
        caveat=f"No number present was found after {day_text(present.points['date'].max())}; later words give none.",
        table=_nato_table(lines),
        method=method(
            "Rows on NATO:",
            levels.with_values,
            "Below them rows of the dialogue table on NATO, and of the troops table without a number",
        ),
        units="people",
        row_sources=[cell for line in lines for cell in line.points["source_ids"]],
        grain="aggregate",
        draw=lambda size: steps_over_timeline(
            named_for(lines, size),
            events,
            order=lanes_with(events, ["Decisions and visits", "Later words"]),
            size=size,
            start=min(troops["date"].min(), events["start"].min()) - _EDGE,
            end=max(troops["date"].max(), events["start"].max()) + _EDGE,
        ),
    )


def _nato_table(lines: list[Line]) -> pd.DataFrame:
    parts = [line.points.assign(Figure=line.label) for line in lines]
    names = {"date": "Date", "days": "Days", "value": "People", "text": "What"}
    table = pd.concat(parts, ignore_index=True).rename(columns=names)
    return table[["Date", "Days", "Figure", "People", "What"]]


def _nato_events(run: PostureRun) -> pd.DataFrame:
    decided = run.tables["dialogue"][lambda t: t["category"] == "nato"]
    words = run.tables["troops"][lambda t: (t["force"] == "NATO") & (t["measure"] == "words_only")]
    words = words.assign(title=words["description"], category="words")
    columns = ["date", "date_end", "title", "description", "category", "stated_by", "source_ids"]
    rows = pd.concat([part[columns] for part in (decided, words) if len(part)] or [decided[columns]])
    return marks(rows, {"nato": "Decisions and visits", "words": "Later words"}, named=True)
