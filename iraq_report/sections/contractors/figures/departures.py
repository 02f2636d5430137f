"""Figures about departures: attacks at the site against withdrawals, returns and denials."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Band, Rule, Series, columns, intervals, lanes, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import plural
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.presence import (
    DAY,
    PresenceRate,
    PresenceRates,
    attacks_around,
    attacks_at,
    departures_of_run,
    monthly_at,
    movements,
    presence_rates,
    rates_of_run,
)
from iraq_report.sections.method import method
from iraq_report.sections.rows import days_text, when_text
from iraq_report.sections.selection import for_trends
from iraq_report.sections.source_line import cell_of, cells_by
from iraq_report.sections.statistics import Interval
from iraq_report.sections.words import WEAPON_LABELS

ATTACKS, WEAK = "Attacks: rockets and drones", "Attacks: other or low confidence"
EVENT_LANES = {
    "withdrawal": "Withdrawals",
    "return": "Returns",
    "absence_reported": "Said to be away",
    "evacuation_reported": "Evacuation reported",
    "evacuation_called_off": "Evacuation called off",
    "evacuation_denied": "Evacuation denied",
}
# What the report alone states is drawn in grey; the theme's role for it has the colour of a weapon.
SAID_ROLES = {"sources": "contractor", "both": "contractor", "report": "other"}
LABELS = WEAPON_LABELS | {"contractor": "Contractors", "other": "As the report alone dates it"}


def _points(run: ContractorsRun, moves: pd.DataFrame) -> pd.DataFrame:
    """Marks of the timeline: lane, date, days (as exactly as they are known), role, text."""
    attacks = attacks_at(run.events, run.parameters.site)
    strong = attacks["attack_id"].isin(for_trends(attacks)["attack_id"])
    marks = pd.DataFrame(
        {
            "lane": strong.map({True: ATTACKS, False: WEAK}).astype(str),
            "date": attacks["date"],
            "days": [when_text(row) for _, row in attacks.iterrows()],
            "role": attacks["weapon"],
            "text": attacks["place"] + ", confidence " + attacks["confidence"],
        }
    )
    told = pd.DataFrame(
        {
            "lane": moves["event_type"].map(EVENT_LANES),
            "date": moves["date"],
            "days": [when_text(row) for _, row in moves.iterrows()],
            "role": moves["stated_by"].map(SAID_ROLES),
            "text": moves["description"],
        }
    )
    return pd.concat([marks, told], ignore_index=True)


def timeline(run: ContractorsRun) -> Figure:
    """Attacks at the site in the run's period, over departures, returns, reports and denials of departures."""
    p, name = run.parameters, site_name(run)
    events = run.tables["contractor_events"]
    own = events[(events["site_id"] == p.site) & events["event_type"].isin(EVENT_LANES)]
    own = own[(own["counting"] != "repeat") & (own["date"] >= pd.Timestamp(p.moves_start))]
    points = _points(run, own)
    source = run.source_line(
        "attacks",
        left_out="movements from the table of contractor events, over its own span",
        shown=attacks_at(run.events, p.site),
        beside=[own],
    )
    if points.empty:
        return empty_figure(
            id="contractors-timeline",
            title="Attacks and departures",
            reason=f"The tables hold no attack and no movement of contractors at {name} for this run.",
            source=source,
        )
    attacks = int(points["lane"].isin([ATTACKS, WEAK]).sum())
    left = int((own["event_type"] == "withdrawal").sum())
    back = int((own["event_type"] == "return").sum())
    order = [lane for lane in (ATTACKS, WEAK, *EVENT_LANES.values()) if lane != WEAK or (points["lane"] == WEAK).any()]
    title = (
        f"{name}: {attacks} {plural(attacks, 'attack')}, {left} {plural(left, 'departure')} of contractors, "
        f"{back} {plural(back, 'return')}"
    )
    return figure(
        id="contractors-timeline",
        title=title,
        subtitle=f"One mark is one event, on its first possible day; attacks from {run.period} only",
        sentence=f"{name}, attacks from {run.period}: {attacks}; departures of contractors since "
        f"{day_text(p.moves_start)}: {left}; returns: {back}.",
        source=source,
        caveat="Order in time is not cause; a departure whose day is not known stands on the first day it can be.",
        table=points[["date", "days", "lane", "text"]].rename(
            columns={"date": "Date", "days": "Days", "lane": "Lane", "text": "What"}
        ),
        method=method(
            attacks_at,
            f"Departures, returns and reports of them are rows of the contractor events table at the site from "
            f"{day_text(p.moves_start)} on, without those told twice",
        ),
        row_sources=[*attacks_at(run.events, p.site)["source_ids"], *own["source_ids"]],
        grain="event",
        rows_of=("attacks", "contractor_events"),
        draw=lambda size: lanes(
            points, order=order, size=size, labels=LABELS, bands=[Band(p.start, p.end, "attacks counted")]
        ),
    )


def by_month(run: ContractorsRun) -> Figure:
    """Attacks at the site by month and weapon, with the days of departures and returns marked."""
    p, name = run.parameters, site_name(run)
    table = monthly_at(run.events, p.site, start=p.start, end=p.end)
    weapons = [weapon for weapon in table.columns if weapon != "month"]
    attacks = attacks_at(run.events, p.site)
    moves = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    inside = moves[moves["date"].between(pd.Timestamp(p.start), pd.Timestamp(p.end))]
    source = run.source_line("attacks", shown=attacks, beside=[inside])
    if not weapons:
        return empty_figure(
            id="contractors-attacks-by-month",
            title="Attacks at the site by month",
            reason=f"The list holds no attack at {name} from {run.period} under the filters of this run.",
            source=source,
        )
    words = {"withdrawal": "left", "return": "back"}
    rules = [Rule(row["date"], words[row["event_type"]]) for _, row in inside.iterrows()]
    total, hit = int(table[weapons].to_numpy().sum()), int((table[weapons].sum(axis=1) > 0).sum())
    return figure(
        id="contractors-attacks-by-month",
        title=f"{name} was attacked {total} {plural(total, 'time')}, in {hit} {plural(hit, 'month')}",
        subtitle="Attacks by month and weapon, all grades of confidence; dotted: contractors left or came "
        "back",
        sentence=f"The list holds {total} {plural(total, 'attack')} at {name} from {run.period}, in {hit} "
        f"{plural(hit, 'month')}.",
        source=source,
        caveat="A month without a bar is a month for which no attack was found.",
        table=table.rename(columns={"month": "Month"} | WEAPON_LABELS),
        method=method(attacks_at, monthly_at, "Dotted lines:", movements),
        units="attacks",
        row_sources=cells_by(attacks, attacks["date"].dt.to_period("M"), table["month"].dt.to_period("M")),
        grain="event",
        draw=lambda size: columns(
            table, x="month", size=size, unit="attacks", rules=rules,
            series=[Series(weapon, weapon, WEAPON_LABELS[weapon]) for weapon in weapons],
        ),
    )  # fmt: skip


def around(run: ContractorsRun) -> Figure:
    """Attacks before and after each departure whose windows the run covers."""
    p, name, counts = run.parameters, site_name(run), departures_of_run(run)
    covered = counts[counts["covered"]]
    source = run.trend_line(shown=for_trends(attacks_at(run.events, p.site)))
    if covered.empty:
        return empty_figure(
            id="contractors-attacks-around",
            title="Attacks around departures",
            reason=f"Not covered: no departure from {name} has all of the {p.around_days} days before and after it "
            "inside this run; choose a longer period or fewer days.",
            source=source,
        )
    more = int((covered["after"] > covered["before"]).sum())
    left_out = len(counts) - len(covered)
    shown = covered.assign(
        label=[
            f"Left {days_text(first, last)}"
            for first, last in zip(covered["left_first"], covered["left_last"], strict=True)
        ]
    )
    return figure(
        id="contractors-attacks-around",
        title=f"More attacks after than before: {more} of {len(covered)} {plural(len(covered), 'departure')}",
        subtitle=f"Rocket and drone attacks at {name} in the {p.around_days} days before and after each "
        f"departure",
        sentence=f"{more} of {len(covered)} {plural(len(covered), 'departure')} from {name} had more attacks in the "
        f"{p.around_days} days after than in the {p.around_days} days before.",
        source=source,
        caveat="A handful of attacks: no more than an order in time."
        + (f" Not covered and left out: {left_out} {plural(left_out, 'departure')}." if left_out else ""),
        table=shown[["label", "before", "during", "after"]].rename(
            columns={"label": "Departure", "before": "Before", "during": "While leaving", "after": "After"}
        ),
        method=method(attacks_around, f"The windows before and after have {p.around_days} days"),
        units="attacks",
        row_sources=[_behind(run, row) for _, row in shown.iterrows()],
        grain="event", rows_of=("attacks", "contractor_events"),
        draw=lambda size: rows(
            shown, label="label", size=size, sort=False, stacked=False, unit="attacks",
            series=[Series("before", "main", "Days before"), Series("after", "second", "Days after")],
        ),
    )  # fmt: skip


def _behind(run: ContractorsRun, departure: pd.Series) -> str:
    """The sources of a departure and of the attacks in the windows around it."""
    told = run.tables["contractor_events"][lambda t: t["event_id"] == departure["event_id"]]
    attacks, reach = attacks_at(run.events, run.parameters.site), run.parameters.around_days * DAY
    near = attacks["date"].between(departure["left_first"] - reach, departure["left_last"] + reach)
    return cell_of(told, for_trends(attacks[near]))


def _behind_presence(run: ContractorsRun) -> pd.DataFrame:
    """The rows of contractor events of which it follows when contractors were there."""
    events, site = run.tables["contractor_events"], run.parameters.site
    said = events[(events["event_type"] == "absence_reported") & (events["site_id"] == site)]
    return pd.concat([movements(events, site, since=run.parameters.moves_start), said])


def presence(run: ContractorsRun) -> Figure:
    """Rates of attacks while the contractors who left were there, and while they were away."""
    name, rates = site_name(run), rates_of_run(run.events, run.tables["contractor_events"], run.parameters)
    at_site = for_trends(attacks_at(run.events, run.parameters.site))
    moves = _behind_presence(run)
    source = run.trend_line("days on which either can be true left out", shown=at_site, beside=[moves])
    present, away = rates.present.rate, rates.away.rate
    if present is None or away is None:
        return empty_figure(
            id="contractors-presence",
            title="Attacks with and without contractors",
            reason=f"Not covered: this run holds no days for which it is known that contractors were at {name}, or "
            "none for which it is known that they were away.",
            source=source,
        )
    table = pd.DataFrame(
        [_per_month("Contractors there", "main", present), _per_month("Contractors away", "contractor", away)]
    ).assign(note=[_days(rates.present), _days(rates.away)])
    return figure(
        id="contractors-presence",
        title=_presence_claim(rates),
        subtitle=f"Rocket and drone attacks at {name} per 30 days, with 95% intervals",
        sentence=f"{name}: {present.value * 30:.2f} attacks per 30 days while contractors were there "
        f"({_days(rates.present)}), "
        f"{away.value * 30:.2f} while they were away ({_days(rates.away)}).",
        source=source,
        caveat=f"Left out: {rates.left_out_days} days with {rates.left_out_attacks} "
        f"{plural(rates.left_out_attacks, 'attack')} on which leaving or coming back is not dated exactly. "
        "Staff of other companies stayed throughout.",
        table=table[["label", "value", "low", "high", "note"]].rename(
            columns={"label": "Days", "value": "Per 30 days", "low": "Low", "high": "High", "note": "Count"}
        ),
        method=method(
            presence_rates,
            "A day counts where the dates of leaving and return leave no doubt; a rate a day is shown times 30",
        ),
        units="attacks per 30 days",
        row_sources=[
            cell_of(at_site.loc[rates.kinds.index[rates.kinds == kind]], moves) for kind in ("present", "away")
        ],
        grain="event",
        draw=lambda size: intervals(table, size=size),
    )


def _per_month(label: str, role: str, rate: Interval) -> dict[str, object]:
    return {"label": label, "role": role, "value": rate.value * 30, "low": rate.low * 30, "high": rate.high * 30}


def _days(part: PresenceRate) -> str:
    return f"{part.count} {plural(part.count, 'attack')} in {part.days} days"


def _presence_claim(rates: PresenceRates) -> str:
    if rates.ratio is None:
        return "No rocket or drone attack in this run, with contractors or without"
    if not rates.ratio.excludes_one:
        return "Attacks with and without contractors: no difference beyond chance"
    return f"More attacks a day while contractors were {'there' if rates.ratio.value > 1 else 'away'}"
