"""Promises of the links to received books."""

from __future__ import annotations

import pytest

from samverkan_xl.writing.report.links import link_to


@pytest.mark.parametrize(
    ("file", "sheet", "link"),
    [
        ("bok.xlsx", "Behov", "external:bok.xlsx#'Behov'!G7"),
        ("svar/Håbo å.xlsx", "Överenskommelser", "external:svar/Håbo%20å.xlsx#'Överenskommelser'!G7"),
        ('a#b "c".xlsx', "Behov", "external:a%23b%20%22c%22.xlsx#'Behov'!G7"),
        ("100%20.xlsx", "Behov", "external:100%2520.xlsx#'Behov'!G7"),
        ("bok (2) [x].xlsx", "O'Brien #1", "external:bok%20(2)%20%5bx%5d.xlsx#'O''Brien #1'!G7"),
    ],
)
def test_a_link_leads_to_the_cell_whatever_the_names(file, sheet, link):
    assert link_to(file, sheet, "G7") == link


@pytest.mark.parametrize(
    "file",
    [
        "",
        "/etc/bok.xlsx",
        "../bok.xlsx",
        "a/../../bok.xlsx",
        "C:/bok.xlsx",
        "\\\\server\\bok.xlsx",
        "//server/bok.xlsx",
        "http://x/bok.xlsx",
        "bok.exe",
        "bok.xls.lnk",
        "svar.zip/bok.xlsx",
        "svar.eml/bok.xlsx",
        "rad\nbryt.xlsx",
        "f\udce4rg.xlsx",
        "x" * 2000 + ".xlsx",
    ],
)
def test_no_link_is_made_to_anything_but_a_book_beside_the_report(file):
    assert link_to(file, "Behov", "G7") is None
