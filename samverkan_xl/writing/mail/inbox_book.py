"""The inbox register as a workbook: what came by mail, from whom, as what it is kept, and what is to be said of it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from xlsxwriter import Workbook

from samverkan_xl import __version__
from samverkan_xl.model.inbox import INBOX_PROPERTY, INBOX_SHEET, INBOX_TITLES, InboxLine
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import DEEP, Palette
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.findings import SEVERITY_TONES
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import counted
from samverkan_xl.writing.sheets import new_sheet

_SHAPES = {
    "stored_as": (44, "fixed", 24),
    "municipality": (17, "value", 12),
    "sender": (34, "value", 20),
    "subject": (34, "value", 20),
    "file_as_sent": (34, "value", 20),
    "weight": (15, "value", 0),
    "remark": (44, "value", 24),
    "remedy": (40, "value", 20),
    "note": (24, "input", 20),
    "place": (30, "help", 16),
    "message_id": (30, "help", 16),
    "sha256": (36, "help", 16),
}
_OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def inbox_book(lines: Sequence[InboxLine], today: date) -> bytes:
    """Write the register and give its bytes; the same lines on the same day give the same bytes."""
    stream = io.BytesIO()
    workbook = Workbook(stream, dict(_OPTIONS))
    _describe(workbook, today)
    page = Page(new_sheet(workbook, INBOX_SHEET), Palette(workbook))
    write_table_sheet(page, _lead(lines), _table(lines), frozen_columns=1)
    page.sheet.set_tab_color(DEEP)
    workbook.close()
    return stream.getvalue()


def _table(lines: Sequence[InboxLine]) -> Table:
    own = dict.fromkeys(title for line in lines for title, _ in line.own)
    columns = (*(_column(key, title) for key, title in INBOX_TITLES.items()), *map(_own_column, own))
    rows = [(*(_cell(getattr(line, key)) for key in INBOX_TITLES), *_own_cells(line, own)) for line in lines]
    return Table("tabell_inkorg", INBOX_SHEET, columns, rows)


def _own_column(title: str) -> Column:
    return Column(title, 24, style="input", least=16)


def _own_cells(line: InboxLine, titles: Iterable[str]) -> Iterator[Cell]:
    return (_cell(dict(line.own).get(title, "")) for title in titles)


def _column(key: str, title: str) -> Column:
    width, style, least = _SHAPES.get(key, (16, "value", 0))
    return Column(title, width, style=style, least=least, tones=SEVERITY_TONES if key == "weight" else {})


def _cell(text: str) -> Cell:
    return text or None


def _lead(lines: Sequence[InboxLine]) -> str:
    letters = len({line.message_id for line in lines if line.message_id})
    books = len({line.sha256 for line in lines if line.sha256})
    said = f"{counted(letters, 'brev', 'brev')} och {counted(books, 'bok', 'böcker')} har kommit in."
    beside = "Böckerna ligger oförändrade bredvid den här filen."
    return f"{said} {beside} Det som du skriver i Egen anteckning, eller i egna kolumner, står kvar."


def _describe(workbook: Workbook, today: date) -> None:
    workbook.set_properties(
        {
            "title": "Inkorg · Initiera samverkan",
            "subject": "Register över vad som har kommit med e-post",
            "created": datetime(today.year, today.month, today.day),  # noqa: DTZ001  # a file's date bears no zone
        }
    )
    workbook.set_custom_property(INBOX_PROPERTY, __version__, "text")
    workbook.set_size(2400, 1500)
