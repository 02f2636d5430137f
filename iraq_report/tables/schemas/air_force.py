"""Schemas of the air force tables: fleet, readiness and sorties."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.columns import between, choice, identifier, ordered, provenance, text, when, whole

SERVICES_FLYING = {
    "air_force": "Iraqi Air Force",
    "army_aviation": "Iraqi Army Aviation Command (helicopters and armed drones)",
    "all": "all services together",
}

ORIGIN_BLOCS = {
    "US": "type made in the United States",
    "Soviet/Russian": "type designed in the Soviet Union or Russia, whoever delivered it",
    "Czech": "type made in the Czech Republic",
    "Korean": "type made in South Korea",
    "Chinese": "type made in China",
    "European": "type made elsewhere in Europe",
    "Turkish": "type made in Turkey",
    "Pakistani": "type made in Pakistan",
    "all": "several origins together",
}

FLEET_MEASURES = {
    "total": "all aircraft of a service; contains every other row of its dataset",
    "subtotal": "all aircraft of one origin; contains type rows of its dataset",
    "in_fleet": "aircraft of a type in the inventory",
    "at_base": "aircraft of a type counted at a base",
    "assigned": "aircraft of a type assigned, out of those bought",
    "surviving": "aircraft left after losses",
    "delivered": "aircraft of a type delivered so far",
    "batch": "one delivery out of several",
    "acquired_total": "all aircraft of a type ever acquired or ordered",
    "ordered": "aircraft on order, not yet in the inventory",
    "ordered_ready": "part of the ordered aircraft that the report calls ready",
    "approved": "sale approved",
    "under_negotiation": "no order yet",
    "named_only": "type named without a number",
}

METRICS = {
    "operational_share": "share of a fleet said to be operational",
    "mission_capable_share": "share mission-capable or partly so",
    "out_of_service_share": "share said to be out of service",
    "availability_target": "share aimed at",
    "mission_capable_count": "aircraft ready for missions",
    "flyable_count": "aircraft able to fly without trouble",
    "on_hand_count": "aircraft on hand, in whatever state",
    "flown_at_event_count": "aircraft seen flying at one event",
    "returned_to_flight_count": "aircraft brought back into flight",
    "losses": "aircraft lost so far",
    "grounded": "fleet or most of it does not fly (1 yes)",
    "not_operational": "fleet flies or could fly but cannot be used (1 yes)",
    "all_in_order": "fleet said to be in good order (1 yes)",
    "patrols_stopped": "regular patrols stopped (1 yes)",
    "contractor_presence": "maintenance contractors at the base (1 yes, 0 no)",
    "activity_share": "sorties as a share of those a year earlier",
    "strikes_above_coalition": "Iraqi strikes above all others of the coalition (1 yes)",
}

UNITS = {
    "percent": "share of the fleet, 0 to 100",
    "aircraft": "number of aircraft",
    "flag": "1 yes, 0 no",
}

SORTIE_KINDS = {
    "all": "every sortie of the type in the period",
    "training": "training sorties, part of `all`",
    "combat": "combat sorties",
    "combat_total": "combat sorties of several types together; contains their rows",
    "strikes": "air strikes, not sorties",
    "reconnaissance": "reconnaissance sorties",
}

FLEET = pa.DataFrameSchema(
    {
        "fleet_id": identifier("Key of the row", pattern=r"^FL\d{3}$"),
        **when("the count"),
        "dataset": text("Directory, press or report that counts", required=True),
        "service": choice("Service that flies the aircraft", SERVICES_FLYING),
        "aircraft_type": text("Type, or TOTAL or SUBTOTAL", required=True),
        "role": text("What the type is for"),
        "origin_country": text("Country of origin"),
        "origin_bloc": choice("Group of origin, by the design of the type", ORIGIN_BLOCS),
        "measure": choice("What is counted; rows of different measures do not add up", FLEET_MEASURES),
        **between("active", "Aircraft in service or present", unit="aircraft"),
        **between("ordered", "Aircraft on order or contracted", unit="aircraft"),
        **between("acquired", "Aircraft acquired so far, losses included", unit="aircraft"),
        **provenance(),
    },
    name="fleet",
    title="Fleet",
    description="One row is one count of one aircraft type, origin or total.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        ordered("active_low", "active_high"),
        ordered("ordered_low", "ordered_high"),
        ordered("acquired_low", "acquired_high"),
    ],
    metadata={
        "compiled": "Dated press facts and the numbers that the report took from one online directory in "
        "June 2021; no directory was read edition by edition. Within that directory's 189 aircraft only 26 "
        "F-16, 10 L-159 and 35 of Soviet or Russian origin are broken down; the rest has no published "
        "split here. Totals and subtotals contain the type rows. F-16 counts differ: 26 (report), 27 and "
        "32 (seen at Balad in 2020), 34 (others); 36 were bought and two lost in training. Su-25 delivered "
        "by Iran count as Soviet/Russian. CH-4 drones belong to Army Aviation, though the report counts "
        "them with the Air Force. Trainers and transports have no recent count.",
    },
)

READINESS = pa.DataFrameSchema(
    {
        "readiness_id": identifier("Key of the row", pattern=r"^RD\d{3}$"),
        **when("the period the statement is about"),
        "fleet": text("Aircraft type or fleet", required=True),
        "metric": choice("What is stated", METRICS),
        **between("value", "Value", unit="see unit", whole_numbers=False),
        "unit": choice("Unit of the value", UNITS),
        "out_of": whole("Number of aircraft the value is a part of, where stated", unit="aircraft"),
        "said_by": text("Who says so, as far as the source tells"),
        "description": text("The statement in our words", required=True),
        **provenance(),
    },
    name="readiness",
    title="Readiness",
    description="One row is one statement on the state of one fleet in one period.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end"), ordered("value_low", "value_high")],
    metadata={
        "compiled": "Statements set side by side, not a series: they count different things. For the F-16 "
        "in the winter of 2020-21 they conflict: seven flyable (press claim), 75 percent mission-capable "
        "or partly so (US Central Command to the inspector general), 23 in one flypast. The inspector "
        "general's reports after the first quarter of 2021 were not reached, so there is no comparable "
        "figure for 2022 to 2024.",
    },
)

SORTIES = pa.DataFrameSchema(
    {
        "sortie_id": identifier("Key of the row", pattern=r"^SO\d{3}$"),
        **when("the period flown"),
        "aircraft": text("Aircraft type", required=True),
        "kind": choice("What is counted", SORTIE_KINDS),
        **between("sorties", "Sorties (strikes where kind is strikes)", unit="sorties"),
        **between("airframes", "Aircraft of the type at the time", unit="aircraft"),
        "description": text("What the figure says", required=True),
        **provenance(),
    },
    name="sorties",
    title="Sorties",
    description="One row is a number of sorties or strikes of one type in one period.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        ordered("sorties_low", "sorties_high"),
        ordered("airframes_low", "airframes_high"),
    ],
    metadata={
        "compiled": "War totals by type for June 2014 to December 2017 come from one article on Air Force "
        "data. Quarterly F-16 sorties are known for two quarters only (end of 2020, beginning of 2021), as "
        "press summaries of the US inspector general give them; nearly all were training. `training` is "
        "part of `all`; `combat_total` contains the combat rows of its types.",
    },
)
