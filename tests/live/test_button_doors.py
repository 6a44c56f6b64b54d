"""Three doors to one journey: the button, the shortcut and the command line."""

from __future__ import annotations

import datetime as dt
import re
import sys
from dataclasses import dataclass, field, replace
from pathlib import Path

import openpyxl
import pytest
import xlwings as xw
from desk import BOOK, Desk
from many_books import TODAY
from pressing_promises import OSTERGOTLAND, everything, folder_of, good

from samverkan_xl import cli, journeys
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.definition import read_definition
from samverkan_xl.templates import template
from samverkan_xl.writing.button.places import TABLES, Cell
from samverkan_xl.writing.municipal.book import municipal_book

DAY, EARLIER_DAY = dt.date(2025, 3, 1), dt.date(2025, 2, 1)
PERIOD, MAJORITY = "2025", "2025-H1"
QUESTION = """[[stodfragor]]
nr = "6"
kort = "Egen"
fraga = "Finns en plan för sommaren?"
ja = "Planen är beslutad."
delvis = "Planen är påbörjad."
nej = "Planen saknas."

[[lagkrav]]"""


@dataclass(frozen=True)
class Asked:
    """All that can be asked of a consolidation."""

    folder: Path
    report: Path
    county: str = "05"
    options: dict[Cell, object] = field(default_factory=dict)

    def without(self, cell: Cell) -> Asked:
        """Ask for the same but for one thing."""
        return replace(self, options={one: value for one, value in self.options.items() if one is not cell})


OPTIONS = {
    Cell.PERIOD: "--period",
    Cell.PREVIOUS: "--foregaende",
    Cell.DEFINITION: "--definition",
    Cell.TODAY: "--idag",
}


@pytest.fixture
def asked(tmp_path) -> Asked:
    """Give answers for two periods by a county's own definition, an earlier report of fewer, and a day that is over."""
    own = tmp_path / "egen.toml"
    standard = template("initiera_samverkan.toml").read_text("utf-8")
    own.write_text(re.sub(r"^\[\[lagkrav\]\]", QUESTION, standard, count=1, flags=re.MULTILINE), "utf-8")
    definition, folder = read_definition(own), tmp_path / "svar"
    folder.mkdir()

    def arrives(number: int, period: str, kind: Kind) -> None:
        of = OSTERGOTLAND[number]
        (folder / f"{of.name} {period}.xlsx").write_bytes(
            municipal_book(definition, demo_records(of, period, DAY, kind, 1), DAY)
        )

    arrives(0, PERIOD, Kind.COMPLETE)
    earlier = tmp_path / "förra.xlsx"
    journeys.consolidate_folder(folder, earlier, definition, EARLIER_DAY, county_code="05", period=PERIOD)
    arrives(1, PERIOD, Kind.EARLY)
    for number in (2, 3, 4):
        arrives(number, MAJORITY, Kind.EARLY)
    given = {
        Cell.PERIOD: PERIOD,
        Cell.PREVIOUS: str(earlier),
        Cell.DEFINITION: str(own),
        Cell.TODAY: dt.datetime.combine(DAY, dt.time()),
    }
    return Asked(folder, tmp_path / "rapport.xlsx", options=given)


def typed(desk: Desk, asked: Asked) -> None:
    desk.closes_others()
    desk.types(Cell.FOLDER, str(asked.folder))
    desk.types(Cell.REPORT, str(asked.report))
    desk.types(Cell.COUNTY, f"{asked.county} Östergötlands län")
    for cell in OPTIONS:
        desk.types(cell, asked.options.get(cell))


def run(monkeypatch, *arguments: str) -> int:
    with monkeypatch.context() as as_command:
        as_command.setattr(sys, "argv", ["samverkan-xl", *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
    return ended.value.code


def by_button(desk, asked, monkeypatch) -> bytes:
    typed(desk, asked)
    assert desk.presses()[0] in "✔▲"
    return taken(asked.report)


def by_shortcut(desk, asked, monkeypatch) -> bytes:
    typed(desk, asked)
    assert run(monkeypatch, "knapp") in {0, 1}
    return taken(asked.report)


def by_command_line(desk, asked, monkeypatch) -> bytes:
    options = []
    for cell, value in asked.options.items():
        options += [OPTIONS[cell], value.date().isoformat() if isinstance(value, dt.datetime) else value]
    by_hand = (str(asked.folder), "--till", str(asked.report), "--lan", asked.county, *options)
    assert run(monkeypatch, "konsolidera", *by_hand) in {0, 1}
    return taken(asked.report)


def taken(report: Path) -> bytes:
    """Take the report away, so that the next door has to write it."""
    made = report.read_bytes()
    report.unlink()
    return made


DOORS = {"button": by_button, "shortcut": by_shortcut, "command line": by_command_line}


def test_all_three_doors_give_the_same_report_byte_for_byte_with_all_that_can_be_asked(desk, asked, monkeypatch):
    made = {name: door(desk, asked, monkeypatch) for name, door in DOORS.items()}
    assert len(set(made.values())) == 1


@pytest.mark.parametrize("dropped", OPTIONS)
def test_nothing_that_is_asked_is_passed_over_by_any_door(desk, asked, monkeypatch, dropped):
    whole = by_command_line(desk, asked, monkeypatch)
    fewer = {name: door(desk, asked.without(dropped), monkeypatch) for name, door in DOORS.items()}
    assert whole not in fewer.values()
    assert len(set(fewer.values())) == 1


def test_a_folder_with_everything_gives_the_same_report_and_tables_by_all_doors(desk, tmp_path, monkeypatch, capsys):
    everything(folder_of(desk))
    asked = Asked(folder_of(desk), tmp_path / "r.xlsx", options={Cell.TODAY: dt.datetime.combine(TODAY, dt.time())})
    filled, made = [], []
    for door in DOORS.values():
        made.append(door(desk, asked, monkeypatch))
        filled.append({table.name: desk.rows(table) for table in TABLES})
    assert (len(set(made)), filled[0]) == (1, filled[1])
    assert "Kvitto" in capsys.readouterr().out


# ---- which workbook


def test_the_shortcut_finds_the_workbook_among_others(desk, monkeypatch, tmp_path):
    good(folder_of(desk))
    openpyxl.Workbook().save(tmp_path / "annat.xlsx")
    desk.running.open(tmp_path / "annat.xlsx")
    assert run(monkeypatch, "knapp") == 0
    assert desk.says(Cell.STATUS).startswith("✔")


def test_of_several_workbooks_the_shortcut_takes_the_one_in_front(desk, monkeypatch, tmp_path):
    good(folder_of(desk))
    (tmp_path / "annan.xlsm").write_bytes(desk.path.read_bytes())
    desk.running.open(tmp_path / "annan.xlsm")
    desk.running.opened.reverse()
    assert run(monkeypatch, "knapp") == 0
    assert desk.says(Cell.STATUS).startswith("✔")


def test_when_none_of_several_workbooks_is_in_front_the_shortcut_names_them(desk, monkeypatch, tmp_path, capsys):
    for name in ("annan.xlsm", "annat.xlsx"):
        (tmp_path / name).write_bytes(desk.path.read_bytes())
    openpyxl.Workbook().save(tmp_path / "annat.xlsx")
    desk.running.open(tmp_path / "annan.xlsm")
    desk.running.open(tmp_path / "annat.xlsx")
    assert run(monkeypatch, "knapp") == 2
    told = capsys.readouterr().err
    assert BOOK in told
    assert "annan.xlsm" in told


def test_what_the_shortcut_cannot_do_is_told_on_stderr_too(desk, monkeypatch, tmp_path, capsys):
    desk.types(Cell.FOLDER, str(tmp_path / "borta"))
    assert run(monkeypatch, "knapp") == 2
    assert str(tmp_path / "borta") in capsys.readouterr().err
    assert desk.says(Cell.STATUS).startswith("✖")


def test_a_workbook_whose_name_breaks_what_the_macro_says_is_found_all_the_same(excel, tmp_path):
    desk = Desk(excel, tmp_path / "A=B.xlsm")
    good(tmp_path / "inkommet")
    desk.types(Cell.FOLDER, str(tmp_path / "inkommet"))
    with pytest.raises(Exception, match=r".+"):
        xw.Book.caller()
    assert desk.presses().startswith("✔")
