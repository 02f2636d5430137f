"""Load the book's own style sheets and scripts in the order of their names, as a Sphinx extension.

Jupyter Book lists them as the file system happens to hand them out, which differs from machine to machine.
"""

from __future__ import annotations

from typing import Any


def _sort(_: Any, config: Any) -> None:
    config.html_css_files.sort()
    config.html_js_files.sort()


def setup(app: Any) -> dict[str, bool]:
    """Sort them before Sphinx takes them over."""
    app.connect("config-inited", _sort)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
