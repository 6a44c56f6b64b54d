"""Addresses of cells, rows and columns as a book's remarks give them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

_ADDRESS = re.compile(r"\$?([A-Z]{0,3})\$?([0-9]{0,7})", re.IGNORECASE | re.ASCII)
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
"""Of any sheet; what lies beyond is no address."""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from a row and column to a row and column, counted from 1; 0 where an area is whole rows or columns."""

    top: int
    left: int
    bottom: int
    right: int


def area(text: str) -> Area | None:
    """Read an address: `G7`, `B2:C3`, `7:12` or `C:D`; `None` for what is none."""
    first, _, last = text.strip().partition(":")
    ends = [_ADDRESS.fullmatch(part) for part in (first, last or first)]
    if not text.strip() or None in ends:
        return None
    (left, top), (right, bottom) = ((_number(found[1]), int(found[2] or 0)) for found in ends if found)
    if max(top, bottom) > _LAST_ROW or max(left, right) > _LAST_COLUMN:
        return None
    return Area(top, left, bottom, right)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


class Stretches:
    """Whole rows, or whole columns, of many areas that may lie over each other."""

    def __init__(self, found: Iterable[tuple[int, int]]) -> None:
        """Take the first and last of each; 0 is the first or last of the sheet."""
        self._firsts: list[int] = []
        self._lasts: list[int] = []
        for first, last in sorted((first or 1, last or _LAST_ROW) for first, last in found):
            if self._lasts and first <= self._lasts[-1]:
                self._lasts[-1] = max(last, self._lasts[-1])
            else:
                self._firsts.append(first)
                self._lasts.append(last)

    def __contains__(self, number: int) -> bool:
        at = bisect_right(self._firsts, number)
        return at > 0 and number <= self._lasts[at - 1]

    def __bool__(self) -> bool:
        return bool(self._firsts)


def rows_of(areas: Iterable[Area]) -> Stretches:
    """Give the rows of these areas."""
    return Stretches((at.top, at.bottom) for at in areas)


def columns_of(areas: Iterable[Area]) -> Stretches:
    """Give the columns of these areas."""
    return Stretches((at.left, at.right) for at in areas)
