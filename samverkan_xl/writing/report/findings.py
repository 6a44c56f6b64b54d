"""Anmärkningar: every finding, with a link to the cell that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Self

from samverkan_xl.consolidating.county import County, FileStatus
from samverkan_xl.consolidating.findings_shown import shown_findings
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.submission import Outcome
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG
from samverkan_xl.writing.report.columns import Cell, Column, Link, Table
from samverkan_xl.writing.report.links import MOST_LINKS, link_to
from samverkan_xl.writing.report.rows import FILE, WHOSE, whose
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import SEVERITIES, counted

TITLE = "Anmärkningar"
SEVERITY_TONES = {
    SEVERITIES[Severity.ERROR]: WRONG,
    SEVERITIES[Severity.QUERY]: ATTENTION,
    SEVERITIES[Severity.NOTICE]: NONE,
}
WITH, WITHOUT, STOPPED, SUPERSEDED = "✔ Raden är med", "✖ Raden är inte med", "✖ Hela boken stoppad", "– Ersatt"
NO_COLUMN = "✖ Kolumnen är inte med"
CONSEQUENCE_TONES = {WITH: GOOD, WITHOUT: WRONG, NO_COLUMN: WRONG, STOPPED: WRONG, SUPERSEDED: NONE}
"""What became of the row, or of the whole book, that a finding is about; blank where it is about neither."""

COLUMNS = (
    *WHOSE,
    FILE,
    Column("Blad", 16),
    Column("Cell", 8),
    Column("Allvar", 15, tones=SEVERITY_TONES),
    Column("Följd", 23, tones=CONSEQUENCE_TONES),
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
    links, consequences = 0, Consequences.of(county)
    for one in shown_findings(county.findings):
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
            consequences.of_finding(one.file, finding),
            fault,
            remedy,
            finding.value or None,
            finding.code,
        )


@dataclass(frozen=True, slots=True)
class Consequences:
    """What became of every file, and of every row of those that count."""

    files: Mapping[str, FileStatus]
    rows: Mapping[tuple[str, str, int], Outcome]

    @classmethod
    def of(cls, county: County) -> Self:
        """Gather them from a county."""
        books = [picture.submission for picture in county.pictures]
        rows = {
            (book.file, row.sheet, row.number): row.outcome
            for book in books
            for found in book.rows.values()
            for row in found
        }
        return cls({line.file: line.status for line in county.register}, rows)

    def of_finding(self, file: str, finding: Finding) -> str | None:
        """Tell what became of what a finding is about: of a column that is not there, that it is not with."""
        told = self.after(file, finding.place)
        is_column = finding.code in _OF_LOST_COLUMNS and finding.facts.get("blad") != Start.title
        is_lost = is_column and finding.severity is Severity.ERROR
        return told or (NO_COLUMN if is_lost else None)

    def after(self, file: str, place: Place | None) -> str | None:
        """Tell what became of the row at a place; of a book that does not count, that."""
        whole = _OF_WHOLE_BOOKS.get(self.files.get(file, FileStatus.READ))
        if whole:
            return whole
        outcome = self.rows.get((file, place.sheet, place.row)) if place else None
        return _OF_ROWS[outcome] if outcome else None


_OF_LOST_COLUMNS = frozenset({"kolumn-saknas", "kolumn-saknas-liknande"})
_OF_WHOLE_BOOKS = {FileStatus.NOT_READ: STOPPED, FileStatus.SUPERSEDED: SUPERSEDED}
_OF_ROWS = {
    Outcome.CONSOLIDATED: WITH,
    Outcome.REPAIRED: WITH,
    Outcome.REJECTED: WITHOUT,
    Outcome.SUPERSEDED: SUPERSEDED,
}


def _address(file: str, place: Place | None, *, linked: bool) -> Cell:
    if place is None:
        return None
    cell = place.cell
    url = link_to(file, place.sheet, cell) if linked else None
    return Link(url, cell) if url else cell
