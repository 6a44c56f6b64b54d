"""Whole days in writing: with their year, in every order that people use, and without it."""

from __future__ import annotations

import re

from samverkan_xl.model.dates.days import (
    day_if_any,
    day_of_serial,
    full_year,
    is_in_the_same_term,
    is_near,
    last_of_month,
)
from samverkan_xl.model.dates.names import MONTH, month_number
from samverkan_xl.model.dates.stretches import NoYearError, Pair, Readings, Stretch, distinct, one_day, pairs

_MONTHS = 12
_Y4, _Y = r"(?P<y>\d{4})", r"(?P<y>\d{4}|\d\d)"
_DAY = r"(?P<d>\d{1,2})(?: ?:?(?:a|e|st|nd|rd|th)(?= |$|-)|\.)?"
_WORD = rf"(?P<m>{MONTH})"


def _numbered(match: re.Match[str], year: int | None) -> Readings:
    return _of_told_year(match["y"], int(match["m"]), int(match["d"]), year)


def _named(match: re.Match[str], year: int | None) -> Readings:
    return _of_told_year(match["y"], month_number(match["m"]), int(match["d"]), year)


def _of_told_year(digits: str, month: int, day: int, year: int | None) -> Readings:
    """Read the day of a year; two digits far from the book's own year, 1/3-15, may be an hour or a last day as well."""
    told = full_year(digits)
    found = one_day(day_if_any(told, month, day))
    is_sure = len(digits) > 2 or year is None or is_near(told, year)  # noqa: PLR2004  # a year with its century
    return found if is_sure or not found else (*found, *_of_the_year(month, day, year))


def _named_either_way(match: re.Match[str], year: int | None) -> Readings:
    """Read 01-mar-26, whose first number may be the day or the year."""
    turned = one_day(day_if_any(full_year(match["d"]), month_number(match["m"]), int(match["y"])))
    return distinct(*_named(match, year), *turned)


def _eight_digits(match: re.Match[str], _: int | None) -> Readings:
    """Read 20260301; of 01032026 nobody can tell day from month."""
    digits = match[0]
    year_first = day_if_any(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    if year_first and year_first.year >= 1000:  # noqa: PLR2004  # 0101-20-26 would be no year
        return one_day(year_first)
    return _day_first(digits[:2], digits[2:4], digits[4:])


def _six_digits(match: re.Match[str], year: int | None) -> Readings:
    """Read 260301 as Swedes do, unless it is as near at hand that the day stands first; 202603 is a month."""
    one, two, three = match[0][:2], match[0][2:4], match[0][4:]
    year_first = one_day(day_if_any(full_year(one), int(two), int(three)))
    if not year_first:
        return _day_first(one, two, three) or _month_in_digits(match[0])
    day_first = one_day(day_if_any(full_year(three), int(two), int(one)))
    near = year is not None and day_first and is_near(day_first[0].first.year, year)
    return distinct(*year_first, *day_first) if near else year_first


def _month_in_digits(digits: str) -> Readings:
    return _month_of(int(digits[:4]), int(digits[4:]))


def _month_of(year: int, month: int) -> Readings:
    first = day_if_any(year, month, 1)
    return (Stretch(first, last_of_month(first.year, first.month)),) if first else ()


def _day_first(day: str, month: str, year: str) -> Readings:
    """Read digits without signs, day first; nobody here writes the month first, but that it may be makes it a doubt."""
    is_day = day_if_any(full_year(year), int(month), int(day)) is not None
    return _any_order(day, month, year) if is_day else ()


def _five_digits(match: re.Match[str], _: int | None) -> Readings:
    return one_day(day_of_serial(float(match[0].replace(",", "."))))


def _three_numbers(match: re.Match[str], _: int | None) -> Readings:
    return _any_order(match["a"], match["b"], match["c"], match["sign"])


def _any_order(first: str, second: str, third: str, sign: str = "") -> Readings:
    """Read three numbers in every order that people use; between points the month never comes first."""
    orders = [(third, second, first)]
    if sign != ".":
        orders.append((third, first, second))
    if len(first) == len(third) == 2 and sign != "/":  # noqa: PLR2004  # 26-03-04 may begin with its year
        orders.append((first, second, third))
    days = (day_if_any(full_year(year), int(month), int(day)) for year, month, day in orders)
    return distinct(*(one for day in days for one in one_day(day)))


WITH_YEAR: tuple[Pair, ...] = pairs(
    (rf"{_Y4} ?[-/. _] ?(?P<m>\d{{1,2}}) ?[-/. _] ?(?P<d>\d{{1,2}})\.?", _numbered),
    (r"\d{8}", _eight_digits),
    (r"\d{6}", _six_digits),
    (r"[3-7]\d{4}(?:[.,]\d+)?", _five_digits),
    (rf"(?P<d>\d{{1,2}})/(?P<m>\d{{1,2}})(?: ?- ?|,? |,? ?['’]){_Y}", _numbered),
    (rf"(?P<d>\d\d)-{_WORD}-(?P<y>\d\d)", _named_either_way),
    (rf"{_DAY}[ -]?(?:i |of )?{_WORD}[ ,-]*(?:år )?{_Y4}", _named),
    (rf"{_DAY}[ -]?(?:i |of )?{_WORD}(?: ?- ?|,? |,? ?['’])(?P<y>\d\d)", _named),
    (rf"{_WORD} {_DAY},? {_Y4}", _named),
    (rf"{_Y4}[ -]{_WORD}[ -](?P<d>\d{{1,2}})", _named),
    (r"(?P<a>\d{1,2})(?P<sign>[/.-]) ?(?P<b>\d{1,2})[/.-] ?(?P<c>\d{4}|\d\d)", _three_numbers),
)
"""Days that tell their year."""


def _numbered_of_the_year(match: re.Match[str], year: int | None) -> Readings:
    """Read 1/3; 3/26 is no day of a Swede's, but a month of a year, or a day as others write it."""
    day, month = int(match["d"]), int(match["m"])
    if month <= _MONTHS or not _may_be_year(match["m"], year):
        return _of_the_year(month, day, year)
    turned = _of_the_year(day, month, year)
    return (*_month_of(full_year(match["m"]), day), *turned) if turned else ()


def _named_of_the_year(match: re.Match[str], year: int | None) -> Readings:
    return _of_the_year(month_number(match["m"]), int(match["d"]), year)


def _two_numbers(match: re.Match[str], year: int | None) -> Readings:
    """Read 03-01, of which nobody can tell day from month, and 03-26, which may be the month of a year as well."""
    first, second = int(match["a"]), int(match["b"])
    month_first = second <= _MONTHS or len(match["a"]) == len(match["b"]) == 2  # noqa: PLR2004  # 3-13 is no 03-13
    turned = _of_the_year(first, second, year) if month_first else ()
    days = distinct(*_of_the_year(second, first, year), *turned)
    if not days or match["sign"] == ".":
        return days
    ahead = _month_of(full_year(match["b"]), first) if _may_be_year(match["b"], year) else ()
    behind = _month_of(full_year(match["a"]), second) if _may_be_year(match["a"], year) else ()
    return (*days, *ahead, *behind)


def _may_be_year(digits: str, year: int | None) -> bool:
    """Tell whether two digits that are no month may be a year near the book's."""
    is_no_month = len(digits) == 2 and int(digits) > _MONTHS  # noqa: PLR2004  # as in 26
    return is_no_month and year is not None and is_in_the_same_term(full_year(digits), year)


def _of_the_year(month: int, day: int, year: int | None) -> Readings:
    if year is None:
        raise NoYearError
    return one_day(day_if_any(year, month, day), borrowed=True)


WITHOUT_YEAR: tuple[Pair, ...] = pairs(
    (r"(?P<d>\d{1,2}) ?/ ?(?P<m>\d{1,2})\.?", _numbered_of_the_year),
    (rf"{_DAY}[ -]?(?:i |of )?{_WORD}", _named_of_the_year),
    (r"(?P<a>\d{1,2})(?P<sign>[-.])(?P<b>\d{1,2})", _two_numbers),
)
"""Days of the book's own year. A Swede writes the day before the month: 1/3 is the first of March."""
