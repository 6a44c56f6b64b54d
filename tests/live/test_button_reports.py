"""The report that a press writes: beside the folder, without macros, and never over what is somebody else's or open."""

from __future__ import annotations

import stat
import zipfile

import openpyxl
import pytest
from many_books import answer
from openpyxl_engine import Excel
from pressing_promises import OSTERGOTLAND, assert_filled, folder_of, given, good, one_of_a_county, refused

from samverkan_xl.writing.button.places import Cell


@pytest.fixture
def reported(desk):
    """Give a desk where the report of Gotland is open, unchanged, and the next press would write another."""
    (folder_of(desk) / "tom.xlsx").write_bytes(b"")
    desk.types(Cell.COUNTY, "09")
    desk.presses()
    good(folder_of(desk))
    return desk


def open_report(desk):
    (found,) = [book for book in desk.running.opened if book.name == desk.report().name]
    return found


def test_the_report_is_written_beside_the_folder_opened_and_has_no_macros(desk):
    good(folder_of(desk))
    desk.presses()
    assert desk.running.holds(desk.report())
    assert openpyxl.load_workbook(desk.report()).sheetnames
    with zipfile.ZipFile(desk.report()) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]


# ---- the report is open


def test_a_report_that_is_open_and_unchanged_is_closed_written_and_opened_again(reported, locks):
    desk = reported
    before, was = desk.report().read_bytes(), open_report(desk)
    locks(desk.running)
    assert desk.presses().startswith("▲")
    assert desk.report().read_bytes() != before
    assert open_report(desk) is not was
    assert_filled(desk, given_without_locks(desk))


def given_without_locks(desk):
    desk.closes_others()
    return given(desk, county_code="09").county


def test_a_third_press_is_as_good_as_the_second(reported, locks):
    desk = reported
    locks(desk.running)
    for _ in range(2):
        assert desk.presses().startswith("▲")
        assert desk.running.holds(desk.report())


def test_a_report_with_unsaved_changes_is_left_as_it_is_and_told(reported, locks):
    desk = reported
    before, was = desk.report().read_bytes(), open_report(desk)
    was.changed()
    locks(desk.running)
    refused(desk, desk.report().name, "inte är sparade", "Stäng")
    assert desk.report().read_bytes() == before
    assert open_report(desk) is was


def test_another_open_workbook_of_the_reports_name_is_left_as_it_is_and_told(desk, tmp_path, locks):
    good(folder_of(desk))
    theirs = tmp_path / "annat" / desk.report().name.upper()
    theirs.parent.mkdir()
    openpyxl.Workbook().save(theirs)
    opened = desk.running.open(theirs)
    opened.Saved = True
    desk.running.opened.reverse()
    locks(desk.running)
    refused(desk, desk.report().name, "öppen", "Stäng")
    assert opened in desk.running.opened
    assert not desk.report().exists()


def test_a_report_that_is_open_in_another_excel_is_left_and_named(reported, locks):
    desk = reported
    before = desk.report().read_bytes()
    another = Excel()
    another.open(desk.report())
    desk.closes_others()
    locks(another)
    refused(desk, desk.report(), "Stäng")
    assert desk.report().read_bytes() == before
    assert [path.name for path in desk.report().parent.glob(".samverkan*")] == []


def test_a_report_that_could_not_be_opened_is_written_all_the_same_and_the_status_says_so(desk):
    good(folder_of(desk))
    border = desk.running.border
    border.rejects = lambda number: border.calls[number - 1] == "books.open"
    status = desk.presses()
    assert status.startswith("✔")
    assert "Öppna den själv" in status
    assert_filled(desk, given(desk).county)


# ---- the report cannot be written


def test_a_report_that_is_read_only_is_left_and_named(reported):
    desk = reported
    desk.closes_others()
    before = desk.report().read_bytes()
    desk.report().chmod(stat.S_IRUSR)
    refused(desk, desk.report(), "skrivskyddad")
    assert desk.report().read_bytes() == before


def test_somebody_elses_workbook_is_never_written_over(desk):
    good(folder_of(desk))
    theirs = answer(OSTERGOTLAND[0])
    desk.report().write_bytes(theirs)
    refused(desk, desk.report(), "ingen länsrapport")
    assert desk.report().read_bytes() == theirs


def test_the_report_of_another_county_is_never_written_over(desk):
    good(folder_of(desk))
    desk.presses()
    desk.closes_others()
    before = desk.report().read_bytes()
    next(folder_of(desk).iterdir()).unlink()
    one_of_a_county(folder_of(desk))
    refused(desk, desk.report(), "Gotlands län")
    assert desk.report().read_bytes() == before


def test_a_refusal_leaves_the_open_report_open(reported, tmp_path):
    desk = reported
    open_report(desk).Saved = True
    desk.types(Cell.REPORT, str(desk.report()))
    desk.types(Cell.FOLDER, str(tmp_path / "borta"))
    refused(desk, tmp_path / "borta")
    assert desk.running.holds(desk.says(Cell.REPORT))
