"""Letters as lines of the register: what of them is written down, masked, and by what a line is known again."""

from __future__ import annotations

from hashlib import sha256
from zoneinfo import ZoneInfo

from samverkan_xl.checking.privacy import masked
from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.letters import Letter
from samverkan_xl.model.inbox import InboxLine

_SWEDEN = ZoneInfo("Europe/Stockholm")


def line_of(letter: Letter, *, file_as_sent: str = "", digest: str = "") -> InboxLine:
    """Give a letter's line, or that of one of its books; nothing is yet said in it."""
    envelope = letter.envelope
    return InboxLine(
        sender=masked(envelope.sender),
        sent=envelope.sent.astimezone(_SWEDEN).strftime("%Y-%m-%d %H:%M") if envelope.sent else "",
        subject=masked(envelope.subject),
        file_as_sent=masked(file_as_sent),
        place=masked(shown(letter.place)),
        message_id=_id(envelope.message_id),
        sha256=digest,
    )


def key_of(line: InboxLine) -> tuple[str, ...]:
    """Give that by which a line is known again: a book by letter, digest and name, a loose file by its place."""
    return (line.message_id, line.sha256, line.file_as_sent if line.sha256 or line.message_id else line.place)


def _id(message_id: str) -> str:
    """Give an id that may be written down; two that only what is masked tells apart stay two.

    The mark is short, so that a personal number cannot be found by trying them all.
    """
    hidden = masked(message_id)
    if hidden == message_id:
        return message_id
    return f"{hidden}, märkt {sha256(message_id.encode('utf-8', 'replace')).hexdigest()[:4]}"
