"""Sentences about Iran's standing in Iraq: forces on the state's budget, seats, energy and trade."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.basis import rows_behind
from iraq_report.prose.facts import Fact, fact, measure_name, money, share
from iraq_report.prose.text import Sentence, Text, bullets, join, paragraph, sentence
from iraq_report.sections.iran_influence.common import IranRun, enumerated, indicator_rows, span, told
from iraq_report.sections.iran_influence.standing import (
    COMPARED,
    disagreeing_years,
    growth,
    seats,
    seats_of,
)
from iraq_report.sections.rows import cited, when
from iraq_report.tables.columns import items_of

_UNIT_WORDS = {
    "percent": "%",
    "people": " people",
    "seats": " seats",
    "million m3 a day": " million cubic metres a day",
    "GW": " gigawatts",
}


def value(name: str, row: pd.Series) -> Sentence:
    """A value of the indicators table with its unit, as one number or a range."""

    def one(key: str, number: float) -> Fact:
        if row["unit"] == "USD":
            return money(key, number, measure=indicator_rows)
        digits = 0 if float(number).is_integer() else 1
        return fact(key, number, measure=indicator_rows, unit=row["unit"], digits=digits)

    number = span(name, row["value_low"], row["value_high"], one=one)
    return told("{value}" + _UNIT_WORDS.get(row["unit"], ""), value=number).on(row)


def forces(run: IranRun) -> Text:
    """Budget and strength of the Popular Mobilization Forces, and where sources disagree."""
    table = run.tables["iran_indicators"]
    return paragraph(
        _growth(table, "pmf_budget", "The budget of the Popular Mobilization Forces was put at"),
        _growth(table, "pmf_strength", "Their strength, as budgeted or estimated, was put at"),
        _disagreement(table),
        sentence(
            "This is money of the Iraqi state for all of the forces, of which the groups close to Iran are a part; no "
            "table divides it among them."
        )
        if not indicator_rows(table, "pmf_budget").empty
        else None,
    )


def _growth(table: pd.DataFrame, indicator: str, lead: str) -> Sentence | None:
    moved = growth(table, indicator)
    if moved is None:
        return None
    key = f"iran_influence.{indicator}"
    return told(
        "{lead} {first} for {first_when} and at {last} for {last_when}, {times} times the first figure {cited}.",
        lead=lead,
        first=value(f"{key}.first", moved.first),
        first_when=when(f"{key}.first_when", moved.first, measure=growth),
        last=value(f"{key}.last", moved.last),
        last_when=when(f"{key}.last_when", moved.last, measure=growth),
        times=span(
            f"{key}.times",
            moved.times_low,
            moved.times_high,
            one=lambda name, value: fact(name, value, measure=growth, digits=1),
        ),
        cited=cited(moved.first, moved.last, most=1),
    ).on(moved.first, moved.last)


def _disagreement(table: pd.DataFrame) -> Sentence | None:
    """The rows that give a low and a high strength for one time."""
    rows = indicator_rows(table, "pmf_strength")
    apart = rows[(rows["value_low"] < rows["value_high"]).fillna(False)]
    if apart.empty:
        return None
    parts = [
        told(
            "{value} ({when}) {cited}",
            value=value(f"iran_influence.pmf_strength.{row['indicator_id']}", row),
            when=when(f"iran_influence.pmf_strength.{row['indicator_id']}.when", row, measure=indicator_rows),
            cited=cited(row, most=1),
        )
        for _, row in apart.iterrows()
    ]
    return told("Published figures for the same time differ: {parts}.", parts=enumerated(parts))


def parliament(run: IranRun) -> Text:
    """Seats of the lists tied to the groups, final results beside first counts, and a rival to compare with."""
    table = seats(run.tables["iran_indicators"])
    if table.empty:
        return paragraph(sentence("The tables hold no seats in parliament."))
    return join(paragraph(followed(run)), bullets(_seats(run, row) for _, row in table.iterrows()))


def _seats(run: IranRun, row: pd.Series) -> Sentence:
    key = f"iran_influence.seats.{row['indicator_id']}"
    what = "" if row["final"] else " in first counts, which the final result replaced"
    part = (
        told(
            " ({share} of the house)",
            share=share(f"{key}.share", row["value_low"] / run.parameters.parliament, measure=seats, digits=1),
        )
        if row["final"] and row["value_low"] == row["value_high"]
        else ""
    )
    return told(
        "{list}, {when}: {value}{part}{what} {cited}.{note}",
        list=str(row["scope"]),
        when=when(f"{key}.when", row, measure=seats),
        value=value(key, row),
        part=part,
        what=what,
        cited=cited(row, most=1),
        note=f" {row['note']}" if isinstance(row["note"], str) and row["final"] else "",
    ).on(row)


def energy(run: IranRun) -> Text:
    """Electricity, gas and trade: each figure with what it measures."""
    table = run.tables["iran_indicators"]
    apart = disagreeing_years(table, "electricity_share")
    return join(
        paragraph(*(_apart(rows) for rows in apart)),
        bullets(_item(row) for _, row in indicator_rows(table, *_ITEM_WORDS).iterrows()),
        paragraph(_waiver(table), _spending(table)),
    )


def _apart(rows: pd.DataFrame) -> Sentence:
    first = rows.iloc[0]
    parts = [
        told(
            "{value} ({what}) {cited}",
            value=value(f"iran_influence.electricity.{row['indicator_id']}", row),
            what=_lower(row["description"]),
            cited=cited(row, most=1),
        )
        for _, row in rows.iterrows()
    ]
    return told(
        "For the share of Iraq's electricity that rested on Iran in {when}, sources give {parts}: they do not measure "
        "the same thing.",
        when=when("iran_influence.electricity.apart", first, measure=disagreeing_years),
        parts=enumerated(parts),
    )


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


_ITEM_WORDS = {
    "trade": "Non-oil goods from Iran",
    "gas_exports": "Gas from Iran",
    "gas_contract": "Gas contracted",
    "power_exports": "Electricity from Iran",
}


def _item(row: pd.Series) -> Sentence:
    key = f"iran_influence.energy.{row['indicator_id']}"
    return told(
        "{what}, {when}: {value} {cited}.",
        what=_ITEM_WORDS[row["indicator"]],
        when=when(f"{key}.when", row, measure=indicator_rows),
        value=value(key, row),
        cited=cited(row, most=1),
    )


def _waiver(table: pd.DataFrame) -> Sentence | None:
    rows = indicator_rows(table, "waiver")
    if rows.empty or rows.iloc[-1]["value_high"] != 0:
        return None
    row = rows.iloc[-1]
    return sentence(
        "In {when} the United States let its waiver for Iranian electricity lapse and kept the one for gas {cited}.",
        when=when("iran_influence.energy.waiver", row, measure=indicator_rows),
        cited=cited(row),
    )


def _spending(table: pd.DataFrame) -> Sentence | None:
    rows = indicator_rows(table, "militia_spending_cumulative")
    if rows.empty:
        return None
    row = rows.iloc[0]
    return told(
        "The US envoy for Iran spoke of {value} spent on militias in Iraq and Syria ({when}) {cited}: the word of a "
        "party to the conflict, for no stated period, and so not to be set beside the monthly payments.",
        when=when("iran_influence.spending.when", row, measure=indicator_rows),
        value=value("iran_influence.spending", row),
        cited=cited(row),
    )


def followed(run: IranRun) -> Sentence | None:
    """How the followed list did from its first to its last final result."""
    rows = seats_of(seats(run.tables["iran_indicators"]), run.parameters.followed_list)
    if len(rows) < 2:
        return None
    first, last = rows.iloc[0], rows.iloc[-1]
    return told(
        "{name} won {first} in the election of {first_when} and {last} in that of {last_when}.{later}",
        later=_single_lists(run, last),
        name=str(last["scope"]),
        first=value("iran_influence.followed.first", first),
        first_when=_year("iran_influence.followed.first_when", first),
        last=value("iran_influence.followed.last", last),
        last_when=_year("iran_influence.followed.last_when", last),
    )


def _single_lists(run: IranRun, last: pd.Series) -> Sentence:
    """Lists of single groups in elections after the last one in which the followed list stood."""
    table = seats(run.tables["iran_indicators"])
    own = table["group_ids"].map(lambda ids: isinstance(ids, str) and COMPARED not in items_of(ids)).astype(bool)
    rows = table[own & table["final"] & (table["date"] > last["date"])]
    if rows.empty:
        return sentence("")
    parts = [
        told(
            "{name} ({value} in {year})",
            name=str(row["scope"]),
            value=value(f"iran_influence.seats.{row['indicator_id']}", row),
            year=_year(f"iran_influence.later.{row['indicator_id']}.year", row),
        )
        for _, row in rows.iterrows()
    ]
    return told(" Lists of single groups came later, with results as published: {parts}.", parts=enumerated(parts))


def _year(name: str, row: pd.Series) -> Fact:
    year = int(row["date"].year)
    return Fact(name, year, "year", str(year), 0, measure_name(seats_of)).on(rows_behind(row))
