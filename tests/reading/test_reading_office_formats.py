"""A filled municipal book, saved by a real LibreOffice in each of its formats, reads back the same; or is locked."""

from __future__ import annotations

from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.cells import Trait
from samverkan_xl.model.workbook import COMPUTED_TITLES
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.municipal.book import municipal_book

pytestmark = pytest.mark.libreoffice

RIGHT = "rätt"
TODAY = date(2026, 11, 23)
FORMS = ("xlsx", "xlsm", "xls", "ods", "fods")
Address = tuple[str, int, int]
Typed = dict[Address, object]
COMPUTED = {*COMPUTED_TITLES, "Översikt", "Tidplan"}
"""Sheets that recompute by the day on which they are opened."""


@cache
def filled() -> bytes:
    records = demo_records(municipality("0580"), "2026", TODAY, Kind.COMPLETE, 7, revision=1)
    return municipal_book(standard_definition(), records, TODAY)


@pytest.fixture(scope="module")
def saved(office, tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("sparat")
    (folder / "bok.xlsx").write_bytes(filled())
    paths = {form: folder / f"om.{form}" for form in FORMS}
    office.run("edit", path=str(folder / "bok.xlsx"), steps=[], save=[str(path) for path in paths.values()])
    return paths | {"first": folder / "bok.xlsx"}


def typed(path: Path, *passwords: str, but: frozenset[Address] = frozenset()) -> Typed:
    """Give what stands on each sheet that people fill in, by address; `but` names cells to leave out."""
    return {
        (sheet.name, row, column): cell
        for sheet in read_book(receive(path), passwords=passwords).sheets
        if sheet.name not in COMPUTED and not sheet.hidden
        for row, cells in enumerate(sheet.rows, 1)
        for column, cell in enumerate(cells, 1)
        if cell is not None and (sheet.name, row, column) not in but
    }


@cache
def formulas() -> frozenset[Address]:
    """Name the cells with formulas: LibreOffice writes zero for the text that they give, in .xls only."""
    book = load_workbook(BytesIO(filled()))
    cells = (cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    return frozenset((cell.parent.title, cell.row, cell.column) for cell in cells)


@pytest.mark.parametrize("form", FORMS)
def test_a_filled_book_reads_the_same_from_every_format(saved, form):
    but = formulas() if form == "xls" else frozenset()
    first = typed(saved["first"], but=but)
    assert len(first) > 500
    assert typed(saved[form], but=but) == first


@pytest.mark.parametrize("form", FORMS)
def test_hidden_sheets_are_noted_from_every_format(saved, form):
    noted = {
        one.sheet
        for one in read_book(receive(saved[form])).remarks
        if one.trait in {Trait.HIDDEN_SHEET, Trait.VERY_HIDDEN_SHEET}
    }
    assert noted >= set(COMPUTED_TITLES) - {"Översikt"}


@pytest.mark.parametrize(
    ("form", "code"),
    [("xls", UnreadableCode.ENCRYPTED), ("ods", UnreadableCode.ENCRYPTED_ODS)],
)
def test_what_libreoffice_locks_is_known_and_opens_where_it_can(office, tmp_path, form, code):
    (tmp_path / "bok.xlsx").write_bytes(filled())
    path = tmp_path / f"låst.{form}"
    office.run("edit", path=str(tmp_path / "bok.xlsx"), steps=[], save=[str(path)], password=RIGHT)
    with pytest.raises(Unreadable) as caught:
        read_book(receive(path))
    assert caught.value.code is code
    if form == "xls":
        assert typed(path, "fel", RIGHT, but=formulas()) == typed(tmp_path / "bok.xlsx", but=formulas())
        with pytest.raises(Unreadable) as caught:
            read_book(receive(path), passwords=("fel",))
        assert caught.value.code is UnreadableCode.WRONG_PASSWORD
