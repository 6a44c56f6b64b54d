"""Conditions about what one cell holds: something, a choice, a text, a number."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.conditions.logic import Condition, Not
from samverkan_xl.model.conditions.others import Others
from samverkan_xl.model.conditions.script import Script, quoted
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.conditions.terms import Other, Term, This, term
from samverkan_xl.model.values import NOT_APPLICABLE, RowValues, folded


@dataclass(frozen=True, slots=True)
class _Filled(Condition):
    of: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return self.of.value(row, other, around) is not None

    def formula(self, script: Script) -> str:
        return f"(LEN(TRIM({self.of.formula(script)}))>0)"


def filled(of: str | Term) -> Condition:
    """Something stands in the cell, readable or not."""
    return _Filled(term(of))


def blank(of: str | Term) -> Condition:
    """Nothing stands in the cell. A blank is never Nej."""
    return Not(filled(of))


@dataclass(frozen=True, slots=True)
class _Is(Condition):
    of: Term
    choices: tuple[str, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, str) and folded(value) in map(folded, self.choices)

    def formula(self, script: Script) -> str:
        reference = self.of.formula(script)
        tests = [f"(TRIM({reference})={quoted(choice)})" for choice in self.choices]
        return tests[0] if len(tests) == 1 else "((" + "+".join(tests) + ")>0)"


def is_one_of(of: str | Term, *choices: str) -> Condition:
    """The cell holds one of the choices."""
    return _Is(term(of), choices)


@dataclass(frozen=True, slots=True)
class _Same(Condition):
    one: Term
    two: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        one, two = self.one.value(row, other, around), self.two.value(row, other, around)
        if one is NOT_APPLICABLE:
            return two is NOT_APPLICABLE
        return isinstance(one, str) and isinstance(two, str) and folded(one) == folded(two)

    def narrowed(self, row: RowValues, others: Others, around: Surroundings) -> tuple[Others, ...] | None:
        match self.one, self.two:
            case This(own), Other(theirs):
                return (others.bearing(theirs, row.get(own)),)
            case _:
                return None

    def formula(self, script: Script) -> str:
        one, two = self.one.formula(script), self.two.formula(script)
        return f"(LEN(TRIM({one}))>0)*(TRIM({one})=TRIM({two}))"


def same(one: str | Term, two: str | Term) -> Condition:
    """Both cells hold the same text, letter case aside."""
    return _Same(term(one), term(two))


@dataclass(frozen=True, slots=True)
class _Amount(Condition):
    of: Term
    sign: str
    bound: float

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        if not isinstance(value, int | float) or not 0 <= value <= 1:
            return False
        return {"=": value == self.bound, ">": value > self.bound, "<": value < self.bound}[self.sign]

    def formula(self, script: Script) -> str:
        cell = self.of.formula(script)
        return f"ISNUMBER({cell})*({cell}>=0)*({cell}<=1)*({cell}{self.sign}{self.bound:g})"


def amount(of: str | Term, sign: str, bound: float) -> Condition:
    """The cell is a share, 0 to 1, that is `=`, `>` or `<` the bound."""
    return _Amount(term(of), sign, bound)


@dataclass(frozen=True, slots=True)
class _Contains(Condition):
    of: Term
    words: tuple[str, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, str) and any(word.casefold() in value.casefold() for word in self.words)

    def formula(self, script: Script) -> str:
        cell = f"UPPER(TRIM({self.of.formula(script)}))"
        return "((" + "+".join(f"ISNUMBER(FIND({quoted(word.upper())},{cell}))" for word in self.words) + ")>0)"


def contains(of: str, *words: str) -> Condition:
    """The text has one of the words in it, anywhere."""
    return _Contains(term(of), words)


@dataclass(frozen=True, slots=True)
class _DottedMailbox(Condition):
    of: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, str) and "." in value.partition("@")[0] and "@" in value

    def formula(self, script: Script) -> str:
        cell = self.of.formula(script)
        return f'(IFERROR(FIND(".",{cell}),9999)<IFERROR(FIND("@",{cell}),0))'


def dotted_mailbox(of: str) -> Condition:
    """The address has a point before its @, as addresses made of a first name and a surname have."""
    return _DottedMailbox(term(of))
