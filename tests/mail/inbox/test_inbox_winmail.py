"""Outlook's winmail.dat; these are written by the tests after the published format."""

from __future__ import annotations

import struct

import pytest
from letter_making import winmail

from samverkan_xl.mail.inbox.tnef import TnefError, open_tnef


def _attribute(key, data):
    return struct.pack("<BII", 2, key, len(data)) + data + b"\0\0"


START = struct.pack("<IH", 0x223E9F78, 1)
BEGINS = _attribute(0x00069002, b"\0" * 14)


def test_files_come_with_their_long_names_and_their_own_bytes():
    files = {"Håbos bok.xlsx": b"PK" + bytes(range(256)), "tom.txt": b"", "å" * 100 + ".xlsx": b"x"}
    assert {part.name: part.content for part in open_tnef(winmail(files))} == files


@pytest.mark.parametrize(
    ("page", "title", "name"),
    [
        (1252, "Håbo.xlsx".encode("cp1252"), "Håbo.xlsx"),
        (65001, "Håbo.xlsx".encode(), "Håbo.xlsx"),
        (0, b"Bok.xlsx", "Bok.xlsx"),
    ],
)
def test_a_short_name_alone_is_read_in_its_own_code_page(page, title, name):
    content = START + _attribute(0x00069007, struct.pack("<II", page, 0)) + BEGINS
    content += _attribute(0x00018010, title + b"\0") + _attribute(0x0006800F, b"PK")
    assert [(part.name, part.content) for part in open_tnef(content)] == [(name, b"PK")]


def test_a_file_kept_among_the_properties_is_found():
    value = b"\x0b\x03\x02\x00\x00\x00\x00\x00\xc0\x00\x00\x00\x00\x00\x00\x46" + b"PK-inneslutet"
    properties = struct.pack("<IHHII", 1, 0x0D, 0x3701, 1, len(value)) + value
    assert open_tnef(START + BEGINS + _attribute(0x00069005, properties))[0].content == b"PK-inneslutet"


def test_named_properties_and_several_values_are_stepped_over():
    named = (
        struct.pack("<HH", 0x1F, 0x8001) + b"\0" * 16 + struct.pack("<II", 1, 6) + "åäö".encode("utf-16-le") + b"\0\0"
    )
    named += struct.pack("<II", 1, 2) + b"a\0\0\0"
    numbered = struct.pack("<HH", 0x03, 0x8002) + b"\0" * 16 + struct.pack("<II", 0, 7) + b"\1\0\0\0"
    several = struct.pack("<HHIII", 0x1003, 0x1234, 2, 1, 2)
    text = "Håbo.xlsx".encode("utf-16-le")
    name = struct.pack("<HHII", 0x1F, 0x3707, 1, len(text)) + text + b"\0\0"
    properties = struct.pack("<I", 4) + named + numbered + several + name
    assert open_tnef(START + BEGINS + _attribute(0x00069005, properties))[0].name == "Håbo.xlsx"


def test_a_file_cut_short_anywhere_is_refused_or_gives_whole_contents_only():
    whole = winmail({"bok.xlsx": b"PK" * 50})
    for length in range(len(whole)):
        try:
            contents = [part.content for part in open_tnef(whole[:length])]
        except TnefError:
            continue
        assert contents in ([], [b""], [b"PK" * 50]), length


def test_promises_that_are_not_kept_are_refused():
    for content in (
        START + b"\2" + struct.pack("<II", 0x0006800F, 2**32 - 1),
        START + BEGINS + _attribute(0x00069005, b""),
    ):
        with pytest.raises(TnefError):
            open_tnef(content)
