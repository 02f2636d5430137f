"""Sentences about the claims on readiness: the flypast, a few flyable jets, a share of all aircraft."""

from __future__ import annotations

from iraq_report.prose.facts import fact, share
from iraq_report.prose.text import Sentence, Text, paragraph, sentence
from iraq_report.sections.air_force.common import AirForceRun, reported
from iraq_report.sections.air_force.fleet import (
    behind_split,
    report_split,
)
from iraq_report.sections.air_force.readiness import WHOLE, able_counts, statements, whole_share
from iraq_report.sections.air_force.wording import (
    Rows,
    cite_rows,
    known,
    none_known,
    number,
    percent,
    when_said,
)
from iraq_report.sections.rows import between


def flypast(run: AirForceRun) -> Text:
    """The flypast beside the claim of a few flyable jets, and two statements of one day."""
    rows = known(run)
    parts = [_flypast(rows), _few(rows), _same_day(rows)]
    if any(parts):
        return paragraph(*parts)
    return none_known(run, "RD012", "RD018", "RD024")


def _flypast(rows: Rows) -> Sentence | None:
    if "RD024" not in rows:
        return None
    return sentence(
        "The report recalls that {n} F-16s crossed Baghdad for the centenary of the army; another source has the same "
        "number, on {day} {cited}.",
        n=number(rows["RD024"], "flypast"),
        day=when_said(rows["RD024"], "flypast"),
        cited=cite_rows(rows["RD024"]),
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
        n=number(few, "flyable"),
        period=when_said(few, "flyable"),
        cited=cite_rows(few),
    )


def _same_day(rows: Rows) -> Sentence | None:
    if not {"RD012", "RD014"} <= set(rows) or rows["RD012"]["date"] != rows["RD014"]["date"]:
        return None
    return sentence(
        "Sources differ among themselves as well: on {day} a press investigation found {n} of {whole} fit to fly, "
        "and the Iraqi command called all of them sound {cited}.",
        day=when_said(rows["RD012"], "same_day"),
        n=number(rows["RD012"], "fit"),
        whole=fact("air_force.fit.whole", int(rows["RD012"]["out_of"]), measure=able_counts, unit="aircraft"),
        cited=cite_rows(rows["RD012"]),
    ).on(rows["RD012"])


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
    said = statements(reported(tables["readiness"]), WHOLE, start=p.readiness_start, end=p.readiness_end)
    seen = tables["readiness"][tables["readiness"]["readiness_id"] == "RD024"]
    left = _left(whole.flown, whole.left, whole.others)
    behind = (said, behind_split(tables["fleet"]))
    return paragraph(first.on(*behind), left.on(*behind, seen) if left else None, _not_alike(known(run)))


def _left(flown: int | None, left: float | None, others: int | None) -> Sentence | None:
    if flown is None or left is None or others is None:
        return None
    return sentence(
        "The F-16s of the flypast alone would make {flown} of them, which leaves at most {left} of the {others} "
        "aircraft of all other types.",
        flown=fact("air_force.whole.flown", flown, measure=whole_share, unit="aircraft"),
        left=between("air_force.whole.left", left, left, measure=whole_share, unit="aircraft"),
        others=fact("air_force.whole.others", others, measure=whole_share, unit="aircraft"),
    )


def _not_alike(rows: Rows) -> Sentence | None:
    if not {"RD019", "RD020"} <= set(rows):
        return None
    return sentence(
        "It must not be read against the {part} of US Central Command: one is a share of all aircraft, the other "
        "of the F-16s, with jets that were ready in part {cited}.",
        part=percent(rows["RD020"], "not_alike"),
        cited=cite_rows(rows["RD019"], rows["RD020"]),
    )
