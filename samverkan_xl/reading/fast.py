"""The fast reader: every sheet's values through calamine, once the bytes have been looked over."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime, time
from functools import lru_cache
from io import BytesIO
from math import isfinite

from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetVisibleEnum

from samverkan_xl.model.cells import CellFault, Grid, Raw
from samverkan_xl.reading.limits import MAX_CELLS
from samverkan_xl.reading.preflight.plain_numbers import with_plain_numbers
from samverkan_xl.reading.unreadable import Unreadable, UnreadableCode, parser_faults

_EXACT = 2.0**53
"""Above this a float no longer tells neighbouring whole numbers apart."""
_MIDNIGHT = time(0)
_PANIC = "PanicException"
"""What Rust throws at numbers of days far below zero; it has no name to import, and derives from no `Exception`."""


def read_sheets(content: bytes, skipped: Collection[str] = ()) -> tuple[Grid, ...]:
    """Read every sheet but those named, hidden ones too; raises `Unreadable` for whatever calamine throws."""
    with parser_faults():
        try:
            return _sheets(content, skipped)
        except PasswordError as error:
            raise Unreadable(UnreadableCode.ENCRYPTED) from error
        except BaseException as error:
            if not isinstance(error, OverflowError) and type(error).__name__ != _PANIC:
                raise
            return _sheets(with_plain_numbers(content), skipped)


def _sheets(content: bytes, skipped: Collection[str]) -> tuple[Grid, ...]:
    grids, cells = [], 0
    with CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        for about in workbook.sheets_metadata:
            if about.name in skipped:
                continue
            sheet = workbook.get_sheet_by_name(about.name)
            cells += _area(sheet)
            if cells > MAX_CELLS:
                raise Unreadable(UnreadableCode.TOO_LARGE, sheet=about.name)
            rows = tuple(map(_row, sheet.to_python(skip_empty_area=False)))
            grids.append(Grid(about.name, rows, hidden=about.visible != SheetVisibleEnum.Visible))
    return tuple(grids)


def _area(sheet: CalamineSheet) -> int:
    if sheet.end is None:
        return 0
    row, column = sheet.end
    return (row + 1) * (column + 1)


def _row(values: Sequence[Raw]) -> tuple[Raw, ...]:
    # Text and blanks are nearly everything, so they are settled here, without a call for each cell.
    return tuple(
        [
            (each or None) if each.__class__ is str else _number(each) if isinstance(each, float) else _day(each)
            for each in values
        ]
    )


@lru_cache(maxsize=4096)
def _number(value: float) -> Raw:
    """Write a whole number as `int`, as a person would."""
    if value.is_integer() and -_EXACT < value < _EXACT:
        return int(value)
    return value if isfinite(value) else CellFault.NUMBER


def _day(value: Raw) -> Raw:
    """Write midnight as the `date` it was typed as."""
    return value.date() if isinstance(value, datetime) and value.time() == _MIDNIGHT else value
