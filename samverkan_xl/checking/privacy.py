"""Personal identity numbers and coordination numbers: found by date and check digit, masked before anything else.

A coordination number has 60 added to its day. Organisation numbers look alike but have 20 or more as their month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from samverkan_xl.model.cells import Grid, Raw

MASK = "******-****"
_BETWEEN = "-\u00ad\u2010\u2011\u2012\u2013\u2014\u2043\u2212\uff0d_.:/\u200b\u200c\u200d\ufeff"
"""What people and programs put between the parts: dashes of all kinds, points, and marks that nobody sees."""

_LOOKS_LIKE_ONE = re.compile(
    rf"(?<!\d)(?:(?:18|19|20)\s?)?(\d{{2}})[{_BETWEEN}\s]?(\d{{2}})[{_BETWEEN}\s]?(\d{{2}})"
    rf"[{_BETWEEN}\s+]{{0,3}}(\d{{4}})(?!\d|-\d\d-\d\d)"
)
"""Ten or twelve digits. What follows a dash may also be a date of its own, as in 2026-03-01 – 2026-05-01."""

_SHORTEST_NUMBER, _LONGEST_NUMBER = 10**8, 10**12
_COORDINATION_DAYS = 60
_TEN_DIGITS = 10


def masked(text: str) -> str:
    """Give the text with every personal identity number in it masked; the same text when there is none."""
    if not _may_hold_one(text):
        return text
    parts, end = [], 0
    for start, stop in _spans(text):
        parts += [text[end:start], MASK]
        end = stop
    return "".join([*parts, text[end:]]) if parts else text


def masked_cell(raw: Raw) -> Raw:
    """Give a cell's value masked; a number cell that is one becomes the mask, since its zeros may be lost."""
    if isinstance(raw, str):
        return masked(raw)
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        return raw
    if not _SHORTEST_NUMBER <= raw < _LONGEST_NUMBER or raw != int(raw):
        return raw
    digits = str(int(raw)).zfill(_TEN_DIGITS)
    return MASK if _is_personal(digits[-_TEN_DIGITS:]) else raw


def personal_cells(grid: Grid) -> Iterator[tuple[int, int]]:
    """Give row and column, from 1, of every cell with such a number in it, wherever on the sheet it stands."""
    for row, cells in enumerate(grid.rows, 1):
        for column, raw in enumerate(cells, 1):
            if raw is not None and (raw.__class__ is not str or len(raw) >= _TEN_DIGITS) and masked_cell(raw) != raw:
                yield row, column


def _may_hold_one(text: str) -> bool:
    return len(text) >= _TEN_DIGITS and _LOOKS_LIKE_ONE.search(text) is not None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Find them from left to right; what can be read as two that overlap is one span."""
    start = stop = at = 0
    while match := _LOOKS_LIKE_ONE.search(text, at):
        at = match.start() + 1
        if _is_personal("".join(match.groups())):
            if match.start() >= stop:
                if stop:
                    yield start, stop
                start = match.start()
            stop = match.end()
    if stop:
        yield start, stop


def _is_personal(digits: str) -> bool:
    """Tell whether ten digits are a person's: a date (the day may have 60 added) and the right check digit."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day = day - _COORDINATION_DAYS if day > _COORDINATION_DAYS else day
    return _is_date(year, month, day) and _checks(digits)


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(2000 + year, month, day)
    except ValueError:
        return False
    return True


def _checks(digits: str) -> bool:
    """Check the last digit by Luhn's rule."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return sum(number // 10 + number % 10 for number in doubled) % 10 == 0
