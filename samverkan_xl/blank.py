"""The blank workbook that is committed: `python -m samverkan_xl.blank` rebuilds it, byte by byte the same."""

from __future__ import annotations

from datetime import date

from samverkan_xl.folders import save
from samverkan_xl.templates import standard_definition, template
from samverkan_xl.writing.fresh_records import fresh_records
from samverkan_xl.writing.municipal_book import municipal_book

BLANK_NAME = "kommunbok.xlsx"
BLANK_DAY = date(2026, 11, 22)
"""The day on which the blank's formulas were last computed; every program computes them anew when it is opened."""


def blank_book() -> bytes:
    """Build the blank: nobody's yet, with the suggested plan."""
    definition = standard_definition()
    return municipal_book(definition, fresh_records(definition, None, None, BLANK_DAY), BLANK_DAY)


if __name__ == "__main__":
    save(blank_book(), template(BLANK_NAME))
