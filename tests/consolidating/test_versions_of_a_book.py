"""Which of a municipality's books counts, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan_xl.checking.book import check_book
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.versions import common_period
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.lists import MUST_NOT_BE_SENT
from samverkan_xl.templates import standard_definition

TODAY = date(2026, 11, 23)


def book(
    *,
    code="0580",
    period="2026",
    revision=1,
    secrecy="Öppen",
    file="bok.xlsx",
    day=date(2026, 11, 1),
    need="Ett",
    needs=1,
):
    fields = {
        "Kommunkod": code, "Kommun": None, "Län": None, "Polisregion": None, "Lokalpolisområde": "Linköping",
        "Period": period, "Revision": revision, "Ifyllt datum": day, "Uppgiftslämnare": "Kommunpolis",
        "Funktionsbrevlåda": "a@b.se", "Informationsklass": secrecy,
    }  # fmt: skip
    rows = (("Fält", "Värde"), *fields.items())
    answers = (("ID", "Rubrik"), *((f"N-{number:03d}", need) for number in range(needs)))
    return check_book(BookGrid((Grid("Start", rows), Grid("Behov", answers))), file, file, standard_definition(), TODAY)


def together(*books):
    county = consolidate(books, standard_definition(), TODAY, "05", "2026")
    assert county.receipt.adds_up
    assert consolidate(books[::-1], standard_definition(), TODAY, "05", "2026").register == county.register
    return county


def outcome(county):
    """Give, by file, its status and what is told of it beyond what its cells say."""
    versions = {
        "samma-revision", "samma-svar-tva-ganger", "samma-bok-tva-ganger", "ersatt", "nyare-bok-stoppad",
        "lagre-revision-senare-datum", "samma-svar-som-annan-kommun",
    }  # fmt: skip
    told = {line.file: set() for line in county.register}
    for one in county.findings:
        told[one.file] |= {one.finding.code} & versions
    read = {"inläst", "inläst med anmärkning"}
    return {
        line.file: ("räknas" if line.status.value in read else line.status.value, *sorted(told[line.file]))
        for line in county.register
    }


def test_a_newer_book_that_may_not_be_sent_is_told_about_on_the_one_that_counts():
    older, newer = book(file="r1.xlsx"), book(revision=2, secrecy=MUST_NOT_BE_SENT, file="r2.xlsx")
    county = consolidate((older, newer), standard_definition(), TODAY, "05", "2026")
    assert [one.submission.file for one in county.pictures] == ["r1.xlsx"]
    told = [one for one in county.findings if one.finding.code == "nyare-bok-stoppad"]
    assert [(one.file, one.finding.facts["av"]) for one in told] == [("r1.xlsx", "r2.xlsx")]


def test_the_period_reported_is_that_of_most_municipalities_of_the_county():
    elsewhere = [book(code=code, period="2025", file=code) for code in ("0428", "0461", "0480")]
    twice = [book(code="0581", period="2025", revision=number, file=f"{number}") for number in (1, 2, 3)]
    here = [book(file="a"), book(code="0582", file="b")]
    assert common_period([*elsewhere, *twice, *here], "05") == "2026"


def test_a_row_that_is_lost_on_the_way_breaks_the_receipt():
    whole = book()
    county = consolidate(
        (replace(whole, entered={**whole.entered, "roles": whole.entered["roles"] + 1}),), standard_definition(), TODAY
    )
    assert not county.receipt.adds_up


def test_a_book_that_another_program_saved_again_with_the_same_answers_counts_once():
    county = together(book(file="a"), book(file="b"))
    assert outcome(county) == {"a": ("ersatt", "samma-svar-tva-ganger"), "b": ("räknas",)}


def test_the_later_date_wins_over_the_same_revision():
    county = together(book(file="a", day=date(2026, 11, 2)), book(file="b", need="Två"))
    assert outcome(county) == {"a": ("räknas",), "b": ("ersatt", "ersatt")}


def test_two_different_books_with_one_revision_and_date_stop_each_other_and_the_municipality_is_not_silent():
    county = together(book(file="a"), book(file="b", need="Två"), book(file="c", need="Tre"))
    assert set(outcome(county).values()) == {("ej läst", "samma-revision")}
    assert [one.code for one in county.missing if one.code == "0580"] == ["0580"]
    assert "0580" not in {one.code for one in county.silent}
    assert {(one.municipality.code, one.file) for one in county.unusable} == {
        ("0580", "a"),
        ("0580", "b"),
        ("0580", "c"),
    }
    assert {one.reason for one in county.unusable} == {
        "Böckerna a, b och c har samma revision och datum men olika svar, och ingen av dem räknas."
    }


def test_an_older_book_counts_when_two_newer_ones_stop_each_other_and_it_is_asked_about():
    county = together(book(file="r1"), book(file="x", revision=2), book(file="y", revision=2, need="Två"))
    assert outcome(county)["r1"] == ("räknas", "nyare-bok-stoppad")
    assert county.unusable == ()


def test_a_higher_revision_with_an_earlier_date_counts_and_is_asked_about():
    county = together(book(file="r1", day=date(2026, 11, 9)), book(file="r2", revision=2, need="Två"))
    assert outcome(county) == {"r1": ("ersatt", "ersatt"), "r2": ("räknas", "lagre-revision-senare-datum")}


def test_a_book_with_all_the_answers_of_another_municipality_counts_and_both_are_asked_about():
    county = together(
        book(file="a", needs=6), book(code="0581", file="b", needs=6), book(code="0582", file="c", needs=7)
    )
    assert outcome(county) == {
        "a": ("räknas", "samma-svar-som-annan-kommun"),
        "b": ("räknas", "samma-svar-som-annan-kommun"),
        "c": ("räknas",),
    }


def test_books_with_hardly_a_row_are_not_held_against_each_other():
    assert outcome(together(book(file="a"), book(code="0581", file="b"))) == {"a": ("räknas",), "b": ("räknas",)}


def test_a_municipality_whose_only_book_was_stopped_is_told_with_its_reason():
    county = together(book(secrecy=MUST_NOT_BE_SENT, file="a"))
    assert [(one.municipality.code, one.file) for one in county.unusable] == [("0580", "a")]
    assert len(county.silent) == len(county.missing) - 1
