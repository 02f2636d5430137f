"""What differs between two builds."""

import pytest

from iraq_report.editions.compare.compare import compare
from iraq_report.editions.compare.model import Cell, Parameter, Revised, Rows, Side
from iraq_report.prose.basis import CHOSEN
from tests.editions.compare.records import RUN, cells, chart, claim, edition, fact, record, rows

LATER = {**RUN, "end": "2021-12-31"}


def test_a_build_does_not_differ_from_itself():
    found = compare(record(), record())
    assert not found.differs
    assert found.same == {"numbers": 1, "verdicts": 2, "charts": 1}
    assert found.old == found.new == Side("2021", "2021: half a year", "2021-01-01", "2021-06-30")


def test_the_days_of_a_side_are_those_of_its_run_whatever_its_declaration_says():
    moved = edition(attacks={**RUN, "start": "2020-05-01"}, claims=LATER)
    assert compare(record(), record(edition=moved)).new == Side("2021", "2021: half a year", "2020-05-01", "2021-12-31")


def test_a_parameter_that_differs_alike_in_every_section_is_told_once_and_any_other_with_its_section():
    new = edition(attacks={**LATER, "countries": ["Iraq", "Syria"], "site": "balad"}, claims=LATER)
    assert compare(record(), record(edition=new)).parameters == (
        Parameter("", "end", "2021-06-30", "2021-12-31"),
        Parameter("attacks", "countries", ["Iraq"], ["Iraq", "Syria"]),
        Parameter("attacks", "site", None, "balad"),
    )


def test_events_are_told_apart_as_added_revised_and_removed_and_revised_ones_by_field():
    new = record(rows=rows({"b-1": "d2 w2 -", "c-1": "d3 w1 -"}))
    (found,) = compare(record(), new).rows
    cells_of_b = (Cell("weapon", None, None), Cell("killed_low", None, None))
    assert found == Rows("attacks", ("c-1",), (Revised("b-1", cells_of_b),), ("a-1",))


def test_a_revised_field_has_its_values_where_both_builds_publish_their_rows():
    old = record(cells=cells(b_1="2021-02-01,rocket,1"))
    new = record(rows=rows({"a-1": "d1 w1 -", "b-1": "d2 w1 k2"}), cells=cells(b_1="2021-02-01,rocket,"))
    (found,) = compare(old, new).rows
    assert found.revised == (Revised("b-1", (Cell("killed_low", "1", ""),)),)


def test_rows_of_other_tables_are_told_by_their_keys():
    new = record(rows=rows({"a-1": "d1 w1 -", "b-1": "d2 w1 k1"}, contracts={"CT001": "h2"}, troops={"TR001": "h1"}))
    assert compare(record(), new).rows == (
        Rows("contracts", revised=(Revised("CT001"),)),
        Rows("troops", added=("TR001",)),
    )


def test_a_new_column_differs_only_where_it_is_filled():
    held = rows({"a-1": "d1 w1 - -", "b-1": "d2 w1 k1 n1"})
    held["columns"] = [*held["columns"], "note"]
    (found,) = compare(record(), record(rows=held)).rows
    assert found.revised == (Revised("b-1", (Cell("note", None, None),)),)


def test_events_that_may_not_be_published_are_said_to_differ_and_nothing_more():
    new = record(rows=rows({"a-1": "d1 w1 -", "b-1": "d2 w1 k1"}, withheld="x"))
    found = compare(record(), new)
    assert (found.withheld, found.rows) == (True, ())


def why(old, new):
    (number,) = compare(old, new).numbers
    return number.why


TOTAL = {"attacks.total": fact("attacks.total", "1", attacks=["b-1"])}


def test_a_number_of_a_longer_period_differs_by_its_parameters():
    new = record(edition=edition(attacks=LATER, claims=LATER), facts=TOTAL)
    assert why(record(), new) == ("parameters",)


def test_a_number_whose_rows_were_revised_differs_by_the_data():
    new = record(rows=rows({"a-1": "d1 w1 -", "b-1": "d2 w2 k1"}), facts=TOTAL)
    assert why(record(), new) == ("data",)


def test_a_number_counted_on_other_days_and_on_a_row_that_is_new_differs_by_both():
    held = rows({"a-1": "d1 w1 -", "b-1": "d2 w1 k1", "c-1": "d3 w1 -"})
    facts = {"attacks.total": fact("attacks.total", "3", attacks=["b-1", "c-1"])}
    new = record(edition=edition(attacks=LATER, claims=LATER), rows=held, facts=facts)
    assert why(record(), new) == ("parameters", "data")


def test_a_number_that_only_a_new_row_moved_does_not_differ_by_the_parameters():
    held = rows({"a-1": "d1 w1 -", "b-1": "d2 w1 k1", "c-1": "d3 w1 -"})
    facts = {"attacks.total": fact("attacks.total", "3", attacks=["a-1", "b-1", "c-1"])}
    new = record(edition=edition(attacks=LATER, claims=LATER), rows=held, facts=facts)
    assert why(record(), new) == ("data",)


def test_a_number_on_the_same_rows_with_the_same_parameters_differs_by_the_code():
    facts = {"attacks.total": fact("attacks.total", "1", attacks=["a-1", "b-1"])}
    assert why(record(), record(edition=edition(code="c2"), facts=facts)) == ("code",)


def test_a_number_that_rests_on_what_other_rows_decided_differs_by_data_elsewhere():
    old = record(facts={"claims.kept": fact("claims.kept", "2", claims=["AT001", "CO001"])})
    facts = {"claims.kept": fact("claims.kept", "1", claims=["AT001"])}
    held = rows({"a-1": "d1 w1 -", "b-1": "d2 w2 k1"})
    assert why(old, record(rows=held, facts=facts)) == ("data",)
    assert why(old, record(rows=held, facts=facts, edition=edition(code="c2"))) == ("data", "code")


def test_another_folder_of_tables_is_data_and_no_parameter():
    own = {**RUN, "data": "mine"}
    held = rows({"a-1": "d1 w1 -", "b-1": "d2 w2 k1"})
    facts = {"attacks.total": fact("attacks.total", "3", tallies=["TL001"])}
    old = record(facts={"attacks.total": fact("attacks.total", "2", tallies=["TL001"])})
    assert why(old, record(edition=edition(attacks=own, claims=own), rows=held, facts=facts)) == ("data",)


def test_a_number_that_is_a_parameter_differs_by_the_parameters():
    old = record(facts={"attacks.days": fact("attacks.days", "30", basis=CHOSEN)})
    assert why(old, record(facts={"attacks.days": fact("attacks.days", "60", basis=CHOSEN)})) == ("parameters",)


def test_a_number_that_one_build_does_not_print_has_no_reason():
    found = compare(record(), record(facts={})).numbers
    assert [(number.old, number.new, number.why) for number in found] == [("2", None, ())]
    assert compare(record(facts={}), record()).numbers[0].new == "2"


def test_a_verdict_that_turned_is_told_with_the_sentence_of_the_new_one():
    new = record(claims=[claim("AT001", "not_covered", "Not covered."), claim("CO001", "differs")])
    (turned,) = compare(record(), new).verdicts
    assert (turned.id, turned.old, turned.new, turned.sentence) == (
        "AT001", "reproduced", "not_covered", "Not covered.",
    )  # fmt: skip


def test_a_statement_that_one_build_lacks_is_told():
    found = compare(record(), record(claims=[claim("CO001", "differs"), claim("CO002", "differs")])).verdicts
    assert [(turned.id, turned.old, turned.new) for turned in found] == [
        ("CO002", None, "differs"), ("AT001", "reproduced", None),
    ]  # fmt: skip


@pytest.mark.parametrize("change", [{"values": "v2"}, {"alternative": "x"}, {"status": "empty"}])
def test_a_chart_differs_by_its_values_its_description_or_by_being_empty(change):
    (found,) = compare(record(), record(figures=[chart("attacks-by-site", "Balad has most", **change)])).charts
    assert (found.id, found.old, found.new) == ("attacks-by-site", "Balad has most", "Balad has most")


def test_a_chart_that_one_build_does_not_draw_is_told():
    (found,) = compare(record(), record(figures=[])).charts
    assert (found.old, found.new) == ("Balad has most", None)
