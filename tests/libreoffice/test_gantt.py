"""The chart in Tidplan moves as its formulas say: header, bars, milestones and what is late."""

from __future__ import annotations

import io
import itertools
import math
import random
import shutil
import subprocess
from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from xlsxwriter import Workbook

from samverkan_xl.model.dates import serial_of
from samverkan_xl.model.sheets.timeline import Timeline
from samverkan_xl.reference.country import Sweden, listed_holidays
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.checks import lines
from samverkan_xl.writing.gantt import COLUMNS, DAY, MONTH, WEEK, Gantt, column_days, label, month_label
from samverkan_xl.writing.municipal import book as writer
from samverkan_xl.writing.municipal.timeline_sheet import FROM_VALUE, ZOOM_VALUE, _chart_columns
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import CARRIED_OUT, OVERDUE, PLANNED, Palette
from samverkan_xl.writing.placement import TIMELINE_HEADER_ROW

pytestmark = pytest.mark.libreoffice

FIRST_COLUMN = len(Timeline.fields) + 2
DATE_ROW, MONTH_ROW = TIMELINE_HEADER_ROW - 2, TIMELINE_HEADER_ROW - 1
FIRST_DAYS = (date(2026, 12, 21), date(2026, 12, 30), date(2027, 1, 1), date(2020, 12, 31), date(2024, 2, 29))
"""About week 53 of 2026 and of 2020, and a leap day."""


def chosen(zoom: str, first_day: date) -> list[dict[str, str]]:
    typed = ((ZOOM_VALUE, zoom), (FROM_VALUE, first_day.isoformat()))
    return [{"do": "type", "sheet": "Tidplan", "cell": cell, "text": text} for cell, text in typed]


@pytest.mark.parametrize("zoom", [DAY, WEEK, MONTH])
@pytest.mark.parametrize("first_day", FIRST_DAYS, ids=str)
def test_the_header_follows_zoom_and_first_day(office, tmp_path, zoom, first_day):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(writer.municipal_book(standard_definition(), {}, date.today()))
    shown = office.run("recalculate", path=str(path), steps=chosen(zoom, first_day))["Tidplan"]
    days = column_days(zoom, first_day, COLUMNS + 1, Sweden())
    for number, day in enumerate(days):
        at = FIRST_COLUMN + number
        assert shown[f"{DATE_ROW},{at}"] == serial_of(day)
        if number < COLUMNS:
            header = (shown[f"{TIMELINE_HEADER_ROW},{at}"], shown[f"{MONTH_ROW},{at}"])
            assert header == (label(day, zoom), month_label(days, number, zoom))


def test_week_53_of_2026_is_drawn_as_week_53():
    weeks = [label(day, WEEK) for day in column_days(WEEK, date(2026, 12, 24), 4, Sweden())]
    assert weeks == [52, 53, 1, 2]


@dataclass(frozen=True)
class Activity:
    """An activity of the trial; days are counted from today."""

    start: int
    end: int
    begun: int | None = None
    ended: int | None = None
    done: float = 0
    milestone: bool = False

    def record(self, today):
        days = {"start": self.start, "end": self.end, "actual_start": self.begun, "actual_end": self.ended}
        record = {key: today + timedelta(days=step) for key, step in days.items() if step is not None}
        return {"activity": "x", "done": self.done, **record} | ({"milestone": "ja"} if self.milestone else {})

    def look(self, first: int, last: int) -> str:
        """Say, by the days that a column covers, what is drawn there."""
        column = set(range(first, last + 1))
        finished = self.ended is not None or self.done >= 1
        share = 1 if self.ended is not None else self.done
        carried_out = self.start + math.floor((self.end - self.start + 1) * share + 0.5)
        until = self.ended if self.ended is not None else self.end if finished else 0
        late_until = self.ended if self.ended is not None else self.end if finished else -1
        if self.milestone:
            return "" if self.end not in column else "nådd" if finished else "missad" if self.end < 0 else "milstolpe"
        if column & set(range(self.end + 1, late_until + 1)):
            return "försenat"
        planned = column & set(range(self.start, self.end + 1))
        if planned and column & set(range(self.start, carried_out)):
            return "utfört"
        outcome = self.begun is not None and column & set(range(self.begun, until + 1))
        return "planerat och pågått" if planned and outcome else "planerat" if planned else "pågått" if outcome else ""


LOOKS = ("nådd", "missad", "milstolpe", "försenat", "utfört", "planerat och pågått", "planerat", "pågått", "ledig")
HAND_MADE = (
    Activity(-60, 100, -40), Activity(40, 90, -70), Activity(0, 0), Activity(-20, -10), Activity(-20, -10, -18, -10, 1),
    Activity(-20, -10, -18, -3), Activity(-5, 30, -2, done=0.4),
    Activity(3, 20, -1, done=0.1), Activity(-30, -1, done=0.5), Activity(-30, 0, done=0.99), Activity(-15, -15, milestone=True),
    Activity(-15, -15, done=1, milestone=True), Activity(6, 6, milestone=True), Activity(-40, -20, -50, 0, 1), Activity(-9, 9, done=1),
)  # fmt: skip


def some_activities(count: int) -> list[Activity]:
    chance = random.Random(11)
    made = []
    for _ in range(count):
        start = chance.randint(-60, 60)
        begun = chance.choice((None, min(0, start + chance.randint(-5, 9))))
        ended = None if begun is None else chance.choice((None, min(0, begun + chance.randint(0, 40))))
        made.append(
            Activity(
                start,
                start + chance.randint(0, 40),
                begun,
                ended,
                chance.choice((0, 0.1, 0.5, 0.75, 1)),
                chance.random() < 0.15,
            )
        )
    return made


def chart_states(today, activities):
    """Write a book that says, beside the chart, which of its formats holds in each of its cells."""
    records = {"timeline": [one.record(today) for one in activities]}
    laid = writer.lay_out(standard_definition(), records, today)
    stream = io.BytesIO()
    workbook = Workbook(stream, {"in_memory": True})
    writer._write_sheets(workbook, standard_definition(), laid, lines(laid.placement, laid.raw, laid.audited), today)
    sheet = workbook.get_worksheet_by_name("Tidplan")
    columns = _chart_columns(type("Table", (), {"placement": laid.placement}))
    last, first_row = laid.placement.last_row(Timeline), laid.placement.first_row(Timeline)
    chart = Gantt(
        Page(sheet, Palette(workbook)), columns, FIRST_COLUMN, TIMELINE_HEADER_ROW, first_row, last, "$H$3", "$E$3"
    )
    for row in range(first_row, first_row + len(activities)):
        for column in range(FIRST_COLUMN, FIRST_COLUMN + COLUMNS):
            here = replace(chart, first_column=column, first_row=row)
            nested = "0"
            for number, (formula, _) in reversed(list(enumerate(here._states(), 1))):
                nested = f"IF({formula},{number},{nested})"
            sheet.write_formula(row - 1, column + 100, f"={nested}")
    workbook.close()
    return stream.getvalue(), first_row


@pytest.mark.parametrize("zoom", [DAY, WEEK, MONTH])
def test_every_chart_cell_has_the_look_that_its_days_call_for(office, tmp_path, zoom):
    activities = [*HAND_MADE, *some_activities(27)]
    today = None
    while today != date.today():
        today = date.today()
        content, first_row = chart_states(today, activities)
        path = tmp_path / "bok.xlsx"
        path.write_bytes(content)
        first_day = today - timedelta(days={DAY: 22, WEEK: 80, MONTH: 400}[zoom])
        shown = office.run("recalculate", path=str(path), steps=chosen(zoom, first_day))["Tidplan"]
    days = column_days(zoom, first_day, COLUMNS + 1, Sweden())
    seen = set()
    for row, activity in enumerate(activities):
        for number, (day, after) in enumerate(itertools.pairwise(days)):
            expected = activity.look((day - today).days, (after - today).days - 1)
            if not expected and zoom == DAY and (day.weekday() > 4 or day in listed_holidays()):
                expected = "ledig"
            state = int(shown[f"{first_row + row},{FIRST_COLUMN + number + 101}"])
            assert (LOOKS[state - 1] if state else "") == expected, (activity, day, after)
            seen.add(expected)
    assert seen >= set(LOOKS) - ({"ledig"} if zoom != DAY else set())


def pixels(pdf, folder):
    """Give each page of a PDF as its width and rows of colours."""
    subprocess.run(["pdftoppm", "-r", "72", str(pdf), str(folder / "sida")], check=True)
    for path in sorted(folder.glob("sida*.ppm")):
        kind, size, _, raw = path.read_bytes().split(b"\n", 3)
        assert kind == b"P6"
        width = int(size.split()[0])
        yield [
            [raw[at : at + 3] for at in range(start, start + width * 3, 3)] for start in range(0, len(raw), width * 3)
        ]


def band(rows, color):
    """Give the leftmost and rightmost pixel of a colour in some rows of a page, if there are any."""
    wanted = bytes.fromhex(color[1:])
    found = [at for row in rows for at, pixel in enumerate(row) if pixel == wanted]
    return (min(found), max(found)) if found else None


@pytest.mark.skipif(not shutil.which("pdftoppm"), reason="pdftoppm (poppler) finns inte / is not installed")
def test_libreoffice_draws_done_then_planned_then_late(office, tmp_path):
    """A bar half done, and one that is overdue: the colours stand side by side on the paper."""
    today = date.today()
    half_done, overdue = Activity(-56, 140, -56, done=0.5), Activity(-56, -28, done=0)
    book = tmp_path / "bok.xlsx"
    for name, activity in (("halv", half_done), ("sen", overdue)):
        book.write_bytes(writer.municipal_book(standard_definition(), {"timeline": [activity.record(today)]}, today))
        office.run("edit", path=str(book), steps=[], save=[str(tmp_path / f"{name}.pdf")])
    found = {}
    for name in ("halv", "sen"):
        folder = tmp_path / name
        folder.mkdir()
        page = next(
            one for one in pixels(tmp_path / f"{name}.pdf", folder) if band(one, OVERDUE) and band(one, PLANNED)
        )
        legend = next(at for at, row in enumerate(page) if band([row], OVERDUE))
        while band(page[legend : legend + 1], OVERDUE):
            legend += 1
        found[name] = {color: band(page[legend + 2 :], color) for color in (CARRIED_OUT, PLANNED, OVERDUE)}
    done, left = found["halv"][CARRIED_OUT], found["halv"][PLANNED]
    assert done[1] < left[1]
    assert done[0] < left[0]
    assert found["halv"][OVERDUE] is None
    assert found["sen"][CARRIED_OUT] is None
    assert found["sen"][PLANNED][1] < found["sen"][OVERDUE][1]
    assert found["sen"][PLANNED][0] < found["sen"][OVERDUE][0]
