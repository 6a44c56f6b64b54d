"""How one field behaves in its cells: drop-down, input message, marks while typing."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from samverkan_xl.model.conditions import blank
from samverkan_xl.model.dates import EARLIEST, LATEST
from samverkan_xl.model.fields import Choice, Choices, Date, Field, Percent, Suggestion, Text, Whole
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.writing.checks import breach, form_code
from samverkan_xl.writing.palette import ANSWER_TONES, ATTENTION, WRONG, Palette
from samverkan_xl.writing.scripts import CellScript

LONGEST_TITLE, LONGEST_MESSAGE = 32, 255
LONGEST_MARK = 8000


def validation(of: Field, help_text: str) -> dict[str, Any]:
    """Give the data validation of a field's cells, with its input message."""
    rule = _allowed(of)
    rule |= {
        "input_title": of.title[:LONGEST_TITLE],
        "input_message": help_text[:LONGEST_MESSAGE],
        "error_title": "Kontrollera cellen",
    }
    return rule


def _allowed(of: Field) -> dict[str, Any]:
    match of:
        case Choice():
            stop = "Välj ett av alternativen i listan. Tryck Esc för att ångra."
            return {"validate": "list", "source": f"={of.choices.name}", "error_message": stop}
        case Choices() | Suggestion() if of.choices:
            return {"validate": "list", "source": f"={of.choices.name}", "show_error": False}
        case Date():
            stop = "Skriv ett datum så här: 2026-03-01."
            return {
                "validate": "date",
                "criteria": "between",
                "minimum": EARLIEST,
                "maximum": LATEST,
                "error_message": stop,
            }
        case Percent():
            stop = "Skriv en andel mellan 0 % och 100 %."
            return {"validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 1, "error_message": stop}
        case Whole():
            stop = f"Skriv ett heltal, minst {of.least}."
            return {"validate": "integer", "criteria": ">=", "value": of.least, "error_message": stop}
        case Text():
            stop = f"Texten får vara högst {of.limit} tecken."
            return {"validate": "length", "criteria": "<=", "value": of.limit, "error_message": stop}
        case _:
            return {"validate": "any"}


def marks(sheet: type[Row], of: Field, script: CellScript, palette: Palette) -> Iterator[dict[str, Any]]:
    """Give the conditional formats of a field's cells: missing, wrong, to explain, and answers in their tone."""
    if of.required:
        wanted = f"{_base(sheet, script)}*{(of.required & blank(of.key)).formula(script)}"
        yield _mark(wanted, palette.bare(bg_color=WRONG.ground, border=1, border_color=WRONG.text))
    faults = _breaches(sheet, of, script, Severity.ERROR)
    form = of.misfit(script)
    if form and form_code(of) != "for-lang":
        faults.insert(0, form)
    if faults:
        yield _mark("+".join(faults), palette.tone(WRONG))
    queries = _breaches(sheet, of, script, Severity.QUERY)
    if queries:
        yield _mark("+".join(queries), palette.tone(ATTENTION))
    if isinstance(of, Choice):
        for answer in of.choices.choices:
            if answer in ANSWER_TONES and "Nej" in of.choices.choices and "Delvis" in of.choices.choices:
                cell = script.this(of.key)
                yield _mark(f'TRIM({cell})="{answer}"', palette.tone(ANSWER_TONES[answer], bold=True))


def _base(sheet: type[Row], script: CellScript) -> str:
    return script.used() if sheet.layout is Layout.REGISTER else "1"


def _breaches(sheet: type[Row], of: Field, script: CellScript, severity: Severity) -> list[str]:
    """Write the rules that point at the field; those that look at other sheets are left to the panel.

    Excel 2007 files may not name another sheet in a conditional format.
    """
    rules = (rule for rule in sheet.rules if rule.at == of.key and rule.severity is severity)
    written = (breach(sheet, rule, script) for rule in rules if rule.when.fits_in_a_row)
    return [f"({text})" for text in written if "!" not in text and len(text) < LONGEST_MARK]


def _mark(formula: str, cell_format: object) -> dict[str, Any]:
    return {"type": "formula", "criteria": f"=({formula})>0", "format": cell_format, "stop_if_true": True}
