"""What stands in a cell is what the grid says, at the address where it stands."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from books_for_reading import plain_book, with_parts, with_rows

from samverkan_xl.model.cells import BookGrid, CellFault


def test_every_kind_of_value_keeps_its_kind_and_place(read: Callable[..., BookGrid]) -> None:
    """Whole numbers are int, days are date, and leading blank rows and columns shift no address."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Blad")
    formats = {
        name: book.add_format({"num_format": name}) for name in ("yyyy-mm-dd", "yyyy-mm-dd hh:mm", "hh:mm", "[h]:mm")
    }
    for column, value in enumerate((" text ", 3, 2.5, True, "=1+1")):
        write = sheet.write_string if isinstance(value, str) else sheet.write
        write(2, column + 1, value)
    for column, (number, name) in enumerate(zip((45000, 45000.5, 0.5, 1.5), formats, strict=True)):
        sheet.write_number(3, column, number, formats[name])
    book.close()
    grid = read(stream.getvalue()).sheets[0]
    assert grid.rows[2] == (None, " text ", 3, 2.5, True, "=1+1")
    assert [type(value) for value in grid.rows[2][2:5]] == [int, float, bool]
    assert grid.rows[3][:4] == (date(2023, 3, 15), datetime(2023, 3, 15, 12), time(12), timedelta(hours=36))
    assert type(grid.rows[3][0]) is date


@pytest.mark.parametrize("number", ["1000000000", "-1E+15", "1E+300", "1000000000.5"])
@pytest.mark.parametrize("prefix", ["", "x"])
def test_a_number_of_more_days_than_can_be_counted_is_read_as_the_number(read, number, prefix):
    """A cell with the format of hours; what stands beside it keeps its format, and its value."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Blad")
    hours, day = (book.add_format({"num_format": name}) for name in ("[h]:mm", "yyyy-mm-dd"))
    sheet.write_row(0, 0, ["Å", 1.5, 45000], hours)
    sheet.write_number(0, 2, 45000, day)
    sheet.write_formula(1, 0, "=B1", hours, 1234.5)
    book.close()
    name, colon = "xl/worksheets/sheet1.xml", f"{prefix}:" if prefix else ""
    markup = ZipFile(BytesIO(stream.getvalue())).read(name).decode().replace("<v>1234.5</v>", f"<v>{number}</v>")
    if prefix:
        markup = re.sub(r"<(/?)(?=[a-zA-Z])", rf"<\1{colon}", markup).replace("xmlns=", f"xmlns:{prefix}=")
    rows = read(with_parts(stream.getvalue(), {name: markup})).sheets[0].rows
    assert rows == (("Å", timedelta(hours=36), date(2023, 3, 15)), (float(number), None, None))


def test_error_cells_are_faults_by_their_own_sign(read: Callable[..., BookGrid]) -> None:
    """Also a sign that no list knows, and also outside the rectangle that the fast reader sees."""
    signs = ("#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#N/A", "#NUM!", "#NULL!", "#SPILL!")
    cells = "".join(f'<c r="{chr(66 + n)}2" t="e"><v>{sign}</v></c>' for n, sign in enumerate(signs))
    grid = read(with_rows(f'<row r="2">{cells}</row><row r="9"><c r="Z9" t="e"><v>#N/A</v></c></row>')).sheets[0]
    expected = [*(CellFault(sign) for sign in signs[:-1]), CellFault.OTHER]
    assert [grid.value(2, n + 2) for n in range(len(signs))] == expected
    assert grid.value(9, 26) is CellFault.MISSING


@pytest.mark.parametrize(
    "cell",
    [
        '<c r="B1" t = "e"><v>#N/A</v></c>', "<c r='B1' t='e'><v>#N/A</v></c>", '<c t="e" r="B1"><v>#N/A</v></c>',
        '<c r="B1" s="0"\nt="e" ><v>#N/A</v></c>', '<c t="e"><v>#N/A</v></c>',
        '<c r="B1" cm="1" t="e"><v>#N/A</v></c>', "<c r=\"B1\" t= 'e'><v>#N/A</v></c>",
        '<c r="B1" t="e"><f>NA()</f><v>#N/A</v></c>',
    ],
)  # fmt: skip
def test_an_error_cell_is_a_fault_however_its_markup_is_spelled(read: Callable[..., BookGrid], cell: str) -> None:
    """Never a blank, which would be taken for no answer."""
    row = f'<row r="1"><c r="A1"><v>1</v></c>{cell}</row>'
    assert read(with_rows(row)).sheets[0].rows == ((1, CellFault.MISSING),)


def test_a_formula_without_value_was_never_calculated(read: Callable[..., BookGrid]) -> None:
    """Whether the value is missing or blank, and also for the short form of a shared formula."""
    rows = (
        '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v></v></c><c r="C1"><f>1+1</f><v/></c>'
        '<c r="D1"><f t="shared" si="0"/></c><c r="E1" t="str"><f>B9</f></c><c r="F1"><f>1+1</f><v>2</v></c></row>'
    )
    assert read(with_rows(rows)).sheets[0].rows[0] == (*[CellFault.NEVER_CALCULATED] * 5, 2)


def test_a_formula_that_gives_empty_text_is_calculated_and_blank(read: Callable[..., BookGrid]) -> None:
    """LibreOffice writes `<v></v>` with type `str`: that is an answer."""
    rows = '<row r="1"><c r="A1" s="0" t="str"><f aca="false">B9</f><v></v></c><c r="B1"><v>1</v></c></row>'
    assert read(with_rows(rows)).sheets[0].rows[0] == (None, 1)
    mixed = rows.replace("</row>", '<c r="C1"><f>1+1</f><v></v></c></row>')
    assert read(with_rows(mixed)).sheets[0].rows[0] == (None, 1, CellFault.NEVER_CALCULATED)


def test_a_shared_formula_with_values_is_ordinary(read: Callable[..., BookGrid]) -> None:
    """Its short form has a value like any other."""
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:B1" si="0">1+1</f><v>2</v></c>'
        '<c r="B1"><f t="shared" si="0"/><v>3</v></c></row>'
    )
    assert read(with_rows(rows)).sheets[0].rows[0] == (2, 3)


def test_prefixed_markup_and_single_quotes_hide_no_fault(read: Callable[..., BookGrid]) -> None:
    """Some programs write `<x:c>`, and XML allows both kinds of quotes."""
    prefixed = '<x:row r="1"><x:c r="A1" t="e"><x:v>#REF!</x:v></x:c><x:c r="B1"><x:f>1</x:f></x:c></x:row>'
    expected = (CellFault.REFERENCE, CellFault.NEVER_CALCULATED)
    assert read(with_rows(prefixed, "x")).sheets[0].rows[0] == expected
    quoted = "<row r='1'><c r='A1' t='e'><v>#REF!</v></c><c r='B1'><f>1</f></c></row>"
    assert read(with_rows(quoted)).sheets[0].rows[0] == expected


def test_cells_without_address_follow_one_another(read: Callable[..., BookGrid]) -> None:
    """The fault lands where the parsers count to."""
    rows = '<row><c><v>1</v></c></row><row r="4"><c><v>2</v></c><c t="e"><v>#N/A</v></c></row>'
    grid = read(with_rows(rows)).sheets[0]
    assert (grid.value(1, 1), grid.value(4, 1), grid.value(4, 2)) == (1, 2, CellFault.MISSING)


def test_numbers_beyond_all_numbers_are_faults(read: Callable[..., BookGrid]) -> None:
    """Neither infinity nor nothing-at-all slips in as a number."""
    rows = '<row r="1"><c r="A1"><v>1e999</v></c><c r="B1"><v>NaN</v></c><c r="C1"><v>1e300</v></c></row>'
    assert read(with_rows(rows)).sheets[0].rows[0] == (CellFault.NUMBER, CellFault.NUMBER, 1e300)


def test_faults_land_on_the_right_sheet(read: Callable[..., BookGrid]) -> None:
    """The name on the tab decides, not the number of the part."""
    sheet = with_rows('<row r="1"><c r="A1" t="e"><v>#REF!</v></c></row>')
    faulty = ZipFile(BytesIO(sheet)).read("xl/worksheets/sheet1.xml")
    book = read(with_parts(plain_book("Ett", "Åtgärder & mål", "Tre"), {"xl/worksheets/sheet2.xml": faulty}))
    assert [sheet.value(1, 1) for sheet in book.sheets] == [None, CellFault.REFERENCE, None]
    assert book.sheets[1].name == "Åtgärder & mål"


def test_hidden_sheets_are_read_and_said_to_be_hidden(read: Callable[..., BookGrid]) -> None:
    """Also the very hidden, where lists and codes live."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("Syns")
    book.add_worksheet("Dold").hide()
    hidden = book.add_worksheet("_listor")
    hidden.very_hidden()
    hidden.write_string(0, 0, "Ja")
    book.close()
    sheets = read(stream.getvalue()).sheets
    assert [(sheet.name, sheet.hidden) for sheet in sheets] == [("Syns", False), ("Dold", True), ("_listor", True)]
    assert sheets[2].value(1, 1) == "Ja"


def test_custom_properties_are_text(read: Callable[..., BookGrid]) -> None:
    """Whatever type each was stored as."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.add_worksheet("Blad")
    book.set_custom_property("Mallversion", "2.1")
    book.set_custom_property("Kommunkod", 305)
    book.close()
    assert read(stream.getvalue()).properties == {"Mallversion": "2.1", "Kommunkod": "305"}
    assert read(plain_book()).properties == {}
