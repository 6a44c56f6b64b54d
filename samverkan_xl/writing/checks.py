"""The lines of the hidden sheet `_kontroll`: every rule of every sheet, counted by formula.

Each line has the formula that counts its breaches, the one that names the first cell at fault, and the values that
both will have, known from the audit. The panel on Start adds the lines up.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from samverkan_xl.model.audit import Audit, RawBook
from samverkan_xl.model.catalogue import short
from samverkan_xl.model.conditions import Script, blank
from samverkan_xl.model.fields import (
    Choice,
    Choices,
    Date,
    Field,
    Mailbox,
    MunicipalityCode,
    Percent,
    Period,
    Text,
    Whole,
)
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.rules import Rule
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.writing.placement import Placement
from samverkan_xl.writing.scripts import ColumnScript


class Kind(StrEnum):
    """What a line counts."""

    ROWS = "rader"
    MISSING = "saknas"
    ERRORS = "fel"
    QUERIES = "fråga"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of `_kontroll`; formulas are array formulas without their equals sign."""

    sheet: str
    kind: Kind
    code: str
    field: str
    text: str
    count_formula: str
    count: int
    first_formula: str
    first: str


FORM_CODES: tuple[tuple[type[Field], str], ...] = (
    (Mailbox, "adress-form"),
    (Choice, "ej-i-listan"),
    (Choices, "ej-i-flervalslistan"),
    (Date, "olasligt-datum"),
    (Percent, "olasligt-tal"),
    (Whole, "olasligt-tal"),
    (MunicipalityCode, "kod-form"),
    (Period, "period-form"),
    (Text, "for-lang"),
)
"""What a cell that is not in its normal form is called in the panel, by field type; the first that fits counts."""


def lines(placement: Placement, raw: RawBook, audited: Audit) -> tuple[Line, ...]:
    """Give all lines, sheet by sheet: rows, then what is missing, errors and queries."""
    found = []
    for sheet in SHEETS:
        writer = _SheetLines(placement, sheet, raw, audited)
        found += [writer.used_rows(), writer.error_values()]
        found += [*writer.missing(), *writer.misfits(), *writer.broken(Severity.ERROR)]
        found += [*writer.long_texts(), *writer.broken(Severity.QUERY)]
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _SheetLines:
    placement: Placement
    sheet: type[Row]
    raw: RawBook
    audited: Audit

    @property
    def script(self) -> ColumnScript:
        return ColumnScript(self.placement, self.sheet.key)

    def used_rows(self) -> Line:
        used = tuple(row.number for row in self.audited.used(self.sheet.key))
        numbers = used if self.sheet.layout is not Layout.FORM else (0,)
        return self._line(Kind.ROWS, "rader", self.sheet.fields[0].key, "", self.script.used(), numbers)

    def error_values(self) -> Line:
        """Count cells that hold an error sign; the reader can say more of them than a formula can."""
        entries = self.sheet.entries()
        top, bottom = self.script.this(entries[0].key), self.script.this(entries[-1].key)
        first, last = top.split(":")[0], bottom.split(":")[-1].split("!")[-1]
        formula = f"SUM(--ISERROR({first}:{last}))"
        return Line(self.sheet.title, Kind.ERRORS, "felvarde", "", short("felvarde"), formula, 0, '""', "")

    def missing(self) -> Iterator[Line]:
        for of in self.sheet.fields:
            if of.required:
                wanted = (of.required & blank(of.key)).formula(self.script)
                rows = self._hits(of.key, "saknas")
                yield self._line(Kind.MISSING, "saknas", of.key, f"{of.title} saknas", f"{self._base()}*{wanted}", rows)

    def misfits(self) -> Iterator[Line]:
        for of in self.sheet.entries():
            if form_code(of) != "for-lang":
                yield from self._misfit(of, Kind.ERRORS)

    def long_texts(self) -> Iterator[Line]:
        for of in self.sheet.entries():
            if form_code(of) == "for-lang":
                yield from self._misfit(of, Kind.QUERIES)

    def _misfit(self, of: Field, kind: Kind) -> Iterator[Line]:
        formula = of.misfit(self.script)
        if formula:
            code = form_code(of)
            given = self.raw.get(self.sheet.key, ())
            if code == "for-lang":
                rows = self._hits(of.key, code)
            else:
                rows = tuple(number for number, row in enumerate(given) if not of.fits(row.get(of.key)))
            yield self._line(kind, code, of.key, f"{of.title}: {short(code)}", formula, rows)

    def broken(self, severity: Severity) -> Iterator[Line]:
        kind = Kind.ERRORS if severity is Severity.ERROR else Kind.QUERIES
        for rule in self.sheet.rules:
            if rule.severity is severity:
                title = self.sheet.field(rule.at).title
                formula = f"{self._base()}*{breach(self.sheet, rule, self.script)}"
                text = f"{title}: {short(rule.code)}"
                yield self._line(kind, rule.code, rule.at, text, formula, self._hits(rule.at, rule.code))

    def _base(self) -> str:
        return self.script.stands()

    def _hits(self, key: str, code: str) -> tuple[int, ...]:
        return tuple(
            hit.row
            for hit in self.audited.hits
            if hit.sheet == self.sheet.key and hit.field == key and hit.code == code and not hit.explained
        )

    def _line(self, kind: Kind, code: str, key: str, text: str, formula: str, rows: tuple[int, ...]) -> Line:
        area = self.script.this(key)
        first = self.placement.place(self.sheet, min(rows), key).cell if rows else ""
        named = f'IFERROR(ADDRESS(MIN(IF(({formula})>0,ROW({area}))),COLUMN({area.split(":")[0]}),4),"")'
        counted = f"IFERROR(SUM(--(({formula})>0)),0)"
        return Line(self.sheet.title, kind, code, key, text, counted, len(rows), named, first)


def form_code(of: Field) -> str:
    """Give the code under which the panel says that a cell is not in its normal form."""
    return next((code for kind, code in FORM_CODES if isinstance(of, kind)), "olasligt-tal")


def breach(sheet: type[Row], rule: Rule, script: Script) -> str:
    """Write a rule's breach as a formula; a query that is explained in the row is none."""
    formula = rule.when.formula(script)
    return f"{formula}*(LEN(TRIM({script.this(sheet.explained_in)}))=0)" if rule.explainable else formula
