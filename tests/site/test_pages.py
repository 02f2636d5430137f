"""Pages without code, filled from facts."""

import pytest
import yaml

from iraq_report.editions.declaration import Edition
from iraq_report.errors import ReportError
from iraq_report.paths import BOOK
from iraq_report.site.pages import fill, page_names

EDITION = Edition.model_validate(
    {"id": "a", "title": "A year", "date": "2022-01-05", "start": "2021-01-01", "end": "2021-12-31"}
)
FACTS = {"attacks.total": {"name": "attacks.total", "value": 1234, "text": "1,234"}}


def filled(template, **context):
    return fill(template, page="intro.md", edition=EDITION, facts=FACTS, context=context)


def failing(template):
    with pytest.raises(ReportError) as caught:
        filled(template)
    return caught.value


def test_a_fact_is_printed_and_marked_as_in_a_notebook():
    expected = 'There were <span class="fact" data-fact="attacks.total">1,234</span>.'
    assert filled('There were {{ fact("attacks.total") }}.') == expected


def test_a_page_may_ask_whether_a_fact_is_there_and_compare_it():
    template = '{% if has("attacks.total") and value("attacks.total") > 1000 %}many{% endif %}{{ has("x") }}'
    assert filled(template) == "manyFalse"


def test_the_edition_and_the_context_are_at_hand():
    assert filled("{{ edition.title }}: {{ rows }}", rows=3) == "A year: 3"


def test_an_unknown_fact_is_refused_with_page_and_nearest_name():
    error = failing('{{ fact("attacks.totl") }}')
    assert error.code == "E-FACT-UNKNOWN"
    assert "intro.md" in error.sentence
    assert "did you mean 'attacks.total'?" in error.sentence


@pytest.mark.parametrize("template", ["{{ nothing }}", "{% if %}", "{{ edition.nothing }}"])
def test_a_mistake_in_a_template_is_refused_with_its_page(template):
    error = failing(template)
    assert error.code == "E-PAGE-TEMPLATE"
    assert error.sentence.startswith("intro.md")


def test_labels_and_roles_of_myst_are_left_alone():
    text = "[a]{#label} and {cite:p}`x`\n"
    assert filled(text) == text


@pytest.mark.parametrize("name", page_names(BOOK))
def test_the_head_of_a_page_describes_it_in_readable_yaml(name):
    _, head, _ = (BOOK / name).read_text(encoding="utf-8").split("---\n", 2)
    assert yaml.safe_load(head)["myst"]["html_meta"]["description"].endswith(".")
