"""The schema of every table, in the order in which the dictionary lists them."""

from __future__ import annotations

import importlib

import pandera.pandas as pa

SCHEMAS: dict[str, pa.DataFrameSchema] = {}
for _area in ("attacks", "contractors", "air_force", "us_posture", "iran_influence", "sources"):
    try:
        _module = importlib.import_module(f"{__name__}.{_area}")
    except ModuleNotFoundError as error:
        if error.name != f"{__name__}.{_area}":
            raise
        continue
    for _schema in vars(_module).values():
        if isinstance(_schema, pa.DataFrameSchema):
            SCHEMAS[str(_schema.name)] = _schema
