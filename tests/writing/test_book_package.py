"""What every municipal workbook is as a file: repeatable, calculated, old-fashioned and valid."""

from __future__ import annotations

import io
import re
from datetime import date
from html import unescape
from zipfile import ZipFile

import openpyxl
import pytest

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.workbook import OVERVIEW_TITLE, SHEETS
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book
from samverkan_xl.writing.municipal.fresh_records import fresh_records

TODAY = date(2026, 11, 22)
LONGEST_FORMULA, LONGEST_LIST = 8192, 255
NEWER_FUNCTIONS = (
    "LET", "LAMBDA", "XLOOKUP", "XMATCH", "FILTER", "SORT", "SORTBY", "UNIQUE", "SEQUENCE", "TEXTSPLIT", "TEXTJOIN", "VSTACK", "HSTACK",
    "TOCOL", "TOROW", "BYROW", "BYCOL", "MAP", "REDUCE", "RANDARRAY", "CONCAT", "IFS", "SWITCH", "MAXIFS", "MINIFS", "ANCHORARRAY", "SINGLE",
)  # fmt: skip


def many(rows):
    return {
        "start": [{"code": "0581", "period": "2026", "revision": 1}],
        "needs": [{"title_": f"Behov {row}", "decision": "B-001; B-002", "description": "=1+1"} for row in range(rows)],
        "decisions": [{"title_": f"Beslut {row}", "needs": "N-001"} for row in range(rows)],
        "timeline": [{"activity": f"Aktivitet {row}", "depends_on": "A-001"} for row in range(rows)],
        "follow_up": [{"concerns": "A-001"} for _ in range(rows)],
    }


RECORDS = {
    "tom": lambda: fresh_records(standard_definition(), None, None, TODAY),
    "ifylld": lambda: demo_records(municipality("0581"), "2026", TODAY, Kind.COMPLETE, 1),
    "fel": lambda: demo_records(municipality("0580"), "2026", TODAY, Kind.FAULTY_LINKS, 1),
    "stor": lambda: many(400),
}


def book(name) -> bytes:
    return municipal_book(standard_definition(), RECORDS[name](), TODAY)


@pytest.fixture(scope="module", params=RECORDS)
def content(request) -> bytes:
    return book(request.param)


def parts(content: bytes, pattern: str) -> dict[str, str]:
    with ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name).decode() for name in package.namelist() if re.search(pattern, name)}


def formulas(content: bytes):
    """Give every formula: in cells, conditional formats, validations and defined names."""
    cells = r"<f[ >][^<]*</f>|<f>[^<]*</f>|<formula>[^<]*</formula>|<formula[12]>[^<]*</formula[12]>|<definedName[^>]*>[^<]*<"
    for name, xml in parts(content, r"worksheets/sheet|xl/workbook\.xml").items():
        for found in re.findall(cells, xml):
            yield name, unescape(re.sub(r"^<[^>]*>|<[^<]*$", "", found))


def test_the_same_arguments_give_the_same_bytes():
    assert book("ifylld") == book("ifylld")


def test_every_formula_has_its_value(content):
    """Previews, phones and Protected View show what stands there; they never calculate."""
    cells = [
        cell
        for xml in parts(content, "worksheets/sheet").values()
        for cell in re.findall(r"<c [^>]*>(?:(?!</c>).)*</c>", xml)
    ]
    calculated = [cell for cell in cells if "<f" in cell]
    assert len(calculated) > 500
    assert [cell for cell in calculated if not re.search(r"</f><v>[^<]+</v>", cell) and 't="str"' not in cell] == []
    assert [cell for cell in calculated if "<v" not in cell] == []


def test_no_formula_is_longer_than_excel_takes(content):
    """Excel says that the file is damaged, and drops the formula."""
    longest = max((len(formula), name, formula[:60]) for name, formula in formulas(content))
    assert longest[0] < LONGEST_FORMULA, longest


def test_no_formula_needs_a_newer_excel(content):
    functions = {
        name
        for _, formula in formulas(content)
        for name in re.findall(r"([A-Z][A-Z0-9.]+)\(", re.sub(r'"[^"]*"', "", formula))
    }
    assert functions.isdisjoint(NEWER_FUNCTIONS)
    assert {"SUMPRODUCT", "MMULT", "TRANSPOSE"} <= functions


def test_only_the_iso_week_is_a_function_of_the_future(content):
    prefixed = {name for _, formula in formulas(content) for name in re.findall(r"_xl\w+\.(?:_xlws\.)?(\w+)", formula)}
    assert prefixed == {"ISOWEEKNUM"}


def test_no_cell_spills(content):
    assert not parts(content, r"metadata\.xml")
    assert all(' cm="' not in xml for xml in parts(content, "worksheets/sheet").values())


def test_user_text_is_never_a_pattern(content):
    """MATCH looks for TRUE or 1 only, and nothing is counted by COUNTIF; both take * and ? for patterns."""
    text = "\n".join(formula for _, formula in formulas(content))
    assert "COUNTIF" not in text
    assert set(re.findall(r"MATCH\(([^,]*),", text)) <= {"TRUE", "1"}


def test_lists_in_validations_are_short_or_named(content):
    validations = [
        one
        for xml in parts(content, "worksheets/sheet").values()
        for one in re.findall(r'type="list".*?<formula1>(.*?)</formula1>', xml)
    ]
    assert len(validations) > 30
    assert max(map(len, validations)) < LONGEST_LIST


def test_every_table_has_a_name_of_its_own(content):
    tables = parts(content, r"tables/table")
    names = [re.search(r' name="([^"]+)"', xml)[1].casefold() for xml in tables.values()]
    assert len(names) == len(SHEETS) + 1
    assert len(set(names)) == len(names)


def test_no_cells_are_merged(content):
    assert all("<mergeCell" not in xml for xml in parts(content, "worksheets/sheet").values())


def test_every_sheet_has_its_heading_in_a1(content):
    opened = openpyxl.load_workbook(io.BytesIO(content))
    for title in (*(sheet.title for sheet in SHEETS), OVERVIEW_TITLE):
        assert str(opened[title]["A1"].value).startswith("Initiera samverkan" if title == "Start" else title)


def test_every_table_has_its_titles_frozen(content):
    opened = openpyxl.load_workbook(io.BytesIO(content))
    for sheet in SHEETS[1:]:
        own = opened[sheet.title]
        header = next(row for row in range(1, 20) if own.cell(row, 1).value == sheet.fields[0].title)
        assert own.freeze_panes is not None, sheet.title
        assert int(re.sub(r"\D", "", own.freeze_panes)) == header + 1


@pytest.mark.validator
@pytest.mark.parametrize("name", RECORDS)
def test_the_open_xml_sdk_finds_nothing_wrong(name, schema_faults, tmp_path):
    path = tmp_path / "bok.xlsx"
    path.write_bytes(book(name))
    assert schema_faults(path) == []
