"""Who was there: the parts of the foreign presence, each with what its figure is and who gives it."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Unit, ranges
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import plural
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, days_text, when_text
from iraq_report.sections.us_posture import levels
from iraq_report.sections.us_posture.figures.events import days_known
from iraq_report.sections.us_posture.wording import PostureRun

_ALSO = {"report": "; the report alone", "both": "; the report too", "sources": ""}


def foreign_presence(run: PostureRun) -> Figure:
    """The parts of the foreign presence, each with what its figure is and who gives it."""
    p, id = run.parameters, "posture-foreign-presence"
    window = days_text(p.presence_start, p.presence_end)
    table = levels.presence(
        run.tables["troops"], run.tables["contractor_staff"], first=p.presence_start, last=p.presence_end
    )
    source = run.source_line("troops", left_out="contractors from the contractor staff table", period=False)
    if table.empty or not (table["account"] != "report").any():
        return empty_figure(
            id=id,
            title=f"Not covered: the foreign presence, {window}",
            reason=f"Not covered: the tables hold no figure for the foreign presence from {window}; choose other days.",
            source=source,
        )
    drawn = table.assign(
        role=table["account"].map({"report": "report"}).fillna("sources"),
        note=[f"{row['what']}; {when_text(row)}{_ALSO[row['account']]}" for _, row in table.iterrows()],
    )
    alone = int((table["account"] == "report").sum())
    return figure(
        id=id,
        title=f"{len(table)} published {plural(len(table), 'figure')} for the foreign presence"
        + (f", {alone} of them the report's alone" if alone else ""),
        subtitle=f"People by force, what each figure is and its date; {window}",
        sentence="; ".join(f"{r.label} ({r.note}): {_people(r.low, r.high)}" for r in drawn.itertuples()) + ".",
        source=source,
        caveat=(
            "Not to be added up: forces contain each other, a ceiling is no headcount, and contractors of Iraq and "
            "Syria were last counted together."
        ),
        table=pd.DataFrame(
            {"Force": table["label"], "What the figure is": table["what"], "Date": table["date"],
             "Days": days_known(table), "Low": table["low"], "High": table["high"],
             "Given by": table["account"].map(STATED_LABELS)}
        ).reset_index(drop=True),
        method=method(levels.presence),
        units="people",
        row_sources=table["source_ids"],
        grain="aggregate",
        draw=lambda size: ranges(drawn, size=size, unit=Unit(digits=0)),
    )  # fmt: skip


def _people(low: object, high: object) -> str:
    if pd.isna(low):
        return f"fewer than {high:,}"
    return f"{low:,}" if low == high else f"{low:,} or more" if pd.isna(high) else f"{low:,} to {high:,}"
