import pandas as pd
import pandera.pandas as pa
import pytest

from iraq_report.tables.columns import (
    amount,
    between,
    choice,
    day,
    identifier,
    items_of,
    kind_of,
    listing,
    ordered,
    provenance,
    reference,
    text,
    when,
    whole,
)


def accepts(column: pa.Column, value: object) -> bool:
    dtype = {"date": "datetime64[us]", "integer": "Int64", "number": "Float64", "string": "str"}[kind_of(column)]
    table = pd.DataFrame({"it": pd.Series([value], dtype=dtype)})
    try:
        pa.DataFrameSchema({"it": column}).validate(table)
    except pa.errors.SchemaError:
        return False
    return True


@pytest.mark.parametrize(
    ("column", "kind"),
    [
        (identifier("", pattern="x"), "string"),
        (text(""), "string"),
        (choice("", ["a"]), "string"),
        (reference("", to="places.place_id"), "string"),
        (listing("", values=["a"]), "string"),
        (day(""), "date"),
        (whole("", unit="people"), "integer"),
        (amount("", unit="percent"), "number"),
    ],
)
def test_a_column_has_the_kind_a_data_package_names(column, kind):
    assert kind_of(column) == kind


@pytest.mark.parametrize(
    ("column", "good", "bad"),
    [
        (identifier("", pattern=r"^A\d$"), "A1", "B1"),
        (text("", required=True), "a", None),
        (text("", pattern=r"^\d+$"), "12", "twelve"),
        (choice("", ["a", "b"]), "b", "c"),
        (choice("", ["a"], required=False), None, "b"),
        (reference("", to="t.c"), "x", None),
        (listing("", values=["a", "b.c"]), "a;b.c", "a;bxc"),
        (listing("", values=["a", "b"]), "b", "a;;b"),
        (listing("", to="t.c"), "x-1;y", "x 1;y"),
        (listing("", to="t.c", required=True), "x", None),
        (listing("", required=True), "two words; and more", None),
        (day(""), "2021-06-09", "1921-06-09"),
        (whole("", unit="u"), 0, -1),
        (whole("", unit="u", minimum=None, maximum=5), -3, 6),
        (amount("", unit="u", maximum=1.5), 1.5, 1.6),
    ],
)
def test_a_column_takes_what_it_describes_and_nothing_else(column, good, bad):
    assert accepts(column, good)
    assert not accepts(column, bad)


def test_a_list_cell_falls_into_its_items():
    assert items_of("a;b; c;") == ["a", "b", "c"]
    assert items_of("") == []


def test_columns_carry_unit_and_reference():
    assert whole("", unit="people").metadata == {"unit": "people"}
    assert reference("", to="places.place_id").metadata == {"refers_to": "places.place_id"}
    assert listing("", to="t.c").metadata == {"refers_to": "t.c", "items": True}


def test_columns_carry_the_meanings_of_their_words():
    assert choice("", {"a": "first letter"}).metadata == {"meanings": {"a": "first letter"}}
    assert listing("", values={"a": "first"}).metadata == {"items": ["a"], "meanings": {"a": "first"}}
    assert choice("", ["a"]).metadata == {}


def test_groups_of_columns_have_fixed_names():
    assert list(when("x")) == ["date", "date_precision", "date_end"]
    assert list(between("killed", "Killed", unit="people")) == ["killed_low", "killed_high"]
    assert list(provenance()) == ["stated_by", "report_footnotes", "source_ids", "note"]
    assert kind_of(between("share", "Share", unit="percent", whole_numbers=False)["share_low"]) == "number"


@pytest.mark.parametrize(
    ("low", "high", "sound"),
    [(1, 2, True), (2, 2, True), (3, 2, False), (None, 2, True), (3, None, True), (None, None, True)],
)
def test_low_must_not_be_above_high_where_both_are_known(low, high, sound):
    table = pd.DataFrame({"low": pd.array([low], dtype="Int64"), "high": pd.array([high], dtype="Int64")})
    schema = pa.DataFrameSchema(between("x", "X", unit="u"), checks=[ordered("x_low", "x_high")])
    table.columns = ["x_low", "x_high"]
    if sound:
        assert len(schema.validate(table)) == 1
    else:
        with pytest.raises(pa.errors.SchemaError):
            schema.validate(table)
