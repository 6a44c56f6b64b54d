"""An .xls, read in a worker: its values, and from its records what the parser of values passes by."""

from __future__ import annotations

from itertools import chain

from samverkan_xl.model.cells import BookGrid
from samverkan_xl.reading.binary.xls import noted_xls
from samverkan_xl.reading.fast import read_sheets
from samverkan_xl.reading.remarks.binary_texts import xls_texts
from samverkan_xl.reading.remarks.noting import noted
from samverkan_xl.reading.unreadable import parser_faults
from samverkan_xl.reading.zipped import patched


def read_xls_here(content: bytes) -> BookGrid:
    """Read the values of every sheet, with errors where the parser gives blanks."""
    sheets = read_sheets(content)
    with parser_faults():
        whole, noted_sheets = noted_xls(content)
        texts = list(xls_texts(content))
    faults = {sheet.name: sheet.faults for sheet in noted_sheets}
    remarks = noted(chain(whole, *(sheet.remarks for sheet in noted_sheets), texts))
    return BookGrid(tuple(patched(sheet, faults.get(sheet.name)) for sheet in sheets), remarks=remarks)
