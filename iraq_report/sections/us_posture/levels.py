"""What the section reads off the troops table: levels, and the figures that are something else."""

from __future__ import annotations

from datetime import date

import pandas as pd

# Measures that are drawn as marks beside the line of headcounts, never joined to it.
MARKS = {
    "announced_target": "Level announced for that day",
    "ceiling": "Ceiling or upper bound",
    "upper_bound": "Ceiling or upper bound",
    "announced_upper_bound": "Ceiling or upper bound",
    "count_dmdc": "Pentagon manpower count",
}

DAYS = ("date", "date_end", "date_precision")

# What a figure is, in the words of a label.
MEASURE_WORDS = {
    "present": "said to be there",
    "ceiling": "most allowed, not a headcount",
    "announced_target": "announced for a later day",
    "addition": "troops added",
    "upper_bound": "fewer than",
    "announced_upper_bound": "announced to fall below",
    "count_dmdc": "manpower count, short deployments included",
    "site_subset": "part of the force, at one site",
    "site_withdrawal": "left one site",
    "expected_withdrawal": "expected to leave",
    "words_only": "words without a number",
}


def with_values(troops: pd.DataFrame) -> pd.DataFrame:
    """Rows of the troops table that give a number, with `value`: the low figure, or the bound where there is none.

    Formula: the low number of people, else the high one.
    Source: troops table.
    """
    value = troops["people_low"].fillna(troops["people_high"])
    return troops.assign(value=value).dropna(subset=["value"]).astype({"value": float})


def headcounts(troops: pd.DataFrame, force: str) -> pd.DataFrame:
    """Numbers said to be present, of one force, by date; what only the report says is apart (`of_report`).

    Formula: numbers of people said to be present (measure present), those that the report alone gives left out.
    Source: troops table.
    """
    rows = with_values(troops)
    rows = rows[(rows["force"] == force) & (rows["measure"] == "present") & (rows["stated_by"] != "report")]
    return rows.sort_values(["date", "troop_id"], ignore_index=True)


def of_report(troops: pd.DataFrame) -> pd.DataFrame:
    """Figures that the report alone gives: rows of the troops table with `value`.

    Formula: rows stated by the report only.
    Source: troops table.
    """
    return with_values(troops)[lambda t: t["stated_by"] == "report"].reset_index(drop=True)


def line_within(points: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Points of a step line inside a window; the last level before it is carried to its first day (`carried`).

    Formula: those dated in the window; the latest earlier one is carried to its first day.
    Source: troops table.
    """
    begin, end = pd.Timestamp(first), pd.Timestamp(last)
    inside = points[points["date"].between(begin, end)].assign(carried=False)
    earlier = points[points["date"] < begin].tail(1)
    told = [f"Carried on from the level of {value:%B %Y}" for value in earlier["date"]]
    earlier = earlier.assign(date=begin, date_end=begin, date_precision="day", carried=True, description=told)
    if earlier.empty or (not inside.empty and inside["date"].iloc[0] == begin):
        return inside.reset_index(drop=True)
    return pd.concat([earlier, inside], ignore_index=True)


def dated(line: pd.DataFrame) -> pd.DataFrame:
    """Points of a step line that are dated in its window, without the level carried into it.

    Formula: rows that are not carried.
    Source: troops table.
    """
    return line[~line["carried"].astype(bool)].reset_index(drop=True)


def level_on(troops: pd.DataFrame, force: str, day: date) -> pd.Series | None:
    """The latest number said to be present of a force up to a day; None before the first.

    Formula: last row of `headcounts` dated on or before the day.
    Source: troops table.
    """
    rows = headcounts(troops, force)
    rows = rows[rows["date"] <= pd.Timestamp(day)]
    return None if rows.empty else rows.iloc[-1]


def presence(troops: pd.DataFrame, staff: pd.DataFrame, *, first: date, last: date) -> pd.DataFrame:
    """Figures for who was there in a window: columns label, what, low, high, account, date, date_end,
    date_precision, key, source_ids.

    Troops: numbers present, ceilings and upper bounds of that window. Contractors: numbers at a site in the window,
    and the latest count for Iraq and Syria together before its end.

    Formula: numbers present, ceilings and upper bounds of the window, and numbers of contractors at a site in it or
    last counted in Iraq and Syria together before its end, as they stand; of several equal figures of one force,
    measure and account the last.
    Source: troops and contractor_staff tables.
    """
    kinds = ["present", "ceiling", "upper_bound"]
    rows = troops[troops["measure"].isin(kinds) & troops["date"].between(pd.Timestamp(first), pd.Timestamp(last))]
    rows = rows.drop_duplicates(["force", "measure", "people_low", "people_high", "stated_by"], keep="last")
    soldiers = pd.DataFrame(
        {
            "label": rows["force"].map({"US": "US troops", "NATO": "NATO mission"}).fillna(rows["force"]),
            "what": rows["measure"].map(MEASURE_WORDS),
            "low": rows["people_low"],
            "high": rows["people_high"],
            "account": rows["stated_by"],
            "key": rows["troop_id"],
            "source_ids": rows["source_ids"],
            **{name: rows[name] for name in DAYS},
        }
    )
    order = {"US troops": 0, "Coalition": 1, "Coalition without US": 2, "NATO mission": 3}
    soldiers = soldiers.assign(at=soldiers["label"].map(order)).sort_values(["at", "date", "key"])
    firms = _firms(staff, first=first, last=last)
    return pd.concat([part for part in (soldiers.drop(columns="at"), firms) if not part.empty] or [soldiers])


def _firms(staff: pd.DataFrame, *, first: date, last: date) -> pd.DataFrame:
    at_site = staff[(staff["series"] == "at_site") & staff["date"].between(pd.Timestamp(first), pd.Timestamp(last))]
    census = staff[(staff["series"] == "census_iraq_syria") & (staff["date"] <= pd.Timestamp(last))]
    totals = census[census["date"] == census["date"].max()].nlargest(1, "people_low")
    rows = pd.concat([at_site, totals])
    return pd.DataFrame(
        {
            "label": ["Contractors, " + str(site) for site in rows["site"]],
            "what": [_firm(ids) + scope for ids, scope in zip(rows["contractor_ids"], rows["scope"], strict=True)],
            "low": rows["people_low"],
            "high": rows["people_high"],
            "account": rows["stated_by"],
            "key": rows["staff_id"],
            "source_ids": rows["source_ids"],
            **{name: rows[name] for name in DAYS},
        }
    ).astype({"label": object})


def _firm(ids: object) -> str:
    return f"{ids.replace('_', ' ').title()}: " if isinstance(ids, str) else ""
