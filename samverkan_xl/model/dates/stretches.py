"""What a text in a date cell may mean, before it is decided: stretches of days, a single day being the shortest."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

from samverkan_xl.model.dates.days import full_year


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From one day to another, both included; `borrowed` where the year is the book's and not the cell's."""

    first: date
    last: date
    borrowed: bool = False

    @property
    def is_day(self) -> bool:
        """Tell whether it is a single day."""
        return self.first == self.last

    def __str__(self) -> str:
        return str(self.first) if self.is_day else f"{self.first}–{self.last}"


class NoYearError(ValueError):
    """The text tells no year, and the book none either."""


class BackwardsError(ValueError):
    """The text names an end that lies before its beginning."""


Readings = tuple[Stretch, ...]
"""Every stretch that a text may mean: more than one is one too many, and none is a day that no calendar has."""

Meaning = Callable[[re.Match[str], int | None], Readings]


@dataclass(frozen=True)
class Pair:
    """A way of writing, and what is meant by it in a book of some year; most runs never need most patterns."""

    written: str
    meaning: Meaning

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Give the pattern, compiled when it is first needed."""
        return re.compile(self.written)


def pairs(*ways: tuple[str, Meaning]) -> tuple[Pair, ...]:
    """Give ways of writing with what is meant by each."""
    return tuple(Pair(written, meaning) for written, meaning in ways)


def readings_by(ways: Iterable[Pair], text: str, year: int | None) -> Readings | None:
    """Read a text in the first of the ways in which it is written; `None` when it is in none.

    Raises `NoYearError` for what needs a year that nobody tells.
    """
    for one in ways:
        if match := one.pattern.fullmatch(text):
            return one.meaning(match, year)
    return None


def one_day(day: date | None, *, borrowed: bool = False) -> Readings:
    """Give the readings of a single day, or none."""
    return (Stretch(day, day, borrowed),) if day else ()


def distinct(*found: Stretch) -> Readings:
    """Give each once, in the order in which they were thought of."""
    return tuple(dict.fromkeys(found))


def from_to(begun: Readings, ended: Readings) -> Readings:
    """Give every stretch from the beginning of one to the end of another that does not end before it begins."""
    found = ((one, two) for one in begun for two in ended if one.first <= two.last)
    return tuple(Stretch(one.first, two.last, one.borrowed or two.borrowed) for one, two in found)


def two_named(begun: Readings, ended: Readings, between: str) -> Readings:
    """Read two times with a sign or a word between them: the one to the other, or the one and the other.

    Of two that follow upon each other, mars/april, both are meant, as one stretch; of others nobody can tell which.
    Raises `BackwardsError` where the second lies before the first.
    """
    if not (begun and ended):
        return ()
    if between == "eller":
        return distinct(*begun, *ended)
    if not (several := from_to(begun, ended)):
        raise BackwardsError
    if between.startswith(("-", "t")):
        return several
    return _joined(begun, ended) or distinct(*begun, *ended)


def _joined(begun: Readings, ended: Readings) -> Readings:
    """Give what two times that follow upon each other are together; two days are two and no stretch."""
    found = ((one, two) for one in begun for two in ended if one.last + timedelta(days=1) == two.first)
    return tuple(Stretch(one.first, two.last, one.borrowed) for one, two in found if not (one.is_day and two.is_day))


def told_year(match: re.Match[str], year: int | None) -> tuple[int, bool]:
    """Give the year that the text tells in its group `y`, or else the book's, and whether it is the book's."""
    told = match["y"]
    if told:
        return full_year(told), False
    if year is None:
        raise NoYearError
    return year, True
