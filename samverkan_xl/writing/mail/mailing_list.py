"""The list to mail from, where the mail program opens no drafts: a line per municipality, and a column to tick."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlencode

from xlsxwriter import Workbook

from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ATTENTION, GOOD, NONE, Palette
from samverkan_xl.writing.placement import HEADER_ROW
from samverkan_xl.writing.report.columns import Cell, Column, Link, Table
from samverkan_xl.writing.report.links import link_to_file
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import counted
from samverkan_xl.writing.sheets import new_sheet

TITLE, TEXTS_TITLE = "Utskickslista", "Texter"
TO_SEND, SENT, WAITS = "▲ Att skicka", "✔ Skickat", "– Väntar"
TONES = {TO_SEND: ATTENTION, SENT: GOOD, WAITS: NONE}
LONGEST_MAILTO = 1900
"""What Windows surely hands from one program to another; the text of a longer letter is left out, and opened apart."""

LONGEST_CELL = 32_000
COLUMNS = (
    Column("Status", 16, style="input", least=16),
    Column("Kommunkod", 11, style="fixed"),
    Column("Kommun", 17, style="fixed"),
    Column("Nytt brev", 16),
    Column("Bilaga", 70),
    Column("Kalender", 16),
    Column("Text", 16),
    Column("Till", 36),
    Column("Kopia", 30),
    Column("Ämne", 64),
    Column("Egen anteckning", 24, style="input", least=20),
)
TEXT_COLUMNS = (
    Column("Kommunkod", 11, style="fixed"),
    Column("Kommun", 17, style="fixed"),
    Column("Ämne", 40),
    Column("Text", 100),
)


@dataclass(frozen=True, slots=True)
class MailingLine:
    """One municipality's mail; files are told by their path from the list, and are empty where there is none.

    `status` and `note` are the reader's own.
    """

    code: str
    municipality: str
    to: tuple[str, ...]
    copies: tuple[str, ...]
    subject: str
    text: str
    book: str
    calendar: str
    text_file: str
    status: str = TO_SEND
    note: str = ""


def mailing_list(lines: Sequence[MailingLine], day: date) -> bytes:
    """Write the list and give its bytes; the same lines give the same bytes."""
    stream = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    workbook = Workbook(stream, options)
    created = datetime(day.year, day.month, day.day)  # noqa: DTZ001  # a file's date bears no zone
    workbook.set_properties({"title": TITLE, "created": created})
    palette = Palette(workbook)
    _write_list(Page(new_sheet(workbook, TITLE), palette), lines)
    _write_texts(Page(new_sheet(workbook, TEXTS_TITLE), palette), lines)
    workbook.close()
    return stream.getvalue()


def _write_list(page: Page, lines: Sequence[MailingLine]) -> None:
    lead = (
        f"{counted(len(lines), 'brev', 'brev')} att skicka: öppna ett nytt brev, lägg till bilagan, skicka, och välj"
        f" {SENT} i kolumnen Status."
    )
    kept = [at for at, of in enumerate(COLUMNS) if of.title not in _unused(lines)]
    rows = [tuple(row[at] for at in kept) for row in map(_row, lines)]
    table = Table("tabell_utskick", TITLE, tuple(COLUMNS[at] for at in kept), rows)
    last = write_table_sheet(page, lead, table, frozen_columns=3)
    status = (HEADER_ROW, 0, last - 1, 0)
    page.sheet.data_validation(*status, {"validate": "list", "source": list(TONES)})
    for word, tone in TONES.items():
        shown = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": page.palette.tone(tone)}
        page.sheet.conditional_format(*status, shown)


def _unused(lines: Sequence[MailingLine]) -> set[str]:
    """Give the titles of columns in which no line has anything."""
    used = {
        "Kopia": any(one.copies for one in lines),
        "Bilaga": any(one.book for one in lines),
        "Kalender": any(one.calendar for one in lines),
    }
    return {title for title, any_has in used.items() if not any_has}


def _row(one: MailingLine) -> tuple[Cell, ...]:
    return (
        one.status,
        one.code,
        one.municipality,
        Link(_mailto(one), "Öppna brevet"),
        _file(one.book, one.book.rpartition("/")[2]),
        _file(one.calendar, "Öppna datumen"),
        _file(one.text_file, "Öppna texten"),
        "; ".join(one.to),
        "; ".join(one.copies) or None,
        one.subject,
        one.note or None,
    )


def _file(path: str, text: str) -> Cell:
    return Link(link_to_file(path), text) if path else None


def _mailto(one: MailingLine) -> str:
    """Address a new mail, with its text and subject where there is room; Outlook parts addresses by semicolons.

    It has everybody or nobody: a link that is cut off would leave somebody out, or go to somebody else.
    """
    to = quote(";".join(one.to), safe="@;")
    fields = {"cc": ";".join(one.copies), "subject": one.subject, "body": one.text.replace("\n", "\r\n")}
    fuller = (fields, fields | {"body": ""}, {"cc": fields["cc"]})
    urls = (f"mailto:{to}{_query(some)}" for some in fuller)
    return next((url for url in urls if len(url) <= LONGEST_MAILTO), "mailto:")


def _query(fields: Mapping[str, str]) -> str:
    told = urlencode({key: text for key, text in fields.items() if text}, quote_via=quote, safe="@;")
    return f"?{told}" if told else ""


def _write_texts(page: Page, lines: Sequence[MailingLine]) -> None:
    lead = "Samma texter som i breven. Kopiera hellre ur textfilen än ur cellen; då följer inga citattecken med."
    rows = [(one.code, one.municipality, one.subject, one.text.strip()[:LONGEST_CELL]) for one in lines]
    write_table_sheet(page, lead, Table("tabell_texter", TEXTS_TITLE, TEXT_COLUMNS, rows))
