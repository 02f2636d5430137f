"""Schemas of the ledger: the statements of the 2021 report, and readings of what no table can decide."""

from __future__ import annotations

import pandas as pd
import pandera.pandas as pa

from iraq_report.tables.columns import amount, choice, identifier, ordered, provenance, reference, text, when

CHAPTERS = {
    "introduction": "introduction of the report",
    "attacks": "attacks of the militias against the US presence",
    "contractors": "companies, their staff and what they supply",
    "air_force": "aircraft of the Iraqi Air Force and their upkeep",
    "us_posture": "US attitude, the strategic dialogue and the future of the forces",
    "iran_influence": "importance of the attacks for Iran",
    "conclusion": "conclusion of the report",
}

CLAIM_KINDS = {
    "count": "how many",
    "date": "when",
    "sum": "an amount of money",
    "share": "a part of a whole",
    "list": "several named things together",
    "comparison": "more, less, first, last, alike",
    "trend": "a rise or fall over time",
    "attribution": "who did it or is held to have done it",
    "causal": "one thing led to another; only order in time or association is tested",
    "event": "something happened as told",
    "statement": "somebody said something",
    "office": "who somebody is: name, rank, post",
    "judgement": "a reading or an opinion of the report",
    "forecast": "what the report expects",
}

SLIPS = {
    "arithmetic": "numbers that do not fit each other",
    "date": "a date that other sources contradict",
    "name": "a name that other sources spell or give otherwise",
    "office": "a post that the person did not hold at the time",
    "told_twice": "one event told as two",
    "older_source": "a source older than what it is cited for",
    "ceiling_as_headcount": "a ceiling or target taken for a number present",
    "repeated_footnote": "a footnote printed more than once",
    "wording": "words that say more than the source, or of something else",
    "place": "a place that other sources contradict",
    "mixed_up": "two things told as one",
}

READING_OUTCOMES = {
    "came_true": "forecast: it happened as expected",
    "partly": "forecast: some of it happened",
    "did_not": "forecast: it did not happen",
    "open": "forecast: its condition or its time had not come",
    "reproduced": "statement: the source says the same",
    "disputed": "statement: the source says otherwise",
}

MOST_WORDS = 30  # of a paraphrase

_FEW_WORDS = rf"^\S+( \S+){{0,{MOST_WORDS - 1}}}$"


def _tested_or_said_why(table: pd.DataFrame) -> pd.Series:
    return table["measure"].notna() != table["why_not"].notna()


CLAIMS = pa.DataFrameSchema(
    {
        "claim_id": identifier("Key of the statement", pattern=r"^(IN|AT|CO|AF|US|IR|CN|FC)\d{3}$"),
        "section": choice("Part of the report that argues it", CHAPTERS),
        "topic": text(
            "Group under which its verdict stands beside the section's prose", required=True, pattern=r"^[a-z0-9_]+$"
        ),
        "lines": text(
            "Lines of the source text that make the statement, separated by ;",
            required=True,
            pattern=r"^\d+(-\d+)?(;\d+(-\d+)?)*$",
        ),
        "claim": text("The statement in other words, at most 30", required=True, pattern=_FEW_WORDS),
        "kind": choice("What kind of statement it is", CLAIM_KINDS),
        "value_low": amount("Stated number: lowest; blank beside a high is 'at most'", unit="unit of the row"),
        "value_high": amount("Stated number: highest; blank beside a low is 'at least'", unit="unit of the row"),
        "unit": text("Unit of the stated number"),
        "tolerance": amount("How far another number may lie off and still agree", unit="unit of the row"),
        "stated": text("Stated value that is no number: a name, a place, a list separated by ;"),
        **when("what the statement is about; for a forecast from when it was made", required=False),
        "who": text("Who said or did it, as the report tells it"),
        "test": text("How the statement is tested, or what a test would need", required=True),
        "measure": text("Measure that decides it; blank where nothing can"),
        "why_not": text("Why it cannot be tested; filled only without a measure"),
        "slip": choice("Kind of slip of the report, where the verdict bears one out", SLIPS, required=False),
        **provenance(),
    },
    name="claims",
    title="Claims",
    description="One row is one checkable statement or judgement of the 2021 report, in other words.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        ordered("value_low", "value_high"),
        pa.Check(
            _tested_or_said_why, name="tested_or_said_why", error="either a measure or a reason why there is none"
        ),
    ],
    metadata={
        "compiled": "The source text was read twice, line by line, from the introduction to the conclusion; line "
        "numbers are those of its plain-text copy, which is not part of the package. A sentence with several facts "
        "makes several rows; a pull quote or caption that repeats one adds its lines to it. Judgements stand in the "
        "list as well, with the reason why nothing can decide them. The list holds what the report says and how it is "
        "tested, never a verdict: verdicts are computed from the other tables in every run. Which statements are one "
        "and which are two, and how far an `about` may be off (the tolerance), are decisions of the compilers.",
    },
)

READINGS = pa.DataFrameSchema(
    {
        "reading_id": identifier("Key of the reading", pattern=r"^RG\d{3}$"),
        "claim_id": reference("Statement that it is about", to="claims.claim_id"),
        "outcome": choice("What the reading comes to", READING_OUTCOMES),
        **when("what the reading rests on"),
        "finding": text("What the source says that bears on the statement", required=True),
        "read_by": text("Who says so", required=True),
        **provenance(),
    },
    name="readings",
    title="Readings",
    description="One row is one reading of a source that bears on a statement which no other table can decide.",
    strict=True,
    ordered=True,
    checks=[ordered("date", "date_end")],
    metadata={
        "compiled": "Used only where no number, date or word of another table decides a statement; the verdict is then "
        "named as a reading, with who says so in which source. Where readings of one statement disagree, all of them "
        "stand here and the verdict says so. Pages were found with a search of stored public pages and read in their "
        "openings only.",
    },
)
