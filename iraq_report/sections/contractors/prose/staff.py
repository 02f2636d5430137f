"""Sentences about how many people worked at the site, and where they went."""

from __future__ import annotations

import pandas as pd

from iraq_report.prose.facts import fact
from iraq_report.prose.text import Sentence, Text, bullets, join, listed, paragraph, sentence
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.figures.staff import CENSUS_LABELS, SERIES_WORDS
from iraq_report.sections.contractors.staff import Relocation, census, other_counts, relocation
from iraq_report.sections.rows import between, cited, when
from iraq_report.tables.columns import items_of


def headcounts(run: ContractorsRun) -> Text:
    """The account of a headcount and its parts, then every other count at the site."""
    found = relocation(run.tables["contractor_staff"], run.parameters.site)
    if found is None:
        return paragraph(sentence(f"The tables hold no account of where contractors from {site_name(run)} went."))
    others = other_counts(run.tables["contractor_staff"], run.parameters.site, whole=found.whole)
    lead = sentence("Other counts at the base measure other people or rest on other voices:")
    return join(
        paragraph(_account(run, found)),
        join(paragraph(lead), bullets(_count(row) for _, row in others.iterrows())) if len(others) else Text(()),
    )


def _account(run: ContractorsRun, found: Relocation) -> Sentence:
    key, whole = "contractors.relocation", found.whole
    parts = [
        sentence(
            "{n} to {place}",
            n=fact(f"{key}.{number}", row["people_low"], measure=relocation, unit="people"),
            place=_the(str(row["moved_to"])),
        )
        for number, (_, row) in enumerate(found.parts.iterrows(), start=1)
    ]
    told = "which makes up the whole" if found.adds_up else "which does not make up the whole"
    lead = sentence(
        "On {when} an Iraqi official put the staff of {company} at {whole} {cite} and said where they were to go",
        when=when(f"{key}.date", whole, measure=relocation),
        whole=between(f"{key}.whole", whole["people_low"], whole["people_high"], measure=relocation),
        company=_companies(run, whole),
        cite=cited(whole),
    )
    facts = (*lead.facts, *(one for part in parts for one in part.facts))
    return Sentence(f"{lead.markdown}: {listed(part.markdown for part in parts)}, {told}.", facts).on(
        whole.to_frame().T, found.parts
    )


def _companies(run: ContractorsRun, row: pd.Series) -> str:
    names = run.tables["contractors"].set_index("contractor_id")["company"]
    return listed(str(names.get(name, name)) for name in items_of(row["contractor_ids"]))


def _the(place: str) -> str:
    return f"the {place}" if place == "United States" else place


def _count(row: pd.Series) -> Sentence:
    key = f"contractors.headcount.{row['staff_id']}"
    return sentence(
        "{when}, {series}: {people} ({who}) {cite}",
        when=when(f"{key}.date", row, measure=other_counts),
        series=SERIES_WORDS[row["series"]],
        people=between(key, row["people_low"], row["people_high"], measure=other_counts),
        who=row["scope"],
        cite=cited(row, most=1),
    ).on(row)


def census_text(run: ContractorsRun) -> Text:
    """The census of contractors by area: the latest count of each."""
    counts = census(run.tables["contractor_staff"])
    latest = counts.drop_duplicates("series", keep="last")
    return paragraph(
        *(
            sentence(
                "For {area} the latest census found is of {when}: {people} people {cite}.",
                area=_area(row["series"]),
                when=when(f"contractors.census.{row['series']}.date", row, measure=census),
                people=between(
                    f"contractors.census.{row['series']}", row["people_low"], row["people_high"], measure=census
                ),
                cite=cited(row, most=1),
            ).on(row)
            for _, row in latest.iterrows()
        ),
        sentence("A census for Iraq alone was not found.") if len(latest) else None,
    )


def _area(series: str) -> str:
    return "the whole area of Central Command" if series == "census_centcom" else CENSUS_LABELS[series]
