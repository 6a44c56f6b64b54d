"""What mail servers and mail programs answer by themselves: delivery reports and read receipts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email.message import Message

from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import header
from samverkan_xl.mail.inbox.letters import Remark

_ADDRESS = re.compile(r"(?:[^;]{0,40};)?\s*<?([^<>\s;]{1,320})>?")
_OUTCOMES = {"failed": "kom-inte-fram", "delayed": "drojer"}
_RECEIVED_WELL = {"delivered", "relayed", "expanded"}


def is_report(message: Message) -> bool:
    """Tell whether the letter was written by a server or a program about another letter."""
    return message.get_content_type() == "multipart/report"


def report_remarks(message: Message) -> Iterator[Remark]:
    """Tell what a report says: whom a letter did not reach, or that it was read."""
    kinds = {part.get_content_type(): part for part in _parts(message)}
    if "message/disposition-notification" in kinds:
        yield Remark("laskvitto")
    status = kinds.get("message/delivery-status")
    blocks = status.get_payload() if status is not None else []
    seen: set[tuple[str, str]] = set()
    for block in blocks if isinstance(blocks, list) else []:
        if isinstance(block, Message) and (said := _recipient(block)) is not None and said not in seen:
            seen.add(said)
            yield Remark(said[0], {"adress": said[1]} if said[1] else {})
    if is_report(message) and not seen and "message/disposition-notification" not in kinds:
        yield Remark("rapport")


def _parts(message: Message) -> Iterator[Message]:
    payload = message.get_payload()
    for part in payload if isinstance(payload, list) else []:
        if isinstance(part, Message):
            yield part


def _recipient(block: Message) -> tuple[str, str] | None:
    action = header(block, "Action").strip().casefold()
    named = header(block, "Final-Recipient") or header(block, "Original-Recipient")
    found = _ADDRESS.match(named)
    if action in _OUTCOMES:
        return _OUTCOMES[action], shown(found[1]) if found else "en okänd adress"
    return ("kom-fram", "") if action in _RECEIVED_WELL else None
