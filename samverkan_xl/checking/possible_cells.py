"""Cells that no program could have meant: a number that no cell can hold is taken for the error sign that it is."""

from __future__ import annotations

from dataclasses import replace

from samverkan_xl.model.cells import BookGrid, CellFault, Grid, is_beyond_numbers


def possible(book: BookGrid) -> BookGrid:
    """Give the book with an error sign in place of every number that is infinite, none at all, or too large."""
    if not any(map(_has_impossible, book.sheets)):
        return book
    return replace(book, sheets=tuple(_cleared(grid) if _has_impossible(grid) else grid for grid in book.sheets))


def _has_impossible(grid: Grid) -> bool:
    numbers = (raw for row in grid.rows for raw in row if raw.__class__ is float or raw.__class__ is int)
    return any(map(is_beyond_numbers, numbers))


def _cleared(grid: Grid) -> Grid:
    rows = (tuple(CellFault.NUMBER if is_beyond_numbers(raw) else raw for raw in row) for row in grid.rows)
    return Grid(grid.name, tuple(rows), grid.hidden)
