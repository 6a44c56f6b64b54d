"""The command utskick: exit codes, what is shown, what is written, and what never is."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from smtp_server import PASSWORD, certificates, running

from samverkan_xl import cli, journeys
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

DAY = "2026-11-23"
WHOSE = [municipality(code) for code in ("0512", "0563")]


@pytest.fixture(scope="session")
def sent_out(tmp_path_factory) -> Path:
    """Give a folder with two books and a list of their contacts."""
    home = tmp_path_factory.mktemp("län å ä ö")
    journeys.create(WHOSE, "2026", home / "böcker", standard_definition(), date.fromisoformat(DAY))
    (home / "kontakter.csv").write_text("Kommunkod;E-post\n512;ydre@kommunen.se\n0563;vald@kommunen.se\n", "utf-8")
    (home / "fel.csv").write_text("Kommunkod;E-post\n512;ydre\n", "utf-8")
    return home


@pytest.fixture
def run(monkeypatch, capsys, sent_out, tmp_path):
    """Run `utskick` as its user does; gives exit code, stdout and stderr."""

    def runner(*more, contacts="kontakter.csv"):
        told = (
            "utskick",
            sent_out / "böcker",
            "--kontakter",
            sent_out / contacts,
            "--till",
            tmp_path / "ut",
            "--idag",
            DAY,
        )
        monkeypatch.setattr(sys, "argv", ["samverkan-xl", *map(str, (*told, *more))])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return runner


@pytest.fixture
def post(tmp_path_factory, monkeypatch):
    """Give a mail server that asks for a password, and trust its certificate."""
    context, authority = certificates(tmp_path_factory.mktemp("cert"))
    monkeypatch.setenv("SSL_CERT_FILE", str(authority))
    monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", PASSWORD)
    with running(context, login=True) as one:
        yield one


def test_drafts_lie_ready_and_it_is_told_where(run, tmp_path):
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "2 brev finns som utkast" in out
    assert "Inget har skickats" in out
    assert sorted(path.name for path in (tmp_path / "ut").iterdir()) == [
        "bilagor",
        "brev",
        "brevmall.txt",
        "läs mig.txt",
        "utskickslista.xlsx",
    ]


def test_the_answer_by_date_and_the_sender_are_in_every_letter(run):
    _, out, _ = run("--torrkor", "--svara-senast", "2026-12-11", "--avsandare", "Länsstyrelsen Östergötland")
    assert out.count("Svara senast 2026-12-11.") == 2
    assert out.count("  Länsstyrelsen Östergötland\n") == 2
    _, out, _ = run("--torrkor", "--fran", "lan@lan.se")
    assert "Svara senast" not in out
    assert out.count("  lan@lan.se\n") == 2


def test_what_is_wrong_is_told_line_by_line_with_exit_code_one_and_nothing_is_written(run, tmp_path):
    code, out, err = run(contacts="fel.csv")
    assert (code, err) == (1, "")
    assert "✖ fel.csv rad 2: ”ydre” är ingen e-postadress" in out
    assert "✖ fel.csv: 0563 Valdemarsvik saknas i listan" in out
    assert "2 saker att rätta. Inget brev har skrivits." in out
    assert not (tmp_path / "ut").exists()


@pytest.mark.parametrize("more", [(), ("--smtp", "smtp.finns-inte.se", "--fran", "lan@lan.se")])
def test_a_dry_run_shows_every_mail_whole_and_neither_writes_nor_sends(run, tmp_path, more):
    code, out, err = run("--torrkor", *more)
    assert (code, err) == (0, "")
    for words in (
        "Till: ydre@kommunen.se",
        "Ämne: [Samverkan 1.1] 0563 Valdemarsvik 2026 r1",
        "Bilagor: samverkan_1-1_0563",
        "Hej!",
        "Torrkörning",
    ):
        assert words in out
    assert not (tmp_path / "ut").exists()


def test_mails_are_sent_and_a_second_run_sends_no_more_and_the_password_is_nowhere(run, post, tmp_path):
    asked = ("--smtp", post.address, "--fran", "lan@lan.se")
    code, out, err = run(*asked)
    assert (code, err) == (0, "")
    assert "2 skickat" in out
    again = run(*asked)
    assert again[0] == 0
    assert "2 redan skickat förut" in again[1]
    assert post.postbox.per_recipient == {"ydre@kommunen.se": 1, "vald@kommunen.se": 1}
    written = b"".join(path.read_bytes() for path in (tmp_path / "ut").rglob("*") if path.is_file())
    assert PASSWORD not in "".join((out, err, *again[1:], *sys.argv))
    assert PASSWORD.encode() not in written


def test_drafts_of_what_a_server_has_been_given_from_the_same_folder_are_pointed_out(run, post):
    post.postbox.answer = lambda step, about: "451 later" if about == "vald@kommunen.se" else None
    run("--smtp", post.address, "--fran", "lan@lan.se")
    code, out, _ = run("--fran", "lan@lan.se")
    assert code == 0
    assert "Härifrån har brev redan skickats med --smtp, eller kan ha skickats, till 0512 Ydre." in out
    assert "2 brev finns som utkast" in out


@pytest.mark.parametrize("status", ["✔ Skickat", "skickat", "Skickad", "✓ skickat 23/11", "x", "– Väntar", 45_000])
def test_only_what_stands_as_to_send_in_the_list_is_sent_from_the_same_folder(run, post, tmp_path, status):
    run("--fran", "lan@lan.se")
    path = tmp_path / "ut" / "utskickslista.xlsx"
    book = load_workbook(path)
    book["Utskickslista"]["A5"].value = status
    book.save(path)
    code, _, err = run("--smtp", post.address, "--fran", "lan@lan.se")
    assert code == 2
    assert "har 0512 Ydre en annan status än Att skicka" in err
    shown = run("--torrkor", "--smtp", post.address, "--fran", "lan@lan.se")
    assert shown[0] == 2
    assert "0563 Valdemarsvik\n  Till: vald@kommunen.se" in shown[1]
    assert shown[2] == err, "a dry run tells what the run would"
    assert post.postbox.taken == []
    only = ("--smtp", post.address, "--fran", "lan@lan.se", "--kommun", "0563")
    assert run(*only)[0] == 0
    assert post.postbox.per_recipient == {"vald@kommunen.se": 1}
    assert run("--torrkor", *only)[0] == 0


@pytest.mark.parametrize("status", [None, "att skicka", "▲ Att skicka "])
def test_a_status_that_is_blank_or_says_to_send_in_other_letters_stands_in_no_ones_way(run, post, tmp_path, status):
    run("--fran", "lan@lan.se")
    path = tmp_path / "ut" / "utskickslista.xlsx"
    book = load_workbook(path)
    book["Utskickslista"]["A5"].value = status
    book.save(path)
    assert run("--smtp", post.address, "--fran", "lan@lan.se")[0] == 0
    assert post.postbox.per_recipient == {"ydre@kommunen.se": 1, "vald@kommunen.se": 1}


def another_sheet(path: Path) -> None:
    book = load_workbook(path)
    book["Utskickslista"].title = "Min lista"
    book.save(path)


@pytest.mark.parametrize("spoil", [lambda path: path.write_bytes(b"trasig"), another_sheet], ids=["damaged", "renamed"])
def test_nothing_is_sent_from_a_folder_whose_list_does_not_tell_what_was_mailed_by_hand(run, post, tmp_path, spoil):
    run("--fran", "lan@lan.se")
    spoil(tmp_path / "ut" / "utskickslista.xlsx")
    code, _, err = run("--smtp", post.address, "--fran", "lan@lan.se")
    assert code == 2
    assert "utskickslista.xlsx går inte att läsa" in err
    assert post.postbox.taken == []


def test_to_ask_for_again_what_is_not_in_doubt_changes_nothing_and_is_told(run, post):
    asked = ("--smtp", post.address, "--fran", "lan@lan.se")
    run(*asked)
    code, out, _ = run(*asked, "--igen", "512")
    assert code == 0
    assert "– --igen 0512 Ydre: där är inget brev ovisst, så valet gör ingen skillnad." in out
    assert post.postbox.per_recipient == {"ydre@kommunen.se": 1, "vald@kommunen.se": 1}


def test_a_dry_run_of_a_sending_marks_what_has_gone_and_what_is_in_doubt(run, post, tmp_path):
    post.postbox.hangs_up_on = "vald@kommunen.se"
    asked = ("--smtp", post.address, "--fran", "lan@lan.se")
    run(*asked)
    log = (tmp_path / "ut" / "sandlogg.jsonl").read_bytes()
    code, out, err = run("--torrkor", *asked)
    assert (code, err) == (0, "")
    assert "0512 Ydre\n  Redan skickat, och skickas inte igen: ydre@kommunen.se\n" in out
    assert "0563 Valdemarsvik\n  Ovisst om det kom fram, och skickas inte igen av sig självt: vald@kommunen.se\n" in out
    assert (tmp_path / "ut" / "sandlogg.jsonl").read_bytes() == log


def test_a_refused_recipient_is_a_line_with_exit_code_one(run, post):
    post.postbox.answer = lambda step, about: "550 unknown" if about == "ydre@kommunen.se" else None
    code, out, _ = run("--smtp", post.address, "--fran", "lan@lan.se")
    assert code == 1
    assert "✖ 0512 Ydre, ydre@kommunen.se: e-postservern tar inte emot mottagaren (550 unknown)" in out
    assert "1 skickat, 1 nekat" in out


def test_a_server_that_has_had_enough_ends_the_run_with_a_sentence_and_exit_code_two(run, post):
    post.postbox.answer = lambda step, about: "421 tired" if post.postbox.taken else None
    code, out, err = run("--smtp", post.address, "--fran", "lan@lan.se")
    assert code == 2
    assert "1 skickat" in out
    assert "kör samma kommando igen" in err
    assert err.count("\n") == 1


def test_a_server_that_lets_nobody_in_leaves_everything_unsent_and_that_is_what_is_told(run, post, monkeypatch):
    monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", "fel")
    code, out, err = run("--smtp", post.address, "--fran", "lan@lan.se")
    assert code == 2
    assert "Inget har skickats." in out
    assert "Inget att skicka" not in out
    assert "Kontrollera lösenordet" in err


def test_a_folder_from_which_nothing_has_gone_is_free_for_another_mailing(run, post, monkeypatch, tmp_path):
    (tmp_path / "brev.txt").write_text("Ämne: Välkomna {kommun}\n\nHej!\n", "utf-8")
    asked = ("--smtp", post.address, "--fran", "lan@lan.se")
    monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", "fel")
    assert run(*asked)[0] == 2
    monkeypatch.setenv("SAMVERKAN_SMTP_LOSENORD", PASSWORD)
    assert run(*asked, "--text", tmp_path / "brev.txt")[0] == 0
    code, _, err = run(*asked)
    assert code == 2
    assert "hör till ett annat utskick" in err
    assert "{" not in err
    assert post.postbox.per_recipient == {"ydre@kommunen.se": 1, "vald@kommunen.se": 1}


def test_what_is_in_doubt_is_a_line_that_says_how_it_is_settled(run, post):
    post.postbox.hangs_up_on = "ydre@kommunen.se"
    code, out, err = run("--smtp", post.address, "--fran", "lan@lan.se")
    assert code == 2
    assert "det är ovisst om brevet kom fram" in out
    assert "--igen 0512" in out
    assert "kör samma kommando igen" in err.casefold()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (("--smtp", "smtp.lan.se"), "--fran"),
        (("--smtp", "smtp.lan.se", "--fran", "lan@lan.se", "--utan-tls"), "localhost"),
        (("--fran", "länet"), "--fran länet är ingen e-postadress"),
        (("--igen", "0512"), "hör till --smtp"),
        (("--kalender",), "hör till en påminnelse"),
        (("--kommun", "9999"), "Ingen kommun har koden 9999"),
        (("--losenord", "hemligt"), "--losenord finns inte"),
        (("--paminnelse", "finns-inte.xlsx"), "finns inte"),
        (("--text", "finns-inte.txt"), "finns inte"),
        (("--period", "våren"), "Perioden våren"),
        (("--svara-senast", "snart"), "--svara-senast snart är inget datum"),
        (("--svara-senast", "2026-11-22"), "har redan varit"),
        (("--inkorg", "inkommet"), "--inkorg hör till en påminnelse"),
        (("--smtp", "", "--fran", "lan@lan.se"), "--smtp"),
        (("--text", ""), "--text är tomt"),
        (("--paminnelse", " "), "--paminnelse är tomt"),
        (("--inkorg", ""), "--inkorg är tomt"),
        (("--definition", ""), "--definition är tomt"),
        (("--till", ""), "--till är tomt"),
        (("--kontakter", ""), "--kontakter är tomt"),
        (
            ("--smtp", "localhost", "--fran", "lan@lan.se", "--igen", "0562"),
            "Menade du 0563 Valdemarsvik eller 0512 Ydre?",
        ),
        (
            ("--smtp", "localhost", "--fran", "lan@lan.se", "--igen", "9999", "--torrkor"),
            "--igen 9999: det här utskicket",
        ),
    ],
)
def test_what_cannot_be_done_is_one_swedish_sentence_and_exit_code_two(run, tmp_path, more, words):
    code, out, err = run(*more)
    assert (code, out) == (2, "")
    assert words in err
    assert err.count("\n") == 1
    assert not (tmp_path / "ut").exists()


def test_nobody_to_remind_is_told_and_nothing_is_written(run, sent_out, tmp_path):
    (tmp_path / "in").mkdir()
    journeys.consolidate_folder(
        tmp_path / "in", tmp_path / "rapport.xlsx", standard_definition(), date.fromisoformat(DAY), county_code="05"
    )
    code, out, _ = run("--paminnelse", tmp_path / "rapport.xlsx", "--kommun", "0180")
    assert code == 0
    assert out.endswith("Ingen behöver få något brev.\n")
    assert not (tmp_path / "ut").exists()
