"""What a tired person does to a mailing: the wrong folder, report or file, a full disk; each is told as what it is."""

from __future__ import annotations

import errno
import re
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.packaging.custom import StringProperty

from samverkan_xl import folders, journeys
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.folders import CannotWriteError
from samverkan_xl.mail.county_reports import read_county_report
from samverkan_xl.mail.remedies import FOR_THE_ONE_WHO_MAILS
from samverkan_xl.mailing.material import CannotMailError, Mailing, named_book, reason
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import prepare
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

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


def test_what_is_wrong_with_others_books_stands_in_nobodys_way(asked):
    mine = replace(asked, only=frozenset({"0563"}))
    other = load_workbook(next(asked.folder.glob("*_0512_*")))
    other.properties.title = "en annan utgåva"
    other.save(asked.folder / "samverkan_1-1_0512_ydre_2026_r1 kopia.xlsx")
    assert "har en bok till i mappen" in "".join(faults(asked))
    assert len(prepare(mine).mails) == 1


def test_a_county_report_among_the_books_is_told_as_that(asked, home):
    journeys.consolidate_folder(home / "inkommet", asked.folder / "rapport.xlsx", DEFINITION, TODAY, county_code="05")
    assert any("Filen är en länsrapport, inte en bok till en kommun." in told for told in faults(asked))


def test_a_book_whose_name_has_a_number_is_not_mailed(asked):
    path = next(asked.folder.glob("*_0563_*"))
    path.rename(path.with_name("19121212-1212.xlsx"))
    assert any("Filens namn ser ut att innehålla ett personnummer." in told for told in faults(asked))


def test_a_book_that_tells_no_period_goes_out_for_the_one_that_is_asked_for(asked, home):
    book = Workbook()
    book.active.append(("Kommunkod", 563))
    (home / "egna").mkdir()
    book.save(home / "egna" / "a.xlsx")
    (home / "brev.txt").write_text("Ämne: Återkoppling {period}\n\nHej!", "utf-8")
    own = replace(asked, folder=home / "egna", only_with_book=True, text=home / "brev.txt", period="2026")
    (mail,) = prepare(own).mails
    assert mail.letter.subject == "Återkoppling 2026"


def test_where_one_file_cannot_be_written_none_is(asked):
    (asked.outbox / "läs mig.txt").mkdir(parents=True)
    with pytest.raises(Refusal, match=r"läs mig\.txt"):
        write_outbox(prepare(asked), asked.outbox, TODAY)
    assert [path.name for path in asked.outbox.iterdir()] == ["läs mig.txt"]


def test_a_number_in_a_files_name_is_masked_when_the_file_is_told_of(asked):
    (asked.folder / "svar 19121212-1212.txt").write_text("hej", "utf-8")
    assert "följer inte med" in notices(asked)
    assert "1212-1212" not in notices(asked)


@pytest.mark.parametrize("where", ["title", "keywords", "description", "own"])
def test_a_book_with_a_number_in_its_properties_is_not_mailed(asked, where):
    path = next(asked.folder.glob("*_0563_*"))
    book = load_workbook(path)
    setattr(book.properties, where, "Ring 19121212-1212")
    if where == "own":
        book.custom_doc_props.append(StringProperty(name="Kontakt", value="Ring 19121212-1212"))
    book.save(path)
    assert any("dokumentegenskap ser ut att innehålla ett personnummer" in told for told in faults(asked))


@pytest.mark.parametrize("code", UnreadableCode)
def test_nobody_is_asked_to_send_a_file_that_lies_in_a_folder_of_ones_own(code):
    said = reason(Unreadable(code, kind="pdf", sheet="Blad1", cell="A1"))
    assert not re.search(r"\bskicka\b", said.casefold())
    assert "avsändaren " not in said
    assert set(FOR_THE_ONE_WHO_MAILS) <= set(UnreadableCode)


def test_a_contact_list_that_is_no_table_is_told_how_it_is_mended_here(asked, home):
    (home / "kontakter.pdf").write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(Refusal, match=r"kontakter\.pdf: Filen är en PDF, inte en arbetsbok\. Spara den som") as refused:
        prepare(replace(asked, contacts=home / "kontakter.pdf"))
    assert "ommunbok" not in str(refused.value)
