"""What the page of sources side by side is told: counts by month, tallies over the same days, and rules of coding."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from iraq_report.figures.paint import Json
from iraq_report.sections.attacks.compared import (
    DATABASES,
    MONTH_DAYS,
    OURS,
    monthly_by_source,
    months_covered,
    rows_may_go_out,
    tallies_by_span,
)
from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.rows import days_text, span_text
from iraq_report.sections.selection import coverage

# What a source counts as one event, and how that moves its number; in the order in which the page lists them.
RULES = {
    OURS: (
        "This list",
        "One attack on the US presence: one place, one time, one weapon. Attacks that hurt nobody and claims without "
        "another source are in it, graded low; foiled attacks and attacks without a named place are not.",
        "Lacks what no page seen tells; holds claims that others did not count. Days are local.",
    ),
    "tallies": (
        "Published tallies",
        "What an agency, an institute or a ministry said it had counted up to a day. Only those are compared whose "
        "kind of attack, days and places can be written as a filter of this list.",
        "Definitions differ at the edges, and the rows behind a tally are not known: only its sum can be checked.",
    ),
    "cc_by_4": (
        "UCDP",
        "One event of organised violence in which at least one person died, between named sides or against civilians.",
        "Attacks that killed nobody, as most on the US presence, are not in it: its months lie far below the list's "
        "and say something about deadly fighting, not about attacks.",
    ),
    "acled": (
        "ACLED",
        "One event of political violence or protest a place and a day, deadly or not, coded from reports week by week; "
        "the attacker is often an unidentified group.",
        "Several attacks on one place and day are one row; which rows are attacks on the US presence is a selection by "
        "words and names. Rows are revised, so that a later export gives other numbers.",
    ),
    "gtd": (
        "GTD",
        "One incident of terrorism by its own criteria: intended violence by a group that is no state, outside "
        "lawful war.",
        "Attacks on soldiers may fall outside its criteria; it ends in June 2021, and months after that are no zeros.",
    ),
}  # fmt: skip
LAST = {"gtd": pd.Period("2021-06", "M")}  # last month that a database covers, where that is known
# Why the list and a tally differ, by what the tally counts.
GAPS = {
    "convoy_attacks": "roadside bombs on convoys: the list lacks some that others counted and holds claims of its own",
    "drone_attacks": "drones: the list counts each site hit, whoever reports it; tallies often those confirmed to them",
    "rocket_attacks": "rockets: salvos are one attack here; a tally may count a site, a night or a claim",
    "rocket_and_drone_attacks": "official counts know attacks that were not made public, and leave out claims",
    "attacks": "counts of every kind: official ones know attacks not made public, and leave out claims",
}


def compared_context(tables: Mapping[str, pd.DataFrame], parameters: SectionParameters) -> Json:
    """Names for the page: `columns` and `months` of counts, `spans` of tallies, `rules` of the sources, `coarse`.

    `tables` are all of the edition's, since counts by month may go out whatever the terms of the rows; then tallies of
    less than a month are left out, and `coarse` says so. `covered` says where the list begins and ends by country
    (none where the tables do not tell); a month that it does not cover has no count.
    """
    coarse = not rows_may_go_out(tables["attacks"], tables["sources"])
    months = monthly_by_source(tables["attacks"], tables["sources"], parameters)
    spans = tallies_by_span(tables["attacks"], tables["tallies"], parameters, shortest=MONTH_DAYS if coarse else 1)
    held = ["tallies", *(key for key in RULES if key in months)]
    parts = months_covered(months["month"], parameters)
    return {
        "columns": [_column(str(name)) for name in months.columns if name != "month"],
        "months": [_month(row, spans, part) for (_, row), part in zip(months.iterrows(), parts, strict=True)],
        "tallied": bool(spans["month"].notna().any()),
        "covered": _covered(parameters),
        "partly": any(part != "all" for part in parts),
        "spans": [_span(row) for _, row in spans.iterrows()],
        "rules": [_rule(key, key in held) for key in RULES],
        "coarse": coarse,
        "databases": [DATABASES[key] for key in DATABASES if key in months],
    }


def _column(name: str) -> str:
    key = name.removesuffix("_all")
    return f"{DATABASES.get(key, RULES[OURS][0])}{', all its rows' if key != name else ''}"


def _covered(parameters: SectionParameters) -> list[str]:
    """Where the list begins and ends in each country of a run: `Iraq from 27 December 2019 to 31 December 2024`."""
    if (known := coverage(parameters.data)) is None:
        return []
    spans = {name: f"from {days_text(*known[name])}" if name in known else "on no day" for name in parameters.countries}
    return [f"{name} {span}" for name, span in spans.items()]


def _month(row: pd.Series, spans: pd.DataFrame, part: str) -> Json:
    inside = spans[spans["month"] == row["month"].to_timestamp()]
    return {
        "month": row["month"].strftime("%B %Y"),
        "counts": [_count(str(name), cell, row["month"], part) for name, cell in row.items() if name != "month"],
        "tallies": [f"{_told(tally)}; this edition has {tally['ours']}" for _, tally in inside.iterrows()],
    }


def _count(name: str, count: Any, month: pd.Period, part: str) -> str:
    """A count as the page prints it: no zero for days that nobody looked at."""
    last = LAST.get(name.removesuffix("_all"))
    if part == "none" or (last is not None and month > last):
        return "not covered"
    return f"{count}, in part" if part == "part" else f"{count}"


def _told(tally: pd.Series) -> str:
    return f"{tally['publisher']}, {_days(tally)}: {_published(tally)} {_kind(tally)}"


def _days(tally: pd.Series) -> str:
    return days_text(tally["period_start"], tally["period_end"])


def _published(tally: pd.Series) -> str:
    return span_text(tally["published_low"], tally["published_high"])


def _kind(tally: pd.Series) -> str:
    return str(tally["unit"]).replace("_", " ")


def _span(tally: pd.Series) -> dict[str, Any]:
    return {
        "publisher": tally["publisher"],
        "what": str(tally["what"]).replace("|", "\\|"),
        "days": _days(tally),
        "published": _published(tally),
        "ours": int(tally["ours"]),
        "published_rate": f"{tally['published_rate']:.1f}",
        "ours_rate": f"{tally['ours_rate']:.1f}",
        "gap": GAPS.get(str(tally["unit"]), "") if tally["ours"] != tally["published_low"] else "none",
    }


def _rule(key: str, here: bool) -> Json:
    name, counts, gap = RULES[key]
    return {"name": name, "counts": counts, "gap": gap, "here": "yes" if here else "no"}
