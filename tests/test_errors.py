"""The page of error codes and the code that raises them are one truth."""

import ast
import re

from iraq_report.paths import ROOT

LISTED = re.compile(r"^\| `([ER]-[A-Z-]+)` \| (.+) \| (.+) \|$", re.MULTILINE)
CODE = re.compile(r"[ER]-[A-Z]+(-[A-Z]+)*")
LINES = LISTED.findall((ROOT / "ERRORS.md").read_text(encoding="utf-8"))


def codes_of(path):
    """The codes that a module writes down as texts of their own, and those that open a longer text (`E-X: ...`)."""
    texts = (
        node.value for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(node, ast.Constant)
    )
    firsts = (text.split(":")[0] for text in texts if isinstance(text, str))
    return {first for first in firsts if CODE.fullmatch(first)}


def raised():
    modules = [path for room in ("iraq_report", "benchmarks") for path in (ROOT / room).rglob("*.py")]
    written = set().union(*map(codes_of, modules))
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return written | {hit.group(0) for hit in re.finditer(r"\bE-[A-Z]+-[A-Z-]+\b", makefile)}


def test_every_code_that_is_raised_is_listed_and_no_other():
    assert sorted(code for code, _, _ in LINES) == sorted(raised())


def test_codes_stand_in_order_within_their_kind():
    codes = [code for code, _, _ in LINES]
    assert codes == sorted(codes)


def test_each_line_says_what_it_means_and_what_to_do():
    for code, meaning, remedy in LINES:
        assert meaning.endswith("."), code
        assert remedy.endswith("."), code


def test_the_readme_leads_to_the_page():
    assert "(ERRORS.md)" in (ROOT / "README.md").read_text(encoding="utf-8")
