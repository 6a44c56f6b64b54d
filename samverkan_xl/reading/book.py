"""From a received file to a grid: the door of this room."""

from __future__ import annotations

from collections.abc import Collection

from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.reading.deep import Faults
from samverkan_xl.reading.fast import read_sheets
from samverkan_xl.reading.inspection import inspect
from samverkan_xl.reading.isolation import read_sheets_apart
from samverkan_xl.reading.markup import refuse_declarations
from samverkan_xl.reading.package import unpack
from samverkan_xl.reading.properties import openxml_properties
from samverkan_xl.reading.received import Received, receive
from samverkan_xl.reading.sniffing import Container, sniff
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

__all__ = ["Received", "Unreadable", "UnreadableCode", "read_book", "read_properties", "receive"]


def read_book(received: Received, skipped: Collection[str] = ()) -> BookGrid:
    """Read every sheet's values, hidden sheets too; raises `Unreadable`, and nothing else, whatever the bytes are.

    `skipped` names sheets that nobody will ask for; an ordinary .xlsx or .ods spares itself the parsing of those that
    bear exactly such a name, after the same look-over as all others.
    """
    if sniff(received) is Container.OLE_XLS:
        return _old(received.content)
    found = inspect(received.content)
    sheets = read_sheets_apart(found.content) if found.apart else read_sheets(found.content, skipped)
    return BookGrid(tuple(_patched(sheet, found.faults.get(sheet.name)) for sheet in sheets), found.properties)


def read_properties(received: Received) -> dict[str, str]:
    """Give an .xlsx's custom document properties alone, however large its sheets are; raises `Unreadable`."""
    if sniff(received) is not Container.ZIP:
        return {}
    package = unpack(received.content)
    for part in package.parts:
        refuse_declarations(part)
    with parser_faults():
        return openxml_properties(package)


def _old(content: bytes) -> BookGrid:
    try:
        return BookGrid(read_sheets_apart(content))
    except Unreadable as refusal:
        if refusal.code is UnreadableCode.DAMAGED:
            raise Unreadable(UnreadableCode.OLD_XLS, **refusal.facts) from refusal
        raise


def _patched(sheet: Grid, faults: Faults | None) -> Grid:
    """Write the faults where they were found; they may lie outside what the fast reader saw."""
    if not faults:
        return sheet
    rows: list[list[Raw]] = [list(row) for row in sheet.rows]
    rows.extend([] for _ in range(max(row for row, _ in faults) - len(rows)))
    for (row, column), fault in faults.items():
        cells = rows[row - 1]
        cells.extend([None] * (column - len(cells)))
        cells[column - 1] = fault
    return Grid(sheet.name, tuple(map(tuple, rows)), sheet.hidden)
