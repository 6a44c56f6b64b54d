"""The letters of a folder on a mail server, over IMAP; they are left as they were: not marked, moved or deleted.

A letter is fetched a piece at a time, and never more of it than may be opened, whatever size the server tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samverkan_xl.mail.inbox import limits
from samverkan_xl.mail.inbox.imap_connection import Connection
from samverkan_xl.mail.inbox.imap_server import BROKEN, NOT_UNDERSTOOD, MailServerError, told_in_swedish
from samverkan_xl.mail.inbox.mail_folders import MailFolder
from samverkan_xl.mail.inbox.metered_tls import TooMuchSaidError

_PIECE = 8_000_000
_SLACK = 1_000_000
"""What a server may say beside the piece that was asked for."""
_SIZES_AT_A_TIME = 200
_TRIES = 2

_HEADERS = "BODY.PEEK[HEADER]"
_LETTER = "BODY.PEEK[]"
_ALL = b"BODY[]"


class CutShortError(MailServerError):
    """The server broke off when some of the letters had been fetched."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A letter and its place; without `content` it is too large, or `failed`, and `headers` tell whose it is."""

    place: str
    content: bytes | None = None
    headers: bytes = b""
    failed: bool = False


def letters_in(folder: MailFolder, password: str) -> Iterator[Fetched]:
    """Give each letter; raises `MailServerError`, and `CutShortError` when some had been given."""
    given = 0
    connection = Connection(folder, password)
    reading = _Reading(folder, connection)
    try:
        with told_in_swedish(folder), connection.open:
            for one in reading.letters():
                yield one
                given += 1
    except MailServerError as problem:
        if not given:
            raise
        said = f"{given} av {reading.total} brev hämtades innan dess. Kör samma kommando igen, så tas resten in."
        raise CutShortError(f"{problem} {said}") from problem


@dataclass(slots=True)
class _Reading:
    """One run through a folder."""

    folder: MailFolder
    connection: Connection
    total: int = 0

    def letters(self) -> Iterator[Fetched]:
        numbers = sorted(self.connection.asked().search(["ALL"]))
        self.total = len(numbers)
        for at in range(0, len(numbers), _SIZES_AT_A_TIME):
            some = numbers[at : at + _SIZES_AT_A_TIME]
            sizes = self._sizes(some)
            for number in some:
                fetched = self._fetched(number, sizes.get(number, 0))
                if fetched is not None:
                    yield fetched

    def _fetched(self, number: int, size: int) -> Fetched | None:
        """Fetch a letter, again when the connection broke; `None` when somebody has moved it meanwhile."""
        place = f"{self.folder.path}, brev {number}"
        if size > limits.MAX_LETTER_BYTES:
            return Fetched(place, headers=self._headers(number))
        for _ in range(_TRIES):
            try:
                content = self._whole(number, size)
            except TooMuchSaidError:
                self.connection.again()
                return Fetched(place, headers=self._headers(number))
            except BROKEN:
                self.connection.again()
            except NOT_UNDERSTOOD:
                break
            else:
                return None if content is None else _within_bounds(place, content)
        return Fetched(place, headers=self._headers(number), failed=True)

    def _whole(self, number: int, size: int) -> bytes | None:
        """Fetch piece by piece until there is no more, since a server's word on sizes is often wrong."""
        pieces: list[bytes] = []
        so_far, full = 0, True
        while so_far <= limits.MAX_LETTER_BYTES and (full or so_far < size):
            answer = self._answer(number, _LETTER, so_far, _PIECE, max(_PIECE, size))
            if answer is None:
                return None
            if not so_far and _ALL in answer:  # a server that knows of no pieces gives all at once
                return _bytes(answer[_ALL])
            piece = _bytes(answer[f"BODY[]<{so_far}>".encode("ascii")])
            if not piece:
                break
            pieces.append(piece)
            so_far, full = so_far + len(piece), len(piece) >= _PIECE
        return b"".join(pieces)

    def _answer(self, number: int, what: str, start: int, size: int, room: int) -> Mapping[bytes, object] | None:
        """Ask for a piece of a letter; `None` when the letter is not there."""
        answers = self.connection.asked(room + _SLACK).fetch([number], [f"{what}<{start}.{size}>"])
        answer: Mapping[bytes, object] | None = answers.get(number)
        return answer

    def _headers(self, number: int) -> bytes:
        """Fetch what stands on a letter that is not fetched; nothing when the server does not give it."""
        try:
            size = limits.MAX_HEADERS_BYTES
            return _bytes((self._answer(number, _HEADERS, 0, size, size) or {}).get(b"BODY[HEADER]<0>"))
        except BROKEN:
            self.connection.again()
        except NOT_UNDERSTOOD:
            pass
        return b""

    def _sizes(self, numbers: list[int]) -> Mapping[int, int]:
        """Ask for the sizes, only to spare fetching what is too large; an odd answer is as none."""
        try:
            told = self.connection.asked().fetch(numbers, ["RFC822.SIZE"])
        except BROKEN:
            self.connection.again()
            return {}
        except NOT_UNDERSTOOD:
            return {}
        return {number: size for number in told if isinstance(size := told[number].get(b"RFC822.SIZE"), int)}


def _bytes(given: object) -> bytes:
    return given if isinstance(given, bytes) else b""


def _within_bounds(place: str, content: bytes) -> Fetched:
    if len(content) <= limits.MAX_LETTER_BYTES:
        return Fetched(place, content)
    return Fetched(place, headers=content[: limits.MAX_HEADERS_BYTES])
