"""What a book carries besides values, told where it matters to somebody: never more than a few lines a book.

Strict Open XML, dates counted from 1904 and sensitivity labels change nothing that is read, and are not told. Headers,
properties, drawn texts and defined names are never read into the report; personal identity numbers in them are told
elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.checking.raw_rows import RawSheet, is_blank, rows_in_words
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Place, Remark, Trait, column_letters
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.workbook import COMPUTED_TITLES, META_TITLE

FOLDED = frozenset({"timeline"})
"""Sheets on which the book itself folds columns away: that they are hidden says nothing of its sender."""

MOST_MERGED = 10
"""So many merged areas are told one by one on a sheet; of more, how many they are."""

_ADDRESS = re.compile(r"\$?([A-Z]{0,3})\$?(\d*)", re.IGNORECASE)
_OURS = frozenset(map(plain, (*COMPUTED_TITLES, META_TITLE)))
_OF_THE_BOOK = {
    Trait.MACROS: ("makron", Severity.NOTICE),
    Trait.EXTERNAL_LINK: ("lank-till-annan-bok", Severity.NOTICE),
    Trait.DDE: ("dde", Severity.QUERY),
    Trait.EMBEDDED: ("inbaddat", Severity.NOTICE),
}
"""What is told once of a book, with its weight."""


@dataclass(frozen=True, slots=True)
class Area:
    """Cells from a row and column to a row and column, counted from 1; 0 where an area is whole rows or columns."""

    top: int
    left: int
    bottom: int
    right: int

    def rows(self, last: int) -> range:
        """Give its rows, down to the last of the sheet."""
        return range(self.top or 1, min(self.bottom or last, last) + 1)

    def columns(self, last: int) -> range:
        """Give its columns, to the last of the sheet."""
        return range(self.left or 1, min(self.right or last, last) + 1)


def area(text: str) -> Area | None:
    """Read an address: `G7`, `B2:C3`, `7:12` or `C:D`; `None` for what is none."""
    first, _, last = text.strip().partition(":")
    ends = [_ADDRESS.fullmatch(part) for part in (first, last or first)]
    if not text.strip() or None in ends:
        return None
    (left, top), (right, bottom) = ((_number(found[1]), int(found[2] or 0)) for found in ends if found)
    return Area(top, left, bottom, right)


def _number(letters: str) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def about_remarks(book: BookGrid, sheets: Mapping[str, RawSheet]) -> Iterator[Finding]:
    """Say what there is to say of a book's remarks."""
    found = _by_trait(book.remarks)
    for trait, (code, severity) in _OF_THE_BOOK.items():
        if remarks := found.get(trait):
            yield Finding(code, severity, _place(remarks[0]), {"antal": str(len(remarks))})
    yield from _external_values(found.get(Trait.EXTERNAL_VALUE, []), sheets)
    yield from _hidden_sheets((*found.get(Trait.HIDDEN_SHEET, []), *found.get(Trait.VERY_HIDDEN_SHEET, [])))
    yield from _comments(found.get(Trait.COMMENT, []))
    for sheet in sheets.values():
        if sheet.found.sheet.layout is not Layout.FORM:
            yield from _hidden_answers(sheet, found)
        yield from _merged(sheet, found.get(Trait.MERGED, []))


def _by_trait(remarks: Sequence[Remark]) -> Mapping[Trait, list[Remark]]:
    found: dict[Trait, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(remark.trait, []).append(remark)
    return found


def _place(remark: Remark) -> Place | None:
    if not remark.sheet:
        return None
    at = area(remark.cell)
    return Place(remark.sheet, at.top or 1, at.left or 1) if at else Place(remark.sheet, 1, 1)


def _external_values(remarks: Sequence[Remark], sheets: Mapping[str, RawSheet]) -> Iterator[Finding]:
    """Ask about values that come from other workbooks, on the sheets that are read; once a sheet."""
    for sheet in sheets.values():
        places = sorted({place for one in remarks if one.sheet == sheet.name and (place := _place(one))})
        if places:
            facts = {"celler": _some([place.cell for place in places]), "blad": sheet.name}
            yield Finding("varde-ur-annan-bok", Severity.QUERY, places[0], facts, _shown(sheet, places[0]))


def _shown(sheet: RawSheet, place: Place) -> str:
    return shown_raw(sheet.found.grid.value(place.row, place.column))


def _some(cells: Sequence[str]) -> str:
    return ", ".join(cells[:_MOST_CELLS]) + (
        f" och {len(cells) - _MOST_CELLS} till" if len(cells) > _MOST_CELLS else ""
    )


_MOST_CELLS = 8


def _hidden_sheets(remarks: Sequence[Remark]) -> Iterator[Finding]:
    names = sorted({one.sheet for one in remarks if one.sheet and plain(one.sheet) not in _OURS})
    if names:
        facts = {"namn": _some([f"”{one}”" for one in names])}
        yield Finding("dolda-blad", Severity.NOTICE, Place(names[0], 1, 1), facts)


def _comments(remarks: Sequence[Remark]) -> Iterator[Finding]:
    if remarks:
        facts = {"antal": str(len(remarks)), "celler": _some([f"{one.sheet}!{one.cell}" for one in remarks])}
        yield Finding("kommentarer", Severity.NOTICE, _place(remarks[0]), facts)


def _hidden_answers(sheet: RawSheet, found: Mapping[Trait, list[Remark]]) -> Iterator[Finding]:
    """Say that rows and columns which nobody sees are counted all the same."""
    last = len(sheet.found.grid.rows)
    filtered = any(one.sheet == sheet.name for one in found.get(Trait.FILTERED, []))
    rows = {row for at in _areas(sheet, found.get(Trait.HIDDEN_ROWS, [])) for row in at.rows(last)}
    hidden = sorted(rows & _used_rows(sheet))
    if hidden:
        code = "filtrerat" if filtered else "dolda-rader"
        facts = {"rader": rows_in_words(hidden), "antal": str(len(hidden)), "blad": sheet.name}
        yield Finding(code, Severity.NOTICE, Place(sheet.name, hidden[0], 1), facts)
    if sheet.found.sheet.key not in FOLDED:
        widest = max(map(len, sheet.found.grid.rows), default=0)
        areas = _areas(sheet, found.get(Trait.HIDDEN_COLUMNS, []))
        columns = {column for at in areas for column in at.columns(widest)} & _filled_columns(sheet)
        if columns:
            facts = {"kolumner": ", ".join(column_letters(one) for one in sorted(columns)), "blad": sheet.name}
            yield Finding(
                "dolda-kolumner", Severity.NOTICE, Place(sheet.name, sheet.found.header_row, min(columns)), facts
            )


def _areas(sheet: RawSheet, remarks: Sequence[Remark]) -> list[Area]:
    return [at for one in remarks if one.sheet == sheet.name and (at := area(one.cell))]


def _used_rows(sheet: RawSheet) -> set[int]:
    keys = [of.key for of in sheet.found.sheet.entries()]
    return {
        number for number, row in zip(sheet.numbers, sheet.rows, strict=True)
        if number and any(not is_blank(row.get(key)) for key in keys)
    }  # fmt: skip


def _filled_columns(sheet: RawSheet) -> set[int]:
    rows = sorted(_used_rows(sheet))
    return {
        column for column in (*sheet.found.entry_columns, *sheet.found.extra)
        if any(not is_blank(sheet.found.grid.value(row, column)) for row in rows)
    }  # fmt: skip


def _merged(sheet: RawSheet, remarks: Sequence[Remark]) -> Iterator[Finding]:
    """Ask about merged cells whose one value may be meant for several rows or columns of ours."""
    asked = [(at, one) for one in remarks if one.sheet == sheet.name and (at := area(one.cell)) and _spans(sheet, at)]
    for at, one in asked[:MOST_MERGED]:
        place = Place(sheet.name, at.top, at.left)
        facts = {"område": one.cell, "cell": place.cell}
        yield Finding("sammanfogade", Severity.QUERY, place, facts, _shown(sheet, place))
    if len(asked) > MOST_MERGED:
        facts = {"antal": str(len(asked) - MOST_MERGED), "blad": sheet.name}
        yield Finding("sammanfogade-fler", Severity.QUERY, Place(sheet.name, asked[MOST_MERGED][0].top, 1), facts)


def _spans(sheet: RawSheet, at: Area) -> bool:
    """Tell whether an area holds a value of a row or column of ours, and covers another that is filled in."""
    found = sheet.found
    if found.sheet.layout is Layout.FORM:
        held = at.left <= found.value_column <= at.right
        return held and sum(at.top <= row <= at.bottom for row in found.columns.values()) > 1
    first, last = max(at.top, found.header_row + 1), min(at.bottom, len(found.grid.rows))
    columns = [column for column in found.entry_columns if at.left <= column <= at.right]
    if not columns or first > last or is_blank(found.grid.value(at.top, at.left)):
        return False
    rows = set(sheet.numbers) if found.sheet.layout is Layout.CHECKLIST else _used_rows(sheet)
    return len(columns) > 1 or len(rows & set(range(first, last + 1))) > 1
