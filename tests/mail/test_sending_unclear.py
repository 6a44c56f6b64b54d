"""Sending when the server answers oddly or not at all, and when the log has been lost: never twice, never stuck."""

from __future__ import annotations

import os
import signal
import socket
import sys
import threading
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import smtp_server
from smtp_server import certificates, running

from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.letter_parts import Paragraph
from samverkan_xl.mail.letters import Letter
from samverkan_xl.mail.mail_server import BadServerError, Login, Server
from samverkan_xl.mail.send_log import LOG_NAME, UnusableLogError
from samverkan_xl.mail.server_line import SECONDS, session
from samverkan_xl.mailing.dispatch import Dispatch, dispatch
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.server import Relay
from samverkan_xl.mailing.standing import so_far
from samverkan_xl.reference.municipalities import municipality

CODES = ("0512", "0563")
HANG_UP = "hang up"
SILENT = "say nothing"


class Scripted:
    """A server on the loopback that says what it is told to at each command; "." is the end of a mail."""

    def __init__(self, **says: str) -> None:
        self.says = {key.replace("END", "."): said for key, said in says.items()}
        self.taken: list[bytes] = []
        self.heard: list[str] = []
        self.reached = threading.Event()
        self.listening = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            try:
                line, _ = self.listening.accept()
            except OSError:
                return
            with line, line.makefile("rb") as heard:
                self._talk(line, heard)

    def _talk(self, line, heard) -> None:
        line.sendall(b"220 hi\r\n")
        for command in heard:
            word = command.split()[0].decode().upper()
            self.heard.append(word)
            said = self.says.get(word, "354 go on" if word == "DATA" else "250 ok")
            if not self._answered(line, said):
                return
            if word == "DATA" and said.startswith("354"):
                self.taken.append(b"".join(iter(heard.readline, b".\r\n")))
                self.reached.set()
                if not self._answered(line, self.says.get(".", "250 ok")):
                    return

    def _answered(self, line, said: str) -> bool:
        if said == HANG_UP:
            line.shutdown(socket.SHUT_RDWR)
            return False
        if said != SILENT:
            line.sendall(f"{said}\r\n".encode())
        return True

    @property
    def relay(self) -> Relay:
        port = self.listening.getsockname()[1]
        return Relay(Server("127.0.0.1", port, encrypted=False), Login("u", None), MailAddress("a@lan.se"))


@pytest.fixture
def scripted():
    made = []

    def make(**says: str) -> Scripted:
        made.append(Scripted(**says))
        return made[-1]

    yield make
    for one in made:
        one.listening.close()


def clock() -> datetime:
    return datetime.now(UTC)


def mail(code: str, *more: str) -> Mail:
    to = tuple(map(MailAddress, (f"k{code}@kommunen.se", *more)))
    return Mail(municipality(code), to, (), Letter(f"Till {code}", (Paragraph("Hej!"),)), ())


def prepared(*mails: Mail) -> Prepared:
    return Prepared("utskick 2026", mails or tuple(map(mail, CODES)), (), ())


def send(server: Scripted, outbox: Path, what: Prepared | None = None, again: tuple[str, ...] = ()) -> Dispatch:
    return dispatch(what or prepared(), outbox, server.relay, clock, again)


def fates(outcomes) -> list[tuple[str, str]]:
    return [(one.mail.municipality.code, one.fate.value) for one in outcomes]


@pytest.mark.parametrize("said", ["250 ok", "251 queued", "200 queued", "299 yes"])
def test_any_yes_after_the_mail_is_a_yes(scripted, tmp_path, said):
    server = scripted(END=said)
    assert fates(send(server, tmp_path).outcomes) == [(code, "skickat") for code in CODES]
    assert {fate for _, fate in fates(send(server, tmp_path).outcomes)} == {"redan skickat"}
    assert len(server.taken) == len(CODES)


@pytest.mark.parametrize("said", ["354 more", "OK queued", "100 wait", "999 what", "600 ?", "", HANG_UP])
def test_an_answer_that_is_neither_yes_nor_no_leaves_the_mail_in_doubt_and_it_is_not_sent_again(
    scripted, tmp_path, said
):
    server, one = scripted(END=said), prepared(mail("0563"))
    done = send(server, tmp_path, one)
    assert fates(done.outcomes) == [("0563", "ovisst")]
    assert "inget tydligt svar" in done.stopped
    assert fates(send(server, tmp_path, one).outcomes) == [("0563", "ovisst")]
    assert len(server.taken) == 1


@pytest.mark.parametrize(("said", "fate"), [("554 5.7.1 spam", [("0563", "nekat")]), ("451 later", [])])
def test_a_clear_no_after_the_mail_is_no_doubt(scripted, tmp_path, said, fate):
    server, one = scripted(END=said), prepared(mail("0563"))
    assert fates(send(server, tmp_path, one).outcomes) == fate
    server.says.clear()
    assert fates(send(server, tmp_path, one).outcomes) == [("0563", "skickat")]


@pytest.mark.parametrize("step", ["EHLO", "MAIL", "RCPT", "DATA"])
@pytest.mark.parametrize("said", [HANG_UP, "421 bye", "hello"])
def test_what_goes_wrong_before_the_mail_is_asked_for_stops_the_run_and_leaves_no_doubt(scripted, tmp_path, step, said):
    server = scripted(**{step: said}, HELO=said)
    done = send(server, tmp_path)
    assert (fates(done.outcomes), server.taken) == ([], [])
    assert done.stopped
    server.says.clear()
    assert fates(send(server, tmp_path).outcomes) == [(code, "skickat") for code in CODES]


def deleted(log: Path) -> None:
    log.unlink()


def emptied(log: Path) -> None:
    log.write_bytes(b"")


def cut_to(lines: int):
    def cut(log: Path) -> None:
        log.write_bytes(b"".join(log.read_bytes().splitlines(keepends=True)[:lines]))

    return cut


class TestALostLog:
    """What has been handed over lies in `skickade`, and is believed when the log says less."""

    @pytest.mark.parametrize("lose", [deleted, emptied, cut_to(1), cut_to(2), cut_to(3), cut_to(4)])
    def test_nothing_is_sent_twice_and_what_the_log_has_lost_is_in_doubt(self, scripted, tmp_path, lose):
        server = scripted()
        send(server, tmp_path)
        lose(tmp_path / LOG_NAME)
        for _ in range(2):
            assert ("0563", "ovisst") in fates(send(server, tmp_path).outcomes)
            assert len(server.taken) == len(CODES)

    def test_a_person_who_knows_better_has_it_sent_again_once(self, scripted, tmp_path):
        server = scripted()
        send(server, tmp_path)
        deleted(tmp_path / LOG_NAME)
        again = send(server, tmp_path, again=("0563",))
        assert fates(again.outcomes) == [("0512", "ovisst"), ("0563", "skickat")]
        assert fates(send(server, tmp_path).outcomes) == [("0512", "ovisst"), ("0563", "redan skickat")]

    def test_a_second_handing_over_that_the_log_has_lost_is_in_doubt_for_its_recipients_alone(self, scripted, tmp_path):
        server = scripted()
        send(server, tmp_path, prepared(mail("0563")))
        more = prepared(mail("0563", "ny@kommunen.se"))
        send(server, tmp_path, more)
        cut_to(3)(tmp_path / LOG_NAME)
        told = {one.fate.value: one.recipients for one in send(server, tmp_path, more).outcomes}
        assert told == {"ovisst": ("ny@kommunen.se",), "redan skickat": ("k0563@kommunen.se",)}

    def test_a_municipality_that_has_got_nothing_gets_its_mail(self, scripted, tmp_path):
        server = scripted()
        send(server, tmp_path, prepared(mail("0512")))
        deleted(tmp_path / LOG_NAME)
        assert fates(send(server, tmp_path).outcomes) == [("0512", "ovisst"), ("0563", "skickat")]


class TestALookBeforehand:
    """A dry run tells what would be left alone, and changes nothing."""

    def test_it_tells_what_has_been_sent_and_what_is_in_doubt(self, scripted, tmp_path):
        server = scripted()
        send(server, tmp_path)
        cut_to(4)(tmp_path / LOG_NAME)
        before = (tmp_path / LOG_NAME).read_bytes()
        assert fates(so_far(prepared(), tmp_path, clock)) == [("0512", "redan skickat"), ("0563", "ovisst")]
        (tmp_path / LOG_NAME).write_bytes(before[:-1])
        assert fates(so_far(prepared(), tmp_path, clock)) == [("0512", "redan skickat"), ("0563", "ovisst")]
        assert (tmp_path / LOG_NAME).read_bytes() == before[:-1]

    def test_it_makes_no_folder(self, tmp_path):
        assert so_far(prepared(), tmp_path / "ut", clock) == ()
        assert not (tmp_path / "ut").exists()

    def test_it_refuses_another_mailings_log_as_the_run_itself_would(self, scripted, tmp_path):
        send(scripted(), tmp_path)
        with pytest.raises(UnusableLogError, match="ett annat utskick"):
            so_far(Prepared("påminnelse 2026", (mail("0563"),), (), ()), tmp_path, clock)


@pytest.mark.parametrize(
    "text", ["kalle:hemligt@smtp.lan.se", "smtps://kalle:hemligt@smtp.lan.se:465", "kalle@smtp.lan.se"]
)
def test_a_server_with_user_and_password_before_it_is_refused_without_repeating_them(text):
    with pytest.raises(BadServerError, match="--anvandare") as told:
        Server.named(text)
    assert "hemligt" not in str(told.value)
    assert "kalle" not in str(told.value)


@pytest.fixture
def listens_to_ctrl_c():
    """A program started in the background by a shell is deaf to it; Python then never raises."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("listens_to_ctrl_c")
@pytest.mark.skipif(sys.platform == "win32", reason="Windows skickar Ctrl-C till hela fönstret / to the whole console")
def test_ctrl_c_does_not_wait_for_a_server_that_is_silent(scripted, tmp_path):
    server = scripted(END=SILENT, QUIT=SILENT)
    threading.Thread(
        target=lambda: (server.reached.wait(30), time.sleep(0.2), os.kill(os.getpid(), signal.SIGINT)), daemon=True
    ).start()
    began = time.monotonic()
    done = send(server, tmp_path)
    assert done.stopped.startswith("Avbrutet.")
    assert fates(done.outcomes) == [("0512", "ovisst")], "what was on its way is told at once"
    assert time.monotonic() - began < SECONDS / 10
    assert "QUIT" not in server.heard
    server.says.clear()
    assert fates(send(server, tmp_path).outcomes) == [("0512", "ovisst"), ("0563", "skickat")]
    assert server.heard[-1] == "QUIT"


def test_a_server_may_think_longer_than_it_may_take_to_pick_up(scripted, monkeypatch):
    waits, connect = [], socket.create_connection
    monkeypatch.setattr(
        socket, "create_connection", lambda to, wait, *more: waits.append(wait) or connect(to, wait, *more)
    )
    relay = scripted().relay
    with session(relay.server, relay.login) as line:
        assert (waits, line.sock.gettimeout()) == ([30], SECONDS)


@pytest.mark.parametrize("password", ["lösen-åäö", "€uro", "plain"])
def test_a_password_of_any_letters_opens_the_server_and_another_does_not(tmp_path, monkeypatch, password):
    context, authority = certificates(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    monkeypatch.setattr(smtp_server, "PASSWORD", password)
    with running(context, login=True) as one:
        server = Server.named(one.address)
        relay = Relay(server, Login("kalle-å", password), MailAddress("a@lan.se"))
        done = dispatch(prepared(), tmp_path / "ut", relay, clock)
        wrong = Relay(server, Login("kalle-å", f"{password}ö"), MailAddress("a@lan.se"))
        refused = dispatch(prepared(), tmp_path / "ut2", wrong, clock)
    assert fates(done.outcomes) == [(code, "skickat") for code in CODES]
    assert "inloggningen för kalle-å" in refused.stopped
    assert password not in refused.stopped
