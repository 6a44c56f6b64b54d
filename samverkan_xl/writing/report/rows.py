"""The sheets that hold every municipality's rows: whose row, what it says, and where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from samverkan_xl.consolidating.county import County, CountyRow
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.fields import Choice, Field, Wording, cell_kind
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.sheets.follow_up import FALTERS, UNSOLVED, FollowUp
from samverkan_xl.model.submission import Outcome
from samverkan_xl.model.values import RowValues, Span, Special, Value, Words, shown
from samverkan_xl.reference.country import Sweden
from samverkan_xl.reference.municipalities import Municipality
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ANSWER_TONES, ATTENTION, NONE, WRONG, Tone
from samverkan_xl.writing.report.columns import Cell, Column, Table
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import counted

WHOSE = (Column("Kommunkod", 11, style="fixed"), Column("Kommun", 17, style="fixed"))
OUTCOME_TONES: Mapping[str, Tone] = {Outcome.REPAIRED.value: ATTENTION, Outcome.REJECTED.value: WRONG}
FILE = Column("Fil", 50, style="help")
FROM = (FILE, Column("Blad", 16), Column("Rad", kind="whole"), Column("Utfall", 14, tones=OUTCOME_TONES))

DEVIATION, SUPPORT, NOTHING_OPEN = "✖ Avvikelse", "▲ Stödbehov", "– Inget"
OPEN_TONES: Mapping[str, Tone] = {DEVIATION: WRONG, SUPPORT: ATTENTION, NOTHING_OPEN: NONE}
OPEN_ORDER = (DEVIATION, SUPPORT, NOTHING_OPEN)


def whose(municipality: Municipality | None) -> tuple[Cell, Cell]:
    """Give the cells that say whose a row is; blank where the file does not tell."""
    return (municipality.code, municipality.name) if municipality else (None, None)


def shown_fields(sheet: type[Row]) -> tuple[Field, ...]:
    """Give the fields that the report shows: all but our own wording."""
    return tuple(of for of in sheet.fields if not isinstance(of, Wording))


def columns_of(sheet: type[Row]) -> tuple[Column, ...]:
    """Describe a sheet's own columns."""
    return tuple(_column(of) for of in shown_fields(sheet))


def _column(of: Field) -> Column:
    kind = cell_kind(of)
    judged = isinstance(of, Choice) and {"Nej", "Delvis"} <= set(of.choices.choices)
    return Column(of.title, of.width, "" if kind == "text" else kind, ANSWER_TONES if judged else {})


def values_of(row: CountyRow) -> RowValues:
    """Give what a row says: as it was finished, or as it was received when it was not."""
    return vars(row.row.finished) if row.row.finished is not None else row.row.values


def cell_of(value: Value) -> Cell:
    """Give a value as a cell: several choices as one text, Ej aktuellt in words, a part of a year with its days."""
    return shown(value) if isinstance(value, tuple | Special | Span | Words) else value


def cells_of(row: CountyRow, keys: Iterable[str], *leading: Cell) -> tuple[Cell, ...]:
    """Give a row's cells, from whose it is to what became of it."""
    values, source = values_of(row), row.row
    own = (cell_of(values.get(key)) for key in keys)
    return (*whose(row.municipality), *leading, *own, row.file, source.sheet, source.number, source.outcome.value)


@dataclass(frozen=True, slots=True)
class RowSheet:
    """One sheet of rows, as it is to be written."""

    sheet: type[Row]
    county: County

    def write(self, page: Page) -> None:
        """Write the whole sheet."""
        if self.sheet is FollowUp:
            self._write_log(page)
            return
        keys = [of.key for of in shown_fields(self.sheet)]
        rows = [cells_of(row, keys) for row in self._rows()]
        write_table_sheet(page, self._lead(), self._table((), rows))

    def _rows(self) -> tuple[CountyRow, ...]:
        return self.county.rows.get(self.sheet.key, ())

    def _lead(self) -> str:
        municipalities = {row.municipality.code for row in self._rows()}
        if not municipalities:
            return "Ingen kommun har redovisat något här."
        said = counted(len(municipalities), "kommun", "kommuner")
        return f"{counted(len(self._rows()), 'rad', 'rader')} från {said}. Längst till höger står vilken fil och rad."

    def _table(self, leading: tuple[Column, ...], rows: list[tuple[Cell, ...]]) -> Table:
        columns = (*WHOSE, *leading, *columns_of(self.sheet), *FROM)
        return Table(f"tabell_lan_{self.sheet.key}", self.sheet.title, columns, rows)

    def _write_log(self, page: Page) -> None:
        """Write the follow-up logs as one, what is open first and then the latest."""
        keys = [of.key for of in shown_fields(self.sheet)]
        judged = sorted(((open_state(row), row) for row in self._rows()), key=_open_then_latest)
        rows = [cells_of(row, keys, state) for state, row in judged]
        deviations, requests = (sum(state == one for state, _ in judged) for one in OPEN_ORDER[:2])
        lead = (
            f"{counted(len(rows), 'uppföljning', 'uppföljningar')}; överst "
            f"{counted(deviations, 'öppen avvikelse', 'öppna avvikelser')} och "
            f"{counted(requests, 'annat öppet stödbehov', 'andra öppna stödbehov')}, sedan de senaste."
        )
        write_table_sheet(page, lead, self._table((Column("Öppet", 15, tones=OPEN_TONES),), rows))


_NOWHERE = Surroundings(date.min, {}, Sweden())


def open_state(row: CountyRow) -> str:
    """Tell whether a follow-up says that something falters, or that support is asked for, and is not solved yet."""
    values = values_of(row)
    if not UNSOLVED.holds(values, values, _NOWHERE):
        return NOTHING_OPEN
    if FALTERS.holds(values, values, _NOWHERE):
        return DEVIATION
    return SUPPORT if values.get("support_needed") else NOTHING_OPEN


def _open_then_latest(judged: tuple[str, CountyRow]) -> tuple[int, int]:
    state, row = judged
    day = values_of(row).get("date")
    return OPEN_ORDER.index(state), -day.toordinal() if isinstance(day, date) else 0
