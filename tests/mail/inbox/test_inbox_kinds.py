"""What an attachment is: told from its bytes alone."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from aspose.email_foss import cfb
from letter_making import zipped

from samverkan_xl.mail.inbox.archives import files_of
from samverkan_xl.mail.inbox.kinds import kind_of
from samverkan_xl.mail.inbox.letters import Part, Remark
from samverkan_xl.mail.inbox.part_kinds import Kind
from samverkan_xl.mail.inbox.workbook_forms import workbook_suffix


def compound(*streams):
    root = cfb.CFBStorage("Root Entry")
    for name in streams:
        root.add_stream(cfb.CFBStream(name, b"x" * 5_000))
    return cfb.CFBWriter.to_bytes(cfb.CFBDocument(root))


def opendocument(kind):
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("mimetype", f"application/vnd.oasis.opendocument.{kind}")
        archive.writestr("content.xml", "<a/>")
    return stream.getvalue()


def package(*names):
    return zipped(dict.fromkeys(("[Content_Types].xml", *names), "x"))


@pytest.mark.parametrize(
    ("content", "suffix"),
    [
        (package("xl/workbook.xml"), ".xlsx"),
        (package("XL/workbook.xml"), ".xlsx"),
        (package("other/workbook.xml"), ".xlsx"),
        (package("xl/workbook.xml", "xl/vbaProject.bin"), ".xlsm"),
        (package("xl/workbook.bin"), ".xlsb"),
        (package("xl/workbook.xml")[:-40], ".xlsx"),
        (opendocument("spreadsheet"), ".ods"),
        (compound("Workbook"), ".xls"),
        (compound("Book"), ".xls"),
        (compound("EncryptedPackage", "EncryptionInfo"), ".xlsx"),
        (b"\x09\x04\x06\x00" + b"\0" * 40, ".xls"),
        (b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>', ".xml"),
        (b'<?xml version="1.0"?><office:document mimetype="application/vnd.oasis.opendocument.spreadsheet"/>', ".fods"),
    ],
)
def test_a_workbook_of_any_kind_is_known_and_gets_its_right_ending(content, suffix):
    assert (kind_of(content), workbook_suffix(content)) == (Kind.WORKBOOK, suffix)


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"", Kind.EMPTY),
        (zipped({"a.txt": "x"}), Kind.ARCHIVE),
        (zipped({"a.txt": "x"})[:-10], Kind.ARCHIVE),
        (package("word/document.xml"), Kind.DOCUMENT),
        (package("ppt/presentation.xml"), Kind.DOCUMENT),
        (opendocument("text"), Kind.DOCUMENT),
        (compound("WordDocument"), Kind.DOCUMENT),
        (compound("Annat"), Kind.OTHER),
        (compound("__properties_version1.0"), Kind.OUTLOOK),
        (b"Subject: Svar\r\n\r\nhej", Kind.LETTER),
        (b"\xef\xbb\xbfSubject: Svar\r\n\r\nhej", Kind.LETTER),
        (b"1234\nReceived: from a\r\nFrom: b\r\n\r\nhej", Kind.LETTER),
        (b"Hej: vi ses\r\n", Kind.TEXT),
        (b"Hej\r\nSubject: x\r\n", Kind.TEXT),
        (b"From a@b.se Mon Mar  2 09:00:00 2026\nFrom: b\n", Kind.MAILBOX),
        (b"From now on 2026 is the year\nthat counts", Kind.TEXT),
        (b"{\\rtf1}", Kind.DOCUMENT),
        (b"GIF89a", Kind.PICTURE),
        (b"Rar!\x1a\x07", Kind.OTHER_ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", Kind.OTHER_ARCHIVE),
        (b"\x1f\x8b\x08", Kind.OTHER_ARCHIVE),
        (b"MSCF\0\0", Kind.OTHER_ARCHIVE),
        (b"bok.xlsx".ljust(257, b"\0") + b"ustar\0", Kind.OTHER_ARCHIVE),
        (b"!BDN\0\0", Kind.OUTLOOK_STORE),
        (
            b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://a.se\r\nSubject: Svar\r\n\r\n",
            Kind.PAGE_ARCHIVE,
        ),
        (
            b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\nContent-Type: multipart/related\r\n\r\n",
            Kind.PAGE_ARCHIVE,
        ),
        (b"MIME-Version: 1.0\r\nSubject: Svar\r\n\r\nX-Document-Type: Workbook", Kind.LETTER),
        (zipped({"a.zip": package("xl/workbook.xml")}), Kind.ARCHIVE),
        (b"\x05" + b"Anna".ljust(164, b"\0"), Kind.LOCK),
        (b"<!DOCTYPE html><html>", Kind.HTML),
        (b"<xml/>", Kind.TEXT),
        (b"\x00\x01\x02", Kind.OTHER),
        (b"BEGIN:VCALENDAR", Kind.CALENDAR),
    ],
)
def test_all_else_is_known_for_what_it_is(content, kind):
    assert kind_of(content) is kind


def test_the_names_in_an_archive_are_read_as_their_sender_wrote_them():
    archive = zipped({"H\xe5bo.xlsx": "x", "mapp\\bok.xlsx": "y"})
    mac = zipped({"Haabo.xlsx": "x"}).replace(b"Haabo", "H\xe5bo".encode())
    old = zipped({"Habo.xlsx": "x"}).replace(b"Habo", "H\xe5bo".encode("cp437"))
    names = [[part.name for part in files_of(content, "a.zip", 1_000)] for content in (archive, mac, old)]
    assert names == [["H\xe5bo.xlsx", "bok.xlsx"], ["H\xe5bo.xlsx"], ["H\xe5bo.xlsx"]]


def test_a_file_whose_promised_size_is_a_lie_is_a_damaged_archive():
    archive = bytearray(zipped({"a.bin": b"0" * 500}))
    at = archive.index(b"PK\x01\x02") + 24
    archive[at : at + 4] = (100).to_bytes(4, "little")
    assert list(files_of(bytes(archive), "a.zip", 10_000)) == [Remark("skadat-arkiv", {"namn": "a.zip"})]


def test_an_archive_packed_in_an_uncommon_way_is_named():
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("bok.xlsx", "x")
    assert list(files_of(stream.getvalue(), "a.zip", 10_000)) == [Remark("annat-arkiv", {"namn": "a.zip"})]


def test_what_is_in_an_archive_before_its_fault_is_kept():
    found = list(files_of(zipped({"a.txt": "x", "b.txt": "y" * 900}), "a.zip", 500))
    assert found == [Part("a.txt", b"x"), Remark("for-mycket", {"namn": "a.zip"})]
