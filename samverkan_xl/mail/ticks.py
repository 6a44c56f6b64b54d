"""What somebody has ticked and noted in the list to mail from, read back whatever order its rows and columns are in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from samverkan_xl.checking.report_tables import report_tables, sheet_called
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid


@dataclass(frozen=True, slots=True)
class Tick:
    """One municipality's line as it stands in the list: its status, the reader's own note, and what the mail was."""

    status: str
    note: str
    to: str
    copies: str
    subject: str


def ticks_in(book: BookGrid, sheet: str) -> Mapping[str, Tick] | None:
    """Give the lines by municipality code; `None` when the book is no such list."""
    tables = report_tables(sheet_called(book, sheet))
    if not tables or plain("Status") not in tables[0].titles:
        return None
    titles = ("Status", "Egen anteckning", "Till", "Kopia", "Ämne")
    return {
        code: Tick(*(shown_raw(cells.get(plain(title))).strip() for title in titles))
        for code, cells in tables[0].by_code().items()
    }
