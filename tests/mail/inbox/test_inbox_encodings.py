"""Å, ä and ö in letters, in all the ways in which programs write them, the wrong ones too."""

from __future__ import annotations

import unicodedata
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from letter_making import attached, letter

from samverkan_xl.mail.inbox.encodings import header_text, lenient_base64, repaired, shown, text_of
from samverkan_xl.mail.inbox.headers import name_and_address
from samverkan_xl.mail.inbox.mime import open_letter
from samverkan_xl.mail.inbox.opening import open_received
from samverkan_xl.mail.inbox.sentences import fault
from samverkan_xl.mail.inbox.times import day_and_time

RAVLANDA = "Rävlanda"
STOCKHOLM = ZoneInfo("Europe/Stockholm")


def raw(content):
    return content.decode("ascii", "surrogateescape")


@pytest.mark.parametrize(
    ("header", "text"),
    [
        ("Svar", "Svar"),
        ("=?utf-8?Q?R=C3=A4vlanda?=", RAVLANDA),
        ("=?UTF-8?B?UsOkdmxhbmRh?=", RAVLANDA),
        ("=?iso-8859-1?Q?R=E4vlanda?=", RAVLANDA),
        ("=?windows-1252?q?R=E4vlanda?=", RAVLANDA),
        ("=?utf-8*sv?Q?R=C3=A4vlanda?=", RAVLANDA),
        # wrong labels
        ("=?iso-8859-1?Q?R=C3=A4vlanda?=", RAVLANDA),
        ("=?us-ascii?Q?R=C3=A4vlanda?=", RAVLANDA),
        ("=?us-ascii?Q?R=E4vlanda?=", RAVLANDA),
        ("=?utf-8?Q?R=E4vlanda?=", RAVLANDA),
        ("=?x-okand?Q?R=C3=A4vlanda?=", RAVLANDA),
        ("=?base64?Q?R=C3=A4vlanda?=", RAVLANDA),
        ("=?undefined?Q?R=C3=A4vlanda?=", RAVLANDA),
        # read as the wrong thing once before, and written again
        ("=?utf-8?Q?R=C3=83=C2=A4vlanda?=", RAVLANDA),
        # a letter cut between two words, and words that stand together
        ("=?utf-8?Q?R=C3?= =?utf-8?Q?=A4vlanda?=", RAVLANDA),
        ("=?utf-8?Q?R=C3=A4v?=\r\n =?iso-8859-1?Q?landa?=", RAVLANDA),
        ("=?utf-8?Q?R=C3=A4v?= landa", "Räv landa"),
        ("=?utf-8?Q?en_bok?=", "en bok"),
        ("=?iso-2022-jp?B?GyRCRnxLXBsoQg==?=", "日本"),
        # raw bytes in the header
        (raw("Rävlanda".encode()), RAVLANDA),
        (raw("Rävlanda".encode("latin-1")), RAVLANDA),
        # rubbish stays what it is
        ("=?utf-8?Q?ofullst", "=?utf-8?Q?ofullst"),
        ("=??Q?x?=", "=??Q?x?="),
        ("=?utf-8?B?UsOkdm!xhbmRh?=", RAVLANDA),
        ("=?utf-8?B?A?=", ""),
    ],
)
def test_a_header_is_read_as_its_sender_meant_it(header, text):
    assert unicodedata.normalize("NFC", header_text(header)) == text


@pytest.mark.parametrize(
    ("mangled", "text"),
    [
        ("RÃ¤vlanda", RAVLANDA),
        ("Ã…mÃ¥l och Ã–rebro", "Åmål och Örebro"),
        ("bok â€“ svar", "bok – svar"),
        ("RaÌˆvlanda", RAVLANDA),
        ("RÃ\u0083Â¤v", "RÃ\u0083Â¤v"),
        ("Ävja", "Ävja"),
        ("ÃLVA", "ÃLVA"),
        ("Rävlanda och RÃ¤vlanda", "Rävlanda och RÃ¤vlanda"),
        ("SÃO PAULO", "SÃO PAULO"),
    ],
)
def test_mangled_letters_are_mended_only_when_there_is_no_doubt(mangled, text):
    assert repaired(mangled) == text


@given(st.text(alphabet="abc åäöÅÄÖéü–”.-_()0123456789", max_size=40))
def test_what_was_right_stays_right_and_what_was_mangled_once_is_mended(text):
    assert repaired(text) == text
    assert repaired(text.encode().decode("latin-1")) == text


@pytest.mark.parametrize(
    ("parameter", "name"),
    [
        (b'filename="bok.xlsx"', "bok.xlsx"),
        (b"filename=bok.xlsx", "bok.xlsx"),
        (b"filename*=utf-8''Habo%20%C3%A5tta.xlsx", "Habo åtta.xlsx"),
        (b"filename*=iso-8859-1'sv'H%E5bo.xlsx", "Håbo.xlsx"),
        (b"filename*=iso-8859-1''H%C3%A5bo.xlsx", "Håbo.xlsx"),
        (b"filename*=utf-8''H%E5bo.xlsx", "Håbo.xlsx"),
        (b"filename*=okand''H%C3%A5bo.xlsx", "Håbo.xlsx"),
        (b"filename*0*=utf-8''H%C3;\r\n filename*1*=%A5bo;\r\n filename*2=.xlsx", "Håbo.xlsx"),
        (b'filename*1="bo.xlsx"; filename*0="H"', "Hbo.xlsx"),
        (b'filename="=?utf-8?Q?H=C3=A5bo.xlsx?="', "Håbo.xlsx"),
        (b'filename="=?iso-8859-1?Q?H=C3=A5bo?=.xlsx"', "Håbo.xlsx"),
        ('filename="Håbo.xlsx"'.encode(), "Håbo.xlsx"),
        ('filename="Håbo.xlsx"'.encode("latin-1"), "Håbo.xlsx"),
        ('filename="HÃ¥bo.xlsx"'.encode(), "Håbo.xlsx"),
        ('filename="H\u0061\u030abo.xlsx"'.encode(), "Håbo.xlsx"),
        (b'filename="C:\\\\post\\\\bok.xlsx"', "C:\\post\\bok.xlsx"),
        (b'filename="../../etc/bok.xlsx"', "../../etc/bok.xlsx"),
        (b'filename="b\0ok.xlsx"', "b\ufffdok.xlsx"),
        ('filename="bok\u202excod.xlsx"'.encode(), "bok\ufffdxcod.xlsx"),
        (b'filename*99999999999999999999*=x; filename="bok.xlsx"', "bok.xlsx"),
        (b'filename=""', ""),
        # the name in ASCII for old programs, and the real one
        (b"filename=\"H?bo.xlsx\"; filename*=utf-8''H%C3%A5bo.xlsx", "Håbo.xlsx"),
        (b"filename*=utf-8''H%C3%A5bo.xlsx; filename=\"H?bo.xlsx\"", "Håbo.xlsx"),
        (b"filename=\"H_bo.xlsx\"; filename*0*=utf-8''H%C3%A5; filename*1*=bo.xlsx", "Håbo.xlsx"),
        (b"filename=\"Habo.xlsx\"; filename*=utf-8''", "Habo.xlsx"),
        (b'filename*0="=?utf-8?Q?H=C3=A5b"; filename*1="o.xlsx?="', "Håbo.xlsx"),
        (b'filename="=?utf-8?Q?H=C3?= =?utf-8?Q?=A5bo?=.xlsx"', "Håbo.xlsx"),
        (b'filename="bok.xlsx', "bok.xlsx"),
        (b'filename="CON.xlsx. ."', "CON.xlsx. ."),
        (b"", ""),
    ],
)
def test_an_attachments_name_is_read_as_its_sender_meant_it(parameter, name):
    opened = open_letter(letter(attached(b"PK", parameter)))
    assert [shown(part.name) for part in opened.parts] == [name]


@pytest.mark.parametrize(
    ("more", "day"),
    [
        (b"", None),
        (
            b"Received: from a.se by b.se; Mon, 2 Mar 2026 09:06:00 +0100\r\nReceived: from c; Mon, 2 Mar 2026 09:05:00 +0100\r\n",
            "09:06",
        ),
        (b"Received: from a.se by b.se\r\n", None),
    ],
)
def test_a_letter_that_does_not_say_when_it_was_sent_has_the_time_that_it_came(more, day):
    undated = letter(headers=more).replace(b"Date: Mon, 2 Mar 2026 09:05:00 +0100\r\n", b"")
    opened = open_letter(undated)
    sent = opened.envelope.sent
    assert (f"{sent.astimezone(STOCKHOLM):%H:%M}" if sent else None) == day
    assert [fault(one) for one in opened.remarks] == [
        f"Brevet säger inte när det skickades{'; tiden här är när servern tog emot det' if day else ''}."
    ]


def test_the_name_may_stand_with_the_kind_instead():
    part = b'Content-Type: application/octet-stream; name="=?utf-8?Q?H=C3=A5bo.xlsx?="\r\n\r\nPK'
    assert [each.name for each in open_letter(letter(part)).parts] == ["Håbo.xlsx"]


@pytest.mark.parametrize(
    ("headers", "address"),
    [
        (b"Sender: s@habo.se\r\nFrom: f@habo.se\r\nReturn-Path: <r@habo.se>\r\n", "f@habo.se"),
        (b"Return-Path: <r@habo.se>\r\nSender: s@habo.se\r\n", "s@habo.se"),
        (b"Return-Path: <r@habo.se>\r\nFrom:\r\n", "r@habo.se"),
    ],
)
def test_a_letter_from_nobody_is_from_who_sent_it_and_else_from_where_it_returns(headers, address):
    (found,) = open_received("x.eml", "x.eml", headers + b"Subject: Svar\r\n\r\nhej")
    assert found.envelope.sender_address == address


@pytest.mark.parametrize(
    ("sender", "name", "address"),
    [
        ("Anna <anna@habo.se>", "Anna", "anna@habo.se"),
        ('"Öberg, Anna" <anna@habo.se>', "Öberg, Anna", "anna@habo.se"),
        ("Öberg, Anna <anna@habo.se>", "Öberg, Anna", "anna@habo.se"),
        ("=?utf-8?Q?=C3=96berg=2C_Anna?= <anna@habo.se>", "Öberg, Anna", "anna@habo.se"),
        ("anna@habo.se (Anna)", "Anna", "anna@habo.se"),
        ("anna@habo.se", "", "anna@habo.se"),
        ("falsk@linkoping.se <anna@habo.se>", "falsk@linkoping.se", "anna@habo.se"),
        ("Anna", "Anna", ""),
        ("<>", "", ""),
        ("", "", ""),
    ],
)
def test_a_sender_is_a_name_and_an_address(sender, name, address):
    assert name_and_address(sender) == (name, address)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Mon, 2 Mar 2026 09:05:00 +0100", "2026-03-02T08:05:00+00:00"),
        ("2 Mar 2026 09:05 GMT", "2026-03-02T09:05:00+00:00"),
        ("Mon, 2 Mar 2026 09:05:00", "2026-03-02T09:05:00+00:00"),
        ("Mon, 32 Mar 2026 09:05:00 +0100", None),
        ("Fri, 31 Dec 9999 23:00:00 -1200", None),
        ("Mon, 2 Mar 2026 09:05:00 CET", "2026-03-02T08:05:00+00:00"),
        ("Thu, 2 Jul 2026 09:05:00 CEST", "2026-07-02T07:05:00+00:00"),
        ("Mon, 2 Mar 2026 09:05:00 +0000 (CET)", "2026-03-02T09:05:00+00:00"),
        ("mån, 2 mars 2026 09.05.00 +0100", "2026-03-02T08:05:00+00:00"),
        ("fre, 2 okt 2026 09:05 CEST", "2026-10-02T07:05:00+00:00"),
        ("2026-03-02 09:05:00 +0100", "2026-03-02T08:05:00+00:00"),
        ("2026-03-02T09:05:00Z", "2026-03-02T09:05:00+00:00"),
        ("02/03/2026 09:05", None),
        ("i går", None),
        ("", None),
    ],
)
def test_a_date_that_cannot_be_is_no_date(text, day):
    found = day_and_time(text)
    assert (found.isoformat() if found else None) == day


@pytest.mark.parametrize(
    ("code", "content"),
    [
        (b"aGVq", b"hej"),
        (b"aG\r\n\tV q", b"hej"),
        (b"a!G*V(q\x00", b"hej"),
        (b"aGVqaA==\r\n--\r\nsidfot fran listan", b"hejh"),
        (b"aGVqa", b"hej"),
        (b"aGVqaA", b"hejh"),
        (b"", b""),
        (b"====", b""),
        (b"\xff\xfe", b""),
    ],
)
def test_base64_with_rubbish_in_it_gives_what_can_be_read(code, content):
    assert lenient_base64(code) == content


@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_with_any_label_become_text(content, label):
    assert isinstance(text_of(content, label), str)


@given(st.text(max_size=80))
def test_any_header_becomes_text_that_can_be_shown(text):
    line = shown(header_text(text))
    line.encode("utf-8")
    assert line == " ".join(line.split())
    assert not any(unicodedata.category(letter) == "Cc" for letter in line)
