"""What is said of a cell depends on the whole book: a class that speaks of secrecy, an ID on a sheet that is unread."""

from __future__ import annotations

import pytest
from books_in_markdown import book, cells_of, checked, start, start_cell

from samverkan_xl.model.cells import BookGrid

CLASS = ("Start", start_cell("information_class"), "fel")


@pytest.mark.parametrize(
    "written",
    ["Sekretess", "SEKRETESS", "sekretess?", "sekretessbelagd", "Kan omfattas av sekretess", "Ingen sekretess", "Öppen/sekretess", "sek\u200bretess"],
)  # fmt: skip
def test_a_class_in_own_words_that_speaks_of_secrecy_stops_the_book(written):
    found = checked(BookGrid((start(information_class=written),)))
    assert found.stopped is not None
    assert found.stopped.code == "far-inte-skickas"
    assert cells_of(found.findings, "far-inte-skickas") == [CLASS]
    assert not cells_of(found.findings, "ej-i-listan")


@pytest.mark.parametrize("written", ["Hemlig", "Internt", "Öppet", "Sekreterare"])
def test_any_other_class_that_cannot_be_read_is_an_error_in_its_cell_and_stops_nothing(written):
    found = checked(BookGrid((start(information_class=written),)))
    assert found.stopped is None
    assert cells_of(found.findings, "ej-i-listan") == [CLASS]


DECISION = """
# Beslut
| ID | Rubrik | Gäller behov |
| --- | --- | --- |
| B-001 | Samverkan | N-001; N-009 |
"""
NEEDS = "# Behov\n| {} | Behov | Lägesbild, problem eller fråga |\n| N-001 | Trygghet | Torget |\n"


def outcome(needs: str):
    (row,) = [one for one in checked(book(DECISION + needs)).rows["decisions"] if one.values.get("id") == "B-001"]
    found = checked(book(DECISION + needs)).findings
    codes = {one.code for one in found if one.place and one.place.sheet == "Beslut"} & {"okant-id", "id-pa-olast-blad"}
    return codes, row.finished is None


@pytest.mark.parametrize(
    "title", ["# Behov\n| A | B |\n| N-001 | Trygghet |\n", "# Behovv\n| A | B |\n| N-001 | Trygghet |\n"]
)
def test_an_id_on_a_sheet_that_is_there_but_unread_is_no_fault_of_the_row_that_names_it(title):
    codes, _ = outcome(title)
    assert codes == {"id-pa-olast-blad"}


def test_an_id_that_no_sheet_has_keeps_the_row_out():
    assert outcome("")[0] == {"okant-id"}
    assert outcome("")[1]
