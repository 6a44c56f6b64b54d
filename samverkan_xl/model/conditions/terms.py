"""Terms: what has a value in a condition, in both languages."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import date

from samverkan_xl.model.conditions.script import Script
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.dates import EARLIEST, LATEST, serial_of
from samverkan_xl.model.values import RowValues, Value

FIRST_DAY, END_OF_DAYS = serial_of(EARLIEST), serial_of(LATEST) + 1
"""The day counts between which a number in a date cell is taken for a day; the second is the first too late."""


class Term(ABC):
    """Something that has a value: a field, the day today, a fixed date."""

    @abstractmethod
    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value: ...

    @abstractmethod
    def formula(self, script: Script) -> str: ...

    def serial(self, script: Script) -> str:
        """Write the day that stands there as a whole number, its time of day dropped."""
        return self.formula(script)

    def before(self, later: str, script: Script) -> str:
        """Ask whether a day stands there, and that before another whole number."""
        return f"({self.formula(script)}<{later})"


class _Cell(Term):
    """A term that is a cell, in which anything may stand."""

    def serial(self, script: Script) -> str:
        """Give 0 where no day that we read stands; any text is greater than every number."""
        cell = self.formula(script)
        return f"IFERROR(INT({cell})*({cell}>={FIRST_DAY})*({cell}<{END_OF_DAYS}),0)"

    def before(self, later: str, script: Script) -> str:
        cell = self.formula(script)
        return f"({cell}>={FIRST_DAY})*({cell}<{later})"


@dataclass(frozen=True, slots=True)
class This(_Cell):
    """A field of the row itself."""

    key: str

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return row.get(self.key)

    def formula(self, script: Script) -> str:
        return script.this(self.key)


@dataclass(frozen=True, slots=True)
class Other(_Cell):
    """A field of the row that it is set against."""

    key: str

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return other.get(self.key)

    def formula(self, script: Script) -> str:
        return script.other(self.key)


@dataclass(frozen=True, slots=True)
class Today(Term):
    """Today, or the same day so many months from now."""

    months: int = 0

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return around.country.add_months(around.today, self.months) if self.months else around.today

    def formula(self, script: Script) -> str:
        return f"EDATE(idag,{self.months})" if self.months else "idag"


@dataclass(frozen=True, slots=True)
class Day(Term):
    """A fixed date."""

    at: date

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return self.at

    def formula(self, script: Script) -> str:
        return f"DATE({self.at.year},{self.at.month},{self.at.day})"


def term(of: str | Term) -> Term:
    """Take a bare key for a field of the row itself."""
    return This(of) if isinstance(of, str) else of
