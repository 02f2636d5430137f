"""Figures about companies and money: services, awards, running totals."""

from __future__ import annotations

import pandas as pd

from iraq_report.figures.charts import Series, columns, grid, rows
from iraq_report.figures.figure import Figure, empty_figure, figure
from iraq_report.prose.facts import day_text
from iraq_report.prose.text import listed, plural
from iraq_report.sections.contractors.awards import awards_by_year, running_totals, single_contracts
from iraq_report.sections.contractors.common import ContractorsRun, site_name
from iraq_report.sections.contractors.companies import services_at
from iraq_report.sections.method import method
from iraq_report.sections.rows import STATED_LABELS, STATED_ROLES, when_text
from iraq_report.sections.source_line import cells_by

MILLION = 1e6
COMPANY_ROLES = {"lockheed_martin": "us", "kai": "korea", "sallyport": "contractor", "vectrus": "third"}
KIND_LABELS = {
    "award": "Award",
    "reported": "Award known from the report alone",
    "ceiling": "Ceiling: the most it may cost",
    "notification": "Notified to the US Congress, not bought",
}
KIND_ROLES = {"award": "main", "reported": "report", "ceiling": "third", "notification": "other"}
SERVICE_LABELS = {
    "fuel": "Fuel",
    "base_support": "Base support",
    "life_support": "Life support",
    "security": "Security",
    "training": "Training",
    "f16_maintenance": "F-16 upkeep",
    "t50_maintenance": "T-50 upkeep",
    "linguists": "Linguists",
    "local_partner": "Local partner",
}
RECORD_CAVEAT = "What press and official pages mention, not the federal record of purchases"


def millions(value: float) -> str:
    """`$835m`, `$1.1bn`."""
    number, unit = (value / 1e9, "bn") if value >= 1e9 else (value / MILLION, "m")
    return f"${f'{number:,.2f}'.rstrip('0').rstrip('.')}{unit}"


def services(run: ContractorsRun) -> Figure:
    """Which company gave which service at the site, and who says so."""
    name, here = site_name(run), services_at(run.tables["services"], run.parameters.site)
    source = run.source_line("services", period=False, shown=here)
    id = "contractors-services"
    if here.empty:
        return empty_figure(
            id=id, title="Services at the site", reason=f"The tables hold no service at {name}.", source=source
        )
    cells = here.assign(
        row=here["company"],
        column=here["service"].map(SERVICE_LABELS),
        role=here["stated_by"].map(STATED_ROLES),
        text=here["description"],
    ).drop_duplicates(["row", "column"])
    companies, given = list(dict.fromkeys(cells["row"])), set(cells["column"])
    kinds = [label for label in SERVICE_LABELS.values() if label in given]
    alone = cells[cells["stated_by"] == "report"]
    count = f"{len(companies)} {plural(len(companies), 'company', 'companies')}"
    labels = {STATED_ROLES[word]: label for word, label in STATED_LABELS.items()}
    said = f"{len(alone)} of them only in the report" if len(alone) else "none of them only in the report"
    return figure(
        id=id,
        source=source,
        grain="aggregate",
        title=f"{count} at {name}, {len(cells)} {plural(len(cells), 'service')}, {said}",
        subtitle="Company by service; the mark says who states it",
        sentence=f"{listed(companies)} are named with services at {name}; of {len(cells)} "
        f"entries {len(alone)} {plural(len(alone), 'rests', 'rest')} on the report alone.",
        table=cells[["row", "column", "stated_by", "description"]]
        .replace({"stated_by": STATED_LABELS})
        .rename(
            columns={
                "row": "Company",
                "column": "Service",
                "stated_by": "Stated by",
                "description": "What is stated",
            }
        ),
        method=method(services_at, "A company and a service that stand together twice count once"),
        row_sources=cells["source_ids"],
        draw=lambda size: grid(cells, rows=companies, columns=kinds, size=size, labels=labels),
    )


def awards(run: ContractorsRun) -> Figure:
    """Money awarded a year, by company: awards and nothing else."""
    single = run.tables["contracts"][lambda t: t["value_kind"] == "award"]
    source = run.source_line(
        "contracts",
        period=False,
        left_out="ceilings, notifications and totals left out, since they are no awards",
        shown=single,
    )
    table = awards_by_year(run.tables["contracts"])
    id = "contractors-awards-by-year"
    if len(table) == 0:
        return empty_figure(id=id, title="Awards by year", reason="The tables hold no award.", source=source)
    companies = [name for name in table.columns if name != "year"]
    names = run.tables["contractors"].set_index("contractor_id")["company"].to_dict()
    shown = table.assign(**{name: table[name].astype(float) / MILLION for name in companies})
    total = float(table[companies].sum().sum())
    count = len(single)
    first, last = table["year"].iloc[0].year, table["year"].iloc[-1].year
    series = [Series(name, COMPANY_ROLES.get(name, "other"), str(names.get(name, name))) for name in companies]
    return figure(
        id=id,
        source=source,
        grain="aggregate",
        title=f"{count} {plural(count, 'award')} found, {millions(total)} in all, from {first} to {last}",
        subtitle="Value of awards by year of the award, millions of US dollars",
        sentence=f"Awards found from {first} to {last}: {count}, {millions(total)} in all, to "
        f"{listed(item.label for item in series)}.",
        caveat=f"{RECORD_CAVEAT}; a year without a bar is a year for which no award was found.",
        table=shown.rename(columns={"year": "Year"} | {item.column: f"{item.label}, $ million" for item in series}),
        method=method(awards_by_year, "A year without an award found is blank"),
        units="million US dollars",
        row_sources=cells_by(single, single["date"].dt.year, table["year"].dt.year),
        draw=lambda size: columns(
            shown, x="year", series=series, size=size, every="year", unit="million US dollars", values=False
        ),
    )


def contracts(run: ContractorsRun) -> Figure:
    """Every contract on its own, by what its value is."""
    single = single_contracts(run.tables["contracts"])
    source = run.source_line(
        "contracts", period=False, left_out="running totals left out, since they overlap", shown=single
    )
    id = "contractors-contracts"
    if single.empty:
        return empty_figure(id=id, title="Contracts one by one", reason="The tables hold no contract.", source=source)
    values = single["value_low"].astype(float)
    shown = pd.DataFrame(
        {
            "label": [
                f"{when_text(row)}: {row['company']}, {row['description'].split(';')[0]}"
                for _, row in single.iterrows()
            ]
        }
        | {kind: (values / MILLION).where(single["value_kind"] == kind) for kind in KIND_LABELS}
        | {"end": [millions(value) if value == value else "unknown" for value in values]}
    )
    counts = single["value_kind"].value_counts()
    series = [Series(kind, KIND_ROLES[kind], label) for kind, label in KIND_LABELS.items() if kind in counts.index]
    apart = len(single) - int(counts.get("award", 0))
    return figure(
        id=id,
        source=source,
        grain="event",
        rows_of=("contracts",),
        title=f"Contract values that are not awards and cannot be added to them: {apart} of {len(single)}",
        subtitle="Contracts by date, value in US dollars; colour says what the value is",
        sentence=f"Of {len(single)} contracts {apart} carry a ceiling, a notification or a value known from the "
        f"report alone; the largest of all is {millions(float(values.max()))}.",
        caveat=f"{RECORD_CAVEAT}.",
        table=pd.DataFrame(
            {
                "Date": [when_text(row) for _, row in single.iterrows()],
                "Company": single["company"],
                "For": single["description"],
                "Kind of value": single["value_kind"].map(KIND_LABELS),
                "Value, $ million": values / MILLION,
            }
        ),
        method=method(single_contracts, "Values are the low ones, as published"),
        units="million US dollars",
        row_sources=single["source_ids"],
        draw=lambda size: rows(
            shown,
            label="label",
            series=series,
            size=size,
            sort=False,
            unit="million US dollars",
            value_text="end",
        ),
    )


def totals(run: ContractorsRun) -> Figure:
    """Running totals published for the site, which contain each other."""
    name = site_name(run)
    found = running_totals(run.tables["contracts"], run.parameters.site)
    source = run.source_line("contracts", period=False, left_out="running totals only", shown=found.rows)
    id = "contractors-running-totals"
    if found.rows.empty:
        reason = f"The tables hold no running total for {name}."
        return empty_figure(id=id, title="Running totals", reason=reason, source=source)
    shown = pd.DataFrame(
        {
            "label": [_reach(row) for _, row in found.rows.iterrows()],
            "value": found.rows["value_low"].astype(float) / MILLION,
            "end": [millions(float(value)) for value in found.rows["value_low"]],
        }
    )
    count = len(found.rows)
    overlap = f"{count} published totals for {name} overlap" if count > 1 else f"One total was published for {name}"
    return figure(
        id=id,
        source=source,
        grain="aggregate",
        title=f"{overlap}: the largest is {millions(found.largest)}",
        subtitle="Running totals by the day they reach to, US dollars; they contain each other in part or "
        "whole",
        sentence=f"{overlap}: {listed(shown['end'])}. Added up they would make {millions(found.added_up)}, which "
        f"counts at least {millions(found.counted_twice)} twice.",
        caveat="Never to be added up, nor added to awards: the totals cover the same years.",
        table=shown.rename(columns={"label": "Total", "value": "Value, $ million", "end": "As printed"}),
        method=method(running_totals, "Each is as published; their sum is never shown as an amount"),
        units={"Value, $ million": "million US dollars", "As printed": "US dollars"},
        row_sources=found.rows["source_ids"],
        draw=lambda size: rows(
            shown, label="label", series=[Series("value", "contractor", "Running total")], size=size, sort=False,
            unit="million US dollars", value_text="end",
        ),
    )  # fmt: skip


def _reach(row: pd.Series) -> str:
    since = f"{row['period_start']:%B %Y}" if pd.notna(row["period_start"]) else "a start not stated"
    return f"{row['company']}: from {since} to {day_text(row['period_end'])}"
