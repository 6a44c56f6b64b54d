"""Personal identity numbers and coordination numbers, by their digits: a date, and a check digit that is right.

A coordination number has 60 added to its day; an interim number has a letter in place of the first of its last four
digits, and counts as 1 in the check. The three digits before the check digit run from 001. Organisation numbers look
alike but have 20 or more as their month.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache

TEN_DIGITS = 10
_CENTURIES = {"18", "19", "20"}
_COORDINATION_DAYS = 60


def is_personal_run(digits: str) -> bool:
    """Tell whether a run of digits is a person's: ten of them, or twelve that begin with a century."""
    within = len(digits) == TEN_DIGITS or (len(digits) == TEN_DIGITS + 2 and digits[:2] in _CENTURIES)
    return within and is_personal(digits[-TEN_DIGITS:])


@lru_cache(maxsize=16384)
def is_personal(digits: str) -> bool:
    """Tell whether ten digits are a person's: a date (the day may have 60 added) and the right check digit."""
    year, month, day = int(digits[:2]), int(digits[2:4]), int(digits[4:6])
    day = day - _COORDINATION_DAYS if day > _COORDINATION_DAYS else day
    counted = digits if digits[6].isdecimal() else f"{digits[:6]}1{digits[7:]}"
    return _is_date(year, month, day) and digits[6:9] != "000" and _checks(counted)


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
