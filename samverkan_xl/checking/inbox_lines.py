"""The inbox register, read back: its lines, in whatever order somebody has put its columns and rows."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.model.inbox import INBOX_PROPERTY, INBOX_SHEET, INBOX_TITLES, InboxLine

_DEEPEST_HEADER = 10
_NEEDED = ("stored_as", "sender", "sha256")


def inbox_lines(book: BookGrid) -> tuple[InboxLine, ...] | None:
    """Give the lines of an inbox register; `None` when the book is none."""
    for grid in book.sheets:
        if plain(grid.name) == plain(INBOX_SHEET) or INBOX_PROPERTY in book.properties:
            found = _header(grid)
            if found is not None:
                at, columns = found
                return tuple(_line(row, columns) for row in grid.rows[at + 1 :] if _says_something(row, columns))
    return None


def _header(grid: Grid) -> tuple[int, Mapping[str, int]] | None:
    wanted = {plain(title): key for key, title in INBOX_TITLES.items()}
    for at, row in enumerate(grid.rows[:_DEEPEST_HEADER]):
        columns = {wanted[word]: column for column, raw in enumerate(row) if (word := plain_cell(raw)) in wanted}
        if all(key in columns for key in _NEEDED):
            return at, columns
    return None


def _says_something(row: tuple[Raw, ...], columns: Mapping[str, int]) -> bool:
    """Tell whether a row is a line: the table has one row that says that there is none."""
    return any(_text(row, columns.get(key)) for key in ("place", "message_id", "sha256"))


def _line(row: tuple[Raw, ...], columns: Mapping[str, int]) -> InboxLine:
    said: dict[str, Any] = {key: _text(row, column) for key, column in columns.items()}
    return InboxLine(**said)


def _text(row: tuple[Raw, ...], column: int | None) -> str:
    return shown_raw(row[column]).strip() if column is not None and column < len(row) else ""
