"""Fields that say whose book it is: the municipality's code, and the period."""

from __future__ import annotations

import re
from dataclasses import dataclass

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Script, quoted
from samverkan_xl.model.dates import EARLIEST, LATEST, Moment, moment_of_text
from samverkan_xl.model.dates.parts import months
from samverkan_xl.model.fields.field import Field, Reading, text_of, unreadable
from samverkan_xl.model.values import Span, folded


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityCode(Field):
    """Four digits as text; three are padded, since a cell that held a number has lost its zero."""

    @property
    def seen_through(self) -> bool:
        """Tell that formulas pad the code as well."""
        return True

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for a fault: here there is always an answer."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        if not re.fullmatch("[0-9]{3,4}", text):
            return unreadable("kod-form")
        return Reading(text.zfill(4), repaired=not isinstance(raw, str) or len(text) != 4)  # noqa: PLR2004

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        digits = f'IFERROR(TEXT(VALUE(TRIM({cell})),"0000")=TRIM({cell}),FALSE)'
        return f"(LEN(TRIM({cell}))>0)*(1-(LEN(TRIM({cell}))=4)*{digits}*(1-ISNUMBER({cell})))"


_PERIOD = re.compile("[0-9]{4}(-(H[12]|T[123]|K[1234]))?")
_MONTHS_OF = {"H": 6, "T": 4, "K": 3}
"""The months of a part of a year, by the letter in its name."""

PERIOD_PARTS = ("-H1", "-H2", "-T1", "-T2", "-T3", "-K1", "-K2", "-K3", "-K4")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Field):
    """A year or a part of one: 2026, 2026-H1, 2026-T2, 2026-K3; of years that a workbook can be about."""

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for a fault: here there is always an answer."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = text_of(raw)
        period = text.upper().replace(" ", "")
        if _PERIOD.fullmatch(period) and not is_period(period):
            return unreadable("period-ar")
        if not is_period(period):
            period = _period_of_part(text)
        if not period:
            return unreadable("period-form")
        return Reading(period, repaired=folded(period) != folded(text))

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        parts = "+".join(f"(UPPER(MID(TRIM({cell}),5,3))={quoted(part)})" for part in PERIOD_PARTS)
        said = f"LEFT(TRIM({cell}),4)"
        within = f"(VALUE({said})>={EARLIEST.year})*(VALUE({said})<={LATEST.year})"
        year = f'IFERROR((TEXT(VALUE({said}),"0000")={said})*{within},FALSE)'
        return f"(LEN(TRIM({cell}))>0)*(1-{year}*((LEN(TRIM({cell}))=4)+(LEN(TRIM({cell}))=7)*({parts})>0))"


def _period_of_part(text: str) -> str:
    """Name the period that a part of a year in other words is: kvartal 3 2026 is 2026-K3."""
    moment = moment_of_text(text)
    span = moment.value if isinstance(moment, Moment) else None
    if not isinstance(span, Span) or span.first.year != span.last.year:
        return ""
    parts = ("", *PERIOD_PARTS)
    return next((f"{span.first.year}{part}" for part in parts if span == _span_of_part(span, part)), "")


def _span_of_part(span: Span, part: str) -> Span:
    """Give the span that a part of a span's year has, in the same words."""
    length = _MONTHS_OF[part[1]] if part else 12
    first = (int(part[2]) - 1) * length + 1 if part else 1
    months_of_part = months(span.first.year, first, length)
    return Span(months_of_part.first, months_of_part.last, span.said)


def is_period(text: str) -> bool:
    """Tell whether a text is a period as the workbook writes it, of a year that a workbook can be about."""
    return bool(_PERIOD.fullmatch(text)) and EARLIEST.year <= int(text[:4]) <= LATEST.year
