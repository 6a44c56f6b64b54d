"""The coordinator's desk: a consolidation workbook open in Excel, fields to type into, a button, and what it answers."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

from many_books import TODAY
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl_engine import Book, Excel
from openpyxl_ranges import Range, put
from openpyxl_sheets import Sheet

from samverkan_xl.consolidating.county import County
from samverkan_xl.live import konsolidera
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.vba_project import vba_project
from samverkan_xl.writing.button.book import button_book
from samverkan_xl.writing.button.places import FOUND, MISSING, REGISTER, Cell, LiveTable
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.report.register import STATUSES
from samverkan_xl.writing.report.words import SEVERITIES

Row = tuple[object, ...]
BOOK = "KONSOLIDERING.xlsm"
UNSHOWN = "\ufffd"


@cache
def fresh_book() -> bytes:
    """Write a consolidation workbook that has never been pressed."""
    return button_book(ButtonSettings(), vba_project(), TODAY)


class Desk:
    """What the coordinator sees and does; nothing here crosses the border that the button crosses."""

    saves = True
    """Whether what is seen is first saved and opened again; where very much is pressed, that would take very long."""

    def __init__(self, excel, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(fresh_book())
        self.path, self.saved = path, path.with_name(f"sparad {path.name}")
        self.opens(excel(path))
        self.types(Cell.TODAY, dt.datetime.combine(TODAY, dt.time()))

    def opens(self, running: Excel) -> None:
        """Sit down at an Excel where just the consolidation workbook is open."""
        self.running, (self.book,) = running, running.opened
        self._typed, self._as_of, self._again = 0, None, None

    def types(self, cell: Cell, value: object) -> None:
        """Put a value into a field as Excel keeps what was typed."""
        self._typed += 1
        at = self.book.file[cell.place.sheet].cell(cell.place.row, cell.place.column)
        if isinstance(value, dt.datetime):
            at.value = value
        else:
            put(at, value)

    def shows_error(self, cell: Cell, error: str) -> None:
        """Let a field hold an error, as a formula whose cells are gone does."""
        self._typed += 1
        at = self.book.file[cell.place.sheet].cell(cell.place.row, cell.place.column)
        at._value, at.data_type = error, "e"

    def presses(self) -> str:
        """Press the button, save, and give what the status says."""
        konsolidera()
        return self.says(Cell.STATUS)

    def says(self, cell: Cell) -> object:
        """Give what stands in a named cell of the saved workbook."""
        place = cell.place
        return self._saved(place.sheet, place.row, place.column, place.row, place.column)[0][0]

    def rows(self, table: LiveTable) -> list[Row]:
        """Give all that stands below a table's titles in the saved workbook, whether the table reaches so far or not."""
        last = max(self.book.file[table.sheet].max_row, table.header_row + 1)
        below = self._saved(table.sheet, table.header_row + 1, table.first_column, last, table.last_column)
        while below and not any(value is not None for value in below[-1]):
            below.pop()
        return below

    def titles(self, table: LiveTable) -> list[object]:
        """Give what stands in a table's row of titles in the saved workbook."""
        row = table.header_row
        return list(self._saved(table.sheet, row, table.first_column, row, table.last_column)[0])

    def closes_others(self) -> None:
        """Close every workbook but the consolidation workbook."""
        self.running.opened[:] = [self.book]

    def sheet_of(self, table: LiveTable) -> Worksheet:
        """Give the sheet where a table stands, to change by hand."""
        self._typed += 1
        return self.book.file[table.sheet]

    def area(self, table: LiveTable) -> str:
        """Give the table's own area in the saved workbook."""
        return self.book.file[table.sheet].tables[table.name].ref

    def report(self) -> Path:
        """Give where the report is written when nothing else is said."""
        return Path(str(self.says(Cell.FOLDER))).parent / "lansrapport.xlsx"

    def _saved(self, sheet: str, *bounds: int) -> list[Row]:
        return list(Range(Sheet(self._reopened(), sheet), *bounds).seen())

    def _reopened(self) -> Book:
        """Save the workbook and open what was saved, when anything was done since the last time."""
        if not self.saves:
            return self.book
        done = (self._typed, len(self.running.border.calls))
        if done != self._as_of:
            self.book.file.save(self.saved)
            self._as_of, self._again = done, Excel().open(self.saved)
        return self._again


def expected_rows(county: County) -> dict[str, list[Row]]:
    """Give what the three tables are to hold, told once more and in other words than the button's own."""
    received = [
        (STATUSES[one.status], one.file, one.reason, one.remedy, *_whose(one.municipality), one.period, one.revision or None, _day(one.filled_on), one.rows)
        for one in county.register
    ]  # fmt: skip
    missing = [(one.name, one.code) for one in county.missing]
    found = [
        (*_whose(one.municipality)[::-1], one.file, *_place(one.finding.place), SEVERITIES[one.finding.severity], *fault_and_remedy(one.finding), one.finding.value)
        for one in county.findings
    ]  # fmt: skip
    told = ((REGISTER, received), (MISSING, missing), (FOUND, found))
    return {table.name: [tuple(map(_seen, row)) for row in rows] or [nothing_in(table)] for table, rows in told}


def nothing_in(table: LiveTable) -> Row:
    """Give the row that a table without rows shows."""
    return (table.nothing, *[None] * (len(table.columns) - 1))


def _whose(municipality) -> Row:
    return (municipality.name, municipality.code) if municipality else (None, None)


def _place(place) -> Row:
    return (place.sheet, place.cell) if place else (None, None)


def _day(day: dt.date | None) -> dt.datetime | None:
    return day and dt.datetime.combine(day, dt.time())


def _seen(value: object) -> object:
    """Give a value as it is read back: nothing for an empty text, and a number as Excel has it."""
    if isinstance(value, str):
        return "".join(UNSHOWN if 0xD800 <= ord(sign) <= 0xDFFF else sign for sign in value) or None
    return float(value) if isinstance(value, int) else value
