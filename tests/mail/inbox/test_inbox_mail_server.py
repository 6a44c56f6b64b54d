"""A folder on a mail server: read over TLS from a real Dovecot, and left exactly as it was."""

from __future__ import annotations

import logging
import socket
import subprocess
import sys
from base64 import b64encode
from hashlib import sha256

import pytest
from dovecot import SECRET, USER, MailServer, program
from inbox_runs import TODAY
from letter_making import attached, letter

from samverkan_xl.inbox.taking_in import take_in
from samverkan_xl.mail import passwords
from samverkan_xl.mail.inbox import imap_folder, imap_server, limits
from samverkan_xl.mail.inbox.imap_server import MailServerError
from samverkan_xl.mail.inbox.mail_folders import MailFolder, MailFolderAddressError, mail_folder
from samverkan_xl.mail.passwords import PasswordMissingError
from samverkan_xl.templates import standard_definition

NAMED_ON_THE_WIRE = "Samverkan/L&AOQ-n &AMU-, svar"
"""Samverkan/Län Å, svar: mail servers write å, ä and ö in a way of their own."""


@pytest.fixture(scope="module")
def server():
    if program() is None:
        pytest.skip("Dovecot finns inte (apt-get install dovecot-imapd) / no mail server to test with")
    running = MailServer()
    yield running
    running.close()


@pytest.fixture(autouse=True)
def trusting(request, monkeypatch):
    """Let the machine trust the test's certificate, as it would trust a real server's, and know the password."""
    if "server" in request.fixturenames:
        monkeypatch.setenv("SSL_CERT_FILE", str(request.getfixturevalue("server").certificate))
    monkeypatch.setenv("SAMVERKAN_IMAP_LOSENORD", SECRET)


def address(server, folder="INBOX", host="localhost", user=USER):
    return f"imaps://{user}@{host}:{server.port}/{folder}"


def taken(source, folder):
    return take_in(source, folder, standard_definition(), TODAY)


def test_a_folder_on_a_server_is_taken_in_and_left_exactly_as_it_was(server, tmp_path, valdemarsvik, norrkoping):
    server.put(
        "INBOX",
        letter(attached(valdemarsvik)),
        letter(attached(norrkoping), number=2, sender=b"x@polisen.se"),
        letter(number=3),
    )
    before = server.state("INBOX")
    assert "\\Seen" not in before
    done = taken(address(server), tmp_path)
    assert server.state("INBOX") == before
    assert [(line.code, line.place) for line in done.lines] == [
        ("0563", "INBOX, brev 1"),
        ("0581", "INBOX, brev 2"),
        ("", "INBOX, brev 3"),
    ]
    for line in done.lines[:2]:
        assert sha256((tmp_path / line.stored_as).read_bytes()).hexdigest() == line.sha256
    assert taken(address(server), tmp_path).lines == ()
    assert server.state("INBOX") == before


def test_a_letter_fetched_in_pieces_is_whole_and_left_as_it_was(server, tmp_path, valdemarsvik, monkeypatch):
    server.put("Bitar", letter(attached(valdemarsvik)))
    before = server.state("Bitar")
    monkeypatch.setattr(imap_folder, "_PIECE", 10_000)
    (line,) = taken(address(server, "Bitar"), tmp_path).lines
    assert (tmp_path / line.stored_as).read_bytes() == valdemarsvik
    assert server.state("Bitar") == before
    assert "\\Seen" not in before


def test_a_server_that_dies_half_way_leaves_what_came_and_the_next_run_takes_the_rest(tmp_path, monkeypatch):
    if program() is None:
        pytest.skip("Dovecot finns inte (apt-get install dovecot-imapd) / no mail server to test with")
    mortal = MailServer()
    monkeypatch.setenv("SSL_CERT_FILE", str(mortal.certificate))
    try:
        mortal.put("INBOX", *(letter(number=number) for number in range(30)))
        before = mortal.state("INBOX")

        def dies(turn):
            if turn.number == 10:
                mortal.crash()

        first = take_in(address(mortal), tmp_path, standard_definition(), TODAY, dies)
        assert (len(first.new), "10 av 30 brev hämtades innan dess." in first.cut_short) == (10, True)
        mortal.start()
        second = take_in(address(mortal), tmp_path, standard_definition(), TODAY)
        assert (len(second.new), second.known, second.cut_short) == (20, 10, "")
        assert mortal.state("INBOX") == before
    finally:
        mortal.close()


def test_only_reading_is_ever_asked_for(server, tmp_path, caplog):
    server.put("Arkiv", letter())
    with caplog.at_level(logging.DEBUG):
        taken(address(server, "Arkiv"), tmp_path)
    asked = [message.split(" ", 2)[2].rstrip("'") for message in caplog.messages if message.startswith("> b'")]
    assert {command.split(" ")[0] for command in asked} <= {
        "AUTHENTICATE",
        "CAPABILITY",
        "LIST",
        "EXAMINE",
        "UID",
        "LOGOUT",
    }
    assert {command for command in asked if command.startswith("UID")} == {
        "UID SEARCH ALL", "UID FETCH 1 (RFC822.SIZE)", "UID FETCH 1 (BODY.PEEK[]<0.8000000>)",
    }  # fmt: skip
    for form in (SECRET, "hemligt", b64encode(f"\0{USER}\0{SECRET}".encode()).decode()):
        assert form not in caplog.text


@pytest.mark.parametrize(
    "written",
    [
        "Samverkan/Län Å, svar",
        "samverkan/län å, svar",
        "Samverkan/L%C3%A4n%20%C3%85,%20svar",
        "/Samverkan/Län Å, svar/",
    ],
)
def test_a_folder_has_a_name_with_swedish_letters_in_it(server, tmp_path, written):
    if b"svar" not in b"".join(server.logged_in().list()[1]):
        server.put(f'"{NAMED_ON_THE_WIRE}"', letter())
    assert [line.place for line in taken(address(server, written), tmp_path).lines] == [
        f"{written.strip('/') if '%' not in written else 'Samverkan/Län Å, svar'}, brev 1"
    ]


def test_a_server_that_parts_folders_with_points_is_understood(tmp_path, monkeypatch):
    if program() is None:
        pytest.skip("Dovecot finns inte (apt-get install dovecot-imapd) / no mail server to test with")
    other = MailServer(separator=".")
    try:
        other.put("Samverkan.Svar", letter())
        monkeypatch.setenv("SSL_CERT_FILE", str(other.certificate))
        assert len(taken(address(other, "Samverkan/Svar"), tmp_path).lines) == 1
    finally:
        other.close()


def test_an_empty_folder_gives_an_empty_register(server, tmp_path):
    server.put("Tom")
    assert taken(address(server, "Tom"), tmp_path).lines == ()
    assert [path.name for path in tmp_path.iterdir()] == ["inkorg.xlsx"]


def test_a_letter_larger_than_what_is_opened_is_named_and_not_fetched(server, tmp_path, monkeypatch, caplog):
    server.put("Stor", letter(attached(b"0" * 9_000)), letter(number=2))
    monkeypatch.setattr(limits, "MAX_LETTER_BYTES", 5_000)
    with caplog.at_level(logging.DEBUG):
        first, second = taken(address(server, "Stor"), tmp_path).new
    assert [asked for asked in ("FETCH 1 (BODY.PEEK[]<", "FETCH 2 (BODY.PEEK[]<") if asked in caplog.text] == [
        "FETCH 2 (BODY.PEEK[]<"
    ]
    assert [told.fault for told in first.told] == ["Stor, brev 1 är större än vad som öppnas här."]
    assert second.line.message_id == "nr2@example.se"


def refusal(server, tmp_path, **changes):
    with pytest.raises(MailServerError) as refused:
        taken(address(server, **changes), tmp_path / "in")
    assert not (tmp_path / "in").exists()
    assert SECRET not in str(refused.value) + repr(refused.value.__cause__) + repr(refused.value.__context__)
    return str(refused.value)


def test_a_folder_that_is_not_there_is_refused_with_those_that_are(server, tmp_path):
    server.put("Svar")
    said = refusal(server, tmp_path, folder="Svat")
    assert said.startswith("E-postmappen Svat finns inte på localhost. Där finns: ")
    assert "Svar" in said


def test_a_wrong_password_is_refused_and_not_repeated(server, tmp_path, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_IMAP_LOSENORD", "fel och hemligt")
    said = refusal(server, tmp_path)
    assert said.startswith(f"Servern localhost släpper inte in {USER}.")
    assert "hemligt" not in said


def test_a_server_that_cannot_show_who_it_is_gets_no_password(server, tmp_path, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setattr(imap_server, "_log_in", lambda *_: pytest.fail("logged in to a stranger"))
    assert "dess certifikat godtas inte" in refusal(server, tmp_path)


def test_a_server_with_another_name_than_its_certificate_is_refused(server, tmp_path):
    assert "dess certifikat godtas inte" in refusal(server, tmp_path, host="127.0.0.1")


def test_a_server_that_does_not_answer_is_refused(tmp_path):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        port = closed.getsockname()[1]
    with pytest.raises(MailServerError, match=f"Servern localhost, port {port} svarar inte"):
        taken(f"imaps://a@localhost:{port}/INBOX", tmp_path)


def test_a_server_that_speaks_no_tls_is_refused(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as plain:
        port = plain.getsockname()[1]
        answering = subprocess.Popen(
            [sys.executable, "-c", f"import socket; s=socket.create_connection(('127.0.0.1',{port}))"],
        )
        answering.wait()
        talking = subprocess.Popen(
            [
                sys.executable,
                "-c",
                "import socket,sys; s=socket.socket(fileno=int(sys.argv[1])); s.accept();\nc,_=s.accept(); c.sendall(b'* OK hej\\r\\n'); c.close()",
                str(plain.fileno()),
            ],
            pass_fds=[plain.fileno()],
        )
        with pytest.raises(MailServerError, match="svarar inte"):
            taken(f"imaps://a@localhost:{port}/INBOX", tmp_path)
        talking.wait(timeout=20)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("imaps://anna@server.se/INBOX/Samverkan", MailFolder("server.se", 993, "anna", "INBOX/Samverkan")),
        ("imaps://anna@server.se", MailFolder("server.se", 993, "anna", "INBOX")),
        ("imaps://anna@kommun.se@server.se:1993/å", MailFolder("server.se", 1993, "anna@kommun.se", "å")),
        ("IMAPS://anna%40kommun.se@server.se/a%2Fb", MailFolder("server.se", 993, "anna@kommun.se", "a/b")),
    ],
)
def test_an_address_names_user_server_and_folder(text, found):
    assert mail_folder(text) == found


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("imap://anna@server.se/INBOX", "bara med kryptering"),
        ("imaps://anna:hemligt@server.se/INBOX", "Lösenordet ska inte stå i adressen"),
        ("imap://anna:hemligt@server.se/INBOX", "Lösenordet ska inte stå i adressen"),
        ("imaps://server.se/INBOX", "saknar användare eller server"),
        ("imaps:///INBOX", "saknar användare eller server"),
        ("imaps://anna@server.se:x/INBOX", "går inte att tolka"),
        ("imaps://anna@[server/INBOX", "går inte att tolka"),
    ],
)
def test_an_address_that_will_not_do_is_refused_and_no_secret_repeated(text, said):
    with pytest.raises(MailFolderAddressError, match=said) as refused:
        mail_folder(text)
    assert "hemligt" not in str(refused.value)


def test_the_password_is_taken_from_the_keyring_when_the_environment_has_none(monkeypatch):
    monkeypatch.delenv("SAMVERKAN_IMAP_LOSENORD")
    import keyring

    monkeypatch.setattr(keyring, "get_password", lambda service, user: f"{service} {user}")
    assert passwords.password("SAMVERKAN_IMAP_LOSENORD", "server.se", "anna") == "samverkan-xl:server.se anna"
    monkeypatch.setattr(keyring, "get_password", lambda *_: None)
    with pytest.raises(PasswordMissingError, match=r"keyring set samverkan-xl:server\.se anna"):
        passwords.password("SAMVERKAN_IMAP_LOSENORD", "server.se", "anna")

    def locked(*_):
        raise RuntimeError("låst")

    monkeypatch.setattr(keyring, "get_password", locked)
    with pytest.raises(PasswordMissingError):
        passwords.password("SAMVERKAN_IMAP_LOSENORD", "server.se", "anna")
