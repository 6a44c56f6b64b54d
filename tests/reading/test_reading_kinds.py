"""What is no workbook is told for what it is, by its bytes, with advice of its own where there is any."""

from __future__ import annotations

import struct
from io import BytesIO
from zipfile import ZipFile

import pytest
from books_for_reading import ods, plain_book

from samverkan_xl.model.catalogue import sentence
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.reading.book import UnreadableCode

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
LETTER = b"From: anna@example.se\r\nTo: bo@example.se\r\nSubject: Kommunbok\r\nMIME-Version: 1.0\r\n\r\nHej"


def ole(name: str) -> bytes:
    return OLE + bytes(512) + name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)


def zipped(*names: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as made:
        for name in names:
            made.writestr(name, "<x/>")
    return stream.getvalue()


OTHER = UnreadableCode.NOT_A_WORKBOOK


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (b"%PDF-1.7\n", OTHER, "pdf"),
        (b"II*\0\x08\0\0\0", OTHER, "bild"),
        (b"RIFF\0\0\0\0WEBPVP8 ", OTHER, "bild"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", OTHER, "bild"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0", OTHER, "film"),
        (b"{\\rtf1 hej}", OTHER, "rtf"),
        (ole("WordDocument"), OTHER, "word"),
        (ole("PowerPoint Document"), OTHER, "powerpoint"),
        (zipped("[Content_Types].xml", "word/document.xml"), OTHER, "word"),
        (zipped("[Content_Types].xml", "ppt/presentation.xml"), OTHER, "powerpoint"),
        (b"<html><table><tr><td>Kommun</td></tr></table></html>", OTHER, "html"),
        (b"  <!DOCTYPE html>\n<html lang='sv'>", OTHER, "html"),
        (b"<meta http-equiv='Content-Type'><table border=1>", OTHER, "html"),
        (b"<?xml version='1.0'?><a/>", OTHER, "xml"),
        (b"Hej!\nBoken kommer i morgon.\n", OTHER, "text"),
        (b"MZ\x90\0", OTHER, "program"),
        (b"\0\x05\x16\x07\0\x02\0\0Mac OS X", OTHER, "macskrap"),
        (b"\x01\x02\x03\0\x04", OTHER, "okant"),
        (b"Kommun;Svar\nHabo;Ja\n", UnreadableCode.VALUES_ONLY, "csv"),
        (b"\xef\xbb\xbfKommun,Svar,Datum\r\nHabo,Ja,1\r\n", UnreadableCode.VALUES_ONLY, "csv"),
        ("\ufeffKommun\tSvar\nHabo\tJa\n".encode("utf-16-le"), UnreadableCode.VALUES_ONLY, "csv"),
        (LETTER, UnreadableCode.MAIL, "epost"),
        (b"From bo@example.se Mon Nov 23 2026\nFrom: a\nSubject: b\n\n", UnreadableCode.MAIL, "epost"),
        (ole("__properties_version1.0"), UnreadableCode.MAIL, "epost"),
        (b"\x78\x9f\x3e\x22\x01\x00", UnreadableCode.MAIL, "epost"),
        (b"[InternetShortcut]\r\nURL=https://example.se/bok.xlsx\r\n", UnreadableCode.ONLY_A_LINK, "lank"),
        (b"[{000214A0}]\r\nProp3=19,2\r\n[InternetShortcut]\r\nURL=https://x\r\n", UnreadableCode.ONLY_A_LINK, "lank"),
        (b"L\0\0\0\x01\x14\x02\0\0\0\0\0\xc0\0", UnreadableCode.ONLY_A_LINK, "lank"),
        (b'<?xml version="1.0"?><!DOCTYPE plist><plist><dict><key>URL</key><string>x</string>', UnreadableCode.ONLY_A_LINK, "lank"),
        (b"bplist00\xd1\x01\x02SURL_\x10\x13https://example.se", UnreadableCode.ONLY_A_LINK, "lank"),
        (b'{"url": "https://docs.google.com/open?id=1", "doc_id": "1", "email": "a@b"}', UnreadableCode.ONLY_A_LINK, "lank"),
        (zipped("Data/a.jpg", "Index/Document.iwa", "Index/Tables/Tile.iwa"), UnreadableCode.NUMBERS, "numbers"),
        (zipped("preview.jpg", "Index.zip"), UnreadableCode.NUMBERS, "numbers"),
        (b"Rar!\x1a\x07", UnreadableCode.OTHER_ARCHIVE, "arkiv"),
        (b"7z\xbc\xaf\x27\x1c", UnreadableCode.OTHER_ARCHIVE, "arkiv"),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">', UnreadableCode.OLD_XLS, None),
    ],
)  # fmt: skip
def test_each_kind_is_told_by_its_bytes_and_says_what_to_do(refused, content, code, kind):
    refusal = refused(content, code, "kommunbok.xls")
    assert refusal.facts.get("kind") == kind
    said = sentence(Finding(refusal.code.value, Severity.ERROR, facts=refusal.facts))
    assert said.count(".") >= 2
    assert "något annat" not in said or kind == "okant"


def test_opendocument_in_one_flat_file_is_a_workbook(read):
    content = ZipFile(
        BytesIO(
            ods(
                '<table:table table:name="Blad"><table:table-row>\n  <table:table-cell office:value-type="float" office:value="7"/>\n</table:table-row></table:table>'
            )
        )
    ).read("content.xml")
    flat = content.replace(b"office:document-content", b"office:document").replace(
        b"<office:document ", b'<office:document office:mimetype="application/vnd.oasis.opendocument.spreadsheet" ', 1
    )
    assert read(flat, "bok.fods").sheets[0].value(1, 1) == 7


ANNA = "Anna Ö"
OWNER = b"\x06Anna \xd6".ljust(55, b" ") + b"\x06\0" + ANNA.encode("utf-16-le").ljust(108, b" \0"[:1])
"""As Excel writes it: the name twice, each time with its length first."""


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("~$bok.xlsx", OWNER), ("~$bok.xlsx", b"\x05Anna ".ljust(162, b" ")), ("~$bok.xlsx", b""), ("bok.xlsx", OWNER),
        (".~lock.bok.ods#", b",anna,dator,01.01.2026 12:00,file:///home;"), (".~lock.bok.ods#", b""),
    ],
)  # fmt: skip
def test_a_lock_file_is_a_line(refused, name, content):
    refused(content, UnreadableCode.LOCK_FILE, name)


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("brev.txt", b"1. Hej! Vi kommer med boken.\n".ljust(165, b"x"), UnreadableCode.NOT_A_WORKBOOK),
        ("bok.xlsx", b"\x05Anna ".ljust(165, b" "), UnreadableCode.NOT_A_WORKBOOK),
        ("~$bok.xlsx", b"%PDF-1.7".ljust(165, b" "), UnreadableCode.NOT_A_WORKBOOK),
        ("~$svar.txt", b"Hej! Vi kommer med boken i morgon.", UnreadableCode.NOT_A_WORKBOOK),
        ("~$bok.xlsx", b"\x05" * 2000, UnreadableCode.NOT_A_WORKBOOK),
        (".~lock.bok.ods#", b"%PDF-1.7", UnreadableCode.NOT_A_WORKBOOK),
        ("bok.xlsx", b"", UnreadableCode.EMPTY_FILE),
    ],
)
def test_what_is_only_as_long_as_a_lock_file_or_called_like_one_is_what_it_holds(refused, name, content, code):
    refused(content, code, name)


def test_a_book_that_is_called_like_a_lock_file_is_read(read):
    assert read(plain_book(), "~$bok.xlsx").sheets
