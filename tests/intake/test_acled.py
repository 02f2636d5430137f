from datetime import date

import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.intake.export import EVENT_COLUMNS
from iraq_report.intake.read import read_export
from tests.intake.shapes import ACLED_2025, ACLED_NEW, ACLED_OLD, acled, acled_text, put


def read(tmp_path, *rows, **options):
    return read_export(put(tmp_path / "export.csv", acled_text(*rows)), **options)


def test_a_row_becomes_an_event_with_all_that_it_says(tmp_path):
    export = read(tmp_path, acled())
    assert {name: str(dtype) for name, dtype in export.events.dtypes.items()} == EVENT_COLUMNS
    [event] = export.events.to_dict("records")
    assert event["line"] == 2
    assert event["event_id"] == "IRQ1"
    assert event["date"] == pd.Timestamp("2021-06-29")
    assert (event["date_precision"], event["date_end"]) == ("day", pd.NaT)
    assert (event["country"], event["governorate"], event["place"]) == ("Iraq", "Anbar", "Sample Town")
    assert (event["lat"], event["lon"], event["point_quality"]) == (33.7856, 42.4412, "point")
    assert event["actor1"] == "Invented Armed Group"
    assert pd.isna(event["assoc1"])
    assert (event["killed_low"], event["killed_high"]) == (2, 2)
    assert pd.isna(event["wounded_low"])
    assert event["revised"] == pd.Timestamp("2021-07-05 16:00")


@pytest.mark.parametrize(
    "columns", [ACLED_OLD, ACLED_NEW, ACLED_2025, [*ACLED_OLD[:19], "countycode", *ACLED_OLD[19:]]]
)
def test_every_version_of_the_header_is_recognised(tmp_path, columns):
    export = read_export(put(tmp_path / "x.csv", acled_text(columns=columns)))
    assert (export.format.name, export.format.sure) == ("acled", 1.0)
    assert len(export.events) == 1


def test_actor_codes_in_words_read_as_codes_in_numbers_do(tmp_path):
    export = read(tmp_path, acled(inter1="Political militia", interaction="Political militia-Civilians"))
    assert len(export.events) == 1


def test_no_fatalities_are_at_least_none_since_zero_also_stands_for_unknown(tmp_path):
    event = read(tmp_path, acled(fatalities="0")).events.iloc[0]
    assert event["killed_low"] == 0
    assert pd.isna(event["killed_high"])


def test_blank_fatalities_stay_missing(tmp_path):
    event = read(tmp_path, acled(fatalities="")).events.iloc[0]
    assert pd.isna(event["killed_low"])
    assert pd.isna(event["killed_high"])


def test_whole_numbers_written_with_a_point_are_whole(tmp_path):
    row = acled(year="2021.0", time_precision="1.0", fatalities="2.0", geo_precision="3.0", timestamp="1.6255008e9")
    event = read(tmp_path, row).events.iloc[0]
    assert (event["killed_low"], event["point_quality"], event["date_precision"]) == (2, "governorate", "day")
    assert event["revised"] == pd.Timestamp("2021-07-05 16:00")


def test_a_week_is_a_range_about_its_middle_and_a_month_is_the_month(tmp_path):
    events = read(tmp_path, acled(time_precision="2"), acled(time_precision="3")).events
    assert events["date_precision"].tolist() == ["range", "month"]
    assert events["date"].dt.strftime("%F").tolist() == ["2021-06-26", "2021-06-01"]
    assert events["date_end"].dt.strftime("%F").tolist() == ["2021-07-02", "2021-06-30"]


def test_other_countries_and_days_outside_are_out_of_scope_and_counted(tmp_path):
    rows = [acled(), acled(country="Yemen"), acled(event_date="2019-12-31", year="2019"), acled(country="Syria")]
    rows.append(acled(event_date="2021-12-31"))
    export = read(tmp_path, *rows, countries=["Iraq"], start=date(2020, 1, 1), end=date(2021, 8, 31))
    assert export.out_of_scope == {
        "another country than Iraq": 2,
        "before 2020-01-01": 1,
        "after 2021-08-31": 1,
    }
    assert export.events["event_id"].tolist() == ["IRQ1"]
    assert export.rows == 5


def test_a_period_that_ends_before_it_begins_is_refused(tmp_path):
    with pytest.raises(ReportError) as caught:
        read(tmp_path, start=date(2021, 2, 1), end=date(2021, 1, 1))
    assert caught.value.code == "E-PARAM-ORDER"


def test_a_month_that_begins_before_the_first_day_is_before_it(tmp_path):
    export = read(tmp_path, acled(time_precision="3"), start=date(2021, 6, 15), end=date(2021, 6, 20))
    assert export.out_of_scope == {"before 2021-06-15": 1}


@pytest.mark.parametrize(
    ("cells", "code", "words"),
    [
        ({"country": ""}, "R-COUNTRY-MISSING", "no country"),
        ({"event_date": ""}, "R-DATE-MISSING", "no date"),
        ({"event_date": "2021-02-30"}, "R-DATE-UNREADABLE", "'2021-02-30'"),
        ({"event_date": "some day"}, "R-DATE-UNREADABLE", "'some day'"),
        ({"year": "2020"}, "R-DATE-YEAR", "says 2020"),
        ({"fatalities": "many"}, "R-NUMBER", "'many' in fatalities"),
        ({"fatalities": "-3"}, "R-NUMBER", "'-3' in fatalities"),
        ({"latitude": "north"}, "R-POINT", "'north' in latitude"),
        ({"latitude": "133.2"}, "R-POINT", "not on the globe"),
    ],
)
def test_a_row_that_cannot_be_used_is_rejected_with_its_reason(tmp_path, cells, code, words):
    export = read(tmp_path, acled(), acled(**cells), acled())
    [row] = export.rejected.to_dict("records")
    assert (row["line"], row["event_id"], row["code"]) == (3, "IRQ2", code)
    assert words in row["reason"]
    assert '"location": "Sample Town"' in row["row"]
    assert len(export.events) == 2


def test_a_row_without_an_id_is_rejected(tmp_path):
    text = acled_text(acled(), acled()).replace("IRQ2", "")
    export = read_export(put(tmp_path / "x.csv", text))
    assert export.rejected["code"].tolist() == ["R-ID-MISSING"]


def test_of_rows_with_one_id_the_one_revised_last_is_kept(tmp_path):
    text = acled_text(acled(), acled(timestamp="1725500800", notes="revised")).replace("IRQ2", "IRQ1")
    export = read_export(put(tmp_path / "x.csv", text))
    assert export.events["notes"].tolist() == ["revised"]
    assert export.rejected[["line", "code"]].values.tolist() == [[2, "R-ID-REPEATED"]]
    assert "row 3" in export.rejected["reason"].iloc[0]


def test_a_word_that_looks_like_a_missing_value_stays_a_name(tmp_path):
    event = read(tmp_path, acled(location="NA", actor1="None", actor2="N/A")).events.iloc[0]
    assert (event["place"], event["actor1"]) == ("NA", "None")
    assert pd.isna(event["actor2"])


def test_a_decimal_comma_is_understood(tmp_path):
    event = read(tmp_path, acled(latitude="33,5", longitude="44,25")).events.iloc[0]
    assert (event["lat"], event["lon"]) == (33.5, 44.25)
