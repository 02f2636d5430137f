"""Troop levels over the talks, over the years, and after the agreement on the combat mission."""

from __future__ import annotations

from datetime import date

import pandas as pd

from iraq_report.figures.charts import Line, steps, steps_over_timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import plural
from iraq_report.sections.method import method
from iraq_report.sections.rows import days_text, when_text
from iraq_report.sections.us_posture import levels, talks
from iraq_report.sections.us_posture.figures.events import days_known, lanes_with, marks, named_for, shown
from iraq_report.sections.us_posture.wording import PostureRun

TALK_LANES = {
    "round": "Rounds",
    "technical_talks": "Working talks",
    "agreement": "Agreements",
    "nato": "NATO",
    "withdrawal_step": "Cuts",
    "base_transfer": "Bases handed over",
}
_AFTER_LANES = {
    "round": "Talks",
    "technical_talks": "Talks",
    "agreement": "Agreements",
    "withdrawal_step": "Cuts and ends",
    "us_strike": "US strikes",
    "killing": "US strikes",
    "attack_milestone": "Attacks named as turning points",
    "threat": "Threats",
}
_MARK_WORDS = {
    "announced_target": "announced",
    "ceiling": "ceiling",
    "upper_bound": "under",
    "announced_upper_bound": "under",
    "count_dmdc": "counted",
    "present": "",
}
_MARK_ROLES = {
    "Level announced for that day": "third",
    "Ceiling or upper bound": "other",
    "Pentagon manpower count": "contractor",
}


def _points(rows: pd.DataFrame, words: str = "") -> pd.DataFrame:
    """Points of a line; `words` and what the figure is are written beside each when given."""
    told = {"text": rows["description"], "days": days_known(rows), "source_ids": rows["source_ids"]}
    table = pd.DataFrame({"date": rows["date"], "value": rows["value"], **told})
    if not words:
        return table
    kinds = rows["measure"].map(_MARK_WORDS)
    named = [
        f"<{value:,.0f}" if kind == "under" else " ".join(f"{words} {kind} {value:,.0f}".split())
        for kind, value in zip(kinds, rows["value"], strict=True)
    ]
    return table.assign(mark=named)


def _marks_beside(rows: pd.DataFrame) -> list[Line]:
    """One series of marks for each kind of figure that is no headcount."""
    kinds = rows["measure"].map(levels.MARKS)
    return [
        Line(name, role, _points(rows[kinds == name], " "), kind="points", name_end=False)
        for name, role in _MARK_ROLES.items()
        if (kinds == name).any()
    ]


def _between(rows: pd.DataFrame, run: PostureRun) -> pd.DataFrame:
    first, last = pd.Timestamp(run.parameters.talks_start), pd.Timestamp(run.parameters.talks_end)
    return rows[rows["date"].between(first, last)]


def _last_day(run: PostureRun, wanted: date) -> date:
    """The last day to draw: not after the last published level, beyond which a line would claim one."""
    head = levels.headcounts(run.tables["troops"], "US")
    return wanted if head.empty else min(wanted, head["date"].max().date())


def _of(rows: pd.DataFrame, force: str, *measures: str) -> pd.DataFrame:
    """Figures of a force that other sources give, of these measures."""
    kept = (rows["force"] == force) & rows["measure"].isin(measures) & (rows["stated_by"] != "report")
    return rows[kept]


def _us_line(run: PostureRun) -> pd.DataFrame:
    head = levels.headcounts(run.tables["troops"], "US")
    return levels.line_within(head, run.parameters.talks_start, run.parameters.talks_end)


def _marks_of_talks(run: PostureRun) -> list[tuple[str, str, pd.DataFrame, str]]:
    """What is marked beside the US troops: its name, role, rows and the words before each number."""
    rows = _between(levels.with_values(run.tables["troops"]), run)
    alone = rows[(rows["stated_by"] == "report") & (rows["measure"] == "present")]
    parts = [
        ("The report alone", "report", alone, "report"),
        ("Level announced", "third", _of(rows, "US", "announced_target"), "US"),
        ("Coalition, US included", "coalition", _of(rows, "Coalition", "present", "upper_bound"), "coalition"),
        ("NATO ceiling", "other", _of(rows, "NATO", "ceiling"), "NATO"),
    ]
    return [part for part in parts if len(part[2])]


def _values(lines: list[Line]) -> pd.DataFrame:
    parts = [
        pd.DataFrame(
            {
                "Date": line.points["date"],
                "Days": line.points["days"],
                "Series": line.label,
                "Troops": line.points["value"],
                "What": line.points["text"],
            }
        )
        for line in lines
    ]
    return pd.concat(parts, ignore_index=True)


def _cells(lines: list[Line]) -> list[object]:
    """The sources of the points of lines, in the order of `_values`."""
    return [cell for line in lines for cell in line.points["source_ids"]]


def troops_and_talks(run: PostureRun) -> Figure:
    """US troops present as steps over the rounds of talks and the cuts, other figures as marks."""
    p, id, end = run.parameters, "posture-troops-and-talks", _last_day(run, run.parameters.talks_end)
    window = days_text(p.talks_start, max(end, p.talks_start))
    held, beside = _us_line(run), _marks_of_talks(run)
    lines = [Line("US troops", "us", _points(held))] if len(held) else []
    lines += [
        Line(name, role, _points(part, words), kind="points", name_end=False) for name, role, part, words in beside
    ]
    rows = talks.within_days(run.tables["dialogue"], p.talks_start, end)
    events = marks(rows, TALK_LANES, named=True)
    us = levels.dated(held)["value"]
    if us.empty or events.empty:
        return empty_figure(
            id=id,
            title=f"Not covered: troops and talks, {window}",
            reason=f"Not covered: the tables hold no US troop level or no talks from {window}; choose other days.",
            source=run.source_line("troops", period=False),
        )
    rounds = talks.all_rounds(rows)
    first, last = us.iloc[0], us.iloc[-1]
    moved = f"fell from {first:,.0f} to {last:,.0f}" if last < first else f"went from {first:,.0f} to {last:,.0f}"
    moved = moved if last != first else f"stayed at {first:,.0f}"
    return figure(
        id=id,
        title=f"US troops {moved}"
        + (f" over {len(rounds)} {plural(len(rounds), 'round')} of talks" if len(rounds) else ""),
        subtitle=f"US troops said to be present (line), other figures as marks; talks and cuts below; {window}",
        sentence=(
            f"A step line of US troops from {first:,.0f} to {last:,.0f}; "
            + ("marks for figures that are no headcount of US troops; " if len(lines) > 1 else "")
            + f"below, {len(events)} rounds, talks, agreements, cuts and handovers on the same dates."
        ),
        source=run.source_line(
            "troops",
            period=False,
            shown=pd.concat([held, *(part for _, _, part, _ in beside)]),
            beside=[rows[rows["category"].isin(list(TALK_LANES))]],
        ),
        caveat=(
            "A level holds until the next published one. Ceilings, announced levels and whole-coalition figures are "
            "not joined to the line."
        ),
        table=_values(lines),
        method=method(
            "The line:",
            levels.headcounts,
            levels.line_within,
            "Marks, for other figures:",
            levels.with_values,
            "Talks, agreements and cuts:",
            talks.within_days,
        ),
        units="people",
        row_sources=_cells(lines),
        grain="aggregate",
        draw=lambda size: steps_over_timeline(
            named_for(lines, size),
            events,
            order=lanes_with(events, list(TALK_LANES.values())),
            size=size,
            start=p.talks_start,
            end=end,
        ),
    )


def us_figures(run: PostureRun) -> Figure:
    """All published figures for US troops: headcounts as steps, the rest as marks."""
    id, source = "posture-us-figures", run.source_line("troops", period=False)
    head = levels.headcounts(run.tables["troops"], "US")
    if head.empty:
        return empty_figure(
            id=id,
            title="No US troop level in the tables",
            reason="The troops table of this run holds no number of US troops present.",
            source=source,
        )
    others = levels.with_values(run.tables["troops"])
    others = others[(others["force"] == "US") & others["measure"].isin(levels.MARKS)]
    source = run.source_line("troops", period=False, shown=pd.concat([head, others]))
    last = head["date"].max()  # a line drawn further would claim a level that nobody published
    lines = [Line("US troops present", "us", _points(head)), *_marks_beside(others[others["date"] <= last])]
    later = others[others["date"] > last]
    counts = [line.points for line in lines if line.label == "Pentagon manpower count"]
    most, peak = head["value"].max(), counts[0]["value"].max() if counts else 0
    years = f"{head['date'].min().year} to {head['date'].max().year}"
    return figure(
        id=id,
        title=(
            f"Public levels went up to {most:,.0f}; the Pentagon's own count reached {peak:,.0f}"
            if peak > most
            else f"Public levels of US troops reached {most:,.0f}"
        ),
        subtitle=f"Published figures for US troops in Iraq, {years}, by what each figure is",
        sentence=(
            f"A step line of {len(head)} numbers said to be present, {head['value'].min():,.0f} to {most:,.0f}, and "
            f"{sum(len(line.points) for line in lines[1:])} marks for figures that are something else."
        ),
        source=source,
        caveat="Figures of different kinds do not compare." + _told_later(later),
        table=_values([*lines, *_marks_beside(later)]),
        method=method("The line:", levels.headcounts, "Marks, for figures of another kind:", levels.with_values),
        units="people",
        row_sources=_cells([*lines, *_marks_beside(later)]),
        grain="aggregate",
        draw=lambda size: steps(named_for(lines, size), size=size, start=f"{head['date'].min().year}-01-01", end=last),
    )


def _told_later(later: pd.DataFrame) -> str:
    """What was published after the last headcount, for which no line can be drawn."""
    told = [f"{when_text(row)}, under {row['value']:,.0f}" for _, row in later.iterrows() if pd.isna(row["people_low"])]
    return f" Not drawn, after the last number present: {'; '.join(told)}." if told else ""


def aftermath(run: PostureRun) -> Figure:
    """US troops and milestones after the agreement on the combat mission."""
    p, id, end = run.parameters, "posture-aftermath", _last_day(run, run.parameters.aftermath_end)
    window = days_text(p.aftermath_start, max(end, p.aftermath_start))
    line = levels.line_within(levels.headcounts(run.tables["troops"], "US"), p.aftermath_start, end)
    rows = talks.within_days(run.tables["dialogue"], p.aftermath_start, end)
    events = marks(rows, _AFTER_LANES, named=True)
    if line.empty or events.empty:
        return empty_figure(
            id=id,
            title=f"Not covered: what became of the combat mission, {window}",
            reason=f"Not covered: the tables hold no troop level or no milestone from {window}; choose other days.",
            source=run.source_line("dialogue", period=False),
        )
    values = line["value"]
    low, high = values.min(), values.max()
    reach = f"all {low:,.0f}" if low == high else f"from {low:,.0f} to {high:,.0f}"
    return figure(
        id=id,
        title=(
            f"US troops stayed at {low:,.0f} in every published level"
            if low == high
            else f"Published levels of US troops went from {values.iloc[0]:,.0f} to {values.iloc[-1]:,.0f}"
        ),
        subtitle=f"US troops said to be present, and milestones of the mission; {window}",
        sentence=(
            f"A step line of {len(line)} published levels, {reach}; below it {len(events)} "
            "milestones: talks, agreements, steps, threats, strikes and attacks named as turning points."
        ),
        source=run.source_line(
            "dialogue",
            left_out="levels from the troops table",
            period=False,
            shown=rows[rows["category"].isin(list(_AFTER_LANES))],
            beside=[line],
        ),
        caveat="From 2022 on the table holds the main milestones only; attacks are counted in their own section.",
        table=shown(events),
        method=method(
            "The line:", levels.headcounts, levels.line_within, "Milestones of the dialogue table:", talks.within_days
        ),
        row_sources=events["source_ids"],
        grain="event",
        rows_of=("dialogue", "troops"),
        draw=lambda size: steps_over_timeline(
            [Line("US troops", "us", _points(line))],
            events,
            order=lanes_with(events, list(dict.fromkeys(_AFTER_LANES.values()))),
            size=size,
            start=p.aftermath_start,
            end=end,
            filled=True,
        ),
    )
