"""Outlook's own wrapping, `winmail.dat`: the files in it, with their long names. After [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from datetime import datetime

from samverkan_xl.mail.inbox.encodings import shown
from samverkan_xl.mail.inbox.headers import known_id, made_id
from samverkan_xl.mail.inbox.letters import Envelope, Opened, Part
from samverkan_xl.mail.inbox.limits import MAX_OPENED_PARTS
from samverkan_xl.mail.inbox.links import file_hosts
from samverkan_xl.mail.inbox.times import from_outlook
from samverkan_xl.mail.inbox.tnef_properties import Property, properties_in, text_in

_START = struct.Struct("<IH")
_ATTRIBUTE = struct.Struct("<BII")
_CHECKSUM_BYTES = 2
_MOST_ATTRIBUTES = 100_000
_BEGINS, _TITLE, _DATA, _PROPERTIES, _CODE_PAGE = 0x00069002, 0x00018010, 0x0006800F, 0x00069005, 0x00069007
_SUBJECT_APART, _OF_THE_LETTER = 0x00018004, 0x00069003
_LONG_NAME, _SHORT_NAME, _OBJECT = 0x3707, 0x3704, 0x3701
_SENDER_NAMES, _SENDER_ADDRESSES = (0x0042, 0x0C1A), (0x5D02, 0x5D01, 0x0065, 0x0C1F)
_SUBJECT, _SENT, _DELIVERED, _ID, _TEXTS = 0x0037, 0x0039, 0x0E06, 0x1035, (0x1000, 0x1013)


class TnefError(Exception):
    """The wrapping ends before what it says that it holds."""


def open_tnef(content: bytes) -> tuple[Part, ...]:
    """Give the files in a winmail.dat; raises `TnefError` when nothing can be made of it."""
    return _gathered(content).parts()


def open_tnef_letter(content: bytes) -> Opened:
    """Take apart a letter that lay in another's winmail.dat, where it is a wrapping of its own."""
    found = _gathered(content)
    links = (host for key in _TEXTS for host in file_hosts(found.said(key)))
    return Opened(_envelope(found, content), found.parts(), links=tuple(dict.fromkeys(links)))


def _envelope(found: _Gathering, content: bytes) -> Envelope:
    address = next((one for key in _SENDER_ADDRESSES if "@" in (one := found.said(key))), "")
    return Envelope(
        shown(found.said(*_SENDER_NAMES)),
        shown(address),
        found.time(_SENT, _DELIVERED),
        shown(found.said(_SUBJECT) or found.subject),
        known_id(found.said(_ID)) or made_id(content),
    )


def _gathered(content: bytes) -> _Gathering:
    found = _Gathering()
    try:
        for attribute, data in _attributes(content):
            found.take(attribute, data)
    except struct.error as problem:
        raise TnefError from problem
    return found


def _attributes(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Give every attribute with its bytes; what is cut short at the end is left out."""
    at, seen = _START.size, 0
    while at + _ATTRIBUTE.size <= len(content):
        seen += 1
        _, attribute, length = _ATTRIBUTE.unpack_from(content, at)
        at += _ATTRIBUTE.size
        if at + length > len(content) or seen > _MOST_ATTRIBUTES:
            raise TnefError
        yield attribute, content[at : at + length]
        at += length + _CHECKSUM_BYTES


class _Gathering:
    """Collects each file's name and bytes, which come one after the other, and what stands on the letter."""

    def __init__(self) -> None:
        self.subject = ""
        self._label = "cp1252"
        self._names: list[str] = []
        self._contents: list[bytes] = []
        self._objects: set[int] = set()
        self._letters: set[int] = set()
        self._of_letter: dict[int, Property] = {}

    def take(self, attribute: int, data: bytes) -> None:
        if attribute == _CODE_PAGE:
            self._label = f"cp{struct.unpack_from('<I', data)[0]}"
        elif attribute == _SUBJECT_APART:
            self.subject = text_in(data, self._label)
        elif attribute == _OF_THE_LETTER:
            self._of_letter = {one.key: one for one in properties_in(data)}
        elif attribute == _BEGINS and len(self._names) < MAX_OPENED_PARTS:
            self._names.append("")
            self._contents.append(b"")
        elif self._names:
            self._take_of_file(attribute, data)

    def _take_of_file(self, attribute: int, data: bytes) -> None:
        at = len(self._names) - 1
        if attribute == _TITLE:
            self._names[at] = self._names[at] or text_in(data, self._label)
        elif attribute == _DATA and at not in self._objects:  # beside an object it only says that it is not told here
            self._contents[at] = data
        elif attribute == _PROPERTIES:
            for one in properties_in(data):
                self._look_at(one, at)

    def _look_at(self, one: Property, at: int) -> None:
        if one.key == _LONG_NAME or (one.key == _SHORT_NAME and not self._names[at]):
            self._names[at] = one.text(self._label)
        elif one.key == _OBJECT and (one.is_object or not self._contents[at]):
            self._contents[at] = one.content
            self._objects |= {at} if one.is_object else set()
            self._letters |= {at} if one.is_letter else set()

    def parts(self) -> tuple[Part, ...]:
        return tuple(
            Part(name, content, is_letter=at in self._letters)
            for at, (name, content) in enumerate(zip(self._names, self._contents, strict=True))
        )

    def said(self, *keys: int) -> str:
        """Give the first of these texts that stands on the letter."""
        return next((text for key in keys if key in self._of_letter and (text := self._text(key))), "")

    def _text(self, key: int) -> str:
        return self._of_letter[key].text(self._label).strip()

    def time(self, *keys: int) -> datetime | None:
        """Give the first of these times that stands on the letter."""
        given = (
            from_outlook(int.from_bytes(self._of_letter[key].value, "little")) for key in keys if key in self._of_letter
        )
        return next(filter(None, given), None)
