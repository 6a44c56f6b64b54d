"""Books with more in them than any municipality could fill in: told with figures; no more is read than whose they are.

What is within these bounds is checked in seconds; what is beyond them would only keep the other books waiting.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.checking.finding_tables import Search
from samverkan_xl.checking.header_rows import Found
from samverkan_xl.checking.privacy import masked
from samverkan_xl.checking.raw_rows import holds_anything
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.cells import BookGrid, Grid, Raw, is_beyond_numbers
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.workbook import META_TITLE

MOST_SHEETS = 500
MOST_CELLS = 500_000
MOST_CHARACTERS = 20_000_000
MOST_ROWS = 2_000
"""Filled rows on the sheets of ours together, copies included; the book that is sent out has room for some 350."""

_PARTICULARS = (plain(Start.title), META_TITLE)
_MOST_LINES, _MOST_COLUMNS, _LONGEST = 200, 20, 200
"""Of the sheets that tell whose the book is, so much is looked at."""


@dataclass(frozen=True, slots=True)
class Size:
    """How much stands in a book; `impossible` tells that some of it is numbers that no cell can hold."""

    sheets: int
    cells: int
    characters: int
    impossible: bool


def size_of(book: BookGrid) -> Size:
    """Measure a book, in one walk through its cells."""
    cells = characters = 0
    impossible = False
    for row in (row for grid in book.sheets for row in grid.rows):
        if filled := len(row) - row.count(None):
            cells += filled
            for raw in row:
                kind = raw.__class__
                if kind is str:
                    characters += len(raw)  # type: ignore[arg-type]
                elif kind is float:
                    impossible = impossible or is_beyond_numbers(raw)
    return Size(len(book.sheets), cells, characters, impossible)


def over_full(size: Size) -> Finding | None:
    """Say that a book holds too much, before anything is looked for in it."""
    bounds = (
        (size.sheets, MOST_SHEETS, "blad"),
        (size.cells, MOST_CELLS, "ifyllda celler"),
        (size.characters, MOST_CHARACTERS, "tecken text"),
    )
    return next((_told(f"{_number(held)} {what}", most) for held, most, what in bounds if held > most), None)


def over_full_of_rows(found: Search) -> Finding | None:
    """Say that the sheets of ours hold too many rows."""
    tables = _tables(found)
    if sum(len(one.grid.rows) - one.header_row for one in tables) <= MOST_ROWS:
        return None
    filled = [(_filled_rows(one), masked(one.grid.name)) for one in tables]
    rows, (most, fullest) = sum(count for count, _ in filled), max(filled)
    if rows <= MOST_ROWS:
        return None
    where = f"flest på bladet {fullest}: {_number(most)}"
    return _told(f"{_number(rows)} ifyllda rader på kommunbokens blad ({where})", MOST_ROWS)


def over_full_of_persons(found: Search, personal: Mapping[str, Collection[int]]) -> Finding | None:
    """Say that personal identity numbers stand on too many rows of ours; `personal` has the rows by sheet name."""
    rows = sum(len(personal.get(one.grid.name, ())) for one in _tables(found))
    return (
        _told(f"{_number(rows)} rader med personnummer på kommunbokens blad", MOST_ROWS) if rows > MOST_ROWS else None
    )


def _tables(found: Search) -> list[Found]:
    return [one for one in (*found.found.values(), *found.copies) if one.sheet.layout is not Layout.FORM]


def _filled_rows(here: Found) -> int:
    return sum(holds_anything(cells, here.watched) for cells in here.grid.rows[here.header_row :])


def _told(what: str, most: int) -> Finding:
    return Finding("for-full-bok", Severity.ERROR, facts={"vad": what, "högst": _number(most)}, stops=True)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", "\u00a0")


def particulars(book: BookGrid) -> BookGrid:
    """Give no more of a book than tells whose it is: the top of Start and of the hidden sheet, and the properties."""
    properties = {name: value for name, value in book.properties.items() if len(value) <= _LONGEST}
    return BookGrid(tuple(_tops(book.sheets)), properties)


def _tops(sheets: Sequence[Grid]) -> Iterator[Grid]:
    for title in _PARTICULARS:
        named = next((grid for grid in sheets if plain(grid.name) == title), None)
        if named is not None:
            rows = (tuple(map(_short, row[:_MOST_COLUMNS])) for row in named.rows[:_MOST_LINES])
            yield Grid(named.name, tuple(rows), named.hidden)


def _short(raw: Raw) -> Raw:
    return None if isinstance(raw, str) and len(raw) > _LONGEST else raw
