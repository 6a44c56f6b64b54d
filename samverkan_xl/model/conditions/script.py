"""How a formula refers to cells, wherever it is to stand."""

from __future__ import annotations

from typing import Protocol


class Script(Protocol):
    """How references are written where the formula is to stand: in one cell for a whole column, or in every row."""

    def this(self, key: str) -> str:
        """Refer to a field of the row itself, or to its whole column."""

    def other(self, key: str) -> str:
        """Refer to a field of every row of the sheet that is searched."""

    def used(self) -> str:
        """Ask whether the row holds anything beyond its ID."""

    def stands(self) -> str:
        """Ask whether the row can be referred to: it is used, or one of a checklist's fixed rows."""

    def other_stands(self) -> str:
        """Ask of every row of the sheet that is searched whether it can be referred to."""

    def across(self, body: str, name: str) -> str:
        """Count, for each row, the cells of a named list (laid out in a row) for which the body holds."""

    def over(self, sheet: str) -> Script:
        """Give the script for all rows of another sheet, taken by themselves."""

    def paired_with(self, sheet: str) -> Script:
        """Give the script that sets this row against all rows of another sheet."""

    def pairs(self, body: str) -> str:
        """Count the rows of the searched sheet for which the body holds."""


def quoted(text: str) -> str:
    """Write a text as a formula does."""
    return '"' + text.replace('"', '""') + '"'
