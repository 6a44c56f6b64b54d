"""A letter that has changed since it was sent: it has another id, and nobody believes that the new one has gone out."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import fast_mail_parser
import pytest
from smtp_server import certificates, running

from samverkan_xl.mail.addresses import MailAddress
from samverkan_xl.mail.drafts import Mail
from samverkan_xl.mail.enclosures import Enclosure
from samverkan_xl.mail.letter_parts import Paragraph
from samverkan_xl.mail.letters import Letter
from samverkan_xl.mail.send_log import LOG_NAME
from samverkan_xl.mailing.accounts import dispatch_lines, shown_mails
from samverkan_xl.mailing.dispatch import Dispatch, dispatch
from samverkan_xl.mailing.preparation import Prepared
from samverkan_xl.mailing.server import named_relay
from samverkan_xl.mailing.standing import so_far
from samverkan_xl.reference.municipalities import municipality

MONDAY = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)
LETTER = Mail(
    municipality("0563"),
    (MailAddress("a@kommunen.se"),),
    (),
    Letter("[Samverkan 1.1] 0563", (Paragraph("Hej!"),)),
    (Enclosure("bok.xlsx", b"PK1"), Enclosure("datum.ics", b"1")),
)
ANOTHER = {
    "a text": replace(LETTER, letter=replace(LETTER.letter, parts=(Paragraph("Hej igen!"),))),
    "a subject": replace(LETTER, letter=replace(LETTER.letter, subject="[Samverkan 1.1] 0563 r2")),
    "a book": replace(LETTER, enclosures=(Enclosure("bok.xlsx", b"PK2"), LETTER.enclosures[1])),
    "a file name": replace(LETTER, enclosures=(Enclosure("bok 2.xlsx", b"PK1"), LETTER.enclosures[1])),
    "a file less": replace(LETTER, enclosures=LETTER.enclosures[:1]),
    "files parted elsewhere": replace(LETTER, enclosures=(Enclosure("bok.xlsx", b"PK"), Enclosure("1datum.ics", b"1"))),
}


@pytest.fixture
def server(tmp_path_factory, monkeypatch):
    context, authority = certificates(tmp_path_factory.mktemp("cert"))
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.delenv("SAMVERKAN_SMTP_LOSENORD", raising=False)
    with running(context) as one:
        yield one


def send(server, outbox: Path, mail: Mail = LETTER, name: str = "utskick 2026", **more) -> Dispatch:
    relay = named_relay(server.address, "lan@lan.se", "", without_tls=False)
    when = more.get("when", MONDAY)
    return dispatch(Prepared(name, (mail,), (), ()), outbox, relay, lambda: when, more.get("again", ()))


def ids(server) -> list[str]:
    return [fast_mail_parser.parse_email(content).headers["Message-ID"][0] for _, _, content in server.postbox.taken]


def test_the_same_letter_handed_over_again_bears_the_same_id_on_whatever_day(server, tmp_path):
    server.postbox.hangs_up_on = "a@kommunen.se"
    send(server, tmp_path)
    server.postbox.hangs_up_on = ""
    send(server, tmp_path, when=MONDAY + timedelta(days=1), again=("0563",))
    first, second = ids(server)
    assert first == second


def test_the_same_letter_from_another_folder_bears_the_same_id_so_that_a_mail_server_may_know_it(server, tmp_path):
    send(server, tmp_path / "ut")
    send(server, tmp_path / "ut2")
    assert len(set(ids(server))) == 1


def test_the_next_reminder_has_an_id_of_its_own_though_it_says_the_same(server, tmp_path):
    for number in (1, 2, 3):
        send(server, tmp_path / str(number), name=f"påminnelse 2026 rapport {number}")
    assert len(set(ids(server))) == 3


@pytest.mark.parametrize("mail", ANOTHER.values(), ids=ANOTHER)
def test_a_letter_with_another_text_or_file_has_another_id(server, tmp_path, mail):
    send(server, tmp_path / "ut")
    send(server, tmp_path / "ut2", mail)
    assert len(set(ids(server))) == 2


@pytest.mark.parametrize("mail", ANOTHER.values(), ids=ANOTHER)
def test_a_letter_that_changes_after_it_was_sent_is_not_sent_and_it_is_told(server, tmp_path, mail):
    send(server, tmp_path)
    done = send(server, tmp_path, mail)
    assert len(server.postbox.taken) == 1
    told = "\n".join(dispatch_lines(done))
    assert "▲ 0563 Valdemarsvik, a@kommunen.se: brevet har ändrats sedan det skickades" in told
    assert "--till och --kommun 0563" in told
    assert "redan skickat förut" not in told
    prepared = Prepared("utskick 2026", (mail,), (), ())
    shown = "\n".join(shown_mails(prepared.mails, so_far(prepared, tmp_path, lambda: MONDAY)))
    assert "ändrat sedan dess" in shown


def test_each_recipient_is_told_of_by_the_letter_that_he_got(server, tmp_path):
    send(server, tmp_path)
    both = replace(ANOTHER["a book"], to=(*LETTER.to, MailAddress("b@kommunen.se")))
    send(server, tmp_path, both)
    outcomes = [(one.fate.value, one.recipients) for one in send(server, tmp_path, both).outcomes]
    assert outcomes == [("redan skickat", ("b@kommunen.se",)), ("ändrat sedan det skickades", ("a@kommunen.se",))]


def test_another_recipient_of_the_same_letter_is_no_change_of_it(server, tmp_path):
    send(server, tmp_path)
    done = send(server, tmp_path, replace(LETTER, to=(*LETTER.to, MailAddress("b@kommunen.se"))))
    assert [one.fate.value for one in done.outcomes] == ["redan skickat", "skickat"]


def test_a_log_that_does_not_tell_which_letter_it_was_still_stops_a_second_one(server, tmp_path):
    send(server, tmp_path)
    log = tmp_path / LOG_NAME
    lines = [json.loads(line) for line in log.read_text("utf-8").splitlines()]
    old = "".join(json.dumps({key: one[key] for key in one if key != "brev"}) + "\n" for one in lines)
    log.write_text(old, "utf-8")
    assert [one.fate.value for one in send(server, tmp_path).outcomes] == ["redan skickat"]
    assert len(server.postbox.taken) == 1
