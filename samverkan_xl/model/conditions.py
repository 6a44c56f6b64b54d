"""Conditions: said once about a row, answered by Python and by a spreadsheet formula alike.

A condition is a small tree. `holds` answers for one row of values; `formula` writes the same question in the
formula language of every spreadsheet program, for a whole column at once (each row a 0 or a 1, as an array)
or for the one row in which a conditional format stands. Formulas use direct comparisons only: MATCH and
COUNTIF would take `*`, `?` and `<5` in somebody's text for patterns.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from samverkan_xl.model.dates import EARLIEST, LATEST, serial_of
from samverkan_xl.model.values import NOT_APPLICABLE, RowValues, Value, folded, listed


class KnownMunicipality(Protocol):
    """What the country knows of a municipality."""

    @property
    def name(self) -> str: ...
    @property
    def county(self) -> str: ...
    @property
    def police_region(self) -> str: ...


class Country(Protocol):
    """What rules ask about the country: its calendar and its municipalities."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work that day."""

    def working_days(self, start: date, end: date) -> int:
        """Count working days, both ends included, as NETWORKDAYS does."""

    def add_months(self, day: date, months: int) -> date:
        """Move by months, as EDATE does."""

    def municipality(self, code: str) -> KnownMunicipality | None:
        """Find a municipality by its four digits."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """All that a rule may look at beyond its row: the day, the other rows of the book, the country."""

    today: date
    rows: Mapping[str, Sequence[RowValues]]
    country: Country


class Script(Protocol):
    """How references are written where the formula is to stand: in one cell for a whole column, or in every row."""

    def this(self, key: str) -> str:
        """Refer to a field of the row itself, or to its whole column."""

    def other(self, key: str) -> str:
        """Refer to a field of every row of the sheet that is searched."""

    def used(self) -> str:
        """Ask whether the row holds anything beyond its ID."""

    def stands(self) -> str:
        """Ask whether the row can be referred to: it is used, or one of a checklist's fixed rows."""

    def other_stands(self) -> str:
        """Ask of every row of the sheet that is searched whether it can be referred to."""

    def across(self, body: str, name: str) -> str:
        """Count, for each row, the cells of a named list (laid out in a row) for which the body holds."""

    def over(self, sheet: str) -> Script:
        """Give the script for all rows of another sheet, taken by themselves."""

    def paired_with(self, sheet: str) -> Script:
        """Give the script that sets this row against all rows of another sheet."""

    def pairs(self, body: str) -> str:
        """Count the rows of the searched sheet for which the body holds."""


FIRST_DAY, END_OF_DAYS = serial_of(EARLIEST), serial_of(LATEST) + 1
"""The day counts between which a number in a date cell is taken for a day; the second is the first too late."""


def quoted(text: str) -> str:
    """Write a text as a formula does."""
    return '"' + text.replace('"', '""') + '"'


class Term(ABC):
    """Something that has a value: a field, the day today, a fixed date."""

    @abstractmethod
    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value: ...

    @abstractmethod
    def formula(self, script: Script) -> str: ...

    def serial(self, script: Script) -> str:
        """Write the day that stands there as a whole number, its time of day dropped."""
        return self.formula(script)

    def before(self, later: str, script: Script) -> str:
        """Ask whether a day stands there, and that before another whole number."""
        return f"({self.formula(script)}<{later})"


class _Cell(Term):
    """A term that is a cell, in which anything may stand."""

    def serial(self, script: Script) -> str:
        """Give 0 where no day that we read stands; any text is greater than every number."""
        cell = self.formula(script)
        return f"IFERROR(INT({cell})*({cell}>={FIRST_DAY})*({cell}<{END_OF_DAYS}),0)"

    def before(self, later: str, script: Script) -> str:
        cell = self.formula(script)
        return f"({cell}>={FIRST_DAY})*({cell}<{later})"


@dataclass(frozen=True, slots=True)
class This(_Cell):
    """A field of the row itself."""

    key: str

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return row.get(self.key)

    def formula(self, script: Script) -> str:
        return script.this(self.key)


@dataclass(frozen=True, slots=True)
class Other(_Cell):
    """A field of the row that it is set against."""

    key: str

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return other.get(self.key)

    def formula(self, script: Script) -> str:
        return script.other(self.key)


@dataclass(frozen=True, slots=True)
class Today(Term):
    """Today, or the same day so many months from now."""

    months: int = 0

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return around.country.add_months(around.today, self.months) if self.months else around.today

    def formula(self, script: Script) -> str:
        return f"EDATE(idag,{self.months})" if self.months else "idag"


@dataclass(frozen=True, slots=True)
class Day(Term):
    """A fixed date."""

    at: date

    def value(self, row: RowValues, other: RowValues, around: Surroundings) -> Value:
        return self.at

    def formula(self, script: Script) -> str:
        return f"DATE({self.at.year},{self.at.month},{self.at.day})"


def term(of: str | Term) -> Term:
    """Take a bare key for a field of the row itself."""
    return This(of) if isinstance(of, str) else of


class Condition(ABC):
    """A question about a row. Combine with `&`, `|` and `~`."""

    __slots__ = ()
    fits_in_a_row = True
    """Whether the formula is small enough to stand in every row of a conditional format."""

    @abstractmethod
    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool: ...

    @abstractmethod
    def formula(self, script: Script) -> str: ...

    def details(self, row: RowValues, around: Surroundings) -> Mapping[str, str]:
        """Give, of a condition that holds, what its sentence should tell besides the rule's fields."""
        return {}

    def __and__(self, also: Condition) -> Condition:
        return All((self, also))

    def __or__(self, instead: Condition) -> Condition:
        return Either((self, instead))

    def __invert__(self) -> Condition:
        return Not(self)


@dataclass(frozen=True, slots=True)
class All(Condition):
    """Every part holds."""

    parts: tuple[Condition, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return all(part.holds(row, other, around) for part in self.parts)

    def formula(self, script: Script) -> str:
        return "*".join(part.formula(script) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either(Condition):
    """At least one part holds."""

    parts: tuple[Condition, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return any(part.holds(row, other, around) for part in self.parts)

    def formula(self, script: Script) -> str:
        return "((" + "+".join(part.formula(script) for part in self.parts) + ")>0)"


@dataclass(frozen=True, slots=True)
class Not(Condition):
    """The part does not hold."""

    part: Condition

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return not self.part.holds(row, other, around)

    def formula(self, script: Script) -> str:
        return f"(1-{self.part.formula(script)})"


@dataclass(frozen=True, slots=True)
class Always(Condition):
    """Holds for every row."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return True

    def formula(self, script: Script) -> str:
        return "1"


@dataclass(frozen=True, slots=True)
class Used(Condition):
    """The row holds something beyond its ID and what we wrote there."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return row.get(USED) is not None

    def formula(self, script: Script) -> str:
        return script.used()


USED, STANDS = "·", "··"
"""The keys under which a row says that it is used, and that it can be referred to; no field can bear them."""


@dataclass(frozen=True, slots=True)
class OtherStands(Condition):
    """The row that this one is set against stands: it is used, or one of a checklist's fixed rows."""

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return other.get(STANDS) is not None

    def formula(self, script: Script) -> str:
        return script.other_stands()


@dataclass(frozen=True, slots=True)
class _Filled(Condition):
    of: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return self.of.value(row, other, around) is not None

    def formula(self, script: Script) -> str:
        return f"(LEN(TRIM({self.of.formula(script)}))>0)"


def filled(of: str | Term) -> Condition:
    """Something stands in the cell, readable or not."""
    return _Filled(term(of))


def blank(of: str | Term) -> Condition:
    """Nothing stands in the cell. A blank is never Nej."""
    return Not(filled(of))


@dataclass(frozen=True, slots=True)
class _Is(Condition):
    of: Term
    choices: tuple[str, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, str) and folded(value) in map(folded, self.choices)

    def formula(self, script: Script) -> str:
        reference = self.of.formula(script)
        tests = [f"(TRIM({reference})={quoted(choice)})" for choice in self.choices]
        return tests[0] if len(tests) == 1 else "((" + "+".join(tests) + ")>0)"


def is_one_of(of: str | Term, *choices: str) -> Condition:
    """The cell holds one of the choices."""
    return _Is(term(of), choices)


@dataclass(frozen=True, slots=True)
class _Same(Condition):
    one: Term
    two: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        one, two = self.one.value(row, other, around), self.two.value(row, other, around)
        if one is NOT_APPLICABLE:
            return two is NOT_APPLICABLE
        return isinstance(one, str) and isinstance(two, str) and folded(one) == folded(two)

    def formula(self, script: Script) -> str:
        one, two = self.one.formula(script), self.two.formula(script)
        return f"(LEN(TRIM({one}))>0)*(TRIM({one})=TRIM({two}))"


def same(one: str | Term, two: str | Term) -> Condition:
    """Both cells hold the same text, letter case aside."""
    return _Same(term(one), term(two))


@dataclass(frozen=True, slots=True)
class _Lists(Condition):
    """The cell with several items has this one among them."""

    of: Term
    item: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        item = self.item.value(row, other, around)
        return isinstance(item, str) and folded(item) in listed(self.of.value(row, other, around))

    def formula(self, script: Script) -> str:
        cell, item = self.of.formula(script), self.item.formula(script)
        return f'(LEN(TRIM({item}))>0)*ISNUMBER(FIND(";"&UPPER(TRIM({item}))&";",{_items(cell)}))'


@dataclass(frozen=True, slots=True)
class _Mentions(Condition):
    """The cell with several items has any of these fixed choices among them."""

    of: Term
    choices: tuple[str, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return any(folded(choice) in listed(self.of.value(row, other, around)) for choice in self.choices)

    def formula(self, script: Script) -> str:
        cell = _items(self.of.formula(script))
        tests = (f"ISNUMBER(FIND({quoted(f';{choice.upper()};')},{cell}))" for choice in self.choices)
        return "((" + "+".join(tests) + ")>0)"


def _items(cell: str) -> str:
    """Write the cell's items with a semicolon on each side and no spaces around them."""
    return f'";"&SUBSTITUTE(SUBSTITUTE(UPPER(TRIM({cell})),"; ",";")," ;",";")&";"'


def lists(of: str | Term, item: str | Term) -> Condition:
    """A cell that may hold several items holds this one."""
    return _Lists(term(of), term(item))


def mentions(of: str | Term, *choices: str) -> Condition:
    """A cell that may hold several items holds at least one of these."""
    return _Mentions(term(of), choices)


@dataclass(frozen=True, slots=True)
class _FewerThan(Condition):
    of: Term
    least: int

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, tuple) and len(value) < self.least

    def formula(self, script: Script) -> str:
        cell = f"TRIM({self.of.formula(script)})"
        answered = f"(LEN({cell})>0)*({cell}<>{quoted(NOT_APPLICABLE.value)})"
        return f'{answered}*(LEN({cell})-LEN(SUBSTITUTE({cell},";",""))+1<{self.least})'


def fewer_than(of: str, least: int) -> Condition:
    """A filled cell holds fewer items than that; items are parted by single semicolons."""
    return _FewerThan(term(of), least)


@dataclass(frozen=True, slots=True)
class _Before(Condition):
    one: Term
    two: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        one, two = self.one.value(row, other, around), self.two.value(row, other, around)
        return isinstance(one, date) and isinstance(two, date) and one < two

    def formula(self, script: Script) -> str:
        return self.one.before(self.two.serial(script), script)


def before(one: str | Term, two: str | Term) -> Condition:
    """Both are dates and the first is the earlier."""
    return _Before(term(one), term(two))


def after(one: str | Term, two: str | Term) -> Condition:
    """Both are dates and the first is the later."""
    return before(two, one)


@dataclass(frozen=True, slots=True)
class _Apart(Condition):
    one: Term
    two: Term
    days: int

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        one, two = self.one.value(row, other, around), self.two.value(row, other, around)
        return isinstance(one, date) and isinstance(two, date) and abs((one - two).days) > self.days

    def formula(self, script: Script) -> str:
        one, two = self.one.serial(script), self.two.serial(script)
        return f"({one}>0)*({two}>0)*(ABS({one}-{two})>{self.days})"


def apart(one: str, two: str, *, days: int) -> Condition:
    """Both are dates and more than so many days lie between them."""
    return _Apart(term(one), term(two), days)


@dataclass(frozen=True, slots=True)
class _Amount(Condition):
    of: Term
    sign: str
    bound: float

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        if not isinstance(value, int | float) or not 0 <= value <= 1:
            return False
        return {"=": value == self.bound, ">": value > self.bound, "<": value < self.bound}[self.sign]

    def formula(self, script: Script) -> str:
        cell = self.of.formula(script)
        return f"ISNUMBER({cell})*({cell}>=0)*({cell}<=1)*({cell}{self.sign}{self.bound:g})"


def amount(of: str | Term, sign: str, bound: float) -> Condition:
    """The cell is a share, 0 to 1, that is `=`, `>` or `<` the bound."""
    return _Amount(term(of), sign, bound)


@dataclass(frozen=True, slots=True)
class _NotWorkingDay(Condition):
    of: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        day = self.of.value(row, other, around)
        return isinstance(day, date) and not around.country.is_working_day(day)

    def formula(self, script: Script) -> str:
        day = self.of.serial(script)
        holiday = script.across(f"{day}=helgdagar", "helgdagar")
        return f"({day}>0)*((WEEKDAY({day},2)>5)+{holiday}>0)"


def not_working_day(of: str) -> Condition:
    """The date is a Saturday, a Sunday or a Swedish holiday."""
    return _NotWorkingDay(term(of))


@dataclass(frozen=True, slots=True)
class _Contains(Condition):
    of: Term
    words: tuple[str, ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, str) and any(word.casefold() in value.casefold() for word in self.words)

    def formula(self, script: Script) -> str:
        cell = f"UPPER(TRIM({self.of.formula(script)}))"
        return "((" + "+".join(f"ISNUMBER(FIND({quoted(word.upper())},{cell}))" for word in self.words) + ")>0)"


def contains(of: str, *words: str) -> Condition:
    """The text has one of the words in it, anywhere."""
    return _Contains(term(of), words)


@dataclass(frozen=True, slots=True)
class _DottedMailbox(Condition):
    of: Term

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = self.of.value(row, other, around)
        return isinstance(value, str) and "." in value.partition("@")[0] and "@" in value

    def formula(self, script: Script) -> str:
        cell = self.of.formula(script)
        return f'(IFERROR(FIND(".",{cell}),9999)<IFERROR(FIND("@",{cell}),0))'


@dataclass(frozen=True, slots=True)
class _OtherMunicipality(Condition):
    name: str
    code: str

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        code, name = row.get(self.code), row.get(self.name)
        known = around.country.municipality(code) if isinstance(code, str) else None
        return isinstance(name, str) and known is not None and folded(name) != folded(known.name)

    def formula(self, script: Script) -> str:
        name, code = f"TRIM({script.this(self.name)})", f'(kommun_koder=TEXT(TRIM({script.this(self.code)}),"0000"))'
        return f"(LEN({name})>0)*(SUMPRODUCT(--{code})>0)*(SUMPRODUCT({code}*(kommun_namn={name}))=0)"


def other_municipality(name: str, code: str) -> Condition:
    """The name is filled in, but is not that of the municipality with the code."""
    return _OtherMunicipality(name, code)


@dataclass(frozen=True, slots=True)
class _UnknownMunicipality(Condition):
    key: str

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        code = row.get(self.key)
        return isinstance(code, str) and around.country.municipality(code) is None

    def formula(self, script: Script) -> str:
        cell = f"TRIM({script.this(self.key)})"
        is_code = f'IFERROR(TEXT(VALUE({cell}),"0000")=RIGHT("0"&{cell},4),FALSE)'
        return f'{is_code}*(SUMPRODUCT(--(kommun_koder=TEXT({cell},"0000")))=0)'


def unknown_municipality(key: str) -> Condition:
    """The cell holds a code, but no municipality has it."""
    return _UnknownMunicipality(key)


def dotted_mailbox(of: str) -> Condition:
    """The address has a point before its @, as addresses made of a first name and a surname have."""
    return _DottedMailbox(term(of))


@dataclass(frozen=True, slots=True)
class _AnyRow(Condition):
    sheet: str
    where: Condition

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return any(self.where.holds(one, one, around) for one in around.rows.get(self.sheet, ()))

    def formula(self, script: Script) -> str:
        return f"(SUMPRODUCT(--({self.where.formula(script.over(self.sheet))}))>0)"


def any_row(sheet: str, where: Condition | None = None) -> Condition:
    """Some row of that sheet is used and fulfils the condition."""
    return _AnyRow(sheet, Used() & where if where else Used())


@dataclass(frozen=True, slots=True)
class _Stands(Condition):
    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return row.get(STANDS) is not None

    def formula(self, script: Script) -> str:
        return script.stands()


def any_standing_row(sheet: str, where: Condition) -> Condition:
    """Some row of that sheet fulfils the condition: a used one, or on a checklist any."""
    return _AnyRow(sheet, _Stands() & where)


@dataclass(frozen=True, slots=True)
class _AnyPair(Condition):
    sheet: str
    where: Condition

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return any(self.where.holds(row, one, around) for one in around.rows.get(self.sheet, ()))

    def formula(self, script: Script) -> str:
        paired = script.paired_with(self.sheet)
        return f"({paired.pairs(self.where.formula(paired))}>0)"


def matched_in(sheet: str, where: Condition) -> Condition:
    """Some row of that sheet (there: `Other`) fulfils the condition together with this row."""
    return _AnyPair(sheet, OtherStands() & where)


@dataclass(frozen=True, slots=True)
class _Repeated(Condition):
    sheet: str
    key: str

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        value = row.get(self.key)
        if not isinstance(value, str):
            return False
        standing = (one.get(self.key) for one in around.rows.get(self.sheet, ()) if one.get(STANDS))
        return sum(1 for text in standing if isinstance(text, str) and folded(text) == folded(value)) > 1

    def formula(self, script: Script) -> str:
        paired = script.paired_with(self.sheet)
        return f"({paired.pairs((OtherStands() & same(self.key, Other(self.key))).formula(paired))}>1)"


def repeated_in(sheet: str, key: str) -> Condition:
    """The cell's text stands in two or more used rows of its sheet."""
    return _Repeated(sheet, key)


@dataclass(frozen=True, slots=True)
class _NamesMissing(Condition):
    """Of the IDs that the cell lists, one or more stand in none of the sheets."""

    key: str
    sheets: tuple[tuple[str, str], ...]

    def holds(self, row: RowValues, other: RowValues, around: Surroundings) -> bool:
        return bool(missing_names(row.get(self.key), self.sheets, around))

    def details(self, row: RowValues, around: Surroundings) -> Mapping[str, str]:
        return {"saknat": ", ".join(missing_names(row.get(self.key), self.sheets, around)).upper()}

    def formula(self, script: Script) -> str:
        cell = script.this(self.key)
        items = f'(LEN(TRIM({cell}))-LEN(SUBSTITUTE(TRIM({cell}),";",""))+1)'
        scripts = [(script.paired_with(sheet), Other(identity)) for sheet, identity in self.sheets]
        found = "+".join(
            paired.pairs((OtherStands() & lists(self.key, identity)).formula(paired)) for paired, identity in scripts
        )
        return f"(LEN(TRIM({cell}))>0)*({found}<{items})"


def missing_names(value: Value, sheets: tuple[tuple[str, str], ...], around: Surroundings) -> tuple[str, ...]:
    """Give those of the cell's IDs that stand in none of the sheets, in lower case."""
    known = {
        folded(name)
        for sheet, key in sheets
        for row in around.rows.get(sheet, ())
        if row.get(STANDS) and isinstance(name := row.get(key), str)
    }
    return tuple(item for item in listed(value) if item not in known)


def names_missing(key: str, *sheets: tuple[str, str]) -> Condition:
    """Hold when the cell lists an ID that no row of the given (sheet, field) pairs bears."""
    return _NamesMissing(key, sheets)
