"""Whether bytes hold digits enough, and near enough, to be worth a second look by whoever knows what they may mean.

All that a book carries is asked, and nearly nothing answers yes: so the question is put so that it costs little.
"""

from __future__ import annotations

import re

from samverkan_xl.reading.remarks.asides import without_asides

_DIGITS, _LETTERS = range(0x30, 0x3A), b"TRSUWXJKLMNtrsuwxjklmn"
_KEPT = frozenset({*_DIGITS, *range(0x41, 0x5B), *range(0x61, 0x7B), *b'<>"\n'})
_PARTINGS = bytes(byte for byte in range(256) if byte not in _KEPT)
_SHAPES = bytes(0x30 if byte in _DIGITS else 0x54 if byte in _LETTERS else byte for byte in range(256))
_NINE, _SIX_AND_THREE = b"0" * 9, b"000000T000"

_GAP = rb'[^0-9A-Za-z<>"]{0,8}'
_NEAR = re.compile(_GAP.join((*[rb"[0-9]"] * 2, rb"[01]", *[rb"[0-9]"] * 3, b"[0-9%s]" % _LETTERS, *[rb"[0-9]"] * 2)))
"""Nine digits of which the third can begin a month, or six and three with a letter between them."""


_REFERENCE = re.compile(rb"&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));")
_IN_ADDRESSES, _IN_PARTS = re.compile(rb"%2[0-9A-Fa-f]"), re.compile(rb"_x00([0-9A-Fa-f]{2})_")


def holds_many_digits(data: bytes) -> bool:
    """Tell whether they stand together anywhere, however programs have written the signs."""
    data = _evened(data)
    shape = data.translate(_SHAPES, _PARTINGS)
    return (_NINE in shape or _SIX_AND_THREE in shape) and _NEAR.search(data) is not None


def many_digits(text: str) -> bool:
    """Tell the same of a text."""
    return _NEAR.search(_evened(text.encode("utf-8", "replace"))) is not None


def _evened(data: bytes) -> bytes:
    """Give the bytes with signs as themselves, and without what splits a text but is not seen."""
    if b"&" in data:
        data = _REFERENCE.sub(_sign, data.replace(b"&amp;", b"&"))
    if b"<!" in data:
        data = without_asides(data.decode("latin-1")).encode("latin-1")
    if b"%2" in data:
        data = _IN_ADDRESSES.sub(b"-", data)
    return _IN_PARTS.sub(lambda found: bytes([int(found[1], 16)]), data) if b"_x0" in data else data


def _sign(found: re.Match[bytes]) -> bytes:
    number = int(found[1], 16) if found[1] else int(found[2])
    return bytes([number]) if number < _BEYOND_ASCII else b" "


_BEYOND_ASCII = 0x80
