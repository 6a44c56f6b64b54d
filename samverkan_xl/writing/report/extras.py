"""Övrigt: what stands in the columns that municipalities added; kept, never interpreted."""

from __future__ import annotations

from samverkan_xl.consolidating.county import County
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.report.columns import Column, Table
from samverkan_xl.writing.report.rows import FILE, WHOSE, whose
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import counted

TITLE = "Övrigt"
COLUMNS = (
    *WHOSE,
    FILE,
    Column("Blad", 16),
    Column("Rad", kind="whole"),
    Column("Kolumn", 26),
    Column("Värde", 60),
)


def write_extras(page: Page, county: County) -> None:
    """Write the sheet."""
    rows = [
        (*whose(one.municipality), one.file, one.extra.sheet, one.extra.number, one.extra.column, one.extra.value)
        for one in county.extras
    ]
    values = counted(len(rows), "värde", "värden")
    lead = f"{values} i kolumner som kommunerna själva lagt till. Sparade som de är skrivna."
    write_table_sheet(page, lead, Table("tabell_lan_ovrigt", TITLE, COLUMNS, rows))
