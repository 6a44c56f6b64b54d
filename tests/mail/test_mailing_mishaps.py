"""What a tired person does to a mailing: the wrong folder, report or file, a full disk; each is told as what it is."""

from __future__ import annotations

import errno
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from samverkan_xl import folders, journeys
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.folders import CannotWriteError
from samverkan_xl.mail.county_reports import read_county_report
from samverkan_xl.mailing.material import CannotMailError, Mailing, named_book
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import prepare
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal_book import municipal_book

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()
TWO = [municipality(code) for code in ("0512", "0563")]


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """Give a folder with a fresh book for each of two municipalities, and answers of one of them."""
    home = tmp_path_factory.mktemp("trött å ä ö")
    journeys.create(TWO, "2026", home / "böcker", DEFINITION, TODAY)
    (home / "inkommet").mkdir()
    answered = demo_records(TWO[1], "2026", TODAY, Kind.STRONG, 7, revision=1)
    (home / "inkommet" / "svar.xlsx").write_bytes(municipal_book(DEFINITION, answered, TODAY))
    return home


@pytest.fixture
def home(made, tmp_path) -> Path:
    return Path(shutil.copytree(made, tmp_path / "hem"))


@pytest.fixture
def asked(home) -> Mailing:
    contacts = home / "kontakter.csv"
    contacts.write_text("Kommunkod;E-post\n0512;a@k.se\n0563;b@k.se\n", "cp1252")
    return Mailing(home / "böcker", contacts, home / "ut", DEFINITION, TODAY, sender="Länet")


def silent_in(report: Path) -> frozenset[str]:
    return read_county_report(named_book(report), report.name).silent


def faults(asked: Mailing) -> list[str]:
    found = prepare(asked)
    assert found.mails == ()
    return [one.line for one in found.faults]


def notices(asked: Mailing) -> str:
    return "\n".join(one.line for one in prepare(asked).notices)


def test_books_that_have_come_in_are_pointed_out_before_they_are_mailed_as_new(asked):
    told = notices(replace(asked, folder=asked.folder.parent / "inkommet", only_with_book=True))
    assert "De här böckerna är redan ifyllda: 0563 Valdemarsvik." in told
    assert "ange i stället mappen med dem som ska ut" in told
    assert "ifyllda" not in notices(asked)


def test_filled_in_books_with_a_letter_of_ones_own_are_as_they_should_be(asked, home):
    (home / "brev.txt").write_text("Ämne: Återkoppling\n\nHej!", "utf-8")
    own = replace(asked, folder=home / "inkommet", only_with_book=True, text=home / "brev.txt")
    assert "ifyllda" not in notices(own)


def test_a_folder_without_books_is_a_fault_and_not_a_mailing_to_nobody(asked, home):
    (home / "tom").mkdir()
    (told,) = faults(replace(asked, folder=home / "tom"))
    assert "har ingen bok till någon kommun" in told


def test_the_report_of_another_county_is_one_fault_that_names_it(asked, home):
    journeys.consolidate_folder(home / "inkommet", home / "r06.xlsx", DEFINITION, TODAY, county_code="06")
    with asked.contacts.open("a") as national:
        national.write("0604;c@k.se\n")
    (told,) = faults(replace(asked, report=home / "r06.xlsx"))
    assert "Rapporten gäller Jönköpings län, men mappen har inga böcker därifrån." in told


def test_who_sent_a_book_to_the_wrong_county_is_told_of_and_not_reminded_unless_named(asked, home):
    stray = demo_records(municipality("0604"), "2026", TODAY, Kind.STRONG, 7, revision=1)
    (home / "inkommet" / "fel.xlsx").write_bytes(municipal_book(DEFINITION, stray, TODAY))
    journeys.consolidate_folder(home / "inkommet", home / "r05.xlsx", DEFINITION, TODAY, county_code="05")
    of_two = replace(asked, report=home / "r05.xlsx", only=frozenset({"0512", "0604"}))
    assert "0604 Aneby saknas i listan" in " ".join(faults(of_two))
    with asked.contacts.open("a") as all_of_them:
        all_of_them.writelines(f"{code};c@k.se\n" for code in silent_in(home / "r05.xlsx") - {"0512"})
    journeys.create(
        [municipality(code) for code in silent_in(home / "r05.xlsx")], "2026", home / "alla", DEFINITION, TODAY
    )
    found = prepare(replace(asked, report=home / "r05.xlsx", folder=home / "alla"))
    assert found.faults == ()
    assert {mail.municipality.code for mail in found.mails} == silent_in(home / "r05.xlsx")
    (told,) = [one.line for one in found.notices if "0604" in one.line]
    assert "0604 Aneby har skickat sin bok hit men hör till ett annat län, och får ingen påminnelse." in told


def test_letters_are_not_laid_among_what_has_come_in(asked, home):
    (home / "inkommet" / "inkorg.xlsx").write_bytes(b"PK")
    with pytest.raises(CannotMailError, match="mappen med det som har kommit in"):
        prepare(replace(asked, outbox=home / "inkommet"))


@pytest.mark.parametrize(
    ("option", "name", "words"),
    [
        ("contacts", "böcker", "är en mapp, inte en fil. Ange filen i --kontakter."),
        ("contacts", "~$kontakter.xlsx", "Ange kontakter.xlsx i --kontakter, sparad."),
        ("text", "böcker", "är en mapp, inte en fil. Ange filen i --text."),
        ("report", "~$rapport.xlsx", "Ange rapport.xlsx i"),
    ],
)
def test_a_folder_or_the_sign_of_an_open_file_in_a_files_place_is_told_as_that(asked, home, option, name, words):
    (home / "~$kontakter.xlsx").write_bytes(b"\x04Anna")
    (home / "~$rapport.xlsx").write_bytes(b"\x04Anna")
    with pytest.raises(Refusal) as refused:
        prepare(replace(asked, **{option: home / name}))
    assert words in str(refused.value)


def test_letters_that_end_without_a_sender_are_pointed_out(asked, home):
    assert "Breven slutar utan avsändare." in notices(replace(asked, sender=""))
    assert "avsändare" not in notices(asked)
    (home / "brev.txt").write_text("Ämne: Återkoppling\n\nHej!", "utf-8")
    assert "avsändare" not in notices(replace(asked, sender="", text=home / "brev.txt"))


def test_a_full_disk_is_told_as_that_and_the_same_command_goes_on_when_there_is_room(asked, monkeypatch):
    replace_file, left = folders._replace, [3]

    def nearly_full(content: bytes, path: Path) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        replace_file(content, path)

    monkeypatch.setattr(folders, "_replace", nearly_full)
    with pytest.raises(CannotWriteError, match=r"^Disken är full.*Frigör plats"):
        write_outbox(prepare(asked), asked.outbox, TODAY)
    left[0] = 100
    assert len(write_outbox(prepare(asked), asked.outbox, TODAY).drafts) == 2
