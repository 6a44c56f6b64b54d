"""Sheets of the home-made engine: openpyxl's, as strict as a user of Excel would wish them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from excel_border import REFUSED, ComError
from openpyxl.styles.cell_style import StyleArray
from openpyxl_ranges import Range, bounds_of
from openpyxl_tables import Tables

if TYPE_CHECKING:
    from openpyxl_engine import Book


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

    def __init__(self, book: Book, title: str) -> None:
        self.book, self.title, self.border, self.api = book, title, book.border, self
        self.file = book.file[title]

    name = property(lambda self: self.title)  # not counted, as a book's is not

    @property
    def ProtectContents(self) -> bool:  # noqa: N802  # Excel's own name, reached through `api`
        self.border.cross("sheet.ProtectContents?")
        return bool(self.file.protection.sheet)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    def range(self, first: Any, last: Any = None) -> Range:
        if isinstance(first, str) and last is None:
            return Range(self, *bounds_of(first))
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

    def hidden(self, top: int, bottom: int) -> list[int]:
        """Give the rows among these that are not seen."""
        return [row for row, one in self.file.row_dimensions.items() if one.hidden and top <= row <= bottom]

    def refuse_protected(self) -> None:
        """Raise when the sheet is protected, whatever its single cells allow."""
        if self.file.protection.sheet:
            raise ComError(REFUSED, "Bladet är skyddat.")

    def activate(self) -> None:
        self.border.cross("sheet.activate")

    select = activate
