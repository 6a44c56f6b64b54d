"""The county: what the submissions say together. Values only; the report is drawn from these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from samverkan_xl.consolidating.comparison import Comparison
from samverkan_xl.model.deadlines import Deadline
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.inbox import InboxLine
from samverkan_xl.model.step_one import Criterion, Verdict
from samverkan_xl.model.submission import Extra, Submission, SubmittedRow
from samverkan_xl.reference.municipalities import Municipality


class FileStatus(StrEnum):
    """What became of a file; every file in the folder has exactly one."""

    READ = "inläst"
    READ_WITH_FINDINGS = "inläst med anmärkning"
    SUPERSEDED = "ersatt"
    NOT_READ = "ej läst"


@dataclass(frozen=True, slots=True)
class Registered:
    """One line of the register: a file and what happened to it.

    `reason` and `remedy` are Swedish sentences, empty for a file without anything to say; `municipality` is `None`
    when the book does not tell whose it is.
    """

    file: str
    status: FileStatus
    reason: str
    remedy: str
    municipality: Municipality | None
    period: str
    revision: int
    filled_on: date | None
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Gap:
    """A sheet of a file where rows went missing, or were counted twice, between reading and reporting."""

    file: str
    sheet: str
    read: int
    accounted: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of every row that was read; `gaps` tells in which files and sheets it does not add up."""

    read: int
    consolidated: int
    repaired: int
    rejected: int
    superseded: int
    gaps: tuple[Gap, ...] = ()

    @property
    def accounted(self) -> int:
        """Count the rows of which it is told what became."""
        return self.consolidated + self.repaired + self.rejected + self.superseded

    @property
    def adds_up(self) -> bool:
        """Tell whether every row that was read is accounted for, in all and sheet by sheet."""
        return self.read == self.accounted and not self.gaps


@dataclass(frozen=True, slots=True)
class Answer:
    """A checklist answer from one municipality: in words, with the cell it was read from."""

    text: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class Picture:
    """One municipality's book that counts, and what it says in sum.

    `questions` has the two parties' answers by question number, `laws` the answers by the row's number; an answer may
    be `Ej svarat`, `Avvisad` or `Ej aktuellt` besides the choices.
    """

    municipality: Municipality
    submission: Submission
    verdict: Verdict
    lacking: tuple[Criterion, ...]
    questions: Mapping[str, tuple[Answer, Answer]]
    laws: Mapping[str, Answer]
    deadlines: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class CountyRow:
    """A row in the report, with where it came from."""

    municipality: Municipality
    file: str
    row: SubmittedRow


@dataclass(frozen=True, slots=True)
class CountyFinding:
    """A finding with the file that it is about; the municipality is `None` where the file does not tell."""

    municipality: Municipality | None
    file: str
    finding: Finding


@dataclass(frozen=True, slots=True)
class CountyExtra:
    """A cell in a column that a municipality added."""

    municipality: Municipality
    file: str
    extra: Extra


@dataclass(frozen=True, slots=True)
class County:
    """Everything that the county report shows. Sequences are in the order in which they are shown.

    `name` is the county, or "Sverige" for all, or that of the only county answering. `pictures` and `rows` are ordered
    by municipality code; `rows` is by sheet key. `missing` are all from whom no book counts: the `silent`, and those
    whose every book was stopped. `comparison` is `None` when no earlier report was named.
    `origins` tells by a file's SHA-256 in which letters it came, if any.
    """

    name: str
    period: str
    today: date
    definition: Definition
    expected: tuple[Municipality, ...]
    pictures: tuple[Picture, ...]
    missing: tuple[Municipality, ...]
    rows: Mapping[str, tuple[CountyRow, ...]]
    findings: tuple[CountyFinding, ...]
    register: tuple[Registered, ...]
    extras: tuple[CountyExtra, ...]
    receipt: Receipt
    comparison: Comparison | None = None
    origins: Mapping[str, tuple[InboxLine, ...]] = field(default_factory=dict)

    @property
    def unusable(self) -> tuple[Registered, ...]:
        """Give the stopped books of municipalities from whom no book counts, with the reason of each."""
        codes = {one.code for one in self.missing}
        stopped = (one for one in self.register if one.status is FileStatus.NOT_READ and one.municipality is not None)
        found = [(one.municipality.code, one) for one in stopped if one.municipality and one.municipality.code in codes]
        return tuple(one for _, one in sorted(found, key=lambda pair: (pair[0], pair[1].file)))

    @property
    def silent(self) -> tuple[Municipality, ...]:
        """Give those from whom nothing has come that tells whose it is."""
        heard = {one.municipality for one in self.unusable}
        return tuple(one for one in self.missing if one not in heard)

    def count(self, severity: Severity) -> int:
        """Count the findings of a severity."""
        return sum(one.finding.severity is severity for one in self.findings)
