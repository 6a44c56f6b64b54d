"""What a cell means once it has been read: a value, deliberately not applicable, unreadable, or blank."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum

from samverkan_xl.model.remembering import remembered


class Special(Enum):
    """The two answers that are neither a value nor a blank."""

    NOT_APPLICABLE = "Ej aktuellt"
    UNREADABLE = "Oläsligt"


NOT_APPLICABLE = Special.NOT_APPLICABLE
UNREADABLE = Special.UNREADABLE


@dataclass(frozen=True, slots=True)
class Span:
    """A part of a year in a date cell, first and last day included; `said` is what the sender wrote."""

    first: date
    last: date
    said: str

    def __str__(self) -> str:
        return f"{self.first}–{self.last}"


@dataclass(frozen=True, slots=True)
class Words:
    """Words of time that stand in a date cell, such as `tills vidare`, as the sender wrote them."""

    said: str

    def __str__(self) -> str:
        return self.said


Value = str | date | Span | Words | float | int | tuple[str, ...] | Special | None
"""A blank is `None`, and a blank is never Nej. Percentages are fractions: 0.5 is 50 %."""

RowValues = Mapping[str, Value]
"""One row: field key to value."""


@remembered(16384)
def folded(text: str) -> str:
    """Give the text as a spreadsheet compares it: outer spaces gone, inner ones single, letter case aside."""
    return trimmed(text).casefold()


def trimmed(text: str) -> str:
    """Give the text as TRIM does: outer spaces gone, inner ones single."""
    return " ".join(part for part in text.split(" ") if part) if "  " in text else text.strip(" ")


def listed(value: Value) -> tuple[str, ...]:
    """Give the items of a cell that may hold several, folded; a single text is split at its semicolons."""
    if value is None:
        return ()
    if isinstance(value, str):
        value = tuple(part.strip() for part in value.split(";") if part.strip()) or (value,)
    return tuple(folded(item) for item in value if item.strip()) if isinstance(value, tuple) else ()


def shown(value: Value) -> str:
    """Give the value as a Swedish reader expects to see it in a sentence."""
    match value:
        case None:
            return ""
        case Special():
            return value.value
        case tuple():
            return "; ".join(value)
        case Span():
            return f"{value.said} ({value})"
        case float():
            return f"{value:g}".replace(".", ",")
        case _:
            return str(value)
