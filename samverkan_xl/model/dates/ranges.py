"""Two dates, or two parts of a year, in one cell: from the one to the other, or the one and the other."""

from __future__ import annotations

import re

from samverkan_xl.model.dates.days import day_if_any
from samverkan_xl.model.dates.full import WITH_YEAR
from samverkan_xl.model.dates.parts import PARTS
from samverkan_xl.model.dates.stretches import NoYearError, Readings, distinct, one_day, readings_by, two_named
from samverkan_xl.model.dates.yearless import WITHOUT_YEAR

_FROM_TO = re.compile(r" ?(?P<between>-|(?<= )till(?: och med)? | ?t\.o\.m\.? ?| t\.?o\.?m\.? | t o m | tom | to ) ?")
_AND = re.compile(r" ?(?P<between>(?<= )(?:och|eller)(?= )|[,;&+]|(?<=[a-zåäö])/(?=\w)) ?")
_FROM = re.compile(r"(?:från(?: och med)?|from|fr\.? ?o\.? ?m\.?|fom) ")
_SOME_LEAP_YEAR = 2024
_SINGLE = (*WITH_YEAR, *PARTS, *WITHOUT_YEAR)


def readings_of_two(text: str, year: int | None) -> Readings | None:
    """Read a text that names two times; `None` when it does not.

    Raises `BackwardsError` where the second lies before the first, and `NoYearError` where a year is wanting.
    """
    bare = _FROM.sub("", text, count=1)
    for sign in (_FROM_TO, _AND):
        for between in sign.finditer(bare):
            found = _two(bare[: between.start()], bare[between.end() :], between["between"].strip(), year)
            if found is not None:
                return found
    return None


def _two(first: str, second: str, between: str, year: int | None) -> Readings | None:
    if not _may_begin(first):
        return None
    ended = readings_by(_SINGLE, second, year)
    begun = _begin(first, ended, year) if ended else None
    return distinct(*two_named(begun, ended, between)) if begun and ended else None


def _may_begin(text: str) -> bool:
    """Tell whether a text is a time in some year, or a number that may be the day of one."""
    return re.fullmatch(r"\d{1,2}", text) is not None or bool(readings_by(_SINGLE, text, _SOME_LEAP_YEAR))


def _begin(text: str, ended: Readings, year: int | None) -> Readings | None:
    """Read the beginning in the year of the end, and in its month where it is but a number: 1-5 mars 2026."""
    if re.fullmatch(r"\d{1,2}", text):
        ends = [one for one in ended if one.is_day]
        days = ((day_if_any(one.first.year, one.first.month, int(text)), one.borrowed) for one in ends)
        return tuple(found for day, borrowed in days for found in one_day(day, borrowed=borrowed)) or None
    try:
        return readings_by(_SINGLE, text, None)
    except NoYearError:
        own = ended[0]
        found = readings_by(_SINGLE, text, year if own.borrowed else own.last.year)
        return tuple(type(one)(one.first, one.last, own.borrowed) for one in found) if found else found
