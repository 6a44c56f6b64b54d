"""A checked book as it is handed over: its findings, its rows with what becomes of each, and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_xl.checking.about_privacy import ON_ROWS, about_file_name, about_privacy
from samverkan_xl.checking.about_sheets import about_sheets
from samverkan_xl.checking.counting import counted
from samverkan_xl.checking.finding_tables import Search
from samverkan_xl.checking.identity import disagreements, sources
from samverkan_xl.checking.masking import Masked
from samverkan_xl.checking.privacy import MASK, masked_path
from samverkan_xl.checking.raw_rows import RawSheet, is_strange
from samverkan_xl.checking.remarks import about_remarks
from samverkan_xl.checking.rows_left import finding_of, surplus_rows, without
from samverkan_xl.checking.sheet_copies import Sorted
from samverkan_xl.model.audit import MISSING, Audit, Hit, RawRow, shown_raw
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.submission import Extra, Identity, Submission, SubmittedRow
from samverkan_xl.model.values import RowValues
from samverkan_xl.model.workbook import SHEETS, TABLES, sheet_of
from samverkan_xl.reference.country import Sweden

STOPS_THE_BOOK = (
    "personnummer-filnamn",
    "kopia-olika-start",
    "kod-saknas",
    "kod-form",
    "kod-okand",
    "kod-och-namn",
    "annan-kommuns-bok",
    "olika-perioder",
    "far-inte-skickas",
    "inte-ifylld",
)
"""Errors about the file or on Start after which nothing in the book may be counted, by weight."""


FILLED_IN_BY_SENDERS = ("filled_on", "respondent", "mailbox", "information_class")
"""Lines of Start that are blank in every book that is sent out."""


def _is_masked(hit: Hit, sheet: RawSheet) -> bool:
    """Tell of a cell with a personal identity number in it that nothing more need be said of what else it should be."""
    shown = shown_raw(sheet.rows[hit.row].get(hit.field))
    return (MASK in shown or shown in MASK.split("-")) and hit.code not in STOPS_THE_BOOK


@dataclass(frozen=True, slots=True)
class Checked:
    """A book when all of it has been looked at: the sheets that were found, what was read of them, and the audit."""

    file: str
    sha256: str
    hidden: Masked
    search: Search
    read: Sorted
    audited: Audit

    @property
    def sheets(self) -> Mapping[str, RawSheet]:
        return self.read.read

    @property
    def start(self) -> RowValues:
        return self.audited.rows["start"][0].values

    def submission(self) -> Submission:
        """Give what the book says, everything that is to be told of it, and why it does not count if it does not."""
        findings = (*self._about_file(), *self._about_sheets(), *self._about_rows())
        rejected = self._rejected()
        found = (*self.sheets.values(), *self.read.repeated, *self.read.contradicting)
        return Submission(
            masked_path(self.file),
            self.sha256,
            self._identity(),
            self.start,
            {sheet.key: tuple(self._submitted(sheet, rejected)) for sheet in TABLES},
            findings,
            tuple(self._extras(rejected)),
            without(self.audited, rejected),
            self._stopped(findings),
            {key: sheet.whereabouts() for key, sheet in self.sheets.items() if key != "start"},
            entered={sheet.key: sum(one.entered for one in found if one.found.sheet is sheet) for sheet in TABLES},
        )

    def _about_file(self) -> Iterator[Finding]:
        yield from about_file_name(self.file)
        if self.start.get("code") is None:
            yield Finding("kod-saknas", Severity.ERROR, self._start_place(), stops=True)
        sheet = self.sheets.get("start")
        places = {key: sheet.place(0, key) for key in sheet.found.columns} if sheet else {}
        yield from disagreements(self._start_cells(), self.hidden.book, places)
        if self._is_untouched():
            yield Finding("inte-ifylld", Severity.ERROR, stops=True)

    def _start_cells(self) -> RawRow:
        return self.sheets["start"].rows[0] if "start" in self.sheets else {}

    def _is_untouched(self) -> bool:
        """Tell whether nobody has answered anything: the book is as it was sent out."""
        said = any(self.start.get(key) is not None for key in FILLED_IN_BY_SENDERS)
        tables = (sheet.key for sheet in TABLES if sheet.key != "timeline")
        return not said and "timeline" in self.sheets and not any(self.audited.used(key) for key in tables)

    def _stopped(self, findings: Sequence[Finding]) -> Finding | None:
        """Give the reason why the whole book stays out: a grave error, no Start, or a code, period or revision unread.

        Without a revision that can be read nobody knows which of a municipality's books is the latest.
        """
        by_weight = [one for code in STOPS_THE_BOOK for one in findings if one.code == code and one.stops]
        at = {self._start_place(key) for key in ("code", "period", "revision")} - {None}
        about_code = [one for one in findings if one.stops and one.place in at]
        lost = {"blad-saknas-start", "blad-saknas-liknande", "rubrik-saknas"}
        no_start = [one for one in findings if one.stops and one.code in lost]
        return next(iter((*by_weight, *about_code, *no_start)), None)

    def _start_place(self, key: str = "code") -> Place | None:
        start = self.sheets.get("start")
        return start.place(0, key) if start and key in start.found.columns else None

    def _about_sheets(self) -> Iterator[Finding]:
        told = tuple(counted((*about_sheets(self.search, self.sheets), *self.read.told)))
        yield from told
        surplus = (*self.read.repeated, *self.read.contradicting)
        personal = [one for sheet in surplus for one in sheet.told if one.code in ON_ROWS]
        yield from personal
        places = {one.place for one in (*told, *personal) if one.code in ON_ROWS and one.place}
        yield from about_privacy(self.hidden, places)
        yield from about_remarks(self.hidden.book, self.sheets)

    def _about_rows(self) -> Iterator[Finding]:
        absent = {key: set(here.missing()) for key, here in self.search.found.items()}
        for hit in self.audited.hits:
            sheet = self.sheets.get(hit.sheet)
            if sheet is None or self._is_repeated(hit, sheet) or _is_masked(hit, sheet):
                continue
            if hit.code != MISSING or hit.field not in absent[hit.sheet]:
                yield finding_of(hit, sheet)

    @staticmethod
    def _is_repeated(hit: Hit, sheet: RawSheet) -> bool:
        """Pass over what is said already: of a missing code, of rows that are gone, and of those that are no row."""
        is_code = hit.sheet == "start" and hit.field == "code" and hit.code == MISSING
        is_gone = sheet.found.sheet.layout is Layout.CHECKLIST and not sheet.numbers[hit.row]
        return is_code or is_gone or hit.row in sheet.doubled or is_strange(sheet.rows[hit.row].get("number"))

    def _rejected(self) -> dict[str, set[int]]:
        rejected: dict[str, set[int]] = {sheet.key: set() for sheet in SHEETS}
        for hit in self.audited.hits:
            if hit.stops and sheet_of(hit.sheet).layout is not Layout.FORM:
                rejected[hit.sheet].add(hit.row)
        for key, sheet in self.sheets.items():
            if sheet.found.sheet.layout is not Layout.FORM:
                rejected[key].update(sheet.refused)
        return rejected

    def _submitted(self, sheet: type[Row], rejected: Mapping[str, set[int]]) -> Iterator[SubmittedRow]:
        raw = self.sheets.get(sheet.key)
        for row in self.audited.used(sheet.key):
            refused = row.number in rejected[sheet.key]
            finished = None if refused else sheet.of(row.values)
            name, number = (raw.name, raw.numbers[row.number]) if raw else (sheet.title, 0)
            doubled = raw is not None and row.number in raw.doubled
            yield SubmittedRow(name, number, row.values, finished, bool(row.repaired), doubled)
        for copies, doubled in ((self.read.repeated, True), (self.read.contradicting, False)):
            for one in copies:
                if one.found.sheet is sheet and sheet.layout is not Layout.FORM:
                    yield from surplus_rows(one, self.audited.around, doubled=doubled)

    def _extras(self, rejected: Mapping[str, set[int]]) -> Iterator[Extra]:
        """Give what stands in added columns, of the rows that were not rejected."""
        for key, sheet in self.sheets.items():
            refused = {sheet.numbers[row] for row in rejected[key]}
            yield from (extra for extra in sheet.extras if extra.number not in refused)

    def _identity(self) -> Identity:
        code, period, revision, filled_on = (self.start.get(key) for key in ("code", "period", "revision", "filled_on"))
        known = Sweden().municipality(code) if isinstance(code, str) else None
        cells, book = self._start_cells(), self.hidden.book
        return Identity(
            code if isinstance(code, str) else "",
            known.name if known else "",
            period if isinstance(period, str) else "",
            revision if isinstance(revision, int) else 0,
            filled_on if isinstance(filled_on, date) else None,
            sources("code", cells, book).in_words(),
            sources("period", cells, book).in_words(),
        )
