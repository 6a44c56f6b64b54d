"""The workbook as a coordinator leaves it: filtered, totalled, moved, protected, or with something taken away."""

from __future__ import annotations

import pytest
from desk import expected_rows
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.filters import AutoFilter, CustomFilter, CustomFilters, FilterColumn
from pressing_promises import (
    assert_filled,
    assert_left_alone,
    folder_of,
    given,
    good,
    refused,
    shut_out,
    tables_of,
    unreadable,
)

from samverkan_xl.writing.button.places import CONSOLIDATE, FINDINGS, FOUND, MISSING, REGISTER, TABLES, Cell


@pytest.fixture
def pressed(desk):
    """Give a desk where many rows of an earlier press stand."""
    unreadable(folder_of(desk))
    desk.types(Cell.COUNTY, "05")
    desk.presses()
    desk.closes_others()
    return desk


def filtered(desk, table, *, hides):
    """Filter a table in its first column, so that these of its rows are not seen."""
    sheet = desk.sheet_of(table)
    of = sheet.tables[table.name]
    of.autoFilter = AutoFilter(ref=of.ref)
    of.autoFilter.filterColumn.append(
        FilterColumn(colId=0, customFilters=CustomFilters(customFilter=[CustomFilter(val="x")]))
    )
    for number in hides:
        sheet.row_dimensions[table.header_row + number].hidden = True


def has_arrows(desk, table) -> bool:
    of = desk.sheet_of(table).tables[table.name].autoFilter
    return of is not None and not of.filterColumn


def totalled(desk, table):
    """Give a table a total row with a sum in it."""
    sheet = desk.sheet_of(table)
    of = sheet.tables[table.name]
    rows = len(desk.rows(table))
    sheet.cell(table.header_row + rows + 1, table.first_column).value = "Summa"
    sheet.cell(table.header_row + rows + 1, table.last_column).value = "=SUBTOTAL(103,A1:A2)"
    of.ref, of.totalsRowCount = table.area(rows + 1), 1


# ---- filters and total rows


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("hides", [[1], [2, 3], "all"], ids=str)
def test_a_filtered_table_is_filled_rightly_and_shows_all_its_rows(pressed, table, hides):
    desk = pressed
    filtered(desk, table, hides=range(1, len(desk.rows(table)) + 1) if hides == "all" else hides)
    assert desk.presses().startswith("▲")
    assert_filled(desk, given(desk, county_code="05").county)
    assert has_arrows(desk, table)
    assert not [row for row, one in desk.sheet_of(table).row_dimensions.items() if one.hidden]
    assert_left_alone(desk)


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_with_a_total_row_is_filled_rightly_without_it(pressed, table):
    desk = pressed
    totalled(desk, table)
    assert desk.presses().startswith("▲")
    assert_filled(desk, given(desk, county_code="05").county)
    assert not desk.sheet_of(table).tables[table.name].totalsRowCount
    assert_left_alone(desk)


def test_a_filter_and_a_total_row_at_once_stop_nothing(pressed):
    desk = pressed
    totalled(desk, FOUND)
    filtered(desk, FOUND, hides=[1, 2])
    assert desk.presses().startswith("▲")
    assert_filled(desk, given(desk, county_code="05").county)


def test_the_arrows_are_only_where_they_were(pressed):
    desk = pressed
    had = {table.name: desk.sheet_of(table).tables[table.name].autoFilter is not None for table in TABLES}
    assert had == {REGISTER.name: False, MISSING.name: False, FOUND.name: True}
    desk.presses()
    assert {table.name: desk.sheet_of(table).tables[table.name].autoFilter is not None for table in TABLES} == had


def test_a_table_that_has_been_moved_is_filled_where_it_stands(desk):
    good(folder_of(desk))
    sheet = desk.sheet_of(FOUND)
    area = f"A{FOUND.header_row}:{get_column_letter(FOUND.last_column)}{FOUND.header_row + 1}"
    sheet.move_range(area, rows=3)
    sheet.tables[
        FOUND.name
    ].ref = f"A{FOUND.header_row + 3}:{get_column_letter(FOUND.last_column)}{FOUND.header_row + 4}"
    assert desk.presses()[0] in "✔▲"
    expected = expected_rows(given(desk).county)[FOUND.name]
    below = [row for row in desk.rows(FOUND) if any(row)]
    assert below == [tuple(column.title for column in FOUND.columns), *expected]


def test_rows_are_made_as_high_as_their_texts_once_for_each_sheet(pressed):
    desk = pressed
    begun = len(desk.running.border.calls)
    desk.presses()
    calls = [call for call in desk.running.border.calls[begun:] if call.startswith("range.autofit")]
    rows = {table.name: len(desk.rows(table)) for table in TABLES}
    last = REGISTER.header_row + max(rows[REGISTER.name], rows[MISSING.name])
    assert calls == [
        f"range.autofit {CONSOLIDATE}!$A${REGISTER.header_row + 1}:$XFD${last}",
        f"range.autofit {FINDINGS}!$A${FOUND.header_row + 1}:$XFD${FOUND.header_row + rows[FOUND.name]}",
    ]


# ---- protection


@pytest.fixture
def to_be_refused(pressed):
    """Give a desk whose next press would give other rows and another report, and what its report is now."""
    (folder_of(pressed) / "nytt.xlsx").write_bytes(b"nytt")
    return pressed, pressed.report().read_bytes()


@pytest.mark.parametrize("may_format", [False, True])
def test_a_protected_sheet_of_findings_is_told_and_nothing_is_changed(to_be_refused, may_format):
    desk, before = to_be_refused
    protection = desk.sheet_of(FOUND).protection
    protection.enable()
    protection.formatCells = not may_format
    refused(desk, FINDINGS, "skyddat")
    assert desk.report().read_bytes() == before


@pytest.mark.parametrize("may_format", [False, True])
def test_where_the_status_itself_is_protected_python_ends_with_a_sentence(to_be_refused, may_format):
    desk, before = to_be_refused
    protection = desk.sheet_of(REGISTER).protection
    protection.enable()
    protection.formatCells = not may_format
    shut_out(desk, "Excel" if may_format else "skydd")
    assert desk.report().read_bytes() == before


def test_where_nothing_was_ever_written_a_protected_sheet_leaves_it_so(desk):
    good(folder_of(desk))
    desk.sheet_of(REGISTER).protection.enable()
    shut_out(desk)
    assert not desk.report().exists()


# ---- what has been moved or taken away


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
@pytest.mark.parametrize("change", ["two titles swapped", "a title renamed", "a title emptied", "a column fewer"])
def test_columns_that_are_not_as_they_were_are_told_and_nothing_is_changed(to_be_refused, table, change):
    desk, before = to_be_refused
    sheet = desk.sheet_of(table)
    first, second = (sheet.cell(table.header_row, table.first_column + at) for at in (0, 1))
    match change:
        case "two titles swapped":
            first.value, second.value = second.value, first.value
        case "a title renamed":
            second.value = "Min egen"
        case "a title emptied":
            second.value = None
        case "a column fewer":
            of = sheet.tables[table.name]
            head, _, tail = of.ref.partition(":")
            letters = get_column_letter(table.last_column)
            of.ref = f"{head}:{tail.replace(letters, get_column_letter(table.last_column - 1))}"
    rows = tables_of(desk)
    status = desk.presses()
    assert status.startswith("✖ ")
    assert table.sheet in status
    assert table.name in status
    assert tables_of(desk) == rows
    assert desk.report().read_bytes() == before


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_table_that_is_gone_is_told_and_nothing_is_changed(to_be_refused, table):
    desk, before = to_be_refused
    rows = {one.name: desk.rows(one) for one in TABLES}
    del desk.sheet_of(table).tables[table.name]
    status = desk.presses()
    assert status.startswith("✖ ")
    assert table.sheet in status
    assert table.name in status
    assert {one.name: desk.rows(one) for one in TABLES} == rows
    assert desk.report().read_bytes() == before


@pytest.mark.parametrize("cell", list(Cell))
@pytest.mark.parametrize("how", ["removed", "Konsolidera!#REF!"])
def test_a_named_cell_that_is_lost_is_told_by_its_name_and_nothing_is_changed(to_be_refused, cell, how):
    desk, before = to_be_refused
    names = desk.book.file.defined_names
    if how == "removed":
        del names[cell.value]
    else:
        names[cell.value].attr_text = how
    desk.types(Cell.COUNTY, "05")
    if cell is Cell.STATUS:
        shut_out(desk, cell.value)
    else:
        refused(desk, cell.value, cell.place.sheet)
    assert desk.report().read_bytes() == before


def test_columns_that_have_been_given_another_format_hold_texts_as_they_are(pressed):
    desk = pressed
    sheet = desk.sheet_of(REGISTER)
    for row in sheet.iter_rows(min_row=REGISTER.header_row + 1, max_row=REGISTER.header_row + 9):
        for cell in row:
            cell.number_format = "General"
    (folder_of(desk) / "00123").write_bytes(b"")
    assert desk.presses().startswith("▲")
    assert_filled(desk, given(desk, county_code="05").county)
