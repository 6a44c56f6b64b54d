"""From a book as people fill it in to the county report: what was written in words ends where it can be seen."""

from __future__ import annotations

import io
from datetime import date, datetime

import openpyxl
import pytest

from samverkan_xl.checking.book import check_book
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.submission import Outcome
from samverkan_xl.model.values import Span, Words
from samverkan_xl.reading.book import read_book, receive
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book
from samverkan_xl.writing.report.book import county_report

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()
WRITTEN = (
    ("roles", "valid_from", "260301", date(2026, 3, 1)),
    ("roles", "valid_to", "tills vidare", Words("tills vidare")),
    ("roles", "share", "halvtid", 0.5),
    ("timeline", "end", "v. 12 2027", Span(date(2027, 3, 22), date(2027, 3, 28), "v. 12 2027")),
    ("timeline", "done", "0 %", 0.0),
    ("support_questions", "answer_municipality", "ja!", "Ja"),
    ("organisation", "meetings_a_year", "6 ggr/år", 6),
)
STOPPED = (("needs", "title_", "#SAKNAS!"), ("agreements", "valid_from", "3/4/26"))


@pytest.fixture(scope="module")
def submission(tmp_path_factory):
    """A whole book, written, filled in with words, and read back from its file."""
    records = {
        key: list(map(dict, rows))
        for key, rows in demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7).items()
    }
    records["timeline"][0] |= {"actual_end": None, "actual_start": None}
    for sheet, key, text in (*((sheet, key, text) for sheet, key, text, _ in WRITTEN), *STOPPED):
        records[sheet][0][key] = text
    sent = tmp_path_factory.mktemp("svar") / "bok.xlsx"
    sent.write_bytes(municipal_book(DEFINITION, records, TODAY))
    return check_book(read_book(receive(sent)), "svar/bok.xlsx", "ab" * 32, DEFINITION, TODAY)


@pytest.fixture(scope="module")
def report(submission):
    county = consolidate((submission,), DEFINITION, TODAY, "05")
    return openpyxl.load_workbook(io.BytesIO(county_report(county)))


@pytest.mark.parametrize(("sheet", "key", "text", "value"), WRITTEN, ids=lambda item: str(item)[:20])
def test_what_was_written_in_words_comes_through_a_real_file(submission, sheet, key, text, value):
    row = submission.rows[sheet][0]
    assert getattr(row.finished, key) == value
    assert row.outcome is Outcome.REPAIRED


@pytest.mark.parametrize(("sheet", "key", "text"), STOPPED)
def test_a_row_that_waits_is_not_in_the_report_at_all(submission, report, sheet, key, text):
    row = submission.rows[sheet][0]
    title = {"needs": "Behov", "agreements": "Överenskommelser"}[sheet]
    assert row.finished is None
    ids = [cell.value for line in report[title].iter_rows() for cell in line]
    assert row.values["id"] not in ids


def test_words_and_parts_of_a_year_are_text_in_the_report_and_days_are_days(report):
    roles = {cell.value: cell.data_type for line in report["Roller"].iter_rows() for cell in line}
    assert roles["tills vidare"] == "s"
    assert roles[datetime(2026, 3, 1)] == "d"
    timeline = {cell.value: cell.data_type for line in report["Tidplan"].iter_rows() for cell in line}
    assert timeline["v. 12 2027 (2027-03-22–2027-03-28)"] == "s"


def test_a_part_of_a_year_falls_due_on_its_last_day_and_says_what_was_written(report):
    lines = [[cell.value for cell in line] for line in report["Förfaller"].iter_rows()]
    (due,) = [line for line in lines if "Slut: v. 12 2027 (2027-03-22–2027-03-28)" in line]
    assert due[0] == datetime(2027, 3, 28)
    assert due[2] == (date(2027, 3, 28) - TODAY).days
