"""More than a sheet has room for: what is left out is told, and nobody's faults hide another's."""

from __future__ import annotations

import io
from dataclasses import replace

import openpyxl
import pytest
from report_counties import TODAY

from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.consolidating.county import CountyFinding
from samverkan_xl.consolidating.findings_shown import MORE, left_out, shown_findings
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.report import findings as report_findings
from samverkan_xl.writing.report import tables as report_tables
from samverkan_xl.writing.report.book import county_report


def told(file: str, *severities: Severity) -> list[CountyFinding]:
    return [CountyFinding(None, file, Finding("saknas", one, value=str(n))) for n, one in enumerate(severities)]


FULL = told("full.xlsx", *[Severity.NOTICE] * 50, *[Severity.ERROR] * 3)
SMALL = told("liten.xlsx", *[Severity.QUERY] * 4)


def test_what_fits_is_told_as_it_is():
    assert shown_findings(FULL, len(FULL)) == FULL
    assert left_out(FULL, len(FULL)) == 0


@pytest.mark.parametrize("findings", [FULL + SMALL, SMALL + FULL], ids=["first", "last"])
def test_a_book_full_of_faults_takes_no_room_from_its_neighbour_and_its_errors_stay(findings):
    shown = shown_findings(findings, 10)
    assert [one for one in shown if one.file == "liten.xlsx"] == SMALL
    *kept, more = [one for one in shown if one.file == "full.xlsx"]
    assert [one.finding.severity for one in kept] == [Severity.NOTICE] * 3 + [Severity.ERROR] * 3
    assert (more.finding.code, more.finding.facts) == (MORE, {"antal": "47"})
    assert left_out(findings, 10) == 47


@pytest.mark.parametrize("most", [1, 2, 7, 20, 30])
def test_every_finding_is_shown_or_counted(most):
    findings = [*FULL, *SMALL, *told("tredje.xlsx", *[Severity.ERROR] * 20)]
    shown = [one for one in shown_findings(findings, most) if one.finding.code != MORE]
    assert len(shown) <= most
    counted = sum(int(one.finding.facts["antal"]) for one in shown_findings(findings, most) if one.finding.code == MORE)
    assert len(shown) + counted == len(findings)


@pytest.fixture
def county():
    return replace(consolidate((), standard_definition(), TODAY, "05"), findings=(*FULL, *SMALL))


def rows(county, sheet: str) -> list[tuple]:
    return list(openpyxl.load_workbook(io.BytesIO(county_report(county)))[sheet].iter_rows(values_only=True))


def test_the_report_says_in_which_book_there_is_more(county, monkeypatch):
    monkeypatch.setattr(report_findings, "shown_findings", lambda findings: shown_findings(findings, 10))
    said = " ".join(str(cell) for row in rows(county, "Anmärkningar") for cell in row if cell)
    assert "Ytterligare 47 anmärkningar i boken får inte plats" in said


def test_a_table_longer_than_a_sheet_ends_with_how_many_more_there_are(county, monkeypatch):
    monkeypatch.setattr(report_tables, "MOST_LINES", 20)
    found = [row for row in rows(county, "Anmärkningar") if any(row)]
    assert found[-1][0].startswith("Ytterligare 38 rader får inte plats på bladet.")
    assert sum(row[-1] == "saknas" for row in found) == 19
