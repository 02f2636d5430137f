"""Sentences about drones: when they came, what went before and after the cut, what is said of their supply."""

from __future__ import annotations

import math

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import chosen, counted, day, fact, setting
from iraq_report.prose.table import ShownTable
from iraq_report.prose.text import Sentence, Text, cite, listed, paragraph, plural, sentence
from iraq_report.sections.iran_influence.common import IranRun, dialogue_rows, indicator_rows, span, told
from iraq_report.sections.iran_influence.drones import (
    BeforeAfter,
    around_cut,
    cut_not_compared,
    drone_attacks,
    first_drone_attack,
    quarterly_attacks,
)
from iraq_report.sections.rates import in_window
from iraq_report.sections.rows import STATED_LABELS, cited, when, when_text
from iraq_report.sections.selection import counted_kinds, grades_text
from iraq_report.tables.columns import items_of

_SUPPLY = ("elite_fighters", "training", "drones_supplied", "drone_model", "drone_copied", "drone_attacks")
_CLAIMED_COPY = "reuters-cc0ee3"


def drones(run: IranRun) -> Text:
    """How many drone attacks the run lists, when the first came, and whether it was the first known one."""
    table = quarterly_attacks(run.events, start=run.parameters.start, end=run.parameters.end)
    count, first = int(table["drone"].sum()), first_drone_attack(run.events)
    if first is None:
        return paragraph(no_drones(run), _milestone(run), _worry(run))
    lead = sentence(
        "From {start} to {end} the run counts {count} drone {attacks} of {grades} confidence, {first_one} {first} at "
        "{place}.",
        start=chosen("iran_influence.period.start", run.parameters.start, measure=quarterly_attacks),
        end=chosen("iran_influence.period.end", run.parameters.end, measure=quarterly_attacks),
        count=fact("iran_influence.drones.count", count, measure=quarterly_attacks, unit="attacks"),
        attacks=plural(count, "attack"),
        grades=grades_text(run.parameters),
        first_one=plural(count, "on", "the first of them on"),
        first=day("iran_influence.drones.first", first["date"], measure=first_drone_attack).on(rows_behind(first)),
        place=str(first["place"]),
    ).on(drone_attacks(run.events))
    return paragraph(lead, _milestone(run), _worry(run))


def no_drones(run: IranRun) -> Sentence:
    """That the run holds no drone attack, or does not count them."""
    if "drone" not in counted_kinds(run.parameters):
        return sentence("This run leaves drones out by its choice of weapons.")
    return sentence(f"The run holds no drone attack of {grades_text(run.parameters)} confidence from {run.period}.")


def _milestone(run: IranRun) -> Sentence | None:
    """What the report calls the first known drone attack, beside narrower words of the sources."""
    rows = dialogue_rows(run.tables["dialogue"], "DG028", "DG029")
    if len(rows) < 2:
        return None
    report, sources = rows["DG028"], rows["DG029"]
    return sentence(
        "Citing a forecast, the report calls the attack of {day} the first known drone attack in Iraq by groups "
        "backed by Iran {report}. Other accounts are narrower: they call it the first reported on US forces at Erbil, "
        "or on a base with coalition troops; an Iraqi official quoted by AFP said that it was not the first, and "
        "drones had been used in Iraq before {sources}.",
        day=when("iran_influence.drones.milestone", report, measure=dialogue_rows),
        report=cited(report),
        sources=cited(sources),
    )


def _worry(run: IranRun) -> Sentence | None:
    row = dialogue_rows(run.tables["dialogue"], "DG033").get("DG033")
    if row is None:
        return None
    return sentence(
        "The report adds that on {day} the commander of US Central Command named drones as his chief worry {cited}.",
        day=when("iran_influence.drones.worry", row, measure=dialogue_rows),
        cited=cited(row),
    )


def timing(run: IranRun, compared: dict[str, BeforeAfter] | None) -> Text:
    """Drone and rocket attacks before and after the reported cut: timing, never cause."""
    if compared is None:
        return paragraph(sentence(cut_not_compared(run.parameters)))
    return paragraph(
        _gap(run),
        *(_comparison(run, windows, weapon) for weapon, windows in compared.items()),
        sentence(
            "This shows order in time only: one figure from one commander does not say why a weapon was chosen, and "
            "the window before the cut is short."
        ),
    )


def _gap(run: IranRun) -> Sentence | None:
    first = first_drone_attack(run.events)
    if first is None:
        return None
    days = (first["date"].date() - run.parameters.cut_last).days
    if days <= 0:
        return sentence(
            "The first drone attack counted is no later than {cut}, the last day on which the cut can have begun.",
            cut=chosen("iran_influence.cut.last", run.parameters.cut_last, measure=around_cut),
        )
    return sentence(
        "The first drone attack counted came {days} {word} after {cut}, the last day on which the cut can have begun.",
        word=plural(days, "day"),
        days=fact("iran_influence.drones.days_after_cut", days, measure=first_drone_attack, unit="days"),
        cut=chosen("iran_influence.cut.last", run.parameters.cut_last, measure=around_cut),
    ).on(first)


def _comparison(run: IranRun, compared: BeforeAfter, weapon: str) -> Sentence:
    key = f"iran_influence.around_cut.{weapon}"
    before, after = (
        in_window(run.events, window)[lambda t: t["weapon"] == weapon] for window in (compared.before, compared.after)
    )
    both = pd.concat([before, after])

    counts = told(
        "{weapon} attacks: {before} in the {before_days} {days} before it, {after} in the {after_days} {later} after",
        weapon=weapon.capitalize(),
        before=counted(f"{key}.before", before, measure=around_cut),
        before_days=setting(f"{key}.before_days", compared.before.days, measure=around_cut, unit="days"),
        after=counted(f"{key}.after", after, measure=around_cut),
        after_days=setting(f"{key}.after_days", compared.after.days, measure=around_cut, unit="days"),
        days=plural(compared.before.days, "day"),
        later=plural(compared.after.days, "day"),
    )
    if compared.ratio is None:
        return told("{counts}.", counts=counts).on(both)
    return told("{counts}; {ratio}.", counts=counts, ratio=ratio_words(compared, key=key)).on(both)


def ratio_words(compared: BeforeAfter, *, key: str) -> Sentence:
    """The ratio of two rates with its interval, and whether it is within chance; needs a ratio."""
    ratio = compared.ratio
    if ratio is None:
        raise ValueError("two empty windows have no ratio")
    chance = "beyond chance" if ratio.excludes_one else "within chance"
    low = fact(f"{key}.ratio_low", ratio.low, measure=around_cut, digits=2)
    if math.isinf(ratio.high):
        return told("at least {low} times the rate before (95% interval), {chance}", low=low, chance=chance)
    return told(
        "{value} times the rate before (95% interval {low} to {high}), {chance}",
        value=fact(f"{key}.ratio", ratio.value, measure=around_cut, digits=2),
        low=low,
        high=fact(f"{key}.ratio_high", ratio.high, measure=around_cut, digits=2),
        chance=chance,
    )


def supply(run: IranRun) -> Text:
    """What the report says of copied technology, of supply and of training, and how far that could be checked."""
    sources = run.tables["sources"].set_index("source_id")
    training = indicator_rows(run.tables["iran_indicators"], "training")
    copied = None
    if _CLAIMED_COPY in sources.index and pd.notna(sources.loc[_CLAIMED_COPY, "date"]):
        copied = sentence(
            "The report traces Iran's drones to US ones that came down on its soil, above all the RQ-170; the page "
            "that it cites, of {day}, passes on what an Iranian agency said about a copy {cited}. That is a statement "
            "by the maker, and nothing in the tables links that type to an attack in Iraq.",
            day=day("iran_influence.supply.copy", sources.loc[_CLAIMED_COPY, "date"], measure=indicator_rows),
            cited=cite(_CLAIMED_COPY),
        ).on(run.tables["sources"][lambda t: t["source_id"] == _CLAIMED_COPY])
    return paragraph(copied, *(_training(row).on(row) for _, row in training.iterrows()))


def _training(row: pd.Series) -> Sentence:
    number = span(
        f"iran_influence.supply.{row['indicator_id']}",
        row["value_low"],
        row["value_high"],
        one=lambda name, value: fact(name, value, measure=indicator_rows, unit="people"),
    )
    if row["stated_by"] == "sources":
        return told(
            "Another page has {number} fighters trained abroad in {when} {cited}.",
            number=number,
            when=when(f"iran_influence.supply.{row['indicator_id']}.date", row, measure=indicator_rows),
            cited=cited(row),
        )
    unseen = row["stated_by"] == "report"
    return told(
        "The report also passes on the word of Iraqi security officials that {number} fighters went to Lebanon in "
        "{when} to be trained by advisers of the Revolutionary Guards and of Lebanese Hezbollah {cited}.{alone}",
        number=number,
        when=when(f"iran_influence.supply.{row['indicator_id']}.date", row, measure=indicator_rows),
        cited=cited(row),
        alone=" The part of that text which could be read breaks off before the number." if unseen else "",
    )


def supply_table(run: IranRun) -> ShownTable | Text:
    """What is said of drones, fighters and training, one row a statement, with who says it."""
    rows = indicator_rows(run.tables["iran_indicators"], *_SUPPLY)
    if rows.empty:
        return paragraph(sentence("The tables hold no statement on drones, fighters or training."))
    publishers = run.tables["sources"].set_index("source_id")["publisher"]
    table = pd.DataFrame(
        {
            "When": [when_text(row) for _, row in rows.iterrows()],
            "What is said": rows["description"],
            "Of whom": rows["scope"],
            "Number": [_number(row) for _, row in rows.iterrows()],
            "Stated by": rows["stated_by"].map(STATED_LABELS),
            "Published by": [
                listed(dict.fromkeys(str(publishers.get(one, one)) for one in items_of(ids)))
                for ids in rows["source_ids"]
            ],
            "Note": rows["note"].fillna(""),
        }
    )
    return ShownTable("iran-supply", "What is said of drones, fighters and training", table, ("iran_indicators",))


def _number(row: pd.Series) -> str:
    low, high = row["value_low"], row["value_high"]
    if pd.isna(low):
        return "none given"
    if pd.isna(high):
        return f"at least {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f} to {high:,.0f}"
