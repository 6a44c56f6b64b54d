"""What a text in a date cell may mean, before it is decided: stretches of days, a single day being the shortest."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from re import Match, Pattern

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

Pair = tuple[Pattern[str], Callable[[Match[str], int | None], Readings]]
"""A way of writing, and what is meant by it in a book of some year."""


def readings_by(pairs: Iterable[Pair], text: str, year: int | None) -> Readings | None:
    """Read a text in the first of the ways in which it is written; `None` when it is in none.

    Raises `NoYearError` for what needs a year that nobody tells.
    """
    for pattern, meaning in pairs:
        if match := pattern.fullmatch(text):
            return meaning(match, year)
    return None


def one_day(day: date | None, *, borrowed: bool = False) -> Readings:
    """Give the readings of a single day, or none."""
    return (Stretch(day, day, borrowed),) if day else ()


def told_year(match: Match[str], year: int | None) -> tuple[int, bool]:
    """Give the year that the text tells in its group `y`, or else the book's, and whether it is the book's."""
    told = match["y"]
    if told:
        return full_year(told), False
    if year is None:
        raise NoYearError
    return year, True
