"""Colour a chart by role, and say how its dark form differs from its light one.

A chart is drawn without colours. A trace's `meta["paint"]` says which of its attributes takes the colour of
which role: `{"marker.color": "rocket", "fillcolor": "rocket/20"}` (a share of 100 for a see-through colour; a
list of roles for an attribute that holds a list). `layout.meta["paint"]` says the same for annotations and
shapes: `{"annotations.0.font.color": "drone"}`.
"""

from __future__ import annotations

import copy
from typing import Any

from iraq_report.figures.theme import Theme, scale_texts

Json = dict[str, Any]
_SHRUNK = "shrunk"  # in the meta of a layout: by how much its texts have been set smaller
Change = tuple[list[str | int], Any]  # path into the chart, value there


def colour(role: str, theme: Theme) -> str:
    """The colour of a role, `rgba(...)` when the role carries a share such as `rocket/20`."""
    name, _, share = role.partition("/")
    value = theme.colours[name]
    if not share:
        return value
    red, green, blue = (int(value[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{int(share) / 100:g})"


def role_of(target: Json, path: str, default: str) -> str:
    """The role that a trace or the layout of a bare chart gives to one of its attributes."""
    role = (target.get("meta") or {}).get("paint", {}).get(path, default)
    return role if isinstance(role, str) else default


def _put(target: Any, path: str, value: Any) -> None:
    *parents, last = path.split(".")
    for key in parents:
        target = target[int(key)] if isinstance(target, list) else target.setdefault(key, {})
    target[int(last) if isinstance(target, list) else last] = value


def _apply(target: Any, paint: dict[str, str | list[str]], theme: Theme) -> None:
    for path, role in paint.items():
        value = colour(role, theme) if isinstance(role, str) else [colour(item, theme) for item in role]
        _put(target, path, value)


def paint(chart: Json, theme: Theme) -> Json:
    """Return a copy of a chart (Plotly JSON) with every role coloured and the theme's template set.

    A chart that was painted before is painted anew.
    """
    painted = copy.deepcopy(chart)
    for trace in painted["data"]:
        _apply(trace, (trace.get("meta") or {}).get("paint", {}), theme)
    layout = painted.setdefault("layout", {})
    _apply(layout, (layout.get("meta") or {}).get("paint", {}), theme)
    layout.pop("template", None)
    _shrink(painted, theme.shrink)
    layout["template"] = theme.template
    return painted


def _shrink(painted: Json, share: float) -> None:
    """Set every text smaller by the share that a theme asks for, whatever one before it asked for."""
    meta = painted["layout"].get("meta") or {}
    before = meta.get(_SHRUNK, 1.0)
    if share == before:
        return
    scale_texts(painted, share / before)
    painted["layout"]["meta"] = {**meta, _SHRUNK: share}


def changes(before: Any, after: Any) -> list[Change]:
    """List what must be set in `before` to get `after`, two charts of the same shape."""
    if isinstance(before, dict) and isinstance(after, dict):
        keys = sorted(set(before) | set(after))
        return [([key, *path], value) for key in keys for path, value in changes(before.get(key), after.get(key))]
    if isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        return [
            ([index, *path], value)
            for index, (old, new) in enumerate(zip(before, after, strict=True))
            for path, value in changes(old, new)
        ]
    return [] if before == after else [([], after)]
