"""Search what is about to be published for rows that may not be: their ids, their notes, their coordinates.

The last check before publishing, by the words of the files alone: it does not trust what the rest of the gate did.
"""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from itertools import pairwise
from pathlib import Path

import pandas as pd

from iraq_report.errors import ReportError
from iraq_report.gate.gate import Gate
from iraq_report.tables.read import read_table
from iraq_report.tables.schemas import SCHEMAS

WORDS, LETTERS = 8, 40  # a run of so many words, or of whole words with so many letters, is taken from a note
SHORTEST = 5  # words of a whole note that is shorter than a run; others say the same in fewer
NEAR = 4  # numbers between which a latitude and a longitude count as a pair
TEXT_FILES = {
    ".html", ".js", ".json", ".csv", ".svg", ".xml", ".txt", ".md", ".bib", ".ris", ".ipynb", ".geojson", ".css",
    ".rels",
}  # fmt: skip
ARCHIVES = {".pptx", ".xlsx", ".docx", ".zip"}
# Ids as ACLED and GTD give them, wherever they stand in a row.
_FOREIGN = re.compile(r"(?<![a-z0-9])(?:[a-z]{3}\d{3,6}|\d{12})(?![a-z0-9])", re.IGNORECASE)
_PROSE = re.compile(r"(?:^|_)(?:note|description|about|finding)$")  # columns of running text
_WORD = re.compile(r"[^\W_]+")
_JOINT = re.compile(r"[-_]")
_TOKEN = re.compile(r"[a-z0-9]+(?:[-_][a-z0-9]+)*")
_NUMBER = re.compile(r"(?<![\w.])\d{1,3}\.\d{2,}")
_MARKUP = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})|\\([nrt\"'/\\])")

Run = tuple[str, ...]


@dataclass
class Needles:
    """What is looked for, each with the key of its row: ids, runs of words by their first two, pairs of coordinates."""

    ids: dict[str, str] = field(default_factory=dict)
    runs: dict[tuple[str, str], list[tuple[Run, str]]] = field(default_factory=dict)
    pairs: dict[tuple[str, str], str] = field(default_factory=dict)


def check_output(gate: Gate, folder: Path) -> None:
    """Search all files below a folder.

    Raises ReportError E-LICENCE-LEAK for the first that holds something of a withheld row; an open gate asks nothing.
    """
    if not gate.closed:
        return
    needles = needles_of(gate)
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        for text in texts_of(path):
            if found := leak(text, needles):
                what, key = found
                where = path.relative_to(folder).as_posix()
                sentence = f"{where} holds {what} of the row {key}, which its terms forbid to publish; nothing was "
                raise ReportError(
                    "E-LICENCE-LEAK", sentence + "published. Take it out, or correct `terms` in sources.csv"
                )


def needles_of(gate: Gate) -> Needles:
    """What withheld rows hold, and neither the rows that may go out nor the project's own tables do."""
    kept, public = Needles(), Needles()
    for name, rows in gate.tables.items():
        withheld = rows.iloc[:, 0].astype(str).isin(gate.withheld.get(name, ()))
        _add_rows(kept, name, rows[withheld])
        _add_rows(public, name, rows[~withheld])
    for name in gate.withheld:
        _add_rows(public, name, read_table(name))
    found = Needles()
    found.ids = {id: key for id, key in kept.ids.items() if id not in public.ids}
    found.pairs = {pair: key for pair, key in kept.pairs.items() if pair not in public.pairs}
    for first, runs in kept.runs.items():
        known = {run for run, _ in public.runs.get(first, ())}
        if own := [(run, key) for run, key in runs if run not in known]:
            found.runs[first] = own
    return found


def _add_rows(found: Needles, table: str, rows: pd.DataFrame) -> None:
    texts = [column for column in SCHEMAS[table].columns if _PROSE.search(column)]
    for row in rows.to_dict("records"):
        _add_row(found, {str(column): cell for column, cell in row.items()}, str(next(iter(row.values()))), texts)


def _add_row(found: Needles, row: Mapping[str, object], key: str, texts: Iterable[str]) -> None:
    for id in (key, *_FOREIGN.findall(key.replace("_", " "))):
        found.ids.setdefault(id.lower(), key)
    for column in texts:
        if pd.isna(cell := row.get(column)):  # type: ignore[call-overload]
            continue
        for id in _FOREIGN.findall(str(cell).replace("_", " ")):
            found.ids.setdefault(id.lower(), key)
        for run in runs_of(str(cell)):
            found.runs.setdefault((run[0], run[1]), []).append((run, key))
    for first, second in (("lat", "lon"), ("latitude", "longitude")):
        if pd.notna(row.get(first)) and pd.notna(row.get(second)):  # type: ignore[call-overload]
            found.pairs.setdefault((_digits(str(row[first])), _digits(str(row[second]))), key)


def runs_of(text: str) -> list[Run]:
    """The runs of words of a text, from each of its words on: so many words, or so many letters, as tell that text.

    A short text is one run; one of a few words is none.
    """
    words = tuple(_WORD.findall(text.lower()))
    found = [run for start in range(len(words)) if (run := _run(words[start:]))]
    whole = (words,) if not found and len(words) >= SHORTEST else ()
    return [*found, *whole]


def _run(words: Run) -> Run:
    """The shortest beginning that counts as a run; blank where the words end before."""
    letters = -1
    for place, word in enumerate(words, start=1):
        letters += len(word) + 1
        if place >= 2 and (place == WORDS or letters >= LETTERS):
            return words[:place]
    return ()


def texts_of(path: Path) -> Iterator[str]:
    """The readable texts of a file, without escapes and entities: as it stands, and without its markup.

    What lies in an archive is read too, and the archives in it, such as the data sheet of a chart on a slide.
    """
    return _texts(path.name, path.read_bytes()) if path.suffix.lower() in ARCHIVES | TEXT_FILES else iter(())


def _texts(name: str, content: bytes) -> Iterator[str]:
    suffix = Path(name).suffix.lower()
    if suffix in ARCHIVES:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for inner in archive.namelist():
                yield from _texts(inner, archive.read(inner))
    elif suffix in TEXT_FILES:
        yield from _readings(content.decode("utf-8", errors="replace"), suffix)


def _readings(text: str, suffix: str) -> Iterator[str]:
    if suffix in (".js", ".json", ".ipynb", ".geojson"):
        text = _ESCAPED.sub(_unescaped, text)
    text = unescape(text)
    yield text
    if "<" in text:
        yield _MARKUP.sub(" ", text)


def _unescaped(found: re.Match[str]) -> str:
    if found[1]:
        return json.loads(f'"\\u{found[1]}"') if not "d800" <= found[1].lower() <= "dfff" else " "
    return {"n": " ", "r": " ", "t": " "}.get(found[2], found[2])


def leak(text: str, needles: Needles) -> tuple[str, str] | None:
    """What of which withheld row a text holds, the first found: `an id`, `part of a note`, `coordinates`."""
    small = text.lower()
    for token in set(_TOKEN.findall(small)) if needles.ids else ():
        for part in (token, *_JOINT.split(token)):
            if part in needles.ids:
                return "an id", needles.ids[part]
    if needles.runs and (key := _run_in(_WORD.findall(small), needles)):
        return "part of a note", key
    if needles.pairs and (key := _pair_in(_NUMBER.findall(small), needles)):
        return "coordinates", key
    return None


def _run_in(words: list[str], needles: Needles) -> str:
    for place, first in enumerate(pairwise(words)):
        for run, key in needles.runs.get(first, ()):
            if tuple(words[place : place + len(run)]) == run:
                return key
    return ""


def _pair_in(numbers: list[str], needles: Needles) -> str:
    firsts = {first for first, _ in needles.pairs}
    digits = [_digits(number) for number in numbers]
    for place, number in enumerate(digits):
        if number in firsts:
            for other in digits[max(0, place - NEAR) : place + NEAR + 1]:
                if key := needles.pairs.get((number, other)):
                    return key
    return ""


def _digits(number: str) -> str:
    """A number without zeros at its end, so that `33.940` and `33.94` are one."""
    return number.rstrip("0").rstrip(".") if "." in number else number
