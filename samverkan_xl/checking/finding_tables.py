"""Where things are in a received book: sheets by name or by their titles, columns by title wherever they stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import COMPUTED_TITLES, META_TITLE, SHEETS

DEEPEST_HEADER = 30
ENOUGH_TITLES = 0.6
"""The share of a sheet's titles that must be there for a sheet of another name to be taken for it."""

OUR_OWN = frozenset(map(plain, (*COMPUTED_TITLES, META_TITLE)))


OF_A_REPORT = frozenset({"inkomstlista", "om rapporten"})
"""Sheets by which a county report is known; many of its others look like a municipal workbook's."""


@dataclass(frozen=True, slots=True)
class Found:
    """A sheet of ours in a received book.

    `header_row` and the columns count from 1. On Start, `columns` has the row of every field instead, and
    `value_column` the column in which the answers stand. `extra` has the columns that the municipality added.
    """

    sheet: type[Row]
    grid: Grid
    header_row: int
    columns: Mapping[str, int]
    extra: Mapping[int, str]
    value_column: int = 0

    @property
    def entry_columns(self) -> tuple[int, ...]:
        """Give the columns that a municipality fills in."""
        return tuple(self.columns[of.key] for of in self.sheet.entries() if of.key in self.columns)

    @property
    def renamed(self) -> bool:
        """Tell whether the sheet goes by another name than ours."""
        return plain(self.grid.name) != plain(self.sheet.title)

    def missing(self) -> tuple[str, ...]:
        """Give the keys of the fields whose title is nowhere."""
        return tuple(of.key for of in self.sheet.fields if of.key not in self.columns)


@dataclass(frozen=True, slots=True)
class Search:
    """All that was found: our sheets by key, and the names of the sheets that are none of ours."""

    found: Mapping[str, Found]
    strangers: tuple[Grid, ...]


def is_county_report(book: BookGrid) -> bool:
    """Tell whether the book is a report of ours, not a municipality's workbook."""
    return {plain(grid.name) for grid in book.sheets} >= OF_A_REPORT


def search(book: BookGrid) -> Search:
    """Find every sheet; by its name first, then what is left by its titles. A county report has none of ours."""
    if is_county_report(book):
        return Search({}, book.sheets)
    found: dict[str, Found] = {}
    left = [grid for grid in book.sheets if plain(grid.name) not in OUR_OWN]
    for sheet in SHEETS:
        for grid in left:
            if plain(grid.name) == plain(sheet.title) and (here := _titles(sheet, grid)) is not None:
                found[sheet.key] = here
                left.remove(grid)
                break
    for sheet in SHEETS:
        if sheet.key not in found and (best := _by_signature(sheet, left)) is not None:
            found[sheet.key] = best
            left.remove(best.grid)
    return Search(found, tuple(grid for grid in left if any(any(row) for row in grid.rows)))


def _by_signature(sheet: type[Row], grids: list[Grid]) -> Found | None:
    candidates = [here for grid in grids if (here := _titles(sheet, grid)) is not None]
    sure = [here for here in candidates if len(here.columns) >= ENOUGH_TITLES * len(sheet.fields)]
    return max(sure, key=lambda here: len(here.columns), default=None)


def _titles(sheet: type[Row], grid: Grid) -> Found | None:
    return _form_titles(sheet, grid) if sheet.layout is Layout.FORM else _table_titles(sheet, grid)


def _table_titles(sheet: type[Row], grid: Grid) -> Found | None:
    """Find the header row: the one in the first thirty that has most of the titles, at least two."""
    wanted = {plain(of.title): of.key for of in sheet.fields}
    best: tuple[int, dict[str, int]] = (0, {})
    for number, cells in enumerate(grid.rows[:DEEPEST_HEADER], 1):
        columns: dict[str, int] = {}
        for column, raw in enumerate(cells, 1):
            key = wanted.get(plain_cell(raw)) if isinstance(raw, str) else None
            if key is not None:
                columns.setdefault(key, column)
        if len(columns) > len(best[1]):
            best = (number, columns)
    row, columns = best
    if len(columns) < 2:  # noqa: PLR2004  # one word may stand anywhere
        return None
    return Found(sheet, grid, row, columns, _extra(grid, row, columns))


def _extra(grid: Grid, row: int, columns: Mapping[str, int]) -> dict[int, str]:
    """Give the added columns: titles of the municipality's own between ours or joined to them on the right."""
    known = set(columns.values())
    extra: dict[int, str] = {}
    for column, raw in enumerate(grid.rows[row - 1], 1):
        if column not in known and plain_cell(raw) and isinstance(raw, str):
            extra[column] = raw.strip()
    return extra


def _form_titles(sheet: type[Row], grid: Grid) -> Found | None:
    """Find the fields of Start: the column with most of their titles, and the one with the answers beside it."""
    wanted = {plain(of.title): of.key for of in sheet.fields}
    by_column: dict[int, dict[str, int]] = {}
    value_columns: dict[int, int] = {}
    for row, cells in enumerate(grid.rows, 1):
        for column, raw in enumerate(cells, 1):
            if not isinstance(raw, str):
                continue
            word = plain_cell(raw)
            if word == "värde":
                value_columns.setdefault(row, column)
            elif (key := wanted.get(word)) is not None:
                by_column.setdefault(column, {}).setdefault(key, row)
    if not by_column:
        return None
    label_column, rows = max(by_column.items(), key=lambda item: len(item[1]))
    if len(rows) < ENOUGH_TITLES * len(sheet.fields):
        return None
    first = min(rows.values())
    above = [column for row, column in value_columns.items() if row < first]
    return Found(sheet, grid, first - 1, rows, {}, above[-1] if above else label_column + 1)
