"""Titles of a table's columns: what the report's writer makes of them, and its reader looks for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from samverkan_xl.model.definition import LawRow, Question


def unique_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Make titles fit for a table: on one line, and no two alike in any case of letters."""
    plain = [" ".join(title.split())[:250] for title in titles]
    seen: dict[str, int] = {}
    found = []
    for title in plain:
        seen[title.casefold()] = again = seen.get(title.casefold(), 0) + 1
        found.append(title if again == 1 else f"{title} ({again})")
    return tuple(found)


def checklist_titles(lines: Iterable[Question | LawRow]) -> tuple[str, ...]:
    """Name the column of each question, or duty, by its number and what it is called in short."""
    return unique_titles([f"{one.nr} {one.kort}" for one in lines])
