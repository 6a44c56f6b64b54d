"""Whose a book is: told by what is in it, never by its name or by who sent it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.checking.book import check_book
from samverkan_xl.checking.privacy import masked
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import is_period
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import Received, Unreadable, read_book
from samverkan_xl.reference.municipalities import Municipality, municipality

_NAMELESS = Path("bok.xlsx")
_HIGHEST_REVISION = 999


@dataclass(frozen=True, slots=True)
class Identified:
    """Whose book it is, and why it cannot be counted as it is, if so."""

    whose: Municipality | None = None
    period: str = ""
    revision: int = 0
    stopped: Finding | None = None


def identified(content: bytes, digest: str, definition: Definition, today: date) -> Identified:
    """Read and check a book; one that cannot be read is nobody's, and says why."""
    try:
        grid = read_book(Received(_NAMELESS, digest, content), COMPUTED_TITLES)
    except Unreadable as problem:
        facts = {name: masked(fact) for name, fact in problem.facts.items()}
        return Identified(stopped=Finding(problem.code.value, Severity.ERROR, facts=facts, stops=True))
    submission = check_book(grid, "", digest, definition, today)
    told = submission.identity
    return Identified(
        municipality(told.code),
        told.period if is_period(told.period) else "",
        told.revision if 0 < told.revision <= _HIGHEST_REVISION else 0,
        submission.stopped,
    )
