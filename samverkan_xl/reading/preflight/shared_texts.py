"""Shared texts: a few bytes in a cell may stand for a very long one, and parsers copy it into every such cell."""

from __future__ import annotations

from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_SHARED = "sharedstrings.xml"
_REFERENCE = (b't="s"', b"t='s'")


def refuse_swelling(package: Package) -> None:
    """Refuse a book whose cells might together hold more text than anybody writes, if each held its longest."""
    longest = max((_longest(part.data) for part in package.parts if part.name.lower().endswith(_SHARED)), default=0)
    if longest <= limits.LONG_TEXT_BYTES:
        return
    cells = sum(part.data.count(sign) for part in package.parts if b"sheetData" in part.data for sign in _REFERENCE)
    if longest * cells > limits.MAX_TEXT_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE)


def _longest(shared: bytes) -> int:
    return max(map(len, shared.split(b"<si")))
