"""Books for the reading tests, built in memory: real ones by XlsxWriter, strange ones sheet by sheet."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def plain_book(*names: str) -> bytes:
    """Give an ordinary workbook with these sheets, each blank."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    for name in names or ("Blad",):
        book.add_worksheet(name)
    book.close()
    return stream.getvalue()


def with_parts(content: bytes, parts: dict[str, bytes | str]) -> bytes:
    """Replace or add parts of a zip."""
    stream = BytesIO()
    with ZipFile(BytesIO(content)) as old, ZipFile(stream, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return stream.getvalue()


def with_rows(rows: str, prefix: str = "") -> bytes:
    """Give a workbook whose only sheet, Blad, has exactly this markup for its rows."""
    colon = f"{prefix}:" if prefix else ""
    declared = f":{prefix}" if prefix else ""
    sheet = (
        f'<?xml version="1.0" encoding="UTF-8"?><{colon}worksheet xmlns{declared}="{MAIN}">'
        f"<{colon}sheetData>{rows}</{colon}sheetData></{colon}worksheet>"
    )
    return with_parts(plain_book(), {"xl/worksheets/sheet1.xml": sheet})


def ods(tables: str, extra: dict[str, str] | None = None) -> bytes:
    """Give an OpenDocument book with this markup for its tables."""
    spaces = "".join(
        f' xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{short}:1.0"'
        for short in ("office", "table", "text", "draw", "form")
    )
    spaces += ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'
    content = (
        f"<office:document-content{spaces}><office:body><office:spreadsheet>{tables}"
        "</office:spreadsheet></office:body></office:document-content>"
    )
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        for name, data in ({"META-INF/manifest.xml": "<m/>", "content.xml": content} | (extra or {})).items():
            archive.writestr(name, data)
    return stream.getvalue()
