import pandas as pd
import pytest
from click.testing import CliRunner, Result

from iraq_report.cli import main
from iraq_report.tables.read import read_table


def run(*words: object) -> Result:
    return CliRunner().invoke(main, [str(word) for word in words])


def test_check_says_what_was_checked(small):
    result = run("check", small)
    assert (result.exit_code, result.output.splitlines()) == (
        0,
        [
            "No problems in 2 tables, 5 rows: events, places",
            "Terms of the sources: rows of every table may be published",
        ],
    )


def test_check_says_which_rows_the_terms_forbid_to_publish(tmp_path):
    sources = read_table("sources").head(1).assign(source_id="acled-000001", terms="acled", accessed=pd.NaT)
    sources.to_csv(tmp_path / "sources.csv", index=False, date_format="%Y-%m-%d")
    phases = read_table("phases").head(2).assign(source_ids="acled-000001")
    phases.to_csv(tmp_path / "phases.csv", index=False, date_format="%Y-%m-%d")
    assert run("check", tmp_path).output.splitlines()[-1] == (
        "Terms of the sources: aggregates alone may be published of 2 rows of phases under the terms of ACLED; an "
        "edition withholds these rows"
    )


def test_check_prints_every_fault_and_exits_1(spoil):
    spoil("erbil,drone", "erbil,drnoe")
    result = run("check", spoil("12.5", "much"))
    assert result.exit_code == 1
    assert [line.split(": ")[0] for line in result.stdout.splitlines()] == [
        "events.csv, line 2, share",
        "events.csv, line 4, weapon",
    ]
    assert result.stderr == "E-TABLE-INVALID: found 2 problems in 1 table\n"


def test_an_error_is_one_sentence_with_its_code():
    result = run("check", "nowhere")
    assert result.exit_code == 1
    assert result.stderr == (
        "E-DATA-FOLDER: found no folder nowhere; expected a folder of tables such as attacks.csv\n"
    )


def test_debug_shows_the_traceback():
    assert "Traceback" in run("--debug", "check", "nowhere").stderr


@pytest.mark.parametrize("words", [("chekc",), ("check", "a", "b"), ("check", "--no-such-option")])
def test_wrong_usage_exits_2(words):
    assert run(*words).exit_code == 2


@pytest.mark.parametrize("command", sorted(main.commands))
def test_the_help_of_a_command_ends_with_an_example(command):
    result = run(command, "--help")
    assert result.exit_code == 0
    assert f"Example: python -m iraq_report {command}" in result.output.strip().splitlines()[-1]
