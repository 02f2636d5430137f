"""The bibliography as pages of a staged book: one list of a thousand sources would be too much for a page."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import yaml

from iraq_report.figures.paint import Json
from iraq_report.prose.address import BEGINNING, part_of, source_address
from iraq_report.site.rows import add_pages

PARENT = "bibliography"  # the page that leads to the parts
FILE = "references.bib"
NAMED = 8  # publishers that the page names for a part, those with most sources
_TABLE = "sources"
_ENTRY = re.compile(r"^@\w+\{([^,\s]+),.*?^\}$", re.MULTILINE | re.DOTALL)
_PAGE = """---
myst: {{html_meta: {{description: {about}}}}}
---

# {title}

{rows} of the sources of the [bibliography](bibliography.md), in the order of the sites on which they were read.

```{{bibliography}} {file}
:all:
:labelprefix: {label}
```
"""


def stage_bibliography(folder: Path, sources: pd.DataFrame) -> list[Json]:
    """Split `references.bib` of a staged book into parts with a page each, and list those in its toc.

    `sources` is the edition's table of them. The page above the parts is told of each: its page, title, number of
    sources, how the anchors of its entries begin, and which publishers have most of them.
    """
    entries = {found[1]: found[0] for found in _ENTRY.finditer((folder / FILE).read_text("utf-8"))}
    publishers = dict(zip(sources["source_id"], sources["publisher"], strict=True))
    parts: dict[str, list[str]] = {}
    for key in sorted(entries):
        parts.setdefault(part_of(_TABLE, key), []).append(key)
    for part, keys in parts.items():
        file = f"references-{part}.bib"
        (folder / file).write_text("\n\n".join(entries[key] for key in keys) + "\n", encoding="utf-8")
        title = f"Bibliography: {_letters(keys)}"
        about = json.dumps(f"{title}. Sources of this book on militia attacks in Iraq.")
        text = _PAGE.format(about=about, title=title, rows=len(keys), file=file, label=part.upper())
        (folder / f"{PARENT}-{part}.md").write_text(text, encoding="utf-8", newline="\n")
    _list_pages(folder, parts)
    return [_described(part, keys, publishers) for part, keys in parts.items()]


def _list_pages(folder: Path, parts: Mapping[str, list[str]]) -> None:
    toc = yaml.safe_load((folder / "_toc.yml").read_text("utf-8"))
    pages = [{"file": f"{PARENT}-{part}", "title": _letters(keys)} for part, keys in parts.items()]
    add_pages(toc, pages, below=PARENT)
    (folder / "_toc.yml").write_text(yaml.safe_dump(toc, allow_unicode=True, sort_keys=False), encoding="utf-8")
    config = yaml.safe_load((folder / "_config.yml").read_text("utf-8"))
    config["bibtex_bibfiles"] = [f"references-{part}.bib" for part in parts]
    (folder / "_config.yml").write_text(yaml.safe_dump(config, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _described(part: str, keys: list[str], publishers: Mapping[str, str]) -> Json:
    counts = Counter(str(publishers[key]) for key in keys if pd.notna(publishers.get(key)))
    return {
        "page": source_address(keys[0]).partition("#")[0],
        "title": _letters(keys),
        "rows": len(keys),
        "begins": " ".join(sorted({f"source-{key[: BEGINNING[_TABLE]]}" for key in keys})),
        "publishers": counts.most_common(NAMED),
        "others": max(0, len(counts) - NAMED),
    }


def _letters(keys: list[str]) -> str:
    """`B to D`, `0-9 to A`, `S`: with what the keys of a part begin."""
    first, last = ("0-9" if key[0].isdigit() else key[0].upper() for key in (keys[0], keys[-1]))
    return first if first == last else f"{first} to {last}"
