"""Texts with many digits in what is no markup: the records of an .xls or .xlsb, and what printers leave in a book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from struct import Struct
from typing import TYPE_CHECKING

from samverkan_xl.model.cells import Remark, Trait
from samverkan_xl.reading.remarks.many_digits import holds_many_digits
from samverkan_xl.reading.remarks.together import by_place

if TYPE_CHECKING:  # only old books need it
    from olefile import OleFileIO

_READABLE = re.compile(rb"[\x20-\x7e\xa0-\xff]{10,}")
_CELLS, _CELLS_END = b"\x91\x01\x00", b"\x92\x01\x00"
"""The records between which an .xlsb has a sheet's cells."""

_RECORD = Struct("<HH")
_IS_READ = {0x14, 0x15, 0x3C, 0x85, 0xBD, 0xD6, 0xFC, 0xFD, 0x203, 0x204, 0x207, 0x27E}
"""Cells and their texts, sheets' names, and headers, which are read as what they are."""

_PLACES = {
    0x06: Trait.FORMULA,
    0x18: Trait.DEFINED_NAME,
    0x1BE: Trait.CELL_RULE,
    0x1B8: Trait.HYPERLINK,
    0x5C: Trait.SETTING,
}
_BOOK, _PROPERTIES = "Workbook", "SummaryInformation"


def readable(data: bytes) -> tuple[str, ...]:
    """Give the texts with many digits, written with one byte a sign or with two."""
    runs = (found[0] for found in _READABLE.finditer(data.replace(b"\0", b"")))
    return tuple(each.decode("latin-1") for each in runs if holds_many_digits(each))


def around_cells(data: bytes) -> bytes:
    """Give a sheet of an .xlsb without its cells; anything else as it is."""
    first, last = data.find(_CELLS), data.rfind(_CELLS_END)
    return data[:first] + data[last:] if 0 <= first < last else data


def xls_texts(content: bytes) -> Iterator[Remark]:
    """Note what an .xls has outside its cells: names, rules, links, properties and whatever else is stored."""
    yield from (Remark(place, text=text) for place, text in by_place(_texts(content)))


def _texts(content: bytes) -> Iterator[tuple[Trait, str]]:
    import olefile  # noqa: PLC0415  # only old books need it

    ole = olefile.OleFileIO(BytesIO(content))
    for path in ole.listdir():
        data = _stream(ole, path)
        if path[-1] == _BOOK:
            yield from _records(data)
        else:
            place = Trait.PROPERTY if path[-1].endswith(_PROPERTIES) else Trait.OTHER_PART
            yield from ((place, text) for text in readable(data))


def _stream(ole: OleFileIO[str], path: list[str]) -> bytes:
    """Give a stream's bytes; none where it is broken, since then nobody reads it."""
    try:
        return ole.openstream(path).read()
    except OSError:
        return b""


def _records(stream: bytes) -> Iterator[tuple[Trait, str]]:
    at = 0
    while at + _RECORD.size <= len(stream):
        kind, size = _RECORD.unpack_from(stream, at)
        if kind not in _IS_READ:
            place, data = _PLACES.get(kind, Trait.OTHER_PART), stream[at + _RECORD.size : at + _RECORD.size + size]
            yield from ((place, text) for text in readable(data))
        at += _RECORD.size + size
