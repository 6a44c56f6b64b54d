"""An earlier county report read back, whatever a coordinator did to it: sheets by name, tables and columns by title."""

from __future__ import annotations

from datetime import date, datetime

from samverkan_xl.checking.earlier_answers import laws, open_deviations, questions, step_one
from samverkan_xl.checking.privacy import masked
from samverkan_xl.checking.report_tables import ReportTable, particulars, report_tables, sheet_called
from samverkan_xl.checking.titles import plain
from samverkan_xl.model.audit import shown_raw
from samverkan_xl.model.cells import BookGrid, Raw
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.earlier import DEVIATIONS, STEP_ONE, EarlierReport, Matter, Subject
from samverkan_xl.model.fields import is_period
from samverkan_xl.model.sheets.follow_up import FollowUp
from samverkan_xl.model.sheets.legal_requirements import LegalRequirements
from samverkan_xl.model.sheets.support_questions import SupportQuestions
from samverkan_xl.model.step_one import UNANSWERED
from samverkan_xl.model.workbook import LISTS_TITLE, TABLES

NEEDED = (Subject.STEP_ONE.value, SupportQuestions.title, LegalRequirements.title)
"""The sheets without which there is nothing to compare."""

SUMMARY, ABOUT = "Sammanfattning", "Om rapporten"
PASSED_OVER = frozenset({sheet.title for sheet in TABLES} - {*NEEDED, FollowUp.title}) | {
    "Förändringar",
    "Förfaller",
    "Anmärkningar",
    "Övrigt",
    LISTS_TITLE,
}
"""The sheets from which nothing is read back."""

LONGEST_NAME = 60


def lacking_sheets(book: BookGrid) -> tuple[str, ...]:
    """Name the sheets that a comparison needs and that are gone, or have lost their titles."""
    return tuple(title for title in NEEDED if not _tables(book, title))


def earlier_report(book: BookGrid, file: str, sha256: str, definition: Definition) -> EarlierReport:
    """Read a county report back, as to what this definition asks; raises nothing, whatever stands in its cells."""
    about = particulars(sheet_called(book, ABOUT))
    period = shown_raw(about.get(plain("Period"))).strip()
    return EarlierReport(
        masked(file),
        sha256,
        _county(book),
        period if is_period(period) else "",
        _day(about.get(plain("Rapportens dag"))),
        _said(book, definition),
    )


def _said(book: BookGrid, definition: Definition) -> dict[str, dict[Matter, str]]:
    steps, asked, duties = (_tables(book, title) for title in NEEDED)
    said: dict[str, dict[Matter, str]] = {code: {} for table in steps[:1] for code, _ in table.rows}
    for code, matter, word in (
        *step_one(steps[:1]),
        *questions(asked, definition),
        *laws(duties[:1], definition),
    ):
        said.get(code, {})[matter] = word
    answered = (code for code, words in said.items() if words.get(STEP_ONE, UNANSWERED) != UNANSWERED)
    for code, count in open_deviations(_tables(book, FollowUp.title), answered).items():
        said[code][DEVIATIONS] = str(count)
    return said


def _tables(book: BookGrid, title: str) -> tuple[ReportTable, ...]:
    return report_tables(sheet_called(book, title))


def _county(book: BookGrid) -> str:
    """Give the county's name: from the document's properties, or else from the heading of the summary."""
    summary = sheet_called(book, SUMMARY)
    heading = shown_raw(summary.value(1, 1)) if summary else ""
    told = book.properties.get("länsrapport", "").strip() or heading.partition(" · ")[0].strip()
    return masked(" ".join(told.split()))[:LONGEST_NAME]


def _day(raw: Raw) -> date | None:
    return raw.date() if isinstance(raw, datetime) else raw if isinstance(raw, date) else None
