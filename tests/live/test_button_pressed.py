"""Pressing Konsolidera: the real `xw.Book.caller()` over a folder, and the saved workbook cell by cell."""

from __future__ import annotations

import datetime as dt
import io
import os
import shutil
import stat
import sys
import zipfile
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from desk import BOOK, Desk, expected_rows, nothing_in
from excel_conversions import MOST_CHARACTERS
from many_books import PERIOD, TODAY, answer, answers
from openpyxl_engine import Excel

from samverkan_xl import cli, journeys
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.live import konsolidera, pressing
from samverkan_xl.reference.municipalities import all_municipalities, county_municipalities
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.button_places import FOUND, MISSING, REGISTER, TABLES, Cell
from samverkan_xl.writing.municipal_book import municipal_book

OSTERGOTLAND = county_municipalities("05")
GOTLAND = county_municipalities("09")


@pytest.fixture
def desk(excel, tmp_path):
    """Give a desk with an empty folder for the answers."""
    (tmp_path / "inkommet").mkdir()
    at = Desk(excel, tmp_path / BOOK)
    at.types(Cell.FOLDER, str(tmp_path / "inkommet"))
    return at


def folder_of(desk) -> Path:
    return Path(desk.says(Cell.FOLDER))


def given(desk, **arguments):
    """Consolidate the same folder to the same report without the button."""
    return journeys.consolidate_folder(folder_of(desk), desk.report(), standard_definition(), TODAY, **arguments)


def assert_filled(desk, county) -> None:
    expected = expected_rows(county)
    for table in TABLES:
        rows = expected[table.name]
        assert desk.rows(table) == rows, table.name
        assert desk.area(table) == table.area(len(rows)), table.name


def tables_of(desk) -> dict:
    return {table.name: (desk.rows(table), desk.area(table)) for table in TABLES}


def assert_left_alone(desk) -> None:
    """Hold that Excel is given back as it was: its screen draws, its status bar is its own, and all titles stand."""
    app = desk.running.properties
    assert (app.get("screen_updating", True), app.get("status_bar", False)) == (True, False)
    for table in TABLES:
        ((*titles,),) = desk._saved(
            table.sheet, table.header_row, table.first_column, table.header_row, table.last_column
        )
        assert titles == [column.title for column in table.columns]


# ---- folders of every kind


def good(folder):
    answers(GOTLAND, folder)


def one_of_a_county(folder):
    answers(OSTERGOTLAND[:1], folder)


def faulty(folder):
    for one, kind in zip(
        OSTERGOTLAND, (Kind.FAULTY_DATES, Kind.FAULTY_CONTENTS, Kind.FAULTY_LINKS, Kind.NOT_BEGUN), strict=False
    ):
        (folder / f"{one.name} svar.xlsx").write_bytes(answer(one, kind))


def unreadable(folder):
    (folder / "tom.xlsx").write_bytes(b"")
    (folder / "brev.docx").write_bytes(b"PK\x03\x04 brev")
    (folder / "text.xlsx").write_text("Hej! Här kommer vårt svar.", "utf-8")
    whole = answer(OSTERGOTLAND[0])
    (folder / "avbruten.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def everything(folder):
    faulty(folder)
    unreadable(folder)
    (folder / "Kopia av svar.xlsx").write_bytes((folder / f"{OSTERGOTLAND[0].name} svar.xlsx").read_bytes())


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


def test_the_report_is_written_beside_the_folder_opened_and_has_no_macros(desk):
    good(folder_of(desk))
    desk.presses()
    assert desk.running.holds(desk.report())
    assert openpyxl.load_workbook(desk.report()).sheetnames
    with zipfile.ZipFile(desk.report()) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower()]


def test_the_report_is_written_where_the_coordinator_says(desk, tmp_path):
    good(folder_of(desk))
    wanted = tmp_path / "Länets rapporter" / "våren 2026.xlsx"
    desk.types(Cell.REPORT, f'"{wanted}"')
    assert desk.presses().startswith("✔")
    assert wanted.exists()
    assert not desk.report().exists()


def test_received_files_are_left_as_they_were(desk):
    everything(folder_of(desk))
    before = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder_of(desk).iterdir()}
    desk.presses()
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder_of(desk).iterdir()} == before


# ---- what cannot be done


def refused(desk, *words) -> str:
    """Press, and hold that the status refuses in Swedish, that nothing else was written, and that Excel is as before."""
    before = tables_of(desk)
    told = {cell: desk.says(cell) for cell in (Cell.LAST_RUN, Cell.RECEIPT)}
    status = desk.presses()
    assert status.startswith("✖ ")
    for word in words:
        assert str(word) in status
    for foreign in ("Error", "Traceback", "Errno", "None", "nan", "Exception"):
        assert foreign not in status
    assert tables_of(desk) == before
    assert {cell: desk.says(cell) for cell in told} == told
    assert_left_alone(desk)
    return status


def test_no_files_and_no_county_is_answered_by_a_sentence(desk):
    refused(desk, folder_of(desk), "tom", "län")
    assert not desk.report().exists()


def test_a_missing_folder_is_answered_by_a_sentence_with_its_name(desk, tmp_path):
    desk.types(Cell.FOLDER, str(tmp_path / "borta"))
    refused(desk, tmp_path / "borta", "finns inte")


def test_a_file_in_the_place_of_the_folder_is_answered_by_a_sentence(desk, tmp_path):
    (tmp_path / "svar.zip").write_bytes(b"PK")
    desk.types(Cell.FOLDER, str(tmp_path / "svar.zip"))
    refused(desk, tmp_path / "svar.zip", "mapp")


def test_a_report_that_is_read_only_is_left_and_named(desk):
    good(folder_of(desk))
    desk.presses()
    for book in [one for one in desk.running.opened if one is not desk.book]:
        desk.running.opened.remove(book)
    before = desk.report().read_bytes()
    one_of_a_county(folder_of(desk))
    desk.report().chmod(stat.S_IRUSR)
    refused(desk, desk.report(), "skrivskyddad")
    assert desk.report().read_bytes() == before


def test_a_report_that_is_open_in_the_same_excel_is_left_and_named(desk, monkeypatch):
    good(folder_of(desk))
    desk.presses()
    before = desk.report().read_bytes()
    one_of_a_county(folder_of(desk))
    _lock_open_files(monkeypatch, desk.running)
    refused(desk, desk.report().name, "öppen", "Stäng")
    assert desk.report().read_bytes() == before


def test_a_report_that_is_open_in_another_excel_is_left_and_named(desk, monkeypatch):
    good(folder_of(desk))
    desk.presses()
    before = desk.report().read_bytes()
    one_of_a_county(folder_of(desk))
    another = Excel()
    another.open(desk.report())
    desk.running.opened[:] = [desk.book]
    _lock_open_files(monkeypatch, another)
    refused(desk, desk.report(), "Stäng")
    assert desk.report().read_bytes() == before
    assert [path.name for path in desk.report().parent.glob(".samverkan*")] == []


def _lock_open_files(monkeypatch, running) -> None:
    """Let nothing be moved over a file that is open, as on Windows."""
    really = Path.replace

    def replace(self, target):
        if running.holds(target):
            raise PermissionError(13, "Access is denied", str(target))
        return really(self, target)

    monkeypatch.setattr(Path, "replace", replace)


def test_somebody_elses_workbook_is_never_written_over(desk):
    good(folder_of(desk))
    theirs = answer(OSTERGOTLAND[0])
    desk.report().write_bytes(theirs)
    refused(desk, desk.report(), "ingen länsrapport")
    assert desk.report().read_bytes() == theirs


# ---- what the coordinator types


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


@pytest.mark.parametrize(
    ("cell", "value", "shown"),
    [
        (Cell.FOLDER, None, "Ingen mapp"),
        (Cell.FOLDER, "   ", "Ingen mapp"),
        (Cell.FOLDER, "inkommet", "inkommet"),
        (Cell.FOLDER, "./inkommet", "./inkommet"),
        (Cell.FOLDER, 5, "5"),
        (Cell.FOLDER, "https://lansstyrelsen.sharepoint.com/sites/brott/inkommet", "https://lansstyrelsen.sharepoint.com"),
        (Cell.REPORT, "rapport.xlsx", "rapport.xlsx"),
        (Cell.PREVIOUS, "förra.xlsx", "förra.xlsx"),
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
    status = desk.presses()
    assert status.startswith(f"✖ {cell.place.sheet}!{cell.place.cell}: ")
    assert shown in status
    assert not desk.report().exists()
    assert_left_alone(desk)


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


def test_a_second_press_with_fewer_rows_leaves_nothing_of_the_first(desk):
    everything(folder_of(desk))
    desk.types(Cell.COUNTY, "05")
    desk.presses()
    many = {table.name: len(desk.rows(table)) for table in TABLES}
    desk.running.opened[:] = [desk.book]
    shutil.rmtree(folder_of(desk))
    good(folder_of(desk))
    desk.types(Cell.COUNTY, "09")
    assert desk.presses().startswith("✔")
    assert_filled(desk, given(desk, county_code="09").county)
    assert all(len(desk.rows(table)) < many[table.name] for table in TABLES)


def test_the_same_press_twice_gives_the_same_workbook_and_report(desk):
    everything(folder_of(desk))
    seen = []
    for _ in range(2):
        desk.running.opened[:] = [desk.book]
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


# ---- the border


@dataclass
class Crossed:
    """What a press cost at the border, without its progress and its addresses."""

    calls: list[str]
    progress: int
    rows: int


def crossed(excel, at: Path, whose, monkeypatch) -> Crossed:
    answers(whose, at / "inkommet")
    desk = Desk(excel, at / BOOK)
    desk.types(Cell.FOLDER, str(at / "inkommet"))
    done = []
    with monkeypatch.context() as watched:
        journey = journeys.consolidate_folder
        watched.setattr(
            journeys, "consolidate_folder", lambda *what, **how: done.append(journey(*what, **how)) or done[0]
        )
        status = desk.presses()
    assert status.startswith(f"{'✔' if len(whose) == len(all_municipalities()) else '▲'} {len(whose)} av ")
    border = desk.running.border
    calls = [call.partition(" ")[0] for call in border.calls if not call.startswith("app.status_bar")]
    assert_filled(desk, done[0].county)
    return Crossed(calls, len(border.status_bar), len(desk.rows(FOUND)))


def test_the_border_is_crossed_as_often_for_290_books_as_for_three(excel, tmp_path, monkeypatch):
    few = crossed(excel, tmp_path / "tre", all_municipalities()[:3], monkeypatch)
    many = crossed(excel, tmp_path / "alla", all_municipalities(), monkeypatch)
    assert many.rows >= 290 > few.rows
    assert many.calls == few.calls
    assert len(many.calls) < 120
    assert few.progress <= many.progress <= 12


def test_progress_is_shown_and_the_status_bar_given_back(desk):
    one_of_a_county(folder_of(desk))
    desk.presses()
    *shown, last = desk.running.border.status_bar
    assert shown
    assert all("1" in text for text in shown)
    assert last is False


def whole_or_nothing(desk, before, after) -> dict:
    """Hold that every table holds all its old rows, all its new ones, or none; gives which."""
    state = {}
    for table in TABLES:
        rows = desk.rows(table)
        state[table.name] = "new" if rows == after[table.name] else "old" if rows == before[table.name] else "none"
        assert state[table.name] != "none" or rows in ([], [nothing_in(table)]), table.name
    return state


def ways_to_reject(calls: int):
    """Give every way in which the border rejects: one call alone, or all from one on."""
    for number in range(1, calls + 2):
        yield f"call {number} alone", (lambda at, number=number: at == number), False
        yield f"from call {number} on", (lambda at, number=number: at >= number), True


@pytest.fixture
def pressed_before(desk):
    """Give a desk where rows of an earlier press stand, and a folder that will give more rows."""
    (folder_of(desk) / "tom.xlsx").write_bytes(b"")
    desk.types(Cell.COUNTY, "09")
    desk.presses()
    desk.running.opened[:] = [desk.book]
    desk.types(Cell.COUNTY, "05")
    unreadable(folder_of(desk))
    return desk


def remembered(journey):
    """Give a journey that is made once; then it only shows its progress and answers the same."""
    told, turns = [], []

    def again(*what, step, **how):
        if not told:
            told.append(journey(*what, step=turns.append, **how))
        for turn in turns:
            step(turn)
        return told[0]

    return again


def test_a_border_that_rejects_any_call_never_leaves_a_half_filled_table_and_never_raises(
    pressed_before, tmp_path, excel, monkeypatch
):
    desk = pressed_before
    started, opened = tmp_path / "innan.xlsm", tmp_path / "igen" / BOOK
    opened.parent.mkdir()
    desk.book.file.save(started)
    before, said_before = {table.name: desk.rows(table) for table in TABLES}, desk.says(Cell.STATUS)
    monkeypatch.setattr(journeys, "consolidate_folder", remembered(journeys.consolidate_folder))
    first = len(desk.running.border.calls)
    desk.presses()
    calls = len(desk.running.border.calls) - first
    after = {table.name: desk.rows(table) for table in TABLES}
    desk.saves = False
    monkeypatch.setattr(pressing, "PAUSE_SECONDS", 0)
    faults = []
    for what, rejects, for_good in ways_to_reject(calls):
        shutil.copy(started, opened)
        desk.opens(excel(opened))
        desk.running.border.rejects = rejects
        try:
            konsolidera()
        except SystemExit as ended:
            if not str(ended.code).endswith("."):
                faults.append(f"{what}: ended with {ended.code!r}")
        except Exception as problem:  # noqa: BLE001  # whatever it raises is the fault
            faults.append(f"{what}: raised {type(problem).__name__}")
        try:
            state = set(whole_or_nothing(desk, before, after).values())
        except AssertionError:
            faults.append(f"{what}: a table is half filled")
            continue
        status = str(desk.says(Cell.STATUS))
        if status[0] in "✔▲" and state != {"new"} and (state, status) != ({"old"}, said_before):
            faults.append(f"{what}: says {status[:30]} but the tables are {sorted(state)}")
        if "tomma" in status and state != {"none"} and not for_good:
            faults.append(f"{what}: says {status[-80:]} but the tables are {sorted(state)}")
        if "borttagen" in status:
            faults.append(f"{what}: says that a table is gone although Excel was only busy")
        if status[0] == "○" and not for_good:
            faults.append(f"{what}: says {status[:30]} although the border answers")
    assert not faults, "\n".join(faults)


# ---- three doors, one report


def test_button_shortcut_and_command_line_give_the_same_report_byte_for_byte(desk, monkeypatch, capsys):
    everything(folder_of(desk))
    desk.types(Cell.COUNTY, "05")
    desk.presses()
    report, made = desk.report(), {}
    made["button"] = report.read_bytes()
    report.unlink()
    filled = {table.name: desk.rows(table) for table in TABLES}
    desk.running.opened[:] = [desk.book]
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", "knapp"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 1
    made["shortcut"] = report.read_bytes()
    assert {table.name: desk.rows(table) for table in TABLES} == filled
    report.unlink()
    by_hand = [str(folder_of(desk)), "--till", str(report), "--lan", "05", "--idag", TODAY.isoformat()]
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", "konsolidera", *by_hand])
    with pytest.raises(SystemExit):
        cli.main()
    made["command line"] = report.read_bytes()
    assert len(set(made.values())) == 1
    assert "Kvitto" in capsys.readouterr().out


def test_the_shortcut_finds_the_workbook_among_others(desk, monkeypatch, tmp_path):
    good(folder_of(desk))
    openpyxl.Workbook().save(tmp_path / "annat.xlsx")
    desk.running.open(tmp_path / "annat.xlsx")
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", "knapp"])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    assert ended.value.code == 0
    assert desk.says(Cell.STATUS).startswith("✔")


def test_a_workbook_whose_name_breaks_what_the_macro_says_is_found_all_the_same(excel, tmp_path):
    desk = Desk(excel, tmp_path / "A=B.xlsm")
    good(tmp_path / "inkommet")
    desk.types(Cell.FOLDER, str(tmp_path / "inkommet"))
    with pytest.raises(Exception, match=r".+"):
        xw.Book.caller()
    assert desk.presses().startswith("✔")


def test_a_workbook_that_has_lost_a_table_says_so(desk):
    good(folder_of(desk))
    untouched = desk.rows(REGISTER)
    del desk.book.file[FOUND.sheet].tables[FOUND.name]
    assert desk.presses().startswith("✖ ")
    assert FOUND.sheet in desk.says(Cell.STATUS)
    assert desk.rows(REGISTER) == untouched
    assert not desk.report().exists()
