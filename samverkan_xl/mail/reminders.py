"""Reminders: to whom, and exactly what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from samverkan_xl.mail.county_reports import ERROR, CountyReport, FallingDue, ReportedFinding
from samverkan_xl.mail.letter_parts import Listing, Paragraph, Part
from samverkan_xl.mail.remedies import NOT_FILLED_IN, remedy_for_the_municipality

WHOLE_BOOK = "Hela boken"


@dataclass(frozen=True, slots=True)
class Reminder:
    """What one municipality is reminded of. `answers` tells whether a book of theirs counts in the report.

    `wrote_on` is the day of a letter without a usable book that seems to be theirs; empty where there is none.
    """

    code: str
    answers: bool
    received: bool
    findings: tuple[ReportedFinding, ...]
    wrote_on: str = ""

    @property
    def needs_book(self) -> bool:
        """Tell whether the workbook goes along again."""
        return not self.answers

    def count(self, severity: str) -> int:
        """Count what is left of a kind."""
        return sum(one.severity == severity for one in self.findings)


def reminders(report: CountyReport) -> tuple[Reminder, ...]:
    """Give those who have not answered, or have errors left; nobody else."""
    erring = {code for code, found in report.findings.items() if any(one.severity == ERROR for one in found)}
    told = {code: tuple(_telling(found)) for code, found in report.findings.items()}
    return tuple(
        Reminder(code, code not in report.silent, code in report.received, told.get(code, ()))
        for code in sorted(report.silent | erring)
    )


def _telling(findings: Sequence[ReportedFinding]) -> Iterator[ReportedFinding]:
    """Leave out what else is said of a book that nobody has filled in."""
    blank = {one.file for one in findings if one.code == NOT_FILLED_IN}
    return (one for one in findings if one.file not in blank or one.code == NOT_FILLED_IN)


def situation(one: Reminder, due: Sequence[FallingDue], today: date) -> tuple[Part, ...]:
    """Say what is missing: nothing has come, nothing could be counted, or this is left to mend.

    `today` is the report's own day.
    """
    return (*_opening(one), *_listings(one.findings), *_closing(one), *_calendar(due, today))


def _opening(one: Reminder) -> tuple[Part, ...]:
    if one.answers:
        errors = one.count(ERROR)
        return (
            Paragraph(f"Tack för ert svar. {_counted(errors)} att rätta innan allt kan räknas med i länets rapport."),
        )
    if one.received:
        return (Paragraph("Tack för det ni har skickat. Boken kan inte räknas med ännu, av de skäl som står här."),)
    if one.wrote_on:
        return (
            Paragraph(
                f"Tack för ert brev den {one.wrote_on}. I det fanns ingen bok som vi kunde använda. Skicka kommunboken"
                " som en Excel-fil, bifogad i brevet och utan lösenord. Den ligger med här igen, om ni behöver den."
            ),
        )
    return (Paragraph("Vi har ännu inte fått er kommunbok. Den ligger med här igen, om den inte har kommit fram."),)


def _counted(errors: int) -> str:
    return "Ett fel är kvar" if errors == 1 else f"{errors} fel är kvar"


def _listings(findings: Sequence[ReportedFinding]) -> tuple[Part, ...]:
    errors = [one for one in findings if one.severity == ERROR]
    queries = [one for one in findings if one.severity != ERROR]
    several = len({one.file for one in findings}) > 1
    parts = ((f"Att rätta ({len(errors)})", errors), (f"Att rätta eller förklara ({len(queries)})", queries))
    return tuple(Listing(heading, tuple(_row(one, several=several) for one in rows)) for heading, rows in parts if rows)


def _row(one: ReportedFinding, *, several: bool) -> tuple[str, str, str]:
    place = ", ".join(part for part in (one.sheet and f"bladet {one.sheet}", one.cell and f"cell {one.cell}") if part)
    place = place[:1].upper() + place[1:] if place else WHOLE_BOOK
    file = one.file.rpartition("/")[2]
    return (f"{place} ({file})" if several else place, one.what, remedy_for_the_municipality(one.code, one.remedy))


def _closing(one: Reminder) -> tuple[Part, ...]:
    if one.answers:
        return (
            Paragraph(
                "Rätta i den bok som ni skickade, höj Revision på bladet Start med ett, spara och skicka boken igen."
            ),
        )
    if one.received:
        return (Paragraph("Er kommunbok ligger också med här igen, om ni behöver den."),)
    return ()


def _calendar(due: Sequence[FallingDue], today: date) -> tuple[Part, ...]:
    """Say what the calendar file holds, where one goes along."""
    if not due:
        return ()
    passed = sum(each.day < today for each in due)
    dates = "ett datum" if len(due) == 1 else f"{len(due)} datum"
    late = f", varav {'ett' if passed == 1 else passed} har passerat" if passed else ""
    return (
        Paragraph(
            f"I kalenderfilen som ligger med finns {dates} att bevaka{late}."
            " Importera filen i er kalender, så finns de där."
        ),
    )
