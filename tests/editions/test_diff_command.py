"""`diff`: two builds by id or folder, as text or JSON."""

import json
from dataclasses import asdict

import pytest
from click.testing import CliRunner, Result

from iraq_report.cli import main
from tests.editions.compare.records import edition, record


@pytest.fixture
def build(tmp_path, monkeypatch):
    """A build folder with an edition in the site, the one that it replaced, and one beside them."""
    monkeypatch.setattr("iraq_report.commands.diff.BUILD", tmp_path)
    save(record(), tmp_path / "site" / "2021")
    save(record(edition=edition("2021", code="c0"), facts={}), tmp_path / "kept" / "2021")
    save(record(edition=edition("2020")), tmp_path / "saved")
    return tmp_path


def save(held, folder):
    folder.mkdir(parents=True)
    named = {"edition": "edition", "facts": "facts", "claims": "claims", "figures": "figures", "rows": "events"}
    for part, name in named.items():
        (folder / f"{name}.json").write_text(json.dumps(asdict(held)[part]))


def run(*words: object) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, words)])


def test_an_edition_alone_is_compared_with_the_build_that_its_present_one_replaced(build):
    assert "  attacks.total: not printed -> 2\n" in run("2021").output


def test_an_edition_is_compared_with_the_folder_of_an_earlier_build(build):
    assert run(build / "saved", "2021").output.startswith("Old: 2020, run on 1 January 2021 to 30 June 2021\nNew: 2021")


def test_a_comparison_can_be_read_by_a_program(build):
    found = json.loads(run(build / "kept" / "2021", "2021", "--format", "json").output)
    assert (found["numbers"][0]["name"], found["numbers"][0]["new"], found["code"]) == ("attacks.total", "2", True)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("1999", "2021"), "E-EDITION-UNBUILT"),
        (("2021", "1999"), "E-EDITION-UNBUILT"),
        (("1999",), "E-RECORD-MISSING"),
        (("site", "2021"), "E-EDITION-UNBUILT"),
    ],
)
def test_what_cannot_be_compared_is_said_in_one_sentence(build, words, code):
    result = run(*words)
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{code}: ")
    assert len(result.stderr.strip().splitlines()) == 1
