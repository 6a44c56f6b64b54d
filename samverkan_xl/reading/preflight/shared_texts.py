"""Shared texts: a few bytes in a cell may stand for a very long one, and parsers copy it into every such cell."""

from __future__ import annotations

import re

from samverkan_xl.reading import limits
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.tabs import WorkbookPart
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode

_REFERENCE = re.compile(rb"""\st\s*=\s*["']s["']""")


def refuse_swelling(package: Package, book: WorkbookPart) -> None:
    """Refuse a book whose cells might together hold more text than anybody writes, if each held its longest."""
    longest = _longest(package.find(book.lesser["sharedStrings"]) or b"")
    if longest <= limits.LONG_TEXT_BYTES:
        return
    cells = sum(1 for tab in book.tabs for _ in _REFERENCE.finditer(package.find(tab.part) or b""))
    if longest * cells > limits.MAX_TEXT_BYTES:
        raise Unreadable(UnreadableCode.TOO_LARGE)


def _longest(shared: bytes) -> int:
    return max(map(len, shared.split(b"<si")))
