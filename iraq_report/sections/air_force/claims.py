"""Which measure decides each statement of the report on the Air Force, and on which rows."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from iraq_report.claims.inside import agrees_with, cited_in_time
from iraq_report.claims.ledger import Test
from iraq_report.claims.order import followed
from iraq_report.claims.readings import read
from iraq_report.claims.rows import row_count, stated_day, stated_number, stated_words, told
from iraq_report.claims.verdict import Row
from iraq_report.sections.air_force.claims_fleet import combat_among_ordered, flown_by, made_in_us, origin_groups
from iraq_report.sections.air_force.claims_readiness import (
    companies_that_left,
    fit_fighters,
    unfit_share,
    whole_share_decided,
)
from iraq_report.sections.air_force.claims_sources import publisher_named, sources_behind, title_names_fleet

_WITHDRAWALS = {"event_type": "withdrawal", "counting": "single", "contractor_ids": "lockheed_martin"}

_GROUNDING: dict[str, Test] = {
    "AF001": partial(told, table="dialogue", ids=["DG036", "DG104"]),
    "AF002": partial(stated_words, table="dialogue", ids=["DG104"], column="description"),
    "AF012": partial(unfit_share),
    "AF013": partial(told, table="contractor_events", ids=["CE008", "CE009"]),
    "AF014": partial(followed, cause=Row("contractor_events", "CE008"), effect=Row("readiness", "RD017")),
    "AF015": partial(row_count, table="contractor_events", where=_WITHDRAWALS),
    "AF016": partial(companies_that_left),
}
_FLYPAST: dict[str, Test] = {
    "AF003": partial(stated_number, table="readiness", ids=["RD024"], column="value"),
    "AF004": partial(stated_day, table="readiness", ids=["RD024"]),
    "AF005": partial(stated_words, table="readiness", ids=["RD024"], column="description"),
    "AF006": partial(whole_share_decided, few="AF008"),
    "AF007": partial(title_names_fleet),
    "AF008": partial(fit_fighters),
}
_FLEET: dict[str, Test] = {
    "AF017": partial(stated_number, table="fleet", ids=["FL034", "FL035", "FL042"], column="active"),
    "AF018": partial(told, table="fleet", ids=["FL036"]),
    "AF019": partial(cited_in_time),
    "AF020": partial(publisher_named),
    "AF021": partial(sources_behind),
    "AF026": partial(told, table="fleet", ids=["FL037"]),
    "AF027": partial(combat_among_ordered),
    "AF028": partial(told, table="fleet", ids=["FL038"]),
    "AF029": partial(stated_words, table="fleet", ids=["FL061", "FL049", "FL028"], column="origin_country"),
    "AF030": partial(origin_groups),
    "AF031": partial(made_in_us),
    "AF032": partial(told, table="fleet", ids=["FL041"]),
    "AF033": partial(agrees_with, others=["AF018"]),
}
_TYPES: dict[str, Test] = {
    "AF022": partial(stated_number, table="fleet", ids=["FL060"], column="acquired"),
    "AF023": partial(stated_words, table="fleet", ids=["FL016", "FL026", "FL047", "FL060"], column="origin_country"),
    "AF024": partial(told, table="readiness", ids=["RD022"]),
    "AF025": partial(stated_words, table="readiness", ids=["RD022"], column="description"),
    "AF034": partial(flown_by),
    "AF035": partial(flown_by),
    "AF036": partial(flown_by),
    "AF037": partial(stated_words, table="fleet", ids=["FL024", "FL007", "FL027"], column="origin_country"),
    "AF038": partial(told, table="sorties", ids=["SO001"]),
    "AF039": partial(told, table="readiness", ids=["RD021"]),
    "AF040": partial(stated_words, table="readiness", ids=["RD021"], column="description"),
    "AF041": partial(flown_by),
    "AF042": partial(told, table="readiness", ids=["RD005"]),
    "AF043": partial(stated_words, table="readiness", ids=["RD005"], column="description"),
}
_SUPPLIERS: dict[str, Test] = {
    "AF044": partial(read),
    "AF046": partial(stated_words, table="dialogue", ids=["DG035"], column="description"),
    "AF047": partial(told, table="dialogue", ids=["DG105"]),
    "AF048": partial(stated_words, table="groups", ids=["hashd_al_shaabi"], column="affiliation"),
    "AF050": partial(stated_day, table="dialogue", ids=["DG013"]),
    "AF051": partial(told, table="dialogue", ids=["DG004"]),
    "AF052": partial(read),
    "AF053": partial(read),
}

TESTS: Mapping[str, Test] = {**_GROUNDING, **_FLYPAST, **_FLEET, **_TYPES, **_SUPPLIERS}
