"""The journeys of the workbooks: out to the municipalities, home again, and together into the county report.

Each opens files, calls the core and saves; they know no command line and print nothing. `Step` lets a door show
progress: it is called as each file's turn is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from samverkan_xl.consolidating.changes import compare
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import County
from samverkan_xl.county_reports import read_earlier, refuse_another_county, refuse_to_replace, standing_report
from samverkan_xl.demonstration.plan import demo_plan
from samverkan_xl.folders import (
    FileTakenError,
    make_folder,
    named_files,
    received_files,
    refuse_address,
    refuse_no_folder,
    save,
    shown_from,
    whole_path,
)
from samverkan_xl.inbox.registers import without_registers
from samverkan_xl.launching import Launcher
from samverkan_xl.model.definition import Definition, read_definition
from samverkan_xl.model.fields import is_period
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.receiving import Outcome, Reception
from samverkan_xl.reference.municipalities import County as CountyOfSweden
from samverkan_xl.reference.municipalities import (
    Municipality,
    all_municipalities,
    county,
    county_municipalities,
    municipality,
    resembling,
)
from samverkan_xl.templates import button_project
from samverkan_xl.turns import Step, Turn, no_step
from samverkan_xl.writing.button_book import button_book, county_choice
from samverkan_xl.writing.button_settings import ButtonSettings
from samverkan_xl.writing.fresh_records import FIRST_REVISION, fresh_records
from samverkan_xl.writing.municipal_book import book_name, municipal_book
from samverkan_xl.writing.report_book import county_report


class UnknownPlaceError(Refusal):
    """No municipality or county has the code that was asked for."""


class NothingReceivedError(Refusal):
    """Nothing has come in, and nobody said from whom anything is expected."""


class UnknownPeriodError(Refusal):
    """The period is not written as the workbook writes one."""


class DemoFolderTakenError(Refusal):
    """The folder holds other things than an earlier demonstration."""


class ReceiptDoesNotAddUpError(Refusal):
    """A row went missing between reading and reporting; the report is not to be trusted and was not written."""


def chosen_municipalities(codes: Sequence[str], county_code: str | None, *, everyone: bool) -> tuple[Municipality, ...]:
    """Give the municipalities that are asked for: by their codes, a county's, or all."""
    if everyone:
        return all_municipalities()
    if county_code is not None:
        return county_municipalities(known_county(county_code))
    return tuple(dict.fromkeys(known_municipality(code) for code in codes))


def known_municipality(code: str) -> Municipality:
    """Find a municipality by its four digits; three are padded."""
    known = municipality(code.strip().zfill(4))
    if known is None:
        near = ", ".join(f"{one.code} {one.name}" for one in resembling(code))
        hint = f" Menade du {near}?" if near else " Ange fyra siffror, till exempel 0563."
        raise UnknownPlaceError(f"Ingen kommun har koden {code}.{hint}")
    return known


def known_county(code: str) -> str:
    """Find a county's two digits; one is padded."""
    return _county(code).code


def _county(code: str) -> CountyOfSweden:
    known = county(code.strip().zfill(2))
    if known is None:
        raise UnknownPlaceError(f"Inget län har koden {code}. Ange två siffror, till exempel 05 för Östergötlands län.")
    return known


def known_period(period: str) -> str:
    """Read a period as the workbook writes one: spaces around it and small letters are taken kindly."""
    meant = period.strip().upper()
    if not is_period(meant):
        said = f"Perioden {period} går inte att tolka."
        raise UnknownPeriodError(f"{said} Skriv till exempel 2026, 2026-H1 eller 2026-K3.")
    return meant


def create(
    whose: Sequence[Municipality],
    period: str,
    folder: Path,
    definition: Definition,
    today: date,
    *,
    overwrite: bool = False,
    step: Step = no_step,
) -> tuple[Path, ...]:
    """Skapa: write a personal workbook for each municipality; gives their paths."""
    period = known_period(period)
    paths = []
    for number, one in enumerate(whose, 1):
        path = folder / book_name(one.code, period, FIRST_REVISION)
        records = fresh_records(definition, one, period, today)
        save(municipal_book(definition, records, today), path, overwrite=overwrite)
        paths.append(path)
        step(Turn(path.name, number, len(whose)))
    return tuple(paths)


def check_files(
    paths: Sequence[Path], names: Callable[[Path], str], reception: Reception, step: Step = no_step
) -> Iterator[Outcome]:
    """Kontrollera: read and check file by file, archives opened; `names` gives the name under which one is shown."""
    for number, path in enumerate(paths, 1):
        yield from reception.outcomes(path, names(path))
        step(Turn(path.name, number, len(paths)))


def check_file(path: Path, name: str, definition: Definition, today: date) -> Outcome:
    """Read and check one file that is no archive; one that cannot be read becomes an `Unread` with the reason."""
    return next(Reception(definition, today).outcomes(path, name))


def check(
    paths: Sequence[Path],
    definition: Definition,
    today: date,
    step: Step = no_step,
    *,
    passwords: Sequence[str] = (),
) -> tuple[Outcome, ...]:
    """Kontrollera the files that are named, and those in the folders that are named."""
    files, _ = without_registers(named_files(paths))
    if not files:
        raise NothingReceivedError("Där finns inga filer att kontrollera. Kontrollera sökvägen.")
    reception = Reception(definition, today, tuple(passwords))
    return tuple(check_files(files, lambda path: path.as_posix(), reception, step))


@dataclass(frozen=True, slots=True)
class Consolidation:
    """What a consolidation gave: the county, the report's path, and the folder that was read."""

    county: County
    report: Path
    folder: Path


def consolidate_folder(  # noqa: PLR0913  # what a door may ask for, each by its name
    folder: Path,
    report: Path,
    definition: Definition,
    today: date,
    *,
    county_code: str | None = None,
    period: str | None = None,
    previous: Path | None = None,
    passwords: Sequence[str] = (),
    step: Step = no_step,
) -> Consolidation:
    """Konsolidera: read every file in the folder and write the county report.

    `previous` is an earlier report to compare with; it is never counted as an answer. Raises a `Refusal` when nothing
    could be written; then a report that stands there already is left as it was.
    """
    if county_code is not None:
        county_code = known_county(county_code)
    if period is not None:
        period = known_period(period)
    standing = standing_report(report)
    earlier = read_earlier(previous, report, today, definition) if previous is not None else None
    files, origins = without_registers(received_files(folder, but=(report, *filter(None, (previous,)))))
    if not files and county_code is None:
        said = f"Mappen {folder} är tom."
        raise NothingReceivedError(f"{said} Lägg svaren i den, eller ange vilket län som ska svara.")
    reception = Reception(definition, today, tuple(passwords))
    checked = tuple(check_files(files, lambda path: shown_from(path, report.parent), reception, step))
    together = replace(consolidate(checked, definition, today, county_code, period), origins=origins)
    if not together.receipt.adds_up:
        raise ReceiptDoesNotAddUpError(_what_is_missing(together))
    refuse_to_replace(standing, together)
    if earlier is not None:
        refuse_another_county(earlier, together)
        together = replace(together, comparison=compare(earlier, together))
    save(county_report(together), report)
    return Consolidation(together, report, folder)


def _what_is_missing(together: County) -> str:
    receipt = together.receipt
    accounted = receipt.consolidated + receipt.repaired + receipt.rejected + receipt.superseded
    return (
        f"Kvittot stämmer inte: {receipt.read} rader lästes men {accounted} är redovisade."
        " Ingen rapport skrevs. Spara mappen som den är och anmäl felet."
    )


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
    """Knappbok: write a consolidation workbook whose button starts that Python; gives what it was set up for.

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
        county=county_choice(_county(county_code)) if county_code is not None else "",
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


DEMO_COUNTY, DEMO_MARK = "05", ".samverkan-demo"
DEMO_REPORT, DEMO_SENT, DEMO_RECEIVED = "lansrapport.xlsx", "utskick", "inkommet"


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
