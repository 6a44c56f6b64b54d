"""The properties in Outlook's own wrapping: of a file in it, or of a letter. After [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import NamedTuple

from samverkan_xl.mail.inbox.encodings import repaired, text_of
from samverkan_xl.mail.inbox.limits import MAX_OPENED_PARTS

_FIXED = {1: 0, 2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_TEXT_8, _TEXT_16, _OF_OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_VARYING = (_TEXT_8, _TEXT_16, _OF_OBJECT, _BINARY)
_SEVERAL = 0x1000
_NAMED = 0x8000
_IDENTIFIER_BYTES = 16
_A_LETTER = bytes.fromhex("0703020000000000c000000000000046")
"""What stands before an object that is a letter."""


class Property(NamedTuple):
    """A property's number and kind, and its first value."""

    key: int
    kind: int
    value: bytes

    @property
    def is_object(self) -> bool:
        """Tell whether the value is a thing of another program's, or a letter."""
        return self.kind == _OF_OBJECT

    @property
    def is_letter(self) -> bool:
        """Tell whether the value is a letter, in a wrapping of its own."""
        return self.is_object and self.value.startswith(_A_LETTER)

    @property
    def content(self) -> bytes:
        """Give the value's own bytes, without what tells what kind of object it is."""
        return self.value[_IDENTIFIER_BYTES:] if self.is_object else self.value

    def text(self, label: str) -> str:
        """Give the value as a text, by its code page where it is not wide."""
        return text_in(self.value, "utf-16-le" if self.kind == _TEXT_16 else label)


def text_in(data: bytes, label: str) -> str:
    """Read a text up to its end mark."""
    return repaired(text_of(data, label).split("\0", 1)[0])


def properties_in(data: bytes) -> Iterator[Property]:
    """Give each property, padded to four bytes; stops at what it does not know."""
    (count,) = struct.unpack_from("<I", data)
    at = 4
    for _ in range(min(count, MAX_OPENED_PARTS)):
        if at + 4 > len(data):
            return
        kind, key = struct.unpack_from("<HH", data, at)
        at += 4
        if key >= _NAMED:
            at = _after_name(data, at)
        several, kind = kind & _SEVERAL, kind & ~_SEVERAL
        values = struct.unpack_from("<I", data, at)[0] if several or kind in _VARYING else 1
        at += 4 if several or kind in _VARYING else 0
        if values > MAX_OPENED_PARTS or (kind not in _FIXED and kind not in _VARYING):
            return
        for number in range(values):
            size = struct.unpack_from("<I", data, at)[0] if kind in _VARYING else _FIXED[kind]
            at += 4 if kind in _VARYING else 0
            if not number:
                yield Property(key, kind, data[at : at + size])
            at += size + -size % 4


def _after_name(data: bytes, at: int) -> int:
    """Step over a named property's name: an identifier, and a number or a text."""
    (kind,) = struct.unpack_from("<I", data, at + _IDENTIFIER_BYTES)
    at += _IDENTIFIER_BYTES + 4
    if not kind:
        return at + 4
    size = int.from_bytes(data[at : at + 4], "little")
    return at + 4 + size + -size % 4
