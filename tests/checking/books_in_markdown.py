"""Books for tests, written as Markdown: a heading per sheet, a table below it, cells as a reader takes them.

A day, a number and a percentage in a cell are what they look like; an apostrophe before them makes them text, as in
Excel. `#REF!` is a cell that shows that sign. The table's title row is row 1 unless a line says `(row 5)`, so cells
are easily counted: the first column is A. On `# Start` a table names the lines that differ from a good book's.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from samverkan_xl.checking.book import check_book
from samverkan_xl.model.audit import RawBook
from samverkan_xl.model.cells import BookGrid, CellFault, Grid, Raw
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.submission import Submission
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import lay_out

TODAY = date(2026, 11, 23)
SHA = "ab" * 32
TEST_NUMBER, TEST_COORDINATION_NUMBER = "19121212-1212", "701063-2391"
"""The best known of the Swedish Tax Agency's test numbers, of both kinds; they belong to nobody."""

MASK = "******-****"
GOOD_START: Mapping[str, Raw] = {
    "Kommunkod": "0580",
    "Kommun": "Linköping",
    "Län": "Östergötlands län",
    "Polisregion": "Öst",
    "Lokalpolisområde": "Linköping",
    "Period": "2026",
    "Revision": 1,
    "Ifyllt datum": date(2026, 11, 20),
    "Uppgiftslämnare": "Kommunal samordnare",
    "Funktionsbrevlåda": "trygghet@linkoping.se",
    "Diarienummer": "KS 2026-113",
    "Start eller förnyelse": "Ny",
    "Informationsklass": "Öppen",
    "Kommunikationsansvarig": "Kommunikationsansvarig",
    "Kommunikationsplan påbörjad": "Ja",
    "Kommunikationsplan, datum": date(2026, 10, 20),
    "Förklaring": None,
}
START_VALUES = "C"
"""The column of Start's answers in these books, and the row of the first below."""

FIRST_START_ROW = 5


def book(markdown: str, **properties: str) -> BookGrid:
    """Make the book that the text describes; a good Start comes first unless the text has one that says `(none)`."""
    sheets = [_sheet(part) for part in re.split(r"^\s*# ", markdown, flags=re.MULTILINE)[1:]]
    named = [grid for grid in sheets if grid is not None]
    if not re.search(r"^\s*# Start\b", markdown, flags=re.MULTILINE):
        named.insert(0, start())
    return BookGrid(tuple(named), properties)


def start(**changed: Raw) -> Grid:
    """Make a Start sheet with a good book's lines; keywords are field keys and say what else stands there."""
    titles = {of.key: of.title for of in Start.fields}
    return _start({titles[key]: value for key, value in changed.items()})


def start_cell(key: str) -> str:
    """Name the cell of a Start field's answer in these books."""
    return f"{START_VALUES}{FIRST_START_ROW + [of.key for of in Start.fields].index(key)}"


def _start(changed: Mapping[str, Raw]) -> Grid:
    lines = (GOOD_START | changed).items()
    head: list[tuple[Raw, ...]] = [("Initiera samverkan",), (), (), (None, "Fält", "Värde", "Hjälp")]
    return Grid("Start", (*head, *((None, title, value, None) for title, value in lines)))


def _sheet(part: str) -> Grid | None:
    title, _, body = part.partition("\n")
    name, _, note = title.partition(" (")
    if note.startswith("none"):
        return None
    rows = [_cells(line) for line in body.splitlines() if line.strip().startswith("|")]
    if name.strip() == "Start":
        return _start({str(title): value for title, value in rows})
    above = int(re.sub(r"\D", "", note) or 1) - 1
    return Grid(name.strip(), (*((),) * above, *rows))


def _cells(line: str) -> tuple[Raw, ...]:
    return tuple(cell(text.strip()) for text in line.strip().strip("|").split("|"))


def cell(text: str) -> Raw:
    """Read a cell as it is written in these tables."""
    if not text:
        return None
    if text.startswith("'"):
        return text[1:]
    if text in set(CellFault):
        return CellFault(text)
    if re.fullmatch(r"\d{4}-\d\d-\d\d", text):
        return date.fromisoformat(text)
    if re.fullmatch(r"-?\d+", text):
        return int(text)
    if re.fullmatch(r"-?\d+\.\d+", text):
        return float(text)
    return text


def checked(grid: BookGrid | str, file: str = "bok.xlsx", today: date = TODAY) -> Submission:
    """Check a book, given as grids or in Markdown."""
    return check_book(book(grid) if isinstance(grid, str) else grid, file, SHA, standard_definition(), today)


def cells_of(findings: tuple[Finding, ...], code: str) -> list[tuple[str, str, str]]:
    """Give sheet, cell and severity of every finding with the code, in order of place."""
    told = [
        (one.place.sheet if one.place else "", one.place.cell if one.place else "", one.severity.value)
        for one in findings
        if one.code == code
    ]
    return sorted(told)


def codes(submission: Submission, *severities: Severity) -> set[str]:
    """Give the codes of what is said, of some severities or all."""
    return {one.code for one in submission.findings if not severities or one.severity in severities}


def grids(records: RawBook, properties: Mapping[str, str] | None = None) -> BookGrid:
    """Lay records out as the municipal workbook does, title rows where they belong, without going by way of a file."""
    laid = lay_out(standard_definition(), records, TODAY)
    tables = []
    for sheet in SHEETS:
        if sheet.layout is Layout.FORM:
            values = laid.raw["start"][0]
            code = str(values.get("code") or "").zfill(4)
            known = municipality(code)
            tables.append(
                _start(
                    {
                        of.title: values.get(of.key)
                        for of in Start.fields
                        if of.key not in {"municipality", "county", "police_region"}
                    }
                    | {"Kommun": known.name if known else None}
                )
            )
            continue
        above: list[tuple[Raw, ...]] = [(sheet.title,), *(() for _ in range(sheet.header_row - 2))]
        head = [*above, tuple(of.title for of in sheet.fields)]
        rows = (tuple(row.get(of.key) for of in sheet.fields) for row in laid.raw[sheet.key])
        tables.append(Grid(sheet.title, (*head, *rows)))
    return BookGrid(tuple(tables), properties or {})
