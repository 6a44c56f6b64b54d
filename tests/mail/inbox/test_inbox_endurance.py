"""What was once lost, or once stopped a whole run: each is told or taken in, and the other letters with it."""

from __future__ import annotations

import struct
import tracemalloc
from io import BytesIO
from time import process_time
from zipfile import ZIP_STORED

import pytest
from aspose.email_foss import msg
from filelock import FileLock
from letter_making import attached, letter, zipped
from olefile import OleFileIO

from samverkan_xl.inbox import laying_in
from samverkan_xl.inbox.alone import TakingInUnderWayError
from samverkan_xl.mail.inbox import limits
from samverkan_xl.mail.inbox.compound_file import CompoundFile
from samverkan_xl.mail.inbox.opening import open_received, open_stream

BOOK = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})
DAY = b"Mon, 2 Mar 2026 09:05:00 +0100"
SECONDS = 5


def mailbox(*letters):
    return b"".join(b"From anna@x.se Mon Mar  2 09:00:00 2026\r\n" + one + b"\r\n\r\n" for one in letters)


TWO = mailbox(letter(attached(BOOK)), letter(attached(BOOK), number=2))


@pytest.mark.parametrize(
    "content", [zipped({"a.mbox": TWO}), letter(attached(TWO, b'filename="a.mbox"', "application/mbox"), number=9)]
)
def test_every_letter_of_a_mailbox_in_a_zip_or_a_letter_is_opened(content):
    assert sum(len(one.books) for one in open_received("x", "x", content)) == 2


@pytest.mark.parametrize("day", [b"Fri, 31 Dec 9999 23:30:00 +0000", b"Mon, 01 Jan 1900 00:30:00 +0100"])
def test_a_day_that_no_letter_is_from_is_no_day(inbox, day):
    inbox.put("a.eml", letter().replace(DAY, day))
    assert [line.sent for line in inbox.lines()] == [""]


def test_a_letter_that_fails_unexpectedly_is_told_and_the_others_are_taken_in(inbox, monkeypatch, valdemarsvik):
    def failing(letter):
        if letter.place == "a.eml":
            raise OverflowError
        return ()

    monkeypatch.setattr(laying_in, "about_personal", failing)
    inbox.put("a.eml", letter())
    inbox.put("b.eml", letter(attached(valdemarsvik), number=2))
    lines = {line.place: line for line in inbox.lines()}
    assert lines["a.eml"].remark == "a.eml gick inte att ta in; något oväntat hände."
    assert lines["b.eml"].code == "0563"
    assert inbox.lines() == ()


def test_an_outlook_letter_whose_attachments_are_all_the_same_bytes_is_read_once(monkeypatch):
    message = msg.MapiMessage.create("Svar", "Hej")
    message.add_attachment("stor.bin", b"A" * 3_000_000)
    for number in range(20):
        message.add_attachment(f"b{number}.bin", b"B" * (5_000 + number))
    content = bytearray(message.to_bytes())
    with OleFileIO(BytesIO(bytes(content))) as ole:
        streams = [one for one in ole.direntries if one and one.name == "__substg1.0_37010102"]
    where = [struct.pack("<IQ", one.isectStart, one.size) for one in sorted(streams, key=lambda one: -one.size)]
    for other in where[1:]:
        at = content.index(other)
        content[at : at + len(other)] = where[0]
    read = []
    takes = CompoundFile.read

    def counted(file, path):
        given = takes(file, path)
        read.append(len(given))
        return given

    monkeypatch.setattr(CompoundFile, "read", counted)
    (one,) = open_stream("x.msg", "x.msg", BytesIO(bytes(content)))
    assert [remark.code for remark in one.remarks].count("for-mycket") == 1
    assert sum(read) <= len(content) + 1_000_000


@pytest.mark.parametrize("value", [b"=?utf-8?q?a?= " * 1_600_000, b"<a@" * 2_000_000, b"a" * 20_000_000])
@pytest.mark.parametrize("name", [b"Subject", b"From"])
def test_a_header_of_many_million_characters_does_not_take_long(name, value):
    began = process_time()
    list(open_received("x", "x.eml", b"To: a@b.se\r\n" + name + b": " + value + b"\r\n\r\n"))
    assert process_time() - began < SECONDS


def test_ids_that_only_a_masked_number_tells_apart_are_two_letters(inbox):
    for name, number in (("a.eml", b"202603020013"), ("b.eml", b"202603020021")):
        inbox.put(name, letter().replace(b"nr1@", number + b"@"))
    lines = inbox.lines()
    assert len({line.message_id for line in lines}) == 2
    assert not any("20260302" in line.message_id for line in lines)
    assert inbox.lines() == ()


def test_a_letter_kept_by_apples_program_and_a_report_with_a_book_give_their_books():
    inner = letter(attached(BOOK))
    kept = b"%d\n" % len(inner) + inner + b'<?xml version="1.0"?>\n<plist/>'
    for content in (kept, letter(attached(BOOK), kind=b"report; report-type=feedback-report")):
        (one,) = open_received("x", "x.eml", content)
        assert (len(one.books), one.envelope.message_id) == (1, "nr1@example.se")


def test_parts_beyond_what_is_opened_are_told():
    (one,) = open_received("x", "x.eml", letter(*[b"Content-Type: text/plain\r\n\r\nx"] * 5_001, attached(BOOK)))
    assert [remark.code for remark in one.remarks] == ["for-mycket"]


def test_a_files_name_is_told_without_its_escape_codes():
    (one,) = open_received("x", "a\x1b[31m.zip", None)
    assert one.remarks[0].facts["namn"] == "a\ufffd[31m.zip"


def test_a_second_run_into_the_same_folder_is_refused_meanwhile(inbox):
    inbox.put("a.eml", letter())
    inbox.received.mkdir()
    with FileLock(inbox.received / ".inkorg.xlsx.lock"), pytest.raises(TakingInUnderWayError, match="En annan körning"):
        inbox.take()
    assert len(inbox.lines()) == 1


def widely_listed(entries):
    """Give a zip whose list of files is long, and tells so in its wide form."""
    entry = b"PK\x01\x02" + b"\0" * 24 + struct.pack("<H", 5) + b"\0" * 16 + b"a.txt"
    listed = entry * entries
    end = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, entries, entries, len(listed), 4)
    pointer = struct.pack("<4sIQI", b"PK\x06\x07", 0, 4 + len(listed), 1)
    return b"PK\x03\x04" + listed + end + pointer + b"PK\x05\x06" + b"\0" * 4 + b"\xff" * 12 + b"\0\0"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(widely_listed(1_500_000), "oppnas-inte", id="a zip of a million and a half names"),
        pytest.param(widely_listed(1_500_000)[:-90], "oppnas-inte", id="one cut short"),
        pytest.param(zipped({f"{each}.zip": widely_listed(4_000) for each in range(200)}), "for-mycket-ihop", id="zips of names in a zip"),
        pytest.param(
            zipped({f"{each}.zip": zipped({f"__MACOSX/{name}": "" for name in range(4_000)}) for each in range(100)}),
            "for-mycket-ihop", id="zips of droppings in a zip",
        ),
        pytest.param(
            b"\x78\x9f\x3e\x22\1\0" + b"\2\x02\x90\x06\0\0\0\0\0\0\0" * 5_000_000, "skadad-winmail", id="a winmail.dat of five million beginnings"
        ),
        pytest.param(
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 504 + "__properties_version1.0".encode("utf-16-le").ljust(64, b"\0")
            + b"\x30\0\2\1" + b"\0" * 60 + (b"a\0".ljust(64, b"\0") + b"\4\0\1\1" + b"\0" * 60) * 500_000,
            "oppnas-inte", id="an Outlook letter of half a million storages",
        ),
        pytest.param(b"!BDN" + b"\0" * 1_000, "datafil", id="Outlook's own data file"),
    ],
)  # fmt: skip
def test_a_file_made_to_take_for_ever_costs_a_line_and_little_time(content, code):
    began = process_time()
    (one,) = open_stream("x", "x", BytesIO(content))
    assert code in {remark.code for remark in one.remarks}
    assert process_time() - began < 5


def test_an_outlook_letter_with_many_attachments_is_read_in_little_time():
    message = msg.MapiMessage.create("Svar", "Hej")
    for number in range(800):
        message.add_attachment(f"b{number}.bin", b"B")
    content, began = message.to_bytes(), process_time()
    (one,) = open_stream("x.msg", "x.msg", BytesIO(content))
    assert [remark.code for remark in one.remarks] == ["ingen-arbetsbok"]
    assert process_time() - began < 3


HEAD = b"From: anna@x.se\r\nSubject: Svar\r\nDate: %s\r\nMessage-ID: <nr1@x.se>\r\n" % DAY
MIXED = b'Content-Type: multipart/mixed; boundary="b"\r\n\r\n'


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(HEAD + MIXED + b"--b\n\n" * 500_000, id="half a million parts with nothing in them"),
        pytest.param(HEAD + MIXED + b"--b\r\r" * 500_000, id="the same with the ends of lines of an old Mac"),
        pytest.param(HEAD + b"a:\r\n" * 3_000_000 + b"\r\n", id="three million headers"),
        pytest.param(HEAD + b"\r\n" + b"a\r" * 3_000_000, id="three million lines"),
    ],
)
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_letter_that_would_take_the_memory_is_told_by_its_sender_and_subject(content, wrapped):
    began = process_time()
    letters = list(
        open_received("x", "x", zipped({"a.eml": content}, compress_type=ZIP_STORED) if wrapped else content)
    )
    assert [(one.envelope.sender, one.envelope.subject, one.envelope.message_id) for one in letters] == [
        ("anna@x.se", "Svar", "nr1@x.se")
    ]
    assert [remark.code for remark in letters[0].remarks] == ["for-stort"]
    assert process_time() - began < 3


@pytest.mark.parametrize(
    ("bound", "amount"),
    [
        ("MAX_LETTER_BYTES", len),
        ("MAX_LETTER_LINES", lambda content: content.count(b"\r\n")),
        ("MAX_LETTER_MARKS", lambda content: content.count(b"\n--")),
    ],
)
def test_a_letter_is_taken_apart_up_to_its_bound_and_told_beyond_it(monkeypatch, bound, amount):
    content = letter(attached(BOOK))
    monkeypatch.setattr(limits, bound, amount(content))
    assert [len(one.books) for one in open_received("x", "x", content)] == [1]
    monkeypatch.setattr(limits, bound, amount(content) - 1)
    assert [(len(one.books), one.envelope.message_id) for one in open_received("x", "x", content)] == [
        (0, "nr1@example.se")
    ]


def test_a_large_letter_takes_less_memory_than_six_times_itself():
    content = letter(attached(b"%PDF" + bytes(range(256)) * 40_000))
    tracemalloc.start()
    try:
        list(open_received("x", "x", content))
        assert tracemalloc.get_traced_memory()[1] < 6 * len(content)
    finally:
        tracemalloc.stop()


def test_an_outlook_letter_with_headers_without_end_is_read_in_little_time():
    message = msg.MapiMessage.create("Svar", "Hej")
    message.set_property(0x007D, 0x1F, "From: Anna <anna@x.se>\r\n" + "a:\r\n" * 2_000_000)
    content, began = message.to_bytes(), process_time()
    (one,) = open_stream("x.msg", "x.msg", BytesIO(content))
    assert one.envelope.sender_address == "anna@x.se"
    assert process_time() - began < 2
