"""Sentences of the attacks section about tallies, casualties and US strikes."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import day_text, fact, share
from iraq_report.prose.text import Sentence, Text, bullets, join, paragraph, plural, sentence
from iraq_report.sections.attacks.context import after_strikes, casualties_by_group, compare_tallies
from iraq_report.sections.words import WHO_LABELS


def completeness(table: pd.DataFrame) -> Text:
    """How much of the comparable published tallies the list holds, and where it holds least and most."""
    shares = table.dropna(subset=["share"]).sort_values(["share", "tally_id"])
    if shares.empty:
        return paragraph(sentence("No published tally counts what this run counts over days that the list covers."))
    median = float(shares["share"].median())
    return join(
        paragraph(
            sentence(
                "Over {n} {tallies} of like definition the list holds a median of {median} of the published number.",
                n=fact("attacks.tallies.compared", len(shares), measure=compare_tallies, rows=len(shares)),
                tallies=plural(len(shares), "tally", "tallies"),
                median=share("attacks.tallies.median", median, measure=compare_tallies, rows=len(shares)),
            )
        ),
        bullets([_tally(shares.iloc[0], "Least"), _tally(shares.iloc[-1], "Most") if len(shares) > 1 else None]),
    )


def _tally(row: pd.Series, which: str) -> Sentence:
    key = f"attacks.tallies.{which.lower()}"
    return sentence(
        "{which}: {publisher} counted {published} from {first} to {last} ({what}); the list holds {ours}, or {part}.",
        which=which,
        publisher=row["publisher"],
        published=fact(f"{key}.published", row["published_low"], measure=compare_tallies),
        what=row["what"],
        first=day_text(row["period_start"]),
        last=day_text(row["period_end"]),
        ours=fact(f"{key}.ours", row["ours"], measure=compare_tallies, rows=int(row["ours"])),
        part=share(f"{key}.share", row["share"], measure=compare_tallies),
    )


def casualties(table: pd.DataFrame) -> Text:
    """Who was killed and wounded, with the bounds that the sources give."""
    if table.empty:
        return paragraph(sentence("No source of this run reports anyone killed or wounded in these attacks."))
    return bullets(_group(row) for _, row in table.iterrows())


def _group(row: pd.Series) -> Sentence:
    who = row["who"]

    def span(what: str) -> Sentence:
        low = fact(f"attacks.casualties.{who}.{what}_low", row[f"{what}_low"], measure=casualties_by_group)
        if row[f"{what}_low"] == row[f"{what}_high"]:
            return Sentence(sentence("{low}", low=low).markdown, (low,))
        high = fact(f"attacks.casualties.{who}.{what}_high", row[f"{what}_high"], measure=casualties_by_group)
        return sentence("{low} to {high}", low=low, high=high)

    killed, wounded = span("killed"), span("wounded")
    count = fact(f"attacks.casualties.{who}.attacks", row["attacks"], measure=casualties_by_group, rows=row["attacks"])
    told = sentence("in {n} {attacks}", n=count, attacks=plural(row["attacks"], "attack"))
    return Sentence(
        f"{WHO_LABELS[who]}: {killed.markdown} killed and {wounded.markdown} wounded {told.markdown}.",
        killed.facts + wounded.facts + told.facts,
    )


def strikes(table: pd.DataFrame, *, days: int) -> Text:
    """How often attacks went up or down after US strikes on militias."""
    if table.empty:
        return paragraph(sentence("The list holds no US strike on militias in this run."))
    more, fewer = int((table["after"] > table["before"]).sum()), int((table["after"] < table["before"]).sum())
    return paragraph(
        sentence(
            "US forces struck militias on {n} {day} of the period. In the {window} days after, rocket and drone "
            "attacks of medium or high confidence were more than in the {window} days before in {more} {cases}, fewer "
            "in {fewer}, and as many in {same}.",
            n=fact("attacks.strikes.days", len(table), measure=after_strikes, rows=len(table)),
            day=plural(len(table), "day"),
            window=str(days),
            more=fact("attacks.strikes.more", more, measure=after_strikes),
            cases=plural(more, "case"),
            fewer=fact("attacks.strikes.fewer", fewer, measure=after_strikes),
            same=fact("attacks.strikes.same", len(table) - more - fewer, measure=after_strikes),
        ),
        sentence("This is what came after in time; it does not show that the strikes caused it."),
    )
