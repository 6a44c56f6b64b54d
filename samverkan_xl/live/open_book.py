"""The open workbook, as the button sees it: named cells to read and write, tables to fill, a report to open.

Every call goes across the border to Excel and may fail in any way at all. The number of calls does not depend on how
many rows there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from samverkan_xl.live.open_table import ChangedBookError, OpenTable, open_table
from samverkan_xl.writing.button.places import Cell, LiveTable
from samverkan_xl.writing.button.rows import LiveRow
from samverkan_xl.writing.report import about, register

if TYPE_CHECKING:
    import xlwings

OF_A_REPORT = {register.TITLE, about.TITLE}
"""Sheets by which an open workbook is known for a county report."""

Filling = Sequence[tuple[LiveTable, Sequence[LiveRow]]]


@dataclass(frozen=True, slots=True)
class OpenBook:
    """A consolidation workbook that is open in Excel."""

    book: xlwings.Book

    def read(self, cell: Cell) -> object:
        """Give what stands in a named cell: a text, a number, a `datetime`, `None`, or an error as its sign."""
        return self._range(cell).options(err_to_str=True).value

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

    def refuse_unfillable(self, cells: Iterable[Cell], tables: Iterable[LiveTable]) -> None:
        """Raise a `Refusal` unless every cell and table is there, with its columns, and can be written to."""
        for cell in cells:
            self._range(cell)
        for table in tables:
            open_table(self.book, table).refuse_unwritable()

    def fill(self, filling: Filling) -> None:
        """Give each table just these rows, written at once; a table without any says so in its first row.

        All are emptied before the first is filled, so that old rows never stand beside new ones. Raises whatever Excel
        answers; then see `empty`.
        """
        tables = [open_table(self.book, table) for table, _ in filling]
        for one in tables:
            one.make_plain()
        plain = [open_table(self.book, table) for table, _ in filling]
        for one in plain:
            one.clear()
        for one, (_, rows) in zip(plain, filling, strict=True):
            one.write(rows)
        for one in tables:
            one.restore()
        self._fit_heights(plain, filling)

    def empty(self, filling: Filling) -> bool:
        """Empty the tables, and what was perhaps written below them; tells whether all of them were."""
        emptied = []
        for table, rows in filling:
            with suppress(Exception):
                open_table(self.book, table).clear(len(rows))
                emptied.append(table)
        return len(emptied) == len(filling)

    def _fit_heights(self, tables: Sequence[OpenTable], filling: Filling) -> None:
        """Fit the rows of each sheet to all that stands in them, once: two tables may share their rows."""
        lasts: dict[str, tuple[int, int]] = {}
        for one, (_, rows) in zip(tables, filling, strict=True):
            first, last = one.top + 1, one.top + max(len(rows), 1)
            before = lasts.get(one.of.sheet, (first, last))
            lasts[one.of.sheet] = min(first, before[0]), max(last, before[1])
        for sheet, (first, last) in lasts.items():
            with suppress(Exception):  # texts of several lines are whole all the same, if not all seen
                self.book.sheets[sheet].range(f"{first}:{last}").rows.autofit()

    def holds_other_than_saved(self, path: Path) -> bool:
        """Tell whether a workbook of that name is open that is not our report, or is not saved.

        One Excel can hold only one workbook of each name, and on Windows an open one cannot be written over.
        """
        return any(not _is_saved_report(book) for book in self._open_as(path))

    def close_report(self, path: Path) -> bool:
        """Close our report if it is open; tells whether it was."""
        found = self._open_as(path)
        for book in found:
            book.close()
        return bool(found)

    def open(self, path: Path) -> bool:
        """Open another workbook beside this one; tells whether that went well."""
        try:
            opened = self.book.app.books.open(str(path))
        except Exception:  # noqa: BLE001  # the report is written all the same, and can be opened by hand
            return False
        with suppress(Exception):  # Excel computes it when it opens it, and then takes it for changed
            _mark_saved(opened)
        return True

    def _open_as(self, path: Path) -> list[xlwings.Book]:
        return [book for book in self.book.app.books if book.name.casefold() == path.name.casefold()]

    def _range(self, cell: Cell) -> xlwings.Range:
        try:
            return self.book.names[cell.value].refers_to_range
        except Exception as problem:
            if self._is_lost(cell):
                raise ChangedBookError(cell.place.sheet, f"den namngivna cellen {cell.value}") from problem
            raise

    def _is_lost(self, cell: Cell) -> bool:
        """Tell whether the name is gone or leads nowhere: a cell that was deleted leaves its name behind."""
        leads_to = {name.name: str(name.refers_to) for name in self.book.names}
        return "#REF!" in leads_to.get(cell.value, "#REF!")


def _mark_saved(book: xlwings.Book) -> None:
    if hasattr(book.api, "Saved"):
        book.api.Saved = True
    else:
        book.api.saved.set(True)  # so it is said on a Mac


def _is_saved_report(book: xlwings.Book) -> bool:
    """Tell whether it is a county report that the coordinator has not changed; doubt is no."""
    try:
        saved = book.api.Saved if hasattr(book.api, "Saved") else book.api.saved.get()
        return bool(saved) and {sheet.name for sheet in book.sheets} >= OF_A_REPORT
    except Exception:  # noqa: BLE001  # a border that answers nothing
        return False
