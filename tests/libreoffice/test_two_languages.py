"""Each condition of the model judges every row alike, as Python and as a formula recalculated by LibreOffice.

The contract. Cells in their normal form, and cells that cannot be read at all, are judged alike by every condition:
which rows are used, what is missing, what has the wrong form, and every rule, also those that only give notice. What the
reader repairs (`j` for Ja, a date written as text, no-break spaces) no formula can see through: such a cell the book
itself counts as not in its normal form, exactly where `Field.fits` says so, and its rules wait until it is mended.

Outside the contract, because no formula sees a cell's number format, or the other way about: a date in a cell for a
number or an ID; in LibreOffice, which has no logical values, SANT or FALSKT in a cell for a number (Excel keeps them
apart); days in years whose holidays the workbook does not list, where working days are asked about; numbers that are no
sensible day or share in the cells that Tidplan and Lagkrav compute from (the cell itself is marked); and of a cell that
lists several IDs, the count of unknown ones while two rows bear the same ID (which the book asks to be mended).
"""

from __future__ import annotations

from datetime import date
from functools import partial

import pytest
from proof import Judged, ProofBook, faulty_records, judge, proof_book

from samverkan_xl.templates import standard_definition

pytestmark = pytest.mark.libreoffice

BOOKS, ROWS = 48, 60


def nasty_book(seed: int, today: date, rows: int = ROWS, *, plain: bool = True, with_marks: bool = False) -> ProofBook:
    definition = standard_definition()
    return proof_book(
        definition, faulty_records(seed, today, definition, rows, plain=plain), today, with_marks=with_marks
    )


@pytest.fixture(scope="module")
def judged(office, tmp_path_factory) -> Judged:
    return judge(office, tmp_path_factory.mktemp("prov"), [partial(nasty_book, seed) for seed in range(BOOKS)])


def test_every_condition_gives_every_row_the_same_verdict_in_both_languages(judged):
    assert judged.verdicts > BOOKS * ROWS * 200
    assert judged.disagreements == ()


def test_every_count_address_sentence_and_computed_column_is_what_the_formula_gives(judged):
    """The lines of `_kontroll`, the panel, Översikt, Tidplan's columns and header, Lagkrav's dates."""
    assert judged.differences == ()


def test_no_condition_is_proved_by_one_verdict_only(judged):
    one_sided = {name for name, counts in judged.outcomes.items() if 0 in counts}
    assert one_sided == {"Start: används"}


def test_the_book_marks_exactly_the_cells_that_only_the_reader_can_repair(office, tmp_path):
    books = [partial(nasty_book, seed, plain=False) for seed in range(1000, 1006)]
    forms = [one for one in judge(office, tmp_path, books).disagreements if " form, rad" in one]
    assert forms == []


def test_conditional_formats_mark_the_cells_that_python_points_at(office, tmp_path):
    books = [partial(nasty_book, seed, rows=10, with_marks=True) for seed in range(2000, 2004)]
    judged = judge(office, tmp_path, books)
    assert judged.verdicts > 5000
    assert judged.disagreements == ()
