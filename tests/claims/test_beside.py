"""Every statement of a section stands beside its prose once, and those of the other parts on their pages."""

import re
from collections import Counter

import nbformat
import pytest

from iraq_report.paths import BOOK, NOTEBOOKS
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas.claims import CHAPTERS

WITH_NOTEBOOK = [section for section in CHAPTERS if (NOTEBOOKS / f"{section}.ipynb").is_file()]


def topics_shown(section):
    notebook = nbformat.read(NOTEBOOKS / f"{section}.ipynb", as_version=4)
    code = "\n".join(cell.source for cell in notebook.cells if cell.cell_type == "code")
    return Counter(re.findall(r'show\.beside\(run, "(\w+)"\)', code))


def test_five_parts_of_the_report_have_a_notebook():
    assert WITH_NOTEBOOK == ["attacks", "contractors", "air_force", "us_posture", "iran_influence"]


@pytest.mark.parametrize("section", WITH_NOTEBOOK)
def test_each_topic_of_the_table_stands_in_the_notebook_once(section):
    claims = read_table("claims")
    held = claims[(claims["section"] == section) & (claims["kind"] != "forecast")]
    assert topics_shown(section) == Counter(set(held["topic"]))


@pytest.mark.parametrize(("section", "page"), [("introduction", "intro.md"), ("conclusion", "conclusion.md")])
def test_parts_without_a_notebook_stand_on_their_pages(section, page):
    assert (BOOK / page).read_text("utf-8").count(f'{{{{ beside("{section}") }}}}') == 1
