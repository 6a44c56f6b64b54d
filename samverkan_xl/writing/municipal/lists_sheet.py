"""The hidden sheets `_listor` with every drop-down, and `_land` with the day today, holidays and municipalities.

Everything lies in rows, as the formulas need it; two sheets, since a few long rows beside many short ones would make
one large, mostly empty sheet that every reader has to walk through.
"""

from __future__ import annotations

from datetime import date

from xlsxwriter import Workbook

from samverkan_xl.model import lists
from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.dates import serial_of
from samverkan_xl.model.lists import ChoiceList
from samverkan_xl.model.workbook import COUNTRY_TITLE, LISTS_TITLE
from samverkan_xl.reference.country import listed_holidays
from samverkan_xl.reference.municipalities import all_municipalities
from samverkan_xl.writing.pages import Living, Page
from samverkan_xl.writing.palette import Palette
from samverkan_xl.writing.sheets import new_sheet

TODAY_ROW, HOLIDAY_ROW, MUNICIPALITY_ROW = 1, 2, 3

MUNICIPALITY_FACTS = (
    ("kommun_koder", "code"),
    ("kommun_namn", "name"),
    ("kommun_lan", "county"),
    ("kommun_polisregion", "police_region"),
)


def choice_lists() -> tuple[ChoiceList, ...]:
    """Give every list of the model, by name."""
    found = {value.name: value for value in vars(lists).values() if isinstance(value, ChoiceList) and value.choices}
    return tuple(found[name] for name in sorted(found))


def write_lists(workbook: Workbook, palette: Palette, local_police_areas: tuple[str, ...]) -> None:
    """Write every drop-down and define its name."""
    page = Page(new_sheet(workbook, LISTS_TITLE), palette)
    page.sheet.very_hidden()
    areas = ChoiceList("lista_lokalpolisomraden", local_police_areas or ("–",))
    for row, choices in enumerate((*choice_lists(), areas), 1):
        _write_row(workbook, page, row, choices.name, choices.choices)


def write_country(workbook: Workbook, palette: Palette, today: date) -> None:
    """Write the day today, the holidays and the municipalities, and define their names."""
    page = Page(new_sheet(workbook, COUNTRY_TITLE), palette)
    page.sheet.very_hidden()
    page.text(TODAY_ROW, 1, "idag", "hidden")
    page.live(TODAY_ROW, 2, Living("TODAY()", serial_of(today)), palette.style("hidden", "date"))
    workbook.define_name("idag", f"={COUNTRY_TITLE}!$B${TODAY_ROW}")
    _write_row(workbook, page, HOLIDAY_ROW, "helgdagar", listed_holidays())
    for row, (name, fact) in enumerate(MUNICIPALITY_FACTS, MUNICIPALITY_ROW):
        _write_row(workbook, page, row, name, tuple(getattr(one, fact) for one in all_municipalities()))


def _write_row(workbook: Workbook, page: Page, row: int, name: str, values: tuple[str | date, ...]) -> None:
    shown = page.palette.style("hidden", "date" if isinstance(values[0], date) else "")
    page.text(row, 1, name, "hidden")
    for column, value in enumerate(values, 2):
        page.put(row, column, value, shown)
    workbook.define_name(name, f"={page.sheet.get_name()}!$B${row}:${column_letters(len(values) + 1)}${row}")
