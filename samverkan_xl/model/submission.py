"""A submission: what one received workbook says, with what is to be said about it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samverkan_xl.model.audit import Audit
from samverkan_xl.model.cells import Place
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.values import RowValues


class Outcome(StrEnum):
    """What became of a row; every row that is read has exactly one."""

    CONSOLIDATED = "konsoliderad"
    REPAIRED = "rättad"
    REJECTED = "avvisad"
    SUPERSEDED = "ersatt"


@dataclass(frozen=True, slots=True)
class SubmittedRow:
    """One used row as it was received.

    `sheet` is the sheet's name in the file and `number` its row there, as Excel counts. `finished` is the row that goes
    into the county report; a rejected row has none, and neither has one that is `doubled`: it only says once more what
    another row of the book says.
    """

    sheet: str
    number: int
    values: RowValues
    finished: Row | None
    repaired: bool
    doubled: bool = False

    @property
    def outcome(self) -> Outcome:
        """Tell what became of the row in a book that counts."""
        if self.doubled:
            return Outcome.SUPERSEDED
        if self.finished is None:
            return Outcome.REJECTED
        return Outcome.REPAIRED if self.repaired else Outcome.CONSOLIDATED


@dataclass(frozen=True, slots=True)
class Extra:
    """A cell in a column that the municipality added; kept as text under Övrigt."""

    sheet: str
    number: int
    column: str
    value: str


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a sheet's answers stood in the received file.

    `numbers` gives the row of each audited row by its index, `columns` the column of each field that was there; both
    as Excel counts, from 1.
    """

    sheet: str
    numbers: tuple[int, ...]
    columns: Mapping[str, int]

    def place(self, row: int, key: str) -> Place:
        """Give the place of a field of an audited row; the first column when the field had none."""
        return Place(self.sheet, self.numbers[row], self.columns.get(key, 1))


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose book it is, as far as the book tells; `code` is empty when it does not.

    `code_sources` and `period_sources` say in words which places tell it, and what each of them tells.
    """

    code: str = ""
    municipality: str = ""
    period: str = ""
    revision: int = 0
    filled_on: date | None = None
    code_sources: str = ""
    period_sources: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One received workbook, checked.

    `rows` has the used rows of every table sheet by sheet key. `entered` counts, by the same keys, the rows as they
    were found in the file, before anything was read from them; the receipt is held against it. `stopped` is the reason
    why the whole book stays out of the county report, if any. `accepted` is the audit of what goes in: the rows that
    were not rejected.
    """

    file: str
    sha256: str
    identity: Identity
    start: RowValues
    rows: Mapping[str, tuple[SubmittedRow, ...]]
    findings: tuple[Finding, ...]
    extras: tuple[Extra, ...]
    accepted: Audit
    stopped: Finding | None = None
    whereabouts: Mapping[str, Whereabouts] = field(default_factory=dict)
    entered: Mapping[str, int] = field(kw_only=True)

    def place(self, sheet: str, row: int, key: str) -> Place | None:
        """Give the place in the file of a field of an accepted row; `None` when its sheet was not there."""
        here = self.whereabouts.get(sheet)
        return here.place(row, key) if here and row < len(here.numbers) else None

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(finding.severity is severity for finding in self.findings)

    @property
    def rows_entered(self) -> int:
        """Count the rows of all sheets as they were found in the file."""
        return sum(self.entered.values())

    @property
    def row_count(self) -> int:
        """Count the used rows of all table sheets."""
        return sum(len(rows) for rows in self.rows.values())


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read as a workbook: the finding says why and what to do."""

    file: str
    sha256: str
    finding: Finding
