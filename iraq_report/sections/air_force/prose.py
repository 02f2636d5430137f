"""Sentences of the air force section about the F-16s: each is printed only when the tables bear it out."""

from __future__ import annotations

from datetime import date

import pandas as pd

from iraq_report.prose.facts import Fact, fact, share
from iraq_report.prose.text import Sentence, Text, bullets, join, paragraph, plural, sentence
from iraq_report.sections.air_force.common import (
    AirForceRun,
    bounds,
    by_sources,
    cited,
    not_covered,
    overlapping,
    site_name,
    when,
)
from iraq_report.sections.air_force.fleet import FIGHTER, fighter_counts, fleet_bounds, report_split
from iraq_report.sections.air_force.readiness import able_counts, fighter_shares, statements, whole_share
from iraq_report.sections.air_force.sorties import attacks_at, days_there, missions, presence, quarterly

Rows = dict[str, pd.Series]


def known(run: AirForceRun) -> Rows:
    """Statements on readiness that touch the window of the run, by readiness_id."""
    p = run.parameters
    rows = overlapping(run.tables["readiness"], p.readiness_start, p.readiness_end)
    return {row["readiness_id"]: row for _, row in rows.iterrows()}


def _cite(*rows: pd.Series) -> str:
    return cited(pd.DataFrame(list(rows)), most=2 * len(rows))


def _when(row: pd.Series, key: str) -> Fact:
    return when(f"air_force.{key}.when", row, measure=statements)


def _number(row: pd.Series, key: str) -> Fact:
    unit = str(row["unit"])
    return fact(f"air_force.{key}", float(row["value_low"]), measure=statements, unit=unit)


def found(run: AirForceRun) -> Text:
    """What the section found, in a few sentences."""
    return bullets([_found_fit(run), _found_flown(run), _found_fleet(run), _found_attacks(run)])


def _found_fit(run: AirForceRun) -> Sentence | None:
    p, tables = run.parameters, run.tables
    sizes = fleet_bounds(fighter_counts(tables["fleet"], start=p.fleet_start, end=p.fleet_end))
    table = fighter_shares(tables["readiness"], sizes, start=p.readiness_start, end=p.readiness_end)
    if len(table) < 2:
        return None
    high = float(table[["low", "high"]].max().max())
    return sentence(
        "{n} statements on how many F-16s could be used run from {low} to {high} of the fleet: they are of different "
        "months, and they count different things.",
        n=fact("air_force.found.statements", len(table), measure=fighter_shares, rows=len(table)),
        low=share("air_force.found.share_low", float(table["low"].min()) / 100, measure=fighter_shares),
        high=share("air_force.found.share_high", high / 100, measure=fighter_shares),
    )


def _found_flown(run: AirForceRun) -> Sentence | None:
    p = run.parameters
    table = quarterly(run.tables["sorties"], start=p.sorties_start, end=p.sorties_end).dropna(subset=["other"])
    if table.empty or not int(table["total"].sum()):
        return None
    training, total = int(table["training"].sum()), int(table["total"].sum())
    return sentence(
        "Of {total} F-16 sorties whose purpose is known {training} were for training ({part}); they are known for "
        "{n} {quarters} only.",
        total=fact("air_force.found.sorties", total, measure=quarterly, unit="sorties"),
        training=fact("air_force.found.training", training, measure=quarterly, unit="sorties"),
        part=share("air_force.found.training_share", training / total, measure=quarterly, rows=len(table)),
        n=fact("air_force.found.quarters", len(table), measure=quarterly, unit="quarters"),
        quarters=plural(len(table), "quarter"),
    )


def _found_fleet(run: AirForceRun) -> Sentence | None:
    split = report_split(run.tables["fleet"])
    if split is None or split.rest <= 0:
        return None
    return sentence(
        "The report's fleet of {total} is told by type or origin for {told} aircraft; for {rest} nothing was found.",
        total=fact("air_force.found.fleet", split.total, measure=report_split, unit="aircraft"),
        told=fact("air_force.found.split", split.total - split.rest, measure=report_split, unit="aircraft"),
        rest=fact("air_force.found.rest", split.rest, measure=report_split, unit="aircraft"),
    )


def _found_attacks(run: AirForceRun) -> Sentence:
    count, name = len(attacks_at(run.events, run.parameters.site)), site_name(run)
    if count == 0:
        return sentence(f"From {run.period} the list of attacks holds none on {name} under the filters of this run.")
    return sentence(
        f"From {run.period} the list of attacks holds {{n}} on {name}, the base in question.",
        n=fact("air_force.found.attacks", count, measure=attacks_at, unit="attacks", rows=count),
    )


def grounding(run: AirForceRun) -> Text:
    """The report's account of the grounding, and when contractors were away by the sources."""
    rows = known(run)
    events = run.tables["contractor_events"]
    parts = [_grounded_2020(rows), _not_at_the_turn(rows), _march(rows, events), _may(rows)]
    if not any(parts):
        p, own = run.parameters, run.tables["readiness"]
        own = own[own["fleet"] == FIGHTER]
        return paragraph(sentence(not_covered(own, p.readiness_start, p.readiness_end)))
    return join(paragraph(*parts[:2]), paragraph(*parts[2:], _no_return(run)), paragraph(_who_services(run)))


def _grounded_2020(rows: Rows) -> Sentence | None:
    if not {"RD010", "RD008", "RD017"} <= set(rows):
        return None
    return sentence(
        "The report takes from the New York Times that for want of Lockheed Martin's crews most F-16s stayed on the "
        "ground in {year} {cited}. The sources date the absence of contractors to {away}, and have no combat mission "
        "flown in {idle} {also}.",
        year=_when(rows["RD010"], "grounded"),
        cited=_cite(rows["RD010"]),
        away=_when(rows["RD008"], "away_2020"),
        idle=_when(rows["RD017"], "no_mission"),
        also=_cite(rows["RD008"], rows["RD017"]),
    )


def _not_at_the_turn(rows: Rows) -> Sentence | None:
    if not {"RD015", "RD020"} <= set(rows):
        return None
    return sentence(
        "For the turn of the year they do not bear it out: contractors are placed at the base for {there}, and for "
        "{quarter} US Central Command called {part}% of the F-16s mission-capable or partly so {cited}.",
        there=_when(rows["RD015"], "there"),
        quarter=_when(rows["RD020"], "capable"),
        part=_number(rows["RD020"], "capable"),
        cited=_cite(rows["RD015"], rows["RD020"]),
    )


def _march(rows: Rows, events: pd.DataFrame) -> Sentence | None:
    denied = by_sources(events[events["event_type"] == "evacuation_denied"])
    if "RD026" not in rows or denied.empty:
        return None
    return sentence(
        "In {month} the contractors left and some of them returned {cited}. For that month the report has a departure "
        "that was alleged and denied; the sources place that denial on {denied} {also} (see "
        "[Contractors](contractors)).",
        month=_when(rows["RD026"], "march"),
        cited=_cite(rows["RD026"]),
        denied=when("air_force.denial.when", denied.iloc[0], measure=statements),
        also=cited(denied, most=1),
    )


def _may(rows: Rows) -> Sentence | None:
    if "RD025" not in rows:
        return None
    premier = ", and the report quotes Prime Minister al-Kadhimi as admitting trouble with the programme"
    return sentence(
        "On {day} Lockheed Martin confirmed that its team was moving away and would help from afar{premier} {cited}.",
        day=_when(rows["RD025"], "moved"),
        premier=premier if "RD023" in rows else "",
        cited=_cite(rows["RD025"]),
    )


def _no_return(run: AirForceRun) -> Sentence | None:
    """Said when the last known word on contractors is that they are away."""
    spells = presence(run.tables["readiness"], start=run.parameters.readiness_start, end=date.max)
    if spells.empty or spells.iloc[-1]["state"] != "away":
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
    return join(bullets(lines), paragraph(_unknown(len(table) - len(told)), _without_contractors(run, there)))


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


def flypast(run: AirForceRun) -> Text:
    """The flypast beside the claim of a few flyable jets, and two statements of one day."""
    rows = known(run)
    parts = [_flypast(rows), _few(rows), _same_day(rows)]
    if any(parts):
        return paragraph(*parts)
    p, own = run.parameters, run.tables["readiness"]
    return paragraph(sentence(not_covered(own[own["fleet"] == FIGHTER], p.readiness_start, p.readiness_end)))


def _flypast(rows: Rows) -> Sentence | None:
    if "RD024" not in rows:
        return None
    return sentence(
        "The report recalls that {n} F-16s crossed Baghdad for the centenary of the army; another source has the same "
        "number, on {day} {cited}.",
        n=_number(rows["RD024"], "flypast"),
        day=_when(rows["RD024"], "flypast"),
        cited=_cite(rows["RD024"]),
    )


def _few(rows: Rows) -> Sentence | None:
    if not {"RD018", "RD024"} <= set(rows):
        return None
    few, seen = rows["RD018"], rows["RD024"]
    if not (few["date"] <= seen["date"] <= few["date_end"] and few["value_high"] < seen["value_low"]):
        return None
    return sentence(
        "It also passes on a claim that {n} could fly without trouble in {period} {cited}. The page cited for it was "
        "not found, and the flypast falls into those months: both can be true only if many of those jets flew with "
        "trouble, or were fit for a part of that time only.",
        n=_number(few, "flyable"),
        period=_when(few, "flyable"),
        cited=_cite(few),
    )


def _same_day(rows: Rows) -> Sentence | None:
    if not {"RD012", "RD014"} <= set(rows) or rows["RD012"]["date"] != rows["RD014"]["date"]:
        return None
    return sentence(
        "Sources differ among themselves as well: on {day} a press investigation found {n} of {whole} fit to fly, "
        "and the Iraqi command called all of them sound {cited}.",
        day=_when(rows["RD012"], "same_day"),
        n=_number(rows["RD012"], "fit"),
        whole=fact("air_force.fit.whole", int(rows["RD012"]["out_of"]), measure=able_counts, unit="aircraft"),
        cited=_cite(rows["RD012"]),
    )


def share_of_all(run: AirForceRun) -> Text:
    """What the report's share of the whole Air Force comes to, and what it can be set against."""
    p, tables = run.parameters, run.tables
    split = report_split(tables["fleet"])
    whole = whole_share(tables["readiness"], split, start=p.readiness_start, end=p.readiness_end)
    if whole is None:
        return Text(())
    first = sentence(
        "The report gives {part} of the Air Force as operational. Of its {total} aircraft that would be {n}.",
        part=share("air_force.whole.share", whole.share, measure=whole_share),
        total=fact("air_force.whole.total", whole.total, measure=whole_share, unit="aircraft"),
        n=fact("air_force.whole.aircraft", whole.aircraft, measure=whole_share, unit="aircraft"),
    )
    return paragraph(first, _left(whole.flown, whole.left, whole.others), _not_alike(known(run)))


def _left(flown: int | None, left: float | None, others: int | None) -> Sentence | None:
    if flown is None or left is None or others is None:
        return None
    return sentence(
        "The F-16s of the flypast alone would make {flown} of them, which leaves at most {left} of the {others} "
        "aircraft of all other types.",
        flown=fact("air_force.whole.flown", flown, measure=whole_share, unit="aircraft"),
        left=bounds("air_force.whole.left", left, left, measure=whole_share, unit="aircraft"),
        others=fact("air_force.whole.others", others, measure=whole_share, unit="aircraft"),
    )


def _not_alike(rows: Rows) -> Sentence | None:
    if not {"RD019", "RD020"} <= set(rows):
        return None
    return sentence(
        "It must not be read against the {part}% of US Central Command: one is a share of all aircraft, the other "
        "of the F-16s, with jets that were ready in part {cited}.",
        part=_number(rows["RD020"], "not_alike"),
        cited=_cite(rows["RD019"], rows["RD020"]),
    )
