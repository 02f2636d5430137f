"""Sentences of the attacks section about tallies, casualties and US strikes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pandas as pd

from iraq_report.prose.facts import Fact, day_text, fact, measure_name, setting, share
from iraq_report.prose.text import Sentence, Text, bullets, join, paragraph, plural, sentence
from iraq_report.sections.attacks.context import after_strikes, casualties_by_group, compare_tallies
from iraq_report.sections.attacks.measures import in_windows
from iraq_report.sections.attacks.parameters import Parameters
from iraq_report.sections.people import everyone
from iraq_report.sections.rows import span_text
from iraq_report.sections.run import Run
from iraq_report.sections.selection import for_trends, on_us
from iraq_report.sections.words import WHO_LABELS


def people(name: str, low: Any, high: Any, *, measure: Callable[..., Any]) -> Fact:
    """People killed or wounded as one fact; its value is the number where the bounds agree, else the text."""
    text = span_text(low, high)
    value = int(low) if pd.notna(low) and pd.notna(high) and low == high else text
    return Fact(name, value, "people", text, 0, measure_name(measure))


def completeness(run: Run[Parameters], table: pd.DataFrame) -> Text:
    """How much of the comparable published tallies the list holds, and where it holds least and most."""
    shares = table.dropna(subset=["share"]).sort_values(["share", "tally_id"])
    if shares.empty:
        return paragraph(sentence("No published tally counts what this run counts over days that the list covers."))
    median = float(shares["share"].median())
    tallies = run.tables["tallies"].set_index("tally_id", drop=False)
    return join(
        paragraph(
            sentence(
                "{n} published {tallies} {count} what this list counts, over days that it covers; beside {them} the "
                "list holds {middle}{median} of the published number.",
                n=fact("attacks.tallies.compared", len(shares), measure=compare_tallies),
                tallies=plural(len(shares), "tally", "tallies"),
                count=plural(len(shares), "counts", "count"),
                middle="a median of " if len(shares) > 1 else "",
                them=plural(len(shares), "it", "them"),
                median=share("attacks.tallies.median", median, measure=compare_tallies),
            ).on(tallies.loc[shares["tally_id"]])
        ),
        bullets(
            _tally(row, which).on(tallies.loc[row["tally_id"]])
            for which, row in {"Least": shares.iloc[0], "Most": shares.iloc[-1]}.items()
            if which == "Least" or len(shares) > 1
        ),
    )


def _tally(row: pd.Series, which: str) -> Sentence:
    key = f"attacks.tallies.{which.lower()}"
    return sentence(
        "{which}: {publisher} counted {least}{published} from {first} to {last} ({what}); the list holds {ours}, or "
        "{part}.",
        which=which,
        publisher=row["publisher"],
        least="at least " if pd.isna(row["published_high"]) else "",
        published=fact(f"{key}.published", row["published_low"], measure=compare_tallies),
        what=row["what"],
        first=day_text(row["period_start"]),
        last=day_text(row["period_end"]),
        ours=fact(f"{key}.ours", row["ours"], measure=compare_tallies),
        part=share(f"{key}.share", row["share"], measure=compare_tallies),
    )


def casualties(run: Run[Parameters], table: pd.DataFrame) -> Text:
    """Who was killed and wounded, with the bounds that the sources give."""
    if table.empty:
        return paragraph(sentence("No source of this run reports anyone killed or wounded in these attacks."))
    rows = run.tables["casualties"]
    rows = rows[rows["attack_id"].isin(on_us(run.events)["attack_id"])]
    groups = bullets(_group(row).on(rows[rows["who"] == row["who"]]) for _, row in table.iterrows())
    return join(paragraph(_everyone(table).on(rows[rows["who"].isin(table["who"])])), groups)


def _everyone(table: pd.DataFrame) -> Sentence:
    return sentence(
        "People reported killed in these attacks: {killed}; wounded: {wounded}.",
        killed=people("attacks.casualties.killed", *everyone(table, "killed"), measure=casualties_by_group),
        wounded=people("attacks.casualties.wounded", *everyone(table, "wounded"), measure=casualties_by_group),
    )


def _group(row: pd.Series) -> Sentence:
    key = f"attacks.casualties.{row['who']}"
    return sentence(
        "{who}: {killed} killed and {wounded} wounded, in {n} {attacks}.",
        who=WHO_LABELS[row["who"]],
        killed=people(f"{key}.killed", row["killed_low"], row["killed_high"], measure=casualties_by_group),
        wounded=people(f"{key}.wounded", row["wounded_low"], row["wounded_high"], measure=casualties_by_group),
        n=fact(f"{key}.attacks", row["attacks"], measure=casualties_by_group, unit="attacks"),
        attacks=plural(row["attacks"], "attack"),
    )


def strikes(run: Run[Parameters], table: pd.DataFrame) -> Text:
    """How often attacks were more or less frequent after US strikes on militias than before."""
    if table.empty:
        return paragraph(sentence("The list holds no US strike on militias in this run."))
    counted = table.dropna(subset=["before", "after"])
    days = run.parameters.follow_days
    lead = sentence(
        "The list holds US strikes on militias on {n} {day} of the period.",
        n=fact("attacks.strikes.days", len(table), measure=after_strikes, unit="days"),
        day=plural(len(table), "day"),
    )
    struck = run.events[run.events["side"] == "us_on_militia"]
    reach = [(day - timedelta(days=days), day + timedelta(days=days)) for day in counted["date"]]
    near = in_windows(for_trends(on_us(run.events)), reach) if reach else struck.head(0)
    told = paragraph(*(part.on(struck, near) for part in _compared(counted, days=days)))
    return join(paragraph(lead, _left_out(table, counted, days=days)).on(struck), told)


def _left_out(table: pd.DataFrame, counted: pd.DataFrame, *, days: int) -> Sentence | None:
    missing = len(table) - len(counted)
    if not missing:
        return None
    return sentence(
        "Not covered: for {n} of them this run does not hold all of the {days} days before and after.",
        n=fact("attacks.strikes.not_covered", missing, measure=after_strikes, unit="days"),
        days=setting("attacks.strikes.days_around", days, measure=after_strikes, unit="days"),
    )


def _compared(counted: pd.DataFrame, *, days: int) -> list[Sentence]:
    if counted.empty:
        return []
    more, fewer = int((counted["after"] > counted["before"]).sum()), int((counted["after"] < counted["before"]).sum())
    return [
        sentence(
            "Rocket and drone attacks of medium or high confidence in the {days} days after, set against the {days} "
            "days before: more after {more} of the {n} {strike_days} that can be compared, fewer after {fewer}, as "
            "many after {same}.",
            n=fact("attacks.strikes.compared", len(counted), measure=after_strikes, unit="days"),
            strike_days=plural(len(counted), "day"),
            days=setting("attacks.strikes.reach", days, measure=after_strikes, unit="days"),
            more=fact("attacks.strikes.more", more, measure=after_strikes),
            fewer=fact("attacks.strikes.fewer", fewer, measure=after_strikes),
            same=fact("attacks.strikes.same", len(counted) - more - fewer, measure=after_strikes),
        ),
        sentence("This is what came after in time; it does not show that the strikes caused it."),
    ]
