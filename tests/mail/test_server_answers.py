"""What a mail server says, told to somebody who has never seen an SMTP code: what it means, and what to do."""

from __future__ import annotations

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

import pytest
import trustme
from smtp_server import PASSWORD, running

from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.letter_parts import Paragraph
from samverkan_xl.mail.letters import Letter
from samverkan_xl.mail.mail_server import Login, SendingStoppedError, Server
from samverkan_xl.mail.server_answers import meaning_of
from samverkan_xl.mail.server_line import session
from samverkan_xl.mailing.accounts import dispatch_lines
from samverkan_xl.mailing.dispatch import dispatch
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.server import named_relay
from samverkan_xl.reference.municipalities import municipality

LETTER = Mail(municipality("0563"), (MailAddress("a@k.se"),), (), Letter("Ämne", (Paragraph("Hej!"),)), ())


@pytest.mark.parametrize(
    ("answer", "said", "way"),
    [
        ("550 5.1.1 <a@k.se>: Recipient address rejected: User unknown", "tar inte emot mottagaren", "Rätta adressen"),
        ("550 5.1.10 RESOLVER.ADR.RecipientNotFound", "tar inte emot mottagaren", "Är den rätt, fråga"),
        ("551 not here", "tar inte emot mottagaren", "Rätta adressen"),
        ("550 no", "tar inte emot mottagaren", "Är den rätt, fråga"),
        ("552 5.3.4 Message size exceeds fixed limit", "större än e-postservern tar emot", "Gör bilagan mindre"),
        ("552 Requested mail action aborted", "större än", "Gör bilagan mindre"),
        ("523 the message size exceeds", "större än", "Gör bilagan mindre"),
        ("552 5.2.2 over quota", "brevlåda är full", "rensa"),
        ("552 mailbox is full", "brevlåda är full", "rensa"),
        ("452 4.2.2 mailbox full", "brevlåda är full", "kör samma kommando igen"),
        ("554 5.7.1 spam", "släpper inte fram brevet", "adressen behöver inte vara fel"),
        ("550 5.7.60 SMTP; Client does not have permissions", "släpper inte fram", "som utkast"),
        ("554 Transaction failed", "släpper inte fram", "Fråga den som sköter servern"),
        ("550 Relaying denied", "släpper inte fram", "Fråga den som sköter servern"),
        ("450 4.7.1 greylisted", "vill ha brevet senare", "om en stund"),
        ("451 try again", "vill ha brevet senare", "om en stund"),
        ("ett svar utan kod", "tar inte emot", "fråga"),
    ],
)
def test_an_answer_is_told_by_what_it_means_and_what_to_do(answer, said, way):
    meaning = meaning_of(answer)
    assert said in meaning.said
    assert way in meaning.way


@pytest.fixture
def authority(tmp_path, monkeypatch):
    """Give somebody who vouches for servers, and whom this run trusts."""
    made = trustme.CA()
    made.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", PASSWORD)
    return made


def vouched_for(authority: trustme.CA, *names: str, **more) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*names, **more).configure_cert(context)
    return context


def stopped(server: Server) -> str:
    with pytest.raises(SendingStoppedError) as refused, session(server, Login("länet", PASSWORD)):
        pass
    assert PASSWORD not in str(refused.value)
    assert str(refused.value).endswith("Inget skickades.")
    return str(refused.value)


@pytest.mark.parametrize("implicit", [False, True])
def test_a_certificate_that_has_expired_or_is_another_servers_is_told_as_that(authority, implicit):
    expired = vouched_for(authority, "localhost", not_after=datetime.now(UTC) - timedelta(days=1))
    for context, words in ((expired, "har gått ut"), (vouched_for(authority, "annan.se"), "ett annat servernamn")):
        with running(context, implicit=implicit, login=True) as one:
            assert words in stopped(Server.named(one.address))
            assert one.postbox.logins == []


def test_tls_from_the_start_towards_a_server_without_it_names_the_ports(authority):
    with running(vouched_for(authority, "localhost")) as one:
        said = stopped(Server.named(f"smtps://{one.address}"))
    assert "587" in said
    assert "465" in said


def test_a_server_that_says_nothing_is_told_apart_from_one_that_is_not_there(monkeypatch):
    monkeypatch.setattr("samverkan_xl.mail.server_line.SECONDS_TO_CONNECT", 0.3)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        assert "svarade inte i tid" in stopped(Server("127.0.0.1", port))
    assert "svarar ingen e-postserver" in stopped(Server("127.0.0.1", port))
    assert "finns inte under det namnet" in stopped(Server("smtp.finns-inte.invalid", 587))


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (b"535 5.7.8 bad credentials", "Kontrollera lösenordet"),
        (b"535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled for the Tenant", "utkasten"),
        (b"454 4.7.0 Temporary authentication failure", "lösenordet behöver inte vara fel"),
    ],
)
def test_a_login_that_is_refused_says_whether_the_password_is_to_blame(answer, words):
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=_talk, args=(listening, answer), daemon=True).start()
        said = stopped(Server("127.0.0.1", listening.getsockname()[1], encrypted=False))
    assert words in said
    assert answer[:3].decode() in said


def _talk(listening: socket.socket, answer: bytes) -> None:
    line, _ = listening.accept()
    with line, line.makefile("rb") as heard:
        line.sendall(b"220 hi\r\n")
        for said in heard:
            hello = said[:4].upper() == b"EHLO"
            line.sendall(b"250-x\r\n250 AUTH PLAIN\r\n" if hello else answer + b"\r\n")


@pytest.mark.parametrize(
    ("step", "answer", "sign", "words"),
    [
        ("MAIL", "552 5.3.4 too big", "✖", "större än e-postservern tar emot (552 5.3.4 too big). Gör bilagan mindre"),
        ("RCPT", "550 5.1.1 unknown", "✖", "tar inte emot mottagaren (550 5.1.1 unknown). Rätta adressen"),
        ("DATA", "554 5.7.1 spam", "✖", "släpper inte fram brevet (554 5.7.1 spam)."),
        ("RCPT", "450 4.2.0 greylisted", "▲", "vill ha brevet senare (450 4.2.0 greylisted)."),
    ],
)
def test_the_coordinator_reads_the_meaning_with_the_servers_own_words_behind(
    authority, tmp_path, step, answer, sign, words
):
    with running(vouched_for(authority, "localhost"), login=True) as one:
        one.postbox.answer = lambda at, about: answer if at == step else None
        relay = named_relay(one.address, "lan@lan.se", "", without_tls=False)
        done = dispatch(Prepared("u", (LETTER,), (), ()), tmp_path / "ut", relay, lambda: datetime.now(UTC))
    (line, _) = dispatch_lines(done)
    assert line.startswith(f"{sign} 0563 Valdemarsvik, a@k.se: ")
    assert words in line
