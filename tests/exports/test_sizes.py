import pytest

from iraq_report.errors import ReportError
from iraq_report.exports.sizes import Box, parse_size


@pytest.mark.parametrize(
    ("text", "box"),
    [
        ("", None),
        ("16x9", Box(1280, 720, grows=True)),
        ("4x3", Box(960, 720, grows=True)),
        ("square", Box(800, 800, grows=True)),
        ("1200x800", Box(1200, 800)),
    ],
)
def test_a_size_is_a_shape_or_a_width_and_a_height(text, box):
    assert parse_size(text) == box


@pytest.mark.parametrize("text", ["9x16", "16:9", "1200", "1200x", "100x800", "1200x9000", "-5x5", "١٢٠٠x800 "])
def test_another_size_is_refused_with_what_would_do(text):
    with pytest.raises(ReportError, match=r"E-EXPORT-SIZE: found the size .*, expected 16x9, 4x3, square, or a width"):
        parse_size(text)


def test_a_shape_keeps_its_sides_when_it_grows():
    assert Box(1280, 720, grows=True).at_width(1600) == Box(1600, 900, grows=True)
