"""What may go out of an edition with rows that may not: no sentence, chart, verdict or key tells of one of them."""

import pandas as pd
import pytest

from iraq_report.gate.gate import Gate, gate_of
from iraq_report.tables.corrections import Correction, Found
from iraq_report.tables.licences import MEANINGS
from tests.restricted import ACLED, ATTACKS, GTD, OWN, TABLES, UCDP
from tests.site.examples import record

GATE = gate_of(TABLES)
REASON = (
    "Withheld under the terms of ACLED and the terms of the Global Terrorism Database: aggregates alone may be "
    "published, by governorate and month at the finest."
)


def fact(name="a.b", ids=(ACLED, OWN), unit="attacks", text="2"):
    return {"name": name, "value": 2, "unit": unit, "text": text, "rows": len(ids), "tables": {"attacks": list(ids)}}


def told(fact_text="2", around="The list holds {} attacks."):
    return around.format(f'<span class="fact" data-fact="a.b">{fact_text}</span>')


def statement(kind="count", rows=((ACLED, "attacks"), (GTD, "attacks")), sentence="The list has 2."):
    evidence = [{"table": table, "id": id, "title": "x"} for id, table in rows]
    return {"id": "AT001", "kind": kind, "rows": evidence, "sentence": sentence, "ours": "2", "difference": "0"}


def test_the_gate_is_open_where_every_row_may_go_out():
    gate = Gate(TABLES, {})
    assert (gate.closed, gate.reason, gate.notes, gate.licence) == (False, "", {}, "CC BY 4.0")
    assert gate.figure(record(grain="event", rows_of=["attacks"]))["empty"] == ""


def test_the_reason_names_the_terms_and_the_finest_grain():
    assert GATE.reason == REASON
    names = "the terms of ACLED and the terms of the Global Terrorism Database"
    assert GATE.licence == f"CC BY 4.0, and what rests on withheld rows under {names}"
    assert GATE.notes["attacks"] == f"2 rows of this table are not shown. {REASON}"
    assert GATE.notes["sites"] == f"1 row of this table is not shown. {REASON}"


@pytest.mark.parametrize("rows_of", [["attacks"], ["dialogue", "attacks"]])
def test_a_figure_of_withheld_rows_is_declared_empty_with_the_reason(rows_of):
    withheld = GATE.figure(record(grain="event", rows_of=rows_of))
    assert withheld["empty"] == withheld["sentence"] == withheld["description"] == REASON
    assert withheld["title"] == "Withheld: attacks by site"
    assert (withheld["narrow"], withheld["slide"], withheld["table"]["data"]) == (None, None, [])
    assert (withheld["method"], withheld["units"], withheld["row_sources"]) == ("", {}, [])
    assert withheld["source"] == record()["source"]


@pytest.mark.parametrize("rows_of", [[], ["dialogue"]])
def test_aggregates_and_figures_of_other_tables_go_out(rows_of):
    made = record(rows_of=rows_of)
    assert GATE.figure(made) is made


@pytest.mark.parametrize(
    "changes",
    [
        {"title": "Most on 4 March 2021, at Invented Field"},
        {"table": {"columns": ["Day", "Place"], "data": [["2021-03-04T00:00:00", "Invented Field"]]}},
    ],
)
def test_an_aggregate_that_names_place_and_day_of_a_withheld_row_is_withheld(changes):
    assert GATE.figure(record(rows_of=[], **changes))["empty"] == REASON


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (fact(unit="day", text="4 March 2021"), told("4 March 2021", "The first came on {}.")),
        (fact(ids=[ACLED]), told("1", "It killed {}.")),
        (fact(), told(around="{} fell on <b>Invented</b> Field.")),
        (fact(), "On 4 March 2021 rockets fell on Invented&nbsp;Field."),
    ],
)
def test_a_sentence_on_a_single_withheld_row_or_its_place_is_told_from_a_count(made, sentence):
    assert GATE.tells(sentence, {"a.b": made})


@pytest.mark.parametrize(
    ("made", "sentence"),
    [
        (fact(), told()),
        (fact(), told(around="{} fell in Salah al-Din in March 2021.")),
        (fact(ids=[OWN], unit="day"), told("6 March 2021", "Ours came on {}.")),
        (fact(), "Rockets fell on Invented Field."),
    ],
)
def test_counts_and_sentences_on_rows_that_may_go_out_are_kept(made, sentence):
    assert not GATE.tells(sentence, {"a.b": made})


def test_a_place_named_in_a_paragraph_that_counts_withheld_rows_is_left_out():
    sentence, facts = "Attacked again: Invented Field.", {"a.b": fact()}
    assert GATE.tells(sentence, facts, beside=f"{told()} {sentence}")
    assert not GATE.tells(sentence, facts, beside=sentence)


def test_the_name_of_a_governorate_is_no_place():
    wide = gate_of({**TABLES, "attacks": ATTACKS.assign(place="Baghdad"), "sites": TABLES["sites"][1:]})
    assert not wide.tells(told(around="{} fell in Baghdad."), {"a.b": fact()})


def test_a_number_keeps_its_count_of_rows_but_not_their_keys():
    passed = GATE.fact(fact())
    assert (passed["rows"], passed["tables"]) == (2, {"attacks": []})
    own = fact(ids=[OWN])
    assert GATE.fact(own) is own


def test_a_number_whose_rows_are_not_named_rests_on_its_whole_table():
    assert GATE.rests_on({**fact(), "tables": {"attacks": []}})
    assert not GATE.rests_on({**fact(), "tables": {"fleet": []}})


def test_a_counted_verdict_loses_its_withheld_evidence_alone():
    passed = GATE.statement(statement(rows=((ACLED, "attacks"), (OWN, "attacks"))))
    assert [row["id"] for row in passed["rows"]] == [OWN]
    assert passed["sentence"] == "The list has 2."


@pytest.mark.parametrize(
    "made",
    [
        statement(kind="event"),
        statement(rows=((ACLED, "attacks"),)),
        statement(sentence="It hit Invented Field."),
        statement(rows=(), sentence="Found on 4 March 2021 at Invented Field."),
    ],
)
def test_a_verdict_on_single_withheld_rows_is_told_without_them(made):
    passed = GATE.statement(made)
    assert passed["sentence"] == f"Decided by single rows. {REASON}"
    assert (passed["rows"], passed["ours"], passed["difference"]) == ([], "", "")


def test_a_verdict_on_other_rows_is_left_as_it_is():
    made = statement(rows=((OWN, "attacks"), ("FL001", "fleet")))
    assert GATE.statement(made) is made


def test_tables_go_out_without_the_withheld_rows():
    assert GATE.public["casualties"]["casualty_id"].tolist() == ["C2"]
    assert isinstance(GATE.public["sites"], pd.DataFrame)
    assert set(MEANINGS) >= set(GATE.public["sources"]["terms"])


def test_corrections_of_withheld_rows_and_spent_ones_are_not_told():
    why = {
        "action": "flag",
        "reason": "r",
        "evidence": "e",
        "date": "2021-01-01",
        "fields": {"weapon": {"expected": "x"}},
    }
    made = [Correction(table="attacks", key=key, **why) for key in (ACLED, OWN, UCDP)]
    found = [Found(one, spent=one.key == UCDP) for one in made]
    assert [one.key for one in GATE.corrections(found)] == [OWN]
