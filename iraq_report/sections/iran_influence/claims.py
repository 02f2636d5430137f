"""How each statement of the report on Iran's influence is tested."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial

from iraq_report.claims.counts import Where, attack_number, attack_told, rate_change
from iraq_report.claims.inside import agrees_with
from iraq_report.claims.ledger import Test
from iraq_report.claims.order import followed
from iraq_report.claims.readings import read
from iraq_report.claims.rows import stated_day, stated_number, stated_words, told
from iraq_report.claims.verdict import Row
from iraq_report.sections.iran_influence.claim_measures import countable_signs, same_day

_DRONES = Where(weapons=("drone",))
_ERBIL_DRONE = Where(sites=("erbil_airport",), weapons=("drone",))
_BASES = Where(target_types=("coalition_base",))
_ARREST, _SINJAR = Row("dialogue", "DG039"), Row("dialogue", "DG213")


def _told(*ids: str) -> Test:
    return partial(told, table="dialogue", ids=ids)


def _day(id: str) -> Test:
    return partial(stated_day, table="dialogue", ids=(id,))


def _said(id: str) -> Test:
    """Words of the description of a row."""
    return partial(stated_words, table="dialogue", ids=(id,), column="description")


def _office(id: str) -> Test:
    return partial(stated_words, table="dialogue", ids=(id,), column="office")


def _indicator(*ids: str) -> Test:
    return partial(told, table="iran_indicators", ids=ids)


def _described(id: str) -> Test:
    return partial(stated_words, table="iran_indicators", ids=(id,), column="description")


_DRONE_ATTACKS: Mapping[str, Test] = {
    "IR009": partial(rate_change, where=_DRONES, base_first=date(2020, 1, 1), base_last=date(2020, 12, 31)),
    "IR010": _indicator("II006", "II208"),
    "IR011": partial(stated_words, table="dialogue", ids=("DG219",), column="title"),
    "IR012": _told("DG028"),
    "IR013": partial(attack_told, where=_ERBIL_DRONE),
    "IR014": partial(attack_number, where=_ERBIL_DRONE, column="killed"),
    "IR033": _told("DG218"),
    "IR034": _told("DG217"),
    "IR035": _told("DG222"),
    "IR036": _told("DG110"),
    "IR105": _day("DG031"),
    "IR108": partial(agrees_with, others=("IR105",)),
}

_IRANIAN_DRONES: Mapping[str, Test] = {
    "IR020": _indicator("II009", "II051"),
    "IR022": partial(followed, cause=Row("iran_indicators", "II202"), effect=Row("iran_indicators", "II201")),
    "IR023": partial(stated_day, table="iran_indicators", ids=("II202",)),
    "IR024": _told("DG201"),
    "IR025": _office("DG202"),
    "IR026": _indicator("II203"),
    "IR027": _indicator("II204"),
    "IR028": _described("II204"),
    "IR030": _indicator("II207", "II210"),
    "IR031": partial(agrees_with, others=("IR039",)),
    "IR032": _indicator("II207", "II210"),
    "IR039": _indicator("II051"),
    "IR040": _described("II209"),
    "IR041": partial(stated_number, table="iran_indicators", ids=("II206",), column="value"),
    "IR042": partial(stated_day, table="iran_indicators", ids=("II206",)),
    "IR043": _described("II206"),
    "IR044": _described("II206"),
    "IR107": _indicator("II014"),
}

_POLITICS: Mapping[str, Test] = {
    "IR002": partial(countable_signs, indicators=("electricity_share", "pmf_strength")),
    "IR045": _said("DG053"),
    "IR046": _day("DG053"),
    "IR047": partial(rate_change, where=_BASES, base_first=date(2021, 1, 1), base_last=date(2021, 4, 30)),
    "IR048": _described("II010"),
    "IR049": _told("DG216"),
    "IR050": partial(read),
    "IR052": partial(stated_words, table="attacks", ids=("2021-07-07-ayn_al_asad-1",), column="claimed_by"),
    "IR054": partial(same_day, one=Row("dialogue", "DG049"), other=Row("dialogue", "DG050")),
    "IR055": _told("DG047"),
    "IR056": _office("DG050"),
    "IR059": partial(followed, cause=_ARREST, effect=Row("dialogue", "DG053"), within_days=30),
    "IR061": _day("DG079"),
    "IR062": _told("DG040"),
    "IR064": partial(rate_change, where=Where(), base_first=date(2021, 5, 10), base_last=date(2021, 6, 8)),
}

_POWERS: Mapping[str, Test] = {
    "IR067": _told("DG203", "DG204", "DG105"),
    "IR069": _told("DG209"),
    "IR070": _told("DG212"),
    "IR071": _told("DG208"),
    "IR073": _told("DG205"),
    "IR074": partial(read),
    "IR075": _day("DG021"),
    "IR078": _told("DG225"),
    "IR079": _told("DG054"),
    "IR080": _office("DG054"),
    "IR081": _said("DG054"),
    "IR082": _told("DG055"),
    "IR083": _office("DG231"),
    "IR084": _told("DG068"),
    "IR085": _office("DG068"),
    "IR086": _said("DG068"),
    "IR088": _day("DG043"),
    "IR089": _office("DG043"),
    "IR090": _said("DG043"),
}

_NEIGHBOURS: Mapping[str, Test] = {
    "IR092": _said("DG313"),
    "IR095": _said("DG216"),
    "IR096": _told("DG220"),
    "IR098": _told("DG214"),
    "IR099": _told("DG215"),
    "IR100": _told("DG207"),
    "IR101": _told("DG213"),
    "IR102": _told("DG210"),
    "IR103": partial(followed, cause=_SINJAR, effect=Row("dialogue", "DG215"), within_days=90),
    "IR104": _told("DG221"),
}

TESTS: Mapping[str, Test] = {**_DRONE_ATTACKS, **_IRANIAN_DRONES, **_POLITICS, **_POWERS, **_NEIGHBOURS}
