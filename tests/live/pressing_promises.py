"""What every press of the button keeps, however it goes."""

from __future__ import annotations

from pathlib import Path

import pytest
from desk import Desk, expected_rows
from many_books import TODAY, answer, answers

from samverkan_xl import journeys
from samverkan_xl.demonstration.answers import Kind
from samverkan_xl.journeys import Consolidation
from samverkan_xl.live import konsolidera
from samverkan_xl.reference.municipalities import county_municipalities
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.button.places import TABLES, Cell

OSTERGOTLAND, GOTLAND = county_municipalities("05"), county_municipalities("09")


def good(folder: Path) -> None:
    """Put all answers of a county that has one municipality into a folder, without faults."""
    answers(GOTLAND, folder)


def one_of_a_county(folder: Path) -> None:
    """Put one answer of thirteen into a folder."""
    answers(OSTERGOTLAND[:1], folder)


def faulty(folder: Path) -> None:
    """Put answers with faults of every kind into a folder."""
    kinds = (Kind.FAULTY_DATES, Kind.FAULTY_CONTENTS, Kind.FAULTY_LINKS, Kind.NOT_BEGUN)
    for one, kind in zip(OSTERGOTLAND, kinds, strict=False):
        (folder / f"{one.name} svar.xlsx").write_bytes(answer(one, kind))


def unreadable(folder: Path) -> None:
    """Put files into a folder that cannot be read as answers."""
    (folder / "tom.xlsx").write_bytes(b"")
    (folder / "brev.docx").write_bytes(b"PK\x03\x04 brev")
    (folder / "text.xlsx").write_text("Hej! Här kommer vårt svar.", "utf-8")
    whole = answer(OSTERGOTLAND[0])
    (folder / "avbruten.xlsx").write_bytes(whole[: len(whole) // 2])
    (folder / "bild.png").write_bytes(b"\x89PNG\r\n\x1a\n")


def everything(folder: Path) -> None:
    """Put files of every kind into a folder."""
    faulty(folder)
    unreadable(folder)
    (folder / "Kopia av svar.xlsx").write_bytes((folder / f"{OSTERGOTLAND[0].name} svar.xlsx").read_bytes())


def folder_of(desk: Desk) -> Path:
    """Give the folder that the coordinator has typed."""
    return Path(str(desk.says(Cell.FOLDER)))


def given(desk: Desk, **arguments) -> Consolidation:
    """Consolidate the same folder to the same report without the button."""
    return journeys.consolidate_folder(folder_of(desk), desk.report(), standard_definition(), TODAY, **arguments)


def assert_filled(desk: Desk, county) -> None:
    """Hold that the three tables hold just what the county says, and reach just so far."""
    expected = expected_rows(county)
    for table in TABLES:
        rows = expected[table.name]
        assert desk.rows(table) == rows, table.name
        assert desk.area(table) == table.area(len(rows)), table.name


def tables_of(desk: Desk) -> dict:
    """Give all that the tables hold, and how far they reach."""
    return {table.name: (desk.rows(table), desk.area(table)) for table in TABLES}


def assert_left_alone(desk: Desk) -> None:
    """Hold that Excel is given back as it was: its screen draws, its status bar is its own, and all titles stand."""
    app = desk.running.properties
    assert (app.get("screen_updating", True), app.get("status_bar", False)) == (True, False)
    for table in TABLES:
        assert desk.titles(table) == [column.title for column in table.columns]


def refused(desk: Desk, *words: object) -> str:
    """Press, and hold that the status refuses in Swedish, that nothing else was written, and that Excel is as before."""
    before, told = tables_of(desk), _answers(desk)
    status = desk.presses()
    assert status.startswith("✖ ")
    assert_a_sentence(status, *words)
    assert tables_of(desk) == before
    assert _answers(desk) == told
    assert_left_alone(desk)
    return status


def shut_out(desk: Desk, *words: object) -> str:
    """Press, and hold that the Python that was started ends with a sentence, since the book cannot take it."""
    before, told, status = tables_of(desk), _answers(desk), desk.says(Cell.STATUS)
    with pytest.raises(SystemExit) as ended:
        konsolidera()
    assert_a_sentence(str(ended.value.code), *words)
    assert (tables_of(desk), _answers(desk), desk.says(Cell.STATUS)) == (before, told, status)
    return str(ended.value.code)


def assert_a_sentence(said: str, *words: object) -> None:
    """Hold that something is told in Swedish that names these things, and nothing of what Python would say."""
    assert said.endswith((".", "xlsm"))
    for word in words:
        assert str(word) in said
    for foreign in ("Error", "Traceback", "Errno", "None", "nan", "Exception", "{", "RPC"):
        assert foreign not in said


def _answers(desk: Desk) -> dict:
    return {cell: desk.says(cell) for cell in (Cell.LAST_RUN, Cell.RECEIPT)}
