"""Zip archives become their files, each with its own name and digest, within bounds and never on disk."""

from __future__ import annotations

import struct
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZIP_STORED, ZipFile, ZipInfo
from zlib import crc32

import pytest
from books_for_reading import ods, plain_book, with_parts

from samverkan_xl.model.catalogue import sentence
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.reading import limits
from samverkan_xl.reading.archives import files_inside, is_archive
from samverkan_xl.reading.book import Received, Unreadable, UnreadableCode

BOOK = plain_book()


def archive(*files: tuple[str | ZipInfo, bytes], compression: int = ZIP_DEFLATED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", compression) as made:
        for name, content in files:
            made.writestr(name, content)
    return stream.getvalue()


def received(content: bytes) -> Received:
    return Received(Path("in/arkiv.zip"), sha256(content).hexdigest(), content)


def inside(content: bytes) -> dict[str, Received | Unreadable]:
    return {each.name: each.found for each in files_inside(received(content))}


def refusals(content: bytes) -> dict[str, str]:
    return {name: found.code.value for name, found in inside(content).items() if isinstance(found, Unreadable)}


def test_each_file_comes_out_by_its_path_with_its_own_digest():
    found = inside(archive(("a.xlsx", BOOK), ("mapp/brev.txt", b"Hej")))
    assert {name: one.sha256 for name, one in found.items()} == {
        "a.xlsx": sha256(BOOK).hexdigest(),
        "mapp/brev.txt": sha256(b"Hej").hexdigest(),
    }
    assert found["a.xlsx"].content == BOOK


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (archive(("a.xlsx", BOOK)), True),
        (archive(("brev.txt", b"x")), True),
        (archive(), True),
        (BOOK, False),
        (ods(""), False),
        (archive(("word/document.xml", b"<w/>")), False),
        (archive(("docProps/app.xml", b"<a/>"), ("[Content_Types].xml", b"<t/>")), False),
        (archive(("Index/Document.iwa", b"x")), False),
        (archive(("preview.jpg", b"x"), ("Index.zip", b"x")), False),
        (archive(("word/0580.xlsx", BOOK)), True),
        (archive(("xl/0580.xlsx", BOOK), ("xl/worksheets/0581.xlsx", BOOK)), True),
        (archive(("svar/0580.xlsx", BOOK), ("ppt/0581.xlsx", BOOK), ("index/0582.xlsx", BOOK)), True),
        (archive(("docProps/0580.xlsx", BOOK)), True),
        (archive(("_rels/0580.xlsx", BOOK)), True),
        (archive(("mimetype", b"vad jag vill"), ("0580.xlsx", BOOK)), True),
        (archive(("mimetype", b"application/epub+zip"), ("a.html", b"x")), False),
        (archive(("Index.zip", b"x"), ("0580.xlsx", BOOK)), True),
        (archive(("word\\document.xml", b"<w/>")), False),
        (b"PK00" + archive(("0580.xlsx", BOOK)), True),
        (b"PK\x07\x08" + archive(("0580.xlsx", BOOK)), True),
        (b"Granskad av post@kommun.se\r\n" + archive(("0580.xlsx", BOOK)), True),
        (b"Granskad av post@kommun.se\r\n" + BOOK, False),
        (b"MZ\x90\0" + archive(("0580.xlsx", BOOK)), False),
        (b"%PDF-1.7 " + archive(("0580.xlsx", BOOK)), False),
        (BOOK[:-300], False),
        (b"PK\x03\x04 and then nothing", False),
        (b"a;b", False),
    ],
)
def test_an_archive_is_told_from_what_is_a_zip_by_its_form(content, expected):
    assert is_archive(received(content)) is expected


def raw_name(raw: bytes, *, utf8: bool) -> bytes:
    """Give an archive whose only file is named by these bytes, as another country's Windows or a Mac writes them."""
    made = archive(("X" * len(raw), BOOK)).replace(b"X" * len(raw), raw)
    flags = struct.pack("<H", 0x800 if utf8 else 0)
    return b"".join(
        part[:at] + flags + part[at + 2 :]
        for part, at in ((made[: made.index(b"PK\x01\x02")], 6), (made[made.index(b"PK\x01\x02") :], 8))
    )


@pytest.mark.parametrize(
    ("raw", "utf8"),
    [
        ("Åtvidaberg ö.xlsx".encode("cp850"), False),
        ("Åtvidaberg ö.xlsx".encode(), True),
        ("Åtvidaberg ö.xlsx".encode(), False),
        ("A\u030atvidaberg o\u0308.xlsx".encode(), False),
    ],
)
def test_swedish_names_are_as_their_sender_saw_them(raw, utf8):
    assert list(inside(raw_name(raw, utf8=utf8))) == ["Åtvidaberg ö.xlsx"]


@pytest.mark.parametrize(
    "name",
    ["../b.xlsx", "a/../../b.xlsx", "/etc/b.xlsx", "C:\\b.xlsx", "c:b.xlsx", "\\\\server\\b.xlsx", "a\\..\\b.xlsx"],
)
def test_a_name_that_leads_elsewhere_is_refused_and_the_rest_comes_out(name):
    content = archive((name, BOOK), ("bra.xlsx", BOOK))
    assert list(refusals(content).values()) == ["arkiv-sokvag"]
    assert isinstance(inside(content)["bra.xlsx"], Received)


def test_backslashes_are_folders():
    assert list(inside(archive(("mapp\\b.xlsx", BOOK)))) == ["mapp/b.xlsx"]


def test_droppings_of_programs_are_passed_over():
    droppings = [(name, b"x") for name in ("__MACOSX/._b.xlsx", "._b.xlsx", "m/.DS_Store", "Thumbs.db", "desktop.ini")]
    assert list(inside(archive(*droppings, ("b.xlsx", BOOK), (".dold.xlsx", BOOK)))) == ["b.xlsx", ".dold.xlsx"]


def test_two_files_of_one_name_are_both_there():
    assert list(inside(archive(("b.xlsx", BOOK), ("b.xlsx", BOOK + b"\0")))) == ["b.xlsx", "b (2).xlsx"]


@pytest.mark.parametrize("before", [b"PK00", b"PK\x07\x08", b"Granskad av post@kommun.se\r\n", b"\0" * 5000])
def test_what_stands_before_a_zip_takes_nothing_from_what_is_in_it(read, before):
    assert read(before + BOOK) == read(BOOK)
    found = inside(before + archive(("b.xlsx", BOOK)))
    assert found["b.xlsx"].content == BOOK


@pytest.mark.parametrize("before", [b"MZ\x90\0", b"%PDF-1.7\n"])
def test_a_program_or_a_letter_with_a_zip_behind_it_is_what_it_begins_as(refused, before):
    assert refused(before + BOOK, UnreadableCode.NOT_A_WORKBOOK).facts["kind"] in {"program", "pdf"}


def test_no_two_files_ever_get_one_name(recwarn):
    names = ("a.xlsx", "a.xlsx", "a (2).xlsx", "A.xlsx", "a.xlsx", "m\\b.xlsx", "m/b.xlsx", "./a.xlsx")
    content = archive(*((name, BOOK) for name in names), ("i.zip/b.xlsx", BOOK), ("i.zip", archive(("b.xlsx", BOOK))))
    found = [each.name for each in files_inside(received(content))]
    assert found == [
        *("a.xlsx", "a (2).xlsx", "a (2) (2).xlsx", "A.xlsx", "a (3).xlsx"),
        *("m/b.xlsx", "m/b (2).xlsx", "a (4).xlsx", "i.zip/b.xlsx", "i.zip/b (2).xlsx"),
    ]


def test_a_file_that_was_damaged_in_the_archive_is_a_line_and_the_rest_comes_out():
    content = archive(("brev.txt", b"Hej, allihop!"), ("b.xlsx", BOOK), compression=ZIP_STORED)
    assert refusals(content.replace(b"Hej, allihop!", b"Hej, allihip!")) == {"brev.txt": "skadad"}


def test_an_archive_in_an_archive_is_opened_and_one_deeper_is_not():
    once = archive(("b.xlsx", BOOK))
    content = archive(("inre.zip", archive(("b.xlsx", BOOK), ("djup.zip", once))))
    assert list(inside(content)) == ["inre.zip/b.xlsx", "inre.zip/djup.zip"]
    assert refusals(content) == {"inre.zip/djup.zip": "arkiv-i-arkiv"}


def locked(content: bytes, password: bytes) -> bytes:
    """Give the same archive, of one file, under zip's own old lock."""
    with ZipFile(BytesIO(content)) as made:
        (entry,) = made.infolist()
    keys = [0x12345678, 0x23456789, 0x34567890]

    def turn(byte: int) -> None:
        keys[0] = crc32(bytes([byte]), keys[0] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = crc32(bytes([keys[1] >> 24]), keys[2] ^ 0xFFFFFFFF) ^ 0xFFFFFFFF

    for byte in password:
        turn(byte)
    begin = 30 + len(entry.filename)
    hidden = bytearray()
    for byte in bytes(11) + bytes([entry.CRC >> 24]) + content[begin : begin + entry.compress_size]:
        mask = keys[2] | 2
        hidden.append(byte ^ ((mask * (mask ^ 1) >> 8) & 0xFF))
        turn(byte)
    size = struct.pack("<L", len(hidden))
    local = bytearray(content[:begin])
    local[6:8], local[18:22] = b"\1\0", size
    directory = bytearray(content[begin + entry.compress_size :])
    directory[8:10], directory[20:24] = b"\1\0", size
    end = directory.rindex(b"PK\5\6")
    directory[end + 16 : end + 20] = struct.pack("<L", begin + len(hidden))
    return bytes(local + hidden + directory)


def test_a_file_that_the_archive_locks_comes_out_with_the_password_that_fits():
    content = locked(archive(("b.xlsx", BOOK)), b"hemligt")
    assert refusals(content) == {"b.xlsx": "arkiv-losenord"}
    for passwords in (("hemligt",), ("fel", "hemligt"), (*tuple(map(str, range(600))), "hemligt")):
        (found,) = files_inside(received(content), passwords)
        assert found.found.content == BOOK
    for passwords in (("fel",), tuple(map(str, range(600)))):
        (found,) = files_inside(received(content), passwords)
        assert found.found.code is UnreadableCode.ARCHIVE_LOCKED


def test_an_archive_locked_by_a_newer_lock_or_with_too_much_under_it_says_what_to_do(monkeypatch):
    content = bytearray(locked(archive(("b.xlsx", BOOK)), b"x"))
    aes = content.rindex(b"PK\1\2") + 10
    content[aes : aes + 2] = b"\x63\0"
    (found,) = files_inside(received(bytes(content)), ("x",))
    assert found.found.code is UnreadableCode.ARCHIVE_LOCKED
    assert "Packa upp arkivet" in sentence(Finding(found.found.code.value, Severity.ERROR))
    monkeypatch.setattr(limits, "MAX_LOCKED_BYTES", 100)
    (found,) = files_inside(received(locked(archive(("b.xlsx", BOOK)), b"x")), ("x",))
    assert found.found.code is UnreadableCode.ARCHIVE_LOCKED


def test_a_swelling_file_is_refused_and_the_rest_comes_out():
    content = archive(("bomb.xlsx", bytes(10_000_000)), ("b.xlsx", BOOK))
    assert refusals(content) == {"bomb.xlsx": "misstankt"}


def test_a_file_packed_in_another_way_is_a_line():
    assert refusals(archive(("b.xlsx", BOOK), compression=ZIP_LZMA)) == {"b.xlsx": "skadad"}


def test_a_file_larger_than_any_book_is_a_line(monkeypatch):
    monkeypatch.setattr(limits, "MAX_FILE_BYTES", 100)
    assert refusals(archive(("b.xlsx", BOOK))) == {"b.xlsx": "for-stor"}


@pytest.mark.parametrize(
    ("limit", "most"), [("MAX_ARCHIVED_FILES", 3), ("MAX_ARCHIVED_BYTES", 100), ("MAX_ARCHIVE_MARKS", 3)]
)
def test_an_archive_beyond_its_bounds_is_refused_before_anything_is_taken_out(monkeypatch, limit, most):
    monkeypatch.setattr(limits, limit, most)
    content = archive(*((f"{number}.txt", b"x" * 50) for number in range(4)))
    assert is_archive(received(content))
    with pytest.raises(Unreadable) as caught:
        inside(content)
    assert caught.value.code is UnreadableCode.ARCHIVE_TOO_LARGE


def test_the_bounds_hold_for_archives_inside_too(monkeypatch):
    monkeypatch.setattr(limits, "MAX_ARCHIVED_FILES", 4)
    inner = archive(*((f"{number}.txt", b"x") for number in range(3)))
    found = inside(archive(("ett.zip", inner), ("två.zip", inner)))
    assert {name: isinstance(one, Unreadable) for name, one in found.items()}["två.zip"]


def test_a_book_that_holds_other_books_is_a_book():
    assert not is_archive(received(with_parts(BOOK, {"xl/embeddings/b.xlsx": BOOK})))
