"""Which measure decides each statement of the report on the US posture, and with which rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from iraq_report.claims.counts import Where, attack_count, attack_told
from iraq_report.claims.inside import agrees_with, cited_in_time
from iraq_report.claims.ledger import Test
from iraq_report.claims.order import followed
from iraq_report.claims.readings import read
from iraq_report.claims.rows import row_count, stated_day, stated_number, stated_words, told
from iraq_report.claims.verdict import Row
from iraq_report.sections.us_posture.claim_measures import (
    named_in_source,
    present_or_planned,
    printed_once,
    unclaimed,
)


def _told(*ids: str) -> Test:
    return partial(told, table="dialogue", ids=ids)


def _day(*ids: str) -> Test:
    return partial(stated_day, table="dialogue", ids=ids)


def _words(column: str, *ids: str) -> Test:
    return partial(stated_words, table="dialogue", ids=ids, column=column)


def _at(site: str) -> Test:
    return partial(attack_told, where=Where(sites=(site,)))


_TARGETS: Mapping[str, Test] = {
    "US001": _words("title", "DG307"),
    "US002": partial(attack_told, where=Where(target_types=("logistics_convoy",))),
    "US003": partial(attack_told, where=Where(target_types=("coalition_base",))),
    "US005": _words("description", "DG064"),
    "US006": partial(unclaimed, where=Where()),
}

_COALITION: Mapping[str, Test] = {
    "US009": partial(stated_number, table="troops", ids=("TR019", "TR024"), column="people"),
    "US010": partial(present_or_planned, force="US"),
    "US011": _told("DG310", "DG391"),
    "US013": _told("DG310"),
    "US015": _told("DG022", "DG058", "DG061"),
    "US016": _told("DG316"),
}

_REVENGE: Mapping[str, Test] = {
    "US017": partial(told, table="attacks", ids=("2021-06-28-al_qaim-1", "2021-06-28-albu_kamal-1")),
    "US018": _day("DG390"),
    "US019": _told("DG057"),
    "US020": _at("us_embassy_green_zone"),
    "US021": _at("erbil_airport"),
    "US022": _at("ayn_al_asad"),
    "US023": partial(followed, cause=Row("dialogue", "DG056"), effect=Row("dialogue", "DG062"), within_days=14),
    "US024": partial(attack_told, where=Where()),
}

_EMBASSIES: Mapping[str, Test] = {
    "US025": _told("DG063"),
    "US026": partial(stated_words, table="groups", ids=("asaib_ahl_al_haq",), column="leader"),
    "US027": _words("office", "DG315"),
    "US028": _words("description", "DG064"),
    "US030": _told("DG067"),
}

_GREEK_VISIT: Mapping[str, Test] = {
    "US032": _told("DG066", "DG314"),
    "US033": _words("title", "DG066", "DG314"),
    "US034": _words("title", "DG066", "DG314"),
    "US035": _words("description", "DG314"),
    "US036": partial(
        followed,
        cause=Row("attacks", "2021-07-06-erbil_airport-1"),
        effect=Row("dialogue", "DG314"),
        within_days=3,
    ),
    "US037": partial(attack_count, where=Where(sites=("erbil_airport",), weapons=("drone",))),
}

_PESHMERGA: Mapping[str, Test] = {
    "US039": _told("DG069"),
    "US040": _words("office", "DG069", "DG308"),
    "US042": _told("DG308"),
    "US043": _told("DG308"),
}

_TALKS_OF_SPRING: Mapping[str, Test] = {
    "US044": _told("DG031"),
    "US045": _told("DG031"),
    "US046": _words("office", "DG031", "DG032"),
    "US047": _told("DG032"),
    "US048": _told("DG032"),
    "US049": partial(read),
    "US050": _told("DG037"),
    "US051": _day("DG037"),
    "US053": _told("DG304"),
    "US054": _words("description", "DG023"),
    "US055": _words("office", "DG023"),
    "US056": _day("DG023"),
    "US057": _words("title", "DG305", "DG392"),
    "US058": _told("DG026"),
    "US059": _told("DG026"),
    "US060": _told("DG026"),
    "US061": _told("DG026"),
    "US062": _words("office", "DG026"),
    "US063": _told("DG304", "DG391"),
}

_TALKS_OF_SUMMER: Mapping[str, Test] = {
    "US065": partial(row_count, table="dialogue", where={"category": "round"}),
    "US066": _day("DG072"),
    "US067": _words("description", "DG072"),
    "US068": _told("DG073"),
    "US069": _told("DG075"),
    "US070": _words("title", "DG075"),
    "US071": _day("DG073"),
    "US072": partial(named_in_source, column="author"),
    "US073": _told("DG309"),
    "US074": partial(stated_number, table="troops", ids=("TR036",), column="people"),
    "US075": partial(cited_in_time),
    "US076": _told("DG076", "DG311"),
    "US077": _told("DG393"),
    "US078": _told("DG313", "DG393"),
    "US079": _told("DG075"),
    "US080": _told("DG042"),
    "US081": _words("office", "DG042", "DG052"),
    "US082": _words("speaker", "DG042", "DG052"),
    "US083": _told("DG039", "DG040"),
}

_NATO: Mapping[str, Test] = {
    "US085": _words("title", "DG018"),
    "US086": _words("description", "DG018"),
    "US087": _told("DG060"),
    "US088": partial(present_or_planned, force="NATO"),
    "US089": partial(agrees_with, others=("US068",)),
    "US090": partial(printed_once),
}

TESTS: Mapping[str, Test] = {
    **_TARGETS,
    **_COALITION,
    **_REVENGE,
    **_EMBASSIES,
    **_GREEK_VISIT,
    **_PESHMERGA,
    **_TALKS_OF_SPRING,
    **_TALKS_OF_SUMMER,
    **_NATO,
}
