"""Figures about sites supplied with fuel and attacks on them."""

from __future__ import annotations

import math
from collections.abc import Iterable

import pandas as pd

from iraq_report.figures.charts import Band, Unit, grid, intervals, lanes
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.contractors.common import ContractorsRun
from iraq_report.sections.contractors.fuel import (
    behind_fuel,
    fixed_attacks,
    fuel_counts,
    fuel_of_run,
    fuel_sites,
    rate_changes,
)
from iraq_report.sections.method import method
from iraq_report.sections.selection import for_trends, on_us, within
from iraq_report.sections.source_line import cell_of
from iraq_report.sections.words import WEAPON_LABELS

SUPPLIED, BEFORE, WINDOW = "Supplied with fuel", "Attacked before", "Attacked in the window"


def _empty(run: ContractorsRun, id: str, title: str) -> Figure | None:
    """The figure that stands for a run whose windows are not covered, or that has nothing to show."""
    p = run.parameters
    reason = run.not_covered(p.fuel_start, p.fuel_end) or run.not_covered(p.baseline_start, p.baseline_end)
    if not reason and not fuel_of_run(run.events, run.tables, p)[["window", "baseline"]].to_numpy().any():
        reason = "The list holds no attack on a fixed site in the two windows under the filters of this run."
    return empty_figure(id=id, title=title, reason=reason, source=run.source_line("attacks")) if reason else None


def _spans(run: ContractorsRun) -> str:
    p = run.parameters
    return (
        f"{day_text(p.fuel_start)} to {day_text(p.fuel_end)}; before: {day_text(p.baseline_start)} to "
        f"{day_text(p.baseline_end)}"
    )


def _without_convoys(run: ContractorsRun) -> str:
    left_out = len(on_us(run.events)) - len(fixed_attacks(run.events))
    words = f"{left_out} {plural(left_out, 'attack')} on convoys left out, since a highway is no site"
    return words if left_out else ""


def _behind(run: ContractorsRun, attacks: pd.DataFrame, sites: Iterable[str]) -> str:
    """The sources of some attacks, those at the given sites, and of the supply of these sites."""
    parts = (attacks, fuel_sites(run.tables["services"]))
    return cell_of(*(rows[rows["site_id"].isin(list(sites))] for rows in parts))


def matrix(run: ContractorsRun) -> Figure:
    """Sites by whether fuel is said to be supplied, and attacks on them in two windows."""
    empty = _empty(run, "contractors-fuel-sites", "Sites supplied with fuel and sites attacked")
    if empty:
        return empty
    counts = fuel_of_run(run.events, run.tables, run.parameters)
    cells = [
        {"row": row["name"], "column": column, "role": role, "mark": mark, "text": text}
        for _, row in counts.iterrows()
        for column, role, held, mark, text in (
            (SUPPLIED, "contractor", row["supplied"], "", "as the report states"),
            (BEFORE, "other", row["baseline"] > 0, str(row["baseline"]), "attacks before"),
            (WINDOW, "second", row["window"] > 0, str(row["window"]), "attacks in the window"),
        )
        if held
    ]
    supplied = counts[counts["supplied"]]
    hit, others = int((supplied["window"] > 0).sum()), int((counts[~counts["supplied"]]["window"] > 0).sum())
    attacks, was = int(supplied["window"].sum()), plural(hit, "was", "were")
    counted = behind_fuel(run.events, run.parameters)
    return figure(
        id="contractors-fuel-sites",
        title=f"Attacked: {hit} of {len(supplied)} fuelled {plural(len(supplied), 'site')}, {attacks} "
        f"{plural(attacks, 'time')} in all"
        + (f"; {others} other {plural(others, 'site')} too" if others else "; no other site"),
        subtitle=f"Fixed sites; attacks of all weapons and grades, {_spans(run)}",
        sentence=f"Of the sites that the report names as supplied with fuel ({len(supplied)}), {hit} {was} attacked "
        f"in the window, {attacks} {plural(attacks, 'time')} in all; other fixed sites attacked: {others}.",
        source=run.source_line(
            "attacks", left_out=_without_convoys(run), shown=counted, beside=[fuel_sites(run.tables["services"])]
        ),
        caveat="That a site is supplied rests on the report and the supplier's own page. At Baghdad airport the "
        "diplomatic support centre and the base beside it are one site.",
        table=counts[["name", "supplied", "baseline", "window"]].rename(
            columns={"name": "Site", "supplied": SUPPLIED, "baseline": BEFORE, "window": WINDOW}
        ),
        method=method(fixed_attacks, fuel_counts, "Supplied sites:", fuel_sites),
        units="attacks",
        row_sources=[_behind(run, counted, [id]) for id in counts["site_id"]],
        grain="event",
        draw=lambda size: grid(
            pd.DataFrame(cells), rows=list(counts["name"]), columns=[SUPPLIED, BEFORE, WINDOW], size=size,
            labels={"contractor": SUPPLIED, "other": BEFORE, "second": WINDOW},
        ),
    )  # fmt: skip


def dates(run: ContractorsRun) -> Figure:
    """Each attack on a fixed site in the two windows, by site."""
    empty = _empty(run, "contractors-fuel-dates", "Attacks on fuelled and other sites")
    if empty:
        return empty
    p, counts = run.parameters, fuel_of_run(run.events, run.tables, run.parameters)
    first, last = min(p.baseline_start, p.fuel_start), max(p.baseline_end, p.fuel_end)
    rows = within(fixed_attacks(run.events), first, last)
    rows = rows[rows["site_id"].isin(counts["site_id"])]
    names = {row["site_id"]: row["name"] + (" (fuel)" if row["supplied"] else "") for _, row in counts.iterrows()}
    points = pd.DataFrame(
        {
            "lane": rows["site_id"].map(names),
            "date": rows["date"],
            "role": rows["weapon"],
            "text": rows["place"] + ", confidence " + rows["confidence"],
        }
    )
    supplied = int(rows["site_id"].isin(counts[counts["supplied"]]["site_id"]).sum())
    return figure(
        id="contractors-fuel-dates",
        title=f"{supplied} of {len(rows)} {plural(len(rows), 'attack')} on fixed sites: at sites named as supplied "
        "with fuel",
        subtitle=f"One mark is one attack, {day_text(first)} to {day_text(last)}",
        sentence=f"Attacks on fixed sites from {day_text(first)} to {day_text(last)}: {len(rows)}; on sites that the "
        f"report names as supplied with fuel: {supplied}.",
        source=run.source_line(
            "attacks", left_out=_without_convoys(run), shown=rows, beside=[fuel_sites(run.tables["services"])]
        ),
        table=points[["date", "lane", "role"]]
        .assign(role=points["role"].map(WEAPON_LABELS))
        .rename(columns={"date": "Date", "lane": "Site", "role": "Weapon"}),
        method=method(
            fixed_attacks, "One mark is one attack, on its first possible day.", "Supplied sites:", fuel_sites
        ),
        row_sources=rows["source_ids"],
        grain="event",
        draw=lambda size: lanes(
            points, order=list(names.values()), size=size, labels=WEAPON_LABELS, start=first, end=last,
            bands=[Band(p.fuel_start, p.fuel_end, "window looked at")],
        ),
    )  # fmt: skip


def changes(run: ContractorsRun) -> Figure:
    """How the rate of attacks changed, by fuelled site, for all of them and for all other fixed sites."""
    empty = _empty(run, "contractors-fuel-rates", "Change of the rate of attacks")
    if empty:
        return empty
    p = run.parameters
    windows = {"window": (p.fuel_start, p.fuel_end), "baseline": (p.baseline_start, p.baseline_end)}
    found = rate_changes(fuel_of_run(run.events, run.tables, p), **windows)
    known = [(change, change.ratio) for change in found if change.ratio is not None]
    if not known:
        return empty_figure(
            id="contractors-fuel-rates",
            title="Change of the rate of attacks",
            reason="The list holds no rocket or drone attack of medium or high confidence on a fixed site in "
            "either window.",
            source=run.source_line("attacks"),
        )
    table = pd.DataFrame(
        [
            {
                "label": change.name, "value": ratio.value if math.isfinite(ratio.value) else None, "low": ratio.low,
                "high": ratio.high, "role": "contractor" if change.supplied else "other",
                "note": f"{change.window} in the window, {change.baseline} before",
            }
            for change, ratio in known
        ]
    )  # fmt: skip
    counted = for_trends(behind_fuel(run.events, p))
    single = [change for change in found if change.supplied and not change.group]
    risen = [change.name for change in single if change.ratio is not None and change.ratio.low > 1]
    return figure(
        id="contractors-fuel-rates",
        title=f"A rise of attacks beyond chance: at {len(risen)} of {len(single)} fuelled "
        f"{plural(len(single), 'site')}",
        subtitle=f"Rate in the window as a multiple of the rate before, 95% interval; {_spans(run)}",
        sentence="; ".join(
            f"{change.name}: {change.window} in the window, {change.baseline} before" for change, _ in known
        )
        + ".",
        source=run.trend_line("fixed sites only", shown=counted, beside=[fuel_sites(run.tables["services"])]),
        caveat="Few attacks a site: the intervals are wide, and several sites are compared at once.",
        table=table[["label", "value", "low", "high", "note"]].rename(
            columns={"label": "Site", "value": "Times the rate before", "low": "Low", "high": "High", "note": "Attacks"}
        ),
        method=method(fixed_attacks, rate_changes, "Supplied sites:", fuel_sites),
        units="times the rate before",
        row_sources=[_behind(run, counted, change.sites) for change, _ in known],
        grain="event",
        draw=lambda size: intervals(
            table, size=size, reference=1, reference_label="no change", log=True, unit=Unit(digits=1)
        ),
    )
