"""The report tells three states apart: answered, silent, and an answer that cannot be used; and what became of rows."""

from __future__ import annotations

import io
from dataclasses import replace

from openpyxl import load_workbook
from report_counties import county

from samverkan_xl.consolidating.county import CountyFinding, FileStatus
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.writing.report.book import county_report
from samverkan_xl.writing.report.findings import Consequences

BASE = county(silent=2)
STOPPED = replace(
    BASE.register[-2],
    file="svar/stoppad.xlsx",
    status=FileStatus.NOT_READ,
    municipality=BASE.missing[0],
    reason="Fel län.",
)
TOLD = replace(BASE, register=(*BASE.register, STOPPED))


def texts(of, sheet):
    book = load_workbook(io.BytesIO(county_report(of)))
    return [str(cell.value) for row in book[sheet].iter_rows() for cell in row if cell.value is not None]


def test_a_municipality_whose_only_book_was_stopped_stands_with_its_reason_and_not_among_the_silent():
    found = texts(TOLD, "Inkomstlista")
    silent, unusable = found.index("Har inte svarat"), found.index("Svaret går inte att använda")
    assert BASE.missing[1].name in found[silent:unusable]
    assert BASE.missing[0].name not in found[silent:unusable]
    assert {BASE.missing[0].name, "Fel län."} <= set(found[unusable:])


def test_without_such_a_book_the_heading_is_not_there():
    assert "Svaret går inte att använda" not in texts(BASE, "Inkomstlista")


def test_the_summary_names_both():
    (lead,) = [text for text in texts(TOLD, "Sammanfattning") if "har svarat." in text]
    assert f"Ej svarat: {BASE.missing[1].name}." in lead
    assert f"Svaret går inte att använda: {BASE.missing[0].name}." in lead


def test_every_finding_tells_what_became_of_its_row_or_book():
    row = BASE.pictures[0].submission.rows["needs"][0]
    refused = replace(row, finished=None)
    submission = replace(BASE.pictures[0].submission, rows={"needs": (row, replace(refused, number=99))})
    of = replace(TOLD, pictures=(replace(BASE.pictures[0], submission=submission),))
    found, file = Consequences.of(of), submission.file
    assert found.after(file, Place(row.sheet, row.number, 1)) == "✔ Raden är med"
    assert found.after(file, Place(row.sheet, 99, 1)) == "✖ Raden är inte med"
    assert found.after(file, Place(row.sheet, 1, 1)) is None
    assert found.after(file, None) is None
    assert found.after("svar/stoppad.xlsx", None) == "✖ Hela boken stoppad"
    told = CountyFinding(None, "svar/stoppad.xlsx", Finding("fel-lan", Severity.ERROR))
    assert "✖ Hela boken stoppad" in texts(replace(of, findings=(told,)), "Anmärkningar")


def test_of_a_column_that_is_not_there_it_is_told_that_it_is_not_with():
    file = BASE.pictures[0].submission.file
    place, facts = Place("Behov", 4, 1), {"kolumn": "Typ", "blad": "Behov"}
    lost = CountyFinding(None, file, Finding("kolumn-saknas", Severity.ERROR, place, facts))
    assert "✖ Kolumnen är inte med" in texts(replace(BASE, findings=(lost,)), "Anmärkningar")
    computed = CountyFinding(None, file, Finding("kolumn-saknas", Severity.NOTICE, place, facts))
    assert "✖ Kolumnen är inte med" not in texts(replace(BASE, findings=(computed,)), "Anmärkningar")


def test_a_municipality_whose_answer_cannot_be_used_is_not_said_to_be_silent_about_step_one():
    (said,) = [text for text in texts(TOLD, "Sammanfattning") if "har inte börjat" in text]
    assert said.endswith("1 har inte svarat. Från 1 går svaret inte att använda.")
    (said,) = [text for text in texts(BASE, "Sammanfattning") if "har inte börjat" in text]
    assert said.endswith("2 har inte svarat.")


def test_the_report_says_where_such_a_municipality_is_counted_and_where_its_rows_went():
    said = " ".join(texts(TOLD, "Om rapporten"))
    assert "som Ej svarat, också de vars svar inte går att använda" in said
    assert "också i böcker som har stoppats" in said
