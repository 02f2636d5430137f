"""What a chart is drawn with: the group its shapes go into, its sheet, and colours by role."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from pptx.shapes.base import BaseShape
from pptx.shapes.group import GroupShape
from pptx.shapes.shapetree import GroupShapes

from iraq_report.exports.locale import Forms
from iraq_report.exports.slides.colours import Colours
from iraq_report.exports.slides.sheet import Sheet


class Shapes(GroupShapes):
    """The shapes of a group in the making.

    For each shape added python-pptx looks for a free id in the whole slide and measures the group anew, too long for
    hundreds of marks. Here ids are counted, and the group is measured once, by `done`.
    """

    def __init__(self, group: GroupShape) -> None:
        super().__init__(group._element, group)
        self._ids = count(group._element.max_shape_id + 1)

    @property
    def _next_shape_id(self) -> int:
        return next(self._ids)

    def add_group_shape(self, shapes: Iterable[BaseShape] = ()) -> GroupShape:
        """A group within this one, with an id of this count."""
        group = super().add_group_shape(list(shapes))
        group._element._nvXxPr.cNvPr.id = self._next_shape_id
        return group

    def _recalculate_extents(self) -> None:
        """Nothing: see `done`."""

    def done(self) -> None:
        """Measure the group; called when all is in it."""
        self._grpSp.recalculate_extents()


@dataclass(frozen=True)
class Page:
    """Where a chart is drawn: `shapes` is the group that holds all of it, from back to front.

    `forms` are those that its texts are written in, None for the project's own.
    """

    shapes: Shapes
    sheet: Sheet
    colours: Colours
    forms: Forms | None = None

    @property
    def language(self) -> str:
        """The locale of its numbers and dates, as PowerPoint names it."""
        return self.forms.tag if self.forms else "en-US"
