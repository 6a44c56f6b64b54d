"""One book cannot keep the others waiting while it is checked: time follows what stands in it, and has a bound."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from time import process_time

import heavy_books as heavy
import pytest
from books_in_markdown import checked, codes

from samverkan_xl.checking import over_full
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.templates import standard_definition

MOST_SECONDS, MOST_MEGABYTES = 5, 500
MANY_ROWS = {
    **{f"rows of {title}": heavy.rows(title) for title in (*heavy.REGISTERS, *heavy.CHECKLISTS)},
    "one question answered by all": heavy.answered_again("Stödfrågor", "1"),
    "one law row answered by all": heavy.answered_again("Lagkrav", "8"),
    "a chain": heavy.chain,
    "one ID on all rows": heavy.repeated_ids,
    "another sheet's IDs": heavy.foreign_ids,
    "no IDs": heavy.without_ids,
    "personal numbers": heavy.personal,
    "sixty IDs in each row": heavy.many_listed_everywhere,
    "headers again": heavy.headers_again,
    "long texts": heavy.long_texts,
}
MUCH_ELSE = {
    "comments": (heavy.commented, 1_900),
    "error signs": (heavy.error_signs, 19_000),
    "merged areas": (heavy.merged, 50_000),
    "merged areas over all rows": (heavy.merged_over_all, 10_000),
    "merged areas on Start": (heavy.merged_on_start, 10_000),
    "hidden rows": (heavy.hidden_rows, 10_000),
    "hidden columns": (heavy.hidden_columns, 10_000),
    "values from elsewhere": (heavy.external_values, 10_000),
    "sheets": (heavy.sheets, over_full.MOST_SHEETS - 20),
    "copies of a sheet": (heavy.copies, 150),
    "sheets that resemble": (heavy.likenesses, over_full.MOST_SHEETS - 20),
    "columns": (heavy.wide, 16_384),
    "columns without titles": (heavy.untitled, 4_000),
    "columns of their own on all rows": (heavy.wide_rows, 1_900),
    "columns that resemble": (heavy.wide_without_titles, 4_000),
    "one title on all columns": (heavy.twins, 4_000),
    "IDs in one cell": (heavy.many_listed, 5_000),
    "personal numbers on another sheet": (heavy.personal_elsewhere, 10_000),
    "personal numbers for IDs": (heavy.personal_ids, 1_900),
    "cells on another sheet": (heavy.stranger_cells, over_full.MOST_CELLS // 19),
    "30 000 sheets": (heavy.sheets, 30_000),
    "20 000 rows": (heavy.rows("Tidplan"), 20_000),
    "a million cells": (heavy.stranger_cells, 1_000_000 // 18),
}
"""What a book may have very much of, with how much is made."""


def seconds(book: BookGrid) -> float:
    begun = process_time()
    checked(book)
    return process_time() - begun


@pytest.mark.parametrize("made", MANY_ROWS.values(), ids=MANY_ROWS)
def test_four_times_the_rows_take_about_four_times_as_long(made):
    """Of time that followed the square of the rows there would be sixteen times; one quiet moment in three is enough."""
    few, many = made(150), made(600)
    assert any(seconds(many) < 7 * min(seconds(few), seconds(few)) for _ in range(3))


@pytest.mark.parametrize(("made", "count"), MUCH_ELSE.values(), ids=MUCH_ELSE)
def test_what_a_book_has_very_much_of_is_checked_in_seconds(made, count):
    assert seconds(made(count)) < MOST_SECONDS


HEAVIEST = """
import pathlib, resource, sys
sys.path[:0] = {path!r}
import heavy_books as heavy
from books_in_markdown import checked
book = heavy.rows("Tidplan")(1_600)
book = heavy.with_rows("Lagkrav", (heavy.filled("Lagkrav", n, "Nej " * 150) for n in range(300)), book)
checked(heavy.replace(book, sheets=(*book.sheets, heavy.stranger_cells(20_000).sheets[-1])))
lines = pathlib.Path("/proc/self/status").read_text().splitlines()
peak = next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))
print(peak // 1024, resource.getrusage(resource.RUSAGE_SELF).ru_utime)
"""
"""Its own peak: what `getrusage` tells of memory includes the test run that started it."""


@pytest.mark.skipif(sys.platform != "linux", reason="Bara Linux berättar sin egen topp / only Linux tells its own peak")
def test_the_fullest_book_that_is_read_takes_neither_memory_nor_time():
    path = [str(Path(__file__).parent), str(Path(__file__).parents[2])]
    done = subprocess.run(
        [sys.executable, "-c", HEAVIEST.format(path=path)], capture_output=True, text=True, check=True
    )
    megabytes, user = done.stdout.split()
    assert int(megabytes) < MOST_MEGABYTES
    assert float(user) < 2 * MOST_SECONDS  # imports, and making the book


FULL = {
    "blad": (heavy.sheets(over_full.MOST_SHEETS), "513 blad; högst 500 läses"),
    "celler": (heavy.stranger_cells(30_000), " ifyllda celler; högst 500 000 läses"),
    "rader": (
        heavy.without_ids(2_000),
        "2 077 ifyllda rader på kommunbokens blad (flest på bladet Behov: 2 005); högst 2 000",
    ),
    "kopior": (heavy.copies(30, heavy.without_ids(100)), "3 327 ifyllda rader"),
    "text": (
        replace(heavy.honest(), sheets=(*heavy.honest().sheets, Grid("x", (("x" * 20_000_001,),)))),
        " tecken text; högst",
    ),
}


@pytest.mark.parametrize(("book", "said"), FULL.values(), ids=FULL)
def test_a_book_that_is_too_full_is_told_of_with_figures_and_known_by_its_municipality(book, said):
    found = checked(book)
    assert found.stopped is not None
    assert said in message(found.stopped).replace("\u00a0", " ")
    assert (codes(found), found.identity.code, found.identity.period) == ({"for-full-bok"}, "0580", "2026")
    assert (found.row_count, found.rows_entered) == (0, 0)


@pytest.mark.parametrize("held", ["sheets", "cells", "characters"])
def test_a_book_that_holds_just_what_is_allowed_is_read_and_one_more_is_too_much(held):
    bounds = {
        "sheets": over_full.MOST_SHEETS,
        "cells": over_full.MOST_CELLS,
        "characters": over_full.MOST_CHARACTERS,
    }
    size = over_full.Size(**bounds, impossible=False)
    assert over_full.over_full(size) is None
    assert over_full.over_full(replace(size, **{held: bounds[held] + 1})) is not None


def test_the_last_row_that_is_allowed_is_read_and_one_more_is_too_much():
    allowed = over_full.MOST_ROWS - checked(heavy.honest()).row_count
    assert checked(heavy.rows("Tidplan")(allowed)).stopped is None
    assert checked(heavy.rows("Tidplan")(allowed + 1)).stopped is not None


def test_nothing_long_is_looked_for_in_a_book_that_is_too_full():
    """Whose it is stands in a few signs."""
    long = "Norrköping " * 50
    (start,) = (one for one in over_full.particulars(heavy.honest()).sheets if one.name == "Start")
    rows = tuple((long, *row[1:]) for row in start.rows)
    (kept,) = over_full.particulars(BookGrid((replace(start, rows=rows),))).sheets
    assert [row[0] for row in kept.rows if row] == [None] * sum(map(bool, kept.rows))


def test_a_book_that_is_too_full_stands_in_the_register_and_the_receipt_adds_up():
    full, other = checked(heavy.without_ids(2_000), "full.xlsx"), checked(heavy.honest(), "bok.xlsx")
    county = consolidate(
        [full, replace(other, identity=replace(other.identity, code="0581"))], standard_definition(), heavy.TODAY, "05"
    )
    (line,) = (one for one in county.register if one.file == "full.xlsx")
    assert line.municipality is not None
    assert (line.municipality.code, line.status.value) == ("0580", "ej läst")
    assert "2 077 ifyllda rader" in line.reason
    assert county.receipt.adds_up


def test_a_personal_number_in_a_book_that_is_too_full_is_shown_nowhere():
    spoiled = replace(heavy.without_ids(2_000), properties={"kommunkod": "19121212-1212"})
    named = tuple(replace(grid, name="19121212-1212") if grid.name == "Behov" else grid for grid in spoiled.sheets)
    found = checked(replace(spoiled, sheets=named))
    assert found.stopped is not None
    assert "1212-1212" not in repr((found.findings, found.identity, found.start))


def test_a_book_that_is_nearly_too_full_is_read_to_its_last_row():
    found = checked(heavy.rows("Behov")(over_full.MOST_ROWS - 100))
    assert found.row_count == found.rows_entered == over_full.MOST_ROWS - 100 + 77


@pytest.mark.parametrize(
    ("book", "code"),
    [
        (heavy.sheets(40), "extra-blad"), (heavy.wide(40), "extra-kolumn"), (heavy.untitled(40), "kolumn-utan-rubrik"),
        (heavy.foreign_ids(40), "id-fran-annat-blad"), (heavy.headers_again(40), "rubrik-igen"),
    ],
)  # fmt: skip
def test_what_goes_on_and_on_is_told_ten_times_and_then_counted(book, code):
    told = [one for one in checked(book).findings if one.code == code]
    (rest,) = (one for one in checked(book).findings if one.code == f"{code}-fler")
    assert (len(told), rest.facts["antal"], rest.severity) == (10, "30", told[0].severity)
    assert "30" in message(rest)


def test_merged_areas_that_go_on_and_on_are_told_ten_times_and_then_counted():
    found = checked(heavy.merged_over_all(40)).findings
    told = sum(one.code == "sammanfogade" for one in found)
    (rest,) = (one for one in found if one.code == "sammanfogade-fler")
    assert (told, rest.facts["antal"]) == (10, "30")


def test_what_is_told_a_few_times_is_not_counted():
    assert "extra-blad-fler" not in codes(checked(heavy.sheets(10)))
