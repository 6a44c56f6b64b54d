"""Cells and grids: a workbook as plain values with addresses, whatever program wrote it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum


class CellFault(StrEnum):
    """A cell that holds no value of its own: the sign that the program shows instead."""

    REFERENCE = "#REF!"
    NAME = "#NAME?"
    VALUE = "#VALUE!"
    DIVISION = "#DIV/0!"
    MISSING = "#N/A"
    NUMBER = "#NUM!"
    NULL = "#NULL!"
    OTHER = "#FEL!"
    NEVER_CALCULATED = "formel utan värde"


Raw = str | float | int | bool | date | datetime | time | timedelta | CellFault | None
"""What a reader may find in a cell. A blank cell is `None`, never an empty string."""


def is_beyond_numbers(raw: Raw) -> bool:
    """Tell of a number that no cell can hold: infinite, none at all, or too large for one."""
    return isinstance(raw, int | float) and not -_LARGEST <= raw <= _LARGEST


_LARGEST = sys.float_info.max


def column_letters(column: int) -> str:
    """Name a column as Excel does.

    `column` counts from 1: 1 is A, 27 is AA.
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a cell is: sheet by name, row and column counted from 1."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        """The address as Excel writes it, without the sheet: `G7`."""
        return f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet's values.

    `rows[0]` is Excel's row 1 and `rows[0][0]` its cell A1, however empty the beginning; rows may differ in length.
    """

    name: str
    rows: tuple[tuple[Raw, ...], ...]
    hidden: bool = False

    def value(self, row: int, column: int) -> Raw:
        """Give the value at a row and column counted from 1; outside the grid every cell is blank."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None


class Trait(StrEnum):
    """What a book may carry besides the values of its cells, told apart before any parser is asked."""

    MACROS = "makron"
    EXTERNAL_LINK = "länk till annan bok"
    EXTERNAL_VALUE = "värde ur annan bok"
    DDE = "DDE"
    EMBEDDED = "inbäddat objekt"
    CONTROL = "formulärkontroll"
    STRICT = "strikt Open XML"
    DATES_1904 = "datum från 1904"
    SENSITIVITY_LABEL = "känslighetsetikett"
    HIDDEN_SHEET = "dolt blad"
    VERY_HIDDEN_SHEET = "mycket dolt blad"
    HIDDEN_ROWS = "dolda rader"
    HIDDEN_COLUMNS = "dolda kolumner"
    FILTERED = "filtrerat blad"
    MERGED = "sammanfogade celler"
    COMMENT = "kommentar"
    HEADER = "sidhuvud eller sidfot"
    PROPERTY = "dokumentegenskap"
    DRAWN_TEXT = "text i en form"
    DEFINED_NAME = "definierat namn"
    CELL_RULE = "datavalidering eller villkorsstyrd formatering"
    HYPERLINK = "hyperlänk"
    FORMULA = "formel"
    CHART = "diagram"
    TABLE = "tabells namn eller rubriker"
    PIVOT = "pivottabells källdata"
    AUTHOR = "namn på den som har kommenterat"
    CONNECTION = "dataanslutning"
    STYLE = "format eller tema"
    CHANGE_LOG = "ändringslogg"
    STORED_TEXT = "text som ingen läst cell visar"
    SETTING = "inställning"
    OTHER_PART = "annan del av filen"


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that a book carries besides values.

    `sheet` is empty for what belongs to the whole book, `cell` (`G7`, or an area such as `7:12`, `C:D`, `B2:C3`) for
    what belongs to no cell. `text` is what a sender wrote there, as it stands, unmasked.
    """

    trait: Trait
    sheet: str = ""
    cell: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class BookGrid:
    """One workbook's values: its sheets in order, the custom document properties as text, and what else it carries."""

    sheets: tuple[Grid, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    remarks: tuple[Remark, ...] = ()
