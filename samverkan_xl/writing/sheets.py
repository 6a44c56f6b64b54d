"""The worksheets of a workbook being written."""

from __future__ import annotations

from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet


class PlainFormulaWorksheet(Worksheet):  # type: ignore[misc]  # XlsxWriter tells no types
    """A worksheet that takes formulas as they are written.

    XlsxWriter looks through every formula for the names of some hundred newer functions, to put `_xlfn.` before them.
    We put it there ourselves, and that search was more than half of the time that a book took. Were this method to be
    renamed there, it would never be called, and the same bytes would only take longer.
    """

    def _prepare_formula(self, formula: str, expand_future_functions: Any = False) -> str:  # noqa: ARG002, FBT002
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")


def new_sheet(workbook: Workbook, title: str) -> Worksheet:
    """Add a worksheet."""
    return workbook.add_worksheet(title, worksheet_class=PlainFormulaWorksheet)
