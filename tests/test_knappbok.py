"""Knappbok: a consolidation workbook of one's own, set up for the Python that runs and for a place on this computer."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan_xl import cli, journeys
from samverkan_xl.folders import CannotWriteError, FileTakenError
from samverkan_xl.launching import ButtonNameError, Launcher
from samverkan_xl.templates import template
from samverkan_xl.writing.button.places import SETTINGS, Cell

TODAY = date(2026, 11, 23)
PYTHON = Launcher("/opt/python/bin/python3", "linux")


def entered(path: Path) -> dict[Cell, object]:
    sheet = load_workbook(path)["Konsolidera"]
    return {cell: sheet[cell.place.cell].value for cell in Cell}


def test_it_looks_for_answers_beside_itself_and_makes_the_folder(tmp_path):
    made = journeys.make_button_book(tmp_path / "län å" / "bok.xlsm", TODAY, PYTHON)
    assert made.folder == str(tmp_path / "län å" / "inkommet")
    assert (tmp_path / "län å" / "inkommet").is_dir()
    fields = entered(tmp_path / "län å" / "bok.xlsm")
    assert fields[Cell.FOLDER] == made.folder
    assert fields[Cell.REPORT] == str(tmp_path / "län å" / "lansrapport.xlsx")
    empty = {Cell.COUNTY, Cell.PERIOD, Cell.PREVIOUS, Cell.DEFINITION, Cell.TODAY}
    assert {cell for cell, value in fields.items() if value is None} == empty


def test_what_is_named_stands_in_its_cells_with_whole_paths(tmp_path, monkeypatch):
    (tmp_path / "a").mkdir()
    monkeypatch.chdir(tmp_path / "a")
    shutil.copy(template("initiera_samverkan.toml"), "egen.toml")
    settings = journeys.make_button_book(
        Path("../bok.xlsm"),
        TODAY,
        PYTHON,
        folder=Path("svar"),
        county_code="5",
        period="2026-H1",
        definition=Path("egen.toml"),
    )
    fields = entered(tmp_path / "bok.xlsm")
    assert fields[Cell.FOLDER] == str(tmp_path / "a" / "svar")
    assert fields[Cell.REPORT] == str(tmp_path / "lansrapport.xlsx")
    assert fields[Cell.COUNTY] == "05 Östergötlands län"
    assert fields[Cell.PERIOD] == "2026-H1"
    assert fields[Cell.DEFINITION] == str(tmp_path / "a" / "egen.toml")
    assert settings.consolidate.endswith(f'--lan 05 --period 2026-H1 --definition "{tmp_path / "a" / "egen.toml"}"')


def test_a_folder_that_is_named_is_not_made_since_its_name_may_be_a_slip(tmp_path):
    journeys.make_button_book(tmp_path / "bok.xlsm", TODAY, PYTHON, folder=tmp_path / "inkomet")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bok.xlsm"]


def test_another_file_is_written_over_only_when_that_is_asked_for(tmp_path):
    book = tmp_path / "bok.xlsm"
    book.write_bytes(b"min egen")
    with pytest.raises(FileTakenError, match=r"Välj ett annat namn, .*--skriv-over; då försvinner .* fält"):
        journeys.make_button_book(book, TODAY, PYTHON)
    assert book.read_bytes() == b"min egen"
    journeys.make_button_book(book, TODAY, PYTHON, overwrite=True)
    first = book.read_bytes()
    journeys.make_button_book(book, TODAY, PYTHON)
    assert book.read_bytes() == first


def test_what_cannot_be_made_leaves_nothing_behind(tmp_path):
    (tmp_path / "fil").write_text("")
    for book, refusal in (
        (tmp_path / "a=b.xlsm", ButtonNameError),
        (tmp_path / "bok.xlsx", ButtonNameError),
        (tmp_path / "fil" / "bok.xlsm", CannotWriteError),
        (Path("/proc/nej/bok.xlsm"), CannotWriteError),
    ):
        with pytest.raises(refusal):
            journeys.make_button_book(book, TODAY, PYTHON)
    with pytest.raises(journeys.UnknownPlaceError):
        journeys.make_button_book(tmp_path / "bok.xlsm", TODAY, PYTHON, county_code="99")
    with pytest.raises(journeys.UnknownPeriodError):
        journeys.make_button_book(tmp_path / "bok.xlsm", TODAY, PYTHON, period="hösten")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["fil"]


def test_a_file_in_the_folders_place_is_told(tmp_path):
    (tmp_path / "inkommet").write_text("")
    with pytest.raises(CannotWriteError, match="går inte att skapa"):
        journeys.make_button_book(tmp_path / "bok.xlsm", TODAY, PYTHON)


def run(monkeypatch, *arguments) -> int:
    monkeypatch.setattr(sys, "argv", ["samverkan-xl", "knappbok", *map(str, arguments)])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return ended.value.code or 0


def test_the_command_sets_it_up_for_the_python_that_runs_and_says_what_comes_next(tmp_path, monkeypatch, capsys):
    book = tmp_path / "konsolidering.xlsm"
    assert run(monkeypatch, book, "--lan", "05") == 0
    out, err = capsys.readouterr()
    said = (
        f"Konsolideringsboken är gjord: {book}. Lägg svaren i {tmp_path / 'inkommet'}, öppna boken i Excel och tryck på"
        " Konsolidera.\n"
    )
    assert (out, err) == (said, "")
    sheet = load_workbook(book)[SETTINGS]
    assert [row[1] for row in sheet.iter_rows(max_row=2, values_only=True)] == [sys.executable] * 2


def test_the_command_tells_the_whole_path_and_that_a_named_folder_is_not_there_yet(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert run(monkeypatch, "bok.xlsm", "--mapp", "inkomet") == 0
    said = capsys.readouterr().out
    assert said.startswith(f"Konsolideringsboken är gjord: {tmp_path / 'bok.xlsm'}. ")
    assert f"Mappen {tmp_path / 'inkomet'} finns inte än" in said


def test_the_book_tells_the_command_that_makes_it_again(tmp_path, monkeypatch, capsys):
    book = tmp_path / "län å" / "bok.xlsm"
    assert run(monkeypatch, book, "--lan", "05", "--period", "2026-k3") == 0
    first = book.read_bytes()
    told = {cell.value for row in load_workbook(book)["Hjälp"].iter_rows() for cell in row if cell.value}
    (command,) = (text for text in told if text.startswith(f'"{sys.executable}" -m samverkan_xl knappbok'))
    book.write_bytes(b"trasig")
    _, _, _, *arguments = shlex.split(command)
    assert run(monkeypatch, *arguments[1:]) == 0
    assert book.read_bytes() == first


@pytest.mark.parametrize("typed", ["2026-H1", " 2026-H1", "2026-h1", "2026-h1 "])
def test_a_period_is_taken_kindly(tmp_path, typed):
    assert journeys.make_button_book(tmp_path / "bok.xlsm", TODAY, PYTHON, period=typed).period == "2026-H1"


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("{tmp}/bok.xlsm", "--mapp", "{tmp}/tagen.xlsm"), "är en fil, inte en mapp"),
        (("{tmp}/bok.xlsm", "--mapp", "https://lan.sharepoint.com/in"), "https://lan.sharepoint.com/in är en adress"),
        (("https://lan.sharepoint.com/bok.xlsm",), "är en adress, inte en sökväg"),
        (("",), "KONSOLIDERING.xlsm är tomt."),
        (("{tmp}/bok.xlsm", "--mapp", ""), "--mapp är tomt."),
        ((), "KONSOLIDERING.xlsm saknas."),
        (("{tmp}/bok.xlsx",), "slutar inte på .xlsm"),
        (("{tmp}/a=b.xlsm",), "innehåller tecknet ="),
        (("{tmp}/bok.xlsm", "--lan", "99"), "Inget län har koden 99."),
        (("{tmp}/bok.xlsm", "--period", "P"), "Perioden P går inte att tolka."),
        (("{tmp}/bok.xlsm", "--definition", "{tmp}/finns-inte.toml"), "finns-inte.toml"),
        (("{tmp}/tagen.xlsm",), "--skriv-over"),
        (("{tmp}",), "slutar inte på .xlsm"),
    ],
)
def test_what_the_command_cannot_do_is_one_sentence_and_2(tmp_path, monkeypatch, capsys, arguments, said):
    (tmp_path / "tagen.xlsm").write_bytes(b"x")
    assert run(monkeypatch, *(one.replace("{tmp}", str(tmp_path)) for one in arguments)) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count(os.linesep) == 1
