"""The border to Excel: crossed as often for many rows as for few, and nothing is half done when it rejects."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import excel_border
import pytest
import xlwings as xw
from desk import BOOK, Desk, nothing_in
from many_books import answers
from pressing_promises import assert_filled, folder_of, unreadable

from samverkan_xl import journeys
from samverkan_xl.live import konsolidera, pressing
from samverkan_xl.live.open_book import OpenBook
from samverkan_xl.reference.municipalities import all_municipalities
from samverkan_xl.writing.button.places import FOUND, MISSING, REGISTER, TABLES, Cell


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
    assert len(many.calls) < 220
    assert few.progress <= many.progress <= 12


ROWS_OF = {
    REGISTER.name: ("Konsoliderad", "00123", "=1+1", "1-2", "Linköping", "0580", "2026", 1, 46082, 7),
    MISSING.name: ("Linköping", "0580"),
    FOUND.name: ("0580", "Linköping", "svar.xlsx", "Roller", "B7", "fel", "=1+1", "'gör om", "00123"),
}


def calls_to_fill(excel, at: Path, rows: int) -> list[str]:
    desk = Desk(excel, at / BOOK)
    begun = len(desk.running.border.calls)
    OpenBook(xw.Book.caller()).fill([(table, [ROWS_OF[table.name]] * rows) for table in TABLES])
    desk.saves = False
    for table in TABLES:
        found = desk.rows(table)
        assert (len(found), found[0][:2], found[-1]) == (rows, ROWS_OF[table.name][:2], found[0])
        assert desk.area(table) == table.area(rows)
    return [call.partition(" ")[0] for call in desk.running.border.calls[begun:]]


def test_twelve_thousand_rows_are_written_at_once(excel, tmp_path):
    one, many = calls_to_fill(excel, tmp_path / "en", 1), calls_to_fill(excel, tmp_path / "många", 12_000)
    assert many == one
    assert many.count("range.value") == len(TABLES)


# ---- a border that rejects


def half_filled(desk, before, after) -> tuple[set[str], list[str]]:
    """Give what the tables hold – all their old rows, all their new ones, or none – and those that hold anything else."""
    states, faults = set(), []
    for table in TABLES:
        rows = desk.rows(table)
        if rows == after[table.name]:
            states.add("new")
        elif rows == before[table.name]:
            states.add("old")
        elif rows in ([], [nothing_in(table)]):
            states.add("none")
        else:
            faults.append(table.name)
    return states, faults


WAYS = {
    "busy at one call": (lambda number: lambda at: at == number, excel_border.busy),
    "refused at one call": (lambda number: lambda at: at == number, excel_border.unknown),
    "busy at two calls": (lambda number: lambda at: at in (number, number + 1), excel_border.busy),
    "gone from a call on": (lambda number: lambda at: at >= number, excel_border.gone),
}
"""How the border rejects, and what it answers."""


@pytest.fixture
def pressed_before(desk):
    """Give a desk where rows of an earlier press stand, and a folder that will give more rows."""
    (folder_of(desk) / "tom.xlsx").write_bytes(b"")
    desk.types(Cell.COUNTY, "09")
    desk.presses()
    desk.closes_others()
    desk.report().unlink()
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


@pytest.fixture
def rehearsed(pressed_before, tmp_path, monkeypatch):
    """Give a desk whose next press has been rehearsed: how many calls it makes, and the rows before and after it."""
    desk = pressed_before
    started = tmp_path / "innan.xlsm"
    desk.book.file.save(started)
    before = {table.name: desk.rows(table) for table in TABLES}
    said_before = desk.says(Cell.STATUS)
    monkeypatch.setattr(journeys, "consolidate_folder", remembered(journeys.consolidate_folder))
    monkeypatch.setattr(pressing, "PAUSE_SECONDS", 0)
    first = len(desk.running.border.calls)
    desk.presses()
    calls = len(desk.running.border.calls) - first
    after = {table.name: desk.rows(table) for table in TABLES}
    desk.saves = False
    return desk, started, calls, before, after, said_before


@pytest.mark.parametrize("way", WAYS)
def test_a_border_that_rejects_any_call_never_leaves_a_half_filled_table_and_never_raises(
    rehearsed, tmp_path, excel, way
):
    desk, started, calls, before, after, said_before = rehearsed
    rejects, answers_ = WAYS[way]
    opened = tmp_path / "igen" / BOOK
    opened.parent.mkdir()
    faults = []
    for number in range(1, calls + 2):
        shutil.copy(started, opened)
        desk.opens(excel(opened))
        border = desk.running.border
        border.rejects, border.answers = rejects(number), answers_
        ended = pressing_ends(faults, f"call {number}")
        what = f"call {number} ({border.calls[min(number, len(border.calls)) - 1]})"
        states, half = half_filled(desk, before, after)
        status = str(desk.says(Cell.STATUS))
        faults += [f"{what}: {one} is half filled" for one in half]
        faults += [f"{what}: {fault}" for fault in untrue(status, said_before, states, ended, way)]
    assert not faults, "\n".join(faults)


def pressing_ends(faults: list[str], what: str) -> str | None:
    """Press; give the sentence with which Python ended, None when all is told in the book."""
    try:
        konsolidera()
    except SystemExit as ended:
        if not str(ended.code).endswith(".") or "Error" in str(ended.code):
            faults.append(f"{what}: ended with {ended.code!r}")
        return str(ended.code)
    except Exception as problem:  # noqa: BLE001  # whatever it raises is the fault
        faults.append(f"{what}: raised {type(problem).__name__}")
    return None


def untrue(status: str, said_before: str, states: set[str], ended: str | None, way: str):
    """Give what is not so in what the coordinator sees after a press."""
    if status == said_before or status[0] == "○":
        if ended is None:
            yield f"the status is {status[:30]!r} and nothing else is told"
        if "gone" not in way and status[0] == "○":
            yield f"says {status[:30]} although the border answers"
    elif status[0] in "✔▲" and states != {"new"}:
        yield f"says {status[:30]} but the tables are {sorted(states)}"
    if status[0] == "✖":
        if "tomma" in status and states != {"none"}:
            yield f"says {status[-90:]} but the tables are {sorted(states)}"
        if "som de var" in status and states != {"old"}:
            yield f"says {status[-90:]} but the tables are {sorted(states)}"
        if "Rapporten finns" not in status and "new" in states:
            yield f"says {status[:90]} but the tables are {sorted(states)}"
    for lie in ("saknas", "skyddat"):
        if lie in status and "Är det skyddat" not in status:
            yield f"says {status[:90]} although Excel was only busy"
