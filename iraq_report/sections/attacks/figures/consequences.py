"""What attacks did and what followed US strikes."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, ranges, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.attacks.context import after_strikes, casualties_by_group
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.method import method
from iraq_report.sections.people import PEOPLE, everyone
from iraq_report.sections.rows import span_text
from iraq_report.sections.run import Run
from iraq_report.sections.selection import elsewhere, for_trends, on_us
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.sections.words import WHO_LABELS

_DRAWN_STRIKES = 16  # the latest; all of them stand in the table


def casualties_by_who(run: Run[Parameters], table: pd.DataFrame) -> Figure:
    """People killed and wounded in attacks on the US presence, by who they were."""
    if table.empty:
        return empty_figure(
            id="attacks-casualties",
            title="No casualty reported",
            reason=f"No source reports anyone killed or wounded in the listed attacks from {run.period}.",
            source=run.source_line("casualties"),
        )
    bars = pd.concat(
        [
            pd.DataFrame(
                {
                    "label": table["who"].map(WHO_LABELS) + f", {what}",
                    "low": table[f"{what}_low"],
                    "high": table[f"{what}_high"],
                    "role": "second" if what == "killed" else "main",
                }
            )
            for what in ("killed", "wounded")
        ]
    )
    bars = bars[~(bars["high"] == 0).fillna(False)].astype({"low": "Float64", "high": "Float64"})
    summed = run.tables["casualties"][lambda t: t["attack_id"].isin(on_us(run.events)["attack_id"])]
    return figure(
        id="attacks-casualties",
        title=_toll(table),
        subtitle="People reported killed and wounded in listed attacks on the US presence; bars span what sources give",
        sentence=". ".join(
            f"{WHO_LABELS[r.who]}: {span_text(r.killed_low, r.killed_high)} killed, "
            f"{span_text(r.wounded_low, r.wounded_high)} wounded"
            for r in table.itertuples()
        )
        + ".",
        source=run.source_line("casualties"),
        caveat="Mostly first-day figures; \"at least\": the number of some attack is not known. Attacks whose "
        "casualties no source states, and Iran's own, are left out."
        + (f" {left_out}" if (left_out := elsewhere(run.parameters)) else ""),
        table=table.assign(who=table["who"].map(WHO_LABELS)).rename(
            columns={"who": "Who", "attacks": "Attacks", "killed_low": "Killed (low)", "killed_high": "Killed (high)",
                     "wounded_low": "Wounded (low)", "wounded_high": "Wounded (high)"}
        ),
        method=method(casualties_by_group),
        units=PEOPLE,
        row_sources=cells_by(summed, summed["who"], table["who"]),
        grain="aggregate",
        draw=lambda size: ranges(bars, size=size),
    )  # fmt: skip


def _toll(table: pd.DataFrame) -> str:
    """People killed, with the group that makes up most of them, where one does."""
    low, high = everyone(table, "killed")
    total = span_text(low, high)
    if pd.notna(high) and high == 0:
        return "Killed in the listed attacks: nobody, as far as is reported"
    if pd.isna(low) or low == 0:
        return f"Killed in the listed attacks: {total}"
    first = table.sort_values("killed_low", ascending=False).iloc[0]
    others = table[table["who"] != first["who"]]["killed_high"].sum(skipna=False)
    told = f"Killed in the listed attacks: {total}"
    if first["who"] in ("other", "unspecified") or pd.isna(others) or first["killed_low"] <= max(others, 1):
        return told
    label = WHO_LABELS[first["who"]]
    return f"{told}, most of them {label if label.startswith('US') else label.lower()}"


def attacks_after_strikes(run: Run[Parameters], table: pd.DataFrame) -> Figure:
    """Attacks in the days before and after each day of US strikes."""
    days = run.parameters.follow_days
    if table.empty:
        return empty_figure(
            id="attacks-after-us-strikes",
            title="No US strike on militias found",
            reason=f"The tables hold no US strike on militias from {run.period} in the countries of this run.",
            source=run.source_line("attacks"),
        )
    counted = table.dropna(subset=["before", "after"])
    missing = len(table) - len(counted)
    if counted.empty:
        return empty_figure(
            id="attacks-after-us-strikes",
            title="Not covered: the days around US strikes",
            reason=f"Not covered: no day of US strikes has all of the {days} days before and after it inside this "
            "run; choose a longer period or fewer days.",
            source=run.source_line("attacks"),
        )
    drawn = counted.tail(_DRAWN_STRIKES)
    drawn = drawn.assign(label=[f"{day_text(r.date)}: {r.places}" for r in drawn.itertuples()])
    more = int((counted["after"] > counted["before"]).sum())
    shown = f"; the latest {len(drawn)} of {len(counted)} drawn" if len(drawn) < len(counted) else ""
    series = [Series("before", "other", f"{days} days before"), Series("after", "main", f"{days} days after")]
    return figure(
        id="attacks-after-us-strikes",
        title=f"More attacks after than before: {more} of {len(counted)} {plural(len(counted), 'day')} of US strikes",
        subtitle=f"Rocket and drone attacks of medium or high confidence in the {days} days before and after{shown}",
        sentence="; ".join(f"{day_text(r.date)}: {r.before} before, {r.after} after" for r in counted.itertuples())
        + ".",
        source=run.trend_line(),
        caveat="What came after in time, not what was caused. Windows of strikes close together share attacks."
        + (f" Not covered and left out: {missing} {plural(missing, 'day')} of strikes." if missing else ""),
        table=table.rename(
            columns={
                "date": "Strike",
                "places": "Where",
                "before": "Attacks before",
                "after": "Attacks after",
            }
        ),
        method=method(after_strikes, f"The windows have {days} days"),
        units="attacks",
        row_sources=[_behind(run, day) for day in table["date"]],
        grain="event",
        draw=lambda size: rows(
            drawn, label="label", series=series, size=size, stacked=False, sort=False, unit="attacks"
        ),
    )


def _behind(run: Run[Parameters], day: pd.Timestamp) -> str:
    """The sources of the strikes of a day, and of the attacks in the windows before and after it."""
    strikes = run.events[(run.events["side"] == "us_on_militia") & (run.events["date"] == day)]
    apart = (for_trends(on_us(run.events))["date"] - day).dt.days.abs()
    return cell_of(strikes, for_trends(on_us(run.events))[apart.between(1, run.parameters.follow_days)])
