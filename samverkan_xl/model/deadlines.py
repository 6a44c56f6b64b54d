"""Deadlines: every date that somebody waits for, found from the fields that are one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from samverkan_xl.model.audit import Audit, AuditedRow
from samverkan_xl.model.dates import LATEST
from samverkan_xl.model.fields import Field
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.values import Span
from samverkan_xl.model.workbook import SHEETS

SOON_DAYS = 90


@dataclass(frozen=True, slots=True)
class Deadline:
    """A field of a row that is a deadline and still open.

    `day` is the last on which it can be met; `span` is what stands in the cell where that is a part of a year.
    """

    sheet: type[Row]
    field: Field
    row: AuditedRow
    day: date
    span: Span | None = None


def deadline_fields() -> tuple[tuple[type[Row], Field], ...]:
    """Give the fields that are deadlines, sheet by sheet."""
    return tuple((sheet, field) for sheet in SHEETS for field in sheet.fields if field.open_while is not None)


def open_deadlines(audited: Audit, sheet: type[Row], of: Field) -> Iterator[Deadline]:
    """Give the rows in which the field is a deadline that is still open."""
    for row in audited.used(sheet.key):
        said = row.values.get(of.key)
        span = said if isinstance(said, Span) else None
        day = span.last if span else said
        waits = of.open_while is not None and of.open_while.holds(row.values, row.values, audited.around)
        if waits and isinstance(day, date) and day <= LATEST:
            yield Deadline(sheet, of, row, day, span)
