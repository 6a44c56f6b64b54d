"""Merged cells whose one value may be meant for several rows or columns of ours."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from samverkan_xl.checking.areas import Area, area
from samverkan_xl.checking.raw_rows import RawSheet, is_blank
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import Place, Remark
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout

MOST_MERGED = 10
"""So many merged areas are told one by one on a sheet; of more, how many they are."""


def about_merged(sheet: RawSheet, remarks: Sequence[Remark]) -> Iterator[Finding]:
    """Ask about the merged areas of a sheet that hold a value which may be meant for more than its first cell."""
    ours = _Ours(sheet)
    asked = [(at, one) for one in remarks if (at := area(one.cell)) and ours.are_spanned(at)]
    for at, one in asked[:MOST_MERGED]:
        place = Place(sheet.name, at.top, at.left)
        shown = shown_raw(sheet.found.grid.value(at.top, at.left))
        yield Finding("sammanfogade", Severity.QUERY, place, {"område": one.cell, "cell": place.cell}, shown)
    if len(asked) > MOST_MERGED:
        facts = {"antal": str(len(asked) - MOST_MERGED), "blad": sheet.name}
        yield Finding("sammanfogade-fler", Severity.QUERY, Place(sheet.name, asked[MOST_MERGED][0].top, 1), facts)


@dataclass(frozen=True)
class _Ours:
    """The rows and columns of a sheet over which a merged area may lie, in order."""

    sheet: RawSheet

    @cached_property
    def _rows(self) -> Sequence[int]:
        layout = self.sheet.found.sheet.layout
        if layout is Layout.FORM:
            return sorted(self.sheet.found.columns.values())
        return sorted(set(self.sheet.numbers) if layout is Layout.CHECKLIST else self.sheet.used_rows())

    @cached_property
    def _columns(self) -> Sequence[int]:
        found = self.sheet.found
        return [found.value_column] if found.sheet.layout is Layout.FORM else sorted(found.entry_columns)

    def are_spanned(self, at: Area) -> bool:
        """Tell whether an area holds a value of a row or column of ours, and covers another that is filled in."""
        found = self.sheet.found
        if found.sheet.layout is Layout.FORM:
            return _count(self._columns, at.left, at.right) > 0 and _count(self._rows, at.top, at.bottom) > 1
        first, last = max(at.top, found.header_row + 1), min(at.bottom, len(found.grid.rows))
        columns = _count(self._columns, at.left, at.right)
        if not columns or first > last or is_blank(found.grid.value(at.top, at.left)):
            return False
        return columns > 1 or _count(self._rows, first, last) > 1


def _count(numbers: Sequence[int], first: int, last: int) -> int:
    """Count those in order that lie between two, both included."""
    return max(0, bisect_right(numbers, last) - bisect_left(numbers, first))
