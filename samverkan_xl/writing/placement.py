"""Where everything stands in the municipal workbook: rows and columns of every sheet, and names for ranges."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.model.cells import Place, column_letters
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.sheets.timeline import Timeline
from samverkan_xl.model.workbook import SHEETS, sheet_of

HEADER_ROW, TIMELINE_HEADER_ROW, START_HEADER_ROW = Row.header_row, Timeline.header_row, Start.header_row
VALUE_COLUMN = 2
"""The column of Start in which the answers stand; rows and columns are counted from 1."""


@dataclass(frozen=True, slots=True)
class Placement:
    """The rows of every sheet; `counts` says how many record rows each has."""

    counts: Mapping[str, int]

    def header_row(self, sheet: type[Row]) -> int:
        """Give the row of the column titles."""
        return sheet.header_row

    def first_row(self, sheet: type[Row]) -> int:
        """Give the row of the first record."""
        return self.header_row(sheet) + 1

    def last_row(self, sheet: type[Row]) -> int:
        """Give the row of the last record that there is room for."""
        if sheet.layout is Layout.FORM:
            return self.first_row(sheet) + len(sheet.fields) - 1
        return self.first_row(sheet) + self.counts[sheet.key] - 1

    def place(self, sheet: type[Row], row: int, key: str) -> Place:
        """Give the cell of a field; `row` counts the sheet's records from 0."""
        order = [field.key for field in sheet.fields].index(key)
        if sheet.layout is Layout.FORM:
            return Place(sheet.title, self.first_row(sheet) + order, VALUE_COLUMN)
        return Place(sheet.title, self.first_row(sheet) + row, order + 1)

    def letters(self, sheet: type[Row], key: str) -> str:
        """Give the letters of a field's column."""
        return column_letters(self.place(sheet, 0, key).column)

    def area(self, sheet_key: str, key: str) -> str:
        """Refer to all of a field's cells, from any sheet."""
        sheet = sheet_of(sheet_key)
        top = self.place(sheet, 0, key)
        letters = column_letters(top.column)
        last = top.row if sheet.layout is Layout.FORM else self.last_row(sheet)
        end = "" if last == top.row and sheet.layout is Layout.FORM else f":${letters}${last}"
        return f"{quoted_sheet(sheet.title)}!${letters}${top.row}{end}"


def quoted_sheet(title: str) -> str:
    """Write a sheet's name as formulas need it: bare when it is one word, quoted otherwise."""
    if title.replace("_", "").isalpha():
        return title
    return "'" + title.replace("'", "''") + "'"


def placement_for(record_counts: Mapping[str, int]) -> Placement:
    """Lay out the book with room for its records, and for more than anybody needs."""
    counts = {}
    for sheet in SHEETS:
        given = record_counts.get(sheet.key, 0)
        grown = given if sheet.layout is Layout.CHECKLIST else max(sheet.capacity, given + sheet.capacity // 4)
        counts[sheet.key] = 1 if sheet.layout is Layout.FORM else grown
    return Placement(counts)
