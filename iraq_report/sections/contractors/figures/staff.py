"""Figures about headcounts: at the site, where people went, the Pentagon's census."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, Unit, ranges, rows, waffle
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.text import listed
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.staff import census, counts_at, relocation
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, STATED_ROLES, span_text, when_text
from iraq_report.sections.source_line import cell_of

SERIES_WORDS = {"at_site": "at the site", "leaving": "said to be leaving", "relocated": "moved away"}
CENSUS_LABELS = {
    "census_iraq_syria": "Iraq and Syria",
    "census_afghanistan_iraq_syria": "Afghanistan, Iraq and Syria",
    "census_centcom": "Whole area of Central Command",
}
CENSUS_ROLES = {
    "census_iraq_syria": "main",
    "census_afghanistan_iraq_syria": "second",
    "census_centcom": "other",
}
THE = {"United States": "the United States"}  # places that take an article in a sentence
PART_ROLES = ("us", "contractor", "third", "other")


def headcounts(run: ContractorsRun) -> Figure:
    """Every published headcount at the site, with who was counted."""
    name, counts = site_name(run), counts_at(run.tables["contractor_staff"], run.parameters.site)
    source = run.source_line("contractor_staff", period=False, shown=counts)
    id = "contractors-headcounts"
    known = counts.dropna(subset=["people_low"])
    if known.empty:
        reason = f"The tables hold no headcount of contractors at {name}."
        return empty_figure(id=id, title="Headcounts", reason=reason, source=source)
    names = run.tables["contractors"].set_index("contractor_id")["company"].to_dict()
    shown = pd.DataFrame(
        {
            "label": [f"{when_text(row)}, {SERIES_WORDS[row['series']]}" for _, row in counts.iterrows()],
            "low": counts["people_low"].astype(float),
            "high": counts["people_high"].astype(float),
            "role": counts["stated_by"].map(STATED_ROLES),
            "note": [_who(row, names) for _, row in counts.iterrows()],
        }
    )
    least, most = int(known["people_low"].min()), int(known["people_low"].max())
    reads = [span_text(row["people_low"], row["people_high"]) for _, row in counts.iterrows()]
    return figure(
        id=id,
        source=source,
        grain="aggregate",
        title=f"Headcounts at {name}: {least:,} to {most:,}, of different people"
        if least < most
        else f"Headcounts at {name}: {least:,}",
        subtitle="People by date and by what was counted; under each name who was counted and who states it",
        sentence=f"{len(known)} headcounts at {name} run from {least:,} to {most:,} people, of different companies "
        "and groups, so that one does not correct another.",
        caveat="A word such as hundreds is drawn as a low bound; a handful is left without a number.",
        table=pd.DataFrame(
            {
                "Date": [when_text(row) for _, row in counts.iterrows()],
                "Counted": counts["series"].map(SERIES_WORDS),
                "Who": counts["scope"],
                "People": reads,
                "Stated by": counts["stated_by"].map(STATED_LABELS),
            }
        ),
        method=method(counts_at, "The numbers are as published; none is added to another"),
        units={"People": "people"},
        row_sources=counts["source_ids"],
        draw=lambda size: ranges(shown, size=size, unit=Unit(digits=0)),
    )


def _who(row: pd.Series, names: dict[str, str]) -> str:
    """Companies counted, and where they went."""
    ids = str(row["contractor_ids"]).split(";") if pd.notna(row["contractor_ids"]) else []
    companies = listed(names.get(name, name).split(" / ")[0] for name in ids) or "All contractors"
    to = f", to {row['moved_to']}" if pd.notna(row["moved_to"]) else ""
    return f"{companies}: {row['scope']}{to} ({STATED_LABELS[row['stated_by']].lower()})"


def relocated(run: ContractorsRun) -> Figure:
    """Where the staff of one headcount went: one square, one person."""
    name, found = site_name(run), relocation(run.tables["contractor_staff"], run.parameters.site)
    told_of = None if found is None else pd.concat([found.whole.to_frame().T, found.parts])
    source = run.source_line("contractor_staff", period=False, shown=told_of)
    id = "contractors-relocated"
    if found is None or pd.isna(found.whole["people_low"]):
        reason = f"The tables hold no account of where contractors from {name} went."
        return empty_figure(id=id, title="Where the staff went", reason=reason, source=source)
    whole, rest = int(found.whole["people_low"]), int(found.whole["people_low"]) - found.moved
    parts = [(str(row["moved_to"]), int(row["people_low"])) for _, row in found.parts.iterrows()]
    parts += [("Not told", rest)] if rest > 0 else []
    shown = pd.DataFrame(parts, columns=["label", "count"])
    shown["role"] = [PART_ROLES[min(place, 3)] for place in range(len(shown))]
    told = listed(f"{count} to {THE.get(place, place)}" for place, count in parts if place != "Not told")
    return figure(
        id=id,
        source=source,
        grain="aggregate",
        title=f"{when_text(found.whole)}: of {whole} at {name}, {told}",
        subtitle="One square is one person, by the place they were to go to, in one official's account",
        sentence=f"Where the {whole} people counted at {name} on {when_text(found.whole)} were to go: {told}"
        + (", which makes up the whole." if found.adds_up else f"; that leaves {rest}."),
        caveat="One Iraqi official's numbers; other accounts of the same days count otherwise.",
        table=shown[["label", "count"]].rename(columns={"label": "To", "count": "People"}),
        method=method(relocation, "Not told is what the parts leave of the whole"),
        units="people",
        row_sources=[*found.parts["source_ids"], *([cell_of(told_of)] if rest > 0 else [])],
        draw=lambda size: waffle(shown, size=size, columns=20, unit="people"),
    )


def census_counts(run: ContractorsRun) -> Figure:
    """The Pentagon's counts, by the area they cover."""
    counts = census(run.tables["contractor_staff"])
    source = run.source_line(
        "contractor_staff",
        period=False,
        left_out="breakdowns by nationality left out, since they are parts of the counts",
        shown=counts,
    )
    id = "contractors-census"
    if counts.empty:
        reason = "The tables hold no census of contractors."
        return empty_figure(id=id, title="The Pentagon's census", reason=reason, source=source)
    people = counts["people_low"].astype(float)
    present = [series for series in CENSUS_LABELS if (counts["series"] == series).any()]
    shown = pd.DataFrame(
        {"label": [f"{when_text(row)}: {CENSUS_LABELS[row['series']]}" for _, row in counts.iterrows()]}
        | {series: people.where(counts["series"] == series) for series in present}
    )
    narrowest = counts[counts["series"] == present[0]].iloc[-1]
    return figure(
        id=id,
        source=source,
        grain="aggregate",
        title=f"The narrowest census found counts {int(narrowest['people_low']):,} contractors in "
        f"{CENSUS_LABELS[present[0]]}",
        subtitle="Contractors of the US Department of Defense by day of the count; wider areas contain "
        "narrower ones",
        sentence=f"{len(counts)} counts were found; the narrowest area is {CENSUS_LABELS[present[0]]} with "
        f"{int(narrowest['people_low']):,} people ({when_text(narrowest)}).",
        caveat="No count for Iraq alone was found for these years; areas of different width do not compare.",
        table=pd.DataFrame(
            {
                "Date": [when_text(row) for _, row in counts.iterrows()],
                "Area": counts["series"].map(CENSUS_LABELS),
                "People": people,
            }
        ),
        method=method(census),
        units="people",
        row_sources=counts["source_ids"],
        draw=lambda size: rows(
            shown, label="label", size=size, sort=False, unit="people",
            series=[Series(series, CENSUS_ROLES[series], CENSUS_LABELS[series]) for series in present],
        ),
    )  # fmt: skip
