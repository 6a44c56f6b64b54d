"""What stands in a date cell: a day, a part of a year, words, or something that must be asked about.

Only what can be read in one way is taken. `year` is that of the book's period: a date that tells none borrows it, and
the cell is then said to have done so.
"""

from __future__ import annotations

import re
import unicodedata
from datetime import date, timedelta

from samverkan_xl.model.dates.additions import date_within, without_additions
from samverkan_xl.model.dates.days import LATEST, day_of_serial, is_believable, serial_of
from samverkan_xl.model.dates.full import WITH_YEAR
from samverkan_xl.model.dates.misspelt import respelt
from samverkan_xl.model.dates.moments import IN_WORDS, UNKNOWN_TIME, WITH_WEEKDAY, Doubt, Moment, decided, either
from samverkan_xl.model.dates.parts import ALONE, PARTS
from samverkan_xl.model.dates.ranges import readings_of_two
from samverkan_xl.model.dates.stretches import BackwardsError, NoYearError, Readings, Stretch, readings_by
from samverkan_xl.model.dates.times import without_time
from samverkan_xl.model.dates.words import is_time_in_words, is_time_unknown
from samverkan_xl.model.dates.yearless import WITHOUT_YEAR
from samverkan_xl.model.values import Span, Words

_LONGEST = 80
"""Characters; no date is longer."""

_FAR = 500
"""How far into a long text we look for a date."""

_SPACES = re.compile(r"\s+")
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-") | dict.fromkeys("\u200b\u200e\u200f\u2060\ufeff\u00ad"))


def moment_of_text(text: str, year: int | None = None) -> Moment | Doubt | None:
    """Read what a date cell says in writing; `None` for what has nothing to do with time. Never raises."""
    said = " ".join(text.split())
    tidy = _tidy(text)
    if is_time_in_words(tidy):
        return Moment(Words(said), IN_WORDS)
    if is_time_unknown(tidy):
        return Moment(Words(said), UNKNOWN_TIME)
    try:
        found = _readings(tidy, year)
    except NoYearError:
        return Doubt("datum-utan-ar")
    except BackwardsError:
        return Doubt("slut-fore-borjan")
    return decided(found, said, tidy) if found is not None else _added_to(tidy or text[:_FAR], year)


def in_another_year(value: date | Span | Words) -> str:
    """Show how a time that borrowed its year is written with the next: the day, or the words with the year behind.

    Empty where that year has no such time, as few have a week 53.
    """
    match value:
        case date():
            is_leap_day = (value.month, value.day) == (2, 29)
            return str(value.replace(year=value.year + 1, day=28 if is_leap_day else value.day))
        case Span():
            written = f"{value.said} {value.first.year + 1}"
            return written if isinstance(moment_of_text(written), Moment) else ""
        case _:
            return ""


def moment_of_number(number: float, year: int | None = None) -> Moment | Doubt | None:
    """Read a number in a date cell: Excel's day count, a year, or the digits of 20260301 or 260301."""
    if day := day_of_serial(number):
        return Moment(day)
    is_written = number == int(number) and (number > serial_of(LATEST) or is_believable_year(number))
    return moment_of_text(str(int(number)), year) if is_written else None


def is_believable_year(number: float) -> bool:
    """Tell whether a number is one of the years that a workbook can be about."""
    return 1 <= number <= LATEST.year and is_believable(date(int(number), 1, 1))


def _tidy(text: str) -> str:
    """Bring a text to the form in which dates are looked for: one kind of space, one kind of dash, small letters."""
    if len(text) > _LONGEST:
        return ""
    composed = unicodedata.normalize("NFC", text).translate(_DASHES)
    return _SPACES.sub(" ", composed).strip(" .,;!").casefold().removeprefix("den ")


def _within_time(text: str, year: int | None) -> Readings | None:
    """Read a text; what would lie in year 0, or beyond the year 9999, is a time that there is not."""
    try:
        return _plain_readings(text, year)
    except (NoYearError, BackwardsError):
        raise
    except (ValueError, OverflowError):
        return ()


def _readings(tidy: str, year: int | None) -> Readings | None:
    """Give all that a tidy text may mean; `None` when it is no way of writing a time."""
    timeless, may_be_next_day = without_time(tidy)
    for text in dict.fromkeys((tidy, timeless, tidy.removeprefix("i ").removeprefix("under "))):
        found = _within_time(text, year)
        if found is None and (match := WITH_WEEKDAY.fullmatch(text)):
            found = _days_only(_within_time(match["rest"], year))
        if found is not None:
            return _and_next_day(found) if may_be_next_day else found
    return None


def _days_only(found: Readings | None) -> Readings | None:
    """Give what a weekday can stand before: no whole month has one."""
    return found if found is None or all(one.is_day for one in found) else None


def _and_next_day(found: Readings) -> Readings:
    a_day = timedelta(days=1)
    return (*found, *(Stretch(one.first + a_day, one.last + a_day, one.borrowed) for one in found))


def _plain_readings(text: str, year: int | None) -> Readings | None:
    for ways in (WITH_YEAR, ALONE, PARTS):
        if (found := readings_by(ways, text, year)) is not None:
            return found
    if (found := readings_of_two(text, year)) is not None:
        return found
    return readings_by(WITHOUT_YEAR, text, year)


def _added_to(tidy: str, year: int | None) -> Doubt | None:
    """Ask about a date to which something is added: before, about, preliminary."""
    bare = without_additions(tidy)
    try:
        found = _readings(bare, year) if bare != tidy else None
    except (NoYearError, BackwardsError):
        return Doubt("datum-utan-ar")
    if found:
        return Doubt("datum-med-tillagg", (("dag", either(list(found))),))
    inside = date_within(tidy)
    return Doubt("datum-med-tillagg", (("dag", inside),)) if inside else _misspelt(tidy, year)


def _misspelt(tidy: str, year: int | None) -> Doubt | None:
    """Suggest what is meant by 1 febuari; that it is nearly a date decides nothing."""
    respelling = respelt(tidy)
    meant = moment_of_text(respelling[0], year) if respelling else None
    if respelling is None or not isinstance(meant, Moment) or isinstance(meant.value, Words):
        return meant if isinstance(meant, Doubt) else None
    return Doubt("manad-felstavad", (("ord", respelling[1]), ("månad", respelling[2]), ("dag", str(meant.value))))
