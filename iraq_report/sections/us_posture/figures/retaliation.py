"""The weeks around the US strikes, and the support to the Peshmerga."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Rule, Series, Unit, columns, intervals, ranges, timeline
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.method import method
from iraq_report.sections.rates import in_window
from iraq_report.sections.rows import STATED_LABELS, STATED_LEGEND, STATED_ROLES, days_text, when_text
from iraq_report.sections.selection import grades_text, kinds_text, on_us, within
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.sections.us_posture import talks
from iraq_report.sections.us_posture.figures.events import attack_marks, lanes_with, marks, shown, together
from iraq_report.sections.us_posture.retaliation import Around, around_strike, by_day
from iraq_report.sections.us_posture.retaliation_prose import around_not_counted
from iraq_report.sections.us_posture.support import monthly_support
from iraq_report.sections.us_posture.wording import PostureRun

_TOLD_STRIKES = "US strikes, as told"
_LANES = {
    "us_strike": _TOLD_STRIKES,
    "killing": _TOLD_STRIKES,
    "statement": "Statements",
    "threat": "Threats",
    "denial": "Denials",
    "visit_postponed": "Visits put off",
    "nato": "NATO",
}
_ATTACKS = "Attacks on sites"
_LOCAL = "US strikes, by place and local date"
_ORDER = [_TOLD_STRIKES, _LOCAL, "Threats", _ATTACKS, "Denials", "Visits put off", "Statements", "NATO"]


def weeks(run: PostureRun) -> Figure:
    """Strikes, threats, attacks, denials and visits put off, day by day."""
    p, id = run.parameters, "posture-retaliation"
    window = days_text(p.retaliation_start, p.retaliation_end)
    rows = talks.within_days(run.tables["dialogue"], p.retaliation_start, p.retaliation_end)
    gap = run.not_covered(p.retaliation_start, p.retaliation_end)
    fixed = on_us(within(run.events, p.retaliation_start, p.retaliation_end))
    fixed = fixed[(fixed["target_type"] != "logistics_convoy") & (gap == "")]
    told = marks(rows[rows["date"] >= pd.Timestamp(p.retaliation_start)], _LANES)
    events = together(told, _strikes(run), attack_marks(fixed, _ATTACKS))
    inside = p.retaliation_start <= p.strike_report and p.strike_local <= p.retaliation_end
    if events.empty or not inside:
        return empty_figure(
            id=id,
            title=f"Not covered: strikes and retaliation, {window}",
            reason=(
                f"Not covered: the days from {window} hold no event, or not the strikes of "
                f"{day_text(p.strike_report)}; choose days around them."
            ),
            source=run.source_line("dialogue"),
            grain="event",
        )
    threats = int((events["lane"] == "Threats").sum())
    counted = f"{threats or 'No'} {plural(threats, 'threat')}"
    counted += "" if gap else f" and {len(fixed)} {plural(len(fixed), 'attack')} on sites"
    return figure(
        id=id,
        title=f"{counted} around the US strikes of {day_text(p.strike_report)}"
        + ("; attacks not covered" if gap else ""),
        subtitle=f"Strikes, threats, attacks on fixed sites, denials and visits put off; {window}",
        sentence=f"One lane a kind of event, coloured by who tells of it; {len(events)} marks. {_first_last(events)}",
        source=run.source_line("dialogue", left_out="attacks from the attacks table, bombs on convoys left out"),
        caveat=(
            f"The strikes carry two dates: {day_text(p.strike_report)} in Washington and {day_text(p.strike_local)} by "
            "local time, as the attacks table has them."
        ),
        table=shown(events),
        method=method(
            "Rows of the dialogue table that begin in the window, and rows of the attacks table: attacks on the US "
            "presence of these days, those on convoys left out, and the US strikes once more on their local day",
        ),
        row_sources=events["source_ids"],
        grain="event", rows_of=("dialogue", "attacks"),
        draw=lambda size: timeline(
            events,
            order=lanes_with(events, _ORDER),
            size=size,
            labels=STATED_LEGEND,
            start=p.retaliation_start,
            end=p.retaliation_end,
        ),
    )  # fmt: skip


def _strikes(run: PostureRun) -> pd.DataFrame:
    """The strikes once more, on the day that the attacks table has by local time."""
    table, p = run.tables["attacks"], run.parameters
    struck = table[(table["side"] == "us_on_militia") & (table["date"] == pd.Timestamp(p.strike_local))]
    return attack_marks(struck, _LOCAL)


def _first_last(events: pd.DataFrame) -> str:
    first, last = events.iloc[0], events.iloc[-1]
    return f"First: {first['label']}, {day_text(first['start'])}; last: {last['label']}, {day_text(last['start'])}."


def attacks_by_day(run: PostureRun) -> Figure:
    """Attacks a day on sites and on convoys around the strikes."""
    p, id = run.parameters, "posture-retaliation-by-day"
    window = days_text(p.retaliation_start, p.retaliation_end)
    if gap := run.not_covered(p.retaliation_start, p.retaliation_end):
        return empty_figure(
            id=id, title=f"Not covered: attacks by day, {window}", reason=gap, source=run.source_line("attacks")
        )
    daily = by_day(run.events, first=p.retaliation_start, last=p.retaliation_end)
    total = daily["sites"] + daily["convoys"]
    if not total.any():
        return empty_figure(
            id=id,
            title=f"No attack found from {window}",
            reason=f"The list of this run holds no attack on the US presence from {window}.",
            source=run.source_line("attacks"),
        )
    attacks = within(on_us(run.events), p.retaliation_start, p.retaliation_end)
    series = [Series("sites", "main", "On sites"), Series("convoys", "other", "On convoys")]
    return figure(
        id=id,
        title=_peak(daily, total),
        subtitle=f"Attacks a day on the US presence, every weapon and confidence that the run counts; {window}",
        sentence=(
            f"Columns of {total.sum()} attacks a day: {daily['sites'].sum()} on sites, {daily['convoys'].sum()} on "
            f"convoys; {int((total == 0).sum())} of {len(daily)} days hold none."
        ),
        source=run.source_line("attacks"),
        caveat="Bombs on convoys come mostly from single pages and low confidence; an empty day means nothing found.",
        table=daily.rename(columns={"date": "Date", "sites": "On sites", "convoys": "On convoys"}),
        method=method(by_day),
        units="attacks",
        row_sources=cells_by(attacks, attacks["date"], daily["date"]),
        grain="event",
        draw=lambda size: columns(
            daily,
            x="date",
            series=series,
            size=size,
            every="day",
            unit="attacks",
            rules=[Rule(p.strike_local, "US strikes")],
        ),
    )


def _peak(daily: pd.DataFrame, total: pd.Series) -> str:
    most, peaks = int(total.max()), daily[total == total.max()]
    if len(peaks) > 1:
        return f"{most} {plural(most, 'attack')} on the worst days, {len(peaks)} of {len(daily)}"
    convoys = int(peaks["convoys"].iloc[0])
    share = {0: "none on convoys", most: plural(most, "on a convoy", "all on convoys")}
    lead = f"{most} {plural(most, 'attack')} fell on {day_text(peaks['date'].iloc[0])}"
    return f"{lead}, {share.get(convoys, f'{convoys} of them on convoys')}"


def rates_around_strike(run: PostureRun, around: Around | None) -> Figure:
    """Rocket and drone attacks a day before and after the strikes, with intervals."""
    id = "posture-retaliation-rates"
    if around is None:
        return empty_figure(
            id=id,
            title=f"{around_not_counted(run).split(':')[0]}: rates before and after the strikes",
            reason=around_not_counted(run),
            source=run.source_line("attacks"),
        )
    windows = {"Before the strikes": around.before, "After the strikes": around.after}
    table = pd.DataFrame(
        {
            "label": list(windows),
            "value": [w.rate.value * 10 for w in windows.values()],
            "low": [w.rate.low * 10 for w in windows.values()],
            "high": [w.rate.high * 10 for w in windows.values()],
            "role": ["other", "main"],
            "note": [f"{w.count} in {w.days} days, {days_text(w.start, w.end)}" for w in windows.values()],
        }
    )
    return figure(
        id=id,
        title=_verdict(around, kinds_text(run.parameters)),
        subtitle=(
            f"{kinds_text(run.parameters).capitalize()} attacks of {grades_text(run.parameters)} confidence per 10 "
            "days, 95% interval"
        ),
        sentence="; ".join(
            f"{r.label}: {r.value:.1f} per 10 days ({r.note}; {r.low:.1f} to {r.high:.1f})" for r in table.itertuples()
        ) + ".",
        source=run.trend_line(),
        caveat="Two short windows: they can show a surge, not rule one out. The night of the strikes is in neither.",
        table=table.drop(columns="role").rename(
            columns={"label": "Window", "value": "Per 10 days", "low": "Low", "high": "High", "note": "Counted"}
        ),
        method=method(
            around_strike, f"The windows have {run.parameters.compare_days} days; a rate a day is shown times 10"
        ),
        units="attacks per 10 days",
        row_sources=[cell_of(in_window(run.events, window)) for window in windows.values()],
        grain="aggregate",
        draw=lambda size: intervals(
            table,
            size=size,
            reference=around.before.rate.value * 10,
            reference_label="rate before",
            unit=Unit(digits=1),
        ),
    )  # fmt: skip


def _verdict(around: Around, kinds: str) -> str:
    before, after = around.before.count, around.after.count
    if around.ratio is None:
        return f"No {kinds.replace(' and ', ' or ')} attack in the days before or after the strikes"
    counts = f"{before} {kinds} {plural(before, 'attack')} before the strikes, {after} after"
    if before == after:
        return f"{counts}: no change"
    return f"{counts}: {'beyond' if around.ratio.excludes_one else 'within'} chance"


def peshmerga_support(run: PostureRun) -> Figure:
    """US payments to the Peshmerga a month, as the report and as other sources have them."""
    paid = monthly_support(run.tables["support"])
    id, source = "posture-support", run.source_line("support", period=False, shown=paid)
    if paid.empty:
        return empty_figure(
            id=id,
            title="No payment with an amount a month",
            reason="The support table of this run holds no payment whose amount a month is known.",
            source=source,
        )
    drawn = pd.DataFrame(
        {
            "label": [f"{when_text(row)}: {row['description']}" for _, row in paid.iterrows()],
            "low": paid["low"] / 1e6,
            "high": paid["high"] / 1e6,
            "role": paid["stated_by"].map(STATED_ROLES),
            "note": [_basis(row) for _, row in paid.iterrows()],
        }
    )
    report, others = paid[paid["stated_by"] == "report"], paid[(paid["stated_by"] != "report") & paid["divided"]]
    if len(report) and len(others):
        low, high = (f"${value / 1e6:.1f}m" for value in (others["low"].min(), others["high"].max()))
        said = f"${report['low'].iloc[0] / 1e6:.0f}m"
        title = f"The report has {said} a month; payments divided by months give {low} to {high}"
    else:
        title = f"{len(paid)} published amounts of US support to the Peshmerga a month"
    return figure(
        id=id,
        title=title,
        subtitle="US payments to the Peshmerga, million dollars a month, by date of the statement",
        sentence="; ".join(f"{r.label}: ${r.low:.1f}m a month ({r.note})" for r in drawn.itertuples()) + ".",
        source=source,
        caveat="Pay of different units and years; some figures hold supplies too. Years without a row are not known.",
        table=pd.DataFrame(
            {"When": [when_text(row) for _, row in paid.iterrows()], "What": paid["description"],
             "Total, million dollars": paid["total_low"].astype("Float64") / 1e6, "Months": paid["months"],
             "Million dollars a month": (paid["low"] / 1e6).round(2), "Given by": paid["stated_by"].map(STATED_LABELS)}
        ),
        method=method(monthly_support),
        units={"Total, million dollars": "million US dollars", "Months": "months",
               "Million dollars a month": "million US dollars a month"},
        row_sources=paid["source_ids"],
        grain="aggregate",
        draw=lambda size: ranges(drawn, size=size, unit=Unit("$", "m", 1)),
    )  # fmt: skip


def _basis(row: pd.Series) -> str:
    if row["stated_by"] == "report":
        return "as the report has it"
    if row["divided"]:
        return f"${row['total_low'] / 1e6:.1f}m for {row['months']} months, divided"
    return "as stated"
