"""Whole days in writing, with their year, in every order that people use."""

from __future__ import annotations

import re

from samverkan_xl.model.dates.days import day_if_any, day_of_serial, full_year, is_believable, is_near
from samverkan_xl.model.dates.names import month_number
from samverkan_xl.model.dates.stretches import Pair, Readings, distinct, one_day, pairs
from samverkan_xl.model.dates.yearless import DAY, NAMED, month_of, of_the_year

_Y4, _Y = r"(?P<y>\d{4})", r"(?P<y>\d{4}|\d\d)"


def _numbered(match: re.Match[str], year: int | None) -> Readings:
    return _of_told_year(match["y"], int(match["m"]), int(match["d"]), year)


def _named(match: re.Match[str], year: int | None) -> Readings:
    return _of_told_year(match["y"], month_number(match["m"]), int(match["d"]), year)


def _of_told_year(digits: str, month: int, day: int, year: int | None) -> Readings:
    """Read the day of a year; two digits far from the book's own year, 1/3-15, may be an hour or a last day as well."""
    told = full_year(digits)
    found = one_day(day_if_any(told, month, day))
    is_sure = len(digits) > 2 or year is None or is_near(told, year)  # noqa: PLR2004  # a year with its century
    is_doubtful = not is_sure and found and is_believable(found[0].first)
    return (*found, *of_the_year(month, day, year)) if is_doubtful else found


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
    return month_of(int(digits[:4]), int(digits[4:]))


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
    (rf"(?P<d>\d\d)-{NAMED}-(?P<y>\d\d)", _named_either_way),
    (rf"{DAY}[ -]?(?:i |of )?{NAMED}[ ,-]*(?:år )?{_Y4}", _named),
    (rf"{DAY}[ -]?(?:i |of )?{NAMED}(?: ?- ?|,? |,? ?['’])(?P<y>\d\d)", _named),
    (rf"{NAMED} {DAY},? {_Y4}", _named),
    (rf"{_Y4}[ -]{NAMED}[ -](?P<d>\d{{1,2}})", _named),
    (r"(?P<a>\d{1,2})(?P<sign>[/.-]) ?(?P<b>\d{1,2})[/.-] ?(?P<c>\d{4}|\d\d)", _three_numbers),
)
"""Days that tell their year."""
