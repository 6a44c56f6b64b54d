"""Which of a municipality's books counts, and what is said of the others."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from samverkan_xl.checking.submission import check_book
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.versions import common_period
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.lists import MUST_NOT_BE_SENT
from samverkan_xl.templates import standard_definition

TODAY = date(2026, 11, 23)


def book(code="0580", period="2026", revision=1, secrecy="Öppen", file="bok.xlsx"):
    fields = {
        "Kommunkod": code, "Kommun": None, "Län": None, "Polisregion": None, "Lokalpolisområde": "Linköping",
        "Period": period, "Revision": revision, "Ifyllt datum": date(2026, 11, 1), "Uppgiftslämnare": "Kommunpolis",
        "Funktionsbrevlåda": "a@b.se", "Informationsklass": secrecy,
    }  # fmt: skip
    rows = (("Fält", "Värde"), *fields.items())
    return check_book(BookGrid((Grid("Start", rows),)), file, file, standard_definition(), TODAY)


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
    county = consolidate((replace(whole, rows_entered=whole.rows_entered + 1),), standard_definition(), TODAY)
    assert not county.receipt.adds_up
