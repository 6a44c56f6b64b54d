"""What an audit says: one thing about one field of a row, and how much it weighs."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from samverkan_xl.model.cells import Raw
from samverkan_xl.model.dates import BORROWED_YEAR, UNKNOWN_TIME
from samverkan_xl.model.fields import Field, Reading
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.values import shown

MISSING = "saknas"
REPAIRED = "rattat"
ERROR_SIGN = "felvarde"
ASKED_ABOUT = frozenset(
    {
        "for-lang",
        "osakert-val",
        "osakert-tal",
        "okand-del",
        "osakert-datum",
        "datum-utan-ar",
        "datum-med-tillagg",
        "fel-veckodag",
        "manad-felstavad",
        "osannolikt-ar",
    }
)
"""A cell's own faults that are queries; all that are not named here are errors. A text too long is taken whole."""

ASKED_ABOUT_THOUGH_READ = frozenset({BORROWED_YEAR, UNKNOWN_TIME})
"""What is said of a repair as a query; all else that is said of repairs is notices."""

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


def cell_hits(sheet: type[Row], number: int, of: Field, cell: Raw, reading: Reading) -> Iterator[Hit]:
    """Tell of a cell that cannot be taken as it stands, or that was taken for something else than it looks like."""
    if reading.problem:
        severity = Severity.QUERY if reading.problem in ASKED_ABOUT else Severity.ERROR
        stops = reading.problem not in HARMLESS_PROBLEMS
        yield Hit(sheet.key, number, of.key, reading.problem, severity, stops, dict(reading.facts))
    elif reading.repaired:
        after = of.told(reading.value)
        meant = {"ord" if after == shown(reading.value) else "tolkat": after}  # only what could stand there is quoted
        facts = {"före": shown_raw(cell), "efter": after, **meant, **dict(reading.facts)}
        severity = Severity.QUERY if reading.note in ASKED_ABOUT_THOUGH_READ else Severity.NOTICE
        yield Hit(sheet.key, number, of.key, reading.note or REPAIRED, severity, facts=facts)


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
