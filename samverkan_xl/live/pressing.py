"""What a press of the button does: the journey of the command line, with the open workbook as its screen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from time import sleep

from samverkan_xl import journeys
from samverkan_xl.accounts import changes_line, nothing_counts_line, outcome_line, receipt_line
from samverkan_xl.journeys import Consolidation
from samverkan_xl.live.entries import Entries, at_its_cell, read_entries
from samverkan_xl.live.open_book import OpenBook
from samverkan_xl.model.definition import read_definition
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.templates import standard_definition
from samverkan_xl.turns import Step, Turn
from samverkan_xl.writing.button.places import TABLES, Cell
from samverkan_xl.writing.button.rows import finding_rows, missing_rows, register_rows

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
    """How a press went: a sign and a sentence, and whether the book tells them.

    Of a press that gave a report also what was consolidated, and the command line that gives the same one.
    """

    sign: str
    sentence: str
    done: Consolidation | None = None
    command: str = ""
    told: bool = False


def press(book: OpenBook) -> Pressed:
    """Consolidate as the named cells say, and tell in the workbook how it went; never raises."""
    begun = datetime.now()  # noqa: DTZ005  # the time on the wall where the coordinator sits
    try:
        pressed = _consolidated(book, begun)
    except NotFilledError as refusal:
        pressed = Pressed(NOT_AT_ALL, str(refusal))
    except Refusal as refusal:
        pressed = Pressed(NOT_AT_ALL, f"{at_its_cell(refusal)} {UNTOUCHED}")
    except Exception:  # noqa: BLE001  # the last door: never a traceback in a window
        pressed = Pressed(NOT_AT_ALL, UNEXPECTED)
    return replace(pressed, told=_tell(book, pressed, begun))


UNEXPECTED = (
    "Excel eller Python svarade inte som väntat. Lämna cellen som du skriver i (Enter eller Esc), stäng öppna"
    " dialogrutor och tryck igen. Händer det på nytt: spara filerna som de är och anmäl felet."
)


def _consolidated(book: OpenBook, begun: datetime) -> Pressed:
    book.refuse_unfillable(Cell, TABLES)
    book.write(Cell.STATUS, f"{UNDER_WAY} Konsoliderar sedan {begun:%H:%M} …")
    entries = read_entries(book, begun.date())
    if book.holds_other_than_saved(entries.report):
        raise ReportOpenError(
            f"En bok som heter {entries.report.name} är öppen i Excel och har ändringar som inte är sparade, eller är"
            " ingen länsrapport. Stäng den och tryck igen."
        )
    done = _journey_with_the_report_closed(book, entries)
    _fill(book, done)
    opened = book.open(done.report)
    return Pressed(_sign(done), " ".join(_told(done, opened=opened)), done, entries.command)


def _told(done: Consolidation, *, opened: bool) -> Iterator[str]:
    yield outcome_line(done)
    if nothing := nothing_counts_line(done.county):
        yield nothing
    if done.county.comparison is not None:
        yield changes_line(done.county.comparison)
    if not opened:
        yield "Öppna den själv; det gick inte härifrån."


def _journey_with_the_report_closed(book: OpenBook, entries: Entries) -> Consolidation:
    """Write the report while it is not open; one that could not be written anew is opened again as it was."""
    was_open = book.close_report(entries.report)
    try:
        return _journey(entries, _shown_in(book))
    except BaseException:
        if was_open:
            book.open(entries.report)
        raise


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
    filling = tuple(zip(TABLES, found, strict=True))
    try:
        with book.drawn_at_once():
            book.fill(filling)
    except Exception as problem:
        how = "och lämnades tomma" if book.empty(filling) else "och är inte att lita på"
        raise NotFilledError(
            f"Rapporten finns i {done.report}, men tabellerna här gick inte att fylla {how}. Lämna cellen som du"
            " skriver i (Enter eller Esc) och tryck igen."
        ) from problem


def _tell(book: OpenBook, pressed: Pressed, begun: datetime) -> bool:
    """Tell how it went; tells whether the status cell took it."""
    told = _insist(lambda: book.write(Cell.STATUS, f"{pressed.sign} {pressed.sentence}"))
    if done := pressed.done:
        _insist(lambda: book.write(Cell.LAST_RUN, f"{begun:%Y-%m-%d %H:%M}"))
        _insist(lambda: book.write(Cell.RECEIPT, receipt_line(done.county).removeprefix("Kvitto: ")))
        _insist(lambda: book.write(Cell.COMMAND, pressed.command))
    book.show(None)
    return told


def _insist(write: Callable[[], None]) -> bool:
    """Try a few times: Excel turns calls down while it is busy with something else."""
    for _ in range(ATTEMPTS):
        with suppress(Exception):
            write()
            return True
        sleep(PAUSE_SECONDS)
    return False
