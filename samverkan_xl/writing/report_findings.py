"""Anmärkningar: every finding, with a link to the cell that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from samverkan_xl.consolidating.county import County
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Severity
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ATTENTION, NONE, WRONG
from samverkan_xl.writing.report_columns import Cell, Column, Link, Table
from samverkan_xl.writing.report_links import MOST_LINKS, link_to
from samverkan_xl.writing.report_rows import FILE, WHOSE, whose
from samverkan_xl.writing.report_tables import write_table_sheet
from samverkan_xl.writing.report_words import SEVERITIES, counted

TITLE = "Anmärkningar"
SEVERITY_TONES = {
    SEVERITIES[Severity.ERROR]: WRONG,
    SEVERITIES[Severity.QUERY]: ATTENTION,
    SEVERITIES[Severity.NOTICE]: NONE,
}
COLUMNS = (
    *WHOSE,
    FILE,
    Column("Blad", 16),
    Column("Cell", 8),
    Column("Allvar", 15, tones=SEVERITY_TONES),
    Column("Vad", 46),
    Column("Åtgärd", 42),
    Column("Värde", 24),
    Column("Kod", 22, style="help"),
)


def write_findings(page: Page, county: County) -> None:
    """Write the sheet; beyond Excel's limit for links, addresses are just text."""
    rows = list(_rows(county))
    errors, queries, notices = (county.count(severity) for severity in Severity)
    lead = (
        f"{counted(errors, 'fel', 'fel')} att rätta, "
        f"{counted(queries, 'fråga', 'frågor')} att rätta eller förklara och "
        f"{counted(notices, 'upplysning', 'upplysningar')}. Klicka på cellen för att öppna boken där."
    )
    write_table_sheet(page, lead, Table("tabell_lan_anmarkningar", TITLE, COLUMNS, rows))


def _rows(county: County) -> Iterator[tuple[Cell, ...]]:
    links = 0
    for one in county.findings:
        finding = one.finding
        cell = _address(one.file, finding.place, linked=links < MOST_LINKS)
        links += isinstance(cell, Link)
        fault, remedy = fault_and_remedy(finding)
        yield (
            *whose(one.municipality),
            one.file,
            finding.place.sheet if finding.place else None,
            cell,
            SEVERITIES[finding.severity],
            fault,
            remedy,
            finding.value or None,
            finding.code,
        )


def _address(file: str, place: Place | None, *, linked: bool) -> Cell:
    if place is None:
        return None
    cell = place.cell
    url = link_to(file, place.sheet, cell) if linked else None
    return Link(url, cell) if url else cell
