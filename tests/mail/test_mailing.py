"""A whole mailing with real workbooks: everything is told in one pass, and what is laid ready is complete."""

from __future__ import annotations

import io
import os
import shutil
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import fast_mail_parser
import pytest
import vobject
from openpyxl import Workbook, load_workbook

from samverkan_xl import journeys
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.folders import FileTakenError
from samverkan_xl.mailing.material import CannotMailError, Mailing
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import prepare
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.reference.municipalities import county_municipalities, municipality
from samverkan_xl.templates import standard_definition, template
from samverkan_xl.writing.municipal.book import book_name, municipal_book

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()
COUNTY = county_municipalities("05")
FOUR = [municipality(code) for code in ("0512", "0513", "0560", "0563")]


def contact_text(whose=FOUR) -> str:
    return "Kommunkod;Kommun;E-post;Namn\n" + "".join(
        f"{one.code};{one.name};k{one.code}@kommunen.se;Åsa\n" for one in whose
    )


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """Give a folder with a fresh book for each of four municipalities."""
    folder = tmp_path_factory.mktemp("utskick å ä ö")
    journeys.create(FOUR, "2026", folder, DEFINITION, TODAY)
    return folder


@pytest.fixture
def folder(made, tmp_path) -> Path:
    """Give a copy of that folder, to change."""
    return Path(shutil.copytree(made, tmp_path / "böcker"))


@pytest.fixture
def asked(folder, tmp_path) -> Mailing:
    """Give a mailing where nothing is wrong."""
    contacts = tmp_path / "kontakter.csv"
    contacts.write_text(contact_text(), "cp1252")
    return Mailing(folder, contacts, tmp_path / "utkast", DEFINITION, TODAY, sender="Länet")


def book_of(folder: Path, code: str) -> Path:
    return next(folder.glob(f"*_{code}_*"))


def other_book(*rows: tuple, properties: tuple = ()) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    from openpyxl.packaging.custom import StringProperty

    for name, value in properties:
        book.custom_doc_props.append(StringProperty(name=name, value=value))
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def lines(prepared) -> list[str]:
    assert prepared.mails == (), "nothing is ready where something is wrong"
    return [fault.line for fault in prepared.faults]


def test_a_mailing_where_nothing_is_wrong_gives_each_municipality_its_own_book(asked):
    found = prepare(asked)
    assert found.faults == ()
    assert [one.municipality for one in found.mails] == FOUR
    for mail in found.mails:
        code = mail.municipality.code
        assert [one.address for one in mail.to] == [f"k{code}@kommunen.se"]
        assert mail.letter.subject == f"[Samverkan 1.1] {code} {mail.municipality.name} 2026 r1"
        assert [one.content for one in mail.enclosures] == [book_of(asked.folder, code).read_bytes()]


def test_what_is_laid_ready_can_be_mailed_from_in_any_mail_program(asked):
    found = prepare(asked)
    drafts = write_outbox(found, asked.outbox, TODAY).drafts
    assert [path.name for path in drafts] == [
        "0512_ydre.eml",
        "0513_kinda.eml",
        "0560_boxholm.eml",
        "0563_valdemarsvik.eml",
    ]
    for mail, path in zip(found.mails, drafts, strict=True):
        (book,) = fast_mail_parser.parse_email(path.read_bytes()).attachments
        beside = asked.outbox / "bilagor" / mail.stem / book.filename
        assert book.content == beside.read_bytes() == book_of(asked.folder, mail.municipality.code).read_bytes()
        assert "Hej Åsa!" in (beside.parent / "brevtext.txt").read_text("utf-8-sig")
    sheet = load_workbook(asked.outbox / "utskickslista.xlsx")["Utskickslista"]
    titles = [cell.value for cell in sheet[4]]
    assert titles == ["Status", "Kommunkod", "Kommun", "Nytt brev", "Bilaga", "Text", "Till", "Ämne", "Egen anteckning"]
    for row, mail in enumerate(found.mails, 5):
        cells = {title: sheet.cell(row, at) for at, title in enumerate(titles, 1)}
        assert (cells["Kommunkod"].value, cells["Till"].value) == (mail.municipality.code, mail.recipients[0])
        assert cells["Nytt brev"].hyperlink.target.startswith(
            f"mailto:{mail.recipients[0]}?subject=%5BSamverkan%201.1%5D"
        )
        for title in ("Bilaga", "Text"):
            assert (asked.outbox / cells[title].hyperlink.target.replace("\\", "/")).is_file()
    ours = (asked.outbox / "brevmall.txt").read_bytes()
    assert ours == template("brev_utskick.txt").read_bytes()
    assert (asked.outbox / "läs mig.txt").read_text("utf-8-sig").startswith("Så skickar du breven")


def test_a_second_run_changes_nothing_and_another_letter_is_not_written_over(asked, tmp_path):
    write_outbox(prepare(asked), asked.outbox, TODAY)
    before = {path: path.stat().st_mtime_ns for path in asked.outbox.rglob("*")}
    write_outbox(prepare(asked), asked.outbox, TODAY)
    assert {path: path.stat().st_mtime_ns for path in asked.outbox.rglob("*")} == before
    (tmp_path / "eget.txt").write_text("Ämne: Nytt\n\nHej", "utf-8")
    changed = prepare(replace(asked, text=tmp_path / "eget.txt"))
    with pytest.raises(FileTakenError, match="--skriv-over"):
        write_outbox(changed, asked.outbox, TODAY)
    assert {path: path.stat().st_mtime_ns for path in asked.outbox.rglob("*")} == before
    write_outbox(changed, asked.outbox, TODAY, overwrite=True)
    assert fast_mail_parser.parse_email((asked.outbox / "brev" / "0513_kinda.eml").read_bytes()).subject == "Nytt"


def test_a_folder_with_another_mailings_letters_is_not_added_to(asked):
    write_outbox(prepare(asked), asked.outbox, TODAY)
    fewer = prepare(replace(asked, only=frozenset({"0513"})))
    with pytest.raises(FileTakenError, match="ett annat utskick"):
        write_outbox(fewer, asked.outbox, TODAY, overwrite=True)


def test_every_fault_is_told_in_one_pass_and_nothing_is_written(asked):
    asked.contacts.write_text(
        "Kommunkod;Kommun;E-post\n0512;Ydre;ydre\n0513;Kinda;a@b.se\n0513;Kinda;c@d.se\n0581;Norrköping;e@f.se\n9999;;g@h.se\n",
        "utf-8",
    )
    shutil.copy(book_of(asked.folder, "0563"), asked.folder / "samverkan_1-1_0582_soderkoping_2026_r1.xlsx")
    (asked.folder / "trasig.xlsx").write_bytes(book_of(asked.folder, "0563").read_bytes()[:3000])
    told = "\n".join(lines(prepare(asked)))
    for words in (
        "rad 2: ”ydre” är ingen e-postadress",
        "rad 4: 0513 Kinda har redan en annan kontakt",
        "rad 6: Ingen kommun har koden ”9999”",
        "0560 Boxholm saknas i listan",
        "0563 Valdemarsvik saknas i listan",
        "0581 Norrköping har ingen bok i mappen",
        "Filen heter som en bok till 0582 Söderköping men gäller 0563 Valdemarsvik",
        "trasig.xlsx: Filen följer inte med. Filen är skadad",
    ):
        assert words in told
    assert told.count("0512") == 0, "what has a fault in its row is not told of once more"
    assert not asked.outbox.exists()


def test_whose_a_book_is_is_told_by_what_is_in_it_and_never_by_its_name(asked):
    ydre, kinda = book_of(asked.folder, "0512"), book_of(asked.folder, "0513")
    ydre.rename(asked.folder / "Kopia av bok (2).xlsx")
    kinda.rename(asked.folder / "2021 slutlig.xlsx")
    found = prepare(asked)
    assert found.faults == ()
    assert [mail.enclosures[0].name for mail in found.mails][:2] == ["Kopia av bok (2).xlsx", "2021 slutlig.xlsx"]


def test_a_book_that_says_two_things_about_whose_it_is_goes_to_nobody(asked):
    book = load_workbook(book_of(asked.folder, "0563"))
    (cell,) = [cell for row in book["Start"].iter_rows() for cell in row if cell.value == "0563"]
    cell.value = "0560"
    book.save(book_of(asked.folder, "0563"))
    assert any(
        "gjord för 0563 Valdemarsvik men bladet Start säger 0560 Boxholm" in line for line in lines(prepare(asked))
    )


def test_two_different_books_for_one_municipality_are_asked_about_and_the_same_one_twice_is_one(asked):
    shutil.copy(book_of(asked.folder, "0563"), asked.folder / "samma igen.xlsx")
    assert len(prepare(asked).mails) == 4
    records = demo_records(municipality("0563"), "2026", TODAY, Kind.STRONG, 7)
    (asked.folder / "svar.xlsx").write_bytes(municipal_book(DEFINITION, records, TODAY))
    assert any("0563 Valdemarsvik har en bok till i mappen" in line for line in lines(prepare(asked)))


def test_a_book_with_a_personal_number_is_not_mailed_and_the_number_is_not_told(asked):
    path = book_of(asked.folder, "0563")
    book = load_workbook(path)
    book["Behov"]["C6"] = "ring 19121212-1212"
    book.save(path)
    told = "\n".join(lines(prepare(asked)))
    assert "Behov!C6 ser ut att innehålla ett personnummer" in told
    assert "1212" not in told.replace("_2026_", "")


def test_books_of_another_period_than_asked_for_or_of_several_are_told_about(asked):
    assert any(
        "gäller perioden 2026, men utskicket 2027" in line for line in lines(prepare(replace(asked, period="2027")))
    )
    book_of(asked.folder, "0512").unlink()
    journeys.create(FOUR[:1], "2027", asked.folder, DEFINITION, TODAY)
    assert any("olika perioder: 2026, 2027" in line for line in lines(prepare(asked)))


def test_files_that_are_no_books_stay_behind_and_are_told_about(asked):
    (asked.folder / "läs mig.txt").write_text("hej", "utf-8")
    (asked.folder / "~$bok.xlsx").write_bytes(b"\x04Anna" + b" " * 160)
    found = prepare(asked)
    assert len(found.mails) == 4
    assert sorted(one.where for one in found.notices) == ["läs mig.txt", "~$bok.xlsx"]


def test_contacts_in_other_counties_are_no_fault_and_one_municipality_can_be_picked(asked):
    asked.contacts.write_text(contact_text([*FOUR, municipality("0180"), municipality("2480")]), "utf-8")
    found = prepare(asked)
    assert len(found.mails) == 4
    assert "2 kontakter i listan får inget brev" in found.notices[0].line
    (one,) = prepare(replace(asked, only=frozenset({"0563"}))).mails
    assert one.municipality.code == "0563"


def test_only_those_with_a_book_can_be_asked_for(asked):
    book_of(asked.folder, "0563").unlink()
    assert any("0563 Valdemarsvik har ingen bok i mappen" in line for line in lines(prepare(asked)))
    assert len(prepare(replace(asked, only_with_book=True)).mails) == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"calendar": True}, "--kalender hör till en påminnelse"),
        ({"outbox": "inside"}, "Ange en annan mapp med --till"),
        ({"report": "book"}, "ingen länsrapport"),
        ({"contacts": "book"}, "E-post"),
        ({"contacts": "missing"}, "finns inte"),
        ({"period": "våren"}, "Perioden våren"),
    ],
)
def test_what_contradicts_itself_is_refused_before_anything_is_written(asked, change, words):
    paths = {
        "inside": asked.folder / "utkast",
        "book": book_of(asked.folder, "0563"),
        "missing": asked.folder / "x.csv",
    }
    with pytest.raises(Refusal) as refused:
        prepare(replace(asked, **{key: paths.get(value, value) for key, value in change.items()}))
    assert words in str(refused.value)
    assert not asked.outbox.exists()


class TestOtherBooks:
    """Any folder of personal workbooks goes out with a letter of one's own."""

    @pytest.fixture
    def other(self, asked, tmp_path) -> Mailing:
        """Give a mailing of two books that are no municipal workbooks."""
        folder = tmp_path / "återkoppling"
        folder.mkdir()
        (folder / "Återkoppling Ydre.xlsx").write_bytes(other_book(("Återkoppling",), ("Kommunkod", "0512")))
        (folder / "b.xlsx").write_bytes(other_book(("Hej",), properties=(("kommunkod", "0513"), ("period", "2026"))))
        (tmp_path / "brev.txt").write_text("Ämne: Återkoppling {kommun} {period}\n\nHej, se {bilaga}.\n", "cp1252")
        return replace(asked, folder=folder, text=tmp_path / "brev.txt", only_with_book=True)

    def test_each_gets_its_own_with_the_users_own_words(self, other):
        found = prepare(other)
        assert [(mail.letter.subject, mail.enclosures[0].name) for mail in found.mails] == [
            ("Återkoppling Ydre", "Återkoppling Ydre.xlsx"),
            ("Återkoppling Kinda 2026", "b.xlsx"),
        ]
        drafts = write_outbox(found, other.outbox, TODAY).drafts
        (book,) = fast_mail_parser.parse_email(drafts[0].read_bytes()).attachments
        assert book.filename == "Återkoppling Ydre.xlsx"
        sheet = load_workbook(other.outbox / "utskickslista.xlsx")["Utskickslista"]
        assert sheet["E5"].hyperlink.target == r"bilagor\0512_ydre\Återkoppling%20Ydre.xlsx"

    def test_without_a_letter_of_ones_own_it_is_refused(self, other):
        with pytest.raises(CannotMailError, match="--text"):
            prepare(replace(other, text=None))

    @pytest.mark.parametrize(
        ("content", "words"),
        [
            (other_book(("Budget", 2026)), "säger inte vilken kommun"),
            (
                other_book(("Kommunkod", "Svar"), ("0512", "Ja"), ("0513", "Nej")),
                "nämner flera kommuner (0512 Ydre, 0513 Kinda)",
            ),
            (other_book(("Kommunkod", "0512"), properties=(("kommunkod", "0513"),)), "nämner flera kommuner"),
            (other_book(("Kommunkod", "9999")), "säger inte vilken kommun"),
        ],
    )
    def test_a_book_that_is_not_one_municipalitys_goes_to_nobody(self, other, content, words):
        (other.folder / "c.xlsx").write_bytes(content)
        assert any(line.startswith("c.xlsx: ") and words in line for line in lines(prepare(other)))


@pytest.fixture(scope="session")
def report(tmp_path_factory) -> Path:
    """Give a county report: Kinda has answered well, Valdemarsvik with errors, the others not at all."""
    home = tmp_path_factory.mktemp("hem")
    (home / "inkommet").mkdir()
    for code, kind in (("0513", Kind.STRONG), ("0563", Kind.FAULTY_DATES)):
        records = demo_records(municipality(code), "2026", TODAY, kind, 7)
        (home / "inkommet" / book_name(code, "2026", 1)).write_bytes(municipal_book(DEFINITION, records, TODAY))
    journeys.consolidate_folder(home / "inkommet", home / "rapport.xlsx", DEFINITION, TODAY, county_code="05")
    return home / "rapport.xlsx"


class TestReminders:
    """A reminder is written from a real county report."""

    @pytest.fixture
    def reminding(self, asked, report) -> Mailing:
        """Give a reminder to three of the county."""
        return replace(asked, report=report, only=frozenset(one.code for one in FOUR))

    def test_only_they_are_written_to_and_only_those_who_have_not_answered_get_their_book(self, reminding):
        found = prepare(reminding)
        assert found.faults == ()
        assert {mail.municipality.code: len(mail.enclosures) for mail in found.mails} == {
            "0512": 1,
            "0560": 1,
            "0563": 0,
        }

    def test_every_error_of_the_report_is_in_the_letter_word_for_word(self, reminding, report):
        (mail,) = [mail for mail in prepare(reminding).mails if mail.municipality.code == "0563"]
        text = fast_mail_parser.parse_email(
            write_outbox(prepare(reminding), reminding.outbox, TODAY).drafts[2].read_bytes()
        ).text_plain[0]
        sheet = load_workbook(report)["Anmärkningar"]
        told = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5) if row[0].value == "0563"]
        wanted = [row for row in told if row[5] in {"✖ Fel", "▲ Fråga"}]
        assert len(wanted) > 1
        for row in wanted:
            for part in (f"Bladet {row[3]}, cell {row[4]}", row[7], row[8]):
                assert part in text
        assert mail.letter.subject == "[Samverkan 1.1] 0563 Valdemarsvik 2026 – påminnelse"

    def test_a_reminder_lacks_no_book_of_those_who_have_answered_and_no_contact_of_those_not_reminded(self, reminding):
        book_of(reminding.folder, "0563").unlink()
        reminding.contacts.write_text(contact_text([one for one in FOUR if one.code != "0513"]), "utf-8")
        assert len(prepare(reminding).mails) == 3
        book_of(reminding.folder, "0512").unlink()
        assert any("0512 Ydre har ingen bok i mappen" in line for line in lines(prepare(reminding)))

    def test_the_calendar_goes_along_to_those_who_have_dates_and_lies_beside_the_list(self, reminding):
        found = prepare(replace(reminding, calendar=True))
        names = {
            mail.municipality.code: [one.name for one in mail.enclosures if one.name.endswith(".ics")]
            for mail in found.mails
        }
        assert names == {"0512": [], "0560": [], "0563": ["datum_0563_2026.ics"]}
        drafts = write_outbox(found, reminding.outbox, TODAY).drafts
        (attached,) = fast_mail_parser.parse_email(drafts[2].read_bytes()).attachments
        assert attached.mimetype == "text/calendar"
        calendar = vobject.readOne(attached.content.decode())
        assert len(calendar.vevent_list) > 3
        assert (
            attached.content
            == (reminding.outbox / "bilagor" / "0563_valdemarsvik" / "datum_0563_2026.ics").read_bytes()
        )

    def test_the_second_reminder_of_a_day_updates_every_date_of_the_first(self, reminding, report, tmp_path):
        earlier, later = (Path(shutil.copy(report, tmp_path / name)) for name in ("r1.xlsx", "r2.xlsx"))
        for path, hour in ((earlier, 9), (later, 14)):
            os.utime(path, (datetime(2026, 11, 23, hour).timestamp(),) * 2)
        first, second = (
            {one.uid.value: int(one.sequence.value) for one in vobject.readOne(ics.decode()).vevent_list}
            for ics in (
                prepare(replace(reminding, report=path, calendar=True)).mails[2].enclosures[-1].content
                for path in (earlier, later)
            )
        )
        assert set(first) == set(second)
        assert all(second[uid] > first[uid] for uid in first)

    def test_a_report_of_another_period_than_the_books_is_told_about(self, reminding, tmp_path):
        for path in reminding.folder.glob("*.xlsx"):
            path.unlink()
        journeys.create(FOUR, "2027", reminding.folder, DEFINITION, TODAY)
        assert any(
            "Rapporten gäller 2026, men mappen har böcker för 2027" in line for line in lines(prepare(reminding))
        )

    @pytest.mark.libreoffice
    def test_a_report_that_was_sorted_and_saved_in_another_program_gives_the_same_letters(
        self, office, reminding, report, tmp_path
    ):
        rows = load_workbook(report)["Förfaller"].max_row
        steps = [
            {"do": "sort", "sheet": "Förfaller", "area": f"A5:J{rows}", "column": 6, "ascending": False},
            {"do": "insert_rows", "sheet": "Anmärkningar", "row": 2, "count": 2},
            {"do": "insert_columns", "sheet": "Inkomstlista", "column": 2, "count": 1},
        ]
        saved = [tmp_path / "rapport.xlsx", tmp_path / "rapport.ods"]
        office.run("edit", path=str(report), steps=steps, save=[str(path) for path in saved])
        for path in saved:
            os.utime(path, (report.stat().st_mtime, report.stat().st_mtime))  # else it counts as the later report
            again = prepare(replace(reminding, report=path, calendar=True))
            assert again.mails == prepare(replace(reminding, calendar=True)).mails
