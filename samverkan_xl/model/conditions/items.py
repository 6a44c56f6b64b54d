"""Conditions about cells that hold several items, parted by semicolons."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.conditions.logic import Condition
from samverkan_xl.model.conditions.others import Others
from samverkan_xl.model.conditions.script import Script, quoted
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.conditions.terms import Other, Term, This, term
from samverkan_xl.model.values import NOT_APPLICABLE, RowValues, folded, listed


@dataclass(frozen=True, slots=True)
class _Lists(Condition):
    """The cell with several items has this one among them."""

    of: Term
    item: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        item = self.item.value(row, other, around)
        return isinstance(item, str) and folded(item) in listed(self.of.value(row, other, around))

    def narrowed(self, row: RowValues, others: Others, around: Surroundings) -> tuple[Others, ...] | None:
        match self.of, self.item:
            case This(own), Other(theirs):
                known = others.by(theirs)
                return tuple(known[item] for item in dict.fromkeys(listed(row.get(own))) if item in known)
            case _:
                return None

    def formula(self, script: Script) -> str:
        cell, item = self.of.formula(script), self.item.formula(script)
        return f'(LEN(TRIM({item}))>0)*ISNUMBER(FIND(";"&UPPER(TRIM({item}))&";",{_items(cell)}))'


@dataclass(frozen=True, slots=True)
class _Mentions(Condition):
    """The cell with several items has any of these fixed choices among them."""

    of: Term
    choices: tuple[str, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        items = listed(self.of.value(row, other, around))
        return any(folded(choice) in items for choice in self.choices)

    def formula(self, script: Script) -> str:
        cell = _items(self.of.formula(script))
        tests = (f"ISNUMBER(FIND({quoted(f';{choice.upper()};')},{cell}))" for choice in self.choices)
        return "((" + "+".join(tests) + ")>0)"


def _items(cell: str) -> str:
    """Write the cell's items with a semicolon on each side and no spaces around them."""
    return f'";"&SUBSTITUTE(SUBSTITUTE(UPPER(TRIM({cell})),"; ",";")," ;",";")&";"'


def lists(of: str | Term, item: str | Term) -> Condition:
    """A cell that may hold several items holds this one."""
    return _Lists(term(of), term(item))


def mentions(of: str | Term, *choices: str) -> Condition:
    """A cell that may hold several items holds at least one of these."""
    return _Mentions(term(of), choices)


@dataclass(frozen=True, slots=True)
class _FewerThan(Condition):
    of: Term
    least: int

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, tuple) and len(value) < self.least

    def formula(self, script: Script) -> str:
        cell = f"TRIM({self.of.formula(script)})"
        answered = f"(LEN({cell})>0)*({cell}<>{quoted(NOT_APPLICABLE.value)})"
        return f'{answered}*(LEN({cell})-LEN(SUBSTITUTE({cell},";",""))+1<{self.least})'


def fewer_than(of: str, least: int) -> Condition:
    """A filled cell holds fewer items than that; items are parted by single semicolons."""
    return _FewerThan(term(of), least)
