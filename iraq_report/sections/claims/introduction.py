"""How each statement of the report's introduction is tested."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from iraq_report.claims.compare import Bounds, difference, fits, span_of
from iraq_report.claims.counts import Where, attack_told
from iraq_report.claims.ledger import Test
from iraq_report.claims.order import followed
from iraq_report.claims.record import Claim
from iraq_report.claims.rows import having, stated_day, stated_words, told
from iraq_report.claims.verdict import Row, Verdict, evidence, not_testable
from iraq_report.sections.rows import when_text
from iraq_report.sections.run import AnyRun


def fell_by(claim: Claim, run: AnyRun, *, force: str) -> Verdict:
    """How far the level of a force fell in the days of the statement, in percent, against the stated share.

    Formula: 1 - last level / first level, over rows that count those present; reproduced where it meets the stated
    share, else differs; not testable with fewer than two levels.
    Source: troops table.
    """
    if claim.first is None or claim.last is None:
        raise ValueError(f"{claim.id} names no days, which a test on levels needs")
    rows = having(run, "troops", {"force": force, "measure": "present"})
    inside = [claim.first <= span_of(row)[0] and span_of(row)[1] <= claim.last for _, row in rows.iterrows()]
    levels = rows.loc[inside].sort_values(["date", "troop_id"])
    levels = levels[levels["people_low"].notna()]
    if len(levels) < 2:
        return not_testable("The tables hold fewer than two levels for these days.", evidence("troops", levels))
    first, last = levels.iloc[0], levels.iloc[-1]
    fall = 100 * (1 - int(last["people_low"]) / int(first["people_low"]))
    ours: Bounds = (fall, fall)
    sentence = (
        f"Published levels went from {first['people_low']:,} ({when_text(first)}) to {last['people_low']:,} "
        f"({when_text(last)}), a fall of {fall:.0f} percent."
    )
    return Verdict(
        "reproduced" if fits(ours, claim) else "differs", sentence, ours=f"{fall:.0f} percent", theirs=claim.value,
        difference=difference(ours, claim), evidence=evidence("troops", levels.iloc[[0, -1]]),
    )  # fmt: skip


def _said(id: str) -> Test:
    return partial(stated_words, table="dialogue", ids=(id,), column="description")


_KILLINGS = Row("dialogue", "DG006")

TESTS: Mapping[str, Test] = {
    "IN003": partial(fell_by, force="US"),
    "IN004": partial(told, table="dialogue", ids=("DG023", "DG072")),
    "IN005": partial(stated_day, table="dialogue", ids=("DG106",)),
    "IN006": _said("DG106"),
    "IN007": partial(stated_words, table="dialogue", ids=("DG106",), column="title"),
    "IN008": _said("DG107"),
    "IN009": partial(told, table="iran_indicators", ids=("II011",)),
    "IN011": partial(told, table="dialogue", ids=("DG006",)),
    "IN012": _said("DG006"),
    "IN013": _said("DG006"),
    "IN014": partial(followed, cause=_KILLINGS, effect=Row("dialogue", "DG002")),
    "IN018": partial(attack_told, where=Where()),
    "IN020": partial(told, table="dialogue", ids=("DG010", "DG011", "DG023", "DG072")),
    "IN021": partial(told, table="dialogue", ids=("DG022", "DG038", "DG057", "DG058", "DG061", "DG108")),
    "IN022": partial(told, table="iran_indicators", ids=("II010", "II034", "II009")),
    "IN026": partial(attack_told, where=Where(target_types=("logistics_convoy",))),
    "IN027": partial(told, table="contractors", ids=("sallyport", "lockheed_martin")),
}
