"""Tests of statements on the fleet: who flies a type, where types come from, what the orders can mean."""

from __future__ import annotations

import pandas as pd

from iraq_report.claims.compare import difference, fits
from iraq_report.claims.record import Claim, value_text
from iraq_report.claims.verdict import Verdict, evidence, not_covered, not_testable
from iraq_report.prose.text import listed, plural
from iraq_report.sections.air_force.common import ORIGIN_NAMES, by_sources, reported, type_name
from iraq_report.sections.air_force.fleet import COUNTED, report_orders, report_split
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun
from iraq_report.tables.columns import items_of
from iraq_report.tables.schemas.air_force import SERVICES_FLYING


def _latest(fleet: pd.DataFrame, claim: Claim) -> pd.DataFrame:
    """The latest count of each type by other sources that begins before the last day of the statement."""
    rows = by_sources(fleet[fleet["measure"].isin(COUNTED)])
    rows = rows if claim.last is None else rows[rows["date"] <= pd.Timestamp(claim.last)]
    rows = rows.assign(type=rows["aircraft_type"].map(type_name))
    return rows.sort_values(["date", "fleet_id"], kind="stable").groupby("type").tail(1)


def flown_by(claim: Claim, run: AnyRun) -> Verdict:
    """Which service flies a type; the statement names the type and the service, separated by `;`.

    Formula: service of the latest count of the type by other sources; reproduced where it is the stated one, disputed
    where it is not, not testable without such a count.
    Source: fleet table.
    """
    name, service = items_of(claim.stated)
    rows = _latest(run.tables["fleet"], claim)
    rows = rows[rows["type"] == name].drop(columns="type")
    if rows.empty:
        return not_testable(f"No other source seen says who flies the {name}.")
    row = rows.iloc[0]
    word = "reproduced" if row["service"] == service else "disputed"
    ours, theirs = (SERVICES_FLYING[name].split(" (")[0] for name in (row["service"], service))
    sentence = f"By the latest count of other sources ({when_text(row)}) the {name} flies with the {ours}."
    return Verdict(word, sentence, ours=ours, theirs=theirs, evidence=evidence("fleet", rows))


def origin_groups(claim: Claim, run: AnyRun) -> Verdict:
    """How many groups of origin the types of the Air Force belong to, against the stated number.

    Formula: different groups among the latest counts of its types by other sources; reproduced where their number meets
    the stated one, else differs.
    Source: fleet table.
    """
    rows = _latest(run.tables["fleet"], claim).drop(columns="type")
    rows = rows[(rows["service"] == "air_force") & rows["origin_bloc"].isin(ORIGIN_NAMES)]
    groups = [ORIGIN_NAMES[group] for group in ORIGIN_NAMES if (rows["origin_bloc"] == group).any()]
    count = len(groups)
    word = "reproduced" if fits((count, count), claim) else "differs"
    text = value_text(count, count, claim.unit)
    names = f" ({listed(groups)})" if groups else ""
    return Verdict(
        word, f"Other sources have {text}{names} for its types; the report's words ask for {claim.value}.", ours=text,
        theirs=claim.value, difference=difference((count, count), claim), evidence=evidence("fleet", rows),
    )  # fmt: skip


def made_in_us(claim: Claim, run: AnyRun) -> Verdict:
    """Whether the report's own numbers let more than the stated share of its aircraft be of US make.

    Formula: least share = (types of US make with a number + orders called ready, if of US make) / (inventory + orders);
    most = all but those with a number and another origin; reproduced where the least is above the stated share, differs
    where the most is not, not testable in between.
    Source: fleet table, rows that the report alone states.
    """
    fleet = run.tables["fleet"]
    split, orders = report_split(fleet), report_orders(fleet)
    if split is None or orders is None or claim.low is None:
        return not_covered("The tables of this run lack the report's inventory or its orders.")
    rows = reported(fleet)
    ready = rows[rows["measure"] == "ordered_ready"]
    own = split.parts[split.parts["origin_bloc"] == "US"]["aircraft"].sum()
    own += orders.ready if (ready["origin_bloc"] == "US").all() else 0
    foreign = split.parts[split.parts["origin_bloc"] != "US"]["aircraft"].sum()
    whole = split.total + orders.ordered
    least, most = 100 * own / whole, 100 * (whole - foreign) / whole
    word = "reproduced" if least > claim.low else "differs" if most <= claim.low else "not_testable"
    used = rows[rows["measure"].isin(["total", "subtotal", "in_fleet", "ordered", "ordered_ready"])]
    sentence = (
        f"Of {whole} aircraft in service and on order the report's own numbers make {own} US and {foreign} not: "
        f"the US share lies between {least:.0f} and {most:.0f} percent"
        + ("; the rest has no origin." if word == "not_testable" else ".")
    )
    return Verdict(
        word, sentence, ours=f"{least:.0f} to {most:.0f} percent", theirs=claim.value, evidence=evidence("fleet", used)
    )


def combat_among_ordered(claim: Claim, run: AnyRun) -> Verdict:
    """How many of the ordered aircraft called ready can be of an attack type, against the stated number.

    Formula: from one of each named type that other sources call an attack type, to the stated part less one of each
    named type that they do not; reproduced where the stated number lies within, else differs.
    Source: fleet table: types as the report names them, roles as other sources give them.
    """
    fleet = run.tables["fleet"]
    orders = report_orders(fleet)
    if orders is None:
        return not_covered("The tables of this run lack the report's orders.")
    known = by_sources(fleet).assign(type=by_sources(fleet)["aircraft_type"].map(type_name))
    named = {name: known[known["type"] == type_name(name)] for name, _ in orders.types}
    roles = {name: set(rows["role"].dropna()) for name, rows in named.items()}
    attack = [name for name, said in roles.items() if any("attack" in role for role in said)]
    other = [name for name, said in roles.items() if said and name not in attack]
    span = (len(attack), orders.ready - len(other))
    word = "reproduced" if fits(span, claim) else "differs"
    text = value_text(*span, claim.unit)
    sentence = (
        f"Of the types named for the {orders.ready}, other sources call {listed(attack) or 'none'} "
        f"{plural(len(attack), 'an attack type', 'attack types')} and {listed(other) or 'none'} trainers or utility "
        f"aircraft, so that {text} can be ready for combat; and what is on order has not been taken over."
    )
    rows = pd.concat([reported(fleet)[reported(fleet)["measure"].isin(["ordered", "ordered_ready"])], *named.values()])
    return Verdict(
        word, sentence, ours=text, theirs=claim.value, difference=difference(span, claim),
        evidence=evidence("fleet", rows.drop(columns="type")),
    )  # fmt: skip
