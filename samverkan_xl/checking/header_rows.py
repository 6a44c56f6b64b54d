"""A sheet's titles in a received book: the row or column they stand in, and what was added beside them."""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property

from samverkan_xl.checking.titles import bare, plain, plain_cell, unbroken
from samverkan_xl.model.cells import Grid, Raw, column_letters
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import SHEETS

DEEPEST_HEADER = 30
ENOUGH_TITLES = 0.6
"""The share of a sheet's titles that must be there for a sheet of another name to be taken for it."""

LONGEST_TITLE = 80
"""No title of ours comes near this, however it is added to; longer texts are not looked at."""

ANSWERS = "värde"
"""The title on Start of the column in which the answers stand."""

_BEGINNING = 2
"""No title of ours is shorter; what is added to one never changes how it begins."""

TitleCell = tuple[int, str]
"""The column and the text of a cell that bears a title."""


@dataclass(frozen=True)
class Found:
    """A sheet of ours in a received book.

    `header_row` and the columns count from 1. On Start, `columns` has the row of every field instead, and
    `value_column` the column in which the answers stand. `extra` has the columns that the municipality added, with or
    without a title, and `twins` those that bear the title of one of ours once more.
    """

    sheet: type[Row]
    grid: Grid
    header_row: int
    columns: Mapping[str, int]
    extra: Mapping[int, str]
    value_column: int = 0
    twins: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    @cached_property
    def entry_columns(self) -> tuple[int, ...]:
        """Give the columns that a municipality fills in."""
        keys = [of.key for of in self.sheet.entries() if of.key in self.columns]
        return tuple(column for key in keys for column in (self.columns[key], *self.twins.get(key, ())))

    @cached_property
    def watched(self) -> tuple[int, ...]:
        """Give the columns in which something may stand that is nobody's but the municipality's."""
        return (*self.entry_columns, *self.extra)

    @cached_property
    def titles(self) -> Mapping[int, str]:
        """Give the title of every column of ours, in the form in which titles are compared."""
        return {column: plain(self.sheet.field(key).title) for key, column in self.columns.items()}

    @cached_property
    def spelled(self) -> frozenset[object]:
        """Give the titles as we and as the sheet spell them: a row without any of these is no header."""
        return frozenset((*self.grid.rows[self.header_row - 1], *(of.title for of in self.sheet.fields))) - {None}

    def untitled(self, column: int) -> bool:
        """Tell whether an added column has no title of its own."""
        return not plain_cell(self.grid.value(self.header_row, column))

    @property
    def renamed(self) -> bool:
        """Tell whether the sheet goes by another name than ours."""
        return plain(self.grid.name) != plain(self.sheet.title)

    def missing(self) -> tuple[str, ...]:
        """Give the keys of the fields whose title is nowhere."""
        return tuple(of.key for of in self.sheet.fields if of.key not in self.columns)


@dataclass(frozen=True)
class Titled:
    """A grid, with the cells that bear a title of any sheet of ours: looked for once, asked for by every sheet."""

    grid: Grid
    _found: dict[int, Sequence[TitleCell]] = field(init=False, repr=False, compare=False, default_factory=dict)

    @cached_property
    def name(self) -> str:
        """Give its name in the form in which names are compared."""
        return plain(self.grid.name)

    def titles(self, row: int) -> Sequence[TitleCell]:
        """Give such cells of a row."""
        if row not in self._found:
            self._found[row] = title_cells(self.grid.rows[row - 1])
        return self._found[row]


def sheet_titles(sheet: type[Row], at: Titled) -> Found | None:
    """Find a sheet's titles in a grid; `None` where there are too few of them to tell."""
    return _form_titles(sheet, at) if sheet.layout is Layout.FORM else _table_titles(sheet, at)


def _table_titles(sheet: type[Row], at: Titled) -> Found | None:
    """Find the header row: the one in the first thirty that has most of the titles, at least two."""
    best: tuple[int, dict[str, int], dict[str, tuple[int, ...]]] = (0, {}, {})
    for number in range(1, min(len(at.grid.rows), DEEPEST_HEADER) + 1):
        columns, twins = titles_in(sheet, at.titles(number))
        if len(columns) > len(best[1]):
            best = (number, columns, twins)
        if len(columns) == len(sheet.fields):
            break
    row, columns, twins = best
    if len(columns) < 2:  # noqa: PLR2004  # one word may stand anywhere
        return None
    return Found(sheet, at.grid, row, columns, _extra(at.grid, row, columns, twins), twins=twins)


@cache
def _wanted(sheet: type[Row]) -> Mapping[str, str]:
    return {plain(of.title): of.key for of in sheet.fields}


@cache
def _all_wanted() -> tuple[frozenset[str], frozenset[str]]:
    """Give the titles of all our sheets, and how they begin."""
    titles = frozenset({ANSWERS, *(title for sheet in SHEETS for title in _wanted(sheet))})
    return titles, frozenset(title[:_BEGINNING] for title in titles)


def title_cells(cells: Sequence[Raw]) -> Sequence[TitleCell]:
    """Give column and text of the cells in a row that bear a title of any sheet of ours, however it is added to."""
    titles, begun = _all_wanted()
    return [
        (column, raw)
        for column, raw in enumerate(cells, 1)
        if raw.__class__ is str
        and len(raw) <= LONGEST_TITLE
        and ((word := plain(raw)) in titles or word[:_BEGINNING] in begun or "\n" in raw or "\r" in raw)
        and _meant(titles, raw)
    ]


def titles_in(sheet: type[Row], cells: Iterable[TitleCell]) -> tuple[dict[str, int], dict[str, tuple[int, ...]]]:
    """Find a sheet's titles among the title cells of a row: the column of each, and the others that bear the same.

    A title that stands as it should goes before one to which a unit was added.
    """
    wanted = _wanted(sheet)
    at: dict[str, list[tuple[bool, int]]] = {}
    for column, raw in cells:
        if word := _meant(wanted, raw):
            at.setdefault(wanted[word], []).append((plain(raw) not in wanted, column))
    if not at:
        return {}, {}
    ordered = {key: [column for _, column in sorted(places)] for key, places in at.items()}
    return (
        {key: columns[0] for key, columns in ordered.items()},
        {key: tuple(columns[1:]) for key, columns in ordered.items() if len(columns) > 1},
    )


def _meant(titles: Container[str], text: str) -> str:
    """Give the title that a text means: as it stands, without a unit, or joined where a line broke it; or nothing."""
    if (word := plain(text)) in titles:
        return word
    if (word := bare(text)) in titles:
        return word
    return word if (word := bare(unbroken(text))) in titles else ""


def _extra(grid: Grid, row: int, columns: Mapping[str, int], twins: Mapping[str, tuple[int, ...]]) -> dict[int, str]:
    """Give the added columns: titles of the municipality's own, and columns without any in which something stands."""
    known = {*columns.values(), *(column for more in twins.values() for column in more)}
    titles, below = grid.rows[row - 1], grid.rows[row:]
    extra: dict[int, str] = {}
    for column in range(1, max(map(len, grid.rows)) + 1):
        raw = titles[column - 1] if column <= len(titles) else None
        if column in known:
            continue
        if raw is None or (isinstance(raw, str) and not plain_cell(raw)):
            if any(len(cells) >= column and _says_something(cells[column - 1]) for cells in below):
                extra[column] = f"Kolumn {column_letters(column)}"
        elif isinstance(raw, str) and plain_cell(raw):
            extra[column] = raw.strip()
    return extra


def _says_something(raw: Raw) -> bool:
    """Tell whether a cell says anything; a bare 0 does not, for the chart on Tidplan is made of them."""
    return bool(raw.strip() if isinstance(raw, str) else raw)


def _form_titles(sheet: type[Row], at: Titled) -> Found | None:
    """Find the fields of Start: the column with most of their titles, and the one with the answers beside it."""
    wanted = _wanted(sheet)
    by_column: dict[int, dict[str, int]] = {}
    value_columns: dict[int, int] = {}
    for row in range(1, len(at.grid.rows) + 1):
        for column, raw in at.titles(row):
            if plain(raw) == ANSWERS:
                value_columns.setdefault(row, column)
            elif word := _meant(wanted, raw):
                by_column.setdefault(column, {}).setdefault(wanted[word], row)
    if not by_column:
        return None
    label_column, rows = max(by_column.items(), key=lambda item: len(item[1]))
    if len(rows) < ENOUGH_TITLES * len(sheet.fields):
        return None
    first = min(rows.values())
    above = [column for row, column in value_columns.items() if row < first]
    return Found(sheet, at.grid, first - 1, rows, {}, above[-1] if above else label_column + 1)
