"""One file can stop no other: faults of our own, and things in the folder that are no files."""

from __future__ import annotations

import errno
import io
import os
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
import xlsxwriter

from samverkan_xl import journeys, receiving
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.folders import FolderMissingError, received_files
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.dates import Moment, moment_of_text
from samverkan_xl.model.submission import Submission
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reading.preflight.inspection import inspect
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode
from samverkan_xl.receiving import Reception
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition, template
from samverkan_xl.writing.municipal.book import municipal_book

TODAY = date(2026, 11, 23)


def codes(folder) -> dict[str, str]:
    reception = Reception(standard_definition(), TODAY)
    return {
        path.name: getattr(outcome, "finding", None) and outcome.finding.code
        for path in received_files(folder)
        for outcome in reception.outcomes(path, path.name)
    }


def test_a_fault_of_our_own_is_a_line_for_that_file_and_the_others_go_on(tmp_path, monkeypatch):
    for name in ("a.xlsx", "b.xlsx"):
        (tmp_path / name).write_bytes(template("kommunbok.xlsx").read_bytes())
    check = receiving.check_book

    def fails_on_a(book, name, *rest):
        return check(book, name, *rest) if name != "a.xlsx" else 1 / 0

    monkeypatch.setattr(receiving, "check_book", fails_on_a)
    assert codes(tmp_path) == {"a.xlsx": "kunde-inte-kontrolleras", "b.xlsx": None}


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="here are no pipes with names, and other links")
def test_what_is_no_file_has_a_line_and_nobody_waits_for_it(tmp_path):
    folder = tmp_path / "inkommet"
    (folder / "mapp").mkdir(parents=True)
    os.mkfifo(folder / "ror.xlsx")
    (tmp_path / "bok.xlsx").write_bytes(template("kommunbok.xlsx").read_bytes())
    (folder / "till-fil.xlsx").symlink_to(tmp_path / "bok.xlsx")
    (folder / "bruten.xlsx").symlink_to(tmp_path / "finns-inte.xlsx")
    (folder / "till-mapp.xlsx").symlink_to(tmp_path)
    (folder / "till-sig-sjalv.xlsx").symlink_to("till-sig-sjalv.xlsx")
    (folder / "hit").symlink_to(".")
    assert codes(folder) == {
        "ror.xlsx": "kan-inte-oppnas",
        "till-fil.xlsx": None,
        "bruten.xlsx": "borta",
        "till-mapp.xlsx": "lank-till-mapp",
        "till-sig-sjalv.xlsx": "kan-inte-oppnas",
        "hit": "lank-till-mapp",
    }


@pytest.mark.skipif(os.name == "nt", reason="Windows allows no such depth, and no such names")
def test_what_lies_too_deep_to_be_opened_has_a_line_and_the_report_is_written(tmp_path):
    folder, here = tmp_path / "inkommet", os.getcwd()  # noqa: PTH109
    folder.mkdir()
    (folder / "a.pdf").write_bytes(b"%PDF")
    (folder / os.fsdecode(b"\xe5\xff.xlsx")).write_bytes(b"")
    try:
        os.chdir(folder)
        for _ in range(20):
            os.mkdir("mapp" * 60)  # noqa: PTH102
            os.chdir("mapp" * 60)
    finally:
        os.chdir(here)
    done = journeys.consolidate_folder(folder, tmp_path / "r.xlsx", standard_definition(), TODAY, county_code="05")
    found = {one.file.rpartition("/")[2]: one.finding.code for one in done.county.findings}
    assert found == {"a.pdf": "inte-arbetsbok", "mapp" * 60: "for-lang-sokvag", "\udce5\udcff.xlsx": "tom-fil"}
    assert done.report.is_file()


def test_a_folder_that_may_not_be_read_has_a_line_that_says_so_and_its_neighbours_are_read(tmp_path, monkeypatch):
    for name in ("a/b.xlsx", "stängd/c.xlsx", "stängd/under/d.xlsx", "e.xlsx"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")
    scandir = os.scandir

    def refused(path):
        if os.path.basename(path) in {"stängd", "System Volume Information"}:  # noqa: PTH119
            raise PermissionError(errno.EACCES, "Permission denied")
        return scandir(path)

    (tmp_path / "System Volume Information").mkdir()
    monkeypatch.setattr(os, "scandir", refused)
    assert codes(tmp_path) == {"b.xlsx": "tom-fil", "e.xlsx": "tom-fil", "stängd": "stangd-mapp"}
    (outcome,) = Reception(standard_definition(), TODAY).outcomes(tmp_path / "stängd", "stängd")
    assert "saknas behörighet" in message(outcome.finding)


def test_a_folder_that_may_not_be_read_at_all_is_refused_and_not_called_empty(tmp_path, monkeypatch):
    def refused(path):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(os, "scandir", refused)
    with pytest.raises(FolderMissingError, match="går inte att öppna"):
        received_files(tmp_path)


def test_a_folder_that_is_connected_into_itself_is_walked_once(tmp_path, monkeypatch):
    """As a junction in Windows, or a folder mounted in another; neither is a link to those who list it."""
    (tmp_path / "a.xlsx").write_bytes(b"")
    (tmp_path / "runt").mkdir()
    stat, scandir = Path.stat, os.scandir

    def lead_back(path):
        return str(tmp_path) if str(path).endswith("runt") else path

    monkeypatch.setattr(Path, "stat", lambda path, **how: stat(Path(lead_back(path)), **how))
    monkeypatch.setattr(os, "scandir", lambda path: scandir(lead_back(path)))
    assert codes(tmp_path) == {"a.xlsx": "tom-fil", "runt": "lank-till-mapp"}


@pytest.mark.parametrize(
    "text",
    ["0000-03", "03/0000", "mars 0000", "kv 2 0000", "kv 1-2 0000", "H1 0000", "0000-2026", "v 52 9999", "v. 51-52 9999",
     "9999-W52-7", "måndag v. 52 9999"],
)  # fmt: skip
def test_a_time_before_or_after_all_calendars_is_no_time(text):
    assert not isinstance(moment_of_text(text, 2026), Moment)


@pytest.mark.parametrize("year", [0, 9999])
@pytest.mark.parametrize("text", ["mars", "v 52", "kv 4", "1/3", "måndag v. 52"])
def test_a_book_of_an_impossible_year_is_read_without_falling(text, year):
    moment_of_text(text, year)


def spoiled(shared: str, cells: str) -> bytes:
    """Give a workbook with these shared texts, and this row of cells."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        book.add_worksheet().write("A1", "x")
    out = io.BytesIO()
    with zipfile.ZipFile(stream) as before, zipfile.ZipFile(out, "w") as after:
        for name in before.namelist():
            text = before.read(name).decode()
            if name == "xl/sharedStrings.xml":
                text = text.replace("<si><t>x</t></si>", shared)
            if name == "xl/worksheets/sheet1.xml":
                text = text.replace('<c r="A1" t="s"><v>0</v></c>', cells)
            after.writestr(name, text)
    return out.getvalue()


def test_a_long_text_that_stands_in_thousands_of_cells_is_refused_before_a_parser_copies_it():
    cells = '<c r="A1" t="s"><v>0</v></c>' * 18_000
    with pytest.raises(Unreadable) as refusal:
        inspect(spoiled(f"<si><t>{os.urandom(450_000).hex()}</t></si>", cells))
    assert refusal.value.code is UnreadableCode.TOO_LARGE


def test_unknown_error_signs_among_many_empty_error_cells_take_no_time():
    cells = '<c r="A1" t="e"><v>#FOO!</v></c>' + '<c r="B1" t="e"/>' * 100_000
    begun = time.process_time()
    inspect(spoiled("<si><t>x</t></si>", cells))
    assert time.process_time() - begun < 5


WORKSHEET = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
BLANK_SHEET = '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>'
SHEETS_OF_A_BOOK = [sheet.title for sheet in SHEETS]


def heavy(sheet: str, inside: str = "", after: str = "", listed: int = 0) -> bytes:
    """Give a demonstration book with more XML inside and after a sheet's data, and so many sheets more."""
    book = municipal_book(
        standard_definition(), demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7), TODAY
    )
    part, out = f"xl/worksheets/sheet{SHEETS_OF_A_BOOK.index(sheet) + 1}.xml", io.BytesIO()
    added = "".join(f'<sheet name="B{n}" sheetId="{n + 100}" r:id="more{n}"/>' for n in range(listed))
    related = "".join(
        f'<Relationship Id="more{n}" Type="{WORKSHEET}" Target="worksheets/more{n}.xml"/>' for n in range(listed)
    )
    with zipfile.ZipFile(io.BytesIO(book)) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as now:
        for name in before.namelist():
            text = before.read(name)
            if name == part:
                text = text.replace(b"</sheetData>", f"{inside}</sheetData>{after}".encode())
            if name == "xl/workbook.xml":
                text = text.replace(b"</sheets>", f"{added}</sheets>".encode())
            if name == "xl/_rels/workbook.xml.rels":
                text = text.replace(b"</Relationships>", f"{related}</Relationships>".encode())
            now.writestr(name, text)
        for n in range(listed):
            now.writestr(f"xl/worksheets/more{n}.xml", BLANK_SHEET)
    return out.getvalue()


def row(number: int, **cells: str) -> str:
    inside = "".join(
        f'<c r="{column}{number}" t="inlineStr"><is><t>{text}</t></is></c>' for column, text in cells.items()
    )
    return f'<row r="{number}">{inside}</row>'


def test_books_with_very_much_in_them_are_lines_of_their_own_and_keep_nobody_waiting(tmp_path):
    filled = (row(n, A=f"A-{n}", C="x", L=f"A-{n - 1}") for n in range(60, 10_060))
    needs = "".join(row(n, A=f"N-{n}", B="x") for n in range(40, 1_500))
    merges = "".join(f'<mergeCell ref="B{n}:C{n}"/>' for n in range(40, 40_000))
    (tmp_path / "blad.xlsx").write_bytes(heavy("Behov", listed=1_500))
    (tmp_path / "hederlig.xlsx").write_bytes(heavy("Behov"))
    (tmp_path / "rader.xlsx").write_bytes(heavy("Tidplan", "".join(filled)))
    (tmp_path / "sammanfogat.xlsx").write_bytes(heavy("Behov", needs, f"<mergeCells>{merges}</mergeCells>"))
    reception, begun = Reception(standard_definition(), TODAY), time.process_time()
    outcomes = {path.name: next(reception.outcomes(path, path.name)) for path in received_files(tmp_path)}
    assert time.process_time() - begun < 10
    assert all(isinstance(one, Submission) for one in outcomes.values())
    stopped = {name: one.stopped and one.stopped.code for name, one in outcomes.items()}
    full = "for-full-bok"
    assert stopped == {"blad.xlsx": full, "hederlig.xlsx": None, "rader.xlsx": full, "sammanfogat.xlsx": None}
    assert {one.identity.code for one in outcomes.values()} == {"0580"}
    assert "sammanfogade-fler" in {one.code for one in outcomes["sammanfogat.xlsx"].findings}
