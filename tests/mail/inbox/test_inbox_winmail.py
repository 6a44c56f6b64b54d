"""Outlook's winmail.dat; these are written by the tests after the published format."""

from __future__ import annotations

import struct

import pytest
from letter_making import attached, letter, winmail, zipped

from samverkan_xl.mail.inbox.opening import open_received
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


LETTER, STORAGE = (bytes.fromhex(f"{mark}00000000c000000000000046") for mark in ("07030200", "0b000000"))
PLACEHOLDER = b"This attachment is a MAPI 1.0 embedded message and is not supported by this mail system."
BOOK = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})


def varying(kind, key, value):
    return struct.pack("<HHII", kind, key, 1, len(value)) + value + b"\0" * (-len(value) % 4)


def wide(key, text):
    return varying(0x1F, key, f"{text}\0".encode("utf-16-le"))


def on_the_letter(*properties):
    return _attribute(0x00069003, struct.pack("<I", len(properties)) + b"".join(properties))


def holding(mark, content, data=PLACEHOLDER, *, late=False):
    """Give a winmail.dat's file that is an object, with the text that Outlook puts in its place beside it."""
    placeholder = _attribute(0x0006800F, data)
    held = _attribute(0x00069005, struct.pack("<I", 1) + varying(0x0D, 0x3701, mark + content))
    return (
        BEGINS + _attribute(0x00018010, b"Untitled Attachment\0") + (held + placeholder if late else placeholder + held)
    )


SENT = struct.pack("<HHQ", 0x40, 0x0039, 134169123000000000)  # 2026-03-02 08:05
INSIDE = (
    START + _attribute(0x00069007, struct.pack("<II", 1252, 0)) + _attribute(0x00018004, b"Fel \xe4mne\0")
    + on_the_letter(wide(0x0037, "Vårt svar"), wide(0x0C1A, "Åsa Öst"), wide(0x5D01, "asa@habo.se"), wide(0x1035, "<i@h>"), SENT)
    + winmail({"Håbos bok.xlsx": BOOK})[6:]
)  # fmt: skip


def opened(tnef, **options):
    return list(open_received("x.eml", "x.eml", letter(attached(tnef, b'filename="winmail.dat"'), **options)))


@pytest.mark.parametrize("late", [False, True])
def test_a_letter_in_a_winmail_is_a_letter_of_its_own_with_its_book(late):
    outer, inner = opened(START + holding(LETTER, INSIDE, late=late))
    assert (outer.books, [remark.code for remark in outer.remarks]) == ((), ["bar-brev"])
    assert [(book.name, book.content) for book in inner.books] == [("Håbos bok.xlsx", BOOK)]
    assert [remark.code for remark in inner.remarks] == ["lag-i-brev"]
    envelope = inner.envelope
    assert (envelope.sender, envelope.subject, envelope.message_id) == ("Åsa Öst <asa@habo.se>", "Vårt svar", "i@h")
    assert f"{envelope.sent:%Y-%m-%d %H:%M}" == "2026-03-02 08:05"


def test_a_letter_in_a_winmail_without_a_sender_gives_its_book_to_the_letter_around_it():
    (only,) = opened(START + holding(LETTER, winmail({"bok.xlsx": BOOK})))
    assert [book.content for book in only.books] == [BOOK]


def test_a_letter_in_a_winmail_has_its_subject_apart_where_that_is_all_there_is():
    inside = START + _attribute(0x00018004, b"\xc5rets svar\0") + on_the_letter(wide(0x0C1A, "Åsa"))
    _, inner = opened(START + holding(LETTER, inside))
    assert (inner.envelope.sender, inner.envelope.subject) == ("Åsa", "Årets svar")
    assert inner.envelope.message_id.startswith("utan id, ")


def test_a_link_in_a_letter_in_a_winmail_is_named():
    link = wide(0x1000, "Boken: https://habo.sharepoint.com/x")
    _, inner = opened(START + holding(LETTER, START + on_the_letter(link, wide(0x0C1A, "Åsa"))))
    assert ("lank-i-stallet", {"värd": "habo.sharepoint.com"}) in [(one.code, one.facts) for one in inner.remarks]


def test_a_letter_in_a_winmail_that_is_broken_costs_no_other_file():
    content = START + holding(LETTER, INSIDE[:60]) + winmail({"bok.xlsx": BOOK})[6:]
    (only,) = opened(content)
    assert [book.content for book in only.books] == [BOOK]
    assert [(one.code, one.facts["namn"]) for one in only.remarks] == [("skadad-winmail", "Untitled Attachment")]


def test_letters_in_winmails_in_one_another_end_in_lines():
    content = INSIDE
    for _ in range(30):
        content = START + on_the_letter(wide(0x0C1A, "Åsa")) + holding(LETTER, content)
    letters = opened(content)
    assert "for-djupt" in {remark.code for one in letters for remark in one.remarks}
    assert len(letters) < 10


def test_what_is_pasted_in_a_winmail_is_taken_before_the_text_in_its_place():
    (part,) = open_tnef(START + holding(STORAGE, b"PK-inklistrat"))
    assert part.content == b"PK-inklistrat"
