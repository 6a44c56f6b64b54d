"""Personal identity numbers that are parted between two cells: the date in one, the last four in the next."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from samverkan_xl.checking.personal_numbers import is_personal
from samverkan_xl.checking.titles import UNSEEN
from samverkan_xl.model.cells import Raw

_SIX_OR_EIGHT = re.compile(r"(?:18|19|20)?(\d\d)[-./ ]?(\d\d)[-./ ]?(\d\d)[-+]?")
_FOUR = re.compile(r"[-+]?(\d{4})")
_YEARS = range(2000, 2040)
"""Beside a date cell these four digits are far more often a year than a person's last four."""

_LONGEST = 13
"""A date and what may surround it, blanks aside; all other texts are let by at once."""
_SHORTEST_DATE, LEAST_LAST_FOUR, _MOST_LAST_FOUR = 5, 1000, 9999


def is_split(first: Raw, last: Raw) -> bool:
    """Tell whether the one cell holds the date of a number and the next its last four."""
    four = _last_four(last)
    if not four or (isinstance(first, date) and int(four) in _YEARS):
        return False
    six = _six_digits(first)
    return bool(six) and is_personal(six + four)


def _last_four(raw: Raw) -> str:
    if isinstance(raw, str):
        return _last_four_in(bare) if len(bare := raw.strip()) <= _LONGEST else ""
    if not isinstance(raw, int | float) or not LEAST_LAST_FOUR <= raw <= _MOST_LAST_FOUR or raw != int(raw):
        return ""
    return str(int(raw))


@lru_cache(maxsize=4096)
def _last_four_in(text: str) -> str:
    found = _FOUR.fullmatch(UNSEEN.sub("", text).strip())
    return found[1] if found else ""


def _six_digits(raw: Raw) -> str:
    match raw:
        case date():
            return f"{raw:%y%m%d}"
        case str() if len(bare := raw.strip()) <= _LONGEST and (
            found := _SIX_OR_EIGHT.fullmatch(UNSEEN.sub("", bare).strip())
        ):
            return "".join(found.groups())
        case int() | float() if raw >= 0 and raw == int(raw) and _SHORTEST_DATE <= len(digits := str(int(raw))) <= 8:  # noqa: PLR2004  # ÅÅÅÅMMDD
            return digits[-6:].zfill(6)
        case _:
            return ""
