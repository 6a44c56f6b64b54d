"""However a book's rows, columns and sheets lie, it says the same: all moves at once, as grids and as real files."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from books_in_markdown import TODAY, checked, grids
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from xlsxwriter import Workbook

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.cells import BookGrid, Grid, Raw
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.submission import Submission
from samverkan_xl.model.workbook import SHEETS, sheet_of
from samverkan_xl.reading.book import Received, read_book
from samverkan_xl.reference.municipalities import municipality

NASTY: tuple[Raw, ...] = (
    "=1+1", "@SUM(A1)", "+46 13 12 34 56", "'text", "Se #REF! ovan", "#SAKNAS!", "#####", "]]>", "&#x1; <b>", "_x000D_",
    "rad 1\nrad 2", "a\tb", "\u00a0text\u00a0", "a\u200bb", "Å\u030a", "\u202egnp", "Familjen \U0001f468\u200d\U0001f469",
    "ä" * 2000, "v.12/13", "3/4/26", "2026-02-30", "tills vidare", "1 febuari", "1.234", "ca 50 %", "halvtid", "½", "-5",
    "ja?", "Jaa", "x", "-", "n/a", "R-002; ; R-999", "19121212-1212", "46082", "1e308", "NaN", "TRUE", "=TRUE()", " ",
    0, 1, -1, 0.1, 1.5, 46082, 20260301, 1e300, 123456789012, True, False, date(1999, 12, 31), date(2026, 3, 1),
)  # fmt: skip
"""Cells that may stand anywhere in a book."""

DEEPEST = 30
"""The last row on which titles are looked for."""

HEADS = {sheet.title: sheet.header_row for sheet in SHEETS if sheet.layout is not Layout.FORM}
BOOKS = {kind: tuple(grids(demo_records(municipality("0580"), "2026", TODAY, kind, 7)).sheets) for kind in Kind}
MOVED = {"rubrikrad-flyttad", "kolumner-flyttade", "rader-flyttade", "rubrik-igen"}
"""What is said of the moves themselves."""

ADDRESSES = re.compile(r"rad(?:en|erna)? \d+(?:, \d+)*(?: och \d+(?: till)?)?")

UNSHRUNK = (Phase.reuse, Phase.generate)
"""A whole book takes minutes to shrink."""


def spoilt(sheets, chance) -> tuple[Grid, ...]:
    """Lay nasty values in some of the cells that a municipality fills in."""
    done = []
    for grid in sheets:
        rows = [list(row) for row in grid.rows]
        if grid.name in HEADS:
            of_ours = sheet_of_title(grid.name)
            open_columns = [at for at, of in enumerate(of_ours.fields) if not (of.fixed or of.computed)]
            for row in rows[HEADS[grid.name] :]:
                if chance.random() < 0.25 and len(row) > max(open_columns):
                    row[chance.choice(open_columns)] = chance.choice(NASTY)
        done.append(Grid(grid.name, tuple(map(tuple, rows))))
    return tuple(done)


def sheet_of_title(title: str):
    return sheet_of(next(sheet.key for sheet in SHEETS if sheet.title == title))


def moved(sheets, chance) -> tuple[Grid, ...]:
    """Move everything that can be moved, at once."""
    found = [_moved_form(grid, chance) if grid.name == "Start" else _moved_table(grid, chance) for grid in sheets]
    chance.shuffle(found)
    return tuple(found)


def _moved_form(grid: Grid, chance) -> Grid:
    head, body = grid.rows[:4], list(grid.rows[4:])
    chance.shuffle(body)
    return Grid(grid.name, (*head, *_with_blank_rows(body, chance)))


def _moved_table(grid: Grid, chance) -> Grid:
    """Shuffle columns and rows, lay blank ones between them, push the titles down, and paste them in once more."""
    at = HEADS[grid.name]
    above, titles, body = grid.rows[: at - 1], grid.rows[at - 1], list(grid.rows[at:])
    order: list[int | None] = [*range(len(titles)), *[None] * chance.randint(0, 3)]
    chance.shuffle(order)
    chance.shuffle(body)
    below = _with_blank_rows(body, chance)
    if chance.random() < 0.5:
        below.insert(chance.randint(0, len(below)), titles)
    laid = (tuple(_cell(row, place) for place in order) for row in (titles, *below))
    return Grid(grid.name, (((),) * chance.randint(0, DEEPEST - at)) + above + tuple(laid))


def _cell(row: tuple[Raw, ...], place: int | None) -> Raw:
    return row[place] if place is not None and place < len(row) else None


def _with_blank_rows(body: list[tuple[Raw, ...]], chance) -> list[tuple[Raw, ...]]:
    laid = []
    for row in body:
        laid += [()] * (chance.random() < 0.15) + [row]
    return laid


def as_file(sheets) -> BookGrid:
    """Write the sheets as a real workbook, and read it as any that is received."""
    stream = BytesIO()
    with Workbook(stream, {"strings_to_numbers": False, "nan_inf_to_errors": True}) as book:
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        for grid in sheets:
            sheet = book.add_worksheet(grid.name)
            for row, cells in enumerate(grid.rows):
                for column, value in enumerate(cells):
                    _write(sheet, row, column, value, day)
    return read_book(Received(Path("bok.xlsx"), "", stream.getvalue()))


def _write(sheet, row: int, column: int, value: Raw, day) -> None:
    match value:
        case None:
            return
        case bool():
            sheet.write_boolean(row, column, value)
        case date():
            sheet.write_datetime(row, column, value, day)
        case int() | float():
            sheet.write_number(row, column, value)
        case _:
            sheet.write_string(row, column, value)


def substance(found: Submission) -> dict[str, object]:
    """Give what a book says: its values by ID, and what is said of it by code and ID, without where it stood."""
    named = {
        (row.sheet, row.number): str(row.values.get("id") or row.values.get("number") or "utan ID")
        for rows in found.rows.values()
        for row in rows
    }
    told = (
        (
            one.code,
            one.severity,
            one.place.sheet if one.place else "",
            named.get((one.place.sheet, one.place.row), "") if one.place else "",
            ADDRESSES.sub("raderna", str(sorted(one.facts.items()))),
            one.value,
        )
        for one in found.findings
        if one.code not in MOVED
    )
    return {
        "identity": found.identity,
        "start": found.start,
        "rows": {
            key: Counter((named[row.sheet, row.number], row.outcome, str(row.finished or row.values)) for row in rows)
            for key, rows in found.rows.items()
        },
        "told": Counter(told),
        "entered": dict(found.entered),
        "stopped": found.stopped and found.stopped.code,
    }


@settings(max_examples=25, deadline=None, phases=UNSHRUNK)
@given(st.sampled_from(sorted(BOOKS)), st.integers(0, 2**32))
def test_rows_columns_and_sheets_moved_together_say_the_same(kind, seed):
    chance = Random(seed)
    before = spoilt(BOOKS[kind], chance)
    after = moved(before, chance)
    assert substance(checked(BookGrid(after))) == substance(checked(BookGrid(before)))


@settings(max_examples=8, deadline=None, phases=UNSHRUNK)
@given(st.sampled_from(sorted(BOOKS)), st.integers(0, 2**32))
def test_a_real_file_whose_rows_columns_and_sheets_were_moved_says_the_same(kind, seed):
    chance = Random(seed)
    before = spoilt(BOOKS[kind], chance)
    after = moved(before, chance)
    assert substance(checked(as_file(after))) == substance(checked(as_file(before)))


@pytest.mark.parametrize("value", NASTY, ids=lambda value: ascii(value)[:30])
def test_a_nasty_value_says_the_same_wherever_its_column_and_row_were_moved(value):
    """In a column of text, of days, of shares and of choices."""
    for key in ("deputy", "valid_from", "share", "role"):
        at = [of.key for of in sheet_of("roles").fields].index(key)
        roles = next(grid for grid in BOOKS[Kind.STRONG] if grid.name == "Roller")
        rows = [list(row) for row in roles.rows]
        rows[HEADS["Roller"] + 1][at] = value
        turned = [tuple(reversed(row)) for row in rows]
        lain = (*turned[: HEADS["Roller"]], (), *reversed(turned[HEADS["Roller"] :]))
        found = [
            substance(checked(BookGrid(tuple(grid if grid.name == "Roller" else one for one in BOOKS[Kind.STRONG]))))
            for grid in (Grid("Roller", tuple(map(tuple, rows))), Grid("Roller", lain))
        ]
        assert found[0] == found[1], key
