"""A bad row is never half taken: whatever stops it, none of it reaches the county report, and the rest does."""

from __future__ import annotations

from datetime import date

from books_in_markdown import TODAY, grids
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from samverkan_xl.checking.book import check_book
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.cells import BookGrid, CellFault, Grid
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.submission import Outcome
from samverkan_xl.model.workbook import TABLES
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

DEFINITION = standard_definition()
WHOLE = grids(demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7))
UNSHRUNK = (Phase.reuse, Phase.generate)
"""A whole book takes minutes to shrink."""

BAD = (
    "3/4/26", "2026-02-30", "26-03-04", "ca 50 %", "20 tim/v", "ja (delvis)", "Neej", "Delviss", "#SAKNAS!", "#NAMN?", "Err:502",
    "1.234", "deltid", "19121212-1212", "klart", "1926-03-01", "Z-999", 2.5, 150, -1, CellFault.REFERENCE, True,
    date(1926, 3, 1), "v. 53 2025", "2026-05-01 - 2026-03-01",
)  # fmt: skip
GOOD = ("v. 12", "mars 2026", "tills vidare", "1/3", "260301", "halvtid", "3 st", "ja!", "x", "-", "50 %", 50, 46082)
MARKED = "Förklaring", "Kommentar", "Underlag", "Rubrik", "Syfte"


def marked(number: int, row: int, titles: tuple[object, ...], cells: list[object]) -> str:
    """Put a mark of the row's own into its free texts, so that nothing of it can hide."""
    mark = f"märke{number}-{row}."
    for column, title in enumerate(titles):
        if title in MARKED and column < len(cells):
            cells[column] = mark
    return mark


@settings(max_examples=25, deadline=None, phases=UNSHRUNK)
@given(st.data())
def test_nothing_of_a_row_that_is_stopped_reaches_the_county_and_every_other_row_does(data):
    grid, marks = spoiled(data)
    submission = check_book(grid, "bok.xlsx", "ab" * 32, DEFINITION, TODAY)
    county = consolidate((submission,), DEFINITION, TODAY, "05")
    stopped = {(one.place.sheet, one.place.row) for one in submission.findings if one.stops and one.place}
    taken = {(one.row.sheet, one.row.number) for rows in county.rows.values() for one in rows}
    used = {(row.sheet, row.number) for rows in submission.rows.values() for row in rows}
    assert submission.stopped is None
    assert taken == used - stopped
    shown = repr((county.rows, county.extras, [(one.questions, one.laws, one.deadlines) for one in county.pictures]))
    for place, mark in marks.items():
        assert (mark in shown) is False or place not in stopped, (place, mark)
    rejected = [row for rows in submission.rows.values() for row in rows if row.outcome is Outcome.REJECTED]
    assert all(row.finished is None for row in rejected)
    assert county.receipt.adds_up
    assert county.receipt.rejected == len(rejected)


def spoiled(data) -> tuple[BookGrid, dict[tuple[str, int], str]]:
    """Put good and bad values into cells below the titles of a good book, each row of which bears its mark."""
    sheets, marks = [list(map(list, grid.rows)) for grid in WHOLE.sheets], {}
    for number, (grid, rows) in enumerate(zip(WHOLE.sheets, sheets, strict=True)):
        table = next((one for one in TABLES if one.title == grid.name), None)
        if table is None:
            continue
        header = next(at for at, row in enumerate(rows) if table.fields[-1].title in row)
        entered = [rows[header].index(of.title) for of in table.entries()]
        used = [at for at in range(header + 1, len(rows)) if any(rows[at][column] for column in entered)]
        for at in used:
            marks[grid.name, at + 1] = marked(number, at, tuple(rows[header]), rows[at])
        for at in data.draw(st.lists(st.sampled_from(used), max_size=4)) if used else ():
            fields = [of for of in table.entries() if of.title not in MARKED or table.layout is Layout.CHECKLIST]
            column = rows[header].index(data.draw(st.sampled_from(fields)).title)
            rows[at][column] = data.draw(st.sampled_from(BAD) | st.sampled_from(GOOD))
    found = zip(WHOLE.sheets, sheets, strict=True)
    return BookGrid(tuple(Grid(grid.name, tuple(map(tuple, rows))) for grid, rows in found)), marks
