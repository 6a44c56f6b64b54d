"""`samverkan-xl inkorg`: 0 for nothing wrong, 1 for what could not be used, 2 for what could not be done."""

from __future__ import annotations

import json
import subprocess
import sys
from io import BytesIO

import pytest
from letter_making import attached, letter
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import load_workbook

from samverkan_xl import cli
from samverkan_xl.inbox import taking_in
from samverkan_xl.mail.inbox.imap_folder import CutShortError
from samverkan_xl.mail.inbox.opening import open_received, unfetched

DAY = ("--idag", "2026-11-23")


@pytest.fixture
def run(monkeypatch, capsys):
    def runner(*arguments):
        monkeypatch.setattr(sys, "argv", ["samverkan-xl", "inkorg", *map(str, arguments)])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        out, err = capsys.readouterr()
        return ended.value.code or 0, out, err

    return runner


def test_what_came_is_told_in_short(run, inbox, valdemarsvik):
    inbox.put("a.eml", letter(attached(valdemarsvik)))
    code, out, err = run(inbox.source, "--till", inbox.received, *DAY)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        "1 nytt brev: 1 arbetsbok.",
        "Kommuner i böckerna: Valdemarsvik.",
        "Att veta: 0 fel, 0 frågor och 0 upplysningar.",
        f"Registret finns i {inbox.received / 'inkorg.xlsx'}.",
    ]
    assert run(inbox.source, "--till", inbox.received, *DAY)[1].splitlines()[0] == "Inget nytt har kommit."


def test_what_could_not_be_used_is_told_with_what_to_do_the_worst_first_and_is_1(run, inbox, valdemarsvik):
    inbox.put("a.eml", letter(attached(valdemarsvik), sender=b"Bo <bo@kinda.se>"))
    inbox.put(
        "b.eml", letter(text=b"https://ydre.sharepoint.com/x", number=2, headers=b"Auto-Submitted: auto-replied\r\n")
    )
    code, out, _ = run(inbox.source, "--till", inbox.received, *DAY)
    assert code == 1
    assert out.splitlines()[:5] == [
        "Bo <bo@kinda.se>, 2026-03-02 09:05: Svar (bok.xlsx)",
        "  ▲ Avsändarens adress (@kinda.se) liknar Kinda, men boken gäller Valdemarsvik. Kontrollera med avsändaren att det är rätt bok.",
        "Anna <anna@valdemarsvik.se>, 2026-03-02 09:05: Svar",
        "  ✖ Brevet har en länk (ydre.sharepoint.com) i stället för en bilaga. Be om filen som bilaga.",
        "  – Brevet är ett automatiskt svar.",
    ]
    assert "Att veta: 1 fel, 1 fråga och 1 upplysning." in out


def test_as_data_it_prints_data_alone(run, inbox, valdemarsvik):
    inbox.put("a.eml", letter(attached(valdemarsvik)))
    inbox.put("lös.pdf", b"%PDF-1.7")
    code, out, err = run(inbox.source, "--till", inbox.received, "--json", *DAY)
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data) == ["letters", "known", "pictures", "left", "cut_short", "lines", "findings", "register"]
    assert data["letters"] == 1
    book, loose = data["lines"]
    assert (book["code"], book["sender"], book["remarks"]) == ("0563", "Anna <anna@valdemarsvik.se>", [])
    assert loose["remarks"] == [
        {"severity": "fråga", "message": "Filen är ingen arbetsbok (PDF).", "remedy": "Be om boken som arbetsbok."}
    ]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("{tmp}/saknas", "saknas finns inte. Kontrollera sökvägen."),
        ("{tmp}", "är tom. Spara breven i den och kör kommandot igen."),
        ("imap://anna@server.se/INBOX", "E-post hämtas bara med kryptering"),
        ("imaps://anna:hemligt@server.se/INBOX", "Lösenordet ska inte stå i adressen"),
        ("imaps://server.se/INBOX", "saknar användare eller server"),
        ("imaps://anna@localhost:1/INBOX", "Servern localhost, port 1 svarar inte."),
    ],
)
def test_what_cannot_be_done_is_2_with_one_sentence_and_nothing_is_written(run, tmp_path, monkeypatch, source, said):
    monkeypatch.setenv("SAMVERKAN_IMAP_LOSENORD", "hemligt")
    code, out, err = run(source.replace("{tmp}", str(tmp_path)), "--till", tmp_path / "in", *DAY)
    assert (code, out) == (2, "")
    assert said in err
    assert err.count("\n") == 1
    assert "hemligt" not in err
    assert not (tmp_path / "in").exists()


def test_without_a_password_it_says_where_to_put_it(run, tmp_path, monkeypatch):
    monkeypatch.delenv("SAMVERKAN_IMAP_LOSENORD", raising=False)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    code, _, err = run("imaps://anna@server.se/INBOX", "--till", tmp_path / "in", *DAY)
    assert code == 2
    assert "SAMVERKAN_IMAP_LOSENORD" in err


def test_the_help_is_swedish_and_offers_no_place_for_a_password(run):
    code, out, _ = run("--help")
    assert code == 0
    assert "Ta emot brev" in out
    assert "lösenord" not in out.lower()


def test_starting_the_program_for_something_else_loads_no_mail_library():
    code = "import sys, samverkan_xl.cli; print([name for name in ('keyring', 'imapclient', 'olefile') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "keyring" not in done.stdout


def test_a_second_run_tells_what_is_still_wrong_since_before(run, inbox, valdemarsvik):
    inbox.put("a.eml", letter(attached(b"MZ" + b"\0" * 99)))
    inbox.put("b.eml", letter(attached(valdemarsvik[:-500]), number=2))
    inbox.put("c.eml", letter(attached(b"%PDF-1.7"), number=3))
    first = run(inbox.source, "--till", inbox.received, *DAY)[1]
    assert "sedan tidigare" not in first
    assert "  ✖ bok.xlsx är ett program, inte en arbetsbok. Öppna det inte." in first
    code, again, _ = run(inbox.source, "--till", inbox.received, *DAY)
    assert code == 1
    assert again.splitlines()[:2] == [
        "Inget nytt har kommit.",
        "2 rader med fel är kvar sedan tidigare. De står i registret.",
    ]


def test_an_error_is_not_left_when_a_usable_book_of_the_same_municipality_has_come_since(run, inbox, valdemarsvik):
    inbox.put("a.eml", letter(text=b"https://valdemarsvik.sharepoint.com/x", sender=b"Bo <bo@valdemarsvik.se>"))
    inbox.put("b.eml", letter(text=b"https://ydre.sharepoint.com/x", number=2, sender=b"Bo <bo@ydre.se>"))
    run(inbox.source, "--till", inbox.received, *DAY)
    inbox.put("c.eml", letter(attached(valdemarsvik), number=3))
    code, again, _ = run(inbox.source, "--till", inbox.received, *DAY)
    assert code == 1
    assert "1 rad med fel är kvar sedan tidigare. Den står i registret." in again


def test_an_error_is_left_when_the_only_usable_book_came_before_it(run, inbox, valdemarsvik):
    late = letter(text=b"https://valdemarsvik.sharepoint.com/x", sender=b"Bo <bo@valdemarsvik.se>", number=2)
    inbox.put("a.eml", letter(attached(valdemarsvik)))
    inbox.put("b.eml", late.replace(b"Mon, 2 Mar 2026", b"Tue, 3 Mar 2026"))
    run(inbox.source, "--till", inbox.received, *DAY)
    code, again, _ = run(inbox.source, "--till", inbox.received, *DAY)
    assert (code, "1 rad med fel är kvar sedan tidigare." in again) == (1, True)


def test_an_error_with_a_note_of_ones_own_is_not_left(run, inbox):
    inbox.put("a.eml", letter(text=b"https://ydre.sharepoint.com/x"))
    run(inbox.source, "--till", inbox.received, *DAY)
    register = inbox.received / "inkorg.xlsx"
    workbook = load_workbook(register)
    sheet = workbook["Inkorg"]
    (noted,) = (cell for row in sheet.iter_rows() for cell in row if cell.value == "Egen anteckning")
    sheet.cell(noted.row + 1, noted.column, "ringt")
    workbook.save(register)
    code, again, _ = run(inbox.source, "--till", inbox.received, *DAY)
    assert (code, "sedan tidigare" in again) == (0, False)


def test_a_mail_server_that_breaks_off_is_2_and_what_came_is_told(run, inbox, monkeypatch):
    def broken(source, folder, step):
        yield from open_received("INBOX, brev 4", "brev.eml", letter())
        raise CutShortError("Servern svarar inte. 1 av 3 brev hämtades innan dess.")

    monkeypatch.setattr(taking_in, "letters_from", broken)
    code, out, err = run(inbox.source, "--till", inbox.received, *DAY)
    assert code == 2
    assert "1 nytt brev: 0 arbetsböcker." in out
    assert "1 av 3 brev hämtades innan dess." in err
    assert inbox.files() == ["inkorg.xlsx"]


def test_a_letter_that_could_not_be_fetched_is_counted_as_no_loose_file(run, inbox, monkeypatch):
    def unfetchable(source, folder, step):
        yield unfetched("INBOX, brev 4", letter(), failed=True)

    monkeypatch.setattr(taking_in, "letters_from", unfetchable)
    code, out, _ = run(inbox.source, "--till", inbox.received, *DAY)
    assert code == 1
    assert out.splitlines()[:3] == [
        "Anna <anna@valdemarsvik.se>, 2026-03-02 09:05: Svar",
        "  ✖ INBOX, brev 4 gick inte att hämta från servern. Kör kommandot igen, eller spara brevet i en mapp.",
        "Inga hela brev: 0 arbetsböcker.",
    ]


def test_a_book_under_a_password_says_how_it_is_opened_when_the_password_is_known(run, inbox, valdemarsvik):
    plain, locked = BytesIO(valdemarsvik), BytesIO()
    OOXMLFile(plain).encrypt("hemligt", locked)
    inbox.put("a.eml", letter(attached(locked.getvalue())))
    out = run(inbox.source, "--till", inbox.received, *DAY)[1]
    assert "Har du lösenordet: kör konsolidera med --losenord." in out
