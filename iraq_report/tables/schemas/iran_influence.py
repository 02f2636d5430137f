"""Schemas of the influence tables: indicators, scenarios and groups."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.columns import between, choice, identifier, listing, ordered, provenance, text, when

INDICATORS = {
    "monthly_payment_per_group": "monthly payment of Iran to one group",
    "militia_spending_cumulative": "Iranian spending on militias over an unstated period",
    "pmf_budget": "budget of the Popular Mobilization Forces",
    "pmf_strength": "members of the Popular Mobilization Forces",
    "group_strength": "members of one group",
    "seats": "seats in parliament, final result",
    "seats_preliminary": "seats in parliament, first counts; never beside the final result in a sum",
    "electricity_share": "share of Iraq's electricity that rests on Iranian power or gas",
    "gas_exports": "Iranian gas delivered to Iraq",
    "gas_contract": "gas volume contracted",
    "power_exports": "Iranian electricity delivered to Iraq",
    "trade": "Iranian non-oil exports to Iraq",
    "waiver": "US waiver for Iranian energy (1 in force, 0 ended)",
    "drone_attacks": "published count of drone attacks on US and coalition forces",
    "drones_supplied": "drones supplied by Iran",
    "drone_model": "drone type seen or named",
    "drone_copied": "foreign drone captured or copied by Iran, and what came before",
    "training": "fighters trained outside Iraq",
    "elite_fighters": "fighters picked for new cells under the Quds Force",
}

PERIODS = {
    "before_pandemic": "before the coronavirus pandemic",
    "since_pandemic": "since the pandemic began",
}

INDICATOR_UNITS = {
    "USD": "US dollars",
    "USD per month": "US dollars a month",
    "people": "people",
    "seats": "seats out of 329",
    "percent": "share, 0 to 100",
    "million m3 a day": "million cubic metres a day",
    "GW": "gigawatts",
    "attacks": "attacks",
    "drones": "drones",
    "flag": "1 yes, 0 no",
    "none": "no number; the description names what was seen",
}

ACTORS = (
    "Iran",
    "US",
    "NATO",
    "Russia",
    "China",
    "Turkey",
    "Saudi Arabia",
    "Egypt",
    "Jordan",
    "Iraq",
    "Syria",
    "France",
    "Pakistan",
)

HORIZONS = {
    "near": "within about a year of the report",
    "medium": "one to three years",
    "long": "beyond three years",
    "on_withdrawal": "if and when US troops leave",
}

GROUP_KINDS = {
    "established": "armed group with known leaders and a public name",
    "facade": "label that appears with claims only; who stands behind it is not declared",
    "umbrella": "body or label that joins several groups",
    "state": "armed force of a state",
    "party": "political movement or electoral list",
    "other": "anything else",
}

IRAN_INDICATORS = pa.DataFrameSchema(
    {
        "indicator_id": identifier("Key of the row", pattern=r"^II\d{3}$"),
        **when("the value"),
        "indicator": choice("What is measured", INDICATORS),
        "period": choice("Side of the pandemic, for payments", PERIODS, required=False),
        "group_ids": listing("Groups concerned", to="groups.group_id"),
        "scope": text("Who or what the value is for", required=True),
        **between("value", "Value", unit="see unit", whole_numbers=False),
        "unit": choice("Unit of the value", INDICATOR_UNITS),
        "description": text("What the figure says", required=True),
        **provenance(),
    },
    name="iran_indicators",
    title="Indicators of Iran's influence",
    description="One row is one published value of one indicator.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end"), ordered("value_low", "value_high")],
    metadata={
        "compiled": "Published values; most are estimates by interested parties. Payments rest on one "
        "paramilitary commander quoted by Reuters in mid-2020: $4.5 to 5 million a month to each of four "
        "groups, cut to $2 to 3 million. The report prints $4 to 5 million and cites a page dated a year "
        "later; its rows stand beside those of Reuters. Strength and budget of the Popular Mobilization "
        "Forces have a low and a high where sources differ (2021: 122,000 or 170,000). Words coded as a "
        "number (*scores*, *hundreds*, *almost a third*) are marked in the note. Iranian years are kept as "
        "the source names them. Published counts of attacks stand in `tallies`.",
    },
)

SCENARIOS = pa.DataFrameSchema(
    {
        "scenario_id": identifier("Key of the row", pattern=r"^SC\d{2}$"),
        "actors": listing("Actors of the scenario", values=ACTORS, required=True),
        "condition": text("What must come first", required=True),
        "expectation": text("What the report then expects", required=True),
        "what_would_show_it": text("What a reader can check", required=True),
        "horizon": choice("When it should show", HORIZONS),
        **provenance(),
    },
    name="scenarios",
    title="Regional scenarios",
    description="One row is one expectation of the report about the region.",
    strict=True,
    ordered=True,
    metadata={
        "compiled": "The report's scenarios in our own words: condition, expectation, and what would show "
        "that it came true. The report gives no dates for most of them; the horizon is our reading. "
        "`what_would_show_it` is ours too, and so is open to dispute.",
    },
)

GROUPS = pa.DataFrameSchema(
    {
        "group_id": identifier("Key of the group", pattern=r"^[a-z][a-z0-9_]*$"),
        "name": text("Name", required=True),
        "aliases": text("Other names and spellings found in sources and claims, separated by commas"),
        "kind": choice("Kind of group", GROUP_KINDS),
        "umbrella": text("Body it belongs to or comes from"),
        "leader": text("Leader named"),
        "affiliation": text("Affiliation and what it is named for, as sources put it"),
        **provenance(),
    },
    name="groups",
    title="Groups",
    description="One row is one group, label, force or movement that the tables name.",
    strict=True,
    ordered=True,
    metadata={
        "compiled": "Groups that the report, the context sources or claims of attacks name. `facade` is a "
        "label known from claims; sources hold that some of them stand for established groups, which is "
        "said in `affiliation` and is not a finding of this project. Spellings follow the sources; "
        "`aliases` joins them; the spelling of this book and the Arabic form stand in `names`. Leaders of several "
        "groups are blank because no page seen gives them.",
    },
)
