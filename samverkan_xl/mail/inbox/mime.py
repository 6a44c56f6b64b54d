"""An ordinary letter (`.eml`, a mailbox's, a server's): bytes to parts, by Python's own `email`."""

from __future__ import annotations

from email.message import Message

from samverkan_xl.mail.inbox.encodings import lenient_base64, text_of
from samverkan_xl.mail.inbox.headers import about_day, automatic_remarks, envelope_of, header, raw_header
from samverkan_xl.mail.inbox.kinds import kind_of
from samverkan_xl.mail.inbox.letters import Opened, Part, Remark
from samverkan_xl.mail.inbox.limits import MAX_DEPTH, MAX_HEADERS_BYTES, MAX_OPENED_PARTS, MAX_TEXT
from samverkan_xl.mail.inbox.links import file_hosts
from samverkan_xl.mail.inbox.mime_parts import bytes_of, content_of, name_of, place_of, raw_of
from samverkan_xl.mail.inbox.mime_tree import (
    ELSEWHERE,
    LETTERS,
    PIECE,
    is_cut,
    is_too_much,
    parsed,
    through,
    without_count,
)
from samverkan_xl.mail.inbox.part_kinds import Kind
from samverkan_xl.mail.inbox.reports import is_report, report_remarks

TOO_DEEP = Remark("for-djupt", {"namn": "Ett brev"})
_TOO_MUCH = Remark("for-mycket", {"namn": "Brevet"})
_NOT_OPENED = Remark("for-stort", {"namn": "Brevet"})


def open_letter(content: bytes) -> Opened:
    """Take a letter apart; raises whatever a hostile letter makes the library raise."""
    if is_too_much(content):
        head = content[:MAX_HEADERS_BYTES]
        return Opened(envelope_of(parsed(head), content), remarks=(_NOT_OPENED,))
    return _opened(parsed(without_count(content)), content, 0)


def _opened(message: Message, content: bytes, depth: int) -> Opened:
    walk = _Walk(depth)
    reports = is_report(message)
    if reports:  # what a report carries is our own letter, coming back
        walk.for_books(message)
    else:
        walk.through(message)
    said = (*report_remarks(message), *automatic_remarks(message)) if not depth or reports else ()
    cut = (Remark("avhugget-brev"),) if is_cut(message) else ()
    envelope = envelope_of(message, content)
    return Opened(
        envelope,
        tuple(walk.parts),
        tuple(walk.inner),
        tuple(dict.fromkeys(walk.links)),
        (*cut, *about_day(message, envelope.sent), *said, *walk.remarks),
        answers_for_itself=bool(said) or reports,
    )


class _Walk:
    """Sorts a letter's parts into files, letters and text."""

    def __init__(self, depth: int) -> None:
        self.depth = depth
        self.parts: list[Part] = []
        self.inner: list[Opened] = []
        self.links: list[str] = []
        self.remarks: list[Remark] = []
        self._room = MAX_TEXT

    def through(self, message: Message) -> None:
        for at, part in enumerate(through(message)):
            if at == MAX_OPENED_PARTS:
                self.remarks.append(_TOO_MUCH)
            elif part.get_content_type() in LETTERS:
                self._take_letter(part)
            elif part.get_content_type() == ELSEWHERE:
                self.links.append(place_of(part))
            elif part.get_content_type() == PIECE:
                self.remarks.append(Remark("delat-brev"))
            elif not part.is_multipart():
                self._take(part)

    def for_books(self, message: Message) -> None:
        """Take only what may be a book, or hold one: it is odd in a report, but programs answer with reports too."""
        for part in through(message):
            if not part.is_multipart() and kind_of(content := content_of(part)) in (Kind.WORKBOOK, Kind.ARCHIVE):
                self.parts.append(Part(name_of(part), content))

    def _take_letter(self, part: Message) -> None:
        payload = part.get_payload()
        inside = payload[0] if isinstance(payload, list) and payload else None
        if not isinstance(inside, Message):
            return
        if header(part, "Content-Transfer-Encoding").strip().casefold() == "base64":
            # Against the standard, but some servers do it; the library then takes the code for a letter's text.
            self.parts.append(Part(name_of(part), lenient_base64(raw_of(inside))))
            return
        if self.depth == MAX_DEPTH:
            self.remarks.append(TOO_DEEP)
            return
        self.inner.append(_opened(inside, bytes_of(inside), self.depth + 1))

    def _take(self, part: Message) -> None:
        content, name = content_of(part), name_of(part)
        attached = header(part, "Content-Disposition").strip().casefold().startswith("attachment")
        if not name and not attached and _is_plain(part) and kind_of(content) is not Kind.WORKBOOK:
            self._search(content, str(part.get_param("charset", "")))
        elif not _is_bare_signature(part):
            belongs = bool(raw_header(part, "Content-ID")) or not attached
            self.parts.append(Part(name, content, belongs))

    def _search(self, content: bytes, label: str) -> None:
        text = text_of(content[: self._room], label)
        self._room = max(0, self._room - len(text))
        self.links.extend(file_hosts(text))


def _is_plain(part: Message) -> bool:
    return part.get_content_type() in ("text/plain", "text/html", "text/enriched", "text/richtext")


def _is_bare_signature(part: Message) -> bool:
    return part.get_content_type() in ("application/pkcs7-signature", "application/x-pkcs7-signature",
                                       "application/pgp-signature")  # fmt: skip
