"""Where the sheets are in a received book: by their names, or else by their titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.checking.header_rows import ENOUGH_TITLES, Found, Titled, sheet_titles
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.workbook import COMPUTED_TITLES, META_TITLE, SHEETS

OUR_OWN = frozenset(map(plain, (*COMPUTED_TITLES, META_TITLE)))


OF_A_REPORT = frozenset({"inkomstlista", "om rapporten"})
"""Sheets by which a county report is known; many of its others look like a municipal workbook's."""


OF_A_BUTTON_BOOK = frozenset({"konsolidera", "xlwings.conf"})
"""Sheets by which a consolidation workbook is known."""


@dataclass(frozen=True, slots=True)
class Search:
    """All that was found: our sheets by key, sheets that look like one of them, and those that are none of ours."""

    found: Mapping[str, Found]
    copies: tuple[Found, ...]
    strangers: tuple[Grid, ...]


def is_county_report(book: BookGrid) -> bool:
    """Tell whether the book is a report of ours, not a municipality's workbook."""
    return {plain(grid.name) for grid in book.sheets} >= OF_A_REPORT


def is_button_book(book: BookGrid) -> bool:
    """Tell whether the book is a consolidation workbook of ours, with the button."""
    return {plain(grid.name) for grid in book.sheets} >= OF_A_BUTTON_BOOK


def search(book: BookGrid) -> Search:
    """Find every sheet; by its name first, then what is left by its titles. A county report has none of ours.

    The order of the sheets does not matter.
    """
    if is_county_report(book):
        return Search({}, (), book.sheets)
    found: dict[str, Found] = {}
    left = sorted((one for one in map(Titled, book.sheets) if one.name not in OUR_OWN), key=lambda one: one.grid.name)
    for sheet in SHEETS:
        named = (one for one in left if one.name == plain(sheet.title))
        here = next((here for one in named if (here := sheet_titles(sheet, one)) is not None), None)
        left = _taken(sheet, here, found, left)
    for sheet in SHEETS:
        if sheet.key not in found:
            left = _taken(sheet, _by_signature(sheet, left), found, left)
    copies = tuple(here for one in left if (here := _copy(one)) is not None)
    copied = {id(here.grid) for here in copies}
    strangers = (one.grid for one in left if id(one.grid) not in copied)
    return Search(found, copies, tuple(grid for grid in strangers if any(any(row) for row in grid.rows)))


def _taken(sheet: type[Row], here: Found | None, found: dict[str, Found], left: list[Titled]) -> list[Titled]:
    """Note where a sheet is, if it is there, and give the grids that are left."""
    if here is None:
        return left
    found[sheet.key] = here
    return [one for one in left if one.grid is not here.grid]


def _by_signature(sheet: type[Row], grids: Sequence[Titled]) -> Found | None:
    """Find the grid that has most of a sheet's titles; of several alike, the one whose name begins as ours."""
    candidates = [here for grid in grids if (here := _sure(sheet, grid)) is not None]
    title = plain(sheet.title)
    return max(candidates, key=lambda here: (len(here.columns), plain(here.grid.name).startswith(title)), default=None)


def _sure(sheet: type[Row], grid: Titled) -> Found | None:
    here = sheet_titles(sheet, grid)
    return here if here is not None and len(here.columns) >= ENOUGH_TITLES * len(sheet.fields) else None


def _copy(grid: Titled) -> Found | None:
    """Tell which of our sheets a grid is one more of, if any."""
    candidates = [here for sheet in SHEETS if (here := _sure(sheet, grid)) is not None]
    return max(candidates, key=lambda here: len(here.columns) / len(here.sheet.fields), default=None)
