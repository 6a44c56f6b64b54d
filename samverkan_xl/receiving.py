"""From a path to what it says: each received file, and each file in a received archive, read and checked.

Nothing that came in leaves without a line: a submission, or why there is none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from samverkan_xl.checking.privacy import masked, masked_path
from samverkan_xl.checking.submission import check_book
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Submission, Unread
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.archives import count_inside, files_inside, is_archive
from samverkan_xl.reading.book import Patience, Received, Unreadable, UnreadableCode, read_book, receive

Outcome = Submission | Unread

_NO_BOOK = {
    UnreadableCode.EMPTY_FILE, UnreadableCode.LOCK_FILE, UnreadableCode.NOT_A_WORKBOOK, UnreadableCode.ONLY_A_LINK,
    UnreadableCode.MAIL, UnreadableCode.VALUES_ONLY, UnreadableCode.NUMBERS, UnreadableCode.OTHER_ARCHIVE,
    UnreadableCode.ARCHIVE_TOO_DEEP, UnreadableCode.ARCHIVE_TOO_LARGE,
}  # fmt: skip
"""Why a file in an archive is no workbook, and not only one that could not be read."""


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
            book = read_book(received, COMPUTED_TITLES, self.passwords, self.patience)
            return check_book(book, name, received.sha256, self.definition, self.today)
        except Unreadable as problem:
            return unread(name, received.sha256, problem)

    def _archive(self, archive: Received, name: str) -> Iterator[Outcome]:
        books = refused = 0
        try:
            for inside in files_inside(archive):
                outcome = self._inside(inside.found, f"{name}/{inside.name}")
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
    return Unread(masked_path(name), sha256, Finding(problem.code.value, Severity.ERROR, facts=facts, stops=True))


def _is_book(outcome: Outcome) -> bool:
    return isinstance(outcome, Submission) or outcome.finding.code not in _NO_BOOK
