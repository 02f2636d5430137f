import re

import pytest
import yaml

from iraq_report.errors import ReportError
from iraq_report.intake.rule_file import FORMATS, read_rules

SOUND = """
id: mine
version: 1
format: acled
title: Mine
about: Nothing
lists:
  bases: [Balad]
steps:
  - id: base
    decision: taken
    because: the notes name a base
    when:
      - {field: notes, matches: bases}
otherwise: {decision: left_out, because: no base}
side: [{value: militia_on_us}]
weapon: [{value: unknown}]
target_type: [{value: other}]
confidence: [{value: medium}]
"""


def fault(tmp_path, old, new, *, format="acled"):
    assert old in SOUND
    path = tmp_path / "mine.yml"
    path.write_text(SOUND.replace(old, new), encoding="utf-8")
    with pytest.raises(ReportError) as caught:
        read_rules(format, path)
    assert caught.value.code == "E-RULES-FILE"
    return caught.value.sentence


@pytest.mark.parametrize("format", FORMATS)
def test_the_rules_of_the_package_are_sound_and_can_be_cited(format):
    rules = read_rules(format)
    assert rules.format == format
    assert re.fullmatch(r"[a-z-]+, version \d+", rules.citation)


def test_ucdp_takes_no_row_for_an_attack_by_default_and_says_why():
    rules = read_rules("ucdp_ged")
    assert (rules.steps, rules.otherwise.decision) == ([], "context")
    assert "no count of attacks" in " ".join(rules.about.split())


def test_rules_of_a_user_replace_those_of_the_package(tmp_path):
    path = tmp_path / "mine.yml"
    path.write_text(SOUND, encoding="utf-8")
    assert read_rules("acled", path).citation == "mine, version 1"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "matches: bases",
            "mathces: bases",
            "steps.1.when.1.mathces: there is no 'mathces' here; did you mean 'matches'",
        ),
        ("field: notes", "field: note", "steps.1.when.1.field: there is no field 'note'; did you mean 'notes'?"),
        ("matches: bases", "matches: base", "there is no list 'base'; did you mean 'bases'?"),
        ("[Balad]", "['(Balad']", "the regular expression '(Balad' is broken (missing ), unterminated subpattern"),
        ("decision: taken", "decision: take", "steps.1.decision: found 'take', expected taken, context, left_out or"),
        ("value: unknown", "value: rokcet", "weapon: there is no weapon 'rokcet'; did you mean 'rocket'?"),
        ("matches: bases", "", "expected a field with one of is, begins, matches, at_least; or any; or not"),
        ("matches: bases", "at_least: 1", "at_least is for numbers"),
        ("{field: notes, matches: bases}", "{not: {field: notes, matches: bases}, any: []}", "or any; or not"),
        ("[{value: other}]", "[{value: other, when: [{field: notes, matches: bases}]}]", "without `when`"),
        ("title: Mine", "titel: Mine", "there is no 'titel' here; did you mean 'title'?"),
        ("format: acled", "format: gtd", "holds rules for gtd, and the file is acled"),
        ("militia_on_us", "other", "side: rows that are taken would have the side other and count nowhere"),
        ("id: mine", "id: [", "is not readable as YAML"),
    ],
)
def test_a_fault_is_one_plain_sentence(tmp_path, old, new, said):
    sentence = fault(tmp_path, old, new)
    assert said in sentence
    assert "mine.yml" in sentence
    assert "\n" not in sentence


def test_a_step_that_stands_twice_is_refused(tmp_path):
    step = yaml.safe_load(SOUND)["steps"][0]
    sentence = fault(tmp_path, "otherwise:", f"  - {step!r}\notherwise:")
    assert "the step 'base' stands twice" in sentence


def test_a_file_that_is_missing_is_said_so(tmp_path):
    with pytest.raises(ReportError, match="E-RULES-FILE: cannot read the rules"):
        read_rules("acled", tmp_path / "none.yml")


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"- 1\n- 2\n", b"text"])
def test_a_file_that_holds_no_rules_is_refused(tmp_path, content):
    path = tmp_path / "mine.yml"
    path.write_bytes(content)
    with pytest.raises(ReportError, match=r"E-RULES-FILE: mine\.yml"):
        read_rules("acled", path)
