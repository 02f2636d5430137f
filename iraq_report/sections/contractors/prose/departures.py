"""Sentences about departures, returns and denials, and about the attacks around them."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.prose.facts import Fact, chosen, counted, day, day_text, fact, measure_name, setting
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, join, paragraph, plural, sentence
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.companies import told_differently
from iraq_report.sections.contractors.presence import (
    DAY,
    absences,
    attacks_around,
    attacks_at,
    departures_of_run,
    movements,
    presence_rates,
    rates_of_run,
)
from iraq_report.sections.rows import between, cited, days_text, when, when_text
from iraq_report.sections.selection import for_trends, within
from iraq_report.sections.statistics import Interval


def side(pair: pd.Series, which: str) -> pd.Series:
    """One side (report or sources) of a pair of `told_differently`, with the plain names of the columns."""
    own = {str(name).removesuffix(f"_{which}"): pair[name] for name in pair.index if str(name).endswith(f"_{which}")}
    own["event_id"] = pair["event_id" if which == "report" else "same_as"]
    return pd.Series(own, dtype=object)


def differences(run: ContractorsRun) -> ShownTable:
    """Events that the report tells otherwise than the sources, side by side."""
    pairs = told_differently(run.tables["contractor_events"])
    shown = pd.DataFrame(
        [
            {
                "The report": theirs["description"],
                "Dated in the report": when_text(theirs),
                "Other sources": ours["description"],
                "Dated by them": when_text(ours),
            }
            for theirs, ours in ((side(pair, "report"), side(pair, "sources")) for _, pair in pairs.iterrows())
        ],
        columns=["The report", "Dated in the report", "Other sources", "Dated by them"],
    )
    return ShownTable(
        "contractors-told-differently",
        "Events that the report and other sources tell differently",
        shown,
        ("contractor_events",),
    )


def episode(run: ContractorsRun) -> Text:
    """The evacuation that was reported and denied: when it was, by the report and by others."""
    pairs = told_differently(run.tables["contractor_events"])
    denied = pairs[pairs["event_type"] == "evacuation_denied"]
    if denied.empty:
        return Text(())
    theirs, ours = side(denied.iloc[0], "report"), side(denied.iloc[0], "sources")
    months = (theirs["date"].year - ours["date"].year) * 12 + theirs["date"].month - ours["date"].month
    return paragraph(
        sentence(
            "The report says that in {theirs} contractors were rumoured to be leaving the base, and that Lockheed "
            "Martin as well as Mike Pompeo, whom it names as secretary of state, denied it {cite}.",
            theirs=when("contractors.episode.report", theirs, measure=told_differently),
            cite=cited(theirs),
        ),
        sentence(
            "Other sources date this episode, the denial by Pompeo included, to {ours} {cite}, {months} "
            "{months_word} earlier; by the date that the report gives he was no longer in office.",
            ours=when("contractors.episode.sources", ours, measure=told_differently),
            cite=cited(ours),
            months=fact("contractors.episode.months", months, measure=told_differently, unit="months"),
            months_word=plural(months, "month"),
        ).on(theirs, ours),
        *_real_departure(run, theirs),
    )


def _real_departure(run: ContractorsRun, theirs: pd.Series) -> list[Sentence]:
    """Departures that did happen in the month to which the report dates a denied one."""
    moves = movements(run.tables["contractor_events"], run.parameters.site, since=run.parameters.moves_start)
    same = moves[(moves["date"].dt.to_period("M") == theirs["date"].to_period("M"))]
    gone, back = same[same["event_type"] == "withdrawal"], same[same["event_type"] == "return"]
    if gone.empty:
        return []
    return [
        sentence(
            "In the month that the report names, contractors did leave ({left}) {cite}.",
            left=when("contractors.episode.left", gone.iloc[0], measure=movements),
            cite=cited(gone.iloc[0]),
        ),
        *(
            sentence(
                "Some were back ({back}) {cite}.",
                back=when("contractors.episode.back", row, measure=movements),
                cite=cited(row),
            )
            for _, row in back.head(1).iterrows()
        ),
    ]


def moves(run: ContractorsRun) -> Text:
    """Departures and returns, one sentence each, with how long people stayed away."""
    p = run.parameters
    spells = absences(run.tables["contractor_events"], p.site, since=p.moves_start)
    found = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    gone = found[found["event_type"] == "withdrawal"].reset_index(drop=True)
    if gone.empty:
        since = day_text(p.moves_start)
        return paragraph(sentence(f"The tables hold no departure of contractors from {site_name(run)} since {since}."))
    lead = sentence(
        "Departures from {site} known since {since}: {n}.",
        since=chosen("contractors.moves.since", p.moves_start, measure=movements),
        n=fact("contractors.moves.departures", len(gone), measure=movements),
        site=site_name(run),
    ).on(gone)
    told = (_spell(gone.loc[place], spell).on(found, _said_away(run)) for place, spell in spells.iterrows())
    return paragraph(lead, *told)


def _said_away(run: ContractorsRun) -> pd.DataFrame:
    events = run.tables["contractor_events"]
    return events[(events["event_type"] == "absence_reported") & (events["site_id"] == run.parameters.site)]


def _spell(leave: pd.Series, spell: pd.Series) -> Sentence:
    key = f"contractors.absence.{leave['event_id']}"
    left = when(f"{key}.left", leave, measure=absences)
    if pd.isna(spell["back_first"]):
        return sentence(
            "Those who left ({left}) {cite} have no dated return in the tables; they are known to have been "
            "away until {until}.",
            left=left,
            cite=cited(leave),
            until=day(f"{key}.until", spell["known_until"], measure=absences),
        )
    return sentence(
        "Those who left ({left}) {cite} stayed away for {days} days, as far as the dates are known.",
        left=left,
        cite=cited(leave),
        days=between(f"{key}.days", spell["days_low"], spell["days_high"], measure=absences, unit="days"),
    )


def attacks(run: ContractorsRun) -> Text:
    """Attacks at the site in the run, and what their order in time against departures can carry."""
    p, name = run.parameters, site_name(run)
    rows = attacks_at(run.events, p.site)
    if rows.empty:
        return paragraph(
            sentence(f"The list holds no attack at {name} from {run.period} under the filters of this run.")
        )
    contractor = rows[rows["target_type"] == "contractor_site"]
    lead = sentence(
        "From {first} to {last} the list holds {n} {word} at {site}; with rockets or drones and graded medium or "
        "high: {carried}.",
        first=chosen("contractors.site.first", run.parameters.start, measure=attacks_at),
        last=chosen("contractors.site.last", run.parameters.end, measure=attacks_at),
        n=fact("contractors.site.attacks", len(rows), measure=attacks_at),
        word=plural(len(rows), "attack"),
        site=name,
        carried=counted("contractors.site.trend_attacks", for_trends(rows), measure=attacks_at),
    )
    housed = sentence(
        "At a time when the site housed contractors but no US troops: {contractor}.",
        contractor=counted("contractors.site.contractor_target", contractor, measure=attacks_at),
    )
    return join(paragraph(lead, None if contractor.empty else housed).on(rows), _around(run), _presence(run))


def _around(run: ContractorsRun) -> Text:
    p = run.parameters
    moves = movements(run.tables["contractor_events"], p.site, since=p.moves_start)
    counts = departures_of_run(run)
    rows = for_trends(attacks_at(run.events, p.site))
    reach = pd.Timedelta(days=p.around_days)
    told = [
        sentence(
            "Around the departure of {left} the list holds {before} rocket or drone {word} in the {days} days "
            "before and {after} in the {days} days after.",
            left=_left(row),
            before=counted(
                f"contractors.around.{row['event_id']}.before",
                within(rows, row["left_first"] - reach, row["left_first"] - DAY),
                measure=attacks_around,
            ),
            word=plural(row["before"], "attack"),
            after=counted(
                f"contractors.around.{row['event_id']}.after",
                within(rows, row["left_last"] + DAY, row["left_last"] + reach),
                measure=attacks_around,
            ),
            days=setting(f"contractors.around.{row['event_id']}.days", p.around_days, measure=attacks_around),
        )
        for _, row in counts[counts["covered"]].iterrows()
    ]
    return paragraph(*told).on(moves, rows)


def _left(row: pd.Series) -> Fact:
    """The days of a departure, from the first to the last on which it can have been."""
    first, last = row["left_first"], row["left_last"]
    text = days_text(first, last)
    name = f"contractors.around.{row['event_id']}.left"
    return Fact(name, f"{first:%Y-%m-%d}", "day", text, 0, measure_name(attacks_around))


def _presence(run: ContractorsRun) -> Text:
    rates = rates_of_run(run.events, run.tables["contractor_events"], run.parameters)
    if rates.ratio is None:
        return Text(())
    values = {
        kind: fact(f"contractors.presence.{kind}.{what}", number, measure=presence_rates)
        for kind, what, number in (
            ("present", "attacks", rates.present.count),
            ("away", "attacks", rates.away.count),
            ("present_days", "days", rates.present.days),
            ("away_days", "days", rates.away.days),
        )
    }
    lead = sentence(
        "While the contractors who came and went were there, the list holds {present} {word} in {present_days} days; "
        "while they were away, {away} in {away_days} days.",
        **values,
        word=plural(rates.present.count, "attack"),
    )
    if rates.ratio.excludes_one:
        told = sentence("The two rates differ beyond chance; that one follows from the other is not shown.")
    else:
        told = sentence("The list neither shows nor rules out that attacks ease when contractors leave.")
    moves = movements(run.tables["contractor_events"], run.parameters.site, since=run.parameters.moves_start)
    behind = (for_trends(attacks_at(run.events, run.parameters.site)), moves)
    return paragraph(lead, _compared(rates.ratio), told).on(*behind)


def _compared(ratio: Interval) -> Sentence | None:
    """The ratio of the two rates; None where no attack fell in the absence of contractors."""
    if math.isinf(ratio.value):
        return None
    return sentence(
        "The rate in their presence was {ratio} times the rate in their absence (95% interval {low} to "
        "{high}), {told}.",
        ratio=_ratio("ratio", ratio.value),
        low=_ratio("low", ratio.low),
        high=_ratio("high", ratio.high),
        told="beyond chance" if ratio.excludes_one else "within chance",
    )


def _ratio(name: str, value: float) -> Fact | str:
    if math.isinf(value):
        return "no bound"
    return fact(f"contractors.presence.{name}", value, measure=presence_rates, digits=1)
