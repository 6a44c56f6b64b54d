"""Sheets, cells, tables and names of the home-made engine: openpyxl's, as strict as a user of Excel would wish them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import suppress
from copy import copy
from typing import TYPE_CHECKING, Any

import xlwings as xw
from excel_border import REFUSED, ComError
from excel_conversions import refuse_conversion
from openpyxl.cell import Cell
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter, range_boundaries
from xlwings.base_classes import DEFAULT_MAX_CELLS_PER_READ, DEFAULT_MAX_CELLS_PER_WRITE

if TYPE_CHECKING:
    from openpyxl_engine import Book

ERRORS = {"#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265}
ERRORS |= {"#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246}
_UNWRITABLE = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_WRITTEN = re.compile("_x([0-9A-Fa-f]{4})_")


class Sheets:
    """A book's sheets."""

    def __init__(self, book: Book) -> None:
        self.book, self.api = book, book

    def __call__(self, key: int | str) -> Sheet:
        self.book.border.cross(f"sheets({key})")
        titles = self.book.file.sheetnames
        if isinstance(key, int):
            key = titles[key - 1]
        if key.lower() not in map(str.lower, titles):
            raise ComError(REFUSED, "Ogiltigt index.")
        return Sheet(self.book, next(title for title in titles if title.lower() == key.lower()))

    def __len__(self) -> int:
        return len(self.book.file.sheetnames)

    def __iter__(self) -> Iterator[Sheet]:
        self.book.border.cross("sheets")
        return (Sheet(self.book, title) for title in self.book.file.sheetnames)


class Sheet:
    """A sheet with its cells and tables."""

    def __init__(self, book: Book, name: str) -> None:
        self.book, self._name, self.border, self.api = book, name, book.border, self
        self.file = book.file[name]

    name = property(lambda self: self._name)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    def range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str) and last is None:
            return Range(self, *_bounds(first))
        one, other = (
            at if isinstance(at, Range) else Range(self, at[0], at[1], at[0], at[1]) for at in (first, last or first)
        )
        return Range(
            self,
            min(one.top, other.top),
            min(one.left, other.left),
            max(one.bottom, other.bottom),
            max(one.right, other.right),
        )

    def column_styles(self) -> dict[int, StyleArray]:
        """Give how whole columns look, by their numbers."""
        wide = self.file.column_dimensions.values()
        return {at: one._style for one in wide for at in range(one.min or 0, (one.max or 0) + 1)}

    def activate(self) -> None:
        self.border.cross("sheet.activate")

    select = activate


def _bounds(address: str) -> tuple[int, int, int, int]:
    left, top, right, bottom = range_boundaries(address.replace("$", ""))
    return top, left, bottom, right


class Range:
    """A rectangle of cells; refuses what Excel would convert, and whatever would spoil a title or a formula."""

    max_cells_per_read, max_cells_per_write = DEFAULT_MAX_CELLS_PER_READ, DEFAULT_MAX_CELLS_PER_WRITE

    def __init__(self, sheet: Sheet, top: int, left: int, bottom: int, right: int) -> None:
        self.sheet, self.api, self.border, self.options = sheet, sheet, sheet.border, {}
        self.top, self.left, self.bottom, self.right = top, left, bottom, right

    row = property(lambda self: self.top)
    column = property(lambda self: self.left)
    shape = property(lambda self: (self.bottom - self.top + 1, self.right - self.left + 1))
    coords = property(lambda self: (self.sheet, self.top, self.left, *self.shape))

    @property
    def address(self) -> str:
        first, last = (f"${get_column_letter(c)}${r}" for r, c in ((self.top, self.left), (self.bottom, self.right)))
        return first if first == last else f"{first}:{last}"

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        return self.address

    def __len__(self) -> int:
        return self.shape[0] * self.shape[1]

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = divmod(row - 1, self.shape[1])
            row, column = row + 1, column + 1
        down, right = self.top + row - 1, self.left + column - 1
        return Range(self.sheet, down, right, down, right)

    def _rows(self) -> list[list[Cell]]:
        across, down = range(self.left, self.right + 1), range(self.top, self.bottom + 1)
        styles = self.sheet.column_styles()
        return [[self._cell(row, column, styles) for column in across] for row in down]

    def _cell(self, row: int, column: int, styles: dict[int, StyleArray]) -> Cell:
        """Give a cell; one that was never there before looks like its column, as in Excel."""
        fresh = (row, column) not in self.sheet.file._cells
        cell = self.sheet.file.cell(row, column)
        if fresh and column in styles:
            cell._style = copy(styles[column])
        return cell

    def _cross(self, what: str) -> None:
        self.border.cross(f"range.{what} {self.sheet.name}!{self.address}")

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
            cell = self.sheet.book.computed[self.sheet.name][cell.coordinate]
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
        given = data if isinstance(data, list | tuple) else [[data] * self.shape[1]] * self.shape[0]
        if (len(given), {len(line) for line in given}) != (self.shape[0], {self.shape[1]}):
            raise AssertionError(f"{self.address} takes {self.shape}; Excel would fill or cut without a word")
        for line, cells in zip(given, rows, strict=True):
            for value, cell in zip(line, cells, strict=True):
                refuse_conversion(value, cell.number_format, f"{self.sheet.name}!{cell.coordinate}")
        for line, cells in zip(given, rows, strict=True):
            for value, cell in zip(line, cells, strict=True):
                put(cell, value)

    def clear_contents(self) -> None:
        self._cross("clear_contents")
        self._refuse_spoiling()
        for cell in (cell for row in self._rows() for cell in row):
            put(cell, None)

    def _refuse_spoiling(self) -> None:
        sheet = self.sheet.file
        for table in self.sheet.tables.all():
            top, left, _, right = _bounds(table.file.ref)
            if self.top <= top <= self.bottom and self.left <= right and left <= self.right:
                raise AssertionError(
                    f"{self.address} covers the titles of {table.name}; Excel would rename its columns"
                )
        for cell in (cell for row in self._rows() for cell in row):
            if cell.data_type == "f":
                raise AssertionError(f"{sheet.title}!{cell.coordinate} holds a formula, which would be lost")
            if sheet.protection.sheet and cell.protection.locked:
                raise ComError(REFUSED, "Cellen är skyddad.")

    @property
    def number_format(self) -> str | None:
        self._cross("number_format?")
        formats = {cell.number_format for row in self._rows() for cell in row}
        return formats.pop() if len(formats) == 1 else None

    @number_format.setter
    def number_format(self, value: str) -> None:
        self._cross("number_format")
        for cell in (cell for row in self._rows() for cell in row):
            cell.number_format = value

    def autofit(self, axis: str | None = None) -> None:
        self._cross("autofit")

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


class Tables:
    """A sheet's tables."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.parent, self.api = sheet, sheet, sheet

    def __call__(self, key: str) -> Table:
        self.sheet.border.cross(f"tables({key})")
        if key not in self.sheet.file.tables:
            raise ComError(REFUSED, "Ogiltigt index.")
        return Table(self.sheet, self.sheet.file.tables[key])

    def __contains__(self, key: str) -> bool:
        return key in self.sheet.file.tables

    def __len__(self) -> int:
        return len(self.sheet.file.tables)

    def __iter__(self) -> Iterator[Table]:
        self.sheet.border.cross("tables")
        return iter(self.all())

    def all(self) -> list[Table]:
        """Give them without crossing the border."""
        return [Table(self.sheet, table) for table in self.sheet.file.tables.values()]


class Table:
    """A table, which keeps its titles where they are."""

    def __init__(self, sheet: Sheet, file: Any) -> None:
        self.parent, self.file, self.border, self.api = sheet, file, sheet.border, sheet

    name = display_name = property(lambda self: self.file.displayName)

    @property
    def range(self) -> Range:
        self.border.cross(f"table.range? {self.name}")
        return self.parent.range(self.file.ref)

    @property
    def header_row_range(self) -> Range:
        whole = self.range
        return Range(self.parent, whole.top, whole.left, whole.top, whole.right)

    @property
    def data_body_range(self) -> Range:
        whole = self.range
        return Range(self.parent, whole.top + 1, whole.left, whole.bottom, whole.right)

    def resize(self, to: xw.Range) -> None:
        self.border.cross(f"table.resize {self.name} {to.impl.address}")
        new, old = to.impl, self.parent.range(self.file.ref)
        if new.sheet.name != self.parent.name or (new.top, new.left, new.right) != (old.top, old.left, old.right):
            raise ComError(REFUSED, "Rubrikerna måste stå kvar på sin rad, och kolumnerna vara lika många.")
        if new.shape[0] < len(("titles", "a row")):
            raise ComError(REFUSED, "En tabell måste ha minst en rad.")
        for other in (one for one in self.parent.tables.all() if one.name != self.name):
            top, left, bottom, right = _bounds(other.file.ref)
            if new.top <= bottom and top <= new.bottom and new.left <= right and left <= new.right:
                raise ComError(REFUSED, f"Tabellen får inte gå över {other.name}.")
        self.file.ref = new.address.replace("$", "")
        if self.file.autoFilter is not None:
            self.file.autoFilter.ref = self.file.ref


class Names:
    """A book's named cells."""

    def __init__(self, book: Book) -> None:
        self.book, self.api = book, book

    def __call__(self, key: str) -> Name:
        self.book.border.cross(f"names({key})")
        known = {name.lower(): one for name, one in self.book.file.defined_names.items()}
        if key.lower() not in known:
            raise ComError(REFUSED, "Ogiltigt index.")
        return Name(self.book, known[key.lower()])

    def contains(self, key: str) -> bool:
        with suppress(ComError):
            return self(key) is not None
        return False

    def snapshot(self) -> list[tuple[str, Name]]:
        self.book.border.cross("names")
        return [(name, Name(self.book, one)) for name, one in self.book.file.defined_names.items()]

    def __len__(self) -> int:
        return len(self.book.file.defined_names)


class Name:
    """A named cell."""

    def __init__(self, book: Book, file: Any) -> None:
        self.book, self.file, self.api = book, file, file

    name = property(lambda self: self.file.name)
    refers_to = property(lambda self: f"={self.file.attr_text}")

    @property
    def refers_to_range(self) -> Range:
        self.book.border.cross(f"name.refers_to_range? {self.name}")
        ((sheet, address),) = self.file.destinations
        return Sheet(self.book, sheet).range(address)
