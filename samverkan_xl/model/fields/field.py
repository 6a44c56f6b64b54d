"""What a field is: how its cells are read, and how a formula sees that one is not in order."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Self

from samverkan_xl.model.cells import CellFault, Raw, is_beyond_numbers
from samverkan_xl.model.conditions import Always, Condition, Script, quoted
from samverkan_xl.model.spellings import is_not_applicable
from samverkan_xl.model.values import NOT_APPLICABLE, UNREADABLE, Span, Special, Value, Words, folded, shown

TextValue = str | None
ChoiceValue = str | Special | None
ItemsValue = tuple[str, ...] | Special | None
DateValue = date | Span | Words | Special | None
ShareValue = float | Special | None
WholeValue = int | Special | None
"""What the fields of a finished row hold: a value, deliberately not applicable, or blank."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell was read as: the value, and the code of the problem, if any.

    Of a repair, `note` is the code of what is said of it where that is more than before and after.
    """

    value: Value
    problem: str = ""
    repaired: bool = False
    note: str = ""
    facts: tuple[tuple[str, str], ...] = ()


BLANK = Reading(None)


def unreadable(problem: str, **facts: str) -> Reading:
    """Give the reading of a cell in which something stands that cannot be taken."""
    return Reading(UNREADABLE, problem, facts=tuple(facts.items()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(ABC):
    """One column, or one line of Start. `key` is the attribute that bears it; `width` is in characters."""

    title: str
    key: str = ""
    width: float = 14
    required: Condition | None = None
    open_while: Condition | None = None
    """For a date: the condition under which it is a deadline that somebody waits for."""

    def named(self, key: str) -> Self:
        """Give the field with the name of the attribute that bears it."""
        return replace(self, key=key)

    def within(self, year: int | None) -> Field:
        """Give the field as it reads in a book of that year; `None` when the book tells no year."""
        return self

    @property
    def computed(self) -> bool:
        """Tell whether the workbook fills the cell by formula."""
        return False

    @property
    def fixed(self) -> bool:
        """Tell whether the cell is ours: a number or wording that nobody should change."""
        return False

    @property
    def seen_through(self) -> bool:
        """Tell whether formulas repair the cell too, where it is not in its normal form."""
        return False

    def read(self, raw: Raw) -> Reading:
        """Read a cell; never raises."""
        if raw is None:
            return BLANK
        if is_beyond_numbers(raw):
            raw = CellFault.NUMBER
        if isinstance(raw, CellFault):
            return unreadable("felvarde", fel=raw.value)
        if isinstance(raw, str):
            tidy = tidied(raw)
            return self._read_tidy(tidy, raw) if tidy else BLANK
        return self._read(raw)

    def _read_tidy(self, tidy: str, raw: str) -> Reading:
        if self.takes_not_applicable and is_not_applicable(tidy):
            return Reading(NOT_APPLICABLE, repaired=folded(tidy) != folded(NOT_APPLICABLE.value))
        reading = self._read(tidy)
        changed = tidy != raw and not reading.problem
        return replace(reading, repaired=True) if changed else reading

    @property
    def takes_not_applicable(self) -> bool:
        """Tell whether a dash or `ej aktuellt` is an answer here; in free text it is just text."""
        return True

    @abstractmethod
    def _read(self, raw: Raw) -> Reading: ...

    def told(self, value: Value) -> str:
        """Tell what a repaired cell was taken for, in words."""
        return shown(value)

    def fits(self, raw: Raw) -> bool:
        """Tell whether the cell is in its normal form, as the book asks for it; `misfit` is the same as a formula."""
        plain = (raw.strip(" ") or None) if isinstance(raw, str) else raw
        reading = self.read(plain)
        only_odd_space = plain is not None and reading.value is None
        return not (reading.problem or reading.repaired or only_odd_space)

    def misfit(self, script: Script) -> str:
        """Write the formula that is 1 where the cell is not in its normal form; empty where anything goes."""
        form = self._misfit(script)
        if not form or not self.takes_not_applicable:
            return form
        return f"{form}*(TRIM({script.this(self.key)})<>{quoted(NOT_APPLICABLE.value)})"

    def _misfit(self, script: Script) -> str:
        return ""


REQUIRED: Condition = Always()


_SPACES, _UNSEEN = "\t\u00a0\u2007\u2009\u202f", "\u200b\u200e\u200f\u2060\ufeff"
_TIDYING = str.maketrans(dict.fromkeys(_SPACES, " ") | dict.fromkeys(_UNSEEN))
_UNTIDY = re.compile(f"[{_SPACES}{_UNSEEN}]")


def tidied(text: str) -> str:
    """Strip outer white space, turn no-break spaces and tabs into plain ones, and drop marks that nobody sees."""
    is_plain = "\t" not in text if text.isascii() else not _UNTIDY.search(text)
    return text.strip() if is_plain else text.translate(_TIDYING).strip()


def text_of(raw: Raw) -> str:
    """Give a cell of any kind as the text that its sender sees."""
    match raw:
        case bool():
            return "Sant" if raw else "Falskt"
        case float() if raw == int(raw):
            return str(int(raw))
        case datetime():
            return raw.isoformat(sep=" ", timespec="minutes")
        case float():
            return f"{raw:g}".replace(".", ",")
        case _:
            return str(raw)
