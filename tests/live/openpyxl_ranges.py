"""Cells of the home-made engine: whatever Excel would silently convert, spoil or fill wrongly is refused aloud."""

from __future__ import annotations

import datetime as dt
import re
from copy import copy
from typing import TYPE_CHECKING, Any

from excel_border import REFUSED, ComError
from excel_conversions import refuse_conversion
from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter, range_boundaries
from xlwings.base_classes import DEFAULT_MAX_CELLS_PER_READ, DEFAULT_MAX_CELLS_PER_WRITE

if TYPE_CHECKING:
    from openpyxl_sheets import Sheet

ERRORS = {"#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265}
ERRORS |= {"#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246}
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
Bounds = tuple[int, int, int, int]


def bounds_of(address: str) -> Bounds:
    """Give the first row and column and the last of an address."""
    left, top, right, bottom = range_boundaries(address.replace("$", ""))
    return top or 1, left or 1, bottom or LAST_ROW, right or LAST_COLUMN


class Range:
    """A rectangle of cells."""

    max_cells_per_read, max_cells_per_write = DEFAULT_MAX_CELLS_PER_READ, DEFAULT_MAX_CELLS_PER_WRITE

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.api, self.border, self.options = sheet, sheet, sheet.border, {}
        self.top, self.left, self.bottom, self.right = top, left, bottom, right

    row = property(lambda self: self._told("row", self.top))
    column = property(lambda self: self._told("column", self.left))
    shape = property(lambda self: self._told("shape", self.size))
    size = property(lambda self: (self.bottom - self.top + 1, self.right - self.left + 1))
    coords = property(lambda self: (self.sheet, self.top, self.left, *self.size))

    def _told(self, what: str, answer: Any) -> Any:
        self.border.cross(f"range.{what}? {self.address}")
        return answer

    @property
    def address(self) -> str:
        first, last = (f"${get_column_letter(c)}${r}" for r, c in ((self.top, self.left), (self.bottom, self.right)))
        return first if first == last else f"{first}:{last}"

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        return self.address

    def __len__(self) -> int:
        return self.size[0] * self.size[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = divmod(row - 1, self.size[1])
            row, column = row + 1, column + 1
        down, right = self.top + row - 1, self.left + column - 1
        return Range(self.sheet, down, right, down, right)

    def touches(self, bounds: Bounds) -> bool:
        """Say whether any cell is in both."""
        top, left, bottom, right = bounds
        return self.top <= bottom and top <= self.bottom and self.left <= right and left <= self.right

    def _rows(self) -> list[list[Cell]]:
        across, down = range(self.left, self.right + 1), range(self.top, self.bottom + 1)
        styles = self.sheet.column_styles()
        return [[self._cell(row, column, styles) for column in across] for row in down]

    def _cells(self) -> list[Cell]:
        return [cell for row in self._rows() for cell in row]

    def _cell(self, row: int, column: int, styles: dict[int, StyleArray]) -> Cell:
        """Give a cell; one that was never there before looks like its column, as in Excel."""
        fresh = (row, column) not in self.sheet.file._cells
        cell = self.sheet.file.cell(row, column)
        if fresh and column in styles:
            cell._style = copy(styles[column])
        return cell

    def _cross(self, what: str) -> None:
        self.border.cross(f"range.{what} {self.sheet.title}!{self.address}")

    @property
    def raw_value(self) -> object:
        self._cross("value?")
        rows = self.seen()
        return rows[0][0] if len(self) == 1 else rows

    def seen(self) -> tuple[tuple[object, ...], ...]:
        """Give the values as a person sees them, without crossing the border."""
        return tuple(tuple(self._read(cell) for cell in row) for row in self._rows())

    def _read(self, cell: Cell) -> object:
        if cell.data_type == "f":
            cell = self.sheet.book.computed[self.sheet.title][cell.coordinate]
        if cell.data_type == "e":
            return ERRORS[cell.value]
        if isinstance(cell.value, dt.date) and not isinstance(cell.value, dt.datetime):
            return dt.datetime.combine(cell.value, dt.time())
        if isinstance(cell.value, int) and not isinstance(cell.value, bool):
            return float(cell.value)
        return unescape(cell.value) if isinstance(cell.value, str) else cell.value

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        self._cross("value")
        self._refuse_spoiling()
        rows = self._rows()
        given = data if isinstance(data, list | tuple) else [[data] * self.size[1]] * self.size[0]
        if (len(given), {len(line) for line in given}) != (self.size[0], {self.size[1]}):
            raise AssertionError(f"{self.address} takes {self.size}; Excel would fill or cut without a word")
        for line, cells in zip(given, rows, strict=True):
            for value, cell in zip(line, cells, strict=True):
                refuse_conversion(value, cell.number_format, f"{self.sheet.title}!{cell.coordinate}")
        self.sheet.book.changed()
        for line, cells in zip(given, rows, strict=True):
            for value, cell in zip(line, cells, strict=True):
                put(cell, value)

    def clear_contents(self) -> None:
        self._cross("clear_contents")
        self._refuse_spoiling()
        self.sheet.book.changed()
        for cell in self._cells():
            put(cell, None)

    def _refuse_spoiling(self) -> None:
        if self.sheet.file.protection.sheet and any(cell.protection.locked for cell in self._cells()):
            raise ComError(REFUSED, "Cellen är skyddad.")
        for table in self.sheet.tables.all():
            top, left, _, right = bounds_of(table.file.ref)
            if self.touches((top, left, top, right)):
                raise AssertionError(
                    f"{self.address} covers the titles of {table.title}; Excel would rename its columns"
                )
            if table.filters and (rows := self.sheet.hidden(max(self.top, top), min(self.bottom, table.bottom))):
                raise AssertionError(
                    f"{self.address} covers rows that a filter hides: {rows}; Excel would fill wrongly"
                )
        for cell in self._cells():
            if cell.data_type == "f":
                raise AssertionError(f"{self.sheet.title}!{cell.coordinate} holds a formula, which would be lost")

    @property
    def number_format(self) -> str | None:
        self._cross("number_format?")
        formats = {cell.number_format for cell in self._cells()}
        return formats.pop() if len(formats) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._cross("number_format")
        if self.sheet.file.protection.formatCells:  # true means: not even this may be done
            self.sheet.refuse_protected()
        self.sheet.book.changed()
        for cell in self._cells():
            cell.number_format = value

    def autofit(self, axis: str | None = None) -> None:
        self._cross("autofit")
        self.sheet.refuse_protected()

    def select(self) -> None:
        self._cross("select")
        if self.sheet.book.app.opened[0] is not self.sheet.book:
            raise ComError(REFUSED, "Det gick inte att markera.")


def escape(text: str) -> str:
    """Write what XML cannot hold as Excel does: `_x000B_`."""
    return _UNWRITABLE.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def unescape(text: str) -> str:
    """Read it back."""
    return _WRITTEN.sub(lambda found: chr(int(found[1], 16)), text)


def put(cell: Cell, value: Any) -> None:
    """Put the value in as it is: openpyxl would take a text with = for a formula, and cut or refuse others."""
    if isinstance(value, str) and value:
        cell._value, cell.data_type = escape(str(value)), "s"
    else:
        cell._value, cell.data_type = (None, "n") if value == "" else (value, "b" if isinstance(value, bool) else "n")
