"""The reference of the municipal workbook, written from the sheets themselves: `python -m samverkan_xl.handbook`."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from samverkan_xl.model.catalogue import SENTENCES
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    Choices,
    Date,
    Field,
    Identity,
    Mailbox,
    MunicipalityCode,
    Percent,
    Period,
    References,
    Text,
    Whole,
    Wording,
)
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.workbook import SHEETS, sheet_of
from samverkan_xl.templates import standard_definition

HEAD = """# Kommunboken, blad för blad

Den här sidan skrivs av programmet ur samma beskrivning som arbetsboken, läsaren och kontrollerna:
`python -m samverkan_xl.handbook > docs/kommunboken.md`. Ett test håller den aktuell.

Krav: **O** måste fyllas i på en använd rad · **V** måste fyllas i när ett villkor gäller · **f** frivilligt ·
**–** fylls av arbetsboken.
"""


def handbook(definition: Definition) -> str:
    """Write the whole reference as Markdown."""
    return "\n".join([HEAD, *(line for sheet in SHEETS for line in _sheet(sheet, definition))])


def _sheet(sheet: type[Row], definition: Definition) -> Iterator[str]:
    yield f"## {sheet.title}\n\n{definition.blad[sheet.title].ingress}\n"
    yield "| kolumn | typ | krav | hjälp |\n| --- | --- | --- | --- |"
    for of in sheet.fields:
        cells = (of.title, kind(of), need(of), definition.help(sheet.title, of.title))
        yield _row(cells)
    yield ""
    if sheet.rules:
        yield "| kontroll | allvar | kolumn | kod |\n| --- | --- | --- | --- |"
        for rule in sheet.rules:
            said = SENTENCES[rule.code].short
            yield _row((said, rule.severity.value, sheet.field(rule.at).title, f"`{rule.code}`"))
        yield ""


def _row(cells: tuple[str, ...]) -> str:
    return f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |"


def need(of: Field) -> str:
    """Tell whether a field must be filled in."""
    if of.computed or isinstance(of, Wording):
        return "–"
    if of.required is None:
        return "f"
    return "O" if of.required is REQUIRED else "V"


def kind(of: Field) -> str:
    """Tell in Swedish what a field holds."""
    match of:
        case Choice():
            return f"val: {', '.join(of.choices.choices)}"
        case Choices():
            return f"flera val: {', '.join(of.choices.choices)}"
        case References():
            return "ID i " + " eller ".join(sheet_of(key).title for key in of.sheets)
        case Identity():
            return "ID"
        case Wording():
            return "fast text"
        case Mailbox():
            return "e-postadress"
        case Text():
            return f"text, högst {of.limit} tecken"
        case _:
            return _plain_kind(of)


def _plain_kind(of: Field) -> str:
    kinds: dict[type[Field], str] = {
        Date: "datum",
        Percent: "procent",
        MunicipalityCode: "fyra siffror",
        Period: "period",
    }
    if isinstance(of, Whole):
        return f"heltal, minst {of.least}"
    return kinds.get(type(of), "räknas fram")


if __name__ == "__main__":
    sys.stdout.write(handbook(standard_definition()))
