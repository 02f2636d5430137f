"""The attacks, sites, casualties, tallies and phases as they stand, against facts worked out by hand."""

from __future__ import annotations

import csv
from collections import Counter, defaultdict
from datetime import date
from functools import cache
from itertools import pairwise

import pytest

from iraq_report.paths import DATA

Row = dict[str, str]

FIRST, LAST = date(2019, 12, 27), date(2024, 12, 31)
BOXES = {
    "Iraq": (29.0, 37.5, 38.7, 48.8),
    "Syria": (32.3, 37.4, 35.6, 42.5),
    "Jordan": (29.1, 33.5, 34.9, 39.4),
}


@cache
def rows(name: str) -> tuple[Row, ...]:
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def attack(attack_id: str) -> Row:
    return next(row for row in rows("attacks") if row["attack_id"] == attack_id)


def on(day: str, site: str) -> list[Row]:
    return [row for row in rows("attacks") if row["date"] == day and row["site_id"] == site]


def test_each_side_has_its_number_of_rows() -> None:
    sides = Counter(row["side"] for row in rows("attacks"))
    assert sides == {"militia_on_us": 501, "us_on_militia": 41, "other": 42, "iran_on_us": 2}


def test_each_country_has_its_number_of_rows() -> None:
    assert Counter(row["country"] for row in rows("attacks")) == {"Iraq": 472, "Syria": 113, "Jordan": 1}


def test_an_id_is_made_of_day_site_and_running_number() -> None:
    numbers: dict[tuple[str, str], list[int]] = defaultdict(list)
    for row in rows("attacks"):
        stem = f"{row['date']}-{row['site_id']}-"
        assert row["attack_id"].startswith(stem)
        numbers[row["date"], row["site_id"]].append(int(row["attack_id"].removeprefix(stem)))
    assert all(sorted(found) == list(range(1, len(found) + 1)) for found in numbers.values())


def test_no_two_rows_tell_the_same_attack_in_the_same_words() -> None:
    keys = ("site_id", "date", "weapon", "munitions_low", "place", "note")
    found = Counter(tuple(row[key] for key in keys) for row in rows("attacks"))
    assert [key for key, count in found.items() if count > 1] == []


def test_rows_lie_inside_the_period_and_stand_in_order() -> None:
    found = [(row["date"], row["attack_id"]) for row in rows("attacks")]
    assert found == sorted(found)
    assert date.fromisoformat(found[0][0]) == FIRST
    assert date.fromisoformat(found[-1][0]) <= LAST


def test_militia_attacks_outside_iraq_begin_with_the_campaign_of_2023() -> None:
    abroad = [row for row in rows("attacks") if row["country"] != "Iraq" and row["side"] == "militia_on_us"]
    assert min(row["date"] for row in abroad) == "2023-10-19"


def test_country_and_governorate_of_a_row_are_those_of_its_site() -> None:
    sites = {row["site_id"]: row for row in rows("sites")}
    for row in rows("attacks"):
        site = sites[row["site_id"]]
        assert (row["country"], row["governorate"]) == (site["country"], site["governorate"])


def test_every_site_is_used() -> None:
    assert {row["site_id"] for row in rows("sites")} == {row["site_id"] for row in rows("attacks")}


def test_coordinates_lie_in_their_country_and_are_blank_only_where_said() -> None:
    for row in rows("sites"):
        if row["coordinate_precision"] == "none":
            assert (row["lat"], row["lon"]) == ("", "")
            continue
        south, north, west, east = BOXES[row["country"]]
        assert south <= float(row["lat"]) <= north
        assert west <= float(row["lon"]) <= east


def test_a_point_rests_on_a_page_and_other_precisions_may_rest_on_general_knowledge() -> None:
    for row in rows("sites"):
        if row["coordinate_precision"] == "point":
            assert row["coordinate_source"].startswith("http")
        assert (row["source_ids"] == "compilers-2026") != row["coordinate_source"].startswith("http")


def test_former_ids_of_merged_sites_are_kept_as_other_names_and_used_no_more() -> None:
    merged = {
        "camp_victory": "baghdad_airport",
        "baghdad_airport_bdsc": "baghdad_airport",
        "victory_base": "baghdad_airport",
        "jurf_al_sakhar": "jurf_al_sakhr",
        "abu_kamal_syria": "albu_kamal",
        "convoy_diwaniyah": "convoy_qadisiyah",
        "convoy_al_muthanna": "convoy_muthanna",
        "british_convoy_baghdad": "baghdad_airport_road",
        "mss_euphrates": "conoco",
    }
    sites = {row["site_id"]: row for row in rows("sites")}
    for former, now in merged.items():
        assert former not in sites
        assert former in sites[now]["also_known_as"].split("; ")


def test_the_one_duplicate_points_to_the_drone_attack_of_the_same_night() -> None:
    marked = {row["attack_id"]: row["duplicate_of"] for row in rows("attacks") if row["duplicate_of"]}
    assert marked == {"2021-06-09-baghdad_airport-2": "2021-06-09-baghdad_airport-1"}
    assert attack("2021-06-09-baghdad_airport-1")["weapon"] == "drone"
    assert attack("2021-06-09-baghdad_airport-2")["weapon"] == "rocket"


def test_no_attack_stands_on_balad_for_8_june_2021_and_one_for_9_june() -> None:
    assert on("2021-06-08", "balad") == []
    (row,) = on("2021-06-09", "balad")
    assert (row["munitions_low"], row["munitions_high"]) == ("3", "5")
    assert (row["killed_high"], row["wounded_high"]) == ("0", "0")


def test_attacks_that_the_report_names_are_stated_by_both() -> None:
    both = [row for row in rows("attacks") if row["stated_by"] == "both"]
    assert len(both) == 20
    assert all("report-2021" in row["source_ids"].split(";") for row in both)
    assert {row["stated_by"] for row in rows("attacks")} == {"both", "sources"}


def test_one_site_keeps_its_target_type_across_the_two_lists() -> None:
    kinds = {row["target_type"] for row in rows("attacks") if row["site_id"] == "erbil_airport"}
    assert kinds == {"coalition_base"}


def test_foiled_attacks_are_absent() -> None:
    assert on("2021-12-19", "convoy_babil") == []
    assert [row["attack_id"] for row in rows("attacks") if row["casualty_note"] == "Foiled"] == []


@pytest.mark.parametrize(
    ("day", "site", "count"),
    [
        ("2022-05-19", "convoy_babil", 2),
        ("2022-02-06", "convoy_qadisiyah", 2),
        ("2023-11-06", "ayn_al_asad", 3),
        ("2023-11-07", "erbil_airport", 2),
        ("2023-11-08", "harir", 1),
        ("2023-11-09", "harir", 2),
        ("2023-12-08", "ayn_al_asad", 2),
        ("2024-02-10", "green_village", 3),
        ("2021-03-21", "convoy_babil", 3),
    ],
)
def test_several_attacks_on_one_place_and_day_are_several_rows(day: str, site: str, count: int) -> None:
    assert len(on(day, site)) == count


@pytest.mark.parametrize(
    ("day", "site", "weapon"),
    [
        ("2020-09-16", "us_embassy_green_zone", "rocket"),
        ("2020-10-01", "convoy_qadisiyah", "guided_missile"),
        ("2020-10-05", "us_embassy_green_zone", "rocket"),
        ("2021-02-08", "convoy_baghdad", "ied"),
        ("2021-12-26", "convoy_anbar", "ied"),
        ("2022-01-11", "convoy_baghdad", "ied"),
        ("2022-01-12", "convoy_babil", "ied"),
        ("2022-02-01", "convoy_dhi_qar", "ied"),
        ("2022-02-10", "convoy_muthanna", "unknown"),
        ("2023-11-11", "rumalyn", "drone"),
        ("2023-11-13", "rumalyn", "drone"),
        ("2023-11-29", "conoco", "rocket"),
    ],
)
def test_events_found_missing_by_the_check_are_there(day: str, site: str, weapon: str) -> None:
    assert [row["weapon"] for row in on(day, site)] == [weapon]


@pytest.mark.parametrize(
    ("washington", "local", "site"),
    [
        ("2021-02-25", "2021-02-26", "albu_kamal"),
        ("2021-06-27", "2021-06-28", "albu_kamal"),
        ("2020-03-12", "2020-03-13", "jurf_al_sakhr"),
        ("2023-12-25", "2023-12-26", "babil_kh_sites"),
        ("2024-02-02", "2024-02-03", "al_qaim"),
        ("2024-08-09", "2024-08-10", "rumalyn"),
        ("2023-10-17", "2023-10-18", "ayn_al_asad"),
    ],
)
def test_an_event_after_midnight_belongs_to_the_new_local_day(washington: str, local: str, site: str) -> None:
    assert on(washington, site) == []
    assert len(on(local, site)) == 1


def test_the_corrections_of_tolls_are_in() -> None:
    def wounded(attack_id: str) -> tuple[str, str]:
        row = attack(attack_id)
        return row["wounded_low"], row["wounded_high"]

    assert wounded("2020-01-08-ayn_al_asad-1") == ("109", "110")
    assert wounded("2023-10-18-ayn_al_asad-1") == ("13", "13")
    assert wounded("2023-10-19-al_tanf-1") == ("32", "32")
    assert wounded("2024-01-28-tower_22-1") == ("47", "47")
    assert wounded("2024-04-26-khor_mor-1") == ("8", "8")


def test_the_convoy_of_26_august_2020_is_a_un_one_and_not_counted() -> None:
    row = attack("2020-08-26-convoy_nineveh-1")
    assert (row["side"], row["wounded_low"], row["wounded_high"]) == ("other", "1", "2")


def test_claims_of_a_group_stand_at_the_attacks_that_the_table_of_groups_names_for_it() -> None:
    named = ("2020-03-11-camp_taji-1", "2020-03-14-camp_taji-1", "2020-03-16-besmaya-1")
    assert [attack(name)["claimed_by_ids"] for name in named] == ["usbat_al_thaireen"] * 3


def test_an_attribution_names_somebody() -> None:
    words = ("unclaimed", "not determined", "similar attacks", "fired from")
    found = [row["attributed_to"] for row in rows("attacks")]
    assert [text for text in found if any(word in text.lower() for word in words)] == []


def test_what_only_partisan_pages_tell_is_low_unless_they_quote_an_official_or_a_named_outlet() -> None:
    quoting = {
        "2020-07-11-convoy_qadisiyah-1",  # Alsumaria and Sky News
        "2020-09-21-convoy_salah_al_din-1",  # Security Media Cell
        "2020-09-30-convoy_babil-1",  # Security Media Cell
        "2020-10-05-us_embassy_green_zone-1",  # Iraqi News Agency
        "2023-12-30-conoco-1",  # US official
        "2023-12-30-green_village-1",  # US official
        "2023-12-31-green_village-1",  # US official
    }
    partisan = {row["source_id"] for row in rows("sources") if row["kind"] == "partisan"}
    found = {
        row["attack_id"]
        for row in rows("attacks")
        if row["confidence"] != "low" and set(row["source_ids"].split(";")) <= partisan
    }
    assert found == quoting


def test_a_weapon_that_no_page_states_is_unknown() -> None:
    for attack_id in (
        "2020-12-25-convoy_babil-1",
        "2020-12-25-convoy_dhi_qar-1",
        "2021-01-30-convoy_qadisiyah-1",
    ):
        assert attack(attack_id)["weapon"] == "unknown"


def test_the_toll_of_an_operation_stands_in_one_row() -> None:
    for day in ("2024-02-03", "2020-03-13", "2019-12-29"):
        strikes = [row for row in rows("attacks") if row["date"] == day and row["side"] == "us_on_militia"]
        by_country = Counter(row["country"] for row in strikes if row["killed_low"])
        assert len(strikes) > 1
        assert max(by_country.values()) == 1


def test_low_is_never_above_high() -> None:
    for row in rows("attacks"):
        for name in ("munitions", "intercepted", "killed", "wounded"):
            low, high = row[f"{name}_low"], row[f"{name}_high"]
            assert not (low and high) or int(low) <= int(high)


def test_no_more_munitions_are_intercepted_than_were_used() -> None:
    for row in rows("attacks"):
        if row["intercepted_low"] and row["munitions_high"]:
            assert int(row["intercepted_low"]) <= int(row["munitions_high"])


@pytest.mark.parametrize("name", ["killed", "wounded"])
def test_casualties_by_kind_never_add_up_to_more_than_the_attack(name: str) -> None:
    low: Counter[str] = Counter()
    high: Counter[str] = Counter()
    for row in rows("casualties"):
        low[row["attack_id"]] += int(row[f"{name}_low"] or 0)
        high[row["attack_id"]] += int(row[f"{name}_high"] or row[f"{name}_low"] or 0)
    for attack_id in low:
        own = attack(attack_id)
        assert low[attack_id] <= int(own[f"{name}_low"] or own[f"{name}_high"] or 0)
        assert not own[f"{name}_high"] or high[attack_id] <= int(own[f"{name}_high"])


def test_every_attack_with_casualties_says_who() -> None:
    names = ("killed_low", "killed_high", "wounded_low", "wounded_high")
    hit = {row["attack_id"] for row in rows("attacks") if any(int(row[name] or 0) for name in names)}
    assert {row["attack_id"] for row in rows("casualties")} == hit


def test_contractors_hurt_at_erbil_in_february_2021_are_told_apart_from_residents() -> None:
    hurt = {r["who"]: r for r in rows("casualties") if r["attack_id"] == "2021-02-15-erbil_airport-1"}
    assert hurt["contractor_unspecified"]["wounded_high"] == "5"
    assert (hurt["unspecified"]["wounded_low"], hurt["unspecified"]["wounded_high"]) == ("0", "8")


def test_three_us_soldiers_died_at_tower_22() -> None:
    (row,) = [row for row in rows("casualties") if row["attack_id"] == "2024-01-28-tower_22-1"]
    assert (row["who"], row["killed_low"], row["killed_high"]) == ("us_military", "3", "3")


def test_a_comparable_tally_has_a_filter_and_lies_in_the_covered_span() -> None:
    for row in rows("tallies"):
        if row["comparable"] == "no":
            assert row["why_not"]
            assert not any(row[name] for name in ("countries", "weapons", "sides"))
            continue
        countries = row["countries"].split(";")
        first = "2019-12-27" if countries == ["Iraq"] else "2023-10-17"
        assert first <= row["period_start"] <= row["period_end"] <= "2024-12-31"
        assert row["sides"] in ("militia_on_us", "other")
        assert not row["why_not"]


def test_every_tally_has_a_number() -> None:
    assert all(row["count_low"] for row in rows("tallies"))


def test_phases_follow_one_another_without_overlap() -> None:
    spans = sorted((row["start"], row["end"]) for row in rows("phases"))
    assert all(start <= end for start, end in spans)
    assert all(earlier[1] < later[0] for earlier, later in pairwise(spans))
    assert spans[0][0] == "2020-01-03"
    assert spans[-1][1] == "2024-12-31"
