"""The audit of one workbook's answers: every cell read, every rule run, all in one pass.

It takes raw rows, wherever they stood, and says what is wrong by row number and field. The checker turns that into
findings with addresses; the workbook's writer into the values that its formulas will compute. So both say the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from samverkan_xl.model.cells import CellFault, Raw
from samverkan_xl.model.conditions import STANDS, USED, Surroundings
from samverkan_xl.model.fields import Computed, Field, Reading
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.values import RowValues, Value, shown
from samverkan_xl.model.workbook import SHEETS

RawRow = Mapping[str, Raw]
RawBook = Mapping[str, Sequence[RawRow]]
"""Sheet key to its rows, each a mapping of field key to what stands in the cell."""

MISSING = "saknas"
REPAIRED = "rattat"
SEVERITY_OF_PROBLEM = {"for-lang": Severity.QUERY, "osakert-datum": Severity.QUERY, "osakert-val": Severity.QUERY}
"""What a cell's own fault weighs; all that are not named here are errors. A text too long is still taken whole."""

HARMLESS_PROBLEMS = frozenset({"for-lang"})


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that the audit says: about the field of a row (`row` counts the sheet's given rows from 0)."""

    sheet: str
    row: int
    field: str
    code: str
    severity: Severity
    stops: bool = False
    facts: Mapping[str, str] = dataclasses.field(default_factory=dict)
    explained: str = ""


@dataclass(frozen=True, slots=True)
class AuditedRow:
    """One row as read. `values` holds every field by key, and `USED` when a municipality wrote something in it."""

    number: int
    values: RowValues
    repaired: tuple[str, ...]

    @property
    def used(self) -> bool:
        """Tell whether anything but our own text stands in the row."""
        return self.values.get(USED) is not None


@dataclass(frozen=True, slots=True)
class Audit:
    """The whole book, audited."""

    rows: Mapping[str, tuple[AuditedRow, ...]]
    hits: tuple[Hit, ...]
    around: Surroundings

    def used(self, sheet: str) -> tuple[AuditedRow, ...]:
        """Give the used rows of a sheet."""
        return tuple(row for row in self.rows[sheet] if row.used)


def audit(book: RawBook, around: Surroundings, *, as_formulas_see: bool = False) -> Audit:
    """Read every cell and run every rule.

    `around.rows` is disregarded: rules see the rows of this book. `as_formulas_see` takes a cell that only a reader can
    repair (`j` for Ja, a date written as text) for unreadable, as the workbook's own formulas do.
    """
    rows: dict[str, tuple[AuditedRow, ...]] = {}
    hits: list[Hit] = []
    for sheet in SHEETS:
        rows[sheet.key] = tuple(
            _read_row(sheet, number, _in_normal_form(sheet, raw) if as_formulas_see else raw, around, hits)
            for number, raw in enumerate(book.get(sheet.key, ()))
        )
    visible = {key: tuple(row.values for row in found) for key, found in rows.items()}
    within = Surroundings(around.today, visible, around.country)
    for sheet in SHEETS:
        hits.extend(_rule_hits(sheet, rows[sheet.key], within))
    return Audit(rows, tuple(hits), within)


def _in_normal_form(sheet: type[Row], raw: RawRow) -> RawRow:
    """Give the row with an error sign in place of each cell that no formula can see through."""
    return {
        key: CellFault.OTHER if key in sheet.model_fields and _needs_a_reader(sheet.field(key), cell) else cell
        for key, cell in raw.items()
    }


def _needs_a_reader(of: Field, cell: Raw) -> bool:
    return cell is not None and not of.seen_through and of.read(cell).repaired and not of.fits(cell)


def _read_row(sheet: type[Row], number: int, raw: RawRow, around: Surroundings, hits: list[Hit]) -> AuditedRow:
    values: dict[str, Value] = {}
    repaired: list[str] = []
    for of in sheet.fields:
        cell = raw.get(of.key)
        if cell is None or (of.computed and sheet.layout is not Layout.FORM):
            continue
        reading = of.read(cell)
        if reading.value is None:
            continue
        values[of.key] = reading.value
        if not (of.fixed or of.computed):
            values[USED] = "✓"
            hits.extend(_cell_hits(sheet, number, of, cell, reading))
            if reading.repaired:
                repaired.append(of.key)
    if USED in values or sheet.layout is not Layout.REGISTER:
        values[STANDS] = "✓"
    for of in sheet.fields:
        if isinstance(of, Computed) and of.key not in values:
            values[of.key] = of.compute(values, around)
    return AuditedRow(number, values, tuple(repaired))


def _cell_hits(sheet: type[Row], number: int, of: Field, cell: Raw, reading: Reading) -> Iterator[Hit]:
    if reading.problem:
        severity = SEVERITY_OF_PROBLEM.get(reading.problem, Severity.ERROR)
        stops = reading.problem not in HARMLESS_PROBLEMS
        yield Hit(sheet.key, number, of.key, reading.problem, severity, stops, dict(reading.facts))
    elif reading.repaired:
        facts = {"före": shown_raw(cell), "efter": of.told(reading.value)}
        yield Hit(sheet.key, number, of.key, REPAIRED, Severity.NOTICE, facts=facts)


def shown_raw(cell: Raw) -> str:
    """Give what stands in a cell as its sender sees it."""
    match cell:
        case None:
            return ""
        case bool():
            return "SANT" if cell else "FALSKT"
        case float():
            return f"{cell:.15g}".replace(".", ",")
        case _:
            return str(cell)


def _rule_hits(sheet: type[Row], rows: tuple[AuditedRow, ...], around: Surroundings) -> Iterator[Hit]:
    for row in rows:
        if row.used or sheet.layout is not Layout.REGISTER:
            yield from _missing(sheet, row, around)
            yield from _broken(sheet, row, around)


def _missing(sheet: type[Row], row: AuditedRow, around: Surroundings) -> Iterator[Hit]:
    for of in sheet.fields:
        if of.required and row.values.get(of.key) is None and of.required.holds(row.values, row.values, around):
            yield Hit(sheet.key, row.number, of.key, MISSING, Severity.ERROR)


def _broken(sheet: type[Row], row: AuditedRow, around: Surroundings) -> Iterator[Hit]:
    for rule in sheet.rules:
        if rule.when.holds(row.values, row.values, around):
            facts = {sheet.field(key).title: shown(row.values.get(key)) for key in rule.facts}
            facts |= rule.when.details(row.values, around)
            explained = shown(row.values.get(sheet.explained_in)) if rule.explainable else ""
            yield Hit(sheet.key, row.number, rule.at, rule.code, rule.severity, rule.stops, facts, explained)
