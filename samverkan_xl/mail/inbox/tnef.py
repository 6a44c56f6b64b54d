"""Outlook's own wrapping, `winmail.dat`: the files in it, with their long names. After [MS-OXTNEF]."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from samverkan_xl.mail.inbox.encodings import repaired, text_of
from samverkan_xl.mail.inbox.letters import Part
from samverkan_xl.mail.inbox.limits import MAX_OPENED_PARTS

_START = struct.Struct("<IH")
_ATTRIBUTE = struct.Struct("<BII")
_CHECKSUM_BYTES = 2
_MOST_ATTRIBUTES = 100_000
_BEGINS, _TITLE, _DATA, _PROPERTIES, _CODE_PAGE = 0x00069002, 0x00018010, 0x0006800F, 0x00069005, 0x00069007
_LONG_NAME, _SHORT_NAME, _OBJECT = 0x3707, 0x3704, 0x3701
_IDENTIFIER_BYTES = 16
_FIXED = {1: 0, 2: 2, 3: 4, 4: 4, 5: 8, 6: 8, 7: 8, 0xA: 4, 0xB: 2, 0x14: 8, 0x40: 8, 0x48: 16}
_TEXT_8, _TEXT_16, _OF_OBJECT, _BINARY = 0x1E, 0x1F, 0x0D, 0x102
_VARYING = (_TEXT_8, _TEXT_16, _OF_OBJECT, _BINARY)
_SEVERAL = 0x1000
_NAMED = 0x8000


class TnefError(Exception):
    """The wrapping ends before what it says that it holds."""


def open_tnef(content: bytes) -> tuple[Part, ...]:
    """Give the files in a winmail.dat; raises `TnefError` when nothing can be made of it."""
    found, label = _Gathering(), "cp1252"
    try:
        for attribute, data in _attributes(content):
            if attribute == _CODE_PAGE:
                label = f"cp{struct.unpack_from('<I', data)[0]}"
            else:
                found.take(attribute, data, label)
    except struct.error as problem:
        raise TnefError from problem
    return found.parts()


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
    """Collects each file's name and bytes, which come one after the other."""

    def __init__(self) -> None:
        self._names: list[str] = []
        self._contents: list[bytes] = []

    def take(self, attribute: int, data: bytes, label: str) -> None:
        if attribute == _BEGINS and len(self._names) < MAX_OPENED_PARTS:
            self._names.append("")
            self._contents.append(b"")
        elif not self._names:
            return
        elif attribute == _TITLE:
            self._names[-1] = self._names[-1] or _text(data, label)
        elif attribute == _DATA:
            self._contents[-1] = data
        elif attribute == _PROPERTIES:
            self._look_into(data, label)

    def parts(self) -> tuple[Part, ...]:
        return tuple(map(Part, self._names, self._contents))

    def _look_into(self, data: bytes, label: str) -> None:
        for key, kind, value in _properties(data):
            if key == _LONG_NAME or (key == _SHORT_NAME and not self._names[-1]):
                self._names[-1] = _text(value, "utf-16-le" if kind == _TEXT_16 else label)
            elif key == _OBJECT and not self._contents[-1]:
                self._contents[-1] = value[_IDENTIFIER_BYTES:] if kind == _OF_OBJECT else value


def _text(data: bytes, label: str) -> str:
    return repaired(text_of(data, label).split("\0", 1)[0])


def _properties(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Give each property's key, kind and first value, padded to four bytes; stops at what it does not know."""
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
                yield key, kind, data[at : at + size]
            at += size + -size % 4


def _after_name(data: bytes, at: int) -> int:
    """Step over a named property's name: an identifier, and a number or a text."""
    (kind,) = struct.unpack_from("<I", data, at + _IDENTIFIER_BYTES)
    at += _IDENTIFIER_BYTES + 4
    if not kind:
        return at + 4
    size = int.from_bytes(data[at : at + 4], "little")
    return at + 4 + size + -size % 4
