"""Promises of the county report."""

from __future__ import annotations

import io
import re
import sys
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from samverkan_xl.consolidating.county import County, CountyExtra, CountyFinding, CountyRow, FileStatus, Registered
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.submission import Extra
from samverkan_xl.reference.municipalities import county_municipalities
from samverkan_xl.writing.report.book import county_report
from samverkan_xl.writing.report.timeline import MOST_DRAWN

sys.path.insert(0, str(Path(__file__).parent))

from report_counties import (  # the invented counties lie beside the tests that they serve
    TODAY,
    book_rows,
    county,
    file_of,
    picture_of,
    submission_of,
    with_timeline,
)

SHEETS = [
    "Sammanfattning", "Stödfrågor", "Lagkrav", "Steg 1", "Tidplan", "Uppföljning", "Behov", "Beslut", "Organisation",
    "Roller", "Förankring", "Överenskommelser", "Rapportering", "Utvärdering", "Förfaller", "Anmärkningar",
    "Inkomstlista", "Övrigt", "Om rapporten",
]  # fmt: skip
ROW_SHEETS = SHEETS[4:14]
MISCHIEF = (
    '=HYPERLINK("http://x")', "@x", "+1", "-1+2", "#N/A", "=1+1", "http://example.org", "internal:'x'!A1", "{=1}",
)  # fmt: skip


@pytest.fixture(scope="module")
def told() -> County:
    return county()


@pytest.fixture(scope="module")
def report(told: County) -> bytes:
    return county_report(told)


@pytest.fixture(scope="module")
def book(report: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(report))


def _parts(report: bytes, pattern: str) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(report)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.fullmatch(pattern, name)}


def _table(sheet, name: str) -> list[dict]:
    cells = [[cell.value for cell in row] for row in sheet[sheet.tables[name].ref]]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[1:]]


def _only_table(sheet) -> list[dict]:
    return _table(sheet, next(iter(sheet.tables)))


def test_the_sheets_stand_in_their_order_and_the_hidden_one_last(book):
    assert book.sheetnames == [*SHEETS, "_listor"]
    assert book["_listor"].sheet_state == "veryHidden"


def test_every_sheet_has_its_heading_in_a1_and_a_line_of_lead_in_a2(book):
    assert book["Sammanfattning"]["A1"].value == "Östergötlands län · Initiera samverkan 2026"
    assert all(book[title]["A1"].value == title for title in SHEETS[1:])
    assert all(book[title]["A2"].value for title in SHEETS)


def test_the_lead_tells_who_has_answered_and_that_every_row_is_accounted_for(told):
    receipt = replace(told.receipt, read=1284, consolidated=1241, repaired=38, rejected=5, superseded=0)
    book = openpyxl.load_workbook(io.BytesIO(county_report(replace(told, receipt=receipt))))
    assert book["Sammanfattning"]["A2"].value == (
        "12 av 13 kommuner har svarat. Ej svarat: Mjölby. Alla 1\u00a0284 rader är redovisade: "
        "1\u00a0241 konsoliderade, 38 rättade, 5 avvisade, 0 ersatta."
    )


def test_no_cells_are_merged(book):
    assert not any(book[title].merged_cells.ranges for title in SHEETS)


def test_table_names_are_unique_and_ascii(book):
    names = [name for title in SHEETS for name in book[title].tables]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"tabell_lan_[a-z0-9_]+", name) for name in names)


def test_every_sheet_prints_on_a4_landscape_with_its_table_head_repeated(book):
    for title in SHEETS:
        sheet = book[title]
        assert (sheet.page_setup.orientation, int(sheet.page_setup.paperSize)) == ("landscape", 9)
    assert all(book[title].print_title_rows and book[title].freeze_panes for title in SHEETS[1:-1])


@pytest.mark.parametrize("title", ROW_SHEETS)
def test_every_row_tells_whose_it_is_and_where_it_came_from(book, told, title):
    rows = _only_table(book[title])
    assert rows
    names = {one.municipality.code: one.municipality.name for one in told.pictures}
    for row in rows:
        assert names[row["Kommunkod"]] == row["Kommun"]
        assert row["Fil"] == f"svar/Kommunbok {row['Kommun']} #1.xlsx"
        assert (row["Blad"], row["Utfall"] in {"konsoliderad", "rättad"}) == (title, True)
        assert row["Rad"] >= 5


def test_every_row_of_the_county_is_in_the_report(book, told):
    for title in ROW_SHEETS:
        key = next(key for key, rows in told.rows.items() if rows and rows[0].row.sheet == title)
        assert len(_only_table(book[title])) == len(told.rows[key])


def test_dates_are_dates_shares_are_shares_and_choices_are_joined(book):
    role, group = _only_table(book["Roller"])[0], _only_table(book["Organisation"])[0]
    assert isinstance(role["Gäller från"], date)
    assert 0 <= role["Avsatt tid"] <= 1
    assert group["Ingående aktörer"] == "Kommunen (KS); Polismyndigheten; Räddningstjänst"


def test_a_municipality_that_has_not_answered_stands_in_the_matrices_as_ej_svarat(book):
    questions = _table(book["Stödfrågor"], "tabell_lan_stodfragor_kommun")
    silent = next(row for row in questions if row["Kommun"] == "Mjölby")
    assert len(questions) == 13
    assert [value for title, value in silent.items() if title[0].isdigit()] == ["Ej svarat"] * 9
    assert _only_table(book["Lagkrav"])[-1]["4 Lägesbild"] == "Ej svarat"
    assert _only_table(book["Steg 1"])[-1]["Steg 1"] == "– Ej svarat"


def test_both_parties_answers_stand_with_the_cells_that_they_were_read_from(book, told):
    police = _table(book["Stödfrågor"], "tabell_lan_stodfragor_polis")[0]
    picture = told.pictures[0]
    assert police["1 Gemensam organisation"] == picture.questions["1"][1].text
    assert (police["Fil"], police["Celler"]) == (picture.submission.file, "E5–E13")


def test_a_countys_own_questions_get_columns_even_when_they_are_called_the_same(told):
    own = told.definition.stodfragor[0]
    asked = (*told.definition.stodfragor, own.model_copy(update={"nr": "6A"}), own.model_copy(update={"nr": "6a"}))
    definition = told.definition.model_copy(update={"stodfragor": asked})
    book = openpyxl.load_workbook(io.BytesIO(county_report(replace(told, definition=definition))))
    row = _table(book["Stödfrågor"], "tabell_lan_stodfragor_kommun")[0]
    assert {"6A Gemensam organisation", "6a Gemensam organisation (2)"} <= set(row)


def test_what_falters_and_is_not_solved_comes_first_in_the_log(book):
    states = [row["Öppet"] for row in _only_table(book["Uppföljning"])]
    assert states == sorted(states, key=("✖ Avvikelse", "▲ Stödbehov", "– Inget").index)
    assert "✖ Avvikelse" in states


def test_deadlines_stand_by_date_with_the_cell_that_they_came_from(book, told):
    rows = _only_table(book["Förfaller"])
    assert [row["Datum"] for row in rows] == sorted(row["Datum"] for row in rows)
    assert len(rows) == sum(len(one.deadlines) for one in told.pictures)
    assert all(row["Cell"] and row["Fil"] and row["Fält"] for row in rows)
    overdue = [row for row in rows if row["Läge"] == "✖ Försenat"]
    assert overdue
    assert all(row["Dagar kvar"] < 0 and row["Datum"].date() < TODAY for row in overdue)


def test_a_finding_leads_to_its_cell(report, book, told):
    rows = _only_table(book["Anmärkningar"])
    assert len(rows) == len(told.findings)
    first = rows[0]
    assert (first["Cell"], first["Allvar"], first["Vad"], first["Åtgärd"], first["Kod"]) == (
        "G6", "✖ Fel", "Datum kommun saknas.", "Fyll i cellen.", "saknas",
    )  # fmt: skip
    number = 1 + SHEETS.index("Anmärkningar")
    sheet = _parts(report, rf"xl/worksheets/sheet{number}\.xml").popitem()[1]
    relations = _parts(report, rf"xl/worksheets/_rels/sheet{number}\.xml\.rels").popitem()[1]
    assert "location=\"'Beslut'!G6\"" in sheet
    assert 'Target="svar\\Kommunbok%20Ödeshög%20%231.xlsx" TargetMode="External"' in relations


def test_every_received_file_is_listed_and_so_is_everyone_who_has_not_answered(book, told):
    listed = _table(book["Inkomstlista"], "tabell_lan_inkomstlista")
    assert [row["Fil"] for row in listed] == [one.file for one in told.register]
    assert {row["Status"] for row in listed} == {"▲ Inläst med anmärkning", "✖ Ej läst", "– Ersatt"}
    assert all(len(row["SHA-256"]) == 64 for row in listed)
    assert [row["Kommun"] for row in _table(book["Inkomstlista"], "tabell_lan_ej_svarat")] == ["Mjölby"]


def test_the_receipt_is_shown_and_judged_in_words(told):
    for read, word in ((told.receipt.read, "✔ Stämmer"), (told.receipt.read + 1, "✖ Stämmer inte")):
        county_told = replace(told, receipt=replace(told.receipt, read=read))
        book = openpyxl.load_workbook(io.BytesIO(county_report(county_told)))
        receipt = _table(book["Om rapporten"], "tabell_lan_kvitto")
        assert receipt[0]["Antal"] == read
        assert receipt[-1]["Vad det betyder"].startswith(f"{word}: ")


def test_charts_are_described_in_words_and_their_numbers_stand_in_a_table(report, book):
    drawings = _parts(report, r"xl/drawings/drawing\d+\.xml")
    descriptions = re.findall(r'descr="([^"]*)"', "".join(drawings.values()))
    assert len(descriptions) == len(_parts(report, r"xl/charts/chart\d+\.xml")) == 4
    counts = _table(book["Sammanfattning"], "tabell_lan_antal_stodfragor")
    assert [sum(list(row.values())[1:]) for row in counts] == [13] * 5
    first = counts[0]
    assert f"1 Gemensam organisation: Ja {first['Ja']}" in descriptions[0]


def test_a_whole_question_is_judged_by_its_worst_part(told):
    municipality = county_municipalities("05")[0]
    rows = book_rows(0)
    answers = {"2a": "Ja", "2b": "Ja", "2c": "Nej", "2d": "Delvis"}
    rows["support_questions"] = [{"number": nr, "answer_municipality": text} for nr, text in answers.items()]
    submission = submission_of(municipality, rows)
    alone = replace(told, pictures=(picture_of(municipality, submission),), missing=(), expected=(municipality,))
    book = openpyxl.load_workbook(io.BytesIO(county_report(alone)))
    counts = {row["Stödfrågor"]: row for row in _table(book["Sammanfattning"], "tabell_lan_antal_stodfragor")}
    assert counts["2 Tid och mandat"]["Nej"] == 1
    assert counts["1 Gemensam organisation"]["Ej svarat"] == 1


@pytest.mark.parametrize("text", MISCHIEF)
def test_nothing_from_a_sender_becomes_a_formula_a_link_or_a_number(told, text):
    municipality = county_municipalities("05")[0]
    first, *others = submission_of(municipality, book_rows(0)).rows["needs"]
    mischief = replace(first, finished=first.finished.model_copy(update={"title_": text, "location": text}))
    needs = tuple(CountyRow(municipality, text, row) for row in (mischief, *others))
    finding = Finding("rattat", Severity.NOTICE, Place(text, 5, 5), {"före": text}, text)
    mischievous = replace(
        told,
        rows={**told.rows, "needs": needs},
        extras=(CountyExtra(municipality, text, Extra(text, 5, text, text)),),
        findings=(CountyFinding(None, text, finding),),
        register=(Registered(text, FileStatus.NOT_READ, text, text, None, text, 0, None, 0, "ab" * 32),),
    )
    report = county_report(mischievous)
    book = openpyxl.load_workbook(io.BytesIO(report))
    assert _only_table(book["Behov"])[0]["Rubrik"] == text
    assert _only_table(book["Övrigt"])[0]["Värde"] == text
    for title in ("Behov", "Övrigt", "Anmärkningar", "Inkomstlista"):
        cells = [cell for row in book[title].iter_rows() for cell in row if cell.value == text]
        assert cells
        assert {(cell.data_type, cell.hyperlink) for cell in cells} <= {("s", None)}


def test_a_name_that_no_file_can_hold_is_shown_with_a_mark_in_its_place(told):
    broken = replace(told.register[0], file="svar/f\udce4rg.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(county_report(replace(told, register=(broken,)))))
    assert _table(book["Inkomstlista"], "tabell_lan_inkomstlista")[0]["Fil"] == "svar/f\ufffdrg.xlsx"


@pytest.mark.validator
@pytest.mark.parametrize("silent", [1, 13])
def test_the_open_xml_sdk_finds_no_fault_in_the_report(schema_faults, tmp_path, silent):
    path = tmp_path / "rapport.xlsx"
    path.write_bytes(county_report(county(silent=silent)))
    assert schema_faults(path) == []


def test_the_same_county_gives_the_same_bytes(told, report):
    assert county_report(told) == report


def test_empty_sheets_keep_their_heads_and_say_that_nothing_was_reported():
    nobody = county(silent=13)
    book = openpyxl.load_workbook(io.BytesIO(county_report(nobody)))
    for title in (*ROW_SHEETS, "Förfaller", "Anmärkningar", "Övrigt"):
        rows = _only_table(book[title])
        assert len(rows) == 1
        assert [value for value in rows[0].values() if value] == ["Inget redovisat"]


def test_the_chart_is_drawn_for_the_first_activities_and_the_table_has_them_all(told):
    many = [row for _ in range(6) for row in told.rows["timeline"]]
    book = openpyxl.load_workbook(io.BytesIO(county_report(with_timeline(told, many))))
    sheet = book["Tidplan"]
    assert len(_only_table(sheet)) == len(many) > MOST_DRAWN
    assert f"de {MOST_DRAWN} första" in sheet["A2"].value
    chart_column = len(_only_table(sheet)[0]) + 2
    assert sheet.cell(5 + MOST_DRAWN, chart_column).value == 0
    assert sheet.cell(6 + MOST_DRAWN, chart_column).value is None


def test_the_gantts_day_is_the_reports_day(book):
    assert book.defined_names["idag"].attr_text == "_listor!$B$1:$B$1"
    assert book["_listor"]["B1"].value.date() == TODAY


def test_a_file_name_in_the_report_is_that_of_the_register(told):
    assert told.pictures[0].submission.file == file_of(told.pictures[0].municipality)
