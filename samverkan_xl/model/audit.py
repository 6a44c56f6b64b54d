"""The audit of one workbook's answers: every cell read, every rule run, all in one pass.

It takes raw rows, wherever they stood, and says what is wrong by row number and field. The checker turns that into
findings with addresses; the workbook's writer into the values that its formulas will compute. So both say the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial

from samverkan_xl.model.cells import CellFault, Raw
from samverkan_xl.model.conditions import STANDS, USED, Surroundings
from samverkan_xl.model.error_texts import is_error_text
from samverkan_xl.model.fields import Computed, Field, Identity, Reading, tidied, unreadable
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.hits import ERROR_SIGN, MISSING, Hit, cell_hits, shown_raw
from samverkan_xl.model.remembering import LONGEST
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.sheets.start import Start
from samverkan_xl.model.values import UNREADABLE, RowValues, Value, shown
from samverkan_xl.model.workbook import SHEETS

__all__ = ["MISSING", "Audit", "AuditedRow", "Hit", "RawBook", "RawRow", "audit", "shown_raw", "year_of"]

RawRow = Mapping[str, Raw]
RawBook = Mapping[str, Sequence[RawRow]]
"""Sheet key to its rows, each a mapping of field key to what stands in the cell."""


Read = Callable[[Field, Raw], Reading]
ReadCell = Callable[[Raw], Reading]

_MOST_REMEMBERED = 256
"""Texts of each field."""


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
    year, read = year_of(book), _as_formulas_see if as_formulas_see else _as_a_reader
    for sheet in SHEETS:
        fields = _read_within(sheet, year, read)
        rows[sheet.key] = tuple(
            _read_row(sheet, fields, number, raw, around, hits) for number, raw in enumerate(book.get(sheet.key, ()))
        )
    visible = {key: tuple(row.values for row in found) for key, found in rows.items()}
    within = Surroundings(around.today, visible, around.country)
    for sheet in SHEETS:
        hits.extend(_rule_hits(sheet, rows[sheet.key], within))
    return Audit(rows, tuple(hits), within)


def year_of(book: RawBook) -> int | None:
    """Give the year of the book's period, which is always within one; `None` when the book does not tell."""
    start = next(iter(book.get(Start.key, ())), {})
    period = Start.field("period").read(start.get("period")).value
    return int(period[:4]) if isinstance(period, str) else None


@dataclass(frozen=True, slots=True)
class _Fields:
    """A sheet's fields: those read, each with how and whether a municipality fills it in, and those computed."""

    read: tuple[tuple[Field, ReadCell, bool], ...]
    computed: tuple[Computed, ...]


@lru_cache(maxsize=128)
def _read_within(sheet: type[Row], year: int | None, read: Read) -> _Fields:
    """Give a sheet's fields as they read in a book of that year."""
    fields = [of.within(year) for of in sheet.fields]
    there = (of for of in fields if not of.computed or sheet.layout is Layout.FORM)
    how = ((of, _remembering(of, read), not (of.fixed or of.computed)) for of in there)
    return _Fields(tuple(how), tuple(of for of in fields if isinstance(of, Computed)))


def _remembering(of: Field, read: Read) -> ReadCell:
    """Read a field's cells, and keep the readings of short texts: books say much the same."""
    known = lru_cache(maxsize=_MOST_REMEMBERED)(partial(read, of))

    def reading(cell: Raw) -> Reading:
        return known(cell) if cell.__class__ is str and len(cell) <= LONGEST else read(of, cell)

    return reading


def _as_a_reader(of: Field, cell: Raw) -> Reading:
    """Read a cell, and know the error signs that were pasted as text for what they are."""
    if isinstance(cell, str) and is_error_text(cell):
        return unreadable(ERROR_SIGN, fel=tidied(cell))
    return of.read(cell)


def _as_formulas_see(of: Field, cell: Raw) -> Reading:
    """Read a cell, and take one that no formula can see through for an error sign."""
    reading = of.read(cell)
    needs_a_reader = reading.repaired and not of.seen_through and not of.fits(cell)
    return of.read(CellFault.OTHER) if needs_a_reader else reading


def _read_row(
    sheet: type[Row],
    fields: _Fields,
    number: int,
    raw: RawRow,
    around: Surroundings,
    hits: list[Hit],
) -> AuditedRow:
    values: dict[str, Value] = {}
    repaired: list[str] = []
    for of, read, is_entry in fields.read:
        cell = raw.get(of.key)
        if cell is None:
            continue
        reading = read(cell)
        if reading.value is None or (reading.value is UNREADABLE and of.fixed and not isinstance(of, Identity)):
            continue  # an error sign that was pasted over our own wording: nobody asks what stands there
        values[of.key] = reading.value
        if is_entry:
            values[USED] = "✓"
            hits.extend(cell_hits(sheet, number, of, cell, reading))
            if reading.repaired:
                repaired.append(of.key)
        elif isinstance(of, Identity) and reading.problem == ERROR_SIGN:
            hits.extend(cell_hits(sheet, number, of, cell, reading))
    if USED in values or sheet.layout is not Layout.REGISTER:
        values[STANDS] = "✓"
    for of in fields.computed:
        if of.key not in values:
            values[of.key] = of.compute(values, around)
    return AuditedRow(number, values, tuple(repaired))


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
