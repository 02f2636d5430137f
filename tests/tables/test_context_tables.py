"""Facts of the context tables, worked out by hand from the pages they were compiled from."""

import re

import pandas as pd
import pytest

from iraq_report.tables.columns import items_of
from iraq_report.tables.read import read_table

CONTEXT = (
    "contractors",
    "contracts",
    "contractor_staff",
    "contractor_events",
    "services",
    "fleet",
    "readiness",
    "sorties",
    "troops",
    "dialogue",
    "support",
    "iran_indicators",
    "scenarios",
    "groups",
)
ROW_KEY = re.compile(r"\b(?:CE|CP|CT|DG|FL|II|RD|SC|SO|SU|SV|TR)\d{2,3}\b")


def rows(name, **wanted):
    """Rows of a table whose columns hold the wanted values, by key."""
    table = read_table(name)
    for column, value in wanted.items():
        table = table[table[column] == value]
    return table.set_index(table.columns[0])


def keys_of(name):
    return set(read_table(name).iloc[:, 0])


@pytest.fixture(scope="module")
def every_key():
    return set().union(*(keys_of(name) for name in CONTEXT))


@pytest.mark.parametrize("name", CONTEXT)
def test_each_table_has_rows_that_pass_its_schema(name):
    assert len(read_table(name)) > 5


@pytest.mark.parametrize("name", CONTEXT)
def test_notes_point_to_rows_that_exist(name, every_key):
    named = {key for note in read_table(name)["note"].dropna() for key in ROW_KEY.findall(note)}
    assert named <= every_key


@pytest.mark.parametrize("name", CONTEXT)
def test_rows_of_the_report_alone_have_no_source_but_the_report_and_what_it_cites(name):
    sources = read_table("sources").set_index("source_id")
    table = rows(name, stated_by="report")
    for cell in table["source_ids"]:
        for source in items_of(cell):
            assert source == "report-2021" or pd.notna(sources.at[source, "footnotes"])


@pytest.mark.parametrize(
    ("report", "others"),
    [
        ("CE022", "CE004"),  # evacuation of Balad: March 2021 or June 2019
        ("CE023", "CE005"),  # its denial by Pompeo
        ("CE025", "CE020"),  # four hurt or nobody
        ("CE024", "CE002"),  # Robert Cole
        ("FL039", "FL042"),  # 26 or 34 F-16
        ("FL040", "FL047"),  # 10 or 12 L-159
        ("FL059", "FL044"),  # CH-4 with the Air Force or with Army Aviation
        ("RD018", "RD020"),  # seven flyable or 75 percent capable
        ("TR034", "TR022"),  # 4,000 present or a ceiling
        ("TR023", "TR024"),  # 3,000 or 3,500 of the coalition
        ("SU007", "SU005"),  # 20 or 16.7 million a month
        ("II049", "II033"),  # 4 to 5 or 4.5 to 5 million a month
        ("II050", "II034"),  # the same figure a year later
    ],
)
def test_where_report_and_sources_differ_both_rows_stand_and_the_report_row_names_the_other(report, others):
    tables = [read_table(name) for name in CONTEXT]
    found = {
        key: table[table.iloc[:, 0] == key].iloc[0]
        for table in tables
        for key in (report, others)
        if key in set(table.iloc[:, 0])
    }
    assert found[report]["stated_by"] == "report"
    assert found[others]["stated_by"] == "sources"
    assert others in found[report]["note"]


@pytest.mark.parametrize("name", ["contractor_events", "dialogue"])
def test_no_row_is_said_to_tell_the_event_of_itself_and_no_chain_is_longer_than_one(name):
    told = read_table(name).dropna(subset=["same_as"])
    assert (told["same_as"] != told.iloc[:, 0]).all()
    assert not set(told["same_as"]) & set(told.iloc[:, 0])


def test_fifty_sent_home_and_twenty_sent_to_erbil_make_up_the_seventy_at_balad():
    staff = rows("contractor_staff", stated_by="both")
    at_site = staff.loc[staff["series"] == "at_site", "people_low"].tolist()
    moved = staff[staff["series"] == "relocated"].set_index("moved_to")["people_low"].to_dict()
    assert at_site == [70]
    assert moved == {"United States": 50, "Erbil": 20}


def test_hundreds_is_coded_as_at_least_two_hundred():
    row = rows("contractor_staff").loc["CP014"]
    assert row["people_low"] == 200
    assert pd.isna(row["people_high"])


def test_parts_of_the_pentagon_census_of_2018_add_up_to_its_total():
    census = rows("contractor_staff", series="census_iraq_syria")["people_low"]
    assert census["CP002"] == 5508 == census[["CP003", "CP004", "CP005"]].sum()


def test_three_totals_for_balad_are_flagged_as_cumulative_and_kept_out_of_the_awards():
    contracts = read_table("contracts")
    balad = contracts[(contracts["site_id"] == "balad") & (contracts["contractor_id"] == "sallyport")]
    totals = balad[balad["value_kind"] == "cumulative_reported"]["value_low"].tolist()
    assert totals == [686_000_000, 1_100_000_000, 2_000_000_000]
    assert balad[balad["value_kind"] == "award"].empty


def test_the_award_of_may_2021_stands_as_the_report_gives_it():
    row = rows("contracts").loc["CT010"]
    assert (row["value_low"], row["value_kind"], row["stated_by"]) == (240_000_000, "reported", "report")
    assert row["period_end"] == pd.Timestamp("2022-01-30")


def test_three_contractors_died_in_the_events_that_may_be_counted():
    killed = rows("contractor_events", counting="single")["killed_low"].dropna()
    assert killed[killed > 0].to_dict() == {"CE007": 1, "CE011": 1, "CE014": 1}


def test_every_running_total_of_contractor_events_is_kept_out_of_the_count():
    events = read_table("contractor_events")
    totals = events["event_type"] == "cumulative_count"
    assert (events[totals]["counting"] == "cumulative").all()
    assert totals.sum() == 3


def test_a_repeated_contractor_event_names_the_row_it_repeats():
    repeats = rows("contractor_events", counting="repeat")["same_as"].to_dict()
    assert repeats == {"CE009": "CE008", "CE025": "CE020"}


def test_fuel_goes_to_three_sites_on_the_word_of_the_report():
    fuel = rows("services", service="fuel")
    assert set(fuel["site_id"]) == {"balad", "baghdad_airport", "ayn_al_asad"}
    assert set(fuel["stated_by"]) == {"report"}


def test_two_companies_are_named_for_the_f16_by_the_report_and_by_other_pages():
    named = rows("services", service="f16_maintenance").set_index("contractor_id")["stated_by"].to_dict()
    assert named == {"sallyport": "both", "lockheed_martin": "both"}


def test_of_189_aircraft_71_have_an_origin_in_the_report():
    fleet = rows("fleet", stated_by="report", date=pd.Timestamp("2021-06-25"))
    counts = fleet.set_index("measure", append=True)["active_low"].dropna()
    assert counts.to_dict() == {
        ("FL036", "total"): 189,
        ("FL039", "in_fleet"): 26,
        ("FL040", "in_fleet"): 10,
        ("FL041", "subtotal"): 35,
    }
    assert 26 + 10 + 35 == 71


def test_of_70_aircraft_ordered_38_are_called_ready():
    fleet = rows("fleet", stated_by="report")["ordered_low"].dropna()
    assert fleet.to_dict() == {"FL037": 70, "FL038": 38}


def test_four_f16_sorties_in_each_known_quarter_were_not_for_training():
    f16 = rows("sorties", aircraft="F-16")
    flown = f16[f16["kind"] == "all"].set_index("date")["sorties_low"]
    training = f16[f16["kind"] == "training"].set_index("date")["sorties_low"]
    assert flown.tolist() == [271, 299]
    assert (flown - training).tolist() == [4, 4]


def test_war_sorties_by_type_add_up_to_the_low_of_their_total():
    sorties = read_table("sorties")
    war = sorties[(sorties["kind"] == "combat") & (sorties["date"] == pd.Timestamp("2014-06-10"))]
    total = sorties.loc[sorties["kind"] == "combat_total", "sorties_low"].item()
    assert war["sorties_low"].sum() == 3562 + 3459 + 990 + 514 + 398 == total


def test_flags_of_readiness_are_zero_or_one_and_shares_lie_within_a_hundred():
    readiness = read_table("readiness")
    flags = readiness[readiness["unit"] == "flag"]
    shares = readiness[readiness["unit"] == "percent"]
    assert set(flags["value_low"]) | set(flags["value_high"]) <= {0.0, 1.0}
    assert shares["value_low"].between(0, 100).all()


def test_four_thousand_of_nato_is_a_ceiling_for_the_sources_and_a_presence_for_the_report():
    nato = rows("troops", force="NATO", people_low=4000).set_index("stated_by")["measure"].to_dict()
    assert nato == {"sources": "ceiling", "report": "present"}


def test_the_release_of_muslih_stands_on_both_days():
    release = rows("dialogue", category="release").set_index("stated_by")
    assert release["date"].to_dict() == {
        "report": pd.Timestamp("2021-06-08"),
        "sources": pd.Timestamp("2021-06-09"),
    }
    assert rows("dialogue", category="arrest")["date"].tolist() == [pd.Timestamp("2021-05-26")]


def test_the_dialogue_had_four_rounds_with_their_first_days():
    numbered = read_table("dialogue").dropna(subset=["round"])
    rounds = numbered[numbered["category"] == "round"].set_index("round")["date"].dt.strftime("%Y-%m-%d")
    assert rounds.to_dict() == {1: "2020-06-11", 2: "2020-08-19", 3: "2021-04-07", 4: "2021-07-23"}


def test_every_statement_names_who_spoke_and_a_named_office_a_speaker():
    dialogue = read_table("dialogue")
    spoken = dialogue[(dialogue["side"] == "US") & (dialogue["category"] == "statement")]
    assert spoken["speaker"].notna().all()
    assert spoken["office"].notna().all()


def test_two_payments_of_three_months_come_to_less_than_twenty_million_a_month():
    paid = rows("support", months=3)
    assert paid["total_low"].tolist() == [50_100_000, 53_000_000]
    assert (paid["total_low"] / 3).round().astype(int).tolist() == paid["per_month_low"].tolist()
    assert (paid["per_month_low"] < 20_000_000).all()


def test_payments_before_and_since_the_pandemic_are_kept_apart_by_who_states_them():
    payments = rows("iran_indicators", indicator="monthly_payment_per_group")
    ranges = {(row.stated_by, row.period): (row.value_low, row.value_high) for row in payments.itertuples(index=False)}
    assert ranges == {
        ("report", "before_pandemic"): (4e6, 5e6),
        ("sources", "before_pandemic"): (4.5e6, 5e6),
        ("report", "since_pandemic"): (2e6, 3e6),
        ("sources", "since_pandemic"): (2e6, 3e6),
    }


def test_fatah_fell_from_48_to_17_seats_and_first_counts_stand_apart():
    fatah = read_table("iran_indicators")
    fatah = fatah[fatah["group_ids"] == "fatah"]
    final = fatah[fatah["indicator"] == "seats"]["value_high"].tolist()
    first = fatah[fatah["indicator"] == "seats_preliminary"][["value_low", "value_high"]].values.tolist()
    assert final == [48, 17]
    assert first == [[12, 20]]


def test_strength_of_the_popular_mobilization_in_2021_has_a_low_and_a_high():
    strength = rows("iran_indicators", indicator="pmf_strength").loc["II043"]
    assert (strength["value_low"], strength["value_high"]) == (122_000, 170_000)


def test_scenarios_are_the_reports_alone_and_cover_its_actors():
    scenarios = read_table("scenarios")
    actors = {actor for cell in scenarios["actors"] for actor in items_of(cell)}
    assert set(scenarios["stated_by"]) == {"report"}
    assert {"Russia", "China", "NATO", "Turkey", "Saudi Arabia", "Egypt", "Jordan", "Iran", "US"} <= actors


def test_labels_that_claim_attacks_are_told_from_groups_with_known_leaders():
    kinds = read_table("groups").set_index("group_id")["kind"]
    assert (kinds[["qasim_al_jabbarin", "ashab_al_kahf", "saraya_awliya_al_dam"]] == "facade").all()
    assert (kinds[["kataib_hezbollah", "asaib_ahl_al_haq"]] == "established").all()
    assert kinds["islamic_resistance_in_iraq"] == "umbrella"
