"""The columns of each format, as they stand in real exports; names in lower case."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iraq_report.tables.schemas import SCHEMAS

_ACLED_OLD = """
    data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1
    assoc_actor_1 inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 admin3 location latitude
    longitude geo_precision source source_scale notes fatalities timestamp iso3
"""
_ACLED_NEW = """
    event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1
    actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location
    latitude longitude geo_precision source source_scale notes fatalities tags timestamp
"""
_POPULATION = "population_1km population_2km population_5km population_best"
_UCDP_NATIVE = """
    id relid year active_year code_status type_of_violence conflict_dset_id conflict_new_id conflict_name dyad_dset_id
    dyad_new_id dyad_name side_a_dset_id side_a_new_id side_a side_b_dset_id side_b_new_id side_b number_of_sources
    source_article source_office source_date source_headline source_original where_prec where_coordinates
    where_description adm_1 adm_2 latitude longitude geom_wkt priogrid_gid country country_id region event_clarity
    date_prec date_start date_end deaths_a deaths_b deaths_civilians deaths_unknown best high low gwnoa gwnob
"""
_UCDP_HDX = """
    id year active_year start_year end_year type_of_violence conflict_new_id conflict_name dyad_new_id dyad_name
    side_a_new_id gwnoa side_a side_b_new_id gwnob side_b number_of_sources source_article source_office source_date
    source_headline source_original where_prec where_coordinates adm_1 adm_2 latitude longitude geom_wkt priogrid_gid
    country country_id iso3 region event_clarity date_prec date_start date_end deaths_a deaths_b deaths_civilians
    deaths_unknown low best high
"""
_GTD = """
    eventid iyear imonth iday approxdate extended resolution country country_txt region region_txt provstate city
    latitude longitude specificity vicinity location summary crit1 crit2 crit3 doubtterr alternative alternative_txt
    multiple success suicide attacktype1 attacktype1_txt attacktype2 attacktype2_txt attacktype3 attacktype3_txt
    targtype1 targtype1_txt targsubtype1 targsubtype1_txt corp1 target1 natlty1 natlty1_txt targtype2 targtype2_txt
    targsubtype2 targsubtype2_txt corp2 target2 natlty2 natlty2_txt targtype3 targtype3_txt targsubtype3
    targsubtype3_txt corp3 target3 natlty3 natlty3_txt gname gsubname gname2 gsubname2 gname3 gsubname3 motive
    guncertain1 guncertain2 guncertain3 individual nperps nperpcap claimed claimmode claimmode_txt claim2 claimmode2
    claimmode2_txt claim3 claimmode3 claimmode3_txt compclaim weaptype1 weaptype1_txt weapsubtype1 weapsubtype1_txt
    weaptype2 weaptype2_txt weapsubtype2 weapsubtype2_txt weaptype3 weaptype3_txt weapsubtype3 weapsubtype3_txt
    weaptype4 weaptype4_txt weapsubtype4 weapsubtype4_txt weapdetail nkill nkillus nkillter nwound nwoundus nwoundte
    property propextent propextent_txt propvalue propcomment ishostkid nhostkid nhostkidus nhours ndays divert
    kidhijcountry ransom ransomamt ransomamtus ransompaid ransompaidus ransomnote hostkidoutcome hostkidoutcome_txt
    nreleased addnotes scite1 scite2 scite3 dbsource int_log int_ideo int_misc int_any related
"""
_OWN = " ".join(SCHEMAS["attacks"].columns)


@dataclass(frozen=True)
class Layout:
    """A format: its versions (columns by name of the version) and the columns without which it cannot be read.

    `aliases` gives other names of columns; `dates` and `year` are the columns that prove how dates are written.
    """

    name: str
    title: str
    versions: Mapping[str, list[str]]
    needed: tuple[str, ...]
    country: str
    event_id: str
    dates: tuple[str, ...]
    year: str | None
    aliases: Mapping[str, str] = field(default_factory=dict)

    @property
    def columns(self) -> set[str]:
        """Every column of every version."""
        return {column for columns in self.versions.values() for column in columns}


ACLED = Layout(
    name="acled",
    title="an ACLED export",
    versions={
        "up to 2022": _ACLED_OLD.split(),
        "2023 and later": _ACLED_NEW.split(),
        "2025, with population": f"{_ACLED_NEW} {_POPULATION}".split(),
    },
    needed=("event_id_cnty", "event_date", "event_type", "actor1", "country"),
    country="country",
    event_id="event_id_cnty",
    dates=("event_date",),
    year="year",
    aliases={"data_id": "event_id_cnty", "ally_actor_1": "assoc_actor_1", "ally_actor_2": "assoc_actor_2"},
)

UCDP_GED = Layout(
    name="ucdp_ged",
    title="a UCDP GED file",
    versions={"UCDP": _UCDP_NATIVE.split(), "HDX": _UCDP_HDX.split()},
    needed=("id", "type_of_violence", "side_a", "side_b", "country", "date_start", "best"),
    country="country",
    event_id="id",
    dates=("date_start", "date_end"),
    year="year",
)

GTD = Layout(
    name="gtd",
    title="a GTD file",
    versions={"GTD": _GTD.split()},
    needed=("eventid", "iyear", "imonth", "iday", "country_txt", "attacktype1_txt"),
    country="country_txt",
    event_id="eventid",
    dates=("iyear", "imonth", "iday"),
    year="iyear",
    # names in a file of drone attacks that circulates in the columns of GTD, with rows of ACLED among its own
    aliases={"year": "iyear", "month": "imonth", "day": "iday"},
)

OWN = Layout(
    name="own",
    title="a table of attacks in the layout of this project",
    versions={"attacks.csv": _OWN.split()},
    needed=tuple(name for name, column in SCHEMAS["attacks"].columns.items() if not column.nullable),
    country="country",
    event_id="attack_id",
    dates=("date", "date_end"),
    year=None,
)

LAYOUTS = {layout.name: layout for layout in (ACLED, UCDP_GED, GTD, OWN)}
