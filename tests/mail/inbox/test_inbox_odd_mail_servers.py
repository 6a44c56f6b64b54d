"""A mail server that lies, breaks off or says what nobody asked for: it costs a line for the letter, never the others."""

from __future__ import annotations

import ssl
from time import monotonic, sleep

import pytest
from letter_making import attached, letter
from odd_imap_server import OddServer

from samverkan_xl.mail.inbox import imap_folder, metered_tls
from samverkan_xl.mail.inbox.imap_server import MailServerError

LETTERS = {number: letter(number=number, text=b"Brev %d" % number) for number in (4, 7, 9)}


@pytest.fixture
def served(tmp_path, monkeypatch):
    running = []

    def start(*arguments, **options):
        server = OddServer(*arguments, **options)
        running.append(server)
        (tmp_path / "ca.pem").write_bytes(server.certificate)
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
        monkeypatch.setenv("SAMVERKAN_IMAP_LOSENORD", "hemligt")
        return server

    yield start
    for server in running:
        server.close()


def address(server, folder="INBOX"):
    return f"imaps://u@localhost:{server.port}/{folder}"


def told(taken):
    return [(one.line.place[-1], one.line.sender[:4], [said.fault for said in one.told]) for one in taken.new]


FINE = ("Anna", ["Brevet har ingen bilaga."])


@pytest.mark.parametrize(
    "sizes",
    [
        b"",
        b"* 1 FETCH (UID 7 RFC822.SIZE NIL)\r\n",
        b"* 1 FETCH (UID 7 RFC822.SIZE abc)\r\n",
        b"* 1 FETCH (UID 7 RFC822.SIZE 100\r\n",
        b"* 1 FETCH (UID 7 RFC822.SIZE 1)\r\n* 3 FETCH (FLAGS (\\Seen))\r\n",
        b"* 1 FETCH (UID 7 RFC822.SIZE 100000)\r\n* 3 FETCH (UID 12 FLAGS (\\Seen))\r\n",
        b"* 1 FETCH (UID 7 RFC822.SIZE -5)\r\n",
    ],
)
def test_what_a_server_says_of_sizes_is_not_believed(served, inbox, sizes):
    taken = inbox.take(address(served(LETTERS, sizes=sizes)))
    assert told(taken) == [("4", *FINE), ("7", *FINE), ("9", *FINE)]


def test_a_letter_larger_than_a_piece_is_put_together_again(served, inbox, valdemarsvik, monkeypatch):
    monkeypatch.setattr(imap_folder, "_PIECE", 20_000)
    server = served({7: letter(attached(valdemarsvik))})
    (line,) = inbox.take(address(server)).lines
    assert (line.code, (inbox.received / line.stored_as).read_bytes()) == ("0563", valdemarsvik)


def test_a_server_that_knows_of_no_pieces_may_give_a_letter_whole(served, inbox, valdemarsvik, monkeypatch):
    monkeypatch.setattr(imap_folder, "_PIECE", 1_000)
    monkeypatch.setattr(imap_folder, "_SLACK", 1_000)
    whole = letter(attached(valdemarsvik))
    server = served(
        {7: whole},
        bodies={7: lambda safe: safe.sendall(b"* 1 FETCH (UID 7 BODY[] {%d}\r\n%s)\r\n" % (len(whole), whole))},
    )
    (line,) = inbox.take(address(server)).lines
    assert line.code == "0563"


def test_a_letter_that_never_ends_is_told_by_its_sender_and_the_others_are_taken_in(served, inbox):
    def endless(safe):
        safe.sendall(b"* 1 FETCH (UID 7 BODY[]<0> {1500000000}\r\n")
        for _ in range(1_500):
            safe.sendall(b"a" * 1_000_000)

    resource = pytest.importorskip("resource")
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, monotonic()
    server = served(LETTERS, bodies={7: endless})
    taken = inbox.take(address(server))
    assert told(taken) == [
        ("4", *FINE), ("7", "Anna", ["INBOX, brev 7 är större än vad som öppnas här."]), ("9", *FINE),
    ]  # fmt: skip
    assert server.connections == 2
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000
    assert monotonic() - began < 20


def test_a_letter_that_comes_a_byte_at_a_time_is_not_waited_for(served, inbox, monkeypatch):
    def slowly(safe):
        safe.sendall(b"* 1 FETCH (UID 7 BODY[]<0> {1000}\r\n")
        for _ in range(1_000):
            safe.sendall(b"a")
            sleep(0.02)

    monkeypatch.setattr(metered_tls, "ANSWER_SECONDS", 1)
    began = monotonic()
    taken = inbox.take(address(served(LETTERS, bodies={7: slowly})))
    assert told(taken)[1] == ("7", "Anna", ["INBOX, brev 7 gick inte att hämta från servern."])
    assert len(taken.new) == 3
    assert monotonic() - began < 10


@pytest.mark.parametrize(
    "answer",
    [
        b"* 1 FETCH (UID 7)\r\n",
        b"* 1 FETCH (UID 7 BODY[]<0> {3}\r\nabc\r\n",
        b"* 1 FETCH (UID 7 BODY[]<0> 12 13)\r\n",
    ],
)
def test_a_letter_that_the_server_cannot_give_is_told_and_the_others_are_taken_in(served, inbox, answer):
    server = served(LETTERS, bodies={7: lambda safe: safe.sendall(answer)})
    assert told(inbox.take(address(server))) == [
        ("4", *FINE), ("7", "Anna", ["INBOX, brev 7 gick inte att hämta från servern."]), ("9", *FINE),
    ]  # fmt: skip
    server.bodies.clear()
    again = inbox.take(address(server))
    assert told(again) == [("7", *FINE)]
    assert again.left == 0


def test_a_letter_that_was_moved_meanwhile_is_none(served, inbox):
    server = served(LETTERS, bodies={7: lambda safe: safe.sendall(b"* 9 EXISTS\r\n")})
    assert told(inbox.take(address(server))) == [("4", *FINE), ("9", *FINE)]


def test_a_connection_that_breaks_is_made_again(served, inbox):
    def breaking(safe):
        server.bodies.clear()
        raise ConnectionResetError

    server = served(LETTERS, bodies={7: breaking})
    assert told(inbox.take(address(server))) == [("4", *FINE), ("7", *FINE), ("9", *FINE)]


def test_a_server_that_goes_away_leaves_what_came_and_the_next_run_takes_the_rest(served, inbox, capsys):
    def away(safe):
        server.gone = True
        raise ConnectionResetError

    server = served(LETTERS, bodies={7: away})
    taken = inbox.take(address(server))
    assert told(taken) == [("4", *FINE)]
    assert taken.cut_short.endswith(
        "svarar inte. Kontrollera namnet, porten och nätet, och försök igen."
        " 1 av 3 brev hämtades innan dess. Kör samma kommando igen, så tas resten in."
    )
    assert inbox.files() == ["inkorg.xlsx"]
    assert told(inbox.take(address(served(LETTERS)))) == [("7", *FINE), ("9", *FINE)]


def test_a_folder_that_is_made_anew_meanwhile_is_not_mixed_with_the_old_one(served, inbox):
    def renewing(safe):
        server.validity = b"2"
        raise ConnectionResetError

    server = served(LETTERS, bodies={7: renewing})
    assert "gjordes om medan den lästes" in inbox.take(address(server)).cut_short


@pytest.mark.parametrize("search", [b"* SEARCH abc\r\n", b"* SEARCH " + b"7 " * 600_000 + b"\r\n"])
def test_an_answer_that_says_nothing_is_refused(served, inbox, search):
    with pytest.raises(MailServerError, match="gav ett svar som inte går att tolka"):
        inbox.take(address(served(LETTERS, search=search)))
    assert not inbox.received.exists()


def test_a_server_that_talks_for_ever_is_hung_up_on(served, inbox, monkeypatch):
    monkeypatch.setattr(metered_tls, "ANSWER_BYTES", 100_000)
    monkeypatch.setattr(metered_tls.MeteredSocket, "_left", 100_000)
    with pytest.raises(MailServerError, match="skickade mer än den ombads om"):
        inbox.take(address(served(LETTERS, names=b"* 1 EXISTS\r\n" * 1_000_000)))


def test_a_folder_that_holds_only_folders_is_not_offered(served, inbox):
    names = b'* LIST (\\Noselect) "/" Samverkan\r\n* LIST () "/" Samverkan/Svar\r\n* LIST () "/" INBOX\r\n'
    with pytest.raises(
        MailServerError, match=r"Samverkan finns inte på localhost\. Där finns: INBOX, Samverkan/Svar\."
    ):
        inbox.take(address(served(LETTERS, names=names), "Samverkan"))


def test_a_folder_in_the_very_case_that_was_written_is_taken_first(served, inbox):
    server = served(LETTERS, names=b'* LIST () "/" SVAR\r\n* LIST () "/" svar\r\n')
    inbox.take(address(server, "svar"))
    assert b"EXAMINE svar" in [one.replace(b'"', b"") for one in server.asked]


def test_no_older_tls_is_spoken():
    assert metered_tls.metered_context().minimum_version >= ssl.TLSVersion.TLSv1_2
