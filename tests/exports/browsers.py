"""A browser that draws nothing: it counts its starts and leaves empty pictures of the right sizes."""

from __future__ import annotations

import base64
import io
import json
import re
import subprocess
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import unquote, urlparse

import pikepdf
from PIL import Image


class CountingBrowser:
    """Stands in for `run_browser`; `asked` holds what each start was asked for, by name."""

    def __init__(self) -> None:
        self.asked: list[dict[str, dict]] = []

    def __call__(self, command: Sequence[str]) -> subprocess.CompletedProcess[str]:
        page = Path(unquote(urlparse(command[-1]).path)).read_text("utf-8")
        charts = json.loads(re.search(r"<script>drawAll\((.*)\)</script></body>", page, re.DOTALL)[1])
        self.asked.append(charts)
        for flag in command:
            if flag.startswith("--print-to-pdf="):
                _print([one["page"] for one in charts.values()], Path(flag.partition("=")[2]))
        result = json.dumps({name: _picture(one) for name, one in charts.items()})
        return subprocess.CompletedProcess(command, 0, f'<pre id="result">{escape(result, quote=False)}</pre>', "")


def _picture(asked: dict) -> dict[str, str]:
    layout = asked["chart"]["layout"]
    box = f'width="{layout["width"]}" height="{layout["height"]}"'
    made = {"svg": f'<svg xmlns="http://www.w3.org/2000/svg" {box}><g/></svg>'}
    if asked["png"]:
        out = io.BytesIO()
        Image.new("1", asked["png"]).save(out, "PNG")
        made["png"] = base64.b64encode(out.getvalue()).decode()
    return made


def _print(sizes: list[tuple[int, int]], path: Path) -> None:
    with pikepdf.new() as pdf:
        for width, height in sizes:
            pdf.add_blank_page(page_size=(width * 0.75, (height + 2) * 0.75))
        pdf.save(path)
