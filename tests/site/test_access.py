"""Names and roles that the theme's markup lacks."""

from __future__ import annotations

import pytest

from iraq_report.site.access import accessible

_ARROW = '<summary><span class="toctree-toggle" role="presentation"><i class="fa-solid"></i></span></summary>'


def test_an_arrow_of_the_table_of_contents_is_named_by_the_page_it_unfolds():
    link = '<a class="current reference internal" href="#">Data &amp; rows</a><details open="open">'
    assert accessible(link + _ARROW) == link + _ARROW.replace(
        "<summary>", '<summary aria-label="Pages under Data &amp; rows">'
    )


def test_an_entry_of_the_bibliography_is_an_item_of_its_list():
    assert accessible('<div class="citation" id="source-a" role="doc-biblioentry">') == (
        '<div class="citation" id="source-a" role="listitem">'
    )


def test_the_text_takes_the_focus_once_from_the_link_over_the_sidebar():
    once = accessible('<main id="main-content" class="bd-main" role="main">')
    assert once == '<main id="main-content" tabindex="-1" class="bd-main" role="main">'
    assert accessible(once) == once


@pytest.mark.parametrize(
    ("title", "note", "attributes"),
    [
        ("عبوة ناسفة", "1 August 2021. In Arabic; read on 22 November 2026", ' lang="ar" dir="auto"'),
        ("Çatışma", "In Turkish", ' lang="tr" dir="auto"'),
        ("A siege", "In English", ""),
        ("Page of 2021-08-01", "In Arabic", ""),
        ("A siege", "In Baghdad", ""),
    ],
)
def test_a_title_of_the_bibliography_names_its_language(title, note, attributes):
    written = '<p>A. <a class="reference external"{} href="https://a.example/b">{}</a>. {}.</p>'
    page = accessible(written.format("", title, note))
    assert page == written.format(attributes, title, note)
    assert accessible(page) == page


def test_other_folds_keep_their_words_and_twice_changes_nothing_more():
    other = '<a class="reference internal" href="a.html">A</a><details><summary>Evidence</summary></details>'
    assert accessible(other) == other
    once = accessible(f'<a class="reference internal" href="a.html">A</a><details>{_ARROW}')
    assert accessible(once) == once
