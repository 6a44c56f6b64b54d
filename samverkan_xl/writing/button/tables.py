"""The tables that the button fills, as they are before it has been pressed.

What the button writes must look right without a word about formats: so columns carry the kind of their values all the
way down, and borders and tones come with whatever is written into a row.
"""

from __future__ import annotations

from xlsxwriter.format import Format

from samverkan_xl.model.cells import column_letters
from samverkan_xl.writing.button.places import NOT_YET, LiveTable
from samverkan_xl.writing.pages import ROW_HEIGHT, Page
from samverkan_xl.writing.palette import LINE, PALE
from samverkan_xl.writing.report.columns import Column

LAST_ROW = 1_048_576
"""The last row that a sheet has: nobody knows how many findings will come."""

HEAD_HEIGHT = 30
ROOMY_LETTERS = 16
"""Points; a program makes a row as high as its largest letters need, also in a cell where nothing is written."""


def write_live_table(page: Page, table: LiveTable, *, filtered: bool) -> None:
    """Write the titles, one row that says that there is nothing yet, and what comes with the rows to come."""
    page.sheet.add_table(
        table.header_row - 1,
        table.first_column - 1,
        table.header_row,
        table.last_column - 1,
        {
            "name": table.name,
            "style": None,
            "autofilter": filtered,
            "columns": [{"header": of.title, "header_format": page.palette.style("head")} for of in table.columns],
            "title": table.name,
            "description": f"Fylls av knappen: {', '.join(of.title for of in table.columns)}",
        },
    )
    page.sheet.set_row(table.header_row - 1, HEAD_HEIGHT)
    for at, of in enumerate(table.columns, table.first_column):
        page.sheet.set_column(at - 1, at - 1, of.width, _column_format(page, of))
        page.sheet.write_blank(table.header_row, at - 1, None, _column_format(page, of))
    page.sheet.set_row(table.header_row, ROW_HEIGHT)  # a program that opens a book does not fit it to the roomy column
    not_yet = _column_format(page, table.columns[0])
    page.sheet.write_string(table.header_row, table.first_column - 1, NOT_YET, not_yet)
    _mark_rows(page, table)
    whole = f"{column_letters(table.first_column)}{table.header_row}:{column_letters(table.last_column)}{LAST_ROW}"
    page.sheet.ignore_errors({"number_stored_as_text": whole})


def write_roomy_column(page: Page, column: int, width: float) -> None:
    """Let an empty column keep every row from being cramped."""
    page.sheet.set_column(column - 1, column - 1, width, page.palette.bare(font_size=ROOMY_LETTERS))


def _column_format(page: Page, of: Column) -> Format:
    """Give what a column looks like before anything is in it: its style without borders and ground."""
    plain = "value" if of.style == "fixed" else of.style
    return page.palette.style(plain, of.kind or "text", align="left", border=0)


def _mark_rows(page: Page, table: LiveTable) -> None:
    first, last = table.header_row + 1, LAST_ROW
    row = f"${column_letters(table.first_column)}{first}:${column_letters(table.last_column)}{first}"
    used = {"type": "formula", "criteria": f"=COUNTA({row})>0"}
    lines = {"border": 1, "border_color": LINE}
    for at, of in enumerate(table.columns, table.first_column):
        area = (first - 1, at - 1, last - 1, at - 1)
        for word, tone in of.tones.items():
            toned = page.palette.tone(tone, bold=True, **lines)
            shown = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": toned}
            page.sheet.conditional_format(*area, shown)
        ground = {"bg_color": PALE} if of.style == "fixed" else {}
        page.sheet.conditional_format(*area, used | {"format": page.palette.bare(**lines, **ground)})
