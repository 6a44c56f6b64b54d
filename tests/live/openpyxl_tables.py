"""Tables of the home-made engine: titles that stay where they are, filters that hide rows, and total rows."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import xlwings as xw
from excel_border import REFUSED, ComError
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter
from openpyxl_ranges import Range, bounds_of, put

if TYPE_CHECKING:
    from openpyxl_sheets import Sheet


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
    """A table."""

    def __init__(self, sheet: Sheet, file: Any) -> None:
        self.parent, self.file, self.border, self.api = sheet, file, sheet.border, sheet

    title = property(lambda self: self.file.displayName)
    bottom = property(lambda self: bounds_of(self.file.ref)[2])
    """Its last row; a total row is one of its rows."""

    @property
    def name(self) -> str:
        self.border.cross("table.name?")
        return self.title

    display_name = name

    @property
    def filters(self) -> bool:
        """Say, without crossing the border, whether a filter chooses among its rows."""
        return bool(self.file.autoFilter and self.file.autoFilter.filterColumn)

    @property
    def range(self) -> Range:
        self.border.cross(f"table.range? {self.title}")
        return self.parent.range(self.file.ref)

    @property
    def header_row_range(self) -> Range:
        whole = self.range
        return Range(self.parent, whole.top, whole.left, whole.top, whole.right)

    @property
    def data_body_range(self) -> Range:
        whole = self.range
        return Range(self.parent, whole.top + 1, whole.left, whole.bottom - bool(self.file.totalsRowCount), whole.right)

    @property
    def show_autofilter(self) -> bool:
        self.border.cross(f"table.show_autofilter? {self.title}")
        return self.file.autoFilter is not None

    @show_autofilter.setter
    def show_autofilter(self, shown: bool) -> None:
        self.border.cross(f"table.show_autofilter {self.title}")
        self.parent.refuse_protected()
        if shown == (self.file.autoFilter is not None):
            return
        if self.filters:  # what it hid is seen again; what was hidden by hand stays hidden, but here none is both
            for row in self.parent.hidden(self._bounds()[0], self.bottom):
                self.parent.file.row_dimensions[row].hidden = False
        self.file.autoFilter = AutoFilter(ref=self._without_total()) if shown else None

    @property
    def show_totals(self) -> bool:
        self.border.cross(f"table.show_totals? {self.title}")
        return bool(self.file.totalsRowCount)

    @show_totals.setter
    def show_totals(self, shown: bool) -> None:
        self.border.cross(f"table.show_totals {self.title}")
        self.parent.refuse_protected()
        if shown == bool(self.file.totalsRowCount):
            return
        if shown:
            raise AssertionError("the button has no reason to give a table a total row")
        _, left, bottom, right = self._bounds()
        for cell in Range(self.parent, bottom, left, bottom, right)._cells():
            put(cell, None)
        self.file.ref, self.file.totalsRowCount = self._without_total(), None

    def _bounds(self) -> tuple[int, int, int, int]:
        return bounds_of(self.file.ref)

    def _without_total(self) -> str:
        top, left, bottom, right = self._bounds()
        last = bottom - bool(self.file.totalsRowCount)
        return f"{get_column_letter(left)}{top}:{get_column_letter(right)}{last}"

    def resize(self, to: xw.Range) -> None:
        self.border.cross(f"table.resize {self.title} {to.impl.address}")
        self.parent.refuse_protected()
        new, old = to.impl, self.parent.range(self.file.ref)
        if new.sheet.title != self.parent.title or (new.top, new.left, new.right) != (old.top, old.left, old.right):
            raise ComError(REFUSED, "Rubrikerna måste stå kvar på sin rad, och kolumnerna vara lika många.")
        if new.size[0] < len(("titles", "a row")):
            raise ComError(REFUSED, "En tabell måste ha minst en rad.")
        if self.file.totalsRowCount:
            raise AssertionError(f"{self.title} has a total row, which would be left among the rows")
        for other in (one for one in self.parent.tables.all() if one.title != self.title):
            if new.touches(bounds_of(other.file.ref)):
                raise ComError(REFUSED, f"Tabellen får inte gå över {other.title}.")
        self.file.ref = new.address.replace("$", "")
        if self.file.autoFilter is not None:
            self.file.autoFilter.ref = self.file.ref
