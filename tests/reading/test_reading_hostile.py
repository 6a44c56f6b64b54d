"""Inputs that once were slow, or were read wrongly: found by the fuzzer, by measuring, and by real programs."""

from __future__ import annotations

from io import BytesIO
from time import perf_counter
from zipfile import ZIP_STORED, ZipFile

import pytest
from books_for_reading import ods, plain_book, with_parts, with_rows

from samverkan_xl.model.cells import CellFault
from samverkan_xl.reading.book import Unreadable, UnreadableCode
from samverkan_xl.reading.remarks.cell_formulas import cell_formulas
from samverkan_xl.reading.remarks.on_sheet import sheet_remarks

DEEP = 20_000


def nested(outer: str, name: str) -> str:
    return f"<{outer}>{f'<{name}>' * DEEP}x{f'</{name}>' * DEEP}</{outer}>"


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/comments1.xml", nested("comments", "comment")),
        ("xl/drawings/drawing1.xml", nested("wsDr", "txBody")),
        ("docProps/core.xml", nested("coreProperties", "title")),
        ("docProps/custom.xml", nested("Properties", "property")),
        ("xl/workbook2.xml", nested("labelList", "label")),
    ],
)
def test_elements_inside_their_own_kind_are_read_through_once(read, part, content):
    begun = perf_counter()
    read(with_parts(plain_book(), {part: content}))
    assert perf_counter() - begun < 5


RUBBISH = (
    b"<c hidden",
    b'<row hidden="1" ',
    b" ",
    b"<col  ",
    b"[1]",
    b"<c><f>[1]",
    b"<f>x<!",
    b"<oddHeader ",
    b'<mergeCell ref="',
    b"&amp;",
    b" hidden=",
)


@pytest.mark.parametrize("start", [b"<row ", b'<c r="A1"><f>', b"<c "])
@pytest.mark.parametrize("rubbish", RUBBISH)
def test_rubbish_costs_the_searches_no_more_than_a_sheet_does(start, rubbish):
    many = rubbish * (1_000_000 // len(rubbish))
    begun = perf_counter()
    sheet = b"".join((
        b"<worksheet>", many[:200_000], b"<sheetData>", start, many, b"</sheetData>", many, b"mergeCell eaderFooter",
    ))  # fmt: skip
    list(sheet_remarks("Blad", sheet, cell_formulas(sheet)))
    assert perf_counter() - begun < 5


def test_a_long_name_for_text_costs_no_more_than_a_short_one(read):
    book = ZipFile(BytesIO(plain_book())).read("xl/workbook.xml").decode()
    names = '<definedNames><definedName name="N">{' + '"' * 900_000 + "</definedName></definedNames>"
    stored = BytesIO()
    with ZipFile(BytesIO(plain_book())) as old, ZipFile(stored, "w", ZIP_STORED) as new:
        for name in old.namelist():
            new.writestr(
                name, book.replace("</sheets>", f"</sheets>{names}") if name == "xl/workbook.xml" else old.read(name)
            )
    begun = perf_counter()
    read(stored.getvalue())
    assert perf_counter() - begun < 5


def test_an_empty_answer_in_opendocument_is_blank_and_one_never_computed_is_a_fault(read):
    """LibreOffice writes no type for a formula whose answer is empty text, only an empty paragraph."""
    formula = '<table:table-cell table:formula="of:=IF(1;&quot;&quot;;2)">{}</table:table-cell>'
    cells = (
        formula.format(" <text:p/>")
        + formula.format("")
        + '<table:table-cell office:value-type="float" office:value="1"/>'
    )
    rows = (
        read(ods(f'<table:table table:name="B"><table:table-row>{cells}</table:table-row></table:table>'), "b.ods")
        .sheets[0]
        .rows
    )
    assert rows == ((None, CellFault.NEVER_CALCULATED, 1),)


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("xl/_rels/workbook.xml.rels", "<Relationships/>"),
        ("xl/worksheets/_rels/sheet1.xml.rels", "<broken"),
        ("xl/workbook.xml", "<workbook>"),
        ("xl/workbook.xml", "<workbook><sheets><sheet/></sheets></workbook>"),
        ("xl/workbook.xml", "<x:workbook/>"),
        ("xl/workbook.bin", b"\x9c\x01\xff\xff\xff\xff"),
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/worksheets/sheet1.xml",
            '<worksheet><sheetData><row r="99999999999999999999"><c r="A1"/></row></sheetData></worksheet>',
        ),
        (
            "xl/worksheets/sheet1.xml",
            '<worksheet><sheetData><row r="x"><c t="e"><v>#N/A</v></c></row></sheetData></worksheet>',
        ),
    ],
)
def test_what_contradicts_itself_ends_in_a_grid_or_a_reason(read, part, content):
    try:
        assert read(with_parts(with_rows(""), {part: content})).sheets is not None
    except Unreadable as refusal:
        assert refusal.code in UnreadableCode


@pytest.mark.parametrize("value", ["x", "-1", "99999999999999999999", "", "1e3"])
@pytest.mark.parametrize(
    "name", ["table:number-columns-repeated", "table:number-rows-spanned", "table:number-columns-spanned"]
)
def test_repetitions_that_are_no_numbers_end_in_a_grid_or_a_reason(read, name, value):
    cell = f'<table:table-row><table:table-cell office:value-type="float" office:value="1" {name}="{value}"/></table:table-row>'
    try:
        assert read(ods(f'<table:table table:name="B">{cell}</table:table>'), "b.ods").sheets is not None
    except Unreadable as refusal:
        assert refusal.code in {UnreadableCode.DAMAGED, UnreadableCode.FAR_CELL}
