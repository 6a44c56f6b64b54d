"""From the button to Python: the workbook's own VBA makes a command line, and the Python that it names is really run."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path, PureWindowsPath

import openpyxl
import pytest
import vba_harness
from desk import BOOK
from many_books import TODAY, answers
from openpyxl_engine import Excel
from openpyxl_sheets import Sheet
from vba_harness import split_by_cmd, split_by_program

from samverkan_xl.reference.municipalities import county_municipalities
from samverkan_xl.vba_project import vba_project
from samverkan_xl.writing.button.book import button_book
from samverkan_xl.writing.button.places import MACRO, PYTHON, Cell
from samverkan_xl.writing.button.settings import ButtonSettings

HERE = Path(__file__).parent
BLANK = HERE.parents[1] / "workbook_templates" / "konsolidering.xlsm"
PATH = os.pathsep.join(map(str, (HERE / "excel_in_every_process", HERE)))
INTERPRETER = r"C:\Users\Åsa Öberg\AppData\Local\Programs\Python\Python312\python.exe"

not_on_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="xlwings frågar Windows efter Excel / on Windows xlwings asks Windows for Excel"
)


def book_for(path: Path, interpreter: str = INTERPRETER, folder: Path | str = "", county: str = "") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    settings = ButtonSettings(interpreter, str(folder), county=county)
    path.write_bytes(button_book(settings, vba_project(), TODAY))
    return path


# ---- what the button starts


@pytest.mark.parametrize(
    "lies_at",
    [
        rf"C:\Samverkan\{BOOK}",
        r"D:\Länsstyrelsen\Bok å ä ö.xlsm",
        r"C:\R&D (test)\Min bok & din.xlsm",
        r"\\server\gemensam$\100 %\bok.xlsm",
        r"C:\it's\bok's.xlsm",
        "https://lansstyrelsen.sharepoint.com/sites/brott/Delade dokument/bok.xlsm",
    ],
)
@pytest.mark.parametrize(
    "interpreter",
    [INTERPRETER, r"C:\Program Files\Python312\python.exe", r"\\server\program\python.exe", r"C:\a & b\python.exe"],
)
def test_the_button_starts_the_python_that_the_workbook_is_set_up_for(tmp_path, lies_at, interpreter):
    pressed = vba_harness.press(book_for(tmp_path / BOOK, interpreter), MACRO, lies_at)
    started = pressed.started
    assert pressed.windows == []
    assert started.interpreter == interpreter
    assert started.argv[1:3] == ("-B", "-c")
    prepared, _, ours = started.code.partition("; ")
    assert ours == PYTHON
    assert re.fullmatch(r'import xlwings\.utils;xlwings\.utils\.prepare_sys_path\("False;.*"\)', prepared)
    compile(started.code, "-c", "exec")
    assert started.option("--wb") == PureWindowsPath(lies_at).name
    assert (started.option("--from_xl"), started.option("--hwnd")) == ("1", str(vba_harness.WINDOW))


def test_the_folder_of_the_workbook_never_comes_before_the_installed_packages(tmp_path):
    started = vba_harness.press(book_for(tmp_path / BOOK), MACRO).started
    code = started.code.partition("; ")[0] + ";import sys;print(sys.path)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=tmp_path)
    assert "Samverkan" not in done.stdout


def test_the_blank_workbook_starts_the_python_on_the_path():
    started = vba_harness.press(BLANK, MACRO).started
    assert started.interpreter == "python"
    assert started.code.endswith(PYTHON)


def test_a_python_that_is_not_there_is_told_and_nothing_is_started(tmp_path):
    pressed = vba_harness.press(book_for(tmp_path / BOOK), MACRO, exists=False)
    assert pressed.lines == []
    assert len(pressed.windows) == 1


def test_the_harness_takes_a_line_apart_as_windows_does():
    assert split_by_cmd('C: & cd "a & b" & "x y" -c "p(\\"c^&d\\")"') == ("C:", 'cd "a & b"', '"x y" -c "p(\\"c&d\\")"')
    assert split_by_program(r'"a b" c\d "e\\" "f\"g" "" h"i j"') == ("a b", "c\\d", "e\\", 'f"g', "", "hi j")


# ---- what it starts, started


class Outcome:
    """How a Python of its own ended, and the workbook that it left."""

    def __init__(self, done, saved: Path) -> None:
        self.code, self.out, self.err = done.returncode, done.stdout, done.stderr
        self._saved = saved

    def says(self, cell: Cell) -> object:
        sheet = Sheet(Excel().open(self._saved), cell.place.sheet)
        return sheet.range((cell.place.row, cell.place.column)).seen()[0][0]


def started_with(arguments, book: Path | None, cwd: Path) -> Outcome:
    """Run Python with an Excel in it where the book is open."""
    saved = cwd / "sparad.xlsm"
    excel = {"SAMVERKAN_TEST_BOOK": str(book), "SAMVERKAN_TEST_SAVES_TO": str(saved)} if book else {}
    environment = {**os.environ, "PYTHONPATH": PATH, "PYTHONUTF8": "1", **excel}
    command = [sys.executable, *arguments]
    done = subprocess.run(
        command, capture_output=True, text=True, encoding="utf-8", env=environment, cwd=cwd, check=False
    )
    return Outcome(done, saved)


def pressed_for_real(book: Path, cwd: Path) -> Outcome:
    """Press the button, and start what it starts; only the interpreter is the one that runs the tests."""
    started = vba_harness.press(book, MACRO, rf"C:\Samverkan\{book.name}").started
    return started_with(started.argv[1:], book, cwd)


@not_on_windows
@pytest.mark.parametrize("name", [BOOK, "Bok å & ä (1).xlsm", "A=B.xlsm"])
def test_the_python_that_the_button_starts_consolidates_and_tells_so_in_the_workbook(tmp_path, name):
    answers(county_municipalities("09"), tmp_path / "inkommet")
    ended = pressed_for_real(book_for(tmp_path / name, folder=tmp_path / "inkommet"), tmp_path)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert ended.says(Cell.STATUS).startswith("✔ 1 av 1 kommuner har svarat")
    assert "Det stämmer" in ended.says(Cell.RECEIPT)
    assert (tmp_path / "lansrapport.xlsx").exists()


@not_on_windows
def test_the_committed_workbook_consolidates_when_its_button_is_pressed(tmp_path):
    answers(county_municipalities("09"), tmp_path / "inkommet")
    book = tmp_path / BLANK.name
    book.write_bytes(BLANK.read_bytes())
    filled_in = openpyxl.load_workbook(book, keep_vba=True)
    place = Cell.FOLDER.place
    filled_in[place.sheet].cell(place.row, place.column).value = str(tmp_path / "inkommet")
    filled_in.save(tmp_path / "ifylld.xlsm")
    filled_in.vba_archive.close()
    started = vba_harness.press(book, MACRO, rf"C:\Samverkan\{book.name}").started
    arguments = [one.replace(book.name, "ifylld.xlsm") for one in started.argv[1:]]
    ended = started_with(arguments, tmp_path / "ifylld.xlsm", tmp_path)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert ended.says(Cell.STATUS).startswith("✔ 1 av 1 kommuner har svarat")
    assert (tmp_path / "lansrapport.xlsx").exists()


ENDS_EXCELS = """
import atexit, types, xlwings
xlwings._xlwindows = types.SimpleNamespace(cleanup=lambda: print("every Excel without a workbook was ended"))
atexit.register(xlwings._xlwindows.cleanup)
"""


@not_on_windows
@pytest.mark.parametrize(
    ("door", "told"),
    [
        ("", "every Excel without a workbook was ended\n"),
        ("import samverkan_xl.live; samverkan_xl.live.konsolidera()", ""),
        ("import samverkan_xl.live; samverkan_xl.live.attach()", ""),
    ],
)
def test_no_excel_is_ended_when_python_ends(tmp_path, door, told):
    answers(county_municipalities("09"), tmp_path / "inkommet")
    book = book_for(tmp_path / BOOK, folder=tmp_path / "inkommet")
    ended = started_with(["-c", ENDS_EXCELS + door, f"--wb={BOOK}", "--from_xl=1", "--hwnd=1"], book, tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == told


@not_on_windows
@pytest.mark.parametrize(
    ("folder", "county", "sign"),
    [("borta", "", "✖"), ("", "", "✖"), ("tom", "", "✖"), ("tom", "05 Östergötlands län", "▲")],
)
def test_whatever_is_wrong_stands_in_the_status_and_no_window_is_shown(tmp_path, folder, county, sign):
    (tmp_path / "tom").mkdir()
    book = book_for(tmp_path / BOOK, folder=tmp_path / folder if folder else "", county=county)
    ended = pressed_for_real(book, tmp_path)
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert ended.says(Cell.STATUS).startswith(f"{sign} ")
    assert (tmp_path / "lansrapport.xlsx").exists() == (sign != "✖")


@not_on_windows
def test_without_a_consolidation_workbook_the_window_shows_one_swedish_sentence(tmp_path):
    openpyxl.Workbook().save(tmp_path / "annat.xlsx")
    started = vba_harness.press(book_for(tmp_path / BOOK), MACRO).started
    ended = started_with(started.argv[1:], tmp_path / "annat.xlsx", tmp_path)
    assert ended.code == 1
    assert ended.err.startswith("Ingen konsolideringsbok är öppen")
    assert "Traceback" not in ended.err


@not_on_windows
def test_button_shortcut_and_command_line_give_the_same_report_as_processes_of_their_own(tmp_path):
    folder, report = tmp_path / "inkommet", tmp_path / "lansrapport.xlsx"
    answers(county_municipalities("05")[:2], folder)
    book = book_for(tmp_path / BOOK, folder=folder, county="05 Östergötlands län")
    made = []
    for press in (
        lambda: pressed_for_real(book, tmp_path),
        lambda: started_with(["-m", "samverkan_xl", "knapp"], book, tmp_path),
        lambda: started_with(
            ["-m", "samverkan_xl", "konsolidera", folder, "--till", report, "--lan", "05"], None, tmp_path
        ),
    ):
        ended = press()
        assert ended.err == ""
        made.append(report.read_bytes())
        report.unlink()
    assert len(set(made)) == 1


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="Excel kan finnas här / there may be an Excel here")
def test_where_no_excel_is_the_shortcut_says_what_it_needs(tmp_path):
    ended = started_with(["-m", "samverkan_xl", "knapp"], None, tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert "Excel" in ended.err
    assert "konsolidera" in ended.err
    assert len(ended.err.splitlines()) == 1
