"""Nasty texts go out and come home as texts: never a formula, never a link, sign by sign the same."""

from __future__ import annotations

import json
import re
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import normalize
from zipfile import ZipFile

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from odd_books import BASE, DEFINITION, TODAY, clean_book
from odd_texts import CHANGED, KEPT, LINE_ENDS, LONGEST, TOLD, UNHOLDABLE
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from samverkan_xl import journeys
from samverkan_xl.accounts import consolidated_data
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.fields import Identity, Text, Wording, tidied
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.workbook import SHEETS, TABLES
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.writing.municipal.book import municipal_book

TEXTS = {name: (text, text) for name, text in KEPT.items()} | CHANGED
EVERYWHERE = [
    (sheet, of)
    for sheet in TABLES
    for of in sheet.fields
    if isinstance(of, Text) and not isinstance(of, Identity | Wording)
]
"""Every column of every table in which a municipality writes as it likes."""


def identity(sheet, number: int) -> str:
    return f"{sheet.identity().prefix}-{number + 500}"


def chosen(number: int) -> tuple[str, str]:
    """Give the text for a row of a checklist, with what it comes home as."""
    return list(TEXTS.values())[number * 4 % len(TEXTS)]


def expected_of(number: int) -> str:
    return chosen(number)[1]


def nasty_records():
    """Answer with a nasty text in every text column: in registers one row for each text, in checklists one text a row."""
    records = {
        key: list(map(dict, rows))
        for key, rows in demo_records(municipality(BASE), "2026", TODAY, Kind.STRONG, 7).items()
    }
    texts = [text for text, _ in TEXTS.values()]
    for sheet in TABLES:
        columns = [of.key for at, of in EVERYWHERE if at is sheet]
        if sheet.layout is Layout.CHECKLIST:
            for number, row in enumerate(records[sheet.key]):
                row.update(dict.fromkeys(columns, chosen(number)[0]))
        elif columns:
            records[sheet.key] += (
                {"id": identity(sheet, number)} | dict.fromkeys(columns, text) for number, text in enumerate(texts)
            )
    return records


@pytest.fixture(scope="module")
def done(tmp_path_factory) -> journeys.Consolidation:
    folder = tmp_path_factory.mktemp("texter")
    (folder / "in").mkdir()
    (folder / "in" / "bok.xlsx").write_bytes(municipal_book(DEFINITION, nasty_records(), TODAY))
    return journeys.consolidate_folder(folder / "in", folder / "rapport.xlsx", DEFINITION, TODAY)


def lines_of_openpyxl(report) -> dict[str, list[list[object]]]:
    book = load_workbook(report)
    return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}


def lines_of_calamine(report) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_path(report)
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


@pytest.mark.parametrize("read", [lines_of_openpyxl, lines_of_calamine])
def test_every_text_in_every_text_column_is_the_same_in_the_report(done, read):
    lines = read(done.report)
    registers = [(sheet, of) for sheet, of in EVERYWHERE if sheet.layout is Layout.REGISTER]
    assert len(registers) > 40
    for sheet, of in registers:
        rows = lines[sheet.title]
        header = next(row for row in rows if of.title in row and sheet.identity().title in row)
        key, column = header.index(sheet.identity().title), header.index(of.title)
        found = {row[key]: row[column] for row in rows}
        for number, (name, (_, expected)) in enumerate(TEXTS.items()):
            assert found[identity(sheet, number)] == expected, (sheet.title, of.title, name)


def test_every_text_in_the_checklists_is_the_same_in_what_was_read(done):
    for sheet, of in EVERYWHERE:
        if sheet.layout is Layout.CHECKLIST:
            for number, row in enumerate(done.county.rows[sheet.key]):
                assert getattr(row.row.finished, of.key) == expected_of(number)


def test_no_row_with_a_nasty_text_is_lost(done):
    expected = len(TEXTS) * sum(
        any(at is sheet for at, _ in EVERYWHERE) for sheet in TABLES if sheet.layout is Layout.REGISTER
    )
    rows = [
        row
        for rows in done.county.rows.values()
        for row in rows
        if re.search(r"-5\d\d$", str(getattr(row.row.finished, "id", "")))
    ]
    assert len(rows) == expected
    assert "felvarde" not in {one.finding.code for one in done.county.findings}


def test_what_is_changed_in_a_text_is_told_with_before_and_after(done):
    """A carriage return is told of as the line feed that it has become."""
    told = {
        (one.finding.facts["före"], one.finding.facts["efter"])
        for one in done.county.findings
        if one.finding.code == "rattat"
    }
    assert told == {(before.replace("\r", "\n"), after) for before, after in map(CHANGED.get, TOLD)}


@pytest.mark.parametrize("text", LINE_ENDS.values(), ids=list(LINE_ENDS))
def test_lines_end_alike_in_the_report_however_they_ended_in_the_book(tmp_path, text):
    assert "rad 1\nrad 2" in {
        cell
        for row in lines_of_openpyxl(sent(tmp_path, text.replace("\r", "_x000D_")).report)["Roller"]
        for cell in row
    }


def test_no_nasty_text_is_a_formula_or_a_link_in_the_report(done):
    with ZipFile(done.report) as made:
        for name in made.namelist():
            text = made.read(name).decode("utf-8", "replace")
            if name.startswith("xl/worksheets/sheet"):
                assert not [one for one in re.findall(r"<f\b[^>]*>([^<]*)", text) if not one.startswith("IF($I$")], name
            assert "192.0.2.1" not in "".join(re.findall(r"<(?:hyperlink|Relationship|definedName)\b.*?>", text)), name


def test_no_nasty_text_was_a_formula_in_the_book_that_was_sent_out():
    book = load_workbook(BytesIO(municipal_book(DEFINITION, nasty_records(), TODAY)))
    titles = {sheet.title for sheet in SHEETS}
    nasty = {text for text, _ in TEXTS.values()}
    cells = [cell for sheet in book if sheet.title in titles for row in sheet.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.hyperlink is not None and cell.hyperlink.target]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" and cell.value in nasty]


def test_data_about_nasty_texts_is_data(done):
    assert json.loads(json.dumps(consolidated_data(done)))["rows"]["read"] == done.county.receipt.read


def sent(tmp_path, *texts: str) -> journeys.Consolidation:
    """Send texts in as a sender's program wrote them, in one column of Roller."""
    (tmp_path / "in").mkdir()
    book = clean_book(BASE)
    book["Roller"].fill("K5", *((text,) for text in texts))
    (tmp_path / "in" / "bok.xlsx").write_bytes(book.bytes())
    return journeys.consolidate_folder(tmp_path / "in", tmp_path / "rapport.xlsx", DEFINITION, TODAY)


def deputies(done: journeys.Consolidation) -> list[str]:
    return [row.row.finished.deputy for row in done.county.rows["roles"]]


def test_the_longest_text_that_a_cell_holds_comes_home_whole(tmp_path):
    done = sent(tmp_path, "å" * LONGEST)
    assert deputies(done)[0] == "å" * LONGEST
    for read in (lines_of_openpyxl, lines_of_calamine):
        assert any("å" * LONGEST in row for row in read(done.report)["Roller"])


def test_a_text_longer_than_a_cell_can_hold_is_told_and_the_report_is_written(tmp_path):
    """No spreadsheet program writes one, but a script may."""
    done = sent(tmp_path, "å" * (LONGEST + 1000))
    assert load_workbook(done.report).sheetnames
    assert [
        one.finding.code for one in done.county.findings if one.finding.place and one.finding.place.cell == "K5"
    ] == ["for-lang"]
    assert any("å" * 30_000 in str(row) for row in lines_of_calamine(done.report)["Roller"])


ANY_TEXTS = st.lists(
    st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufffe\uffff"), max_size=80),
    min_size=30,
    max_size=60,
)


@settings(max_examples=5, deadline=None, phases=(Phase.reuse, Phase.generate))
@given(ANY_TEXTS)
def test_any_texts_go_out_come_home_and_stand_in_the_report_sign_by_sign(texts):
    """Composed, and without blanks around them and marks that nobody sees; nothing else of them is changed."""
    records = {key: list(rows) for key, rows in demo_records(municipality(BASE), "2026", TODAY, Kind.STRONG, 7).items()}
    records["roles"] = [
        *records["roles"],
        *({"id": f"R-{number}", "deputy": text} for number, text in enumerate(texts, 500)),
    ]
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "in").mkdir()
        (folder / "in" / "bok.xlsx").write_bytes(municipal_book(DEFINITION, records, TODAY))
        run = journeys.consolidate_folder(folder / "in", folder / "rapport.xlsx", DEFINITION, TODAY)
        lines = [read(run.report)["Roller"] for read in (lines_of_openpyxl, lines_of_calamine)]
    expected = {f"R-{number}": normalize("NFC", tidied(text)) for number, text in enumerate(texts, 500)}
    found = {row.row.finished.id: row.row.finished.deputy or "" for row in run.county.rows["roles"]}
    assert {key: found.get(key, "") for key in expected} == expected
    for rows in lines:
        key, at = _columns(rows)
        told = {row[key]: row[at] or "" for row in rows if row[key] in expected}
        assert {one: told.get(one, "") for one in expected} == expected


def _columns(rows: list[list[object]]) -> tuple[int, int]:
    header = next(row for row in rows if "Ersättare" in row)
    return header.index("ID"), header.index("Ersättare")


@pytest.mark.parametrize("sign", UNHOLDABLE, ids=lambda sign: f"U+{ord(sign):04X}")
def test_a_sign_that_no_file_can_hold_breaks_neither_the_run_nor_the_report(tmp_path, sign):
    done = sent(tmp_path, f"före_x{ord(sign):04X}_efter")
    (text, *_) = deputies(done)
    assert text.startswith("före")
    assert text.endswith("efter")
    for read in (lines_of_openpyxl, lines_of_calamine):
        assert any("före" in str(cell) and "efter" in str(cell) for row in read(done.report)["Roller"] for cell in row)
    with ZipFile(done.report) as made:
        for name in made.namelist():
            assert sign.encode("utf-8", "surrogatepass") not in made.read(name) or not name.endswith(".xml"), name
