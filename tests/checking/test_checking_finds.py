"""Sheets, columns and rows are found wherever they moved; what is lost is told, and what was added is kept."""

from __future__ import annotations

import unicodedata
from collections import Counter
from dataclasses import replace

import pytest
from books_in_markdown import GOOD_START, TODAY, book, cells_of, checked, codes, grids, start
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from samverkan_xl.consolidating.pictures import picture
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.sheet import Layout
from samverkan_xl.model.step_one import Verdict
from samverkan_xl.model.submission import Submission
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

LINKOPING = municipality("0580")
WHOLE = {kind: grids(demo_records(LINKOPING, "2026", TODAY, kind, 7)) for kind in Kind}
ANSWERS = {kind: checked(grid) for kind, grid in WHOLE.items()}
HEADS = {sheet.title: 4 if sheet.layout is Layout.FORM else sheet.header_row for sheet in SHEETS}
TOLD_OF_MOVES = {"rubrikrad-flyttad", "kolumner-flyttade", "rader-flyttade"}
UNSHRUNK = (Phase.reuse, Phase.generate)
"""A whole book takes minutes to shrink."""


def substance(found: Submission) -> tuple[object, ...]:
    """Give what a book says without where it says it."""
    rows = {
        key: Counter(str(row.finished or sorted(map(str, row.values.items()))) for row in rows)
        for key, rows in found.rows.items()
    }
    outcomes = Counter(row.outcome for rows in found.rows.values() for row in rows)
    told = Counter((one.code, one.severity, str(sorted(one.facts.items())), one.value) for one in found.findings)
    return found.identity, found.start, rows, outcomes, told


@settings(max_examples=25, deadline=None, phases=UNSHRUNK)
@given(st.sampled_from(Kind), st.randoms(use_true_random=False))
def test_moved_columns_rows_and_sheets_say_the_same(kind, chance):
    """Values by ID and every finding; only that something stood elsewhere is told besides, and the addresses differ."""
    moved = [_shuffled(grid, chance) for grid in WHOLE[kind].sheets]
    chance.shuffle(moved)
    found = checked(BookGrid(tuple(moved)))
    still = replace(found, findings=tuple(one for one in found.findings if one.code not in TOLD_OF_MOVES))
    assert substance(still) == substance(ANSWERS[kind])


def _shuffled(grid: Grid, chance) -> Grid:
    """Move the answers of a sheet: its columns, the rows below its titles, and blank rows and columns before them."""
    above = HEADS[grid.name] - 1
    head, titles, body = grid.rows[:above], grid.rows[above], list(grid.rows[above + 1 :])
    if grid.name == "Start":
        chance.shuffle(body)
        return Grid(grid.name, (*head, titles, *body))
    order = list(range(len(titles)))
    chance.shuffle(order)
    chance.shuffle(body)
    down, right = chance.randint(0, 6), chance.randint(0, 3)
    moved = (tuple(None for _ in range(right)) + tuple(row[place] for place in order) for row in (titles, *body))
    return Grid(grid.name, ((),) * down + head + tuple(moved))


@settings(max_examples=25, deadline=None, phases=UNSHRUNK)
@given(st.randoms(use_true_random=False))
def test_renamed_sheets_are_known_by_their_titles_and_told_about(chance):
    names = [f"Blad{number}" for number in range(len(SHEETS))]
    chance.shuffle(names)
    renamed = [Grid(name, grid.rows) for name, grid in zip(names, WHOLE[Kind.STRONG].sheets, strict=True)]
    chance.shuffle(renamed)
    found = checked(BookGrid(tuple(renamed)))
    assert codes(found) == {"blad-omdopt"}
    assert substance(found)[:4] == substance(ANSWERS[Kind.STRONG])[:4]


@pytest.mark.parametrize(
    "title",
    ["ORDFÖRANDE ROLL", " Ordförande  roll ", "Ordförande\nroll", "Ordförande roll *", "Ordförande\u00a0roll:",
     unicodedata.normalize("NFD", "Ordförande roll")],
)  # fmt: skip
def test_a_title_that_is_spelled_in_another_way_is_known_and_told_about(title):
    grid = Grid("Organisation", (("ID", "Namn", title), ("G-001", "Råd", "KSO")))
    found = checked(BookGrid((start(), grid)))
    assert found.rows["organisation"][0].values["chair_role"] == "KSO"
    assert "extra-kolumn" not in codes(found)
    assert cells_of(found.findings, "kolumn-omdopt") == [("Organisation", "C1", "upplysning")]


def test_a_lost_column_is_told_once_and_its_cells_are_not_missed_one_by_one():
    found = checked("# Behov\n| ID | Rubrik |\n| N-001 | Ett |\n| N-002 | Två |")
    lost = [one for one in found.findings if one.code == "kolumn-saknas" and one.facts["kolumn"] == "Typ"]
    assert len(lost) == 1
    assert "saknas" not in codes(found)


def test_a_sheet_that_is_not_there_is_told_with_the_weight_that_it_has():
    found = checked("# Behov\n| ID | Rubrik |")
    told = {one.facts["blad"]: one.severity.value for one in found.findings if "blad-saknas" in one.code}
    assert told["Stödfrågor"] == told["Lagkrav"] == "fel"
    assert told["Roller"] == "upplysning"


def test_only_of_a_sheet_that_a_book_can_do_without_is_it_left_open_whether_there_is_anything_to_tell():
    lost = [one for one in checked("# Start (none)\n# Behov\n| ID | Rubrik |").findings if "blad-saknas" in one.code]
    said = {one.facts["blad"]: message(one) for one in lost}
    assert [name for name, text in said.items() if "om ni har något" not in text] == ["Start", "Stödfrågor", "Lagkrav"]
    assert "går boken inte att använda" in said["Start"]
    assert "räknas som ej svarat" in said["Lagkrav"]


def test_a_sheet_without_its_titles_is_told_as_an_error_at_that_sheet():
    found = checked("# Behov\n| hej | Ett |\n| hopp | Två |")
    assert cells_of(found.findings, "rubrik-saknas") == [("Behov", "A1", "fel")]
    assert "extra-blad" not in codes(found)
    assert "Behov" not in {one.facts["blad"] for one in found.findings if one.code == "blad-saknas"}


def test_a_sheet_of_the_municipalitys_own_is_told_and_a_blank_one_is_not():
    found = checked(book("# Egna anteckningar\n| hej |\n# Tomt blad"))
    assert [one.facts["blad"] for one in found.findings if one.code == "extra-blad"] == ["Egna anteckningar"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_an_added_column_is_kept_cell_by_cell_wherever_it_stands(place):
    rows = [["ID", "Rubrik"], ["N-001", "Ett"], ["N-002", "Två"]]
    for row, text in zip(rows, ("Vår egen", "hej", None), strict=True):
        row.insert(place, text)
    found = checked(BookGrid((start(), Grid("Behov", tuple(map(tuple, rows))))))
    assert [(one.number, one.column, one.value) for one in found.extras] == [(2, "Vår egen", "hej")]
    assert len(found.rows["needs"]) == 2


def test_titles_pasted_in_once_more_are_no_row():
    found = checked(
        "# Behov\n| ID | Rubrik | Typ |\n| N-001 | Ett | Behov |\n| ID | Rubrik | Typ |\n| N-002 | Två | Behov |"
    )
    assert [row.number for row in found.rows["needs"]] == [2, 4]


def test_a_row_with_nothing_but_its_id_is_not_used():
    found = checked("# Behov\n| ID | Rubrik | Beskrivning |\n| N-001 | | '   |\n| N-002 | Två | |")
    assert [row.values["id"] for row in found.rows["needs"]] == ["N-002"]


def test_checklist_rows_are_found_by_number_or_by_wording_wherever_they_stand():
    wording = next(one.fraga for one in standard_definition().stodfragor if one.nr == "3b")
    table = f"# Stödfrågor\n| Nr | Fråga | Svar kommun |\n| 5 | | Nej |\n| | {wording} | Delvis |\n| '1 | | Ja |"
    found = checked(table)
    answers = {row.values["number"]: row.values["answer_municipality"] for row in found.rows["support_questions"]}
    assert answers == {"5": "Nej", "3b": "Delvis", "1": "Ja"}


def test_a_checklist_row_that_is_none_of_the_lists_is_an_error_and_kept_out():
    found = checked("# Stödfrågor\n| Nr | Svar kommun |\n| 1 | Ja |\n| 17 | Ja |")
    assert cells_of(found.findings, "okand-rad") == [("Stödfrågor", "A3", "fel")]
    assert [row.outcome.value for row in found.rows["support_questions"]] == ["konsoliderad", "avvisad"]


def test_a_note_below_a_checklist_takes_nothing_from_the_verdict_on_step_1():
    strong = WHOLE[Kind.STRONG]
    noted = [
        Grid(grid.name, (*grid.rows, (None, None, None, "Ifyllt av båda"))) if grid.name == "Stödfrågor" else grid
        for grid in strong.sheets
    ]
    found = checked(BookGrid(tuple(noted)))
    assert "okand-rad" in codes(found)
    assert picture(LINKOPING, found, standard_definition()).verdict is Verdict.DONE


@pytest.mark.parametrize("lost", ["Stödfrågor", "Organisation", "Beslut"])
def test_a_book_that_lost_what_step_1_stands_on_is_never_done(lost):
    left = BookGrid(tuple(grid for grid in WHOLE[Kind.STRONG].sheets if grid.name != lost))
    assert picture(LINKOPING, ANSWERS[Kind.STRONG], standard_definition()).verdict is Verdict.DONE
    assert picture(LINKOPING, checked(left), standard_definition()).verdict is Verdict.ONGOING


def test_checklist_rows_that_are_gone_are_told_where_they_are_missed_and_stand_unanswered():
    numbers = [one.nr for one in standard_definition().stodfragor]
    kept = [number for number in numbers if number not in {"2b", "2c", "5"}]
    found = checked("# Stödfrågor\n| Nr | Svar kommun |\n" + "".join(f"| '{number} | Nej |\n" for number in kept))
    missed = {one.place.cell: one.facts["nr"] for one in found.findings if one.code == "rad-saknas"}
    assert missed == {f"A{kept.index('2a') + 3}": "2b, 2c", f"A{len(kept) + 2}": "5"}
    assert not [one for one in found.findings if one.code == "saknas" and one.facts["fält"] == "Svar kommun"]
    assert picture(LINKOPING, found, standard_definition()).questions["2b"][0].text == "Ej svarat"


WITHOUT_CODE = Grid("Start", tuple(row for row in start().rows if "Kommunkod" not in row))


@pytest.mark.parametrize(
    "blank", [start(code=None), start(code="  "), WITHOUT_CODE], ids=["blank", "spaces", "line gone"]
)
@pytest.mark.parametrize("kept", ["properties", "hidden sheet"])
def test_whose_book_it_is_is_told_by_any_of_the_three_places(blank, kept):
    meta = Grid("_meta", (("kommunkod", "0580"), ("period", "2026")), hidden=True)
    grid = BookGrid((blank, meta)) if kept == "hidden sheet" else BookGrid((blank,), {"kommunkod": "0580"})
    found = checked(grid)
    assert found.identity.code == "0580"
    assert found.stopped is None


def test_what_stands_on_start_goes_before_the_other_places():
    found = checked(BookGrid((start(code="0581", municipality=None),), {"kommunkod": "0580"}))
    assert found.identity.code == "0581"


def test_the_file_name_never_tells_whose_book_it_is():
    found = checked(BookGrid((start(code=None),)), "samverkan_1-1_0580_linkoping_2026_r1.xlsx")
    assert found.identity.code == ""
    assert found.stopped is not None
    assert found.stopped.code == "kod-saknas"


def test_a_book_without_start_stays_out_and_is_not_said_to_lack_a_code_that_it_has():
    found = checked(book("# Start (none)\n# Behov\n| ID | Rubrik |\n| N-001 | Ett |", kommunkod="0580"))
    assert found.stopped is not None
    assert (found.stopped.code, found.stopped.facts["blad"]) == ("blad-saknas-start", "Start")
    assert "kod-saknas" not in codes(found)
    assert found.identity.municipality == "Linköping"


def test_a_code_cell_that_shows_an_error_stops_the_book():
    found = checked(book("# Start\n| Kommunkod | #REF! |"))
    assert found.stopped is not None
    assert found.stopped.code == "felvarde"


def test_a_workbook_of_another_kind_is_told_to_be_none_of_ours():
    found = checked(BookGrid((Grid("Blad1", (("Budget", 2026), ("Hyra", 12))),)))
    assert codes(found) == {"okand-bok"}
    assert found.row_count == 0


def test_start_is_read_with_its_lines_in_any_order_and_without_a_title_row():
    lines = tuple((None, title, value) for title, value in reversed(GOOD_START.items()))
    found = checked(BookGrid((Grid("START ", lines),)))
    assert found.identity == checked(BookGrid((start(),))).identity
    assert found.identity.code == "0580"
