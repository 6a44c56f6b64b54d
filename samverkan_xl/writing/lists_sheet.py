"""The hidden sheet `_listor`: every drop-down, the municipalities, the holidays, and the day today."""

from __future__ import annotations

from datetime import date

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from samverkan_xl.model import lists
from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.dates import serial_of
from samverkan_xl.model.lists import ChoiceList
from samverkan_xl.model.workbook import LISTS_TITLE
from samverkan_xl.reference.country import listed_holidays
from samverkan_xl.reference.municipalities import all_municipalities
from samverkan_xl.writing.pages import Living, Page
from samverkan_xl.writing.palette import Palette

TODAY_ROW, HOLIDAY_ROW, FIRST_LIST_ROW = 1, 2, 3

MUNICIPALITY_COLUMNS = (
    ("kommun_koder", "code"),
    ("kommun_namn", "name"),
    ("kommun_lan", "county"),
    ("kommun_polisregion", "police_region"),
)


def choice_lists() -> tuple[ChoiceList, ...]:
    """Give every list of the model, by name."""
    found = {value.name: value for value in vars(lists).values() if isinstance(value, ChoiceList) and value.choices}
    return tuple(found[name] for name in sorted(found))


def write_lists(workbook: Workbook, palette: Palette, today: date, local_police_areas: tuple[str, ...]) -> None:
    """Write the sheet and define its names; lists lie in rows, as the formulas need them."""
    page = Page(workbook.add_worksheet(LISTS_TITLE), palette)
    page.sheet.very_hidden()
    shown = palette.style("hidden")
    page.text(TODAY_ROW, 1, "idag", "hidden")
    page.live(TODAY_ROW, 2, Living("TODAY()", serial_of(today)), palette.style("hidden", "date"))
    workbook.define_name("idag", f"={LISTS_TITLE}!$B${TODAY_ROW}")
    _write_row(workbook, page, HOLIDAY_ROW, "helgdagar", listed_holidays(), palette.style("hidden", "date"))
    row = FIRST_LIST_ROW
    areas = ChoiceList("lista_lokalpolisomraden", local_police_areas or ("–",))
    for choices in (*choice_lists(), areas):
        _write_row(workbook, page, row, choices.name, choices.choices, shown)
        row += 1
    _write_municipalities(workbook, page, row + 1)


def _write_row(workbook: Workbook, page: Page, row: int, name: str, values: tuple[str | date, ...], shown: Format) -> None:
    page.text(row, 1, name, "hidden")
    for column, value in enumerate(values, 2):
        page.put(row, column, value, shown)
    workbook.define_name(name, f"={LISTS_TITLE}!$B${row}:${column_letters(len(values) + 1)}${row}")


def _write_municipalities(workbook: Workbook, page: Page, header_row: int) -> None:
    known = all_municipalities()
    for column, (name, fact) in enumerate(MUNICIPALITY_COLUMNS, 1):
        page.text(header_row, column, name, "hidden")
        for row, one in enumerate(known, header_row + 1):
            page.text(row, column, getattr(one, fact), "hidden")
        letters = column_letters(column)
        first, last = header_row + 1, header_row + len(known)
        workbook.define_name(name, f"={LISTS_TITLE}!${letters}${first}:${letters}${last}")
