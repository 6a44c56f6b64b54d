"""Tables of the report as they are described: columns, rows of plain values, and widths fitted to what they hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from samverkan_xl.writing.palette import Tone

BESIDE_WORD, BESIDE_TEXT = 4, 3
"""Characters beside a title's longest word (its filter button) and beside a text."""

FIGURE_WIDTHS = {"date": 12.0, "percent": 8.0, "whole": 8.0}
UNBROKEN = 26
"""Texts up to this long have words that a column should not break."""


class Link(NamedTuple):
    """A cell that leads somewhere: `url` is ours, never a sender's; `text` is what is shown."""

    url: str
    text: str


Cell = str | int | float | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column, `least` to `width` characters wide; `tones` colour the cells that hold those words."""

    title: str
    width: float = 14
    kind: str = ""
    tones: Mapping[str, Tone] = field(default_factory=dict)
    style: str = "value"
    least: float = 0


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write: `name` is its name in the workbook, in ASCII."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    filtered: bool = True

    def widths(self) -> tuple[float, ...]:
        """Give every column room for its longest text, but no more than it may take."""
        return tuple(_width(of, [row[at] for row in self.rows]) for at, of in enumerate(self.columns))


def _width(of: Column, cells: Sequence[Cell]) -> float:
    title = max(of.least, max(map(len, of.title.split()), default=0) + BESIDE_WORD)
    if of.kind:
        return max(title, FIGURE_WIDTHS[of.kind])
    texts = {cell.text if isinstance(cell, Link) else cell for cell in cells if isinstance(cell, str | Link)}
    longest = max(map(len, texts), default=0) + BESIDE_TEXT
    if longest <= of.width:
        return max(title, longest)
    return max(title, of.width, _longest_word(texts) + BESIDE_TEXT)


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts if len(text) <= UNBROKEN for word in text.split()), default=0)
