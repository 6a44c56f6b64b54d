"""Whole days in writing, without their year: they are of the book's own."""

from __future__ import annotations

import re

from samverkan_xl.model.dates.days import day_if_any, full_year, is_in_the_same_term, last_of_month
from samverkan_xl.model.dates.names import MONTH, month_number
from samverkan_xl.model.dates.stretches import NoYearError, Pair, Readings, Stretch, distinct, one_day, pairs

DAY, NAMED = r"(?P<d>\d{1,2})(?: ?:?(?:a|e|st|nd|rd|th)(?= |$|-)|\.)?", rf"(?P<m>{MONTH})"
"""A day in figures, and a month by its name, in a pattern."""

_MONTHS = 12


def month_of(year: int, month: int) -> Readings:
    """Give a whole month of a year, or none."""
    first = day_if_any(year, month, 1)
    return (Stretch(first, last_of_month(first.year, first.month)),) if first else ()


def _numbered_of_the_year(match: re.Match[str], year: int | None) -> Readings:
    """Read 1/3; 3/26 is no day of a Swede's, but a month of a year, or a day as others write it."""
    day, month = int(match["d"]), int(match["m"])
    if month <= _MONTHS or not _may_be_year(match["m"], year):
        return of_the_year(month, day, year)
    turned = of_the_year(day, month, year)
    return (*month_of(full_year(match["m"]), day), *turned) if turned else ()


def _named_of_the_year(match: re.Match[str], year: int | None) -> Readings:
    return of_the_year(month_number(match["m"]), int(match["d"]), year)


def _two_numbers(match: re.Match[str], year: int | None) -> Readings:
    """Read 03-01, of which nobody can tell day from month, and 03-26, which may be the month of a year as well."""
    first, second = int(match["a"]), int(match["b"])
    both_in_full = len(match["a"]) == len(match["b"]) == 2  # noqa: PLR2004  # 3-13 is no 03-13
    month_first = second <= _MONTHS or both_in_full or _may_be_year(match["b"], year)
    turned = of_the_year(first, second, year) if month_first else ()
    days = distinct(*of_the_year(second, first, year), *turned)
    if not days or match["sign"] == ".":
        return days
    ahead = month_of(full_year(match["b"]), first) if _may_be_year(match["b"], year) else ()
    behind = month_of(full_year(match["a"]), second) if _may_be_year(match["a"], year) else ()
    return (*days, *ahead, *behind)


def _may_be_year(digits: str, year: int | None) -> bool:
    """Tell whether two digits that are no month may be a year near the book's."""
    is_no_month = len(digits) == 2 and int(digits) > _MONTHS  # noqa: PLR2004  # as in 26
    return is_no_month and year is not None and is_in_the_same_term(full_year(digits), year)


def of_the_year(month: int, day: int, year: int | None) -> Readings:
    """Give the day of the book's own year; raises `NoYearError` where the book tells none."""
    if year is None:
        raise NoYearError
    return one_day(day_if_any(year, month, day), borrowed=True)


WITHOUT_YEAR: tuple[Pair, ...] = pairs(
    (r"(?P<d>\d{1,2}) ?/ ?(?P<m>\d{1,2})\.?", _numbered_of_the_year),
    (rf"{DAY}[ -]?(?:i |of )?{NAMED}", _named_of_the_year),
    (r"(?P<a>\d{1,2})(?P<sign>[-.])(?P<b>\d{1,2})", _two_numbers),
)
"""Days of the book's own year. A Swede writes the day before the month: 1/3 is the first of March."""
