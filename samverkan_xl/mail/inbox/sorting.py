"""Parts, sorted by what they are: workbooks kept, archives and wrappings opened, pictures counted, the rest named."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from samverkan_xl.mail.inbox import limits
from samverkan_xl.mail.inbox.archives import files_of
from samverkan_xl.mail.inbox.encodings import shown, text_of, turns_letters
from samverkan_xl.mail.inbox.kinds import kind_of
from samverkan_xl.mail.inbox.letters import Book, Opened, Part, Remark
from samverkan_xl.mail.inbox.links import file_hosts
from samverkan_xl.mail.inbox.mailbox import letters_of
from samverkan_xl.mail.inbox.mime import open_letter
from samverkan_xl.mail.inbox.outlook import open_outlook
from samverkan_xl.mail.inbox.part_kinds import Kind
from samverkan_xl.mail.inbox.signed import NothingSignedError, signed_content
from samverkan_xl.mail.inbox.tnef import TnefError, open_tnef, open_tnef_letter
from samverkan_xl.mail.inbox.zip_directory import entries_in

NAMELESS = "utan namn"
_LEFTOVER = re.compile(r"ATT\d{4,6}\.(?:txt|html?|c)", re.IGNORECASE)
"""What Exchange calls the piece of a letter's own text that comes after an attachment."""

_OF_LETTERS = (".eml", ".msg", ".mbox")
_PROMISING = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".zip", ".dat", *_OF_LETTERS)
_UNOPENED = {
    Kind.OTHER_ARCHIVE: "annat-arkiv",
    Kind.ENCRYPTED: "krypterat-brev",
    Kind.PROGRAM: "program",
    Kind.OUTLOOK_STORE: "datafil",
}


@dataclass(slots=True)
class Budget:
    """How much more may be unfolded from one file of the source."""

    parts: int = limits.MAX_OPENED_PARTS
    size: int = limits.MAX_OPENED_BYTES

    @property
    def is_spent(self) -> bool:
        """Tell whether nothing more is to be unfolded."""
        return self.parts < 0 or self.size < 0


class Sorting:
    """What was found in one letter, or in one file that lay loose."""

    def __init__(self, budget: Budget | None = None) -> None:
        self.budget = budget or Budget()
        self.books: list[Book] = []
        self.letters: list[tuple[Opened, int]] = []
        self.remarks: list[Remark] = []
        self.others: list[tuple[str, str]] = []
        """Names of what is none of ours, each with what it is called."""
        self.calendars: list[str] = []
        self.links: list[str] = []
        self.pictures = 0
        self.droppings = 0
        self._openings: dict[Kind, Callable[[Part, str, int], None]] = {
            Kind.ARCHIVE: self._unpack,
            Kind.MAILBOX: self._part_letters,
            Kind.LETTER: partial(self._open, open_letter),
            Kind.OUTLOOK: partial(self._open, open_outlook),
            Kind.TNEF: self._unwrap,
            Kind.SIGNED: self._take_signed,
        }

    def take(self, part: Part, depth: int, within: str = "") -> None:
        """Sort one part; `within` is the way to it through archives."""
        name = within + (shown(part.name) or NAMELESS)
        self.budget.parts -= 1
        self.budget.size -= len(part.content)
        if self.budget.is_spent:
            if not any(one.code == "for-mycket-ihop" for one in self.remarks):
                self._say("for-mycket-ihop", name)
        elif depth > limits.MAX_DEPTH:
            self._say("for-djupt", name)
        else:
            self._sort(part, name, depth)

    def _sort(self, part: Part, name: str, depth: int) -> None:
        match kind_of(part.content):
            case Kind.WORKBOOK:
                self.books.append(Book(name, part.content, misleading=turns_letters(part.name)))
            case kind if kind in self._openings:
                self._openings[kind](part, name, depth)
            case Kind.PICTURE if part.belongs or len(part.content) < limits.DECORATION_BYTES:
                self.pictures += 1
            case Kind.CALENDAR:
                self.calendars.append(name)
            case Kind.LINK if hosts := tuple(file_hosts(text_of(part.content))):
                self.links.extend(hosts)
            case kind:
                self._none_of_ours(name, kind)

    def _none_of_ours(self, name: str, kind: Kind) -> None:
        if kind is Kind.DROPPING or _LEFTOVER.fullmatch(name):
            self.droppings += 1
            return
        if kind in _UNOPENED:
            self._say(_UNOPENED[kind], name)
        elif kind is Kind.EMPTY and name.casefold().endswith(_PROMISING):
            self._say("tom-bilaga", name)
        elif kind in (Kind.TEXT, Kind.OTHER) and name.casefold().endswith(_OF_LETTERS):
            self._say("olasligt-brev", name)
        else:
            self.others.append((name, kind.value))

    def _say(self, code: str, name: str) -> None:
        self.remarks.append(Remark(code, {"namn": name}))

    def _unpack(self, part: Part, name: str, depth: int) -> None:
        self.budget.parts -= entries_in(part.content)
        for found in files_of(part.content, name, self.budget.size):
            if isinstance(found, Remark):
                self.remarks.append(found)
            else:
                self.take(found, depth + 1, f"{name} › ")

    def _part_letters(self, part: Part, name: str, depth: int) -> None:
        for number, letter in enumerate(letters_of(BytesIO(part.content)), 1):
            if letter is None:
                self._say("for-stort", f"{name} › brev {number}")
            else:
                self.take(Part(f"brev {number}.eml", letter), depth + 1, f"{name} › ")
            if self.budget.is_spent:
                return

    def _take_signed(self, part: Part, name: str, depth: int) -> None:
        try:
            letter = signed_content(part.content)
        except NothingSignedError:
            if not name.casefold().endswith(".p7s"):  # the letter lies beside it
                self._say("slutet-brev", name)
        else:
            self.take(Part(f"{name}.eml", letter), depth + 1)

    def _unwrap(self, part: Part, name: str, depth: int) -> None:
        try:
            if part.is_letter:
                self.letters.append((open_tnef_letter(part.content), depth))
                return
            for found in open_tnef(part.content):
                self.take(found, depth + 1)
        except (TnefError, ValueError, OverflowError):
            self._say("skadad-winmail", name)

    def _open(self, opening: Callable[[bytes], Opened], part: Part, name: str, depth: int) -> None:
        try:
            self.letters.append((opening(part.content), depth))
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001  # whatever a hostile letter does to the libraries, it ends in a line
            self._say("olasligt-brev", name)
