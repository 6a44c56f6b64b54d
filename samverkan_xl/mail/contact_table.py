"""Where the contacts stand in somebody's list: the sheet, the row of titles, the columns by what people call them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from samverkan_xl.checking.privacy import masked_cell
from samverkan_xl.checking.titles import composed
from samverkan_xl.mail.contact_titles import CODE, COPY, NAME, TITLES, TO, WHO, Columns, letters, meant, titled, unread
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import CellFault, Grid, Place
from samverkan_xl.model.refusals import Refusal

DEEPEST_HEADER = 30


class NoContactTableError(Refusal):
    """The contact list has no table of contacts, or more than one."""


@dataclass(frozen=True, slots=True)
class ContactTable:
    """The table of contacts; `header` is the row of its titles. A sheet without a name is a text file's."""

    file: str
    grid: Grid
    header: int
    groups: Columns

    @property
    def columns(self) -> Mapping[str, tuple[int, ...]]:
        """Give all columns of each kind that are read, from the left."""
        return {
            kind: tuple(sorted(column for group in groups for column in group)) for kind, groups in self.groups.items()
        }

    @property
    def unread(self) -> list[int]:
        """Give the titled columns with addresses that are not read."""
        read = chain.from_iterable(self.columns.get(title, ()) for title in (CODE, NAME, TO, COPY))
        return unread(self.grid, self.header, read)

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
            if text := self._text(row, column):
                yield column, text

    def greeted(self, row: int) -> str:
        """Give the name by which a row's people are greeted: a person's before a function's, two with och between."""
        for group in self.groups.get(WHO, ()):
            names = [text for column in group if (text := self._text(row, column)) and "@" not in text]
            if names:
                return " och ".join(dict.fromkeys(names))
        return ""

    def _text(self, row: int, column: int) -> str:
        raw = composed(masked_cell(self.grid.value(row, column)))
        return "" if isinstance(raw, CellFault) else shown_raw(raw).strip()

    def first(self, row: int, title: str) -> str:
        """Give the text of a row's first cell of a kind; empty where all are blank."""
        return next((text for _, text in self.cells(row, title)), "")


def known_titles(grid: Grid) -> int:
    """Count the titles of the row that has the most of ours, among the first thirty."""
    return max((_counted(titled(grid, row)) for row in _header_rows(grid)), default=0)


def _counted(columns: Columns) -> int:
    return sum(len(group) for groups in columns.values() for group in groups)


def _header_rows(grid: Grid) -> range:
    return range(1, min(len(grid.rows), DEEPEST_HEADER) + 1)


def _tables(sheets: Sequence[Grid], file: str) -> Iterator[ContactTable]:
    for grid in sheets:
        for row in _header_rows(grid):
            columns = meant(grid, row)
            if TO in columns and (CODE in columns or NAME in columns):
                yield ContactTable(file, grid, row, _surest(columns))
                break


def _surest(columns: Columns) -> Columns:
    """Of what tells the municipality, keep the column with the surest title: Kommunkod before Kod."""
    return {kind: groups[:1] if kind in {CODE, NAME} else groups for kind, groups in columns.items()}


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
    _refuse_doubles(tables[0])
    return tables[0]


def _refuse_doubles(table: ContactTable) -> None:
    """Refuse a list where nobody can tell which of two columns is meant."""
    for title in (CODE, NAME):
        if len(table.columns.get(title, ())) > 1:
            raise NoContactTableError(f"{table.file} har rubriken {title} i flera kolumner. Behåll en av dem.")
    called = [shown_raw(table.grid.value(table.header, column)).strip() for column in table.columns[TO]]
    if len(called) > 1 and all(letters(one) not in known for one in called for known in TITLES[TO]):
        raise NoContactTableError(
            f"{table.file} har flera kolumner med adresser: {', '.join(called)}. Kalla den E-post som ska få brevet,"
            " och den Kopia som ska få en kopia."
        )
