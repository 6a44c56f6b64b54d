"""Whatever stands in the cells, a book is checked to its end: what no cell can hold, and what no program would write."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from books_in_markdown import checked, codes, start
from heavy_books import honest, with_sheet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from samverkan_xl.model.audit import audit
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, CellFault, Grid, Remark, Trait
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reference.country import Sweden

TODAY = date(2026, 11, 23)
DIGITS = "9" * 5000
NUMBERS = [float("inf"), float("-inf"), float("nan"), 1e308, -1e308, 5e-324, 2**63, 10**30, 10**400, -1, 0, 0.5]
TIMES = [date.min, date.max, datetime.min, datetime.max, time.max, timedelta.max, timedelta.min]
TEXTS = [
    DIGITS, f"-{DIGITS}", f"{DIGITS} %", f"1/{DIGITS}", f"v. {DIGITS}", f"kv {DIGITS}", f"2026-{DIGITS}", f"1 mars {DIGITS}",
    "1e999", "٢٠٢٦", "²³", "½" * 300, "v 53 9999", "31/12 9999", "0000-00-00", "\ud800", "\x00", "{fält}", "%s", "İ", "a;" * 5000,
    "Ja (" * 1000, "- " * 3000, "12.12.12 " * 300, "#SAKNAS!", "#REF!",
]  # fmt: skip
CELLS = [*NUMBERS, *TIMES, *TEXTS, *CellFault, None, True, "Ja", "x", "19121212-1212", 121212, 1212]
ADDRESSES = [
    "B5",
    "B5:C9",
    "7:12",
    "C:D",
    "",
    f"A{DIGITS}",
    "B99999999",
    "\u212a5",
    "ZZZ1",
    "A0",
    "B5:",
    "C9:B5",
    "1:1048576",
    "B٣",
]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_every_field_reads_what_no_cell_should_hold(sheet):
    for of in sheet.fields:
        for cell in CELLS:
            row = {"id": "X-1"} | {of.key: cell}
            rows = {"start": [{"period": "2026", **(row if sheet.key == "start" else {})}]} | (
                {} if sheet.key == "start" else {sheet.key: [row]}
            )
            found = audit(rows, Surroundings(TODAY, {}, Sweden()))
            stopped = any(hit.stops for hit in found.hits if hit.sheet == sheet.key)
            if sheet.key != "start" and not stopped:
                assert [sheet.of(used.values) for used in found.used(sheet.key)] or not found.used(sheet.key)


@pytest.mark.parametrize("sign", ["#SAKNAS!", "#REF!", CellFault.REFERENCE, float("inf")])
def test_an_error_sign_over_our_own_wording_keeps_the_answer_beside_it(sign):
    def spoiled(grid):
        head, row = grid.rows[: grid_header(grid)], grid.rows[grid_header(grid)]
        return Grid(grid.name, (*head, (row[0], sign, *row[2:]), *grid.rows[grid_header(grid) + 1 :]))

    def grid_header(grid):
        return next(number for number, row in enumerate(grid.rows, 1) if row and row[0] == "Nr")

    clean, found = checked(honest()), checked(with_sheet("Stödfrågor", spoiled))
    assert [row.outcome for row in found.rows["support_questions"]] == [
        row.outcome for row in clean.rows["support_questions"]
    ]


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan"), 1e308])
def test_a_number_beyond_all_numbers_beside_four_digits_is_no_person(number):
    stranger = Grid("Lista", ((number, 1212), (number, "1212")))
    assert "personnummer-utanfor" not in codes(checked(BookGrid((start(), stranger))))


def test_what_no_cell_can_hold_is_told_of_as_an_error_sign():
    needs = Grid("Behov", (("ID", "Beskrivning", "Antal nådda"), ("N-001", float("inf"), None)))
    assert "felvarde" in codes(checked(BookGrid((start(), needs))))


SHEETS_OF_CHANCE = some.lists(
    some.tuples(
        some.sampled_from([*(sheet.title for sheet in SHEETS), "Lista", "_meta", "", "Start (2)"]),
        some.lists(
            some.lists(some.sampled_from([*CELLS, *(of.title for sheet in SHEETS for of in sheet.fields)]), max_size=6),
            max_size=6,
        ),
    ),
    max_size=4,
)
REMARKS_OF_CHANCE = some.lists(
    some.builds(
        Remark,
        some.sampled_from(Trait),
        some.sampled_from(["Behov", "Lista", ""]),
        some.sampled_from(ADDRESSES),
        some.sampled_from(TEXTS),
    ),
    max_size=4,
)
PROPERTIES_OF_CHANCE = some.dictionaries(
    some.sampled_from(["kommunkod", "period", "revision", "x"]), some.sampled_from(TEXTS)
)


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(sheets=SHEETS_OF_CHANCE, remarks=REMARKS_OF_CHANCE, properties=PROPERTIES_OF_CHANCE, beside=some.booleans())
def test_a_book_of_chance_is_checked_to_its_end_and_adds_up(sheets, remarks, properties, beside):
    grids = tuple(Grid(name, tuple(map(tuple, rows))) for name, rows in sheets)
    found = checked(BookGrid((*(honest().sheets if beside else ()), *grids), properties, tuple(remarks)))
    assert found.row_count == found.rows_entered
    assert all(message(one) for one in found.findings)
