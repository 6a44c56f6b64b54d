"""Formats: what each program makes of a book, archives of books, and all that is no book."""

from __future__ import annotations

import re
import struct
from collections.abc import Callable
from datetime import date
from io import BytesIO
from struct import pack
from unicodedata import normalize
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import xlsxwriter
from catalogue_preflight import OLE, locked
from odd_books import DEFINITION, TODAY, Book, Formula, zipped
from odd_entries import BOOK, IN, OUT, Files, Odd

from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.reading.fast import read_sheets
from samverkan_xl.templates import button_project
from samverkan_xl.writing.button.book import button_book
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.report.book import county_report

PASSWORDS = {"passwords": ("fel", "hemligt")}
LETTER = b"From: anna@example.se\r\nTo: bo@example.se\r\nSubject: Kommunbok\r\nMIME-Version: 1.0\r\n\r\nHej"
_TEXT = re.compile(r"<si>(.*?)</si>", re.DOTALL)


def on_every_sheet(book: Book, change: Callable[[str], str]) -> None:
    book.flush()
    book.opened.clear()
    for name in book.parts:
        if name.startswith("xl/worksheets/sheet"):
            book.parts[name] = change(book.text(name)).encode()


def texts_in_place(book: Book) -> Callable[[str], str]:
    strings = _TEXT.findall(book.text("xl/sharedStrings.xml"))
    return lambda text: re.sub(
        r't="s"><v>(\d+)</v>', lambda found: f't="inlineStr"><is>{strings[int(found[1])]}</is>', text
    )


def from_google(book: Book) -> None:
    """Write texts in the cells, no dimension, and keep no document properties."""
    in_place = texts_in_place(book)
    on_every_sheet(book, lambda text: re.sub(r"<dimension[^>]*/>", "", in_place(text)))
    book.replace("_rels/.rels", ("docProps/", "borta/"))
    for name in ("docProps/custom.xml", "docProps/core.xml", "docProps/app.xml"):
        book.parts.pop(name)


def from_the_web(book: Book) -> None:
    book.replace(
        "xl/_rels/workbook.xml.rels",
        ('Target="worksheets', 'Target="/xl/worksheets'),
        ('Target="sharedStrings', 'Target="/xl/sharedStrings'),
        ('Target="styles', 'Target="/xl/styles'),
    )
    book.replace("_rels/.rels", ('Target="', 'Target="/'))


def from_a_mac(book: Book) -> None:
    """Zip it again as a Mac does, and write å, ä and ö in two signs each, in texts and sheet names."""
    book.replace(
        "xl/sharedStrings.xml",
        *((letter, normalize("NFD", letter)) for letter in "åäöÅÄÖ" if letter in book.text("xl/sharedStrings.xml")),
    )
    workbook = book.text("xl/workbook.xml")
    book.parts["xl/workbook.xml"] = re.sub(
        r'<sheet name="[^"]*"', lambda found: normalize("NFD", found[0]), workbook
    ).encode()
    book.parts["__MACOSX/xl/._workbook.xml"] = b"\0\x05\x16\x07"


def from_wps(book: Book) -> None:
    """Quote with apostrophes, begin with a mark, and name itself WPS."""
    on_every_sheet(
        book, lambda text: "\ufeff" + re.sub(r"<(c|row)( [^<>]*)>", lambda found: found[0].replace('"', "'"), text)
    )
    book.replace("docProps/app.xml", ("Microsoft Excel", "WPS Spreadsheets"))


def from_numbers(book: Book) -> None:
    """Give every table a sheet that bears both names, put a summary first, and keep no properties and nothing hidden."""
    workbook = book.text("xl/workbook.xml")
    names = re.findall(r'<sheet name="([A-ZÅÄÖ][^"]*)"', workbook)
    for name in names:
        book.rename(name, f"{name} - Tabell 1")
    book.add_sheet("Exportsammanfattning").fill("A1", ("Det här dokumentet exporterades från Numbers.",))
    book.replace("_rels/.rels", ("docProps/", "borta/"))


def with_prefixes(book: Book) -> None:
    """Prefix every element, as the Open XML SDK and WPS do."""
    on_every_sheet(book, lambda text: re.sub(r"<(/?)(?=[a-zA-Z])", r"<\1x:", text).replace("xmlns=", "xmlns:x="))


def from_libreoffice(book: Book) -> None:
    """Write a truth as a formula."""
    book.set("Stödfrågor!D5", Formula("TRUE()", True))
    book.set("Stödfrågor!E5", Formula("FALSE()", False))


_DAY_STYLE = 1


def as_xlsb(book: Book) -> Files:
    """Write the values of the sheets as Excel's binary form: records of a kind, a length, and what they hold."""
    sheets = [
        one for one in read_sheets(book.bytes(), ()) if one.name not in {"_kontroll", "_land", "_listor", "Översikt"}
    ]
    bundles = b"".join(
        _record(156, pack("<II", 0, number) + _wide(f"rId{number}") + _wide(sheet.name))
        for number, sheet in enumerate(sheets, 1)
    )
    formats = (
        _record(617, pack("<I", 2))
        + b"".join(_record(47, pack("<HHHHHBBHH", 0, number, 0, 0, 0, 0, 0, 0, 0)) for number in (0, 14))
        + _record(618)
    )
    targets = {f"rId{number}": ("worksheet", f"worksheets/sheet{number}.bin") for number, _ in enumerate(sheets, 1)} | {
        "rIdS": ("styles", "styles.bin")
    }
    parts = {
        "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        "_rels/.rels": _rels({"rId1": ("officeDocument", "xl/workbook.bin")}),
        "xl/_rels/workbook.bin.rels": _rels(targets),
        "xl/workbook.bin": _record(131) + _record(143) + bundles + _record(144) + _record(132),
        "xl/styles.bin": _record(278) + formats + _record(279),
    }
    for number, sheet in enumerate(sheets, 1):
        parts[f"xl/worksheets/sheet{number}.bin"] = _binary_sheet(sheet.rows)
    return {"bok.xlsb": zipped(parts)}


def _binary_sheet(rows) -> bytes:
    width = max(map(len, rows), default=1)
    found = [_record(129), _record(148, pack("<4I", 0, len(rows), 0, width)), _record(145)]
    for number, cells in enumerate(rows):
        found.append(_record(0, pack("<IIHBBBI", number, 0, 300, 0, 0, 0, 0)))
        found += (_binary_cell(column, value) for column, value in enumerate(cells) if value is not None)
    return b"".join((*found, _record(146), _record(130)))


def _binary_cell(column: int, value: object) -> bytes:
    match value:
        case bool():
            return _record(4, pack("<IIB", column, 0, value))
        case date():
            return _record(5, pack("<IId", column, _DAY_STYLE, (value - date(1899, 12, 30)).days))
        case int() | float():
            return _record(5, pack("<IId", column, 0, value))
        case _:
            return _record(6, pack("<II", column, 0) + _wide(str(value)))


def _record(kind: int, data: bytes = b"") -> bytes:
    number = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, left = b"", len(data)
    while left >= 0x80:
        length, left = length + bytes([left & 0x7F | 0x80]), left >> 7
    return number + length + bytes([left]) + data


def _wide(text: str) -> bytes:
    return pack("<I", len(text.encode("utf-16-le")) // 2) + text.encode("utf-16-le")


def _rels(targets: dict[str, tuple[str, str]]) -> bytes:
    lines = "".join(
        f'<Relationship Id="{key}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" Target="{target}"/>'
        for key, (kind, target) in targets.items()
    )
    return f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{lines}</Relationships>'.encode()


def as_opendocument(book: Book) -> Files:
    """Write the values as an OpenDocument book, with the properties beside them."""
    tables = "".join(
        _table(one)
        for one in read_sheets(book.bytes(), ())
        if one.name not in {"_kontroll", "_land", "_listor", "Översikt"}
    )
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "meta")
    )
    content = f'<?xml version="1.0" encoding="UTF-8"?><office:document-content{spaces}><office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>'
    defined = "".join(
        f'<meta:user-defined meta:name="{name}">{value}</meta:user-defined>'
        for name, value in (("kommunkod", book.code), ("period", "2026"), ("revision", "1"))
    )
    meta = f'<?xml version="1.0" encoding="UTF-8"?><office:document-meta{spaces}><office:meta>{defined}</office:meta></office:document-meta>'
    return {
        "bok.ods": zipped(
            {
                "mimetype": b"application/vnd.oasis.opendocument.spreadsheet",
                "META-INF/manifest.xml": b"<m/>",
                "content.xml": content.encode(),
                "meta.xml": meta.encode(),
            }
        )
    }


def _table(grid) -> str:
    rows = "".join(
        f"<table:table-row>{''.join(map(_cell, cells)) or '<table:table-cell/>'}</table:table-row>"
        for cells in grid.rows
    )
    return f'<table:table table:name="{escape(grid.name)}">{rows}</table:table>'


def _cell(value: object) -> str:
    match value:
        case None:
            return "<table:table-cell/>"
        case bool():
            return f'<table:table-cell office:value-type="boolean" office:boolean-value="{str(value).lower()}"/>'
        case date():
            return f'<table:table-cell office:value-type="date" office:date-value="{value:%Y-%m-%d}"/>'
        case int() | float():
            return f'<table:table-cell office:value-type="float" office:value="{value!r}"/>'
        case _:
            return f'<table:table-cell office:value-type="string">{"".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).splitlines())}</table:table-cell>'


def around(times: int):
    def make(book: Book) -> Files:
        content, name = book.bytes(), BOOK
        for _ in range(times):
            content, name = zipped({name: content}), "svar.zip"
        return {name: content}

    return make


def in_a_folder(name: str):
    return lambda book: {"svar.zip": zipped({f"{name}/bok.xlsx": book.bytes()})}


def behind(before: bytes, name: str = BOOK):
    def make(book: Book) -> Files:
        content = book.bytes()
        return {name: before + (content if name == BOOK else zipped({BOOK: content}))}

    return make


def leading_out(book: Book) -> Files:
    return {"svar.zip": zipped({"../../.bashrc": b"x", "mapp/bok.xlsx": book.bytes()})}


def swelling(book: Book) -> Files:
    return {"svar.zip": zipped({"bok.xlsx": book.bytes(), "bild.bmp": bytes(30_000_000)})}


def under_password(book: Book) -> Files:
    """Set the mark of encryption on what is in the archive."""
    content = bytearray(zipped({BOOK: book.bytes()}))
    content[6] |= 1
    content[content.rindex(b"PK\x01\x02") + 8] |= 1
    return {"svar.zip": bytes(content)}


def ole(name: str) -> bytes:
    return OLE + bytes(512) + name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)


def parts(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as made:
        for name in names:
            made.writestr(ZipInfo(name), b"<x/>")
    return stream.getvalue()


def other_workbook() -> bytes:
    stream = BytesIO()
    made = xlsxwriter.Workbook(stream, {"in_memory": True})
    made.add_worksheet("Budget").write_row(0, 0, ["Hyra", 12])
    made.close()
    return stream.getvalue()


def other_report() -> bytes:
    return county_report(consolidate((), DEFINITION, TODAY, "05"))


def consolidation_workbook() -> bytes:
    settings = ButtonSettings()
    return button_book(settings, button_project(), TODAY)


JUNK = {
    "~$bok.xlsx": (b"\x05Anna ".ljust(165, b" "), "lasfil"),
    ".~lock.bok.ods#": (b",anna,dator,2026-01-01;", "lasfil"),
    "brev.pdf": (b"%PDF-1.7\n%", "inte-arbetsbok"),
    "foto.jpg": (b"\xff\xd8\xff\xe0bild", "inte-arbetsbok"),
    "skärmbild.png": (b"\x89PNG\r\n\x1a\n", "inte-arbetsbok"),
    "foto.heic": (b"\0\0\0\x18ftypheic\0\0\0\0", "inte-arbetsbok"),
    "svar.eml": (LETTER, "epost"),
    "svar.msg": (ole("__properties_version1.0"), "epost"),
    "winmail.dat": (b"\x78\x9f\x3e\x22\x01\x00", "epost"),
    "svar.docx": (parts("[Content_Types].xml", "word/document.xml"), "inte-arbetsbok"),
    "svar.doc": (ole("WordDocument"), "inte-arbetsbok"),
    "bilder.pptx": (parts("[Content_Types].xml", "ppt/presentation.xml"), "inte-arbetsbok"),
    "svar.csv": (b"Kommun;Svar\r\nHabo;Ja\r\n", "csv"),
    "svar.xls": (b"<html><table><tr><td>Kommun</td></tr></table></html>", "inte-arbetsbok"),
    "läs mig.txt": (b"Hej! Boken kommer i morgon.", "inte-arbetsbok"),
    "svar.rar": (b"Rar!\x1a\x07\x01\x00", "annat-arkiv"),
    "svar.7z": (b"7z\xbc\xaf\x27\x1c", "annat-arkiv"),
    "bok.url": (b"[InternetShortcut]\r\nURL=https://example.se/bok.xlsx\r\n", "lank"),
    "bok.lnk": (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0", "lank"),
    "bok.gsheet": (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1"}', "lank"),
    "bok.numbers": (parts("Data/a.jpg", "Index/Document.iwa", "Index/Tables/Tile.iwa"), "numbers"),
    "tom.xlsx": (b"", "tom-fil"),
    "setup.exe": (b"MZ\x90\0", "inte-arbetsbok"),
    "gammal.xls": (b"\x09\x04\x06\x00\0\0\x10\0", "gammalt-xls"),
    "tom.zip": (parts(), "arkiv-utan-bok"),
}
"""Files that are no workbooks, with what each is said to be."""

DROPPINGS = {"Thumbs.db": b"x", ".DS_Store": b"x", "desktop.ini": b"[x]", "__MACOSX/._bok.xlsx": b"\0\x05\x16\x07"}
TRACES = tuple(name for name in DROPPINGS if not name.startswith("__MACOSX"))
"""Those that lie among the books; a program's own folder is its own affair."""

RENAMED_BY_NUMBERS = tuple(
    f"upplysning blad-omdopt {sheet} - Tabell 1!A1"
    for sheet in (
        "Start",
        "Stödfrågor",
        "Lagkrav",
        "Behov",
        "Beslut",
        "Organisation",
        "Roller",
        "Förankring",
        "Överenskommelser",
        "Tidplan",
        "Uppföljning",
        "Rapportering",
        "Utvärdering",
    )
)

FORMATS = (
    Odd("Boken är sparad som .xlsb", as_xlsb, status={"bok.xlsb": IN}),
    Odd("Boken är sparad som .ods", as_opendocument, status={"bok.ods": IN}),
    Odd("Boken är sparad i Google Kalkylark", from_google),
    Odd("Boken är sparad i Excel på webben", from_the_web),
    Odd("Boken är sparad på en Mac, med å, ä och ö i två tecken", from_a_mac, ("upplysning rubriker-i-delar",)),
    Odd("Boken är sparad i WPS", from_wps),
    Odd("Boken är sparad av ett program som sätter förled på varje element", with_prefixes),
    Odd("Boken är exporterad ur Numbers", from_numbers, (*RENAMED_BY_NUMBERS, "upplysning extra-blad", "upplysning extra-blad")),
    Odd("LibreOffice har skrivit =TRUE() i ett svar", from_libreoffice, ("upplysning rattat Stödfrågor!D5", "upplysning rattat Stödfrågor!E5", "upplysning parterna-svarar-olika Stödfrågor!E5"), rows={"support_questions 1": {"answer_municipality": "Ja", "answer_police": "Nej"}}),
    Odd("Boken ligger i ett zip-arkiv", around(1), status={"svar.zip/bok.xlsx": IN}),
    Odd("Boken ligger i en mapp som heter word i ett arkiv", in_a_folder("word"), status={"svar.zip/word/bok.xlsx": IN}),
    Odd("Boken ligger i en mapp som heter xl i ett arkiv", in_a_folder("xl"), status={"svar.zip/xl/bok.xlsx": IN}),
    Odd("Ett program har skrivit en rad framför boken", behind(b"Granskad av postskyddet\r\n")),
    Odd("Arkivet har märket för ett delat arkiv framför sig", behind(b"PK00", "svar.zip"), status={"svar.zip/bok.xlsx": IN}),
    Odd("Arkivet är ett program som packar upp sig självt", behind(b"MZ\x90\0", "svar.exe"), {"svar.exe": ("fel inte-arbetsbok",)}, {"svar.exe": OUT}, counted=False, tells=("ett program",)),
    Odd("Boken ligger i en mapp i ett arkiv i ett arkiv", around(2), status={"svar.zip/svar.zip/bok.xlsx": IN}),
    Odd("Boken ligger i ett arkiv i ett arkiv i ett arkiv", around(3), {"svar.zip/svar.zip/svar.zip": ("fel arkiv-i-arkiv",), "svar.zip": ("fel arkiv-delvis",)}, {"svar.zip/svar.zip/svar.zip": OUT, "svar.zip": OUT}, counted=False),
    Odd("Arkivet har ett lösenord", under_password, {"svar.zip/bok.xlsx": ("fel arkiv-losenord",), "svar.zip": ("fel arkiv-delvis",)}, {"svar.zip/bok.xlsx": OUT, "svar.zip": OUT}, counted=False),
    Odd("Ett namn i arkivet pekar ut ur mappen", leading_out, {"svar.zip/../../.bashrc": ("fel arkiv-sokvag",), "svar.zip": ("fel arkiv-delvis",)}, {"svar.zip/../../.bashrc": OUT, "svar.zip/mapp/bok.xlsx": IN, "svar.zip": OUT}),
    Odd("En fil i arkivet sväller tusenfalt", swelling, {"svar.zip/bild.bmp": ("fel misstankt",), "svar.zip": ("fel arkiv-delvis",)}, {"svar.zip/bild.bmp": OUT, "svar.zip/bok.xlsx": IN, "svar.zip": OUT}),
    Odd("Arkivet har ingen bok", lambda book: {"svar.zip": zipped({"brev.pdf": b"%PDF-1.7"})}, {"svar.zip/brev.pdf": ("fel inte-arbetsbok",), "svar.zip": ("fel arkiv-utan-bok",)}, {"svar.zip/brev.pdf": OUT, "svar.zip": OUT}, counted=False),
    Odd("Boken har lösenord, och rätt lösenord är angivet", lambda book: {BOOK: locked(book.bytes(), "hemligt")}, asked=PASSWORDS),
    Odd("Boken har lösenord, och fel lösenord är angivna", lambda book: {BOOK: locked(book.bytes(), "annat")}, ("fel fel-losenord",), counted=False, asked=PASSWORDS),
    Odd("Skräp ligger bredvid boken", lambda book: {BOOK: book.bytes()} | {name: content for name, (content, _) in JUNK.items()}, {name: (f"{'upplysning' if code == 'lasfil' else 'fel'} {code}",) for name, (_, code) in JUNK.items()}, {BOOK: IN} | dict.fromkeys(JUNK, OUT)),
    Odd("Program har lämnat spår i mappen", lambda book: {BOOK: book.bytes()} | DROPPINGS, dict.fromkeys(TRACES, ("upplysning bifil",)), {BOOK: IN} | dict.fromkeys(TRACES, OUT), tells=("Inget behöver göras.",)),
    Odd("Boken är en kalkyl av annat slag", lambda book: {BOOK: other_workbook()}, ("fel okand-bok",), counted=False),
    Odd("Boken är en annan länsrapport", lambda book: {BOOK: other_report()}, ("upplysning lansrapport",), counted=False, tells=("Det är en länsrapport; den räknas inte som ett svar.",)),
    Odd("Boken är en konsolideringsbok", lambda book: {"Konsolidering.xlsm": consolidation_workbook()}, {"Konsolidering.xlsm": ("upplysning konsolideringsbok",)}, {"Konsolidering.xlsm": OUT}, counted=False),
)  # fmt: skip
