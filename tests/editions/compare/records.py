"""Small records of two builds, made by hand."""

from __future__ import annotations

from iraq_report.editions.records import LAYOUT, Record

RUN = {"data": "", "start": "2021-01-01", "end": "2021-06-30", "countries": ["Iraq"]}


def record(**changes) -> Record:
    """A build with two events, one contract, two numbers, two statements and one chart; changes go over its parts."""
    parts = {
        "edition": edition(),
        "facts": {"attacks.total": fact("attacks.total", "2", attacks=["a-1", "b-1"])},
        "claims": [claim("AT001", "reproduced"), claim("CO001", "differs")],
        "figures": [chart("attacks-by-site", "Balad has most")],
        "rows": rows({"a-1": "d1 w1 -", "b-1": "d2 w1 k1"}),
    }
    return Record(**{**parts, **changes})


def edition(id="2021", title="2021: half a year", code="c1", **runs):
    parameters = {"attacks": RUN, "claims": RUN, **runs}
    return {
        "layout": LAYOUT, "id": id, "title": title, "date": "2022-01-01", "start": RUN["start"], "end": RUN["end"],
        "parameters": parameters, "code": code, "packages": {"pandas": "3"},
    }  # fmt: skip


def fact(name, text, *, basis="", **tables):
    return {
        "name": name, "text": text, "section": name.partition(".")[0], "measure": "attacks.measures.count",
        "basis": basis, "tables": tables,
    }  # fmt: skip


def claim(id, verdict, sentence="The tables say so."):
    return {"id": id, "claim": f"What {id} says", "verdict": verdict, "sentence": sentence}


def chart(id, title, **more):
    return {
        "id": id,
        "section": "attacks",
        "title": title,
        "status": "drawn",
        "alternative": "",
        "values": "v1",
        **more,
    }


def rows(events, *, withheld="", **tables):
    return {
        "columns": ["date", "weapon", "killed_low"],
        "events": events,
        "withheld": {"rows": int(bool(withheld)), "hash": withheld},
        "rows": {"contracts": {"CT001": "h1"}, **tables},
    }


def cells(**events):
    """Published rows of events as text: `a_1="2021-01-05,rocket,1"` is the event a-1."""
    columns = ["attack_id", "date", "weapon", "killed_low"]
    keyed = {name.replace("_", "-"): text.split(",") for name, text in events.items()}
    return {key: dict(zip(columns, [key, *values], strict=True)) for key, values in keyed.items()}
