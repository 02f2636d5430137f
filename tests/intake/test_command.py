import json

import pytest
from click.testing import CliRunner

from iraq_report.cli import main
from iraq_report.intake.sheets import read_sheet
from iraq_report.paths import DATA, ROOT
from iraq_report.tables.check import check_folder
from tests.intake.rows import acled_row, six_lines
from tests.intake.shapes import ACLED_NEW, GTD_COLUMNS, GTD_ROW, UCDP_NATIVE, UCDP_ROW, put, table


def run(*words):
    return CliRunner().invoke(main, ["intake", *map(str, words)])


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "acled.csv"
    path.write_text(six_lines(), encoding="utf-8")
    return path


def test_a_file_becomes_a_folder_of_sound_tables_and_a_short_report(file, tmp_path):
    out = tmp_path / "tables"
    result = run(file, "--out", out)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == [
        ".gitignore", "attacks.csv", "casualties.csv", "coverage.csv", "duplicates.csv", "intake.json", "rejected.csv",
        "selection.csv", "sites.csv", "sources.csv",
    ]  # fmt: skip
    assert check_folder(out) == []
    lines = result.stdout.splitlines()
    assert lines[0] == "acled.csv: an ACLED export, 100% sure"
    assert "6 rows = 4 accepted + 1 rejected + 1 out of scope" in lines
    assert (
        "Of the accepted by the rules acled-us-presence, version 1: 1 taken, 1 context, 1 left out, 1 for review"
        in lines
    )
    assert f"  python -m iraq_report check {out}" in lines
    assert result.stderr == ""  # quiet in a pipe


def test_the_record_says_what_went_in_and_where_each_row_went(file, tmp_path):
    run(file, "--out", tmp_path / "tables")
    record = json.loads((tmp_path / "tables" / "intake.json").read_text("utf-8"))
    rows = record["rows"]
    assert rows["in"] == rows["accepted"] + rows["rejected"] + sum(rows["out_of_scope"].values()) == 6
    assert sum(record["decisions"].values()) == rows["accepted"]
    assert record["rules"]["id"] == "acled-us-presence"
    assert len(record["sha256"]) == 64


def test_the_same_file_gives_the_same_bytes(file, tmp_path):
    for name in ("one", "two"):
        run(file, "--out", tmp_path / name)
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two


def test_a_doubtful_row_is_decided_by_a_person_and_counted_on_the_next_run(file, tmp_path):
    out, sheet = tmp_path / "tables", tmp_path / "doubtful.csv"
    first = run(file, "--out", out, "--review", sheet)
    assert "1 row for review, counted nowhere yet: fill its column decision and run intake again" in first.stdout
    text = sheet.read_text("utf-8-sig")
    sheet.write_text(text.replace("IRQ2,,", "IRQ2,taken,hit the embassy"), encoding="utf-8-sig", newline="")
    second = run(file, "--out", out, "--review", sheet)
    assert "2 taken, 1 context, 1 left out, 0 for review" in second.stdout
    assert read_sheet(sheet)["note"].to_list() == ["hit the embassy"]


def test_an_error_leaves_everything_as_it_was(file, tmp_path):
    out, sheet = tmp_path / "tables", tmp_path / "doubtful.csv"
    run(file, "--out", out)
    before = {path.name: path.read_bytes() for path in out.iterdir()}
    sheet.write_text("event_id,decision,note\nIRQ2,perhaps,\n", encoding="utf-8")
    result = run(file, "--out", out, "--review", sheet)
    assert result.exit_code == 1
    assert result.stderr.startswith("E-REVIEW-DECISION: doubtful.csv, line 2: found the decision 'perhaps'")
    assert {path.name: path.read_bytes() for path in out.iterdir()} == before


@pytest.mark.parametrize(
    ("rows", "options", "said"),
    [
        ([], [], "E-FILE-EMPTY: f.csv has a header and no rows"),
        ([acled_row("KUW1", "2021-05-08", country="Kuwait")], [], "E-ROWS-NONE: "),
        ([acled_row("IRQ1", "2021-05-08")], ["--start", "2022-01-01"], "E-ROWS-NONE: "),
        ([acled_row("IRQ1", "2021-05-08", fatalities="many")], [], "E-ROWS-NONE: "),
    ],
)
def test_a_file_of_which_no_row_can_be_used_says_why_and_writes_nothing(tmp_path, rows, options, said):
    put(tmp_path / "f.csv", table(rows, ACLED_NEW))
    result = run(tmp_path / "f.csv", "--out", tmp_path / "tables", "--review", tmp_path / "sheet.csv", *options)
    assert (result.exit_code, result.stderr.count("\n")) == (1, 1)
    assert result.stderr.startswith(said)
    assert [path.name for path in tmp_path.iterdir()] == ["f.csv"]


def test_a_name_that_no_folder_can_have_is_refused(file, tmp_path):
    result = run(file, "--out", tmp_path / ("x" * 300))
    assert result.exit_code == 1
    assert result.stderr.startswith("E-OUT-FOLDER: cannot use ")


@pytest.mark.parametrize(
    ("option", "content", "said"),
    [
        ("--rules", "id: mine\n", "E-RULES-FILE: mine"),
        ("--review", "event_id,note\n", "E-REVIEW-SHEET: mine: expected one column decision"),
        ("--review", "event_id,decision,note\nX,perhaps,\n", "E-REVIEW-DECISION: mine, line 2"),
    ],
)
def test_what_is_wrong_with_rules_or_a_sheet_is_said_before_the_file_is_read(tmp_path, option, content, said):
    (tmp_path / "mine").write_text(content, encoding="utf-8")
    broken = tmp_path / "broken.csv"
    broken.write_text("")  # reading it would end in another error
    result = run(broken, "--out", tmp_path / "tables", option, tmp_path / "mine")
    assert result.exit_code == 1
    assert result.stderr.startswith(said)


def test_rules_for_another_format_are_refused_when_the_file_is_known(file, tmp_path):
    rules = tmp_path / "mine.yml"
    rules.write_text((ROOT / "iraq_report/intake/rules/gtd.yml").read_text("utf-8"), encoding="utf-8")
    result = run(file, "--out", tmp_path / "tables", "--rules", rules)
    assert result.stderr.startswith("E-RULES-FILE: mine.yml holds rules for gtd, and the file is acled")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--countries", "Irak"], "did you mean 'Iraq'?"),
        (["--start", "2021-02-01", "--end", "2021-01-01"], "comes after"),
        (["--start", "01.02.2021"], "does not match the format"),
        (["--format", "excel"], "is not one of"),
        (["--dates", "ymd"], "is not one of"),
    ],
)
def test_wrong_usage_exits_2_and_writes_nothing(file, tmp_path, options, said):
    result = run(file, "--out", tmp_path / "tables", *options)
    assert result.exit_code == 2
    assert said in result.stderr
    assert not (tmp_path / "tables").exists()


def test_the_days_and_countries_asked_for_bound_what_is_taken(file, tmp_path):
    result = run(
        file, "--out", tmp_path / "tables", "--start", "2021-05-08", "--end", "2021-05-08", "--countries", "iraq"
    )
    assert "1 taken, 0 context, 0 left out, 0 for review" in result.stdout


@pytest.mark.parametrize(
    ("rows", "columns", "said"),
    [
        ([UCDP_ROW], UCDP_NATIVE, "ucdp-context, version 1: 0 taken, 1 context, 0 left out, 0 for review"),
        ([GTD_ROW], GTD_COLUMNS, "gtd-us-presence, version 1: "),
    ],
)
def test_other_formats_make_sound_tables_too(tmp_path, rows, columns, said):
    put(tmp_path / "file.csv", table(rows, columns))
    result = run(tmp_path / "file.csv", "--out", tmp_path / "tables")
    assert said in result.stdout
    assert check_folder(tmp_path / "tables") == []


def test_a_file_in_our_own_layout_needs_no_rules(tmp_path):
    lines = (DATA / "attacks.csv").read_text("utf-8").splitlines()[:3]
    path = tmp_path / "attacks.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    assert run(path, "--out", tmp_path / "a", "--review", tmp_path / "x.csv").exit_code == 2
    result = run(path, "--out", tmp_path / "a")
    assert result.exit_code == 0, result.output
    assert "as the file itself says: 2 taken" in result.stdout
    assert check_folder(tmp_path / "a") == []
