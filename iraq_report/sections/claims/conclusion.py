"""How each statement of the report's conclusion is tested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from iraq_report.claims.counts import Where, attack_told
from iraq_report.claims.ledger import Test
from iraq_report.claims.readings import read
from iraq_report.claims.rows import stated_day, stated_words, told


def _told(*ids: str) -> Test:
    return partial(told, table="dialogue", ids=ids)


def _words(column: str, *ids: str) -> Test:
    return partial(stated_words, table="dialogue", ids=ids, column=column)


TESTS: Mapping[str, Test] = {
    "CN002": partial(attack_told, where=Where(target_types=("coalition_base",))),
    "CN003": _told("DG008", "DG019", "DG056"),
    "CN006": _words("office", "DG206", "DG220"),
    "CN007": partial(read),
    "CN009": _told("DG211"),
    "CN010": _told("DG053"),
    "CN011": _told("DG227"),
    "CN012": _words("description", "DG227"),
    "CN013": partial(read),
    "CN014": partial(stated_day, table="dialogue", ids=("DG079",)),
}
