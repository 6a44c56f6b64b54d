"""The sheet Konsolidera: three steps, the fields, the button, its answer, and the tables that it fills."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from samverkan_xl.model.cells import column_letters
from samverkan_xl.writing.button.places import (
    ANSWERED,
    ANSWERS_ROW,
    BUTTON_ROW,
    COUNTIES,
    ENTERED,
    FIELDS_ROW,
    HELP,
    MACRO,
    MISSING,
    REGISTER,
    TABLES_ROW,
    VALUE_COLUMN,
    Cell,
)
from samverkan_xl.writing.button.settings import ButtonSettings
from samverkan_xl.writing.button.tables import write_live_table, write_roomy_column
from samverkan_xl.writing.pages import ROW_HEIGHT, Page, height_for, lines_needed
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, WRONG
from samverkan_xl.writing.placement import quoted_sheet

TITLE = "Konsolidera länets kommunböcker"
LEAD = (
    "Knappen läser alla svar i en mapp, fyller tabellerna här och skriver länsrapporten. Inkomna filer ändras aldrig."
)
STEPS = (
    "Lägg svaren i mappen som står nedan, precis som de kom. Undermappar och dubbletter är inget problem.",
    "Se över fälten. De ljusgula är dina att fylla i, och bara Mapp måste ha ett värde.",
    "Tryck på Konsolidera. Status säger hur det gick, och länsrapporten öppnas.",
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: its label, its help, and what is shown when the cell is chosen, if not the help."""

    label: str
    help: str


FIELDS = {
    Cell.FOLDER: Field("Mapp", "Mappen där svaren ligger. Hela sökvägen, så som den står i Utforskarens adressfält."),
    Cell.COUNTY: Field("Län", "Länet som ska svara. Tomt: de län som svaren kommer från."),
    Cell.PERIOD: Field(
        "Period", "Till exempel 2026, 2026-H1 eller 2026-K3. Tomt: den period som flest har svarat för."
    ),
    Cell.REPORT: Field("Rapport", "Länsrapporten som skrivs. Hela sökvägen, och ett namn som slutar på .xlsx."),
    Cell.PREVIOUS: Field(
        "Förra rapporten",
        "En äldre länsrapport att jämföra med, inte samma fil som Rapport. Spara rapporten under ett eget namn, t.ex."
        " lansrapport 2026-11-16.xlsx, och ange den här nästa gång.",
    ),
    Cell.DEFINITION: Field(
        "Egen definition", "Länets egen fil med frågor, om böckerna gjordes med en sådan. Annars tomt."
    ),
    Cell.TODAY: Field(
        "Idag",
        "Dagen som förseningar räknas från, till exempel 2026-03-01. Tomt: dagens datum. En dag som skrivs här gäller"
        " tills den tas bort.",
    ),
}
ANSWERS = {
    Cell.LAST_RUN: ("Senast kört", "–", 1),
    Cell.STATUS: ("Status", "○ Inte kört ännu.", 5),
    Cell.RECEIPT: ("Kvitto", "–", 3),
    Cell.COMMAND: ("Samma rapport utan Excel", "–", 4),
}
"""Each answer's label, what it says before the first time, and the lines that there is room for."""
KEPT_FREE = "Skriv inget under tabellerna: knappen tömmer och fyller dem varje gång."
STATUS_TONES = (("✔", GOOD), ("▲", ATTENTION), ("✖", WRONG), ("○", NONE))

BUTTON_HEIGHT, BUTTON_PIXELS, BUTTON_WIDTH_PIXELS, BESIDE_BUTTON_PIXELS = 48, 46, 300, 9
SMALL_TEXT = 1.2
"""So much more of the help text's size goes into a column than of ordinary text."""
FIRST_DAY, LAST_DAY = date(2000, 1, 1), date(2099, 12, 31)


def write_button_sheet(page: Page, settings: ButtonSettings) -> None:
    """Write the whole sheet."""
    page.set_up(TITLE, LEAD, row_height=None)
    for number, step in enumerate(STEPS, 1):
        page.text(3 + number, 1, f"{number}  {step}", "step")
        page.sheet.set_row(2 + number, ROW_HEIGHT)
    for table, heading in ((REGISTER, "Inkomna filer"), (MISSING, "Att påminna")):
        write_live_table(page, table, filtered=False)
        page.text(TABLES_ROW - 1, table.first_column, heading, "section")
    page.text(TABLES_ROW - 1, VALUE_COLUMN, KEPT_FREE, "lead")
    page.sheet.set_row(TABLES_ROW - 2, 28)
    write_roomy_column(page, REGISTER.last_column + 1, 2)
    _write_fields(page, settings)
    _write_button(page)
    _write_answers(page)
    page.sheet.repeat_rows(TABLES_ROW - 1)
    first = ENTERED[0].place
    page.sheet.set_selection(first.row - 1, first.column - 1, first.row - 1, first.column - 1)


def _write_fields(page: Page, settings: ButtonSettings) -> None:
    _write_frame(page, "tabell_falt", FIELDS_ROW, len(ENTERED), ("Fält", "Värde", "Hjälp"), "Det som du fyller i.")
    given = {
        Cell.FOLDER: settings.folder,
        Cell.COUNTY: settings.county,
        Cell.PERIOD: settings.period,
        Cell.REPORT: settings.report,
        Cell.DEFINITION: settings.definition,
    }
    for cell in ENTERED:
        place, of = cell.place, FIELDS[cell]
        kind = "date" if cell is Cell.TODAY else "text"
        page.text(place.row, 1, of.label, "label")
        page.put(place.row, VALUE_COLUMN, given.get(cell), page.palette.style("input", kind, align="left"))
        page.text(place.row, 3, of.help, "help")
        page.sheet.data_validation(place.row - 1, VALUE_COLUMN - 1, place.row - 1, VALUE_COLUMN - 1, _validation(cell))
        lines = lines_needed(of.help, REGISTER.columns[2].width * SMALL_TEXT)
        page.sheet.set_row(place.row - 1, height_for(lines, 24))


def _validation(cell: Cell) -> dict[str, Any]:
    shown = {"ignore_blank": True, "input_title": FIELDS[cell].label, "input_message": FIELDS[cell].help}
    match cell:
        case Cell.COUNTY:
            wrong = {"error_title": "Län", "error_message": "Välj ett län i listan, eller lämna cellen tom."}
            return shown | wrong | {"validate": "list", "source": f"={COUNTIES}"}
        case Cell.TODAY:
            wrong = {"error_title": "Idag", "error_message": "Skriv ett datum, till exempel 2026-03-01."}
            between = {"criteria": "between", "minimum": FIRST_DAY, "maximum": LAST_DAY}
            return shown | wrong | between | {"validate": "date"}
        case _:
            return shown | {"validate": "any"}


def _write_button(page: Page) -> None:
    page.sheet.set_row(BUTTON_ROW - 1, BUTTON_HEIGHT)
    page.sheet.insert_button(
        BUTTON_ROW - 1,
        VALUE_COLUMN - 1,
        {
            "macro": MACRO,
            "caption": "Konsolidera",
            "width": BUTTON_WIDTH_PIXELS,
            "height": BUTTON_PIXELS,
            "x_offset": BESIDE_BUTTON_PIXELS,
            "y_offset": BESIDE_BUTTON_PIXELS,
            "description": "Knappen Konsolidera: läser svaren i mappen, fyller tabellerna och skriver länsrapporten.",
        },
    )
    target = f"{quoted_sheet(HELP)}!A1"
    page.link(BUTTON_ROW, 3, target, "Händer inget? Se bladet Hjälp.", "link", border=0)


def _write_answers(page: Page) -> None:
    _write_frame(page, "tabell_svar", ANSWERS_ROW, len(ANSWERED), ("Senaste körningen", "Svar"), "Hur det gick.")
    for cell in ANSWERED:
        place = cell.place
        label, said, lines = ANSWERS[cell]
        page.text(place.row, 1, label, "label")
        page.text(place.row, VALUE_COLUMN, said, "value", num_format="@")
        page.sheet.set_row(place.row - 1, height_for(lines, 24))
    status = Cell.STATUS.place
    for sign, tone in STATUS_TONES:
        shown = {"type": "text", "criteria": "begins with", "value": sign, "format": page.palette.tone(tone, bold=True)}
        page.sheet.conditional_format(status.row - 1, status.column - 1, status.row - 1, status.column - 1, shown)


def _write_frame(page: Page, name: str, row: int, rows: int, titles: tuple[str, ...], about: str) -> None:
    head = page.palette.style("head")
    described = {
        "name": name,
        "style": None,
        "autofilter": False,
        "columns": [{"header": title, "header_format": head} for title in titles],
        "title": titles[0],
        "description": about,
    }
    page.sheet.add_table(f"A{row}:{column_letters(len(titles))}{row + rows}", described)
    page.sheet.set_row(row - 1, 24)
