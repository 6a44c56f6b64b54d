"""Knappbok: the coordinator's own workbook, whose button consolidates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samverkan_xl.folders import FileTakenError, make_folder, refuse_address, refuse_no_folder, save, whole_path
from samverkan_xl.journeys.asked_for import county_asked_for, known_period
from samverkan_xl.launching import Launcher
from samverkan_xl.model.definition import read_definition
from samverkan_xl.templates import button_project
from samverkan_xl.writing.button.book import button_book, county_choice
from samverkan_xl.writing.button.settings import ButtonSettings

RECEIVED, REPORT = "inkommet", "lansrapport.xlsx"
"""Where a consolidation workbook looks for the answers, and puts the report, unless it is told: beside itself."""


def make_button_book(  # noqa: PLR0913  # what a door may ask for, each by its name
    path: Path,
    today: date,
    python: Launcher,
    *,
    folder: Path | None = None,
    county_code: str | None = None,
    period: str | None = None,
    definition: Path | None = None,
    overwrite: bool = False,
) -> ButtonSettings:
    """Write a consolidation workbook whose button starts that Python; gives what it was set up for.

    Without a folder it is set up for one beside it, which is made.
    """
    refuse_address(path)
    book = whole_path(path)
    python.refuse_unusable(book)
    if folder is not None:
        refuse_no_folder(folder)
    if definition is not None:
        read_definition(definition)
    settings = ButtonSettings(
        interpreter=python.interpreter,
        folder=str(whole_path(folder) if folder else book.parent / RECEIVED),
        report=str(book.parent / REPORT),
        county=county_choice(county_asked_for(county_code)) if county_code is not None else "",
        period=known_period(period) if period is not None else "",
        definition=str(whole_path(definition)) if definition is not None else "",
        book=str(book),
    )
    try:
        save(button_book(settings, button_project(), today), book, overwrite=overwrite)
    except FileTakenError as taken:
        raise FileTakenError(
            f"{book} finns redan med annat innehåll. Välj ett annat namn, eller lägg till --skriv-over; då försvinner"
            " det som står i bokens fält, om det inte anges på nytt."
        ) from taken
    if folder is None:
        make_folder(Path(settings.folder))
    return settings
