"""The stand-in for Excel keeps its own promises: without them the tests of the button would prove nothing."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest
import xlwings as xw
from excel_border import BUSY, ComError, gone, unknown
from excel_conversions import SilentConversionError, becomes
from openpyxl.utils import range_boundaries
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.filters import AutoFilter, FilterColumn, Filters
from openpyxl.worksheet.table import Table

CONVERTED = (
    "00123", "1", "-1", "+46 70 123", "1,5", "1.5", "1 000", "1\u00a0000", "50 %", "%5", "1E5", "1e-3", "(5)", "100 kr", "kr 100",
    "1-2", "3/4", "2026-03-01", "2026-03-01 12:00", "1/2/26", "1.2", "3 mars", "mars 2026", "jan-26", "12:30", "8 p",
    "SANT", "falskt", "TRUE", "#SAKNAS!", "#N/A", "#DIV/0!", "=1+1", '=HYPERLINK("http://x")', "@SUM(1)", "@x", "+x", "-x", "- punkt",
    "'citat", " 7 ",
)  # fmt: skip
KEPT = (
    "Ja", "2026-H1", "0563A", "1 till 3", "a@b.se", "–", "-", "=", "@", "kr", "§ 4", "3 av 5", "1.1 Initiera samverkan", "#1", "e5",
    "marschen", "hjärtat 😀", "rad\nrad", "1-2-3-4",
)  # fmt: skip


@pytest.fixture
def sheet(excel, tmp_path):
    """Give the sheet of the calling book, which has two tables, a named cell and a formula."""
    book = openpyxl.Workbook()
    of = book.active
    of.title = "Blad"
    for row in (("Titel", "Tal"), ("gammalt", 1)):
        of.append(row)
    of["D1"], of["D2"], of["F1"], of["F2"], of["H1"] = "Annan", "rad", "=1+1", dt.datetime(2026, 3, 1), 5
    of.add_table(Table(displayName="T", ref="A1:B2"))
    of.add_table(Table(displayName="U", ref="D1:D2"))
    of["A8"], of["B8"] = "Under", "Tal"
    of.add_table(Table(displayName="V", ref="A8:B9"))
    book.defined_names["Namnet"] = DefinedName("Namnet", attr_text="Blad!$H$1")
    book.save(tmp_path / "bok.xlsx")
    excel(tmp_path / "bok.xlsx", tmp_path / "sparad.xlsx")
    return xw.Book.caller().sheets["Blad"]


def running():
    return xw.engines.active.impl.apps.excel


@pytest.mark.parametrize("text", CONVERTED)
def test_a_text_that_excel_would_convert_is_refused_but_kept_in_a_text_cell(sheet, text):
    at = sheet.range("J1")
    with pytest.raises(SilentConversionError):
        at.value = text
    assert at.value is None
    at.number_format = "@"
    at.value = text
    assert at.value == text


@pytest.mark.parametrize("text", KEPT)
def test_a_text_that_excel_leaves_alone_is_taken(sheet, text):
    assert becomes(text) is None
    sheet.range("J1").value = text
    assert sheet.range("J1").value == text


@pytest.mark.parametrize("value", [dt.datetime(2026, 3, 1), dt.date(2026, 3, 1), "x" * 32_768, float("nan"), object()])
def test_what_no_cell_takes_as_it_is_is_refused_in_every_format(sheet, value):
    for number_format in ("@", "General"):
        sheet.range("J1").number_format = number_format
        with pytest.raises(SilentConversionError):
            sheet.range("J1").value = value


def test_a_number_in_a_text_cell_is_refused(sheet):
    sheet.range("J1").number_format = "@"
    with pytest.raises(SilentConversionError):
        sheet.range("J1").value = 5


def test_values_come_back_as_excel_gives_them(sheet):
    assert sheet.book.names["Namnet"].refers_to_range.value == 5.0
    assert isinstance(sheet.range("H1").value, float)
    assert sheet.range("F2").value == dt.datetime(2026, 3, 1)
    assert sheet.range("A1:B3").value == [["Titel", "Tal"], ["gammalt", 1.0], [None, None]]


@pytest.mark.parametrize("text", ["\ud83d", "\x0b", "_x000B_", "😀", "rad\nrad\r\n", " mellanslag "])
def test_a_text_that_xml_cannot_hold_survives_the_file(sheet, excel, text, tmp_path):
    sheet.range("J1").number_format = "@"
    sheet.range("J1").value = text
    sheet.book.save()
    excel(tmp_path / "sparad.xlsx")
    assert xw.Book.caller().sheets["Blad"].range("J1").value == text


def test_an_array_must_fit_its_range(sheet):
    with pytest.raises(AssertionError, match="takes"):
        sheet.range("J1:K2").impl.raw_value = [["a", "b"]]


@pytest.mark.parametrize("to", ["A1:B1", "A2:B5", "A1:C4", "B1:C4", "A1:B8", "A1:B20"])
def test_a_table_keeps_its_titles_its_columns_and_its_neighbours(sheet, to):
    with pytest.raises(ComError):
        sheet.tables["T"].resize(sheet.range(to))
    assert sheet.tables["T"].range.address == "$A$1:$B$2"


def test_a_table_is_resized_below_its_titles(sheet):
    sheet.tables["T"].resize(sheet.range("A1:B5"))
    assert sheet.tables["T"].range.address == "$A$1:$B$5"
    assert sheet.tables["T"].header_row_range.value == ["Titel", "Tal"]


@pytest.mark.parametrize("spoil", ["A1", "A1:B2", "D1", "F1", "E1:G3"])
def test_titles_and_formulas_are_never_written_over(sheet, spoil):
    for change in (sheet.range(spoil).clear_contents, lambda: setattr(sheet.range(spoil), "value", "x")):
        with pytest.raises(AssertionError):
            change()


def test_a_locked_cell_of_a_protected_sheet_takes_nothing(sheet):
    sheet.impl.file.protection.enable()
    with pytest.raises(ComError):
        sheet.range("J1").value = "x"


@pytest.mark.parametrize("may_format", [False, True])
def test_a_protected_sheet_keeps_its_formats_unless_it_says_otherwise(sheet, may_format):
    protection = sheet.impl.file.protection
    protection.enable()
    protection.formatCells = not may_format
    if may_format:
        sheet.range("J1").number_format = "@"
        assert sheet.range("J1").number_format == "@"
    else:
        with pytest.raises(ComError):
            sheet.range("J1").number_format = "@"
    with pytest.raises(ComError):
        sheet.range("J1").clear_contents()


def test_a_protected_sheet_keeps_its_tables(sheet):
    sheet.impl.file.protection.enable()
    table = sheet.tables["T"]
    for change in (
        lambda: table.resize(sheet.range("A1:B5")),
        lambda: setattr(table, "show_autofilter", True),
        lambda: setattr(table, "show_totals", False),
        sheet.range("1:2").rows.autofit,
    ):
        with pytest.raises(ComError):
            change()


def filtered(sheet, name):
    """Filter a table so that the first of its rows is hidden."""
    of = sheet.impl.file.tables[name]
    of.autoFilter = AutoFilter(ref=of.ref)
    of.autoFilter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=["x"])))
    top = range_boundaries(of.ref)[1]
    sheet.impl.file.row_dimensions[top + 1].hidden = True
    return top + 1


@pytest.mark.parametrize("at", ["A2:B2", "A2:B3", "J1:K4"])
def test_rows_that_a_filter_hides_are_neither_written_nor_emptied(sheet, at):
    filtered(sheet, "T")
    rows, columns = sheet.range(at).shape
    for change in (sheet.range(at).clear_contents, lambda: setattr(sheet.range(at), "value", [["x"] * columns] * rows)):
        with pytest.raises(AssertionError, match="filter"):
            change()
    assert sheet.range("A1:B2").value == [["Titel", "Tal"], ["gammalt", 1.0]]


def test_rows_that_were_hidden_by_hand_are_written_as_any(sheet):
    sheet.impl.file.row_dimensions[2].hidden = True
    sheet.range("A2:B2").value = ["nytt", 2]
    assert sheet.range("A2").value == "nytt"


def test_a_filter_that_is_taken_away_shows_what_it_hid_and_can_be_given_back(sheet):
    row = filtered(sheet, "T")
    table = sheet.tables["T"]
    assert table.show_autofilter
    table.show_autofilter = False
    assert not table.show_autofilter
    assert not sheet.impl.file.row_dimensions[row].hidden
    sheet.range("A2:B2").value = ["nytt", 2]
    table.show_autofilter = True
    assert table.show_autofilter
    assert sheet.impl.file.tables["T"].autoFilter.ref == "A1:B2"
    assert not sheet.impl.file.tables["T"].autoFilter.filterColumn


def test_a_total_row_belongs_to_its_table_until_it_is_taken_away(sheet):
    of = sheet.impl.file
    of["A3"], of["B3"] = "Summa", "=SUBTOTAL(109,B2:B2)"
    of.tables["T"].ref, of.tables["T"].totalsRowCount = "A1:B3", 1
    table = sheet.tables["T"]
    assert table.show_totals
    assert (table.range.address, table.data_body_range.address) == ("$A$1:$B$3", "$A$2:$B$2")
    with pytest.raises(AssertionError, match="total"):
        table.resize(sheet.range("A1:B5"))
    with pytest.raises(AssertionError, match="formula"):
        sheet.range("A2:B3").clear_contents()
    table.show_totals = False
    assert not table.show_totals
    assert table.range.address == "$A$1:$B$2"
    assert sheet.range("A3:B3").value == [None, None]


@pytest.mark.parametrize("leads_to", ["#REF!", "Blad!#REF!", "#REF!$H$1"])
def test_a_name_whose_cell_is_gone_leads_nowhere(sheet, leads_to):
    sheet.impl.book.file.defined_names["Namnet"].attr_text = leads_to
    name = sheet.book.names["Namnet"]
    assert name.refers_to == f"={leads_to}"
    with pytest.raises(ComError):
        _ = name.refers_to_range


@pytest.mark.parametrize("error", ["#REF!", "#N/A"])
def test_an_error_is_read_as_nothing_or_as_its_sign(sheet, error):
    cell = sheet.impl.file["J1"]
    cell._value, cell.data_type = error, "e"
    assert sheet.range("J1").value is None
    assert sheet.range("J1").options(err_to_str=True).value == error


@pytest.mark.parametrize("computed", [False, True])
def test_a_book_is_unsaved_when_it_was_changed_or_computed_as_it_was_opened(sheet, tmp_path, computed):
    made = openpyxl.Workbook()
    made.calculation.fullCalcOnLoad = computed
    made.save(tmp_path / "rapport.xlsx")
    book = sheet.book.app.books.open(tmp_path / "rapport.xlsx")
    assert book.api.Saved is not computed
    book.api.Saved = True
    assert book.api.Saved
    book.sheets[0].range("A1").value = "x"
    assert not book.api.Saved


@pytest.mark.parametrize("answers", [gone, unknown])
def test_a_border_rejects_with_what_it_is_told_to(sheet, answers):
    running().border.answers, running().border.rejects = answers, lambda _: True
    with pytest.raises(type(answers())) as rejected:
        sheet.range("J1").number_format = "@"
    assert rejected.value.args == answers().args


def test_every_call_across_the_border_is_counted_and_any_of_them_can_be_rejected(sheet):
    border = running().border
    begun = len(border.calls)
    sheet.range("J1:K2").value = [["a", "b"], ["c", "d"]]
    assert len(border.calls) == begun + 1
    border.rejects = lambda number: number == begun + 2
    with pytest.raises(ComError) as rejected:
        sheet.range("J1").value = "x"
    assert rejected.value.hresult == BUSY
    assert sheet.range("J1").value == "a"


def test_the_status_bar_is_remembered(sheet):
    app = sheet.book.app
    app.status_bar = "Läser"
    app.status_bar = False
    assert running().border.status_bar == ["Läser", False]


def test_a_book_is_opened_beside_the_caller_once_and_never_two_of_one_name(sheet, tmp_path):
    (tmp_path / "annan").mkdir()
    for path in (tmp_path / "rapport.xlsx", tmp_path / "annan" / "rapport.xlsx"):
        openpyxl.Workbook().save(path)
    books = sheet.book.app.books
    assert books.open(tmp_path / "rapport.xlsx") == books.open(tmp_path / "rapport.xlsx")
    assert len(books) == 2
    with pytest.raises(ValueError, match="two workbooks"):
        books.open(tmp_path / "annan" / "rapport.xlsx")
    assert running().holds(tmp_path / "rapport.xlsx")
