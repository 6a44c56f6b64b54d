"""Weeks in writing: one, several, and the days that are told by them."""

from __future__ import annotations

import re
from datetime import date, timedelta

from samverkan_xl.model.dates.days import full_year, is_near
from samverkan_xl.model.dates.names import WEEKDAY, weekday_number
from samverkan_xl.model.dates.stretches import Pair, Readings, Stretch, pairs, told_year, two_named

_Y4 = r"(?P<y>\d{4})"
_YEAR_BEHIND = r"(?:[ ,/'’-]*(?:år )?(?P<y>\d{4}|(?<=[-'’/])\d\d))?"
"""A year behind a week; two digits only behind a sign that says so, as in -26 and '26."""

_WEEK = r"(?:v|ve|vk|vko|w|wk|uke|uge|kw|viikko|vecka|veckan|veckorna|week)\.? ?(?P<n>\d{1,2})"
_BETWEEN = r" ?(?P<between>[-/&+,]|och|till|t\.?o\.?m\.?) ?"


def week(year: int, number: int, *, borrowed: bool = False) -> Readings:
    """Give an ISO week from Monday to Sunday; none where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, number, 1)
    except ValueError:
        return ()
    return (Stretch(monday, monday + timedelta(days=6), borrowed),)


def _week(match: re.Match[str], year: int | None) -> Readings:
    told, borrowed = told_year(match, year)
    return week(told, int(match["n"]), borrowed=borrowed)


def _day_of_week(match: re.Match[str], year: int | None) -> Readings:
    """Read måndag v. 12: a single day."""
    days = _week(match, year)
    day = days[0].first + timedelta(days=weekday_number(match["weekday"])) if days else None
    return (Stretch(day, day, days[0].borrowed),) if day else ()


def _day_of_iso_week(match: re.Match[str], _: int | None) -> Readings:
    days = week(int(match["y"]), int(match["n"]))
    return tuple(Stretch(day, day) for one in days for day in [one.first + timedelta(days=int(match["d"]) - 1)])


def _weeks(match: re.Match[str], year: int | None) -> Readings:
    """Read v. 12-14 and v. 12/13; where the second number may as well be a year near at hand, v. 12-26, it is both."""
    told, borrowed = told_year(match, year)
    begun = week(told, int(match["n"]), borrowed=borrowed)
    of_a_year = _of_a_year(match, told)
    try:
        return (*two_named(begun, week(told, int(match["to"]), borrowed=borrowed), match["between"]), *of_a_year)
    except ValueError:
        if of_a_year:
            return of_a_year
        raise


def _of_a_year(match: re.Match[str], told: int) -> Readings:
    """Read v. 12-26 and v. 12/26 as a week of that year."""
    number = match["to"]
    may_be_year = match["y"] is match["again"] is None and len(number) == 2 and match["between"] in "-/"  # noqa: PLR2004  # as in -26
    return week(full_year(number), int(match["n"])) if may_be_year and is_near(full_year(number), told) else ()


WEEKS: tuple[Pair, ...] = pairs(
    (rf"(?P<weekday>{WEEKDAY}) (?:i )?{_WEEK}{_YEAR_BEHIND}", _day_of_week),
    (rf"{_Y4}-?w(?P<n>\d\d)-?(?P<d>[1-7])", _day_of_iso_week),
    (rf"{_WEEK}{_BETWEEN}(?P<again>(?:v|vecka)\.? ?)?(?P<to>\d{{1,2}})(?:[ ,]+{_Y4})?", _weeks),
    (rf"{_WEEK}{_YEAR_BEHIND}", _week),
    (rf"{_Y4}[ /-]*(?:v|w|vecka|week)\.? ?(?P<n>\d{{1,2}})", _week),
)
"""Weeks, of which v. 12/13 are two and never one of the year 2013."""
