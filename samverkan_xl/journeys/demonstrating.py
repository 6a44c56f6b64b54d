"""Demo: the journeys end to end, on answers that are made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from samverkan_xl.demonstration.plan import demo_plan
from samverkan_xl.folders import save
from samverkan_xl.journeys.consolidating_folder import Consolidation, consolidate_folder
from samverkan_xl.journeys.creating import create
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reference.municipalities import county_municipalities
from samverkan_xl.turns import Step, Turn, no_step
from samverkan_xl.writing.municipal.book import book_name, municipal_book

DEMO_COUNTY, DEMO_MARK = "05", ".samverkan-demo"
DEMO_REPORT, DEMO_SENT, DEMO_RECEIVED = "lansrapport.xlsx", "utskick", "inkommet"


class DemoFolderTakenError(Refusal):
    """The folder holds other things than an earlier demonstration."""


def _claim_for_demo(folder: Path) -> None:
    """Take a folder that is new, empty, or marked by an earlier demonstration; real answers must not be mixed in."""
    mark = folder / DEMO_MARK
    if folder.is_dir() and not mark.exists() and any(folder.iterdir()):
        raise DemoFolderTakenError(f"Mappen {folder} är inte tom. Ange en ny mapp för visningen.")
    save(b"", mark)


def demonstrate(folder: Path, definition: Definition, today: date, step: Step = no_step) -> Consolidation:
    """Make a county's books, let twelve of thirteen municipalities answer, and consolidate: the journeys end to end."""
    _claim_for_demo(folder)
    whose, period = county_municipalities(DEMO_COUNTY), str(today.year)
    create(whose, period, folder / DEMO_SENT, definition, today, overwrite=True, step=step)
    planned = tuple(demo_plan(whose, today, period, book_name))
    for number, book in enumerate(planned, 1):
        save(municipal_book(definition, book.records, today), folder / DEMO_RECEIVED / book.file_name)
        step(Turn(book.file_name, number, len(planned)))
    return consolidate_folder(
        folder / DEMO_RECEIVED,
        folder / DEMO_REPORT,
        definition,
        today,
        county_code=DEMO_COUNTY,
        period=period,
        step=step,
    )
