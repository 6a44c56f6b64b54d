"""Inkorg: every letter of a source taken in, and the register of them kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.folders import refuse_unwritable, save
from samverkan_xl.inbox.laying_in import LayingIn, TakenLine
from samverkan_xl.inbox.registers import register_in
from samverkan_xl.inbox.source import letters_from
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.inbox import INBOX_NAME, InboxLine
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.turns import Step, no_step
from samverkan_xl.writing.inbox_book import inbox_book


class RegisterTakenError(Refusal):
    """Where the register is to be, there is another file."""


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What a run took in: the register's path and its new lines, and what needed no line."""

    register: Path
    new: tuple[TakenLine, ...]
    letters: int
    known: int
    pictures: int

    @property
    def lines(self) -> tuple[InboxLine, ...]:
        """Give the new lines."""
        return tuple(one.line for one in self.new)


def take_in(source: str, folder: Path, definition: Definition, today: date, step: Step = no_step) -> TakenIn:
    """Inkorg: take in every letter of the source; gives what was new.

    The register is written last, so that a run that is cut short is taken up by the next one.
    """
    register = folder / INBOX_NAME
    before = _lines_before(register)
    run = LayingIn(folder, definition, today)
    for line in before:
        run.remember(line)
    letters = known = pictures = 0
    for letter in letters_from(source, folder, step):
        added = run.take(letter)
        letters += not letter.is_loose and bool(added)
        known += not added
        pictures += letter.pictures if added else 0
    if run.new or not register.exists():
        lines = sorted((*before, *(one.line for one in run.new)), key=_order)
        save(inbox_book(lines, today), register)
    return TakenIn(register, tuple(run.new), letters, known, pictures)


def _order(line: InboxLine) -> tuple[str, ...]:
    return (line.sent or "~", line.message_id, line.place, line.file_as_sent, line.sha256)


def _lines_before(register: Path) -> tuple[InboxLine, ...]:
    refuse_unwritable(register)
    if not register.exists():
        return ()
    lines = register_in(register)
    if lines is None:
        said = f"{register} går inte att läsa som ett register över inkommen post."
        raise RegisterTakenError(f"{said} Flytta filen, eller ange en annan mapp med --till.")
    return lines
