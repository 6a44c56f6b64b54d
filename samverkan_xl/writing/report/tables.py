"""Tables of the report as they are written: rows with heights fitted to what they hold, heads, paper.

A report may have a million cells, so formats are fetched once per column and every cell takes the shortest way in. A
text is always written as text, whoever wrote it; a link is only ever made from a `Link`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from xlsxwriter.format import Format

from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.dates import serial_of
from samverkan_xl.writing.pages import Page, height_for, lines_needed
from samverkan_xl.writing.palette import Tone
from samverkan_xl.writing.placement import HEADER_ROW
from samverkan_xl.writing.report.columns import BESIDE_TEXT, Cell, Column, Link, Table
from samverkan_xl.writing.report.words import NOTHING_REPORTED
from samverkan_xl.writing.tables import WIDEST_FOR_ONE_PAGE

TALLEST = 400
"""Points; Excel shows no row taller than 409."""

MOST_LINES = 1_048_000
"""Of one table; what is written below a sheet's last row is lost without a word."""

PLAIN_LETTER = 0.92
"""How much of a figure's width a letter takes, in the middle of things."""

_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What no file can hold, as in a file name whose letters could not be made out."""


def write_table_sheet(
    page: Page, lead: str, table: Table, *, frozen_columns: int = 2, always_one_wide: bool = False
) -> int:
    """Write a sheet that is one table, ready to read and to print; gives its last row.

    The heading is the sheet's own name. A table too wide to be read on one page is printed two pages wide, its first
    columns on both.
    """
    widths = list(table.widths())
    widths[-1] += max(0.0, len(lead) - sum(widths))
    wide = sum(widths) > WIDEST_FOR_ONE_PAGE and not always_one_wide
    page.set_up(page.sheet.get_name(), lead, pages_wide=2 if wide else 1)
    for at, width in enumerate(widths):
        page.sheet.set_column(at, at, width)
    last = write_table(page, table, HEADER_ROW, widths)
    page.sheet.freeze_panes(HEADER_ROW, frozen_columns)
    page.sheet.repeat_rows(HEADER_ROW - 1)
    if wide:
        page.sheet.repeat_columns(0, frozen_columns - 1)
    page.sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letters(len(widths))}{last}"})
    return last


def write_table(page: Page, table: Table, header_row: int, widths: Sequence[float]) -> int:
    """Write a table where its columns already have their widths; gives its last row."""
    table = _with_room(table)
    last = header_row + max(len(table.rows), 1)
    head = page.palette.style("head")
    described: dict[str, Any] = {
        "name": table.name,
        "style": None,
        "columns": [{"header": of.title, "header_format": head} for of in table.columns],
        "autofilter": table.filtered,
        "title": table.title,
        "description": f"{table.title}: {', '.join(of.title for of in table.columns)}"[:250],
    }
    page.sheet.add_table(header_row - 1, 0, last - 1, len(table.columns) - 1, described)
    page.sheet.set_row(header_row - 1, height_for(_head_lines(table, widths), 26))
    if table.rows:
        _write_rows(page, table, header_row, widths)
    else:
        _write_nothing(page, table, header_row)
    return last


def _with_room(table: Table) -> Table:
    """Give a table that a sheet has room for; its last line tells how many more there are."""
    beyond = len(table.rows) - MOST_LINES
    if beyond <= 0:
        return table
    told = (
        f"Ytterligare {beyond + 1} rader får inte plats på bladet. Dela mappen i flera, med en rapport för var och en."
    )
    blank = (None,) * (len(table.columns) - 1)
    return replace(table, rows=[*table.rows[: MOST_LINES - 1], (told, *blank)])


def _head_lines(table: Table, widths: Sequence[float]) -> int:
    """Count the lines that the tallest title takes beside its filter button."""
    rooms = (max(int(width) - BESIDE_TEXT, 4) for width in widths)
    return max(len(textwrap.wrap(of.title, room)) for of, room in zip(table.columns, rooms, strict=False))


def _write_nothing(page: Page, table: Table, row: int) -> None:
    """Say that there is nothing; a real table needs one row."""
    for at in range(len(table.columns)):
        page.sheet.write_blank(row, at, None, page.palette.style("value"))
    page.text(row + 1, 1, NOTHING_REPORTED, "value", text_wrap=False, font_color="#5B6770")


def _write_rows(page: Page, table: Table, first: int, widths: Sequence[float]) -> None:
    formats = [_format(page, of) for of in table.columns]
    tones = [{word: _toned(page, of, tone) for word, tone in of.tones.items()} for of in table.columns]
    rooms = [max(int(width) - 2, 4) for width in widths]
    columns = tuple(zip(range(len(formats)), formats, tones, rooms, strict=False))
    links = page.palette.style("link")
    for at, row in enumerate(table.rows, first):
        lines = _write_row(page, at, row, columns, links)
        if lines > 1:
            page.sheet.set_row(at, min(height_for(lines), TALLEST))


def _write_row(page: Page, at: int, row: Sequence[Cell], columns: Sequence[Any], links: Format) -> int:
    """Write one row; gives the number of lines that its tallest text takes."""
    sheet = page.sheet
    lines = 1
    for cell, (column, plain, tones, room) in zip(row, columns, strict=False):
        if type(cell) is str:
            text = cell if cell.isascii() else _UNWRITABLE.sub("\ufffd", cell)
            sheet.write_string(at, column, text, tones.get(cell, plain) if tones else plain)
            if len(cell) > room or "\n" in cell:
                lines = max(lines, _lines(cell, room + 2))
        elif cell is None:
            sheet.write_blank(at, column, None, plain)
        elif isinstance(cell, date):
            sheet.write_number(at, column, serial_of(cell), plain)
        elif isinstance(cell, Link):
            sheet.write_url(at, column, cell.url, links, cell.text)
        else:
            sheet.write_number(at, column, cell, plain)
    return lines


def _lines(text: str, width: int) -> int:
    """Guess the lines of a text that may be too long for one: plain letters are narrower than figures."""
    fits = len(text) * PLAIN_LETTER <= width - 1 and "\n" not in text and not text.isupper()
    return 1 if fits else lines_needed(text, width)


def _format(page: Page, of: Column) -> Format:
    return page.palette.style(of.style, of.kind, **({"align": "left"} if of.kind else {}))


def _toned(page: Page, of: Column, tone: Tone) -> Format:
    return page.palette.toned(of.style, tone, bold=True)
