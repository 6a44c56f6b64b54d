"""Promises of reading an earlier county report back: all that it says, whatever a coordinator did to it, and no more."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date

import openpyxl
import pytest
from demo_reports import DAY, DEFINITION, PERIOD, THEN, county_of, read_back

from samverkan_xl.checking.earlier_report import earlier_report, lacking_sheets
from samverkan_xl.model.cells import BookGrid, CellFault, Grid
from samverkan_xl.model.earlier import DEVIATIONS, STEP_ONE, Matter, Party, Subject, matters
from samverkan_xl.writing.report.book import county_report

GUIDELINES = Matter(Subject.QUESTION, "3a", Party.MUNICIPALITY)
POLICE_GUIDELINES = Matter(Subject.QUESTION, "3a", Party.POLICE)
TITLE = "3a Gemensamma riktlinjer"
PICTURE_OF_LAW = Matter(Subject.LAW, "4")


@pytest.fixture(scope="module")
def told():
    return county_of(THEN)


@pytest.fixture(scope="module")
def report(told) -> bytes:
    return county_report(told)


@pytest.fixture(scope="module")
def said(report, tmp_path_factory):
    path = tmp_path_factory.mktemp("rapport") / "H1.xlsx"
    path.write_bytes(report)
    return read_back(path)


@pytest.fixture
def changed(report, tmp_path):
    """Let a coordinator change the report in another program, and read what was saved."""

    def read(change) -> object:
        book = openpyxl.load_workbook(io.BytesIO(report))
        change(book)
        path = tmp_path / "sparad igen.xlsx"
        book.save(path)
        return read_back(path)

    return read


def falters(row) -> bool:
    values = vars(row.row.finished)
    open_still = values["solved_on"] is None
    return open_still and (values["progress"] in {"Försenat", "Stoppat"} or values["as_decided"] in {"Delvis", "Nej"})


def of_county(told) -> dict:
    """Say what a report must give back, from what it was written of."""
    found = {}
    for picture in told.pictures:
        code = picture.municipality.code
        found[code] = here = {STEP_ONE: picture.verdict.value}
        for number, both in picture.questions.items():
            for party, answer in zip(Party, both, strict=True):
                here[Matter(Subject.QUESTION, number, party)] = answer.text
        here |= {Matter(Subject.LAW, number): answer.text for number, answer in picture.laws.items()}
        log = [row for row in told.rows["follow_up"] if row.municipality.code == code]
        here[DEVIATIONS] = str(sum(map(falters, log)))
    silent = {matter: "Ej svarat" for matter in matters(DEFINITION) if matter != DEVIATIONS}
    return found | {one.code: silent for one in told.missing}


def test_a_report_reads_back_to_exactly_what_it_was_written_of(said, told):
    assert said.said == of_county(told)
    assert (said.county, said.period, said.made_on) == ("Östergötlands län", PERIOD, DAY)
    words = {word for here in said.said.values() for word in here.values()}
    assert {"Ja", "Delvis", "Nej", "Ej svarat", "Avvisad", "Klart", "Pågår"} <= words
    assert any(int(here.get(DEVIATIONS, "0")) for here in said.said.values())


def test_it_is_known_by_its_name_and_its_digest(said):
    assert (said.file, len(said.sha256)) == ("H1.xlsx", 64)


def reversed_rows(sheet, table) -> None:
    cells = list(sheet[sheet.tables[table].ref])[1:]
    values = [[cell.value for cell in row] for row in cells]
    for row, old in zip(cells, reversed(values), strict=True):
        for cell, value in zip(row, old, strict=True):
            cell.value = value


def sort_everything(book) -> None:
    for title in ("Stödfrågor", "Lagkrav", "Steg 1", "Uppföljning", "Om rapporten"):
        for table in book[title].tables:
            reversed_rows(book[title], table)


def filter_and_hide(book) -> None:
    for row in range(6, 12):
        book["Steg 1"].row_dimensions[row].hidden = True
        book["Stödfrågor"].row_dimensions[row].hidden = True


def insert_rows_and_columns(book) -> None:
    for title in ("Stödfrågor", "Lagkrav", "Steg 1", "Uppföljning"):
        book[title].insert_cols(2, 2)
        book[title].insert_rows(1, 3)
        book[title]["A2"] = "Till styrgruppen"
        book[title].cell(book[title].max_row + 2, 1, "Summa")


def move_and_add_sheets(book) -> None:
    book.move_sheet("Om rapporten", -19)
    book.create_sheet("Mina anteckningar", 0)["A1"] = "Kommunkod"


def codes_as_numbers(book) -> None:
    for title in ("Stödfrågor", "Lagkrav", "Steg 1"):
        for (cell,) in book[title].iter_rows(max_col=1):
            if isinstance(cell.value, str) and cell.value.isdecimal():
                cell.value = int(cell.value)


def otherwise_written(book) -> None:
    book["Stödfrågor"].title = "  STÖDFRÅGOR "
    for row in book["Steg 1"].iter_rows(min_row=5):
        for cell in row:
            if isinstance(cell.value, str) and not cell.value.isdecimal():
                cell.value = f" {cell.value.upper()}\u00a0"


@pytest.mark.parametrize(
    "change",
    [
        sort_everything,
        filter_and_hide,
        insert_rows_and_columns,
        move_and_add_sheets,
        codes_as_numbers,
        otherwise_written,
    ],
)
def test_it_says_the_same_however_it_was_rearranged(changed, said, change):
    found = changed(change)
    assert found.said == said.said
    assert (found.county, found.period, found.made_on) == (said.county, said.period, said.made_on)


def test_the_table_of_the_police_is_known_by_its_heading_also_when_it_stands_alone(changed, said):
    def without_the_first(book):
        sheet = book["Stödfrågor"]
        first = next(iter(sheet.tables))
        height = len(sheet[sheet.tables[first].ref])
        del sheet.tables[first]
        sheet.delete_rows(3, height + 1)

    found = changed(without_the_first)
    for code, here in said.said.items():
        assert found.said[code].get(POLICE_GUIDELINES) == here[POLICE_GUIDELINES]
        assert GUIDELINES not in found.said[code]


def test_a_question_that_the_report_lacks_is_absent_and_all_else_is_read(changed, said):
    def without_the_column(book):
        for row in book["Stödfrågor"].iter_rows():
            for cell in row:
                if cell.value == TITLE:
                    cell.value = "3a En annan fråga"

    found = changed(without_the_column)
    absent = {GUIDELINES, POLICE_GUIDELINES}
    assert found.said == {
        code: {matter: word for matter, word in here.items() if matter not in absent}
        for code, here in said.said.items()
    }


def test_a_countys_own_questions_are_read_by_their_whole_titles(told, tmp_path):
    own = DEFINITION.stodfragor[0]
    twins = (own.model_copy(update={"nr": "6A"}), own.model_copy(update={"nr": "6a"}))
    wider = DEFINITION.model_copy(update={"stodfragor": (*DEFINITION.stodfragor, *twins)})
    path = tmp_path / "r.xlsx"
    path.write_bytes(county_report(replace(told, definition=wider)))
    upper, lower = (Matter(Subject.QUESTION, number, Party.MUNICIPALITY) for number in ("6A", "6a"))
    found = read_back(path, wider).said["0509"]
    assert (found[upper], found[lower]) == ("Ej svarat", "Ej svarat")
    reworded = twins[1].model_copy(update={"kort": "Omformulerad"})
    other = DEFINITION.model_copy(update={"stodfragor": (*DEFINITION.stodfragor, reworded)})
    assert lower not in read_back(path, other).said["0509"]


ODD = [
    "jaa", "Ja?", "=1+1", "", "  ", 1, 0.5, True, date(2026, 1, 1), "Nej, men snart", "✔", "Klart", "19121212-1212",
    "Planerat",
]  # fmt: skip


@pytest.mark.parametrize("odd", ODD)
def test_what_is_none_of_our_words_is_left_out_and_never_guessed_at(changed, said, odd):
    def typed(book):
        sheet = book["Stödfrågor"]
        column = next(cell.column for cell in sheet[4] if cell.value == TITLE)
        sheet.cell(5, column).value = odd

    found = changed(typed)
    assert GUIDELINES not in found.said["0509"]
    assert found.said["0509"] == {m: word for m, word in said.said["0509"].items() if m != GUIDELINES}


@pytest.mark.parametrize("fault", [*CellFault])
def test_a_cell_that_shows_a_fault_is_left_out(said, fault):
    grids = (
        Grid("Steg 1", (("Kommunkod", "Kommun", "Steg 1"), ("0509", "Ödeshög", fault), (fault, "x", "✔ Klart"))),
        Grid("Inkomstlista", ()),
        Grid(
            "Om rapporten", ((fault,), ("Uppgift", "", "Värde"), ("Period", "", fault), ("Rapportens dag", "", fault))
        ),
    )
    found = earlier_report(BookGrid(grids), "r.xlsx", "", DEFINITION)
    assert found.said == {"0509": {}}
    assert (found.county, found.period, found.made_on) == ("", "", None)


def test_a_municipality_that_stands_twice_with_different_answers_is_left_out(changed, said):
    def pasted(book):
        sheet = book["Lagkrav"]
        for row in (5, 6):
            sheet.cell(row, 1).value = "0509"
        sheet["C5"], sheet["C6"] = "Ja", "Nej"

    found = changed(pasted)
    assert PICTURE_OF_LAW not in found.said["0509"]
    assert found.said["0513"] == said.said["0513"]


def test_open_deviations_are_left_out_where_the_log_cannot_be_read_in_full(changed, said):
    code = next(code for code, here in said.said.items() if here.get(DEVIATIONS, "0") != "0")

    def scribbled(book):
        sheet = book["Uppföljning"]
        row = next(row for row in sheet.iter_rows(min_row=5) if row[0].value == code)
        row[2].value = "löst?"

    assert DEVIATIONS not in changed(scribbled).said[code]

    def gone(book):
        del book["Uppföljning"]

    assert not any(DEVIATIONS in here for here in changed(gone).said.values())


def test_the_countys_name_is_in_the_heading_where_the_properties_are_lost(changed):
    assert changed(lambda book: book.custom_doc_props.props.clear()).county == "Östergötlands län"


@pytest.mark.parametrize("title", ["Steg 1", "Stödfrågor", "Lagkrav"])
def test_a_sheet_without_which_nothing_can_be_compared_is_missed(report, title):
    book = openpyxl.load_workbook(io.BytesIO(report), read_only=True)
    grids = tuple(Grid(sheet.title, tuple(sheet.iter_rows(values_only=True))) for sheet in book)
    assert lacking_sheets(BookGrid(grids)) == ()
    assert lacking_sheets(BookGrid(tuple(grid for grid in grids if grid.name != title))) == (title,)
    bare = tuple(Grid(title, (("Tom",),)) if grid.name == title else grid for grid in grids)
    assert lacking_sheets(BookGrid(bare)) == (title,)


def test_a_personal_number_in_a_files_name_is_masked(report, tmp_path):
    path = tmp_path / "rapport 19121212-1212.xlsx"
    path.write_bytes(report)
    assert read_back(path).file == "rapport ******-****.xlsx"


HEAD, ANSWERS = ("Kommunkod", TITLE), ("0509", "Ja")
OTHERS = ("0509", "Nej")


@pytest.mark.parametrize(
    ("rows", "municipality", "police"),
    [
        ((HEAD, ANSWERS, (), HEAD, OTHERS), "Ja", "Nej"),
        ((("Polisens svar",), HEAD, ANSWERS, ("Kommunens svar",), HEAD, OTHERS), "Nej", "Ja"),
        ((("Kommunens svar",), HEAD, ANSWERS, ("Polisens svar",), HEAD, OTHERS, HEAD, ("0509", "Delvis")), "Ja", "Nej"),
        ((("Kommunkod", TITLE, TITLE), ("0509", "Ja", "Nej")), None, None),
    ],
    ids=["by order", "by heading", "a copy below", "a title that stands twice"],
)
def test_whose_answers_a_table_has_is_told_by_its_heading_or_else_by_its_order(rows, municipality, police):
    steps = Grid("Steg 1", (("Kommunkod", "Steg 1"), ("0509", "✔ Klart")))
    found = earlier_report(BookGrid((steps, Grid("Stödfrågor", rows))), "r.xlsx", "", DEFINITION).said["0509"]
    assert (found.get(GUIDELINES), found.get(POLICE_GUIDELINES)) == (municipality, police)


def test_only_the_first_table_of_a_sheet_counts_where_there_should_be_one():
    steps = (("Kommunkod", "Steg 1"), ("0509", "✔ Klart"), (), ("Kommunkod", "Steg 1"), ("0509", "▶ Pågår"))
    laws = (("Kommunkod", "4 Lägesbild"), ("0509", "Ja"), (), ("Kommunkod", "4 Lägesbild"), ("0509", "Nej"))
    grids = (Grid("Steg 1", steps), Grid("Lagkrav", laws))
    assert earlier_report(BookGrid(grids), "r.xlsx", "", DEFINITION).said == {
        "0509": {STEP_ONE: "Klart", PICTURE_OF_LAW: "Ja"}
    }
