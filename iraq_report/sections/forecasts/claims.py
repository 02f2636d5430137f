"""Which measure decides what came of each forecast of the report."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from iraq_report.claims.counts import Where
from iraq_report.claims.ledger import Test
from iraq_report.claims.readings import read
from iraq_report.sections.forecasts.outcomes_attacks import (
    attacks_follow,
    attacks_rise,
    attacks_stop,
    deadlier,
    drones_met,
    more_drones,
    more_strikes,
    sharper,
)
from iraq_report.sections.forecasts.outcomes_companies import (
    came_back,
    held_on,
    orders_from,
    standing_grows,
    still_in_office,
    work_after,
)
from iraq_report.sections.forecasts.outcomes_forces import (
    combat_end,
    if_nato_fills,
    if_us_leaves,
    nato_grows,
    troops_cut,
    troops_fewer,
    troops_gone,
    troops_stay,
)

_STANDING = ("pmf_budget", "pmf_strength")

_COMPUTED: dict[str, Test] = {
    "FC003": partial(work_after),
    "FC005": partial(came_back, contractor="lockheed_martin"),
    "FC008": partial(orders_from),
    "FC012": partial(orders_from),
    "FC013": partial(orders_from),
    "FC014": partial(orders_from),
    "FC015": partial(orders_from),
    "FC016": partial(orders_from),
    "FC019": partial(attacks_follow),
    "FC021": partial(troops_stay),
    "FC022": partial(troops_cut),
    "FC023": partial(attacks_stop, where=Where(target_types=("diplomatic",))),
    "FC024": partial(troops_gone),
    "FC026": partial(combat_end, ids=["DG082", "DG084"]),
    "FC027": partial(troops_fewer),
    "FC029": partial(troops_stay),
    "FC032": partial(troops_stay),
    "FC034": partial(nato_grows),
    "FC035": partial(drones_met),
    "FC036": partial(sharper),
    "FC037": partial(deadlier),
    "FC038": partial(more_drones),
    "FC044": partial(held_on, ids=["DG079"]),
    "FC046": partial(attacks_rise),
    "FC047": partial(standing_grows, indicators=_STANDING),
    "FC049": partial(standing_grows, indicators=_STANDING),
    "FC060": partial(attacks_stop),
    "FC063": partial(still_in_office, office="Prime Minister of Iraq"),
    "FC065": partial(more_strikes),
    "FC067": partial(if_nato_fills),
}  # fmt: skip

# Forecasts that start from a departure of US forces, or of some of them.
_ON_DEPARTURE = ("045", "048", "050", "051", "054", "056", "066", "069", "070", "073")

# What no other table decides.
_READ = (
    "001", "002", "004", "006", "007", "009", "010", "011", "017", "018", "020", "025", "028", "030", "031", "033",
    "039", "040", "041", "042", "043", "052", "053", "055", "057", "058", "059", "061", "062", "064", "068", "071",
    "072", "074", "075", "076",
)  # fmt: skip

TESTS: Mapping[str, Test] = {
    **_COMPUTED,
    **{f"FC{number}": partial(if_us_leaves) for number in _ON_DEPARTURE},
    **{f"FC{number}": partial(read) for number in _READ},
}
