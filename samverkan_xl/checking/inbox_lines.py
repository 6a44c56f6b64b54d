"""The inbox register, read back: its lines, in whatever order somebody has put its columns and rows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.model.inbox import INBOX_PROPERTY, INBOX_SHEET, INBOX_TITLES, InboxLine

_DEEPEST_HEADER = 10
_NEEDED = ("stored_as", "sender", "sha256")
_TOLD = ("place", "message_id", "sha256", "sender", "sent", "subject", "note")
_LONGEST_TITLE = 200


def inbox_lines(book: BookGrid) -> tuple[InboxLine, ...] | None:
    """Give the lines of an inbox register; `None` when the book is none."""
    for grid in book.sheets:
        if plain(grid.name) == plain(INBOX_SHEET) or INBOX_PROPERTY in book.properties:
            header = _header(grid)
            if header is not None:
                return tuple(header.line(row) for row in grid.rows[header.at + 1 :] if header.is_line(row))
    return None


@dataclass(frozen=True, slots=True)
class _Header:
    """In which row the titles stand, and in which columns: ours by what they are, and the reader's own."""

    at: int
    columns: Mapping[str, int]
    own: Mapping[str, int]

    def is_line(self, row: tuple[Raw, ...]) -> bool:
        """Tell whether a row is a line, or the reader's own: the table has one row that says that there is none."""
        told = (*(self.columns.get(key) for key in _TOLD), *self.own.values())
        return any(_text(row, column) for column in told)

    def line(self, row: tuple[Raw, ...]) -> InboxLine:
        said: dict[str, Any] = {key: _text(row, column) for key, column in self.columns.items()}
        return InboxLine(**said, own=tuple((title, _text(row, column)) for title, column in self.own.items()))


def _header(grid: Grid) -> _Header | None:
    wanted = {plain(title): key for key, title in INBOX_TITLES.items()}
    for at, row in enumerate(grid.rows[:_DEEPEST_HEADER]):
        words = {column: word for column, raw in enumerate(row) if (word := plain_cell(raw))}
        columns = {wanted[word]: column for column, word in words.items() if word in wanted}
        if all(key in columns for key in _NEEDED):
            titles = ((_text(row, column), column) for column in words if column not in columns.values())
            return _Header(at, columns, _told_apart(titles))
    return None


def _told_apart(titles: Iterable[tuple[str, int]]) -> Mapping[str, int]:
    """Give each column a title of its own, as a table must have it."""
    taken = {plain(title) for title in INBOX_TITLES.values()}
    found: dict[str, int] = {}
    for given, column in titles:
        title = " ".join(given.split())[:_LONGEST_TITLE]
        names = (f"{title} {number}" if number else title for number in count(0))
        name = next(name for name in names if plain(name) not in taken)
        taken.add(plain(name))
        found[name] = column
    return found


def _text(row: tuple[Raw, ...], column: int | None) -> str:
    return shown_raw(row[column]).strip() if column is not None and column < len(row) else ""
