"""Letters inside their own signatures, as OpenSSL writes them: opened, whether they are whole or in pieces."""

from __future__ import annotations

import shutil
import subprocess
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from letter_making import attached, letter, zipped

from samverkan_xl.mail.inbox.opening import open_stream
from samverkan_xl.mail.inbox.sentences import fault
from samverkan_xl.mail.inbox.signed import NothingSignedError, signed_content

BOOK = zipped({"[Content_Types].xml": "spreadsheetml", "xl/workbook.xml": "<a/>"})
ENTITY = b"Content-Type: multipart/mixed; boundary=gr\r\n\r\n--gr\r\n" + attached(BOOK) + b"\r\n--gr--\r\n"


@pytest.fixture(scope="session")
def sign(tmp_path_factory):
    """Give what signs bytes; a key and its certificate are made once."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl finns inte (apt-get install openssl) / nothing to sign with")
    folder = tmp_path_factory.mktemp("nyckel")
    key, certificate = folder / "key.pem", folder / "cert.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=Anna", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip

    def signed(content, *options):
        command = [
            "openssl",
            "cms",
            "-sign",
            "-binary",
            "-outform",
            "DER",
            "-signer",
            certificate,
            "-inkey",
            key,
            *options,
        ]
        return subprocess.run(command, input=content, check=True, capture_output=True).stdout

    return signed


FORMS = [("-nodetach",), ("-nodetach", "-stream", "-indef")]


@pytest.mark.parametrize("options", FORMS)
@pytest.mark.parametrize("content", [b"x", ENTITY, ENTITY * 100])
def test_what_was_signed_comes_out_as_it_went_in(sign, content, options):
    assert signed_content(sign(content, *options)) == content


@pytest.mark.parametrize("options", FORMS)
def test_the_workbook_in_a_signed_letter_belongs_to_the_letter(sign, options):
    part = attached(sign(ENTITY, *options), b'filename="smime.p7m"', "application/pkcs7-mime; smime-type=signed-data")
    (one,) = open_stream("brev.eml", "brev.eml", BytesIO(letter(part)))
    assert [(book.name, book.content) for book in one.books] == [("bok.xlsx", BOOK)]
    assert one.remarks == ()
    assert one.envelope.sender == "Anna <anna@valdemarsvik.se>"


def test_a_letter_of_one_part_that_is_its_signature_is_opened(sign):
    alone = (
        b"From: Anna <anna@valdemarsvik.se>\r\nSubject: Svar\r\nDate: Mon, 2 Mar 2026 09:05:00 +0100\r\n"
        + attached(sign(ENTITY, "-nodetach"), b'filename="smime.p7m"', "application/pkcs7-mime")
    )
    (one,) = open_stream("brev.eml", "brev.eml", BytesIO(alone))
    assert [book.name for book in one.books] == ["bok.xlsx"]


def test_a_signature_by_itself_holds_nothing(sign):
    with pytest.raises(NothingSignedError):
        signed_content(sign(ENTITY))
    part = attached(sign(ENTITY), b'filename="smime.p7m"', "application/pkcs7-mime")
    (one,) = open_stream("brev.eml", "brev.eml", BytesIO(letter(part)))
    assert [fault(remark) for remark in one.remarks] == [
        "Brevet är signerat så att det inte går att öppna här (smime.p7m)."
    ]


def test_one_cut_short_anywhere_is_refused_or_whole(sign):
    for options in FORMS:
        whole = sign(ENTITY, *options)
        for length in range(len(whole)):
            try:
                assert signed_content(whole[:length]) == ENTITY
            except NothingSignedError:
                continue


@settings(max_examples=300, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_are_refused_or_give_bytes(content):
    for one in (
        content,
        b"\x30\x80\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02\xa0\x80" + content,
        b"\x24\x80" * 5_000 + content,
    ):
        try:
            assert isinstance(signed_content(one), bytes)
        except NothingSignedError:
            continue
