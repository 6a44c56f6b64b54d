"""The sheet Hjälp being written: a heading and a real table for each part."""

from __future__ import annotations

from hashlib import sha256

from samverkan_xl.model.cells import column_letters
from samverkan_xl.writing.button.help import LEAD, help_sections
from samverkan_xl.writing.button.help_section import Line, Section
from samverkan_xl.writing.button.places import HELP
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.pages import Page, height_for, lines_needed

WIDTHS = (46, 64, 74)
FIRST_ROW = 4
HEAD_HEIGHT = 26


def write_help(page: Page, settings: ButtonSettings, vba_project: bytes) -> None:
    """Write the whole sheet, for a workbook that carries that VBA project."""
    page.set_up(HELP, LEAD)
    for column, width in enumerate(WIDTHS):
        page.sheet.set_column(column, column, width)
    row = FIRST_ROW
    for section in help_sections(settings, sha256(vba_project).hexdigest()):
        row = _write_section(page, section, row) + 2
    page.sheet.print_area(f"A1:{column_letters(len(WIDTHS))}{row - 2}")


def _write_section(page: Page, section: Section, row: int) -> int:
    """Write a heading and its table; gives the table's last row."""
    page.text(row, 1, section.heading, "section")
    page.sheet.set_row(row - 1, 28)
    head, last = page.palette.style("head"), row + 1 + len(section.lines)
    described = {
        "name": section.name,
        "style": None,
        "autofilter": False,
        "columns": [{"header": title, "header_format": head} for title in section.titles],
        "title": section.heading,
        "description": f"{section.heading}: {', '.join(section.titles)}",
    }
    page.sheet.add_table(f"A{row + 1}:{column_letters(len(WIDTHS))}{last}", described)
    page.sheet.set_row(row, HEAD_HEIGHT)
    for at, line in enumerate(section.lines, row + 2):
        _write_line(page, at, line)
    return last


def _write_line(page: Page, row: int, line: Line) -> None:
    for column, (text, style) in enumerate(zip(line, ("label", "value", "value"), strict=True), 1):
        page.text(row, column, text, style, **({"bold": False} if style == "label" else {}))
    lines = max(lines_needed(text, width) for text, width in zip(line, WIDTHS, strict=True))
    page.sheet.set_row(row - 1, height_for(lines, 24))
