"""The journeys with real files: books out, home again in whatever state, and together into a report."""

from __future__ import annotations

import shutil
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from samverkan_xl import journeys
from samverkan_xl.accounts import checked_data, consolidated_data, consolidated_lines
from samverkan_xl.consolidating.county import Receipt
from samverkan_xl.county_reports import ReportPathError
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.demonstration.faults import promised
from samverkan_xl.journeys import checking_files, consolidating_folder
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.refusals import Refusal
from samverkan_xl.model.submission import Submission, Unread
from samverkan_xl.model.workbook import sheet_of
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

TODAY = date(2026, 11, 23)
DEFINITION = standard_definition()
NUMBER = "19121212-1212"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512)
LOCKED = OLE + "EncryptedPackage".encode("utf-16-le").ljust(64, b"\0") + (34).to_bytes(2, "little")


@cache
def written(code: str, kind: Kind, revision: int = 1) -> bytes:
    records = demo_records(municipality(code), "2026", TODAY, kind, 7, revision=revision)
    return municipal_book(DEFINITION, records, TODAY)


@pytest.fixture(scope="session")
def inbox(tmp_path_factory) -> Path:
    """Give a folder of what came home: good, faulty, twice, locked, broken, and none of ours."""
    folder = tmp_path_factory.mktemp("hem") / "inkommet å ä ö"
    (folder / "mejl 3").mkdir(parents=True)
    strong = written("0580", Kind.STRONG)
    files = {
        "Linköping svar.xlsx": strong,
        "mejl 3/Kopia av Linköping svar.xlsx": strong,
        "Norrköping.xlsx": written("0581", Kind.FAULTY_CONTENTS),
        "Norrköping (2).xlsx": written("0581", Kind.FAULTY_LINKS, 2),
        "låst.xlsx": LOCKED,
        "tom.xlsx": b"",
        f"brev {NUMBER}.pdf": b"%PDF-1.7",
        "trasig.xlsx": strong[:9000],
    }
    for name, content in files.items():
        (folder / name).write_bytes(content)
    other = Workbook()
    other.active.append(["Budget", 2026])
    other.save(folder / "budget.xlsx")
    return folder


@pytest.fixture(scope="session")
def together(inbox):
    return journeys.consolidate_folder(inbox, inbox.parent / "rapport.xlsx", DEFINITION, TODAY, county_code="05")


def test_a_book_that_was_made_and_sent_home_untouched_lacks_only_what_must_be_filled_in(tmp_path):
    (path,) = journeys.create([municipality("0580")], "2026", tmp_path, DEFINITION, TODAY)
    (found,) = journeys.check([path], DEFINITION, TODAY)
    assert isinstance(found, Submission)
    assert (found.identity.code, found.identity.period, found.identity.revision) == ("0580", "2026", 1)
    assert {one.code for one in found.findings} == {"saknas", "inte-ifylld"}
    assert {one.place.sheet for one in found.findings if one.place} == {"Start", "Stödfrågor", "Lagkrav"}


@pytest.mark.parametrize("kind", [Kind.STRONG, Kind.EARLY, Kind.NOT_BEGUN])
def test_a_book_without_fault_comes_home_without_a_word(tmp_path, kind):
    (tmp_path / "a.xlsx").write_bytes(written("0580", kind))
    (found,) = journeys.check([tmp_path], DEFINITION, TODAY)
    assert found.findings == ()


@pytest.mark.parametrize("kind", [Kind.FAULTY_CONTENTS, Kind.FAULTY_DATES, Kind.FAULTY_LINKS])
def test_every_slip_of_a_real_book_is_found_in_its_column(tmp_path, kind):
    (tmp_path / "a.xlsx").write_bytes(written("0581", kind, 2 if kind is Kind.FAULTY_LINKS else 1))
    (found,) = journeys.check([tmp_path / "a.xlsx"], DEFINITION, TODAY)
    told = sorted((one.place.sheet, one.code) for one in found.findings)
    for sheet, _, code in promised(kind):
        assert (sheet_of(sheet).title, code) in told
        told.remove((sheet_of(sheet).title, code))


def test_the_cell_that_is_told_is_the_cell_in_the_file(inbox):
    path = inbox / "Norrköping (2).xlsx"
    (found,) = journeys.check([path], DEFINITION, TODAY)
    book = load_workbook(path)
    told = [one for one in found.findings if one.value and one.place]
    assert told
    for one in told:
        assert str(book[one.place.sheet][one.place.cell].value).removesuffix(" 00:00:00") == one.value


def test_every_file_has_a_line_with_its_hash_and_no_file_is_touched(inbox, together):
    files = {path.relative_to(inbox).as_posix(): path for path in inbox.rglob("*") if path.is_file()}
    lines = {one["name"]: one for one in consolidated_data(together)["files"]}
    assert set(lines) == {name.replace(NUMBER, "******-****") for name in files}
    for name, path in files.items():
        assert lines[name.replace(NUMBER, "******-****")]["sha256"] == sha256(path.read_bytes()).hexdigest()


def test_every_file_ends_in_one_status_with_its_reason(together):
    lines = {one["name"]: one["status"] for one in consolidated_data(together)["files"]}
    assert lines == {
        "Linköping svar.xlsx": "ersatt",
        "mejl 3/Kopia av Linköping svar.xlsx": "inläst",
        "Norrköping.xlsx": "ersatt",
        "Norrköping (2).xlsx": "inläst med anmärkning",
        "låst.xlsx": "ej läst",
        "tom.xlsx": "ej läst",
        "brev ******-****.pdf": "ej läst",
        "trasig.xlsx": "ej läst",
        "budget.xlsx": "ej läst",
    }
    for line in together.county.register:
        assert bool(line.reason and line.remedy) is (line.status.value != "inläst")


def test_the_receipt_adds_up_and_the_report_has_just_the_rows_that_count(together):
    rows = consolidated_data(together)["rows"]
    assert rows["read"] == sum(count for name, count in rows.items() if name != "read")
    assert sum(map(len, together.county.rows.values())) == rows["consolidated"] + rows["repaired"]
    assert min(rows.values()) > 0


def test_the_account_says_how_it_went(together):
    lines = list(consolidated_lines(together))
    assert lines[0] == f"Rapporten finns i {together.report}."
    assert lines[1].startswith("2 av 13 kommuner har svarat. Ej svarat: ")
    assert lines[2] == "Filer: 1 inläst, 1 inläst med anmärkning, 2 ersatta, 5 ej lästa."
    assert lines[-1].endswith("Det stämmer.")


def test_no_number_is_left_in_the_report_or_the_data(together):
    assert NUMBER not in str(consolidated_data(together))
    book = load_workbook(together.report)
    cells = (str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None)
    assert not [text for text in cells if "1212-1212" in text or "1212121212" in text]


def test_the_same_folder_gives_the_same_bytes_and_the_report_is_never_read_as_a_book(inbox, together, tmp_path):
    before = together.report.read_bytes()
    copy = tmp_path / "hem" / inbox.name
    shutil.copytree(inbox, copy)
    again = journeys.consolidate_folder(copy, tmp_path / "hem" / "rapport.xlsx", DEFINITION, TODAY, county_code="05")
    assert again.report.read_bytes() == before
    inside = copy / "rapport.xlsx"
    first = journeys.consolidate_folder(copy, inside, DEFINITION, TODAY, county_code="05")
    once = inside.read_bytes()
    second = journeys.consolidate_folder(copy, inside, DEFINITION, TODAY, county_code="05")
    assert inside.read_bytes() == once
    assert len(first.county.register) == len(second.county.register) == len(together.county.register)


def test_an_earlier_report_in_the_folder_is_known_for_none_of_ours(together, tmp_path):
    shutil.copy(together.report, tmp_path / "rapport förra gången.xlsx")
    (found,) = journeys.check([tmp_path], DEFINITION, TODAY)
    assert (found.finding.code, found.finding.severity) == ("lansrapport", Severity.NOTICE)


def test_a_file_that_is_gone_or_closed_to_us_is_a_line_too(tmp_path, monkeypatch):
    (tmp_path / "a.xlsx").write_bytes(b"x")
    monkeypatch.setattr(checking_files, "named_files", lambda _, **__: (tmp_path / "borta.xlsx", tmp_path / "a.xlsx"))
    gone, other = journeys.check([tmp_path], DEFINITION, TODAY)
    assert isinstance(gone, Unread)
    assert isinstance(other, Unread)
    assert gone.finding.code == "borta"
    assert message(gone.finding)


def test_data_of_a_check_has_the_promised_keys_and_words(inbox):
    data = checked_data(journeys.check([inbox], DEFINITION, TODAY))
    assert all(list(one) == ["file", "sheet", "cell", "code", "severity", "message", "value"] for one in data)
    assert {one["severity"] for one in data} == {"fel", "fråga", "upplysning"}
    for one in data:
        assert (one["sheet"] is None) is (one["cell"] is None)
        assert one["cell"] is None or f"!{one['cell']}: " in one["message"]


def test_a_report_whose_receipt_does_not_add_up_is_not_written(inbox, tmp_path, monkeypatch):
    monkeypatch.setattr(Receipt, "adds_up", False)
    with pytest.raises(journeys.ReceiptDoesNotAddUpError, match="Kvittot stämmer inte"):
        journeys.consolidate_folder(inbox, tmp_path / "r.xlsx", DEFINITION, TODAY, county_code="05")
    assert not (tmp_path / "r.xlsx").exists()


def test_a_report_that_cannot_be_written_is_refused_before_the_folder_is_read(inbox, tmp_path, monkeypatch):
    monkeypatch.setattr(consolidating_folder, "check_files", lambda *_: pytest.fail("the folder was read"))
    with pytest.raises(Refusal, match="är en mapp"):
        journeys.consolidate_folder(inbox, tmp_path, DEFINITION, TODAY)


@pytest.mark.parametrize(
    ("code", "hint"), [("9999", "fyra siffror"), ("abc", "Ange fyra siffror"), ("Linköping", "0580 Linköping")]
)
def test_an_unknown_municipality_is_refused_with_a_hint(code, hint):
    with pytest.raises(journeys.UnknownPlaceError, match=hint):
        journeys.known_municipality(code)


def test_municipalities_are_chosen_by_code_county_or_all_and_none_twice():
    chosen = journeys.chosen_municipalities
    assert [one.code for one in chosen(["580", "0305", "0580"], None, everyone=False)] == ["0580", "0305"]
    assert len(chosen((), "05", everyone=False)) == 13
    assert len(chosen((), None, everyone=True)) == 290


def test_severities_are_told_in_weight(inbox):
    (found,) = journeys.check([inbox / "Norrköping (2).xlsx"], DEFINITION, TODAY)
    assert found.count(Severity.ERROR) > 0


def test_a_received_book_is_never_written_over_by_the_report(inbox):
    book = next(path for path in sorted(inbox.iterdir()) if path.suffix == ".xlsx")
    before = book.read_bytes()
    with pytest.raises(ReportPathError, match="ingen länsrapport"):
        journeys.consolidate_folder(inbox, book, standard_definition(), TODAY)
    assert book.read_bytes() == before


def test_the_demonstration_keeps_out_of_a_folder_with_other_things(tmp_path):
    (tmp_path / "inkommet").mkdir()
    with pytest.raises(journeys.DemoFolderTakenError, match="är inte tom"):
        journeys.demonstrate(tmp_path, standard_definition(), TODAY)
    assert [path.name for path in tmp_path.iterdir()] == ["inkommet"]


def test_a_sheet_name_with_a_personal_number_is_masked_also_when_the_file_cannot_be_read(tmp_path):
    path = tmp_path / "bok.xlsx"
    book = Workbook()
    book.active.title = "850101-1236"
    book.active["A99999"] = "långt ned"
    book.save(path)
    found = journeys.check_file(path, "bok.xlsx", standard_definition(), TODAY)
    assert "850101" not in str(found)


def test_a_folder_of_books_that_nobody_filled_in_is_no_answer(tmp_path):
    journeys.create([municipality("0580")], "2026", tmp_path / "utskick", standard_definition(), TODAY)
    done = journeys.consolidate_folder(
        tmp_path / "utskick", tmp_path / "r.xlsx", standard_definition(), TODAY, county_code="05"
    )
    assert not done.county.pictures
    assert [one.reason for one in done.county.register] == ["Boken är inte ifylld."]


def test_a_book_that_was_made_for_another_municipality_counts_for_none(tmp_path):
    path = tmp_path / "in" / "bok.xlsx"
    path.parent.mkdir()
    records = demo_records(municipality("0586"), "2026", TODAY, Kind.COMPLETE, 1)
    path.write_bytes(municipal_book(standard_definition(), records, TODAY))
    book = load_workbook(path)
    book["Start"]["B10"] = "0580"
    book.save(path)
    found = journeys.check_file(path, "bok.xlsx", standard_definition(), TODAY)
    told = [one for one in found.findings if one.code == "annan-kommuns-bok"]
    assert [(one.place.cell, one.facts["kod"], one.facts["ursprung"]) for one in told] == [("B10", "0580", "0586")]
    assert found.stopped is not None
