"""A small built edition: two pages with everything that the printer has to know about."""

from __future__ import annotations

import json
from pathlib import Path

TOC = """format: jb-book
root: intro
parts:
  - caption: Sections
    chapters:
      - file: attacks
  - caption: Lists
    chapters:
      - file: claims
      - file: events
      - file: bibliography
"""


def page(content: str) -> str:
    return f'<html><body><nav>Sidebar</nav><article class="bd-article">{content}</article><p>foot</p></body></html>'


def heading(title: str, id: str, level: int = 1) -> str:
    return f'<h{level}>{title}<a class="headerlink" href="#{id}">#</a></h{level}>'


def cite(*ids: str) -> str:
    links = ", ".join(f'<a href="bibliography-a.html#source-{id}">9</a>' for id in ids)
    return f'<span class="bibtex-citation" id="id1">[{links}]</span>'


INTRO = page(
    f'<section id="introduction">{heading("Introduction", "introduction")}'
    '<p>See <a href="attacks.html#by-site">sites</a>, <a href="rows/attacks.html#a1">a row</a> and '
    '<a href="https://example.org/">elsewhere</a>.</p></section>'
)
ATTACKS = page(
    f'<section id="attacks">{heading("Attacks", "attacks")}'
    f'<section id="where">{heading("Where they fell", "where", 2)}'
    '<div class="cell"><details class="above-input"><summary>Code</summary><pre>code()</pre></details></div>'
    f'<p>There were <span class="fact" data-fact="x">12</span> attacks {cite("b", "a")}, or more {cite("b")}.</p>'
    '<figure id="by-site" class="report-figure"><p class="figure-title">Most at Balad</p>'
    '<div class="figure-plot" tabindex="0" role="group" style="--wide: 760 / 300">'
    '<picture class="only-light"><source srcset="figures/by-site.narrow.light.svg">'
    '<img class="only-light" src="figures/by-site.light.svg" width="760" height="300" loading="lazy" alt="short">'
    "</picture>"
    '<picture class="only-dark"><img class="only-dark" src="figures/by-site.dark.svg" alt="short"></picture></div>'
    '<details class="figure-table"><summary>Data as a table</summary><table><tr><td>1</td></tr></table></details>'
    "</figure>"
    '<table><tr><th>Sources</th></tr><tr><td><a href="bibliography-a.html#source-a">The Paper</a>, '
    '<a href="events.html">+1</a></td></tr></table>'
    '<details class="sd-dropdown"><summary>How it was compiled</summary><div><p>By hand.</p></div></details>'
    '<aside class="claims-beside"><ul><li><a href="claims.html#AT001">AT001</a> '
    '<span class="verdict">reproduced</span> Two fell. The list has two.</li></ul></aside></section></section>'
)
CLAIMS = page(
    f'<section id="statements">{heading("Statements", "statements")}<div class="claims">'
    '<article class="claim" id="AT001" data-section="attacks"><h3 class="claim-head"><a class="claim-id" href="#AT001">'
    'AT001</a> <span class="verdict">reproduced</span> Two fell.</h3><p class="claim-sentence">The list has two.</p>'
    '<p class="claim-meta"><span class="claim-evidence"> · <a href="#">Evidence</a></span></p></article>'
    '<article class="claim" id="IN001" data-section="introduction"><h3 class="claim-head"><a class="claim-id" '
    'href="#IN001">IN001</a> <span class="verdict">open</span> It began.</h3>'
    '<p class="claim-sentence">No row says so.</p></article></div></section>'
)
BIBLIOGRAPHY = page(
    f'<section id="bibliography">{heading("Bibliography", "bibliography")}'
    '<nav class="parts"><ul><li><a href="bibliography-a.html">A to C</a></ul></nav></section>'
)
SOURCES = page(
    f'<section id="bibliography-a">{heading("Bibliography: A to C", "bibliography-a")}'
    '<div class="citation" id="source-a"><span class="label">[1]</span><p>Ali. <a href="https://example.org/a?x=1&amp;y=2">'
    'First</a>. The Paper. 2021. <a href="#source-a">a</a></p></div>'
    '<div class="citation" id="source-b"><span class="label">[2]</span><p>Second. The Agency. 2020.</p></div>'
    '<div class="citation" id="source-c"><span class="label">[3]</span><p>Third. 2019.</p></div></section>'
)
CLAIM_RECORDS = [{"id": "AT001", "sources": ["c", "a"]}, {"id": "IN001", "sources": []}]
PARAMETERS = {"attacks": {"start": "2020-01-01", "end": "2020-12-31"}}


def built_edition(folder: Path, *, pictures: bool = True) -> Path:
    """The folder of a small built edition and, beside it, the book with its table of contents."""
    site, book = folder / "2021", folder / "book"
    (site / "figures").mkdir(parents=True)
    book.mkdir()
    (book / "_toc.yml").write_text(TOC)
    files = ["figures/by-site.csv"] + (["figures/by-site.svg"] if pictures else [])
    figures = [{"id": "by-site", "status": "drawn", "alternative": "Rows: Balad 2.", "files": files}]
    edition = {"id": "2021", "title": "2021: a year", "date": "2026-01-31", "start": "2020-01-01", "end": "2020-12-31"}
    record = {**edition, "parameters": PARAMETERS, "licences": {"tables": "CC BY 4.0"}}
    texts = {
        "intro.html": INTRO,
        "attacks.html": ATTACKS,
        "claims.html": CLAIMS,
        "bibliography.html": BIBLIOGRAPHY,
        "bibliography-a.html": SOURCES,
        "claims.json": json.dumps(CLAIM_RECORDS),
        "figures.json": json.dumps(figures),
        "edition.json": json.dumps(record),
        "figures/by-site.light.svg": '<svg xmlns="http://www.w3.org/2000/svg" width="760" height="300"></svg>',
    }
    for name, text in texts.items():
        (site / name).write_text(text)
    return site
