"""What a book carries besides values, told where it matters to somebody: never more than a few lines a book.

Strict Open XML, dates counted from 1904 and sensitivity labels change nothing that is read, and are not told. Headers,
properties, drawn texts and defined names are never read into the report; personal identity numbers in them are told
elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeVar

from samverkan_xl.checking.areas import Stretches, area, columns_of, rows_of
from samverkan_xl.checking.merged_cells import about_merged
from samverkan_xl.checking.raw_rows import RawSheet, is_blank, rows_in_words
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Place, Remark, Trait, column_letters
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.workbook import COMPUTED_TITLES, META_TITLE

FOLDED = frozenset({"timeline"})
"""Sheets on which the book itself folds columns away: that they are hidden says nothing of its sender."""

_OURS = frozenset(map(plain, (*COMPUTED_TITLES, META_TITLE)))
_OF_THE_BOOK = {
    Trait.MACROS: ("makron", Severity.NOTICE),
    Trait.EXTERNAL_LINK: ("lank-till-annan-bok", Severity.NOTICE),
    Trait.DDE: ("dde", Severity.QUERY),
    Trait.EMBEDDED: ("inbaddat", Severity.NOTICE),
}
"""What is told once of a book, with its weight."""

_MOST_CELLS = 8
"""So many cells, columns or sheets are named in one sentence; more are counted."""

Kind = TypeVar("Kind")


def about_remarks(book: BookGrid, sheets: Mapping[str, RawSheet]) -> Iterator[Finding]:
    """Say what there is to say of a book's remarks."""
    found, by_sheet = _sorted(book.remarks, lambda one: one.trait), _sorted(book.remarks, lambda one: one.sheet)
    for trait, (code, severity) in _OF_THE_BOOK.items():
        if remarks := found.get(trait):
            yield Finding(code, severity, _place(remarks[0]), {"antal": str(len(remarks))})
    here = {key: _sorted(by_sheet.get(sheet.name, ()), lambda one: one.trait) for key, sheet in sheets.items()}
    for key, sheet in sheets.items():
        yield from _external_values(sheet, here[key].get(Trait.EXTERNAL_VALUE, ()))
    yield from _hidden_sheets((*found.get(Trait.HIDDEN_SHEET, ()), *found.get(Trait.VERY_HIDDEN_SHEET, ())))
    yield from _comments(found.get(Trait.COMMENT, ()))
    for key, sheet in sheets.items():
        if sheet.found.sheet.layout is not Layout.FORM:
            yield from _hidden_rows(sheet, here[key])
            yield from _hidden_columns(sheet, here[key])
        yield from about_merged(sheet, here[key].get(Trait.MERGED, ()))


def _sorted(remarks: Sequence[Remark], kind: Callable[[Remark], Kind]) -> Mapping[Kind, Sequence[Remark]]:
    found: dict[Kind, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(kind(remark), []).append(remark)
    return found


def _place(remark: Remark) -> Place | None:
    if not remark.sheet:
        return None
    at = area(remark.cell)
    return Place(remark.sheet, at.top or 1, at.left or 1) if at else Place(remark.sheet, 1, 1)


def _external_values(sheet: RawSheet, remarks: Sequence[Remark]) -> Iterator[Finding]:
    """Ask about values that come from other workbooks, on a sheet that is read; once."""
    places = sorted({place for one in remarks if (place := _place(one))})
    if places:
        facts = {"celler": _some([place.cell for place in places]), "blad": sheet.name}
        yield Finding("varde-ur-annan-bok", Severity.QUERY, places[0], facts, _shown(sheet, places[0]))


def _shown(sheet: RawSheet, place: Place) -> str:
    return shown_raw(sheet.found.grid.value(place.row, place.column))


def _some(cells: Sequence[str]) -> str:
    return ", ".join(cells[:_MOST_CELLS]) + (
        f" och {len(cells) - _MOST_CELLS} till" if len(cells) > _MOST_CELLS else ""
    )


def _hidden_sheets(remarks: Sequence[Remark]) -> Iterator[Finding]:
    names = sorted({one.sheet for one in remarks if one.sheet and plain(one.sheet) not in _OURS})
    if names:
        facts = {"namn": _some([f"”{one}”" for one in names])}
        yield Finding("dolda-blad", Severity.NOTICE, Place(names[0], 1, 1), facts)


def _comments(remarks: Sequence[Remark]) -> Iterator[Finding]:
    if remarks:
        cells = [f"{one.sheet}!{one.cell}" if area(one.cell) else one.sheet for one in remarks]
        facts = {"antal": str(len(remarks)), "celler": _some(cells)}
        yield Finding("kommentarer", Severity.NOTICE, _place(remarks[0]), facts)


def _hidden_rows(sheet: RawSheet, found: Mapping[Trait, Sequence[Remark]]) -> Iterator[Finding]:
    """Say that rows which nobody sees are counted all the same."""
    unseen = rows_of(at for one in found.get(Trait.HIDDEN_ROWS, ()) if (at := area(one.cell)))
    hidden = [row for row in sheet.used_rows() if row in unseen] if unseen else []
    if hidden:
        code = "filtrerat" if found.get(Trait.FILTERED) else "dolda-rader"
        facts = {"rader": rows_in_words(hidden), "antal": str(len(hidden)), "blad": sheet.name}
        yield Finding(code, Severity.NOTICE, Place(sheet.name, hidden[0], 1), facts)


def _hidden_columns(sheet: RawSheet, found: Mapping[Trait, Sequence[Remark]]) -> Iterator[Finding]:
    """Say the same of columns."""
    unseen = columns_of(at for one in found.get(Trait.HIDDEN_COLUMNS, ()) if (at := area(one.cell)))
    if sheet.found.sheet.key not in FOLDED and (columns := _filled_columns(sheet, unseen)):
        facts = {"kolumner": _some([column_letters(one) for one in columns]), "blad": sheet.name}
        yield Finding("dolda-kolumner", Severity.NOTICE, Place(sheet.name, sheet.found.header_row, columns[0]), facts)


def _filled_columns(sheet: RawSheet, among: Stretches) -> list[int]:
    """Give those of the columns in which something stands on a row that is used."""
    columns = [column for column in sheet.found.watched if column in among]
    cells = [sheet.found.grid.rows[row - 1] for row in sheet.used_rows()] if columns else []
    return sorted(
        column for column in columns if any(len(row) >= column and not is_blank(row[column - 1]) for row in cells)
    )
