"""What the section reads off the dialogue table: rounds, statements, two accounts of one event."""

from __future__ import annotations

from datetime import date, timedelta

import pandas as pd

from iraq_report.sections.parameters import SectionParameters
from iraq_report.sections.rates import window_rate
from iraq_report.sections.selection import covered, not_counted

SPOKEN = ("statement", "agreement", "meeting", "withdrawal_step", "technical_talks")
POLITICAL_SIDES = ("US", "Iraq", "both", "Coalition", "NATO")
DAY = timedelta(days=1)


def last_day(rows: pd.DataFrame) -> pd.Series:
    """The last day on which each row can have happened."""
    return rows["date_end"].fillna(rows["date"])


def within_days(dialogue: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """Rows of the dialogue table that touch a window, oldest first.

    Formula: rows of which a possible day lies in the window.
    Source: dialogue table.
    """
    touches = (dialogue["date"] <= pd.Timestamp(last)) & (last_day(dialogue) >= pd.Timestamp(first))
    return dialogue[touches].sort_values(["date", "event_id"], ignore_index=True)


def rounds(dialogue: pd.DataFrame) -> pd.DataFrame:
    """The numbered rounds of the strategic dialogue: rows of the dialogue table by number, with `last`.

    Formula: rows with a round number; last = date_end, or date without one.
    Source: dialogue table.
    """
    rows = dialogue[dialogue["round"].notna()]
    return rows.assign(last=last_day(rows)).sort_values("round", ignore_index=True)


def all_rounds(dialogue: pd.DataFrame) -> pd.DataFrame:
    """Rounds of talks between Iraq and the US, of the strategic dialogue and after: dialogue rows by date, with `last`
    and `called`.

    Formula: rows of category round; the last possible day is date_end, or date without one; a numbered one is
    called by its number.
    Source: dialogue table.
    """
    rows = dialogue[dialogue["category"] == "round"].sort_values(["date", "event_id"], ignore_index=True)
    names = [title if pd.isna(number) else f"Round {int(number)}" for number, title in
             zip(rows["round"], rows["title"], strict=True)]  # fmt: skip
    return rows.assign(last=last_day(rows), called=names)


def statements(dialogue: pd.DataFrame, first: date, last: date) -> pd.DataFrame:
    """What officials of Iraq, the US and their allies said or signed in a window: one row a speaker.

    Columns of the dialogue table; a row of two speakers stands twice, each with the office that belongs to him.

    Formula: statements, agreements, meetings, steps and working talks that begin in the window and name a speaker.
    Source: dialogue table.
    """
    rows = within_days(dialogue, first, last)
    rows = rows[rows["date"] >= pd.Timestamp(first)]
    rows = rows[rows["speaker"].notna() & rows["category"].isin(SPOKEN) & rows["side"].isin(POLITICAL_SIDES)]
    parted = rows.assign(speaker=rows["speaker"].str.split(";"), office=rows["office"].fillna("").str.split(";"))
    one_office = parted["speaker"].str.len() != parted["office"].str.len()
    whole = [[cell[0]] * len(names) for cell, names in zip(parted["office"], parted["speaker"], strict=True)]
    parted["office"] = parted["office"].where(~one_office, pd.Series(whole, index=parted.index))
    single = parted.explode(["speaker", "office"], ignore_index=True)
    return single.assign(speaker=single["speaker"].str.strip(), office=single["office"].str.strip())


def accounts(dialogue: pd.DataFrame) -> pd.DataFrame:
    """Events that the report and other sources tell differently: columns of both rows, `_report` and `_sources`.

    Formula: rows joined by same_as; days_apart = first day of the report's row - first day of the sources' row.
    Source: dialogue table.
    """
    ours = dialogue[dialogue["same_as"].notna() & (dialogue["stated_by"] == "report")]
    joined = ours.merge(dialogue, left_on="same_as", right_on="event_id", suffixes=("_report", "_sources"))
    apart = (joined["date_report"] - joined["date_sources"]).dt.days
    return joined.assign(days_apart=apart).sort_values(["date_report", "event_id_report"], ignore_index=True)


def share_days(compared: pd.DataFrame, days: int) -> bool:
    """Whether the days around one round of talks reach into those around the next; needs columns date and last."""
    gaps = (compared["date"].shift(-1) - compared["last"]).dropna()
    return bool((gaps <= 2 * days * DAY).any())


def around_rounds(
    events: pd.DataFrame, held: pd.DataFrame, *, days: int, parameters: SectionParameters
) -> pd.DataFrame:
    """Attacks before and after each round of talks: columns called, date, last, before, after.

    Rockets and drones of medium or high confidence in `days` days up to the eve of a round and from the day after
    its last day. Rounds whose windows leave the run or the list of attacks are left out, all of them
    where the run counts neither rockets nor drones.

    Formula: number of rocket and drone attacks, medium or high confidence, in each window: so many days up to the eve
    of the first day of a round, and from the day after its last.
    Source: attacks and dialogue tables.
    """
    p, kept = parameters, []
    if not_counted(p):
        held = held.iloc[:0]
    for row in held.itertuples():
        begin, end = row.date.date(), row.last.date()
        first, final = begin - days * DAY, end + days * DAY
        if not covered(p, first, final):
            continue
        before = window_rate(events, "before", first, begin - DAY).count
        after = window_rate(events, "after", end + DAY, final).count
        kept.append((row.called, row.date, row.last, before, after))
    return pd.DataFrame(kept, columns=["called", "date", "last", "before", "after"])
