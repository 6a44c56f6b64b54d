"""The formulas in a sheet's cells, each once: looked for in one walk, however many questions are asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

Formulas = tuple[bytes, ...]
Answer = TypeVar("Answer")

_INSIDE = rb"(?:\s[^<>]*+)?+>([^<]++)"
_FORMULA = re.compile(rb"<f" + _INSIDE)
_PREFIXED_FORMULA = re.compile(rb"<[\w.-]+:f" + _INSIDE)
_OPENS = re.compile(rb"</?(?:[\w.-]{1,100}:)?\Z")
_LONGEST, _MOST_REMEMBERED = 8_192, 8_192
"""What is longer is not remembered: it is no template's, and would fill the memory."""


def cells_within(sheet: bytes) -> tuple[int, int]:
    """Give where the cells begin and end in a sheet's markup without asides; that word in an attribute is no tag."""
    places = [
        at for each in re.finditer(b"sheetData", sheet) if _OPENS.search(sheet, max((at := each.start()) - 104, 0), at)
    ]
    return (places[0], places[-1]) if places else (-1, -1)


def cell_formulas(sheet: bytes) -> Formulas:
    """Give the formulas in a sheet's markup without asides, as they are written there."""
    first, last = cells_within(sheet)
    found = _FORMULA.findall(sheet, first, last)
    if sheet.find(b":f", first, last) >= 0:
        found += _PREFIXED_FORMULA.findall(sheet, first, last)
    return tuple(dict.fromkeys(found))


def of_each(ask: Callable[[bytes], Answer]) -> Callable[[Formulas], Iterator[Answer]]:
    """Ask the same of every formula, and keep the answers: books that were made alike have the same ones."""
    known = lru_cache(maxsize=_MOST_REMEMBERED)(ask)

    def answers(formulas: Formulas) -> Iterator[Answer]:
        return map(known if max(map(len, formulas), default=0) <= _LONGEST else ask, formulas)

    return answers
