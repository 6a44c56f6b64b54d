"""From a path to what it says: each received file, and each file in a received archive, read and checked.

Nothing that came in leaves without a line: a submission, or why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path

from samverkan_xl.checking.book import check_book
from samverkan_xl.checking.finding_tables import is_button_book, is_county_report
from samverkan_xl.checking.privacy import masked, masked_path
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Submission, Unread
from samverkan_xl.model.workbook import COMPUTED_TITLES, REPORT_COUNTY
from samverkan_xl.reading.archives import count_inside, files_inside, is_archive
from samverkan_xl.reading.book import (
    Patience,
    Received,
    Unreadable,
    UnreadableCode,
    read_book,
    read_properties,
    receive,
)
from samverkan_xl.reading.droppings import is_trace
from samverkan_xl.reading.patience import patience_with_archive

Outcome = Submission | Unread

_HARMLESS = {UnreadableCode.LOCK_FILE, UnreadableCode.TRACE, UnreadableCode.COUNTY_REPORT, UnreadableCode.BUTTON_BOOK}
"""What is no answer and was never meant to be: it is told of, but nobody has anything to mend."""

_NO_BOOK = _HARMLESS | {
    UnreadableCode.EMPTY_FILE, UnreadableCode.NOT_A_WORKBOOK, UnreadableCode.ONLY_A_LINK,
    UnreadableCode.MAIL, UnreadableCode.VALUES_ONLY, UnreadableCode.NUMBERS, UnreadableCode.OTHER_ARCHIVE,
    UnreadableCode.ARCHIVE_TOO_DEEP, UnreadableCode.ARCHIVE_TOO_LARGE,
}  # fmt: skip
"""Why a file in an archive is no workbook, and not only one that could not be read."""


_TOO_MUCH = {UnreadableCode.TOO_LARGE, UnreadableCode.FAR_CELL, UnreadableCode.TOO_SLOW}


@dataclass(frozen=True, slots=True)
class Reception:
    """How the files of one run are read: against which definition and day, with which passwords and patience."""

    definition: Definition
    today: date
    passwords: tuple[str, ...] = ()
    patience: Patience = field(default_factory=Patience)

    def outcomes(self, path: Path, name: str) -> Iterator[Outcome]:
        """Read what lies at a path: one outcome for a file, one for each file in a zip archive.

        An archive has a line of its own when not all in it could be taken out, or when no workbook is in it.
        """
        try:
            received = receive(path)
        except Unreadable as problem:
            yield unread(name, "", problem)
            return
        if is_archive(received):
            yield from self._archive(received, name)
        else:
            yield self._file(received, name)

    def _file(self, received: Received, name: str) -> Outcome:
        try:
            book = self._book(received)
        except Unreadable as problem:
            return unread(name, received.sha256, problem)
        try:
            return check_book(book, name, received.sha256, self.definition, self.today)
        except Exception as problem:  # noqa: BLE001  # our fault, and no reason to lose the other files
            return unread(name, received.sha256, Unreadable(UnreadableCode.NOT_CHECKED, fel=type(problem).__name__))

    def _book(self, received: Received) -> BookGrid:
        if is_trace(received.path.name):
            raise Unreadable(UnreadableCode.TRACE)
        try:
            book = read_book(received, COMPUTED_TITLES, self.passwords, self.patience)
        except Unreadable as problem:
            if problem.code in _TOO_MUCH and _says_it_is_a_report(received):
                raise Unreadable(UnreadableCode.COUNTY_REPORT) from problem
            raise
        if is_county_report(book):
            raise Unreadable(UnreadableCode.COUNTY_REPORT)
        if is_button_book(book):
            raise Unreadable(UnreadableCode.BUTTON_BOOK)
        return book

    def _archive(self, archive: Received, name: str) -> Iterator[Outcome]:
        books = refused = 0
        try:
            alone = replace(self, patience=patience_with_archive(count_inside(archive)))
            for inside in files_inside(archive, self.passwords):
                outcome = alone._inside(inside.found, f"{name}/{inside.name}")  # noqa: SLF001  # ourselves, with other patience
                books += _is_book(outcome)
                refused += isinstance(inside.found, Unreadable)
                yield outcome
        except Unreadable as problem:
            yield unread(name, archive.sha256, problem)
            return
        if refused:
            partly = Unreadable(UnreadableCode.ARCHIVE_PARTLY, antal=str(refused))
            yield unread(name, archive.sha256, partly)
        elif not books:
            empty = Unreadable(UnreadableCode.ARCHIVE_WITHOUT_BOOK, antal=str(count_inside(archive)))
            yield unread(name, archive.sha256, empty)

    def _inside(self, found: Received | Unreadable, name: str) -> Outcome:
        return unread(name, "", found) if isinstance(found, Unreadable) else self._file(found, name)


def unread(name: str, sha256: str, problem: Unreadable) -> Unread:
    """Give the line of a file that could not be read; what a sender may have written is masked."""
    facts = {fact: masked(value) for fact, value in problem.facts.items()}
    severity = Severity.NOTICE if problem.code in _HARMLESS else Severity.ERROR
    return Unread(masked_path(name), sha256, Finding(problem.code.value, severity, facts=facts, stops=True))


def _says_it_is_a_report(received: Received) -> bool:
    """Ask the properties of what could not be read; a whole country's report is longer than any answer."""
    try:
        return REPORT_COUNTY in read_properties(received)
    except Unreadable:
        return False


def _is_book(outcome: Outcome) -> bool:
    return isinstance(outcome, Submission) or outcome.finding.code not in _NO_BOOK
