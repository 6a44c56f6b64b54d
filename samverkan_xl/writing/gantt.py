"""The Gantt chart: drawn with conditional formats only, so that it moves when a date, the zoom or today moves.

Every chart cell holds 0 in a number format that shows nothing; a format that applies may show a sign instead. The
hidden date row above the chart holds the first day of each column, and that of the column after the last.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.conditions import Country
from samverkan_xl.model.dates import MONTHS, serial_of
from samverkan_xl.model.lists import ZOOMS
from samverkan_xl.writing.pages import Living, Page
from samverkan_xl.writing.palette import (
    CARRIED_OUT,
    INK,
    MILESTONE,
    NONE,
    OVERDUE,
    PLANNED,
    WHITE,
    WRONG,
    Palette,
)

DAY, WEEK, MONTH = ZOOMS.choices
COLUMNS = 45
COLUMN_WIDTH = 2.6
NOTHING = ";;;"
FAINT = "#E3EAEF"
TODAY_LINE = {"left": 1, "left_color": WRONG.text, "bottom": 1, "bottom_color": FAINT}


def sign(of: str, *, fill: bool = False) -> str:
    """Give a number format that shows a sign whatever the number is; `fill` repeats it over the cell's width."""
    shown = f"*{of}" if fill else f'"{of}"'
    return f"{shown};{shown};{shown}"


@dataclass(frozen=True, slots=True)
class ChartColumns:
    """Where the activity's facts stand: the letters of their columns."""

    start: str
    end: str
    actual_start: str
    actual_end: str
    done: str
    milestone: str


@dataclass(frozen=True, slots=True)
class Gantt:
    """A chart beside a table of activities. Rows and columns are counted from 1."""

    page: Page
    columns: ChartColumns
    first_column: int
    header_row: int
    first_row: int
    last_row: int
    zoom_cell: str
    from_cell: str

    def write(self, zoom: str, first_day: date, country: Country) -> None:
        """Write the header, the empty chart and its conditional formats."""
        days = column_days(zoom, first_day, COLUMNS + 1, country)
        for number, day in enumerate(days):
            self._write_header(number, day, days, zoom)
        self.page.sheet.set_column(self.first_column - 1, self.first_column + COLUMNS - 2, COLUMN_WIDTH)
        self.page.sheet.set_column(
            self.first_column + COLUMNS - 1, self.first_column + COLUMNS - 1, 0, None, {"hidden": 1}
        )
        empty = self.page.palette.bare(
            num_format=NOTHING, font_size=10, bottom=1, bottom_color=FAINT, align="center", valign="vcenter"
        )
        for row in range(self.first_row, self.last_row + 1):
            for number in range(COLUMNS):
                self.page.sheet.write_number(row - 1, self.first_column + number - 1, 0, empty)
        area = (self.first_row - 1, self.first_column - 1, self.last_row - 1, self.first_column + COLUMNS - 2)
        for mark in self._marks():
            self.page.sheet.conditional_format(*area, mark)
        head = (self.header_row - 1, self.first_column - 1, self.header_row - 1, self.first_column + COLUMNS - 2)
        palette = self.page.palette
        now = {
            "type": "formula",
            "criteria": f"={self._is_today()}",
            "format": palette.bare(bold=True, font_color=WHITE, bg_color=WRONG.text),
        }
        self.page.sheet.conditional_format(*head, now)

    @property
    def date_row(self) -> int:
        """Give the hidden row with the first day of every column."""
        return self.header_row - 2

    @property
    def month_row(self) -> int:
        """Give the row that names months, or years when every column is a month."""
        return self.header_row - 1

    def _write_header(self, number: int, day: date, days: tuple[date, ...], zoom: str) -> None:
        page, column = self.page, self.first_column + number
        here, before = (f"{column_letters(column - back)}${self.date_row}" for back in (0, 1))
        shown = page.palette.bare(num_format=NOTHING)
        page.live(self.date_row, column, Living(self._day_formula(number, before), serial_of(day)), shown)
        if number == COLUMNS:
            return
        week = page.palette.style("week")
        page.live(self.header_row, column, Living(self._label_formula(here), label(day, zoom)), week)
        month = Living(self._month_formula(number, here, before), month_label(days, number, zoom))
        page.live(self.month_row, column, month, page.palette.style("month"))

    def _day_formula(self, number: int, before: str) -> str:
        zoom, start = self.zoom_cell, self.from_cell
        if number == 0:
            monday = f"{start}-WEEKDAY({start},2)+1"
            first = f"DATE(YEAR({start}),MONTH({start}),1)"
            return f'IF({zoom}="{DAY}",{start},IF({zoom}="{MONTH}",{first},{monday}))'
        return f'IF({zoom}="{DAY}",{before}+1,IF({zoom}="{MONTH}",EDATE({before},1),{before}+7))'

    def _label_formula(self, here: str) -> str:
        zoom = self.zoom_cell
        return f'IF({zoom}="{DAY}",DAY({here}),IF({zoom}="{MONTH}",MONTH({here}),_xlfn.ISOWEEKNUM({here})))'

    def _month_formula(self, number: int, here: str, before: str) -> str:
        """Name a month where it begins, its year in the next column; a week has the month of its Thursday."""
        zoom = self.zoom_cell
        names = ",".join(f'"{name}"' for name in MONTHS)
        middle, previous = (f'({cell}+IF({zoom}="{WEEK}",3,0))' for cell in (here, before))
        named = f"CHOOSE(MONTH({middle}),{names})"
        year = f'"’"&RIGHT(YEAR({previous}),2)'
        if number == 0:
            return f'IF({zoom}="{MONTH}",YEAR({here}),{named})'
        by_year = f'IF(YEAR({here})<>YEAR({before}),YEAR({here}),"")'
        first = "TRUE" if number == 1 else f"AND(MONTH({previous})=1,DAY({previous})<8)"
        by_month = f'IF(MONTH({middle})<>MONTH({previous}),{named},IF({first},{year},""))'
        return f'IF({zoom}="{MONTH}",{by_year},{by_month})'

    def _is_today(self) -> str:
        here, after = self._edges()
        return f"AND(idag>={here},idag<{after})"

    def _edges(self) -> tuple[str, str]:
        letters, following = (column_letters(self.first_column + step) for step in (0, 1))
        return f"{letters}${self.date_row}", f"{following}${self.date_row}"

    def _marks(self) -> Iterator[dict[str, Any]]:
        """Give the chart's formats, the first that holds wins; each state once with and once without the today line."""
        today = self._is_today()
        for formula, look in self._states():
            with_line = dict(look) | TODAY_LINE
            yield _mark(f"AND({today},{formula})", self.page.palette, with_line)
            yield _mark(formula, self.page.palette, look)
        yield _mark(today, self.page.palette, TODAY_LINE)

    def _states(self) -> Iterator[tuple[str, dict[str, Any]]]:
        here, after = self._edges()
        row, of = self.first_row, self.columns
        start, end, done = (f"${letters}{row}" for letters in (of.start, of.end, of.done))
        begun, ended, milestone = (f"${letters}{row}" for letters in (of.actual_start, of.actual_end, of.milestone))
        planned = f"AND(ISNUMBER({start}),ISNUMBER({end}),{start}<{after},{end}>={here})"
        point = f'AND(TRIM({milestone})="Ja",ISNUMBER({end}),{end}>={here},{end}<{after})'
        is_milestone = f'TRIM({milestone})="Ja"'
        finished = f"OR(ISNUMBER({ended}),AND(ISNUMBER({done}),{done}>=1))"
        late_until = f"IF(ISNUMBER({ended}),{ended},IF({finished},{end},idag-1))"
        late = f"AND(ISNUMBER({end}),{end}<{late_until}+0,{end}+1<{after},{late_until}>={here})"
        share = f"IF(ISNUMBER({ended}),1,IF(ISNUMBER({done}),{done},0))"
        done_until = f"{start}+ROUND(({end}-{start}+1)*{share},0)"
        carried_out = f"AND({planned},{done_until}>MAX({here},{start}))"
        outcome_until = f"IF(ISNUMBER({ended}),{ended},IF({finished},{end},idag))"
        outcome = f"AND(ISNUMBER({begun}),{begun}<{after},{outcome_until}>={here})"
        off = f'AND({self._zoom()}="{DAY}",OR(WEEKDAY({here},2)>5,SUMPRODUCT(--(helgdagar={here}))>0))'
        yield f"AND({point},{finished})", {"font_color": CARRIED_OUT, "num_format": sign("◆"), "bold": True}
        yield f"AND({point},{end}<idag)", {"font_color": WRONG.text, "num_format": sign("◆"), "bold": True}
        yield point, {"font_color": MILESTONE, "num_format": sign("◆"), "bold": True}
        yield f"AND({late},NOT({is_milestone}))", {"bg_color": OVERDUE, "font_color": WHITE, "num_format": sign("×")}
        yield (
            f"AND({carried_out},NOT({is_milestone}))",
            {"bg_color": CARRIED_OUT, "font_color": WHITE, "num_format": sign("━", fill=True)},
        )
        yield (
            f"AND({planned},{outcome},NOT({is_milestone}))",
            {"bg_color": PLANNED, "font_color": INK, "num_format": sign("─", fill=True)},
        )
        yield f"AND({planned},NOT({is_milestone}))", {"bg_color": PLANNED}
        yield f"AND({outcome},NOT({is_milestone}))", {"font_color": INK, "num_format": sign("─", fill=True)}
        yield off, {"bg_color": NONE.ground, "bottom": 1, "bottom_color": FAINT}

    def _zoom(self) -> str:
        return self.zoom_cell

    def write_legend(self, row: int, column: int) -> None:
        """Write the legend, every sign as it is drawn, a cell each."""
        palette = self.page.palette
        for step, (text, look) in enumerate(LEGEND):
            self.page.sheet.write_string(
                row - 1, column - 1 + step * LEGEND_STEP, text[0], palette.bare(align="center", **look)
            )
            self.page.text(row, column + step * LEGEND_STEP + 1, text[1], "lead", font_size=9)


LEGEND_STEP = 5
LEGEND: tuple[tuple[tuple[str, str], dict[str, Any]], ...] = (
    ((" ", "planerat"), {"bg_color": PLANNED}),
    (("━", "utfört"), {"bg_color": CARRIED_OUT, "font_color": WHITE}),
    (("─", "pågått"), {"font_color": INK}),
    (("×", "försenat"), {"bg_color": OVERDUE, "font_color": WHITE}),
    (("◆", "milstolpe"), {"font_color": MILESTONE}),
    (("", "i dag"), {"left": 2, "left_color": WRONG.text}),
    ((" ", "ledig dag"), {"bg_color": NONE.ground}),
)


def _mark(formula: str, palette: Palette, look: dict[str, Any]) -> dict[str, Any]:
    return {"type": "formula", "criteria": f"={formula}", "format": palette.bare(**look), "stop_if_true": True}


def column_days(zoom: str, first_day: date, count: int, country: Country) -> tuple[date, ...]:
    """Give the first day of each column, as the header's formulas do."""
    if zoom == DAY:
        return tuple(first_day + timedelta(days=step) for step in range(count))
    if zoom == MONTH:
        return tuple(country.add_months(first_day.replace(day=1), step) for step in range(count))
    monday = first_day - timedelta(days=first_day.weekday())
    return tuple(monday + timedelta(weeks=step) for step in range(count))


def label(day: date, zoom: str) -> int:
    """Give the number above a column: the day of the month, the month, or the ISO week."""
    return day.day if zoom == DAY else day.month if zoom == MONTH else day.isocalendar().week


def month_label(days: tuple[date, ...], number: int, zoom: str) -> str | int:
    """Give what stands above a column, as the header's formula does; `number` counts columns from 0."""
    day, before = days[number], days[max(number - 1, 0)]
    if zoom == MONTH:
        return day.year if number == 0 or before.year != day.year else ""
    lead = timedelta(days=3 if zoom == WEEK else 0)
    middle, previous = day + lead, before + lead
    if number == 0 or previous.month != middle.month:
        return MONTHS[middle.month - 1]
    begins_year = previous.month == 1 and previous.day < 8  # noqa: PLR2004  # the first week of January
    return f"’{previous.year % 100:02d}" if number == 1 or begins_year else ""
