"""A received book, checked: every fault in one pass, and the rows that may go into the county report."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan_xl.checking.about_privacy import about_file_name, about_privacy, personal_rows
from samverkan_xl.checking.checklist_rows import collect_checklist, fixed_rows
from samverkan_xl.checking.finding_tables import Search, search
from samverkan_xl.checking.header_rows import Found
from samverkan_xl.checking.identity import identity_of, told_as_kept
from samverkan_xl.checking.masking import Masked, masked_book
from samverkan_xl.checking.over_full import (
    over_full,
    over_full_of_persons,
    over_full_of_rows,
    particulars,
    size_of,
)
from samverkan_xl.checking.possible_cells import possible
from samverkan_xl.checking.privacy import masked_path
from samverkan_xl.checking.raw_rows import RawSheet, collect_form, collect_register
from samverkan_xl.checking.sheet_copies import sort_copies
from samverkan_xl.checking.submission import Checked
from samverkan_xl.checking.waiting import told_of_waiting
from samverkan_xl.checking.weighing import weighed
from samverkan_xl.model.audit import RawRow, audit
from samverkan_xl.model.cells import BookGrid
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import Date
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.submission import Identity, Submission, SubmittedRow
from samverkan_xl.model.workbook import SHEETS, TABLES
from samverkan_xl.reference.country import Sweden


def check_book(grid: BookGrid, file: str, sha256: str, definition: Definition, today: date) -> Submission:
    """Check a workbook's grid; faults become findings, never exceptions.

    `file` is the name under which findings and register will show it.
    """
    size = size_of(grid)
    if full := over_full(size):
        return _full(full, grid, file, sha256, definition, today)
    if size.impossible:
        grid = possible(grid)
    found = search(grid)
    if full := over_full_of_rows(found):
        return _full(full, grid, file, sha256, definition, today)
    hidden = masked_book(grid, _date_columns(found))
    if hidden.cells or hidden.names:
        found = search(hidden.book)
    if not found.found:
        return _stranger(file, sha256, hidden, today)
    personal = personal_rows(hidden)
    if full := over_full_of_persons(found, personal):
        return _full(full, grid, file, sha256, definition, today)

    def collected(here: Found) -> RawSheet:
        return _raw_sheet(RawSheet(here, personal.get(here.grid.name, {})), definition)

    sheets = {key: collected(here) for key, here in found.found.items()}
    read = sort_copies(sheets, [collected(here) for here in found.copies])
    raw = _unanswered(definition) | {key: sheet.rows for key, sheet in read.read.items()}
    cells = raw.get("start", [{}])[0]
    raw["start"] = [identity_of(cells, hidden.book)]
    audited = audit(raw, Surroundings(today, {}, Sweden()))
    hits = tuple(weighed(audited.hits, raw, read.read, found.strangers))
    hits = tuple(told_as_kept(told_of_waiting(hits, read.read), cells, raw["start"][0]))
    audited = replace(audited, hits=hits)
    return Checked(file, sha256, hidden, found, read, audited).submission()


def _full(stopped: Finding, grid: BookGrid, file: str, sha256: str, definition: Definition, today: date) -> Submission:
    """Tell of a book that holds too much whose it is, and nothing else."""
    whose = check_book(particulars(grid), file, sha256, definition, today)
    return replace(whose, findings=(stopped, *about_file_name(file)), stopped=stopped)


def _date_columns(found: Search) -> frozenset[tuple[str, int]]:
    return frozenset(
        (here.grid.name, here.columns[of.key])
        for here in (*found.found.values(), *found.copies)
        for of in here.sheet.fields
        if isinstance(of, Date) and of.key in here.columns and here.sheet.layout is not Layout.FORM
    )


def _raw_sheet(sheet: RawSheet, definition: Definition) -> RawSheet:
    match sheet.found.sheet.layout:
        case Layout.FORM:
            collect_form(sheet)
        case Layout.CHECKLIST:
            collect_checklist(sheet, definition)
        case _:
            collect_register(sheet)
    return sheet


def _unanswered(definition: Definition) -> dict[str, list[RawRow]]:
    """Give the checklists as they count when their sheet is lost: every row stands, and none is answered."""
    checklists = (sheet for sheet in SHEETS if sheet.layout is Layout.CHECKLIST)
    return {sheet.key: [{"number": number} for number in fixed_rows(sheet, definition)] for sheet in checklists}


def _stranger(file: str, sha256: str, hidden: Masked, today: date) -> Submission:
    stopped = Finding("okand-bok", Severity.ERROR)
    findings = (stopped, *about_file_name(file), *about_privacy(hidden, ()))
    nothing = audit({}, Surroundings(today, {}, Sweden()))
    rows: dict[str, tuple[SubmittedRow, ...]] = {sheet.key: () for sheet in TABLES}
    return Submission(
        masked_path(file), sha256, Identity(), {}, rows, findings, (), nothing, stopped, entered=dict.fromkeys(rows, 0)
    )
