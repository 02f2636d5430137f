"""The list of sources as BibTeX, for the citations and the bibliography of the book."""

from __future__ import annotations

import pandas as pd

from iraq_report.paths import BOOK
from iraq_report.tables.columns import items_of
from iraq_report.tables.licences import TERMS
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas.sources import LANGUAGES

FILE = BOOK / "references.bib"
HEAD = "% Written from data/sources.csv; change it there.\n"

# What pybtex turns back into the character. `$` and `^` stand for themselves there, and a brace cannot be
# written at all, since its parser counts braces even after a backslash.
ESCAPES = str.maketrans(
    {
        "\\": r"\textbackslash{}",
        "~": r"\textasciitilde{}",
        "&": r"\&",
        "%": r"\%",
        "#": r"\#",
        "_": r"\_",
        "{": "(",
        "}": ")",
    }
)


def references(sources: pd.DataFrame | None = None) -> str:
    """Return the text of `references.bib`: one entry for each row of the table of sources.

    The key of an entry is its `source_id`; entries stand in the order of their keys. Without `sources` the
    project's own table is read.
    """
    table = read_table("sources") if sources is None else sources
    cells = table.sort_values("source_id").astype(object)
    rows = cells.where(cells.notna(), None).to_dict("records")
    return "\n".join([HEAD, *(_entry({str(name): cell for name, cell in row.items()}) for row in rows)])


def escape(text: str) -> str:
    """Return `text` with the characters that mean something in BibTeX written so that they do not."""
    return text.translate(ESCAPES)


def _entry(row: dict[str, object]) -> str:
    fields = {
        "author": _author(row),
        "title": f"{{{escape(_title(row))}}}",  # inner braces keep the case of the letters
        "howpublished": _carrier(row),
        **_date(row),
        "note": escape(_note(row)),
        "url": _text(row, "url"),
    }
    kind = "online" if row["url"] else "misc"
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@{kind}{{{row['source_id']},", *lines, "}", ""])


def _text(row: dict[str, object], column: str) -> str:
    return str(row[column] or "")


def _author(row: dict[str, object]) -> str:
    """Named persons, else the publisher, in braces so that it is not split like a person's name."""
    persons = items_of(_text(row, "author"))
    if persons:
        return " and ".join(escape(person) for person in persons)
    publisher = escape(_text(row, "publisher"))
    return f"{{{publisher}}}" if publisher else ""


def _carrier(row: dict[str, object]) -> str:
    """Publisher where a person is the author, and the site on which a copy was read."""
    publisher = escape(_text(row, "publisher")) if row["author"] else ""
    via = f"read at {escape(_text(row, 'via'))}" if row["via"] else ""
    return ", ".join(part for part in (publisher, via) if part)


def _title(row: dict[str, object]) -> str:
    """Title of the source; where none is known, a neutral one that names the date as far as it is known."""
    if row["title"]:
        return _text(row, "title")
    date = row["date"]
    if not isinstance(date, pd.Timestamp):
        return "Undated page"
    form = {"day": "%Y-%m-%d", "month": "%B %Y"}.get(_text(row, "date_precision"), "%Y")
    return f"Page of {date.strftime(form)}"


def _date(row: dict[str, object]) -> dict[str, str]:
    """Fields `year` and `month`, the latter with the day where it is known."""
    date = row["date"]
    if not isinstance(date, pd.Timestamp):
        return {}
    months = {"day": f"{date.day} {date.strftime('%B')}", "month": date.strftime("%B")}
    return {"year": str(date.year), "month": months.get(_text(row, "date_precision"), "")}


def _note(row: dict[str, object]) -> str:
    language = LANGUAGES.get(_text(row, "language"), "")
    read, footnotes = row["accessed"], ", ".join(items_of(_text(row, "footnotes")))
    parts = [
        f"in {language}" if language else "",
        f"read on {read.day} {read.strftime('%B %Y')}" if isinstance(read, pd.Timestamp) else "",
        f"footnotes of the report: {footnotes}" if footnotes else "",
    ]
    text = "; ".join(part for part in parts if part)
    asked = _asked(row)
    return ". ".join(part for part in (text[:1].upper() + text[1:], asked) if part)


def _asked(row: dict[str, object]) -> str:
    """What terms that ask for attribution want to have said beside the entry."""
    terms = TERMS.get(_text(row, "terms"))
    if terms is None or not terms.attribution:
        return ""
    edits = f"; filters and edits: {_text(row, 'note').rstrip('.')}" if row["note"] else ""
    return f"Used under {terms.name}{edits}"
