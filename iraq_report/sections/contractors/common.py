"""What every module of the section needs: the run, names, dates and numbers as they are printed."""

from __future__ import annotations

import pandas as pd

from iraq_report.sections.contractors.parameters import Parameters
from iraq_report.sections.rows import named_site
from iraq_report.sections.run import Run

ContractorsRun = Run[Parameters]


def site_of(run: ContractorsRun) -> pd.Series:
    """The row of the run's site; raises ReportError E-PARAM-WORD for one that the sites table lacks."""
    return named_site(run.tables["sites"], run.parameters.site)


def site_name(run: ContractorsRun) -> str:
    """The name of the site that the run is about."""
    return str(site_of(run)["name"])
