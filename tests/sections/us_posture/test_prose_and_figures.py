"""What the section says and draws, and what it leaves out when the data do not bear it out."""

import re
from dataclasses import replace

import pytest

from iraq_report.sections import open_section
from iraq_report.sections.us_posture import aftermath_prose, figures, prose, talks, talks_prose
from iraq_report.sections.us_posture import retaliation_prose as weeks


class Planted:
    """The tables of a run, some of them replaced."""

    def __init__(self, tables, own):
        self.tables, self.own = tables, own

    def __getitem__(self, name):
        return self.own[name] if name in self.own else self.tables[name]


@pytest.fixture
def run():
    """A run on the real tables, with some of them replaced."""

    def make(tables=None, **parameters):
        opened = open_section("us_posture", parameters)
        return replace(opened, tables=Planted(opened.tables, tables or {}))

    return make


ELSEWHEN = {
    f"{name}_{edge}": f"1990-{month}"
    for name in ("presence", "talks", "statements", "retaliation", "revenge", "aftermath")
    for edge, month in (("start", "01-01"), ("end", "12-31"))
}


@pytest.mark.parametrize(
    "parameters",
    [{}, ELSEWHEN, {"start": "1990-01-01", "end": "1990-12-31"}, {"countries": ["Syria"]}],
    ids=["default", "windows elsewhere", "empty period", "another country"],
)
def test_every_figure_is_drawn_or_declared_empty_in_order(run, parameters):
    shown = run(**parameters)
    made = [make(shown) for make in figures.FIGURES.values()]
    assert [one.id for one in made] == list(figures.FIGURES)
    assert all(one.empty or one.chart for one in made)
    assert all(len(one.title) <= 90 for one in made)


def test_a_ceiling_is_never_on_the_line_of_headcounts(run, troops):
    table = troops(
        {"date": "2020-01-01", "people_low": 5200},
        {"date": "2020-06-01", "people_low": 9000, "measure": "ceiling"},
        {"date": "2021-01-01", "people_low": 2500},
    )
    shown = figures.us_figures(run({"troops": table})).table
    assert list(shown[shown["Series"] == "US troops present"]["Troops"]) == [5200, 2500]
    assert list(shown[shown["Series"] == "Ceiling or upper bound"]["Troops"]) == [9000]


def test_a_rise_of_troops_is_not_called_a_fall(run, troops):
    table = troops({"date": "2020-02-01", "people_low": 2500}, {"date": "2021-12-01", "people_low": 4000})
    planted = run({"troops": table})
    assert figures.troops_and_talks(planted).title.startswith("US troops went from 2,500 to 4,000")
    assert "fell from" not in prose.overview(planted, None).markdown


def test_a_line_of_levels_ends_with_the_last_published_one(run):
    far = figures.aftermath(run(aftermath_end="2030-12-31"))
    assert far.table["Date"].max().year < 2026


def test_days_that_leave_the_run_are_not_covered_and_draw_no_attack(run):
    short = run(end="2021-06-30")
    assert weeks.around_of_run(short) is None
    assert "Not covered" in weeks.weeks(short, None).markdown
    assert figures.attacks_by_day(short).empty.startswith("Not covered")
    told = figures.weeks(short)
    assert told.title.endswith("attacks not covered")
    assert "Attacks on sites" not in set(told.table["Lane"])


def test_the_report_is_made_to_speak_of_its_own_days_only(run):
    assert "The report dates the US strikes" in weeks.weeks(run(), None).markdown
    moved = run(strike_report="2021-02-25", strike_local="2021-02-26", revenge_start="2021-07-04")
    text = weeks.weeks(moved, None).markdown
    assert "The report dates the US strikes" not in text
    assert "The report has all three attacked" not in text


def test_the_strikes_of_june_2021_are_rows_of_the_next_day_by_local_time(run):
    values = {one.name: one.value for one in weeks.weeks(run(), None).facts}
    assert values["us_posture.strike.report"] == "2021-06-27"
    assert values["us_posture.strike.local"] == "2021-06-28"


def test_tables_without_a_row_leave_its_sentence_out(run, dialogue, troops):
    bare = run(
        {"dialogue": dialogue({"date": "2021-01-01"}), "troops": troops({"date": "2021-01-01", "people_low": 1})}
    )
    assert talks_prose.april(bare).markdown == ""
    assert talks_prose.july(bare).markdown == ""
    assert weeks.voices(bare).markdown == ""
    assert weeks.differences(bare).markdown == ""
    assert "hold no round" in talks_prose.rounds(bare).markdown
    assert "do not hold" in aftermath_prose.nato(bare).markdown
    assert "do not hold" in aftermath_prose.aftermath(bare).markdown
    assert "no statement" in talks_prose.statements_table(bare).markdown


def test_as_few_as_ten_is_called_a_forecast_only_when_the_article_is_older(run):
    real = run()
    assert "4</span> days before it" in talks_prose.july(real).markdown.replace("\n", " ")
    later = real.tables["dialogue"].copy()
    later.loc[later["event_id"] == "DG071", "date"] = later.loc[later["event_id"] == "DG075", "date"].iloc[0]
    assert "forecast" not in talks_prose.july(run({"dialogue": later})).markdown


def test_no_name_of_a_fact_is_used_twice(run):
    opened = run()
    around = weeks.around_of_run(opened)
    texts = [
        prose.overview(opened, around), prose.presence(opened), prose.support(opened), weeks.weeks(opened, around),
        weeks.voices(opened), weeks.differences(opened), talks_prose.rounds(opened), talks_prose.april(opened),
        talks_prose.july(opened), aftermath_prose.nato(opened), aftermath_prose.aftermath(opened),
        aftermath_prose.thin(opened),
    ]  # fmt: skip
    names = [fact.name for text in texts for fact in text.facts]
    assert len(names) == len(set(names))


def plain(text) -> str:
    return re.sub("<[^>]+>", "", text.markdown)


def test_rates_name_the_weapons_and_grades_that_the_run_counts(run):
    one = run(weapons="drone", min_confidence="high")
    around = weeks.around_of_run(one)
    assert f"{around.before.count} drone attacks of high confidence" in plain(weeks.weeks(one, around))
    assert "rocket" not in plain(weeks.weeks(one, around)) + plain(prose.overview(one, around))
    held = talks.all_rounds(one.tables["dialogue"])
    compared = talks.around_rounds(one.events, held, days=14, parameters=one.parameters)
    assert "0 drone attacks of high confidence" in plain(talks_prose.around_rounds(one, compared))
    assert figures.attacks_around_rounds(one, compared).subtitle.startswith("Drone attacks of high confidence")
    assert "rocket" not in figures.rates_around_strike(one, around).title


def test_a_run_without_rockets_and_drones_says_why_it_makes_no_rates(run):
    one = run(weapons="ied")
    assert weeks.around_of_run(one) is None
    assert "Not counted: this run leaves out rockets and drones" in plain(weeks.weeks(one, None))
    assert figures.rates_around_strike(one, None).empty.startswith("Not counted")
    held = talks.all_rounds(one.tables["dialogue"])
    compared = talks.around_rounds(one.events, held, days=14, parameters=one.parameters)
    assert compared.empty
    assert figures.attacks_around_rounds(one, compared).empty.startswith("Not counted")
    assert plain(talks_prose.around_rounds(one, compared)).startswith("Not counted")


@pytest.mark.parametrize(
    ("rows", "title"),
    [
        ([("2021-07-06", False)], "1 attack fell on 6 July 2021, none on convoys"),
        ([("2021-07-06", True)], "1 attack fell on 6 July 2021, on a convoy"),
        ([("2021-07-06", True), ("2021-07-06", True)], "2 attacks fell on 6 July 2021, all on convoys"),
        ([("2021-07-06", True), ("2021-07-06", False)], "2 attacks fell on 6 July 2021, 1 of them on convoys"),
        ([("2021-07-06", True), ("2021-07-07", False)], "1 attack on the worst days, 2 of 27"),
    ],
)
def test_the_worst_day_is_named_only_when_there_is_one(run, events, rows, title):
    target = {True: "logistics_convoy", False: "diplomatic"}
    planted = events(*({"date": day, "target_type": target[convoy]} for day, convoy in rows))
    assert figures.attacks_by_day(replace(run(), events=planted)).title == title


AFTER = {
    "start": "2021-09-01", "end": "2024-12-31", "talks_start": "2021-09-01", "talks_end": "2024-12-31",
    "strike_report": "2024-02-02", "strike_local": "2024-02-03",
    "retaliation_start": "2024-01-20", "retaliation_end": "2024-02-20",
}  # fmt: skip


def test_speakers_left_out_of_a_chart_are_told_in_its_subtitle(run, dialogue):
    said = dialogue(*({"date": "2021-07-01", "speaker": f"Speaker {number:02}"} for number in range(14)))
    figure = figures.statements(run({"dialogue": said}))
    assert "by speaker (12 of 14 drawn)" in figure.subtitle


def test_levels_that_do_not_move_are_found_and_titled_so(run):
    later = run(**AFTER)
    assert "were 2,500 at every date" in plain(prose.overview(later, None))
    assert figures.troops_and_talks(later).title == "US troops stayed at 2,500 over 2 rounds of talks"
    assert "at every date" not in plain(prose.overview(run(), None))


def test_strikes_that_are_not_those_of_the_report_are_told_beside_them(run):
    later = run(**AFTER)
    text = plain(weeks.weeks(later, weeks.around_of_run(later)))
    assert text.startswith("The report tells of the US strikes of 27 to 28 June 2021; this run looks at those of 2 Feb")
    assert figures.weeks(later).title.endswith("around the US strikes of 2 February 2024")


def test_rounds_after_the_strategic_dialogue_are_compared_as_well(run):
    later = run(**AFTER)
    held = talks.all_rounds(later.tables["dialogue"])
    compared = talks.around_rounds(later.events, held, days=14, parameters=later.parameters)
    assert "share attacks" in plain(talks_prose.around_rounds(later, compared))
    assert "Higher Military Commission" in figures.attacks_around_rounds(later, compared).sentence


def test_a_run_of_other_days_says_at_its_head_what_it_leaves_open(run):
    later = run(**{**AFTER, "end": "2022-12-31"})
    head = plain(prose.overview(later, weeks.around_of_run(later)))
    assert head.startswith("Left open by this run, each with the reason in its place: attacks in the weeks around US")
    default = run()
    assert "Left open" not in plain(prose.overview(default, weeks.around_of_run(default)))
