"""Checklists and registers: one real table per sheet, with room for more rows than anyone needs."""

from __future__ import annotations

from dataclasses import dataclass

from samverkan_xl.model.audit import Audit, RawBook
from samverkan_xl.model.cells import Raw, column_letters
from samverkan_xl.model.dates import serial_of
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import Computed, Field, Wording, cell_kind
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.reference.municipalities import file_stem
from samverkan_xl.writing.columns import marks, validation
from samverkan_xl.writing.pages import ROW_HEIGHT, Living, Page, height_for, lines_needed
from samverkan_xl.writing.placement import Placement
from samverkan_xl.writing.scripts import CellScript

WIDEST_FOR_ONE_PAGE = 270
"""A table wider than this, in characters, is printed two pages wide, its first columns on both."""

UNLOCKED = {
    "format_cells": True,
    "format_columns": True,
    "format_rows": True,
    "autofilter": True,
    "sort": True,
    "insert_hyperlinks": True,
}


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One table being written: the sheet's class, where it stands, and what is in it."""

    page: Page
    sheet: type[Row]
    placement: Placement
    definition: Definition
    raw: RawBook
    audited: Audit

    def write(self) -> None:
        """Write the whole sheet."""
        width = sum(of.width for of in self.sheet.fields)
        wide = 2 if width > WIDEST_FOR_ONE_PAGE else 1
        self.page.set_up(self.sheet.title, self.definition.blad[self.sheet.title].ingress, pages_wide=wide)
        self.write_columns()
        self.write_rows()
        self.finish()

    def write_columns(self) -> None:
        """Write widths, the table with its titles, and what each column does while somebody types."""
        page, first, last = self.page, self.placement.first_row(self.sheet), self.placement.last_row(self.sheet)
        head = page.palette.style("head")
        page.sheet.add_table(
            self.placement.header_row(self.sheet) - 1,
            0,
            last - 1,
            len(self.sheet.fields) - 1,
            {
                "name": f"tabell_{file_stem(self.sheet.title)}",
                "style": None,
                "columns": [{"header": of.title, "header_format": head} for of in self.sheet.fields],
                "autofilter": self.sheet.layout is Layout.REGISTER,
                "description": self.definition.blad[self.sheet.title].ingress,
                "title": self.sheet.title,
            },
        )
        script = CellScript(self.placement, self.sheet.key, first)
        for column, of in enumerate(self.sheet.fields, 1):
            page.sheet.set_column(column - 1, column - 1, of.width)
            area = (first - 1, column - 1, last - 1, column - 1)
            if not of.computed and not isinstance(of, Wording):
                page.sheet.data_validation(*area, validation(of, self.definition.help(self.sheet.title, of.title)))
            for mark in marks(self.sheet, of, script, page.palette):
                page.sheet.conditional_format(*area, mark)
        page.sheet.set_row(self.placement.header_row(self.sheet) - 1, 34)

    def write_rows(self) -> None:
        """Write every record, and the empty rows that wait for one."""
        for number, row in enumerate(self.raw[self.sheet.key]):
            at = self.placement.first_row(self.sheet) + number
            for column, of in enumerate(self.sheet.fields, 1):
                self._write_cell(at, column, number, of, row.get(of.key))
            height = max(_height(of, row.get(of.key)) for of in self.sheet.fields)
            if height > ROW_HEIGHT:
                self.page.sheet.set_row(at - 1, height)

    def _write_cell(self, row: int, column: int, number: int, of: Field, raw: Raw) -> None:
        palette, kind = self.page.palette, cell_kind(of)
        if isinstance(of, Computed):
            script = CellScript(self.placement, self.sheet.key, row)
            value = self.audited.rows[self.sheet.key][number].values.get(of.key)
            shown = serial_of(value) if kind == "date" and value is not None else value  # type: ignore[arg-type]
            living = Living(of.formula(script.this), "" if shown is None else shown)  # type: ignore[arg-type]
            self.page.live(row, column, living, palette.style("computed", kind if kind != "text" else ""))
        else:
            self.page.put(row, column, raw, palette.style(_style_of(of), "" if of.fixed else kind))

    def finish(self) -> None:
        """Freeze the titles, repeat them on paper, and lock the wording of a checklist (without a password)."""
        sheet, header = self.page.sheet, self.placement.header_row(self.sheet)
        sheet.freeze_panes(header, 1 if self.sheet.layout is Layout.REGISTER else 2)
        sheet.repeat_rows(header - 1)
        sheet.repeat_columns(0, 1)
        last = f"{column_letters(len(self.sheet.fields))}{self.placement.last_row(self.sheet)}"
        sheet.print_area(f"A1:{last}")
        sheet.ignore_errors({"number_stored_as_text": f"A1:{last}"})
        if self.sheet.layout is Layout.CHECKLIST:
            sheet.protect("", UNLOCKED)


def _height(of: Field, raw: Raw) -> float:
    """Give the height, in points, that a cell's text needs; guidance is set in smaller type."""
    if not isinstance(raw, str):
        return ROW_HEIGHT
    if _style_of(of) == "guidance":
        return lines_needed(raw, of.width * 1.2) * 13 + 6
    return height_for(lines_needed(raw, of.width))


def _style_of(of: Field) -> str:
    if isinstance(of, Wording):
        return "guidance" if of.key == "guidance" else "fixed"
    return "label" if of.fixed else "input"
