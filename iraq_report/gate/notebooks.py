"""Executed notebooks as they may go out: figures, tables, sentences and verdicts of withheld rows taken out."""

from __future__ import annotations

import copy
from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import nbformat

from iraq_report.claims.show import Beside, Ledger
from iraq_report.figures.paint import Json
from iraq_report.gate.gate import Gate
from iraq_report.prose.text import RECORD, Block, Sentence, Text, plural

Notebooks = Mapping[str, nbformat.NotebookNode]


def pass_notebooks(gate: Gate, notebooks: Notebooks) -> dict[str, nbformat.NotebookNode]:
    """The notebooks of an edition, by section, with what may go out of their outputs; unchanged by an open gate."""
    if not gate.closed:
        return dict(notebooks)
    claims = {claim["id"]: claim for record in _records(notebooks) for claim in record.get("claims", ())}
    passed = {id: gate.statement(claim) for id, claim in claims.items()}
    silenced = [claims[id]["sentence"] for id in claims if passed[id]["sentence"] != claims[id]["sentence"]]
    return {section: _passed(gate, notebook, passed, silenced) for section, notebook in notebooks.items()}


def _records(notebooks: Notebooks) -> list[Json]:
    cells = (cell for notebook in notebooks.values() for cell in notebook.cells)
    return [output.get("metadata", {}).get(RECORD) or {} for cell in cells for output in cell.get("outputs", [])]


def _passed(
    gate: Gate, notebook: nbformat.NotebookNode, claims: Mapping[str, Json], silenced: Sequence[str]
) -> nbformat.NotebookNode:
    passed = copy.deepcopy(notebook)
    for cell in passed.cells:
        for output in cell.get("outputs", []):
            record = output.get("metadata", {}).get(RECORD) or {}
            data, record = _output(gate, output.get("data", {}), record, claims, silenced)
            if "text" in output:  # what a cell printed: nobody says what is in it
                output["text"] = ""
            if "data" in output:
                output["data"], output["metadata"][RECORD] = data, record
    return passed


def _output(
    gate: Gate, data: Json, record: Json, claims: Mapping[str, Json], silenced: Sequence[str]
) -> tuple[Json, Json]:
    """One output and its record as they may go out; one without a record is withheld, since nobody says what it is."""
    if "figure" in record:
        figure = gate.figure(record["figure"])
        return (data if figure is record["figure"] else {"text/markdown": gate.reason}), {"figure": figure}
    if "blocks" in record:
        return _text(gate, record, silenced)
    if "claims" in record:
        return _bundle(Ledger([claims[claim["id"]] for claim in record["claims"]]))
    if "beside" in record:
        return _bundle(Beside([claims[id] for id in record["beside"] if id in claims]))
    if "table" in record and not gate.holds_back(record["table"]["rows_of"]):
        return data, record
    caption = f"{record['table']['caption']}. " if "table" in record else ""
    return {"text/markdown": f"{escape(caption, quote=False)}{gate.reason}"}, record


def _bundle(shown: Ledger | Beside) -> tuple[Json, Json]:
    data, metadata = shown._repr_mimebundle_()
    return data, dict(metadata[RECORD])


def _text(gate: Gate, record: Json, silenced: Sequence[str]) -> tuple[Json, Json]:
    """Sentences that tell of a withheld row are left out and counted; so are the numbers in them."""
    facts = {fact["name"]: fact for fact in record["facts"]}
    blocks, left_out = [], 0
    for item, sentences in record["blocks"]:
        whole = " ".join(sentences)
        kept = [part for part in sentences if not (gate.tells(part, facts, beside=whole) or _quotes(part, silenced))]
        left_out += len(sentences) - len(kept)
        if kept:
            blocks.append(Block(tuple(Sentence(part) for part in kept), item=item))
    if left_out:
        what = f"{left_out} {plural(left_out, 'sentence')} on single events or places."
        blocks.append(Block((Sentence(f"*Left out: {what} {gate.reason}*"),)))
    markdown = Text(tuple(blocks)).markdown
    shown = [gate.fact(fact) for name, fact in facts.items() if f'data-fact="{escape(name)}"' in markdown]
    parts: list[Any] = [[block.item, [part.markdown for part in block.sentences]] for block in blocks]
    return {"text/markdown": markdown, "text/plain": markdown}, {"facts": shown, "blocks": parts}


def _quotes(sentence: str, silenced: Sequence[str]) -> bool:
    """Whether a sentence repeats the verdict on a statement that is told otherwise now."""
    return any(escape(text, quote=False) in sentence for text in silenced)
