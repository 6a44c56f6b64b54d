"""Drafts, read back by another mail library than the one that wrote them."""

from __future__ import annotations

import re
from email.header import decode_header, make_header

import fast_mail_parser
import pytest
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.mail.addresses import MailAddress, read_addresses
from samverkan_xl.mail.drafts import Mail, draft, message
from samverkan_xl.mail.enclosures import Enclosure
from samverkan_xl.mail.letter_parts import Bullets, Listing, Paragraph
from samverkan_xl.mail.letters import Letter
from samverkan_xl.reference.municipalities import municipality

BOOK = bytes(range(256)) * 40 + b"\r\n.\r\n"


def mail(**changes) -> Mail:
    given = {
        "municipality": municipality("0563"),
        "to": (MailAddress("trygghet@valdemarsvik.se"),),
        "copies": (),
        "letter": Letter("[Samverkan 1.1] 0563 Valdemarsvik 2026 r1", (Paragraph("Hej!\nÅ, ä och ö."),)),
        "enclosures": (Enclosure("samverkan_1-1_0563_valdemarsvik_2026_r1.xlsx", BOOK),),
    }
    return Mail(**(given | changes))


def parsed(content: bytes):
    return fast_mail_parser.parse_email(content)


def header(content: bytes, name: str) -> list[str]:
    return parsed(content).headers.get(name, [])


def test_a_draft_is_unsent_and_has_neither_sender_date_nor_id_until_somebody_sends_it():
    content = draft(mail())
    assert header(content, "X-Unsent") == ["1"]
    for name in ("From", "Date", "Message-ID", "Bcc"):
        assert header(content, name) == []


def test_a_draft_carries_recipients_subject_both_texts_and_the_workbook():
    to, _ = read_addresses("trygghet@valdemarsvik.se; Öberg, Åsa <polis@valdemarsvik.se>")
    content = draft(
        mail(to=to, copies=(MailAddress("lan@lansstyrelsen.se"),)), MailAddress("jag@lansstyrelsen.se", "Länet")
    )
    found = parsed(content)
    assert found.subject == "[Samverkan 1.1] 0563 Valdemarsvik 2026 r1"
    assert header(content, "To") == ["trygghet@valdemarsvik.se, Öberg, Åsa <polis@valdemarsvik.se>"]
    assert header(content, "Cc") == ["lan@lansstyrelsen.se"]
    assert header(content, "From") == ["Länet <jag@lansstyrelsen.se>"]
    assert found.text_plain == ["Hej!\r\nÅ, ä och ö.\r\n"]
    assert ">Hej!<br>Å, ä och ö.</p>" in found.text_html[0]
    (book,) = found.attachments
    assert (book.filename, book.content) == ("samverkan_1-1_0563_valdemarsvik_2026_r1.xlsx", BOOK)
    assert book.mimetype == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.mark.parametrize(
    "name",
    [
        "Återkoppling Örebro.xlsx",
        "återkoppling, nr 1; (2) 'å'.xlsx",
        "100% å=ä.xlsx",
        'med "citat" i.xlsx',
        "bak\\streck.xlsx",
        "=?utf-8?q?inte_kodat?=.xlsx",
        "ö" * 100 + ".xlsx",
        "a" * 200 + ".xlsx",
        "kalkylblad 😀 år.ods",
    ],
)
def test_the_attachment_bears_its_right_name_in_both_ways_that_mail_programs_read(name):
    content = draft(mail(enclosures=(Enclosure(name, BOOK),)))
    (book,) = parsed(content).attachments
    assert (book.filename, book.content) == (name, BOOK)
    (by_type,) = re.findall(rb'Content-Type: application/[^;]*;\r\n name="((?:[^"\r]|\r\n )*)"', content)
    assert str(make_header(decode_header(by_type.decode("ascii")))) == name


SUBJECTS = [
    "x" * 300,
    "ord " * 75 + "slut",
    "å" * 300,
    "åäö " * 75 + "slut",
    'citat " och , ; <b@c.se>',
    "=?utf-8?q?inte_kodat?=",
    "Påminnelse – 😀",
]


@pytest.mark.parametrize("subject", SUBJECTS, ids=range(len(SUBJECTS)))
def test_a_subject_of_any_kind_comes_home_as_it_was(subject):
    content = draft(mail(letter=Letter(subject, (Paragraph("Hej"),))))
    assert parsed(content).subject == subject
    assert all(len(line) < 400 for line in content.split(b"\r\n"))


NAMES = (
    st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=80)
    .map(lambda text: " ".join(text.split()))
    .filter(str.isprintable)
)
ADDRESSES = st.builds(MailAddress, st.from_regex(r"[a-z]{1,20}@[a-z]{1,20}\.se", fullmatch=True), NAMES)


@given(st.lists(ADDRESSES, min_size=1, max_size=6))
def test_no_name_leads_a_mail_astray(some):
    content = draft(mail(to=tuple(some)))
    head = content.partition(b"\r\n\r\n")[0].decode("ascii")
    (line,) = re.findall(r"^To: ([^\r\n]*(?:\r\n [^\r\n]*)*)", head, re.MULTILINE)
    bare = re.sub(r'"(?:\\.|[^"\\])*"|=\?[^ ]*\?=', "", line)
    assert re.findall(r"[^\s<>,]+@[^\s<>,]+", bare) == [one.address for one in some]
    assert re.findall(r"^[A-Za-z-]+:", head, re.MULTILINE) == [
        "Content-Type:",
        "MIME-Version:",
        "X-Unsent:",
        "To:",
        "Subject:",
        "Content-Language:",
    ]


@given(st.text(max_size=120), st.text(max_size=200))
def test_no_text_breaks_out_of_its_place(subject, text):
    subject, text = (
        " ".join(subject.split()).encode("utf-8", "ignore").decode(),
        text.encode("utf-8", "ignore").decode(),
    )
    content = draft(
        mail(letter=Letter(subject, (Paragraph(text), Bullets((text,)), Listing(text, ((text, text, text),)))))
    )
    assert len(parsed(content).attachments) == 1
    assert len(parsed(content).text_plain) == len(parsed(content).text_html) == 1
    assert not re.search(rb"(?<!\r)\n|\r(?!\n)", content)
    assert content.isascii()


def test_the_same_letter_gives_the_same_bytes():
    assert draft(mail()) == draft(mail())


def test_a_message_to_send_has_a_date_and_an_id_and_is_no_draft():
    content = message(
        mail(), MailAddress("jag@lansstyrelsen.se"), "Mon, 23 Nov 2026 08:00:00 +0100", "<a@lansstyrelsen.se>"
    )
    assert header(content, "Message-ID") == ["<a@lansstyrelsen.se>"]
    assert header(content, "Date") == ["Mon, 23 Nov 2026 08:00:00 +0100"]
    assert header(content, "X-Unsent") == []


@pytest.mark.parametrize("sign", ["A", "Å", "a b "])
def test_no_line_of_a_draft_is_longer_than_mail_may_have(sign):
    long = (sign * 1200).strip()
    content = draft(
        mail(to=(MailAddress("a@k.se", long),), letter=Letter(long, (Paragraph(long),))), MailAddress("b@k.se", long)
    )
    assert max(map(len, content.split(b"\r\n"))) <= 998
    assert header(content, "To") == [f"{long} <a@k.se>"]
    assert parsed(content).subject == long
