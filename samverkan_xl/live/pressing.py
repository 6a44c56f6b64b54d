"""What a press of the button does: the journey of the command line, with the open workbook as its screen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from time import sleep

from samverkan_xl import journeys
from samverkan_xl.accounts import outcome_line, receipt_line
from samverkan_xl.journeys import Consolidation, Step, Turn
from samverkan_xl.live.entries import Entries, read_entries
from samverkan_xl.live.open_book import OpenBook
from samverkan_xl.model.definition import read_definition
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.button_places import TABLES, Cell
from samverkan_xl.writing.button_rows import finding_rows, missing_rows, register_rows

WELL, WITH_FAULTS, NOT_AT_ALL, UNDER_WAY = "✔", "▲", "✖", "○"
UNTOUCHED = "Tabellerna i boken är som de var."
ATTEMPTS, PAUSE_SECONDS = 3, 0.2
STEPS_SHOWN = 10
"""So many times progress is shown, however many files there are: each time is a call across the border."""


class ReportOpenError(Refusal):
    """The report is open in Excel, so that a new one can neither be written nor opened."""


class NotFilledError(Refusal):
    """The report was written, but Excel took no rows."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """How a press went: the sentence in the status cell, and what was consolidated, if anything was."""

    sentence: str
    done: Consolidation | None = None


def press(book: OpenBook) -> Pressed:
    """Consolidate as the named cells say, and tell in the workbook how it went; never raises."""
    begun = datetime.now()  # noqa: DTZ005  # the time on the wall where the coordinator sits
    try:
        book.write(Cell.STATUS, f"{UNDER_WAY} Konsoliderar sedan {begun:%H:%M} …")
        pressed = _consolidated(book, begun)
    except NotFilledError as refusal:
        pressed = Pressed(f"{NOT_AT_ALL} {refusal}")
    except Refusal as refusal:
        pressed = Pressed(f"{NOT_AT_ALL} {refusal} {UNTOUCHED}")
    except Exception as problem:  # noqa: BLE001  # the last door: never a traceback in a window
        pressed = Pressed(f"{NOT_AT_ALL} {_unexpected(problem)}")
    _tell(book, pressed, begun)
    return pressed


def _unexpected(problem: Exception) -> str:
    return (
        f"Excel eller Python svarade inte som väntat ({type(problem).__name__}). Avsluta cellen som du skriver i,"
        " stäng öppna dialogrutor och tryck igen. Händer det på nytt: spara filerna som de är och anmäl felet."
    )


def _consolidated(book: OpenBook, begun: datetime) -> Pressed:
    entries = read_entries(book, begun.date())
    book.refuse_changed(TABLES)
    if book.is_open(entries.report):
        raise ReportOpenError(f"Rapporten {entries.report.name} är öppen i Excel. Stäng den och tryck igen.")
    done = _journey(entries, _shown_in(book))
    _fill(book, done)
    opened = book.open(done.report)
    how = "" if opened else " Öppna den själv; det gick inte härifrån."
    return Pressed(f"{_sign(done)} {outcome_line(done)}{how}", done)


def _journey(entries: Entries, step: Step) -> Consolidation:
    return journeys.consolidate_folder(
        entries.folder,
        entries.report,
        read_definition(entries.definition) if entries.definition else standard_definition(),
        entries.today,
        county_code=entries.county,
        period=entries.period,
        previous=entries.previous,
        step=step,
    )


def _shown_in(book: OpenBook) -> Step:
    def step(turn: Turn) -> None:
        if turn.number * STEPS_SHOWN // turn.of > (turn.number - 1) * STEPS_SHOWN // turn.of:
            book.show(f"Konsoliderar: {turn.number} av {turn.of} filer")

    return step


def _sign(done: Consolidation) -> str:
    return WITH_FAULTS if done.county.count(Severity.ERROR) or done.county.missing else WELL


def _fill(book: OpenBook, done: Consolidation) -> None:
    """Fill the three tables, or leave all of them empty: half of them would look like the whole."""
    found = (register_rows(done.county), missing_rows(done.county), finding_rows(done.county))
    try:
        with book.drawn_at_once():
            book.fill(tuple(zip(TABLES, found, strict=True)))
    except Refusal:
        raise
    except Exception as problem:
        raise NotFilledError(
            f"Rapporten finns i {done.report}, men tabellerna här gick inte att fylla ({type(problem).__name__})"
            " och lämnades tomma. Avsluta cellen som du skriver i och tryck igen."
        ) from problem


def _tell(book: OpenBook, pressed: Pressed, begun: datetime) -> None:
    """Tell how it went; a border that does not answer at all leaves the status at what it was when the press began."""
    _insist(lambda: book.write(Cell.STATUS, pressed.sentence))
    if done := pressed.done:
        _insist(lambda: book.write(Cell.LAST_RUN, f"{begun:%Y-%m-%d %H:%M}"))
        _insist(lambda: book.write(Cell.RECEIPT, receipt_line(done.county)))
    book.show(None)


def _insist(write: Callable[[], None]) -> None:
    """Try a few times: Excel turns calls down while it is busy with something else."""
    for _ in range(ATTEMPTS):
        with suppress(Exception):
            write()
            return
        sleep(PAUSE_SECONDS)
