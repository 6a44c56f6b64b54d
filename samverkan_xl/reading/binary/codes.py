"""What the binary forms share: their numbers for errors, and a sheet as it is noted on the way through its records."""

from __future__ import annotations

from dataclasses import dataclass, field

from samverkan_xl.model.cells import CellFault, Place, Remark, Trait, column_letters
from samverkan_xl.reading.preflight.deep import Faults

_ERRORS = {
    0x00: CellFault.NULL,
    0x07: CellFault.DIVISION,
    0x0F: CellFault.VALUE,
    0x17: CellFault.REFERENCE,
    0x1D: CellFault.NAME,
    0x24: CellFault.NUMBER,
    0x2A: CellFault.MISSING,
}


@dataclass(slots=True)
class NotedSheet:
    """One sheet's faulty cells and remarks; rows and columns come as the records have them, counted from 0."""

    name: str
    faults: Faults = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def error(self, row: int, column: int, code: int) -> None:
        """Note a cell that shows an error."""
        self.faults[row + 1, column + 1] = _ERRORS.get(code, CellFault.OTHER)

    def hidden_row(self, row: int) -> None:
        """Note a row that is hidden."""
        self.note(Trait.HIDDEN_ROWS, f"{row + 1}:{row + 1}")

    def hidden_columns(self, first: int, last: int) -> None:
        """Note columns that are hidden."""
        self.note(Trait.HIDDEN_COLUMNS, f"{column_letters(first + 1)}:{column_letters(last + 1)}")

    def merged(self, first_row: int, last_row: int, first_column: int, last_column: int) -> None:
        """Note an area whose cells are merged."""
        self.note(Trait.MERGED, f"{self.cell(first_row, first_column)}:{self.cell(last_row, last_column)}")

    def note(self, trait: Trait, cell: str = "", text: str = "") -> None:
        """Note anything else."""
        self.remarks.append(Remark(trait, self.name, cell, text))

    def cell(self, row: int, column: int) -> str:
        """Give the address of a cell."""
        return Place(self.name, row + 1, column + 1).cell
