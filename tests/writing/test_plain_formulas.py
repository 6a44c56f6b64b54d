"""Formulas are written as they stand, which only saves time."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from samverkan_xl.blank import blank_book
from samverkan_xl.writing.sheets import PlainFormulaWorksheet


def test_a_book_has_the_same_bytes_when_xlsxwriter_looks_through_its_formulas(monkeypatch):
    as_written = blank_book()
    monkeypatch.setattr(PlainFormulaWorksheet, "_prepare_formula", Worksheet._prepare_formula)
    assert blank_book() == as_written
