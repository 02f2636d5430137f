"""What the section computes about companies and services, and where report and sources differ."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from iraq_report.tables.columns import items_of


def shared_names(contractors: pd.DataFrame) -> dict[str, list[str]]:
    """Names that the report uses for more than one company: name to the companies it joins.

    Formula: names in named_in_report_as that stand with two companies or more.
    Source: contractors table.
    """
    found: dict[str, list[str]] = {}
    for _, row in contractors.dropna(subset=["named_in_report_as"]).iterrows():
        for name in items_of(row["named_in_report_as"]):
            found.setdefault(name, []).append(row["company"])
    return {name: companies for name, companies in found.items() if len(companies) > 1}


def services_at(services: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Services given at a site: the columns of the services table, by company and service.

    Formula: rows of the services table that name the site.
    Source: services table.
    """
    rows = services[services["site_id"] == site_id]
    return rows.sort_values(["contractor_id", "service", "service_id"], ignore_index=True)


@dataclass(frozen=True)
class ServiceConflict:
    """A service that the report gives to two companies: the rows of the two, in the order of the table."""

    one: pd.Series
    other: pd.Series


def service_conflicts(services: pd.DataFrame, site_id: str) -> list[ServiceConflict]:
    """Services at a site that the report gives to one company in one place and to another elsewhere.

    Formula: pairs of rows of one service at the site, of two companies, both stated by the report.
    Source: services table.
    """
    told = services_at(services, site_id)
    told = told[told["stated_by"] != "sources"]
    pairs = combinations([row for _, row in told.iterrows()], 2)
    return [
        ServiceConflict(one, other)
        for one, other in pairs
        if one["service"] == other["service"] and one["contractor_id"] != other["contractor_id"]
    ]


def told_differently(events: pd.DataFrame) -> pd.DataFrame:
    """Events that the report tells otherwise than the sources: one row a pair.

    Columns event_id, same_as, event_type, and date, date_end, date_precision, description, source_ids,
    injured_low, injured_high of both with the suffixes _report and _sources.

    Formula: rows with stated_by report and a same_as, joined to the row they name.
    Source: contractor_events table.
    """
    told = ["date", "date_end", "date_precision", "description", "source_ids", "injured_low", "injured_high"]
    mine = events[(events["stated_by"] == "report") & events["same_as"].notna()]
    mine = mine[["event_id", "same_as", "event_type", *told]]
    theirs = events[["event_id", *told]].rename(columns={"event_id": "same_as"})
    pairs = mine.merge(theirs, on="same_as", suffixes=("_report", "_sources"))
    return pairs.sort_values(["date_report", "event_id"], ignore_index=True)


def misconduct(events: pd.DataFrame, site_id: str) -> pd.DataFrame:
    """Reports of wrongdoing at a site, oldest first: the columns of the contractor events table.

    Formula: rows at the site with event_type misconduct_report.
    Source: contractor_events table.
    """
    rows = events[(events["event_type"] == "misconduct_report") & (events["site_id"] == site_id)]
    return rows.sort_values(["date", "event_id"], ignore_index=True)
