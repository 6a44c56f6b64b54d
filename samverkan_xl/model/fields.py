"""Field types: what a column may hold, how its cells are read, and how a formula sees that one is not in order."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime
from math import isfinite
from typing import Self

from samverkan_xl.model.cells import CellFault, Raw
from samverkan_xl.model.conditions import Always, Condition, Script, quoted
from samverkan_xl.model.dates import EARLIEST, LATEST, UnsureDateError, date_of_number, date_of_text, serial_of
from samverkan_xl.model.lists import NOT_APPLICABLE_SPELLINGS, ChoiceList, begun_choice, choice_of
from samverkan_xl.model.values import NOT_APPLICABLE, UNREADABLE, Special, Value, folded, shown, trimmed

TextValue = str | None
ChoiceValue = str | Special | None
ItemsValue = tuple[str, ...] | Special | None
DateValue = date | Special | None
ShareValue = float | Special | None
WholeValue = int | Special | None
"""What the fields of a finished row hold: a value, deliberately not applicable, or blank."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a cell was read as: the value, and the code of the problem or of the repair, if any."""

    value: Value
    problem: str = ""
    repaired: bool = False
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
        if isinstance(raw, float) and not isfinite(raw):
            raw = CellFault.NUMBER
        if isinstance(raw, CellFault):
            return unreadable("felvarde", fel=raw.value)
        if isinstance(raw, str):
            tidy = tidied(raw)
            return self._read_tidy(tidy, raw) if tidy else BLANK
        return self._read(raw)

    def _read_tidy(self, tidy: str, raw: str) -> Reading:
        if self.takes_not_applicable and folded(tidy) in NOT_APPLICABLE_SPELLINGS:
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


def tidied(text: str) -> str:
    """Strip outer white space and turn no-break spaces and tabs into plain ones."""
    return text.replace("\u00a0", " ").replace("\t", " ").replace("\u200b", "").strip()


def _text_of(raw: Raw) -> str:
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Text(Field):
    """Free text up to `limit` characters."""

    limit: int

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for text: in free text it is just that."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        length = len(trimmed(text))
        if length > self.limit:
            return Reading(text, "for-lang", facts=(("antal", str(length)), ("högst", str(self.limit))))
        return Reading(text)

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        return f"(LEN(TRIM({cell}))>{self.limit})"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity(Text):
    """The row's ID: prefilled, but a municipality may write its own."""

    limit: int = 30
    prefix: str
    width: float = 8

    @property
    def fixed(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Text):
    """Locked wording that the definition gives; never read back."""

    limit: int = 2000

    @property
    def fixed(self) -> bool:
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice(Field):
    """One choice from a list."""

    choices: ChoiceList

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        choice = choice_of(text, self.choices)
        if choice is None:
            begun = begun_choice(text, self.choices)
            offered = ", ".join(self.choices.choices)
            return unreadable("osakert-val", val=begun) if begun else unreadable("ej-i-listan", val=offered)
        return Reading(choice, repaired=folded(text) != folded(choice))

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        found = script.across(f"TRIM({cell})={self.choices.name}", self.choices.name)
        return f"(LEN(TRIM({cell}))>0)*({found}=0)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion(Text):
    """Free text with a list of suggestions that is never enforced."""

    choices: ChoiceList | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices(Field):
    """Several choices from a list, parted by semicolons.

    Items that are none of the list's are kept as they were written: rules look at those that can be read.
    """

    choices: ChoiceList

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        items = _items(text)
        found = [choice_of(item, self.choices) for item in items]
        unknown = [item for item, choice in zip(items, found, strict=True) if choice is None]
        if unknown or not items:
            as_written = tuple(part.strip() for part in text.split(";"))
            return Reading(as_written, "ej-i-flervalslistan", facts=(("okända", "; ".join(unknown or [text])),))
        chosen = tuple(dict.fromkeys(choice for choice in found if choice))
        return Reading(chosen, repaired=_respelled(text) != _respelled(";".join(chosen)))

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        listed = f'";"&SUBSTITUTE(SUBSTITUTE(UPPER(TRIM({cell})),"; ",";")," ;",";")&";"'
        found = script.across(f'ISNUMBER(FIND(";"&UPPER({self.choices.name})&";",{listed}))', self.choices.name)
        return f'(LEN(TRIM({cell}))>0)*({found}<LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell}),";",""))+1)'


def _items(text: str) -> list[str]:
    """Part a text into its items: at semicolons and line breaks, or at commas where it has no semicolon."""
    separators = r"[;\n]" if re.search(r"[;\n]", text) else ","
    return [part.strip() for part in re.split(separators, text) if part.strip()]


def _respelled(text: str) -> str:
    return re.sub(" *; *", ";", folded(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class References(Field):
    """IDs of rows in other sheets, parted by semicolons."""

    sheets: tuple[str, ...]
    single: bool = False

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for a fault: here there is always an answer."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        written = [part.strip() for part in text.split(";") if part.strip()] if self.single else _items(text)
        items = tuple({folded(item): item for item in reversed(written)}.values())[::-1] or (text,)
        repaired = _respelled(text) != _respelled(";".join(items))
        return Reading("; ".join(items) if self.single else items, repaired=repaired)


@dataclass(frozen=True, slots=True, kw_only=True)
class Date(Field):
    """A day."""

    width: float = 12

    def _read(self, raw: Raw) -> Reading:
        if isinstance(raw, date):
            stored = raw.date() if isinstance(raw, datetime) else raw
            return Reading(stored) if EARLIEST <= stored <= LATEST else unreadable("olasligt-datum")
        try:
            day = self._converted(raw)
        except UnsureDateError:
            return unreadable("osakert-datum")
        if day is None or not EARLIEST <= day <= LATEST:
            return unreadable("olasligt-datum")
        return Reading(day, repaired=True)

    @staticmethod
    def _converted(raw: Raw) -> date | None:
        if isinstance(raw, str):
            return date_of_text(raw)
        return date_of_number(raw) if isinstance(raw, int | float) and not isinstance(raw, bool) else None

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        within = f"({cell}>={serial_of(EARLIEST)})*({cell}<{serial_of(LATEST) + 1})"
        return f"(LEN(TRIM({cell}))>0)*(1-ISNUMBER({cell})*{within})"

    def told(self, value: Value) -> str:
        """Say that it is a date now."""
        return f"datumet {shown(value)}"

    def fits(self, raw: Raw) -> bool:
        """Take a day count for a date here, as a spreadsheet does; the reader says when it had to."""
        if isinstance(raw, int | float) and not isinstance(raw, bool):
            return serial_of(EARLIEST) <= raw < serial_of(LATEST) + 1
        return Field.fits(self, raw)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent(Field):
    """A share; the value is a fraction, as a percent cell stores it."""

    width: float = 9

    def _read(self, raw: Raw) -> Reading:
        number, per_cent = _number(raw)
        if number is None:
            return unreadable("olasligt-tal")
        if not per_cent and (1 < number < 2 or (number == 1 and isinstance(raw, str))):  # noqa: PLR2004  # 1 or 100 %?
            return unreadable("olasligt-tal")
        share = number / 100 if per_cent or 1 < number <= 100 else number  # noqa: PLR2004  # 50 means 50 %
        if not 0 <= share <= 1:
            return unreadable("utanfor-0-100")
        return Reading(share, repaired=isinstance(raw, str) or share != number)

    def told(self, value: Value) -> str:
        """Tell the share as a percentage."""
        return f"andelen {value * 100:g} %".replace(".", ",") if isinstance(value, int | float) else shown(value)

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        return f"(LEN(TRIM({cell}))>0)*(1-ISNUMBER({cell})*({cell}>=0)*({cell}<=1))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole(Field):
    """A whole number, at least `least`."""

    least: int = 0
    width: float = 9

    def _read(self, raw: Raw) -> Reading:
        number, per_cent = _number(raw)
        if number is None or per_cent or number != int(number):
            return unreadable("olasligt-tal")
        if number < self.least:
            return unreadable("for-litet-tal", minst=str(self.least))
        return Reading(int(number), repaired=isinstance(raw, str))

    def told(self, value: Value) -> str:
        """Say that it is a number now."""
        return f"talet {shown(value)}"

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        whole = f"IFERROR(({cell}=INT({cell}))*({cell}>={self.least}),0)"
        return f"(LEN(TRIM({cell}))>0)*(1-ISNUMBER({cell})*{whole})"


_NUMBER = re.compile(r"(-?\d{1,15}(?:[.,]\d{1,15})?) ?(%|procent)?")


def _number(raw: Raw) -> tuple[float | None, bool]:
    """Read a number as people write them; tells too whether a per cent sign stood behind it."""
    if isinstance(raw, bool):
        return None, False
    if isinstance(raw, int | float):
        return raw, False
    match = _NUMBER.fullmatch(str(raw).casefold().replace(" ", " ").strip()) if isinstance(raw, str) else None
    return (float(match[1].replace(",", ".")), bool(match[2])) if match else (None, False)


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityCode(Field):
    """Four digits as text; three are padded, since a cell that held a number has lost its zero."""

    @property
    def seen_through(self) -> bool:
        """Tell that formulas pad the code as well."""
        return True

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for a fault: here there is always an answer."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        if not re.fullmatch("[0-9]{3,4}", text):
            return unreadable("kod-form")
        return Reading(text.zfill(4), repaired=not isinstance(raw, str) or len(text) != 4)  # noqa: PLR2004

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        digits = f'IFERROR(TEXT(VALUE(TRIM({cell})),"0000")=TRIM({cell}),FALSE)'
        return f"(LEN(TRIM({cell}))>0)*(1-(LEN(TRIM({cell}))=4)*{digits}*(1-ISNUMBER({cell})))"


_PERIOD = re.compile("[0-9]{4}(-(H[12]|T[123]|K[1234]))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Period(Field):
    """A year or a part of one: 2026, 2026-H1, 2026-T2, 2026-K3."""

    @property
    def takes_not_applicable(self) -> bool:
        """Take a dash for a fault: here there is always an answer."""
        return False

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        period = text.upper().replace(" ", "")
        if not _PERIOD.fullmatch(period):
            return unreadable("period-form")
        return Reading(period, repaired=folded(period) != folded(text))

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        parts = "+".join(f"(UPPER(MID(TRIM({cell}),5,3))={quoted(part)})" for part in PERIOD_PARTS)
        year = f'IFERROR(TEXT(VALUE(LEFT(TRIM({cell}),4)),"0000")=LEFT(TRIM({cell}),4),FALSE)'
        return f"(LEN(TRIM({cell}))>0)*(1-{year}*((LEN(TRIM({cell}))=4)+(LEN(TRIM({cell}))=7)*({parts})>0))"


PERIOD_PARTS = ("-H1", "-H2", "-T1", "-T2", "-T3", "-K1", "-K2", "-K3", "-K4")


def is_period(text: str) -> bool:
    """Tell whether a text is a period as the workbook writes it."""
    return bool(_PERIOD.fullmatch(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mailbox(Text):
    """An e-mail address."""

    def _read(self, raw: Raw) -> Reading:
        text = _text_of(raw)
        if not re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", text):
            return unreadable("adress-form")
        return Text._read(self, text)  # noqa: SLF001  # `super()` does not work in a dataclass with slots

    def _misfit(self, script: Script) -> str:
        cell = script.this(self.key)
        one_at = f'(LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell}),"@",""))=1)'
        shape = f'ISNUMBER(SEARCH("?*@?*.?*",TRIM({cell})))*{one_at}*(1-ISNUMBER(FIND(" ",TRIM({cell}))))'
        return f"(LEN(TRIM({cell}))>0)*(1-{shape}*(LEN(TRIM({cell}))<={self.limit}))"


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed(Field):
    """A cell that the workbook fills: `compute` and `formula` say the same thing in two languages.

    `compute` gets the row's values and what surrounds it; `formula` gets a function that refers to a field of the row.
    """

    compute: Callable[..., Value]
    formula: Callable[[Callable[[str], str]], str]
    kind: str = "text"

    @property
    def computed(self) -> bool:
        return True

    def _read(self, raw: Raw) -> Reading:
        return Reading(_text_of(raw))


def cell_kind(of: Field) -> str:
    """Tell how the field's cells are to be shown: `text`, `date`, `percent` or `whole`."""
    match of:
        case Date():
            return "date"
        case Percent():
            return "percent"
        case Whole():
            return "whole"
        case Computed():
            return of.kind
        case _:
            return "text"
