"""A received book, checked: every fault in one pass, and the rows that may go into the county report."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from samverkan_xl.checking.finding_tables import Found, Search, search
from samverkan_xl.checking.identity import identity_of, other_code
from samverkan_xl.checking.privacy import MASK, masked, personal_cells
from samverkan_xl.checking.raw_rows import RawSheet, fixed_rows, is_strange, raw_sheet
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import MISSING, Audit, AuditedRow, Hit, RawRow, audit, shown_raw
from samverkan_xl.model.cells import BookGrid, Grid, Place
from samverkan_xl.model.conditions import STANDS, Surroundings
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.submission import Extra, Identity, Submission, SubmittedRow
from samverkan_xl.model.values import RowValues
from samverkan_xl.model.workbook import SHEETS, TABLES, sheet_of
from samverkan_xl.reference.country import Sweden

ESSENTIAL = ("start", "support_questions", "legal_requirements")
STOPS_THE_BOOK = (
    "personnummer-filnamn",
    "kod-saknas",
    "kod-form",
    "kod-okand",
    "kod-och-namn",
    "annan-kommuns-bok",
    "far-inte-skickas",
    "inte-ifylld",
)
"""Errors about the file or on Start after which nothing in the book may be counted, by weight."""


def check_book(grid: BookGrid, file: str, sha256: str, definition: Definition, today: date) -> Submission:
    """Check a workbook's grid; faults become findings, never exceptions.

    `file` is the name under which findings and register will show it.
    """
    found = search(grid)
    if not found.found:
        return _stranger(file, sha256, today)
    sheets = {key: raw_sheet(here, definition) for key, here in found.found.items()}
    raw = _unanswered(definition) | {key: sheet.rows for key, sheet in sheets.items()}
    raw["start"] = [identity_of(raw.get("start", [{}])[0], grid)]
    audited = audit(raw, Surroundings(today, {}, Sweden()))
    return _Check(file, sha256, grid, found, sheets, audited).submission()


def _unanswered(definition: Definition) -> dict[str, list[RawRow]]:
    """Give the checklists as they count when their sheet is lost: every row stands, and none is answered."""
    checklists = (sheet for sheet in SHEETS if sheet.layout is Layout.CHECKLIST)
    return {sheet.key: [{"number": number} for number in fixed_rows(sheet, definition)] for sheet in checklists}


def _stranger(file: str, sha256: str, today: date) -> Submission:
    stopped = Finding("okand-bok", Severity.ERROR)
    nothing = audit({}, Surroundings(today, {}, Sweden()))
    rows: dict[str, tuple[SubmittedRow, ...]] = {sheet.key: () for sheet in TABLES}
    return Submission(masked(file), sha256, Identity(), {}, rows, (stopped,), (), nothing, stopped, rows_entered=0)


@dataclass(frozen=True, slots=True)
class _Check:
    file: str
    sha256: str
    book: BookGrid
    search: Search
    sheets: Mapping[str, RawSheet]
    audited: Audit

    def submission(self) -> Submission:
        findings = (*self._about_file(), *self._about_sheets(), *self._about_rows())
        start = self.audited.rows["start"][0].values
        rejected = self._rejected()
        return Submission(
            masked(self.file),
            self.sha256,
            _identity(start),
            start,
            {sheet.key: tuple(self._submitted(sheet, rejected)) for sheet in TABLES},
            findings,
            tuple(self._extras(rejected)),
            _without(self.audited, rejected),
            self._stopped(findings),
            {key: sheet.whereabouts() for key, sheet in self.sheets.items() if key != "start"},
            rows_entered=sum(sheet.entered for sheet in self.sheets.values()),
        )

    def _about_file(self) -> Iterator[Finding]:
        if masked(self.file) != self.file:
            yield Finding("personnummer-filnamn", Severity.ERROR, value=masked(self.file), stops=True)
        if self.audited.rows["start"][0].values.get("code") is None:
            yield Finding("kod-saknas", Severity.ERROR, self._start_place(), stops=True)

        code = self.audited.rows["start"][0].values.get("code")
        made_for = other_code(code, self.book) if isinstance(code, str) else ""
        if made_for:
            facts = {"kod": str(code), "ursprung": masked(made_for)}
            yield Finding("annan-kommuns-bok", Severity.ERROR, self._start_place(), facts, str(code), stops=True)
        if self._is_untouched():
            yield Finding("inte-ifylld", Severity.ERROR, stops=True)

    def _is_untouched(self) -> bool:
        """Tell whether nobody has answered anything: the book is as it was sent out."""
        start = self.audited.rows["start"][0].values
        said = any(start.get(key) is not None for key in ("filled_on", "respondent", "mailbox", "information_class"))
        tables = (sheet.key for sheet in TABLES if sheet.key != "timeline")
        return not said and "timeline" in self.sheets and not any(self.audited.used(key) for key in tables)

    def _stopped(self, findings: Sequence[Finding]) -> Finding | None:
        """Give the reason why the whole book stays out: a grave error, a code that cannot be read, or no Start."""
        by_weight = [one for code in STOPS_THE_BOOK for one in findings if one.code == code]
        about_code = [one for one in findings if one.stops and one.place and one.place == self._start_place()]
        no_start = [one for one in findings if one.stops and one.code in {"blad-saknas", "rubrik-saknas"}]
        return next(iter((*by_weight, *about_code, *no_start)), None)

    def _start_place(self) -> Place | None:
        start = self.sheets.get("start")
        return start.place(0, "code") if start else None

    def _about_sheets(self) -> Iterator[Finding]:
        for sheet in SHEETS:
            here = self.search.found.get(sheet.key)
            if here is None:
                yield self._lost(sheet)
            else:
                yield from self._about_sheet(here, self.sheets[sheet.key])
        for stranger in self.search.strangers:
            if not self._is_lost(stranger):
                yield Finding("extra-blad", Severity.NOTICE, facts={"blad": masked(stranger.name)})
        yield from self._personal_elsewhere()

    def _personal_elsewhere(self) -> Iterator[Finding]:
        """Tell of personal identity numbers in headings, notes, other sheets and sheet names."""
        told = {place for sheet in self.sheets.values() for _, place in sheet.personal}
        for grid in self.book.sheets:
            name = masked(grid.name)
            places = [Place(name, row, column) for row, column in personal_cells(grid)]
            if name != grid.name:
                places.append(Place(name, 1, 1))
            for place in places:
                if place not in told:
                    yield Finding("personnummer-utanfor", Severity.ERROR, place, value=MASK)

    def _lost(self, sheet: type[Row]) -> Finding:
        """Say that a sheet is not there, or is there by its name but without its titles."""
        facts, stops = {"blad": sheet.title}, sheet.key == "start"
        named = next((grid for grid in self.search.strangers if plain(grid.name) == plain(sheet.title)), None)
        if named is not None:
            return Finding("rubrik-saknas", Severity.ERROR, Place(named.name, 1, 1), facts, stops=stops)
        severity = Severity.ERROR if sheet.key in ESSENTIAL else Severity.NOTICE
        return Finding("blad-saknas", severity, facts=facts, stops=stops)

    def _is_lost(self, grid: Grid) -> bool:
        """Tell whether a sheet that was not recognised goes by the name of one of ours that is lost."""
        lost = (sheet for sheet in SHEETS if sheet.key not in self.search.found)
        return plain(grid.name) in {plain(sheet.title) for sheet in lost}

    def _about_sheet(self, here: Found, sheet: RawSheet) -> Iterator[Finding]:
        name = masked(here.grid.name)
        if here.renamed:
            facts = {"före": name, "blad": here.sheet.title}
            yield Finding("blad-omdopt", Severity.NOTICE, Place(name, 1, 1), facts)
        for key in here.missing():
            title = here.sheet.field(key).title
            severity = Severity.ERROR if not here.sheet.field(key).computed else Severity.NOTICE
            place = Place(name, max(here.header_row, 1), 1)
            yield Finding("kolumn-saknas", severity, place, {"kolumn": title, "blad": here.sheet.title})
        for key, at in here.columns.items():
            yield from _respelled(here, key, at)
        for column, title in here.extra.items():
            place = Place(name, here.header_row, column)
            yield Finding("extra-kolumn", Severity.NOTICE, place, {"kolumn": masked(title)})
        for row, number in sheet.strange:
            place = Place(name, row, here.columns.get("number", 1))
            yield Finding("okand-rad", Severity.ERROR, place, {"nr": number}, number, stops=True)
        for _, place, fault in sheet.faulty:
            facts = _at(sheet, place) | {"fel": fault}
            yield Finding("felvarde", Severity.ERROR, place, facts, fault, stops=True)
        for _, place in sheet.personal:
            yield Finding("personnummer", Severity.ERROR, place, _at(sheet, place), MASK, stops=True)

    def _about_rows(self) -> Iterator[Finding]:
        absent = {key: set(here.missing()) for key, here in self.search.found.items()}
        for hit in self.audited.hits:
            sheet = self.sheets.get(hit.sheet)
            if sheet is None or self._is_repeated(hit, sheet):
                continue
            if hit.code != MISSING or hit.field not in absent[hit.sheet]:
                yield _finding(hit, sheet)

    @staticmethod
    def _is_repeated(hit: Hit, sheet: RawSheet) -> bool:
        """Pass over what is said already: of a missing code, and of rows that are none of the checklist's."""
        is_code = hit.sheet == "start" and hit.field == "code" and hit.code == MISSING
        return is_code or sheet.numbers[hit.row] in sheet.strange_numbers

    def _rejected(self) -> dict[str, set[int]]:
        rejected: dict[str, set[int]] = {sheet.key: set() for sheet in SHEETS}
        for hit in self.audited.hits:
            if hit.stops and sheet_of(hit.sheet).layout is not Layout.FORM:
                rejected[hit.sheet].add(hit.row)
        for key, sheet in self.sheets.items():
            if sheet.found.sheet.layout is not Layout.FORM:
                rejected[key].update(row for row, _ in sheet.personal)
                rejected[key].update(row for row, _, _ in sheet.faulty)
                strange = sheet.strange_numbers
                rejected[key].update(index for index, number in enumerate(sheet.numbers) if number in strange)
        return rejected

    def _submitted(self, sheet: type[Row], rejected: Mapping[str, set[int]]) -> Iterator[SubmittedRow]:
        raw = self.sheets.get(sheet.key)
        for row in self.audited.used(sheet.key):
            refused = row.number in rejected[sheet.key]
            finished = None if refused else sheet.of(row.values)
            name, number = (masked(raw.found.grid.name), raw.numbers[row.number]) if raw else (sheet.title, 0)
            yield SubmittedRow(name, number, row.values, finished, bool(row.repaired))

    def _extras(self, rejected: Mapping[str, set[int]]) -> Iterator[Extra]:
        """Give what stands in added columns, of the rows that were not rejected."""
        for key, sheet in self.sheets.items():
            refused = {sheet.numbers[row] for row in rejected[key]}
            yield from (extra for extra in sheet.extras if extra.number not in refused)


def _identity(start: RowValues) -> Identity:
    code, period, revision, filled_on = (start.get(key) for key in ("code", "period", "revision", "filled_on"))
    known = Sweden().municipality(code) if isinstance(code, str) else None
    return Identity(
        code if isinstance(code, str) else "",
        known.name if known else "",
        period if isinstance(period, str) else "",
        revision if isinstance(revision, int) else 0,
        filled_on if isinstance(filled_on, date) else None,
    )


def _respelled(here: Found, key: str, at: int) -> Iterator[Finding]:
    """Say that a title was read although it is spelled in another way."""
    if here.sheet.layout is Layout.FORM:
        return
    title, shown = here.sheet.field(key).title, here.grid.value(here.header_row, at)
    if isinstance(shown, str) and shown != title and plain(shown) == plain(title):
        place = Place(masked(here.grid.name), here.header_row, at)
        yield Finding("kolumn-omdopt", Severity.NOTICE, place, {"före": shown, "kolumn": title}, shown)


def _at(sheet: RawSheet, place: Place) -> dict[str, str]:
    """Name the column in which a place stands."""
    keys = (key for key, column in sheet.found.columns.items() if column == place.column)
    key = next(keys, "") if sheet.found.sheet.layout is not Layout.FORM else ""
    return {"fält": sheet.found.sheet.field(key).title if key else "Cellen"}


def _finding(hit: Hit, sheet: RawSheet) -> Finding:
    """Give a hit its place, and the facts that its sentence tells."""
    raw = shown_raw(sheet.rows[hit.row].get(hit.field))
    facts = {"fält": sheet.found.sheet.field(hit.field).title, "värde": raw, **hit.facts}
    for number, (title, value) in enumerate(hit.facts.items(), 1):
        facts |= {f"f{number}": title, f"v{number}": value}
    severity = hit.severity
    if hit.explained:
        severity, facts = Severity.NOTICE, facts | {"förklaring": hit.explained.rstrip(".")}
    return Finding(hit.code, severity, sheet.place(hit.row, hit.field), facts, raw, hit.stops)


def _without(audited: Audit, rejected: Mapping[str, set[int]]) -> Audit:
    """Give the audit of what is left when rows are rejected.

    A rejected row of a checklist stands, but unanswered; one that is none of the checklist's is gone.
    """
    kept = {
        key: tuple(left for row in found if (left := _left(key, row, rejected.get(key, set()))) is not None)
        for key, found in audited.rows.items()
    }
    visible = {key: tuple(row.values for row in found) for key, found in kept.items()}
    return Audit(kept, (), replace(audited.around, rows=visible))


def _left(key: str, row: AuditedRow, rejected: set[int]) -> AuditedRow | None:
    if row.number not in rejected:
        return row
    if sheet_of(key).layout is Layout.CHECKLIST and not is_strange(row.values.get("number")):
        return AuditedRow(row.number, {"number": row.values.get("number"), STANDS: "✓"}, ())
    return None
