"""Promises about the made-up answers: believable, repeatable, faulty only where they say so, and about nobody."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.demonstration.case import FAULTY
from samverkan_xl.demonstration.faults import FAULTS, TEST_NUMBER, promised
from samverkan_xl.model.audit import MISSING, Audit, Hit, RawBook, audit
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.step_one import Verdict, verdict
from samverkan_xl.reference.calendar import is_working_day
from samverkan_xl.reference.country import Sweden
from samverkan_xl.reference.municipalities import Municipality, all_municipalities, municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import lay_out

TODAY = date(2026, 11, 23)
PERIOD = "2026"
WHOLE = (Kind.COMPLETE, Kind.STRONG, Kind.EXPLAINED)
FEW = 2
COMMON_NAMES = {
    "Anna", "Anders", "Maria", "Erik", "Eva", "Lars", "Karin", "Johan", "Sara", "Ali", "Mohamed", "Fatima", "Nils",
    "Andersson", "Johansson", "Karlsson", "Nilsson", "Eriksson", "Larsson", "Olsson", "Persson", "Svensson",
}  # fmt: skip
IDENTITY_NUMBER = re.compile(r"(?:\d{2})?\d{6}[-+ ]?\d{4}")

any_municipality = st.sampled_from(all_municipalities())
any_day = st.dates(date(2024, 1, 1), date(2031, 12, 31))
any_kind = st.sampled_from(Kind)


def valdemarsvik() -> Municipality:
    found = municipality("0563")
    assert found
    return found


def audited(records: RawBook, today: date = TODAY) -> Audit:
    """Audit the book as its reader will."""
    return audit(lay_out(standard_definition(), records, today).raw, Surroundings(today, {}, Sweden()))


def made(kind: Kind, today: date = TODAY, where: Municipality | None = None, seed: int = 2026) -> RawBook:
    return demo_records(where or valdemarsvik(), PERIOD, today, kind, seed)


def used_rows(found: Audit) -> int:
    return sum(len(found.used(sheet)) for sheet in found.rows if sheet != "start")


def open_queries(found: Audit) -> list[Hit]:
    return [hit for hit in found.hits if hit.severity is Severity.QUERY and not hit.explained]


def texts(records: RawBook) -> Iterator[str]:
    return (cell for rows in records.values() for row in rows for cell in row.values() if isinstance(cell, str))


def check_digit_holds(number: str) -> bool:
    """Tell whether the last digit of ten is right by the Luhn rule."""
    digits = [int(sign) for sign in re.sub(r"\D", "", number)[-10:]]
    doubled = [digit * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(part // 10 + part % 10 for part in doubled) % 10 == 0


@given(any_municipality, any_day, any_kind, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_the_same_seed_gives_the_same_answers(where: Municipality, today: date, kind: Kind, seed: int) -> None:
    """Nothing but the arguments decides what a book says."""
    assert made(kind, today, where, seed) == made(kind, today, where, seed)


def test_another_seed_or_another_municipality_gives_other_answers() -> None:
    """Books differ from each other, as real ones do."""
    books = [made(Kind.COMPLETE, where=where)["needs"] for where in all_municipalities()[:20]]
    assert len({repr(book) for book in books}) == len(books)
    assert made(Kind.COMPLETE, seed=1) != made(Kind.COMPLETE, seed=2)


@given(any_municipality, any_day, st.sampled_from(WHOLE), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_a_whole_book_has_no_error_and_hardly_a_query(where: Municipality, today: date, kind: Kind, seed: int) -> None:
    """Whatever the day, the place and the seed."""
    found = audited(made(kind, today, where, seed), today)
    assert [hit for hit in found.hits if hit.severity is Severity.ERROR] == []
    assert len(open_queries(found)) <= FEW


@given(any_municipality, any_day, st.integers(0, 99))
@settings(max_examples=30, deadline=None)
def test_a_strong_book_has_done_step_one_and_raises_nothing(where: Municipality, today: date, seed: int) -> None:
    """All yes, all shown."""
    found = audited(made(Kind.STRONG, today, where, seed), today)
    assert (found.hits, verdict(found.around)) == ((), (Verdict.DONE, ()))


@pytest.mark.parametrize("kind", WHOLE)
def test_a_whole_book_has_sixty_to_eighty_rows_on_all_its_sheets(kind: Kind) -> None:
    """As many as a municipality that takes the hour would fill in."""
    found = audited(made(kind))
    assert 60 <= used_rows(found) <= 80
    assert all(found.used(sheet) for sheet in found.rows)


def test_an_explained_book_answers_its_queries_instead_of_mending_them() -> None:
    """Every query of the rows is explained in the row."""
    found = audited(made(Kind.EXPLAINED))
    assert {hit.code for hit in found.hits if hit.explained} == {"vakant", "utvardering-for-sent"}
    assert open_queries(found) == []


@given(any_municipality, any_day, st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_a_half_done_book_lacks_sheets_and_cells_but_has_no_fault(where: Municipality, today: date, seed: int) -> None:
    """What is there is right; what is missing is missing."""
    found = audited(made(Kind.HALF_DONE, today, where, seed), today)
    errors = [hit.code for hit in found.hits if hit.severity is Severity.ERROR]
    assert set(errors) == {MISSING}
    assert len(errors) > 3
    assert not found.used("follow_up")


@given(any_municipality, any_day, st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_beginners_answer_honestly_and_have_little(where: Municipality, today: date, seed: int) -> None:
    """Little in place is no fault."""
    early = audited(made(Kind.EARLY, today, where, seed), today)
    not_begun = audited(made(Kind.NOT_BEGUN, today, where, seed), today)
    assert all(hit.severity is not Severity.ERROR for hit in (*early.hits, *not_begun.hits))
    assert (verdict(early.around)[0], verdict(not_begun.around)[0]) == (Verdict.ONGOING, Verdict.NOT_BEGUN)


@given(any_municipality, any_day, st.sampled_from(FAULTY), st.integers(0, 99))
@settings(max_examples=80, deadline=None)
def test_a_faulty_book_shows_exactly_what_it_promises(where: Municipality, today: date, kind: Kind, seed: int) -> None:
    """Beyond the findings of the same book without its faults; personal identity numbers are the checker's to find."""
    with_faults, without = (
        Counter((hit.sheet, hit.field, hit.code) for hit in audited(made(each, today, where, seed), today).hits)
        for each in (kind, Kind.COMPLETE)
    )
    expected = Counter(promise for promise in promised(kind) if promise[2] != "personnummer")
    assert with_faults == without + expected


def test_faulty_books_have_at_most_six_faults_and_no_fault_in_common() -> None:
    """Each teaches something of its own."""
    assert all(len(faults) <= 6 for faults in FAULTS.values())
    codes = [{code for _, _, code in promised(kind)} - {"rattat"} for kind in FAULTY]
    assert sum(map(len, codes)) == len(set().union(*codes))


@given(any_municipality, any_day, any_kind, st.integers(0, 99))
@settings(max_examples=60, deadline=None)
def test_no_answer_is_about_a_person(where: Municipality, today: date, kind: Kind, seed: int) -> None:
    """No names, no personal mailboxes, no identity numbers but a test number of nobody, where promised."""
    records = made(kind, today, where, seed)
    numbers = [number for text in texts(records) for number in IDENTITY_NUMBER.findall(text)]
    assert numbers == ([TEST_NUMBER] if kind is Kind.FAULTY_CONTENTS else [])
    assert not COMMON_NAMES & {word for text in texts(records) for word in re.findall(r"\w+", text)}
    function = "fornamn.efternamn" if kind is Kind.FAULTY_CONTENTS else "trygghet"
    assert re.fullmatch(rf"{function}@[a-z]+\.se", str(records["start"][0]["mailbox"]))


def test_the_identity_number_is_one_that_a_checker_must_find() -> None:
    """Its check digit holds."""
    assert check_digit_holds(TEST_NUMBER)


@given(any_municipality, any_day, st.sampled_from(WHOLE), st.integers(0, 99))
@settings(max_examples=40, deadline=None)
def test_what_is_over_is_over_and_days_are_workdays(where: Municipality, today: date, kind: Kind, seed: int) -> None:
    """Outcomes never lie ahead, finished activities are wholly done, and nobody meets on a holiday."""
    records = made(kind, today, where, seed)
    for row in records["timeline"]:
        real = [day for key in ("actual_start", "actual_end") if isinstance(day := row.get(key), date)]
        assert all(day <= today for day in real)
        assert ("actual_end" in row) == (row["done"] == 1)
    days = (cell for sheet in ("organisation", "timeline") for row in records[sheet] for cell in row.values())
    assert all(is_working_day(day) for day in days if isinstance(day, date))
