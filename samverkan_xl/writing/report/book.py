"""The county report, whole: from what the submissions say together to the bytes of an .xlsx."""

from __future__ import annotations

import gc
import io
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from xlsxwriter import Workbook

from samverkan_xl import __version__
from samverkan_xl.consolidating.county import County
from samverkan_xl.model.earlier import Subject
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.sheets.agreements import Agreements
from samverkan_xl.model.sheets.anchoring import Anchoring
from samverkan_xl.model.sheets.council_reports import CouncilReports
from samverkan_xl.model.sheets.decisions import Decisions
from samverkan_xl.model.sheets.evaluations import Evaluations
from samverkan_xl.model.sheets.follow_up import FollowUp
from samverkan_xl.model.sheets.needs import Needs
from samverkan_xl.model.sheets.organisation import Organisation
from samverkan_xl.model.sheets.roles import Roles
from samverkan_xl.model.workbook import REPORT_ANSWERS, REPORT_COUNTY, REPORT_PERIOD
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import DEEP, GOOD, LINE, Palette
from samverkan_xl.writing.report import about, changes, deadlines, extras, findings, register, summary
from samverkan_xl.writing.report.lists import write_report_lists
from samverkan_xl.writing.report.matrices import write_laws, write_questions
from samverkan_xl.writing.report.rows import RowSheet
from samverkan_xl.writing.report.step_one import write_step_one
from samverkan_xl.writing.report.summary import SummarySheet
from samverkan_xl.writing.report.timeline import write_county_timeline
from samverkan_xl.writing.sheets import new_sheet

Writer = Callable[[Page, County], None]

ROW_SHEETS: tuple[type[Row], ...] = (
    FollowUp,
    Needs,
    Decisions,
    Organisation,
    Roles,
    Anchoring,
    Agreements,
    CouncilReports,
    Evaluations,
)


def _rows_of(sheet: type[Row]) -> Writer:
    return lambda page, county: RowSheet(sheet, county).write(page)


OVERVIEWS: tuple[tuple[str, Writer], ...] = (
    ("Stödfrågor", write_questions),
    ("Lagkrav", write_laws),
    ("Steg 1", write_step_one),
    ("Tidplan", write_county_timeline),
)
RECORDS: tuple[tuple[str, Writer], ...] = tuple((sheet.title, _rows_of(sheet)) for sheet in ROW_SHEETS)
CHANGES: tuple[str, Writer] = (changes.TITLE, changes.write_changes)
"""Follows step 1 in a report that was compared with an earlier one; no other has it."""
CONTROLS: tuple[tuple[str, Writer], ...] = (
    (deadlines.TITLE, deadlines.write_deadlines),
    (findings.TITLE, findings.write_findings),
    (register.TITLE, register.write_register),
    (extras.TITLE, extras.write_extras),
    (about.TITLE, about.write_about),
)


def county_report(county: County) -> bytes:
    """Write the county report and give its bytes; the same county gives the same bytes."""
    with _uncollected():
        return _written(county)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let a million cells come into being without being searched for garbage again and again: a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _written(county: County) -> bytes:
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, options)
    _describe(workbook, county)
    palette = Palette(workbook)
    first = Page(new_sheet(workbook, summary.TITLE), palette)
    SummarySheet(workbook, first, county).write()
    first.sheet.set_tab_color(GOOD.text)
    for sheets, color in ((_overviews(county), DEEP), (RECORDS, LINE), (CONTROLS, DEEP)):
        for title, write in sheets:
            page = Page(new_sheet(workbook, title), palette)
            write(page, county)
            page.sheet.set_tab_color(color)
    write_report_lists(workbook, palette, county.today)
    first.sheet.activate()
    workbook.close()
    return stream.getvalue()


def _overviews(county: County) -> Iterator[tuple[str, Writer]]:
    for title, write in OVERVIEWS:
        yield title, write
        if title == Subject.STEP_ONE and county.comparison is not None:
            yield CHANGES


def _describe(workbook: Workbook, county: County) -> None:
    day = county.today
    workbook.set_properties(
        {
            "title": f"{county.name} · Initiera samverkan {county.period}".rstrip(),
            "subject": "Länsrapport för steg 1.1, Initiera samverkan",
            "comments": "Inga uppgifter om enskilda personer.",
            "created": datetime(day.year, day.month, day.day),  # noqa: DTZ001  # a file's date bears no zone
        }
    )
    said = (
        (REPORT_COUNTY, county.name),
        (REPORT_PERIOD, county.period),
        (REPORT_ANSWERS, str(len(county.pictures))),
        ("version", __version__),
    )
    for title, value in said:
        workbook.set_custom_property(title, value, "text")
    workbook.set_calc_mode("auto")
    workbook.set_size(2400, 1500)
