"""Parts of a year in writing: weeks, months, quarters, tertials, halves and whole years."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from samverkan_xl.model.dates.days import day_if_any, full_year, last_of_month
from samverkan_xl.model.dates.names import MONTH, WEEKDAY, month_number, weekday_number
from samverkan_xl.model.dates.stretches import NoYearError, Pair, Readings, Stretch, one_day, told_year

_Y4, _M = r"(?P<y>\d{4})", "(?P<m>0?[1-9]|1[0-2])"
_YEAR_AFTER = r"(?:[ ,/'’-]*(?:år )?(?P<y>\d{4}|(?<=[-'’/])\d\d))?"
"""A year behind what it is the year of; two digits only behind a sign that says so, as in -26 and '26."""

_WEEK = r"(?:v|ve|vk|w|wk|uke|uge|kw|vecka|veckan|week)\.? ?(?P<n>\d{1,2})"
_KINDS = r"(?P<kind>kvartal|kvart|kv|k|q|tertial|tert|t|halvår|h)"
_ORDINALS = ("första", "andra", "tredje", "fjärde")
_NUMBERED_ORDINALS = ("1:a", "2:a", "3:e", "4:e")
_ORDINAL = "(?P<n>" + "|".join((*_ORDINALS, *_NUMBERED_ORDINALS)) + ")"
_YEARS_AWAY = 10
"""How far from the book's own year another may lie for us to think of it."""

_MONTHS_OF = {"k": 3, "q": 3, "t": 4, "h": 6}
"""The months of a part, by the first letter of its name."""


def months(year: int, first: int, count: int, *, borrowed: bool = False) -> Stretch:
    """Give so many months of a year from one of them on."""
    return Stretch(date(year, first, 1), last_of_month(year, first + count - 1), borrowed)


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
    """Read v. 12-14; where the second number may as well be a year near at hand, v. 12-26, it is both."""
    told, borrowed = told_year(match, year)
    begun = week(told, int(match["n"]), borrowed=borrowed)
    ended = week(told, int(match["to"]), borrowed=borrowed)
    several = from_to(begun, ended)
    may_be_year = match["y"] is match["again"] is None and len(match["to"]) == 2  # noqa: PLR2004  # as in -26
    if may_be_year and abs(full_year(match["to"]) - told) <= _YEARS_AWAY:
        return (*several, *week(full_year(match["to"]), int(match["n"])))
    return several


def from_to(begun: Readings, ended: Readings) -> Readings:
    """Give every stretch from the beginning of one to the end of another that does not end before it begins."""
    pairs = ((one, two) for one in begun for two in ended if one.first <= two.last)
    return tuple(Stretch(one.first, two.last, one.borrowed or two.borrowed) for one, two in pairs)


def _month(match: re.Match[str], year: int | None) -> Readings:
    told, borrowed = told_year(match, year)
    return (months(told, month_number(match["m"]), 1, borrowed=borrowed),)


def _month_or_day(match: re.Match[str], year: int | None) -> Readings:
    """Read mars 26, which is the month of that year and the day of that month alike."""
    number = month_number(match["m"])
    whole = months(full_year(match["y"]), number, 1)
    if year is None:
        raise NoYearError
    return (whole, *one_day(day_if_any(year, number, int(match["y"])), borrowed=True))


def _numbered_month(match: re.Match[str], _: int | None) -> Readings:
    return (months(int(match["y"]), int(match["m"]), 1),)


def _part(match: re.Match[str], year: int | None) -> Readings:
    """Read a quarter, a tertial or a half by its kind's first letter and its number."""
    told, borrowed = told_year(match, year)
    length, number = _MONTHS_OF[match["kind"][0]], _ordinal(match["n"])
    in_year = 1 <= number <= 12 // length
    return (months(told, (number - 1) * length + 1, length, borrowed=borrowed),) if in_year else ()


def _parts(match: re.Match[str], year: int | None) -> Readings:
    """Read kv 1-2."""
    told, borrowed = told_year(match, year)
    length, first, last = _MONTHS_OF[match["kind"][0]], int(match["n"]), int(match["to"])
    in_year = 1 <= first <= last <= 12 // length
    return (months(told, (first - 1) * length + 1, (last - first + 1) * length, borrowed=borrowed),) if in_year else ()


def _ordinal(said: str) -> int:
    if said in _ORDINALS:
        return _ORDINALS.index(said) + 1
    return int(said[0])


def _year(match: re.Match[str], _: int | None) -> Readings:
    return (months(int(match["y"]), 1, 12),)


def _years(match: re.Match[str], _: int | None) -> Readings:
    """Read 2026-2027 and 2026/27: from the beginning of the one to the end of the other."""
    first, last = int(match["y"]), full_year(match["to"])
    return (Stretch(date(first, 1, 1), date(last, 12, 31)),) if first < last else ()


def _pairs(*ways: tuple[str, Callable[[re.Match[str], int | None], Readings]]) -> tuple[Pair, ...]:
    return tuple((re.compile(pattern), meaning) for pattern, meaning in ways)


PARTS = _pairs(
    (rf"(?P<weekday>{WEEKDAY}) (?:i )?{_WEEK}{_YEAR_AFTER}", _day_of_week),
    (rf"{_Y4}-?w(?P<n>\d\d)-?(?P<d>[1-7])", _day_of_iso_week),
    (rf"{_WEEK} ?- ?(?P<again>v\.? ?)?(?P<to>\d{{1,2}})(?:[ ,]+{_Y4})?", _weeks),
    (rf"{_WEEK}{_YEAR_AFTER}", _week),
    (rf"{_Y4}[ /-]*(?:v|w|vecka|week)\.? ?(?P<n>\d{{1,2}})", _week),
    (rf"(?P<m>{MONTH}){_YEAR_AFTER}", _month),
    (rf"(?P<m>{MONTH}) (?P<y>\d\d)", _month_or_day),
    (rf"{_Y4}[ /-](?P<m>{MONTH})", _month),
    (rf"{_Y4}[-/.]{_M}", _numbered_month),
    (rf"{_M}[-/.]{_Y4}", _numbered_month),
    (rf"{_KINDS}\.? ?(?P<n>\d){_YEAR_AFTER}", _part),
    (rf"{_KINDS}\.? ?(?P<n>\d) ?- ?(?P<to>\d)(?:[ ,]+{_Y4})?", _parts),
    (rf"{_Y4}[ /-]*{_KINDS}\.? ?(?P<n>\d)", _part),
    (rf"{_ORDINAL} (?P<kind>kvartalet|kvartal|tertialet|tertial|halvåret|halvår){_YEAR_AFTER}", _part),
    (r"(?:år |hela )?(?P<y>(?:19|20|21|22)\d\d)", _year),
    (r"(?P<y>\d{4}) ?[-/] ?(?P<to>\d{4}|\d\d)", _years),
)
"""Parts of a year. `2026-03` is the month, and 2026-27 two years: no month is called 27."""
