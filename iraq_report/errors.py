"""The one kind of error a user sees: a sentence and a stable code."""

from __future__ import annotations


class ReportError(Exception):
    """Input or build is at fault; the text says what was found, what was expected and what to do.

    `code` is stable (`E-...`) so that a user can look it up and a script can match it.
    """

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence

    def __str__(self) -> str:
        return f"{self.code}: {self.sentence}"

    def _render_traceback_(self) -> list[str]:
        """Show one line instead of a traceback in JupyterLab and in a papermill log (an IPython hook)."""
        return [str(self)]
