"""Sentences about the other types and about new suppliers."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import chosen, day_text, fact
from iraq_report.prose.text import Sentence, Text, bullets, join, listed, paragraph, sentence
from iraq_report.sections.air_force.common import ORIGIN_PLACES, AirForceRun, by_sources, cited, month, reported
from iraq_report.sections.air_force.fleet import (
    arrivals,
    arrivals_by_origin,
    named_since,
)
from iraq_report.sections.air_force.readiness import statements
from iraq_report.sections.air_force.wording import (
    Rows,
    known,
    none_known,
    number,
)
from iraq_report.sections.rows import when


def others(run: AirForceRun) -> Text:
    """What the report says of L-159, Su-25 and CH-4, beside the sources, in the report's order."""
    rows = known(run)
    parts = [_light_fighters(run, rows), _ground_attack(rows), _drones(run, rows)]
    trainers = _trainers(rows, also=any(parts))
    if trainers or any(parts):
        return bullets([*parts, trainers])
    return none_known(run, "RD001", "RD002", "RD005", "RD016", "RD021", "RD022")


def _light_fighters(run: AirForceRun, rows: Rows) -> Sentence | None:
    counted = reported(run.tables["fleet"])
    counted = counted[(counted["aircraft_type"] == "L-159") & counted["active_low"].notna()]
    if not {"RD016", "RD022"} <= set(rows) or counted.empty:
        return None
    return sentence(
        "**L-159.** The report expects the {n} Czech jets to fly more if the F-16s stay down, and says that crews "
        "must first requalify. The sources agree for {when}: {back} had been brought back into flight in {before}, "
        "but crews had yet to requalify on their weapons {cited}.",
        n=fact("air_force.l159", counted["active_low"].iloc[0], measure=statements, unit="aircraft"),
        when=when("air_force.l159.when", rows["RD022"], measure=statements),
        before=when("air_force.l159.back.when", rows["RD016"], measure=statements),
        back=fact("air_force.l159.back", float(rows["RD016"]["value_low"]), measure=statements, unit="aircraft"),
        cited=cited(pd.DataFrame([rows["RD022"], rows["RD016"]])),
    ).on(rows["RD016"], counted)


def _ground_attack(rows: Rows) -> Sentence | None:
    if "RD021" not in rows:
        return None
    return sentence(
        "**Su-25.** That they could not be used for want of money and parts is borne out for {when}: none flew in the "
        "quarter {cited}.",
        when=when("air_force.su25.when", rows["RD021"], measure=statements),
        cited=cited(pd.DataFrame([rows["RD021"]])),
    )


def _drones(run: AirForceRun, rows: Rows) -> Sentence | None:
    counted = by_sources(run.tables["fleet"])
    counted = counted[(counted["aircraft_type"] == "CH-4") & (counted["service"] == "army_aviation")]
    unused = reported(run.tables["sorties"])
    unused = unused[(unused["aircraft"] == "CH-4") & (unused["sorties_high"] == 0)]
    if not {"RD001", "RD005"} <= set(rows) or counted.empty or unused.empty:
        return None
    lost, idle = rows["RD001"], rows["RD005"]
    return sentence(
        "**CH-4.** The report counts the Chinese drones with the Air Force and says that they were not used in {year}, "
        "for want of parts. By the sources they belong to the Army Aviation Command, were last in the air in {last}, "
        "and {lost} of {whole} had crashed, which leaves {left} {cited}.",
        year=when("air_force.ch4.unused", unused.iloc[0], measure=statements),
        last=month("air_force.ch4.last", idle, measure=statements),
        lost=fact("air_force.ch4.lost", float(lost["value_low"]), measure=statements, unit="aircraft"),
        whole=fact("air_force.ch4.whole", int(lost["out_of"]), measure=statements, unit="aircraft"),
        left=fact("air_force.ch4.left", counted["active_low"].iloc[-1], measure=statements, unit="aircraft"),
        cited=cited(pd.DataFrame([lost, idle])),
    ).on(lost, counted.tail(1))


def _trainers(rows: Rows, *, also: bool) -> Sentence | None:
    if "RD002" not in rows:
        return None
    idle = sentence(
        "**T-50IQ.** The report does not speak of the Korean trainers; they {also}stood idle for years for want of "
        "support (coded as {when}) {cited}.",
        also="too " if also else "",
        when=when("air_force.t50.when", rows["RD002"], measure=statements),
        cited=cited(pd.DataFrame([rows["RD002"]])),
    )
    if "RD029" not in rows:
        return idle
    back = sentence(
        "Of {back} it is said that they were back in service ({when}) {cited}.",
        back=number(rows["RD029"], "t50.back"),
        when=when("air_force.t50.back.when", rows["RD029"], measure=statements),
        cited=cited(pd.DataFrame([rows["RD029"]])),
    )
    return Sentence(f"{idle.markdown} {back.markdown}", idle.facts + back.facts)


def suppliers(run: AirForceRun) -> Text:
    """Who was said to want the Su-57, and where aircraft came from after the report."""
    return join(paragraph(_stealth(run)), _arrived(run))


def _stealth(run: AirForceRun) -> Sentence | None:
    talks = run.tables["dialogue"]
    rows = {row["event_id"]: row for _, row in talks[talks["event_id"].isin(["DG004", "DG013"])].iterrows()}
    if len(rows) < 2:
        return None
    return sentence(
        "For {year} the report has government officials stress a need for the Russian Su-57. What was found is one "
        "military inspector of the Ministry of Defence, who on {day} spoke as a pilot at an arms show in Moscow "
        "{cited}.",
        year=when("air_force.su57.report", rows["DG004"], measure=statements),
        day=when("air_force.su57.sources", rows["DG013"], measure=statements),
        cited=cited(pd.DataFrame([rows["DG013"]])),
    )


def _arrived(run: AirForceRun) -> Text:
    p = run.parameters
    table = arrivals(run.tables["fleet"], start=p.search_start)
    if table.empty:
        since_day = day_text(p.search_start)
        return paragraph(sentence(f"Not covered: the fleet table has no order or delivery since {since_day}."))
    sums = arrivals_by_origin(table)
    pieces = [_from(row) for _, row in sums[sums["aircraft"] > 0].iterrows()]
    since = chosen("air_force.search", p.search_start, measure=arrivals)
    lead = sentence("Ordered or delivered since {day}, over all services, the tables hold", day=since)
    text = f"{lead.markdown} {listed(piece.markdown for piece in pieces)} {cited(table, most=4)}."
    facts = lead.facts + tuple(one for piece in pieces for one in piece.facts)
    shown = named_since(run.tables["fleet"], start=p.search_start)
    return paragraph(Sentence(text, facts).on(table) if pieces else None, *_shown(shown), _not_from(table, shown))


def _shown(rows: pd.DataFrame) -> list[Sentence]:
    """Types that sources name as acquired without saying how many."""
    return [
        sentence(
            "The {type} of {origin} is told of as acquired ({when}), without a number {cited}.",
            type=row["type"],
            origin=ORIGIN_PLACES.get(row["origin_bloc"], "an unknown country"),
            when=when(f"air_force.shown.{row['fleet_id']}", row, measure=named_since),
            cited=cited(pd.DataFrame([row])),
        )
        for _, row in rows.iterrows()
    ]


def _from(row: pd.Series) -> Sentence:
    origin = row["origin_bloc"]
    key = f"air_force.arrived.{origin.lower().replace('/', '_')}"
    return sentence(
        "{up_to}{n} from {origin} ({types})",
        up_to="up to " if row["at_most"] else "",
        n=fact(key, row["aircraft"], measure=arrivals_by_origin, unit="aircraft"),
        origin=ORIGIN_PLACES.get(origin, "an unknown country"),
        types=listed(row["types"]),
    )


def _not_from(table: pd.DataFrame, shown: pd.DataFrame) -> Sentence | None:
    """The suppliers that the report names and the tables lack."""
    places = pd.concat([table["origin_country"], shown["origin_country"]]).fillna("")
    missing = [name for name in ("Russia", "China", "Pakistan", "Turkey") if not places.str.contains(name).any()]
    if not missing:
        return None
    return sentence(
        "The report expected Iraq to turn to Russia, France, China and Pakistan, and saw room for Turkish drones; from "
        "{missing} no order of those years was found, which does not show that there was none.",
        missing=" or ".join([", ".join(missing[:-1]), missing[-1]] if len(missing) > 1 else missing),
    )
