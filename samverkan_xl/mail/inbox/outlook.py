"""A letter saved from Outlook (`.msg`): its properties and attachments, with letters in letters."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import HeaderParser
from io import BytesIO
from itertools import islice

from olefile import OleFileIO

from samverkan_xl.mail.inbox.compound_file import CompoundFile, Path, entries_in
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import (
    automatic_remarks,
    header,
    known_id,
    made_id,
    name_and_address,
    raw_header,
)
from samverkan_xl.mail.inbox.letters import Envelope, Opened, Part, Remark
from samverkan_xl.mail.inbox.limits import MAX_DEPTH, MAX_OPENED_PARTS
from samverkan_xl.mail.inbox.links import file_hosts, linked_place
from samverkan_xl.mail.inbox.mime import TOO_DEEP
from samverkan_xl.mail.inbox.properties import FIXED, Storage
from samverkan_xl.mail.inbox.times import day_and_time

_CLASS, _SUBJECT, _HEADERS, _BODY, _HTML, _ID = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013, 0x1035
_SENT, _DELIVERED = 0x0039, 0x0E06
_SENDER_NAMES, _SENDER_ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_FILE_NAMES, _CONTENT, _CONTENT_ID, _METHOD, _LINK = (0x3707, 0x3704, 0x3001), 0x3701, 0x3712, 0x3705, 0x370D
_IN_TEXT = 0x7FFE
_MEETINGS = ("ipm.schedule.", "ipm.appointment")
_BY_LINK = (2, 3, 4, 7)
_ATTACHMENT, _RECIPIENT = "__attach_version1.0_", "__recip_version1.0_"
_TOO_MUCH = Remark("for-mycket", {"namn": "Brevet"})
_MOST_ENTRIES = 10_000
"""A letter with a hundred attachments to three hundred people has some four thousand."""
_RECIPIENT_ADDRESSES = (0x39FE, 0x3003, 0x3001)


def open_outlook(content: bytes) -> Opened:
    """Take an Outlook letter apart; raises whatever the library raises at broken ones."""
    if entries_in(content) > _MOST_ENTRIES:
        return Opened(Envelope(message_id=made_id(content)), remarks=(_TOO_MUCH,))
    with OleFileIO(BytesIO(content)) as ole:
        return _opened(Storage(CompoundFile(ole, len(content))), content, 0)


def _opened(letter: Storage, content: bytes, depth: int) -> Opened:
    headers = HeaderParser(policy=policy.compat32).parsestr(letter.text(_HEADERS))
    kind = letter.text(_CLASS).casefold()
    said = (*_class_remarks(kind, letter), *(() if depth else automatic_remarks(_titled(headers, letter))))
    carried = _Carried(letter, content, depth)
    if not kind.startswith("report."):  # what a report carries is our own letter, coming back
        carried.take_all()
    remarks = {(one.code, *one.facts.values()): one for one in (*said, *carried.remarks)}
    return Opened(
        _envelope(letter, headers, content),
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

    def __init__(self, letter: Storage, content: bytes, depth: int) -> None:
        self.parts: list[Part] = []
        self.inner: list[Opened] = []
        self.links: list[str] = []
        self.remarks: list[Remark] = []
        self._letter, self._content, self._depth = letter, content, depth

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
            self.inner.append(_opened(letter, self._content, self._depth + 1))

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
        headers["Subject"] = shown(letter.text(_SUBJECT))
    return headers


def _class_remarks(kind: str, letter: Storage) -> Iterator[Remark]:
    """Tell what Outlook itself calls the letter: its word for delivery reports, receipts and automatic answers."""
    if kind.startswith("report.") and kind.endswith(".ndr"):
        recipients = [letter.at(path) for path in letter.inside(_RECIPIENT)]
        named = [shown(one.text(*_RECIPIENT_ADDRESSES)) for one in recipients[:20]]
        yield Remark("kom-inte-fram", {"adress": ", ".join(filter(None, named)) or "en okänd adress"})
    elif kind.startswith("report.") and kind.endswith((".ipnrn", ".ipnnrn")):
        yield Remark("laskvitto")
    elif kind.startswith("report."):
        yield Remark("kom-fram")
    elif kind.startswith(_MEETINGS):
        yield Remark("kalender", {"namn": "en mötesinbjudan"})
    elif ".oof" in kind or "rules." in kind:
        yield Remark("autosvar")


def _envelope(letter: Storage, headers: Message, content: bytes) -> Envelope:
    addresses = (letter.text(key) for key in _SENDER_ADDRESSES)
    from_name, from_address = name_and_address(raw_header(headers, "From"))
    address = next((one for one in addresses if "@" in one), from_address)
    name = _first_name(letter) or from_name or _exchange_name(letter)
    subject = letter.text(_SUBJECT) or header(headers, "Subject")
    sent = letter.time(_SENT) or letter.time(_DELIVERED) or day_and_time(header(headers, "Date"))
    own = known_id(letter.text(_ID)) or known_id(header(headers, "Message-ID"))
    made = made_id(content + "/".join(letter.path).encode("utf-8", "replace"))
    return Envelope(shown(name), shown(address), sent, shown(subject), own or made)


def _first_name(letter: Storage) -> str:
    names = (letter.text(key) for key in _SENDER_NAMES)
    return next((one for one in names if one and not one.casefold().startswith("/o=")), "")


def _exchange_name(letter: Storage) -> str:
    """Give the last piece of an address that means something only inside one organisation's Exchange."""
    return letter.text(*_SENDER_ADDRESSES).rpartition("=")[2]
