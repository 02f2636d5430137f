"""How each statement of the report on the attacks is tested."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from iraq_report.claims.counts import Where, attack_count, attack_number, attack_told, months_hit, rate_change
from iraq_report.claims.inside import agrees_with, cited_in_time
from iraq_report.claims.ledger import Test
from iraq_report.claims.order import followed
from iraq_report.claims.rows import stated_day, stated_number, stated_words, told
from iraq_report.claims.verdict import Row
from iraq_report.sections.attacks.claims_drones import (
    drones_stopped_share,
    printed_once,
    stated_span,
)
from iraq_report.sections.attacks.claims_events import (
    named_attacker,
    people_hurt,
    shared_sites,
    weapons_told,
)

_AL_ASAD = Where(sites=("ayn_al_asad",))
_AL_ASAD_BASE = Where(sites=("ayn_al_asad",), target_types=("coalition_base",))
_AL_ASAD_DRONES = Where(sites=("ayn_al_asad",), weapons=("drone",))
_AIRPORT = Where(sites=("baghdad_airport",))
_AIRPORT_BASE = Where(sites=("baghdad_airport",), target_types=("coalition_base",))
_AIRPORT_DRONES = Where(sites=("baghdad_airport",), weapons=("drone",))
_AIRPORT_ROCKETS = Where(sites=("baghdad_airport",), weapons=("rocket",))
_BALAD = Where(sites=("balad",))
_CONVOYS = Where(target_types=("logistics_convoy",))
_CONVOY_BOMBS = Where(governorates=("Anbar",), weapons=("ied",), target_types=("logistics_convoy",))
_DRONES = Where(weapons=("drone",))
_DRONES_ON_SITES = Where(weapons=("drone",), target_types=("coalition_base", "diplomatic", "airport"))
_RASHEED = Where(sites=("rasheed_camp",), weapons=("drone",))

_BEFORE_MAY = (date(2020, 1, 1), date(2021, 4, 30))

_ARREST = Row("dialogue", "DG039")


def _against_the_time_before_arrest() -> Test:
    """Rate of attacks against that of the 60 days up to the eve of the arrest."""
    return partial(rate_change, where=Where(), base_first=date(2021, 3, 27), base_last=date(2021, 5, 25))


def _said(id: str, column: str = "description") -> Test:
    """Words of one row of the dialogue table."""
    return partial(stated_words, table="dialogue", ids=(id,), column=column)


def _dialogue(*ids: str) -> Test:
    return partial(told, table="dialogue", ids=ids)


def _iran(*ids: str) -> Test:
    return partial(told, table="iran_indicators", ids=ids)


def _words(table: str, column: str, *ids: str) -> Test:
    return partial(stated_words, table=table, ids=ids, column=column)


_CAMPAIGN: Mapping[str, Test] = {
    "AT001": partial(stated_day, table="dialogue", ids=("DG006",)),
    "AT003": partial(months_hit, where=Where()),
    "AT004": partial(people_hurt, who=("civilian", "iraqi_security", "iraqi_contractor")),
    "AT005": partial(people_hurt, who=("us_military",)),
    "AT006": partial(
        people_hurt, who=("us_contractor", "foreign_contractor", "iraqi_contractor", "contractor_unspecified")
    ),
    "AT007": partial(shared_sites, earlier=_BEFORE_MAY),
    "AT008": partial(attack_told, where=_AL_ASAD_BASE),
    "AT009": _words("sites", "governorate", "ayn_al_asad"),
    "AT010": _words("sites", "governorate", "balad"),
    "AT011": _words("contractors", "main_site", "sallyport"),
    "AT012": _words("services", "company", "SV004", "SV006"),
    "AT013": partial(attack_told, where=_AIRPORT_BASE),
}

_MAY_AND_EARLY_JUNE: Mapping[str, Test] = {
    "AT014": partial(attack_told, where=_AL_ASAD_DRONES),
    "AT015": partial(attack_number, where=_AL_ASAD_DRONES, column="munitions"),
    "AT016": partial(attack_number, where=_AL_ASAD_DRONES, column="intercepted"),
    "AT017": _said("DG110"),
    "AT019": partial(attack_told, where=_AIRPORT_ROCKETS),
    "AT020": _dialogue("DG044"),
    "AT021": partial(
        stated_number, table="tallies", ids=("20210501-20210526-1", "20210501-20210526-2"), column="count"
    ),
    "AT022": partial(attack_count, where=_AL_ASAD),
    "AT023": partial(weapons_told, where=_AL_ASAD),
    "AT024": partial(attack_told, where=_CONVOY_BOMBS),
    "AT025": partial(months_hit, where=_CONVOYS),
}

_DETENTION: Mapping[str, Test] = {
    "AT026": _said("DG039"),
    "AT027": _dialogue("DG039"),
    "AT028": partial(followed, cause=Row("attacks", "2021-05-24-ayn_al_asad-1"), effect=_ARREST),
    "AT029": _said("DG039"),
    "AT030": _said("DG109"),
    "AT031": _said("DG109"),
    "AT032": _dialogue("DG040"),
    "AT034": _against_the_time_before_arrest(),
    "AT035": _words("groups", "leader", "asaib_ahl_al_haq"),
    "AT036": _words("groups", "umbrella", "asaib_ahl_al_haq"),
    "AT037": _dialogue("DG041", "DG108"),
    "AT038": partial(stated_day, table="dialogue", ids=("DG046", "DG049")),
    "AT039": _said("DG049"),
    "AT040": _said("DG049"),
    "AT041": _said("DG394"),
    "AT042": _against_the_time_before_arrest(),
    "AT043": partial(agrees_with, others=("AT042",)),
}

_BALAD_AND_AIRPORT: Mapping[str, Test] = {
    "AT045": _dialogue("DG048"),
    "AT046": partial(weapons_told, where=_BALAD),
    "AT047": _words("contractor_events", "description", "CE020"),
    "AT048": partial(stated_number, table="contractor_events", ids=("CE026",), column="injured"),
    "AT049": partial(stated_number, table="contractor_events", ids=("CE025", "CE020"), column="injured"),
    "AT050": partial(attack_told, where=_BALAD),
    "AT051": partial(attack_count, where=_BALAD),
    "AT052": partial(attack_told, where=_AIRPORT),
    "AT053": _said("DG111"),
    "AT054": partial(weapons_told, where=_AIRPORT),
    "AT055": partial(attack_number, where=_AIRPORT_DRONES, column="intercepted"),
    "AT056": _dialogue("DG017", "DG030"),
    "AT057": _said("DG017"),
    "AT058": partial(cited_in_time),
    "AT059": partial(attack_number, where=_AIRPORT_DRONES, column="munitions"),
    "AT060": partial(attack_number, where=_AIRPORT_DRONES, column="intercepted"),
    "AT061": partial(named_attacker, where=_AIRPORT_DRONES),
    "AT062": _words("dialogue", "description", "DG111", "DG112"),
    "AT063": partial(attack_count, where=_AIRPORT),
    "AT064": partial(attack_told, where=_RASHEED),
    "AT065": partial(attack_number, where=_RASHEED, column="intercepted"),
    "AT066": _said("DG113"),
    "AT067": _said("DG113", "title"),
}

_MONEY_AND_DRONES: Mapping[str, Test] = {
    "AT069": _iran("II034"),
    "AT070": _iran("II009", "II010"),
    "AT072": _said("DG114"),
    "AT073": _words("iran_indicators", "description", "II033", "II034"),
    "AT074": partial(stated_span, table="iran_indicators", ids=("II049", "II033"), column="value"),
    "AT075": partial(stated_span, table="iran_indicators", ids=("II050", "II034"), column="value"),
    "AT076": partial(agrees_with, others=("AT077",)),
    "AT077": _words("iran_indicators", "scope", "II034"),
    "AT078": partial(stated_day, table="iran_indicators", ids=("II034",)),
    "AT079": partial(stated_day, table="dialogue", ids=("DG114",)),
    "AT080": partial(printed_once),
    "AT081": _said("DG114"),
    "AT082": _said("DG114"),
    "AT084": partial(rate_change, where=_DRONES, base_first=date(2020, 1, 1), base_last=date(2020, 12, 31)),
    "AT086": partial(attack_told, where=_DRONES_ON_SITES),
    "AT087": partial(drones_stopped_share),
    "AT088": partial(attack_told, where=_DRONES),
}

TESTS: Mapping[str, Test] = {
    **_CAMPAIGN,
    **_MAY_AND_EARLY_JUNE,
    **_DETENTION,
    **_BALAD_AND_AIRPORT,
    **_MONEY_AND_DRONES,
}
