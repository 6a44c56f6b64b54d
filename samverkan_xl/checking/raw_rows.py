"""From grids to raw rows: what stands in each of our columns, and where it stood."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from samverkan_xl.checking.header_rows import Found, title_cells, titles_in
from samverkan_xl.checking.privacy import MASK
from samverkan_xl.checking.titles import composed, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import CellFault, Place, Raw
from samverkan_xl.model.fields import tidied
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.submission import Extra, Whereabouts
from samverkan_xl.model.values import Value, folded

FIXED_BUT_READ = "id"
"""Of the cells that are ours, the one that other rows refer to: an error sign there is told."""

STRANGE = "?"
"""What the number begins with that we give a row that is none of the checklist's."""

ENOUGH_TO_BE_A_HEADER = 2
"""One title in this many makes a row a header that is repeated."""


Spot = tuple[int, str]
"""A column in which a personal identity number stands, and the code of what is said of it."""


@dataclass(slots=True)
class RawSheet:
    """A sheet's rows as they were found.

    `numbers` gives each row's number in the file (0 for a fixed row that was not there). `told` is what is to be said
    of cells and rows before anything is read from them; `refused` has the indexes of the rows that are kept out for it,
    and `doubled` of those that only say once more what another row says. `entered` counts the rows in which a
    municipality wrote something, as they stood in the file: the receipt is held against it.
    """

    found: Found
    personal: Mapping[int, Sequence[Spot]] = field(default_factory=dict)
    entered: int = 0
    rows: list[Mapping[str, Raw]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    told: list[Finding] = field(default_factory=list)
    refused: set[int] = field(default_factory=set)
    doubled: set[int] = field(default_factory=set)

    @property
    def name(self) -> str:
        """Give the sheet's name in the file."""
        return self.found.grid.name

    def place(self, row: int, key: str) -> Place:
        """Give the place of a row's field in the file; the header where the row or column is not there."""
        at = self.found.columns.get(key, 0)
        if self.found.sheet.layout is Layout.FORM:
            return Place(self.name, at or self.found.header_row, self.found.value_column)
        return Place(self.name, self.numbers[row] or self.found.header_row, at or 1)

    def used_rows(self) -> Sequence[int]:
        """Give the numbers of the rows in which a municipality wrote something, from the top."""
        keys = [of.key for of in self.found.sheet.entries()]
        return sorted(
            number for number, row in zip(self.numbers, self.rows, strict=True)
            if number and any(not is_blank(row.get(key)) for key in keys)
        )  # fmt: skip

    def whereabouts(self) -> Whereabouts:
        """Tell where the rows stood; a fixed row that was not there is told to stand at the header."""
        header = max(self.found.header_row, 1)
        return Whereabouts(self.name, tuple(number or header for number in self.numbers), self.found.columns)

    def say(
        self, code: str, severity: Severity, at: tuple[int, int], facts: Mapping[str, str], value: str = ""
    ) -> None:
        """Say something of a cell, by its row and column in the file; an error is about a row that is refused."""
        self.told.append(Finding(code, severity, Place(self.name, *at), facts, value, severity is Severity.ERROR))

    def title_at(self, column: int) -> str:
        """Name the field whose column it is."""
        keys = (key for key, at in self.found.columns.items() if at == column)
        key = next(keys, "") if self.found.sheet.layout is not Layout.FORM else ""
        return self.found.sheet.field(key).title if key else "Cellen"


def collect_form(sheet: RawSheet) -> None:
    """Collect Start's one record."""
    found = sheet.found
    values: dict[str, Raw] = {}
    for key, row in found.columns.items():
        if _is_uncomputed(sheet, key, row):
            facts = {"fält": found.sheet.field(key).title}
            sheet.say("formel-utan-varde", Severity.NOTICE, (row, found.value_column), facts, "0")
            continue
        _take(sheet, values, key, row, (found.value_column,))
        _tell_personal(sheet, row, (spot for spot in sheet.personal.get(row, ()) if spot[0] == found.value_column))
    sheet.rows.append(values)
    sheet.numbers.append(found.header_row)


def _is_uncomputed(sheet: RawSheet, key: str, row: int) -> bool:
    """Tell of a text that a formula looks up whether it was saved as 0, as LibreOffice does in old formats."""
    raw = sheet.found.grid.value(row, sheet.found.value_column)
    is_zero = isinstance(raw, int | float) and not isinstance(raw, bool) and raw == 0
    return sheet.found.sheet.field(key).computed and (is_zero or (isinstance(raw, str) and tidied(raw) == "0"))


def collect_register(sheet: RawSheet) -> None:
    """Collect the rows below the header that hold anything in our columns or in added ones."""
    found, misplaced = sheet.found, False
    for number, cells in enumerate(found.grid.rows[found.header_row :], found.header_row + 1):
        if not holds_anything(cells, found.watched) and number not in sheet.personal:
            continue
        header = repeated_header(found, cells)
        if header is not None:
            misplaced = not header
            tell_repeated_header(sheet, number, in_place=header)
        else:
            collect_row(sheet, number)
            if misplaced:
                sheet.refused.add(len(sheet.rows) - 1)


def repeated_header(found: Found, cells: Sequence[Raw]) -> bool | None:
    """Tell whether a row repeats the header, as pasting one table below another does; in place, or with columns moved.

    `None` is said of a row that is no header.
    """
    if found.spelled.isdisjoint(cells):
        return None
    moved, _ = titles_in(found.sheet, title_cells(cells))
    if len(moved) * ENOUGH_TO_BE_A_HEADER <= len(found.titles) or len(moved) < 2:  # noqa: PLR2004  # one is just a word
        return None
    same = sum(
        column <= len(cells) and plain_cell(cells[column - 1]) == title for column, title in found.titles.items()
    )
    return same * ENOUGH_TO_BE_A_HEADER > len(found.titles)


def tell_repeated_header(sheet: RawSheet, number: int, *, in_place: bool) -> None:
    """Say that the header stands once more; where its columns are others, the rows below it cannot be read."""
    facts = {"rad": str(number), "rubrikrad": str(sheet.found.header_row)}
    if in_place:
        sheet.say("rubrik-igen", Severity.NOTICE, (number, 1), facts)
    else:
        sheet.say("rubrik-igen-flyttad", Severity.ERROR, (number, 1), facts)


def holds_anything(cells: Sequence[Raw], columns: Sequence[int]) -> bool:
    """Tell whether anything stands in a row in any of the columns."""
    width = len(cells)
    for column in columns:  # noqa: SIM110  # all rows of every book are asked, and a generator takes twice as long
        if column <= width and (raw := cells[column - 1]) is not None and not is_blank(raw):
            return True
    return False


def holds_entries(sheet: RawSheet, number: int) -> bool:
    """Tell whether anything stands in the columns of a row that a municipality fills in, or in added ones."""
    return holds_anything(sheet.found.grid.rows[number - 1], sheet.found.watched)


def is_blank(raw: Raw) -> bool:
    """Tell whether a cell says nothing."""
    return raw is None or (isinstance(raw, str) and not isinstance(raw, CellFault) and not tidied(raw))


def collect_row(sheet: RawSheet, number: int) -> None:
    """Collect a row, whatever it holds; a personal identity number anywhere in it keeps it out."""
    found, index, cells = sheet.found, len(sheet.rows), sheet.found.grid.rows[number - 1]
    values: dict[str, Raw] = {}
    for key, column in found.columns.items():
        twins = found.twins.get(key, ())
        if twins or (column <= len(cells) and cells[column - 1] is not None):
            _take(sheet, values, key, number, (column, *twins))
    for column, title in found.extra.items():
        raw = composed(found.grid.value(number, column))
        if not is_blank(raw):
            sheet.extras.append(Extra(found.grid.name, number, title, shown_raw(raw)))
    if spots := sheet.personal.get(number):
        _tell_personal(sheet, number, spots)
        sheet.refused.add(index)
    sheet.entered += holds_anything(cells, found.entry_columns)
    sheet.rows.append(values)
    sheet.numbers.append(number)


def _tell_personal(sheet: RawSheet, number: int, spots: Iterable[Spot]) -> None:
    for column, code in spots:
        sheet.say(code, Severity.ERROR, (number, column), {"fält": sheet.title_at(column)}, MASK)


def _take(sheet: RawSheet, values: dict[str, Raw], key: str, row: int, columns: Sequence[int]) -> None:
    """Take a field's cell of the row that is being collected; where its title stands twice, the cell that is filled."""
    column, raw = columns[0], composed(sheet.found.grid.value(row, columns[0]))
    if len(columns) == 1 and raw.__class__ is not CellFault:
        if raw is not None:
            values[key] = raw
        return
    index, of = len(sheet.rows), sheet.found.sheet.field(key)
    if len(columns) > 1:
        filled = [(at, cell) for at in columns if not is_blank(cell := composed(sheet.found.grid.value(row, at)))]
        if len({folded(shown_raw(cell)) for _, cell in filled}) > 1:
            told = " och ".join(f"”{shown_raw(cell)}”" for _, cell in filled)
            sheet.say("rubrik-dubbel-olika", Severity.ERROR, (row, column), {"kolumn": of.title, "olika": told})
            sheet.refused.add(index)
        column, raw = filled[0] if filled else (column, raw)
    if isinstance(raw, CellFault) and of.fixed:
        if key == FIXED_BUT_READ:
            facts = {"fält": of.title, "fel": raw.value}
            sheet.say("felvarde", Severity.ERROR, (row, column), facts, raw.value)
            sheet.refused.add(index)
        return
    if raw is not None:
        values[key] = raw


def is_strange(number: Value | Raw) -> bool:
    """Tell whether a checklist row bears the number that we gave it because its own was none of the list's."""
    return isinstance(number, str) and number.startswith(STRANGE)


def answers(sheet: RawSheet) -> list[tuple[tuple[str, str], ...]]:
    """Give what a sheet's rows say, in an order of its own: what a copy of the sheet is held against."""
    keys = [of.key for of in sheet.found.sheet.entries()]
    named = ("number", FIXED_BUT_READ)
    said = ((row, {key: row.get(key) for key in keys if not is_blank(row.get(key))}) for row in sheet.rows)
    rows = [_told({key: row.get(key) for key in named} | values) for row, values in said if values]
    return sorted([*rows, *(((f"+{extra.column}", extra.value),) for extra in sheet.extras)])


def _told(values: Mapping[str, Raw]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted((key, tidied(shown_raw(raw))) for key, raw in values.items() if raw is not None))


def rows_in_words(numbers: Iterable[int]) -> str:
    """Name rows as a sentence does: `rad 7`, `raderna 7, 9 och 12`; of many, the first and how many there are."""
    found = sorted(set(numbers))
    if len(found) == 1:
        return f"rad {found[0]}"
    if len(found) > _MOST_ROWS:
        return f"raderna {', '.join(map(str, found[:_MOST_ROWS]))} och {len(found) - _MOST_ROWS} till"
    return f"raderna {', '.join(map(str, found[:-1]))} och {found[-1]}"


_MOST_ROWS = 8
