import gzip

import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.intake.read import read_export
from iraq_report.intake.recognise import column_name
from iraq_report.paths import DATA
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas import SCHEMAS
from tests.intake.shapes import (
    ACLED_NEW,
    GTD_COLUMNS,
    GTD_ROW,
    OWN_ROW,
    UCDP_HDX,
    UCDP_NATIVE,
    UCDP_ROW,
    acled,
    acled_text,
    put,
    table,
)

HXL = {"year": "#date+year", "latitude": "#geo+lat", "country": "#country+name", "date_start": "#date+start"}
OWN = list(SCHEMAS["attacks"].columns)


def only(path, **options):
    [event] = read_export(path, **options).events.to_dict("records")
    return event


@pytest.mark.parametrize("columns", [UCDP_NATIVE, UCDP_HDX])
def test_a_ucdp_row_becomes_an_event(tmp_path, columns):
    event = only(put(tmp_path / "ged.csv", table([UCDP_ROW], columns)))
    assert (event["event_id"], event["date"]) == ("900001", pd.Timestamp("2021-06-29"))
    assert (event["governorate"], event["place"]) == ("Duhok", "Sample town")
    assert (event["killed_low"], event["killed_high"]) == (1, 3)
    assert pd.isna(event["wounded_low"])
    assert (event["actor1"], event["actor2"]) == ("Government of Iraq", "Invented Group")
    assert event["event_type"] == "State-based conflict"


def test_the_row_of_hxl_tags_is_no_event(tmp_path):
    export = read_export(put(tmp_path / "hdx.csv", table([HXL, UCDP_ROW], UCDP_HDX, end="\r\n")))
    assert (export.rows, len(export.events)) == (1, 1)
    assert export.events["line"].tolist() == [3]
    assert any("HXL" in note for note in export.notes)


def test_a_candidate_file_without_a_header_is_known_by_its_cells(tmp_path):
    rows = [{**UCDP_ROW, "id": str(number)} for number in range(1, 6)]
    text = table(rows, UCDP_NATIVE).partition("\n")[2]
    export = read_export(put(tmp_path / "candidate.csv", text))
    assert export.format.name == "ucdp_ged"
    assert (export.rows, len(export.events), export.events["line"].tolist()[0]) == (5, 5, 1)
    assert "no header" in export.format.why[0]


@pytest.mark.parametrize(
    ("start", "end", "precise", "words", "last"),
    [
        ("2021-06-29", "2021-06-29", "1", "day", None),
        ("2021-06-27", "2021-06-29", "2", "range", "2021-06-29"),
        ("2021-06-01", "2021-06-30", "4", "month", "2021-06-30"),
        ("2021-06-03", "2021-07-30", "4", "range", "2021-07-30"),
        ("2021-01-01", "2021-12-31", "5", "year", "2021-12-31"),
    ],
)
def test_spans_of_ucdp_have_our_words_for_their_precision(tmp_path, start, end, precise, words, last):
    row = {**UCDP_ROW, "date_start": start, "date_end": end, "date_prec": precise}
    event = only(put(tmp_path / "ged.csv", table([row], UCDP_NATIVE)))
    assert (event["date_precision"], event["date"]) == (words, pd.Timestamp(start))
    assert event["date_end"] is pd.NaT if last is None else event["date_end"] == pd.Timestamp(last)


def test_a_toll_out_of_order_is_put_in_order(tmp_path):
    event = only(put(tmp_path / "ged.csv", table([{**UCDP_ROW, "best": "4", "high": "0", "low": "6"}], UCDP_NATIVE)))
    assert (event["killed_low"], event["killed_high"]) == (0, 6)


def test_a_span_that_ends_before_it_begins_is_rejected(tmp_path):
    row = {**UCDP_ROW, "date_end": "2021-06-01"}
    export = read_export(put(tmp_path / "ged.csv", table([row], UCDP_NATIVE)))
    assert export.rejected["code"].tolist() == ["R-DATE-ORDER"]


@pytest.mark.parametrize(("precise", "quality"), [("1", "point"), ("3", "area"), ("4", "governorate"), ("6", "none")])
def test_a_point_that_stands_for_more_says_so(tmp_path, precise, quality):
    event = only(put(tmp_path / "ged.csv", table([{**UCDP_ROW, "where_prec": precise}], UCDP_NATIVE)))
    assert event["point_quality"] == quality
    assert pd.isna(event["lat"]) == (quality == "none")


def test_a_gtd_row_becomes_an_event_with_codes_of_unknown_missing(tmp_path):
    event = only(put(tmp_path / "gtd.csv", table([GTD_ROW], GTD_COLUMNS)))
    assert event["event_id"] == "202106290099"
    assert (event["date"], event["date_precision"]) == (pd.Timestamp("2021-06-29"), "day")
    assert (event["governorate"], event["place"]) == ("Salah al-Din", "Sample City")
    assert event["target_text"] == "Military | Military Barracks | Invented Forces | Sample Base | United States"
    assert event["weapon_text"] == "Explosives | Projectile | invented"
    assert (event["killed_low"], event["killed_us"], event["wounded_high"]) == (1, 0, 2)
    assert pd.isna(event["wounded_us"])


@pytest.mark.parametrize(
    ("cells", "first", "words", "last"),
    [
        ({"iday": "0"}, "2021-06-01", "month", "2021-06-30"),
        ({"imonth": "0", "iday": "0"}, "2021-01-01", "year", "2021-12-31"),
        ({"iday": "-9"}, "2021-06-01", "month", "2021-06-30"),
        ({"approxdate": "June 29-30, 2021"}, "2021-06-29", "range", "2021-06-30"),
        ({"approxdate": "late June 2021"}, "2021-06-01", "month", "2021-06-30"),
        ({"iyear": "2021.0", "imonth": "6.0", "iday": "29.0"}, "2021-06-29", "day", None),
    ],
)
def test_days_that_gtd_does_not_know_are_spans(tmp_path, cells, first, words, last):
    event = only(put(tmp_path / "gtd.csv", table([{**GTD_ROW, **cells}], GTD_COLUMNS)))
    assert (event["date"], event["date_precision"]) == (pd.Timestamp(first), words)
    assert event["date_end"] is pd.NaT if last is None else event["date_end"] == pd.Timestamp(last)


def test_a_place_that_gtd_does_not_know_is_missing(tmp_path):
    event = only(
        put(tmp_path / "gtd.csv", table([{**GTD_ROW, "city": "Unknown", "provstate": "Unknown"}], GTD_COLUMNS))
    )
    assert pd.isna(event["place"])
    assert pd.isna(event["governorate"])


def test_a_day_that_the_month_does_not_have_is_rejected(tmp_path):
    export = read_export(put(tmp_path / "gtd.csv", table([{**GTD_ROW, "iday": "31"}], GTD_COLUMNS)))
    assert export.rejected["code"].tolist() == ["R-DATE-UNREADABLE"]


def test_a_shared_out_toll_widens_into_low_and_high(tmp_path):
    event = only(put(tmp_path / "gtd.csv", table([{**GTD_ROW, "nwound": "7.5"}], GTD_COLUMNS)))
    assert (event["wounded_low"], event["wounded_high"]) == (7, 8)


def test_a_hybrid_of_gtd_in_windows_1252_with_semicolons_is_read(tmp_path):
    columns = [{"iyear": "year", "imonth": "month", "iday": "day"}.get(name, name) for name in GTD_COLUMNS]
    row = {**GTD_ROW, "year": "2021", "month": "6", "day": "29", "city": "Caf\xe9 \u201cTown\u201d", "gname": "N/A"}
    text = "sep=;\r\n" + table([row], columns, separator=";", end="\r\n")
    export = read_export(put(tmp_path / "hybrid.csv", text.encode("cp1252")))
    event = export.events.iloc[0]
    assert event["place"] == "Caf\xe9 \u201cTown\u201d"
    assert pd.isna(event["actor1"])
    assert any("Windows-1252" in note for note in export.notes)
    assert event["line"] == 3


def test_our_own_rows_keep_all_their_columns(tmp_path):
    export = read_export(put(tmp_path / "mine.csv", table([OWN_ROW], OWN)))
    assert (export.format.name, list(export.events)) == ("own", ["line", *OWN])
    [event] = export.events.to_dict("records")
    assert (event["line"], event["munitions_low"], event["place"]) == (2, 3, "Sample Base")
    assert event["date"] == pd.Timestamp("2021-06-29")


def test_a_faulty_row_of_our_own_is_rejected_with_all_its_faults(tmp_path):
    rows = [OWN_ROW, {**OWN_ROW, "attack_id": "2021-06-29-sample-2", "weapon": "rockit", "munitions_low": "x"}]
    export = read_export(put(tmp_path / "mine.csv", table(rows, OWN)))
    [row] = export.rejected.to_dict("records")
    assert (row["line"], row["code"]) == (3, "R-TABLE")
    assert "weapon: found 'rockit'" in row["reason"]
    assert "munitions_low: found 'x'" in row["reason"]
    assert len(export.events) == 1


def test_our_own_rows_may_lack_columns_that_may_be_blank_and_have_others(tmp_path):
    columns = [name.upper() for name in OWN if name not in {"note", "casualty_note"}] + ["mine"]
    row = {name.upper(): cell for name, cell in OWN_ROW.items()} | {"DATE": "29/06/2021", "mine": "x"}
    export = read_export(put(tmp_path / "mine.csv", table([row], columns)))
    assert export.events["date"].tolist() == [pd.Timestamp("2021-06-29")]
    assert any("'mine'" in sentence for sentence in export.format.why)


def test_the_format_can_be_told_and_must_fit(tmp_path):
    path = put(tmp_path / "x.csv", acled_text())
    assert read_export(path, format="acled").format.name == "acled"
    with pytest.raises(ReportError, match="it looks like an ACLED export") as caught:
        read_export(path, format="gtd")
    assert caught.value.code == "E-FORMAT-MISFIT"
    with pytest.raises(ReportError, match="did you mean 'acled'") as caught:
        read_export(path, format="acleb")
    assert caught.value.code == "E-FORMAT-NAME"


def test_an_unknown_format_is_told_with_what_was_found_and_the_nearest(tmp_path):
    text = acled_text().replace("event_date", "when", 1)
    with pytest.raises(ReportError, match=r"nearest is an ACLED export, which also needs event_date") as caught:
        read_export(put(tmp_path / "x.csv", text))
    assert caught.value.code == "E-FORMAT-UNKNOWN"
    with pytest.raises(ReportError, match="near none of them"):
        read_export(put(tmp_path / "y.csv", "a,b\n1,2\n"))


def test_how_sure_is_the_share_of_expected_columns(tmp_path):
    columns = [name for name in ACLED_NEW if name not in {"tags", "iso", "region"}]
    export = read_export(put(tmp_path / "x.csv", acled_text(columns=columns)))
    assert export.format.sure == pytest.approx(28 / 31)
    assert "Not there: iso, region, tags." in export.format.why


@pytest.mark.parametrize("cell", ["EVENT_DATE", "\ufeffevent_date", " Event Date ", '"event-date"', "event.date"])
def test_names_of_columns_are_known_however_they_are_written(cell):
    assert column_name(cell) == "event_date"


def test_the_sum_of_the_file_is_that_of_the_file_as_it_came(tmp_path):
    import hashlib

    content = gzip.compress(acled_text(acled()).encode())
    export = read_export(put(tmp_path / "x.csv.gz", content))
    assert export.sha256 == hashlib.sha256(content).hexdigest()
    assert export.file == "x.csv.gz"


def test_the_table_of_the_project_comes_out_as_it_is_read_by_the_project():
    export = read_export(DATA / "attacks.csv")
    assert export.rejected.empty
    pd.testing.assert_frame_equal(export.events.drop(columns="line"), read_table("attacks"))
