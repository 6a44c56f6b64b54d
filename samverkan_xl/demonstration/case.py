"""One made-up municipality in the making: what kind of book it sends, its chance, and its calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from random import Random

from samverkan_xl.model.cells import Raw
from samverkan_xl.reference.calendar import is_working_day
from samverkan_xl.reference.municipalities import Municipality, file_stem

Record = dict[str, Raw]
Records = dict[str, list[Record]]
"""Like the audit's `RawBook`, but still being written."""


class Kind(StrEnum):
    """How a municipality answers."""

    COMPLETE = "fullständig"
    STRONG = "steg 1 klart"
    EXPLAINED = "fullständig med förklaringar"
    HALF_DONE = "halvfärdig"
    EARLY = "i början"
    NOT_BEGUN = "ej påbörjad"
    FAULTY_DATES = "fel i datum och tal"
    FAULTY_LINKS = "fel i ID och svar"
    FAULTY_CONTENTS = "fel i innehåll"


FAULTY = (Kind.FAULTY_DATES, Kind.FAULTY_LINKS, Kind.FAULTY_CONTENTS)
BEGINNERS = (Kind.EARLY, Kind.NOT_BEGUN)


@dataclass(frozen=True, slots=True)
class Days:
    """A municipality's calendar: content counts days from today, each municipality is somewhat behind or ahead of it.

    The past is moved back by `lag` and the future forward by `lead`, so what is over stays over and order is kept.
    """

    today: date
    lag: int
    lead: int

    def at(self, days: int) -> date:
        """Give the working day so many days from today, at the municipality's own pace."""
        return self.exactly(days - self.lag if days < 0 else days + self.lead)

    def exactly(self, days: int) -> date:
        """Give the working day nearest to so many days from today: before it in the past, after it in the future."""
        step = timedelta(days=1 if days > 0 else -1)
        day = self.today + timedelta(days=days)
        while not is_working_day(day):
            day += step
        return day


@dataclass(frozen=True, slots=True)
class Case:
    """What the sheets of one book are made from."""

    municipality: Municipality
    period: str
    days: Days
    kind: Kind
    revision: int
    chance: Random

    @property
    def strong(self) -> bool:
        """Tell whether everything has gone as planned."""
        return self.kind is Kind.STRONG

    @property
    def beginner(self) -> bool:
        """Tell whether little or nothing is in place."""
        return self.kind in BEGINNERS

    @property
    def domain(self) -> str:
        """The part of the mailbox after its @."""
        return f"{file_stem(self.municipality.name).replace('-', '')}.se"

    def registry_number(self, series: str, day: date) -> str:
        """Give a registry number from the year of the day."""
        return f"{series} {day.year}/{self.chance.randint(11, 989):04d}"


def chance_of(municipality: Municipality, seed: int) -> Random:
    """Give a municipality's chance, which follows from the seed and its code alone."""
    return Random(f"{seed}-{municipality.code}")  # noqa: S311  # no secret: the same seed must give the same book


def pace(today: date, chance: Random) -> Days:
    """Give a municipality's calendar."""
    return Days(today, lag=chance.randint(0, 20), lead=chance.randint(0, 14))
