"""What a book carries besides values is told where it matters, in few lines, and changes no value."""

from __future__ import annotations

import io

import pytest
from books_in_markdown import TEST_NUMBER, TODAY, cells_of, checked, codes, start
from openpyxl import load_workbook
from openpyxl.comments import Comment

from samverkan_xl.checking.areas import Area, area
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, Grid, Remark, Trait
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import read_book, receive
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

NEEDS = Grid(
    "Behov",
    (
        ("Behov",),
        (),
        (),
        ("ID", "Rubrik", "Beskrivning", "Typ"),
        ("N-001", "Ett", "a", None),
        ("N-002", "Två", "b", None),
        ("N-003", None, None, None),
    ),
)
QUESTIONS = Grid("Stödfrågor", ((), (), (), ("Nr", "Svar kommun", "Svar polis"), ("1", "Ja", None), ("2a", None, None)))
PLAN = Grid("Tidplan", ((), (), (), (), ("ID", "Aktivitet", "Beror på"), ("A-001", "Ett", "A-001")))


def said(*remarks):
    return checked(BookGrid((start(), NEEDS, QUESTIONS, PLAN), {}, remarks))


PLAIN = codes(said())


@pytest.mark.parametrize(
    ("remark", "code", "severity"),
    [
        (Remark(Trait.MACROS), "makron", "upplysning"),
        (Remark(Trait.EXTERNAL_LINK, text="\\\\server\\budget.xlsx"), "lank-till-annan-bok", "upplysning"),
        (Remark(Trait.DDE, text="cmd|'/c calc'!A0"), "dde", "fråga"),
        (Remark(Trait.EMBEDDED), "inbaddat", "upplysning"),
        (Remark(Trait.EXTERNAL_VALUE, "Behov", "B5"), "varde-ur-annan-bok", "fråga"),
        (Remark(Trait.HIDDEN_SHEET, "Vårt blad"), "dolda-blad", "upplysning"),
        (Remark(Trait.HIDDEN_SHEET, "Behov"), "dolda-blad", "upplysning"),
        (Remark(Trait.HIDDEN_ROWS, "Behov", "5:5"), "dolda-rader", "upplysning"),
        (Remark(Trait.HIDDEN_COLUMNS, "Behov", "C:C"), "dolda-kolumner", "upplysning"),
        (Remark(Trait.MERGED, "Behov", "B5:B6"), "sammanfogade", "fråga"),
        (Remark(Trait.MERGED, "Behov", "B5:C5"), "sammanfogade", "fråga"),
        (Remark(Trait.MERGED, "Stödfrågor", "B5:B6"), "sammanfogade", "fråga"),
        (Remark(Trait.COMMENT, "Behov", "B5", "Hej"), "kommentarer", "upplysning"),
    ],
)
def test_what_matters_is_told_with_its_weight_and_changes_no_row(remark, code, severity):
    found = said(remark)
    assert codes(found) - PLAIN == {code}
    assert {weight for *_, weight in cells_of(found.findings, code)} == {severity}
    assert {key: [row.outcome for row in rows] for key, rows in found.rows.items()} == {
        key: [row.outcome for row in rows] for key, rows in said().rows.items()
    }


@pytest.mark.parametrize(
    "remark",
    [
        Remark(Trait.STRICT),
        Remark(Trait.DATES_1904),
        Remark(Trait.SENSITIVITY_LABEL, text="Intern"),
        Remark(Trait.VERY_HIDDEN_SHEET, "_listor"),
        Remark(Trait.HIDDEN_SHEET, "_meta"),
        Remark(Trait.HIDDEN_ROWS, "Behov", "7:40"),
        Remark(Trait.HIDDEN_COLUMNS, "Behov", "D:K"),
        Remark(Trait.HIDDEN_COLUMNS, "Tidplan", "C:C"),
        Remark(Trait.FILTERED, "Behov"),
        Remark(Trait.MERGED, "Behov", "A1:D1"),
        Remark(Trait.MERGED, "Behov", "B6:B7"),
        Remark(Trait.MERGED, "Eget blad", "A1:D9"),
        Remark(Trait.HEADER, "Behov", "", "Sida &P"),
        Remark(Trait.PROPERTY, "", "", "Kommunen"),
        Remark(Trait.DEFINED_NAME, "", "", "lista_roller"),
        Remark(Trait.MERGED, "Behov", "skräp"),
    ],
)
def test_what_changes_nothing_is_not_told(remark):
    assert codes(said(remark)) == PLAIN


def test_hidden_rows_of_a_filtered_sheet_are_told_as_filtered_and_counted():
    found = said(Remark(Trait.FILTERED, "Behov"), Remark(Trait.HIDDEN_ROWS, "Behov", "6:6"))
    (one,) = [finding for finding in found.findings if finding.code == "filtrerat"]
    assert (one.place.cell, one.facts["rader"]) == ("A6", "rad 6")
    assert len(found.rows["needs"]) == 2


def test_the_first_cell_of_a_merged_area_is_named_with_the_value_that_it_holds():
    (one,) = [
        finding for finding in said(Remark(Trait.MERGED, "Behov", "B5:B6")).findings if finding.code == "sammanfogade"
    ]
    assert message(one) == (
        "Behov!B5: Cellerna B5:B6 är sammanfogade; värdet (”Ett”) är bara läst i B5. "
        "Dela cellerna, och skriv värdet på varje plats som det gäller."
    )


def test_however_much_a_book_carries_few_lines_are_told():
    traits = (Trait.MACROS, Trait.EXTERNAL_LINK, Trait.DDE, Trait.EMBEDDED)
    many = [Remark(trait, "Behov", f"B{row}") for trait in traits for row in range(1, 400)]
    many += [
        Remark(trait, "Behov", f"B{row}", "x")
        for trait in (Trait.COMMENT, Trait.EXTERNAL_VALUE)
        for row in range(1, 400)
    ]
    many += [Remark(Trait.MERGED, "Behov", "B5:C6") for _ in range(400)]
    many += [Remark(Trait.HIDDEN_SHEET, f"Blad {number}") for number in range(400)]
    assert len(said(*many).findings) - len(said().findings) < 20


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("G7", Area(7, 7, 7, 7)),
        ("$B$2:C3", Area(2, 2, 3, 3)),
        ("7:12", Area(7, 0, 12, 0)),
        ("C:D", Area(0, 3, 0, 4)),
        ("", None),
        ("?", None),
    ],
)
def test_an_address_is_read_as_excel_writes_it(text, read):
    assert area(text) == read


@pytest.fixture(scope="module")
def sent_out():
    records = demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7)
    return municipal_book(standard_definition(), records, TODAY)


def findings_of(content, path):
    path.write_bytes(content)
    return checked(read_book(receive(path), COMPUTED_TITLES)).findings


def test_a_book_of_ours_says_nothing_of_what_it_carries_itself(sent_out, tmp_path):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(sent_out)
    assert read_book(receive(path), COMPUTED_TITLES).remarks
    assert findings_of(sent_out, path) == ()


def test_a_book_whose_formulas_lost_their_values_says_nothing_of_its_empty_chart(sent_out, tmp_path):
    saved = io.BytesIO()
    load_workbook(io.BytesIO(sent_out)).save(saved)
    assert findings_of(saved.getvalue(), tmp_path / "bok.xlsx") == ()


def test_a_comment_a_merged_area_and_a_hidden_row_are_told_of_a_real_file(sent_out, tmp_path):
    book, saved = load_workbook(io.BytesIO(sent_out)), io.BytesIO()
    sheet = book["Behov"]
    sheet["B5"].comment = Comment(f"Gäller {TEST_NUMBER}", "x")
    sheet.merge_cells("C5:C6")
    sheet.row_dimensions[6].hidden = True
    book.properties.creator = f"Åsa {TEST_NUMBER}"
    book.save(saved)
    found = findings_of(saved.getvalue(), tmp_path / "bok.xlsx")
    told = {one.code for one in found}
    assert {"personnummer-kommentar", "personnummer-i-filen", "kommentarer", "sammanfogade", "dolda-rader"} <= told
    assert "1212-1212" not in repr(found)
