"""Sentences about the grounding: when contractors were away, and what the F-16s flew."""

from __future__ import annotations

from datetime import date

import pandas as pd

from iraq_report.prose.facts import fact
from iraq_report.prose.text import Sentence, Text, bullets, join, paragraph, plural, sentence
from iraq_report.sections.air_force.common import AirForceRun, by_sources, cited, not_covered
from iraq_report.sections.air_force.fleet import (
    FIGHTER,
)
from iraq_report.sections.air_force.readiness import statements
from iraq_report.sections.air_force.sorties import (
    behind_quarters,
    days_there,
    missions,
    presence,
    quarterly,
)
from iraq_report.sections.air_force.wording import (
    Rows,
    cite_rows,
    known,
    none_known,
    percent,
    when_said,
)
from iraq_report.sections.rows import when


def grounding(run: AirForceRun) -> Text:
    """The report's account of the grounding, and when contractors were away by the sources."""
    rows = known(run)
    events = run.tables["contractor_events"]
    parts = [_grounded_2020(rows), _not_at_the_turn(rows), _march(rows, events), _may(rows)]
    if not any(parts):
        return none_known(run, "RD008", "RD010", "RD017", "RD020", "RD025", "RD026")
    return join(paragraph(*parts[:2]), paragraph(*parts[2:], _no_return(run, rows)), paragraph(_who_services(run)))


def _grounded_2020(rows: Rows) -> Sentence | None:
    if not {"RD010", "RD008", "RD017"} <= set(rows):
        return None
    return sentence(
        "The report takes from the New York Times that for want of Lockheed Martin's crews most F-16s stayed on the "
        "ground in {year} {cited}. The sources date the absence of contractors to {away}, and have no combat mission "
        "flown in {idle} {also}.",
        year=when_said(rows["RD010"], "grounded"),
        cited=cite_rows(rows["RD010"]),
        away=when_said(rows["RD008"], "away_2020"),
        idle=when_said(rows["RD017"], "no_mission"),
        also=cite_rows(rows["RD008"], rows["RD017"]),
    )


def _not_at_the_turn(rows: Rows) -> Sentence | None:
    if not {"RD015", "RD020"} <= set(rows):
        return None
    return sentence(
        "For the turn of the year they do not bear it out: contractors are placed at the base for {there}, and for "
        "{quarter} US Central Command called {part} of the F-16s mission-capable or partly so {cited}.",
        there=when_said(rows["RD015"], "there"),
        quarter=when_said(rows["RD020"], "capable"),
        part=percent(rows["RD020"], "capable"),
        cited=cite_rows(rows["RD015"], rows["RD020"]),
    )


def _march(rows: Rows, events: pd.DataFrame) -> Sentence | None:
    denied = by_sources(events[events["event_type"] == "evacuation_denied"])
    if "RD026" not in rows or denied.empty:
        return None
    return sentence(
        "In {month} the contractors left and some of them returned {cited}. For that month the report has a departure "
        "that was alleged and denied; the sources place that denial on {denied} {also} (see "
        "[Contractors](contractors)).",
        month=when_said(rows["RD026"], "march"),
        cited=cite_rows(rows["RD026"]),
        denied=when("air_force.denial.when", denied.iloc[0], measure=statements),
        also=cited(denied, most=1),
    )


def _may(rows: Rows) -> Sentence | None:
    if "RD025" not in rows:
        return None
    premier = ", and the report quotes Prime Minister al-Kadhimi as admitting trouble with the programme"
    return sentence(
        "On {day} Lockheed Martin confirmed that its team was moving away and would help from afar{premier} {cited}.",
        day=when_said(rows["RD025"], "moved"),
        premier=premier if "RD023" in rows else "",
        cited=cite_rows(rows["RD025"]),
    )


def _no_return(run: AirForceRun, rows: Rows) -> Sentence | None:
    """Said when the last known word on contractors is that they are away."""
    spells = presence(run.tables["readiness"], start=run.parameters.readiness_start, end=date.max)
    if "RD025" not in rows or spells.empty or spells.iloc[-1]["state"] != "away":
        return None
    return sentence(
        "No row of the tables dates a return after that; the last word, of {day}, has the team away {cited}.",
        day=when("air_force.last_word.when", spells.iloc[-1], measure=presence),
        cited=cited(spells.tail(1), most=1),
    )


def _who_services(run: AirForceRun) -> Sentence | None:
    services = run.tables["services"]
    work = services[services["service"] == "f16_maintenance"]
    own = work[work["contractor_id"] == "sallyport"]
    maker = by_sources(work[work["contractor_id"] == "lockheed_martin"])
    if own.empty or maker.empty or not (own["stated_by"] == "report").all():
        return None
    return sentence(
        "In one place the report names Sallyport as the company that serviced the aircraft, as an agency did {own}; "
        "the awards seen cover the running and guarding of the base, while maintenance was with Lockheed Martin, as "
        "the report has it elsewhere {maker}.",
        own=cited(own),
        maker=cited(maker),
    )


def flying(run: AirForceRun) -> Text:
    """Sorties of the known quarters beside the days on which contractors were at the base."""
    p = run.parameters
    table = quarterly(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)
    told = table.dropna(subset=["total"])
    if told.empty:
        own = run.tables["sorties"]
        own = own[(own["aircraft"] == FIGHTER) & (own["kind"] == "all")]
        return paragraph(sentence(not_covered(own, p.sorties_start, p.sorties_end)))
    spells = presence(run.tables["readiness"], start=p.sorties_start, end=p.sorties_end)
    there = [days_there(spells, quarter) for quarter in told["quarter"]]
    lines = [_quarter(row, days) for (_, row), days in zip(told.iterrows(), there, strict=True)]
    flown = behind_quarters(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)
    counted = join(bullets(lines), paragraph(_unknown(len(table) - len(told)), _without_contractors(run, there)))
    return counted.on(flown, spells)


def _quarter(row: pd.Series, days: tuple[int, int]) -> Sentence:
    label = f"Q{row['quarter'].quarter} {row['quarter'].year}"
    key = f"air_force.sorties.{row['quarter'].year}_q{row['quarter'].quarter}"
    total = fact(f"{key}.total", row["total"], measure=quarterly, unit="sorties")
    there = fact(f"{key}.days_there", days[0], measure=days_there, unit="days")
    whole = fact(f"{key}.days", days[1], measure=days_there, unit="days")
    if pd.isna(row["training"]):
        return sentence(
            f"{label}: {{total}} sorties; contractors are placed at the base for {{there}} of {{whole}} days.",
            total=total, there=there, whole=whole,
        )  # fmt: skip
    return sentence(
        f"{label}: {{total}} sorties, {{training}} of them for training and {{other}} for anything else; contractors "
        "are placed at the base for {there} of {whole} days.",
        total=total,
        training=fact(f"{key}.training", row["training"], measure=quarterly, unit="sorties"),
        other=fact(f"{key}.other", row["other"], measure=quarterly, unit="sorties"),
        there=there,
        whole=whole,
    )


def _unknown(quarters: int) -> Sentence | None:
    if quarters == 0:
        return None
    return sentence(
        "For the other {n} {quarters} of the window no number was found.",
        n=fact("air_force.sorties.unknown", quarters, measure=quarterly, unit="quarters"),
        quarters=plural(quarters, "quarter"),
    )


def _without_contractors(run: AirForceRun, there: list[tuple[int, int]]) -> Sentence | None:
    p = run.parameters
    rows = missions(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end)
    none = rows[(rows["kind"] == "combat") & (rows["sorties_high"] == 0)]
    if none.empty or any(2 * days < whole for days, whole in there):
        return None
    return sentence(
        "The known numbers come from quarters in which contractors were there for most of the days, so they cannot "
        "say how much was flown without them. What is known of the time without is that no combat mission was flown in "
        "{when} {cited}.",
        when=when("air_force.sorties.no_mission.when", none.iloc[0], measure=missions),
        cited=cited(none),
    )
