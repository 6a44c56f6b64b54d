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
    ENCRYPTED = "krypterad"
    """The workbook asks for a password before it can be opened."""
    OLD_XLS = "gammalt-xls"
    """A workbook from before 2007, of a kind that cannot be read."""
    NOT_A_WORKBOOK = "inte-arbetsbok"
    """Something else than a workbook; the fact `kind` says what it looks like."""
    DAMAGED = "skadad"
    """It looks like a workbook, but its inside is broken; the fact `detail` says where the parser gave up."""
    TOO_LARGE = "for-stor"
    """More bytes or cells than a municipality's book can sensibly have."""
    FAR_CELL = "for-utspridd"
    """A value lies far outside the sheet proper; the facts `sheet` and `cell` say where."""
    SUSPICIOUS = "misstankt"
    """Markup declarations, or parts that swell as only a hostile file does; the fact `part` says which."""
    ENCODING = "teckenkodning"
    """A part is not written in UTF-8, and would have been read as blank; the fact `part` says which."""
    TOO_SLOW = "for-langsam"
    """The reader was stopped after its time had run out."""
    CANNOT_OPEN = "kan-inte-oppnas"
    """The operating system refused: locked by a program, or no permission."""
    GONE = "borta"
    """The file was there when it was listed, and is not any more."""


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
    except (Unreadable, KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError):
        raise
    except BaseException as error:  # a panic in Rust derives from BaseException, not from Exception
        raise Unreadable(code, detail=f"{type(error).__name__}: {error}"[:200]) from error
