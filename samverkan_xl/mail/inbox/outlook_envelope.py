"""What stands on a letter saved from Outlook: who sent it and when, and what Outlook itself calls it."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message

from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import header, known_id, made_id, name_and_address, raw_header
from samverkan_xl.mail.inbox.letters import Envelope, Remark
from samverkan_xl.mail.inbox.properties import Storage
from samverkan_xl.mail.inbox.times import day_and_time

SUBJECT = 0x0037
_ID, _SENT, _DELIVERED = 0x1035, 0x0039, 0x0E06
_SENDER_NAMES, _SENDER_ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_RECIPIENT, _RECIPIENT_ADDRESSES = "__recip_version1.0_", (0x39FE, 0x3003, 0x3001)
_MEETINGS = ("ipm.schedule.", "ipm.appointment")


def class_remarks(kind: str, letter: Storage) -> Iterator[Remark]:
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


def envelope_in(letter: Storage, headers: Message, digest: bytes) -> Envelope:
    """Give what stands on a letter; one without an id gets one from its file and its place in that."""
    addresses = (letter.text(key) for key in _SENDER_ADDRESSES)
    from_name, from_address = name_and_address(raw_header(headers, "From"))
    address = next((one for one in addresses if "@" in one), from_address)
    name = _first_name(letter) or from_name or _exchange_name(letter)
    subject = letter.text(SUBJECT) or header(headers, "Subject")
    sent = letter.time(_SENT) or letter.time(_DELIVERED) or day_and_time(header(headers, "Date"))
    own = known_id(letter.text(_ID)) or known_id(header(headers, "Message-ID"))
    made = made_id(digest + "/".join(letter.path).encode("utf-8", "replace"))
    return Envelope(shown(name), shown(address), sent, shown(subject), own or made)


def _first_name(letter: Storage) -> str:
    names = (letter.text(key) for key in _SENDER_NAMES)
    return next((one for one in names if one and not one.casefold().startswith("/o=")), "")


def _exchange_name(letter: Storage) -> str:
    """Give the last piece of an address that means something only inside one organisation's Exchange."""
    return letter.text(*_SENDER_ADDRESSES).rpartition("=")[2]
