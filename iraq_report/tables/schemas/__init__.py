"""The schema of every table, in the order in which the dictionary lists them."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.schemas.air_force import FLEET, READINESS, SORTIES
from iraq_report.tables.schemas.attacks import ATTACKS, CASUALTIES, COVERAGE, PHASES, SITES, TALLIES
from iraq_report.tables.schemas.claims import CLAIMS, READINGS
from iraq_report.tables.schemas.contractors import (
    CONTRACTOR_EVENTS,
    CONTRACTOR_STAFF,
    CONTRACTORS,
    CONTRACTS,
    SERVICES,
)
from iraq_report.tables.schemas.iran_influence import GROUPS, IRAN_INDICATORS, SCENARIOS
from iraq_report.tables.schemas.names import NAMES
from iraq_report.tables.schemas.sources import SOURCES
from iraq_report.tables.schemas.us_posture import DIALOGUE, SUPPORT, TROOPS

_IN_ORDER = (
    ATTACKS,
    COVERAGE,
    SITES,
    CASUALTIES,
    TALLIES,
    PHASES,
    CONTRACTORS,
    CONTRACTS,
    CONTRACTOR_STAFF,
    CONTRACTOR_EVENTS,
    SERVICES,
    FLEET,
    READINESS,
    SORTIES,
    TROOPS,
    DIALOGUE,
    SUPPORT,
    IRAN_INDICATORS,
    SCENARIOS,
    GROUPS,
    NAMES,
    CLAIMS,
    READINGS,
    SOURCES,
)
SCHEMAS: dict[str, pa.DataFrameSchema] = {str(schema.name): schema for schema in _IN_ORDER}
