"""The words that coded columns may hold, each with what it means."""

from __future__ import annotations

GOVERNORATES: dict[str, tuple[str, ...]] = {
    "Iraq": (
        "Anbar", "Babil", "Baghdad", "Basra", "Dhi Qar", "Diyala", "Duhok", "Erbil", "Karbala", "Kirkuk",
        "Maysan", "Muthanna", "Najaf", "Nineveh", "Qadisiyah", "Salah al-Din", "Sulaymaniyah", "Wasit",
    ),
    "Syria": ("Deir ez-Zor", "al-Hasakah", "Homs"),
    "Jordan": ("Mafraq",),
}  # fmt: skip

COUNTRIES = tuple(GOVERNORATES)

SIDES = {
    "militia_on_us": "attack on the US presence, its contractors or its convoys, by or attributed to militias",
    "us_on_militia": "US strike on militias",
    "iran_on_us": "attack on the US presence by Iran itself",
    "other": "event near the subject, kept as context and never counted as an attack on the US presence",
}

TARGET_TYPES = {
    "coalition_base": "base that houses US or coalition troops",
    "diplomatic": "embassy, Green Zone or diplomatic support centre",
    "airport": "civilian airport with a military part",
    "logistics_convoy": "supply convoy contracted by the coalition or said to be",
    "contractor_site": "site used by contractors",
    "oil_site": "oil or gas site",
    "militia_facility": "site of a militia (target of US strikes)",
    "other": "anything else; the note says what",
}

WEAPONS = {
    "rocket": "unguided rockets",
    "drone": "armed or explosive drones",
    "ied": "roadside bomb",
    "mortar": "mortar rounds",
    "ballistic_missile": "ballistic or cruise missiles",
    "guided_missile": "anti-tank guided missiles",
    "airstrike": "air strike by crewed or uncrewed aircraft of a state",
    "small_arms": "small arms",
    "unknown": "no source seen names the weapon",
}

CONFIDENCE = {
    "high": "an official body states it, or two independent pages agree",
    "medium": "one reasonable source, or a named claim carried by an ordinary outlet",
    "low": "vague, denied, or known only through partisan or militia channels",
}

STATED_BY = {
    "report": "only the report states it; no other source seen",
    "sources": "other sources state it; the report does not",
    "both": "the report states it and another source seen states the same",
}

DATE_PRECISION = {
    "day": "the day is known",
    "range": "some day, or a span of days, from the first date to the last",
    "month": "some day of the month that starts on date",
    "quarter": "some day of the quarter that starts on date",
    "year": "some day of the year that starts on date",
}

SOURCE_KINDS = {
    "official": "government, armed forces, parliament, company or organisation about itself",
    "agency": "news agency, also when read on another page that names it as author",
    "newspaper": "newspaper, broadcaster, magazine or trade press",
    "research": "research institute, think tank, data project, encyclopaedia",
    "partisan": "state media of a party to the conflict, militia-linked channel or campaigning page",
}
