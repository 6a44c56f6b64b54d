"""What the coordinator types into the fields: understood however it is typed, or refused with the cell's address."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from many_books import PERIOD
from pressing_promises import (
    OSTERGOTLAND,
    assert_a_sentence,
    assert_filled,
    assert_left_alone,
    folder_of,
    given,
    good,
    refused,
)

from samverkan_xl.writing.button.places import MISSING, Cell


@pytest.mark.parametrize("county", [5, 5.0, "5", "05", " 05 ", "05 Östergötlands län"], ids=repr)
def test_a_county_is_understood_however_it_is_typed(desk, county):
    desk.types(Cell.COUNTY, county)
    assert desk.presses().startswith("▲ 0 av 13 kommuner har svarat")
    assert [name for name, _ in desk.rows(MISSING)] == [one.name for one in OSTERGOTLAND]


@pytest.mark.parametrize("period", [2026, 2026.0, "2026", " 2026 "], ids=repr)
def test_a_period_is_understood_as_a_number_and_as_a_text(desk, period):
    good(folder_of(desk))
    desk.types(Cell.PERIOD, period)
    assert desk.presses().startswith("✔")
    assert_filled(desk, given(desk, period=PERIOD).county)


@pytest.mark.parametrize(
    "today", [dt.datetime(2026, 3, 1), "2026-03-01", " 2026-03-01 ", dt.datetime(2026, 3, 1, 12, 30)], ids=repr
)
def test_today_is_understood_as_a_date_and_as_a_text(desk, today):
    good(folder_of(desk))
    desk.types(Cell.TODAY, today)
    desk.presses()
    made = desk.report().read_bytes()
    given(desk)
    assert desk.report().read_bytes() == made


def test_an_empty_today_is_the_day_that_it_is(desk):
    desk.types(Cell.COUNTY, "09")
    desk.types(Cell.TODAY, None)
    begun = dt.datetime.now().replace(second=0, microsecond=0)
    desk.presses()
    assert begun <= dt.datetime.fromisoformat(desk.says(Cell.LAST_RUN)) <= dt.datetime.now()


def test_the_report_is_written_where_the_coordinator_says(desk, tmp_path):
    good(folder_of(desk))
    wanted = tmp_path / "Länets rapporter" / "våren 2026.xlsx"
    desk.types(Cell.REPORT, f'"{wanted}"')
    assert desk.presses().startswith("✔")
    assert wanted.exists()
    assert not desk.report().exists()


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        (Cell.FOLDER, None, "Ingen mapp"),
        (Cell.FOLDER, "   ", "Ingen mapp"),
        (Cell.FOLDER, "inkommet", "inkommet"),
        (Cell.FOLDER, "./inkommet", "./inkommet"),
        (Cell.FOLDER, 5, "5"),
        (Cell.FOLDER, "https://lansstyrelsen.sharepoint.com/sites/brott/inkommet", "sites/brott/inkommet är en adress"),
        (Cell.FOLDER, "file:///C:/Samverkan/inkommet", "file:///C:/Samverkan/inkommet är en adress"),
        (Cell.FOLDER, r"%USERPROFILE%\inkommet", r"%USERPROFILE%\inkommet"),
        (Cell.FOLDER, "~/inkommet", "~/inkommet"),
        (Cell.FOLDER, "~x", "~x"),
        (Cell.REPORT, "rapport.xlsx", "rapport.xlsx"),
        (Cell.REPORT, "file:///C:/rapport.xlsx", "file:///C:/rapport.xlsx"),
        (Cell.REPORT, "~x/rapport.xlsx", "~x/rapport.xlsx"),
        (Cell.PREVIOUS, "förra.xlsx", "förra.xlsx"),
        (Cell.PREVIOUS, "%TEMP%/förra.xlsx", "%TEMP%/förra.xlsx"),
        (Cell.DEFINITION, "~x/egen.toml", "~x/egen.toml"),
        (Cell.COUNTY, "99", "99"),
        (Cell.COUNTY, 2, "2"),
        (Cell.COUNTY, 5.5, "5.5"),
        (Cell.COUNTY, "Östergötland", "Östergötland"),
        (Cell.COUNTY, "05; 06", "05; 06"),
        (Cell.COUNTY, True, ""),
        (Cell.PERIOD, "våren", "våren"),
        (Cell.PERIOD, 26, "26"),
        (Cell.PERIOD, dt.datetime(2026, 1, 1), "2026-01-01"),
        (Cell.TODAY, "i morgon", "i morgon"),
        (Cell.TODAY, "2026-13-01", "2026-13-01"),
        (Cell.TODAY, "2026-02-30", "2026-02-30"),
        (Cell.TODAY, 7, "7"),
        (Cell.TODAY, True, ""),
    ],
    ids=lambda value: repr(value)[:40],
)  # fmt: skip
def test_what_cannot_be_understood_is_answered_by_a_sentence_that_names_the_cell(desk, cell, value, shown):
    good(folder_of(desk))
    desk.types(cell, value)
    assert refused(desk, shown).startswith(f"✖ {address(cell)}: ")
    assert not desk.report().exists()


@pytest.mark.parametrize(
    "cell", [Cell.FOLDER, Cell.COUNTY, Cell.PERIOD, Cell.REPORT, Cell.PREVIOUS, Cell.DEFINITION, Cell.TODAY]
)
@pytest.mark.parametrize("error", ["#REF!", "#N/A"])
def test_an_error_in_a_field_is_no_answer_and_the_cell_is_named(desk, cell, error):
    good(folder_of(desk))
    desk.shows_error(cell, error)
    status = desk.presses()
    assert status.startswith(f"✖ {address(cell)}: ")
    assert_a_sentence(status, error)
    assert not desk.report().exists()
    assert_left_alone(desk)


@pytest.mark.parametrize(
    ("cell", "name"),
    [
        (Cell.FOLDER, "borta"),
        (Cell.FOLDER, "en fil.zip"),
        (Cell.REPORT, "inkommet"),
        (Cell.REPORT, "rapport.pdf"),
        (Cell.REPORT, "en fil.zip/rapport.xlsx"),
        (Cell.PREVIOUS, "borta.xlsx"),
        (Cell.PREVIOUS, "inkommet"),
        (Cell.PREVIOUS, "en fil.zip"),
        (Cell.DEFINITION, "borta.toml"),
        (Cell.DEFINITION, "en fil.zip"),
    ],
)
def test_a_path_that_cannot_be_used_is_answered_at_its_cell(desk, tmp_path, cell, name):
    good(folder_of(desk))
    (tmp_path / "en fil.zip").write_bytes(b"PK")
    desk.types(cell, str(tmp_path / name))
    assert refused(desk, tmp_path / name.partition("/")[0]).startswith(f"✖ {address(cell)}: ")
    assert not desk.report().exists()


def test_a_previous_report_that_is_the_report_itself_is_answered_at_its_cell(desk):
    good(folder_of(desk))
    desk.presses()
    desk.closes_others()
    before = desk.report().read_bytes()
    desk.types(Cell.PREVIOUS, str(desk.report()))
    assert refused(desk, desk.report()).startswith(f"✖ {address(Cell.PREVIOUS)}: ")
    assert desk.report().read_bytes() == before


def test_no_files_and_no_county_is_answered_by_a_sentence(desk):
    refused(desk, folder_of(desk), "tom", "län")
    assert not desk.report().exists()


def address(cell: Cell) -> str:
    return re.sub(r"[$']", "", f"{cell.place.sheet}!{cell.place.cell}")
