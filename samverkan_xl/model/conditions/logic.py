"""What a condition is, how conditions are put together, and the ones about a row as such."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.model.conditions.others import STANDS, Others
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

    def holds_for_any(self, row: RowValues, others: Others, around: Surroundings) -> bool:
        """Answer `holds` for all these other rows at once; a condition that need not walk them says how."""
        return any(self.holds(row, other, around) for other in others.rows)

    def narrowed(self, row: RowValues, others: Others, around: Surroundings) -> tuple[Others, ...] | None:
        """Give just those other rows for which it holds; `None` where each of them must be asked."""
        return None

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
        for part in self.parts:  # noqa: SIM110  # every rule asks so of every row, and a generator takes twice as long
            if not part.holds(row, other, around):
                return False
        return True

    def holds_for_any(self, row: RowValues, others: Others, around: Surroundings) -> bool:
        """Narrow the rows by the parts that can; of several that cannot, each row is asked."""
        left: tuple[Others, ...] = (others,)
        asked: list[Condition] = []
        for part in self.parts:
            narrower = [part.narrowed(row, one, around) for one in left]
            if None in narrower:
                asked.append(part)
            else:
                left = tuple(one for some in narrower for one in some or ())
        if len(asked) == 1:
            return any(asked[0].holds_for_any(row, one, around) for one in left)
        return any(all(part.holds(row, other, around) for part in asked) for one in left for other in one.rows)

    def formula(self, script: Script) -> str:
        return "*".join(part.formula(script) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return any(part.holds(row, other, around) for part in self.parts)

    def holds_for_any(self, row: RowValues, others: Others, around: Surroundings) -> bool:
        return any(part.holds_for_any(row, others, around) for part in self.parts)

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


USED = "·"
"""The key under which a row says that it is used; no field can bear it."""


@dataclass(frozen=True, slots=True)
class OtherStands(Condition):
    """The row that this one is set against stands: it is used, or one of a checklist's fixed rows."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return other.get(STANDS) is not None

    def narrowed(self, row: RowValues, others: Others, around: Surroundings) -> tuple[Others, ...] | None:
        return (others.standing,)

    def formula(self, script: Script) -> str:
        return script.other_stands()


@dataclass(frozen=True, slots=True)
class Stands(Condition):
    """The row stands: it is used, or one of a checklist's fixed rows."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return row.get(STANDS) is not None

    def formula(self, script: Script) -> str:
        return script.stands()
