"""A contact list saved as text: with semicolons, tabs or commas between its cells, as Excel and others write it."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable

from samverkan_xl.mail.plain_text import UnreadableTextError, decoded
from samverkan_xl.model.cells import Grid

_SEPARATORS = ";\t,"
_TOLD = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""How people keep the zero of 0563 when Excel opens the file."""


def grid_of_text(content: bytes, file: str, known_titles: Callable[[Grid], int]) -> Grid:
    """Read the cells; the sign between them is the one with which the most titles are found.

    Rows are numbered as Excel numbers them when it opens the file: blank lines count, and a cell may hold line breaks.
    """
    text = decoded(content, file)
    told = _TOLD.match(text)
    if told:
        return _grid(text[told.end() :], told[1], file, above=1)
    grids = [_grid(text, separator, file) for separator in _SEPARATORS]
    return max(grids, key=known_titles)


def _grid(text: str, separator: str, file: str, above: int = 0) -> Grid:
    try:
        records = list(csv.reader(text.splitlines(keepends=True), delimiter=separator))
    except csv.Error as problem:
        raise UnreadableTextError(
            f"{file} går inte att läsa som en tabell. Spara listan som Excel-arbetsbok (.xlsx), och försök igen."
        ) from problem
    blank: tuple[None, ...] = ()
    rows = tuple(tuple(_cell(cell) for cell in record) for record in records)
    return Grid("", (blank,) * above + rows)


def _cell(text: str) -> str | None:
    kept = _KEPT_AS_TEXT.fullmatch(text.strip())
    return (kept[1] if kept else text) or None
