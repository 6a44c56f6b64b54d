"""Pressing Konsolidera: the real `xw.Book.caller()` over a folder, and the saved workbook cell by cell."""

from __future__ import annotations

import datetime as dt
import io
import os
import sys
import zipfile
from pathlib import Path

import pytest
from excel_conversions import MOST_CHARACTERS
from many_books import PERIOD, TODAY
from pressing_promises import (
    OSTERGOTLAND,
    assert_filled,
    assert_left_alone,
    everything,
    faulty,
    folder_of,
    given,
    good,
    one_of_a_county,
    tables_of,
    unreadable,
)

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.button.places import FOUND, TABLES, Cell
from samverkan_xl.writing.municipal.book import municipal_book


@pytest.mark.parametrize(
    ("fill", "county", "sign"),
    [
        pytest.param(good, "09", "✔", id="good"),
        pytest.param(one_of_a_county, None, "▲", id="others of the county silent"),
        pytest.param(faulty, "05", "▲", id="faulty"),
        pytest.param(unreadable, "05", "▲", id="unreadable"),
        pytest.param(everything, "05", "▲", id="everything at once"),
        pytest.param(lambda _: None, "05", "▲", id="nothing at all, and a county"),
    ],
)
def test_a_press_fills_the_three_tables_with_what_the_journey_gives(desk, fill, county, sign):
    fill(folder_of(desk))
    desk.types(Cell.COUNTY, county)
    status = desk.presses()
    done = given(desk, county_code=county)
    assert status.startswith(f"{sign} ")
    assert str(desk.report()) in status
    assert_filled(desk, done.county)
    assert f"{done.county.receipt.read} lästa rader" in desk.says(Cell.RECEIPT)
    assert dt.datetime.fromisoformat(desk.says(Cell.LAST_RUN))
    assert_left_alone(desk)


def test_received_files_are_left_as_they_were(desk):
    everything(folder_of(desk))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder_of(desk).iterdir()}
    desk.presses()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder_of(desk).iterdir()} == before


def test_progress_is_shown_and_the_status_bar_given_back(desk):
    one_of_a_county(folder_of(desk))
    desk.presses()
    *shown, last = desk.running.border.status_bar
    assert shown
    assert all("1" in text for text in shown)
    assert last is False


# ---- texts as they were typed

NASTY = (
    "00123", "1-2", "3/4", '=HYPERLINK("http://x")', "=1+1", "+46 70 123 45 67", "-1", "@SUM(1)", "#N/A", "#SAKNAS!", "SANT", "1E5", "50 %",
    "'citat", "rad ett\nrad två", "gör 😀 klart", "\t", '"', "_x000D_", "<b>&amp;</b>", "x" * 40_000,
)  # fmt: skip
LONG, NO_PAIR = "LÅNGTEXT", "ENSAMSURROGAT"


def nasty_book(of) -> bytes:
    """Write a book whose date cells hold what no date is; what no writer would write is put into its XML."""
    records = demo_records(of, PERIOD, TODAY, Kind.COMPLETE, 1)
    role = records["roles"][0]
    typed = [*(text if len(text) <= MOST_CHARACTERS else LONG for text in NASTY), NO_PAIR]
    records["roles"] = [{**role, "valid_from": text} for text in typed]
    made = io.BytesIO()
    written = zipfile.ZipFile(io.BytesIO(municipal_book(standard_definition(), records, TODAY)))
    with written, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name in written.namelist():
            part = written.read(name).replace(f">{LONG}<".encode(), f">{'x' * 40_000}<".encode())
            package.writestr(name, part.replace(f">{NO_PAIR}<".encode(), b">_xD83D_<"))
    return made.getvalue()


def test_what_a_municipality_typed_arrives_as_typed(desk):
    (folder_of(desk) / "svar.xlsx").write_bytes(nasty_book(OSTERGOTLAND[0]))
    desk.presses()
    done = given(desk)
    said = [one.finding.value for one in done.county.findings]
    assert {"00123", "1-2", '=HYPERLINK("http://x")', "@SUM(1)", "#N/A", "gör 😀 klart", "rad ett\nrad två"} <= set(
        said
    )
    shown = [row[-1] for row in desk.rows(FOUND)]
    for was, seen in zip(said, shown, strict=True):
        if was is None or len(was) < 1_000:
            assert seen == was
        else:
            assert seen.rstrip(" …") == was[: len(seen.rstrip(" …"))]
            assert 1_000 < len(seen) <= MOST_CHARACTERS
    assert_left_alone(desk)


@pytest.mark.skipif(sys.platform == "darwin", reason="macOS tillåter inga sådana filnamn / its file names are Unicode")
def test_a_file_name_that_is_no_text_is_shown_and_stops_nothing(desk):
    for name in (b"svar \xff.xlsx", b"=cmd|calc.xlsx", "+46 rad\nrad 😀.xlsx".encode(), b"00123", b"1-2"):
        (Path(os.fsdecode(os.fsencode(folder_of(desk)) + b"/" + name))).write_bytes(b"")
    assert desk.presses().startswith("▲")
    assert_filled(desk, given(desk).county)


# ---- again and again


def test_a_second_press_with_fewer_rows_leaves_nothing_of_the_first(desk, tmp_path):
    everything(folder_of(desk))
    desk.types(Cell.COUNTY, "05")
    desk.presses()
    many = {table.name: len(desk.rows(table)) for table in TABLES}
    desk.types(Cell.FOLDER, str(tmp_path / "gotland" / "inkommet"))
    good(folder_of(desk))
    desk.closes_others()
    desk.types(Cell.COUNTY, "09")
    assert desk.presses().startswith("✔")
    assert_filled(desk, given(desk, county_code="09").county)
    assert all(len(desk.rows(table)) < many[table.name] for table in TABLES)


def test_the_same_press_twice_gives_the_same_workbook_and_report(desk):
    everything(folder_of(desk))
    seen = []
    for _ in range(2):
        desk.closes_others()
        desk.presses()
        seen.append((tables_of(desk), desk.report().read_bytes()))
    assert seen[0] == seen[1]


def test_a_refusal_is_followed_by_a_press_that_goes_well(desk, tmp_path):
    good(folder_of(desk))
    folder = folder_of(desk)
    desk.types(Cell.FOLDER, str(tmp_path / "borta"))
    assert desk.presses().startswith("✖")
    desk.types(Cell.FOLDER, str(folder))
    assert desk.presses().startswith("✔")
