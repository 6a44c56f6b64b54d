"""The binary parts of an .xlsb: its sheets by name, and what their records tell."""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.binary.codes import NotedSheet
from samverkan_xl.reading.preflight.package import Package
from samverkan_xl.reading.preflight.tabs import relations

_STATES = {1: Trait.HIDDEN_SHEET, 2: Trait.VERY_HIDDEN_SHEET}
_WORD, _AREA = Struct("<I"), Struct("<4I")
_MORE, _SEVEN = 0x80, 0x7F
_LONGEST_NUMBER = 4
_ZERO_HEIGHT, _HIDDEN_COLUMN, _DATE_1904, _ERROR_AT = 0x10, 1, 1, 8


class _Is:
    """The records that are looked at, by their numbers."""

    ROW, ERROR, FORMULA_ERROR, COLUMNS, WORKBOOK, SHEET, MERGED = 0, 3, 11, 60, 153, 156, 176
    COMMENT, COMMENT_TEXT = 635, 637


def noted_xlsb(package: Package, workbook: str) -> tuple[list[Remark], list[NotedSheet]]:
    """Give what belongs to the whole book, and what was noted on each sheet; `workbook` names its own part."""
    remarks, sheets = [], []
    targets = {each.id: each.target for each in relations(package, workbook)}
    for kind, data in _records(package.find(workbook) or b""):
        if kind == _Is.WORKBOOK and data[0] & _DATE_1904:
            remarks.append(Remark(Trait.DATES_1904))
        elif kind == _Is.SHEET:
            relation, name = _texts(data[8:], 2)
            state = _WORD.unpack_from(data)[0]
            remarks += [Remark(_STATES[state], name)] if state in _STATES else []
            sheets.append(_sheet(package, name, targets.get(relation, "")))
    return remarks, sheets


def _records(part: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at < len(part):
        kind, at = _number(part, at, most=2)
        size, at = _number(part, at, most=_LONGEST_NUMBER)
        yield kind, part[at : at + size]
        at += size


def _number(part: bytes, at: int, *, most: int) -> tuple[int, int]:
    """Read a number of a few bytes; a record's kind has two at most."""
    value = place = 0
    for place, byte in enumerate(part[at : at + most]):
        value |= (byte & _SEVEN) << 7 * place
        if byte < _MORE:
            break
    return value, at + place + 1


def _texts(data: bytes, count: int) -> list[str]:
    """Read texts that each begin with their length."""
    texts, at = [], 0
    for _ in range(count):
        end = at + _WORD.size + 2 * _WORD.unpack_from(data, at)[0]
        texts.append(data[at + _WORD.size : end].decode("utf-16-le", "replace"))
        at = end
    return texts


def _sheet(package: Package, name: str, part: str) -> NotedSheet:
    sheet, row = NotedSheet(name), 0
    for kind, data in _records(package.find(part) or b""):
        match kind:
            case _Is.ROW:
                row = _WORD.unpack_from(data)[0]
                if data[11] & _ZERO_HEIGHT:
                    sheet.hidden_row(row)
            case _Is.ERROR | _Is.FORMULA_ERROR:
                sheet.error(row, _WORD.unpack_from(data)[0], data[_ERROR_AT])
            case _Is.COLUMNS if data[16] & _HIDDEN_COLUMN:
                sheet.hidden_columns(*_AREA.unpack_from(data)[:2])
            case _Is.MERGED:
                sheet.merged(*_AREA.unpack_from(data))
    for each in relations(package, part):
        if each.kind == "comments":
            _comments(sheet, package.find(each.target) or b"")
    return sheet


def _comments(sheet: NotedSheet, part: bytes) -> None:
    cell = ""
    for kind, data in _records(part):
        if kind == _Is.COMMENT:
            row, _, column, _ = _AREA.unpack_from(data, _WORD.size)
            cell = sheet.cell(row, column)
        elif kind == _Is.COMMENT_TEXT:
            sheet.note(Trait.COMMENT, cell, _texts(data[1:], 1)[0])
