"""What the page of statements can be asked for."""

from __future__ import annotations

from iraq_report.sections.parameters import SectionParameters


class Parameters(SectionParameters):
    """The shared parameters: statements name their own days."""
