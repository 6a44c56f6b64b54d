"""The binary forms keep their errors, comments and hidden rows, which the parser of values passes by."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from struct import pack
from zipfile import ZipFile

import pytest
import xlsxwriter

from samverkan_xl.model.cells import CellFault, Trait
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive

TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def rels(**targets: str) -> str:
    lines = "".join(
        f'<Relationship Id="{kind}" Type="{RELATION}/{kind}" Target="{target}"/>' for kind, target in targets.items()
    )
    return (
        f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'
    )


def record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return number + bytes([len(data) & 0x7F | 0x80, len(data) >> 7]) + data


def text(value: str) -> bytes:
    return pack("<I", len(value)) + value.encode("utf-16-le")


def row(number: int, *, hidden: bool = False) -> bytes:
    return record(0, pack("<IIHBBBI", number, 0, 300, 0, 0x10 if hidden else 0, 0, 0))


def cell(kind: int, column: int, value: bytes) -> bytes:
    return record(kind, pack("<II", column, 0) + value)


def xlsb(state: int = 0) -> bytes:
    sheet = b"".join(
        (
            *(
                record(129),
                record(148, pack("<4I", 0, 2, 0, 5)),
                record(60, pack("<4IH", 2, 3, 2560, 0, 1)),
                record(145),
            ),
            *(row(0), cell(6, 0, text("Håbo")), cell(5, 1, pack("<d", 2.5)), cell(4, 2, b"\1"), cell(3, 3, b"\x17")),
            *(row(1, hidden=True), cell(6, 0, text("dold"))),
            *(record(146), record(177, pack("<I", 1)), record(176, pack("<4I", 2, 3, 1, 2)), record(178), record(130)),
        )
    )
    book = record(131) + record(153, pack("<III", 1, 0, 0)) + record(143)
    book += record(156, pack("<II", state, 1) + text("worksheet") + text("Blåd")) + record(144) + record(132)
    comments = record(635, pack("<5I", 0, 1, 1, 2, 2) + bytes(16)) + record(637, b"\0" + text("Anm å"))
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        made.writestr("[Content_Types].xml", TYPES)
        made.writestr("_rels/.rels", rels(officeDocument="xl/workbook.bin"))
        made.writestr("xl/workbook.bin", book)
        made.writestr("xl/_rels/workbook.bin.rels", rels(worksheet="worksheets/sheet1.bin"))
        made.writestr("xl/worksheets/sheet1.bin", sheet)
        made.writestr("xl/worksheets/_rels/sheet1.bin.rels", rels(comments="../comments1.bin"))
        made.writestr("xl/comments1.bin", comments)
    return stream.getvalue()


def test_an_xlsb_is_read_with_its_errors(read):
    (sheet,) = read(xlsb(), "bok.xlsb").sheets
    assert (sheet.name, sheet.rows[0][:4]) == ("Blåd", ("Håbo", 2.5, True, CellFault.REFERENCE))


@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        (Trait.HIDDEN_ROWS, [("Blåd", "2:2", "")]),
        (Trait.HIDDEN_COLUMNS, [("Blåd", "C:D", "")]),
        (Trait.MERGED, [("Blåd", "B3:C4", "")]),
        (Trait.COMMENT, [("Blåd", "C2", "Anm å")]),
        (Trait.DATES_1904, [("", "", "")]),
        (Trait.VERY_HIDDEN_SHEET, [("Blåd", "", "")]),
    ],
)
def test_an_xlsb_is_noted_like_the_others(read, trait, expected):
    remarks = read(xlsb(2), "bok.xlsb").remarks
    assert [(one.sheet, one.cell, one.text) for one in remarks if one.trait is trait] == expected


@pytest.mark.parametrize("cut", [1, 40, 200])
def test_an_xlsb_that_is_cut_short_is_damaged_or_read(read, cut):
    with ZipFile(BytesIO(xlsb())) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    parts["xl/worksheets/sheet1.bin"] = parts["xl/worksheets/sheet1.bin"][:cut]
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name, data in parts.items():
            made.writestr(name, data)
    try:
        assert read(stream.getvalue(), "bok.xlsb").sheets[0].name == "Blåd"
    except Unreadable as refusal:
        assert refusal.code is UnreadableCode.DAMAGED


@pytest.fixture(scope="module")
def old(office, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("xls")
    book = xlsxwriter.Workbook(folder / "bok.xlsx")
    sheet = book.add_worksheet("Blåd")
    sheet.write_formula("A1", "=1/0", value="#DIV/0!")
    sheet.write_formula("B1", "=NA()", value="#N/A")
    sheet.write_string("C1", "Ja")
    sheet.write_comment("B2", "Anm å", {"author": "Anna"})
    sheet.merge_range("B5:C6", "ihop")
    sheet.set_row(7, None, None, {"hidden": True})
    sheet.set_column("F:G", None, None, {"hidden": True})
    sheet.set_header("&LKommun")
    book.add_worksheet("Dold").hide()
    book.close()
    office.run("edit", path=str(folder / "bok.xlsx"), steps=[], save=[str(folder / "bok.xls")])
    return folder / "bok.xls"


@pytest.mark.libreoffice
def test_an_xls_is_read_with_its_errors(old):
    sheet = read_book(receive(old)).sheets[0]
    assert (sheet.name, sheet.rows[0][:3]) == ("Blåd", (CellFault.DIVISION, CellFault.MISSING, "Ja"))


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("trait", "expected"),
    [
        (Trait.COMMENT, ("Blåd", "B2", "Anm å")),
        (Trait.MERGED, ("Blåd", "B5:C6", "")),
        (Trait.HIDDEN_ROWS, ("Blåd", "8:8", "")),
        (Trait.HIDDEN_COLUMNS, ("Blåd", "F:G", "")),
        (Trait.HIDDEN_SHEET, ("Dold", "", "")),
    ],
)
def test_an_xls_is_noted_like_the_others(old, trait, expected):
    assert expected in [
        (one.sheet, one.cell, one.text) for one in read_book(receive(old)).remarks if one.trait is trait
    ]


@pytest.mark.libreoffice
def test_another_program_reads_our_xlsb_too(office, tmp_path):
    """The hand-made book is a real one: LibreOffice sees the same in it."""
    (tmp_path / "bok.xlsb").write_bytes(xlsb())
    office.run("edit", path=str(tmp_path / "bok.xlsb"), steps=[], save=[str(tmp_path / "bok.ods")])
    assert read_book(receive(tmp_path / "bok.ods")).sheets[0].value(1, 1) == "Håbo"
