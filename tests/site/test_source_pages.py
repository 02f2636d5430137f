"""The pages of the bibliography."""

import pandas as pd
import pytest
import yaml

from iraq_report.prose.address import source_address
from iraq_report.site.source_pages import stage_bibliography

KEYS = ["afp-1", "9news-2", "bbc-3", "cnn-4", "shafaq-5", "shafaq-6"]
SOURCES = pd.DataFrame({"source_id": KEYS, "publisher": ["AFP", None, "BBC", "CNN", "Shafaq", "AFP"]})


@pytest.fixture
def staged(tmp_path):
    entries = [f"@online{{{key},\n  title = {{{{Of {{{key}}}}}}},\n}}\n" for key in KEYS]
    (tmp_path / "references.bib").write_text("\n".join(["% head\n", *entries]), encoding="utf-8")
    (tmp_path / "_toc.yml").write_text(yaml.safe_dump({"root": "intro", "chapters": [{"file": "bibliography"}]}))
    (tmp_path / "_config.yml").write_text("title: A\nbibtex_bibfiles: [references.bib]\n")
    return tmp_path, stage_bibliography(tmp_path, SOURCES)


def test_every_entry_stands_in_one_part_and_its_address_leads_to_that_page(staged):
    folder, _ = staged
    assert sorted(path.name for path in folder.glob("bibliography-*.md")) == [
        "bibliography-a.md", "bibliography-b.md", "bibliography-s.md",
    ]  # fmt: skip
    for key in KEYS:
        part = source_address(key).partition(".")[0].removeprefix("bibliography-")
        holding = [file.name for file in folder.glob("references-*.bib") if f"{{{key}," in file.read_text()]
        assert holding == [f"references-{part}.bib"]
        assert f"{{bibliography}} references-{part}.bib" in (folder / f"bibliography-{part}.md").read_text()


def test_the_page_above_is_told_what_the_parts_hold(staged):
    _, parts = staged
    assert parts[0] == {
        "page": "bibliography-a.html", "title": "0-9 to A", "rows": 2, "begins": "source-9 source-a",
        "publishers": [("AFP", 1)], "others": 0,
    }  # fmt: skip
    assert [(part["title"], part["rows"]) for part in parts[1:]] == [("B to C", 2), ("S", 2)]


def test_the_pages_are_listed_below_the_bibliography_and_their_files_in_the_configuration(staged):
    folder, _ = staged
    (chapter,) = yaml.safe_load((folder / "_toc.yml").read_text())["chapters"]
    assert chapter["sections"][1] == {"file": "bibliography-b", "title": "B to C"}
    config = yaml.safe_load((folder / "_config.yml").read_text())
    assert config == {"title": "A", "bibtex_bibfiles": ["references-a.bib", "references-b.bib", "references-s.bib"]}
