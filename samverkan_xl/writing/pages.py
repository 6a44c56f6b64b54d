"""What every sheet has in common: heading, lead, paper, and how one value is put into one cell."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from samverkan_xl.model.cells import CellFault, Raw
from samverkan_xl.writing.palette import Palette

A4 = 9
MARGIN_INCHES = 0.39
"""One centimetre."""

ROW_HEIGHT = 21
LINE_HEIGHT = 15


class _EmptyText(str):
    """A formula's value that is a text of no letters.

    XlsxWriter takes an empty text for no value at all, and leaves out that it is text; then other programs read a
    formula that was never calculated. Equal to nothing, it is written as the text that it is.
    """

    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        return False


EMPTY_TEXT = _EmptyText()


class Living(NamedTuple):
    """A formula (without equals sign) together with the value that it will compute."""

    formula: str
    value: str | float


@dataclass(frozen=True, slots=True)
class Page:
    """One sheet being written. Rows and columns are counted from 1, as users see them."""

    sheet: Worksheet
    palette: Palette

    def set_up(
        self, title: str, lead: str, *, pages_wide: int = 1, pages_tall: int = 0, row_height: float | None = ROW_HEIGHT
    ) -> None:
        """Write heading and lead, and set the sheet up for A4 landscape, one page wide.

        With no row height, a program fits every row to what is written into it later.
        """
        sheet = self.sheet
        sheet.hide_gridlines(2)
        sheet.set_landscape()
        sheet.set_paper(A4)
        sheet.set_margins(left=MARGIN_INCHES, right=MARGIN_INCHES, top=MARGIN_INCHES, bottom=MARGIN_INCHES + 0.2)
        sheet.set_footer("&L&8&K5B6770&A&R&8&K5B6770Sida &P av &N", {"margin": 0.25})
        sheet.fit_to_pages(pages_wide, pages_tall)
        if row_height is not None:
            sheet.set_default_row(row_height)
        sheet.set_row(0, 32)
        self.text(1, 1, title, "title")
        self.text(2, 1, lead, "lead")

    def text(self, row: int, column: int, text: str, style: str, **changes: Any) -> None:
        """Write a text as text: never a formula, a link or a number, whoever wrote it."""
        self.sheet.write_string(row - 1, column - 1, text, self.palette.style(style, **changes))

    def put(self, row: int, column: int, raw: Raw, cell_format: Format) -> None:
        """Write a value as what it is."""
        at = (row - 1, column - 1)
        match raw:
            case None | "":
                self.sheet.write_blank(*at, None, cell_format)
            case bool():
                self.sheet.write_boolean(*at, raw, cell_format)
            case int() | float():
                self.sheet.write_number(*at, raw, cell_format)
            case date():
                self.sheet.write_datetime(*at, raw, cell_format)
            case CellFault():
                self.sheet.write_string(*at, raw.value, cell_format)
            case _:
                self.sheet.write_string(*at, str(raw), cell_format)

    def live(self, row: int, column: int, living: Living, cell_format: Format) -> None:
        """Write an ordinary formula with its value."""
        value = EMPTY_TEXT if living.value == "" else living.value
        self.sheet.write_formula(row - 1, column - 1, f"={living.formula}", cell_format, value)

    def live_array(self, row: int, column: int, living: Living, cell_format: Format) -> None:
        """Write a formula that works on whole columns, for every program's array mode."""
        at = (row - 1, column - 1, row - 1, column - 1)
        value = EMPTY_TEXT if living.value == "" else living.value
        self.sheet.write_array_formula(*at, f"{{={living.formula}}}", cell_format, value)

    def link(self, row: int, column: int, target: str, text: str, style: str = "link", **changes: Any) -> None:
        """Write a link to a place in the same workbook; `target` as `'Behov'!A1`."""
        cell_format = self.palette.style(style, **changes)
        self.sheet.write_url(row - 1, column - 1, f"internal:{target}", cell_format, text)


def lines_needed(text: str, width: float) -> int:
    """Guess how many lines a text takes in a column of that many characters."""
    room = max(width - 2, 4)
    return sum(1 + int((len(part) - 1) / room) for part in text.split("\n")) if text else 1


def height_for(lines: int, least: float = ROW_HEIGHT) -> float:
    """Give a row height, in points, with room for that many lines."""
    return max(least, lines * LINE_HEIGHT + 6)
