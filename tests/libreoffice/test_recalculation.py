"""A book is mailed with the values of its formulas: LibreOffice, when it recalculates, finds the same, cell for cell."""

from __future__ import annotations

from datetime import date

import pytest
from proof import differences, faulty_records

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book
from samverkan_xl.writing.municipal.fresh_records import fresh_records

pytestmark = pytest.mark.libreoffice

FORMULAS = 1000
NORRKOPING = municipality("0581")


def demonstration(kind):
    return lambda today: demo_records(NORRKOPING, "2026", today, kind, 7)


def nobody_s(today):
    return fresh_records(standard_definition(), None, None, today)


BOOKS = {
    "tom": nobody_s,
    "hopkopplad i ring": lambda _: {"timeline": [{"depends_on": f"A-{(row + 1) % 17 + 1:03d}"} for row in range(17)]},
    "större än den är tänkt": lambda today: {
        "needs": [{"title_": f"Behov {row}", "decision": "B-001"} for row in range(150)]
    },
    "fel av alla slag": lambda today: faulty_records(4711, today, standard_definition(), 40),
} | {kind.value: demonstration(kind) for kind in Kind}


@pytest.mark.parametrize("records", BOOKS.values(), ids=BOOKS.keys())
def test_a_recalculation_finds_every_value_that_the_book_was_written_with(office, tmp_path, records):
    today = None
    while today != date.today():  # the formulas ask what day it is: once more when midnight passes
        today = date.today()
        content = municipal_book(standard_definition(), records(today), today)
        path = tmp_path / "bok.xlsx"
        path.write_bytes(content)
        answer = office.run("recalculate", path=str(path))
    assert sum(map(len, answer.values())) > FORMULAS
    assert differences(content, answer) == []
