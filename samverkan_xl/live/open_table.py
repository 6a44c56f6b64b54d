"""One of the workbook's tables where it stands now: rows may have been inserted above it since the book was made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from samverkan_xl.model.refusals import Refusal
from samverkan_xl.writing.button.places import LiveTable
from samverkan_xl.writing.button.rows import LiveRow

if TYPE_CHECKING:
    import xlwings


class ChangedBookError(Refusal):
    """The consolidation workbook is no longer as it was made: something on a sheet is gone or has moved."""

    def __init__(self, sheet: str, what: str) -> None:
        super().__init__(
            f"På bladet {sheet} saknas {what}, eller så har det flyttats. Ångra ändringen, eller gör boken på nytt"
            " (kommandot står på bladet Hjälp)."
        )


class ProtectedSheetError(Refusal):
    """A sheet takes no writing."""

    def __init__(self, sheet: str) -> None:
        super().__init__(
            f"Det går inte att skriva på bladet {sheet} i Excel. Är det skyddat, så ta bort skyddet (Granska, Ta bort"
            " bladets skydd). Lämna annars cellen som du skriver i (Enter eller Esc), och tryck igen."
        )


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table as it stands in the open workbook; `height` counts its title row, and a total row if it has one."""

    of: LiveTable
    sheet: xlwings.Sheet
    live: xlwings.main.Table
    top: int
    left: int
    height: int
    filtered: bool

    def refuse_unwritable(self) -> None:
        """Raise `ProtectedSheetError` unless a cell takes the format that it has already, or if the sheet is protected.

        Protection may let formats through, and nothing else.
        """
        try:
            self._columns(0, 0, 1).number_format = "@"
            protected = _is_protected(self.sheet)
        except Exception as problem:
            raise ProtectedSheetError(self.of.sheet) from problem
        if protected:
            raise ProtectedSheetError(self.of.sheet)

    def make_plain(self) -> None:
        """Take away filters and total row: rows that a filter hides would neither be emptied nor filled rightly."""
        if self.filtered:
            self.live.show_autofilter = False
        if self.live.show_totals:
            self.live.show_totals = False

    def restore(self) -> None:
        """Give the filter arrows back."""
        if self.filtered:
            self.live.show_autofilter = True

    def clear(self, at_least: int = 1) -> None:
        """Empty the rows that it has, and so many as were perhaps written below before its frame was set."""
        self._columns(0, len(self.of.columns) - 1, max(self.height - 1, at_least)).clear_contents()

    def write(self, rows: Sequence[LiveRow]) -> None:
        """Make text of the cells where text comes, write all the values in one call, and set the frame around them."""
        rows = rows or ((self.of.nothing, *(None,) * (len(self.of.columns) - 1)),)
        last = len(self.of.columns) - 1
        for first_text, last_text in text_runs(self.of):
            self._columns(first_text, last_text, len(rows)).number_format = "@"
        self._columns(0, last, len(rows)).options(chunksize=None).value = [list(row) for row in rows]
        self.live.resize(self.sheet.range((self.top, self.left), (self.top + len(rows), self.left + last)))

    def _columns(self, first: int, last: int, rows: int) -> xlwings.Range:
        """Give some of the columns, counted from 0, for so many rows below the titles."""
        return self.sheet.range((self.top + 1, self.left + first), (self.top + rows, self.left + last))


def open_table(book: xlwings.Book, table: LiveTable) -> OpenTable:
    """Find a table by its name; raises `ChangedBookError` unless it stands there with its columns in order."""
    try:
        sheet = book.sheets[table.sheet]
        live = sheet.tables[table.name]
        area = live.range
        top, left, height, width = area.row, area.column, *area.shape
    except Exception as problem:
        if _has(book, table):
            raise
        raise ChangedBookError(table.sheet, f"tabellen {table.name}") from problem
    titles = sheet.range((top, left), (top, left + width - 1)).value
    if titles != [column.title for column in table.columns]:
        raise ChangedBookError(table.sheet, f"någon av kolumnerna i tabellen {table.name}")
    return OpenTable(table, sheet, live, top, left, height, bool(live.show_autofilter))


def _is_protected(sheet: xlwings.Sheet) -> bool:
    if hasattr(sheet.api, "ProtectContents"):
        return bool(sheet.api.ProtectContents)
    return bool(sheet.api.protect_contents.get())  # so it is asked on a Mac


def _has(book: xlwings.Book, table: LiveTable) -> bool:
    """Tell whether the table is there, but Excel would not say where; raises what Excel answers."""
    sheets = {sheet.name: sheet for sheet in book.sheets}
    return table.sheet in sheets and table.name in {one.name for one in sheets[table.sheet].tables}


def text_runs(table: LiveTable) -> tuple[tuple[int, int], ...]:
    """Give the first and last of every run of columns that hold text, counted from 0."""
    runs = []
    for is_text, columns in groupby(enumerate(table.columns), key=lambda one: not one[1].kind):
        numbers = [at for at, _ in columns]
        if is_text:
            runs.append((numbers[0], numbers[-1]))
    return tuple(runs)
