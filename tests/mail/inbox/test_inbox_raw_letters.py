"""Raw letters, and what is told of each: every remark has its letter here."""

from __future__ import annotations

import base64
import textwrap
from email.message import EmailMessage
from io import BytesIO

import pytest
from letter_making import attached, coded, letter, winmail, zipped

from samverkan_xl.mail.inbox.limits import DECORATION_BYTES
from samverkan_xl.mail.inbox.opening import open_received, open_stream
from samverkan_xl.mail.inbox.sentences import SENTENCES, fault, remedy

BOOK = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})
WORD = zipped({"[Content_Types].xml": "x", "word/document.xml": "<a/>"})
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 500
FLAT = b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
ICS = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"
SEEN: set[str] = set()


def told(content, name="brev.eml"):
    """Give each letter as one text: sender, books, pictures, and what is said."""
    texts = []
    for one in open_stream(name, name, BytesIO(content)):
        SEEN.update(remark.code for remark in one.remarks)
        names = [book.name for book in one.books]
        said = [f"{fault(remark)} {remedy(remark)}".strip() for remark in one.remarks]
        pictures = [f"{one.pictures} bild"] * bool(one.pictures)
        texts.append("\n".join([one.envelope.sender or "–", *names, *pictures, *(f"- {line}" for line in said)]))
    return "\n".join(texts)


def golden(text):
    return textwrap.dedent(text).strip()


FROM = "Anna <anna@valdemarsvik.se>"

INLINE = (
    b"Content-Type: image/png; name=image001.png\r\nContent-Transfer-Encoding: base64\r\n"
    b"Content-ID: <image001.png@01DC>\r\nContent-Disposition: inline; filename=image001.png\r\n\r\n"
)
LARGE_PICTURE = b"\xff\xd8\xff" + b"0" * DECORATION_BYTES
REPORT = (
    b"Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mail.example.se\r\n\r\n"
    b"Final-Recipient: rfc822; borta@kinda.se\r\nAction: %s\r\nStatus: 5.1.1\r\n"
)
RETURNED = b"Content-Type: message/rfc822\r\n\r\n" + letter(attached(BOOK), sender=b"lan@example.se", number=9)
ENVELOPED = b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03" + b"\0" * 60
SIGNED = b"\x30\x82\x10\x00\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02" + b"\0" * 60
PKCS = "application/pkcs7-mime"
LINK = "https://ydre.sharepoint.com/:x:/s/samverkan/EaBc?e=1"
WRAPPED_LINK = "https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fydre.sharepoint.com%2F%3Ax%3A%2Fs%2Fa&amp;data=05"


@pytest.mark.parametrize(
    ("content", "text"),
    [
        pytest.param(letter(attached(BOOK)), f"{FROM}\nbok.xlsx", id="a workbook"),
        pytest.param(
            letter(attached(BOOK, b'filename="data.dat"', "application/octet-stream")),
            f"{FROM}\ndata.dat", id="a workbook that is called something else",
        ),
        pytest.param(
            letter(attached(BOOK, b'filename="bild.png"', "image/png")),
            f"{FROM}\nbild.png", id="a workbook that says it is a picture",
        ),
        pytest.param(
            letter(attached(b"MZ" + b"\0" * 99, b'filename="bok.xlsx"')),
            f"{FROM}\n- bok.xlsx är ett program, inte en arbetsbok. Öppna det inte.", id="a program that says it is a workbook",
        ),
        pytest.param(
            letter(attached(BOOK, 'filename="bok\u202exslx.xlsx"'.encode())),
            f"{FROM}\nbok\ufffdxslx.xlsx\n- Filnamnet bok\ufffdxslx.xlsx är gjort för att se ut som något annat."
            " Fråga avsändaren innan boken används.", id="a name that turns its letters",
        ),
        pytest.param(
            letter(attached(BOOK), INLINE + coded(PNG), attached(PNG, b'filename="logga.png"', "image/png")),
            f"{FROM}\nbok.xlsx\n2 bild", id="pictures of a signature",
        ),
        pytest.param(
            letter(attached(LARGE_PICTURE, b'filename="foto.jpg"', "image/jpeg")),
            f"{FROM}\n- Brevet har ingen arbetsbok, bara foto.jpg. Be om boken som arbetsbok.", id="a photograph",
        ),
        pytest.param(
            letter(attached(BOOK), attached(b"%PDF-1.7", b'filename="protokoll.pdf"', "application/pdf")),
            f"{FROM}\nbok.xlsx\n- Brevet har också annat än arbetsböcker: protokoll.pdf. Spara det för hand vid behov.",
            id="a workbook and something else",
        ),
        pytest.param(
            letter(attached(WORD, b'filename="svar.docx"')),
            f"{FROM}\n- Brevet har ingen arbetsbok, bara svar.docx. Be om boken som arbetsbok.", id="a document",
        ),
        pytest.param(
            letter(attached(ICS, b'filename="moete.ics"', "text/calendar")),
            f"{FROM}\n- Brevet har något till kalendern (moete.ics). Lägg in det för hand, om det behövs.", id="a calendar file",
        ),
        pytest.param(
            letter(text=f"Boken: {LINK}".encode()),
            f"{FROM}\n- Brevet har en länk (ydre.sharepoint.com) i stället för en bilaga. Be om filen som bilaga.", id="a link",
        ),
        pytest.param(
            letter(b"Content-Type: text/html\r\n\r\n<a href='" + WRAPPED_LINK.encode() + b"'>bok</a>"),
            f"{FROM}\n- Brevet har en länk (ydre.sharepoint.com) i stället för en bilaga. Be om filen som bilaga.",
            id="a link that a mail filter has wrapped",
        ),
        pytest.param(
            letter(attached(BOOK), text=b"https://1drv.ms/x/s!Abc och https://valdemarsvik.se/om"),
            f"{FROM}\nbok.xlsx\n- Brevet har också en länk (1drv.ms). Be om filen, om något mer skulle ha kommit.",
            id="a link beside a workbook",
        ),
        pytest.param(letter(), f"{FROM}\n- Brevet har ingen bilaga. Be om boken, om den skulle ha följt med.", id="nothing"),
        pytest.param(
            letter(headers=b"Auto-Submitted: auto-replied\r\n"),
            f"{FROM}\n- Brevet är ett automatiskt svar.", id="an automatic answer",
        ),
        pytest.param(
            letter(REPORT % b"failed", RETURNED, kind=b"report; report-type=delivery-status", sender=b"MAILER-DAEMON@example.se"),
            "MAILER-DAEMON@example.se\n- Ett brev till borta@kinda.se kom inte fram. Rätta adressen bland kontakterna och skicka igen.",
            id="a letter that came back, with our own book in it",
        ),
        pytest.param(
            letter(REPORT % b"delayed", kind=b"report"),
            f"{FROM}\n- Ett brev till borta@kinda.se är försenat. Vänta; servern försöker igen.", id="a letter that is late",
        ),
        pytest.param(
            letter(REPORT % b"delivered", kind=b"report"),
            f"{FROM}\n- Brevet är ett kvitto på att ett brev har kommit fram.", id="a letter that arrived",
        ),
        pytest.param(
            letter(b"Content-Type: message/disposition-notification\r\n\r\nDisposition: manual-action/x; displayed\r\n", kind=b"report"),
            f"{FROM}\n- Brevet är ett läskvitto.", id="a read receipt",
        ),
        pytest.param(
            letter(attached(ENVELOPED, b'filename="smime.p7m"', PKCS)),
            f"{FROM}\n- Brevet är krypterat (smime.p7m) och går inte att öppna här. Öppna brevet i e-postprogrammet, spara bilagan i"
            " mappen och kör kommandot igen.", id="an encrypted letter",
        ),
        pytest.param(
            letter(b"Content-Type: application/octet-stream; name=brev.asc\r\n\r\n-----BEGIN PGP MESSAGE-----\r\n", kind=b"encrypted"),
            f"{FROM}\n- Brevet är krypterat (brev.asc) och går inte att öppna här. Öppna brevet i e-postprogrammet, spara bilagan i"
            " mappen och kör kommandot igen.", id="a letter encrypted another way",
        ),
        pytest.param(
            letter(attached(SIGNED, b'filename="smime.p7m"', PKCS)),
            f"{FROM}\n- Brevet är signerat så att det inte går att öppna här (smime.p7m). Öppna brevet i e-postprogrammet, spara"
            " bilagan i mappen och kör kommandot igen.", id="a letter inside its signature",
        ),
        pytest.param(
            letter(attached(BOOK), attached(SIGNED, b'filename="smime.p7s"', "application/pkcs7-signature"), kind=b"signed"),
            f"{FROM}\nbok.xlsx", id="a signature beside its letter",
        ),
        pytest.param(
            letter(b"Content-Type: message/rfc822\r\n\r\n" + letter(attached(BOOK), sender=b"Lena <lena@kinda.se>", number=2)),
            f"""
            {FROM}
            - I brevet ligger ett brev. Sådana brev står på egna rader.
            Lena <lena@kinda.se>
            bok.xlsx
            - Brevet låg i ett annat brev, från {FROM}.
            """, id="a letter in a letter",
        ),
        pytest.param(
            letter(b"Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                   + coded(letter(attached(BOOK), sender=b"Lena <lena@kinda.se>", number=2))),
            f"""
            {FROM}
            - I brevet ligger ett brev. Sådana brev står på egna rader.
            Lena <lena@kinda.se>
            bok.xlsx
            - Brevet låg i ett annat brev, från {FROM}.
            """, id="a letter in a letter, coded against the standard",
        ),
        pytest.param(
            letter(attached(letter(attached(BOOK), sender=b"Lena <lena@kinda.se>", number=2), b'filename="VB.eml"', "application/octet-stream")),
            f"""
            {FROM}
            - I brevet ligger ett brev. Sådana brev står på egna rader.
            Lena <lena@kinda.se>
            bok.xlsx
            - Brevet låg i ett annat brev, från {FROM}.
            """, id="a letter attached as a file",
        ),
        pytest.param(
            letter(attached(winmail({"Böckerna från Håbo.xlsx": BOOK}), b'filename="winmail.dat"', "application/ms-tnef")),
            f"{FROM}\nBöckerna från Håbo.xlsx", id="winmail.dat",
        ),
        pytest.param(
            letter(attached(winmail({"bok.xlsx": BOOK})[:-300], b'filename="winmail.dat"', "application/ms-tnef")),
            f"{FROM}\n- winmail.dat (Outlooks eget format) är skadad. Be avsändaren skicka boken igen, som en vanlig bilaga.",
            id="a damaged winmail.dat",
        ),
        pytest.param(
            letter(attached(zipped({"svar/Håbo.xlsx": BOOK, "läs mig.txt": "hej"}), b'filename="allt.zip"', "application/zip")),
            f"{FROM}\nallt.zip › Håbo.xlsx\n- Brevet har också annat än arbetsböcker: allt.zip › läs mig.txt. Spara det för hand vid behov.",
            id="an archive",
        ),
        pytest.param(
            letter(attached(zipped({"inre.zip": zipped({"bok.xlsx": BOOK})}), b'filename="yttre.zip"')),
            f"{FROM}\nyttre.zip › inre.zip › bok.xlsx", id="an archive in an archive",
        ),
        pytest.param(
            letter(attached(zipped({}), b'filename="tom.zip"')),
            f"{FROM}\n- Arkivet tom.zip är tomt. Be avsändaren skicka boken igen, som en vanlig bilaga.", id="an empty archive",
        ),
        pytest.param(
            letter(attached(zipped({"a.txt": "hej"})[:-10], b'filename="a.zip"')),
            f"{FROM}\n- Arkivet a.zip är skadat. Be avsändaren skicka boken igen, som en vanlig bilaga.", id="a damaged archive",
        ),
        pytest.param(
            letter(attached(b"7z\xbc\xaf\x27\x1c" + b"\0" * 40, b'filename="a.7z"')),
            f"{FROM}\n- a.7z är packad på ett sätt som inte öppnas här. Packa upp den i mappen, eller be om boken själv.",
            id="an archive of another kind",
        ),
        pytest.param(
            letter(attached(zipped({"noll.bin": b"\0" * 5_000_000}), b'filename="bomb.zip"')),
            f"{FROM}\n- bomb.zip sväller som bara en fientlig fil gör, och öppnades inte. Fråga avsändaren vad filen är.",
            id="an archive that swells",
        ),
        pytest.param(
            letter(attached(b"", b'filename="bok.xlsx"')),
            f"{FROM}\n- Bilagan bok.xlsx är tom. Be avsändaren skicka boken igen, som en vanlig bilaga.", id="an empty attachment",
        ),
        pytest.param(
            letter(attached(b"inget brev alls", b'filename="VB.eml"')),
            f"{FROM}\n- VB.eml skulle vara ett brev, men går inte att läsa som ett. Öppna brevet i e-postprogrammet, spara bilagan i"
            " mappen och kör kommandot igen.", id="a letter that is none",
        ),
        pytest.param(
            letter(attached(BOOK), cut=True),
            f"{FROM}\nbok.xlsx\n- Brevet slutar mitt i, så något kan saknas. Hämta brevet igen, eller be om det.", id="a letter cut short",
        ),
        pytest.param(b"", "–\n- Filen är tom. Hämta den igen; en fil som bara finns i molnet ser ut så.", id="an empty file"),
        pytest.param(BOOK, "–\nbrev.eml", id="a workbook that lies loose"),
        pytest.param(
            letter(attached(f"[InternetShortcut]\r\nURL={LINK}\r\n".encode(), b'filename="bok.url"', "application/octet-stream")),
            f"{FROM}\n- Brevet har en länk (ydre.sharepoint.com) i stället för en bilaga. Be om filen som bilaga.", id="a file that is but a link",
        ),
        pytest.param(
            letter(attached(b"\x76\xe8\x04\x60\xc4\x11\xe3\x86\0\0", b'filename="message.rpmsg"', "application/x-microsoft-rpmsg-message")),
            f"{FROM}\n- Brevet är krypterat (message.rpmsg) och går inte att öppna här. Öppna brevet i e-postprogrammet, spara bilagan i"
            " mappen och kör kommandot igen.", id="a letter with protected rights",
        ),
        pytest.param(
            letter(attached(b"\0\5\x16\7" + b"\0" * 50, kind="application/applefile"), attached(BOOK)),
            f"{FROM}\nbok.xlsx", id="what a Mac sends beside a workbook",
        ),
        pytest.param(
            letter(attached(zipped({"bok.xlsx": BOOK, "__MACOSX/._bok.xlsx": "x", ".DS_Store": "x", "mapp/": ""}), b'filename="a.zip"')),
            f"{FROM}\na.zip › bok.xlsx", id="an archive from a Mac",
        ),
        pytest.param(
            letter(attached(BOOK), attached(b"mer text", b'filename="ATT00001.txt"', "text/plain")),
            f"{FROM}\nbok.xlsx", id="a leftover of a server",
        ),
        pytest.param(
            letter(b"Content-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\n" + coded(BOOK)),
            f"{FROM}\nutan namn", id="a workbook that says it is a text",
        ),
        pytest.param(
            letter(attached(FLAT, b'filename="bok.xml"', "text/xml")), f"{FROM}\nbok.xml", id="a workbook in one piece of XML",
        ),
        pytest.param(
            b"[InternetShortcut]\r\nURL=https://ydre.sharepoint.com/x\r\n",
            "–\n- Filen är ingen arbetsbok (länk). Be om boken som arbetsbok.", id="a link that lies loose",
        ),
        pytest.param(
            letter(attached(b"!BDN" + b"\0" * 99, b'filename="post.pst"')),
            f"{FROM}\n- post.pst är Outlooks datafil, som inte öppnas här. Öppna den i Outlook och dra breven till mappen.", id="Outlook's own data file",
        ),
        pytest.param(
            letter(b'Content-Type: message/external-body; access-type=URL; URL="https://moln.ydre.se/bok.xlsx"\r\n\r\nContent-Type: a/b\r\n\r\n'),
            f"{FROM}\n- Brevet har en länk (moln.ydre.se) i stället för en bilaga. Be om filen som bilaga.", id="an attachment that lies elsewhere",
        ),
        pytest.param(
            letter(b"Content-Type: message/external-body; access-type=local-file\r\n\r\nContent-Type: a/b\r\n\r\n"),
            f"{FROM}\n- Brevet har en länk (en annan plats) i stället för en bilaga. Be om filen som bilaga.", id="an attachment that lies nobody knows where",
        ),
        pytest.param(
            letter(b'Content-Type: message/partial; id="a"; number=1; total=2\r\n\r\nSubject: x\r\n\r\nabc'),
            f"{FROM}\n- Brevet är en del av ett brev som har delats upp på vägen. Be om brevet igen, odelat.", id="a piece of a letter",
        ),
        pytest.param(
            letter(b"Content-Type: message/global\r\n\r\n" + letter(attached(BOOK), sender=b"Bo <bo@kinda.se>", number=5)),
            f"""
            {FROM}
            - I brevet ligger ett brev. Sådana brev står på egna rader.
            Bo <bo@kinda.se>
            bok.xlsx
            - Brevet låg i ett annat brev, från {FROM}.
            """, id="a letter in a letter with any letters in its headers",
        ),
        pytest.param(
            letter(RETURNED, kind=b"report"),
            f"{FROM}\n- Brevet är skrivet av en e-postserver eller ett program om ett annat brev.", id="a report that says nothing",
        ),
        pytest.param(ICS, "–\n- Filen är ingen arbetsbok (kalenderfil). Be om boken som arbetsbok.", id="a calendar file that lies loose"),
        pytest.param(PNG, "–\n1 bild\n- Filen är ingen arbetsbok (bild). Be om boken som arbetsbok.", id="a picture that lies loose"),
        pytest.param(WORD, "–\n- Filen är ingen arbetsbok (dokument). Be om boken som arbetsbok.", id="a document that lies loose"),
    ],
)  # fmt: skip
def test_what_is_told_of_a_letter(content, text):
    assert told(content) == golden(text)


def test_a_letter_signed_in_the_open_is_opened_whatever_it_is_wrapped_in():
    inside = b"Content-Type: multipart/signed; boundary=gr\r\n\r\n--gr\r\n" + attached(BOOK) + b"\r\n--gr--\r\n"
    assert told(letter(attached(inside, b'filename="smime.p7m"', PKCS))) == f"{FROM}\nbok.xlsx"


def test_an_archive_with_a_password_is_named():
    archive = bytearray(zipped({"bok.xlsx": BOOK}))
    archive[6] |= 1
    archive[archive.index(b"PK\x01\x02") + 8] |= 1
    assert "Arkivet låst.zip har lösenord. Packa upp det i mappen" in told(
        letter(attached(bytes(archive), 'filename="låst.zip"'.encode()))
    )


def test_a_file_without_a_name_in_an_archive_is_opened_as_any_other():
    archive = bytearray(zipped({"a": BOOK}))
    entry = archive.index(b"PK\x01\x02")
    for at in (26, entry + 28):  # the name's one letter is said to be something else than a name
        archive[at : at + 4] = b"\0\0\1\0"
    assert told(bytes(archive)) == "–\nbrev.eml › utan namn"


def test_letters_nested_too_deep_are_named_and_those_above_are_read():
    content = letter(attached(BOOK), number=0)
    for number in range(1, 12):
        content = letter(b"Content-Type: message/rfc822\r\n\r\n" + content, number=number)
    found = told(content)
    assert "Ett brev ligger för djupt, i brev eller arkiv inuti varandra." in found
    assert found.count("Brevet låg i ett annat brev") == 6
    archive = BOOK
    for _ in range(9):
        archive = zipped({"in.zip": archive})
    assert "ligger för djupt" in told(archive)


def test_more_than_is_opened_is_named(monkeypatch):
    monkeypatch.setattr("samverkan_xl.mail.inbox.limits.MAX_FILE_BYTES", 2_000)
    assert told(letter(attached(b"0" * 4_000))) == (
        f"{FROM}\n- brev.eml är större än vad som öppnas här. Öppna brevet i e-postprogrammet, spara bilagan i mappen och kör kommandot igen."
    )
    assert told(b"%PDF" + b"0" * 4_000, "a.pdf").startswith("–\n- a.pdf är större än vad som öppnas här.")
    assert "a.zip rymmer mer än vad som öppnas här" in told(
        letter(attached(zipped({"a.bin": b"0" * 3_000}), b'filename="a.zip"'))
    )


def test_what_lies_in_many_letters_is_counted_together():
    parts = [attached(zipped({f"{each}.txt": "x" for each in range(1_000)}), b'filename="a.zip"')] * 7
    assert "lästes inte: det är mer än vad som öppnas på en gång." in told(letter(*parts))


def test_a_mailbox_is_read_letter_by_letter():
    quoted = letter(attached(BOOK), text=b"Hej!\r\n\r\n>From nu har vi ett beslut\r\n")
    box = (
        b"From anna@habo.se Mon Mar  2 09:00:00 2026\n"
        + quoted
        + b"\nFrom anna@habo.se Mon Mar  2 09:00:00 2026\n"
        + letter(number=2)
    )
    found = list(open_stream("post.mbox", "post.mbox", BytesIO(box)))
    assert [(one.place, one.envelope.message_id, len(one.books)) for one in found] == [
        ("post.mbox, brev 1", "nr1@example.se", 1),
        ("post.mbox, brev 2", "nr2@example.se", 0),
    ]


def test_a_letter_without_an_id_gets_one_of_its_own_that_is_always_the_same():
    first, second = (letter(text=text).replace(b"Message-ID: <nr1@example.se>\r\n", b"") for text in (b"a", b"b"))
    ids = [next(iter(open_received("x", "x.eml", content))).envelope.message_id for content in (first, first, second)]
    assert ids[0] == ids[1] != ids[2]
    assert ids[0].startswith("utan id, ")


def test_a_letter_that_another_library_wrote_is_read():
    message = EmailMessage()
    message["From"], message["Subject"] = "Åsa Öberg <asa@habo.se>", "Svar från Håbo – " + "mycket " * 20
    message["Message-ID"], message["Date"] = "<1@habo.se>", "Mon, 2 Mar 2026 09:05:00 +0100"
    message.set_content("Hälsningar")
    message.add_alternative("<p>Hälsningar</p>", subtype="html")
    message.add_attachment(
        BOOK,
        maintype="application",
        subtype="octet-stream",
        filename="Håbos bok för år 2026, " + "lång " * 20 + ".xlsx",
    )
    (one,) = open_received("x", "x.eml", message.as_bytes())
    assert one.envelope.sender == "Åsa Öberg <asa@habo.se>"
    assert one.envelope.subject.startswith("Svar från Håbo – mycket")
    assert one.books[0].name.startswith("Håbos bok för år 2026, lång")
    assert one.books[0].content == BOOK


def test_quoted_printable_and_plain_workbooks_come_through_unchanged():
    plain = attached(b"PK\x05\x06" + b"\0" * 18, encoding=b"binary", code=bytes)
    assert "Arkivet bok.xlsx är tomt" in told(letter(plain))
    printed = attached(base64.b64encode(BOOK), encoding=b"BASE64 ", code=bytes)
    assert told(letter(printed)) == f"{FROM}\nbok.xlsx"


ELSEWHERE = {"oppnas-inte",
    "avsandare-och-innehall", "avsandare-utan-bok", "privat-adress", "personnummer", "samma-bok", "kan-inte-oppnas",
    "ovantat", "inte-hamtat", "inklistrat", "utan-dag", "annan-bok",
}  # fmt: skip
"""Remarks that are made when a letter is taken in, not when it is opened; `test_inbox_taking_in` has them, or
`test_inbox_odd_mail_servers`."""


def test_every_remark_has_been_made_here_or_is_made_elsewhere():
    if len(SEEN) > 1:  # the whole file was run
        assert set(SENTENCES) - ELSEWHERE == SEEN
