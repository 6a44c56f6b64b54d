"""A book under password asks for one without, or opens with the right password, in memory; a label is told apart."""

from __future__ import annotations

import struct
from io import BytesIO
from pathlib import Path

import pytest
from books_for_reading import with_rows

from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
BOOK = with_rows('<row r="1"><c r="A1"><v>42</v></c></row>')


def locked(content: bytes, password: str) -> bytes:
    from msoffcrypto.format.ooxml import OOXMLFile

    stream = BytesIO()
    OOXMLFile(BytesIO(content)).encrypt(password, stream)
    return stream.getvalue()


def stream_entry(name: str) -> bytes:
    return name.encode("utf-16-le").ljust(64, b"\0") + struct.pack("<H", 2 * len(name) + 2)


def opened(path: Path, content: bytes, *passwords: str):
    path.write_bytes(content)
    return read_book(receive(path), passwords=passwords)


@pytest.mark.parametrize("passwords", [("hemligt å",), ("fel", "hemligt å"), ("hemligt å", "fel")])
def test_the_right_password_opens_the_book_wherever_it_stands_among_them(tmp_path, passwords):
    assert opened(tmp_path / "b.xlsx", locked(BOOK, "hemligt å"), *passwords).sheets[0].value(1, 1) == 42


@pytest.mark.parametrize(
    ("passwords", "code"), [((), UnreadableCode.ENCRYPTED), (("fel", "också fel"), UnreadableCode.WRONG_PASSWORD)]
)
def test_without_the_right_password_the_reason_is_told_apart(tmp_path, passwords, code):
    with pytest.raises(Unreadable) as caught:
        opened(tmp_path / "b.xlsx", locked(BOOK, "rätt"), *passwords)
    assert caught.value.code is code
    assert "fel" not in str(caught.value.facts)


def test_the_received_file_and_its_folder_stay_as_they_were(tmp_path, monkeypatch):
    content = locked(BOOK, "x")
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    opened(tmp_path / "b.xlsx", content, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["b.xlsx"]
    assert (tmp_path / "b.xlsx").read_bytes() == content


def test_a_book_that_is_only_protected_against_changes_opens_without_a_question(tmp_path):
    assert opened(tmp_path / "b.xlsx", locked(BOOK, "VelvetSweatshop")).sheets[0].value(1, 1) == 42


def test_what_lies_encrypted_is_looked_over_like_any_other_book(tmp_path):
    with pytest.raises(Unreadable) as caught:
        opened(tmp_path / "b.xlsx", locked(with_rows('<row r="99999"><c r="A99999"><v>1</v></c></row>'), "x"), "x")
    assert caught.value.code is UnreadableCode.FAR_CELL


@pytest.mark.parametrize("name", ["DRMEncryptedTransform", "DRMEncryptedDataSpace", "\tDRMContent"])
def test_a_label_that_encrypts_is_told_apart_from_a_password(refused, name):
    content = OLE + bytes(512) + stream_entry("EncryptedPackage") + stream_entry(name)
    refused(content, UnreadableCode.RIGHTS_PROTECTED)


def test_protection_of_an_unknown_kind_is_said_to_be_so_when_a_password_was_given(tmp_path):
    with pytest.raises(Unreadable) as caught:
        opened(tmp_path / "b.xlsx", OLE + bytes(512) + stream_entry("EncryptedPackage"), "x")
    assert caught.value.code is UnreadableCode.CANNOT_DECRYPT
