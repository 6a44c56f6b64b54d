"""Tidplan: the table of activities with the Gantt chart to its right."""

from __future__ import annotations

from datetime import date, timedelta

from samverkan_xl.model.cells import column_letters
from samverkan_xl.model.lists import ZOOMS
from samverkan_xl.model.sheets.timeline import DONE, LATE, MILESTONE, NOT_STARTED, ONGOING, Timeline
from samverkan_xl.writing.gantt import COLUMNS, WEEK, ChartColumns, Gantt
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG
from samverkan_xl.writing.placement import TIMELINE_HEADER_ROW
from samverkan_xl.writing.tables import TableSheet

SECONDARY = ("linked_to", "organisation", "depends_on", "milestone", "working_days", "deviation", "explanation")
"""Columns that lie folded in behind a + above them, so that plan and chart are seen together."""

STATUS_TONES = ((DONE, GOOD), (LATE, WRONG), (ONGOING, ATTENTION), (NOT_STARTED, NONE), (MILESTONE, NONE))
FROM_LABEL, FROM_VALUE, ZOOM_LABEL, ZOOM_VALUE = "C3", "E3", "G3", "H3"


def write_timeline(table: TableSheet, today: date) -> None:
    """Write the whole sheet; the chart begins where the plan does, or today."""
    page, sheet = table.page, table.page.sheet
    page.set_up(Timeline.title, table.definition.blad[Timeline.title].ingress)
    table.write_columns()
    for column, of in enumerate(Timeline.fields):
        if of.key in SECONDARY:
            sheet.set_column(column, column, of.width, None, {"level": 1, "hidden": 1})
    table.write_rows()
    table.finish()
    first_column = len(Timeline.fields) + 2
    sheet.set_column(first_column - 2, first_column - 2, 1)
    gantt = Gantt(
        page,
        _chart_columns(table),
        first_column,
        TIMELINE_HEADER_ROW,
        table.placement.first_row(Timeline),
        table.placement.last_row(Timeline),
        "$H$3",
        "$E$3",
    )
    _write_controls(table, first_day(table, today))
    gantt.write(WEEK, first_day(table, today), table.audited.around.country)
    sheet.set_row(2, 24)
    sheet.set_row(TIMELINE_HEADER_ROW - 2, 16)
    sheet.freeze_panes(TIMELINE_HEADER_ROW, 3)
    gantt.write_legend(2, first_column)
    last = f"{column_letters(first_column + COLUMNS - 1)}{table.placement.last_row(Timeline)}"
    sheet.print_area(f"A1:{last}")
    sheet.repeat_rows(TIMELINE_HEADER_ROW - 2, TIMELINE_HEADER_ROW - 1)
    status = table.placement.place(Timeline, 0, "status")
    area = (status.row - 1, status.column - 1, table.placement.last_row(Timeline) - 1, status.column - 1)
    for text, tone in STATUS_TONES:
        shown = {"type": "cell", "criteria": "==", "value": f'"{text}"', "format": page.palette.tone(tone, bold=True)}
        sheet.conditional_format(*area, shown)


def first_day(table: TableSheet, today: date) -> date:
    """Give the Monday from which the chart is shown: that of the first planned start, or today's when it is earlier."""
    starts = [row.values.get("start") for row in table.audited.used("timeline")]
    first = min((day for day in starts if isinstance(day, date)), default=today)
    first = min(first, today)
    return first - timedelta(days=first.weekday())


def _chart_columns(table: TableSheet) -> ChartColumns:
    keys = ("start", "end", "actual_start", "actual_end", "done", "milestone")
    return ChartColumns(*(table.placement.letters(Timeline, key) for key in keys))


def _write_controls(table: TableSheet, shown_from: date) -> None:
    page, palette = table.page, table.page.palette
    page.text(3, 3, "Visa från", "label")
    page.put(3, 5, shown_from, palette.style("input", "date", align="left"))
    page.text(3, 7, "Visning", "label")
    page.put(3, 8, ZOOMS.choices[1], palette.style("input"))
    sheet = page.sheet
    sheet.data_validation(
        "E3",
        {
            "validate": "date",
            "criteria": ">",
            "value": date(1990, 1, 1),
            "input_title": "Visa från",
            "input_message": "Diagrammets första dag. I vecko- och månadsvisning rundas den ned.",
        },
    )
    sheet.data_validation(
        "H3",
        {
            "validate": "list",
            "source": f"={ZOOMS.name}",
            "input_title": "Visning",
            "input_message": "Dag, vecka eller månad.",
        },
    )
