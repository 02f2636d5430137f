"""Every numeral and every footnote of the source text is stated by a claim, or listed with the reason why not."""

import csv

import pytest

from iraq_report.paths import DATA
from tests.claims import numerals
from tests.claims.numerals import Pair, is_the_text, lines_of, main, missing, read_list, uncovered

FOOTNOTES = {str(number) for number in range(1, 53)}
# Footnotes that no claim rests on, and why.
FOOTNOTES_WITHOUT_A_CLAIM: dict[str, str] = {}

TEXT = """\
On 6 June 2021, two drones were shot down.1 The F-16 flew
2,500 miles twice; one third was lost. See 05.07.2021 and $2-3 mil-

lion. Both sides, and several more, saw none of the 4th.2
"""


@pytest.fixture(scope="module")
def claims():
    with (DATA / "claims.csv").open(encoding="utf-8", newline="") as file:
        return {row["claim_id"]: row for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def pairs():
    return read_list()


@pytest.fixture
def listed(tmp_path, monkeypatch):
    """Makes `text.txt` the text of a list that holds the given pairs."""

    def make(text, places):
        path = tmp_path / "text.txt"
        path.write_text(text, encoding="utf-8")
        rows = "".join(f'{line},"{numeral}",,pronoun\n' for line, numeral in places)
        (tmp_path / "list.csv").write_text(f"line,numeral,claims,reason\n{rows}", encoding="utf-8")
        (tmp_path / "hash").write_text(f"{numerals.hash_of(path.read_bytes())}\n", encoding="utf-8")
        monkeypatch.setattr(numerals, "LIST", tmp_path / "list.csv")
        monkeypatch.setattr(numerals, "HASH", tmp_path / "hash")
        return path

    return make


def test_the_numerals_of_a_small_text_are_found_line_by_line():
    assert numerals.numerals(TEXT) == [
        (1, "6"), (1, "2021"), (1, "two"), (1, "1"), (1, "16"),
        (2, "2,500"), (2, "twice"), (2, "one"), (2, "third"), (2, "05.07.2021"), (2, "2"), (2, "3"), (2, "million"),
        (4, "4"), (4, "2"),
    ]  # fmt: skip


def test_a_year_with_a_footnote_mark_is_two_numerals_and_a_word_within_a_word_is_none():
    assert numerals.numerals("in 2021.11 someone went to Wonewoc, attend-\ning") == [(1, "2021"), (1, "11")]


def test_a_numeral_twice_on_a_line_is_one_pair():
    assert numerals.numerals("38 of 38\n38") == [(1, "38"), (2, "38")]


def test_every_numeral_is_stated_by_a_claim_or_has_a_reason(pairs):
    assert uncovered(pairs) == []
    assert {pair.reason for pair in pairs if pair.reason} <= set(numerals.REASONS)


def test_a_numeral_without_claim_and_reason_is_found():
    pairs = [Pair(1, "6", ("AT001",)), Pair(1, "two"), Pair(2, "one", reason="pronoun")]
    assert uncovered(pairs) == [Pair(1, "two")]


def test_claims_named_for_a_numeral_exist_and_stand_on_its_line(pairs, claims):
    named = [(pair, claim) for pair in pairs for claim in pair.claims]
    assert [claim for _, claim in named if claim not in claims] == []
    assert [(pair.line, claim) for pair, claim in named if pair.line not in lines_of(claims[claim]["lines"])] == []


def test_every_footnote_is_named_by_a_claim_or_has_a_reason(claims):
    named = {note for row in claims.values() for note in row["report_footnotes"].split(";") if note}
    assert named <= FOOTNOTES
    assert named & set(FOOTNOTES_WITHOUT_A_CLAIM) == set()
    assert FOOTNOTES - named - set(FOOTNOTES_WITHOUT_A_CLAIM) == set()


def test_every_footnote_mark_of_the_text_is_in_the_list(pairs):
    assert {pair.numeral for pair in pairs if pair.reason == "footnote mark"} == FOOTNOTES
    assert {pair.numeral for pair in pairs if pair.reason == "number of a footnote"} == FOOTNOTES


def test_the_lines_of_a_claim_are_read():
    assert lines_of("391-393;800") == {391, 392, 393, 800}


def test_a_pair_that_the_list_lacks_is_missing():
    pairs = [Pair(line, numeral, ("AT001",)) for line, numeral in numerals.numerals(TEXT)]
    assert missing(TEXT, pairs) == []
    assert missing(TEXT, pairs[1:]) == [(1, "6")]


def test_a_pair_may_not_stand_twice(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("line,numeral,claims,reason\n1,6,AT001,\n1,6,,pronoun\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"list\.csv holds a pair twice"):
        read_list(path)


def test_the_command_finds_nothing_missing_in_the_text_of_the_list(listed, capsys):
    path = listed("6 June", [(1, "6")])
    assert is_the_text(path.read_bytes())
    assert main([str(path)]) == 0
    assert capsys.readouterr().out.splitlines() == [
        "This is the text from which the list was made.",
        "0 of 1 pairs are missing from the list.",
    ]


def test_the_command_names_what_is_missing_and_another_text(listed, capsys):
    path = listed("6 June\n7 June", [(1, "6")])
    assert main([str(path)]) == 1
    assert "line 2: 7" in capsys.readouterr().out
    path.write_text("6 June", encoding="utf-8")
    assert main([str(path)]) == 1
    assert capsys.readouterr().out.startswith("This is not the text of the list.")


def test_the_command_asks_for_one_text(capsys):
    assert main([]) == 2
    assert "usage" in capsys.readouterr().out
