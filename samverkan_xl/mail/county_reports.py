"""A county report of ours, read back: who has not answered, what each has left to mend, and what falls due.

Sheets are found by name and columns by title, so that a report may have been sorted, filtered and saved by any program.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from samverkan_xl.checking.finding_tables import is_county_report
from samverkan_xl.checking.privacy import masked
from samverkan_xl.checking.report_tables import particulars, sheet_called
from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.model.dates.days import day_of_serial
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reference.municipalities import municipality

ERROR, QUERY = "fel", "fråga"
NOT_READ = "ej läst"
_REGISTER = ("Fil", "Status", "Kommunkod", "Varför")
_SILENT = ("Kommun", "Kommunkod", "Vad göra")
_FINDINGS = ("Kommunkod", "Fil", "Blad", "Cell", "Allvar", "Vad", "Åtgärd")
_CODE_OF_FINDING = "Kod"
_DUE = ("Datum", "Kommunkod", "Blad", "Vad", "Fält", "Fil", "Cell")


class UnusableReportError(Refusal):
    """The file is no county report of ours, or lacks what a reminder needs."""


@dataclass(frozen=True, slots=True)
class ReportedFinding:
    """One thing that a municipality has left to mend or explain, as the report tells it."""

    severity: str
    file: str
    sheet: str
    cell: str
    what: str
    remedy: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class FallingDue:
    """A date that somebody waits for; `what` begins with the row's ID or number."""

    day: date
    sheet: str
    what: str
    field: str
    file: str
    cell: str


@dataclass(frozen=True, slots=True)
class CountyReport:
    """What a reminder needs of a county report; municipalities are told by their codes.

    `received` has those from whom a file is registered; `unknown` the files that could not be read: anybody's; `files`
    the names of all that were there. `day` is the day from which the report counts, if it tells.
    """

    period: str
    silent: frozenset[str]
    received: frozenset[str]
    unknown: tuple[str, ...]
    findings: Mapping[str, tuple[ReportedFinding, ...]] = field(default_factory=dict)
    due: Mapping[str, tuple[FallingDue, ...]] = field(default_factory=dict)
    day: date | None = None
    files: frozenset[str] = frozenset()


def read_county_report(book: BookGrid, file: str) -> CountyReport:
    """Read a report; raises `UnusableReportError` when a sheet or column of it is gone."""
    if not is_county_report(book):
        raise UnusableReportError(f"{file} är ingen länsrapport. Ange den rapport som konsolidera har skrivit.")
    register = _Sheet.of(book, "Inkomstlista", file)
    files = list(register.rows(_REGISTER))
    silent = (_code(row["Kommunkod"]) for row in register.rows(_SILENT, but=("Fil",)))
    return CountyReport(
        period=book.properties.get("period", ""),
        silent=frozenset(code for code in silent if code),
        received=frozenset(code for row in files if (code := _code(row["Kommunkod"]))),
        unknown=tuple(
            _text(row["Fil"]) for row in files if _word(row["Status"]) == NOT_READ and not _code(row["Kommunkod"])
        ),
        findings=_findings(_Sheet.of(book, "Anmärkningar", file)),
        due=_due(_Sheet.of(book, "Förfaller", file)),
        day=_day(particulars(sheet_called(book, "Om rapporten")).get(plain("Rapportens dag"))),
        files=frozenset(_text(row["Fil"]).rpartition("/")[2] for row in files),
    )


def _findings(sheet: _Sheet) -> Mapping[str, tuple[ReportedFinding, ...]]:
    """Give what each municipality has left to mend or explain; other lines are for the coordinator alone."""
    found: dict[str, list[ReportedFinding]] = {}
    for row in sheet.rows(_FINDINGS, also=(_CODE_OF_FINDING,)):
        if (severity := _word(row["Allvar"])) in {ERROR, QUERY}:
            found.setdefault(_code(row["Kommunkod"]), []).append(_finding(severity, row))
    return {code: tuple(sorted(told, key=_errors_first)) for code, told in found.items() if code}


def _due(sheet: _Sheet) -> Mapping[str, tuple[FallingDue, ...]]:
    """Give the dates that each municipality waits for."""
    found: dict[str, list[FallingDue]] = {}
    for row in sheet.rows(_DUE):
        if (day := _day(row["Datum"])) is not None:
            found.setdefault(_code(row["Kommunkod"]), []).append(_falling_due(day, row))
    return {code: tuple(sorted(days, key=_in_time)) for code, days in found.items() if code}


@dataclass(frozen=True, slots=True)
class _Sheet:
    grid: Grid
    file: str

    @classmethod
    def of(cls, book: BookGrid, title: str, file: str) -> _Sheet:
        grid = next((grid for grid in book.sheets if plain(grid.name) == plain(title)), None)
        if grid is None:
            raise UnusableReportError(f"{file} saknar bladet {title}. Gör rapporten på nytt med konsolidera.")
        return cls(grid, file)

    def rows(
        self, titles: tuple[str, ...], but: Collection[str] = (), also: tuple[str, ...] = ()
    ) -> Iterator[Mapping[str, Raw]]:
        """Give the rows below the line that has these titles and none of those in `but`, up to the next such line.

        Those in `also` are given where the line has them.
        """
        columns: dict[str, int] | None = None
        found = False
        for cells in self.grid.rows:
            words = {plain_cell(raw): at for at, raw in enumerate(cells) if raw is not None}
            if _is_header(words, titles):
                columns = None if any(plain(title) in words for title in but) else _places(words, (*titles, *also))
                found = found or columns is not None
            elif _is_header(words, _SILENT):
                columns = None
            elif columns is not None:
                yield {title: cells[at] if at < len(cells) else None for title, at in columns.items()}
        if not found:
            raise UnusableReportError(
                f"{self.file}, bladet {self.grid.name}: rubrikerna {', '.join(titles)} finns inte på samma rad."
                " Gör rapporten på nytt med konsolidera."
            )


def _is_header(words: Mapping[str, int], titles: tuple[str, ...]) -> bool:
    return all(plain(title) in words for title in titles)


def _places(words: Mapping[str, int], titles: tuple[str, ...]) -> dict[str, int]:
    return {title: words[plain(title)] for title in titles if plain(title) in words}


def _text(raw: Raw) -> str:
    return masked(shown_raw(raw)).strip()


def _word(raw: Raw) -> str:
    """Give a state without the sign before it: ✖ Fel is fel."""
    return _text(raw).casefold().lstrip("✔✖▲–- ").strip()


def _code(raw: Raw) -> str:
    code = shown_raw(raw).strip().removesuffix(".0").zfill(4)
    return code if municipality(code) else ""


def _day(raw: Raw) -> date | None:
    if isinstance(raw, date):
        return date(raw.year, raw.month, raw.day)
    return day_of_serial(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None


def _finding(severity: str, row: Mapping[str, Raw]) -> ReportedFinding:
    file, sheet, cell, what, remedy = (_text(row[title]) for title in ("Fil", "Blad", "Cell", "Vad", "Åtgärd"))
    return ReportedFinding(severity, file, sheet, cell, what, remedy, _text(row.get(_CODE_OF_FINDING)))


def _falling_due(day: date, row: Mapping[str, Raw]) -> FallingDue:
    return FallingDue(day, *(_text(row[title]) for title in ("Blad", "Vad", "Fält", "Fil", "Cell")))


def _errors_first(one: ReportedFinding) -> tuple[bool, str]:
    """Order by weight and file; within them the report's own order stands, as the coordinator sorted it."""
    return one.severity != ERROR, one.file


def _in_time(one: FallingDue) -> tuple[date, str, str, str]:
    return one.day, one.sheet, one.what, one.cell
