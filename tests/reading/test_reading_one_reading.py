"""What the parser reads is what was looked over: whatever a package calls its parts, and however its zip may be read."""

from __future__ import annotations

import struct
from collections.abc import Callable
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from books_for_reading import MAIN, ods, plain_book, with_parts
from odd_parts import OFFICE, RELATIONS, relations
from python_calamine import CalamineWorkbook
from test_reading_binary_forms import xlsb

from samverkan_xl.model.cells import BookGrid, CellFault, Trait
from samverkan_xl.reading import limits
from samverkan_xl.reading.book import Unreadable, UnreadableCode
from samverkan_xl.reading.preflight.inspection import inspect

Read = Callable[..., BookGrid]
Refused = Callable[..., Unreadable]
FAR = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
"""What makes calamine abort, if it ever gets it."""


def sheet(value: str, rows: str = "") -> str:
    cell = f'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>{value}</v></c></row>'
    return f'<worksheet xmlns="{MAIN}"><sheetData>{cell}{rows}</sheetData></worksheet>'


def texts(text: str) -> str:
    return f'<sst xmlns="{MAIN}"><si><t>{text}</t></si></sst>'


def workbook(*names: str, prefix: str = "r") -> str:
    tabs = "".join(
        f'<sheet name="{name}" sheetId="{number}" {prefix}:id="rId{number}"/>' for number, name in enumerate(names, 1)
    )
    return f'<workbook xmlns="{MAIN}" xmlns:{prefix}="{OFFICE}"><sheets>{tabs}</sheets></workbook>'


ORDINARY: dict[str, str | bytes] = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
    "xl/workbook.xml": workbook("Blad"),
    "xl/_rels/workbook.xml.rels": relations(
        ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId9", "sharedStrings", "sharedStrings.xml")
    ),
    "xl/worksheets/sheet1.xml": sheet("7"),
    "xl/sharedStrings.xml": texts("rätt"),
}


def zipped(parts: dict[str, str | bytes]) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return stream.getvalue()


def without(*names: str, **others: str | bytes) -> dict[str, str | bytes]:
    return {name: data for name, data in ORDINARY.items() if name not in names}


def calling(part: str, name: str, target: str, kept: str = "xl/_rels/workbook.xml.rels") -> dict[str, str | bytes]:
    """Call a part something else, with a decoy under its usual name."""
    old = {"xl/sharedStrings.xml": "sharedStrings.xml", "xl/worksheets/sheet1.xml": "worksheets/sheet1.xml"}[part]
    decoy = texts("fel") if "shared" in part else sheet("13", FAR)
    return ORDINARY | {name: ORDINARY[part], part: decoy, kept: str(ORDINARY[kept]).replace(old, target)}


FORMS = {
    "as usual": ORDINARY,
    "in other cases": {name.upper(): data for name, data in ORDINARY.items()},
    "with backslashes": {name.replace("/", "\\"): data for name, data in ORDINARY.items()},
    "with a step in place": {f"./{name}": data for name, data in ORDINARY.items()},
    "from the root": {f"/{name}": data for name, data in ORDINARY.items()},
    "shared texts elsewhere": calling("xl/sharedStrings.xml", "xl/andra.dat", "andra.dat"),
    "shared texts above": calling("xl/sharedStrings.xml", "andra.dat", "../andra.dat"),
    "a sheet elsewhere": calling("xl/worksheets/sheet1.xml", "annat/blad.dat", "/annat/blad.dat"),
    "a sheet among charts": calling("xl/worksheets/sheet1.xml", "xl/chartsheets/sheet1.xml", "chartsheets/sheet1.xml"),
    "a sheet by a long way": calling("xl/worksheets/sheet1.xml", "xl/b.xml", "worksheets/../../xl/./b.xml"),
    "the workbook elsewhere": without("xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels")
    | {
        "_rels/.rels": relations(("rId1", "officeDocument", "bok/b.dat")),
        "bok/b.dat": ORDINARY["xl/workbook.xml"],
        "bok/_rels/b.dat.rels": relations(
            ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"), ("rId9", "sharedStrings", "/xl/sharedStrings.xml")
        ),
        "xl/workbook.xml": workbook("Fel"),
    },
    "with another prefix for its ids": ORDINARY | {"xl/workbook.xml": workbook("Blad", prefix="rel")},
    "with a binary workbook as a decoy": ORDINARY | {"xl/workbook.bin": b"\x83\x01\x00", "x/workbook.bin": b"x"},
    "without content types": without("[Content_Types].xml"),
    "without a word of its main part": without("_rels/.rels"),
    "without styles": ORDINARY | {"xl/styles.xml": "<styleSheet/>"},
    "with a thousand relations": ORDINARY
    | {
        "xl/_rels/workbook.xml.rels": relations(
            *((f"x{number}", "image", f"media/{number}.png") for number in range(1000)),
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId9", "sharedStrings", "sharedStrings.xml"),
        )
    },
    "with a doctype that is only a word in a comment": ORDINARY | {"docProps/a.svg": "<!DOCTYPE svg><svg/>"},
}


@pytest.mark.parametrize("form", FORMS)
def test_a_book_reads_the_same_whatever_its_parts_are_called(read: Read, form: str) -> None:
    (found,) = read(zipped(FORMS[form])).sheets
    assert (found.name, found.rows) == ("Blad", (("rätt", 7),))


@pytest.mark.parametrize("form", FORMS)
def test_a_far_cell_is_found_whatever_its_part_is_called(refused: Refused, form: str) -> None:
    """The look-over and the parser see the same sheet."""
    far = {
        name: data.replace("</row></sheetData>", f"</row>{FAR}</sheetData>")
        if isinstance(data, str) and "<v>7</v>" in data
        else data
        for name, data in FORMS[form].items()
    }
    assert refused(zipped(far), UnreadableCode.FAR_CELL).facts["cell"] == "XFD1048576"


@pytest.mark.parametrize("form", FORMS)
def test_a_long_text_in_thousands_of_cells_is_found_whatever_its_part_is_called(refused: Refused, form: str) -> None:
    cells = '<c r="A1" t="s"><v>0</v></c>' * 18_000
    long = {
        name: data.replace("rätt", "å" * 10_000 + "rätt" * 10_000).replace('<c r="A1" t="s"><v>0</v></c>', cells)
        if isinstance(data, str) and ("rätt" in data or "<v>7</v>" in data)
        else data
        for name, data in FORMS[form].items()
    }
    refused(zipped(long), UnreadableCode.TOO_LARGE)


BROKEN = {
    "a sheet that is not there": without("xl/worksheets/sheet1.xml"),
    "a workbook that is not there": without("xl/workbook.xml"),
    "a sheet that no relation leads to": ORDINARY | {"xl/_rels/workbook.xml.rels": relations()},
    "two sheets of one name": ORDINARY
    | {
        "xl/workbook.xml": workbook("Blad", "Blad"),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet2.xml")
        ),
        "xl/worksheets/sheet2.xml": sheet("8"),
    },
    "one part for two sheets": ORDINARY
    | {
        "xl/workbook.xml": workbook("Blad", "Annat"),
        "xl/_rels/workbook.xml.rels": relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"), ("rId2", "worksheet", "worksheets/sheet1.xml")
        ),
    },
    "shared texts that are not there": without("xl/sharedStrings.xml"),
    "a relation that leads out": ORDINARY
    | {"xl/_rels/workbook.xml.rels": relations(("rId1", "worksheet", "../../../../../../etc/passwd"))},
}


@pytest.mark.parametrize("form", BROKEN)
def test_a_book_whose_parts_do_not_hang_together_is_damaged(refused: Refused, form: str) -> None:
    refused(zipped(BROKEN[form]), UnreadableCode.DAMAGED)


@pytest.mark.parametrize("form", FORMS)
def test_a_book_cut_off_anywhere_or_changed_in_a_byte_gives_its_values_or_a_reason(read: Read, form: str) -> None:
    content = zipped(FORMS[form])
    for at in range(0, len(content), len(content) // 50):
        for spoiled in (content[:at], content[:at] + bytes([content[at] ^ 0x55]) + content[at + 1 :]):
            try:
                found = read(spoiled)
            except Unreadable:
                continue
            assert [each.value(1, 2) for each in found.sheets] == [7]


def test_a_byte_changed_in_an_unpacked_sheet_is_damage_and_in_a_picture_it_is_not(read: Read, refused: Refused) -> None:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name, data in (ORDINARY | {"xl/media/bild.png": b"en bild", "docProps/custom.xml": "<a>0580</a>"}).items():
            made.writestr(name, data)
    content = stream.getvalue()
    refused(content.replace(b"<v>7</v>", b"<v>8</v>"), UnreadableCode.DAMAGED)
    refused(content.replace(b"0580", b"0581"), UnreadableCode.DAMAGED)
    assert read(content.replace(b"en bild", b"en bulk")).sheets[0].value(1, 2) == 7


def two_faced(hidden: str, shown: str) -> bytes:
    """Give a zip whose local headers and directory disagree about which entry is the sheet."""
    name, other = "xl/worksheets/sheet1.xml", "xl/worksheets/sheet9.xml"
    content = bytearray(zipped(ORDINARY | {name: hidden, other: shown}))
    directory = content.index(b"PK\1\2")
    for old, new in ((name, b"?" * len(name)), (other, name.encode()), ("?" * len(name), other.encode())):
        at = content.index(old.encode() if isinstance(old, str) else old, directory)
        content[at : at + len(new)] = new
    return bytes(content)


def test_a_zip_whose_two_lists_of_names_disagree_is_refused(refused: Refused) -> None:
    refused(two_faced(sheet("1", FAR), sheet("7")), UnreadableCode.DAMAGED)
    refused(two_faced(sheet("7"), sheet("1", FAR)), UnreadableCode.DAMAGED)


def test_sizes_told_after_the_data_and_in_sixty_four_bits_are_read(read: Read) -> None:
    class OneWay(BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    stream = OneWay()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name, data in ORDINARY.items():
            with made.open(name, "w", force_zip64=True) as entry:
                entry.write(data.encode() if isinstance(data, str) else data)
    assert read(stream.getvalue()).sheets[0].value(1, 2) == 7


def test_the_parser_is_handed_what_was_looked_over_and_nothing_else() -> None:
    book = zipped(ORDINARY | {"xl/media/hemlig.bin": b"x", "xl/externalLinks/externalLink1.xml": "<externalLink/>"})
    with ZipFile(BytesIO(inspect(book).content)) as copy:
        assert sorted(copy.namelist()) == [
            "_rels/.rels",
            "xl/_rels/workbook.xml.rels",
            "xl/sharedStrings.xml",
            "xl/workbook.xml",
            "xl/worksheets/sheet1.xml",
        ]
        assert copy.testzip() is None
    with ZipFile(BytesIO(inspect(ods("") + b"").content)) as copy:
        assert copy.namelist() == ["mimetype", "META-INF/manifest.xml", "content.xml"]


def test_a_skipped_sheet_is_not_handed_on_and_so_harms_nobody_wherever_its_values_lie() -> None:
    two = ORDINARY | {
        "xl/workbook.xml": workbook("Blad", "Andra"),
        "xl/_rels/workbook.xml.rels": str(ORDINARY["xl/_rels/workbook.xml.rels"]).replace(
            "</Relationships>",
            f'<Relationship Id="rId2" Type="{OFFICE}/worksheet" Target="worksheets/b.xml"/></Relationships>',
        ),
        "xl/worksheets/b.xml": sheet("8"),
    }
    far = two | {"xl/worksheets/b.xml": sheet("8", FAR)}
    for book in (two, far):
        copy = inspect(zipped(book), skipped=("Andra",)).content
        assert CalamineWorkbook.from_filelike(BytesIO(copy)).sheet_names == ["Blad"]
        assert b"XFD1048576" not in copy
    with pytest.raises(Unreadable):
        inspect(zipped(far), skipped=("Blad",))


@pytest.mark.parametrize("name", ['Två & "tre"', "<Blad>", "a\tb", "_x000D_", "🏛", "'", "A" * 31, " "])
def test_a_sheets_name_comes_through_whatever_it_is(read: Read, name: str) -> None:
    from xml.sax.saxutils import escape

    escaped = escape(name, {'"': "&quot;", "\t": "&#9;"})
    (found,) = read(zipped(ORDINARY | {"xl/workbook.xml": workbook(escaped)})).sheets
    assert found.name == name


def test_a_sheet_of_excel_four_macros_is_told_and_the_rest_is_read(read: Read) -> None:
    """As Excel lays it: a sheet of its own kind, in a folder of its own."""
    macros = (
        f'<xm:macrosheet xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main" xmlns="{MAIN}"><sheetData>'
        '<row r="1"><c r="A1"><f>EXEC("calc.exe")</f><v>0</v></c></row></sheetData></xm:macrosheet>'
    )
    kind = "http://schemas.microsoft.com/office/2006/relationships/xlMacrosheet"
    rels = (
        f'<Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" Type="{OFFICE}/worksheet" '
        f'Target="worksheets/sheet1.xml"/><Relationship Id="rId9" Type="{OFFICE}/sharedStrings" Target="sharedStrings.xml"/>'
        f'<Relationship Id="rId2" Type="{kind}" Target="macrosheets/sheet1.xml"/></Relationships>'
    )
    book = ORDINARY | {
        "xl/workbook.xml": workbook("Blad", "Makro1"),
        "xl/_rels/workbook.xml.rels": rels,
        "xl/macrosheets/sheet1.xml": macros,
    }
    found = read(zipped(book))
    assert [(each.name, each.rows) for each in found.sheets] == [("Blad", (("rätt", 7),)), ("Makro1", ((0,),))]
    assert Trait.MACROS in {each.trait for each in found.remarks}


def test_an_unknown_sign_in_a_sheet_that_lies_elsewhere_is_a_fault_and_the_rest_is_read(read: Read) -> None:
    parts = calling("xl/worksheets/sheet1.xml", "annat/blad.dat", "/annat/blad.dat")
    cell = '<c r="C1" t="e"><v>#BUSY!</v></c></row>'
    parts["annat/blad.dat"] = str(parts["annat/blad.dat"]).replace("</row>", cell)
    (found,) = read(zipped(parts)).sheets
    assert found.rows == (("rätt", 7, CellFault.OTHER),)


def test_a_binary_book_is_copied_too(read: Read) -> None:
    book = with_parts(xlsb(), {"xl/media/bild.bin": b"x", "xl/workbook.xml": workbook("Fel")})
    assert read(book, "bok.xlsb") == read(xlsb(), "bok.xlsb")


def test_the_size_of_a_picture_counts_but_it_is_not_copied(monkeypatch: pytest.MonkeyPatch) -> None:
    import os

    picture = os.urandom(200_000)
    assert len(inspect(with_parts(plain_book(), {"xl/media/bild.png": picture})).content) < 50_000
    monkeypatch.setattr(limits, "MAX_INFLATED_BYTES", 100_000)
    with pytest.raises(Unreadable):
        inspect(with_parts(plain_book(), {"xl/media/bild.png": picture}))


def test_a_directory_that_points_outside_the_file_is_damage(refused: Refused) -> None:
    content = bytearray(zipped(ORDINARY))
    at = content.index(b"PK\1\2")
    content[at + 42 : at + 46] = struct.pack("<L", 0xFFFFFFF0)
    refused(bytes(content), UnreadableCode.DAMAGED)
