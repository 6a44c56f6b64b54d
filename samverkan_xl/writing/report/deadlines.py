"""Förfaller: every date that somebody waits for, the most overdue first; of a part of a year its last day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samverkan_xl.consolidating.county import County, Picture
from samverkan_xl.model.cells import Place
from samverkan_xl.model.deadlines import Deadline
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.sheets.legal_requirements import LegalRequirements
from samverkan_xl.model.sheets.support_questions import SupportQuestions
from samverkan_xl.model.values import RowValues, shown
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.report.columns import Cell, Column, Link, Table
from samverkan_xl.writing.report.links import link_to
from samverkan_xl.writing.report.rows import FILE, WHOSE, whose
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import OVERDUE, SOON, STATE_TONES, state_of, thousands

TITLE = "Förfaller"
NAMING_FIELDS = ("title_", "activity", "name", "approach", "role", "counterparts", "level", "unit", "form")
COLUMNS = (
    Column("Datum", kind="date"),
    Column("Läge", 18, tones=STATE_TONES),
    Column("Dagar kvar", kind="whole"),
    *WHOSE,
    Column("Blad", 17),
    Column("Vad", 50),
    Column("Fält", 22),
    FILE,
    Column("Cell", 8),
)


def write_deadlines(page: Page, county: County) -> None:
    """Write the sheet."""
    rows = sorted((row for one in county.pictures for row in _rows(one, county)), key=_order)
    overdue, soon = (sum(row[1] == state for row in rows) for state in (OVERDUE, SOON))
    days = f"{thousands(len(rows))} datum att bevaka den {county.today}"
    lead = f"{days}: {thousands(overdue)} försenade och {thousands(soon)} inom 90 dagar."
    write_table_sheet(page, lead, Table("tabell_lan_forfaller", TITLE, COLUMNS, rows), frozen_columns=3)


def _order(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple(str(cell) for cell in (row[0], *row[3:8]))


def _rows(picture: Picture, county: County) -> Iterator[tuple[Cell, ...]]:
    file = picture.submission.file
    for one in picture.deadlines:
        place = picture.submission.place(one.sheet.key, one.row.number, one.field.key)
        yield (
            one.day,
            state_of(one.day, county.today),
            (one.day - county.today).days,
            *whose(picture.municipality),
            place.sheet if place else one.sheet.title,
            naming(one, county.definition),
            f"{one.field.title}: {shown(one.span)}" if one.span else one.field.title,
            file,
            _cell_link(file, place),
        )


def _cell_link(file: str, place: Place | None) -> Cell:
    if place is None:
        return None
    url = link_to(file, place.sheet, place.cell)
    return Link(url, place.cell) if url else place.cell


def naming(deadline: Deadline, definition: Definition) -> str:
    """Say what a deadline is about: the row's number or ID, with its title where it has one."""
    values = deadline.row.values
    if deadline.sheet is SupportQuestions:
        return _asked(values, {one.nr: one.kort for one in definition.stodfragor})
    if deadline.sheet is LegalRequirements:
        return _asked(values, {one.nr: one.kort for one in definition.lagkrav})
    return " · ".join(part for part in (shown(values.get("id")), _title(values)) if part)


def _asked(values: RowValues, titles: Mapping[str, str]) -> str:
    number = shown(values.get("number"))
    return f"{number} {titles.get(number, '')}".strip()


def _title(values: RowValues) -> str:
    return next((shown(values[key]) for key in NAMING_FIELDS if values.get(key)), "")
