"""The tables of docs/vad-som-kan-skickas.md, Värden: what people write, and what the reader makes of it.

In the tables, `text` within grave accents is a text cell; `talet 50`, `datumet 1926-03-01` and `det logiska värdet SANT`
without them are cells of those kinds. Several spellings in one row are read alike. All are read in a book with Period
2026.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from samverkan_xl.model.audit import audit
from samverkan_xl.model.catalogue import SENTENCES
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.fields import Date, Percent
from samverkan_xl.model.values import UNREADABLE, Span, Value, Words, shown
from samverkan_xl.model.workbook import sheet_of
from samverkan_xl.reference.country import Sweden

DOCUMENT = Path(__file__).parents[2] / "docs" / "vad-som-kan-skickas.md"
TODAY = date(2026, 11, 23)
FIELDS = {
    "Datum": ("roles", "valid_from"),
    "Andelar": ("roles", "share"),
    "Antal": ("organisation", "meetings_a_year"),
    "Ja, Delvis, Nej och Vet inte": ("support_questions", "answer_municipality"),
    "Andra val ur en lista": ("roles", "role"),
    "Felvärden": ("needs", "title_"),
}
"""The heading of each table, and the field whose cells it is about."""

WAITS, AS_WRITTEN, NOTHING = "raden väntar", "orden som de står", "inget"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table."""

    table: str
    written: tuple[Raw, ...]
    read: str
    said: str


def lines() -> Iterator[Line]:
    """Give every line of the tables under Värden."""
    section = re.search(r"^## Värden\n(.*?)(?=^## |\Z)", DOCUMENT.read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert section, "rubriken Värden saknas"
    for part in re.split(r"^### ", section[1], flags=re.MULTILINE)[1:]:
        title, _, body = part.partition("\n")
        if title.strip() in FIELDS:
            rows = [line for line in body.splitlines() if line.startswith("|")][2:]
            for row in rows:
                written, read, said = (cell.strip() for cell in row.strip().strip("|").split(" | "))
                yield Line(title.strip(), tuple(_cells(written)), read, said)


def _cells(written: str) -> Iterator[Raw]:
    for text in written.split(" · "):
        yield _cell(text)


def _cell(text: str) -> Raw:
    if text.startswith("`"):
        return text.strip("`")
    kind, _, value = text.rpartition(" ")
    match kind:
        case "talet":
            number = float(value.replace(",", "."))
            return int(number) if number == int(number) else number
        case "datumet":
            return date.fromisoformat(value)
        case "det logiska värdet":
            return value == "SANT"
    raise AssertionError(text)


def made_of(table: str, raw: Raw) -> tuple[str, str]:
    """Tell what a cell is read as, and what is said of it, in the words of the tables."""
    sheet, key = FIELDS[table]
    found = audit({"start": [{"period": "2026"}], sheet: [{key: raw, "id": "X-1"}]}, Surroundings(TODAY, {}, Sweden()))
    codes_of_rules = {rule.code for rule in sheet_of(sheet).rules} | {"saknas"}
    told = [hit for hit in found.hits if (hit.sheet, hit.field) == (sheet, key) and hit.code not in codes_of_rules]
    said = "; ".join(f"{hit.severity.value}: {SENTENCES[hit.code].short}" for hit in told)
    stops = any(hit.stops for hit in told)
    value = found.rows[sheet][0].values.get(key)
    assert stops == (value is UNREADABLE)
    return _read(sheet_of(sheet).field(key), value), said or NOTHING


def _read(of: object, value: Value) -> str:
    match value:
        case Words():
            return AS_WRITTEN
        case Span():
            return str(value)
        case _ if value is UNREADABLE:
            return WAITS
        case float() | int() if isinstance(of, Percent):
            return of.told(value).removeprefix("andelen ")
        case _ if isinstance(of, Date):
            return shown(value)
    return shown(value)
