"""From grids to raw rows: what stands in each of our columns, and where it stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import isfinite

from samverkan_xl.checking.finding_tables import Found
from samverkan_xl.checking.privacy import masked, masked_cell
from samverkan_xl.checking.titles import composed, plain, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import CellFault, Place, Raw
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import tidied
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.submission import Extra, Whereabouts
from samverkan_xl.model.values import Value

FIXED_BUT_READ = "id"
"""Of the cells that are ours, the one that other rows refer to: an error sign there is told."""

STRANGE = "?"
"""What the number begins with that we give a row that is none of the checklist's."""


@dataclass(slots=True)
class RawSheet:
    """A sheet's rows as they were found, without personal identity numbers.

    `numbers` gives each row's number in the file (0 for a fixed row that was not there); `personal` the places at
    which a number was masked, and `faulty` those of our own cells that show an error sign, by row index; `strange` has
    the rows that are none of the checklist's, by number in the file. `entered` counts the rows in which a municipality
    wrote something, as they stood in the file: the receipt is held against it.
    """

    found: Found
    entered: int = 0
    rows: list[Mapping[str, Raw]] = field(default_factory=list)
    numbers: list[int] = field(default_factory=list)
    extras: list[Extra] = field(default_factory=list)
    personal: list[tuple[int, Place]] = field(default_factory=list)
    faulty: list[tuple[int, Place, str]] = field(default_factory=list)
    strange: list[tuple[int, str]] = field(default_factory=list)

    @property
    def strange_numbers(self) -> frozenset[int]:
        """Give the numbers, in the file, of the rows that are none of the checklist's."""
        return frozenset(number for number, _ in self.strange)

    def place(self, row: int, key: str) -> Place:
        """Give the place of a row's field in the file; the header where the row or column is not there."""
        name = masked(self.found.grid.name)
        at = self.found.columns.get(key, 0)
        if self.found.sheet.layout is Layout.FORM:
            return Place(name, at or self.found.header_row, self.found.value_column)
        return Place(name, self.numbers[row] or self.found.header_row, at or 1)

    def whereabouts(self) -> Whereabouts:
        """Tell where the rows stood; a fixed row that was not there is told to stand at the header."""
        header = max(self.found.header_row, 1)
        numbers = tuple(number or header for number in self.numbers)
        return Whereabouts(masked(self.found.grid.name), numbers, self.found.columns)


def raw_sheet(found: Found, definition: Definition) -> RawSheet:
    """Collect the rows of a sheet that was found."""
    sheet = RawSheet(found)
    match found.sheet.layout:
        case Layout.FORM:
            _collect_form(sheet)
        case Layout.CHECKLIST:
            _collect_checklist(sheet, definition)
        case _:
            _collect_register(sheet)
    return sheet


def _collect_form(sheet: RawSheet) -> None:
    found = sheet.found
    values: dict[str, Raw] = {}
    for key, row in found.columns.items():
        _take(sheet, values, key, row, found.value_column)
    sheet.rows.append(values)
    sheet.numbers.append(found.header_row)


def _take(sheet: RawSheet, values: dict[str, Raw], key: str, row: int, column: int) -> None:
    """Take a cell of the row that is being collected, masked."""
    raw = composed(sheet.found.grid.value(row, column))
    if raw is None:
        return
    if isinstance(raw, float) and not isfinite(raw):
        raw = CellFault.NUMBER
    index, place = len(sheet.rows), Place(masked(sheet.found.grid.name), row, column)
    if isinstance(raw, CellFault) and sheet.found.sheet.has(key) and sheet.found.sheet.field(key).fixed:
        if key == FIXED_BUT_READ:
            sheet.faulty.append((index, place, raw.value))
        return
    safe = masked_cell(raw)
    if safe is not raw and safe != raw:
        sheet.personal.append((index, place))
    values[key] = safe


def _collect_register(sheet: RawSheet) -> None:
    """Collect the rows below the header that hold anything in our columns or in added ones."""
    found = sheet.found
    titles = {column: plain(found.sheet.field(key).title) for key, column in found.columns.items()}
    watched = (*found.entry_columns, *found.extra)
    for number in range(found.header_row + 1, len(found.grid.rows) + 1):
        cells = found.grid.rows[number - 1]
        if not _holds_anything(cells, watched) or _is_header_again(cells, titles):
            continue
        _collect_row(sheet, number)


def _holds_anything(cells: Sequence[Raw], columns: Sequence[int]) -> bool:
    width = len(cells)
    return any(column <= width and not _is_blank(cells[column - 1]) for column in columns)


def _is_blank(raw: Raw) -> bool:
    return raw is None or (isinstance(raw, str) and not isinstance(raw, CellFault) and not tidied(raw))


def _is_header_again(cells: Sequence[Raw], titles: Mapping[int, str]) -> bool:
    """Tell whether the header is repeated in the middle, as pasting one table below another does."""
    same = sum(column <= len(cells) and plain_cell(cells[column - 1]) == title for column, title in titles.items())
    return same * 2 > len(titles)


def _collect_row(sheet: RawSheet, number: int) -> None:
    found = sheet.found
    values: dict[str, Raw] = {}
    for key, column in found.columns.items():
        _take(sheet, values, key, number, column)
    for column, title in found.extra.items():
        extra: dict[str, Raw] = {}
        _take(sheet, extra, title, number, column)
        if not _is_blank(extra.get(title)):
            name = masked(found.grid.name)
            sheet.extras.append(Extra(name, number, masked(title), shown_raw(extra[title])))
    sheet.entered += _holds_anything(found.grid.rows[number - 1], found.entry_columns)
    sheet.rows.append(values)
    sheet.numbers.append(number)


def is_strange(number: Value) -> bool:
    """Tell whether a checklist row bears the number that we gave it because its own was none of the list's."""
    return isinstance(number, str) and number.startswith(STRANGE)


def fixed_rows(sheet: type[Row], definition: Definition) -> dict[str, str]:
    """Give a checklist's rows: number to wording."""
    if sheet.key == "support_questions":
        return {one.nr: one.fraga for one in definition.stodfragor}
    return {one.nr: one.krav for one in definition.lagkrav}


def _collect_checklist(sheet: RawSheet, definition: Definition) -> None:
    """Collect the fixed rows by number (or wording), wherever they stand; those that are gone are left blank."""
    found = sheet.found
    wording = fixed_rows(found.sheet, definition)
    by_text = {plain(text): number for number, text in wording.items()}
    numbers = {plain(number): number for number in wording}
    text_key = "question" if "question" in found.sheet.model_fields else "requirement"
    watched = (*found.entry_columns, *found.extra)
    seen: set[str] = set()
    for row in range(found.header_row + 1, len(found.grid.rows) + 1):
        shown = composed(found.grid.value(row, found.columns.get("number", 0)))
        text = composed(found.grid.value(row, found.columns.get(text_key, 0)))
        number = numbers.get(plain(shown_raw(shown))) or by_text.get(plain_cell(text))
        holds = _holds_anything(found.grid.rows[row - 1], watched)
        if number is not None and number not in seen:
            seen.add(number)
            _collect_row(sheet, row)
            sheet.rows[-1] = {**sheet.rows[-1], "number": number}
        elif holds:
            sheet.strange.append((row, shown_raw(masked_cell(shown))))
            _collect_row(sheet, row)
            sheet.rows[-1] = {**sheet.rows[-1], "number": f"{STRANGE}{row}"}
    for number in wording:
        if number not in seen:
            sheet.rows.append({"number": number})
            sheet.numbers.append(0)
