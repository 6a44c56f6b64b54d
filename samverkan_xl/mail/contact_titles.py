"""The titles of a contact list as people write them, and which columns are meant where several could be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from samverkan_xl.checking.titles import plain_cell
from samverkan_xl.mail.naming import is_called
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import Grid, Raw

CODE, NAME, TO, COPY, WHO = "Kommunkod", "Kommun", "E-post", "Kopia", "Namn"
ADDRESS_WORDS = frozenset({
    "epost", "epostadress", "epostadresser", "email", "emailadress", "mail", "mailadress", "mejl", "mejladress",
})  # fmt: skip
TITLES: Mapping[str, Sequence[frozenset[str]]] = {
    CODE: (
        frozenset({"kommunkod"}),
        frozenset({"kommunnr", "kommunnummer", "scbkod", "knr"}),
        frozenset({"kod"}),
    ),
    NAME: (frozenset({"kommun"}), frozenset({"kommunnamn", "kommunensnamn"})),
    TO: (ADDRESS_WORDS, frozenset({"till", "mottagare", "funktionsbrevlåda", "brevlåda"})),
    COPY: (frozenset({"kopia", "kopiatill", "cc", "epostkopia", "kopiaepost"}),),
    WHO: (
        frozenset({"förnamn"}),
        frozenset({"namn", "kontaktperson", "kontaktpersonnamn", "mottagarensnamn", "förochefternamn"}),
        frozenset({"kontakt"}),
        frozenset({"funktion", "roll", "befattning", "titel"}),
    ),
}
"""Each column with what people call it, letters only: the words that surely mean it before those that may."""

_OWN_NAME = "namn"
Columns = Mapping[str, Sequence[Sequence[int]]]
"""Each kind with its columns, in groups: those of the surest words first."""


def letters(raw: Raw) -> str:
    """Give a title by its letters alone: `E-post 2` is `epost`."""
    return re.sub(r"[\W\d_]", "", plain_cell(raw))


def titled(grid: Grid, row: int) -> Columns:
    """Give the columns whose titles in a row are known."""
    words = list(enumerate(map(letters, grid.rows[row - 1]), 1))
    found = {
        kind: [found for known in groups if (found := [column for column, word in words if word in known])]
        for kind, groups in TITLES.items()
    }
    return {kind: groups for kind, groups in found.items() if groups}


def meant(grid: Grid, row: int) -> Columns:
    """Give the columns that are meant, by their titles and by what stands below these."""
    columns = dict(titled(grid, row))
    if NAME not in columns and (column := _names_of_municipalities(grid, row)):
        columns[NAME] = [[column]]
        columns[WHO] = [[other for other in group if other != column] for group in columns[WHO]]
    if TO not in columns and (CODE in columns or NAME in columns) and (some := _more_than_titled(grid, row)):
        columns[TO] = [some]
    elif TO in columns:
        surest, *others = columns[TO]
        columns[TO] = [surest, *([column for column in group if _has_addresses(grid, row, column)] for group in others)]
    return columns


def unread(grid: Grid, row: int, read: Iterable[int]) -> list[int]:
    """Give the titled columns that hold addresses and are not read."""
    titles = [column for column in range(1, len(grid.rows[row - 1]) + 1) if plain_cell(grid.value(row, column))]
    known = set(read)
    return [column for column in titles if column not in known and _has_addresses(grid, row, column)]


def _more_than_titled(grid: Grid, row: int) -> list[int]:
    """Give the columns that begin with a word for addresses and hold some: `E-post samordnare`."""
    begun = tuple(ADDRESS_WORDS)
    return [column for column in unread(grid, row, ()) if letters(grid.value(row, column)).startswith(begun)]


def _has_addresses(grid: Grid, row: int, column: int) -> bool:
    return any("@" in text for text in _below(grid, row, column))


def _names_of_municipalities(grid: Grid, row: int) -> int:
    """Find a column called Namn where it holds the municipalities' own names; 0 where there is none."""
    for column, raw in enumerate(grid.rows[row - 1], 1):
        below = list(_below(grid, row, column)) if letters(raw) == _OWN_NAME else []
        if below and all(map(is_called, below)):
            return column
    return 0


def _below(grid: Grid, row: int, column: int) -> Iterable[str]:
    return filter(None, (shown_raw(grid.value(at, column)).strip() for at in range(row + 1, len(grid.rows) + 1)))
