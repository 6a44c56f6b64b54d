"""Whatever comes, it ends in letters and remarks: never in an exception, never without an end."""

from __future__ import annotations

import socket
import string
from io import BytesIO
from time import process_time

import pytest
from aspose.email_foss import msg
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from letter_making import attached, coded, letter, winmail, zipped

from samverkan_xl.mail.inbox.names import kept_names
from samverkan_xl.mail.inbox.opening import open_stream
from samverkan_xl.mail.inbox.sentences import SENTENCES, fault, remedy
from samverkan_xl.reference.municipalities import all_municipalities

BOOK = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})
SECONDS = 10
SLOW = settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.data_too_large, HealthCheck.too_slow]
)


def outlook_letter():
    message = msg.MapiMessage.create("Svar", "Hej")
    inner = msg.MapiMessage.create("Inre", "Hej")
    inner.add_attachment("bok.xlsx", BOOK)
    message.add_attachment("bok.xlsx", BOOK)
    message.add_embedded_message_attachment(inner)
    return message.to_bytes()


GOOD = {
    "brev.eml": letter(attached(BOOK), b"Content-Type: message/rfc822\r\n\r\n" + letter(attached(BOOK), number=2)),
    "brev.msg": outlook_letter(),
    "post.mbox": b"From a@b.se Mon Mar  2 09:00:00 2026\n"
    + letter(attached(BOOK))
    + b"\nFrom a@b.se Mon Mar  2 09:00:00 2026\n"
    + letter(),
    "allt.zip": zipped({"bok.xlsx": BOOK, "in.zip": zipped({"bok.xlsx": BOOK})}),
    "winmail.dat": winmail({"bok.xlsx": BOOK, "Håbo.xlsx": BOOK}),
}


def ends_well(name, content):
    """Open it, tell everything that is to be told, and see that it did not take long."""
    began = process_time()
    found = list(open_stream(name, name, BytesIO(content)))
    assert process_time() - began < SECONDS
    assert found
    for one in found:
        assert one.books or one.remarks or one.envelope.message_id
        for remark in one.remarks:
            assert remark.code in SENTENCES
            (fault(remark) + remedy(remark) + one.envelope.sender + one.envelope.subject).encode("utf-8")
        for book in one.books:
            book.name.encode("utf-8")
    return found


@pytest.mark.parametrize("name", GOOD)
def test_the_good_ones_hold_books(name):
    assert sum(len(one.books) for one in ends_well(name, GOOD[name])) >= 1


@pytest.mark.parametrize("name", GOOD)
@SLOW
@given(data=st.data())
def test_a_good_one_with_any_bytes_changed_cut_or_repeated_ends_in_lines(name, data):
    content = bytearray(GOOD[name])
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(content)))
        match data.draw(st.sampled_from(("put", "cut", "end", "twice"))):
            case "put":
                new = data.draw(st.binary(min_size=1, max_size=8))
                content[at : at + len(new)] = new
            case "cut":
                del content[at : at + data.draw(st.integers(1, 400))]
            case "end":
                del content[max(at, 1) :]
            case "twice":
                content[at:at] = content[: data.draw(st.integers(0, 2_000))]
    ends_well(name, bytes(content))


@pytest.mark.parametrize(
    "start",
    [
        b"",
        b"From: a\r\n",
        b"PK\x03\x04",
        b"\x78\x9f\x3e\x22",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"From a@b.se Mon Mar  2 09:00:00 2026\nFrom: b\n",
    ],
)
@SLOW
@given(rest=st.binary(max_size=3_000))
def test_any_bytes_end_in_lines(start, rest):
    ends_well("vad som helst", start + rest)


@SLOW
@given(name=st.text(max_size=60))
def test_any_attachment_name_survives_and_never_becomes_a_path(name):
    parameter = b'filename="%s"' % name.encode("utf-8", "replace").replace(b"\r", b"").replace(b"\n", b"").replace(
        b'"', b""
    )
    (one,) = ends_well("brev.eml", letter(attached(BOOK, parameter)))
    assert [book.content for book in one.books] == [BOOK]


@SLOW
@given(st.text(alphabet=string.printable + "åäö\u202e\0", max_size=200), st.text(max_size=200))
def test_any_headers_end_in_lines(first, second):
    head = f"From: {first}\r\nSubject: {second}\r\nDate: {first}\r\nContent-Type: {second}\r\n\r\nhej".encode(
        "utf-8", "surrogatepass"
    )
    ends_well("brev.eml", head)


NASTY = {
    "ten thousand nested parts": b"From: a\r\n" + b"".join(
        b'Content-Type: multipart/mixed; boundary="%d"\r\n\r\n--%d\r\n' % (each, each) for each in range(10_000)
    ),
    "ten thousand nested letters": b"From: a\r\nContent-Type: message/rfc822\r\n\r\n" * 10_000,
    "a hundred thousand parts": letter(*[b"Content-Type: application/x\r\n\r\n\x01\0" for _ in range(100_000)]),
    "a hundred thousand headers": b"".join(b"X-%d: y\r\n" % each for each in range(100_000)) + b"From: a\r\n\r\n",
    "one endless header": b"From: a\r\nSubject: " + b"=?utf-8?Q?=C3?= " * 100_000 + b"\r\n\r\n",
    "one endless word": b"From: a\r\nSubject: =?utf-8?Q?" + b"=C3=A5" * 500_000 + b"?=\r\n\r\n",
    "a million quotation marks": b'From: "' + b'\\"' * 500_000 + b"\r\n\r\n",
    "a million signs of an address": b"From: " + b"<@" * 500_000 + b"\r\n\r\n",
    "a parameter in a hundred thousand pieces": letter(attached(BOOK, b"; ".join(b"filename*%d=a" % each for each in range(20_000)))),
    "a text of links": letter(text=b"https://" * 300_000),
    "a text of almost links": letter(text=b"https://a.sharepoint.com" * 100_000),
    "base64 of nothing": letter(attached(b"", code=lambda _: b"\r\n" * 2_000_000)),
    "five million lines of a mailbox": b"From a@b.se Mon Mar  2 09:00:00 2026\nFrom: b\n\n" + b"\n" * 5_000_000,
    "a hundred thousand letters in a mailbox": b"From a@b.se Mon Mar  2 09:00:00 2026\nFrom: b\n\n" * 5_000,
    "half a million names in an archive": b"PK\x03\x04" + b"PK\x01\x02" * 500_000 + b"PK\x05\x06" + b"\0" * 18,
    "winmail of a million beginnings": b"\x78\x9f\x3e\x22\1\0" + (b"\2\x02\x90\x06\0\0\0\0\0\0\0") * 300_000,
    "coded in everything": letter(attached(letter(attached(coded(BOOK))))),
}  # fmt: skip


@pytest.mark.parametrize("case", NASTY)
def test_letters_made_to_take_for_ever_do_not(case):
    ends_well("brev.eml", NASTY[case])


def test_what_a_letter_points_at_is_never_fetched(monkeypatch):
    def refused(*_, **__):
        raise AssertionError("the network was asked")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refused)
    html = b'Content-Type: text/html\r\n\r\n<img src="https://a.se/x.png"><a href="https://1drv.ms/x/abc">bok</a>'
    link = b"[InternetShortcut]\r\nURL=https://ydre.sharepoint.com/x\r\n"
    away = b'Content-Type: message/external-body; access-type=URL; URL="https://a.se/bok.xlsx"\r\n\r\nContent-Type: a/b\r\n\r\n'
    (one,) = ends_well("brev.eml", letter(html, away, attached(link, b'filename="bok.url"')))
    assert [remark.facts["värd"] for remark in one.remarks] == ["1drv.ms, a.se, ydre.sharepoint.com"]


@pytest.mark.parametrize(
    ("period", "revision"),
    [("2026", 1), ("2026-H1", 99), ("", 0)],
)
def test_the_names_that_books_are_kept_under_are_good_on_windows(period, revision):
    for one in (*all_municipalities(), None):
        for name in kept_names("ab" * 32, one, period, revision, ".xlsx"):
            assert len(name) < 120
            assert not set(name) & set('<>:"/\\|?*')
            assert name == name.strip(" .")
            assert all(letter.isprintable() for letter in name)
            assert name.split(" ")[0] == (one.code if one else "okänd")
