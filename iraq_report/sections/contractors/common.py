"""What every module of the section needs: the run, names, dates and numbers as they are printed."""

from __future__ import annotations

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.parameters import suggestion
from iraq_report.sections.run import Run

ContractorsRun = Run[Parameters]


def site_of(run: ContractorsRun) -> pd.Series:
    """The row of the run's site; raises ReportError E-PARAM-WORD for one that the sites table lacks."""
    sites = run.tables["sites"]
    rows = sites[sites["site_id"] == run.parameters.site]
    if rows.empty:
        near = suggestion(run.parameters.site, sites["site_id"])
        known = "expected a site_id of the sites table"
        raise ReportError("E-PARAM-WORD", f"site: found {run.parameters.site!r}, {known}{near}")
    return rows.iloc[0]


def site_name(run: ContractorsRun) -> str:
    """The name of the site that the run is about."""
    return str(site_of(run)["name"])
