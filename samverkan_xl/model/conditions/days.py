"""Conditions about days."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from samverkan_xl.model.conditions.logic import Condition
from samverkan_xl.model.conditions.others import Others
from samverkan_xl.model.conditions.script import Script
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.conditions.terms import Other, Term, This, term
from samverkan_xl.model.values import RowValues


@dataclass(frozen=True, slots=True)
class _Before(Condition):
    one: Term
    two: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        one, two = self.one.value(row, other, around), self.two.value(row, other, around)
        return isinstance(one, date) and isinstance(two, date) and one < two

    def holds_for_any(self, row: RowValues, others: Others, around: Surroundings) -> bool:
        """Hold the row's day against the others' last, or first."""
        match self.one, self.two:
            case This(), Other(key):
                day, days = self.one.value(row, row, around), others.days(key)
                return isinstance(day, date) and days is not None and day < days[1]
            case Other(key), This():
                day, days = self.two.value(row, row, around), others.days(key)
                return isinstance(day, date) and days is not None and days[0] < day
            case _:
                return any(self.holds(row, other, around) for other in others.rows)

    def formula(self, script: Script) -> str:
        return self.one.before(self.two.serial(script), script)


def before(one: str | Term, two: str | Term) -> Condition:
    """Both are dates and the first is the earlier."""
    return _Before(term(one), term(two))


def after(one: str | Term, two: str | Term) -> Condition:
    """Both are dates and the first is the later."""
    return before(two, one)


@dataclass(frozen=True, slots=True)
class _Apart(Condition):
    one: Term
    two: Term
    days: int

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        one, two = self.one.value(row, other, around), self.two.value(row, other, around)
        return isinstance(one, date) and isinstance(two, date) and abs((one - two).days) > self.days

    def formula(self, script: Script) -> str:
        one, two = self.one.serial(script), self.two.serial(script)
        return f"({one}>0)*({two}>0)*(ABS({one}-{two})>{self.days})"


def apart(one: str, two: str, *, days: int) -> Condition:
    """Both are dates and more than so many days lie between them."""
    return _Apart(term(one), term(two), days)


@dataclass(frozen=True, slots=True)
class _NotWorkingDay(Condition):
    of: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        day = self.of.value(row, other, around)
        return isinstance(day, date) and not around.country.is_working_day(day)

    def formula(self, script: Script) -> str:
        day = self.of.serial(script)
        holiday = script.across(f"{day}=helgdagar", "helgdagar")
        return f"({day}>0)*((WEEKDAY({day},2)>5)+{holiday}>0)"


def not_working_day(of: str) -> Condition:
    """The date is a Saturday, a Sunday or a Swedish holiday."""
    return _NotWorkingDay(term(of))
