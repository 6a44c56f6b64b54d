"""Dates: how spreadsheets count them, and how people write them."""

from __future__ import annotations

from samverkan_xl.model.dates.days import EARLIEST, LATEST, is_day_formula, serial_of
from samverkan_xl.model.dates.meaning import in_another_year, moment_of_number, moment_of_text
from samverkan_xl.model.dates.moments import BORROWED_YEAR, UNKNOWN_TIME, Doubt, Moment
from samverkan_xl.model.dates.names import MONTHS

__all__ = [
    "BORROWED_YEAR",
    "EARLIEST",
    "LATEST",
    "MONTHS",
    "UNKNOWN_TIME",
    "Doubt",
    "Moment",
    "in_another_year",
    "is_day_formula",
    "moment_of_number",
    "moment_of_text",
    "serial_of",
]
