"""What one sheet's markup carries besides values, found by searches that cost an ordinary sheet next to nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from samverkan_xl.model.cells import Remark, Trait, column_letters
from samverkan_xl.reading.remarks.cell_formulas import Formulas, cells_within
from samverkan_xl.reading.remarks.fetching import fetches, may_fetch

_HIDDEN = re.compile(rb"hidden")  # a third faster than `find` on a sheet's markup
_YES = rb"""\shidden\s*=\s*["'](?:1|true)["']"""
_HIDDEN_ROW = re.compile(rb"<(?:[\w.-]+:)?row(?=\s)[^<>]*?" + _YES + rb"[^<>]*>")
_HIDDEN_COLUMN = re.compile(rb"<(?:[\w.-]+:)?col(?=\s)[^<>]*?" + _YES + rb"[^<>]*>")
_NUMBER = re.compile(rb"""\s(r|min|max)\s*=\s*["'](\d{1,7})["']""")
_MERGED = re.compile(rb"""<(?:[\w.-]+:)?mergeCell\s+ref\s*=\s*["']([A-Za-z]{1,3}\d{1,7}:[A-Za-z]{1,3}\d{1,7})["']""")
_HEADER = re.compile(rb"<(?:[\w.-]+:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]+)<")
_FILTER = re.compile(rb"<(?:[\w.-]+:)?filterColumn\s")
# Each step stops at the next `<`, so that rubbish costs no more than a sheet does.
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?c(\s[^<]*)?>\s*<(?:[\w.-]+:)?f(\s[^<>]*)?>([^<]+)<")
_ELSEWHERE = re.compile(rb"(?<![\w.\x80-\xff])\[\d+\][^\[\]<]*!")
_AREA = re.compile(rb"""\sref\s*=\s*["']([A-Z]{1,3}\d{1,7}(?::[A-Z]{1,3}\d{1,7})?)["']""")
_ADDRESS = re.compile(rb"""\sr\s*=\s*["']([A-Za-z]{1,3}\d{1,7})["']""")
_LONGEST_FORMULA = 500


def sheet_remarks(
    sheet: str, data: bytes, formulas: Formulas | None = None, *, table_filtered: bool = False
) -> Iterator[Remark]:
    """Note hidden rows and columns, filters, merged cells, headers, and values that come from other books.

    `formulas` has those of its cells, if it matters where their values come from. `table_filtered` says that a
    filter is set in one of the sheet's tables, which are parts of their own.
    """
    first, last = cells_within(data)
    rows = list(_hidden_rows(sheet, data, first, last))
    yield from _hidden_columns(sheet, data[:first])
    yield from rows
    if rows and (table_filtered or _FILTER.search(data, last)):
        yield Remark(Trait.FILTERED, sheet)
    for found in _all_in(_MERGED, b"mergeCell", data, last):
        yield Remark(Trait.MERGED, sheet, found[1].decode().upper())
    for found in _all_in(_HEADER, b"eaderFooter", data, last):
        yield Remark(Trait.HEADER, sheet, text=_text(found[1]))
    if formulas is not None and (data.find(b"[", first, last) >= 0 or may_fetch(formulas)):
        yield from _external_values(sheet, data, first, last)


def _all_in(pattern: re.Pattern[bytes], word: bytes, data: bytes, start: int) -> Iterator[re.Match[bytes]]:
    """Search from where a word stands for the first time, which is many times faster when it does not stand there."""
    at = data.find(word, start)
    return pattern.finditer(data, at) if at >= 0 else iter(())


def _hidden_rows(sheet: str, data: bytes, first: int, last: int) -> Iterator[Remark]:
    """Give each run of hidden rows as one area."""
    if not _HIDDEN.search(data, first, last):
        return
    begun, ended = 0, -1
    for found in _HIDDEN_ROW.finditer(data, first, last):
        row = _numbers(found[0]).get(b"r", 0)
        if row != ended + 1:
            yield from _area(Trait.HIDDEN_ROWS, sheet, begun, ended)
            begun = row
        ended = row
    yield from _area(Trait.HIDDEN_ROWS, sheet, begun, ended)


def _area(trait: Trait, sheet: str, begun: int, ended: int) -> Iterator[Remark]:
    if begun:
        yield Remark(trait, sheet, f"{begun}:{ended}")


def _hidden_columns(sheet: str, head: bytes) -> Iterator[Remark]:
    for found in _HIDDEN_COLUMN.finditer(head):
        numbers = _numbers(found[0])
        first, last = numbers.get(b"min", 0), numbers.get(b"max", 0)
        yield Remark(Trait.HIDDEN_COLUMNS, sheet, f"{column_letters(first)}:{column_letters(last)}")


def _external_values(sheet: str, data: bytes, first: int, last: int) -> Iterator[Remark]:
    """Note each cell whose value comes from another book or from the web; a shared or array formula by its area."""
    for found in _FORMULA.finditer(data, first, last):
        formula = _text(found[3])
        if _ELSEWHERE.search(formula.encode()) or fetches(formula):
            place = _AREA.search(found[2] or b"") or _ADDRESS.search(found[1] or b"")
            cell = place[1].decode().upper() if place else ""
            yield Remark(Trait.EXTERNAL_VALUE, sheet, cell, formula[:_LONGEST_FORMULA])


def _numbers(tag: bytes) -> dict[bytes, int]:
    return {found[1]: int(found[2]) for found in _NUMBER.finditer(tag)}


def _text(markup: bytes) -> str:
    return unescape(markup.decode("utf-8", "replace")).strip()
