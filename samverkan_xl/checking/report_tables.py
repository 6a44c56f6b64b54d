"""The tables of a county report as somebody saved it: found by their titles, read by municipality code.

Rows may be sorted, columns moved, sheets and rows added; a row counts when its code is a municipality's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.reference.municipalities import municipality

CODE = plain("Kommunkod")

Cells = Mapping[str, Raw]
"""One row: a column's title, in the form in which titles are compared, to what stands there."""


@dataclass(frozen=True, slots=True)
class ReportTable:
    """One table: the text above it, its titles, and its rows with the municipality that each is about."""

    heading: str
    titles: tuple[str, ...]
    rows: list[tuple[str, Cells]] = field(default_factory=list)

    def by_code(self) -> dict[str, Cells]:
        """Give the row of each municipality; an empty one where there are several that do not say the same."""
        found: dict[str, Cells] = {}
        for code, cells in self.rows:
            found[code] = {} if found.get(code, cells) != cells else cells
        return found


def sheet_called(book: BookGrid, title: str) -> Grid | None:
    """Find a sheet by its name."""
    return next((grid for grid in book.sheets if plain(grid.name) == plain(title)), None)


def report_tables(grid: Grid | None) -> tuple[ReportTable, ...]:
    """Give the tables of a sheet, from top to bottom; those that tell whose each row is."""
    found: list[ReportTable] = []
    heading = ""
    for raws in grid.rows if grid else ():
        words = tuple(map(plain_cell, raws))
        if CODE in words:
            found.append(ReportTable(heading, words))
            heading = ""
        elif found and (row := _row(found[-1].titles, raws)):
            found[-1].rows.append(row)
        else:
            heading = next(filter(None, words), heading)
    return tuple(found)


def _row(titles: Sequence[str], raws: Sequence[Raw]) -> tuple[str, Cells] | None:
    """Give a row by its titles; a title that stands twice leads nowhere, since none can tell which is meant."""
    cells = dict(_titled(titles, raws))
    code = shown_raw(cells.get(CODE)).strip().zfill(4)
    return (code, cells) if municipality(code) else None


def _titled(titles: Sequence[str], raws: Sequence[Raw]) -> Iterator[tuple[str, Raw]]:
    times = Counter(titles)
    return ((title, raw) for title, raw in zip(titles, raws, strict=False) if title and times[title] == 1)


def particulars(grid: Grid | None) -> dict[str, Raw]:
    """Give what tables of particulars say: the first text of each row, to what stands under the title Värde."""
    found: dict[str, Raw] = {}
    column: int | None = None
    for raws in grid.rows if grid else ():
        words = tuple(map(plain_cell, raws))
        if plain("Värde") in words:
            column = words.index(plain("Värde"))
        elif column is not None and column < len(raws):
            found.setdefault(next(filter(None, words), ""), raws[column])
    return found
