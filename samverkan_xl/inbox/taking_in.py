"""Inkorg: every letter of a source taken in, and the register of them kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.folders import save
from samverkan_xl.inbox.alone import alone_in
from samverkan_xl.inbox.laying_in import LayingIn, TakenLine
from samverkan_xl.inbox.lines_left import lines_left
from samverkan_xl.inbox.registers import register_in
from samverkan_xl.inbox.source import letters_from
from samverkan_xl.mail.inbox.imap_folder import CutShortError
from samverkan_xl.mail.inbox.letters import Letter
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.inbox import INBOX_NAME, InboxLine
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.turns import Step, no_step
from samverkan_xl.writing.mail.inbox_book import inbox_book


class PartlyTakenInError(Refusal):
    """The source broke off; what had come is taken in, and the rest waits for the next run."""


class RegisterTakenError(Refusal):
    """Where the register is to be, there is another file."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a run took in: the register's path and its new lines, and what needed no line.

    `left` counts the earlier lines that tell of something that could not be used, and of which nothing usable has come
    since. `cut_short` says why the rest of the letters were not fetched, if so.
    """

    register: Path
    new: tuple[TakenLine, ...]
    letters: int
    known: int
    pictures: int
    left: int = 0
    cut_short: str = ""

    @property
    def lines(self) -> tuple[InboxLine, ...]:
        """Give the new lines."""
        return tuple(one.line for one in self.new)


def take_in(source: str, folder: Path, definition: Definition, today: date, step: Step = no_step) -> TakenIn:
    """Inkorg: take in every letter of the source; gives what was new.

    The register is written last, so that a run that is cut short is taken up by the next one; two at once would lose
    each other's lines.
    """
    with alone_in(folder):
        return _take_in(source, folder, definition, today, step)


def _take_in(source: str, folder: Path, definition: Definition, today: date, step: Step) -> TakenIn:
    register = folder / INBOX_NAME
    before = _lines_before(register)
    run = LayingIn(folder, definition, today)
    for line in before:
        run.remember(line)
    counts, cut_short = _Counts(), ""
    try:
        for letter in letters_from(source, folder, step):
            counts.count(letter, run.take(letter))
    except CutShortError as problem:
        cut_short = str(problem)
    lines = sorted((*before, *(one.line for one in run.new)), key=_order)
    if run.new or not register.exists():
        save(inbox_book(lines, today), register)
    left = sum(line in before for line in lines_left(lines))
    return TakenIn(register, tuple(run.new), counts.letters, counts.known, counts.pictures, left, cut_short)


@dataclass(slots=True)
class _Counts:
    letters: int = 0
    known: int = 0
    pictures: int = 0

    def count(self, letter: Letter, added: int) -> None:
        self.letters += not letter.is_loose and bool(added)
        self.known += not added
        self.pictures += letter.pictures if added else 0


def _order(line: InboxLine) -> tuple[str, ...]:
    return (line.sent or "~", line.message_id, line.place, line.file_as_sent, line.sha256)


def _lines_before(register: Path) -> tuple[InboxLine, ...]:
    if not register.exists():
        return ()
    lines = register_in(register)
    if lines is None:
        said = f"{register} går inte att läsa som ett register över inkommen post."
        raise RegisterTakenError(f"{said} Flytta filen, eller ange en annan mapp med --till.")
    return lines
