"""Schemas of the posture tables: troops, dialogue and support."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.columns import (
    between,
    choice,
    identifier,
    listing,
    ordered,
    provenance,
    reference,
    text,
    when,
    whole,
)

FORCES = {
    "US": "United States armed forces in Iraq",
    "Coalition": "coalition against ISIS in Iraq, US troops included",
    "Coalition without US": "coalition troops of other nations",
    "NATO": "NATO Mission Iraq",
}

TROOP_MEASURES = {
    "present": "number said to be there",
    "ceiling": "most that may be there; not a headcount",
    "announced_target": "level announced for a later day",
    "addition": "troops added to those already there",
    "upper_bound": "fewer than this number",
    "announced_upper_bound": "announced fall below this number",
    "count_dmdc": "count of the US Defense Manpower Data Center, short-term deployments included",
    "site_subset": "part of the force, at one site",
    "site_withdrawal": "troops that left one site",
    "expected_withdrawal": "troops expected to leave",
    "words_only": "words without a number",
}

CATEGORIES = {
    "round": "round of the strategic dialogue, or of the commission that followed it",
    "technical_talks": "working-level talks between or after rounds",
    "agreement": "joint statement or decision",
    "statement": "public statement of an official or leader",
    "meeting": "meeting or call of leaders outside a round",
    "visit": "visit that took place",
    "visit_postponed": "visit put off",
    "attack_milestone": "attack named as a turning point (all attacks: see `attacks`)",
    "us_strike": "US strike",
    "threat": "threat of attack",
    "denial": "denial of responsibility or of a report",
    "arrest": "arrest",
    "release": "release from custody",
    "killing": "killing of a leader",
    "parliament": "decision of parliament",
    "election": "election or its result",
    "show_of_force": "armed men in the streets, without an attack",
    "deployment": "equipment brought in",
    "base_transfer": "base handed over",
    "withdrawal_step": "troop cut announced or carried out",
    "nato": "decision or meeting of NATO",
    "procurement": "arms or energy purchase talked about",
    "sanctions": "sanction, listing or waiver",
    "region": "step of other powers or of groups towards them, kept as context",
}

PARTIES = {
    "Iraq": "government, parliament or forces of Iraq, the Kurdistan Region included",
    "US": "United States",
    "both": "Iraq and the United States together",
    "Iran": "Iran",
    "militia": "militia or its leader",
    "NATO": "NATO",
    "Coalition": "coalition against ISIS",
    "other": "anyone else",
}

SUPPORT_KINDS = {
    "stipends": "pay of soldiers",
    "stipends_and_supplies": "pay together with other aid, not separated by the source",
}

TROOPS = pa.DataFrameSchema(
    {
        "troop_id": identifier("Key of the row", pattern=r"^TR\d{3}$"),
        **when("the level"),
        "force": choice("Whose troops", FORCES),
        "measure": choice("What the figure is; figures of different measures do not compare", TROOP_MEASURES),
        **between("people", "Troops", unit="people"),
        "site_id": reference("Site, for a part of the force at one place", to="sites.site_id", required=False),
        "site": text("Site in words"),
        "description": text("What the figure says", required=True),
        **provenance(),
    },
    name="troops",
    title="Troops",
    description="One row is one published figure for a foreign force in Iraq.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end"), ordered("people_low", "people_high")],
    metadata={
        "compiled": "Published figures, each with what it is: only `present` rows are levels. Targets, "
        "ceilings, upper bounds, manpower counts and parts at one site are other things. The report's "
        "4,000 NATO staff is a ceiling decided in February 2021, not a number present; its total of about "
        "3,000 coalition troops stands beside 3,500 or fewer in agency reports. Nothing firm was found for "
        "August 2014 to May 2015 and for 2019, and but one round number for the NATO mission after 2021.",
    },
)

DIALOGUE = pa.DataFrameSchema(
    {
        "event_id": identifier("Key of the row", pattern=r"^DG\d{3}$"),
        **when("the event or statement"),
        "category": choice("Kind of event", CATEGORIES),
        "side": choice("Who acts or speaks", PARTIES),
        "title": text("The event in a few words", required=True),
        "description": text("What happened or was said, in our words", required=True),
        "speaker": text("Who spoke, where it is a statement"),
        "office": text("Office the speaker held on that day"),
        "round": whole("Number of the round of the strategic dialogue", unit="round", minimum=1, maximum=4),
        "group_ids": listing("Groups concerned", to="groups.group_id"),
        "site_id": reference("Site concerned", to="sites.site_id", required=False),
        "same_as": reference("Row that tells the same event otherwise", to="dialogue.event_id", required=False),
        **provenance(),
    },
    name="dialogue",
    title="Dialogue and statements",
    description="One row is one event or statement on the future of foreign forces in Iraq or on the powers around it.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end")],
    metadata={
        "compiled": "Rounds of talks, statements, threats, denials, visits and the steps that followed, as "
        "far as the report names them or a dated page was seen. Attacks stand here only as turning points. "
        "Where the report and the sources tell one event differently there are two rows joined by "
        "`same_as`, above all the release of Qasim Muslih: 8 June 2021 in the report, 9 June in every "
        "other source seen. From 2022 to 2024 the table holds the main steps only. Rows of the category `region` "
        "are those steps of Iran, Russia, China, Turkey and others that the report argues from, and no survey of them.",
    },
)

SUPPORT = pa.DataFrameSchema(
    {
        "support_id": identifier("Key of the row", pattern=r"^SU\d{3}$"),
        **when("the payment or statement"),
        "giver": text("Who pays", required=True),
        "recipient": text("Who receives", required=True),
        "kind": choice("What is paid for", SUPPORT_KINDS),
        **between("total", "Amount of the payment or allocation", unit="USD"),
        "months": whole("Months the amount covers", unit="months", minimum=1),
        **between("per_month", "Amount a month", unit="USD per month"),
        "speaker": text("Who said so"),
        "office": text("Office of the speaker, as the row's source names it"),
        "description": text("What the figure says", required=True),
        **provenance(),
    },
    name="support",
    title="Support to the Peshmerga",
    description="One row is one published figure of US payments to the Peshmerga.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        ordered("total_low", "total_high"),
        ordered("per_month_low", "per_month_high"),
    ],
    metadata={
        "compiled": "Published statements on US stipends. Months and amounts a month are those of the "
        "source, or the total divided by the months it covers (the note says which). The report has $20 "
        "million a month and calls David Williams a commander; Kurdistan 24 calls him a colonel and "
        "director of the Kurdistan Coordination Center and gives $50.1 million and $53 million for three "
        "months each. Figures of 2016 to 2018 are there to compare; years without a row are not known to "
        "be without payment.",
    },
)
