"""Circular dependencies: an activity that, step by step, waits for itself."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.conditions import (
    USED,
    Condition,
    Other,
    Script,
    Surroundings,
    lists,
    same,
)
from samverkan_xl.model.values import RowValues, folded, listed

SQUARINGS = 4
"""The formula follows 2**4 steps, so it finds circles of up to 17 rows; Python follows them all."""


@dataclass(frozen=True, slots=True)
class _DependsOnItself(Condition):
    sheet: str
    identity: str
    key: str

    fits_in_a_row = False

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        waits_for = self._graph(around)
        start = row.get(self.identity)
        return isinstance(start, str) and folded(start) in _reached(listed(row.get(self.key)), waits_for)

    def _graph(self, around: Surroundings) -> dict[str, tuple[str, ...]]:
        graph: dict[str, tuple[str, ...]] = {}
        for row in around.rows.get(self.sheet, ()):
            if row.get(USED) and isinstance(name := row.get(self.identity), str):
                graph[folded(name)] = graph.get(folded(name), ()) + listed(row.get(self.key))
        return graph

    def formula(self, script: Script) -> str:
        paired = script.paired_with(self.sheet)
        step = f"({lists(self.key, Other(self.identity)).formula(paired)})"
        reach = f"({step}+{same(self.identity, Other(self.identity)).formula(paired)}>0)"
        for _ in range(SQUARINGS):
            reach = f"MMULT(--({reach}>0),--({reach}>0))"
        return f"({paired.pairs(f'{step}*(TRANSPOSE({reach})>0)')}>0)"


def _reached(first: tuple[str, ...], waits_for: dict[str, tuple[str, ...]]) -> set[str]:
    """Give these IDs and every one that can be reached from them."""
    reached: set[str] = set()
    ahead = list(first)
    while ahead:
        name = ahead.pop()
        if name not in reached:
            reached.add(name)
            ahead.extend(waits_for.get(name, ()))
    return reached


def depends_on_itself(sheet: str, identity: str, key: str) -> Condition:
    """Hold when following the listed IDs from row to row leads back to the row."""
    return _DependsOnItself(sheet, identity, key)
