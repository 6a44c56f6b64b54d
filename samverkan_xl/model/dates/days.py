"""Days as numbers: which of them we take, and how a spreadsheet counts them."""

from __future__ import annotations

from datetime import date, timedelta

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Days beyond these are slips of the hand."""

_EPOCH = date(1899, 12, 30)
_FIRST_OF_LAST_CENTURY = 70
"""Of years in two digits, the first that is of the last century."""

_CENTURY = 100
_YEARS_AWAY, _YEARS_OF_A_TERM = 10, 4


def serial_of(day: date) -> int:
    """Give Excel's day count of a date (the 1900 system)."""
    return (day - _EPOCH).days


def day_of_serial(number: float) -> date | None:
    """Give the date of a day count; `None` for what lies beyond our years."""
    within = serial_of(EARLIEST) <= number < serial_of(LATEST) + 1
    return _EPOCH + timedelta(days=int(number)) if within else None


def is_day_formula(cell: str) -> str:
    """Write the question whether a cell holds a day that we read: a number within our years."""
    return f"ISNUMBER({cell})*({cell}>={serial_of(EARLIEST)})*({cell}<{serial_of(LATEST) + 1})"


def is_near(year: int, other: int) -> bool:
    """Tell whether two years lie so near each other that a book of the one may speak of the other."""
    return abs(year - other) <= _YEARS_AWAY


def is_in_the_same_term(year: int, other: int) -> bool:
    """Tell whether two years lie no further from each other than an election from the next."""
    return abs(year - other) <= _YEARS_OF_A_TERM


def is_believable(day: date) -> bool:
    """Tell whether a day lies within the years that a workbook can be about."""
    return EARLIEST <= day <= LATEST


def full_year(digits: str) -> int:
    """Give the year of two or four digits."""
    year = int(digits)
    if len(digits) > 2:  # noqa: PLR2004  # a year with its century
        return year
    return year + 1900 if year >= _FIRST_OF_LAST_CENTURY else year + 2000


def day_if_any(year: int, month: int, day: int) -> date | None:
    """Give the day; `None` where the calendar has none."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> date:
    """Give the last day of a month."""
    return date(year, 12, 31) if month == 12 else date(year, month + 1, 1) - timedelta(days=1)  # noqa: PLR2004


def last_two(year: int) -> int:
    """Give the year as people shorten it."""
    return year % _CENTURY
