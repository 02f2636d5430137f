"""The words of a comparison."""

from iraq_report.editions.compare.compare import compare
from iraq_report.editions.compare.text import as_text
from tests.editions.compare.records import RUN, cells, chart, claim, edition, fact, record, rows

LATER = {**RUN, "end": "2021-12-31"}
OLD = record(
    facts={
        "attacks.total": fact("attacks.total", "2", attacks=["a-1", "b-1"]),
        "attacks.kept": fact("attacks.kept", "7"),
        "attacks.gone": fact("attacks.gone", "9 June 2021"),
    },
    figures=[chart("attacks-by-site", "Balad has most"), chart("attacks-map", "A map")],
    cells=cells(a_1="2021-01-05,rocket,", b_1="2021-02-01,rocket,1"),
)
NEW = record(
    edition=edition("2022", "2022", attacks={**LATER, "weapons": ["drone"]}, claims=LATER),
    facts={
        "attacks.total": fact("attacks.total", "1,234", attacks=["b-1", "c-1"]),
        "attacks.kept": fact("attacks.kept", "7"),
        "attacks.new": fact("attacks.new", "31%"),
    },
    claims=[claim("AT001", "not_covered"), claim("CO001", "differs")],
    figures=[chart("attacks-by-site", "Erbil has most"), chart("attacks-map", "A map", values="v2")],
    rows=rows({"b-1": "d2 w2 -", "c-1": "d3 w1 -"}, contracts={"CT001": "h2"}),
    cells=cells(b_1="2021-02-01,drone,", c_1="2021-09-01,rocket,"),
)
GOLDEN = """\
Old: 2021, run on 1 January 2021 to 30 June 2021
New: 2022, run on 1 January 2021 to 31 December 2021

Parameters: 2 differ
  end: 2021-06-30 -> 2021-12-31
  attacks.weapons: (empty) -> drone
Tables: 2 differ
  Attacks: 1 added, 1 revised, 1 removed
    added c-1
    revised b-1: weapon rocket -> drone; killed_low 1 -> (blank)
    removed a-1
  Contracts: 1 revised
Numbers in the text: 3 differ, 1 the same
  attacks.gone: 9 June 2021 -> not printed
  attacks.new: not printed -> 31%
  attacks.total: 2 -> 1,234 (data)
Verdicts: 1 differs, 1 the same
  AT001: reproduced -> not covered: What AT001 says
Charts: 2 differ, 0 the same
  attacks-by-site: Balad has most -> Erbil has most
  attacks-map: A map
"""


def test_a_comparison_reads_from_cause_to_effect():
    assert as_text(compare(OLD, NEW)) == GOLDEN


def test_two_builds_that_are_alike_are_said_to_be_so():
    assert as_text(compare(OLD, OLD)).splitlines()[-1] == (
        "Nothing differs: parameters, data, numbers, verdicts and charts are the same."
    )


def test_fields_are_named_alone_where_rows_are_not_published_and_withheld_ones_are_said_to_differ():
    new = record(rows=rows({"a-1": "d1 w1 -", "b-1": "d2 w2 k1"}, withheld="x"))
    text = as_text(compare(record(), new))
    assert "    revised b-1: weapon\n" in text
    assert "  Events whose source forbids to publish them differ too.\n" in text


def test_of_very_many_events_a_terminal_shows_the_first():
    new = record(rows=rows({f"c-{number}": "d1 w1 -" for number in range(1200)}))
    text = as_text(compare(record(), new))
    assert text.count("    added ") == 21
    assert "    added 1,180 more; --format json lists all\n" in text
