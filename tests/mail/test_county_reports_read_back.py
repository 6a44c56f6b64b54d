"""A county report read back: sorted, re-saved, numbers for codes – the same reminders; what is gone is refused."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from samverkan_xl.mail.county_reports import UnusableReportError, read_county_report
from samverkan_xl.mail.letter_parts import as_text
from samverkan_xl.mail.reminders import reminders, situation
from samverkan_xl.reading.book import read_book
from samverkan_xl.reading.received import Received

TODAY = date(2026, 11, 23)
REGISTER = ("Fil", "Status", "Varför", "Vad göra", "Kommunkod", "Kommun", "Period")
FINDINGS = ("Kommunkod", "Kommun", "Fil", "Blad", "Cell", "Allvar", "Vad", "Åtgärd", "Värde", "Kod")
DUE = ("Datum", "Läge", "Dagar kvar", "Kommunkod", "Kommun", "Blad", "Vad", "Fält", "Fil", "Cell")
FILES = [
    ("in/valdemarsvik.xlsx", "▲ Inläst med anmärkning", "Boken har 1 fel.", "", "0563", "Valdemarsvik", "2026"),
    ("in/kinda.xlsx", "✔ Inläst", "", "", "0513", "Kinda", "2026"),
    ("in/boxholm.xlsx", "✖ Ej läst", "Boken är inte ifylld.", "", "0560", "Boxholm", "2026"),
    ("in/låst.xlsx", "✖ Ej läst", "Lösenord.", "", None, None, None),
]
SILENT = [("Boxholm", "0560", "Påminn"), ("Ydre", "0512", "Påminn")]
FOUND = [
    (
        "0563",
        "Valdemarsvik",
        "in/valdemarsvik.xlsx",
        "Tidplan",
        "H18",
        "✖ Fel",
        "Slut ligger före Start.",
        "Ändra ett av datumen.",
        "",
        "x",
    ),
    (
        "0563",
        "Valdemarsvik",
        "in/valdemarsvik.xlsx",
        "Förankring",
        "F7",
        "▲ Fråga",
        "Datum är osäkert.",
        "Vilken dag menas?",
        "",
        "x",
    ),
    (
        "0563",
        "Valdemarsvik",
        "in/valdemarsvik.xlsx",
        "Roller",
        "B2",
        "– Upplysning",
        "Har lästs som Ja.",
        "Kontrollera.",
        "",
        "x",
    ),
    ("0513", "Kinda", "in/kinda.xlsx", "Roller", "E12", "▲ Fråga", "Rollen är vakant.", "Förklara.", "", "x"),
    (
        "0560",
        "Boxholm",
        "in/boxholm.xlsx",
        None,
        None,
        "✖ Fel",
        "Boken är inte ifylld.",
        "Skicka den ifyllda.",
        "",
        "x",
    ),
    (None, None, "in/låst.xlsx", None, None, "✖ Fel", "Lösenord.", "Spara utan.", "", "x"),
]
DATES = [
    (
        date(2026, 10, 1),
        "✖ Försenat",
        -53,
        "0563",
        "Valdemarsvik",
        "Tidplan",
        "A-008 · Möte",
        "Slut",
        "in/valdemarsvik.xlsx",
        "H13",
    )
]


def tables() -> dict[str, list[tuple]]:
    return {
        "Inkomstlista": [
            ("Inkomstlista",),
            ("lead",),
            (),
            REGISTER,
            *FILES,
            (),
            ("Har inte svarat",),
            ("Kommun", "Kommunkod", "Vad göra"),
            *SILENT,
        ],
        "Anmärkningar": [("Anmärkningar",), ("lead",), (), FINDINGS, *FOUND],
        "Förfaller": [("Förfaller",), ("lead",), (), DUE, *DATES],
        "Om rapporten": [("Om rapporten",)],
    }


def read(sheets: dict[str, list[tuple]]):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for at, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                sheet.cell(at, column, value)
    stream = io.BytesIO()
    book.save(stream)
    return read_county_report(read_book(Received(Path("rapport.xlsx"), "", stream.getvalue())), "rapport.xlsx")


def test_those_who_have_not_answered_or_have_errors_left_are_reminded_and_nobody_else():
    found = {one.code: one for one in reminders(read(tables()))}
    assert set(found) == {"0512", "0560", "0563"}
    assert [found[code].needs_book for code in sorted(found)] == [True, True, False]
    assert [one.cell for one in found["0563"].findings] == ["H18", "F7"]


def test_the_reminder_tells_sheet_cell_what_and_remedy_word_for_word_and_nothing_of_others():
    found = {one.code: one for one in reminders(read(tables()))}
    text = as_text(situation(found["0563"], (), TODAY))
    assert "1. Bladet Tidplan, cell H18\n   Slut ligger före Start.\n   Åtgärd: Ändra ett av datumen." in text
    assert "1. Bladet Förankring, cell F7\n   Datum är osäkert.\n   Åtgärd: Vilken dag menas?" in text
    assert "Upplysning" not in text
    assert "Har lästs som" not in text
    assert "vakant" not in text
    assert "Vi har ännu inte fått er kommunbok" in as_text(situation(found["0512"], (), TODAY))
    stopped = as_text(situation(found["0560"], (), TODAY))
    assert "Boken kan inte räknas med ännu" in stopped
    assert "Hela boken\n   Boken är inte ifylld.\n   Åtgärd: Skicka den ifyllda." in stopped


def test_a_file_that_nobody_could_read_may_be_anybodys_and_is_told_about():
    assert read(tables()).unknown == ("in/låst.xlsx",)


def mended(change) -> dict[str, list[tuple]]:
    sheets = tables()
    change(sheets)
    return sheets


def columns_turned(rows: list[tuple], first: int) -> list[tuple]:
    return [row[::-1] if at >= first and len(row) == len(rows[first]) else row for at, row in enumerate(rows)]


@pytest.mark.parametrize(
    "change",
    [
        lambda sheets: sheets["Anmärkningar"].__setitem__(slice(4, None), FOUND[::-1]),
        lambda sheets: sheets["Anmärkningar"].insert(6, ()),
        lambda sheets: sheets["Inkomstlista"].__setitem__(slice(4, 8), FILES[::-1]),
        lambda sheets: sheets.update(Anmärkningar=columns_turned(sheets["Anmärkningar"], 3)),
        lambda sheets: sheets.update(Förfaller=columns_turned(sheets["Förfaller"], 3)),
        lambda sheets: sheets.update(
            {
                "Anmärkningar": [
                    tuple(int(cell) if isinstance(cell, str) and cell.isdecimal() else cell for cell in row)
                    for row in sheets["Anmärkningar"]
                ]
            }
        ),
        lambda sheets: sheets.update(
            {
                "Inkomstlista": [
                    tuple(int(cell) if isinstance(cell, str) and cell.isdecimal() else cell for cell in row)
                    for row in sheets["Inkomstlista"]
                ]
            }
        ),
        lambda sheets: sheets.update({"ANMÄRKNINGAR ": sheets.pop("Anmärkningar")}),
        lambda sheets: sheets["Anmärkningar"].insert(0, ("Länet sparade",)),
        lambda sheets: sheets["Förfaller"].__setitem__(4, (46296, *DATES[0][1:])),
    ],
)
def test_a_report_that_was_sorted_moved_about_or_saved_anew_says_the_same(change):
    as_written, as_changed = read(tables()), read(mended(change))
    assert {one.code for one in reminders(as_changed)} == {one.code for one in reminders(as_written)}
    assert {code: set(rows) for code, rows in as_changed.findings.items()} == {
        code: set(rows) for code, rows in as_written.findings.items()
    }
    assert as_changed.due == as_written.due


def test_a_report_where_everybody_has_answered_without_fault_reminds_nobody():
    sheets = tables()
    sheets["Inkomstlista"][-2:] = [("Alla har svarat", None, None)]
    sheets["Anmärkningar"][4:] = [("Inget redovisat",)]
    assert reminders(read(sheets)) == ()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda sheets: sheets.pop("Anmärkningar"), "saknar bladet Anmärkningar"),
        (lambda sheets: sheets.pop("Förfaller"), "saknar bladet Förfaller"),
        (lambda sheets: sheets.pop("Om rapporten"), "ingen länsrapport"),
        (lambda sheets: sheets["Anmärkningar"].__setitem__(3, ("Kommunkod", "Kommun")), "Anmärkningar: rubrikerna"),
        (
            lambda sheets: sheets["Inkomstlista"].__delitem__(slice(8, None)),
            "Inkomstlista: rubrikerna Kommun, Kommunkod, Vad göra",
        ),
    ],
)
def test_a_report_that_lacks_what_a_reminder_needs_is_refused(change, words):
    with pytest.raises(UnusableReportError, match=r"rapport\.xlsx") as refused:
        read(mended(change))
    assert words in str(refused.value)
