"""What is to be mailed: contacts, workbooks, letter and report, read and held against each other.

What is wrong is told in one pass, and then nothing is written.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256

from samverkan_xl.folders import received_files
from samverkan_xl.journeys import known_period
from samverkan_xl.mail.contacts import Contact, ContactList
from samverkan_xl.mail.county_reports import CountyReport, read_county_report
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.enclosures import Enclosure, PersonalBook
from samverkan_xl.mail.faults import Fault
from samverkan_xl.mail.letters import LetterTemplate, read_letter_template, write_letter
from samverkan_xl.mail.reminders import Reminder, reminders, situation
from samverkan_xl.mailing.come_in import ComeIn, about_age, come_in
from samverkan_xl.mailing.material import (
    Books,
    CannotMailError,
    Mailing,
    contacts_in,
    existing,
    named,
    named_book,
    named_few,
    take_book,
)
from samverkan_xl.templates import template
from samverkan_xl.turns import Step, Turn, no_step

FIRST_LETTER, REMINDER_LETTER = "brev_utskick.txt", "brev_paminnelse.txt"


@dataclass(frozen=True, slots=True)
class Prepared:
    """All mails, ready; or the faults because of which nothing may be written.

    `name` is no other mailing's; `template` is the letter's template as it was read, for the user to edit.
    """

    name: str
    mails: tuple[Mail, ...]
    faults: tuple[Fault, ...]
    notices: tuple[Fault, ...]
    template: bytes = b""


def prepare(asked: Mailing, step: Step = no_step) -> Prepared:
    """Read contacts, workbooks, template and report, and hold them against each other. Writes nothing."""
    _refuse_contradictions(asked)
    report = read_county_report(named_book(asked.report), asked.report.name) if asked.report else None
    books = Books()
    paths = received_files(asked.folder, but=filter(None, (asked.contacts, asked.report, asked.text, asked.inbox)))
    for number, path in enumerate(paths, 1):
        take_book(path, asked, books)
        step(Turn(path.name, number, len(paths)))
    letter, contacts = _letter(asked, books), contacts_in(asked.contacts)
    came = come_in(asked.inbox, asked.report, contacts) if asked.report else ComeIn()
    return _Preparation(asked, contacts, books, letter, report, came).prepared()


def _refuse_contradictions(asked: Mailing) -> None:
    if asked.period is not None:
        known_period(asked.period)
    if asked.calendar and asked.report is None:
        raise CannotMailError("--kalender hör till en påminnelse. Ange rapporten med --paminnelse RAPPORT.xlsx.")
    if asked.inbox and asked.report is None:
        raise CannotMailError("--inkorg hör till en påminnelse. Ange rapporten med --paminnelse RAPPORT.xlsx.")
    if asked.answer_by and asked.answer_by < asked.today:
        raise CannotMailError(f"--svara-senast {asked.answer_by} har redan varit. Ange en dag som inte har passerat.")
    outbox, folder = asked.outbox.resolve(), asked.folder.resolve()
    if outbox == folder or folder in outbox.parents:
        raise CannotMailError(
            f"Breven kan inte läggas i mappen med böckerna ({asked.folder}). Ange en annan mapp med --till."
        )


def _letter(asked: Mailing, books: Books) -> LetterTemplate:
    reminds = asked.report is not None
    if asked.text is not None:
        path = existing(asked.text, "--text")
    elif reminds:
        path = template(REMINDER_LETTER)
    elif any(not one.ours for one in books.found.values()):
        raise CannotMailError(
            "Mappen har andra böcker än kommunböcker. Skriv ett eget brev och ange det med --text MALL.txt."
        )
    else:
        path = template(FIRST_LETTER)
    return read_letter_template(path.read_bytes(), path.name, reminds=reminds)


@dataclass(frozen=True, slots=True)
class _Preparation:
    asked: Mailing
    contacts: ContactList
    books: Books
    letter: LetterTemplate
    report: CountyReport | None
    came: ComeIn

    @property
    def day(self) -> date:
        """Give the day from which a letter counts: a reminder tells how it was on its report's day."""
        return (self.report.day if self.report else None) or self.asked.today

    def prepared(self) -> Prepared:
        reminded = {one.code: self._with_letter(one) for one in reminders(self.report)} if self.report else None
        scope = self._reminded_scope(reminded) if reminded is not None else self._scope()
        faults = (*self.contacts.faults, *self.books.faults, *self._about_periods(), *self._missing(scope, reminded))
        notices = (*self.contacts.notices, *self.books.notices, *self._about_scope(scope, reminded or {}))
        mails = () if faults else tuple(self._mails(scope, reminded or {}))
        return Prepared(self._name(), mails, faults, notices, self.letter.source)

    def _scope(self) -> tuple[str, ...]:
        """Give whom it concerns: those with a book, and those in the same counties that the list has."""
        if self.asked.only:
            return tuple(sorted(self.asked.only))
        counties = {one.municipality.county_code for one in self.books.found.values()}
        listed = {code for code in self.contacts.contacts if code[:2] in counties}
        wanted = set(self.books.found) if self.asked.only_with_book else {*self.books.found, *listed}
        return tuple(sorted(wanted))

    def _reminded_scope(self, reminded: Mapping[str, Reminder]) -> tuple[str, ...]:
        return tuple(code for code in reminded if not self.asked.only or code in self.asked.only)

    def _missing(self, scope: Collection[str], reminded: Mapping[str, Reminder] | None) -> Iterator[Fault]:
        """Tell of those who lack a contact or a book; whose row or file has a fault is told of already."""
        for code in scope:
            whose = named(code)
            if code not in self.contacts.contacts and code not in self.contacts.mentioned:
                yield Fault(
                    self.asked.contacts.name, f"{whose} saknas i listan. Lägg till en rad med kommunens adress."
                )
            needs_book = reminded is None or reminded[code].needs_book
            if needs_book and code not in self.books.found:
                way = "Lägg dit boken, eller ange --bara-med-bok." if reminded is None else "Lägg dit boken."
                yield Fault(str(self.asked.folder), f"{whose} har ingen bok i mappen. {way}")

    def _about_periods(self) -> Iterator[Fault]:
        periods = sorted({one.period for one in self.books.found.values() if one.period})
        if len(periods) > 1 and not self.asked.period:
            said = f"Böckerna gäller olika perioder: {', '.join(periods)}."
            yield Fault(str(self.asked.folder), f"{said} Flytta dem som inte ska skickas, och kör igen.")
        told = self.report.period if self.report else ""
        wrong = [period for period in periods if told and period != told]
        if wrong:
            said = f"Rapporten gäller {told}, men mappen har böcker för {', '.join(wrong)}."
            yield Fault(str(self.asked.folder), f"{said} Ange rätt rapport eller rätt mapp.")

    def _with_letter(self, one: Reminder) -> Reminder:
        """Add the day of the latest letter without a usable book that seems to be theirs, where nothing else came."""
        days = [letter.day for letter in self.came.letters if letter.codes == (one.code,)]
        return replace(one, wrote_on=max(days)) if days and one.needs_book and not one.received else one

    def _about_scope(self, scope: Collection[str], reminded: Mapping[str, Reminder]) -> Iterator[Fault]:
        unused = [code for code in self.contacts.contacts if code not in scope]
        if unused:
            noun = "kontakt" if len(unused) == 1 else "kontakter"
            said = f"{len(unused)} {noun} i listan får inget brev den här gången: {named_few(unused)}."
            yield Fault(self.asked.contacts.name, said)
        if self.report:
            for file in self.report.unknown:
                said = "Filen gick inte att läsa och kan vara svar från någon som påminns. Se rapportens Inkomstlista."
                yield Fault(file, said)
            yield from about_age(self.report, self.asked)
            yield from self.came.about(self.report, scope, reminded)

    def _mails(self, scope: Sequence[str], reminded: Mapping[str, Reminder]) -> Iterator[Mail]:
        for code in scope:
            yield self._mail(self.contacts.contacts[code], self.books.found.get(code), reminded.get(code))

    def _mail(self, contact: Contact, book: PersonalBook | None, reminder: Reminder | None) -> Mail:
        whose = contact.municipality
        period = self._period(book)
        enclosed = book if book and (reminder is None or reminder.needs_book) else None
        due = self.report.due.get(whose.code, ()) if self.report and self.asked.calendar else ()
        files = [enclosed.enclosure] if enclosed else []
        if due:
            from samverkan_xl.mail.due_calendar import due_calendar  # noqa: PLC0415  # its library loads slowly

            name = f"datum_{whose.code}_{period}.ics" if period else f"datum_{whose.code}.ics"
            files.append(Enclosure(name, due_calendar(whose, period, due, self.day)))
        values = {
            "kommun": whose.name,
            "kommunkod": whose.code,
            "län": whose.county,
            "period": period,
            "revision": f"r{enclosed.revision}" if enclosed and enclosed.revision else "",
            "namn": contact.name,
            "bilaga": enclosed.enclosure.name if enclosed else "",
            "idag": self.asked.today.isoformat(),
            "rapportens dag": self.day.isoformat() if self.report else "",
            "svara senast": self.asked.answer_by.isoformat() if self.asked.answer_by else "",
            "avsändare": self.asked.sender,
        }
        parts = situation(reminder, due, self.day) if reminder else ()
        return Mail(whose, contact.to, contact.copies, write_letter(self.letter, values, parts), tuple(files))

    def _period(self, book: PersonalBook | None) -> str:
        told = (self.report.period if self.report else "", book.period if book else "", self.asked.period or "")
        return next((period for period in told if period), "")

    def _name(self) -> str:
        """Name the mailing, so that its log is never taken for another's."""
        kind = "påminnelse" if self.report else "utskick"
        periods = sorted({one.period for one in self.books.found.values() if one.period})
        source = f" {sha256(self.asked.report.read_bytes()).hexdigest()[:12]}" if self.asked.report else ""
        return f"{kind} {' '.join(periods)} {self.letter.subject}{source}"
