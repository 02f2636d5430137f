"""Figures and facts of executed notebooks."""

import pytest
from nbformat import v4

from iraq_report.editions.collect import collect_claims, collect_facts, collect_figures, has_data
from iraq_report.errors import ReportError
from iraq_report.figures.figure import PLOTLY
from iraq_report.prose.text import RECORD


def output(data, **record):
    return v4.new_output("execute_result", data=data, metadata={RECORD: record})


def chart(id, *, traces=({"x": [1], "y": [2]},)):
    return output({PLOTLY: {"data": list(traces), "layout": {}}}, figure={"id": id, "empty": ""})


def empty(id):
    return output({"text/markdown": "Nothing."}, figure={"id": id, "empty": "Nothing."})


def prose(*facts):
    return output({"text/markdown": "x"}, facts=list(facts))


def fact(name, value, text=None):
    return {"name": name, "value": value, "text": text or str(value)}


def notebook(*outputs):
    return v4.new_notebook(cells=[v4.new_code_cell("x", outputs=[item]) for item in outputs])


def failing(notebooks, expected):
    with pytest.raises(ReportError) as caught:
        collect_figures(notebooks, expected)
    return caught.value


def test_figures_come_in_the_order_of_the_pages_drawn_or_empty():
    found = collect_figures({"a": notebook(chart("a-one"), empty("a-two"))}, {"a": ("a-two", "a-one")})
    assert [(item.id, item.section, item.chart is None) for item in found] == [
        ("a-one", "a", False),
        ("a-two", "a", True),
    ]


def test_a_promised_figure_that_is_not_there_is_an_error():
    assert failing({"a": notebook(chart("a-one"))}, {"a": ("a-one", "a-two")}).code == "E-FIGURE-MISSING"


def test_a_figure_that_nobody_promised_is_an_error():
    assert failing({"a": notebook(chart("a-one"))}, {"a": ()}).code == "E-FIGURE-UNKNOWN"


def test_an_id_used_in_two_sections_is_an_error():
    error = failing({"a": notebook(chart("one")), "b": notebook(chart("one"))}, {"a": ("one",), "b": ("one",)})
    assert error.code == "E-FIGURE-TWICE"


@pytest.mark.parametrize("traces", [(), ({"x": [], "y": []},), ({"x": [None], "y": [None]},), ({"name": "only"},)])
def test_a_chart_without_data_that_is_not_declared_empty_is_an_error(traces):
    assert failing({"a": notebook(chart("one", traces=traces))}, {"a": ("one",)}).code == "E-FIGURE-BLANK"


def test_data_is_seen_in_lists_packed_arrays_grids_and_flows():
    assert has_data({"y": {"bdata": "AQI=", "dtype": "i1"}})
    assert has_data({"z": [[None, 3]]})
    assert has_data({"link": {"source": [0], "target": [1]}})
    assert not has_data({"y": {"bdata": "", "dtype": "i1"}})


def test_facts_are_sorted_by_name_and_know_their_page():
    facts = collect_facts({"b": notebook(prose(fact("b.n", 2))), "a": notebook(prose(fact("a.n", 1)))})
    assert [(name, item["section"]) for name, item in facts.items()] == [("a.n", "a"), ("b.n", "b")]


def test_one_fact_may_be_printed_twice_but_not_with_two_values():
    assert collect_facts({"a": notebook(prose(fact("n", 1)), prose(fact("n", 1)))})["n"]["value"] == 1
    with pytest.raises(ReportError, match="fact n is 2 here and 1 before") as caught:
        collect_facts({"a": notebook(prose(fact("n", 1))), "b": notebook(prose(fact("n", 2)))})
    assert caught.value.code == "E-FACT-TWICE"


def ledger(*ids):
    return output({"text/html": "x"}, claims=[{"id": id, "verdict": "reproduced"} for id in ids])


def test_statements_are_collected_in_the_order_of_the_pages():
    notebooks = {"claims": notebook(ledger("CN001", "AT001"), prose()), "forecasts": notebook(ledger("FC001"))}
    assert [claim["id"] for claim in collect_claims(notebooks)] == ["CN001", "AT001", "FC001"]


def test_a_statement_that_two_pages_list_is_refused():
    with pytest.raises(ReportError) as caught:
        collect_claims({"claims": notebook(ledger("AT001")), "forecasts": notebook(ledger("AT001"))})
    assert caught.value.code == "E-CLAIM-TWICE"
    assert caught.value.sentence == "forecasts: statement AT001 is listed twice"
