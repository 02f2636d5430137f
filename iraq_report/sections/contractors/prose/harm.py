"""Sentences about contractors killed and hurt."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import Fact, counted, day, day_text, fact
from iraq_report.prose.text import Sentence, Text, bullets, paragraph, plural, sentence
from iraq_report.sections.contractors.common import ContractorsRun
from iraq_report.sections.contractors.companies import told_differently
from iraq_report.sections.contractors.harm import (
    beside_count,
    casualties_by_nationality,
    contractor_casualties,
    harm_events,
    running_counts,
)
from iraq_report.sections.contractors.prose.departures import side
from iraq_report.sections.rows import between, cited, when
from iraq_report.sections.words import WHO_LABELS


def casualties(run: ContractorsRun) -> Text:
    """Contractors killed and wounded in the selected attacks, group by group."""
    rows = contractor_casualties(run.events, run.tables["casualties"])
    table = casualties_by_nationality(rows)
    if table.empty:
        return paragraph(sentence("No source of this run reports a contractor killed or wounded in these attacks."))
    told = run.tables["casualties"]
    told = told[told["attack_id"].isin(rows["attack_id"])]
    return bullets(_group(row).on(told[told["who"] == row["who"]]) for _, row in table.iterrows())


def _group(row: pd.Series) -> Sentence:
    key = f"contractors.casualties.{row['who']}"
    bounds: dict[str, Fact] = {
        done: between(f"{key}.{done}", row[f"{done}_low"], row[f"{done}_high"], measure=casualties_by_nationality)
        for done in ("killed", "wounded")
    }
    return sentence(
        "{who}: {killed} killed and {wounded} wounded, in {n} {word}.",
        who=WHO_LABELS[row["who"]],
        n=fact(f"{key}.attacks", row["attacks"], measure=casualties_by_nationality),
        word=plural(row["attacks"], "attack"),
        **bounds,
    )


def deaths(run: ContractorsRun) -> Text:
    """Deaths that the report names, and deaths that it leaves out."""
    found = harm_events(run.tables["contractor_events"])
    found = found[found["event_type"] == "death"]
    named, other = found[found["stated_by"] != "sources"], found[found["stated_by"] == "sources"]
    if found.empty:
        return Text(())
    return paragraph(
        sentence(
            "Deaths of contractors at bases that are dated to the day: {all}; told in the report: {named}.",
            all=fact("contractors.deaths.count", len(found), measure=harm_events),
            named=counted("contractors.deaths.in_report", named, measure=harm_events),
        ).on(found),
        *(_death(row, "The one in the report" if len(named) == 1 else "In the report") for _, row in named.iterrows()),
        *(_death(row, "Not in the report") for _, row in other.iterrows()),
    )


def _death(row: pd.Series, lead: str) -> Sentence:
    key = f"contractors.death.{row['event_id']}"
    known = [str(row[name]) for name in ("nationality", "role") if pd.notna(row[name])]
    return sentence(
        "{lead}: {when}, {where}, {killed} killed{who}{how} {cite}.",
        lead=lead,
        when=when(key, row, measure=harm_events),
        where=row["site"],
        killed=between(f"{key}.killed", row["killed_low"], row["killed_high"], measure=harm_events),
        who=f" ({', '.join(known)})" if known else "",
        how=", by a heart attack while rockets fell" if "heart" in str(row["description"]) else "",
        cite=cited(row),
    ).on(row)


def june_attack(run: ContractorsRun) -> Text:
    """Injuries that the report ties to an attack in which, by the sources, nobody was hurt."""
    pairs = told_differently(run.tables["contractor_events"])
    hurt = pairs[(pairs["event_type"] == "injury") & pairs["injured_low_report"].notna()]
    return paragraph(*(part for _, pair in hurt.iterrows() for part in _injury(run, pair)))


def _injury(run: ContractorsRun, pair: pd.Series) -> list[Sentence]:
    theirs, ours = side(pair, "report"), side(pair, "sources")
    key = f"contractors.injury.{pair['event_id']}"
    nobody = pd.notna(ours["injured_high"]) and ours["injured_high"] == 0
    told = [
        sentence(
            "The report says that {people} contractors were hurt in the attack that it dates to {theirs} {cite}.",
            theirs=when(f"{key}.report", theirs, measure=told_differently),
            people=between(f"{key}.people", theirs["injured_low"], theirs["injured_high"], measure=told_differently),
            cite=cited(theirs),
        ).on(theirs),
        sentence(
            "Other sources know one attack, on {ours}, {result} {cite}.",
            ours=when(f"{key}.sources", ours, measure=told_differently),
            result="in which nobody was hurt" if nobody else "with other numbers",
            cite=cited(ours),
        ),
    ]
    return told + _total_taken(run, ours, theirs)


def _total_taken(run: ContractorsRun, ours: pd.Series, theirs: pd.Series) -> list[Sentence]:
    """A running count of the same day that has the number which the report gives to the attack."""
    counts = running_counts(run.tables["contractor_events"])
    same = counts[(counts["what"] == "injured") & (counts["last"] == ours["date"]) & counts["first"].isna()]
    same = same[same["published_low"] == theirs["injured_low"]]
    if same.empty:
        return []
    told = "The same page gives that number as a total of earlier attacks {cite}."
    return [sentence(told, cite=cited(same.iloc[0]))]


def totals(run: ContractorsRun) -> Text:
    """Published running counts beside the events of the table, never added to them."""
    counts = running_counts(run.tables["contractor_events"])
    events = run.tables["contractor_events"]
    return bullets(_total(row).on(_counted(events, row)) for _, row in counts.iterrows())


def _counted(events: pd.DataFrame, row: pd.Series) -> pd.DataFrame:
    """The row of a published count, and the dated events beside it."""
    published = events[events["event_id"] == row["event_id"]]
    return pd.concat([published, beside_count(events, published.iloc[0])])


def _total(row: pd.Series) -> Sentence:
    key = f"contractors.running.{row['event_id']}.{row['what']}"
    done = {"killed": "killed", "injured": "hurt"}[row["what"]]
    return sentence(
        "{site}: {published} {done} {since}up to {last} by a published count {cite}; the dated events of the table "
        "give {ours}.",
        published=between(f"{key}.published", row["published_low"], row["published_high"], measure=running_counts),
        done=done,
        site=row["site"],
        since=f"from {day_text(row['first'])} " if pd.notna(row["first"]) else "",
        last=day(f"{key}.last", row["last"], measure=running_counts),
        cite=cited(row),
        ours=between(f"{key}.ours", row["ours_low"], row["ours_high"], measure=running_counts),
    )
