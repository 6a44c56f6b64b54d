"""A reminder tells how it was on its report's day, and knows of the letters that came without a book to use."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from samverkan_xl import journeys
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.mail.answers_without_books import UnusableInboxError
from samverkan_xl.mail.county_reports import CountyReport, ReportedFinding
from samverkan_xl.mail.letter_parts import as_text
from samverkan_xl.mail.remedies import FOR_THE_MUNICIPALITY, NOT_FILLED_IN
from samverkan_xl.mail.reminders import Reminder, reminders, situation
from samverkan_xl.mailing.material import CannotMailError, Mailing
from samverkan_xl.mailing.outbox import write_outbox
from samverkan_xl.mailing.preparation import prepare
from samverkan_xl.model.catalogue import SENTENCES
from samverkan_xl.model.inbox import InboxLine
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.mail.inbox_book import inbox_book
from samverkan_xl.writing.municipal.book import book_name, municipal_book

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()
WHOSE = [municipality(code) for code in ("0512", "0513", "0563")]


@pytest.fixture(scope="session")
def made(tmp_path_factory) -> Path:
    """Give a folder with the books that went out, and a report to which Valdemarsvik alone has answered, with errors."""
    home = tmp_path_factory.mktemp("hem")
    journeys.create(WHOSE, "2026", home / "böcker", DEFINITION, TODAY)
    (home / "inkommet").mkdir()
    records = demo_records(municipality("0563"), "2026", TODAY, Kind.FAULTY_DATES, 7)
    (home / "inkommet" / book_name("0563", "2026", 1)).write_bytes(municipal_book(DEFINITION, records, TODAY))
    (home / "rapport").mkdir()
    journeys.consolidate_folder(home / "inkommet", home / "rapport" / "r.xlsx", DEFINITION, TODAY, county_code="05")
    (home / "kontakter.csv").write_text("Kommunkod;E-post\n512;anna@gmail.com\n513;k@kinda.se\n563;v@v.se\n", "utf-8")
    return home


@pytest.fixture
def asked(made, tmp_path) -> Mailing:
    """Give a reminder to three municipalities."""
    report = made / "rapport" / "r.xlsx"
    only = frozenset(one.code for one in WHOSE)
    return Mailing(
        made / "böcker",
        made / "kontakter.csv",
        tmp_path / "ut",
        DEFINITION,
        TODAY,
        report=report,
        calendar=True,
        only=only,
    )


def inbox(folder: Path, *lines: InboxLine) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / "inkorg.xlsx").write_bytes(inbox_book(lines, TODAY))
    return folder / "inkorg.xlsx"


def came(sender: str, day: str = "2026-11-20", **more: str) -> InboxLine:
    given = {"sent": f"{day} 10:00", "message_id": f"<{sender}{day}>", "remark": "Brevet har ingen bilaga."} | more
    return InboxLine(sender=sender, **given)


def text_to(code: str, prepared) -> str:
    (mail,) = [mail for mail in prepared.mails if mail.municipality.code == code]
    return as_text(mail.letter.parts)


def notices(prepared) -> str:
    return "\n".join(one.line for one in prepared.notices)


def test_letter_and_calendar_tell_the_reports_day_whatever_day_it_is_sent(asked):
    now, later = prepare(asked), prepare(replace(asked, today=TODAY + timedelta(days=5)))
    assert "hos oss den 2026-11-23:" in text_to("0563", later)
    assert later.mails == now.mails
    assert any(one.name.endswith(".ics") for mail in later.mails for one in mail.enclosures)
    write_outbox(now, asked.outbox, TODAY)
    assert len(write_outbox(later, asked.outbox, TODAY + timedelta(days=5)).drafts) == 3


@pytest.mark.parametrize(("days", "told"), [(7, False), (8, True)])
def test_a_report_older_than_a_week_is_pointed_out(asked, days, told):
    found = notices(prepare(replace(asked, today=TODAY + timedelta(days=days))))
    assert ("Rapporten är från den 2026-11-23" in found) is told


@pytest.mark.parametrize(
    "line",
    [
        came("Bo <bo@kinda.se>", remark="Brevet har ingen arbetsbok, bara svar.pdf."),
        came("Bo <bo@edu.kinda.se>", remark="Brevet har en länk (kinda.sharepoint.com) i stället för en bilaga."),
        came("k@kinda.se", sha256="ab", stored_as="okänd – ab.xlsx", file_as_sent="svar.xlsx", remark="Lösenord."),
    ],
)
def test_who_has_written_without_a_usable_book_is_thanked_and_the_coordinator_is_told_first(asked, tmp_path, line):
    found = prepare(replace(asked, inbox=inbox(tmp_path / "in", line)))
    text = text_to("0513", found)
    assert "Tack för ert brev den 2026-11-20." in text
    assert "utan lösenord" in text
    assert "Vi har ännu inte fått" not in text
    assert "Vi har ännu inte fått er kommunbok" in text_to("0512", found)
    assert "ser ut att komma från 0513 Kinda" in notices(found)


def test_the_contact_list_knows_a_senders_private_address_and_the_latest_letter_counts(asked, tmp_path):
    lines = (came("Anna <Anna@gmail.com>", "2026-11-18"), came("anna@gmail.com", "2026-11-21"))
    found = prepare(replace(asked, inbox=inbox(tmp_path / "in", *lines)))
    assert "Tack för ert brev den 2026-11-21." in text_to("0512", found)


@pytest.mark.parametrize(
    "line",
    [
        came("bo@kinda.se", remark="Brevet är ett automatiskt svar."),
        came("bo@kinda.se", remark="Brevet är ett läskvitto."),
        came("bo@polisen.se"),
        came("bo@kinda.se", code="0513", sha256="ab", stored_as="x.xlsx"),
    ],
)
def test_an_automatic_answer_a_stranger_or_a_usable_book_changes_no_letter(asked, tmp_path, line):
    found = prepare(replace(asked, inbox=inbox(tmp_path / "in", line)))
    assert found.mails == prepare(asked).mails


def test_a_letter_that_nobody_can_place_is_named(asked, tmp_path):
    found = notices(prepare(replace(asked, inbox=inbox(tmp_path / "in", came("bo@hotmail.com", subject="Svar")))))
    assert "Brevet från bo@hotmail.com den 2026-11-20 (Svar)" in found
    assert "Se efter innan du påminner" in found


def test_a_book_that_came_after_the_report_is_told_about(asked, tmp_path):
    line = came("bo@kinda.se", code="0513", sha256="ab", stored_as="0513 Kinda 2026 r1 – ab.xlsx")
    found = notices(prepare(replace(asked, inbox=inbox(tmp_path / "in", line))))
    assert "inte är med i rapporten: 0513 Kinda. Kör konsolidera igen" in found


def test_the_inbox_is_found_beside_the_report_and_of_several_none_is_read(asked, made, tmp_path):
    report = tmp_path / "r.xlsx"
    report.write_bytes((made / "rapport" / "r.xlsx").read_bytes())
    inbox(tmp_path / "inkommet", came("bo@kinda.se"))
    moved = replace(asked, report=report, outbox=tmp_path / "ut")
    assert "Tack för ert brev" in text_to("0513", prepare(moved))
    inbox(tmp_path / "förra", came("bo@kinda.se"))
    found = prepare(moved)
    assert "Tack för ert brev" not in text_to("0513", found)
    assert "--inkorg" in notices(found)
    assert "Tack för ert brev" in text_to("0513", prepare(replace(moved, inbox=tmp_path / "inkommet")))


def test_what_is_no_inbox_is_refused(asked):
    with pytest.raises(UnusableInboxError, match=r"inget register över inkommen post"):
        prepare(replace(asked, inbox=asked.report))
    with pytest.raises(CannotMailError, match="--inkorg hör till en påminnelse"):
        prepare(replace(asked, report=None, calendar=False, inbox=asked.report))


def test_the_answer_by_date_and_the_sender_stand_in_both_letters_and_only_when_told(asked):
    for one in (asked, replace(asked, report=None, calendar=False)):
        told = replace(one, answer_by=date(2026, 12, 11), sender="Länsstyrelsen Östergötland")
        assert "Svara senast 2026-12-11." in text_to("0512", prepare(told))
        assert text_to("0512", prepare(told)).endswith("Med vänlig hälsning\nLänsstyrelsen Östergötland\n")
        assert "senast 2026" not in text_to("0512", prepare(one))
        assert "Svara senast" not in text_to("0512", prepare(one))
    with pytest.raises(CannotMailError, match="har redan varit"):
        prepare(replace(asked, answer_by=date(2026, 11, 22)))


def finding(code: str, remedy: str = "", severity: str = "fel") -> ReportedFinding:
    return ReportedFinding(severity, "in/a.xlsx", "", "", f"Vad om {code}.", remedy, code)


def test_a_book_that_nobody_filled_in_is_one_point(asked, made, tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "a.xlsx").write_bytes(next((made / "böcker").glob("*_0513_*")).read_bytes())
    report = tmp_path / "r.xlsx"
    journeys.consolidate_folder(folder, report, DEFINITION, TODAY, county_code="05")
    text = text_to("0513", prepare(replace(asked, report=report)))
    assert "Åtgärd: Fyll i boken och skicka den." in text
    assert text.count("Åtgärd:") == 1
    found = prepare(replace(asked, report=report, inbox=inbox(tmp_path / "brev", came("bo@kinda.se"))))
    assert text_to("0513", found) == text, "who is thanked for a book is not thanked for a letter too"
    assert "kan komma från 0513 Kinda" in notices(found)
    assert "Påminnelsen tackar" not in notices(found)


@pytest.mark.parametrize(("stored", "told"), [(book_name("0563", "2026", 1), False), ("en ny bok.xlsx", True)])
def test_a_book_that_has_come_in_is_pointed_out_only_where_the_report_is_without_it(asked, tmp_path, stored, told):
    register = inbox(tmp_path / "brev", came("v@v.se", code="0563", sha256="ab", stored_as=stored))
    found = notices(prepare(replace(asked, inbox=register)))
    assert ("Böcker har kommit in som inte är med i rapporten: 0563 Valdemarsvik." in found) is told


def test_nothing_else_is_said_of_a_book_that_nobody_filled_in():
    told = (finding(NOT_FILLED_IN), finding("saknas", severity="fråga"))
    (one,) = reminders(CountyReport("2026", frozenset({"0513"}), frozenset({"0513"}), (), {"0513": told}))
    assert [each.code for each in one.findings] == [NOT_FILLED_IN]


MEANT_FOR_THE_COORDINATOR = (
    "kommunen om",
    "avsändaren",
    " mappen",
    "kör igen",
    "Kör igen",
    "be om",
    "ta med boken i",
    "--losenord",
)


def test_no_letter_quotes_a_remedy_that_is_meant_for_the_coordinator():
    quoted = {
        code
        for code, sentence in SENTENCES.items()
        if any(words in sentence.remedy for words in MEANT_FOR_THE_COORDINATOR) and code not in FOR_THE_MUNICIPALITY
    }
    assert quoted == set()
    assert set(FOR_THE_MUNICIPALITY) <= set(SENTENCES)
    text = as_text(situation(Reminder("0513", False, True, (finding(NOT_FILLED_IN, "be kommunen om den"),)), (), TODAY))
    assert "Fyll i boken och skicka den." in text
    assert "be kommunen" not in text
