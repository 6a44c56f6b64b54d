"""One line of the catalogue of faulty books: what a sender did, how it is made, and what must come of it.

What is not named must be as in a clean book: a finding that is not expected is as wrong as one that is missing, and
so is a row that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from odd_books import Book

Files = dict[str, bytes]
Make = Callable[[Book], Files | None]
IN, REMARKED, OVER, OUT = "inläst", "inläst med anmärkning", "ersatt", "ej läst"
BOOK = "bok.xlsx"


@dataclass(frozen=True)
class Odd:
    """What a sender did, and what must come of it.

    `make` spoils a clean book and gives nothing, or gives files by name. `status` says what the register shows, by file
    name as it is shown there; without it, of `bok.xlsx`, that a book without errors and queries is read. `says` are all
    findings: severity, code, and sheet and cell. `besides` are codes that may follow from them. `rows` are changed or
    added, `gone` are out, and all other rows are as in a clean book, unless the book is not `counted`. `tells` must
    stand in what is said, `never` nowhere in what we write.
    """

    name: str
    make: Make
    says: tuple[str, ...] | Mapping[str, tuple[str, ...]] = ()
    status: str | Mapping[str, str] = ""
    rows: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    besides: frozenset[str] = frozenset()
    counted: bool = True
    code: str = ""
    tells: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    asked: Mapping[str, Any] = field(default_factory=dict)
    superseded: int = 0
    wrong: str = ""
    """Why the product is wrong where it does something else; empty when it does what it should."""

    def files(self, book: Book) -> Files:
        made = self.make(book)
        return {BOOK: book.bytes()} if made is None else made

    @property
    def statuses(self) -> Mapping[str, str]:
        if not isinstance(self.status, str):
            return self.status
        if self.status:
            return {BOOK: self.status}
        if not self.counted:
            return {BOOK: OUT}
        return {BOOK: REMARKED if any(one.startswith(("fel ", "fråga ")) for one in self.said(BOOK)) else IN}

    def said(self, file: str) -> tuple[str, ...]:
        if isinstance(self.says, Mapping):
            return self.says.get(file, ())
        return self.says
