"""The consolidation workbook, whole: from what it is set up for to the bytes of an .xlsm."""

from __future__ import annotations

import io
from datetime import date, datetime

from xlsxwriter import Workbook

from samverkan_xl.model.cells import column_letters
from samverkan_xl.reference.municipalities import County, counties
from samverkan_xl.writing.button.help_sheet import write_help
from samverkan_xl.writing.button.places import (
    CODE_NAMES,
    CONSOLIDATE,
    COUNTIES,
    FINDINGS,
    FOUND,
    HELP,
    LISTS,
    SETTINGS,
    SHEETS,
    Cell,
)
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.button.sheet import TITLE, write_button_sheet
from samverkan_xl.writing.button.tables import write_live_table, write_roomy_column
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import DEEP, LINE, Palette
from samverkan_xl.writing.placement import quoted_sheet
from samverkan_xl.writing.sheets import new_sheet

FINDINGS_LEAD = (
    "Allt som inte stämmer i de inkomna böckerna, med cell och åtgärd. Knappen på Konsolidera tömmer och fyller"
    " tabellen: skriv inget under den."
)
TAB_COLORS = {CONSOLIDATE: DEEP, FINDINGS: LINE, HELP: LINE}


def button_book(settings: ButtonSettings, vba_project: bytes, today: date) -> bytes:
    """Write a consolidation workbook around a VBA project; the same arguments give the same bytes."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, options)
    workbook.add_vba_project(io.BytesIO(vba_project), is_stream=True)
    workbook.set_vba_name("ThisWorkbook")
    _describe(workbook, today)
    palette = Palette(workbook)
    pages = {title: Page(new_sheet(workbook, title), palette) for title in SHEETS}
    for title, code_name in zip(SHEETS, CODE_NAMES, strict=True):
        pages[title].sheet.set_vba_name(code_name)
    write_button_sheet(pages[CONSOLIDATE], settings)
    _write_findings(pages[FINDINGS])
    write_help(pages[HELP], settings, vba_project)
    _write_settings(pages[SETTINGS], settings)
    _write_counties(workbook, pages[LISTS])
    for cell in Cell:
        at = cell.place
        workbook.define_name(cell.value, f"={quoted_sheet(at.sheet)}!${column_letters(at.column)}${at.row}")
    for title, color in TAB_COLORS.items():
        pages[title].sheet.set_tab_color(color)
    pages[CONSOLIDATE].sheet.activate()
    workbook.close()
    return stream.getvalue()


def county_choice(county: County) -> str:
    """Give a county as the list shows it."""
    return f"{county.code} {county.name}"


def _write_findings(page: Page) -> None:
    page.set_up(FINDINGS, FINDINGS_LEAD, row_height=None)
    write_live_table(page, FOUND, filtered=True)
    write_roomy_column(page, FOUND.last_column + 1, 2)
    page.sheet.freeze_panes(FOUND.header_row, 2)
    page.sheet.repeat_rows(FOUND.header_row - 1)


def _write_settings(page: Page, settings: ButtonSettings) -> None:
    """Write what xlwings reads: a name and a value in each row, as texts."""
    page.sheet.hide()
    given = (
        ("INTERPRETER_WIN", settings.interpreter),
        ("INTERPRETER_MAC", settings.interpreter),
        ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    )
    for row, (name, value) in enumerate(given, 1):
        page.text(row, 1, name, "hidden", num_format="@")
        page.text(row, 2, value, "hidden", num_format="@")


def _write_counties(workbook: Workbook, page: Page) -> None:
    page.sheet.very_hidden()
    found = counties()
    for row, county in enumerate(found, 1):
        page.text(row, 1, county_choice(county), "hidden")
    workbook.define_name(COUNTIES, f"={LISTS}!$A$1:$A${len(found)}")


def _describe(workbook: Workbook, today: date) -> None:
    workbook.set_properties(
        {
            "title": TITLE,
            "subject": "Konsolideringsbok för steg 1.1, Initiera samverkan",
            "comments": "Inga uppgifter om enskilda personer.",
            "created": datetime(today.year, today.month, today.day),  # noqa: DTZ001  # a file's date bears no zone
        }
    )
    workbook.set_calc_mode("auto")
    workbook.set_size(2400, 1500)
