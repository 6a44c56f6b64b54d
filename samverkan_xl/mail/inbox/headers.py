"""A letter's headers as they came: read leniently, since many letters break the rules and all of them count."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email.message import Message
from email.utils import parseaddr
from hashlib import sha256

from samverkan_xl.mail.inbox.encodings import header_text, shown
from samverkan_xl.mail.inbox.letters import Envelope, Remark
from samverkan_xl.mail.inbox.limits import MAX_HEADER
from samverkan_xl.mail.inbox.times import day_and_time

MESSAGE_ID_LENGTH = 200
_IN_BRACKETS = re.compile(r"<\s*([^<>\s@]{1,200}@[^<>\s]{1,200})\s*>")
_BARE = re.compile(r"[^<>\s@\"'(),;:]{1,200}@[^<>\s\"'(),;:]{1,200}")
_AUTO_SUBJECT = re.compile(
    r"\s*(?:automatiskt svar|autosvar|frånvarande|frånvaro|automatic reply|out of office|auto:)", re.IGNORECASE
)


def header(message: Message, name: str) -> str:
    """Give a header's text, decoded; empty when there is none."""
    return header_text(raw_header(message, name))


def raw_header(message: Message, name: str) -> str:
    """Give a header as it came; the library would make an object of raw bytes."""
    wanted = name.casefold()
    return next((str(value)[:MAX_HEADER] for key, value in message.raw_items() if key.casefold() == wanted), "")


def envelope_of(message: Message, content: bytes) -> Envelope:
    """Give what stands on a letter; one without an id gets one from its own bytes."""
    name, address = _sender(message)
    return Envelope(
        sender_name=shown(name),
        sender_address=shown(address),
        sent=_when(message),
        subject=shown(header(message, "Subject")),
        message_id=known_id(header(message, "Message-ID")) or made_id(content),
    )


def known_id(text: str) -> str:
    """Give a message id without its brackets."""
    return shown(text, MESSAGE_ID_LENGTH).strip("<> ")


def made_id(content: bytes) -> str:
    """Make an id for a letter without one: the same bytes get the same."""
    return f"utan id, {sha256(content).hexdigest()[:24]}"


def _sender(message: Message) -> tuple[str, str]:
    for header_name in ("From", "Sender", "Return-Path"):
        name, address = name_and_address(raw_header(message, header_name))
        if name or address:
            return name, address
    return "", ""


def name_and_address(raw: str) -> tuple[str, str]:
    """Part a sender's name from the address, also where commas and quotation marks are not as they should be."""
    unfolded = raw.replace("\r", "").replace("\n", "")
    bracketed = list(_IN_BRACKETS.finditer(unfolded))
    if bracketed:
        name = header_text(unfolded[: bracketed[-1].start()])
        return name.strip(" \t\"'"), header_text(bracketed[-1][1])
    decoded = header_text(unfolded)
    bare = _BARE.search(decoded)
    if bare is None:
        return decoded.strip(" \t\"'<>"), ""
    return parseaddr(decoded)[0] if len(decoded) < MESSAGE_ID_LENGTH else "", bare[0]


def _when(message: Message) -> datetime | None:
    """Give when a letter was sent or, where it does not say so, when the last server got it."""
    received = header(message, "Received").rpartition(";")[2]
    return day_and_time(header(message, "Date")) or day_and_time(received)


def about_day(message: Message, sent: datetime | None) -> Iterator[Remark]:
    """Tell of a letter from somebody that does not say when it was sent; the time that it came is then all there is."""
    if name_and_address(raw_header(message, "From"))[1] and day_and_time(header(message, "Date")) is None:
        yield Remark("utan-dag", {"tid": "; tiden här är när servern tog emot det" if sent else ""})


def automatic_remarks(message: Message) -> Iterator[Remark]:
    """Tell an automatic answer: by the header that says so, or by how programs title them."""
    submitted = header(message, "Auto-Submitted").casefold().strip()
    replied = submitted.startswith("auto-replied") or bool(header(message, "X-Autoreply").strip())
    if replied or _AUTO_SUBJECT.match(header(message, "Subject")):
        yield Remark("autosvar")
