"""Books for the proof that rules and formulas agree: rows full of good and bad values, and both languages' verdicts.

A proving book is a municipal workbook with two kinds of formulas more. On the sheet `Prov` stands, for every condition
of every sheet, its formula over the whole column, so that each row has its verdict. To the right of each table stand
the formulas of the conditional formats, row by row.
"""

from __future__ import annotations

import io
import random
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
from office import Office
from xlsxwriter import Workbook

from samverkan_xl.model.audit import RawRow
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import blank
from samverkan_xl.model.dates import serial_of
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import (
    Choice,
    Choices,
    Date,
    Field,
    Mailbox,
    MunicipalityCode,
    Percent,
    Period,
    References,
    Text,
    Whole,
    tidied,
)
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.rules import Rule
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.workbook import CHECKS_TITLE, SHEETS, TABLES, sheet_of
from samverkan_xl.reference.calendar import add_months
from samverkan_xl.reference.country import HOLIDAY_YEARS, listed_holidays
from samverkan_xl.writing.checks import breach, form_code, lines
from samverkan_xl.writing.columns import LONGEST_MARK, marks
from samverkan_xl.writing.municipal import book as writer
from samverkan_xl.writing.palette import Palette
from samverkan_xl.writing.scripts import CellScript, ColumnScript

PROOF_SHEET = "Prov"
NASTY_TEXTS = (
    "*", "?", "<5", ">0", "<>", "=1+1", "+1", "-1", "@", "~", "~*", '"quoted"', "'", "å ä ö", "Å Ä Ö", "Ja;Nej", ";;", ";",
    "A; B", "Ja,Nej", "ja (delvis)", "#N/A", "SANT", "TRUE", "0", "1", "nej", "NEJ", "  Ja  ", "Ja ", " ja", "Vet  inte", "kanske",
    "-", "–", "Ej aktuellt", "ej aktuellt", "Ej  Aktuellt ", "x", "j", "50 %", "1e3", "12:30", "1/2", "Storgatan 5", "storgatan  5 B",
    "12 Storgatan ", "\u00a0", "Ja\u00a0", "Ja\tNej", "rad 1\nrad 2", "日本", "Straße", "a.b@c.se",
)  # fmt: skip
BLANKS: tuple[Raw, ...] = (None, None, "", " ", "   ")
NUMBERS: tuple[Raw, ...] = (0, 1, -1, 0.5, 0.25, 1.0, 50, 100, 150, 3, 3.0, 2.5, -0.5, 0.1, 2026, 563, 20260301, 5e9)
DAYS_AWAY = (
    0,
    -1,
    1,
    2,
    -2,
    30,
    89,
    90,
    91,
    92,
    -30,
    179,
    180,
    181,
    -180,
    -181,
    365,
    -364,
    -365,
    -366,
    730,
    -730,
    -731,
)
FIXED_DAYS = (
    date(2024, 2, 29), date(2028, 2, 29), date(2026, 6, 19), date(2026, 12, 24), date(2026, 12, 25), date(2027, 1, 1),
    date(2026, 5, 1), date(2026, 10, 14), date(2026, 10, 15), date(2026, 10, 16), date(2027, 3, 26), date(2032, 2, 29),
)  # fmt: skip
OUT_OF_RANGE_DAYS = (date(1989, 12, 31), date(1990, 1, 1), date(2100, 12, 31), date(2101, 1, 1), date(1950, 5, 5))
TEXT_DAYS = (
    "2026-03-01",
    "1/2 2026",
    "31 feb 2026",
    "i höst",
    "2026",
    "260301",
    "3/4/26",
    "2026-13-01",
    "46000",
    "2 maj 2026",
    "v. 12",
    "kv 2 2026",
    "tills vidare",
    "#SAKNAS!",
    "halvtid",
    "3 st",
)


def is_plain(of: Field, raw: Raw) -> bool:
    """Tell whether the cell is in its normal form or not readable at all: what both languages must judge alike."""
    if isinstance(raw, str) and tidied(raw) != raw.strip(" "):
        return False
    reading = of.read(raw.strip(" ") if isinstance(raw, str) else raw)
    return bool(reading.problem) or not reading.repaired or of.fits(raw)


def _is_only_seen_by_format(of: Field, raw: Raw) -> bool:
    """Tell a day in a cell for a number or an ID and, in LibreOffice, a logical value: numbers to every formula."""
    return isinstance(of, Percent | Whole | References) and isinstance(raw, bool | date)


def _is_without_listed_holidays(of: Field, raw: Raw) -> bool:
    """Tell a day in years whose holidays the workbook does not list, where working days are asked about."""
    asked = of.open_while is not None or of.key in {"start", "end"}
    return asked and isinstance(raw, date) and not HOLIDAY_YEARS[0] <= raw.year <= HOLIDAY_YEARS[1]


def _around_limit(limit: int) -> list[Raw]:
    """Give texts at and beyond a limit, also such as reach it only by spaces that no spreadsheet counts."""
    inner = "z" * (limit - 3) + "  zz"
    return ["y" * (limit + 1), "y" * limit, inner, "w" + inner, f" {'v' * limit}  ", f"  {'v' * limit}v "]


@dataclass(frozen=True, slots=True)
class Pools:
    """Every value that the proof puts into the cells of a field."""

    today: date
    chance: random.Random

    def days(self) -> list[Raw]:
        """Give days on both sides of every limit, some with a time of day, some as day counts."""
        days = [self.today + timedelta(days=step) for step in DAYS_AWAY]
        for months in (-12, -24, 24):
            limit = add_months(self.today, months)
            days += [limit - timedelta(days=1), limit, limit + timedelta(days=1)]
        days += [
            *FIXED_DAYS,
            self.today + timedelta(days=5 - self.today.weekday()),
            self.chance.choice(listed_holidays()),
        ]
        some = self.chance.sample(days, 4)
        timed = [datetime(one.year, one.month, one.day, 14, 30) for one in some]
        return [
            *days,
            *timed,
            datetime(self.today.year, self.today.month, self.today.day, 23, 59),
            serial_of(some[0]),
            serial_of(some[1]) + 0.5,
        ]

    def good(self, of: Field) -> list[Raw]:
        """Give what a careful person writes."""
        match of:
            case Choices():
                some = self.chance.sample(of.choices.choices, min(3, len(of.choices.choices)))
                police = [one for one in of.choices.choices if one.startswith(("Polis", "KSO", "Chef LPO", "Kommunen"))]
                return [
                    some[0],
                    ";".join(some),
                    "; ".join([*police, some[1]] if some[1] not in police else police),
                    " ; ".join(some[:2]).upper(),
                ]
            case Choice():
                return [
                    *of.choices.choices,
                    *["Ja"] * (4 if "Ja" in of.choices.choices else 0),
                    self.chance.choice(of.choices.choices).upper(),
                    f"  {self.chance.choice(of.choices.choices).lower()} ",
                ]
            case References():
                several = (
                    []
                    if of.single
                    else ["; ".join(self.chance.sample(self.names(of.sheets, first=10), 2)) for _ in range(4)]
                )
                return [*self.names(of.sheets), *several]
            case Date():
                return self.days()
            case Percent():
                return [0, 0.25, 0.5, 1, 1.0]
            case Whole():
                return [0, 1, 3, 12, 4.0]
            case MunicipalityCode():
                return ["0563", "1280", "0180", " 0580 ", "9999", "0560"]
            case Period():
                return ["2026", 2026, "2026-H1", "2026-t2", "2026-K4"]
            case Mailbox():
                return ["trygghet@valdemarsvik.se", " a@b.se ", "anna.ek@b.se", "a@.b.c"]
            case Text():
                return ["Beskrivning", "kort  text", "Storgatan 5", "x" * of.limit, 3, 2.5]
        return ["x"]

    def bad(self, of: Field) -> list[Raw]:
        """Give what others write."""
        limits = _around_limit(of.limit if isinstance(of, Text) else 80)
        odd = (date(2026, 3, 1), datetime(2026, 3, 1, 8), *OUT_OF_RANGE_DAYS, True, False)
        codes = (
            "12",
            "9999",
            "12345",
            "0560",
            563,
            1280,
            "２０２６",
            "2026-H3",
            "26",
            "2026 - h1",
            "a.b@",
            "@b.se",
            " @b.se",
            "a@b",
            "a b@c.se",
        )
        mixed = (
            "Polismyndigheten; Foo",
            "Skola;",
            "Skola; Skola",
            "Skola;\nRegion",
            "KSO; Chef LPO; Okänd",
            "Foo; Bar",
            "Styrning, Beredning",
        )
        return [*NASTY_TEXTS, *NUMBERS, *TEXT_DAYS, *limits, *odd, *codes, *mixed]

    def names(self, sheets: Sequence[str], first: int = 1) -> list[str]:
        """Give IDs that may stand, that stand in other case, that wait unused, and that nobody bears.

        IDs from 1 to 3 may stand twice. Cells that list several name none of these: until the doublet is mended, which
        the book asks for first, its formula takes two rows of one name for two of the names listed.
        """
        found = []
        for key in sheets:
            identity = sheet_of(key).identity()
            prefix = identity.prefix if identity else ""
            numbered = [f"{prefix}-{self.chance.randint(first, 60):03d}" for _ in range(4)]
            found += [*numbered, numbered[0].lower(), f"{prefix}-999"] if prefix else ["1", "2a", "3B", "77"]
        return found

    def edges(self, of: Field) -> Sequence[Raw]:
        """Give what lies just within and just beyond what the field takes."""
        match of:
            case Text():
                return _around_limit(of.limit)
            case MunicipalityCode():
                return ("9999", "0560", "0000", "12", "12345")
            case Period():
                return ("1989", "1990", 2100, "2101", "0000", "9999-H1", "2100-K4", "1989-T3")
            case _:
                return self.bad(of)

    def value(self, sheet: type[Row], of: Field, *, plain: bool) -> Raw:
        """Draw a value for a cell."""
        for _ in range(20):
            kind = self.chance.random()
            empty, edge = (0.2, 0.45) if sheet.layout is Layout.FORM else (0.13, 0.25)
            pools = ((empty, BLANKS), (edge, self.edges(of)), (0.82, self.good(of)), (1, self.bad(of)))
            pool = next(pool for share, pool in pools if kind < share)
            raw = self.chance.choice(pool)
            spared = (
                _is_only_seen_by_format(of, raw) or _is_without_listed_holidays(of, raw) or _is_spared(sheet, of, raw)
            )
            if not spared and (is_plain(of, raw) or not plain):
                return raw
        return None


def _is_spared(sheet: type[Row], of: Field, raw: Raw) -> bool:
    """Tell what the columns that a sheet computes, and they alone, do not look at: whether a number is a sensible one.

    They take any number for a day or a share; the cell is marked as unreadable at the same time.
    """
    if (
        not any(one.computed for one in sheet.fields)
        or sheet.layout is Layout.FORM
        or not isinstance(of, Date | Percent)
    ):
        return False
    has_time = isinstance(raw, datetime) or (isinstance(raw, float) and isinstance(of, Date))
    return (bool(of.read(raw).problem) and not isinstance(raw, str)) or (has_time and sheet.key == "timeline")


def faulty_records(
    seed: int, today: date, definition: Definition, rows: int, *, plain: bool = True
) -> dict[str, list[RawRow]]:
    """Make a book's records, good and bad together; `plain` leaves out what only the reader can repair."""
    chance = random.Random(seed)
    pools = Pools(today, chance)
    records: dict[str, list[RawRow]] = {}
    counts = (0, 0, 1, 2) if chance.random() < 0.3 else (0, 2, *[rows] * 8)
    for sheet in SHEETS:
        numbers = _numbers(sheet, definition) or [None] * _row_count(sheet, counts, chance)
        records[sheet.key] = [_record(sheet, pools, number, plain=plain) for number in numbers]
    if chance.random() < 0.2:
        _claim_everything(records, today)
    if chance.random() < 0.5:
        records["start"][0]["municipality"] = chance.choice(
            ("Valdemarsvik", "valdemarsvik ", "Linköping", "Håbo", "Habo", "*")
        )
    _add_circles(records["timeline"], chance)
    return records


def _claim_everything(records: dict[str, list[RawRow]], today: date) -> None:
    """Answer Ja to all and show nothing but a report of long ago."""
    for key, answer, explained in (
        ("support_questions", "answer_municipality", "explanation"),
        ("legal_requirements", "met", "comment"),
    ):
        records[key] = [{**row, answer: "Ja", explained: None} for row in records[key]]
    records["legal_requirements"] = [{**row, "registry_number": None} for row in records["legal_requirements"]]
    records["start"] = [
        {**records["start"][0], "communication_plan": "Ja", "communication_plan_date": None, "explanation": "x" * 301}
    ]
    records |= {sheet.key: [] for sheet in TABLES if sheet.layout is Layout.REGISTER}
    records["council_reports"] = [{"date": today - timedelta(days=400)}]


def _row_count(sheet: type[Row], rows: Sequence[int], chance: random.Random) -> int:
    """Leave some sheets empty, and some nearly: a claim with nothing behind it is a rule's matter too."""
    return 1 if sheet.layout is Layout.FORM else chance.choice(rows)


def _numbers(sheet: type[Row], definition: Definition) -> list[str | None]:
    if sheet.layout is not Layout.CHECKLIST:
        return []
    given = definition.stodfragor if sheet.key == "support_questions" else definition.lagkrav
    return [one.nr for one in given]


def _record(sheet: type[Row], pools: Pools, number: str | None, *, plain: bool) -> dict[str, Raw]:
    chance = pools.chance
    if sheet.layout is Layout.REGISTER and chance.random() < 0.06:
        return {}
    record: dict[str, Raw] = {} if number is None else {"number": number}
    fullness = 1 if sheet.layout is Layout.FORM else chance.choice((0.3, 0.9, 0.9, 1.0))
    for of in sheet.entries():
        if chance.random() < fullness and not (of.key == sheet.explained_in and chance.random() < 0.7):
            record[of.key] = pools.value(sheet, of, plain=plain)
    identity = sheet.identity()
    if sheet.layout is Layout.REGISTER and identity and chance.random() < 0.12:
        record["id"] = chance.choice(
            (
                None,
                " ",
                f"{identity.prefix}-001",
                f"{identity.prefix}-002".lower(),
                f" {identity.prefix}-003 ",
                "*",
                "?-001",
                7,
                "~",
            )
        )
    return record


def _add_circles(rows: list[RawRow], chance: random.Random) -> None:
    """Let some activities wait for each other in circles of one, two, three and eight."""
    free = list(range(len(rows)))
    chance.shuffle(free)
    for length in (1, 2, 3, 8):
        if len(free) < length:
            return
        circle = [free.pop() for _ in range(length)]
        for place, row in enumerate(circle):
            rows[row] = {**rows[row], "id": f"C{length}-{place}", "depends_on": f"c{length}-{(place + 1) % length}"}


@dataclass(frozen=True, slots=True)
class Trial:
    """One condition in both languages: its name, its formula for the whole column, and the rows where Python sees it."""

    sheet: type[Row]
    name: str
    formula: str
    rows: frozenset[int]


def trials(laid: writer.Laid) -> Iterator[Trial]:
    """Give every condition of every sheet: which rows are used, what is missing, misfits, and all rules."""
    for sheet in SHEETS:
        script = ColumnScript(laid.placement, sheet.key)
        base = script.stands()
        yield Trial(sheet, "används", script.used(), _used(laid, sheet))
        for of in sheet.fields:
            if of.required:
                wanted = (of.required & blank(of.key)).formula(script)
                yield Trial(sheet, f"{of.key} saknas", f"{base}*{wanted}", _missing(laid, sheet, of))
        for of in sheet.entries():
            if form := of.misfit(script):
                yield Trial(sheet, f"{of.key} form", form, _misfit(laid, sheet, of))
        for rule in sheet.rules:
            yield Trial(
                sheet, f"{rule.at} {rule.code}", f"{base}*{breach(sheet, rule, script)}", _broken(laid, sheet, rule)
            )


def _used(laid: writer.Laid, sheet: type[Row]) -> frozenset[int]:
    return frozenset({0} if sheet.layout is Layout.FORM else (row.number for row in laid.audited.used(sheet.key)))


def _hits(laid: writer.Laid, sheet: type[Row], key: str, code: str) -> frozenset[int]:
    hits = (hit for hit in laid.audited.hits if hit.sheet == sheet.key and hit.field == key and hit.code == code)
    return frozenset(hit.row for hit in hits if not hit.explained)


def _missing(laid: writer.Laid, sheet: type[Row], of: Field) -> frozenset[int]:
    return _hits(laid, sheet, of.key, "saknas")


def _broken(laid: writer.Laid, sheet: type[Row], rule: Rule) -> frozenset[int]:
    return _hits(laid, sheet, rule.at, rule.code)


def _misfit(laid: writer.Laid, sheet: type[Row], of: Field) -> frozenset[int]:
    if form_code(of) == "for-lang":
        return _hits(laid, sheet, of.key, "for-lang")
    return frozenset(number for number, row in enumerate(laid.raw[sheet.key]) if not of.fits(row.get(of.key)))


@dataclass(frozen=True, slots=True)
class MarkTrial:
    """One conditional format: its formula for a row of its sheet, and the rows where Python expects it to hold."""

    sheet: type[Row]
    name: str
    formula: Callable[[int], str]
    rows: frozenset[int]


def mark_trials(laid: writer.Laid, palette: Palette) -> Iterator[MarkTrial]:
    """Give the marks for what is missing, wrong and to be explained, for every field."""
    for sheet in SHEETS:
        for of in sheet.fields:
            for place, (name, rows) in enumerate(_expected_marks(laid, sheet, of)):
                yield MarkTrial(sheet, f"{of.key} {name}", _mark_formula(laid, sheet, of, place, palette), rows)


def _mark_formula(laid: writer.Laid, sheet: type[Row], of: Field, place: int, palette: Palette) -> Callable[[int], str]:
    first = laid.placement.first_row(sheet)

    def formula(row: int) -> str:
        script = CellScript(laid.placement, sheet.key, first + row)
        return str(list(marks(sheet, of, script, palette))[place]["criteria"])

    return formula


def _expected_marks(laid: writer.Laid, sheet: type[Row], of: Field) -> Iterator[tuple[str, frozenset[int]]]:
    script = CellScript(laid.placement, sheet.key, laid.placement.first_row(sheet))
    if of.required:
        yield "saknas", _missing(laid, sheet, of)
    pointing = [rule for rule in sheet.rules if rule.at == of.key and rule.when.fits_in_a_row]
    near = [rule for rule in pointing if "!" not in (text := breach(sheet, rule, script)) and len(text) < LONGEST_MARK]
    errors = [_broken(laid, sheet, rule) for rule in near if rule.severity is Severity.ERROR]
    has_form = bool(of.misfit(script)) and form_code(of) != "for-lang"
    if errors or has_form:
        yield "fel", frozenset().union(*errors, _misfit(laid, sheet, of) if has_form else ())
    queries = [_broken(laid, sheet, rule) for rule in near if rule.severity is Severity.QUERY]
    if queries:
        yield "fråga", frozenset().union(*queries)


@dataclass(frozen=True, slots=True)
class ProofBook:
    """A proving book's bytes, and where each trial stands: sheet, column, first row, rows, and what Python says."""

    content: bytes
    placed: tuple[tuple[str, str, int, int, tuple[bool, ...]], ...]

    @property
    def verdicts(self) -> int:
        """Count the rows judged in both languages."""
        return sum(len(rows) for *_, rows in self.placed)

    def disagreements(self, answer: Mapping[str, Mapping[str, Any]], name: str = "") -> list[str]:
        """Give every row on which the formula's verdict is not Python's."""
        found = []
        for sheet, trial, column, first, rows in self.placed:
            for step, expected in enumerate(rows):
                got = answer[sheet].get(f"{first + step},{column}")
                if got != float(expected):
                    found.append(f"{name} {trial}, rad {step}: Python {expected}, formeln {got}")
        return found


def proof_book(
    definition: Definition, records: Mapping[str, Sequence[RawRow]], today: date, *, with_marks: bool = False
) -> ProofBook:
    """Write a municipal workbook with every condition's formula beside it."""
    laid = writer.lay_out(definition, records, today)
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, options)
    writer._write_sheets(workbook, definition, laid, lines(laid.placement, laid.raw, laid.audited), today)
    placed = tuple((_place_marks if with_marks else _place_trials)(workbook, laid))
    workbook.close()
    return ProofBook(stream.getvalue(), placed)


def _place_trials(workbook: Workbook, laid: writer.Laid) -> Iterator[tuple[str, str, int, int, tuple[bool, ...]]]:
    proof = workbook.add_worksheet(PROOF_SHEET)
    for column, trial in enumerate(trials(laid), 1):
        count = 1 if trial.sheet.layout is Layout.FORM else len(laid.raw[trial.sheet.key])
        proof.write_array_formula(0, column - 1, count - 1, column - 1, f"{{=--(({trial.formula})>0)}}")
        yield (
            PROOF_SHEET,
            f"{trial.sheet.title}: {trial.name}",
            column,
            1,
            tuple(row in trial.rows for row in range(count)),
        )


FREE_COLUMN = 90


def _place_marks(workbook: Workbook, laid: writer.Laid) -> Iterator[tuple[str, str, int, int, tuple[bool, ...]]]:
    columns = dict.fromkeys((sheet.key for sheet in SHEETS), FREE_COLUMN)
    for trial in mark_trials(laid, Palette(workbook)):
        sheet, column, first = trial.sheet, columns[trial.sheet.key], laid.placement.first_row(trial.sheet)
        columns[sheet.key] += 1
        count = 1 if sheet.layout is Layout.FORM else len(laid.raw[sheet.key])
        own = workbook.get_worksheet_by_name(sheet.title)
        for row in range(count):
            own.write_formula(first + row - 1, column - 1, f"=--({trial.formula(row)[1:]})")
        yield (
            sheet.title,
            f"{sheet.title}: format {trial.name}",
            column,
            first,
            tuple(row in trial.rows for row in range(count)),
        )


def differences(
    content: bytes,
    answer: Mapping[str, Mapping[str, Any]],
    skip: Sequence[str] = (PROOF_SHEET,),
    past_column: int = FREE_COLUMN,
) -> list[str]:
    """Give every formula cell whose recalculated value is not the one that the book was written with."""
    with warnings.catch_warnings():  # 20260301 in a date cell, which is there on purpose
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
    found = []
    for title, cells in answer.items():
        for address, got in cells.items():
            row, column = map(int, address.split(","))
            if title in skip or column >= past_column:
                continue
            kept = _as_number(book[title].cell(row, column).value)
            if not _same(kept, got):
                about = [book[title].cell(row, at).value for at in (1, 3, 6)] if title == CHECKS_TITLE else ""
                found.append(
                    f"{title}!{book[title].cell(row, column).coordinate} {about}: boken {kept!r}, LibreOffice {got!r}"
                )
    return found


def _as_number(value: Any) -> Any:
    if isinstance(value, datetime):
        return float(serial_of(value.date()))
    return "" if value is None else float(value) if isinstance(value, bool | int | float) else value


def _same(kept: Any, got: Any) -> bool:
    if isinstance(kept, float) and isinstance(got, int | float):
        return abs(kept - got) < 1e-9
    return bool(kept == got)


@dataclass(frozen=True, slots=True)
class Judged:
    """Proving books that LibreOffice has recalculated: what disagreed, and how often each trial held or did not."""

    books: int
    verdicts: int
    disagreements: tuple[str, ...]
    differences: tuple[str, ...]
    outcomes: Mapping[str, tuple[int, int]]


def judge(office: Office, folder: Path, make: Sequence[Callable[[date], ProofBook]]) -> Judged:
    """Write the books, let LibreOffice recalculate each while the next is written, and compare.

    The formulas ask what day it is, so all is done again when midnight passes meanwhile.
    """
    today = date.today()
    judged = _judge(office, folder, make, today)
    return judged if date.today() == today else judge(office, folder, make)


def _judge(office: Office, folder: Path, make: Sequence[Callable[[date], ProofBook]], today: date) -> Judged:
    disagreements: list[str] = []
    differing: list[str] = []
    outcomes: dict[str, list[int]] = {}
    verdicts = 0
    with ThreadPoolExecutor(max_workers=1) as pool:
        for number, (book, recalculated) in enumerate(_recalculated(pool, office, folder, make, today)):
            answer = recalculated.result()
            disagreements += book.disagreements(answer, f"bok {number}")
            differing += [f"bok {number} {one}" for one in differences(book.content, answer)]
            verdicts += book.verdicts
            for _, name, _, _, rows in book.placed:
                counted = outcomes.setdefault(name, [0, 0])
                counted[0] += sum(rows)
                counted[1] += len(rows) - sum(rows)
    counts = {name: (held, not_held) for name, (held, not_held) in outcomes.items()}
    return Judged(len(make), verdicts, tuple(disagreements), tuple(differing), counts)


def _recalculated(
    pool: ThreadPoolExecutor, office: Office, folder: Path, make: Sequence[Callable[[date], ProofBook]], today: date
) -> Iterator[tuple[ProofBook, Future[Any]]]:
    """Give each book with its answer to come, one book behind the writing."""
    waiting: tuple[ProofBook, Future[Any]] | None = None
    for number, one in enumerate(make):
        book = one(today)
        path = folder / f"bok{number}.xlsx"
        path.write_bytes(book.content)
        if waiting:
            yield waiting
        waiting = (book, pool.submit(office.run, "recalculate", path=str(path)))
    if waiting:
        yield waiting
