"""Tests of statements on the list of attacks, on lists made by hand."""

from datetime import date

import pytest

from iraq_report.claims.counts import Where, attack_count, attack_number, attack_told, months_hit, rate_change
from iraq_report.claims.verdict import Row

ANY = Where()
BALAD = Where(sites=("balad",))
MAY = "2021-05-01/2021-05-31"

JUNE_6, JUNE_9 = {"date": "2021-06-06", "site_id": "ain_al_asad", "governorate": "Anbar"}, {"date": "2021-06-09"}


def rows_of(verdict):
    return [row.id for row in verdict.evidence.rows]


# ---- attack_count


def test_the_right_number_of_attacks_is_reproduced(claim, run):
    verdict = attack_count(
        claim(MAY, (2, 2), unit="attacks"), run({"date": "2021-05-02"}, {"date": "2021-05-31"}, JUNE_9), where=ANY
    )
    assert (verdict.word, verdict.ours, verdict.theirs, verdict.difference) == (
        "reproduced",
        "2 attacks",
        "2 attacks",
        "",
    )
    assert verdict.sentence == "The list has 2 attacks from 1 to 31 May 2021; the report has 2 attacks."
    assert rows_of(verdict) == ["r1", "r2"]
    assert verdict.evidence.sources == ("s1",)


def test_another_number_of_attacks_differs_by_ours_less_theirs(claim, run):
    verdict = attack_count(claim("2021-06-09", (3, 3), unit="attacks"), run(JUNE_6, JUNE_9), where=ANY)
    assert (verdict.word, verdict.difference) == ("differs", "-2")
    assert verdict.sentence == "The list has 1 attack on 9 June 2021; the report has 3 attacks."


def test_attacks_are_counted_within_the_tolerance_and_from_at_least(claim, run):
    two = run(JUNE_6, JUNE_9)
    june = "2021-06-01/2021-06-30"
    assert attack_count(claim(june, (3, 3), tolerance=1), two, where=ANY).word == "reproduced"
    assert attack_count(claim(june, (1, None)), two, where=ANY).word == "reproduced"
    assert attack_count(claim(june, (3, None)), two, where=ANY).word == "differs"


def test_only_attacks_that_the_statement_is_about_are_counted(claim, run):
    others = [
        {**JUNE_9, "side": "us_on_militia"},
        {**JUNE_9, "weapon": "ied"},
        {**JUNE_9, "target_type": "airport"},
        {**JUNE_9, "duplicate_of": "r1"},
        {**JUNE_9, "stated_by": "report"},
    ]
    where = Where(("balad",), ("Salah al-Din",), ("rocket",), ("coalition_base",))
    verdict = attack_count(claim("2021-06-09", (1, 1)), run(JUNE_9, JUNE_6, *others), where=where)
    assert (verdict.word, rows_of(verdict)) == ("reproduced", ["r1"])


def test_distinct_sites_are_counted_instead_of_attacks(claim, run):
    three = run(JUNE_6, JUNE_9, {"date": "2021-06-10"})
    stated = claim("2021-06-01/2021-06-30", (2, 2), unit="sites")
    assert attack_count(stated, three, where=ANY, distinct="site_id").word == "reproduced"
    assert attack_count(stated, three, where=ANY, distinct="date").difference == "+1"


def test_an_attack_of_a_night_counts_only_perhaps_on_one_of_its_days(claim, run):
    night = run({"date": "2021-05-31", "date_end": "2021-06-01", "date_precision": "range"}, {"date": "2021-05-02"})
    two, one = (attack_count(claim(MAY, (n, n), unit="attacks"), night, where=ANY) for n in (2, 1))
    three = attack_count(claim(MAY, (3, 3), unit="attacks"), night, where=ANY)
    assert (two.word, one.word, three.word) == ("not_testable", "not_testable", "differs")
    assert two.sentence.endswith(
        "has 1 to 2 attacks from 1 to 31 May 2021; the report has 2 attacks, which that leaves open."
    )
    assert attack_count(claim(MAY, (1, None)), night, where=ANY).word == "reproduced"
    assert set(rows_of(two)) == {"r1", "r2"}


def test_a_count_needs_a_number_and_days(claim, run):
    with pytest.raises(ValueError, match="AT001 names no days"):
        attack_count(claim(number=(1, 1)), run(JUNE_9), where=ANY)
    with pytest.raises(ValueError, match="AT001 names no number"):
        attack_count(claim(MAY), run(JUNE_9), where=ANY)


# ---- what a run leaves out


@pytest.mark.parametrize(
    ("parameters", "said"),
    [
        ({"start": "2021-05-02"}, "1 to 31 May 2021 leaves the period of this run (2 May 2021 to 31 August 2021)."),
        ({"end": "2021-05-30"}, "1 to 31 May 2021 leaves the period of this run (1 January 2020 to 30 May 2021)."),
        ({"start": "1990-01-01", "end": "1990-12-31"}, "leaves the period of this run"),
        ({"countries": "Syria"}, "This run leaves out Iraq."),
        ({"governorates": "Anbar"}, "This run counts only some governorates (Anbar)."),
        ({"weapons": "ied"}, "This run counts only some weapons (ied)."),
        ({"target_types": "oil_site"}, "This run counts only some kinds of target (oil site)."),
        ({"min_confidence": "high"}, "counts only confidence high or better, which leaves out 1 of these attacks."),
    ],
)
def test_a_run_that_leaves_out_what_a_count_needs_says_so(claim, run, parameters, said):
    narrowed = run({"date": "2021-05-02", "confidence": "medium"}, **parameters)
    stated = claim(MAY, (1, 1))
    verdicts = [
        attack_count(stated, narrowed, where=ANY),
        attack_told(stated, narrowed, where=ANY),
        attack_number(stated, narrowed, where=ANY, column="munitions"),
        months_hit(stated, narrowed, where=ANY),
        rate_change(stated, narrowed, where=ANY, base_first=date(2021, 5, 1), base_last=date(2021, 5, 31)),
    ]
    assert {verdict.word for verdict in verdicts} == {"not_covered"}
    assert all(said in verdict.sentence for verdict in verdicts)


def test_days_that_the_list_does_not_cover_are_not_covered(claim, run):
    long = run(start="2015-01-01")
    verdict = attack_told(claim("2018-05-01"), long, where=ANY)
    assert verdict.word == "not_covered"
    assert verdict.sentence == "The list of attacks in Iraq lacks days of 1 May 2018."


def test_a_folder_without_a_list_of_attacks_covers_no_more_than_the_list(claim, run, tmp_path):
    (tmp_path / "troops.csv").touch()
    stated = claim("2018-05-01")
    assert attack_told(stated, run(start="2015-01-01", data=str(tmp_path)), where=ANY).word == "not_covered"
    (tmp_path / "attacks.csv").touch()
    assert attack_told(stated, run(start="2015-01-01", data=str(tmp_path)), where=ANY).word == "differs"


def test_a_filter_that_keeps_what_is_asked_for_covers_it(claim, run):
    narrowed = run(JUNE_9, governorates="Salah al-Din", weapons="rocket", min_confidence="high")
    where = Where(sites=("balad",), weapons=("rocket",))
    assert attack_count(claim("2021-06-09", (1, 1)), narrowed, where=where).word == "reproduced"


# ---- attack_told


def test_an_attack_that_the_list_holds_is_told(claim, run):
    verdict = attack_told(claim("2021-06-09"), run(JUNE_6, JUNE_9), where=BALAD)
    assert (verdict.word, rows_of(verdict)) == ("reproduced", ["r2"])
    assert verdict.sentence == "The list has 1 such attack in other sources (9 June 2021)."


def test_an_attack_that_the_list_lacks_differs_and_the_list_is_said_to_hold_none(claim, run):
    verdict = attack_told(claim("2021-06-08"), run(JUNE_9), where=BALAD)
    assert (verdict.word, verdict.ours, rows_of(verdict)) == ("differs", "none", [])
    assert verdict.sentence == "The list, which covers 8 June 2021, holds no such attack."


def test_an_attack_known_by_a_span_of_days_is_not_told_of_one_of_them(claim, run):
    month = {"date": "2021-05-01", "date_end": "2021-05-31", "date_precision": "month"}
    verdict = attack_told(claim("2021-05-07"), run(month), where=BALAD)
    assert verdict.word == "not_testable"
    assert verdict.sentence == "The list has such an attack, but its day is only known as 1 to 31 May 2021."
    assert attack_told(claim(MAY), run(month), where=BALAD).word == "reproduced"


def test_an_attack_that_only_the_report_tells_decides_nothing(claim, run):
    verdict = attack_told(claim("2021-06-09"), run({**JUNE_9, "stated_by": "report"}), where=BALAD)
    assert (verdict.word, rows_of(verdict)) == ("not_testable", ["r1"])
    assert verdict.sentence == "Only the report says so among the sources seen."


def test_the_list_need_not_hold_events_near_the_subject(claim, run):
    verdict = attack_told(claim("2021-06-09"), run(JUNE_9), where=Where(sides=("other",)))
    assert verdict.word == "not_testable"


def test_a_repeated_row_does_not_tell_of_an_attack(claim, run):
    verdict = attack_told(claim("2021-06-09"), run({**JUNE_9, "duplicate_of": "r9"}), where=BALAD)
    assert verdict.word == "differs"


# ---- attack_number


def test_numbers_told_of_attacks_are_summed_and_reproduced_or_disputed(claim, run):
    known = run(
        {**JUNE_9, "munitions_low": 3, "munitions_high": 5}, {**JUNE_6, "munitions_low": 2, "munitions_high": 2}
    )
    june = "2021-06-01/2021-06-30"
    said = [
        attack_number(claim(june, (n, n), unit="rockets"), known, where=ANY, column="munitions") for n in (5, 7, 8, 4)
    ]
    assert [verdict.word for verdict in said] == ["reproduced", "reproduced", "disputed", "disputed"]
    assert [verdict.difference for verdict in said] == ["", "", "-1", "+1"]
    assert said[2].sentence == "Other sources have 5 to 7 rockets (6 to 9 June 2021); the report has 8 rockets."


def test_an_attack_without_a_number_leaves_the_sum_open(claim, run):
    partly = run({**JUNE_9, "munitions_low": 3, "munitions_high": 3}, JUNE_6)
    june = "2021-06-01/2021-06-30"
    more, fewer = (attack_number(claim(june, (n, n)), partly, where=ANY, column="munitions") for n in (20, 2))
    assert (more.word, fewer.word) == ("not_testable", "disputed")
    assert (
        more.sentence == "Other sources have at least 3 (6 to 9 June 2021); the report has 20, which that leaves open."
    )
    assert set(rows_of(more)) == {"r1", "r2"}


def test_at_least_a_number_does_not_bear_out_a_higher_one(claim, run):
    some = run({**JUNE_9, "killed_low": 3, "killed_high": None})
    said = {n: attack_number(claim("2021-06-09", (n, n)), some, where=ANY, column="killed").word for n in (2, 3, 5)}
    assert said == {2: "disputed", 3: "reproduced", 5: "not_testable"}


def test_an_unknown_number_cannot_be_tested(claim, run):
    verdict = attack_number(claim("2021-06-09", (2, 2)), run(JUNE_9), where=ANY, column="killed")
    assert (verdict.word, rows_of(verdict)) == ("not_testable", ["r1"])
    assert verdict.sentence == "No other source seen gives the number."


def test_the_number_of_a_row_that_only_the_report_states_does_not_count(claim, run):
    alone = run({**JUNE_9, "killed_low": 2, "killed_high": 2, "stated_by": "report"})
    assert attack_number(claim("2021-06-09", (2, 2)), alone, where=ANY, column="killed").word == "not_testable"


# ---- months_hit


def test_months_with_an_attack_are_counted_once_each(claim, run):
    three = run({"date": "2021-04-02"}, {"date": "2021-04-30"}, {"date": "2021-06-09"})
    spring = "2021-04-01/2021-06-30"
    two, all_three = (months_hit(claim(spring, (n, n), unit="months"), three, where=ANY) for n in (2, 3))
    assert (two.word, all_three.word, all_three.difference) == ("reproduced", "differs", "-1")
    assert all_three.sentence == (
        "The list has such attacks in 2 months from 1 April 2021 to 30 June 2021; the report has 3 months."
    )
    assert rows_of(two) == ["r1", "r2", "r3"]


def test_a_month_that_only_a_night_at_its_edge_may_hit_is_left_open(claim, run):
    edge = {"date": "2021-03-31", "date_end": "2021-04-01", "date_precision": "range"}
    verdict = months_hit(claim("2021-04-01/2021-05-31", (2, 2)), run(edge, {"date": "2021-05-02"}), where=ANY)
    assert verdict.word == "not_testable"


# ---- rate_change

BASE = {"base_first": date(2021, 4, 1), "base_last": date(2021, 4, 30)}


def a_month_each(run, *, april, may, **cells):
    days = [f"2021-04-{i + 1:02}" for i in range(april)] + [f"2021-05-{i + 1:02}" for i in range(may)]
    return run(*({"date": day, **cells} for day in days))


def test_a_clear_rise_is_reproduced_as_a_rise_and_differs_as_a_fall(claim, run):
    # 18 in 31 days against 2 in 30: 18 / 2 * 30 / 31 = 8.71 times; of 20 attacks 18 fall in the later window, of which
    # the exact interval is 0.6830 to 0.9877, as odds times 30 / 31: 2.08 to 77.5
    told = a_month_each(run, april=2, may=18)
    rise = rate_change(claim(MAY), told, where=ANY, **BASE)
    fall = rate_change(claim(MAY), told, where=ANY, rising=False, **BASE)
    assert (rise.word, fall.word) == ("reproduced", "differs")
    assert (rise.theirs, fall.theirs) == ("more", "fewer")
    assert rise.interval.value == pytest.approx(18 / 2 * 30 / 31)
    assert rise.interval.low == pytest.approx(2.085, abs=0.01)
    assert rise.interval.high == pytest.approx(77.5, abs=0.5)
    assert (rise.ours, rise.difference) == ("17.4 in 30 days", "8.71 times")
    assert rise.sentence.startswith(
        "18 rocket and drone attacks in 31 days (1 to 31 May 2021) stand against 2 in 30 days (1 to 30 April 2021): "
        "8.71 times as many a day (95% interval 2.0"
    )
    assert len(rise.evidence.rows) == 20


def test_a_clear_fall_is_reproduced_as_a_fall_and_differs_as_a_rise(claim, run):
    told = a_month_each(run, april=18, may=2)
    assert rate_change(claim(MAY), told, where=ANY, rising=False, **BASE).word == "reproduced"
    assert rate_change(claim(MAY), told, where=ANY, **BASE).word == "differs"


def test_a_change_within_chance_decides_nothing(claim, run):
    verdict = rate_change(claim(MAY), a_month_each(run, april=2, may=3), where=ANY, **BASE)
    assert verdict.word == "not_testable"
    assert verdict.sentence.endswith(", which is within chance.")


def test_a_rise_from_nothing_names_no_infinite_number(claim, run):
    # Of 10 attacks all fall in the later window: the exact lower bound is 0.025 ** (1 / 10) = 0.6915, 2.17 as odds
    verdict = rate_change(claim(MAY), a_month_each(run, april=0, may=10), where=ANY, **BASE)
    assert verdict.word == "reproduced"
    assert verdict.sentence.endswith("at least 2.17 times as many a day (95% interval).")
    assert (verdict.interval, verdict.difference) == (None, "")


def test_windows_without_an_attack_decide_nothing(claim, run):
    verdict = rate_change(claim(MAY), run(JUNE_9), where=ANY, **BASE)
    assert verdict.word == "not_testable"
    assert verdict.sentence == "Neither window holds a rocket or drone attack that can be counted."


def test_rates_are_of_rockets_and_drones_of_some_confidence(claim, run):
    bombs = a_month_each(run, april=2, may=18, weapon="ied")
    vague = a_month_each(run, april=2, may=18, confidence="low")
    assert {rate_change(claim(MAY), told, where=ANY, **BASE).word for told in (bombs, vague)} == {"not_testable"}


def test_a_base_window_outside_the_period_is_not_covered(claim, run):
    verdict = rate_change(claim(MAY), run(start="2021-05-01"), where=ANY, **BASE)
    assert verdict.word == "not_covered"
    assert verdict.sentence.startswith("1 to 30 April 2021 leaves the period")


def test_attacks_of_weak_confidence_are_no_evidence(claim, run):
    verdict = attack_count(claim("2021-06-09", (1, 1)), run(JUNE_9, {**JUNE_6, "confidence": "low"}), where=BALAD)
    assert verdict.evidence.rows == (Row("attacks", "r1"),)
