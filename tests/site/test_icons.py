"""Icon fonts keep the icons that style sheets draw."""

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from iraq_report.site.icons import drawn, subset_icons

SUN, MOON = 0xF185, 0xF186


def write_font(path):
    """A font of two square icons."""
    pen = TTGlyphPen(None)
    for move, point in ((pen.moveTo, (0, 0)), (pen.lineTo, (0, 500)), (pen.lineTo, (500, 500))):
        move(point)
    pen.closePath()
    square = pen.glyph()
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder([".notdef", "sun", "moon"])
    builder.setupCharacterMap({SUN: "sun", MOON: "moon"})
    builder.setupGlyf({".notdef": square, "sun": square, "moon": square})
    builder.setupHorizontalMetrics({name: (600, 0) for name in (".notdef", "sun", "moon")})
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Icons", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.font.flavor = "woff2"
    builder.save(path)


@pytest.mark.parametrize(
    ("css", "codes"),
    [
        (r'.sun:before{content:"\f185"}', {SUN}),
        (r'.sun:before{content: "\f185 \f186"}', {SUN, MOON}),
        ('.sun:before{content:"\uf185"}', {SUN}),
        (r'.a:after{content:"a \"b\" \26"}', set()),
        (".a:after{content:none}", set()),
    ],
)
def test_what_a_style_sheet_draws_is_read_from_its_content(css, codes):
    assert drawn(css) == codes


def test_a_font_keeps_the_icons_in_use_and_gives_the_same_bytes_each_time(tmp_path):
    font = tmp_path / "icons.woff2"
    write_font(font)
    (tmp_path / "a.css").write_text(r'.sun:before{content:"\f185"}')
    subset_icons(tmp_path)
    once = font.read_bytes()
    assert set(TTFont(font).getBestCmap()) == {SUN}
    subset_icons(tmp_path)
    assert font.read_bytes() == once


def test_a_font_without_an_icon_in_use_goes(tmp_path):
    write_font(tmp_path / "icons.woff2")
    (tmp_path / "a.css").write_text(r'.star:before{content:"\f005"}')
    subset_icons(tmp_path)
    assert not (tmp_path / "icons.woff2").exists()


def test_a_face_keeps_the_sources_that_are_there(tmp_path):
    write_font(tmp_path / "icons.woff2")
    (tmp_path / "icons.ttf").write_text("old")
    sheet = tmp_path / "a.css"
    rules = r'.sun:before{content:"\f185"}@font-face{font-family:A;src:url(icons.woff2) format("woff2")%s}'
    gone = '@font-face{font-family:B;src:url("gone.woff2") format("woff2")}'
    sheet.write_text(rules % ',url(icons.ttf) format("truetype")' + gone)
    subset_icons(tmp_path)
    assert sheet.read_text() == rules % ""
    assert not (tmp_path / "icons.ttf").exists()
