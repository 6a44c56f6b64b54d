"""What is made of the readings of a date cell: one is taken, several are asked about, and of none it is said why."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from samverkan_xl.model.dates.days import is_believable
from samverkan_xl.model.dates.names import WEEKDAY, WEEKDAYS_SAID, weekday_number
from samverkan_xl.model.dates.stretches import Readings, Stretch
from samverkan_xl.model.values import Span, Words

PART_OF_YEAR, BORROWED_YEAR, IN_WORDS, UNKNOWN_TIME = "del-av-ar", "ar-ur-perioden", "ord-om-tid", "oviss-tid"
"""What is said of a cell that was read as something else than a day of its own year."""

WITH_WEEKDAY = re.compile(rf"(?P<weekday>{WEEKDAY}) (?:den )?(?P<rest>.*)")
"""A date behind the name of its weekday."""


@dataclass(frozen=True, slots=True)
class Moment:
    """What a date cell says; `note` is the code of what must be said of it, besides that it was read."""

    value: date | Span | Words
    note: str = ""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a date cell is not taken: the code of what is said, and the facts that the sentence tells."""

    code: str
    facts: tuple[tuple[str, str], ...] = ()


def decided(found: Readings, said: str, tidy: str) -> Moment | Doubt:
    """Take the one reading that there is; ask where there are more, and say why where there is none."""
    if not found:
        return Doubt("omojligt-datum")
    believable = [one for one in found if is_believable(one.first) and is_believable(one.last)]
    if not believable:
        return Doubt("osannolikt-ar", (("dag", str(found[0])),))
    fitting = _on_the_weekday(believable, tidy)
    if not fitting:
        weekday = WEEKDAYS_SAID[believable[0].first.weekday()]
        return Doubt("fel-veckodag", (("dag", str(believable[0].first)), ("veckodag", weekday)))
    if len(fitting) > 1:
        return Doubt("osakert-datum", (("dagar", either(fitting)),))
    return _moment(fitting[0], said)


def _on_the_weekday(found: list[Stretch], tidy: str) -> list[Stretch]:
    match = WITH_WEEKDAY.fullmatch(tidy)
    if not match:
        return found
    number = weekday_number(match["weekday"])
    return [one for one in found if one.first.weekday() == number]


def _moment(one: Stretch, said: str) -> Moment:
    value = one.first if one.is_day else Span(one.first, one.last, said)
    note = "" if one.is_day else PART_OF_YEAR
    return Moment(value, BORROWED_YEAR if one.borrowed else note)


def either(found: list[Stretch]) -> str:
    """Name the readings of a text that has several."""
    *first, last = dict.fromkeys(map(str, found))
    return f"{', '.join(first)} eller {last}" if first else last
