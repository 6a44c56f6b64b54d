"""Sending through a real server: encrypted, one at a time, and never twice."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import fast_mail_parser
import pytest
from smtp_server import PASSWORD, Running, certificates, running

from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.enclosures import Enclosure
from samverkan_xl.mail.letter_parts import Paragraph
from samverkan_xl.mail.letters import Letter
from samverkan_xl.mail.mail_server import BadServerError, Server
from samverkan_xl.mail.send_log import LOG_NAME, UnusableLogError, opened_log
from samverkan_xl.mailing.dispatch import Dispatch, dispatch
from samverkan_xl.mailing.material import CannotMailError
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.server import named_relay
from samverkan_xl.mailing.standing import Fate
from samverkan_xl.reference.municipalities import municipality

CODES = ("0512", "0513", "0560", "0561", "0563")
SENDER = "trygghet@lansstyrelsen.se"


def clock() -> datetime:
    return datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def address(code: str) -> str:
    return f"k{code}@kommunen.se"


def mail(code: str, *more: str, copies: tuple[str, ...] = ()) -> Mail:
    to = (MailAddress(address(code), "Å, Ö"), *map(MailAddress, more))
    letter = Letter(f"[Samverkan 1.1] {code} åäö", (Paragraph("Hej!\n.\n..punkt"),))
    return Mail(municipality(code), to, tuple(map(MailAddress, copies)), letter, (Enclosure("bok.xlsx", b"PK" * 100),))


def prepared(*mails: Mail, name: str = "utskick 2026") -> Prepared:
    return Prepared(name, mails or tuple(map(mail, CODES)), (), ())


@pytest.fixture(scope="session")
def tls(tmp_path_factory):
    return certificates(tmp_path_factory.mktemp("certifikat"))


@pytest.fixture(autouse=True)
def trusted(tls, monkeypatch):
    """Trust the run's certificate, and let no keyring of this machine have a say."""
    monkeypatch.setenv("SSL_CERT_FILE", str(tls[1]))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("SAMVERKAN_SMTP_LOSENORD", raising=False)


@pytest.fixture
def server(tls):
    with running(tls[0]) as one:
        yield one


def send(server: Running, outbox: Path, what: Prepared | None = None, again: tuple[str, ...] = ()) -> Dispatch:
    relay = named_relay(server.address, SENDER, "", without_tls=False)
    return dispatch(what or prepared(), outbox, relay, clock, again)


def fates(done: Dispatch) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for one in done.outcomes:
        told.setdefault(one.mail.municipality.code, []).append(one.fate.value)
    return told


def events(outbox: Path) -> list[tuple[str, str]]:
    lines = map(json.loads, (outbox / LOG_NAME).read_text("utf-8").splitlines())
    return [(line["händelse"], line.get("kommun", "")) for line in lines]


def test_every_mail_goes_out_once_and_is_logged_before_and_after(server, tmp_path):
    done = send(server, tmp_path)
    assert fates(done) == {code: ["skickat"] for code in CODES}
    assert server.postbox.per_recipient == {address(code): 1 for code in CODES}
    assert events(tmp_path)[1:] == [(event, code) for code in CODES for event in ("börjar", "skickat")]


def test_what_arrives_is_the_letter_with_sender_date_and_an_id_and_is_kept(server, tmp_path):
    send(server, tmp_path, prepared(mail("0563", copies=("kopia@lan.se",))))
    ((sender, recipients, content),) = server.postbox.taken
    found = fast_mail_parser.parse_email(content)
    assert (sender, recipients) == (SENDER, (address("0563"), "kopia@lan.se"))
    assert found.subject == "[Samverkan 1.1] 0563 åäö"
    assert found.text_plain == ["Hej!\r\n.\r\n..punkt\r\n"]
    assert found.attachments[0].content == b"PK" * 100
    assert found.headers["Date"] == ["Mon, 23 Nov 2026 08:00:00 +0000"]
    assert found.headers["Message-ID"][0].endswith("@lansstyrelsen.se>")
    assert "X-Unsent" not in found.headers
    assert (tmp_path / "skickade" / "0563_valdemarsvik.eml").read_bytes() == content


def test_a_second_run_sends_nothing_and_does_not_even_call_the_server(server, tmp_path):
    send(server, tmp_path)
    before = list(server.postbox.steps)
    done = send(server, tmp_path)
    assert set(map(tuple, fates(done).values())) == {("redan skickat",)}
    assert server.postbox.steps == before


def test_the_same_letter_in_the_next_reminder_has_another_id(server, tmp_path):
    for name in ("påminnelse 1", "påminnelse 2"):
        send(server, tmp_path / name, prepared(mail("0563"), name=name))
    first, second = (
        fast_mail_parser.parse_email(content).headers["Message-ID"] for _, _, content in server.postbox.taken
    )
    assert first != second


def test_a_log_whose_last_line_was_cut_off_is_whole_again_after_the_next_run(server, tmp_path):
    send(server, tmp_path, prepared(mail("0512")))
    with (tmp_path / LOG_NAME).open("ab") as log:
        log.write(b'{"tid": "2026-11-23T08:00')
    assert fates(send(server, tmp_path, prepared(mail("0512"), mail("0563"))))["0563"] == ["skickat"]
    assert fates(send(server, tmp_path, prepared(mail("0512"), mail("0563"))))["0563"] == ["redan skickat"]


def test_tls_from_the_start_works_as_well(tls, tmp_path):
    with running(tls[0], implicit=True) as one:
        assert fates(send(one, tmp_path, prepared(mail("0563")))) == {"0563": ["skickat"]}


def test_a_server_without_tls_is_told_nothing_at_all(tmp_path):
    with running(None) as one:
        done = send(one, tmp_path)
    assert "STARTTLS" in done.stopped
    assert one.postbox.steps == []
    assert one.postbox.logins == []


def test_a_server_with_a_certificate_that_nobody_vouches_for_is_told_nothing(server, tmp_path, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE")
    done = send(server, tmp_path)
    assert "certifikat" in done.stopped
    assert server.postbox.steps == []


def test_a_server_that_is_not_there_stops_the_run_with_a_way_on(tmp_path):
    with running(None) as gone:
        pass
    done = send(gone, tmp_path)
    assert "kör samma kommando igen" in done.stopped
    assert events(tmp_path) == [("utskick", "")]


@pytest.mark.parametrize("name", ["smtp.kommunen.se", "smtp.kommunen.se:25", "127.0.0.2", "localhost.kommunen.se"])
def test_without_tls_nothing_may_leave_the_machine(name):
    with pytest.raises(BadServerError, match="localhost"):
        Server.named(name, without_tls=True)


def test_without_tls_works_on_the_machine_itself(tmp_path):
    with running(None) as one:
        relay = named_relay(one.address, SENDER, "", without_tls=True)
        done = dispatch(prepared(mail("0563")), tmp_path, relay, clock)
    assert fates(done) == {"0563": ["skickat"]}


@pytest.mark.parametrize(
    ("text", "host", "port", "from_the_start"),
    [
        ("smtp.lan.se", "smtp.lan.se", 587, False),
        ("smtp.lan.se:465", "smtp.lan.se", 465, True),
        ("smtps://smtp.lan.se", "smtp.lan.se", 465, True),
        ("smtps://smtp.lan.se:2465", "smtp.lan.se", 2465, True),
        ("[::1]:2525", "::1", 2525, False),
    ],
)
def test_a_server_is_read_as_it_is_told(text, host, port, from_the_start):
    found = Server.named(text)
    assert (found.host, found.port, found.from_the_start, found.encrypted) == (host, port, from_the_start, True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "smtp lan.se",
        "smtp.lan.se:",
        "smtp.lan.se:0",
        "smtp.lan.se:99999",
        "user:hemligt@smtp.lan.se",
        "https://smtp.lan.se",
    ],
)
def test_what_is_no_server_is_refused(text):
    with pytest.raises(BadServerError):
        Server.named(text)


@pytest.mark.parametrize("sender", ["", "länet", "a@b.se, c@d.se", "a@b.se\nBcc: c@d.se"])
def test_sending_needs_one_address_to_send_from(sender):
    with pytest.raises(CannotMailError, match="--fran"):
        named_relay("smtp.lan.se", sender, "", without_tls=False)


class TestRefusals:
    """What the server says no to becomes a line, or stops the run, and can be mended."""

    def test_a_recipient_that_the_server_refuses_is_a_line_and_the_others_get_theirs(self, server, tmp_path):
        server.postbox.answer = lambda step, about: "550 5.1.1 no such user" if about == address("0513") else None
        done = send(server, tmp_path)
        assert fates(done) == {code: ["nekat" if code == "0513" else "skickat"] for code in CODES}
        assert next(one.said for one in done.outcomes if one.fate is Fate.REFUSED) == "550 5.1.1 no such user"
        assert done.needs_somebody

    def test_when_the_address_is_mended_only_that_one_goes_out(self, server, tmp_path):
        server.postbox.answer = lambda step, about: "550 no" if about == "fel@kinda.se" else None
        send(server, tmp_path, prepared(mail("0512"), mail("0513", "fel@kinda.se")))
        done = send(server, tmp_path, prepared(mail("0512"), mail("0513", "rätt@kinda.se".replace("ä", "a"))))
        assert server.postbox.per_recipient == {address("0512"): 1, address("0513"): 1, "ratt@kinda.se": 1}
        assert fates(done) == {"0512": ["redan skickat"], "0513": ["redan skickat", "skickat"]}

    def test_a_mail_that_the_server_refuses_whole_is_a_line_for_every_recipient(self, server, tmp_path):
        server.postbox.answer = lambda step, about: (
            "552 too big" if (step, about) == ("DATA", address("0513")) else None
        )
        done = send(server, tmp_path, prepared(mail("0512"), mail("0513", "b@kinda.se"), mail("0560")))
        assert fates(done) == {"0512": ["skickat"], "0513": ["nekat", "nekat"], "0560": ["skickat"]}

    def test_a_mail_that_is_too_large_does_not_stand_in_the_way_of_the_others(self, server, tmp_path):
        seen = []
        server.postbox.answer = lambda step, about: (
            "552 too large" if step == "MAIL" and not seen.append(1) and len(seen) == 2 else None
        )
        assert fates(send(server, tmp_path)) == {code: ["nekat" if code == CODES[1] else "skickat"] for code in CODES}

    def test_a_sender_that_the_server_does_not_know_stops_the_run_and_names_the_option(self, server, tmp_path):
        server.postbox.answer = lambda step, about: "550 not you" if step == "MAIL" else None
        done = send(server, tmp_path)
        assert "--fran" in done.stopped
        assert "(550 not you)" in done.stopped
        assert server.postbox.taken == []

    @pytest.mark.parametrize("step", ["MAIL", "RCPT", "DATA"])
    def test_a_server_that_has_had_enough_stops_the_run_and_the_next_goes_on(self, server, tmp_path, step):
        def tired(at: str, about: str) -> str | None:
            return "421 come back later" if at == step and len(server.postbox.taken) == 2 else None

        server.postbox.answer = tired
        done = send(server, tmp_path)
        assert fates(done) == {"0512": ["skickat"], "0513": ["skickat"]}
        assert "421 come back later" in done.stopped
        assert "det fortsätter där det slutade" in done.stopped
        server.postbox.answer = lambda step, about: None
        assert fates(send(server, tmp_path))["0563"] == ["skickat"]
        assert server.postbox.per_recipient == {address(code): 1 for code in CODES}

    def test_a_recipient_who_is_put_off_waits_without_stopping_the_others(self, server, tmp_path):
        server.postbox.answer = lambda step, about: "450 greylisted" if about == address("0513") else None
        assert fates(send(server, tmp_path))["0513"] == ["väntar"]
        server.postbox.answer = lambda step, about: None
        assert fates(send(server, tmp_path))["0513"] == ["skickat"]
        assert server.postbox.per_recipient == {address(code): 1 for code in CODES}

    @pytest.mark.parametrize(("said", "fate"), [("450 greylisted", "väntar"), ("550 unknown", "nekat")])
    def test_one_of_two_recipients_who_was_not_taken_is_tried_alone_the_next_time(self, server, tmp_path, said, fate):
        both = prepared(mail("0563", "andra@kommunen.se"))
        server.postbox.answer = lambda step, about: said if about == "andra@kommunen.se" else None
        assert fates(send(server, tmp_path, both)) == {"0563": ["skickat", fate]}
        server.postbox.answer = lambda step, about: None
        assert fates(send(server, tmp_path, both)) == {"0563": ["redan skickat", "skickat"]}
        assert server.postbox.per_recipient == {address("0563"): 1, "andra@kommunen.se": 1}

    def test_mails_that_are_put_off_between_others_that_go_stop_nothing(self, server, tmp_path):
        off = {address(code) for code in ("0512", "0560", "0563")}
        server.postbox.answer = lambda step, about: "451 later" if step == "RCPT" and about in off else None
        assert send(server, tmp_path).stopped == ""

    def test_a_server_that_puts_everybody_off_is_not_asked_on_and_on(self, server, tmp_path):
        server.postbox.answer = lambda step, about: "451 too much" if step == "RCPT" else None
        done = send(server, tmp_path)
        assert "451 too much" in done.stopped
        assert sum(step.startswith("RCPT") for step in server.postbox.steps) == 3

    def test_a_line_that_breaks_while_a_mail_is_handed_over_leaves_it_in_doubt(self, server, tmp_path):
        server.postbox.hangs_up_on = address("0513")
        done = send(server, tmp_path)
        assert fates(done) == {"0512": ["skickat"], "0513": ["ovisst"]}
        server.postbox.hangs_up_on = ""
        done = send(server, tmp_path)
        assert fates(done)["0513"] == ["ovisst"]
        assert server.postbox.per_recipient == {address(code): 1 for code in CODES}

    def test_what_is_in_doubt_goes_out_again_only_when_a_person_says_so_and_then_once(self, server, tmp_path):
        server.postbox.hangs_up_on = address("0513")
        send(server, tmp_path)
        server.postbox.hangs_up_on = ""
        assert fates(send(server, tmp_path, again=("0513", "0512")))["0513"] == ["skickat"]
        assert fates(send(server, tmp_path, again=("0513",)))["0513"] == ["redan skickat"]
        assert server.postbox.per_recipient[address("0513")] == 2, "once in doubt, once on a person's word"
        assert server.postbox.per_recipient[address("0512")] == 1

    def test_doubt_about_one_recipient_is_not_forgotten_when_another_is_added(self, server, tmp_path):
        server.postbox.hangs_up_on = address("0513")
        send(server, tmp_path, prepared(mail("0513")))
        server.postbox.hangs_up_on = ""
        more = prepared(mail("0513", "b@kinda.se"))
        assert fates(send(server, tmp_path, more))["0513"] == ["ovisst", "skickat"]
        assert fates(send(server, tmp_path, more))["0513"] == ["ovisst", "redan skickat"]
        assert server.postbox.per_recipient == {address("0513"): 1, "b@kinda.se": 1}


class TestPasswords:
    """The password comes from the environment or the keyring, and is seen by the server alone."""

    def test_the_password_in_the_environment_opens_the_server(self, tls, tmp_path, monkeypatch):
        monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", PASSWORD)
        with running(tls[0], login=True) as one:
            assert fates(send(one, tmp_path, prepared(mail("0563")))) == {"0563": ["skickat"]}
        assert one.postbox.logins == [SENDER]
        assert PASSWORD not in (tmp_path / LOG_NAME).read_text("utf-8")

    def test_the_password_in_the_keyring_does_too(self, tls, tmp_path, monkeypatch):
        import keyring

        kept = {("samverkan-xl:localhost", "konto"): PASSWORD}
        monkeypatch.setattr(keyring, "get_password", lambda service, user: kept.get((service, user)))
        with running(tls[0], login=True) as one:
            relay = named_relay(one.address, SENDER, "konto", without_tls=False)
            done = dispatch(prepared(mail("0563")), tmp_path, relay, clock)
        assert fates(done) == {"0563": ["skickat"]}
        assert PASSWORD not in repr(relay)

    @pytest.mark.parametrize("password", ["fel", "lösen", None])
    def test_a_wrong_or_missing_password_stops_the_run_and_is_not_repeated(self, tls, tmp_path, monkeypatch, password):
        if password:
            monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", password)
        with running(tls[0], login=True) as one:
            done = send(one, tmp_path)
        assert one.postbox.taken == []
        assert done.stopped
        assert f" {password} " not in done.stopped
        assert "lösenord" in done.stopped.casefold()


class TestTheLog:
    """The log decides, so it must be whole, this mailing's, and one run's at a time."""

    def test_another_mailing_does_not_take_up_the_log(self, server, tmp_path):
        send(server, tmp_path)
        with pytest.raises(UnusableLogError, match="ett annat utskick"):
            send(server, tmp_path, prepared(name="påminnelse 2026"))

    def test_a_last_line_that_was_cut_off_is_no_hindrance_and_sends_nothing_twice(self, server, tmp_path):
        send(server, tmp_path, prepared(mail("0512")))
        whole = (tmp_path / LOG_NAME).read_bytes()
        for cut in range(1, len(whole.splitlines()[-1])):
            (tmp_path / LOG_NAME).write_bytes(whole[:-cut])
            done = send(server, tmp_path, prepared(mail("0512")))
            assert fates(done) == {"0512": ["ovisst"]}, "the line that was cut off said that it was sent"
        assert server.postbox.per_recipient == {address("0512"): 1}

    def test_a_line_that_cannot_be_read_stops_everything(self, server, tmp_path):
        send(server, tmp_path, prepared(mail("0512")))
        lines = (tmp_path / LOG_NAME).read_bytes().splitlines(keepends=True)
        (tmp_path / LOG_NAME).write_bytes(lines[0] + b"skr\xe4p\n" + b"".join(lines[1:]))
        with pytest.raises(UnusableLogError, match="rad 2"):
            send(server, tmp_path)
        assert server.postbox.per_recipient == {address("0512"): 1}

    def test_two_runs_at_once_are_not_let_in(self, server, tmp_path):
        with opened_log(tmp_path, clock), pytest.raises(UnusableLogError, match="pågår"):
            send(server, tmp_path)
        assert server.postbox.taken == []

    def test_a_log_that_cannot_be_written_sends_nothing(self, server, tmp_path):
        (tmp_path / LOG_NAME).mkdir()
        with pytest.raises(UnusableLogError, match="utan loggen"):
            send(server, tmp_path)
        assert server.postbox.taken == []


CHILD = """
import sys
sys.path.insert(0, {here!r})
from pathlib import Path
import test_sending as t
t.send(t.Running({address!r}, None), Path({outbox!r}))
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows har inget SIGKILL / there is no SIGKILL on Windows")
@pytest.mark.parametrize("code", CODES)
def test_a_run_that_is_killed_while_a_mail_is_handed_over_leaves_it_in_doubt_and_sends_nothing_twice(
    server, tmp_path, code
):
    server.postbox.waits_on = address(code)
    program = CHILD.format(here=str(Path(__file__).parent), address=server.address, outbox=str(tmp_path))
    child = subprocess.Popen([sys.executable, "-c", program], env=dict(os.environ))
    assert server.postbox.reached.wait(60)
    child.send_signal(signal.SIGKILL)
    child.wait(30)
    server.postbox.waits_on = ""
    server.postbox.go_on.set()
    assert events(tmp_path)[-1] == ("börjar", code)
    done = send(server, tmp_path)
    at = CODES.index(code)
    expected = (
        {one: ["redan skickat"] for one in CODES[:at]}
        | {code: ["ovisst"]}
        | {one: ["skickat"] for one in CODES[at + 1 :]}
    )
    assert fates(done) == expected
    assert done.needs_somebody
    assert server.postbox.per_recipient == {address(one): 1 for one in CODES}
