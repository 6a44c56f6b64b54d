"""When books came and none counts, the account says why: unfilled, another period, another county, or stopped."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from samverkan_xl.accounts import nothing_counts_line
from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import CountyFinding, FileStatus, Registered
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

NOTHING = replace(
    consolidate((), standard_definition(), date(2026, 11, 23)),
    name="Skåne län",
    period="2025",
    register=(),
    findings=(),
)


def said(*codes):
    lines, findings = [], []
    for number, code in enumerate(codes):
        whose, file = municipality("0580"), f"{number}.xlsx"
        lines.append(Registered(file, FileStatus.NOT_READ, "x", "x", whose, "2026", 1, None, 0, "ab"))
        findings.append(CountyFinding(whose, file, Finding(code, Severity.ERROR, stops=True)))
    return nothing_counts_line(replace(NOTHING, register=tuple(lines), findings=tuple(findings)))


ASKED = " Rapporten gäller Skåne län, perioden 2025. Kontrollera län och period."


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        (("inte-ifylld",), "Ingen bok räknas: den som kom in är inte ifylld."),
        (("fel-period",), f"Ingen bok räknas: den som kom in gäller perioden 2026.{ASKED}"),
        (("fel-lan",), f"Ingen bok räknas: den som kom in är från Östergötlands län.{ASKED}"),
        (("kod-och-namn",), "Ingen bok räknas: den som kom in är stoppad (se Inkomstlista)."),
        (("inte-ifylld",) * 2, "Ingen bok räknas: de 2 som kom in är inte ifyllda."),
        (
            ("inte-ifylld", "inte-ifylld", "fel-period"),
            f"Ingen bok räknas: 2 är inte ifyllda och 1 gäller perioden 2026.{ASKED}",
        ),
    ],
)
def test_the_true_reasons_are_told_and_counted(codes, line):
    assert said(*codes) == line


def test_of_no_books_at_all_nothing_is_said():
    assert said() == ""
