"""Circular dependencies: an activity that, step by step, waits for itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
        start = row.get(self.identity)
        if not isinstance(start, str):
            return False
        name, circles = folded(start), around.once(self, lambda: circles_of(self._graph(around)))
        return any(item == name or circles.get(item, item) == circles.get(name) for item in listed(row.get(self.key)))

    def _graph(self, around: Surroundings) -> dict[str, list[str]]:
        graph: dict[str, list[str]] = {}
        for row in around.rows.get(self.sheet, ()):
            if row.get(USED) and isinstance(name := row.get(self.identity), str):
                graph.setdefault(folded(name), []).extend(listed(row.get(self.key)))
        return graph

    def formula(self, script: Script) -> str:
        paired = script.paired_with(self.sheet)
        step = f"({lists(self.key, Other(self.identity)).formula(paired)})"
        reach = f"({step}+{same(self.identity, Other(self.identity)).formula(paired)}>0)"
        for _ in range(SQUARINGS):
            reach = f"MMULT(--({reach}>0),--({reach}>0))"
        return f"({paired.pairs(f'{step}*(TRANSPOSE({reach})>0)')}>0)"


def circles_of(waits_for: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Give, for every ID, one that stands for all that wait for each other: the same for two that can reach each other.

    By Tarjan, without recursion: a plan may be a chain of any length.
    """
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    circles: dict[str, str] = {}
    open_: list[str] = []
    for start in waits_for:
        path = [] if start in number else [(start, iter(waits_for[start]))]
        while path:
            name, ahead = path[-1]
            if name not in number:
                number[name] = lowest[name] = len(number)
                open_.append(name)
            for item in ahead:
                if item in waits_for and item not in number:
                    path.append((item, iter(waits_for[item])))
                    break
                if item in number and item not in circles:
                    lowest[name] = min(lowest[name], number[item])
            else:
                path.pop()
                if path:
                    lowest[path[-1][0]] = min(lowest[path[-1][0]], lowest[name])
                if lowest[name] == number[name]:
                    _close(name, open_, circles)
    return circles


def _close(first: str, open_: list[str], circles: dict[str, str]) -> None:
    """Name all that are still open, back to the first of them, by that one."""
    while first not in circles:
        circles[open_.pop()] = first


def depends_on_itself(sheet: str, identity: str, key: str) -> Condition:
    """Hold when following the listed IDs from row to row leads back to the row."""
    return _DependsOnItself(sheet, identity, key)
