"""What cannot be read is refused with a reason, and never takes the process with it."""

from __future__ import annotations

import struct
import subprocess
import sys
import warnings
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from time import perf_counter
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from books_for_reading import ods, plain_book, with_parts, with_rows
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samverkan_xl.model.cells import BookGrid
from samverkan_xl.reading import isolation, limits, received
from samverkan_xl.reading.book import Received, Unreadable, UnreadableCode, read_book, receive
from samverkan_xl.reading.preflight.package import unpack
from samverkan_xl.reading.unreadable import parser_faults

Refused = Callable[..., Unreadable]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def _stream(name: str) -> bytes:
    return name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)


@pytest.mark.parametrize(
    ("content", "code", "kind"),
    [
        (b"", UnreadableCode.EMPTY_FILE, None),
        (b"\x07Anna An".ljust(55, b" ") + b"\x07\0" + b" " * 108, UnreadableCode.LOCK_FILE, None),
        (OLE + bytes(512) + _stream("EncryptedPackage"), UnreadableCode.ENCRYPTED, None),
        (OLE + bytes(512) + _stream("Workbook"), UnreadableCode.OLD_XLS, None),
        (OLE + bytes(512) + _stream("WordDocument"), UnreadableCode.NOT_A_WORKBOOK, "word"),
        (OLE + bytes(512) + _stream("Anything"), UnreadableCode.NOT_A_WORKBOOK, "ole"),
        (b"\x09\x04\x06\x00 abc", UnreadableCode.OLD_XLS, None),
        (b"%PDF-1.7", UnreadableCode.NOT_A_WORKBOOK, "pdf"),
        (b"\x89PNG\r\n", UnreadableCode.NOT_A_WORKBOOK, "bild"),
        (b"<!DOCTYPE html><html>", UnreadableCode.NOT_A_WORKBOOK, "html"),
        (b"a;b;c\n1;2;3\n", UnreadableCode.VALUES_ONLY, "csv"),
        (b"PK\x03\x04 and then nothing", UnreadableCode.DAMAGED, None),
        (plain_book()[:-300], UnreadableCode.DAMAGED, None),
    ],
)
def test_each_strange_file_gets_its_own_reason(
    refused: Refused, content: bytes, code: UnreadableCode, kind: str | None
) -> None:
    """Told by content, though every one of them is called .xlsx."""
    assert refused(content, code).facts.get("kind") == kind


def test_a_lock_file_is_known_by_its_name_too(refused: Refused) -> None:
    """LibreOffice writes a line of text, of no fixed length."""
    refused(b",anna,dator,2026-01-01;", UnreadableCode.LOCK_FILE, ".~lock.bok.xlsx#")


def test_a_workbook_by_any_other_extension_is_read(read: Callable[..., BookGrid]) -> None:
    """The extension is what somebody once typed."""
    assert read(plain_book(), "bok.txt").sheets[0].name == "Blad"


def test_a_zip_of_something_else_is_no_workbook(refused: Refused) -> None:
    """A letter is said to be a letter."""
    stream = BytesIO()
    with ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert refused(stream.getvalue(), UnreadableCode.NOT_A_WORKBOOK).facts == {"kind": "word"}


@pytest.mark.parametrize(
    "cell",
    [
        '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>',
        "<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>",
        '<row r="1048576"><c s="0" r = "XFD1048576"><v>1</v></c></row>',
        '<row r="1048576"><c\tr="xfd1048576"><v>1</v></c></row>',
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t></t></is></c></row>',
        '<row r="1048576"><c r="XFD1048576" t="str"><f>A1</f><v></v></c></row>',
        '<row r="1048576"><c r="XFD1048576" t="e"><v>#N/A</v></c></row>',
        f'<row r="1048576">{"<c/>" * 16383}<c><v>1</v></c></row>',
    ],
)
def test_a_value_far_out_is_refused_before_it_can_abort_the_process(refused: Refused, cell: str) -> None:
    """However its address is written, and with the address as the fact."""
    near = '<row r="1"><c r="A1"><v>1</v></c></row>'
    facts = refused(with_rows(near + cell), UnreadableCode.FAR_CELL).facts
    assert facts == {"sheet": "Blad", "cell": "XFD1048576"}


def test_a_far_value_in_prefixed_markup_is_refused(refused: Refused) -> None:
    """A prefix is no hiding place."""
    rows = '<x:row r="1"><x:c r="XFD1048576"><x:v>1</x:v></x:c></x:row>'
    refused(with_rows(rows, "x"), UnreadableCode.FAR_CELL)


def test_formatting_far_out_is_tolerated(read: Callable[..., BookGrid]) -> None:
    """People colour whole columns; that is no value."""
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576" s="0"/></row>'
    assert read(with_rows(rows)).sheets[0].rows == ((1,),)


def test_a_boastful_dimension_costs_nothing(read: Callable[..., BookGrid]) -> None:
    """Only cells count, not what the sheet says of itself."""
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        '<dimension ref="A1:XFD1048576"/><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>'
    )
    book = read(with_parts(plain_book(), {"xl/worksheets/sheet1.xml": sheet}))
    assert book.sheets[0].rows == ((1,),)


def test_a_broad_and_deep_sheet_is_refused_by_its_area(refused: Refused) -> None:
    """Two values may each lie near an edge and still span millions of blank cells."""
    rows = '<row r="1"><c r="NN1"><v>1</v></c></row><row r="19999"><c r="A19999"><v>1</v></c></row>'
    assert refused(with_rows(rows), UnreadableCode.TOO_LARGE).facts == {"sheet": "Blad"}


def test_declared_entities_are_suspicious(refused: Refused) -> None:
    """No office program declares any."""
    bomb = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bbb">]><sst/>'
    content = with_parts(plain_book(), {"xl/sharedStrings.xml": bomb})
    assert refused(content, UnreadableCode.SUSPICIOUS).facts == {"part": "xl/sharedStrings.xml"}


@pytest.mark.parametrize("name", ["xl/worksheets/sheet4.dat", "xl/bok.bok", "xl/utan-andelse"])
def test_declared_entities_are_suspicious_whatever_the_part_is_called(refused: Refused, name: str) -> None:
    """A relation may lead to a part of any name."""
    bomb = '\ufeff <!DOCTYPE a [<!ENTITY b "bbb">]><worksheet/>'
    assert refused(with_parts(plain_book(), {name: bomb}), UnreadableCode.SUSPICIOUS).facts == {"part": name}


def test_a_picture_may_have_a_doctype(read: Callable[..., BookGrid]) -> None:
    """Honest SVG files do."""
    svg = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" ""><svg/>'
    assert read(with_parts(plain_book(), {"xl/media/image1.svg": svg})).sheets


def test_an_encoding_that_nobody_here_knows_is_refused_rather_than_read_as_other_words(refused: Refused) -> None:
    """The fast reader takes UTF-7 for UTF-8, and EBCDIC for a blank sheet."""
    sheet = ZipFile(BytesIO(with_rows('<row r="1"><c r="A1"><v>1</v></c></row>'))).read("xl/worksheets/sheet1.xml")
    for name, encoding in (("UTF-7", "utf-7"), ("KOI8-R", "utf-8"), ("cp037", "cp037"), ("windows-1252", "latin-1")):
        text = sheet.decode().replace("UTF-8", name).replace("<v>1", "<v>1\x81")
        part = {"xl/worksheets/sheet1.xml": text.encode(encoding, "xmlcharrefreplace")}
        assert refused(with_parts(plain_book(), part), UnreadableCode.ENCODING).facts == {
            "part": "xl/worksheets/sheet1.xml"
        }


@pytest.mark.parametrize("name", ["ISO-8859-1", "windows-1252", "iso-8859-15"])
def test_letters_that_stand_in_utf_8_under_another_name_are_refused_since_two_readings_are_possible(
    refused: Refused, name: str
) -> None:
    """The parser would go by the name, and Håbo become HÃ¥bo in a row that is otherwise whole."""
    row = '<row r="1"><c r="A1" t="inlineStr"><is><t>Håbo</t></is></c></row>'
    sheet = ZipFile(BytesIO(with_rows(row))).read("xl/worksheets/sheet1.xml").decode().replace("UTF-8", name)
    part = {"xl/worksheets/sheet1.xml": sheet.encode()}
    assert refused(with_parts(plain_book(), part), UnreadableCode.ENCODING).facts == {
        "part": "xl/worksheets/sheet1.xml"
    }


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("UTF-16", "utf-16"), ("UTF-16", "utf-16-le"), ("UTF-16BE", "utf-16-be"), ("ISO-8859-1", "latin-1"),
        ("windows-1252", "cp1252"), ("iso-8859-15", "iso-8859-15"), ("UTF-8", "utf-8-sig"), ("UTF-16", "utf-8"),
    ],
)  # fmt: skip
def test_known_encodings_are_read_right_in_every_part(read: Callable[..., BookGrid], name: str, encoding: str) -> None:
    """Whatever part it is: the workbook, the shared texts or a sheet."""
    book = plain_book("Blåbär")
    with ZipFile(BytesIO(book)) as made:
        parts = {one: made.read(one).decode() for one in made.namelist() if one.endswith((".xml", ".rels"))}
    row = '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Håbo</t></is></c></row></sheetData>'
    parts["xl/worksheets/sheet1.xml"] = parts["xl/worksheets/sheet1.xml"].replace("<sheetData/>", row)
    wide = {one: text.replace("UTF-8", name).encode(encoding, "xmlcharrefreplace") for one, text in parts.items()}
    (sheet,) = read(with_parts(book, wide)).sheets
    assert (sheet.name, sheet.value(1, 1)) == ("Blåbär", "Håbo")


def test_a_doctype_in_a_wide_encoding_is_seen(refused: Refused) -> None:
    """It cannot hide from a search in bytes."""
    bomb = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE a [<!ENTITY b "x">]><a/>'
    for encoding in ("utf-16", "utf-16-le", "utf-16-be"):
        parts = {"xl/sharedStrings.xml": bomb.encode(encoding)}
        assert refused(with_parts(plain_book(), parts), UnreadableCode.SUSPICIOUS).facts == {
            "part": "xl/sharedStrings.xml"
        }


def test_a_swelling_part_is_suspicious(refused: Refused) -> None:
    """Ten megabytes of nothing in ten kilobytes."""
    content = with_parts(plain_book(), {"xl/media/a.bin": bytes(10_000_000)})
    assert refused(content, UnreadableCode.SUSPICIOUS).facts == {"part": "xl/media/a.bin"}


def test_a_part_larger_than_it_says_is_never_inflated_beyond_its_word(refused: Refused) -> None:
    """The header's size is the sender's word, and it is held to."""
    content = with_parts(plain_book(), {"xl/media/a.bin": bytes(5_000_000)})
    lying = content.replace(struct.pack("<L", 5_000_000), struct.pack("<L", 50))
    assert refused(lying, UnreadableCode.SUSPICIOUS).facts == {"part": "xl/media/a.bin"}


def test_rubbish_costs_the_patterns_no_more_than_a_sheet(refused: Refused) -> None:
    """Nearly a megabyte that never closes a tag is refused in a moment, not in an hour."""
    sheet = "<worksheet><sheetData>" + '<f <c t="str"' * 70_000
    begun = perf_counter()
    refused(with_parts(plain_book(), {"xl/worksheets/sheet1.xml": sheet}), UnreadableCode.DAMAGED)
    assert perf_counter() - begun < 5


def test_too_many_bytes_in_all_are_refused(refused: Refused, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sum counts, not only each part."""
    monkeypatch.setattr(limits, "MAX_INFLATED_BYTES", 1000)
    refused(plain_book(), UnreadableCode.TOO_LARGE)


def test_too_many_parts_are_suspicious(refused: Refused) -> None:
    """A workbook has tens of parts, not thousands."""
    parts: dict[str, bytes | str] = {f"xl/media/{n}": b"" for n in range(limits.MAX_PARTS)}
    refused(with_parts(plain_book(), parts), UnreadableCode.SUSPICIOUS)


def test_a_zip_with_two_ends_is_read_apart(read: Callable[..., BookGrid]) -> None:
    """Another reader might see another book in it; a worker may die of that, we may not."""
    content = with_rows('<row r="1"><c r="A1"><v>1</v></c></row>')
    stored = BytesIO(content)
    with ZipFile(stored, "a") as archive:
        archive.writestr("xl/embeddings/inner.xlsx", plain_book())
    assert read(stored.getvalue()).sheets[0].rows == ((1,),)


def test_a_dying_worker_is_a_damaged_file(monkeypatch: pytest.MonkeyPatch) -> None:
    """An abort in native code ends the worker, and only the worker."""
    monkeypatch.setattr(isolation, "_START", "import os; os.abort()")
    with pytest.raises(Unreadable) as caught:
        isolation.apart("sheets", b"")
    assert caught.value.code is UnreadableCode.DAMAGED
    monkeypatch.setattr(isolation, "_START", "import time; time.sleep(60)")
    monkeypatch.setattr(limits, "MAX_SECONDS", 0.2)
    monkeypatch.setattr(limits, "LEAST_SECONDS", 0.2)
    with pytest.raises(Unreadable) as caught:
        isolation.apart("sheets", b"")
    assert caught.value.code is UnreadableCode.TOO_SLOW


def test_a_vanished_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    """The operating system's errors become reasons; a folder comes here only when it was not walked into."""
    with pytest.raises(Unreadable) as gone:
        receive(tmp_path / "borta.xlsx")
    with pytest.raises(Unreadable) as folder:
        receive(tmp_path)
    assert (gone.value.code, folder.value.code) == (UnreadableCode.GONE, UnreadableCode.FOLDER_LINK)


def test_a_file_without_bounds_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The size is asked for first."""
    path = tmp_path / "stor.xlsx"
    path.write_bytes(b"x" * 11)
    monkeypatch.setattr(received, "MAX_FILE_BYTES", 10)
    with pytest.raises(Unreadable) as caught:
        receive(path)
    assert caught.value.code is UnreadableCode.TOO_LARGE


def test_a_received_file_is_left_as_it_was(tmp_path: Path) -> None:
    """Read-only files are received, and neither bytes nor time change."""
    path = tmp_path / "bok.xlsx"
    path.write_bytes(plain_book())
    path.chmod(0o444)
    before = path.stat().st_mtime_ns
    book = receive(path)
    read_book(book)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (book.content, before)


def test_a_panic_is_caught_but_an_interruption_is_not() -> None:
    """Rust's panic derives from BaseException, as does the user's Ctrl+C."""

    class Panic(BaseException):
        pass

    with pytest.raises(Unreadable), parser_faults():
        raise Panic
    for passing in (KeyboardInterrupt, SystemExit, MemoryError):
        with pytest.raises(passing), parser_faults():
            raise passing


_GOOD = with_rows('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#N/A</v></c></row>')


@given(at=st.integers(0, len(_GOOD) - 1), byte=st.integers(0, 255))
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_flipped_byte_ends_in_a_grid_or_a_reason(at: int, byte: int) -> None:
    """Never in another exception."""
    content = _GOOD[:at] + bytes([byte]) + _GOOD[at + 1 :]
    try:
        assert read_book(Received(Path("bok.xlsx"), "", content)).sheets is not None
    except Unreadable as refusal:
        assert refusal.code in UnreadableCode


def test_the_package_itself_loads_no_excel_library() -> None:
    """The door opens fast; the libraries come with the first book."""
    line = "import sys, samverkan_xl.reading; assert not {'python_calamine', 'openpyxl'} & set(sys.modules)"
    root = Path(__file__).parents[2]
    subprocess.run([sys.executable, "-c", line], check=True, cwd=root)


def test_an_encrypted_opendocument_book_is_said_to_be_so(refused: Refused) -> None:
    """The manifest tells."""
    content = with_parts(
        ods(""), {"META-INF/manifest.xml": "<m><manifest-encryption-data/></m>", "content.xml": b"\0\1\xff"}
    )
    refused(content, UnreadableCode.ENCRYPTED_ODS, "bok.ods")


def test_deflated_rubbish_is_damage(refused: Refused) -> None:
    """A part that does not inflate is a damaged file."""
    content = bytearray(plain_book())
    with ZipFile(BytesIO(bytes(content))) as archive:
        entry = archive.getinfo("xl/worksheets/sheet1.xml")
    start = entry.header_offset + 30 + len(entry.filename)
    content[start : start + 8] = b"\xff" * 8
    assert entry.compress_type == ZIP_DEFLATED
    refused(bytes(content), UnreadableCode.DAMAGED)


@pytest.mark.parametrize(("again", "code"), [(b"<a/>", None), (b"<b/>", UnreadableCode.SUSPICIOUS)])
@pytest.mark.parametrize("name", ["a.xml", "A.XML"])
def test_two_parts_of_one_name_are_one_when_they_hold_the_same_and_suspicious_when_not(again, code, name):
    stream = BytesIO()
    with warnings.catch_warnings(action="ignore"), ZipFile(stream, "w") as made:
        made.writestr("a.xml", b"<a/>")
        made.writestr(name, again)
    if code is None:
        assert unpack(stream.getvalue()).find("a.xml") == b"<a/>"
    else:
        with pytest.raises(Unreadable) as refused:
            unpack(stream.getvalue())
        assert refused.value.code is code
