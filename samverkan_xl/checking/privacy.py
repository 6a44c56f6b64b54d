"""Personal identity numbers and coordination numbers: found by date and check digit, masked before anything else.

A coordination number has 60 added to its day; an interim number has a letter in place of the first of its last four
digits, and counts as 1 in the check. The three digits before the check digit run from 001. Organisation numbers look
alike but have 20 or more as their month.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from samverkan_xl.checking.titles import UNSEEN
from samverkan_xl.model.cells import CellFault, Raw

MASK = "******-****"
_PARTING = r"[-\u2010-\u2015\u2043\u2212\uff0d_.:/\s]"
"""What people and programs put between the parts: dashes of all kinds, points, and every kind of space."""

_INTERIM = "TRSUWXJKLMN"
_LOOKS_LIKE_ONE = re.compile(
    rf"(?<!\d)(?P<century>(?:18|19|20){_PARTING}?)?(?P<year>\d\d)(?P<one>{_PARTING}{{0,2}})(?P<month>\d\d)"
    rf"(?P<two>{_PARTING}{{0,2}})(?P<day>\d\d)(?P<three>(?:{_PARTING}|\+){{0,3}})"
    rf"(?P<last>\d{{4}}|(?<=\d)[{_INTERIM}]\d{{3}}|(?<=[-+])[{_INTERIM}]\d{{3}})(?!\d|-\d\d-\d\d)"
)
"""Ten or twelve digits. What follows a dash may also be a date of its own, as in 2026-03-01 – 2026-05-01."""

_OTHER_DIGITS = re.compile(r"(?![0-9])\d")
_DIGITS = re.compile(r"\d{3}")
_BEFORE_A_PHONE = re.compile(r"(?:tel|telefon|tfn|mobil|mob|sms|växel)(?:nr|nummer)?[.:]?\s*$", re.IGNORECASE)
_POLICE_REGISTRY = re.compile(r"\d{4}-K$")
SHORTEST_NUMBER, _LONGEST_NUMBER = 10**6, 10**12
_COORDINATION_DAYS = 60
_TEN_DIGITS = 10


@lru_cache(maxsize=65536)
def masked(text: str) -> str:
    """Give the text with every personal identity number in it masked; the same text when there is none.

    Marks that nobody sees are gone from a text in which one was masked.
    """
    seen = text if text.isascii() else _OTHER_DIGITS.sub(lambda found: str(int(found[0])), UNSEEN.sub("", text))
    if len(seen) < _TEN_DIGITS or _DIGITS.search(seen) is None:
        return text
    parts, end = [], 0
    for start, stop in _spans(seen):
        parts += [seen[end:start], MASK]
        end = stop
    return "".join([*parts, seen[end:]]) if parts else text


def masked_path(name: str) -> str:
    """Give a file's name masked, folder by folder: what two folders hold between them is no number."""
    return "/".join(map(masked, name.split("/")))


def masked_cell(raw: Raw) -> Raw:
    """Give a cell's value masked; a number cell that is one becomes the mask, since its zeros may be lost."""
    if isinstance(raw, CellFault):
        return raw
    if isinstance(raw, str):
        return masked(raw)
    if not isinstance(raw, int | float) or isinstance(raw, bool):
        return raw
    if not SHORTEST_NUMBER <= raw < _LONGEST_NUMBER or raw != int(raw):
        return raw
    digits = str(int(raw)).zfill(_TEN_DIGITS)
    within = len(digits) == _TEN_DIGITS or digits[:2] in {"18", "19", "20"}
    return MASK if within and is_personal(digits[-_TEN_DIGITS:]) else raw


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Find them from left to right; what can be read as two that overlap is one span."""
    start = stop = at = 0
    while match := _LOOKS_LIKE_ONE.search(text, at):
        at = match.start() + 1
        if _is_one(match, text):
            if match.start() >= stop:
                if stop:
                    yield start, stop
                start = match.start()
            stop = match.end()
    if stop:
        yield start, stop


def _is_one(match: re.Match[str], text: str) -> bool:
    if not is_personal("".join(match.group("year", "month", "day", "last"))):
        return False
    before = text[max(0, match.start() - 20) : match.start()]
    return not (_is_parted_as_a_phone(match) or _is_called_a_phone(match, before) or _POLICE_REGISTRY.search(before))


def _is_parted_as_a_phone(match: re.Match[str]) -> bool:
    """Tell whether ten digits are parted as nobody parts a date: 0701-234567, 08-12345678."""
    return not match["century"] and not match["three"] and bool(match["one"]) != bool(match["two"])


def _is_called_a_phone(match: re.Match[str], before: str) -> bool:
    return match[0].isdecimal() and match[0].startswith("0") and _BEFORE_A_PHONE.search(before) is not None


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
