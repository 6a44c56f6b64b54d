"""A county report that was sorted, filled with columns and rows and saved with LibreOffice reads back the same."""

from __future__ import annotations

import openpyxl
import pytest
from demo_reports import DAY, PERIOD, THEN, county_of, read_back

from samverkan_xl.reading.book import receive
from samverkan_xl.writing.report.book import county_report

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def saved(office, tmp_path_factory):
    """Give the report as it was written, and as it was rearranged and saved in two formats."""
    folder = tmp_path_factory.mktemp("omsparad")
    written = folder / "rapport.xlsx"
    written.write_bytes(county_report(county_of(THEN)))
    paths = {form: folder / f"omsparad.{form}" for form in ("xlsx", "ods")}
    office.run("edit", path=str(written), steps=steps(written), save=[str(path) for path in paths.values()])
    return {"skriven": written, **paths}


def steps(path):
    """Sort every table from the bottom up, then insert rows and a column."""
    book = openpyxl.load_workbook(path)
    sorting, inserting = [], []
    for title in ("Stödfrågor", "Lagkrav", "Steg 1", "Uppföljning"):
        for table in book[title].tables.values():
            first, _, last = table.ref.partition(":")
            below = f"A{int(first.removeprefix('A')) + 1}:{last}"
            sorting.append({"do": "sort", "sheet": title, "area": below, "column": 0, "ascending": False})
        inserting.append({"do": "insert_columns", "sheet": title, "column": 1, "count": 1})
        inserting.append({"do": "insert_rows", "sheet": title, "row": 2, "count": 2})
    return [*sorting, *inserting]


@pytest.mark.parametrize("form", ["xlsx", "ods"])
def test_it_says_what_it_said(saved, form):
    assert receive(saved[form]).content != receive(saved["skriven"]).content
    was, found = (read_back(saved[name]) for name in ("skriven", form))
    assert found.said == was.said
    assert len(found.said) == 13
    assert (found.county, found.period, found.made_on) == ("Östergötlands län", PERIOD, DAY)


def test_the_tables_were_really_moved_and_sorted(saved):
    rows = list(openpyxl.load_workbook(saved["xlsx"])["Steg 1"].iter_rows(max_col=2, values_only=True))
    codes = [code for _, code in rows if code and code.isdecimal()]
    assert codes == sorted(codes, reverse=True)
    assert len(codes) == 13
