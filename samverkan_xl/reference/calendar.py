"""The Swedish calendar: holidays, working days, weeks and months. Nothing here asks what day it is today.

Days may be given as `date` or `datetime`; the time of day plays no part and answers are plain dates.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from holidays.countries.sweden import Sweden

_DAYS_OFF = {"public", "de_facto"}

SATURDAY = 5


def swedish_holidays(first_year: int, last_year: int) -> tuple[date, ...]:
    """List the holidays of the years, both included, by date; what NETWORKDAYS takes as its third argument.

    From the library `holidays`: the public holidays, also when they fall on a weekend (påskdagen, pingstdagen,
    midsommardagen, alla helgons dag), and midsommarafton, julafton and nyårsafton, which the library keeps apart as "de
    facto" holidays: the Annual Leave Act (SFS 1977:480, § 7) puts them on a par with Sundays. Ordinary Sundays, half
    days (skärtorsdagen, valborgsmässoafton) and klämdagar are not among them. Since 1990 a year has 16 holidays, or 15
    when two coincide.

    The library (0.109) knows the years from 1953 through 2100. Outside them there are no holidays here, only weekends.
    """
    return tuple(date.fromordinal(day) for year in _known_years(first_year, last_year) for day in _holidays_of(year))


def is_working_day(day: date) -> bool:
    """Tell whether the day is Monday to Friday and no holiday; for any year a date can have."""
    return day.weekday() < SATURDAY and day.toordinal() not in _weekday_holidays_of(day.year)


def working_days(start: date, end: date, holidays: Sequence[date] | None = None) -> int:
    """Count working days as Excel's NETWORKDAYS does, with the given sorted holidays, or all that are known.

    Both ends are counted, so a working day to itself is 1. When `end` comes before `start` the count is negative.
    """
    if end.toordinal() < start.toordinal():
        return -working_days(end, start, holidays)
    first, last = start.toordinal(), end.toordinal()
    return _weekdays_until(last) - _weekdays_until(first - 1) - _days_off(start, end, holidays)


def _days_off(start: date, end: date, holidays: Sequence[date] | None) -> int:
    if holidays is None:
        return _weekday_holidays_between(start, end)
    between = holidays[bisect_left(holidays, start) : bisect_right(holidays, end)]
    return sum(day.weekday() < SATURDAY for day in between)


def monday_of(day: date) -> date:
    """Find the Monday that begins the day's week; it may lie in the year before."""
    return date.fromordinal(day.toordinal() - day.weekday())


def iso_week(day: date) -> tuple[int, int]:
    """Give the ISO year and week. About New Year the year is not always the day's own: 2027-01-01 is (2026, 53)."""
    year, week, _ = day.isocalendar()
    return year, week


def add_months(day: date, months: int) -> date:
    """Move by whole months as Excel's EDATE does: a day that the month lacks becomes its last day.

    `months` may be negative. Raises ValueError when the answer is no date (after 9999, where Excel shows #NUM!).
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise ValueError(f"{months} months from {day:%Y-%m-%d} is no date")
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def _country() -> type[Sweden]:
    from holidays.countries.sweden import Sweden  # noqa: PLC0415  # only who asks for working days waits for it

    return Sweden


def _known_years(first: int, last: int) -> range:
    return range(max(first, _country().start_year), min(last, _country().end_year) + 1)


@cache
def _holidays_of(year: int) -> tuple[int, ...]:
    """Sorted ordinals. Older versions of the library count the three eves as public and know no de facto category."""
    categories = tuple(_DAYS_OFF.intersection(_country().supported_categories))
    found = _country()(years=year, include_sundays=False, categories=categories)
    return tuple(sorted(day.toordinal() for day in found))


@cache
def _weekday_holidays_of(year: int) -> tuple[int, ...]:
    return tuple(day for day in _holidays_of(year) if date.fromordinal(day).weekday() < SATURDAY)


def _weekday_holidays_between(start: date, end: date) -> int:
    first, last = start.toordinal(), end.toordinal()
    years = map(_weekday_holidays_of, _known_years(start.year, end.year))
    return sum(bisect_right(days, last) - bisect_left(days, first) for days in years)


def _weekdays_until(ordinal: int) -> int:
    """Count Mondays to Fridays from 0001-01-01, a Monday and ordinal 1, to the day of that ordinal, both included."""
    weeks, rest = divmod(ordinal, 7)
    return weeks * 5 + min(rest, 5)
