from iraq_report.tables.dictionary import FILE, dictionary
from iraq_report.tables.package import descriptor
from iraq_report.tables.schemas import SCHEMAS


def test_the_committed_dictionary_is_that_of_the_package():
    assert FILE.read_text(encoding="utf-8") == dictionary(descriptor())


def test_every_table_has_its_section_and_every_field_its_row():
    text = FILE.read_text(encoding="utf-8")
    for name, schema in SCHEMAS.items():
        section = text.partition(f'<a id="{name}"></a>')[2].partition("<a id=")[0]
        assert all(f"\n| `{column}` |" in section for column in schema.columns), name


def test_a_section_gives_units_words_keys_and_how_the_table_was_compiled(small):
    text = dictionary(descriptor(small))
    assert "**How compiled, and where thin.** By hand; thin everywhere." in text
    assert "| `killed_low` | integer | people | People killed: lowest value" in text
    assert "| `place_id` | string |  | Place; key of `places.place_id`; always filled |" in text
    assert "| `also_ids` | list |  | Other places; keys of `places.place_id` |" in text
    assert "| `seen` | list |  | What was seen; one of `smoke`, `fire` |" in text
    assert "| `rocket` | unguided rockets |" in text
    assert "Rules: `date not above date_end`; `killed_low not above killed_high`." in text


def test_words_that_every_table_shares_are_explained_once(small):
    assert dictionary(descriptor(small)).count("| `quarter` |") == 1
