"""Where the contacts stand in somebody's list: the sheet, the row of titles, the columns by what people call them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.checking.privacy import masked_cell
from samverkan_xl.checking.titles import composed, plain
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import CellFault, Grid, Place
from samverkan_xl.model.refusals import Refusal

DEEPEST_HEADER = 30
CODE, NAME, TO, COPY, WHO = "Kommunkod", "Kommun", "E-post", "Kopia", "Namn"
TITLES: Mapping[str, frozenset[str]] = {
    CODE: frozenset({"kommunkod", "kod", "kommunnr", "kommunnummer", "scbkod", "knr"}),
    NAME: frozenset({"kommun", "kommunnamn", "kommunensnamn"}),
    TO: frozenset(
        {"epost", "epostadress", "email", "emailadress", "mail", "mailadress", "mejl", "mejladress", "till"}
        | {"mottagare", "funktionsbrevlåda", "brevlåda"}
    ),
    COPY: frozenset({"kopia", "kopiatill", "cc", "epostkopia", "kopiaepost"}),
    WHO: frozenset({"namn", "kontakt", "kontaktperson", "funktion", "mottagarensnamn"}),
}
"""Each column with what people call it, letters only."""

MAY_BE_MANY = frozenset({TO, COPY})


class NoContactTableError(Refusal):
    """The contact list has no table of contacts, or more than one."""


@dataclass(frozen=True, slots=True)
class ContactTable:
    """The table of contacts; `header` is the row of its titles. A sheet without a name is a text file's."""

    file: str
    grid: Grid
    header: int
    columns: Mapping[str, tuple[int, ...]]

    def where(self, row: int, column: int = 0) -> str:
        """Say where a cell, or a whole row, is."""
        if not self.grid.name:
            return f"{self.file} rad {row}"
        if not column:
            return f"{self.file}, rad {row} på {self.grid.name}"
        return f"{self.file}, {self.grid.name}!{Place(self.grid.name, row, column).cell}"

    def cells(self, row: int, title: str) -> Iterator[tuple[int, str]]:
        """Give the column and text of a row's cells of one kind that are not blank."""
        for column in self.columns.get(title, ()):
            raw = composed(masked_cell(self.grid.value(row, column)))
            if not isinstance(raw, CellFault) and (text := shown_raw(raw).strip()):
                yield column, text

    def first(self, row: int, title: str) -> str:
        """Give the text of a row's first cell of a kind; empty where all are blank."""
        return next((text for _, text in self.cells(row, title)), "")


def known_titles(grid: Grid) -> int:
    """Count the titles of the row that has the most of ours, among the first thirty."""
    return max((sum(map(len, _columns(grid, row).values())) for row in _header_rows(grid)), default=0)


def _header_rows(grid: Grid) -> range:
    return range(1, min(len(grid.rows), DEEPEST_HEADER) + 1)


def _columns(grid: Grid, row: int) -> dict[str, tuple[int, ...]]:
    columns: dict[str, tuple[int, ...]] = {}
    for column, raw in enumerate(grid.rows[row - 1], 1):
        if isinstance(raw, str) and not isinstance(raw, CellFault):
            bare = re.sub(r"[\W\d_]", "", plain(raw))
            for title, words in TITLES.items():
                if bare in words:
                    columns[title] = (*columns.get(title, ()), column)
    return columns


def _tables(sheets: Sequence[Grid], file: str) -> Iterator[ContactTable]:
    for grid in sheets:
        for row in _header_rows(grid):
            columns = _columns(grid, row)
            if TO in columns and (CODE in columns or NAME in columns):
                yield ContactTable(file, grid, row, columns)
                break


def only_table(sheets: Sequence[Grid], file: str) -> ContactTable:
    """Find the one table of contacts, on a sheet that is not hidden; raises `NoContactTableError`."""
    tables = list(_tables([grid for grid in sheets if not grid.hidden], file))
    if not tables:
        raise NoContactTableError(
            f"{file} har ingen rad med rubrikerna Kommunkod (eller Kommun) och E-post. Skriv dem överst i listan."
        )
    if len(tables) > 1:
        names = " och ".join(table.grid.name for table in tables)
        raise NoContactTableError(f"{file} har kontakter på flera blad: {names}. Behåll ett av bladen.")
    for title, columns in tables[0].columns.items():
        if len(columns) > 1 and title not in MAY_BE_MANY:
            raise NoContactTableError(f"{file} har rubriken {title} i flera kolumner. Behåll en av dem.")
    return tables[0]
