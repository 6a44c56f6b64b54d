"""The hidden sheet `_listor` of the report: what the Gantt needs. Its `idag` is the report's day and does not move."""

from __future__ import annotations

from datetime import date

from xlsxwriter import Workbook

from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.lists import ZOOMS
from samverkan_xl.model.workbook import LISTS_TITLE
from samverkan_xl.reference.country import listed_holidays
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import Palette
from samverkan_xl.writing.sheets import new_sheet


def write_report_lists(workbook: Workbook, palette: Palette, today: date) -> None:
    """Write the sheet and define its names."""
    page = Page(new_sheet(workbook, LISTS_TITLE), palette)
    page.sheet.very_hidden()
    listed: tuple[tuple[str, tuple[date | str, ...], str], ...] = (
        ("idag", (today,), "date"),
        ("helgdagar", listed_holidays(), "date"),
        (ZOOMS.name, ZOOMS.choices, ""),
    )
    for row, (name, values, kind) in enumerate(listed, 1):
        page.text(row, 1, name, "hidden")
        for column, value in enumerate(values, 2):
            page.put(row, column, value, palette.style("hidden", kind))
        workbook.define_name(name, f"={LISTS_TITLE}!$B${row}:${column_letters(len(values) + 1)}${row}")
