"""The book's style sheets and scripts come in one order on every machine."""

from types import SimpleNamespace

from iraq_report.site.assets import setup


def test_sheets_and_scripts_are_sorted_before_sphinx_takes_them_over():
    called = {}
    setup(SimpleNamespace(connect=called.__setitem__))
    config = SimpleNamespace(html_css_files=["rows.css", "facts.css"], html_js_files=["terms.js", "access.js"])
    called["config-inited"](None, config)
    assert (config.html_css_files, config.html_js_files) == (["facts.css", "rows.css"], ["access.js", "terms.js"])
