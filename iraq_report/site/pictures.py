"""Static pictures of charts: one page of a headless browser draws them all.

kaleido loads its page anew for every picture (0.3 s each); a book has five pictures a figure, so plotly's own
`toImage` is called for all of them in one page instead (0.05 s each).
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import tempfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json

PLOTLY_JS = Path(str(files("plotly") / "package_data" / "plotly.min.js"))
DRAW_JS = Path(__file__).parent / "draw.js"
_PROCESSES = 2
_TIMEOUT = 300  # seconds for one process
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--force-device-scale-factor=1", "--allow-file-access-from-files", "--virtual-time-budget=3600000",
)  # fmt: skip
_RESULT = re.compile(r'<pre id="result">(.*?)</pre>', re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')


def draw_svg(charts: Mapping[str, Json], browser: Path) -> dict[str, str]:
    """Draw charts (painted Plotly JSON with `layout.width` and `layout.height`) as SVG, by the same keys.

    The same chart gives the same bytes: random numbers are seeded for each, ids are numbered after its key.
    Raises ReportError E-PICTURE-FAILED when the browser fails or a chart cannot be drawn.
    """
    names = list(charts)
    parts = [part for part in (names[start::_PROCESSES] for start in range(_PROCESSES)) if part]
    with ThreadPoolExecutor(_PROCESSES) as pool:
        drawn = pool.map(lambda part: _draw({name: charts[name] for name in part}, browser), parts)
    pictures = {name: svg for part in drawn for name, svg in part.items()}
    # plotly leaves an empty attribute in one place or another, by what was drawn before
    return {name: number_ids(pictures[name].replace(' style=""', ""), name) for name in names}


def _draw(charts: Mapping[str, Json], browser: Path) -> dict[str, str]:
    with tempfile.TemporaryDirectory(prefix="iraq-report-") as folder:
        page = Path(folder) / "page.html"
        page.write_text(_page(charts), encoding="utf-8")
        command = [str(browser), *FLAGS, f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()]
        try:
            done = subprocess.run(command, capture_output=True, encoding="utf-8", timeout=_TIMEOUT, check=False)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportError("E-PICTURE-FAILED", f"{browser} did not draw the charts: {error}") from error
    found = _RESULT.search(done.stdout)
    if not found:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise ReportError("E-PICTURE-FAILED", f"{browser} did not draw the charts: {last}")
    result: dict[str, dict[str, str]] = json.loads(html.unescape(found.group(1)))
    for name, picture in result.items():
        if "error" in picture:
            raise ReportError("E-PICTURE-FAILED", f"{name} cannot be drawn: {picture['error']}")
    return {name: picture["svg"] for name, picture in result.items()}


def _page(charts: Mapping[str, Json]) -> str:
    data = json.dumps(charts).replace("</", "<\\/")
    return (
        '<!DOCTYPE html><meta charset="utf-8"><title>pictures</title><body><script>'
        f'{DRAW_JS.read_text("utf-8")}</script><script src="{PLOTLY_JS.as_uri()}" charset="utf-8"></script>'
        f"<script>drawAll({data})</script></body>"
    )


def number_ids(svg: str, name: str) -> str:
    """Rename the ids inside an SVG to `<name>-1`, `<name>-2`… in order, references included."""
    names: dict[str, str] = {}
    for found in _ID.findall(svg):
        names.setdefault(found, f"{name.replace('.', '-')}-{len(names) + 1}")
    for old, new in names.items():
        for before, after in (('id="', '"'), ("url(#", ")"), ('href="#', '"')):
            svg = svg.replace(f"{before}{old}{after}", f"{before}{new}{after}")
    return svg
