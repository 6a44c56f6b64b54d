"""Letters saved from Outlook: written by another library than the one that reads them."""

from __future__ import annotations

import struct
from datetime import UTC, datetime
from io import BytesIO

import pytest
from aspose.email_foss import cfb, msg
from letter_making import attached, letter, zipped

from samverkan_xl.mail.inbox.opening import open_stream
from samverkan_xl.mail.inbox.sentences import fault

BOOK = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 500
SENT, SMTP, HEADERS, TEXT = 0x0039, 0x5D01, 0x007D, 0x1F
BY_VALUE, BY_LINK = (struct.pack("<HHII", 3, 0x3705, 6, method) for method in (1, 7))


def outlook_letter(
    subject="Svar från Håbo", body="Hej!", *, sender="Åsa Öberg", address="asa@habo.se", number=1, unicode_strings=True
):
    message = msg.MapiMessage.create(subject, body, unicode_strings=unicode_strings)
    message.set_property(msg.PropertyId.SENDER_NAME, sender)
    message.set_property(msg.PropertyId.SENDER_ADDRESS_TYPE, "SMTP")
    message.set_property(msg.PropertyId.SENDER_EMAIL_ADDRESS, address)
    message.set_property(msg.PropertyId.MESSAGE_DELIVERY_TIME, datetime(2026, 3, 2, 8, 5, tzinfo=UTC))
    message.set_property(msg.PropertyId.INTERNET_MESSAGE_ID, f"<nr{number}@habo.se>")
    return message


def opened(message):
    return list(
        open_stream("brev.msg", "brev.msg", BytesIO(message if isinstance(message, bytes) else message.to_bytes()))
    )


def said(one):
    return [fault(remark) for remark in one.remarks]


def test_sender_day_subject_id_and_the_workbook_unchanged():
    message = outlook_letter()
    message.add_attachment("Håbos bok för året 2026.xlsx", BOOK)
    (one,) = opened(message)
    assert one.envelope.sender == "Åsa Öberg <asa@habo.se>"
    assert one.envelope.sent == datetime(2026, 3, 2, 8, 5, tzinfo=UTC)
    assert (one.envelope.subject, one.envelope.message_id) == ("Svar från Håbo", "nr1@habo.se")
    assert [(book.name, book.content) for book in one.books] == [("Håbos bok för året 2026.xlsx", BOOK)]
    assert said(one) == []


def test_a_large_workbook_comes_through_unchanged():
    content = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"}) + bytes(range(256)) * 4_000
    message = outlook_letter()
    message.add_attachment("bok.xlsx", content)
    assert opened(message)[0].books[0].content == content


def test_a_letter_in_the_old_code_page_keeps_its_letters():
    message = outlook_letter(unicode_strings=False)
    message.add_attachment("Håbo.xlsx", BOOK)
    (one,) = opened(message)
    assert (one.envelope.subject, one.books[0].name) == ("Svar från Håbo", "Håbo.xlsx")


def test_the_smtp_address_is_taken_before_the_inner_one():
    message = outlook_letter(address="/O=REGION/OU=EXCHANGE/CN=RECIPIENTS/CN=ASA")
    message.set_property(SMTP, TEXT, "asa@habo.se")
    assert opened(message)[0].envelope.sender_address == "asa@habo.se"


def test_the_day_it_was_sent_is_taken_before_the_day_it_came():
    message = outlook_letter()
    message.set_property(SENT, 0x40, datetime(2026, 3, 1, 22, 0, tzinfo=UTC))
    assert opened(message)[0].envelope.sent == datetime(2026, 3, 1, 22, 0, tzinfo=UTC)


def test_pictures_of_a_signature_are_counted():
    message = outlook_letter()
    message.add_attachment("bok.xlsx", BOOK)
    message.add_attachment("image001.png", PNG, mime_type="image/png", content_id="image001.png@01DC")
    (one,) = opened(message)
    assert (one.pictures, len(one.books), said(one)) == (1, 1, [])


def test_a_letter_in_a_letter_is_a_letter_of_its_own():
    inner = outlook_letter("Boken", sender="Lena", address="lena@kinda.se", number=2)
    inner.add_attachment("bok.xlsx", BOOK)
    innermost = outlook_letter("Innerst", number=3)
    inner.add_embedded_message_attachment(innermost)
    outer = outlook_letter("VB: Boken")
    outer.add_embedded_message_attachment(inner)
    first, second, third = opened(outer)
    assert [one.envelope.subject for one in (first, second, third)] == ["VB: Boken", "Boken", "Innerst"]
    assert [len(one.books) for one in (first, second, third)] == [0, 1, 0]
    assert second.envelope.sender == "Lena <lena@kinda.se>"
    assert "Brevet låg i ett annat brev, från Åsa Öberg <asa@habo.se>." in said(second)


def test_letters_nested_too_deep_are_named():
    message = outlook_letter(number=0)
    for number in range(1, 10):
        outer = outlook_letter(number=number)
        outer.add_embedded_message_attachment(message)
        message = outer
    found = opened(message)
    assert len(found) == 7
    assert any("för djupt" in one for one in said(found[-1]))


def test_a_link_in_the_text_instead_of_an_attachment_is_named():
    assert said(opened(outlook_letter(body="https://habo.sharepoint.com/:x:/s/a"))[0]) == [
        "Brevet har en länk (habo.sharepoint.com) i stället för en bilaga."
    ]


def changed(message):
    """Give a letter with one attachment as a tree that may be changed, and the attachment's storage in it."""
    document = cfb.CFBDocument.from_reader(cfb.CFBReader(message.to_bytes()))
    (storage,) = (one for one in document.root.children if one.name.startswith("__attach"))
    return document, storage


@pytest.mark.parametrize(
    ("address", "where"),
    [
        ("https://habo.sharepoint.com/:x:/s/a", "habo.sharepoint.com"),
        ("https://moln.habo.se:8443/bok.xlsx", "moln.habo.se"),
        (r"\\server5\gemensam\bok.xlsx", "server5"),
        (r"G:\bok.xlsx", "en annan plats"),
    ],
)
def test_an_attachment_that_is_but_a_link_is_named(address, where):
    message = outlook_letter()
    message.add_attachment("bok.xlsx", b"")
    document, storage = changed(message)
    for stream in storage.children:  # the library writes no such attachment, so one of its own is turned into one
        if stream.name.endswith("370D001F"):
            stream.data = address.encode("utf-16-le")
        if stream.name.startswith("__properties"):
            stream.data = stream.data.replace(BY_VALUE, BY_LINK)
    assert said(opened(cfb.CFBWriter.to_bytes(document))[0]) == [
        f"Brevet har en länk ({where}) i stället för en bilaga."
    ]


def pasted(**streams):
    """Give a letter into which something from another program was pasted."""
    message = outlook_letter()
    message.add_attachment("Kalkylblad", b"x")
    document, storage = changed(message)
    storage.children = [one for one in storage.children if not one.name.endswith("37010102")]
    held = cfb.CFBStorage("__substg1.0_3701000D")
    for name, content in streams.items():
        held.add_stream(cfb.CFBStream(name, content))
    storage.add_storage(held)
    return opened(cfb.CFBWriter.to_bytes(document))


def test_a_workbook_pasted_into_the_text_is_taken_out():
    (one,) = pasted(Package=BOOK)
    assert [(book.name, book.content) for book in one.books] == [("Kalkylblad", BOOK)]


def test_what_was_pasted_and_cannot_be_taken_out_is_named():
    (one,) = pasted(Workbook=b"x" * 5_000)
    assert said(one) == ["Brevet har något inklistrat (Kalkylblad) som inte går att ta ut här."]


@pytest.mark.parametrize(
    ("smtp", "headers", "name", "sender"),
    [
        ("asa@habo.se", "", "Åsa Öberg", "Åsa Öberg <asa@habo.se>"),
        ("", "From: =?utf-8?q?=C3=85sa?= <asa@habo.se>\r\n", "Åsa Öberg", "Åsa Öberg <asa@habo.se>"),
        ("", "From: =?utf-8?q?=C3=85sa?= <asa@habo.se>\r\n", "", "Åsa <asa@habo.se>"),
        ("", "", "Åsa Öberg", "Åsa Öberg"),
        ("", "", "", "ASAOBERG"),
    ],
)
def test_an_address_inside_exchange_is_none_and_another_is_looked_for(smtp, headers, name, sender):
    message = outlook_letter(sender=name, address="/O=HABO/OU=EXCHANGE/CN=RECIPIENTS/CN=ASAOBERG")
    if smtp:
        message.set_property(SMTP, TEXT, smtp)
    if headers:
        message.set_property(HEADERS, TEXT, headers)
    assert opened(message)[0].envelope.sender == sender


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("REPORT.IPM.Note.NDR", ["Ett brev till borta@kinda.se kom inte fram."]),
        ("REPORT.IPM.Note.DR", ["Brevet är ett kvitto på att ett brev har kommit fram."]),
        ("REPORT.IPM.Note.IPNRN", ["Brevet är ett läskvitto."]),
        ("IPM.Note.Rules.OofTemplate.Microsoft", ["Brevet är ett automatiskt svar."]),
        ("IPM.Schedule.Meeting.Request", ["Brevet har något till kalendern (en mötesinbjudan)."]),
        ("IPM.Note", ["Brevet har ingen bilaga."]),
    ],
)
def test_outlooks_own_word_for_a_letter_is_heeded(kind, told):
    message = outlook_letter()
    message.message_class = kind
    message.add_recipient("borta@kinda.se", display_name="borta@kinda.se")
    assert said(opened(message)[0]) == told


def test_headers_that_outlook_kept_tell_an_automatic_answer():
    message = outlook_letter()
    message.set_property(HEADERS, TEXT, "Auto-Submitted: auto-replied\r\nSubject: Borta\r\n")
    assert said(opened(message)[0]) == ["Brevet är ett automatiskt svar."]


def test_a_signed_letter_is_opened():
    inside = b"Content-Type: multipart/signed; boundary=gr\r\n\r\n--gr\r\n" + attached(BOOK) + b"\r\n--gr--\r\n"
    message = outlook_letter()
    message.message_class = "IPM.Note.SMIME.MultipartSigned"
    message.add_attachment("smime.p7m", inside)
    (one,) = opened(message)
    assert ([book.name for book in one.books], said(one)) == (["bok.xlsx"], [])


def test_an_ordinary_letter_in_an_outlook_letter_and_the_other_way_round():
    message = outlook_letter()
    message.add_attachment("VB.eml", letter(attached(BOOK)))
    assert [len(one.books) for one in opened(message)] == [0, 1]
    inner = outlook_letter()
    inner.add_attachment("bok.xlsx", BOOK)
    found = opened(letter(attached(inner.to_bytes(), b'filename="VB.msg"', "application/vnd.ms-outlook")))
    assert [one.envelope.sender_address for one in found] == ["anna@valdemarsvik.se", "asa@habo.se"]
    assert [len(one.books) for one in found] == [0, 1]


def test_an_outlook_letter_cut_short_is_named():
    content = outlook_letter().to_bytes()
    for length in (600, 1_600, len(content) // 2, len(content) - 1_100):
        told = [line for one in opened(content[:length]) for line in said(one)]
        assert told, length
