"""A letter saved from Outlook (`.msg`): its properties and attachments, with letters in letters."""

from __future__ import annotations

from collections.abc import Iterator
from email import policy
from email.message import Message
from email.parser import HeaderParser
from io import BytesIO

from olefile import OleFileIO

from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import automatic_remarks, day_and_time, header, known_id, made_id
from samverkan_xl.mail.inbox.letters import Envelope, Opened, Part, Remark
from samverkan_xl.mail.inbox.limits import MAX_DEPTH, MAX_OPENED_PARTS
from samverkan_xl.mail.inbox.links import file_hosts
from samverkan_xl.mail.inbox.mime import TOO_DEEP
from samverkan_xl.mail.inbox.properties import Path, Room, Storage

_CLASS, _SUBJECT, _HEADERS, _BODY, _HTML, _ID = 0x001A, 0x0037, 0x007D, 0x1000, 0x1013, 0x1035
_SENT, _DELIVERED = 0x0039, 0x0E06
_SENDER_NAMES, _SENDER_ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_FILE_NAMES, _CONTENT, _CONTENT_ID, _METHOD, _LINK = (0x3707, 0x3704, 0x3001), 0x3701, 0x3712, 0x3705, 0x370D
_IN_TEXT = 0x7FFE
_MEETINGS = ("ipm.schedule.", "ipm.appointment")
_BY_LINK = (2, 3, 4, 7)
_ATTACHMENT, _RECIPIENT = "__attach_version1.0_", "__recip_version1.0_"
_TOO_MUCH = Remark("for-mycket", {"namn": "Brevet"})
_READ_TWICE = 1_000_000
"""Bytes that an honest letter may need beside its own size, for what is asked after more than once."""
_RECIPIENT_ADDRESSES = (0x39FE, 0x3003, 0x3001)


def open_outlook(content: bytes) -> Opened:
    """Take an Outlook letter apart; raises whatever the library raises at broken ones."""
    with OleFileIO(BytesIO(content)) as ole:
        return _opened(Storage(ole, Room(len(content) + _READ_TWICE)), content, 0)


def _opened(letter: Storage, content: bytes, depth: int) -> Opened:
    headers = HeaderParser(policy=policy.compat32).parsestr(letter.text(_HEADERS))
    envelope = _envelope(letter, headers, content)
    parts: list[Part] = []
    inner: list[Opened] = []
    deep: list[Remark] = []
    links = [*file_hosts(letter.text(_BODY)), *file_hosts(letter.binary(_HTML).decode("utf-8", "replace"))]
    kind = letter.text(_CLASS).casefold()
    said = (*_class_remarks(kind, letter), *(() if depth else automatic_remarks(_titled(headers, letter))))
    for path in () if kind.startswith("report.") else _attachments(letter):
        attachment = letter.at(path)
        embedded = (*path, f"__substg1.0_{_CONTENT:04X}000D")
        if letter.ole.exists(list(embedded)) and depth == MAX_DEPTH:
            deep.append(TOO_DEEP)
        elif letter.ole.exists(list(embedded)):
            inner.append(_opened(letter.at(embedded, letter=True), content, depth + 1))
        elif attachment.number(_METHOD) in _BY_LINK:
            links.extend(file_hosts(attachment.text(_LINK)))
        else:
            part = _part(attachment)
            parts.extend(() if letter.room.is_spent else (part,))
        if letter.room.is_spent:
            break
    if letter.room.is_spent and not depth:
        deep.append(_TOO_MUCH)
    return Opened(
        envelope,
        tuple(parts),
        tuple(inner),
        tuple(dict.fromkeys(links)),
        tuple({one.code: one for one in (*said, *deep)}.values()),
        answers_for_itself=bool(said),
    )


def _attachments(letter: Storage) -> Iterator[Path]:
    for at, path in enumerate(letter.inside(_ATTACHMENT)):
        if at >= MAX_OPENED_PARTS:
            return
        yield path


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
    address = next((one for one in addresses if "@" in one), "")
    name, subject = letter.text(*_SENDER_NAMES), letter.text(_SUBJECT) or header(headers, "Subject")
    sent = letter.time(_SENT) or letter.time(_DELIVERED) or day_and_time(header(headers, "Date"))
    own = known_id(letter.text(_ID)) or known_id(header(headers, "Message-ID"))
    made = made_id(content + "/".join(letter.path).encode("utf-8", "replace"))
    return Envelope(shown(name), shown(address), sent, shown(subject), own or made)
