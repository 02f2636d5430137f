"""A user's theme file: what it restyles, and one sentence for every fault."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iraq_report.errors import ReportError
from iraq_report.figures.contrast import contrast, nearest
from iraq_report.figures.look import DEFAULT
from iraq_report.figures.theme import DARK, FONT, LIGHT, ROLES
from iraq_report.figures.theme_file import load_theme
from iraq_report.paths import BOOK
from tests.figures.test_theme import contrast as measured

EXAMPLE = BOOK / "themes" / "example.yml"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>'


@pytest.fixture
def theme(tmp_path):
    def write(text):
        path = tmp_path / "ours.yml"
        path.write_text(text, encoding="utf-8")
        return load_theme(path)

    return write


def two_colours():
    return st.tuples(*[st.from_regex(r"#[0-9A-Fa-f]{6}", fullmatch=True)] * 2)


def test_an_empty_mapping_is_the_look_of_the_project(theme):
    found = theme("{}")
    assert (found.light, found.dark) == (LIGHT, DARK)
    assert (found.fonts, found.sizes, found.logo, found.source_form) == (
        DEFAULT.fonts, DEFAULT.sizes, None, "{source}",
    )  # fmt: skip


def test_a_hue_recolours_every_role_that_takes_it_but_one_of_its_own(theme):
    found = theme('hues: {blue: {light: "#00594C", dark: "#3FB8A0"}}\nroles: {us: "#8A6D00"}')
    assert (found.light.colours["rocket"], found.dark.colours["rocket"]) == ("#00594C", "#3FB8A0")
    assert (found.light.colours["us"], found.dark.colours["us"]) == ("#8A6D00", "#8A6D00")
    assert found.light.colours["drone"] == LIGHT.colours["drone"]


def test_a_wide_font_comes_first_and_is_set_smaller(theme):
    found = theme("fonts: {family: Noto Serif, width: 1.1}")
    assert found.fonts.family == f'"Noto Serif", {FONT}'
    assert found.light.template["layout"]["font"]["family"] == found.fonts.family
    assert found.light.shrink == pytest.approx(1 / 1.1, abs=1e-4)


def test_the_source_line_keeps_its_words_in_the_form_of_the_user(theme):
    assert theme('source_line: "{source} Chart: us."').source_text("Source: a table.") == (
        "Source: a table. Chart: us."
    )
    assert theme('source_line: "{source} Chart: us."').source_text("") == ""


def test_a_logo_is_read_in_its_own_proportions(theme, tmp_path):
    (tmp_path / "logo.svg").write_text(SVG)
    found = theme("logo: {file: logo.svg, alt: Us, height: 20}").logo
    assert (found.width, found.height, found.alt) == (60, 20, "Us")
    assert found.address.startswith("data:image/svg+xml;base64,")


def test_the_digest_tells_one_theme_from_another(theme, tmp_path):
    (tmp_path / "logo.svg").write_text(SVG)
    one = theme("logo: {file: logo.svg, alt: Us}").digest
    (tmp_path / "logo.svg").write_text(SVG.replace("60", "40"))
    assert theme("logo: {file: logo.svg, alt: Us}").digest != one
    assert DEFAULT.digest == ""


def test_the_example_that_is_shipped_is_a_theme_and_restyles():
    found = load_theme(EXAMPLE)
    assert found.name == "Example Institute"
    assert found.logo is not None
    assert found.light.colours != LIGHT.colours


@pytest.mark.parametrize(
    ("text", "code", "sentence"),
    [
        ("rolls: {}", "E-THEME-FILE", "found 'rolls', which a theme does not have; did you mean 'roles'?"),
        ("fonts: {famly: Arial}", "E-THEME-FILE", "did you mean 'family'?"),
        ("fonts: {family: 'Arial; }'}", "E-THEME-FILE", "fonts.family: found 'Arial; }'"),
        ("fonts: {width: 3}", "E-THEME-FILE", "fonts.width: found 3, input should be less than or equal to 1.2"),
        ("sizes: {title: 90}", "E-THEME-FILE", "sizes.title: found 90"),
        ("- a", "E-THEME-FILE", "holds no theme"),
        ("", "E-THEME-FILE", "holds no theme"),
        ("a: [", "E-THEME-FILE", "is not readable as YAML"),
        ("source_line: Chart by us", "E-THEME-FILE", "write {source} where it goes"),
        ("locale: xx-QQ", "E-THEME-FILE", "expected one such as en-GB"),
        ('roles: {rockets: "#00594C"}', "E-THEME-ROLE", "there is no role 'rockets'; did you mean 'rocket'?"),
        ('hues: {mauve: "#00594C"}', "E-THEME-ROLE", "there is no hue 'mauve'; there are blue"),
        ("roles: {rocket: #00594C}", "E-THEME-FILE", "is not readable as YAML"),
        ("roles:\n  rocket: #00594C", "E-THEME-COLOUR", "found nothing (a colour with # needs quotes)"),
        ("roles: {rocket: teal}", "E-THEME-COLOUR", "roles.rocket: found 'teal' for light, expected six digits"),
        ("roles: {rocket: {light: '#00594C'}}", "E-THEME-FILE", "roles.rocket.dark: "),
        (
            'roles: {rocket: {light: "#FFE000", dark: "#FFE000"}}', "E-THEME-CONTRAST",
            "in light, rocket (#FFE000) on paper (#FFFFFF) has a contrast of 1.3:1, expected 3:1 for a mark; ",
        ),
        ('roles: {land: "#57606A"}', "E-THEME-CONTRAST", "in light, text (#1C2128) on land (#57606A)"),
        ("logo: {file: none.svg, alt: Us}", "E-THEME-LOGO", "cannot be read"),
        ("logo: {file: ours.yml, alt: Us}", "E-THEME-LOGO", "expected a PNG or an SVG"),
    ],
)  # fmt: skip
def test_every_fault_is_one_sentence_with_its_code(text, code, sentence, theme):
    with pytest.raises(ReportError) as caught:
        theme(text)
    assert caught.value.code == code
    assert sentence in caught.value.sentence
    assert "\n" not in caught.value.sentence


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ReportError, match=r"E-THEME-FILE: .*none\.yml: cannot be read"):
        load_theme(tmp_path / "none.yml")


@settings(deadline=None)
@given(two_colours())
def test_the_colour_that_is_offered_instead_stands_out(pair):
    colour, paper = pair
    assert contrast(colour, paper) == pytest.approx(measured(colour, paper))
    assert contrast(nearest(colour, against=paper, least=3), paper) >= 3


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_a_theme_or_a_fault_with_a_code(tmp_path_factory, text):
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    with contextlib.suppress(ReportError):  # any other error fails
        assert set(load_theme(path).light.colours) == set(ROLES)
