"""The blank workbooks that are committed: `python -m samverkan_xl.blank` rebuilds them, byte by byte the same.

A tool for building: it needs what `pip install samverkan-xl[build]` brings.
"""

from __future__ import annotations

from datetime import date

from samverkan_xl.folders import save
from samverkan_xl.templates import BUTTON_BOOK, standard_definition, template
from samverkan_xl.vba_project import vba_project
from samverkan_xl.writing.button.book import button_book
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.municipal.book import municipal_book
from samverkan_xl.writing.municipal.fresh_records import fresh_records

BLANK_NAME = "kommunbok.xlsx"
BLANK_DAY = date(2026, 11, 22)
"""The day on which the blank's formulas were last computed; every program computes them anew when it is opened."""


def blank_book() -> bytes:
    """Build the blank: nobody's yet, with the suggested plan."""
    definition = standard_definition()
    return municipal_book(definition, fresh_records(definition, None, None, BLANK_DAY), BLANK_DAY)


def blank_button_book() -> bytes:
    """Build the consolidation workbook that is set up for no computer in particular."""
    return button_book(ButtonSettings(), vba_project(), BLANK_DAY)


if __name__ == "__main__":
    save(blank_book(), template(BLANK_NAME))
    save(blank_button_book(), template(BUTTON_BOOK))
