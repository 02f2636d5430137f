"""Schemas of the events: attacks, what days their list covers, sites, casualties, published tallies, phases."""

from __future__ import annotations

import pandera.pandas as pa

from iraq_report.tables.columns import (
    amount,
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
from iraq_report.tables.vocabulary import (
    CONFIDENCE,
    COUNTRIES,
    GOVERNORATES,
    SIDES,
    TARGET_TYPES,
    WEAPONS,
)

EVERY_GOVERNORATE = tuple(name for names in GOVERNORATES.values() for name in names)

SITE_KINDS = {
    "air_base": "military airfield",
    "military_base": "other military base or outpost",
    "airport": "civilian airport, with what adjoins it",
    "diplomatic": "embassy, consulate or government quarter",
    "convoy_route": "roads that convoys use; one site a governorate",
    "oil_or_gas": "oil or gas site",
    "militia_site": "place of a militia, or an area with such places",
    "urban_area": "town or quarter",
    "other": "anything else; the name says what",
}

COORDINATE_PRECISION = {
    "point": "the site itself, from a page that gives its coordinates",
    "area": "good to a town or to some 2 to 10 km",
    "governorate": "stands for a whole governorate; never a place of attack",
    "none": "no coordinates",
}

PEOPLE = {
    "us_military": "US service members, and US personnel not told apart from them",
    "coalition_military": "members of the coalition's forces, US ones included if not told apart",
    "us_contractor": "contractors from the United States",
    "foreign_contractor": "contractors from other countries but Iraq",
    "iraqi_contractor": "Iraqi contractors",
    "contractor_unspecified": "contractors whose nationality is not given or disputed",
    "iraqi_security": "Iraqi soldiers and police",
    "peshmerga": "Peshmerga",
    "civilian": "civilians",
    "militia": "members of militias, those of the Popular Mobilization Forces included",
    "other": "others; the note says who",
    "unspecified": "sources do not say",
}

TALLY_UNITS = {
    "attacks": "attacks of any kind",
    "rocket_attacks": "rocket attacks (with mortars where `what` says so)",
    "drone_attacks": "drone attacks",
    "rocket_and_drone_attacks": "attacks with rockets or drones",
    "convoy_attacks": "attacks on convoys",
    "rockets": "rockets, not attacks",
    "strikes": "strikes by the United States",
    "people_killed": "people killed",
    "people_wounded": "people wounded",
}

ATTACKS_COMPILED = """
Compiled from stored copies of public pages for two spans, 27 December 2019 to 31 August 2021 and 1
September 2021 to 31 December 2024, by two lists that were checked by a third reader and then brought under
one rule. Of most pages only the opening was read.

**Scope.** Iraq from 27 December 2019; Syria and Jordan from 17 October 2023. Earlier rows in Syria are US
strikes only, with one unclaimed strike of March 2020. Foiled attacks (found or destroyed before launch or
blast) are left out, and so are attacks whose place is not named, unless the US command itself withheld it.
An attack that only the 2021 report states, against the sources, has no row: the one on Balad that it puts
on 8 June 2021.

**One row is one attack**: one place, one time, one weapon, over the whole period. Where a source says that
a number of separate attacks hit one place on one day, there are as many rows, with unknown details left
blank; "several" without a number stays one row and the note says so. Further attacks that only a claim
counts are graded `low`. A salvo is one attack, two bombs against one convoy too. An operation of the United
States has one row a named place; its toll and munitions stand in one row, to which the others point. Since
sources tell repeats on one day unevenly, compare days on which a site was hit, not rows, across the whole
period.

**Dates are local**; an event just after midnight belongs to the new day. That moves several US strikes a
day on from Washington's date. A night whose hour is not known spans two days (`range`).

**Numbers.** A figure from one source, or the same from all, has low equal to high; differing figures span
low to high; "at least" leaves high blank, "up to" low. 0 means that a page says none, or that none was
reported; blank means that no page says anything. Target descriptions of US strikes are in the note.

**Sides and targets.** Bases of Turkey, missions of other states, the office of a British security company,
the Khor Mor and Kawergosk plants, a UN convoy and shops of US brands are `other`: context, never counted.
Balad counts as a coalition base in 2020 and as a contractor site from 2021, when no US troops were assigned
to it. At Baghdad airport the target type follows the part that a source names; Erbil airport counts as a
coalition base throughout, for its military half. `logistics_convoy` keeps local wording: the coalition said
in 2021 that convoys were run by Iraqi firms. `ied` is given only where a page speaks of a bomb, a device or
an explosion; else the weapon is `unknown`.

**Confidence.** Iranian, Russian state and militia-linked media, campaigning pages and copies of them count
as partisan: what only they tell is `low`, unless they quote an official statement. Two pages may share one
wire story, so `high` does not always mean two newsrooms.

**Who is held responsible.** `attributed_to` holds whom a page holds responsible for this very attack, not for
such attacks in general; those words stand in the note. Only the opening of a page was read, where this is
often missing, above all before September 2021: a blank is no sign that nobody was held responsible.

**Thin places.** Roadside bombs on convoys are an incomplete sample: published tallies (see `tallies`) lie on
either side of the list, since it lacks attacks that others counted and holds claims that they did not. Few
pages were found for February to June 2020, October and November 2020 and much of 2022 and 2023; an empty
month means that nothing was found. January 2024 rests most on claims. A random check of 65 rows against
their pages found 2.4 % of filled cells contradicted (95 % interval 1.4 to 4.3 %); what it found was then
corrected. One page of a database whose terms forbid passing its rows on was left out.

**Merged, dropped, marked, added.** A Basra convoy of 15 August 2020 was the one on the highway to Dhi Qar
(one row); a foiled attack of 19 December 2021 is out; a convoy dated "January 2021" is placed on 31
January; the convoy of 26 August 2020 near Bartella is a UN one. The rocket report on Camp Victory of 9 June
2021 repeats the drone attack of that night and is marked in `duplicate_of`: leave marked rows out of every
count. 28 attacks found missing by the check, or met while it was settled, were added, and 25 rows came from
telling apart attacks or places that had stood in one row. An event known from one page alone may still
repeat its neighbour; where that is likely the note says so.
"""

COVERAGE_COMPILED = """
The days in which attacks were looked for, as the scope of `attacks` tells. A day inside without an attack is one on
which none was found; of days outside the list tells nothing, so that no count or rate is given for them. A folder of
one's own with another list of attacks may hold a table of this name for it; without one, and with its own
`attacks`, it is taken to cover what is asked. Of an export that was taken in, the days run from the first to the last
event of the country in the file, whatever kind of event it is.
"""

SITES_COMPILED = """
Places that the two lists of attacks named twice were merged (former ids in `also_known_as`): Baghdad
airport with Victory base and the Diplomatic Support Center, Jurf al-Sakhr, Albu Kamal, the roads of
Qadisiyah and Muthanna, the Baghdad airport road, and Mission Support Site Euphrates with the Conoco field.
Where the lists' points differed (0.4 to 9.3 km), a point from a page was preferred to one from general
knowledge, and of two of the latter the finer one was kept. Only rows of precision `point` come from a page
about the site itself. A convoy site stands for all roads of a governorate and is put on its capital: never
draw it as the place of a blast. Four sites have no coordinates.
"""

CASUALTIES_COMPILED = """
Read out of the casualty notes of `attacks`, for all sides; a row stands only for what a source says.
Attacks without casualties have no row. The rows of one attack never add up to more than the attack's own
figures. The toll of an operation with several places stands at one of them. Most figures are those of the
first days; brain injuries diagnosed later are included where a page gave them.
"""

TALLIES_COMPILED = """
Counts met while attacks were compiled; statements without a number were dropped. `comparable` is `yes` only
where the days are exact, lie inside the span of `attacks` for every country named (Iraq from 27 December
2019, Syria and Jordan from 17 October 2023) and the count's definition can be written as a filter. Even
then definitions differ at the edges: the Pentagon counts no drone downed far from a base, while `attacks`
holds claims that it did not count. 'About' is kept as the number itself and said in the note; 'at least'
and 'more than' leave the high value blank. The
Pentagon's days are Washington's, those of `attacks` local.
"""

PHASES_COMPILED = """
A reading aid, not a finding: the spans follow announced truces, first uses of a weapon and turning points
that sources name, and no measure depends on them. They do not overlap.
"""

ATTACKS = pa.DataFrameSchema(
    {
        "attack_id": identifier(
            "Day, site and a running number for that site and day",
            pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9_]+-\d+$",
        ),
        **when("the attack, local time"),
        "country": choice("Country of the site", COUNTRIES),
        "site_id": reference("Site", to="sites.site_id"),
        "place": text("Place as the sources name it, within the site", required=True),
        "governorate": choice("Governorate; blank where unknown", EVERY_GOVERNORATE, required=False),
        "side": choice("Who attacked whom", SIDES),
        "target_type": choice("What was aimed at", TARGET_TYPES),
        "weapon": choice("Weapon", WEAPONS),
        **between("munitions", "Rockets, drones, bombs or missiles used", unit="munitions"),
        **between("intercepted", "Munitions shot down or stopped by defences", unit="munitions"),
        "munitions_note": text("How accounts of the munitions differ, and what is not a number"),
        **between("killed", "People killed, on any side", unit="people"),
        **between("wounded", "People wounded, on any side", unit="people"),
        "casualty_note": text("Who was killed or wounded and how accounts differ"),
        "claimed_by": text("Who claimed it, as reported; for US strikes, who announced it"),
        "claimed_by_ids": listing("Claiming groups that are in the table of groups", to="groups.group_id"),
        "attributed_to": text("Whom officials or reporters hold responsible, as reported"),
        "confidence": choice("How well the row is supported", CONFIDENCE),
        "duplicate_of": reference(
            "Attack that this row repeats; such rows are not counted", to="attacks.attack_id", required=False
        ),
        **provenance(),
    },
    name="attacks",
    title="Attacks",
    description="One row is one attack: one place, one time, one weapon.",
    strict=True,
    ordered=True,
    checks=[
        ordered("date", "date_end"),
        *(ordered(f"{name}_low", f"{name}_high") for name in ("munitions", "intercepted", "killed", "wounded")),
    ],
    metadata={"compiled": ATTACKS_COMPILED.strip()},
)

COVERAGE = pa.DataFrameSchema(
    {
        "country": identifier("Country", pattern=rf"^({'|'.join(COUNTRIES)})$"),
        "start": day("First day that the list of attacks covers", required=True),
        "end": day("Last day that the list of attacks covers", required=True),
        **provenance(),
    },
    name="coverage",
    title="Coverage",
    description="One row is a country with the days for which the list of attacks was compiled.",
    strict=True,
    ordered=True,
    checks=[ordered("start", "end")],
    metadata={"compiled": COVERAGE_COMPILED.strip()},
)

SITES = pa.DataFrameSchema(
    {
        "site_id": identifier("Short name of the site", pattern=r"^[a-z0-9_]+$"),
        "name": text("Name", required=True),
        "country": choice("Country", COUNTRIES),
        "governorate": choice("Governorate; blank where unknown", EVERY_GOVERNORATE, required=False),
        "lat": amount("Latitude, WGS 84", unit="degrees north", minimum=29.0, maximum=38.0),
        "lon": amount("Longitude, WGS 84", unit="degrees east", minimum=34.0, maximum=49.0),
        "coordinate_precision": choice("What the point stands for", COORDINATE_PRECISION),
        "coordinate_source": text("Page of the coordinates, or how else they are known", required=True),
        "kind": choice("Kind of site", SITE_KINDS),
        "also_known_as": text("Other names and former ids, separated by ;"),
        **provenance(),
    },
    name="sites",
    title="Sites",
    description="One row is a place that was attacked, or the roads of a governorate.",
    strict=True,
    ordered=True,
    metadata={"compiled": SITES_COMPILED.strip()},
)

CASUALTIES = pa.DataFrameSchema(
    {
        "casualty_id": identifier("Attack and kind of people", pattern=r"^\d{4}-\d{2}-\d{2}-[a-z0-9_]+-\d+-[a-z_]+$"),
        "attack_id": reference("Attack", to="attacks.attack_id"),
        "who": choice("Who was killed or wounded", PEOPLE),
        **between("killed", "People of this kind killed", unit="people"),
        **between("wounded", "People of this kind wounded", unit="people"),
        **provenance(),
    },
    name="casualties",
    title="Casualties",
    description="One row is one kind of people killed or wounded in one attack.",
    strict=True,
    ordered=True,
    checks=[ordered("killed_low", "killed_high"), ordered("wounded_low", "wounded_high")],
    metadata={"compiled": CASUALTIES_COMPILED.strip()},
)

TALLIES = pa.DataFrameSchema(
    {
        "tally_id": identifier("Span and a running number", pattern=r"^\d{8}-\d{8}-\d+$"),
        "period_start": day("First day counted", required=True),
        "period_end": day("Last day counted", required=True),
        "what": text("What exactly was counted", required=True),
        **between("count", "Published count", unit="as in unit"),
        "unit": choice("What the count counts", TALLY_UNITS),
        "publisher": text("Who published the count", required=True),
        "comparable": choice("Whether `attacks` can be counted the same way over the same days", ("yes", "no")),
        "countries": listing("Where comparable: countries to keep; blank keeps all", values=COUNTRIES),
        "governorates": listing("Where comparable: governorates to keep", values=EVERY_GOVERNORATE),
        "weapons": listing("Where comparable: weapons to keep", values=WEAPONS),
        "target_types": listing("Where comparable: target types to keep", values=TARGET_TYPES),
        "sides": listing("Where comparable: sides to keep", values=SIDES),
        "why_not": text("Where not comparable: why"),
        **provenance(),
    },
    name="tallies",
    title="Published tallies",
    description="One row is a count of attacks, or of people hit by them, that somebody published.",
    strict=True,
    ordered=True,
    checks=[ordered("count_low", "count_high"), ordered("period_start", "period_end")],
    metadata={"compiled": TALLIES_COMPILED.strip()},
)

PHASES = pa.DataFrameSchema(
    {
        "phase_id": identifier("Short name of the phase", pattern=r"^[a-z0-9_]+$"),
        "name": text("Name as charts print it", required=True),
        "start": day("First day", required=True),
        "end": day("Last day", required=True),
        "basis": text("Why the phase begins and ends there", required=True),
        **provenance(),
    },
    name="phases",
    title="Phases",
    description="One row is a span of days that charts of attacks may shade.",
    strict=True,
    ordered=True,
    checks=[ordered("start", "end")],
    metadata={"compiled": PHASES_COMPILED.strip()},
)
