"""Every row goes one way: accepted, rejected with its reason, or out of scope."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from iraq_report.intake import acled, gtd, own, ucdp
from iraq_report.intake.cells import Faults, code, text
from iraq_report.intake.countries import spellings
from iraq_report.intake.export import EVENT_COLUMNS, REJECTED_COLUMNS, as_columns
from iraq_report.intake.points import point_notes
from iraq_report.intake.scan import Scan

Reader = Callable[[pd.DataFrame, Faults], dict[str, pd.Series]]

READERS: dict[str, tuple[Reader, Mapping[str, str]]] = {
    "acled": (acled.events, EVENT_COLUMNS),
    "ucdp_ged": (ucdp.events, EVENT_COLUMNS),
    "gtd": (gtd.events, EVENT_COLUMNS),
    "own": (own.events, own.COLUMNS),
}
_SLACK = timedelta(days=31)  # by how much the first possible day may lie before the day that a row names


@dataclass(frozen=True)
class Window:
    """First and last day that are in scope, both included; `None` leaves that side open."""

    start: date | None
    end: date | None

    def before(self, column: str = "days.day") -> str:
        """SQL: days too early for a row to be in scope."""
        return f"{column} < DATE '{self.start}'" if self.start else "false"

    def after(self, column: str = "days.day") -> str:
        """SQL: days too late for a row to be in scope, whatever its precision."""
        return f"{column} > DATE '{self.end + _SLACK}'" if self.end else "false"

    def early(self, days: pd.Series) -> pd.Series:
        """Which days lie before the window."""
        return days < pd.Timestamp(self.start) if self.start else pd.Series(False, index=days.index)

    def late(self, days: pd.Series) -> pd.Series:
        """Which days lie after the window."""
        return days > pd.Timestamp(self.end) if self.end else pd.Series(False, index=days.index)


@dataclass(frozen=True)
class Account:
    """Where each row of a file went."""

    events: pd.DataFrame
    rejected: pd.DataFrame
    out_of_scope: dict[str, int]
    notes: tuple[str, ...]


def account(scan: Scan, days: pd.DataFrame, window: Window, countries: tuple[str, ...]) -> Account:
    """Turn the rows of a scan into events, and tell where every other row went.

    `days` is what `read_dates` or its like returned for the dates of the scan. Raises ReportError as `point_notes`
    does.
    """
    layout = scan.request.layout
    kept = scan.kept(days, f"NOT ({window.before()}) AND NOT ({window.after()})")
    faults = Faults(kept.index)
    country = text(kept, layout.country)
    faults.add(country.isna(), "R-COUNTRY-MISSING", "There is no country.")
    faults.add(kept["_code"].notna(), kept["_code"], kept["_reason"])
    names = country.str.lower().map(spellings(countries))
    read, columns = READERS[layout.name]
    values = read(kept.assign(**{layout.country: names.where(names.notna(), country)}), faults)
    values["line"] = scan.lines(kept["_place"])
    events = as_columns(values, columns, kept.index)
    early, late = window.early(events["date"]), window.late(events["date"])
    inside = ~early & ~late
    ids = code(kept, layout.event_id)
    faults.add(ids.isna(), "R-ID-MISSING", f"There is no {layout.event_id}.")
    _add_repeats(events, ids, inside & ~faults.any, faults)
    bad = faults.any & inside
    out = {
        f"another country than {_either(countries)}": scan.elsewhere,
        f"before {window.start}": scan.count(window.before()) + int(early.sum()),
        f"after {window.end}": scan.count(window.after()) + int(late.sum()),
    }
    accepted = events[inside & ~bad].reset_index(drop=True)
    return Account(
        events=accepted,
        rejected=_rejected(scan, kept.assign(line=events["line"], event_id=ids)[bad], faults),
        out_of_scope={reason: number for reason, number in out.items() if number},
        notes=(*faults.notes, *point_notes(accepted, file=scan.request.name)),
    )


def _rejected(scan: Scan, bad: pd.DataFrame, faults: Faults) -> pd.DataFrame:
    """The rows that cannot be used, beside those that are none, in the order of the file."""
    rows = {
        "line": bad["line"],
        "event_id": bad["event_id"],
        "code": faults.code[bad.index],
        "reason": faults.reason[bad.index],
        "row": pd.Series(scan.as_json(bad["_place"]), index=bad.index, dtype="object"),
    }
    faulty = as_columns(rows, REJECTED_COLUMNS, bad.index)
    broken = as_columns({str(name): scan.broken[name] for name in scan.broken}, REJECTED_COLUMNS, scan.broken.index)
    return pd.concat([faulty, broken]).sort_values("line", kind="stable").reset_index(drop=True)


def _add_repeats(events: pd.DataFrame, ids: pd.Series, usable: pd.Series, faults: Faults) -> None:
    """Of rows with one id the one that was revised last is kept, else the first."""
    rows = pd.DataFrame({"id": ids, "line": events["line"]})[usable]
    if "revised" in events:
        rows = rows.loc[events.loc[rows.index, "revised"].sort_values(ascending=False, kind="stable").index]
    first = rows.drop_duplicates("id").set_index("id")["line"]
    again = rows[rows["id"].duplicated()]
    reasons = pd.Series(
        [f"The id {id_} stands in row {first[id_]} too, which is kept." for id_ in again["id"]], index=again.index
    )
    repeated = pd.Series(False, index=events.index)
    repeated[again.index] = True
    faults.add(repeated, "R-ID-REPEATED", reasons.reindex(events.index).astype("object"))


def _either(countries: tuple[str, ...]) -> str:
    *rest, last = countries
    return f"{', '.join(rest)} or {last}" if rest else last
