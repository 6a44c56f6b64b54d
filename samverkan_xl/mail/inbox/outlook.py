"""A letter saved from Outlook (`.msg`): its properties and attachments, with letters in letters."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import HeaderParser
from hashlib import sha256
from io import BytesIO
from itertools import islice

from olefile import OleFileIO

from samverkan_xl.mail.inbox.compound_file import CompoundFile, Path, entries_in
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import automatic_remarks, header, made_id
from samverkan_xl.mail.inbox.letters import Envelope, Opened, Part, Remark
from samverkan_xl.mail.inbox.limits import MAX_DEPTH, MAX_HEADERS_BYTES, MAX_OPENED_PARTS
from samverkan_xl.mail.inbox.links import file_hosts, linked_place
from samverkan_xl.mail.inbox.mime import TOO_DEEP
from samverkan_xl.mail.inbox.outlook_envelope import SUBJECT, class_remarks, envelope_in
from samverkan_xl.mail.inbox.properties import FIXED, Storage

_CLASS, _HEADERS, _BODY, _HTML = 0x001A, 0x007D, 0x1000, 0x1013
_FILE_NAMES, _CONTENT, _CONTENT_ID, _METHOD, _LINK = (0x3707, 0x3704, 0x3001), 0x3701, 0x3712, 0x3705, 0x370D
_IN_TEXT = 0x7FFE
_BY_LINK = (2, 3, 4, 7)
_ATTACHMENT = "__attach_version1.0_"
_TOO_MUCH, _NOT_OPENED = (Remark(code, {"namn": "Brevet"}) for code in ("for-mycket", "oppnas-inte"))
_MOST_ENTRIES = 10_000
"""A letter with a hundred attachments to three hundred people has some four thousand."""


def open_outlook(content: bytes) -> Opened:
    """Take an Outlook letter apart; raises whatever the library raises at broken ones."""
    if entries_in(content) > _MOST_ENTRIES:
        return Opened(Envelope(message_id=made_id(content)), remarks=(_NOT_OPENED,))
    with OleFileIO(BytesIO(content)) as ole:
        return _opened(Storage(CompoundFile(ole, len(content))), sha256(content).digest(), 0)


def _opened(letter: Storage, digest: bytes, depth: int) -> Opened:
    headers = HeaderParser(policy=policy.compat32).parsestr(letter.text(_HEADERS)[:MAX_HEADERS_BYTES])
    kind = letter.text(_CLASS).casefold()
    said = (*class_remarks(kind, letter), *(() if depth else automatic_remarks(_titled(headers, letter))))
    carried = _Carried(letter, digest, depth)
    if not kind.startswith("report."):  # what a report carries is our own letter, coming back
        carried.take_all()
    remarks = {(one.code, *one.facts.values()): one for one in (*said, *carried.remarks)}
    return Opened(
        envelope_in(letter, headers, digest),
        tuple(carried.parts),
        tuple(carried.inner),
        tuple(dict.fromkeys((*_links_in(letter), *carried.links))),
        tuple(remarks.values()),
        answers_for_itself=bool(said),
    )


def _links_in(letter: Storage) -> Iterator[str]:
    yield from file_hosts(letter.text(_BODY))
    yield from file_hosts(letter.binary(_HTML).decode("utf-8", "replace"))


class _Carried:
    """What a letter carries: files, letters, links, and things pasted into its text."""

    def __init__(self, letter: Storage, digest: bytes, depth: int) -> None:
        self.parts: list[Part] = []
        self.inner: list[Opened] = []
        self.links: list[str] = []
        self.remarks: list[Remark] = []
        self._letter, self._digest, self._depth = letter, digest, depth

    def take_all(self) -> None:
        file = self._letter.file
        for path in islice(self._letter.inside(_ATTACHMENT), MAX_OPENED_PARTS):
            self._take(self._letter.at(path))
            if file.is_spent:
                break
        if file.is_spent and not self._depth:
            self.remarks.append(_TOO_MUCH)

    def _take(self, attachment: Storage) -> None:
        file = attachment.file
        held = (*attachment.path, f"__substg1.0_{_CONTENT:04X}000D")
        if file.is_stream((*held, FIXED)):
            self._take_letter(attachment.at(held, letter=True))
        elif file.is_storage(held):
            self._take_pasted(attachment, held)
        elif attachment.number(_METHOD) in _BY_LINK:
            self.links.append(linked_place(attachment.text(_LINK, *_FILE_NAMES)))
        else:
            part = _part(attachment)
            self.parts.extend(() if file.is_spent else (part,))

    def _take_letter(self, letter: Storage) -> None:
        if self._depth == MAX_DEPTH:
            self.remarks.append(TOO_DEEP)
        else:
            self.inner.append(_opened(letter, self._digest, self._depth + 1))

    def _take_pasted(self, attachment: Storage, held: Path) -> None:
        """Take what was pasted from another program: a newer workbook lies whole in it, an older one in pieces."""
        name = shown(attachment.text(*_FILE_NAMES)) or "utan namn"
        package = attachment.at(held).stream("Package")
        if package:
            self.parts.append(Part(name, package))
        else:
            self.remarks.append(Remark("inklistrat", {"namn": name}))


def _part(attachment: Storage) -> Part:
    belongs = bool(attachment.text(_CONTENT_ID)) or bool(attachment.number(_IN_TEXT))
    return Part(attachment.text(*_FILE_NAMES), attachment.binary(_CONTENT), belongs)


def _titled(headers: Message, letter: Storage) -> Message:
    """Give the headers with the subject that Outlook keeps apart; a letter that was never sent has none of its own."""
    if not header(headers, "Subject"):
        headers["Subject"] = shown(letter.text(SUBJECT))
    return headers
