"""A whole book masked at once, before anything in it is read: what comes after cannot leak what it never saw."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from samverkan_xl.checking.parted_numbers import LEAST_LAST_FOUR, is_split
from samverkan_xl.checking.privacy import MASK, SHORTEST_TEXT, masked, masked_cell
from samverkan_xl.checking.stored_texts import as_words, is_outside_names, masked_remark, not_told_with_cells
from samverkan_xl.model.cells import BookGrid, Grid, Place, Raw, Remark


@dataclass(frozen=True, slots=True)
class Masked:
    """A book without personal identity numbers, and where they stood.

    `cells` has the places of masked cells, by the sheet's masked name; of a number that is parted between two cells,
    the first. `names` are the sheets whose own name held one; `remarks` those of the book's remarks that did, and
    `properties` the names of such document properties.
    """

    book: BookGrid
    cells: tuple[Place, ...]
    names: tuple[str, ...]
    remarks: tuple[Remark, ...]
    properties: tuple[str, ...]


def masked_book(book: BookGrid, date_columns: Collection[tuple[str, int]] = ()) -> Masked:
    """Mask every cell, sheet name, property and remark.

    `date_columns` are the columns, by sheet name, in which dates are at home: a number is not looked for that begins
    there and ends in the next.
    """
    sheets, cells, shown = [], list[Place](), set[str]()
    for grid in book.sheets:
        at_home = {column for name, column in date_columns if name == grid.name}
        found, name = list(_numbers(grid, at_home)), masked(grid.name)
        whole = {(row, column) for row, column, is_parted in found if not is_parted}
        parted = {(row, column) for row, column, is_parted in found if is_parted} - whole
        shown.update(
            as_words(masked(text)) for row, column in whole if isinstance(text := grid.value(row, column), str)
        )
        cells += [Place(name, row, column) for row, column in sorted(whole | parted)]
        sheets.append(_masked_grid(grid, name, whole, parted) if whole or parted or name != grid.name else grid)
    before = tuple(not_told_with_cells(book.remarks, {grid.name for grid in book.sheets}, shown))
    remarks = tuple(map(masked_remark, before))
    names = [grid.name for grid in book.sheets if masked(grid.name) != grid.name]
    properties = {masked(name): masked(value) for name, value in book.properties.items()}
    return Masked(
        BookGrid(tuple(sheets), properties, remarks),
        tuple(cells),
        tuple(map(masked, names)),
        tuple(
            after
            for one, after in zip(before, remarks, strict=True)
            if one.text != after.text and is_outside_names(one.text, names)
        ),
        tuple(
            masked(name) for name, value in book.properties.items() if {name, value} != {masked(name), masked(value)}
        ),
    )


def _numbers(grid: Grid, at_home: Collection[int]) -> Iterator[tuple[int, int, bool]]:
    """Give row and column, from 1, of every cell with a number in it, and whether the number ends in the next cell.

    Ordinary cells are told by their kind and length: all of every book go this way.
    """
    for row, cells in enumerate(grid.rows, 1):
        before: Raw = None
        for column, raw in enumerate(cells, 1):
            kind = raw.__class__
            if kind is str:
                if len(raw) >= SHORTEST_TEXT and masked(raw) != raw:  # type: ignore[arg-type]
                    yield row, column, False
                elif before is not None and column - 1 not in at_home and is_split(before, raw):
                    yield row, column - 1, True
            elif kind is timedelta or ((kind is int or kind is float) and raw >= LEAST_LAST_FOUR):  # type: ignore[operator]
                if masked_cell(raw) != raw:
                    yield row, column, False
                elif before is not None and column - 1 not in at_home and is_split(before, raw):
                    yield row, column - 1, True
            before = raw


def _masked_grid(grid: Grid, name: str, whole: set[tuple[int, int]], parted: set[tuple[int, int]]) -> Grid:
    rows: list[Sequence[Raw]] = list(grid.rows)
    parted_in: dict[int, list[int]] = {}
    for row, column in parted:
        parted_in.setdefault(row, []).append(column)
    for row in {row for row, _ in whole | parted}:
        cells = list(rows[row - 1])
        for column, raw in enumerate(cells):
            if (row, column + 1) in whole:
                cells[column] = masked_cell(raw)
        for column in parted_in.get(row, ()):
            cells[column - 1 : column + 1] = MASK.split("-")
        rows[row - 1] = cells
    return Grid(name, tuple(map(tuple, rows)), grid.hidden)
