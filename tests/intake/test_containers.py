import gzip
import json
import os
import zipfile
from datetime import date, datetime

import pytest
import xlsxwriter

from iraq_report.errors import ReportError
from iraq_report.intake.read import read_export
from tests.intake.shapes import ACLED_NEW, ACLED_ROW, GTD_COLUMNS, GTD_ROW, acled, acled_text, numbered, put

TEXT = acled_text(acled(), acled(notes="two\nlines"))


def workbook(path, sheets, *, dates=False):
    """A workbook with rows of cells by the name of the sheet."""
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "dd/mm/yyyy"} if dates else {})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def acled_cells(**cells):
    return [ACLED_NEW, [{**ACLED_ROW, **cells}.get(name, "") for name in ACLED_NEW]]


def archive(path, members):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return path


def code_of(path, **options):
    with pytest.raises(ReportError) as caught:
        read_export(path, **options)
    assert "\n" not in caught.value.sentence
    return caught.value.code


def test_gzip_and_zip_and_one_in_the_other_are_unpacked(tmp_path):
    packed = gzip.compress(TEXT.encode())
    paths = [
        put(tmp_path / "a.csv.gz", packed),
        archive(tmp_path / "b.zip", {"data/x.csv": TEXT, "__MACOSX/x.csv": "junk", "README.txt": "read me"}),
        archive(tmp_path / "c.zip", {"x.csv.gz": packed}),
    ]
    assert [len(read_export(path).events) for path in paths] == [2, 2, 2]


def test_content_counts_and_not_the_name(tmp_path):
    assert len(read_export(put(tmp_path / "x.csv", gzip.compress(TEXT.encode()))).events) == 2
    assert len(read_export(put(tmp_path / "x.xlsx", TEXT)).events) == 2


def test_a_workbook_is_read_with_days_as_days_and_whole_numbers(tmp_path):
    cells = acled_cells(event_date=datetime(2021, 6, 29), year=2021, fatalities=2, latitude=33.5, longitude=44.25)
    event = read_export(workbook(tmp_path / "x.xlsx", {"Data": cells}, dates=True)).events.iloc[0]
    assert (event["date"].date(), event["killed_low"], event["lat"]) == (date(2021, 6, 29), 2, 33.5)


def test_days_as_bare_numbers_of_a_workbook_are_read(tmp_path):
    path = workbook(tmp_path / "x.xlsx", {"Data": acled_cells(event_date=44376, year=2021)})
    assert read_export(path).events["date"].dt.date.tolist() == [date(2021, 6, 29)]


def test_a_gtd_workbook_keeps_all_twelve_digits_of_an_id(tmp_path):
    numbers = {"eventid": 202106290099, "iyear": 2021, "imonth": 6, "iday": 29, "nkill": 1.0}
    cells = [GTD_COLUMNS, [{**GTD_ROW, **numbers}.get(name, "") for name in GTD_COLUMNS]]
    assert read_export(workbook(tmp_path / "g.xlsx", {"Sheet1": cells})).events["event_id"].tolist() == ["202106290099"]


def test_the_sheet_that_fits_is_taken_and_lines_above_the_header_are_left_out(tmp_path):
    sheets = {"Read me": [["about"]], "Data": [["Exported for a test"], [], *acled_cells()]}
    export = read_export(workbook(tmp_path / "x.xlsx", sheets))
    assert export.events["line"].tolist() == [4]
    assert "Read the sheet 'Data'." in export.notes


def test_workbooks_that_cannot_be_used_say_why(tmp_path):
    assert code_of(workbook(tmp_path / "a.xlsx", {"A": [["x"]], "B": [["y"]]})) == "E-SHEET-NONE"
    assert code_of(workbook(tmp_path / "b.xlsx", {"A": acled_cells(), "B": acled_cells()})) == "E-SHEET-SEVERAL"
    assert code_of(workbook(tmp_path / "c.xlsx", {"A": []})) == "E-FILE-EMPTY"
    assert code_of(workbook(tmp_path / "d.xlsx", {"A": [["x", "y"]]})) == "E-FORMAT-UNKNOWN"
    guarded = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
    assert code_of(put(tmp_path / "e.xlsx", guarded)) == "E-PASSWORD"
    assert code_of(put(tmp_path / "f.xls", guarded[:512])) == "E-WORKBOOK-BROKEN"
    holed = archive(tmp_path / "i.xlsx", {"xl/workbook.xml": "<workbook>"})
    assert code_of(holed) == "E-WORKBOOK-BROKEN"
    whole = workbook(tmp_path / "g.xlsx", {"A": acled_cells()}).read_bytes()
    assert code_of(put(tmp_path / "h.xlsx", whole[: len(whole) // 2])) == "E-ARCHIVE-BROKEN"


@pytest.mark.parametrize("wrap", [lambda rows: rows, lambda rows: {"success": True, "count": 2, "data": rows}])
def test_records_of_json_are_read_bare_or_as_an_interface_wraps_them(tmp_path, wrap):
    rows = [{**row, "year": 2021, "fatalities": 2.0, "tags": None} for row in numbered([ACLED_ROW, ACLED_ROW])]
    export = read_export(put(tmp_path / "x.json", json.dumps(wrap(rows))))
    assert export.events["killed_low"].tolist() == [2, 2]


def test_records_of_json_are_read_in_utf_16_as_a_shell_of_windows_saves_them(tmp_path):
    export = read_export(put(tmp_path / "x.json", json.dumps(numbered([ACLED_ROW] * 2)).encode("utf-16")))
    assert export.events["event_id"].tolist() == ["IRQ1", "IRQ2"]


def test_records_a_line_each_are_read_too(tmp_path):
    lines = "\n".join(json.dumps(row) for row in numbered([ACLED_ROW, ACLED_ROW]))
    assert len(read_export(put(tmp_path / "x.jsonl", lines)).events) == 2


def test_one_page_of_several_is_told(tmp_path):
    content = json.dumps({"TotalPages": 3, "Result": [ACLED_ROW]})
    assert any("one page of 3" in note for note in read_export(put(tmp_path / "x.json", content)).notes)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ('{"error": "denied"}', "E-JSON-RECORDS"),
        ("[1, 2]", "E-JSON-RECORDS"),
        ("[]", "E-FILE-EMPTY"),
        ('[{"a": 1}', "E-JSON-BROKEN"),
        ("[" * 100_000, "E-JSON-BROKEN"),
        ('[{"a": 1}]', "E-FORMAT-UNKNOWN"),
        ("", "E-FILE-EMPTY"),
        ("\ufeff \r\n\n", "E-FILE-EMPTY"),
        ("<!doctype html><p>Log in</p>", "E-FILE-KIND"),
        ("%PDF-1.7", "E-FILE-KIND"),
        (bytes(100), "E-FILE-EMPTY"),
        (b"\x00\x01\x02\x03" * 50, "E-ENCODING"),
        (b"event_date,caf\x81\xe9\n" * 3, "E-ENCODING"),
        (gzip.compress(TEXT.encode(), mtime=0)[:-20], "E-ARCHIVE-BROKEN"),
        (gzip.compress(TEXT.encode(), mtime=0)[:60] + bytes(30), "E-ARCHIVE-BROKEN"),
        (gzip.compress(b"", mtime=0), "E-FILE-EMPTY"),
        (b"PK\x03\x04 is no archive", "E-ARCHIVE-BROKEN"),
        (b"BZh91AY", "E-FILE-KIND"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:0\n", "E-FILE-KIND"),
        ("<html>Log in</html>".encode("utf-16"), "E-FILE-KIND"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "E-ENCODING"),
        (b"," * 300_000, "E-FILE-EMPTY"),
    ],
)
def test_a_file_that_is_no_table_gets_one_sentence_and_a_code(tmp_path, content, code):
    assert code_of(put(tmp_path / "file", content)) == code


def test_archives_without_a_table_or_with_several_say_what_they_hold(tmp_path):
    assert code_of(archive(tmp_path / "a.zip", {"x.csv": TEXT, "y.csv": TEXT})) == "E-ARCHIVE-SEVERAL"
    assert code_of(archive(tmp_path / "b.zip", {"x.pdf": "%PDF"})) == "E-ARCHIVE-EMPTY"
    assert code_of(archive(tmp_path / "c.zip", {})) == "E-ARCHIVE-EMPTY"
    with pytest.raises(ReportError, match=r"^E-FILE-EMPTY: x\.csv is empty"):  # by its own name
        read_export(archive(tmp_path / "f.zip", {"x.csv": ""}))
    locked = bytearray(archive(tmp_path / "d.zip", {"x.csv": TEXT}).read_bytes())
    locked[6] |= 1
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1  # the mark that a password is needed, in both places
    assert code_of(put(tmp_path / "e.zip", bytes(locked))) == "E-PASSWORD"


def test_a_file_that_is_none_says_so(tmp_path):
    assert code_of(tmp_path / "none.csv") == "E-FILE-MISSING"
    assert code_of(tmp_path) == "E-FILE-FOLDER"
    os.mkfifo(tmp_path / "pipe")
    assert code_of(tmp_path / "pipe") == "E-FILE-UNREADABLE"
    assert code_of(tmp_path / ("x" * 300)) == "E-FILE-UNREADABLE"
