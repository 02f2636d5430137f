"""`export` on the command line, and a figure's own methods: without a browser, and where something is wrong."""

import json

import pytest
from click.testing import CliRunner

from iraq_report.cli import main
from iraq_report.errors import ReportError
from iraq_report.sections import SECTIONS, open_section
from iraq_report.sections.attacks.figures import attacks_by_site, by_governorate, map_of_sites, rates_around_detention
from iraq_report.sections.listed_figures import figures_of
from tests.restricted import ATTACKS, SOURCES

EMPTY = ("--set", "start=1990-01-01", "--set", "end=1990-12-31")


def run(*words):
    return CliRunner().invoke(main, ["export", *map(str, words)])


@pytest.fixture(autouse=True)
def no_browser(monkeypatch):
    monkeypatch.setenv("NO_BROWSER", "1")


def names(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_list_prints_the_ids_by_section():
    lines = run("--list").output.splitlines()
    assert [line for line in lines if not line.startswith(" ")] == list(SECTIONS)
    assert [line.strip() for line in run("--list", "--section", "claims").output.splitlines()] == [
        "claims", *figures_of("claims"),
    ]  # fmt: skip


def test_figures_go_out_with_licence_and_citation_of_their_edition(tmp_path):
    result = run("attacks-by-governorate", "--format", "csv,json", "--set", "start=2021-01-01", "--out", tmp_path / "o")
    assert result.exit_code == 0, result.output
    id = "attacks-by-governorate"
    assert names(tmp_path / "o") == [f"{id}.csv", f"{id}.json", f"{id}.meta.json"]
    assert [line.rsplit("/", 1)[1] for line in result.stdout.splitlines()] == names(tmp_path / "o")
    meta = json.loads((tmp_path / "o" / f"{id}.meta.json").read_text("utf-8"))
    assert (meta["section"], meta["licence"]) == ("attacks", "CC BY 4.0")
    assert "1 January 2021 to 31 August 2021" in meta["source"]
    assert "edition 2021" in meta["citation"]["plain"].lower()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["atacks-map"], "E-EXPORT-FIGURE: there is no figure 'atacks-map'; did you mean 'attacks-map'?"),
        (["attacks-map", "--size", "huge"], "E-EXPORT-SIZE: found the size 'huge'"),
        (["attacks-map", "--locale", "xx"], "E-EXPORT-LOCALE: found the locale 'xx'"),
        (["attacks-map", "--edition", "2012"], "E-EDITION-NAME: there is no edition '2012'"),
        (["attacks-map", "--set", "strat=2021-01-01"], "E-PARAM-NAME: "),
        (["attacks-map", "--theme", "no.yml"], "E-THEME-FILE: no.yml: cannot be read"),
        (["--section", "atacks"], "E-SECTION-NAME: there is no section 'atacks'"),
        (["attacks-map", "--format", "svg,csv"], "E-EXPORT-BROWSER: found no Chromium-family browser to draw svg with"),
        (["attacks-map", "--format", "csv", *EMPTY], "E-FIGURE-EMPTY: attacks-map has no chart to export: "),
    ],
)
def test_what_cannot_be_done_is_said_in_a_sentence_and_nothing_is_written(words, sentence, tmp_path):
    result = run(*words, "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert result.stderr.startswith(sentence)
    assert len(result.stderr.strip().splitlines()) == 1
    assert names(tmp_path) == []


@pytest.mark.parametrize("words", [[], ["attacks-map", "--format", "gif"], ["attacks-map", "--format", ","]])
def test_wrong_usage_ends_with_two(words):
    assert run(*words).exit_code == 2


def test_figures_of_a_section_without_a_chart_are_left_out_and_named(tmp_path):
    result = run("--section", "attacks", "--format", "csv", *EMPTY, "--out", tmp_path)
    assert result.exit_code == 0, result.output
    left_out = [line.split(" is left out: ")[0] for line in result.stderr.splitlines()]
    assert "attacks-map" in left_out
    written = {name.removesuffix(".csv") for name in names(tmp_path) if name.endswith(".csv")}
    assert sorted([*left_out, *written]) == sorted(figures_of("attacks"))


@pytest.fixture
def restricted(tmp_path):
    """A folder of tables with rows that may not go out."""
    folder = tmp_path / "own"
    folder.mkdir()
    for name, rows in {"attacks": ATTACKS, "sources": SOURCES}.items():
        rows.to_csv(folder / f"{name}.csv", index=False, date_format="%Y-%m-%d")
    return folder


def test_what_the_licences_withhold_does_not_go_out(restricted, tmp_path):
    event = run("attacks-map", "--format", "csv", "--set", f"data={restricted}", "--out", tmp_path / "out")
    assert event.exit_code == 1
    assert event.stderr.startswith("E-FIGURE-EMPTY: attacks-map has no chart to export: Withheld under ")
    assert names(tmp_path / "out") == []
    months = run("attacks-by-governorate", "--format", "csv", "--set", f"data={restricted}", "--out", tmp_path / "out")
    assert months.exit_code == 0, months.output
    meta = json.loads((tmp_path / "out" / "attacks-by-governorate.meta.json").read_text("utf-8"))
    assert "ACLED" in meta["licence"]


def test_a_figure_of_a_notebook_passes_the_same_gate(restricted, tmp_path):
    own = open_section("attacks", {"data": str(restricted)})
    with pytest.raises(ReportError, match="E-FIGURE-EMPTY: attacks-map has no chart to export: Withheld under"):
        map_of_sites(own).to_csv(tmp_path / "map.csv")
    assert by_governorate(own).to_csv(tmp_path / "counts.csv") == tmp_path / "counts.csv"
    assert names(tmp_path) == ["counts.csv", "counts.meta.json", "own"]


def test_a_figure_writes_itself_under_any_name(tmp_path):
    figure = attacks_by_site(open_section("attacks", {"start": "2021-06-01", "end": "2021-06-30"}))
    for format in ("csv", "json", "html"):
        path = getattr(figure, f"to_{format}")(tmp_path / f"june.{format}", locale="de")
        assert path.stat().st_size
    assert names(tmp_path) == ["june.csv", "june.html", "june.json", "june.meta.json"]
    with pytest.raises(ReportError, match="E-EXPORT-BROWSER"):
        figure.to_svg(tmp_path / "june.svg")


def test_a_figure_without_a_chart_says_why_it_is_not_written(tmp_path):
    figure = rates_around_detention(open_section("attacks", {}), None, ending="report")
    with pytest.raises(ReportError, match="E-FIGURE-EMPTY: attacks-rates-report-ending has no chart to export: Not"):
        figure.to_csv(tmp_path / "x.csv")
    assert names(tmp_path) == []
