"""What an edition was made with."""

from dataclasses import replace
from datetime import date

from iraq_report.editions.declaration import Edition
from iraq_report.figures.look import DEFAULT, Fonts
from iraq_report.figures.theme import FONT
from iraq_report.site.versions import code_hash, edition_record

EDITION = Edition(id="t", title="T", date=date(2021, 1, 1), start=date(2021, 1, 1), end=date(2021, 1, 2))


def project(root):
    for name in ("iraq_report/sections/attacks/measures.py", "iraq_report/site/head.py", "notebooks/attacks.ipynb"):
        (root / name).parent.mkdir(parents=True)
        (root / name).write_text("x")
    return root


def changed(root, name):
    """Whether a change of a file is a change of the code that computes."""
    before = code_hash(root)
    (root / name).write_text("y")
    return code_hash(root) != before


def test_code_that_computes_is_told_from_code_that_makes_pages(tmp_path):
    root = project(tmp_path)
    assert changed(root, "iraq_report/sections/attacks/measures.py")
    assert changed(root, "notebooks/attacks.ipynb")
    assert not changed(root, "iraq_report/site/head.py")


def test_the_record_of_an_edition_names_the_theme_of_its_charts(tmp_path):
    ours = replace(DEFAULT, name="ours", digest="abc", fonts=Fonts("Serif"))
    made = [
        edition_record(EDITION, {}, data=tmp_path, browser=None, licence="", themes=look) for look in (ours, DEFAULT)
    ]
    assert [(record["theme"], record["fonts"]) for record in made] == [
        ({"name": "ours", "sha256": "abc"}, "Serif"),
        ({"name": "default", "sha256": ""}, FONT),
    ]
