"""Texts in boxes: smaller first, then wrapped, never outside."""

from hypothesis import given
from hypothesis import strategies as st

from iraq_report.exports.slides.fit_text import LINE, Face, fit, fit_box, lines_of

ARIAL = Face("Arial")
WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=400)


def test_a_short_text_keeps_its_size():
    fitted = fit("Rockets stayed", 600, most=30, least=20, lines=3, face=ARIAL)
    assert (fitted.size, fitted.lines) == (30, 1)


def test_a_longer_one_is_made_smaller_until_it_stands_on_one_line():
    """Fifty digits of 0.56 sizes are 28 sizes long, and as much again for the spare: 600 points hold 20 of them."""
    fitted = fit("0" * 50, 600, most=30, least=16, lines=3, face=ARIAL)
    assert (fitted.size, fitted.lines) == (20, 1)


def test_what_never_fits_one_line_is_wrapped_at_the_largest_size_with_fewest_lines():
    text = " ".join(["0" * 10] * 10)  # 58 sizes long, by the spare 60
    fitted = fit(text, 600, most=30, least=16, lines=3, face=ARIAL)
    assert fitted.lines == 2
    assert len(lines_of(text, 600, fitted.size + 1, ARIAL)) == 3


def test_a_text_beyond_all_lines_ends_in_an_ellipsis_at_a_word():
    fitted = fit("word " * 200, 300, most=20, least=20, lines=2, face=ARIAL)
    assert fitted.cut
    assert fitted.text.endswith("word…")
    assert fitted.lines == 2


def test_a_wider_font_and_capitals_get_smaller_texts():
    sizes = [
        fit("a" * 50, 600, most=30, least=10, lines=1, face=face).size
        for face in (ARIAL, Face("Verdana"), Face("Arial", bold=True), Face("Arial", capitals=True))
    ]
    assert sizes[0] > max(sizes[1:])
    assert fit("a" * 50, 600, most=30, least=10, lines=1, face=Face("Some Font")).size < sizes[0]


@given(text=WORDS, width=st.floats(60, 900), face=st.sampled_from([ARIAL, Face("Verdana", bold=True)]))
def test_no_text_leaves_its_box(text, width, face):
    fitted = fit(text, width, most=30, least=20, lines=4, face=face)
    assert len(lines_of(fitted.text, width, fitted.size, face)) <= fitted.lines <= 4
    assert 20 <= fitted.size <= 30
    assert fitted.cut or fitted.text.split() == text.split()


@given(texts=st.lists(WORDS, max_size=5), width=st.floats(60, 900), height=st.floats(20, 300))
def test_paragraphs_are_no_taller_than_their_box(texts, width, height):
    kept = fit_box(texts, width, height, most=20, least=10, face=ARIAL)
    assert sum(one.height for one in kept) <= max(height, LINE * 10)
