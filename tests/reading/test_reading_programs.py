"""The same answers, laid down as each program lays them, read the same."""

from __future__ import annotations

import re
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
import xlsxwriter
from books_for_reading import MAIN, plain_book, with_parts, with_rows

from samverkan_xl.model.cells import CellFault, Trait

EXPECTED = (
    ("Kommun", "Svar", "Dag", "Andel"),
    ("Håbo & Habo", "Ja\nnej", date(2026, 3, 1), 0.5),
    (None, " inåt ", True, 7),
)


def book() -> bytes:
    stream = BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = made.add_worksheet("Blad")
    day = made.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_row(0, 0, EXPECTED[0])
    sheet.write_row(1, 0, EXPECTED[1][:2])
    sheet.write_datetime(1, 2, datetime(2026, 3, 1), day)
    sheet.write_number(1, 3, 0.5)
    sheet.write_row(2, 1, EXPECTED[2][1:])
    made.close()
    return stream.getvalue()


BOOK = book()
SHEET = "xl/worksheets/sheet1.xml"


def part(name: str) -> str:
    return ZipFile(BytesIO(BOOK)).read(name).decode()


def inlined() -> str:
    """Give the sheet with its texts in place, as Google and many libraries write them."""
    strings = re.findall(r"<si>(.*?)</si>", part("xl/sharedStrings.xml"), re.DOTALL)
    return re.sub(r't="s"><v>(\d+)</v>', lambda found: f't="inlineStr"><is>{strings[int(found[1])]}</is>', part(SHEET))


def without(name: str, content: bytes = BOOK) -> bytes:
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w") as new:
        for entry in old.namelist():
            if entry != name:
                new.writestr(entry, old.read(entry))
    return stream.getvalue()


def prefixed(sheet: str) -> str:
    return re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", sheet).replace("xmlns=", "xmlns:x=")


def rels(name: str, change) -> dict[str, str]:
    return {name: change(part(name))}


def rich(strings: str) -> str:
    return strings.replace(
        "<si><t>Håbo &amp; Habo</t></si>",
        '<si><r><rPr><b/></rPr><t xml:space="preserve">Håbo </t></r><r><t>&amp; Habo</t></r><rPh sb="0" eb="1"><t>ハ</t></rPh><phoneticPr fontId="1"/></si>',
    )


PROGRAMS = {
    "Excel for Windows": BOOK,
    "Google Sheets: texts in place, no dimension": with_parts(
        BOOK, {SHEET: re.sub(r"<dimension[^>]*/>", "", inlined())}
    ),
    "Excel for the web: absolute targets": with_parts(
        BOOK,
        rels("xl/_rels/workbook.xml.rels", lambda text: text.replace('Target="', 'Target="/xl/'))
        | rels("_rels/.rels", lambda text: text.replace('Target="', 'Target="/')),
    ),
    "Open XML SDK: every element prefixed": with_parts(BOOK, {SHEET: prefixed(part(SHEET))}),
    "libraries: rows and cells without addresses": with_parts(
        BOOK,
        {SHEET: re.sub(r' r="[A-Z]*\d+"', "", part(SHEET).replace('<c r="B3"', '<c/><c r="B3"')).replace(' spans="1:4"', "")},
    ),
    "WPS: single quotes and a mark at the beginning": with_parts(
        BOOK, {SHEET: "\ufeff" + part(SHEET).replace('="', "='").replace('" ', "' ").replace('">', "'>").replace('"/', "'/").replace('"?', "'?")}
    ),
    "Numbers: rich text runs and phonetic help": with_parts(BOOK, rels("xl/sharedStrings.xml", rich)),
    "a day as ISO text": with_parts(
        BOOK, rels(SHEET, lambda text: re.sub(r'<c r="C2"[^>]*><v>46082</v>', '<c r="C2" t="d"><v>2026-03-01</v>', text))
    ),
    "LibreOffice: a truth as a formula": with_parts(
        BOOK, rels(SHEET, lambda text: text.replace('<c r="C3" t="b"><v>1</v>', '<c r="C3" t="b"><f aca="false">TRUE()</f><v>1</v>'))
    ),
    "shared formulas with their answers": with_parts(
        BOOK,
        rels(SHEET, lambda text: text.replace('<c r="D2"><v>', '<c r="D2"><f t="shared" ref="D2:D3" si="0">1/2</f><v>').replace('<c r="D3"><v>', '<c r="D3"><f t="shared" si="0"/><v>')),
    ),
    "unzipped and zipped again by a Mac": with_parts(BOOK, {"__MACOSX/xl/._workbook.xml": b"\0\x05\x16\x07"}),
    "Strict": with_parts(
        BOOK,
        {
            name: part(name)
            .replace("http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main")
            .replace("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships")
            for name in (SHEET, "xl/workbook.xml", "xl/sharedStrings.xml", "xl/styles.xml", "_rels/.rels", "xl/_rels/workbook.xml.rels")
        },
    ),
}  # fmt: skip


@pytest.mark.parametrize("program", PROGRAMS)
def test_the_same_answers_are_read_whatever_program_laid_them_down(read, program):
    assert PROGRAMS[program] is BOOK or PROGRAMS[program] != BOOK
    (sheet,) = read(PROGRAMS[program]).sheets
    assert sheet.rows == EXPECTED


def test_the_other_calendar_gives_the_same_days(read):
    workbook = part("xl/workbook.xml").replace("<workbookPr ", '<workbookPr date1904="1" ')
    sheet = part(SHEET).replace("<v>46082</v>", f"<v>{46082 - 1462}</v>")
    found = read(with_parts(BOOK, {"xl/workbook.xml": workbook, SHEET: sheet}))
    assert found.sheets[0].rows == EXPECTED
    assert Trait.DATES_1904 in {one.trait for one in found.remarks}


def test_strict_is_noted(read):
    assert Trait.STRICT in {one.trait for one in read(PROGRAMS["Strict"]).remarks}


def test_a_book_without_shared_strings_is_read(read):
    content = without("xl/sharedStrings.xml", with_parts(BOOK, {SHEET: inlined()}))
    assert read(content).sheets[0].rows == EXPECTED


def test_spaces_that_are_kept_are_kept(read):
    rows = '<row r="1"><c r="A1" t="inlineStr"><is><t xml:space="preserve">  Ja \n</t></is></c></row>'
    assert read(with_rows(rows)).sheets[0].value(1, 1) == "  Ja \n"


def test_a_macro_book_is_read_and_its_macros_only_noted(read):
    types = ZipFile(BytesIO(plain_book())).read("[Content_Types].xml").decode()
    types = types.replace("spreadsheetml.sheet.main+xml", "x").replace(
        "application/vnd.openxmlformats-officedocument.x", "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
    )
    found = read(with_parts(BOOK, {"[Content_Types].xml": types, "xl/vbaProject.bin": b"Sub Auto_Open"}), "bok.xlsm")
    assert found.sheets[0].rows == EXPECTED
    assert [one.trait for one in found.remarks if one.trait is Trait.MACROS] == [Trait.MACROS]


def test_swedish_error_text_in_an_error_cell_is_a_fault_not_a_text(read):
    rows = '<row r="1"><c r="A1" t="e"><v>#SAKNAS!</v></c></row>'
    assert read(with_rows(rows)).sheets[0].value(1, 1) is CellFault.OTHER


assert MAIN in part(SHEET)
