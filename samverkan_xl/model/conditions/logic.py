"""What a condition is, how conditions are put together, and the ones about a row as such."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.model.conditions.script import Script
from samverkan_xl.model.conditions.surroundings import Surroundings
from samverkan_xl.model.values import RowValues


class Condition(ABC):
    """A question about a row. Combine with `&`, `|` and `~`."""

    __slots__ = ()
    fits_in_a_row = True
    """Whether the formula is small enough to stand in every row of a conditional format."""

    @abstractmethod
    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool: ...

    @abstractmethod
    def formula(self, script: Script) -> str: ...

    def details(self, row: RowValues, around: Surroundings) -> Mapping[str, str]:
        """Give, of a condition that holds, what its sentence should tell besides the rule's fields."""
        return {}

    def __and__(self, also: Condition) -> Condition:
        return All((self, also))

    def __or__(self, instead: Condition) -> Condition:
        return Either((self, instead))

    def __invert__(self) -> Condition:
        return Not(self)


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return all(part.holds(row, other, around) for part in self.parts)

    def formula(self, script: Script) -> str:
        return "*".join(part.formula(script) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return any(part.holds(row, other, around) for part in self.parts)

    def formula(self, script: Script) -> str:
        return "((" + "+".join(part.formula(script) for part in self.parts) + ")>0)"


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return not self.part.holds(row, other, around)

    def formula(self, script: Script) -> str:
        return f"(1-{self.part.formula(script)})"


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """Holds for every row."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return True

    def formula(self, script: Script) -> str:
        return "1"


@dataclass(frozen=True, slots=True)
class Used(Condition):
    """The row holds something beyond its ID and what we wrote there."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return row.get(USED) is not None

    def formula(self, script: Script) -> str:
        return script.used()


USED, STANDS = "·", "··"
"""The keys under which a row says that it is used, and that it can be referred to; no field can bear them."""


@dataclass(frozen=True, slots=True)
class OtherStands(Condition):
    """The row that this one is set against stands: it is used, or one of a checklist's fixed rows."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return other.get(STANDS) is not None

    def formula(self, script: Script) -> str:
        return script.other_stands()


@dataclass(frozen=True, slots=True)
class Stands(Condition):
    """The row stands: it is used, or one of a checklist's fixed rows."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return row.get(STANDS) is not None

    def formula(self, script: Script) -> str:
        return script.stands()
