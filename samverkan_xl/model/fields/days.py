"""The field that holds a day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Script
from samverkan_xl.model.dates import (
    BORROWED_YEAR,
    EARLIEST,
    LATEST,
    Doubt,
    Moment,
    in_another_year,
    moment_of_number,
    moment_of_text,
    serial_of,
)
from samverkan_xl.model.fields.field import Field, Reading, unreadable
from samverkan_xl.model.values import Span, Value, shown


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Field):
    """A day. A part of a year is kept as such, and so are words of time; `year` is that of the book's period."""

    width: float = 12
    year: int | None = None

    def within(self, year: int | None) -> Date:
        """Give the field as it reads in a book of that year."""
        return replace(self, year=year)

    def _read(self, raw: Raw) -> Reading:
        if isinstance(raw, date):
            return _stored(raw.date() if isinstance(raw, datetime) else raw)
        meant = self._meant(raw)
        match meant:
            case Moment():
                example = in_another_year(meant.value) if meant.note == BORROWED_YEAR else ""
                facts = (("exempel", example),) if example else ()
                return Reading(meant.value, repaired=True, note=meant.note, facts=facts)
            case Doubt():
                return unreadable(meant.code, **dict(meant.facts))
            case _:
                return unreadable("olasligt-datum")

    def _meant(self, raw: Raw) -> Moment | Doubt | None:
        if isinstance(raw, str):
            return moment_of_text(raw, self.year)
        is_number = isinstance(raw, int | float) and not isinstance(raw, bool)
        return moment_of_number(raw, self.year) if is_number else None  # type: ignore[arg-type]

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        within = f"({cell}>={serial_of(EARLIEST)})*({cell}<{serial_of(LATEST) + 1})"
        return f"(LEN(TRIM({cell}))>0)*(1-ISNUMBER({cell})*{within})"

    def told(self, value: Value) -> str:
        """Say that it is a date now, or from which day to which it lasts."""
        if isinstance(value, Span):
            return f"tiden {value}"
        return f"datumet {shown(value)}" if isinstance(value, date) else shown(value)

    def fits(self, raw: Raw) -> bool:
        """Take a day count for a date here, as a spreadsheet does; the reader says when it had to."""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return serial_of(EARLIEST) <= raw < serial_of(LATEST) + 1
        return Field.fits(self, raw)


def _stored(day: date) -> Reading:
    """Read a cell that holds a date already."""
    return Reading(day) if EARLIEST <= day <= LATEST else unreadable("osannolikt-ar", dag=str(day))
