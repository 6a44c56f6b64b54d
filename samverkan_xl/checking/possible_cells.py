"""Cells that no program could have meant: a number that no cell can hold is taken for the error sign that it is."""

from __future__ import annotations

from dataclasses import replace

from samverkan_xl.model.cells import BookGrid, CellFault, Grid, is_beyond_numbers


def possible(book: BookGrid) -> BookGrid:
    """Give the book with an error sign in place of every number that is infinite, none at all, or too large."""
    return replace(book, sheets=tuple(map(_possible, book.sheets)))


def _possible(grid: Grid) -> Grid:
    rows = (tuple(CellFault.NUMBER if is_beyond_numbers(raw) else raw for raw in row) for row in grid.rows)
    return Grid(grid.name, tuple(rows), grid.hidden)
