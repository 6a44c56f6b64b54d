"""Tables of the report: columns described, rows given as plain values, widths and heights fitted to what they hold.

A report may have a million cells, so formats are fetched once per column and every cell takes the shortest way in. A
text is always written as text, whoever wrote it; a link is only ever made from a `Link`.
"""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.format import Format

from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.dates import serial_of
from samverkan_xl.writing.pages import Page, height_for, lines_needed
from samverkan_xl.writing.palette import Tone
from samverkan_xl.writing.placement import HEADER_ROW
from samverkan_xl.writing.report_words import NOTHING_REPORTED
from samverkan_xl.writing.tables import WIDEST_FOR_ONE_PAGE

TALLEST = 400
"""Points; Excel shows no row taller than 409."""

BESIDE_WORD, BESIDE_TEXT = 4, 3
"""Characters beside a title’s longest word (its filter button) and beside a text."""

PLAIN_LETTER = 0.92
"""How much of a figure's width a letter takes, in the middle of things."""

FIGURE_WIDTHS = {"date": 12.0, "percent": 8.0, "whole": 8.0}
UNBROKEN = 26
"""Texts up to this long have words that a column should not break."""

_UNWRITABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""What no file can hold, as in a file name whose letters could not be made out."""


class Link(NamedTuple):
    """A cell that leads somewhere: `url` is ours, never a sender's; `text` is what is shown."""

    url: str
    text: str


Cell = str | int | float | date | Link | None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: `width` is the most that it takes, in characters; `tones` colour the cells that hold those words."""

    title: str
    width: float = 14
    kind: str = ""
    tones: Mapping[str, Tone] = field(default_factory=dict)
    style: str = "value"


@dataclass(frozen=True, slots=True)
class Table:
    """A table to write: `name` is its name in the workbook, in ASCII."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Sequence[Sequence[Cell]]
    filtered: bool = True

    def widths(self) -> tuple[float, ...]:
        """Give every column room for its longest text, but no more than it may take."""
        return tuple(_width(of, [row[at] for row in self.rows]) for at, of in enumerate(self.columns))


def _width(of: Column, cells: Sequence[Cell]) -> float:
    title = max(map(len, of.title.split()), default=0) + BESIDE_WORD
    if of.kind:
        return max(title, FIGURE_WIDTHS[of.kind])
    texts = {cell.text if isinstance(cell, Link) else cell for cell in cells if isinstance(cell, str | Link)}
    longest = max(map(len, texts), default=0) + BESIDE_TEXT
    if longest <= of.width:
        return max(title, longest)
    return max(title, of.width, _longest_word(texts) + BESIDE_TEXT)


def _longest_word(texts: Iterable[str]) -> int:
    return max((len(word) for text in texts if len(text) <= UNBROKEN for word in text.split()), default=0)


def unique_titles(titles: Sequence[str]) -> tuple[str, ...]:
    """Make titles fit for a table: on one line, and no two alike in any case of letters."""
    plain = [" ".join(title.split())[:250] for title in titles]
    seen: dict[str, int] = {}
    found = []
    for title in plain:
        seen[title.casefold()] = again = seen.get(title.casefold(), 0) + 1
        found.append(title if again == 1 else f"{title} ({again})")
    return tuple(found)


def write_table_sheet(
    page: Page, title: str, lead: str, table: Table, *, frozen_columns: int = 2, always_one_wide: bool = False
) -> int:
    """Write a sheet that is one table, ready to read and to print; gives its last row.

    A table too wide to be read on one page is printed two pages wide, its first columns on both.
    """
    widths = list(table.widths())
    widths[-1] += max(0.0, len(lead) - sum(widths))
    wide = sum(widths) > WIDEST_FOR_ONE_PAGE and not always_one_wide
    page.set_up(title, lead, pages_wide=2 if wide else 1)
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
