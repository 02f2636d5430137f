import json
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.intake import scan
from iraq_report.intake.layouts import ACLED
from iraq_report.intake.read import read_export
from iraq_report.intake.recognise import columns_of
from tests.intake.shapes import ACLED_NEW, ACLED_ROW, acled, acled_text, numbered, put, table

THREE = acled_text(acled(), acled(notes='said "so",\nand more'), acled())


@pytest.mark.parametrize(
    "content",
    [
        "\ufeff" + THREE,
        THREE.replace("\n", "\r\n"),
        "sep=;\n" + acled_text(acled(), acled(), acled(), separator=";"),
        "\ufeffsep=;\r\n" + acled_text(acled(), acled(), acled(), separator=";"),
        acled_text(acled(), acled(), acled(), separator=";"),
        acled_text(acled(), acled(), acled(), separator="\t"),
        acled_text(acled(), acled(), acled(), separator="|"),
        "My export\n\n" + THREE,
        THREE.encode("utf-16"),
        acled_text(acled(notes="caf\xe9"), acled(), acled()).encode("cp1252"),
        THREE.replace("event_id_cnty,event_date", "EVENT_ID_CNTY,Event Date"),
        THREE.replace("\nIRQ3", "\r\nIRQ3"),
        acled_text(acled(), acled(), acled()).replace("\n", "\r"),
        acled_text(acled(), acled(), acled()).rstrip("\n"),
        acled_text(acled(), acled(), acled()).replace("\n", "\n\n"),
        table(numbered([acled()] * 3), [*ACLED_NEW, "mine", "", "notes"]),
    ],
)
def test_the_same_rows_come_out_however_the_file_is_laid_out(tmp_path, content):
    export = read_export(put(tmp_path / "x.csv", content))
    assert export.events["event_id"].tolist() == ["IRQ1", "IRQ2", "IRQ3"]
    assert export.rows == 3
    assert export.events["place"].tolist() == ["Sample Town"] * 3


def test_numbers_of_rows_without_a_column_are_left_aside(tmp_path):
    header, *rows = acled_text(acled(), acled()).splitlines()
    for head in (header, f'"",{header}'):
        text = "\n".join([head, *(f"{number},{row}" for number, row in enumerate(rows, 1))])
        assert len(read_export(put(tmp_path / "x.csv", text + "\n")).events) == 2


def test_a_separator_too_many_at_each_end_is_noted(tmp_path):
    header, *rows = acled_text(acled(), acled()).splitlines()
    text = "\n".join([header, *(f"{row}," for row in rows)]) + "\n"
    export = read_export(put(tmp_path / "x.csv", text))
    assert len(export.events) == 2
    assert "Every row ends with a separator too many." in export.notes


def test_broken_rows_are_rejected_and_the_rest_keep_their_numbers(tmp_path):
    rows = acled_text(*[acled()] * 5).splitlines()
    rows[2] = "IRQ2,2021-06-29"
    rows[4] = rows[4] + ",a,b"
    export = read_export(put(tmp_path / "x.csv", "\n".join(rows) + "\n"))
    assert export.rejected["line"].tolist() == [3, 5]
    assert export.rejected["code"].tolist() == ["R-BROKEN", "R-BROKEN"]
    assert ["fewer cells" in reason for reason in export.rejected["reason"]] == [True, False]
    assert json.loads(export.rejected["row"][0]) == {"text": "IRQ2,2021-06-29"}
    assert export.events["line"].tolist() == [2, 4, 6]
    assert export.rows == 5


def test_a_stray_quotation_mark_costs_its_row_alone(tmp_path):
    rows = acled_text(acled(), acled(source='"A" news'), acled()).replace('"""A"" news"', '"A" news')
    export = read_export(put(tmp_path / "x.csv", rows))
    assert export.events["event_id"].tolist() == ["IRQ1", "IRQ3"]
    assert "quotation mark" in export.rejected["reason"][0]


def test_a_quotation_mark_that_swallows_rows_stops_the_run(tmp_path):
    text = acled_text(*[acled(notes="plain")] * 9).replace("plain", '"open', 1)
    with pytest.raises(ReportError, match=r"row 2 of x\.csv is not closed") as caught:
        read_export(put(tmp_path / "x.csv", text))
    assert caught.value.code == "E-QUOTE-OPEN"


def test_single_bytes_that_are_no_text_cost_their_rows_alone(tmp_path):
    content = acled_text(acled(notes="Şalāḩ ad Dīn"), acled(notes="bad"), acled()).encode().replace(b"bad", b"b\xffd")
    export = read_export(put(tmp_path / "x.csv", content))
    assert export.rejected[["line", "code"]].values.tolist() == [[3, "R-ENCODING"]]
    assert export.events["notes"][0] == "Şalāḩ ad Dīn"


def test_windows_1252_that_shows_only_far_down_is_noticed(tmp_path, monkeypatch):
    monkeypatch.setattr("iraq_report.intake.encoding.HEAD", 500)
    content = acled_text(acled(), acled(), acled(notes="caf\xe9")).encode("cp1252")
    export = read_export(put(tmp_path / "x.csv", content))
    assert export.events["notes"][2] == "caf\xe9"
    assert export.rejected.empty


def test_rows_keep_their_numbers_across_the_parts_that_duckdb_reads_at_once(tmp_path, monkeypatch):
    plain = scan._options
    monkeypatch.setattr(scan, "LONGEST", 20_000)
    monkeypatch.setattr(scan, "_options", lambda *told: plain(*told) + ", buffer_size=40000")
    rows = [
        acled(country="Iraq" if number % 3 else "Yemen", notes="a\nb" if number % 7 else "c") for number in range(4000)
    ]
    lines = acled_text(*rows).replace("IRQ2000,", "IRQ2000", 1)
    countries = ["Iraq", *(f"Land {number}" for number in range(40))]  # a long list must not change the order
    export = read_export(put(tmp_path / "x.csv", lines), countries=countries)
    assert export.rejected["line"].tolist() == [2001]
    assert (export.events["event_id"].str[3:].astype(int) + 1).tolist() == export.events["line"].tolist()
    assert len(export.events) == sum(row["country"] == "Iraq" for row in rows) - 1


def test_a_header_without_rows_gives_no_events(tmp_path):
    export = read_export(put(tmp_path / "x.csv", ",".join(ACLED_NEW) + "\n"))
    assert (export.rows, len(export.events), len(export.rejected)) == (0, 0, 0)


def test_dates_that_cannot_be_told_apart_stop_until_told(tmp_path):
    path = put(tmp_path / "x.csv", acled_text(acled(event_date="03/04/2021"), acled(event_date="04/05/2021")))
    with pytest.raises(ReportError, match="--dates dmy") as caught:
        read_export(path)
    assert caught.value.code == "E-DATE-AMBIGUOUS"
    assert read_export(path, dates="mdy").events["date"].dt.month.tolist() == [3, 4]


@pytest.mark.parametrize("day", ["1446-07-04", "9999-12-31"])
def test_days_of_another_calendar_or_of_no_year_that_can_be_meant_are_no_dates(tmp_path, day):
    path = put(tmp_path / "x.csv", acled_text(acled(event_date=day, year=day[:4])))
    with pytest.raises(ReportError, match="of 1900 to 2100") as caught:
        read_export(path)
    assert caught.value.code == "E-DATE-UNREADABLE"


def test_days_that_are_not_of_the_order_told_say_so(tmp_path):
    with pytest.raises(ReportError, match="--dates mdy calls them month, day, year"):
        read_export(put(tmp_path / "x.csv", acled_text(acled(event_date="25/04/2021"))), dates="mdy")


def test_latitude_and_longitude_in_each_others_column_stop_the_run(tmp_path):
    rows = [acled(latitude="42.4412", longitude="33.7856"), acled(latitude="44.3", longitude="33.3"), acled()]
    with pytest.raises(ReportError, match=r"in 2 of the 3 rows of x\.csv with a point") as caught:
        read_export(put(tmp_path / "x.csv", acled_text(*rows)))
    assert caught.value.code == "E-POINT-SWAPPED"


def test_what_is_left_blank_in_a_row_is_noted(tmp_path):
    rows = [acled(), acled(latitude="10.5", admin1="Narnia"), acled(location="Sam\x00ple\x07 Town")]
    export = read_export(put(tmp_path / "x.csv", acled_text(*rows)))
    assert export.events["place"].tolist() == ["Sample Town"] * 3
    assert export.notes[-2:] == (
        "Names of governorates that are not known, left blank: 'Narnia'.",
        "Points outside their country, not used: 1, such as 'IRQ2' at 10.5, 42.4412.",
    )


def test_a_header_of_very_many_columns_is_compared_at_once():
    names = [f"c{number}" for number in range(100_000)]
    assert columns_of([*names, "data_id"], ACLED) == [*[None] * len(names), "event_id_cnty"]


def test_rows_of_other_countries_help_to_prove_how_dates_are_written(tmp_path):
    rows = [acled(event_date="03/04/2021"), acled(event_date="25/04/2021", country="Yemen")]
    export = read_export(put(tmp_path / "x.csv", acled_text(*rows)), countries=["Iraq"])
    assert export.events["date"].dt.month.tolist() == [4]


def test_progress_never_leaves_its_bounds(tmp_path):
    told = []
    read_export(put(tmp_path / "x.csv", THREE), progress=told.append)
    assert told[-1] == 1.0
    assert all(0 <= share <= 1 for share in told)


def test_what_was_read_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    path = put(tmp_path / "x.csv", acled_text(acled(notes="caf\xe9")).encode("cp1252"))
    read_export(path)
    assert list((tmp_path / "temporary").iterdir()) == []
    assert path.read_bytes() == acled_text(acled(notes="caf\xe9")).encode("cp1252")


CELLS = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=12)
BROKEN = st.sampled_from(["", "IRQ1,2", "a" * 40, ";;;", '"x"y,z', "\t"])


def lines_of(rows, broken) -> Iterator[str]:
    """Rows as CSV, some followed by a line that is no row."""
    whole = table(rows, ACLED_NEW).split("\n", 1)
    yield whole[0]
    for row, line in zip(rows, broken, strict=True):
        yield table([row], ACLED_NEW).split("\n", 1)[1].removesuffix("\n")
        yield line


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "event_id_cnty": st.sampled_from(["A1", "A2", "A3", ""]),
                "country": st.sampled_from(["Iraq", "Syria", "Yemen", "", "iraq "]) | CELLS,
                "event_date": st.sampled_from(["2021-06-29", "2019-01-01", "", "x"]),
                "year": st.sampled_from(["2021", "2019", "", "y"]),
                "fatalities": st.sampled_from(["1", "", "-9"]) | CELLS,
                "latitude": CELLS,
                "notes": CELLS,
                "actor1": CELLS,
            }
        ),
        max_size=8,
    ),
    st.data(),
)
def test_every_row_is_accepted_rejected_or_out_of_scope(tmp_path, rows, data):
    broken = [data.draw(BROKEN) for _ in rows]
    filled = [{**ACLED_ROW, **row} for row in rows]
    path = put(tmp_path / "x.csv", "\n".join(lines_of(filled, broken)) + "\n")
    try:
        export = read_export(path, countries=["Iraq"])
    except ReportError as error:
        assert error.code.startswith(("E-DATE-", "E-QUOTE-"))  # noqa: PT017
        return
    assert export.rows == len(rows) + sum(bool(line.strip(" ")) for line in broken)
    assert export.rows == len(export.events) + len(export.rejected) + sum(export.out_of_scope.values())
    assert export.rejected["reason"].str.len().gt(5).all()


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=300), st.integers(0, 2000), st.sampled_from(["cut", "put", "alone"]))
def test_any_bytes_end_in_rows_or_in_one_sentence(tmp_path, junk, place, how):
    whole = THREE.encode()
    content = {"cut": whole[:place], "put": whole[:place] + junk + whole[place:], "alone": junk}[how]
    try:
        export = read_export(put(tmp_path / "x.csv", content))
    except ReportError as error:
        assert error.sentence.count("\n") == 0  # noqa: PT017
        return
    assert export.rows == len(export.events) + len(export.rejected) + sum(export.out_of_scope.values())
