"""Tidplan: every municipality's activities in one Gantt, by municipality and phase."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from samverkan_xl.consolidating.county import County, CountyRow
from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.lists import PHASES, ZOOMS
from samverkan_xl.model.sheets.timeline import Timeline, status_of
from samverkan_xl.model.values import RowValues
from samverkan_xl.reference.country import Sweden
from samverkan_xl.writing.gantt import COLUMNS, WEEK, ChartColumns, Gantt
from samverkan_xl.writing.municipal.timeline_sheet import SECONDARY, STATUS_TONES
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.placement import TIMELINE_HEADER_ROW
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.rows import FROM, WHOSE, cells_of, columns_of, shown_fields, values_of
from samverkan_xl.writing.report.tables import write_table
from samverkan_xl.writing.report.words import counted

MOST_DRAWN = 400
"""Activities in the chart; each takes 45 cells."""

FOLDED = frozenset((*SECONDARY, "actual_start", "actual_end"))
FROM_CELL, ZOOM_CELL = "$E$3", "$I$3"
KEYS = tuple(of.key for of in shown_fields(Timeline))


def write_county_timeline(page: Page, county: County) -> None:
    """Write the table of all activities, and the chart beside the first of them."""
    rows = sorted(county.rows.get(Timeline.key, ()), key=_by_municipality_and_phase)
    table = Table("tabell_lan_tidplan", Timeline.title, _columns(), [_cells(row, county.today) for row in rows])
    page.set_up(Timeline.title, _lead(rows, county))
    widths = table.widths()
    for at, width in enumerate(widths):
        page.sheet.set_column(at, at, width, None, {"level": 1, "hidden": 1} if _is_folded(at) else {})
    last = write_table(page, table, TIMELINE_HEADER_ROW, widths)
    first_day = _first_day(rows, county.today)
    _write_controls(page, first_day)
    first_column = len(widths) + 2
    page.sheet.set_column(first_column - 2, first_column - 2, 1)
    drawn_to = min(last, TIMELINE_HEADER_ROW + MOST_DRAWN)
    gantt = Gantt(
        page,
        _chart_columns(),
        first_column,
        TIMELINE_HEADER_ROW,
        TIMELINE_HEADER_ROW + 1,
        drawn_to,
        ZOOM_CELL,
        FROM_CELL,
    )
    gantt.write(WEEK, first_day, Sweden())
    gantt.write_legend(2, first_column)
    _set_up_paper(page, first_column, last)


def _by_municipality_and_phase(row: CountyRow) -> tuple[str, int, int, int]:
    values = values_of(row)
    phase, start = values.get("phase"), values.get("start")
    order = PHASES.choices.index(phase) if phase in PHASES.choices else len(PHASES.choices)
    return row.municipality.code, order, start.toordinal() if isinstance(start, date) else 0, row.row.number


def _columns() -> tuple[Column, ...]:
    tones = dict(STATUS_TONES)
    own = [Column(one.title, one.width, tones=tones) if one.title == "Status" else one for one in columns_of(Timeline)]
    return (*WHOSE, *own, *FROM)


def _cells(row: CountyRow, today: date) -> tuple[Cell, ...]:
    """Give a row's cells; the status is that of the report's day."""
    cells = list(cells_of(row, KEYS))
    cells[len(WHOSE) + KEYS.index("status")] = status_of(values_of(row), today)
    return tuple(cells)


def _is_folded(at: int) -> bool:
    """Tell whether a column lies folded in, so that plan and chart are seen together."""
    own = at - len(WHOSE)
    return own >= len(KEYS) or (own >= 0 and KEYS[own] in FOLDED)


def _lead(rows: list[CountyRow], county: County) -> str:
    capped = f" Diagrammet visar de {MOST_DRAWN} första." if len(rows) > MOST_DRAWN else ""
    activities = counted(len(rows), "aktivitet", "aktiviteter")
    more = "Fler kolumner, bland dem fil och rad, fälls ut med plustecknen ovanför."
    return f"{activities}, läget den {county.today}.{capped} {more}"


def _first_day(rows: list[CountyRow], today: date) -> date:
    """Give the Monday of the earliest start, but not so early that today falls outside the chart."""
    starts = [day for row in rows if isinstance(day := _start(values_of(row)), date)]
    earliest = today - timedelta(weeks=COLUMNS // 3)
    first = max(min(starts, default=today), earliest)
    return first - timedelta(days=first.weekday())


def _start(values: RowValues) -> object:
    return values.get("start")


def _chart_columns() -> ChartColumns:
    wanted = ("start", "end", "actual_start", "actual_end", "done", "milestone")
    return ChartColumns(*(column_letters(len(WHOSE) + KEYS.index(key) + 1) for key in wanted))


def _write_controls(page: Page, first_day: date) -> None:
    """Write the two cells that move the chart."""
    palette, sheet = page.palette, page.sheet
    page.text(3, 4, "Visa från", "label")
    page.put(3, 5, first_day, palette.style("input", "date", align="left"))
    page.text(3, 7, "Visning", "label")
    page.put(3, 9, ZOOMS.choices[1], palette.style("input"))
    from_rule: dict[str, Any] = {"validate": "date", "criteria": ">", "value": date(1990, 1, 1)}
    sheet.data_validation(FROM_CELL.replace("$", ""), from_rule | _message("Visa från", "Diagrammets första dag."))
    zoom_rule: dict[str, Any] = {"validate": "list", "source": f"={ZOOMS.name}"}
    sheet.data_validation(ZOOM_CELL.replace("$", ""), zoom_rule | _message("Visning", "Dag, vecka eller månad."))


def _message(title: str, text: str) -> dict[str, str]:
    return {"input_title": title, "input_message": text}


def _set_up_paper(page: Page, first_column: int, last: int) -> None:
    sheet = page.sheet
    sheet.set_row(2, 24)
    sheet.set_row(TIMELINE_HEADER_ROW - 2, 16)
    sheet.freeze_panes(TIMELINE_HEADER_ROW, 5)
    sheet.repeat_rows(TIMELINE_HEADER_ROW - 2, TIMELINE_HEADER_ROW - 1)
    sheet.print_area(f"A1:{column_letters(first_column + COLUMNS - 1)}{last}")
    sheet.ignore_errors({"number_stored_as_text": f"A1:{column_letters(first_column)}{last}"})
