"""Whose book it is: from the cells of Start; where one is blank, from the document's properties or the hidden sheet."""

from __future__ import annotations

from collections.abc import Mapping

from samverkan_xl.checking.privacy import masked
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import RawRow, shown_raw
from samverkan_xl.model.cells import BookGrid, Raw
from samverkan_xl.model.workbook import META_TITLE

KEPT = {"code": "kommunkod", "period": "period", "revision": "revision"}
"""The particulars that are kept in three places, with their name in the other two."""


def identity_of(start: RawRow, book: BookGrid) -> RawRow:
    """Give Start's record with blank particulars filled from where else they are kept."""
    filled: dict[str, Raw] = dict(start)
    for key, name in KEPT.items():
        if not shown_raw(filled.get(key)).strip():
            spare = book.properties.get(name) or _meta(book).get(name)
            if spare:
                filled[key] = int(spare) if key == "revision" and spare.isdecimal() else masked(spare)
    return filled


def other_code(code: str, book: BookGrid) -> str:
    """Give the municipality code that the book was made for, where it is kept and is not the one in the cells."""
    kept = (source.get(KEPT["code"], "").strip().zfill(4) for source in (book.properties, _meta(book)))
    return next((one for one in kept if one.strip("0") and one != code), "")


def _meta(book: BookGrid) -> Mapping[str, str]:
    grids = [grid for grid in book.sheets if plain(grid.name) == META_TITLE]
    return {plain(shown_raw(row[0])): shown_raw(row[1]) for grid in grids for row in grid.rows if len(row) > 1}
