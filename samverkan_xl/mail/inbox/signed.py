"""A letter that lies inside its own signature (`smime.p7m`): what was signed, taken out. After RFC 5652 and X.690.

The signature is not verified: who has sent a letter decides nothing here.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

_SIGNED_DATA = b"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"
_BYTES, _BYTES_IN_PIECES = 0x04, 0x24
_UNTOLD, _LONG = 0x80, 0x7F
"""A length that is told by an end instead, and the mark of one that is told in several bytes."""
_END = b"\0\0"
_DEEPEST = 16


class NothingSignedError(ValueError):
    """The bytes are no signature with a letter in it."""


class _Element(NamedTuple):
    tag: int
    start: int
    end: int
    after: int


def signed_content(content: bytes) -> bytes:
    """Give what was signed; raises `NothingSignedError`, as for a signature by itself or one cut short."""
    kind, held = _first(content, _element(content, 0), 2)
    if content[kind.start : kind.end] != _SIGNED_DATA:
        raise NothingSignedError
    (signed,) = _first(content, held, 1)
    _, _, wrapped = _first(content, signed, 3)
    _, letter = _first(content, wrapped, 2)
    (pieces,) = _first(content, letter, 1)
    return b"".join(_pieces(content, pieces))


def _pieces(content: bytes, found: _Element, depth: int = 0) -> Iterator[bytes]:
    """Give the bytes, which some programs part in pieces as they write them."""
    if found.tag == _BYTES:
        yield content[found.start : found.end]
    elif found.tag == _BYTES_IN_PIECES and depth < _DEEPEST:
        for one in _inside(content, found):
            yield from _pieces(content, one, depth + 1)
    else:
        raise NothingSignedError


def _first(content: bytes, found: _Element, number: int) -> list[_Element]:
    first = list(islice(_inside(content, found), number))
    if len(first) < number:
        raise NothingSignedError
    return first


def _inside(content: bytes, found: _Element) -> Iterator[_Element]:
    at = found.start
    while at < found.end:
        one = _element(content, at)
        yield one
        at = one.after


def _element(content: bytes, at: int, depth: int = 0) -> _Element:
    head = content[at : at + 2]
    if len(head) < len(_END):
        raise NothingSignedError
    tag, size = head
    start = at + len(head)
    if size == _UNTOLD:
        end = _end_after(content, start, depth)
        return _Element(tag, start, end, end + len(_END))
    if size > _UNTOLD:
        more = size & _LONG
        size = int.from_bytes(content[start : start + more], "big")
        start += more
    if start + size > len(content):
        raise NothingSignedError
    return _Element(tag, start, start + size, start + size)


def _end_after(content: bytes, at: int, depth: int) -> int:
    if depth > _DEEPEST:
        raise NothingSignedError
    while content[at : at + len(_END)] != _END:
        at = _element(content, at, depth + 1).after
    return at
