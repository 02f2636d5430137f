"""The benchmark of pages: what is measured, what its median is, what misses a target. Nothing is timed here."""

import json
import subprocess

import pytest
from click.testing import CliRunner

from benchmarks import __main__ as command
from benchmarks import lighthouse, scores, tool
from benchmarks.pages import chosen, pages_to_measure
from iraq_report.errors import ReportError

TOOL = tool.Tool(npx="npx", browser="chromium", versions="Lighthouse 1", machine="a machine")
METRICS = {"fcp_ms": 900.4, "lcp_ms": 1000, "tbt_ms": 0, "cls": 0.00149, "kb": 99.96, "cpu_index": 1500.5}


def run_of(performance, **more):
    return {"performance": performance, **METRICS, **more}


def score(*performances, form="mobile", page="d1", **more):
    first = run_of(performances[0], **{"accessibility": 100, "best-practices": 100, "seo": 100, **more})
    rest = [run_of(performance) for performance in performances[1:]]
    return scores.median("2021/intro.html", form, [first, *rest], page=page, tool=TOOL)


@pytest.fixture
def site(tmp_path):
    for name, size in {
        "index.html": 1, "2021/intro.html": 5, "2021/index.html": 1, "2021/edition.json": 1,
        "2021/list.html": 7, "2021/list-a.html": 8, "2021/list-b.html": 3, "2021/list-c.html": 4,
        "2021/rows/a.html": 9, "2021/rows/b.html": 2, "2021/rows/c.html": 4, "2021/_static/x.html": 1,
    }.items():  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x" * size)
    return tmp_path


def test_every_page_is_measured_and_of_a_series_the_heaviest_and_the_lightest(site):
    own = ["intro.html", "list-a.html", "list-b.html", "list.html", "rows/a.html", "rows/b.html"]
    assert pages_to_measure(site) == ["index.html", *(f"2021/{name}" for name in own)]


def test_pages_are_chosen_by_name(site):
    assert chosen(pages_to_measure(site), "rows/b, index") == ["2021/rows/b.html", "index.html"]


def test_a_page_that_is_not_there_is_named_with_those_that_are(site):
    with pytest.raises(ReportError, match=r"E-PAGE-UNKNOWN: no page is called 'intr'; there are index, intro, list-a"):
        chosen(pages_to_measure(site), "intr")


def test_without_a_site_or_an_edition_there_is_nothing_to_measure(site, tmp_path_factory):
    with pytest.raises(ReportError, match="E-SITE-MISSING"):
        pages_to_measure(tmp_path_factory.mktemp("empty"))
    with pytest.raises(ReportError, match="E-EDITION-UNKNOWN: edition '1999'"):
        pages_to_measure(site, "1999")


def test_a_score_is_the_median_and_what_does_not_depend_on_time_is_of_the_first_run():
    found = score(99, 90, 96, seo=92)
    assert (found.performance, found.seo, found.runs) == (96, 92, 3)
    assert (found.fcp_ms, found.cls, found.kb, found.cpu_index) == (900, 0.001, 100.0, 1500)


@pytest.mark.parametrize(
    ("found", "sentences"),
    [
        (score(97), []),
        (score(96), ["2021/intro.html (mobile): performance 96, at least 97"]),
        (score(99, form="desktop"), ["2021/intro.html (desktop): performance 99, at least 100"]),
        (score(98, seo=92), ["2021/intro.html (mobile): seo 92, at least 100"]),
        (score(98, kb=150.3), ["2021/intro.html (mobile): 150.3 KB, at most 150"]),
    ],
)
def test_a_target_that_is_missed_is_a_sentence(found, sentences):
    assert scores.missed(found) == sentences


def test_a_score_is_kept_until_page_tools_or_number_of_runs_change(tmp_path):
    table = tmp_path / "lighthouse.csv"
    scores.keep(score(99, 98), table)
    scores.keep(score(97, form="desktop"), table)
    known = {"page": "d1", "tool": TOOL, "table": table}
    assert scores.kept("2021/intro.html", "mobile", 2, **known) == score(99, 98)
    assert scores.kept("2021/intro.html", "mobile", 3, **known) is None
    assert scores.kept("2021/intro.html", "mobile", 2, **{**known, "page": "d2"}) is None
    assert scores.kept("2021/data.html", "mobile", 1, **known) is None


def answer(performance):
    audits = {"first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift"}
    record = {
        "categories": {"performance": {"score": performance}},
        "audits": {**{name: {"numericValue": 2} for name in audits}, "total-byte-weight": {"numericValue": 1500}},
        "environment": {"benchmarkIndex": 1000},
    }
    return json.dumps(record)


def test_scores_are_read_in_hundredths_and_weight_in_thousands_of_bytes():
    values = lighthouse.read(answer(0.97))
    assert (values["performance"], values["kb"], values["lcp_ms"]) == (97, 1.5, 2)
    assert lighthouse.read(answer(None)) is None


def test_lighthouse_is_tried_twice_and_then_quoted(monkeypatch):
    calls = []

    def fail(command, **_):
        calls.append(command)
        return subprocess.CompletedProcess(command, 1, "", "first\nUnable to connect\n")

    monkeypatch.setattr(subprocess, "run", fail)
    with pytest.raises(ReportError, match=r"E-LIGHTHOUSE-FAILED: .* \(desktop\): Unable to connect"):
        lighthouse.run(TOOL, "http://127.0.0.1/a.html", "desktop", everything=True)
    assert len(calls) == 2
    assert "--preset=desktop" in calls[0]


@pytest.mark.parametrize(
    ("browser", "npx", "code"), [(None, "/npx", "E-BROWSER-MISSING"), ("/chromium", None, "E-NODE-MISSING")]
)
def test_a_missing_tool_is_one_sentence_and_status_1(browser, npx, code, site, monkeypatch):
    monkeypatch.setattr(command, "SITE", site)
    monkeypatch.setattr(tool.shutil, "which", lambda name: npx)
    monkeypatch.setattr(tool, "find_browser", lambda install: browser)
    done = CliRunner().invoke(command.main, [])
    assert done.exit_code == 1
    assert done.output.startswith(f"{code}: ")
    assert done.output.count("\n") == 1


def test_a_run_that_misses_a_target_ends_with_status_1_and_keeps_what_it_found(site, tmp_path, monkeypatch):
    monkeypatch.setattr(command, "SITE", site)
    monkeypatch.setattr(command, "find_tool", lambda: TOOL)
    monkeypatch.setattr(scores, "TABLE", tmp_path / "kept.csv")
    found = {"accessibility": 100, "best-practices": 100, "seo": 100}
    monkeypatch.setattr(lighthouse, "run", lambda tool, address, form, everything: run_of(98, **found))
    done = CliRunner().invoke(command.main, ["--pages", "intro", "--runs", "1"])
    assert done.exit_code == 1
    assert "2021/intro.html (desktop): performance 98, at least 100\n1 target is missed.\n" in done.output
    assert len((tmp_path / "kept.csv").read_text().splitlines()) == 3
