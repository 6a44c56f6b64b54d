"""The personal workbooks of a folder: each file is somebody's book, or something to say."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from samverkan_xl.mail.enclosures import Enclosure, NotPersonalError, PersonalBook, personal_book
from samverkan_xl.mail.faults import Fault
from samverkan_xl.mailing.material import Mailing, named, reason
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive

NOT_BOOKS = frozenset(
    {
        UnreadableCode.LOCK_FILE,
        UnreadableCode.NOT_A_WORKBOOK,
        UnreadableCode.MAIL,
        UnreadableCode.ONLY_A_LINK,
        UnreadableCode.VALUES_ONLY,
    }
)
LARGE_MEGABYTES = 15
MEGABYTE = 1_000_000


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
        told.append(Fault(shown, f"Filen följer inte med. {reason(problem)}"))
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
