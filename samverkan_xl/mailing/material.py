"""What was asked for, and the files that it names: each read for what it is, or refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from unicodedata import normalize

from samverkan_xl.folders import FolderMissingError
from samverkan_xl.mail.contact_table import known_titles
from samverkan_xl.mail.contact_text import grid_of_text
from samverkan_xl.mail.contacts import ContactList, read_contacts
from samverkan_xl.mail.enclosures import Enclosure, NotPersonalError, PersonalBook, personal_book
from samverkan_xl.mail.faults import Fault
from samverkan_xl.model.catalogue import sentence
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive
from samverkan_xl.reference.municipalities import municipality

NOT_BOOKS = frozenset(
    {
        UnreadableCode.LOCK_FILE,
        UnreadableCode.NOT_A_WORKBOOK,
        UnreadableCode.MAIL,
        UnreadableCode.ONLY_A_LINK,
        UnreadableCode.VALUES_ONLY,
    }
)
_LOCK = "~$"
"""How Excel's sign begins that a file is open."""

LARGE_MEGABYTES = 15
MEGABYTE = 1_000_000


class CannotMailError(Refusal):
    """What is asked for contradicts itself, or a file that is named cannot be used."""


@dataclass(frozen=True, slots=True)
class Mailing:
    """What is to be mailed, as the user asked for it."""

    folder: Path
    contacts: Path
    outbox: Path
    definition: Definition
    today: date
    text: Path | None = None
    period: str | None = None
    report: Path | None = None
    calendar: bool = False
    only: frozenset[str] = frozenset()
    only_with_book: bool = False
    inbox: Path | None = None
    answer_by: date | None = None
    sender: str = ""


def existing(path: Path, option: str) -> Path:
    """Give the path of a file that an option names, or refuse."""
    if path.is_dir():
        raise CannotMailError(f"{path} är en mapp, inte en fil. Ange filen i {option}.")
    if path.name.startswith(_LOCK):
        raise CannotMailError(
            f"{path} visar bara att filen är öppen hos någon. Ange {path.name.removeprefix(_LOCK)} i {option}, sparad."
        )
    if not path.is_file():
        raise FolderMissingError(f"{path} finns inte. Kontrollera sökvägen i {option}.")
    return path


def named_book(path: Path) -> BookGrid:
    """Read a workbook that the user named; one that cannot be read is refused with the reason."""
    try:
        return read_book(receive(existing(path, "kommandot")))
    except Unreadable as problem:
        raise CannotMailError(f"{path}: {_reason(problem)}") from problem


def _reason(problem: Unreadable) -> str:
    return sentence(Finding(problem.code.value, Severity.ERROR, facts=dict(problem.facts)))


def contacts_in(path: Path) -> ContactList:
    """Read the contact list for what it is, whatever it is called."""
    try:
        sheets = read_book(receive(existing(path, "--kontakter"))).sheets
    except Unreadable as problem:
        if not _may_be_a_text(problem):
            raise CannotMailError(f"{path}: {_reason(problem)}") from problem
        sheets = (grid_of_text(path.read_bytes(), path.name, known_titles),)
    return read_contacts(sheets, path.name)


def _may_be_a_text(problem: Unreadable) -> bool:
    is_none = problem.code is UnreadableCode.NOT_A_WORKBOOK and problem.facts.get("kind") in {"text", "okant"}
    return is_none or problem.code is UnreadableCode.VALUES_ONLY


@dataclass(slots=True)
class Books:
    """The personal workbooks of the folder by municipality code, and what is to be said about its files."""

    found: dict[str, PersonalBook] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    notices: list[Fault] = field(default_factory=list)


def take_book(path: Path, asked: Mailing, books: Books) -> None:
    """Take in one file of the folder: somebody's book, or something to say."""
    shown = path.relative_to(asked.folder).as_posix()
    try:
        received = receive(path)
        enclosure = Enclosure(normalize("NFC", path.name), received.content)
        one = personal_book(read_book(received, COMPUTED_TITLES), enclosure, asked.definition, asked.today)
    except NotPersonalError as problem:
        books.faults.append(Fault(shown, str(problem)))
    except Unreadable as problem:
        told = books.notices if problem.code in NOT_BOOKS else books.faults
        told.append(Fault(shown, f"Filen följer inte med. {_reason(problem)}"))
    else:
        _keep(one, shown, asked, books)


def _keep(one: PersonalBook, shown: str, asked: Mailing, books: Books) -> None:
    code = one.municipality.code
    if asked.only and code not in asked.only:
        return
    earlier = books.found.setdefault(code, one)
    if earlier.enclosure.content != one.enclosure.content:
        said = f"{named(code)} har en bok till i mappen ({earlier.enclosure.name}). Behåll den som ska skickas."
        books.faults.append(Fault(shown, said))
    if asked.period and one.period and one.period != asked.period:
        said = f"Boken gäller perioden {one.period}, men utskicket {asked.period}. Lägg dit rätt bok."
        books.faults.append(Fault(shown, said))
    if len(one.enclosure.content) > LARGE_MEGABYTES * MEGABYTE:
        size = len(one.enclosure.content) // MEGABYTE
        books.notices.append(Fault(shown, f"Filen är {size} MB; många e-postservrar tar inte emot så mycket."))


def named(code: str) -> str:
    """Name a municipality by code and name."""
    whose = municipality(code)
    return f"{code} {whose.name}" if whose else code


MOST_NAMES = 12


def named_few(codes: Sequence[str]) -> str:
    """Name municipalities by code and name, the first dozen of them."""
    more = f" och {len(codes) - MOST_NAMES} till" if len(codes) > MOST_NAMES else ""
    return ", ".join(named(code) for code in codes[:MOST_NAMES]) + more
