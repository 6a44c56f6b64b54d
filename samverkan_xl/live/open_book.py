"""The open workbook, as the button sees it: named cells to read and write, tables to fill, a report to open.

Every call goes across the border to Excel and may fail in any way at all, above all while somebody edits a cell. The
number of calls does not depend on how many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_xl.model.refusals import Refusal
from samverkan_xl.writing.button_places import Cell, LiveTable
from samverkan_xl.writing.button_rows import LiveRow

if TYPE_CHECKING:
    import xlwings


class ChangedBookError(Refusal):
    """The consolidation workbook is no longer as it was made: a table or a column is gone."""


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A consolidation workbook that is open in Excel."""

    book: xlwings.Book

    def read(self, cell: Cell) -> object:
        """Give what stands in a named cell: a text, a number, a `datetime`, or `None`."""
        return self._range(cell).value

    def write(self, cell: Cell, text: str) -> None:
        """Write a text into a named cell, as text whatever it says."""
        at = self._range(cell)
        at.number_format = "@"
        at.value = text

    def show(self, progress: str | None) -> None:
        """Show a text in the status bar, or give the bar back; where that is refused, nothing is lost."""
        with suppress(Exception):
            self.book.app.status_bar = progress if progress is not None else False

    @contextmanager
    def drawn_at_once(self) -> Iterator[None]:
        """Let the screen wait until all is written."""
        with suppress(Exception):
            self.book.app.screen_updating = False
        try:
            yield
        finally:
            with suppress(Exception):
                self.book.app.screen_updating = True

    def refuse_changed(self, tables: Iterable[LiveTable]) -> None:
        """Raise `ChangedBookError` unless every table has its columns."""
        for table in tables:
            self._live(table)

    def fill(self, filled: Sequence[tuple[LiveTable, Sequence[LiveRow]]]) -> None:
        """Give each table just these rows, written at once; a table without any says so in its first row.

        All are emptied before the first is filled, so that old rows never stand beside new ones. Raises whatever Excel
        answers; then all of them are empty, as far as it lets us.
        """
        try:
            live = [self._live(table) for table, _ in filled]
            for one in live:
                one.clear()
            for one, (_, rows) in zip(live, filled, strict=True):
                one.write(rows or one.nothing)
        except Exception:
            for table, rows in filled:
                with suppress(Exception):
                    self._live(table).clear(len(rows))
            raise

    def is_open(self, path: Path) -> bool:
        """Tell whether a workbook of that name is open in the same Excel, which can hold only one of each name."""
        return path.name.casefold() in {book.name.casefold() for book in self.book.app.books}

    def open(self, path: Path) -> bool:
        """Open another workbook beside this one; tells whether that went well."""
        try:
            self.book.app.books.open(str(path))
        except Exception:  # noqa: BLE001  # the report is written all the same, and can be opened by hand
            return False
        return True

    def _range(self, cell: Cell) -> xlwings.Range:
        return self.book.names[cell.value].refers_to_range

    def _live(self, table: LiveTable) -> _Live:
        try:
            sheet = self.book.sheets[table.sheet]
            live = sheet.tables[table.name]
            area = live.range
            top, left, height, width = area.row, area.column, *area.shape
        except Exception as problem:
            if self._has(table):
                raise
            raise _changed(table) from problem
        if width != len(table.columns):
            raise _changed(table)
        return _Live(table, sheet, live, top, left, height)

    def _has(self, table: LiveTable) -> bool:
        """Tell whether a table is there that could not be had: an Excel that is busy does not answer for it either."""
        sheets = {sheet.name: sheet for sheet in self.book.sheets}
        return table.sheet in sheets and table.name in {one.name for one in sheets[table.sheet].tables}


@dataclass(frozen=True, slots=True)
class _Live:
    """A table where it stands now: rows may have been inserted above it since the workbook was made."""

    of: LiveTable
    sheet: xlwings.Sheet
    live: xlwings.main.Table
    top: int
    left: int
    height: int

    @property
    def nothing(self) -> tuple[LiveRow, ...]:
        return ((self.of.nothing, *(None,) * (len(self.of.columns) - 1)),)

    def clear(self, at_least: int = 1) -> None:
        """Empty the rows that it had, and those that were perhaps written below before its frame was set."""
        self._columns(0, len(self.of.columns) - 1, max(self.height - 1, at_least)).clear_contents()

    def write(self, rows: Sequence[LiveRow]) -> None:
        """Make text of the cells where text comes, write all the values, and set the table's frame around them."""
        last = len(self.of.columns) - 1
        for first_text, last_text in text_runs(self.of):
            self._columns(first_text, last_text, len(rows)).number_format = "@"
        written = self._columns(0, last, len(rows))
        written.value = [list(row) for row in rows]
        corner = (self.top, self.left)
        self.live.resize(self.sheet.range(corner, (self.top + len(rows), self.left + last)))
        with suppress(Exception):  # texts of several lines are whole all the same, if not all seen
            written.rows.autofit()

    def _columns(self, first: int, last: int, rows: int) -> xlwings.Range:
        """Give some of the columns, counted from 0, for so many rows below the titles."""
        return self.sheet.range((self.top + 1, self.left + first), (self.top + rows, self.left + last))


def _changed(table: LiveTable) -> ChangedBookError:
    return ChangedBookError(
        f"Tabellen {table.name} på bladet {table.sheet} är borttagen, eller har fått andra kolumner."
        " Gör en ny konsolideringsbok: samverkan-xl knappbok KONSOLIDERING.xlsm"
    )


def text_runs(table: LiveTable) -> tuple[tuple[int, int], ...]:
    """Give the first and last of every run of columns that hold text, counted from 0."""
    runs = []
    for is_text, columns in groupby(enumerate(table.columns), key=lambda one: not one[1].kind):
        numbers = [at for at, _ in columns]
        if is_text:
            runs.append((numbers[0], numbers[-1]))
    return tuple(runs)
