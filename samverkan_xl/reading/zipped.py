"""A zipped workbook: looked over first, then read, here or apart."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import cast

from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.reading import limits
from samverkan_xl.reading.fast import read_sheets
from samverkan_xl.reading.isolation import apart
from samverkan_xl.reading.patience import Patience
from samverkan_xl.reading.preflight.deep import Faults
from samverkan_xl.reading.preflight.inspection import inspect
from samverkan_xl.reading.unreadable import TooHeavyHereError

Sheets = tuple[Grid, ...]


def read_zipped(content: bytes, skipped: Collection[str], patience: Patience) -> BookGrid:
    """Read an ordinary book here; one that is heavy or odd in a worker, whole or its sheets only."""

    def doubtful(inside: bytes) -> Sheets:
        return cast("Sheets", apart("sheets", inside, patience=patience))

    try:
        return _read(content, skipped, doubtful, limits.MAX_INFLATED_HERE)
    except TooHeavyHereError:
        return cast("BookGrid", apart("zipped", content, tuple(skipped), patience=patience))


def read_zipped_here(content: bytes, skipped: Collection[str]) -> BookGrid:
    """Read a book where one is, however heavy or odd: for the worker, who may die of it."""
    return _read(content, skipped, read_sheets, limits.MAX_INFLATED_BYTES)


def _read(
    content: bytes, skipped: Collection[str], read_doubtful: Callable[[bytes], Sheets], most_here: int
) -> BookGrid:
    found = inspect(content, most_here, skipped)
    sheets = read_doubtful(found.content) if found.apart else read_sheets(found.content, skipped)
    sheets = tuple(patched(sheet, found.faults.get(sheet.name)) for sheet in sheets)
    return BookGrid(sheets, found.properties, found.remarks)


def patched(sheet: Grid, faults: Faults | None) -> Grid:
    """Write the faults where they were found; they may lie outside what the fast reader saw."""
    if not faults:
        return sheet
    rows: list[list[Raw]] = [list(row) for row in sheet.rows]
    rows.extend([] for _ in range(max(row for row, _ in faults) - len(rows)))
    for (row, column), fault in faults.items():
        cells = rows[row - 1]
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = fault
    return Grid(sheet.name, tuple(map(tuple, rows)), sheet.hidden)
