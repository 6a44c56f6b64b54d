"""Each municipality's mail, put together of what has been gathered: addressed, filled in, and with its files."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from pathlib import Path

from samverkan_xl.mail.contacts import Contact
from samverkan_xl.mail.county_reports import FallingDue
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.enclosures import Enclosure, PersonalBook
from samverkan_xl.mail.letters import write_letter
from samverkan_xl.mail.reminders import situation
from samverkan_xl.mailing.gathering import Gathered


def mails_of(known: Gathered) -> Iterator[Mail]:
    """Give the mails in the order of the codes."""
    for code in known.scope:
        yield _mail(known.contacts.contacts[code], known)


def _mail(contact: Contact, known: Gathered) -> Mail:
    code = contact.municipality.code
    book = known.books.found.get(code)
    period = _period(book, known)
    enclosed = book if book and known.needs_book(code) else None
    due = known.report.due.get(code, ()) if known.report and known.asked.calendar else ()
    reminder = known.reminded.get(code)
    letter = write_letter(
        known.letter,
        _values(contact, period, enclosed, known),
        situation(reminder, due, known.day) if reminder else (),
    )
    files = (*([enclosed.enclosure] if enclosed else ()), *_calendar(contact, period, due, known))
    return Mail(contact.municipality, contact.to, contact.copies, letter, files)


def _period(book: PersonalBook | None, known: Gathered) -> str:
    told = (known.report.period if known.report else "", book.period if book else "", known.asked.period or "")
    return next((period for period in told if period), "")


def _values(contact: Contact, period: str, enclosed: PersonalBook | None, known: Gathered) -> Mapping[str, str]:
    """Give what stands at the places of the template."""
    whose, asked = contact.municipality, known.asked
    return {
        "kommun": whose.name,
        "kommunkod": whose.code,
        "län": whose.county,
        "period": period,
        "revision": f"r{enclosed.revision}" if enclosed and enclosed.revision else "",
        "namn": contact.name,
        "bilaga": enclosed.enclosure.name if enclosed else "",
        "idag": asked.today.isoformat(),
        "rapportens dag": known.day.isoformat() if known.report else "",
        "svara senast": asked.answer_by.isoformat() if asked.answer_by else "",
        "avsändare": asked.sender,
    }


def _calendar(contact: Contact, period: str, due: Sequence[FallingDue], known: Gathered) -> Iterator[Enclosure]:
    """Give the calendar file of what falls due, if anything does."""
    if not due or known.asked.report is None:
        return
    from samverkan_xl.mail.due_calendar import due_calendar  # noqa: PLC0415  # its library loads slowly

    whose = contact.municipality
    name = "_".join(part for part in ("datum", whose.code, period) if part)
    made_at = time_of_day(known.asked.report, known.day)
    yield Enclosure(f"{name}.ics", due_calendar(whose, period, due, known.day, made_at))


def time_of_day(report: Path, day: date) -> time:
    """Tell when on its day a report was written, by its file; one that was saved later counts as the last of its day.

    So the second report of a day updates what the first put into a calendar, and the same file tells the same.
    """
    written = datetime.fromtimestamp(report.stat().st_mtime, UTC).astimezone()
    if written.date() == day:
        return time(written.hour, written.minute)
    return time(23, 59) if written.date() > day else time.min
