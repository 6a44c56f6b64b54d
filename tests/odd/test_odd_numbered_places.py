"""A personal identity number is found wherever in a workbook it stands, and it is told what kind of place that is."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest
from numbered_places import PLACES, Lay, dashed, test_number
from odd_books import BASE, DEFINITION, TODAY, clean_book

from samverkan_xl.checking.book import check_book
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.submission import Submission
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import Received, read_book


def checked(content: bytes, name: str = "bok.xlsx") -> Submission:
    digest = sha256(content).hexdigest()
    return check_book(
        read_book(Received(Path(name), digest, content), COMPUTED_TITLES), name, digest, DEFINITION, TODAY
    )


def personal(found: Submission) -> list[str]:
    return [message(one) for one in found.findings if one.code.startswith("personnummer")]


@pytest.mark.parametrize(("lay", "where"), [pytest.param(lay, where, id=name) for name, lay, where in PLACES])
def test_a_number_outside_the_cells_is_told_with_the_kind_of_place_and_masked(lay: Lay, where: str):
    book, ten = clean_book(BASE), test_number(7)
    lay(book, ten)
    found = checked(book.bytes())
    told = personal(found)
    assert told
    assert all(where in one for one in told)
    assert dashed(ten) not in repr(found)
    assert ten not in repr(found)
    assert found.stopped is None


@pytest.mark.parametrize(("lay", "where"), [pytest.param(lay, where, id=name) for name, lay, where in PLACES])
def test_in_the_same_place_a_wrong_check_digit_is_no_number(lay: Lay, where: str):
    book, ten = clean_book(BASE), test_number(7)
    lay(book, ten[:9] + str((int(ten[9]) + 1) % 10))
    assert personal(checked(book.bytes())) == []


def test_a_clean_book_holds_none():
    assert personal(checked(clean_book(BASE).bytes())) == []
