"""A part of the sheet Hjälp as it is described: a heading over a table of three columns."""

from __future__ import annotations

from dataclasses import dataclass

Line = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and its table; `name` is the table's name in the workbook."""

    name: str
    heading: str
    titles: Line
    lines: tuple[Line, ...]
