"""Named cells of the home-made engine, which can lead nowhere."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Any

from excel_border import REFUSED, ComError
from openpyxl_ranges import Range
from openpyxl_sheets import Sheet

if TYPE_CHECKING:
    from openpyxl_engine import Book


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

    @property
    def name(self) -> str:
        self.book.border.cross("name.name?")
        return self.file.name

    @property
    def refers_to(self) -> str:
        self.book.border.cross("name.refers_to?")
        return f"={self.file.attr_text}"

    @property
    def refers_to_range(self) -> Range:
        self.book.border.cross(f"name.refers_to_range? {self.file.name}")
        if "#REF!" in self.file.attr_text:
            raise ComError(REFUSED, "Namnet leder ingenstans.")
        ((sheet, address),) = self.file.destinations
        return Sheet(self.book, sheet).range(address)
