"""Static pictures of charts: one page of a headless browser draws them all, as SVG, as PNG and as a print.

kaleido loads its page anew for every picture (0.3 s each); a book has five pictures a figure, so plotly's own
`toImage` is called for all of them in one page instead (0.05 s each).
"""

from __future__ import annotations

import base64
import html
import json
import re
import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from iraq_report.errors import ReportError
from iraq_report.figures.paint import Json

PLOTLY_JS = Path(str(files("plotly") / "package_data" / "plotly.min.js"))
DRAW_JS = Path(__file__).parent / "draw.js"
_PROCESSES = 2
_TIMEOUT = 600  # seconds for one process
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-extensions",
    "--disable-background-networking", "--disable-component-update", "--disable-sync", "--hide-scrollbars",
    "--force-device-scale-factor=1", "--allow-file-access-from-files", "--virtual-time-budget=3600000",
)  # fmt: skip
_RESULT = re.compile(r'<pre id="result">(.*?)</pre>', re.DOTALL)
_ID = re.compile(r'\bid="([^"]+)"')

Start = Callable[[Sequence[str]], "subprocess.CompletedProcess[str]"]  # runs a browser to its end


@dataclass(frozen=True)
class Asked:
    """A chart to draw (painted Plotly JSON with `layout.width` and `layout.height`), and in which forms beside SVG.

    `png` is the size in pixels of a picture made of them, `page` that of a page of the print in CSS pixels.
    """

    chart: Json
    png: tuple[int, int] | None = None
    page: tuple[int, int] | None = None


@dataclass(frozen=True)
class Batch:
    """What one start of the browser drew: pictures by name, and the print, with a page for each chart that asked."""

    svg: dict[str, str]
    png: dict[str, bytes]
    print: bytes = b""


def run_browser(command: Sequence[str]) -> subprocess.CompletedProcess[str]:
    """Start a browser and wait for its end. Raises OSError and TimeoutExpired as `subprocess.run` does."""
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", errors="replace", timeout=_TIMEOUT, check=False
    )


def draw_svg(charts: Mapping[str, Json], browser: Path) -> dict[str, str]:
    """Draw charts as SVG, by the same keys. Raises ReportError as `draw` does."""
    return draw_at_once({name: Asked(chart) for name, chart in charts.items()}, browser).svg


def draw_at_once(asked: Mapping[str, Asked], browser: Path) -> Batch:
    """Draw charts as SVG and PNG, by the same keys, on both cores of a machine that has them; no pages of a print.

    The same chart gives the same bytes: random numbers are seeded for each, ids are numbered after its key.
    Raises ReportError as `draw` does.
    """
    names = list(asked)
    parts = [part for part in (names[start::_PROCESSES] for start in range(_PROCESSES)) if part]
    with ThreadPoolExecutor(_PROCESSES) as pool:
        drawn = list(pool.map(lambda part: draw({name: asked[name] for name in part}, browser), parts))
    svg = {name: picture for part in drawn for name, picture in part.svg.items()}
    png = {name: picture for part in drawn for name, picture in part.png.items()}
    return Batch({name: svg[name] for name in names}, {name: png[name] for name in names if name in png})


def draw(asked: Mapping[str, Asked], browser: Path, *, start: Start = run_browser) -> Batch:
    """Draw charts in one start of the browser; keys name the pictures, and the pages come in their order.

    Raises ReportError E-PICTURE-FAILED when the browser fails or a chart cannot be drawn.
    """
    with tempfile.TemporaryDirectory(prefix="iraq-report-") as folder:
        page, printed = Path(folder) / "page.html", Path(folder) / "print.pdf"
        page.write_text(_page(asked), encoding="utf-8")
        prints = any(one.page for one in asked.values())
        flags = ("--no-pdf-header-footer", f"--print-to-pdf={printed}") if prints else ()
        command = [str(browser), *FLAGS, *flags, f"--user-data-dir={folder}/profile", "--dump-dom", page.as_uri()]
        try:
            done = start(command)
        except (OSError, subprocess.TimeoutExpired) as error:
            raise ReportError("E-PICTURE-FAILED", f"{browser} did not draw the charts: {error}") from error
        pdf = printed.read_bytes() if printed.is_file() else b""
    found = _RESULT.search(done.stdout)
    if not found or (prints and not pdf):
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise ReportError("E-PICTURE-FAILED", f"{browser} did not draw the charts: {last}")
    result: dict[str, dict[str, str]] = json.loads(html.unescape(found.group(1)))
    for name, picture in result.items():
        if "error" in picture:
            raise ReportError("E-PICTURE-FAILED", f"{name} cannot be drawn: {picture['error']}")
    return Batch(
        # plotly leaves an empty attribute in one place or another, by what was drawn before
        {name: number_ids(picture["svg"].replace(' style=""', ""), name) for name, picture in result.items()},
        {name: base64.b64decode(picture["png"]) for name, picture in result.items() if "png" in picture},
        pdf,
    )


def _page(asked: Mapping[str, Asked]) -> str:
    wanted = {name: {"chart": one.chart, "png": one.png, "page": one.page} for name, one in asked.items()}
    data = json.dumps(wanted).replace("</", "<\\/")
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
