"""Conditions that look beyond the row: at other rows of its sheet, and at other sheets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.model.conditions.cells import same
from samverkan_xl.model.conditions.items import lists
from samverkan_xl.model.conditions.logic import Condition, OtherStands, Stands, Used
from samverkan_xl.model.conditions.script import Script
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.conditions.terms import Other
from samverkan_xl.model.values import RowValues, Value, listed


@dataclass(frozen=True, slots=True)
class _AnyRow(Condition):
    sheet: str
    where: Condition

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return around.once(self, lambda: self._is_there(around))

    def _is_there(self, around: Surroundings) -> bool:
        return any(self.where.holds(one, one, around) for one in around.rows.get(self.sheet, ()))

    def formula(self, script: Script) -> str:
        return f"(SUMPRODUCT(--({self.where.formula(script.over(self.sheet))}))>0)"


def any_row(sheet: str, where: Condition | None = None) -> Condition:
    """Some row of that sheet is used and fulfils the condition."""
    return _AnyRow(sheet, Used() & where if where else Used())


def any_standing_row(sheet: str, where: Condition) -> Condition:
    """Some row of that sheet fulfils the condition: a used one, or on a checklist any."""
    return _AnyRow(sheet, Stands() & where)


@dataclass(frozen=True, slots=True)
class _AnyPair(Condition):
    sheet: str
    where: Condition

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return self.where.holds_for_any(row, around.others(self.sheet), around)

    def formula(self, script: Script) -> str:
        paired = script.paired_with(self.sheet)
        return f"({paired.pairs(self.where.formula(paired))}>0)"


def matched_in(sheet: str, where: Condition) -> Condition:
    """Some row of that sheet (there: `Other`) fulfils the condition together with this row."""
    return _AnyPair(sheet, OtherStands() & where)


@dataclass(frozen=True, slots=True)
class _Repeated(Condition):
    sheet: str
    key: str

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = row.get(self.key)
        return isinstance(value, str) and len(around.others(self.sheet).standing.bearing(self.key, value).rows) > 1

    def formula(self, script: Script) -> str:
        paired = script.paired_with(self.sheet)
        return f"({paired.pairs((OtherStands() & same(self.key, Other(self.key))).formula(paired))}>1)"


def repeated_in(sheet: str, key: str) -> Condition:
    """The cell's text stands in two or more used rows of its sheet."""
    return _Repeated(sheet, key)


@dataclass(frozen=True, slots=True)
class _NamesMissing(Condition):
    """Of the IDs that the cell lists, one or more stand in none of the sheets."""

    key: str
    sheets: tuple[tuple[str, str], ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return bool(missing_names(row.get(self.key), self.sheets, around))

    def details(self, row: RowValues, around: Surroundings) -> Mapping[str, str]:
        return {"saknat": ", ".join(missing_names(row.get(self.key), self.sheets, around)).upper()}

    def formula(self, script: Script) -> str:
        cell = script.this(self.key)
        items = f'(LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell}),";",""))+1)'
        scripts = [(script.paired_with(sheet), Other(identity)) for sheet, identity in self.sheets]
        found = "+".join(
            paired.pairs((OtherStands() & lists(self.key, identity)).formula(paired)) for paired, identity in scripts
        )
        return f"(LEN(TRIM({cell}))>0)*({found}<{items})"


def missing_names(value: Value, sheets: tuple[tuple[str, str], ...], around: Surroundings) -> tuple[str, ...]:
    """Give those of the cell's IDs that stand in none of the sheets, in lower case."""
    if value is None:
        return ()
    known = [around.others(sheet).standing.by(key) for sheet, key in sheets]
    return tuple(item for item in listed(value) if not any(item in names for names in known))


def names_missing(key: str, *sheets: tuple[str, str]) -> Condition:
    """Hold when the cell lists an ID that no row of the given (sheet, field) pairs bears."""
    return _NamesMissing(key, sheets)
