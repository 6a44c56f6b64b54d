"""What the coordinator has typed into the named cells, read as it is meant or refused with the cell's address."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from samverkan_xl.county_reports import EarlierReportError, ReportPathError
from samverkan_xl.folders import CannotWriteError, FolderMissingError, refuse_address
from samverkan_xl.journeys import known_county, known_period
from samverkan_xl.live.open_book import OpenBook
from samverkan_xl.model.definition import DefinitionRefusedError
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.writing.button.places import Cell

REPORT_NAME = "lansrapport.xlsx"
EXAMPLE = r"C:\Samverkan\inkommet" if os.name == "nt" else "/Users/namn/Samverkan/inkommet"
_COUNTY = re.compile(r"(\d{1,2})(?:\s+[^\d;,]+)?")


class EntryError(Refusal):
    """A named cell cannot be read as what it is for; the sentence begins with its address."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What the consolidation is to be made of, as the command line's arguments are."""

    folder: Path
    report: Path
    county: str | None
    period: str | None
    previous: Path | None
    definition: Path | None
    today: date

    @property
    def command(self) -> str:
        """Give the command line that makes the same report without Excel."""
        options = {
            "--till": self.report,
            "--lan": self.county,
            "--period": self.period,
            "--foregaende": self.previous,
            "--definition": self.definition,
            "--idag": self.today,
        }
        given = "".join(f' {name} "{value}"' for name, value in options.items() if value is not None)
        return f'"{sys.executable}" -m samverkan_xl konsolidera "{self.folder}"{given}'


def read_entries(book: OpenBook, today: date) -> Entries:
    """Read every named cell; `today` is the day where none is typed."""
    folder = _path(book, Cell.FOLDER)
    if folder is None:
        raise _refused(Cell.FOLDER, "Ingen mapp är angiven. Skriv mappen där kommunernas böcker ligger.")
    report = _path(book, Cell.REPORT) or folder.parent / REPORT_NAME
    previous = _path(book, Cell.PREVIOUS)
    return Entries(
        folder,
        report,
        _understood(book, Cell.COUNTY, _county),
        _understood(book, Cell.PERIOD, known_period),
        previous,
        _path(book, Cell.DEFINITION),
        _day(book, today),
    )


def _understood(book: OpenBook, cell: Cell, read: Callable[[str], str]) -> str | None:
    text = _typed(book, cell)
    if not text:
        return None
    try:
        return read(text)
    except Refusal as refusal:
        raise _refused(cell, str(refusal)) from refusal


def _typed(book: OpenBook, cell: Cell) -> str:
    """Give what stands in a cell as text; an error value is no answer."""
    text = _text(book.read(cell))
    if text.startswith("#"):
        raise _refused(cell, f"Cellen visar {text} i stället för ett svar. Skriv svaret direkt i cellen, utan formel.")
    return text


def _text(value: object) -> str:
    """Give what stands in a cell as it was typed: a whole number without decimals, nothing as an empty text."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _county(text: str) -> str:
    """Read a county by its number, whether its name follows or not."""
    found = _COUNTY.fullmatch(text)
    return known_county(found[1] if found else text)


def _path(book: OpenBook, cell: Cell) -> Path | None:
    text = _typed(book, cell).strip('"')  # Windows copies a path within quotation marks
    if not text:
        return None
    path = Path(text)
    try:
        refuse_address(path, text)
    except FolderMissingError as refusal:
        raise _refused(cell, str(refusal)) from refusal
    if not path.is_absolute():
        raise _refused(cell, f"{text} är inte en hel sökväg. Skriv den från början, till exempel {EXAMPLE}.")
    return path


def _day(book: OpenBook, today: date) -> date:
    value = book.read(Cell.TODAY)
    if isinstance(value, datetime):
        return value.date()
    text = _typed(book, Cell.TODAY)
    try:
        return date.fromisoformat(text) if text else today
    except ValueError as problem:
        raise _refused(Cell.TODAY, f"{text} är inget datum. Skriv till exempel 2026-03-01.") from problem


CELLS: dict[type[Refusal], Cell] = {
    FolderMissingError: Cell.FOLDER,
    CannotWriteError: Cell.REPORT,
    ReportPathError: Cell.REPORT,
    EarlierReportError: Cell.PREVIOUS,
    DefinitionRefusedError: Cell.DEFINITION,
}
"""The cell that is to be mended when the journey refuses."""


def at_its_cell(refusal: Refusal) -> Refusal:
    """Give a refusal of the journey with the address of the cell that it is about, where it is about one."""
    cell = next((cell for kind, cell in CELLS.items() if isinstance(refusal, kind)), None)
    return _refused(cell, str(refusal)) if cell is not None else refusal


def _refused(cell: Cell, sentence: str) -> EntryError:
    return EntryError(f"{cell.place.sheet}!{cell.place.cell}: {sentence}")
