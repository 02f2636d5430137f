"""A table on a page."""

import pandas as pd

from iraq_report.prose.table import ShownTable, SourcesCell

NAMED = (("A & B", "bibliography-a.html#source-ab-1"), ("CNN", "bibliography-b.html#source-cnn-2"))
CELL = SourcesCell(NAMED, 3, "k-1", "rows/sites.html#k-1")


def test_sources_are_named_and_lead_to_their_entries_and_the_rest_to_the_row():
    html = ShownTable("t", "Caption", pd.DataFrame({"Place": ["Balad"], "Sources": [CELL]})).html
    assert '<a href="bibliography-a.html#source-ab-1">A &amp; B</a>, <a href=' in html
    assert '<a href="rows/sites.html#k-1">+3<span class="visually-hidden"> sources of k-1</span></a></td>' in html


def test_a_row_whose_sources_are_all_named_has_no_number():
    assert "+" not in SourcesCell(NAMED, 0, "k-1", "").html


def test_as_plain_text_sources_are_names_and_a_number():
    shown = ShownTable("t", "Caption", pd.DataFrame({"Place": ["Balad"], "Sources": [CELL]}))
    assert "A & B, CNN +3" in shown._repr_mimebundle_()[0]["text/plain"]


def test_what_is_not_known_is_said_and_text_cannot_break_the_page():
    html = ShownTable("t", "Caption", pd.DataFrame({"Place": ["<b>"], "Killed": [None]})).html
    assert '<th scope="row">&lt;b&gt;</th><td><span class="unknown">unknown</span></td>' in html
