"""Parts of a year in writing: months, quarters, tertials, halves and whole years."""

from __future__ import annotations

import re
from datetime import date

from samverkan_xl.model.dates.days import day_if_any, full_year, is_in_the_same_term, is_near, last_of_month
from samverkan_xl.model.dates.names import MONTH, month_number
from samverkan_xl.model.dates.stretches import (
    NoYearError,
    Pair,
    Readings,
    Stretch,
    one_day,
    pairs,
    told_year,
    two_named,
)
from samverkan_xl.model.dates.weeks import WEEKS

_Y4, _M = r"(?P<y>\d{4})", "(?P<m>0?[1-9]|1[0-2])"
_YEAR_BEHIND = r"(?:[ ,/'’-]*(?:år )?(?P<y>\d{4}|(?<=[-'’/])\d\d))?"
"""A year behind what it is the year of; two digits only behind a sign that says so, as in -26 and '26."""

_KINDS = r"(?P<kind>kvartal|kvart|kv|k|q|tertial|tert|t|halvår|h)"
_KIND_AGAIN = r"(?:(?:kvartal|kv|k|q|tertial|t|halvår|h)\.? ?)?"
_BETWEEN = r" ?(?P<between>[-/&+,]|och|till|t\.?o\.?m\.?) ?"
_ORDINALS = ("första", "andra", "tredje", "fjärde")
_NUMBERED_ORDINALS = ("1:a", "2:a", "3:e", "4:e")
_ORDINAL = "(?P<n>" + "|".join((*_ORDINALS, *_NUMBERED_ORDINALS)) + ")"

_MONTHS_OF = {"k": 3, "q": 3, "t": 4, "h": 6}
"""The months of a part, by the first letter of its name."""

_LAST_DAY, _JULY, _CHRISTMAS = 31, 7, (24, 26)


def months(year: int, first: int, count: int, *, borrowed: bool = False) -> Stretch:
    """Give so many months of a year from one of them on."""
    return Stretch(date(year, first, 1), last_of_month(year, first + count - 1), borrowed)


def _month(match: re.Match[str], year: int | None) -> Readings:
    told, borrowed = told_year(match, year)
    return (months(told, month_number(match["m"]), 1, borrowed=borrowed),)


def _month_or_day(match: re.Match[str], year: int | None) -> Readings:
    """Read mars 26, which is the month of that year and the day of that month alike; april 31 is neither."""
    number, told = month_number(match["m"]), full_year(match["y"])
    if year is None:
        raise NoYearError
    day = one_day(day_if_any(year, number, int(match["y"])), borrowed=True)
    is_month = day or (int(match["y"]) > _LAST_DAY and is_near(told, year))
    return (months(told, number, 1), *day) if is_month else ()


def _month_and_dash(match: re.Match[str], year: int | None) -> Readings:
    """Read mars-26 as the month of a year at hand; of mars-10 nobody can tell the year from the day."""
    if year is None or is_in_the_same_term(full_year(match["y"]), year):
        return _month(match, year)
    return _month_or_day(match, year)


def _july_or_christmas(match: re.Match[str], year: int | None) -> Readings:
    """Read jul, which is Christmas, and July where somebody shortens it."""
    told, borrowed = told_year(match, year)
    first, last = (date(told, 12, day) for day in _CHRISTMAS)
    return (months(told, _JULY, 1, borrowed=borrowed), Stretch(first, last, borrowed))


def _numbered_month(match: re.Match[str], _: int | None) -> Readings:
    return (months(int(match["y"]), int(match["m"]), 1),)


def _part(match: re.Match[str], year: int | None) -> Readings:
    """Read a quarter, a tertial or a half by its kind's first letter and its number."""
    told, borrowed = told_year(match, year)
    return _part_of(told, match["kind"][0], _ordinal(match["n"]), borrowed=borrowed)


def _parts(match: re.Match[str], year: int | None) -> Readings:
    """Read kv 1-2 and kv 1/2."""
    told, borrowed = told_year(match, year)
    begun, ended = (_part_of(told, match["kind"][0], int(match[one]), borrowed=borrowed) for one in ("n", "to"))
    return two_named(begun, ended, match["between"])


def _part_of(year: int, kind: str, number: int, *, borrowed: bool) -> Readings:
    length = _MONTHS_OF[kind]
    in_year = 1 <= number <= 12 // length
    return (months(year, (number - 1) * length + 1, length, borrowed=borrowed),) if in_year else ()


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


PARTS: tuple[Pair, ...] = WEEKS + pairs(
    (rf"(?P<m>{MONTH})(?:(?:[ ,'’-]*(?:år )?|/)(?P<y>\d{{4}}|(?<=['’])\d\d))?", _month),
    (rf"(?P<m>{MONTH}) ?- ?(?P<y>\d\d)", _month_and_dash),
    (rf"(?P<m>{MONTH}) ?[ /] ?(?P<y>\d\d)", _month_or_day),
    (rf"{_Y4}[ /-](?P<m>{MONTH})", _month),
    (rf"{_Y4}[-/.]{_M}", _numbered_month),
    (rf"{_M}[-/.]{_Y4}", _numbered_month),
    (rf"{_KINDS}\.? ?(?P<n>\d){_BETWEEN}{_KIND_AGAIN}(?P<to>\d)(?:[ ,]+{_Y4})?", _parts),
    (rf"{_KINDS}\.? ?(?P<n>\d){_YEAR_BEHIND}", _part),
    (rf"{_Y4}[ /-]*{_KINDS}\.? ?(?P<n>\d)", _part),
    (rf"{_ORDINAL} (?P<kind>kvartalet|kvartal|tertialet|tertial|halvåret|halvår){_YEAR_BEHIND}", _part),
    (r"(?:år |hela )?(?P<y>(?:19|20|21|22)\d\d)", _year),
    (r"(?P<y>\d{4}) ?[-/] ?(?P<to>\d{4}|\d\d)", _years),
)
"""Parts of a year. `2026-03` is the month, and 2026-27 two years: no month is called 27."""

ALONE: tuple[Pair, ...] = pairs((rf"jul{_YEAR_BEHIND}", _july_or_christmas))
"""Parts of a year that mean one thing in a list, maj-jul, and may mean another when they stand alone."""
