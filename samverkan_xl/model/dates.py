"""Dates as people write them in text: sure readings only, and the unsure ones told apart from the unreadable."""

from __future__ import annotations

import re
from datetime import date, timedelta

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")

_YEAR_FIRST = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ]00:00(?::00)?)?")
_COMPACT = re.compile(r"(\d{4}|\d{2})(\d{2})(\d{2})")
_SWEDISH_SHORT = re.compile(r"(\d{1,2})/(\d{1,2})[- ](\d{4}|\d{2})")
_DAY_OR_MONTH_FIRST = re.compile(r"(\d{1,2})([/.-])(\d{1,2})[/.-](\d{4}|\d{2})")
_WITH_WORD = re.compile(r"(?:den )?(\d{1,2})(?::[ae])? ?([a-z]{3,9})\.? (\d{4})")

EARLIEST, LATEST = date(1990, 1, 1), date(2100, 12, 31)
"""Days beyond these are slips of the hand."""

_EPOCH = date(1899, 12, 30)


class UnsureDateError(ValueError):
    """The text is a date, but day and month could change places or the year is not told."""


def date_of_text(text: str) -> date | None:
    """Read a date that can only be one day; `None` for what is no date, `UnsureDateError` for what may be two."""
    tidy = " ".join(text.split()).casefold()
    if match := _YEAR_FIRST.fullmatch(tidy):
        return _day(match[1], match[2], match[3])
    if match := _COMPACT.fullmatch(tidy):
        return _day(match[1], match[2], match[3])
    if match := _SWEDISH_SHORT.fullmatch(tidy):
        return _day(match[3], match[2], match[1])
    if match := _WITH_WORD.fullmatch(tidy):
        return _named_month(match[1], match[2], match[3])
    if match := _DAY_OR_MONTH_FIRST.fullmatch(tidy):
        return _day_or_month_first(match[1], match[2], match[3], match[4])
    if re.fullmatch(r"\d{1,2}/\d{1,2}", tidy):
        raise UnsureDateError(text)
    return None


def date_of_number(number: float) -> date | None:
    """Read a number in a date cell: Excel's day count, or the digits of 20260301 or 260301."""
    if serial_of(EARLIEST) <= number < serial_of(LATEST) + 1:
        return _EPOCH + timedelta(days=int(number))
    return date_of_text(str(int(number))) if number == int(number) and number > serial_of(LATEST) else None


def is_day_formula(cell: str) -> str:
    """Write the question whether a cell holds a day that we read: a number within our years."""
    return f"ISNUMBER({cell})*({cell}>={serial_of(EARLIEST)})*({cell}<{serial_of(LATEST) + 1})"


def serial_of(day: date) -> int:
    """Give Excel's day count of a date (the 1900 system)."""
    return (day - _EPOCH).days


def _named_month(day: str, word: str, year: str) -> date | None:
    starts = [month for month in MONTHS if word.startswith(month)]
    return _day(year, str(MONTHS.index(starts[0]) + 1), day) if starts else None


def _day_or_month_first(first: str, sign: str, second: str, year: str) -> date | None:
    """Read it in every order that people use; more than one day that it may be is one too many."""
    orders = [(year, second, first), (year, first, second)]
    if len(first) == len(year) == 2 and sign != "/":  # noqa: PLR2004  # 26-03-04 may begin with its year
        orders.append((first, second, year))
    days = {day for order in orders if (day := _day(*order))}
    if len(days) > 1:
        raise UnsureDateError(f"{first}{sign}{second}{sign}{year}")
    return next(iter(days), None)


def _day(year: str, month: str, day: str) -> date | None:
    full_year = int(year) + 2000 if len(year) == 2 else int(year)  # noqa: PLR2004  # two digits: this century
    try:
        return date(full_year, int(month), int(day))
    except ValueError:
        return None
