"""Personal identity numbers and coordination numbers: found by date and check digit, masked before anything else.

A coordination number has 60 added to its day. Organisation numbers look alike but have 20 or more as their month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from samverkan_xl.model.cells import Raw

MASK = "******-****"
_LOOKS_LIKE_ONE = re.compile(r"(?<!\d)(?:(?:18|19|20)[ ]?)?(\d{2})[ -]?(\d{2})[ -]?(\d{2})\s?[-+–−/]?\s?(\d{4})(?!\d)")
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
    is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
    if is_number and _SHORTEST_NUMBER <= raw < _LONGEST_NUMBER and raw == int(raw):  # type: ignore[operator]
        digits = str(int(raw)).zfill(_TEN_DIGITS)  # type: ignore[arg-type]
        return MASK if _is_personal(digits[-_TEN_DIGITS:]) else raw
    return raw


def _may_hold_one(text: str) -> bool:
    return len(text) >= _TEN_DIGITS and _LOOKS_LIKE_ONE.search(text) is not None


def _spans(text: str) -> Iterator[tuple[int, int]]:
    for match in _LOOKS_LIKE_ONE.finditer(text):
        if _is_personal("".join(match.groups())):
            yield match.span()


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
