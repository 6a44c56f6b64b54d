"""Where everything stands in the consolidation workbook: its sheets, its named cells, and its three tables.

The workbook is written once, by XlsxWriter; from then on the button fills it through Excel. Both look here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samverkan_xl.model.cells import Place, column_letters
from samverkan_xl.writing.report.columns import Column
from samverkan_xl.writing.report.findings import SEVERITY_TONES
from samverkan_xl.writing.report.register import STATUS_TONES

CONSOLIDATE, FINDINGS, HELP = "Konsolidera", "Anmärkningar", "Hjälp"
SETTINGS = "xlwings.conf"
"""The hidden sheet from which xlwings learns which Python to start."""
LISTS = "_listor"
SHEETS = (CONSOLIDATE, FINDINGS, HELP, SETTINGS, LISTS)
CODE_NAMES = tuple(f"Sheet{number}" for number in range(1, len(SHEETS) + 1))
"""The sheets' names in the VBA project, in the same order."""
COUNTIES = "lista_lan"
"""The name of the list of counties."""

MACRO = "Konsolidera"
PYTHON = "from samverkan_xl.live import konsolidera; konsolidera()"
"""What the macro has Python do."""
VALUE_COLUMN = 2
FIELDS_ROW = 8
"""The row of the titles over what the coordinator fills in."""
BUTTON_ROW = 16
ANSWERS_ROW = 17
"""The row of the titles over what the button answers."""
TABLES_ROW = 24
"""The row of the titles of the two tables that stand side by side; their headings stand above it."""
FINDINGS_ROW = 4


class Cell(StrEnum):
    """The named cells, by their names in the workbook: what the coordinator fills in, and what the button answers."""

    FOLDER = "Mapp"
    COUNTY = "Lan"
    PERIOD = "Period"
    PREVIOUS = "Foregaende_rapport"
    REPORT = "Rapport"
    TODAY = "Idag"
    DEFINITION = "Definition"
    LAST_RUN = "Senast_kord"
    STATUS = "Status"
    RECEIPT = "Kvitto"
    COMMAND = "Kommando"

    @property
    def place(self) -> Place:
        """Give the cell's place."""
        return Place(CONSOLIDATE, _ROWS[self], VALUE_COLUMN)


ENTERED = (Cell.FOLDER, Cell.COUNTY, Cell.PERIOD, Cell.REPORT, Cell.PREVIOUS, Cell.DEFINITION, Cell.TODAY)
ANSWERED = (Cell.LAST_RUN, Cell.STATUS, Cell.RECEIPT, Cell.COMMAND)
_ROWS = {cell: row for row, cell in enumerate(ENTERED, FIELDS_ROW + 1)} | {
    cell: row for row, cell in enumerate(ANSWERED, ANSWERS_ROW + 1)
}


@dataclass(frozen=True, slots=True)
class LiveTable:
    """A table that the button fills: where its titles begin, its columns, and what it says when it has no rows."""

    name: str
    sheet: str
    header_row: int
    first_column: int
    columns: tuple[Column, ...]
    nothing: str

    @property
    def last_column(self) -> int:
        """Give its last column, counted from 1."""
        return self.first_column + len(self.columns) - 1

    def area(self, rows: int) -> str:
        """Give the address of titles and rows."""
        return self._address(self.header_row, self.header_row + rows)

    def body(self, rows: int) -> str:
        """Give the address of the rows alone."""
        return self._address(self.header_row + 1, self.header_row + rows)

    def column_body(self, at: int, rows: int) -> str:
        """Give the address of one column's rows; `at` counts the columns from 0."""
        letters = column_letters(self.first_column + at)
        return f"{letters}{self.header_row + 1}:{letters}{self.header_row + rows}"

    def _address(self, first: int, last: int) -> str:
        return f"{column_letters(self.first_column)}{first}:{column_letters(self.last_column)}{last}"


REGISTER_COLUMNS = (
    Column("Status", 27, tones=STATUS_TONES),
    Column("Fil", 56, style="fixed"),
    Column("Varför", 46),
    Column("Vad göra", 38),
    Column("Kommun", 17),
    Column("Kommunkod", 12),
    Column("Period", 10),
    Column("Revision", 9, kind="whole"),
    Column("Ifyllt", 12, kind="date"),
    Column("Rader", 8, kind="whole"),
)
MISSING_COLUMNS = (Column("Har inte svarat", 20, style="fixed"), Column("Kod", 8))
FINDING_COLUMNS = (
    Column("Kommunkod", 17, style="fixed"),
    Column("Kommun", 18, style="fixed"),
    Column("Fil", 36, style="help"),
    Column("Blad", 20),
    Column("Cell", 8),
    Column("Allvar", 15, tones=SEVERITY_TONES),
    Column("Vad", 50),
    Column("Åtgärd", 46),
    Column("Värde", 26),
)
NOT_YET = "Inte kört ännu"
"""What each table says before the button has been pressed for the first time."""
GAP = 1
"""Empty columns between the two tables that stand side by side."""

REGISTER = LiveTable("tabell_inkomstlista", CONSOLIDATE, TABLES_ROW, 1, REGISTER_COLUMNS, "Inga filer har kommit in.")
MISSING = LiveTable(
    "tabell_har_inte_svarat",
    CONSOLIDATE,
    TABLES_ROW,
    1 + len(REGISTER_COLUMNS) + GAP,
    MISSING_COLUMNS,
    "Alla har svarat.",
)
FOUND = LiveTable("tabell_anmarkningar", FINDINGS, FINDINGS_ROW, 1, FINDING_COLUMNS, "Inga anmärkningar.")
TABLES = (REGISTER, MISSING, FOUND)
