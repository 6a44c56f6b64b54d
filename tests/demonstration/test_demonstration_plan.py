"""Promises about who answers in the demonstration, how often, and under which file name."""

from __future__ import annotations

from collections import Counter
from datetime import date
from itertools import islice

from samverkan_xl.demonstration.case import FAULTY, Kind
from samverkan_xl.demonstration.plan import DemoBook, bulk_books, demo_plan
from samverkan_xl.reference.municipalities import all_municipalities, county_municipalities
from samverkan_xl.writing.municipal.book import book_name

TODAY = date(2026, 11, 23)
OSTERGOTLAND = county_municipalities("05")


def plan(county_code: str = "05") -> tuple[DemoBook, ...]:
    return demo_plan(county_municipalities(county_code), TODAY, "2026", book_name)


def revision(book: DemoBook) -> object:
    return book.records["start"][0]["revision"]


def test_exactly_one_municipality_is_silent() -> None:
    """Ydre in Östergötland, elsewhere the one with the smallest code."""
    asked = {each.code for each in OSTERGOTLAND}
    assert asked - {book.municipality.code for book in plan()} == {"0512"}
    skane = county_municipalities("12")
    assert {each.code for each in skane} - {book.municipality.code for book in plan("12")} == {skane[0].code}


def test_a_municipality_that_is_asked_alone_answers() -> None:
    """Gotland is a county of one."""
    assert [book.municipality.name for book in plan("09")] == ["Gotland"]


def test_twelve_municipalities_answer_with_thirteen_files() -> None:
    """One book comes twice, and the later revision says more."""
    counts = Counter(book.municipality.name for book in plan())
    assert (len(counts), counts.total(), max(counts.values())) == (12, 13, 2)
    twice = [book for book in plan() if counts[book.municipality.name] == 2]
    assert [(revision(book), book.kind) for book in twice] == [(1, Kind.HALF_DONE), (2, Kind.COMPLETE)]
    first, second = (book.records["start"][0]["filled_on"] for book in twice)
    assert isinstance(first, date)
    assert isinstance(second, date)
    assert first <= second


def test_every_kind_of_book_comes_and_each_faulty_one_once() -> None:
    """The demonstration leaves nothing out."""
    kinds = Counter(book.kind for book in plan())
    assert set(kinds) == set(Kind)
    assert [kinds[kind] for kind in FAULTY] == [1, 1, 1]


def test_most_files_keep_their_name_and_some_are_renamed_by_people() -> None:
    """No two files have the same name, and every one is a workbook."""
    names = [book.file_name for book in plan()]
    standard = {book_name(book.municipality.code, "2026", 1) for book in plan()}
    assert len(set(names)) == len(names)
    assert all(name.endswith(".xlsx") for name in names)
    assert sum(name in standard for name in names) > len(names) / 2
    assert {"Motala svar (2).xlsx", "Kopia av samverkan_1-1_0560_boxholm_2026_r1.xlsx"} <= set(names)


def test_a_larger_county_has_no_more_faulty_books_than_a_small_one() -> None:
    """Three are enough to show what is said of faults."""
    assert sum(book.kind in FAULTY for book in plan("14")) == len(FAULTY)


def test_bulk_books_come_one_for_each_municipality_and_only_as_they_are_asked_for() -> None:
    """290 books need not be held at once."""
    books = bulk_books(all_municipalities(), TODAY, "2026", book_name)
    assert len(list(islice(books, 5))) == 5
    rest = [book.municipality.code for book in books]
    assert rest == [each.code for each in all_municipalities()[5:]]
