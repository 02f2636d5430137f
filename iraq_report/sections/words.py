"""How coded words read in a sentence or on an axis."""

from __future__ import annotations

WEAPON_WORDS = {
    "rocket": "with rockets",
    "drone": "with drones",
    "ied": "with roadside bombs",
    "mortar": "with mortars",
    "ballistic_missile": "with ballistic or cruise missiles",
    "guided_missile": "with guided missiles",
    "airstrike": "from the air",
    "small_arms": "with small arms",
    "unknown": "with a weapon that no source names",
}

WEAPON_LABELS = {
    "rocket": "Rockets",
    "drone": "Drones",
    "ied": "Roadside bombs",
    "mortar": "Mortars",
    "ballistic_missile": "Missiles",
    "guided_missile": "Guided missiles",
    "airstrike": "Air strikes",
    "small_arms": "Small arms",
    "unknown": "Weapon unknown",
}

TARGET_WORDS = {
    "coalition_base": "on bases that house US or coalition troops",
    "diplomatic": "on diplomatic sites",
    "airport": "on airports",
    "logistics_convoy": "on supply convoys",
    "contractor_site": "on contractor sites",
    "oil_site": "on oil or gas sites",
    "militia_facility": "on militia sites",
    "other": "on other targets",
}

CONFIDENCE_LABELS = {"high": "High confidence", "medium": "Medium", "low": "Low"}

WHO_LABELS = {
    "us_military": "US military",
    "coalition_military": "Other coalition military",
    "us_contractor": "US contractors",
    "foreign_contractor": "Other foreign contractors",
    "iraqi_contractor": "Iraqi contractors and drivers",
    "contractor_unspecified": "Contractors, nationality not stated",
    "iraqi_security": "Iraqi security forces",
    "peshmerga": "Peshmerga",
    "civilian": "Civilians",
    "militia": "Militia members",
    "other": "Others",
    "unspecified": "Not specified",
}
