"""The slide of each figure: PowerPoint's own chart with its data sheet, source line and notes, in a file of its own."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

from iraq_report.editions.collect import Shown
from iraq_report.exports.outgoing import Outgoing
from iraq_report.exports.slides.cited import Source
from iraq_report.exports.slides.deck import Paper, one_slide
from iraq_report.figures.look import SOURCE
from iraq_report.paths import ROOT
from iraq_report.site.imprint import Imprint
from iraq_report.site.kept import forget_unused, keep

_ROOMS = ("exports", "figures")  # of the package: what draws a slide

Sources = Mapping[str, Source]


def make_slides(figures: Sequence[Shown], imprint: Imprint, *, sources: Sources, kept: Path) -> dict[str, bytes]:
    """The files of the slides of figures that have a chart, by id; `sources` are those of the edition by id.

    Each is drawn for the width that its record holds, since no run is at hand to draw it anew. What an earlier build
    made of the same is taken from the folder `kept`. Raises ReportError as `one_slide` does.
    """
    tools = _tools()
    files: dict[str, Path] = {}
    for figure in figures:
        if figure.chart is not None:
            files[figure.id] = file = kept / f"{_key(figure, imprint, sources, tools)}.pptx"
            if not file.is_file():
                keep(file, _slide(figure, imprint, sources))
    forget_unused(kept, used=files.values())
    return {id: file.read_bytes() for id, file in files.items()}


def _slide(figure: Shown, imprint: Imprint, sources: Sources) -> bytes:
    record = figure.record
    going = Outgoing(record, lambda _: record["slide"], figure.section, imprint.licence, imprint.cited(figure))
    look = replace(imprint.themes, source_form=SOURCE)  # the record has the user's form already
    return one_slide(going, paper=Paper(look=look), sources=sources).content


def _key(figure: Shown, imprint: Imprint, sources: Sources, tools: bytes) -> str:
    named = [repr(sources.get(id)) for id in figure.record["sources"]]
    text = json.dumps([figure.section, figure.record, repr(imprint), imprint.themes.digest, named], sort_keys=True)
    return hashlib.sha256(text.encode() + tools).hexdigest()


def _tools() -> bytes:
    """What decides the look of a slide besides its figure."""
    whole = hashlib.sha256(version("python-pptx").encode())
    for file in sorted(file for room in _ROOMS for file in (ROOT / "iraq_report" / room).rglob("*.py")):
        whole.update(file.read_bytes())
    return whole.digest()
