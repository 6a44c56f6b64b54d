"""All that a mailing is made of, read once: contacts, workbooks, template, report, and what has come by mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from samverkan_xl.folders import received_files
from samverkan_xl.mail.contacts import ContactList
from samverkan_xl.mail.county_reports import CountyReport, read_county_report
from samverkan_xl.mail.letters import LetterTemplate, read_letter_template
from samverkan_xl.mail.reminders import Reminder, reminders
from samverkan_xl.mailing.books import Books, take_book
from samverkan_xl.mailing.come_in import ComeIn, come_in
from samverkan_xl.mailing.material import (
    CannotMailError,
    Mailing,
    contacts_in,
    existing,
    named_book,
)
from samverkan_xl.templates import template
from samverkan_xl.turns import Step, Turn

FIRST_LETTER, REMINDER_LETTER = "brev_utskick.txt", "brev_paminnelse.txt"


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a mailing is made of; `reminded` has those who are reminded, and is empty in any other mailing."""

    asked: Mailing
    contacts: ContactList
    books: Books
    letter: LetterTemplate
    report: CountyReport | None
    came: ComeIn
    reminded: Mapping[str, Reminder]

    @property
    def day(self) -> date:
        """Give the day from which a letter counts: a reminder tells how it was on its report's day."""
        return (self.report.day if self.report else None) or self.asked.today

    @property
    def scope(self) -> tuple[str, ...]:
        """Give the codes of those whom it concerns."""
        if self.report:
            return tuple(code for code in self.reminded if code in (self.asked.only or self._those_of_the_county()))
        return tuple(sorted(self.asked.only or self._those_with_a_book_or_listed_beside_them()))

    def _those_of_the_county(self) -> set[str]:
        """Give those who are reminded, but not who sent a book to the wrong county: another reminds them."""
        return set(self.reminded).difference(self.report.strays if self.report else ())

    def _those_with_a_book_or_listed_beside_them(self) -> set[str]:
        """Give those with a book, and those in the same counties that the list has."""
        if self.asked.only_with_book:
            return set(self.books.found)
        counties = {one.municipality.county_code for one in self.books.found.values()}
        return {*self.books.found, *(code for code in self.contacts.contacts if code[:2] in counties)}

    @property
    def periods(self) -> list[str]:
        """Give the periods that the books tell."""
        return sorted({one.period for one in self.books.found.values() if one.period})

    def needs_book(self, code: str) -> bool:
        """Tell whether the workbook goes along: always, but in a reminder to those who have answered."""
        return not self.report or self.reminded[code].needs_book


def gather(asked: Mailing, step: Step) -> Gathered:
    """Read everything that is named; raises a refusal for what cannot be used at all."""
    report = read_county_report(named_book(asked.report), asked.report.name) if asked.report else None
    books = _books(asked, step)
    letter, contacts = _letter(asked, books), contacts_in(asked.contacts)
    came = come_in(asked.inbox, asked.report, contacts) if asked.report else ComeIn()
    reminded = {one.code: _with_their_letter(one, came) for one in reminders(report)} if report else {}
    return Gathered(asked, contacts, books, letter, report, came, reminded)


def _books(asked: Mailing, step: Step) -> Books:
    books = Books()
    paths = received_files(asked.folder, but=filter(None, (asked.contacts, asked.report, asked.text, asked.inbox)))
    for number, path in enumerate(paths, 1):
        take_book(path, asked, books)
        step(Turn(path.name, number, len(paths)))
    return books


def _letter(asked: Mailing, books: Books) -> LetterTemplate:
    """Read the letter's template: the user's own, or the one for this kind of mailing."""
    path = _template_path(asked, books)
    return read_letter_template(path.read_bytes(), path.name, reminds=asked.report is not None)


def _template_path(asked: Mailing, books: Books) -> Path:
    if asked.text is not None:
        return existing(asked.text, "--text")
    if asked.report is not None:
        return template(REMINDER_LETTER)
    if any(not one.ours for one in books.found.values()):
        raise CannotMailError(
            "Mappen har andra böcker än kommunböcker. Skriv ett eget brev och ange det med --text MALL.txt."
        )
    return template(FIRST_LETTER)


def _with_their_letter(one: Reminder, came: ComeIn) -> Reminder:
    """Add the day of the latest letter without a usable book that seems to be theirs, where nothing else came."""
    days = [letter.day for letter in came.letters if letter.codes == (one.code,)]
    return replace(one, wrote_on=max(days)) if days and one.needs_book and not one.received else one
