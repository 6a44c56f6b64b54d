"""The journeys of the workbooks: out to the municipalities, home again, and together into the county report.

Each opens files, calls the core and saves; they know no command line and print nothing. `Step` lets a door show
progress: it is called with each file's name as its turn is over.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from samverkan_xl.checking.finding_tables import is_county_report
from samverkan_xl.checking.privacy import masked
from samverkan_xl.checking.submission import check_book
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import County
from samverkan_xl.demonstration.plan import demo_plan
from samverkan_xl.folders import named_files, received_files, refuse_unwritable, save, shown_from
from samverkan_xl.inbox.registers import without_registers
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import is_period
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.model.submission import Submission, Unread
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import Unreadable, read_book, receive
from samverkan_xl.reference.municipalities import (
    Municipality,
    all_municipalities,
    county,
    county_municipalities,
    municipality,
    resembling,
)
from samverkan_xl.writing.fresh_records import FIRST_REVISION, fresh_records
from samverkan_xl.writing.municipal_book import book_name, municipal_book
from samverkan_xl.writing.report_book import county_report

Step = Callable[[str], None]


class UnknownPlaceError(Refusal):
    """No municipality or county has the code that was asked for."""


class NothingReceivedError(Refusal):
    """Nothing has come in, and nobody said from whom anything is expected."""


class UnknownPeriodError(Refusal):
    """The period is not written as the workbook writes one."""


class ReportPathError(Refusal):
    """The report cannot have that name: it is no workbook's, or it is taken by another file."""


class DemoFolderTakenError(Refusal):
    """The folder holds other things than an earlier demonstration."""


class ReceiptDoesNotAddUpError(Refusal):
    """A row went missing between reading and reporting; the report is not to be trusted and was not written."""


def _no_step(_: str) -> None:
    return None


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
    known = county(code.strip().zfill(2))
    if known is None:
        raise UnknownPlaceError(f"Inget län har koden {code}. Ange två siffror, till exempel 05 för Östergötlands län.")
    return known.code


def known_period(period: str) -> str:
    """Check a period."""
    if not is_period(period):
        said = f"Perioden {period} går inte att tolka."
        raise UnknownPeriodError(f"{said} Skriv till exempel 2026, 2026-H1 eller 2026-K3.")
    return period


def create(
    whose: Sequence[Municipality],
    period: str,
    folder: Path,
    definition: Definition,
    today: date,
    *,
    overwrite: bool = False,
    step: Step = _no_step,
) -> tuple[Path, ...]:
    """Skapa: write a personal workbook for each municipality; gives their paths."""
    known_period(period)
    paths = []
    for one in whose:
        path = folder / book_name(one.code, period, FIRST_REVISION)
        records = fresh_records(definition, one, period, today)
        save(municipal_book(definition, records, today), path, overwrite=overwrite)
        paths.append(path)
        step(path.name)
    return tuple(paths)


def check_files(
    paths: Iterable[Path], names: Callable[[Path], str], definition: Definition, today: date, step: Step = _no_step
) -> Iterator[Submission | Unread]:
    """Kontrollera: read and check file by file; `names` gives the name under which a file is shown."""
    for path in paths:
        yield check_file(path, names(path), definition, today)
        step(path.name)


def check_file(path: Path, name: str, definition: Definition, today: date) -> Submission | Unread:
    """Read and check one file; a file that cannot be read becomes an `Unread` with the reason."""
    sha256 = ""
    try:
        received = receive(path)
        sha256 = received.sha256
        return check_book(read_book(received, COMPUTED_TITLES), name, sha256, definition, today)
    except Unreadable as problem:
        facts = {name: masked(fact) for name, fact in problem.facts.items()}
        finding = Finding(problem.code.value, Severity.ERROR, facts=facts, stops=True)
        return Unread(masked(name), sha256, finding)


def check(
    paths: Sequence[Path], definition: Definition, today: date, step: Step = _no_step
) -> tuple[Submission | Unread, ...]:
    """Kontrollera the files that are named, and those in the folders that are named."""
    files, _ = without_registers(named_files(paths))
    if not files:
        raise NothingReceivedError("Där finns inga filer att kontrollera. Kontrollera sökvägen.")
    return tuple(check_files(files, lambda path: path.as_posix(), definition, today, step))


@dataclass(frozen=True, slots=True)
class Consolidation:
    """What a consolidation gave: the county, the report's path, and the folder that was read."""

    county: County
    report: Path
    folder: Path


def consolidate_folder(
    folder: Path,
    report: Path,
    definition: Definition,
    today: date,
    *,
    county_code: str | None = None,
    period: str | None = None,
    step: Step = _no_step,
) -> Consolidation:
    """Konsolidera: read every file in the folder and write the county report.

    Raises a `Refusal` when nothing could be written; then an earlier report is left as it was.
    """
    if county_code is not None:
        county_code = known_county(county_code)
    if period is not None:
        known_period(period)
    _refuse_report_path(report)
    files, origins = without_registers(received_files(folder, but=(report,)))
    if not files and county_code is None:
        said = f"Mappen {folder} är tom."
        raise NothingReceivedError(f"{said} Lägg svaren i den, eller ange med --lan vilket län som ska svara.")
    checked = tuple(check_files(files, lambda path: shown_from(path, report.parent), definition, today, step))
    together = replace(consolidate(checked, definition, today, county_code, period), origins=origins)
    if not together.receipt.adds_up:
        raise ReceiptDoesNotAddUpError(_what_is_missing(together))
    save(county_report(together), report)
    return Consolidation(together, report, folder)


def _refuse_report_path(report: Path) -> None:
    """Refuse what cannot become the report, and what is somebody else's file: a received book is never written over."""
    refuse_unwritable(report)
    if report.suffix.lower() != ".xlsx":
        raise ReportPathError(
            f"{report} slutar inte på .xlsx. Ange ett namn som gör det, till exempel lansrapport.xlsx."
        )
    if report.exists() and not _is_report(report):
        raise ReportPathError(f"{report} finns redan och är ingen länsrapport. Ange ett annat namn för rapporten.")


def _is_report(path: Path) -> bool:
    try:
        return is_county_report(read_book(receive(path)))
    except Unreadable:
        return False


def _what_is_missing(together: County) -> str:
    receipt = together.receipt
    accounted = receipt.consolidated + receipt.repaired + receipt.rejected + receipt.superseded
    return (
        f"Kvittot stämmer inte: {receipt.read} rader lästes men {accounted} är redovisade."
        " Ingen rapport skrevs. Spara mappen som den är och anmäl felet."
    )


DEMO_COUNTY, DEMO_MARK = "05", ".samverkan-demo"
DEMO_REPORT, DEMO_SENT, DEMO_RECEIVED = "lansrapport.xlsx", "utskick", "inkommet"


def _claim_for_demo(folder: Path) -> None:
    """Take a folder that is new, empty, or marked by an earlier demonstration; real answers must not be mixed in."""
    mark = folder / DEMO_MARK
    if folder.is_dir() and not mark.exists() and any(folder.iterdir()):
        raise DemoFolderTakenError(f"Mappen {folder} är inte tom. Ange en ny mapp för visningen.")
    save(b"", mark)


def demonstrate(folder: Path, definition: Definition, today: date, step: Step = _no_step) -> Consolidation:
    """Make a county's books, let twelve of thirteen municipalities answer, and consolidate: the journeys end to end."""
    _claim_for_demo(folder)
    whose, period = county_municipalities(DEMO_COUNTY), str(today.year)
    create(whose, period, folder / DEMO_SENT, definition, today, overwrite=True, step=step)
    for book in demo_plan(whose, today, period, book_name):
        save(municipal_book(definition, book.records, today), folder / DEMO_RECEIVED / book.file_name)
        step(book.file_name)
    return consolidate_folder(
        folder / DEMO_RECEIVED,
        folder / DEMO_REPORT,
        definition,
        today,
        county_code=DEMO_COUNTY,
        period=period,
        step=step,
    )
