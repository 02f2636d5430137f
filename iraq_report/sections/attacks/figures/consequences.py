"""What attacks did and what followed US strikes."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, ranges, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.run import Run
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
    bars = bars[bars["high"] > 0]
    killed = (int(table["killed_low"].sum()), int(table["killed_high"].sum()))
    most = table.loc[table["killed_high"].idxmax()]
    return figure(
        id="attacks-casualties",
        title=(
            f"{_span(*killed)} people were reported killed, most of them {WHO_LABELS[most['who']].lower()}"
            if most["killed_low"] * 2 > killed[1]
            else f"{_span(*killed)} people were reported killed in the listed attacks"
        ).replace(" us ", " US "),
        subtitle="People reported killed and wounded in listed attacks on the US presence; bars span what sources give",
        sentence=". ".join(
            f"{WHO_LABELS[r.who]}: {_span(r.killed_low, r.killed_high)} killed, "
            f"{_span(r.wounded_low, r.wounded_high)} wounded"
            for r in table.itertuples()
        )
        + ".",
        source=run.source_line("casualties"),
        caveat="Mostly first-day figures; attacks whose casualties no source states, and Iran's own, are left out.",
        table=table.assign(who=table["who"].map(WHO_LABELS)).rename(
            columns={"who": "Who", "attacks": "Attacks", "killed_low": "Killed (low)", "killed_high": "Killed (high)",
                     "wounded_low": "Wounded (low)", "wounded_high": "Wounded (high)"}
        ),
        grain="aggregate",
        draw=lambda size: ranges(bars, size=size),
    )  # fmt: skip


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"


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
    drawn = table.tail(_DRAWN_STRIKES)
    drawn = drawn.assign(label=[f"{day_text(r.date)}: {r.places}" for r in drawn.itertuples()])
    more = int((table["after"] > table["before"]).sum())
    series = [Series("before", "other", f"{days} days before"), Series("after", "main", f"{days} days after")]
    return figure(
        id="attacks-after-us-strikes",
        title=f"Attacks were more frequent after {more} of {len(table)} {plural(len(table), 'day')} of US strikes",
        subtitle=f"Rocket and drone attacks of medium or high confidence in the {days} days before and after",
        sentence="; ".join(f"{day_text(r.date)}: {r.before} before, {r.after} after" for r in table.itertuples()) + ".",
        source=run.source_line("attacks", left_out="roadside bombs and low confidence left out"),
        caveat="What came after in time, not what was caused. Windows of strikes close together share attacks.",
        table=table.rename(
            columns={
                "date": "Strike",
                "places": "Where",
                "before": "Attacks before",
                "after": "Attacks after",
            }
        ),
        grain="aggregate",
        draw=lambda size: rows(
            drawn, label="label", series=series, size=size, stacked=False, sort=False, unit="attacks"
        ),
    )
