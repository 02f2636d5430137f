import pandas as pd
import pytest

from iraq_report.errors import ReportError
from iraq_report.intake.review import apply_sheet, write_review
from iraq_report.intake.sheets import read_sheet
from tests.intake.rows import event, events

ROWS = events(
    event(line=2, event_id="IRQ1"),
    event(line=3, event_id="IRQ2", notes='=HYPERLINK("x")'),
    event(line=4, event_id="IRQ3", notes="two\nlines, with a comma"),
    event(line=5, event_id="IRQ4"),
    event(line=6, event_id="IRQ5"),
)
IDS = ROWS["event_id"]


def decisions(*words):
    return pd.DataFrame({"decision": words, "step": "x", "reason": "why"}, index=ROWS.index, dtype="str")


DOUBTFUL = decisions("taken", "review", "review", "left_out", "review")


@pytest.fixture
def sheet(tmp_path):
    path = tmp_path / "doubtful.csv"
    write_review(ROWS, DOUBTFUL, path)
    return path


def edit(path, old, new, encoding="utf-8-sig"):
    text = path.read_bytes().decode("utf-8-sig")
    assert text.count(old) == 1
    path.write_bytes(text.replace(old, new).encode(encoding))
    return path


def test_the_doubtful_rows_stand_in_the_sheet_with_the_reason(sheet):
    table = read_sheet(sheet)
    assert list(table["event_id"]) == ["IRQ2", "IRQ3", "IRQ5"]
    assert set(table["why"]) == {"why"}
    assert list(table.columns[:4]) == ["event_id", "decision", "note", "why"]
    assert table["notes"].iloc[1] == "two\nlines, with a comma"


def test_excel_finds_the_mark_of_utf_8_and_no_formula(sheet):
    content = sheet.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert b"\"'=HYPERLINK" in content
    assert read_sheet(sheet)["notes"].iloc[0] == '=HYPERLINK("x")'


@pytest.mark.parametrize("word", ["taken", "TAKEN", " taken "])
def test_a_decision_takes_the_place_of_that_of_the_rules(sheet, word):
    edit(sheet, "IRQ2,,", f'IRQ2,{word},"as the\nBBC tells"')
    row = apply_sheet(DOUBTFUL, IDS, sheet).iloc[1]
    assert list(row) == ["taken", "review sheet", "decided by a person: as the BBC tells"]


@pytest.mark.parametrize("word", ["left_out", "left out", "Left-out"])
def test_a_decision_of_two_words_may_be_written_with_a_blank(sheet, word):
    edit(sheet, "IRQ2,,", f"IRQ2,{word},")
    assert apply_sheet(DOUBTFUL, IDS, sheet).iloc[1]["decision"] == "left_out"


@pytest.mark.parametrize("word", ["", "review", "for review"])
def test_a_row_not_decided_stays_for_review(sheet, word):
    edit(sheet, "IRQ2,,", f"IRQ2,{word},maybe")
    assert apply_sheet(DOUBTFUL, IDS, sheet).equals(DOUBTFUL)


def test_an_id_of_digits_is_text_to_a_spreadsheet_and_found_again(tmp_path):
    rows, doubtful = events(event(event_id="202105080001")), decisions("review", "", "", "", "").iloc[:1]
    path = tmp_path / "sheet.csv"
    write_review(rows, doubtful, path)
    assert read_sheet(path)["event_id"].to_list() == ["'202105080001"]
    assert write_review(rows, doubtful, path) == 0
    edit(path, "'202105080001,,", "'202105080001,taken,")
    assert apply_sheet(doubtful, rows["event_id"], path)["decision"].to_list() == ["taken"]


def test_the_rules_decisions_are_not_touched(sheet):
    before = DOUBTFUL.copy()
    apply_sheet(DOUBTFUL, IDS, edit(sheet, "IRQ2,,", "IRQ2,taken,"))
    assert DOUBTFUL.equals(before)


@pytest.mark.parametrize(("mark", "encoding"), [(";", "utf-8-sig"), ("\t", "utf-8"), (";", "cp1252")])
def test_a_sheet_is_read_as_a_spreadsheet_may_have_saved_it(tmp_path, mark, encoding):
    path = tmp_path / "x.csv"
    path.write_bytes(
        f"event_id{mark}decision{mark}note\r\nIRQ2{mark}taken{mark}Erbīl café\r\n".encode(encoding, "replace")
    )
    assert apply_sheet(DOUBTFUL, IDS, path).iloc[1]["decision"] == "taken"


def test_what_was_edited_is_kept_when_rows_are_added(sheet):
    edit(sheet, "IRQ2,,", "IRQ2,taken,my note")
    edit(
        sheet, "event_id,decision,note,", "event_id,decision,note,who,"
    )  # a column of one's own, which shifts the others
    before = read_sheet(sheet)
    added = write_review(ROWS, decisions("review", "review", "taken", "left_out", "review"), sheet)
    after = read_sheet(sheet)
    assert added == 1
    assert list(after["event_id"]) == ["IRQ2", "IRQ3", "IRQ5", "IRQ1"]
    assert after.iloc[:3].equals(before)


def test_with_nothing_to_add_the_sheet_is_not_touched(sheet):
    edit(sheet, "IRQ2,,", "IRQ2,taken,my note")
    before = sheet.read_bytes()
    assert write_review(ROWS, DOUBTFUL, sheet) == 0
    assert sheet.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        (
            "IRQ2,,",
            "IRQ2,takn,",
            "E-REVIEW-DECISION",
            "line 2: found the decision 'takn', expected one of taken, context, left_out, review; did",
        ),
        ("IRQ2,,", "IRQ99,,", "E-REVIEW-ROW", "line 2: the file has no row 'IRQ99'"),
        ("IRQ2,,", "IRQ3,,", "E-REVIEW-SHEET", "the row 'IRQ3' stands twice"),
        (
            "event_id,decision,",
            "event_id,decison,",
            "E-REVIEW-SHEET",
            "one column decision in its first line; did you mean 'decison'?",
        ),
        ("event_id,decision,note", "event_id,decision,decision", "E-REVIEW-SHEET", "expected one column decision"),
    ],
)
def test_a_fault_in_the_sheet_is_one_plain_sentence_and_changes_nothing(sheet, old, new, code, said):
    before = edit(sheet, old, new).read_bytes()
    with pytest.raises(ReportError) as caught:
        apply_sheet(DOUBTFUL, IDS, sheet)
    assert caught.value.code == code
    assert said in caught.value.sentence
    assert sheet.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b'event_id,decision,note\n"IRQ2,taken'])
def test_a_sheet_that_is_no_table_is_refused(tmp_path, content):
    path = tmp_path / "x.csv"
    path.write_bytes(content)
    with pytest.raises(ReportError, match="E-REVIEW-SHEET"):
        apply_sheet(DOUBTFUL, IDS, path)


def test_a_sheet_that_cannot_be_written_is_said_so(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ReportError, match="E-REVIEW-SHEET: cannot write the sheet"):
        write_review(ROWS, DOUBTFUL, tmp_path / "file" / "sheet.csv")
