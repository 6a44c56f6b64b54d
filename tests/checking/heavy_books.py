"""Books that are heavier than any municipality's, each in a way of its own; of a size that is asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import cache

from books_in_markdown import TODAY, grids

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.cells import BookGrid, CellFault, Grid, Raw, Remark, Trait
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reference.municipalities import municipality

Row_ = tuple[Raw, ...]


@cache
def honest() -> BookGrid:
    return grids(demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7))


def with_sheet(title: str, change: Callable[[Grid], Grid], book: BookGrid | None = None) -> BookGrid:
    book = book or honest()
    return replace(book, sheets=tuple(change(grid) if grid.name == title else grid for grid in book.sheets))


def with_rows(title: str, rows: Iterable[Row_], book: BookGrid | None = None) -> BookGrid:
    """Give the book with these rows below those of a sheet."""
    return with_sheet(title, lambda grid: replace(grid, rows=(*grid.rows, *rows)), book)


def sheet_titled(title: str) -> type[Row]:
    return next(sheet for sheet in SHEETS if sheet.title == title)


def row_of(title: str, **values: Raw) -> Row_:
    """Lay a row's values out in the sheet's columns."""
    return tuple(values.get(of.key) for of in sheet_titled(title).fields)


def filled(title: str, number: int, text: str = "x") -> Row_:
    """Give a row with something in each of its cells, and an ID of its own where it has one."""
    sheet = sheet_titled(title)
    identity = sheet.identity()
    own = {identity.key: f"{identity.prefix}-{number}"} if identity else {}
    return row_of(title, **{of.key: own.get(of.key, text) for of in sheet.fields if not of.computed})


def rows(title: str) -> Callable[[int], BookGrid]:
    return lambda count: with_rows(title, (filled(title, 100 + n) for n in range(count)))


def answered_again(title: str, number: Raw) -> Callable[[int], BookGrid]:
    """Give checklist rows that all claim one number, with different answers."""
    return lambda count: with_rows(
        title, (row_of(title, number=number, answer="Ja", comment=f"svar {n}") for n in range(count))
    )


def chain(count: int) -> BookGrid:
    step = date(2026, 1, 1)
    return with_rows(
        "Tidplan", (row_of("Tidplan", id=f"A-{n}", depends_on=f"A-{n + 1}", start=step, end=step) for n in range(count))
    )


def repeated_ids(count: int) -> BookGrid:
    return with_rows("Tidplan", (row_of("Tidplan", id="A-1", depends_on="A-1", activity=f"x{n}") for n in range(count)))


def foreign_ids(count: int) -> BookGrid:
    return with_rows("Behov", (row_of("Behov", id=f"B-{n}", description="x") for n in range(count)))


def without_ids(count: int) -> BookGrid:
    return with_rows("Behov", (row_of("Behov", description="x") for _ in range(count)))


def personal(count: int) -> BookGrid:
    return with_rows("Behov", (row_of("Behov", id=f"N-{n}", description="19121212-1212") for n in range(count)))


def personal_ids(count: int) -> BookGrid:
    return with_rows("Behov", (row_of("Behov", id="19121212-1212") for _ in range(count)))


def personal_elsewhere(count: int) -> BookGrid:
    stranger = Grid("Lista", tuple(("19121212-1212", "121212", 1212) for _ in range(count)))
    return replace(honest(), sheets=(*honest().sheets, stranger))


def commented(count: int) -> BookGrid:
    told = tuple(Remark(Trait.COMMENT, "Behov", f"B{n}", "19121212-1212") for n in range(1, count + 1))
    return replace(without_ids(count), remarks=told)


def merged(count: int) -> BookGrid:
    told = tuple(Remark(Trait.MERGED, "Behov", f"B{n}:C{n + 1}") for n in range(1, count + 1))
    return replace(without_ids(min(count, 1900)), remarks=told)


def merged_over_all(count: int) -> BookGrid:
    told = tuple(Remark(Trait.MERGED, "Behov", f"B5:C{n + 5}") for n in range(1, count + 1))
    return replace(without_ids(min(count, 1900)), remarks=told)


def merged_on_start(count: int) -> BookGrid:
    return replace(honest(), remarks=tuple(Remark(Trait.MERGED, "Start", f"C{n}:C{n + 1}") for n in range(count)))


def hidden_rows(count: int) -> BookGrid:
    told = tuple(Remark(Trait.HIDDEN_ROWS, "Behov", f"1:{n}") for n in range(1, count + 1))
    return replace(without_ids(min(count, 1900)), remarks=told)


def hidden_columns(count: int) -> BookGrid:
    told = tuple(Remark(Trait.HIDDEN_COLUMNS, "Behov", "A:XFD") for _ in range(count))
    return replace(wide(400), remarks=told)


def external_values(count: int) -> BookGrid:
    told = tuple(Remark(Trait.EXTERNAL_VALUE, "Behov", f"B{n}") for n in range(1, count + 1))
    return replace(honest(), remarks=told)


def sheets(count: int) -> BookGrid:
    return replace(honest(), sheets=(*honest().sheets, *(Grid(f"B{n}", ((1,),)) for n in range(count))))


def copies(count: int, book: BookGrid | None = None) -> BookGrid:
    book = book or honest()
    (needs,) = (grid for grid in book.sheets if grid.name == "Behov")
    return replace(book, sheets=(*book.sheets, *(replace(needs, name=f"Behov ({n})") for n in range(count))))


def likenesses(count: int) -> BookGrid:
    kept = tuple(grid for grid in honest().sheets if grid.name in {"Start", "Lagkrav"})
    return replace(honest(), sheets=(*kept, *(Grid(f"Förank{n}ring", (("Uppföljningen",),)) for n in range(count))))


def wide(count: int) -> BookGrid:
    def change(grid: Grid) -> Grid:
        added = tuple(f"Egen rubrik {n}" for n in range(count))
        return replace(grid, rows=(*grid.rows[:3], (*grid.rows[3], *added), *grid.rows[4:]))

    return with_sheet("Behov", change)


def wide_rows(count: int) -> BookGrid:
    """Give a sheet with 240 columns of its own, and something in each of them on every row."""
    return with_rows("Behov", ((*filled("Behov", 900 + n), *("x",) * 240) for n in range(count)), wide(240))


def untitled(count: int) -> BookGrid:
    return with_rows("Behov", [(*filled("Behov", 900), *("x",) * count)])


def wide_without_titles(count: int) -> BookGrid:
    """Give a sheet whose titles are gone, and others in their place that resemble them."""

    def change(grid: Grid) -> Grid:
        added = tuple(f"Ställningstagande och mer {n}" for n in range(count))
        return replace(grid, rows=(*grid.rows[:3], ("ID", "Rubrik", *added), *grid.rows[4:]))

    return with_sheet("Behov", change)


def twins(count: int) -> BookGrid:
    def change(grid: Grid) -> Grid:
        again = (*grid.rows[3], *(("Beskrivning",) * count))
        below = ((*grid.rows[4], *(f"x{n}" for n in range(count))), *grid.rows[5:])
        return replace(grid, rows=(*grid.rows[:3], again, *below))

    return with_sheet("Behov", change)


def headers_again(count: int) -> BookGrid:
    return with_rows("Behov", [tuple(of.title for of in sheet_titled("Behov").fields)] * count)


def error_signs(count: int) -> BookGrid:
    return with_rows(
        "Behov", (tuple(CellFault.MISSING for _ in sheet_titled("Behov").fields) for _ in range(count // 10))
    )


def long_texts(count: int) -> BookGrid:
    return with_rows("Behov", (filled("Behov", n, "Åtgärd 12 " * 3_000 + str(n)) for n in range(count // 20)))


def many_listed(count: int) -> BookGrid:
    ids = "; ".join(f"B-{n}" for n in range(count))
    return with_rows("Behov", (row_of("Behov", id=f"N-{n}", decision=ids) for n in range(9)))


def many_listed_everywhere(count: int) -> BookGrid:
    ids = "; ".join(f"B-{n}" for n in range(60))
    return with_rows("Behov", (row_of("Behov", id=f"N-{n}", decision=ids) for n in range(count)))


def stranger_cells(count: int) -> BookGrid:
    return replace(
        honest(), sheets=(*honest().sheets, Grid("Data", tuple(("Nr 12 34", n, None) * 9 for n in range(count))))
    )


REGISTERS = tuple(sheet.title for sheet in SHEETS if sheet.layout is Layout.REGISTER)
CHECKLISTS = tuple(sheet.title for sheet in SHEETS if sheet.layout is Layout.CHECKLIST)
