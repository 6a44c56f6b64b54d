"""The formulas in a sheet's cells, each once: looked for in one walk, however many questions are asked of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TypeVar

Formulas = tuple[bytes, ...]
Answer = TypeVar("Answer")

# A comment or a marked section in a formula belongs to it; no run crosses any other `<`.
_INSIDE = rb"(?:\s[^<>]*+)?+>((?:[^<]++|<!)++)"
_FORMULA = re.compile(rb"<f" + _INSIDE)
_PREFIXED_FORMULA = re.compile(rb"<[\w.-]+:f" + _INSIDE)
_LONGEST, _MOST_REMEMBERED = 8_192, 8_192
"""What is longer is not remembered: it is no template's, and would fill the memory."""


def cell_formulas(sheet: bytes) -> Formulas:
    """Give the formulas in a sheet's markup, as they are written there, in order."""
    first, last = sheet.find(b"sheetData"), sheet.rfind(b"sheetData")
    formula = _FORMULA if sheet[first - 1 : first] == b"<" else _PREFIXED_FORMULA
    return tuple(dict.fromkeys(formula.findall(sheet, first, last)))


def of_each(ask: Callable[[bytes], Answer]) -> Callable[[Formulas], Iterator[Answer]]:
    """Ask the same of every formula, and keep the answers: books that were made alike have the same ones."""
    known = lru_cache(maxsize=_MOST_REMEMBERED)(ask)

    def answers(formulas: Formulas) -> Iterator[Answer]:
        return map(known if max(map(len, formulas), default=0) <= _LONGEST else ask, formulas)

    return answers
