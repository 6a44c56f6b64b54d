"""OpenDocument and the old binary forms are read too, and bounded as carefully."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
import xlsxwriter
from books_for_reading import ods

from samverkan_xl.model.cells import BookGrid, CellFault
from samverkan_xl.reading.book import Unreadable, UnreadableCode, read_book, receive

SOFFICE = shutil.which("soffice")
CELL = '<table:table-cell office:value-type="float" office:value="7"{}/>'


def _table(rows: str) -> str:
    return f'<table:table table:name="Blad">{rows}</table:table>'


def test_trailing_repetitions_of_nothing_cost_nothing(read: Callable[..., BookGrid]) -> None:
    """LibreOffice always fills a sheet to its end with blank repeats."""
    rows = (
        '<table:table-row table:number-rows-repeated="2"><table:table-cell table:number-columns-repeated="16384"/>'
        f"</table:table-row><table:table-row><table:table-cell/>{CELL.format('')}"
        '<table:table-cell table:number-columns-repeated="16382"/></table:table-row>'
        '<table:table-row table:number-rows-repeated="1048573"><table:table-cell/></table:table-row>'
    )
    grid = read(ods(_table(rows)), "bok.ods").sheets[0]
    assert (len(grid.rows), grid.value(3, 2)) == (3, 7)


@pytest.mark.parametrize(("rows", "columns", "cell"), [(1048576, 1, "A1048576"), (1, 16384, "XFD1")])
def test_repeated_values_do_not_explode(refused: Callable[..., Unreadable], rows: int, columns: int, cell: str) -> None:
    """One short element may stand for a million rows of values."""
    repeated = CELL.format(f' table:number-columns-repeated="{columns}"')
    table = _table(f'<table:table-row table:number-rows-repeated="{rows}">{repeated}</table:table-row>')
    facts = refused(ods(table), UnreadableCode.FAR_CELL, "bok.ods").facts
    assert facts == {"sheet": "Blad", "cell": cell}


def test_a_billion_spaces_are_suspicious(refused: Callable[..., Unreadable]) -> None:
    """One element may stand for them all."""
    cell = (
        '<table:table-cell office:value-type="string"><text:p><text:s text:c="1000000000"/></text:p></table:table-cell>'
    )
    refused(ods(_table(f"<table:table-row>{cell}</table:table-row>")), UnreadableCode.SUSPICIOUS, "bok.ods")


def test_error_cells_in_opendocument_are_faults(read: Callable[..., BookGrid]) -> None:
    """Repeated ones too."""
    cell = (
        '<table:table-cell table:number-columns-repeated="2" table:formula="of:=1/0" office:value-type="string"'
        ' office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>'
    )
    grid = read(ods(_table(f"<table:table-row>{CELL.format('')}{cell}</table:table-row>")), "bok.ods").sheets[0]
    assert grid.rows[0] == (7, CellFault.DIVISION, CellFault.DIVISION)


def test_user_defined_properties_are_text(read: Callable[..., BookGrid]) -> None:
    """As in the other form."""
    meta = (
        '<m xmlns:meta="urn:m"><meta:user-defined meta:name="Kod" meta:value-type="float">305</meta:user-defined></m>'
    )
    assert read(ods(_table(""), {"meta.xml": meta}), "bok.ods").properties == {"Kod": "305"}


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")
@pytest.mark.parametrize("form", ["ods", "xls", "xlsx"])
def test_what_libreoffice_saves_is_read_alike(tmp_path: Path, form: str) -> None:
    """The same values from all three forms, and the hidden sheet still hidden."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    sheet = book.add_worksheet("Blad")
    sheet.write_row(2, 1, ["Kommun", 3, 2.5])
    sheet.write_number(3, 1, 45000, book.add_format({"num_format": "yyyy-mm-dd"}))
    book.add_worksheet("Dold").hide()
    book.close()
    (tmp_path / "in").mkdir()
    source = tmp_path / "in" / "bok.xlsx"
    source.write_bytes(stream.getvalue())
    profile = (tmp_path / "profile").as_uri()
    command = [f"-env:UserInstallation={profile}", "--headless", "--convert-to", form, "--outdir", str(tmp_path)]
    subprocess.run([str(SOFFICE), *command, str(source)], check=True, capture_output=True, timeout=120)
    read = read_book(receive(tmp_path / f"bok.{form}"))
    grid = read.sheets[0]
    assert [(each.name, each.hidden) for each in read.sheets] == [("Blad", False), ("Dold", True)]
    assert (grid.value(1, 1), grid.rows[2][1:4], grid.value(4, 2)) == (None, ("Kommun", 3, 2.5), date(2023, 3, 15))
