"""Commands that need no kernel: parameters listed, and refused before anything runs."""

import pytest
from click.testing import CliRunner, Result

from iraq_report.cli import main
from iraq_report.sections import SECTIONS
from iraq_report.sections.run import section_model


def run(*words: str) -> Result:
    return CliRunner().invoke(main, words)


def test_params_lists_name_default_and_meaning():
    lines = run("params", "attacks").output.splitlines()
    assert lines[0] == "attacks"
    assert "  start = '2020-01-01'  # first day of the period, ISO" in lines
    assert len(lines) == 1 + len(section_model("attacks").model_fields)


def test_params_without_a_section_lists_all_of_them():
    output = run("params").output
    assert [line for line in output.splitlines() if not line.startswith(" ")] == list(SECTIONS)


def test_params_refuses_an_unknown_section_with_the_nearest_name():
    result = run("params", "atacks")
    assert result.exit_code == 1
    assert result.stderr.startswith("E-SECTION-NAME: there is no section 'atacks'; did you mean 'attacks'?")


@pytest.mark.parametrize(
    ("setting", "sentence"),
    [
        ("attacks.strat=2021-01-01", "E-PARAM-NAME: attacks: there is no parameter 'strat'; did you mean 'start'?"),
        ("strat=2021-01-01", "did you mean 'start'?"),
        ("atacks.start=2021-01-01", "did you mean 'attacks'?"),
        ("attacks.compare_days=many", "E-PARAM-TYPE: attacks: compare_days: found 'many', expected a valid integer"),
        ("start=2021-02-30", "E-PARAM-DATE: "),
        ("start=2022-01-01", "E-PARAM-ORDER: "),
        ("governorates=Anbarr", "did you mean 'Anbar'?"),
        ("data=not-there", "E-DATA-FOLDER: found no folder not-there"),
    ],
)
def test_build_refuses_a_parameter_before_a_kernel_starts(setting, sentence, monkeypatch):
    def started(*_, **__):
        raise AssertionError("a notebook was started")

    monkeypatch.setattr("iraq_report.editions.execute.execute_notebook", started)
    result = run("build", "2021", "--set", setting)
    assert result.exit_code == 1
    assert sentence in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1


def test_build_refuses_a_theme_before_anything_else(tmp_path):
    theme = tmp_path / "ours.yml"
    theme.write_text('roles: {rocket: "#FFE000"}')
    result = run("build", "--theme", str(theme))
    assert result.exit_code == 1
    assert result.output.startswith("E-THEME-CONTRAST: ours.yml: in light, rocket (#FFE000) on paper (#FFFFFF)")
    assert result.output.count("\n") == 1


def test_build_says_once_that_a_logo_is_left_out_of_slides(tmp_path, monkeypatch):
    (tmp_path / "logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>')
    (tmp_path / "ours.yml").write_text("logo: {file: logo.svg, alt: Us}")
    monkeypatch.setattr("iraq_report.site.build.plan", lambda *_: [])
    monkeypatch.setattr("iraq_report.site.build.build", lambda *_, **__: "index.html")
    monkeypatch.setattr("iraq_report.site.browser.find_browser", lambda **_: None)
    result = run("build", "--theme", str(tmp_path / "ours.yml"))
    assert (result.exit_code, result.stdout) == (0, "index.html\n")
    assert result.stderr.splitlines() == ["the logo is left out of slides, since PowerPoint needs a PNG"]


def test_pdf_without_a_browser_says_so_in_one_sentence(monkeypatch):
    monkeypatch.setenv("NO_BROWSER", "1")
    result = run("pdf", "2021")
    assert result.exit_code == 1
    assert "\nE-PAPER-BROWSER: found no Chromium-family browser to print with" in result.stderr


def test_pdf_refuses_an_edition_that_is_not_declared():
    result = run("pdf", "1999")
    assert result.exit_code == 1
    assert result.stderr.startswith("E-EDITION-NAME: ")
