"""Repairs before rejections: what was moved, copied, pasted over or put in is read, and told with before and after."""

from __future__ import annotations

import pytest
from books_in_markdown import TODAY, book, cells_of, checked, codes, grids, start

from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.model.findings import Severity
from samverkan_xl.model.submission import Outcome
from samverkan_xl.model.workbook import SHEETS
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition
from samverkan_xl.writing.placement import placement_for

STANDARD = standard_definition()
WORDING = {one.nr: one.fraga for one in STANDARD.stodfragor}
WHOLE = grids(demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7))


def told(found, code):
    return [one for one in found.findings if one.code == code]


def outcomes(found, sheet):
    return [(row.number, row.outcome.value) for row in found.rows[sheet]]


def adds_up(found):
    return consolidate((found,), STANDARD, TODAY).receipt.adds_up


def without(*names):
    return [grid for grid in WHOLE.sheets if grid.name not in names]


def sheet_of(name):
    return next(grid for grid in WHOLE.sheets if grid.name == name)


def test_a_whole_book_is_read_without_a_word_of_repairs():
    assert not [one for one in checked(WHOLE).findings if one.severity is Severity.NOTICE]


def test_the_header_row_of_every_sheet_is_where_the_model_says():
    placement = placement_for({})
    assert {sheet.key: sheet.header_row for sheet in SHEETS} == {s.key: placement.header_row(s) for s in SHEETS}


@pytest.mark.parametrize(
    "title",
    ["Avsatt tid (%)", "Avsatt tid, %", "AVSATT TID %", "Avsatt tid *", "* Avsatt tid", "Avsatt tid (obligatorisk)",
     "Avsatt\u200b tid", "Avsatt tid [procent]", "Av-\nsatt tid", "Avsatt\ntid", "AV-\r\nSATT TID (%)"],
)  # fmt: skip
def test_a_unit_or_a_star_beside_a_title_changes_nothing_and_is_told(title):
    found = checked(BookGrid((start(), Grid("Roller", (("ID", "Roll", title), ("R-001", "Kommunpolis", 0.5))))))
    assert 0.5 in found.rows["roles"][0].values.values()
    assert cells_of(found.findings, "kolumn-omdopt") == [("Roller", "C1", "upplysning")]
    assert told(found, "kolumn-omdopt")[0].facts["före"] == title


@pytest.mark.parametrize(
    ("title", "wanted"), [("Ansvarig funktion", "Ansvarig"), ("Svar komun", "Svar kommun"), ("Underlaget", "Underlag")]
)
def test_a_title_that_resembles_a_missing_one_is_named_and_never_taken_for_it(title, wanted):
    found = checked(f"# Stödfrågor\n| Nr | {title} | Svar polis |\n| 1 | Text | Nej |")
    (one,) = [finding for finding in told(found, "kolumn-saknas-liknande") if finding.facts["kolumn"] == wanted]
    assert (one.place.cell, one.facts["liknande"]) == ("B1", title)
    assert not told(found, "extra-kolumn")
    assert [extra.value for extra in found.extras] == ["Text"]
    assert wanted not in {finding.facts["kolumn"] for finding in told(found, "kolumn-saknas")}


def test_a_sheet_whose_name_resembles_a_missing_one_is_named_and_never_taken_for_it():
    found = checked("# Stödfrågr\n| Nr | Svar kommun |\n| 1 | Nej |")
    (one,) = told(found, "blad-saknas-liknande")
    assert (one.facts["blad"], one.facts["liknande"], one.severity) == ("Stödfrågor", "Stödfrågr", Severity.ERROR)
    assert found.rows["support_questions"] == ()


def test_moved_columns_are_named_with_the_letters_that_they_had_and_have():
    found = checked("# Rapportering (row 4)\n| Ledningsorgan | ID | Datum | Form |\n| KS | K-001 | 2026-10-01 | |")
    (one,) = told(found, "kolumner-flyttade")
    assert one.facts["flyttade"] in {"ID från A till B", "Ledningsorgan från B till A"}
    assert "rubrikrad-flyttad" not in codes(found)


@pytest.mark.parametrize("row", [1, 9, 30])
def test_a_header_row_is_found_in_the_first_thirty_and_told_when_it_moved(row):
    found = checked(f"# Behov (row {row})\n| ID | Rubrik | Typ |\n| N-001 | Ett | |")
    assert [one.values["title_"] for one in found.rows["needs"]] == ["Ett"]
    assert told(found, "rubrikrad-flyttad")[0].facts == {"före": "4", "efter": str(row), "blad": "Behov"}


def test_a_header_below_the_thirtieth_row_is_not_looked_for_and_the_sheet_is_told_to_lack_it():
    assert "rubrik-saknas" in codes(checked("# Behov (row 31)\n| ID | Rubrik | Typ |\n| N-001 | Ett | |"))


@pytest.mark.parametrize("sheet", ["Behov", "Stödfrågor"])
def test_a_header_in_the_middle_is_no_row_and_is_told(sheet):
    first, second = ("'1", "'2a") if sheet == "Stödfrågor" else ("N-001", "N-002")
    title = "Svar kommun" if sheet == "Stödfrågor" else "Rubrik"
    key = "ID" if sheet == "Behov" else "Nr"
    table = f"# {sheet}\n| {key} | {title} | Förklaring |\n| {first} | Nej | |\n| {key} | {title} | Förklaring |\n| {second} | Nej | |"
    found = checked(table)
    assert cells_of(found.findings, "rubrik-igen") == [(sheet, "A3", "upplysning")]
    rows = found.rows["needs" if sheet == "Behov" else "support_questions"]
    assert [row.number for row in rows] == [2, 4]
    assert adds_up(found)


@pytest.mark.parametrize(
    ("sheet", "key", "first", "second"), [("Behov", "ID", "N-001", "N-002"), ("Stödfrågor", "Nr", "'1", "'2a")]
)
def test_rows_below_a_header_with_other_columns_are_stopped_and_counted(sheet, key, first, second):
    title = "Rubrik" if sheet == "Behov" else "Svar kommun"
    found = checked(
        f"# {sheet}\n| {key} | {title} | Förklaring |\n| {first} | Nej | a |\n| Förklaring | {key} | {title} |\n| b | {second} | Nej |"
    )
    assert cells_of(found.findings, "rubrik-igen-flyttad") == [(sheet, "A3", "fel")]
    rows = found.rows["needs" if sheet == "Behov" else "support_questions"]
    assert rows[0].number == 2
    assert rows[-1].number == 4
    assert rows[-1].outcome is Outcome.REJECTED
    assert adds_up(found)


def test_a_title_that_stands_twice_gives_the_answer_that_is_filled_in():
    found = checked("# Behov\n| ID | Rubrik | Rubrik |\n| N-001 | Ett | |\n| N-002 | | Två |\n| N-003 | Tre | tre |")
    assert [row.values["title_"] for row in found.rows["needs"]] == ["Ett", "Två", "Tre"]
    assert cells_of(found.findings, "rubrik-dubbel") == [("Behov", "C1", "upplysning")]
    assert told(found, "rubrik-dubbel")[0].facts["kolumner"] == "B och C"


def test_two_answers_under_one_title_stop_their_row_and_no_other():
    found = checked("# Behov\n| ID | Rubrik | Rubrik |\n| N-001 | Ett | Två |\n| N-002 | Tre | |")
    assert cells_of(found.findings, "rubrik-dubbel-olika") == [("Behov", "B2", "fel")]
    assert outcomes(found, "needs") == [(2, "avvisad"), (3, "konsoliderad")]
    assert adds_up(found)


def test_what_stands_in_a_column_without_a_title_is_kept_and_told():
    found = checked(BookGrid((start(), Grid("Behov", (("ID", "Rubrik", None), ("N-001", "Ett", "viktigt"))))))
    assert cells_of(found.findings, "kolumn-utan-rubrik") == [("Behov", "C1", "upplysning")]
    assert [(one.column, one.value) for one in found.extras] == [("Kolumn C", "viktigt")]


QUESTIONS = "# Stödfrågor\n| Nr | Svar kommun | Förklaring |\n"
OTHER = "# Stödfrågor (2)\n| Nr | Fråga | Så bedömer du | Svar kommun | Svar polis | Underlag | Förklaring |\n"


def with_copy(name, change=lambda rows: rows):
    grid = sheet_of("Stödfrågor")
    return BookGrid((*WHOLE.sheets, Grid(name, change(grid.rows))))


def blanked(rows):
    return (*rows[:4], *((*row[:3], None) for row in rows[4:]))


def answered_otherwise(rows):
    return (*rows[:4], (*rows[4][:3], "Nej", *rows[4][4:]), *rows[5:])


def test_a_copy_with_the_same_answers_is_told_and_its_rows_count_once():
    found = checked(with_copy("Stödfrågor (2)"))
    assert cells_of(found.findings, "kopia-lika") == [("Stödfrågor (2)", "A1", "upplysning")]
    together = consolidate((found,), STANDARD, TODAY)
    assert together.receipt.superseded == len(STANDARD.stodfragor)
    assert together.receipt.adds_up
    assert {row.row.sheet for row in together.rows["support_questions"]} == {"Stödfrågor"}
    assert together.pictures[0].questions["1"][0].text == "Ja"


@pytest.mark.parametrize("blank", ["Stödfrågor", "Stödfrågor (2)"])
def test_of_a_sheet_and_its_copy_the_one_that_is_filled_in_is_read(blank):
    full = "Stödfrågor (2)" if blank == "Stödfrågor" else "Stödfrågor"
    rows = sheet_of("Stödfrågor").rows
    grids_ = (*without("Stödfrågor"), Grid(blank, blanked(rows)), Grid(full, rows))
    found = checked(BookGrid(grids_))
    (one,) = told(found, "kopia-tom")
    assert (one.facts["kopia"], one.facts["läst"]) == (blank, full)
    assert {row.sheet for row in found.rows["support_questions"]} == {full}
    assert adds_up(found)


@pytest.mark.parametrize("order", [1, -1])
def test_a_sheet_and_its_copy_with_other_answers_stop_each_other_and_both_are_named(order):
    grid = with_copy("Stödfrågor (2)", answered_otherwise)
    found = checked(BookGrid(grid.sheets[::order]))
    assert cells_of(found.findings, "kopia-olika") == [("Stödfrågor", "A1", "fel"), ("Stödfrågor (2)", "A1", "fel")]
    assert {one.facts["namn"] for one in told(found, "kopia-olika")} == {"”Stödfrågor” och ”Stödfrågor (2)”"}
    rows = found.rows["support_questions"]
    assert {row.outcome for row in rows} == {Outcome.REJECTED}
    assert len(rows) == 2 * len(STANDARD.stodfragor)
    assert adds_up(found)


def test_a_copy_that_stands_alone_is_read_in_place_of_the_sheet():
    found = checked(BookGrid((*without("Stödfrågor"), Grid("Stödfrågor (2)", sheet_of("Stödfrågor").rows))))
    assert codes(found) == {"blad-omdopt"}
    assert {row.outcome for row in found.rows["support_questions"]} == {Outcome.CONSOLIDATED}


def test_two_start_sheets_that_differ_keep_the_whole_book_out():
    other = start(period="2025")
    found = checked(BookGrid((*WHOLE.sheets, Grid("Start (2)", other.rows))))
    assert found.stopped is not None
    assert found.stopped.code == "kopia-olika-start"
    assert adds_up(found)


def test_sorted_checklist_rows_are_read_by_their_numbers_and_told():
    found = checked("# Stödfrågor\n| Nr | Svar kommun |\n| 5 | Nej |\n| '1 | Delvis |")
    (one,) = told(found, "rader-flyttade")
    assert (one.facts["före"], one.facts["efter"]) == ("1, 5", "5, 1")


def test_a_number_pasted_over_is_settled_by_the_wording_when_only_that_is_free():
    found = checked(
        f"# Stödfrågor\n| Nr | Fråga | Svar kommun |\n| 1 | {WORDING['1']} | Nej |\n| 1 | {WORDING['3b']} | Delvis |"
    )
    answers = {row.values["number"]: row.values["answer_municipality"] for row in found.rows["support_questions"]}
    assert answers == {"1": "Nej", "3b": "Delvis"}
    assert [(one.place.cell, one.facts["efter"]) for one in told(found, "nummer-och-text")] == [("A3", "3b")]


def test_a_number_that_is_none_of_the_lists_or_gone_is_told_where_the_wording_says_which_row_it_is():
    rows = [f"| 17 | {WORDING['2a']} | Nej |", f"| | {WORDING['3b']} | Delvis |", f"| | {WORDING['1']} | Ja |"]
    found = checked("# Stödfrågor\n| Nr | Fråga | Svar kommun |\n" + "\n".join(rows))
    answers = {row.values["number"]: row.values["answer_municipality"] for row in found.rows["support_questions"]}
    assert answers == {"2a": "Nej", "3b": "Delvis", "1": "Ja"}
    (other,), (gone,) = told(found, "nummer-efter-text"), told(found, "nummer-saknas")
    assert "Numret ”17” hör inte till listan och har lästs som 2a" in message(other)
    assert (gone.place.cell, gone.facts["rader"], gone.facts["nr"]) == ("A3", "raderna 3 och 4", "3b, 1")
    assert {other.severity, gone.severity} == {Severity.NOTICE}


@pytest.mark.parametrize("order", [1, -1])
def test_a_row_whose_number_and_wording_speak_against_each_other_is_stopped(order):
    rows = [f"| 1 | {WORDING['1']} | Nej |", f"| '3b | {WORDING['3b']} | Nej |", f"| 1 | {WORDING['3b']} | Ja |"]
    found = checked("# Stödfrågor\n| Nr | Fråga | Svar kommun |\n" + "\n".join(rows[::order]))
    assert len(told(found, "nummer-mot-text")) == 1
    assert sorted(outcome for _, outcome in outcomes(found, "support_questions")) == [
        "avvisad",
        "konsoliderad",
        "konsoliderad",
    ]
    assert adds_up(found)


@pytest.mark.parametrize("order", [1, -1])
def test_two_answers_to_one_question_stop_each_other_wherever_they_stand(order):
    rows = ["| 1 | Ja |", "| 1 | Nej |"][::order]
    found = checked("# Stödfrågor\n| Nr | Svar kommun |\n" + "\n".join(rows))
    assert cells_of(found.findings, "rad-dubbel-olika") == [("Stödfrågor", "A2", "fel"), ("Stödfrågor", "A3", "fel")]
    assert outcomes(found, "support_questions") == [(2, "avvisad"), (3, "avvisad")]
    assert adds_up(found)


def test_the_same_answer_twice_counts_once():
    found = checked("# Stödfrågor\n| Nr | Svar kommun |\n| 1 | Nej |\n| 1 | nej |")
    assert cells_of(found.findings, "rad-dubbel") == [("Stödfrågor", "A3", "upplysning")]
    assert outcomes(found, "support_questions") == [(2, "konsoliderad"), (3, "ersatt")]
    assert adds_up(found)


def test_a_checklist_row_that_is_deleted_is_told_once_and_with_its_words():
    found = checked(
        "# Stödfrågor\n| Nr | Svar kommun |\n" + "".join(f"| '{nr} | Nej |\n" for nr in WORDING if nr != "3b")
    )
    (one,) = told(found, "rad-saknas")
    assert one.severity is Severity.ERROR
    assert WORDING["3b"][:20] in message(one)
    assert adds_up(found)


def test_rows_put_in_without_an_id_are_with_and_told_together():
    found = checked("# Behov\n| ID | Rubrik |\n| N-001 | Ett |\n| | Två |\n| | Tre |")
    assert {row.outcome for row in found.rows["needs"]} == {Outcome.CONSOLIDATED}
    assert [(one.place.cell, one.facts["rader"]) for one in told(found, "rad-utan-id")] == [("A3", "raderna 3 och 4")]


def test_an_id_that_belongs_to_another_sheet_is_asked_about():
    found = checked("# Behov\n| ID | Rubrik |\n| B-001 | Ett |\n| Eget-1 | Två |")
    assert cells_of(found.findings, "id-fran-annat-blad") == [("Behov", "A2", "fråga")]
    assert told(found, "id-fran-annat-blad")[0].facts["annat"] == "Beslut"


def test_rows_pasted_over_the_ids_of_others_are_stopped_by_their_double_id():
    found = checked(book("# Behov\n| ID | Rubrik |\n| N-001 | Ett |\n| N-001 | Två |"))
    assert outcomes(found, "needs") == [(2, "avvisad"), (3, "avvisad")]
    assert adds_up(found)
