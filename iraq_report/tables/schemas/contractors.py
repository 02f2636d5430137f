"""Schemas of the contractor tables: companies, contracts, staff, events and services."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.columns import (
    between,
    choice,
    day,
    identifier,
    listing,
    ordered,
    provenance,
    reference,
    text,
    when,
)
from iraq_report.tables.vocabulary import DATE_PRECISION

VALUE_KINDS = {
    "award": "money of one contract award; only rows of this kind and of no other may be added up",
    "ceiling": "the most a contract may cost; not money spent, never added to awards",
    "notification": "possible sale notified to the US Congress; nothing is bought yet, never added to awards",
    "cumulative_reported": "running total over several years given by the press; overlaps with awards and "
    "with other totals, never added to anything",
    "reported": "award known only second-hand, its announcement not seen; shown apart from awards",
}

STAFF_SERIES = {
    "planned_requirement": "staff that a contract notice says will be needed",
    "census_iraq_syria": "Pentagon count of its contractors in Iraq and Syria",
    "census_afghanistan_iraq_syria": "Pentagon count for Afghanistan, Iraq and Syria together",
    "census_centcom": "Pentagon count for the whole area of Central Command",
    "at_site": "staff said to be at a site",
    "leaving": "staff said to be about to leave or leaving, where not yet confirmed",
    "relocated": "staff moved away, part of a figure of the staff at a site",
}

EVENT_TYPES = {
    "withdrawal": "staff leave a site",
    "return": "staff come back",
    "evacuation_reported": "a coming evacuation is reported",
    "evacuation_denied": "a reported evacuation is denied",
    "evacuation_called_off": "a planned evacuation is stopped",
    "absence_reported": "staff are said to be away already",
    "death": "contractor staff killed (others may be hurt in the same event)",
    "injury": "contractor staff hurt, none killed",
    "attack_no_casualties": "attack on a contractor site in which no contractor was hurt",
    "cumulative_count": "running total published by a source",
    "misconduct_report": "report of wrongdoing inside a company",
    "supply_attack": "attack on suppliers of a base",
}

COUNTING = {
    "single": "one event told once; may be counted",
    "repeat": "another account of an event that another row tells; not counted again",
    "cumulative": "running total that contains other rows; never added to them",
    "context": "not an event of this subject's count (a statement, a report, a denial)",
}

SERVICES_GIVEN = {
    "fuel": "supply and transport of fuel",
    "base_support": "running of the base",
    "life_support": "housing, food and the like",
    "security": "guarding",
    "training": "training of crews",
    "f16_maintenance": "maintenance and logistics of the F-16",
    "t50_maintenance": "maintenance and training for the T-50IQ",
    "linguists": "interpreters",
    "local_partner": "local partner of another contractor",
}

CONTRACTORS = pa.DataFrameSchema(
    {
        "contractor_id": identifier("Key of the company", pattern=r"^[a-z][a-z0-9_]*$"),
        "company": text("Name of the company", required=True),
        "parent": text("Parent group, or brand it belongs to"),
        "named_in_report_as": text("Name or names the report uses, where it names the company"),
        "role": text("What the company did in Iraq", required=True),
        "main_site_id": reference("Main site, where it is an attack site", to="sites.site_id", required=False),
        "main_site": text("Main site in words"),
        **provenance(),
    },
    name="contractors",
    title="Contractors",
    description="One row is one company that worked for the US presence or for the Iraqi air fleet.",
    strict=True,
    ordered=True,
    metadata={
        "compiled": "Companies that the report or a source names in connection with Balad, the F-16 "
        "programme, fuel supply or another base. Subcontractors are known only where a page names them. "
        "The report once writes *Sallyburn*: no such firm exists; it joins Sallyport and its parent "
        "Caliburn."
    },
)

CONTRACTS = pa.DataFrameSchema(
    {
        "contract_id": identifier("Key of the row", pattern=r"^CT\d{3}$"),
        "contractor_id": reference("Company", to="contractors.contractor_id"),
        "company": text("Companies as the source names them", required=True),
        "site_id": reference("Site, where it is an attack site", to="sites.site_id", required=False),
        "site": text("Site in words"),
        **when("the award; for a notification or a running total, of the statement"),
        "period_start": day("First day of the period the value covers, where a source states it"),
        "period_end": day("Last day of the period the value covers (last possible day)"),
        "period_precision": choice("How exactly the period is known", DATE_PRECISION, required=False),
        **between("value", "Value", unit="USD"),
        "value_kind": choice("What the value is; decides whether it may be added", VALUE_KINDS),
        **between("obligated", "Part of the value set aside at the award", unit="USD"),
        "awarding_party": text("Who awards or pays"),
        "description": text("What the contract is for", required=True),
        **provenance(),
    },
    name="contracts",
    title="Contracts",
    description="One row is one award, notification or published running total.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        ordered("period_start", "period_end"),
        ordered("value_low", "value_high"),
        ordered("obligated_low", "obligated_high"),
    ],
    metadata={
        "compiled": "Never add `cumulative_reported`, `notification` or `ceiling` rows to awards, nor to "
        "each other: three published totals for Balad overlap ($686 million in 2017, $1.1 billion by late "
        "2018, $2 billion in 2021). The list is what press and official pages mention, not the federal "
        "procurement record: Sallyport awards between 2018 and 2021 and from 2022 to 2024 were not found, "
        "and the award of May 2021 is known only as the report gives it.",
    },
)

CONTRACTOR_STAFF = pa.DataFrameSchema(
    {
        "staff_id": identifier("Key of the row", pattern=r"^CP\d{3}$"),
        **when("the count or statement"),
        "contractor_ids": listing("Companies counted; blank for all", to="contractors.contractor_id"),
        "scope": text("Who is counted", required=True),
        "site_id": reference("Site, where it is an attack site", to="sites.site_id", required=False),
        "site": text("Place or area counted", required=True),
        "series": choice("Series the figure belongs to; different series do not compare", STAFF_SERIES),
        **between("people", "People", unit="people"),
        "moved_to": text("Where the people went"),
        "description": text("What the figure says, and who gave it", required=True),
        **provenance(),
    },
    name="contractor_staff",
    title="Contractor staff",
    description="One row is one published number of contractor staff.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end"), ordered("people_low", "people_high")],
    metadata={
        "compiled": "Published headcounts of quite different kinds; compare within one series only. For "
        "Lockheed Martin at Balad in May 2021 the sources disagree: 70 (an Iraqi official), a handful of "
        "US citizens among many others, hundreds. A word such as *hundreds* is coded as a low value "
        "without a high one, and the note says so. A Pentagon count for Iraq alone was not found for 2019 "
        "to 2024.",
    },
)

CONTRACTOR_EVENTS = pa.DataFrameSchema(
    {
        "event_id": identifier("Key of the row", pattern=r"^CE\d{3}$"),
        **when("the event"),
        "contractor_ids": listing("Companies concerned", to="contractors.contractor_id"),
        "company": text("Companies or people as the source names them"),
        "site_id": reference("Site, where it is an attack site", to="sites.site_id", required=False),
        "site": text("Site in words", required=True),
        "event_type": choice("What happened", EVENT_TYPES),
        "counting": choice("Whether the row may be counted", COUNTING),
        "same_as": reference("Row that tells the same event", to="contractor_events.event_id", required=False),
        **between("killed", "Contractor staff killed", unit="people"),
        **between("injured", "Contractor staff hurt", unit="people"),
        "nationality": text("Nationality of those killed or hurt, as stated"),
        "role": text("Their work, as stated"),
        "description": text("What happened", required=True),
        **provenance(),
    },
    name="contractor_events",
    title="Contractor events",
    description="One row is one account of a withdrawal, return, denial, casualty or count.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        ordered("killed_low", "killed_high"),
        ordered("injured_low", "injured_high"),
    ],
    metadata={
        "compiled": "Count rows with `counting = single` only. Killed and hurt are contractor staff alone; "
        "soldiers and residents hurt in the same attack stand in the note and in `casualties`. Two sources "
        "date Lockheed Martin's departure of January 2020 differently (4 to 8 January; by early February): "
        "the second is a `repeat` of the first. What the report tells of March 2021 belongs, by the "
        "sources, to June 2019; both stand here. After May 2021 no dated page tells of a return.",
    },
)

SERVICES = pa.DataFrameSchema(
    {
        "service_id": identifier("Key of the row", pattern=r"^SV\d{3}$"),
        "contractor_id": reference("Company", to="contractors.contractor_id"),
        "company": text("Name of the company", required=True),
        "site_id": reference("Site, where it is an attack site", to="sites.site_id", required=False),
        "site": text("Site in words", required=True),
        "service": choice("Service given at the site", SERVICES_GIVEN),
        "start": day("First day known; blank is unknown"),
        "end": day("Last day known; blank is unknown, not `still going on`"),
        "period_precision": choice("How exactly start and end are known", DATE_PRECISION, required=False),
        "description": text("What is stated", required=True),
        **provenance(),
    },
    name="services",
    title="Services",
    description="One row is one service of one contractor at one site.",
    strict=True,
    ordered=True,
    checks=[ordered("start", "end")],
    metadata={
        "compiled": "Contractor by site by service, as the report and the sources state it. Fuel to Balad, "
        "the Diplomatic Support Center and al-Asad rests on the report and the supplier's own page alone. "
        "The report says in one place that Sallyport serviced the F-16s; the awards seen cover base "
        "support, life support and security, and Lockheed Martin looked after the aircraft.",
    },
)
