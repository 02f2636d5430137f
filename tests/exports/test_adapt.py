"""The page "Adapt a chart" keeps its promise: its code runs, block after block."""

import ast
import re
import shlex
from functools import partial
from pathlib import Path

import pytest
from click.testing import CliRunner

from iraq_report.cli import main
from iraq_report.exports import single
from iraq_report.exports.make import make_files
from iraq_report.paths import BOOK
from tests.exports.browsers import CountingBrowser

BLOCKS = re.findall(r"^```(python|sh)\n(.*?)^```$", (BOOK / "adapt.md").read_text(encoding="utf-8"), re.DOTALL | re.M)


def shown(namespace, code):
    """Run a block as a cell of a notebook; returns what its last line shows."""
    *lines, last = ast.parse(code).body
    exec(compile(ast.Module(lines, []), "adapt.md", "exec"), namespace)
    if isinstance(last, ast.Expr):
        return eval(compile(ast.Expression(last.value), "adapt.md", "eval"), namespace)
    exec(compile(ast.Module([last], []), "adapt.md", "exec"), namespace)
    return None


@pytest.fixture
def no_browser_is_started(monkeypatch):
    monkeypatch.setattr(single, "find_browser", lambda install: Path("browser"))
    monkeypatch.setattr(single, "make_files", partial(make_files, start=CountingBrowser()))


def test_every_block_of_code_on_the_page_runs_in_order(tmp_path, monkeypatch, no_browser_is_started):
    monkeypatch.chdir(tmp_path)
    namespace = {}
    assert {language for language, _ in BLOCKS} == {"python", "sh"}
    for language, code in BLOCKS:
        if language == "python":
            result = shown(namespace, code)
            if hasattr(result, "_repr_mimebundle_"):
                assert result._repr_mimebundle_()[0]["text/plain"]
            continue
        for line in code.splitlines():
            words = shlex.split(line.removeprefix("python -m iraq_report "), comments=True)
            done = CliRunner().invoke(main, words)
            assert done.exit_code == 0, (line, done.output)
    written = {f"shares.{ending}" for ending in ("svg", "png", "csv", "meta.json", "pptx", "html")}
    assert {*written, "deck.pptx", "ours.yml", "talk"} == {path.name for path in tmp_path.iterdir()}
