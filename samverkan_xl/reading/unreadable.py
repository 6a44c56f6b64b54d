"""Why a received file could not be read, as codes; the sentences are written elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from enum import StrEnum


class UnreadableCode(StrEnum):
    """One reason a file ends in the register without having been read."""

    EMPTY_FILE = "tom-fil"
    """The file holds no bytes at all; a cloud placeholder often looks so."""
    LOCK_FILE = "lasfil"
    """The little owner file that an office program leaves beside an open workbook."""
    TRACE = "bifil"
    """A file that a program or the computer leaves by itself; nobody wrote it."""
    COUNTY_REPORT = "lansrapport"
    """A county report of ours, which is no answer."""
    BUTTON_BOOK = "konsolideringsbok"
    """A consolidation workbook of ours, which is no answer."""
    ENCRYPTED = "krypterad"
    """The workbook asks for a password before it can be opened."""
    WRONG_PASSWORD = "fel-losenord"  # noqa: S105  # a code, no password
    """None of the passwords that were given opens the workbook."""
    RIGHTS_PROTECTED = "rattighetsskyddad"
    """A sensitivity label or rights management encrypts the workbook; only an account in the organisation opens it."""
    CANNOT_DECRYPT = "okant-skydd"
    """The workbook is encrypted in a way that cannot be opened here, whatever the password."""
    ENCRYPTED_ODS = "krypterad-ods"
    """An OpenDocument workbook under password, which is not opened here."""
    OLD_XLS = "gammalt-xls"
    """A workbook from before 2007, of a kind that cannot be read."""
    NOT_A_WORKBOOK = "inte-arbetsbok"
    """Something else than a workbook; the fact `kind` says what it looks like."""
    ONLY_A_LINK = "lank"
    """A shortcut, a web link or a cloud document's place-holder; the workbook itself is elsewhere."""
    MAIL = "epost"
    """A saved mail; the workbook is its attachment, if anything."""
    VALUES_ONLY = "csv"
    """One sheet's values as text, without the workbook around them."""
    NUMBERS = "numbers"
    """A document in Apple's own format."""
    OTHER_ARCHIVE = "annat-arkiv"
    """An archive of another kind than zip."""
    ARCHIVE_WITHOUT_BOOK = "arkiv-utan-bok"
    """A zip archive without any workbook; the fact `antal` says how many files it has."""
    ARCHIVE_PARTLY = "arkiv-delvis"
    """Files in a zip archive could not be taken out; each has its own line, the fact `antal` counts them."""
    ARCHIVE_TOO_LARGE = "arkiv-for-stort"
    """A zip archive with more files or bytes than answers can sensibly have."""
    ARCHIVE_TOO_DEEP = "arkiv-i-arkiv"
    """A zip archive in an archive in an archive."""
    ARCHIVE_LOCKED = "arkiv-losenord"
    """A file in a zip archive is encrypted by the archive."""
    ARCHIVE_TOO_SLOW = "arkiv-for-langsamt"
    """What lies in a zip archive has taken all the time that one archive may take."""
    ARCHIVED_NAME = "arkiv-sokvag"
    """A file in a zip archive is named so that it would be laid outside the folder where it is unpacked."""
    DAMAGED = "skadad"
    """It looks like a workbook, but its inside is broken; the fact `detail` says where the parser gave up."""
    TOO_LARGE = "for-stor"
    """More bytes or cells than a municipality's book can sensibly have."""
    FAR_CELL = "for-utspridd"
    """A value lies far outside the sheet proper; the facts `sheet` and `cell` say where."""
    SUSPICIOUS = "misstankt"
    """Markup declarations, or parts that swell as only a hostile file does; the fact `part` says which."""
    ENCODING = "teckenkodning"
    """A part is written in an encoding that nobody here knows; the fact `part` says which."""
    TOO_SLOW = "for-langsam"
    """The reader was stopped after its time had run out."""
    CANNOT_OPEN = "kan-inte-oppnas"
    """The operating system refused: locked by a program, or no permission."""
    FOLDER_LINK = "lank-till-mapp"
    """A link to a folder, or the same folder once more under another name: not followed."""
    FOLDER_CLOSED = "stangd-mapp"
    """A folder that the operating system does not let us look into."""
    PATH_TOO_LONG = "for-lang-sokvag"
    """It lies so deep that the operating system cannot open it by its path."""
    NOT_CHECKED = "kunde-inte-kontrolleras"
    """A fault of our own while it was checked; the fact `fel` names it."""
    GONE = "borta"
    """The file was there when it was listed, and is not any more."""


class TooHeavyHereError(Exception):
    """A book is too large, or of too doubtful a form, to be looked over in this process."""


class Unreadable(Exception):  # noqa: N818  # the reader refuses; what the register shows is the code
    """A received file that cannot be read, with its code and the facts its sentence needs."""

    def __init__(self, code: UnreadableCode, **facts: str) -> None:
        """Say why, with facts such as `sheet` and `cell`."""
        super().__init__(code.value)
        self.code = code
        self.facts: dict[str, str] = facts


@contextmanager
def parser_faults(code: UnreadableCode = UnreadableCode.DAMAGED) -> Iterator[None]:
    """Turn whatever a parser throws into `Unreadable`, but let the user's interruption and lack of memory through."""
    try:
        yield
    except (Unreadable, TooHeavyHereError, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:  # a panic in Rust derives from BaseException, not from Exception
        raise Unreadable(code, detail=f"{type(error).__name__}: {error}"[:200]) from error
