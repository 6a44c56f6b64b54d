"""The workbook stream of an .xls, sheet by sheet."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from struct import Struct

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.binary.codes import NotedSheet

_HEADER, _PLACE, _AREA, _OBJECT_NUMBER = Struct("<HH"), Struct("<HH"), Struct("<4H"), Struct("<6xH")
_OWN_OR_ADD_IN = (0x0401, 0x3A01)
_ERROR_KIND = b"\2"
_ZERO_HEIGHT, _HIDDEN_COLUMN, _WIDE = 0x20, 1, 1
_STATES = {1: Trait.HIDDEN_SHEET, 2: Trait.VERY_HIDDEN_SHEET}


class _Is:
    """The records that are looked at, by their numbers."""

    FORMULA, END, PAGE_HEADER, PAGE_FOOTER, NOTE, DATE_MODE = 0x06, 0x0A, 0x14, 0x15, 0x1C, 0x22
    CONTINUE, OBJECT, COLUMNS, SHEET, FILTERED, MERGED = 0x3C, 0x5D, 0x7D, 0x85, 0x9B, 0xE5
    OTHER_BOOK, TEXT, ERROR, ROW, BEGIN = 0x1AE, 0x1B6, 0x205, 0x208, 0x809


Record = tuple[int, bytes]


def noted_xls(content: bytes) -> tuple[list[Remark], list[NotedSheet]]:
    """Give what belongs to the whole book, and what was noted on each sheet; nothing for books older than 1997."""
    import olefile  # noqa: PLC0415  # only old books need it

    ole = olefile.OleFileIO(BytesIO(content))
    if not ole.exists("Workbook"):
        return [], []
    stream = ole.openstream("Workbook").read()
    remarks = [Remark(Trait.MACROS)] if ole.exists("_VBA_PROJECT_CUR") else []
    sheets = []
    for kind, data in _records(stream, 0):
        if kind == _Is.SHEET:
            name = _text(data[7], data[8:])
            remarks += [Remark(_STATES[data[4] & 3], name)] if data[4] & 3 in _STATES else []
            sheets.append(_sheet(name, _records(stream, int.from_bytes(data[:4], "little"))))
        elif kind == _Is.DATE_MODE and data[:1] == b"\1":
            remarks.append(Remark(Trait.DATES_1904))
        elif kind == _Is.OTHER_BOOK and int.from_bytes(data[2:4], "little") not in _OWN_OR_ADD_IN:
            remarks.append(Remark(Trait.EXTERNAL_LINK, text=_long_text(data[2:]).lstrip("\1")))
    return remarks, sheets


def _records(stream: bytes, at: int) -> Iterator[Record]:
    """Give one substream's records; charts inside it are passed over as what they are, substreams of their own."""
    depth = 0
    while at + _HEADER.size <= len(stream):
        kind, size = _HEADER.unpack_from(stream, at)
        depth += (kind == _Is.BEGIN) - (kind == _Is.END)
        if depth == 1:
            yield kind, stream[at + _HEADER.size : at + _HEADER.size + size]
        if depth <= 0:
            return
        at += _HEADER.size + size


def _sheet(name: str, records: Iterator[Record]) -> NotedSheet:
    sheet = NotedSheet(name)
    texts: dict[int, str] = {}
    notes: dict[int, str] = {}
    last_object, awaits_text = 0, False
    for kind, data in records:
        if kind == _Is.OBJECT:
            last_object = _OBJECT_NUMBER.unpack_from(data)[0]
        elif kind == _Is.NOTE:
            notes[int.from_bytes(data[6:8], "little")] = sheet.cell(*_place(data))
        elif kind == _Is.CONTINUE and awaits_text:
            texts[last_object] = _text(data[0], data[1:])
        else:
            _note(sheet, kind, data)
        awaits_text = kind == _Is.TEXT
    for number, text in texts.items():
        if text:
            sheet.note(Trait.COMMENT if number in notes else Trait.DRAWN_TEXT, notes.get(number, ""), text)
    return sheet


def _note(sheet: NotedSheet, kind: int, data: bytes) -> None:
    match kind:
        case _Is.ERROR if data[7:8] == b"\1":
            sheet.error(*_place(data), data[6])
        case _Is.FORMULA if data[6:7] == _ERROR_KIND and data[12:14] == b"\xff\xff":
            sheet.error(*_place(data), data[8])
        case _Is.ROW if data[12] & _ZERO_HEIGHT:
            sheet.hidden_row(int.from_bytes(data[:2], "little"))
        case _Is.COLUMNS if data[8] & _HIDDEN_COLUMN:
            sheet.hidden_columns(*_place(data))
        case _Is.MERGED:
            for area in _AREA.iter_unpack(data[2 : 2 + len(data[2:]) // _AREA.size * _AREA.size]):
                sheet.merged(*area)
        case _Is.FILTERED:
            sheet.note(Trait.FILTERED)
        case _Is.PAGE_HEADER | _Is.PAGE_FOOTER if data:
            sheet.note(Trait.HEADER, text=_long_text(data))


def _place(data: bytes) -> tuple[int, int]:
    first, second = _PLACE.unpack_from(data)
    return first, second


def _long_text(data: bytes) -> str:
    return _text(data[2], data[3:]) if len(data) > _HEADER.size - 1 else ""


def _text(flags: int, characters: bytes) -> str:
    return characters.decode("utf-16-le" if flags & _WIDE else "latin-1", "replace")
