"""A county report held against an earlier one: values only; the sheet and the account are drawn from these."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from samverkan_xl.model.earlier import EarlierReport, Matter
from samverkan_xl.reference.municipalities import Municipality


class Direction(StrEnum):
    """What a change amounts to."""

    BETTER = "bättre"
    WORSE = "sämre"
    NEW = "nytt svar"
    GONE = "svarar inte längre"
    OTHER = "annat"


IN_A_SUM: Mapping[Direction, tuple[str, str]] = {
    Direction.BETTER: ("bättre", "bättre"),
    Direction.WORSE: ("sämre", "sämre"),
    Direction.NEW: ("nytt svar", "nya svar"),
    Direction.GONE: ("svar som saknas nu", "svar som saknas nu"),
    Direction.OTHER: ("annan ändring", "andra ändringar"),
}
"""What follows the number when changes are summed up: of one, and of several."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a municipality says otherwise than before; `before` and `now` are the words of the two reports."""

    municipality: Municipality
    matter: Matter
    before: str
    now: str
    direction: Direction


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that has changed, in the order in which it is shown, and what could not be compared.

    `unasked` has the matters of which the earlier report has no column, `unread` counts the answers in it that could
    not be read. `newcomers` are not in the earlier report, `left_out` are in it but not in this one.
    """

    earlier: EarlierReport
    changes: tuple[Change, ...]
    unasked: tuple[Matter, ...]
    unread: int
    newcomers: tuple[Municipality, ...]
    left_out: tuple[Municipality, ...]

    @property
    def is_whole(self) -> bool:
        """Tell whether everything in both reports could be compared."""
        return not (self.unasked or self.unread or self.newcomers or self.left_out)

    def count(self, direction: Direction) -> int:
        """Count the changes of a kind."""
        return sum(one.direction is direction for one in self.changes)

    def sums(self) -> Iterator[tuple[int, str]]:
        """Give the number of changes of every kind that there is, with the words that go with it."""
        for direction, (one, several) in IN_A_SUM.items():
            if count := self.count(direction):
                yield count, one if count == 1 else several
