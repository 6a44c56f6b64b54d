"""What the button writes into its three tables: plain texts and numbers, days as Excel counts them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from samverkan_xl.consolidating.county import County, CountyFinding, Registered
from samverkan_xl.model.catalogue import fault_and_remedy
from samverkan_xl.model.dates import serial_of
from samverkan_xl.writing.report.register import STATUSES
from samverkan_xl.writing.report.words import SEVERITIES

LiveCell = str | float | None
LiveRow = tuple[LiveCell, ...]

LONGEST = 8_000
"""Characters that surely pass in a cell when a whole table is handed to Excel at once; the report has all of them."""

_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def register_rows(county: County) -> tuple[LiveRow, ...]:
    """Give every received file and what happened to it."""
    return tuple(map(_registered, county.register))


def missing_rows(county: County) -> tuple[LiveRow, ...]:
    """Give who has not answered."""
    return tuple((one.name, one.code) for one in county.missing)


def finding_rows(county: County) -> tuple[LiveRow, ...]:
    """Give every finding."""
    return tuple(map(_found, county.findings))


def _registered(one: Registered) -> LiveRow:
    whose = (one.municipality.name, one.municipality.code) if one.municipality else (None, None)
    told = _texts(STATUSES[one.status], one.file, one.reason, one.remedy, *whose, one.period)
    return (*told, one.revision or None, _day(one.filled_on), one.rows)


def _found(one: CountyFinding) -> LiveRow:
    whose = (one.municipality.code, one.municipality.name) if one.municipality else (None, None)
    place = (one.finding.place.sheet, one.finding.place.cell) if one.finding.place else (None, None)
    said = (SEVERITIES[one.finding.severity], *fault_and_remedy(one.finding))
    return tuple(_texts(*whose, one.file, *place, *said, one.finding.value))


def _texts(*texts: str | None) -> Iterator[str | None]:
    return (_text(text) if text else None for text in texts)


def _text(text: str) -> str:
    """Give a text that any cell can hold."""
    kept = text if len(text) <= LONGEST else f"{text[: LONGEST - 2]} …"
    return _UNWRITABLE.sub("\ufffd", kept)


def _day(day: date | None) -> LiveCell:
    return None if day is None else serial_of(day)
