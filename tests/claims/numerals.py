"""Every numeral of the source text, and the list that says which claim states it or why none does.

The text is not part of the project; `numerals.csv` holds the pairs of line and numeral found in it and
`numerals.sha256` the hash of the text they were read from. With a copy of the text at hand,
`python -m tests.claims.numerals TEXT` says whether it is that text and which pairs the list lacks.
"""

from __future__ import annotations

import csv
import hashlib
import re
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
LIST = HERE / "numerals.csv"
HASH = HERE / "numerals.sha256"

REASONS = {
    "footnote mark": "the small number in the text that leads to a footnote",
    "number of a footnote": "the number in front of the footnote itself",
    "date of a cited page": "when a cited page was printed or read",
    "title of a cited page": "a number in the title of a cited page",
    "page of a cited work": "where in a cited work a passage stands",
    "part of an address": "digits of the address of a page",
    "part of a name": "F-16, L-159, RQ-170 and their like, or the name of an outlet",
    "pronoun": "one, without counting",
}

_CARDINALS = "one two three four five six seven eight nine ten eleven twelve"
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth"
_AMOUNTS = "half quarter quarters hundred hundreds thousand thousands million millions billion billions dozen dozens"
_WORDS = frozenset(f"{_CARDINALS} {_ORDINALS} {_AMOUNTS} once twice".split())

# A date with dots, a number with commas, or plain digits (`2021.11` is a year and a footnote mark); a word, which a
# hyphen at the end of a line may break.
_TOKEN = re.compile(r"\d{1,2}\.\d{1,2}\.\d{4}|\d{1,3}(?:,\d{3})+(?!\d)|\d+|[^\W\d_]+(?:-[ \t]*\n\s*[^\W\d_]+)?")
_BREAK = re.compile(r"-\s+")


@dataclass(frozen=True)
class Pair:
    """A numeral on a line of the text, with the claims that state it or the reason why none does."""

    line: int
    numeral: str
    claims: tuple[str, ...] = ()
    reason: str = ""

    @property
    def place(self) -> tuple[int, str]:
        """Where it stands and what it is."""
        return self.line, self.numeral


def numerals(text: str) -> list[tuple[int, str]]:
    """The pairs of line and numeral of a text, in order, each once.

    Numerals are digits, those of names and footnote marks included, and number words; `both` and `several` are none. A
    word broken at the end of a line counts on the line where it begins.
    """
    found: dict[tuple[int, str], None] = {}
    for match in _TOKEN.finditer(text):
        numeral = _BREAK.sub("", match.group()).casefold()
        if numeral[0].isdigit() or numeral in _WORDS:
            found[(text.count("\n", 0, match.start()) + 1, numeral)] = None
    return list(found)


def read_list(path: Path | None = None) -> list[Pair]:
    """The committed pairs, or those of another list. Raises ValueError for a pair that stands there twice."""
    path = path or LIST
    with path.open(encoding="utf-8", newline="") as file:
        pairs = [
            Pair(int(row["line"]), row["numeral"], tuple(filter(None, row["claims"].split(";"))), row["reason"])
            for row in csv.DictReader(file)
        ]
    if len({pair.place for pair in pairs}) < len(pairs):
        raise ValueError(f"{path.name} holds a pair twice")
    return pairs


def uncovered(pairs: Iterable[Pair]) -> list[Pair]:
    """Pairs with neither a claim nor a reason."""
    return [pair for pair in pairs if not pair.claims and not pair.reason]


def missing(text: str, pairs: Iterable[Pair]) -> list[tuple[int, str]]:
    """Pairs of a text that the list lacks."""
    listed = {pair.place for pair in pairs}
    return [place for place in numerals(text) if place not in listed]


def lines_of(cell: str) -> set[int]:
    """The lines of a claim: `391-393;800` is 391, 392, 393 and 800."""
    lines: set[int] = set()
    for part in cell.split(";"):
        first, _, last = part.partition("-")
        lines.update(range(int(first), int(last or first) + 1))
    return lines


def hash_of(content: bytes) -> str:
    """The sha256 of a text."""
    return hashlib.sha256(content).hexdigest()


def is_the_text(content: bytes) -> bool:
    """Whether this is the text from which the pairs were read."""
    return hash_of(content) == HASH.read_text(encoding="utf-8").split()[0]


def main(arguments: Sequence[str]) -> int:
    """Say whether a file is the text, and which pairs the list lacks; 0 where it is and lacks none, else 1."""
    if len(arguments) != 1:
        print("usage: python -m tests.claims.numerals TEXT")
        return 2
    content = Path(arguments[0]).read_bytes()
    same = is_the_text(content)
    print("This is the text from which the list was made." if same else "This is not the text of the list.")
    text = content.decode("utf-8")
    lacking = missing(text, read_list())
    for line, numeral in lacking:
        print(f"line {line}: {numeral}")
    print(f"{len(lacking)} of {len(numerals(text))} pairs are missing from the list.")
    return 0 if same and not lacking else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
