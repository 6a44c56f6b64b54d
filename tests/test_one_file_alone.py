"""One file can stop no other: faults of our own, and things in the folder that are no files."""

from __future__ import annotations

import io
import os
import time
import zipfile
from datetime import date

import pytest
import xlsxwriter

from samverkan_xl import receiving
from samverkan_xl.folders import received_files
from samverkan_xl.model.dates import Moment, moment_of_text
from samverkan_xl.reading.preflight.inspection import inspect
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode
from samverkan_xl.receiving import Reception
from samverkan_xl.templates import standard_definition, template

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
    (folder / "bruten.xlsx").symlink_to(tmp_path / "finns-inte.xlsx")
    (folder / "till-mapp.xlsx").symlink_to(tmp_path)
    assert codes(folder) == {
        "ror.xlsx": "kan-inte-oppnas",
        "bruten.xlsx": "borta",
        "till-mapp.xlsx": "kan-inte-oppnas",
    }


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
