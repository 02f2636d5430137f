"""Entries of the bibliography."""

from pybtex.database import parse_string

from iraq_report.site.bibliography import ReportStyle, plain

ENTRY = r"""@online{a-1, author = {{Acme \& Sons}}, title = {{Ten \% of US\_x}}, year = {2021},
 month = {8 June}, note = {In English}, url = {https://example.org/a_b}}"""


def written(text):
    entry = next(iter(parse_string(text, "bibtex").entries.values()))
    return ReportStyle().format_entry("1", entry).text


def test_escapes_are_undone_and_braces_dropped():
    assert plain(r"{US\_x}, 5 \% \& more\#") == "US_x, 5 % & more#"


def test_an_entry_reads_author_title_date_note_with_the_title_linked():
    text = written(ENTRY)
    assert str(text) == "Acme & Sons. Ten % of US_x. 8 June 2021. In English. a-1"
    assert '<a href="https://example.org/a_b">Ten % of US_x</a>' in text.render_as("html")


def test_an_entry_without_address_or_author_still_reads():
    assert str(written("@misc{b, title = {{A letter}}, year = {2020}}")) == "A letter. 2020. b"


def test_entries_stand_in_the_order_of_their_keys():
    entries = parse_string("@misc{b-1, title = {A}, year = {2020}} @misc{a-2, title = {B}, year = {2021}}", "bibtex")
    assert [entry.key for entry in ReportStyle().sort(entries.entries.values())] == ["a-2", "b-1"]
