"""What has come by mail, held against the report that a reminder is written from: what it does not know of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from samverkan_xl.mail.answers_without_books import BooklessLetter, bookless_letters, read_inbox
from samverkan_xl.mail.contacts import ContactList
from samverkan_xl.mail.county_reports import CountyReport
from samverkan_xl.mail.faults import Fault
from samverkan_xl.mail.reminders import Reminder
from samverkan_xl.mailing.material import Mailing, named, named_book, named_few
from samverkan_xl.model.inbox import INBOX_NAME, InboxLine

OLDEST_DAYS = 7
"""A report older than this is asked about before anybody is reminded from it."""


@dataclass(frozen=True, slots=True)
class ComeIn:
    """The register of what has come by mail, and the letters in it without a usable book; nothing where there is none.

    `others` are more registers that were found and not read, since nobody can tell which one is meant.
    """

    register: Path | None = None
    lines: tuple[InboxLine, ...] = ()
    letters: tuple[BooklessLetter, ...] = ()
    others: tuple[Path, ...] = ()

    def about(self, report: CountyReport, scope: Collection[str], reminded: Mapping[str, Reminder]) -> Iterator[Fault]:
        """Tell what a person has to look at before a reminder goes out."""
        if self.others:
            said = "Flera inkorgar finns vid rapporten, och ingen av dem har lästs. Ange en av dem med --inkorg."
            yield Fault(", ".join(str(path) for path in self.others), said)
        where = str(self.register)
        later = sorted({line.code for line in self.lines if line.code and line.stored_as not in report.files})
        if later:
            said = f"Böcker har kommit in som inte är med i rapporten: {named_few(later)}."
            yield Fault(where, f"{said} Kör konsolidera igen innan du påminner.")
        for letter in self.letters:
            yield from _about_letter(letter, where, scope, reminded)


def _about_letter(
    letter: BooklessLetter, where: str, scope: Collection[str], reminded: Mapping[str, Reminder]
) -> Iterator[Fault]:
    """Tell of a letter that may be an answer from somebody who is reminded."""
    waited = [code for code in scope if code in reminded and reminded[code].needs_book]
    whose = [code for code in letter.codes if code in waited]
    if letter.codes and not whose:
        return
    if len(letter.codes) == 1 and reminded[whose[0]].wrote_on:
        said = (
            f"{letter.shown} har ingen bok som går att använda och ser ut att komma från {named(whose[0])}."
            " Påminnelsen tackar för brevet och ber om boken som Excel-fil. Stämmer det inte, ändra texten i utkastet."
        )
    elif whose:
        names = " eller ".join(named(code) for code in whose)
        said = (
            f"{letter.shown} har ingen bok som går att använda och kan komma från {names}. Se efter innan du påminner."
        )
    else:
        said = (
            f"{letter.shown} har ingen bok som går att använda, och adressen säger inte vilken kommun det är."
            " Se efter innan du påminner."
        )
    yield Fault(where, said[:1].upper() + said[1:])


def come_in(named_register: Path | None, report: Path, contacts: ContactList) -> ComeIn:
    """Read the register that is named, or the only one that lies beside the report or in a folder there."""
    found = (named_register / INBOX_NAME if named_register and named_register.is_dir() else named_register,)
    registers = found if named_register else _beside(report)
    if len(registers) != 1 or registers[0] is None:
        return ComeIn(others=tuple(path for path in registers if path))
    lines = read_inbox(named_book(registers[0]), str(registers[0]))
    return ComeIn(registers[0], lines, bookless_letters(lines, _addresses(contacts)))


def _beside(report: Path) -> tuple[Path, ...]:
    folder = report.resolve().parent
    return tuple(path for path in (folder / INBOX_NAME, *sorted(folder.glob(f"*/{INBOX_NAME}"))) if path.is_file())


def _addresses(contacts: ContactList) -> Mapping[str, frozenset[str]]:
    """Give whose each address of the contact list is; one that several share is all of theirs."""
    found: dict[str, frozenset[str]] = defaultdict(frozenset)
    for code, contact in contacts.contacts.items():
        for one in (*contact.to, *contact.copies):
            found[one.address.casefold()] |= {code}
    return found


def about_age(report: CountyReport, asked: Mailing) -> Iterator[Fault]:
    """Tell of a report that does not say how it is today."""
    file = asked.report.name if asked.report else ""
    if report.day is None:
        yield Fault(file, "Rapporten säger inte vilken dag den gäller, så breven räknar från i dag.")
    elif (asked.today - report.day).days > OLDEST_DAYS:
        said = f"Rapporten är från den {report.day}, och breven säger hur det såg ut då."
        yield Fault(file, f"{said} Kör konsolidera igen om mer har kommit sedan dess.")
