"""What was asked for, and the files that it names: each read for what it is, or refused with the reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.folders import FolderMissingError
from samverkan_xl.mail.contact_table import known_titles
from samverkan_xl.mail.contact_text import grid_of_text
from samverkan_xl.mail.contacts import ContactList, read_contacts
from samverkan_xl.mail.remedies import FOR_THE_ONE_WHO_MAILS
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive
from samverkan_xl.reference.municipalities import municipality

_LOCK = "~$"
"""How Excel's sign begins that a file is open."""


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
        raise CannotMailError(f"{path}: {reason(problem)}") from problem


def reason(problem: Unreadable) -> str:
    """Say why a file cannot be read, and what the one who mails does about it."""
    code = problem.code.value
    fault, remedy = fault_and_remedy(Finding(code, Severity.ERROR, facts=dict(problem.facts)))
    return f"{fault} {FOR_THE_ONE_WHO_MAILS.get(code, remedy)}"


def contacts_in(path: Path) -> ContactList:
    """Read the contact list for what it is, whatever it is called."""
    try:
        sheets = read_book(receive(existing(path, "--kontakter"))).sheets
    except Unreadable as problem:
        if not _may_be_a_text(problem):
            raise CannotMailError(f"{path}: {reason(problem)}") from problem
        sheets = (grid_of_text(path.read_bytes(), path.name, known_titles),)
    return read_contacts(sheets, path.name)


def _may_be_a_text(problem: Unreadable) -> bool:
    is_none = problem.code is UnreadableCode.NOT_A_WORKBOOK and problem.facts.get("kind") in {"text", "okant"}
    return is_none or problem.code is UnreadableCode.VALUES_ONLY


def named(code: str) -> str:
    """Name a municipality by code and name."""
    whose = municipality(code)
    return f"{code} {whose.name}" if whose else code


MOST_NAMES = 12


def named_few(codes: Sequence[str]) -> str:
    """Name municipalities by code and name, the first dozen of them."""
    more = f" och {len(codes) - MOST_NAMES} till" if len(codes) > MOST_NAMES else ""
    return ", ".join(named(code) for code in codes[:MOST_NAMES]) + more
