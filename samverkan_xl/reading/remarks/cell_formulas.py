"""The formulas in a sheet's cells, each once: looked for in one walk, however many questions are asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

Formulas = tuple[bytes, ...]
Cells = tuple[bytes, Formulas]
"""A sheet's markup without asides, and the formulas in it."""
Answer = TypeVar("Answer")

_INSIDE = rb"(?:\s[^<>]*+)?+>([^<]++)"
_FORMULA = re.compile(rb"<f" + _INSIDE)
_PERHAPS_PREFIXED = re.compile(rb":f")
_PREFIXED_FORMULA = re.compile(rb"<[\w.-]+:f" + _INSIDE)
_OPENS = re.compile(rb"</?(?:[\w.-]{1,100}:)?\Z")
_LONGEST, _MOST_REMEMBERED = 8_192, 8_192
"""What is longer is not remembered: it is no template's, and would fill the memory."""


def cells_within(sheet: bytes) -> tuple[int, int]:
    """Give where the cells begin and end in a sheet's markup without asides; that word in an attribute is no tag."""
    first, last = sheet.find(b"sheetData"), sheet.rfind(b"sheetData")
    while first >= 0 and not _is_tag(sheet, first):
        first = sheet.find(b"sheetData", first + 1)
    while last > first and not _is_tag(sheet, last):
        last = sheet.rfind(b"sheetData", 0, last)
    return first, last


def _is_tag(sheet: bytes, at: int) -> bool:
    return _OPENS.search(sheet, max(at - 104, 0), at) is not None


def cell_formulas(sheet: bytes) -> Formulas:
    """Give the formulas in a sheet's markup without asides, as they are written there."""
    first, last = cells_within(sheet)
    found = _FORMULA.findall(sheet, first, last)
    if _PERHAPS_PREFIXED.search(sheet, first, last):
        found += _PREFIXED_FORMULA.findall(sheet, first, last)
    return tuple(dict.fromkeys(found))


def of_each(ask: Callable[[bytes], Answer]) -> Callable[[Formulas], Iterator[Answer]]:
    """Ask the same of every formula, and keep the answers: books that were made alike have the same ones."""
    known = lru_cache(maxsize=_MOST_REMEMBERED)(ask)

    def answers(formulas: Formulas) -> Iterator[Answer]:
        return map(known if max(map(len, formulas), default=0) <= _LONGEST else ask, formulas)

    return answers
