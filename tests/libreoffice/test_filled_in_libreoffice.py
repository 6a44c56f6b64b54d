"""A book that somebody filled in, rearranged and saved with LibreOffice reads back: same answers, right addresses."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from samverkan_xl.checking.book import check_book
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.cells import Place, column_letters
from samverkan_xl.model.sheets.needs import Needs
from samverkan_xl.model.sheets.roles import Roles
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.submission import Submission
from samverkan_xl.model.workbook import TABLES
from samverkan_xl.reading.book import read_book, receive
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import lay_out, municipal_book

pytestmark = pytest.mark.libreoffice

TODAY = date(2026, 11, 22)
OWN_COLUMN, OWN_WORDS = "Vår egen kolumn", "Bara för oss"
NEW_NAME = "Våra behov"


def submission(path) -> Submission:
    received = receive(path)
    return check_book(read_book(received), path.name, received.sha256, standard_definition(), TODAY)


@dataclass(frozen=True)
class Filled:
    """A book before and after: checked as it was written, and where LibreOffice saved it in each format."""

    before: Submission
    paths: dict[str, Path]

    def after(self, form: str) -> Submission:
        return submission(self.paths[form])


@pytest.fixture(scope="module")
def filled(office, tmp_path_factory) -> Filled:
    folder = tmp_path_factory.mktemp("ifylld")
    records = demo_records(municipality("0581"), "2026", TODAY, Kind.COMPLETE, 3)
    written = folder / "skickad.xlsx"
    written.write_bytes(municipal_book(standard_definition(), records, TODAY))
    paths = {form: folder / f"ifylld.{form}" for form in ("xlsx", "ods")}
    laid = lay_out(standard_definition(), records, TODAY)
    office.run(
        "edit",
        path=str(written),
        steps=steps(laid.placement, len(records["roles"])),
        save=[str(path) for path in paths.values()],
    )
    return Filled(submission(written), paths)


def steps(placement, roles):
    """Type and pick, break one date, insert a column and rows, sort, and rename a sheet."""

    def typed(sheet, row, key, text):
        return {"do": "type", "sheet": sheet.title, "cell": placement.place(sheet, row, key).cell, "text": text}

    start = placement.place(Roles, 1, "valid_from")
    first, last = placement.first_row(Roles), placement.first_row(Roles) + roles - 1
    columns = len(Roles.fields)
    return [
        typed(Start, 0, "revision", "7"),
        typed(Start, 0, "registry_number", "KS 2026:0099"),
        typed(Start, 0, "filled_on", (TODAY - timedelta(days=1)).isoformat()),
        typed(Needs, 0, "category", "Rån"),
        typed(Roles, 1, "valid_from", "2026-03-02"),
        typed(Roles, 1, "valid_to", "2026-03-01"),
        typed(Roles, 0, "share", "40%"),
        {"do": "insert_columns", "sheet": Roles.title, "column": 4, "count": 1},
        {"do": "type", "sheet": Roles.title, "cell": f"D{placement.header_row(Roles)}", "text": OWN_COLUMN},
        {"do": "type", "sheet": Roles.title, "cell": f"D{first}", "text": OWN_WORDS},
        {
            "do": "sort",
            "sheet": Roles.title,
            "area": f"A{first}:{column_letters(columns + 1)}{last}",
            "column": 0,
            "ascending": False,
        },
        {"do": "insert_rows", "sheet": Roles.title, "row": start.row, "count": 3},
        {"do": "insert_rows", "sheet": Needs.title, "row": placement.first_row(Needs) + 1, "count": 1},
        {"do": "rename", "sheet": Needs.title, "name": NEW_NAME},
    ]


@pytest.fixture(params=["xlsx", "ods"])
def form(request):
    return request.param


CHANGED = {
    ("needs", "N-001"): {"category": "Rån"},
    ("roles", "R-001"): {"share": 0.4},
    ("roles", "R-002"): {"valid_from": date(2026, 3, 2), "valid_to": date(2026, 3, 1)},
}


def answers(checked: Submission):
    keys = {sheet.key: [of.key for of in sheet.fields if not of.computed] for sheet in TABLES}
    return {
        (sheet, row.values.get("id") or row.values.get("number")): {key: row.values.get(key) for key in keys[sheet]}
        for sheet, rows in checked.rows.items()
        for row in rows
    }


def test_every_answer_reads_back_as_it_was_written_or_typed(filled, form):
    expected = answers(filled.before)
    for row, changes in CHANGED.items():
        expected[row] = expected[row] | changes
    assert len(expected) > 50
    assert answers(filled.after(form)) == expected


def test_what_was_typed_on_start_is_read(filled, form):
    start = filled.after(form).start
    assert (start["revision"], start["registry_number"], start["filled_on"]) == (7, "KS 2026:0099", date(2026, 11, 21))
    assert (
        start | {key: filled.before.start[key] for key in ("revision", "registry_number", "filled_on")}
        == filled.before.start
    )


def test_a_fault_is_told_at_the_cell_where_it_stands_now(filled, form):
    """In the saved file, whatever rows and columns were inserted and sorted."""
    sheet = openpyxl.load_workbook(filled.paths["xlsx"])[Roles.title]
    cells = [cell for row in sheet.iter_rows() for cell in row]
    row = next(cell.row for cell in cells if cell.value == "R-002")
    column = next(cell.column for cell in cells if cell.value == Roles.field("valid_to").title)
    faults = [one for one in filled.after(form).findings if one.code == "slut-fore-start"]
    assert [one.place for one in faults] == [Place(Roles.title, row, column)]
    assert sheet.cell(row, column).value.date() == date(2026, 3, 1)
    assert row > Roles.capacity // 10
    assert column == [of.key for of in Roles.fields].index("valid_to") + 2


def test_the_row_with_the_fault_and_it_alone_is_rejected(filled, form):
    outcomes = {row.values["id"]: row.finished is None for row in filled.after(form).rows["roles"]}
    assert [name for name, refused in outcomes.items() if refused] == ["R-002"]


def test_a_renamed_sheet_and_a_column_of_their_own_are_found_and_told(filled, form):
    told = {one.code: one for one in filled.after(form).findings}
    assert told["blad-omdopt"].facts["före"] == NEW_NAME
    assert told["extra-kolumn"].facts["kolumn"] == OWN_COLUMN
    assert [(one.column, one.value) for one in filled.after(form).extras] == [(OWN_COLUMN, OWN_WORDS)]


def test_both_formats_say_the_same(filled):
    def said(one: Submission):
        return [(finding.code, finding.severity, finding.place, finding.value) for finding in one.findings]

    assert said(filled.after("xlsx")) == said(filled.after("ods"))
