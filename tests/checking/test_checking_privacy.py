"""No personal identity number leaves a received book: wherever it stands it is masked, told, and its row is stopped."""

from __future__ import annotations

from datetime import date, timedelta
from time import perf_counter

import pytest
from books_in_markdown import MASK, TEST_COORDINATION_NUMBER, TEST_NUMBER, book, cells_of, checked, codes, start
from hypothesis import given
from hypothesis import strategies as st

from samverkan_xl.checking.about_privacy import ON_ROWS
from samverkan_xl.checking.privacy import masked, masked_cell
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, Grid, Remark, Trait
from samverkan_xl.model.submission import Outcome

DIGITS = "1212121212"
WRITTEN = (
    "19121212-1212", "191212121212", "121212-1212", "1212121212", "121212+1212", "121212 1212", "19121212 1212",
    "1912-12-12-1212", "1912-12-12 1212", "19 12 12 12-1212", "12-12-12-1212", "121212 - 1212", "19121212/1212",
    "121212\u00a01212", "121212–1212", "121212—1212", "121212\u20111212", "121212\u20101212", "121212−1212",
    "121212\u00ad1212", "１２１２１２-１２１２", "19 12 12 12 12 12", "12 12 12-12 12", "1912121212 12", "121212-12 12",
    "1 9 1 2 1 2 1 2 1 2 1 2", "1 2 1 2 1 2 - 1 2 1 2", "121212  -  1212", "121212(1212", "121212,1212", "121212;1212", "121212*1212",
    "121212=1212", "121212|1212", "121212\\1212", "121212'1212", "121212&1212", "121212•1212", "121212·1212", "121212…1212",
    "12-12-1912 1212", "12.12.1912-1212", "12/12 1912-1212", "12 dec 1912-1212", "12 december 1912, 1212", "191 212 121 212", "1.91212121212E+11",
    "1,91212121212E+11", "121212\u20681212", "121212\ufe0f1212", "19121212_1212", "121212\u202f1212", "121212-\n1212",
)  # fmt: skip
"""One of the Tax Agency's test numbers as people and programs write them."""


@pytest.mark.parametrize("number", [*WRITTEN, TEST_COORDINATION_NUMBER])
@pytest.mark.parametrize(
    "around", ["{}", "Stöd till {}.", "({})", "pnr:{};", "Dnr 2026 {}", "år 2015 {} och 2013", "x{}y", "{};\n{}"]
)
def test_a_number_is_masked_however_it_is_written_and_whatever_stands_around_it(number, around):
    assert masked(around.replace("{}", number)) == around.replace("{}", MASK)


def test_what_can_be_read_as_two_numbers_that_overlap_is_masked_whole():
    assert masked("Se 121212 1212 12-1212!") == f"Se {MASK}!"
    assert masked(f"{TEST_NUMBER} {TEST_NUMBER}, {TEST_COORDINATION_NUMBER}") == f"{MASK} {MASK}, {MASK}"


def checks(digits):
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(digits)]
    return sum(part // 10 + part % 10 for part in doubled) % 10 == 0


@pytest.mark.parametrize(
    "text",
    [
        "19121212-1213", "556036-0793", "212000-1124", "121312-1212", "121232-1212", "070-121 21 21", "KS 2026/1212",
        "2026-03-01", "2026-03-01–2026-05-01", "2026-12-03 – 2026-12-31", "0580", "", "12121212120",
        "1212 kr, 121212 st",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_number_is_left_alone(text):
    assert masked(text) == text


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from((" – ", "–", " - ", "-")),
)
def test_a_span_between_two_dates_is_never_taken_for_a_person(one, two, dash):
    assert masked(f"{one}{dash}{two}") == f"{one}{dash}{two}"


@given(st.dates(date(1930, 1, 1), date(2025, 12, 31)), st.integers(1, 999), st.booleans(), st.text("-+ ", max_size=1))
def test_every_number_of_either_kind_is_masked(born, serial, is_coordination, dash):
    day = born.day + 60 * is_coordination
    nine = f"{born:%y%m}{day:02d}{serial:03d}"
    (last,) = [digit for digit in "0123456789" if checks(nine + digit)]
    assert masked(f"Se {nine[:6]}{dash}{nine[6:]}{last}!") == f"Se {MASK}!"


@pytest.mark.parametrize(
    "number", [int(DIGITS), float(DIGITS), 191212121212, 401010005 if checks("0401010005") else int(DIGITS)]
)
def test_a_number_cell_that_is_one_is_masked_though_its_zeros_are_lost(number):
    assert masked_cell(number) == MASK


@pytest.mark.parametrize(
    "digits",
    [
        nine + "0123456789"[last]
        for nine, last in (("000101238", 0), ("001015238", 0), ("091210238", 0))
        for last in range(10)
    ],
)
def test_a_number_cell_is_masked_whatever_zeros_it_lost_when_its_check_digit_is_right(digits):
    assert (masked_cell(int(digits)) == MASK) is checks(digits)


@pytest.mark.parametrize(
    "written",
    ["121212-1212", "12-12-12--1212", "12. 12. 12 - 1212", "1\u200b2\u200b1\u200b2\u200b1\u200b2\u200b-1212", "１９１２１２１２１２１２",
     "121212\n1212", "12\u206012\u206012-1212", "121212.1212", "121212‐\u00ad1212", "19 121212-1212", "१२१२१२-१२१२"],
)  # fmt: skip
def test_no_mark_between_or_within_hides_a_number(written):
    assert masked(written) == MASK


@pytest.mark.parametrize(
    "written",
    ["12&#49;212-1212", "121212&nbsp;1212", "121212&shy;-1212", "mailto:121212%2D1212", "121212%201212", "191212_x0031_2-1212", "¹²¹²¹²-¹²¹²",
     "１９１２１２１２－１２１２", "𝟏𝟐𝟏𝟐𝟏𝟐-𝟏𝟐𝟏𝟐"],
)  # fmt: skip
def test_a_number_is_masked_as_programs_write_signs_in_markup_addresses_and_parts(written):
    assert masked(written).replace("mailto:", "") == MASK
    assert masked(f"{written} och 121212-1212").count(MASK) == 2


@pytest.mark.parametrize("odd", ["_xD800_", "_x0000_", "%00", "&#xD800;", "&#0;", "%ED%A0%80"])
def test_what_is_given_masked_can_always_be_written_down(odd):
    given = masked(f"a{odd} 121212-1212 12_x0031_212-1212 121212%2D1212")
    assert given.count(MASK) == 3
    assert given.encode("utf-8").find(b"\0") < 0


@pytest.mark.parametrize("letter", "TRSUWXJKLMN")
@pytest.mark.parametrize("dash", ["-", "", "+"])
def test_an_interim_number_with_a_letter_in_it_is_masked(letter, dash):
    (right,) = [digit for digit in "0123456789" if checks(f"121212123{digit}")]
    assert masked(f"Se 121212{dash}{letter}23{right}.") == f"Se {MASK}."


@pytest.mark.parametrize(
    "text",
    ["121212-0004", "0701-234567", "08-12341234", "Tel 0701234567", "mobil: 0701234567", "5000-K121212-1212", "121212-XXXX", "121212-****",
     "9121212-1212", "121212-12123", "2026-03-01 B123", "121212 T 123", "08-12 12 12 12", "2026-03-01, 2027", "2026-03-01 kl. 12.30",
     "27.3.2028-12.10.2024", "2026/03/01-2026/05/01", "5000-K123456-26", "1 212 121 212 kr", "1 2 3 4 5 6 7 8 9 10", "1/3/2026 1430",
     "SE45 5000 0000 0583 9825 7466", "12121212-1212-1212-1212-121212121212", "46082,1212"],
)  # fmt: skip
def test_what_nobody_writes_a_number_as_is_left_alone(text):
    assert masked(text) == text


def test_a_number_in_a_cell_with_the_format_of_a_time_is_masked():
    right = next(number for number in range(401010101, 401010199) if checks(f"{number:010}"))
    found = checked(BookGrid((start(), needs(("N-001", timedelta(days=right), None, None)))))
    assert cells_of(found.findings, "personnummer") == [("Behov", "B2", "fel")]
    assert masked_cell(timedelta(hours=37)) == timedelta(hours=37)


@pytest.mark.parametrize("number", [121212.1212, 19121212.1212])
def test_a_comma_before_the_last_four_makes_a_decimal_number_of_them_and_it_is_masked(number):
    assert masked_cell(number) == MASK


@pytest.mark.parametrize(
    "value", [0, 12, 46082, 46082.1212, 121212.12, 1212121213, 0.5, True, None, date(2012, 12, 12)]
)
def test_other_cells_are_left_as_they_are(value):
    assert masked_cell(value) is value


LEAKY = f"""
# Start
| Diarienummer | {TEST_NUMBER} |
# Behov
| ID    | Rubrik        | Kategori      | Anteckning {TEST_NUMBER} | Egen          |
| N-001 | {TEST_NUMBER} |               |                          |               |
| N-002 | Två           | {TEST_NUMBER} |                          |               |
| N-003 | Tre           |               | hej                      | {TEST_NUMBER} |
| N-004 | Fyra          |               | hej                      |               |
| {TEST_NUMBER} | Fem   |               |                          |               |
# Stödfrågor
| Nr            | Svar kommun | Förklaring    |
| 1             | Ja          | {TEST_NUMBER} |
| {TEST_NUMBER} | Nej         |               |
# Blad {TEST_NUMBER}
| ett eget blad |
# Vi {TEST_NUMBER}
| ID    | Organisation | Nivå | Förmedlat av | Kanal | Datum | Status | Delaktig i beslutet |
| F-001 | Kommunen     |      |              |       | x     |        | {TEST_NUMBER}       |
"""


@pytest.fixture(scope="module")
def leaky():
    return checked(book(LEAKY, kommunkod=TEST_NUMBER, period=TEST_NUMBER), f"svar/{TEST_NUMBER} Linköping.xlsx")


def test_nothing_that_a_check_gives_holds_a_number(leaky):
    everything = repr(leaky)
    assert "1212-1212" not in everything
    assert DIGITS not in everything
    assert MASK in everything


def test_every_place_of_a_number_is_told_and_its_row_is_stopped(leaky):
    told = cells_of(leaky.findings, "personnummer")
    assert {cell for sheet, cell, _ in told if sheet == "Behov"} == {"B2", "C3", "E4", "A6"}
    assert {weight for *_, weight in told} == {"fel"}
    assert [row.outcome for row in leaky.rows["needs"]] == [
        Outcome.REJECTED, Outcome.REJECTED, Outcome.REJECTED, Outcome.CONSOLIDATED, Outcome.REJECTED,
    ]  # fmt: skip
    assert all(row.outcome is Outcome.REJECTED for row in leaky.rows["support_questions"] + leaky.rows["anchoring"])


def test_what_stands_in_added_columns_of_a_stopped_row_stays_behind(leaky):
    assert [(one.number, one.value) for one in leaky.extras] == [(5, "hej")]


def test_a_number_in_the_file_name_is_masked_and_keeps_the_book_out(leaky):
    assert leaky.file == f"svar/{MASK} Linköping.xlsx"
    assert leaky.stopped is not None
    assert leaky.stopped.code == "personnummer-filnamn"


def test_a_number_on_start_is_masked_and_told_at_its_cell():
    found = checked(BookGrid((start(registry_number=TEST_NUMBER),)))
    assert cells_of(found.findings, "personnummer") == [("Start", "C15", "fel")]
    assert found.start["registry_number"] == MASK


def test_a_number_as_the_title_of_a_column_or_sheet_is_masked_where_it_is_told(leaky):
    assert {"extra-kolumn", "extra-blad", "blad-omdopt"} <= codes(leaky)
    assert any(MASK in one.facts.get("kolumn", "") for one in leaky.findings)


def test_a_number_cell_is_stopped_like_a_text():
    found = checked(BookGrid((start(), Grid("Behov", (("ID", "Rubrik"), ("N-001", int(DIGITS)))))))
    assert cells_of(found.findings, "personnummer") == [("Behov", "B2", "fel")]


def needs(*rows):
    return Grid("Behov", (("ID", "Rubrik", "Kategori", "Plats"), *rows))


@pytest.mark.parametrize(
    ("date_cell", "four"),
    [
        ("121212", "1212"), ("19121212", 1212), ("     19121212     ", "   1212       "),
        ("\u200b 121212", "1212 \u200b"), (121212, "-1212"), (19121212, 1212.0), ("1912-12-12", "1212"), (date(1912, 12, 12), 1212),
    ],
)  # fmt: skip
def test_a_number_that_is_parted_between_two_cells_is_masked_in_both_and_stops_its_row(date_cell, four):
    found = checked(BookGrid((start(), needs(("N-001", date_cell, None, "x"), ("N-002", "Två", date_cell, four)))))
    assert cells_of(found.findings, "personnummer") == [("Behov", "C3", "fel")]
    assert [row.outcome for row in found.rows["needs"]][1] is Outcome.REJECTED
    assert "1212" not in repr(found.rows["needs"][1])


def test_four_digits_like_a_year_are_let_be_beside_a_date_but_not_beside_digits():
    """Beside a date cell they are far more often a year; beside six digits in a text nobody would expect one."""
    found = checked(
        BookGrid((start(), needs(("N-001", "x", date(1912, 12, 12), 2012), ("N-002", "y", "121212", 2012))))
    )
    assert cells_of(found.findings, "personnummer") == [("Behov", "C3", "fel")]


def test_a_date_in_its_own_column_beside_four_digits_is_no_number():
    rows = (("ID", "Datum", "Form"), ("K-001", date(2012, 12, 12), 1212))
    found = checked(BookGrid((start(), Grid("Rapportering", rows))))
    assert "personnummer" not in codes(found)


@pytest.mark.parametrize(
    "rubbish",
    [
        "12 ",
        "1 ",
        "1",
        "12-",
        "121212-",
        "121212-1212 ",
        "123 ",
        "&#49;",
        "1xxxxxxxxxxxxxx",
        "12" + 50 * ".",
        "12121212-1212-1212-1212-121212121212 ",
        "%31",
    ],
)
def test_rubbish_costs_no_more_than_its_length(rubbish):
    text = rubbish * (100_000 // len(rubbish))
    began = perf_counter()
    masked(text)
    assert perf_counter() - began < 5


@pytest.mark.parametrize("first", [-12121, -121212, -0.5, True, "", "-12121"])
def test_four_digits_beside_what_is_no_date_are_left_alone(first):
    found = checked(BookGrid((start(), needs(("N-001", "Ett", first, 1212)))))
    assert "personnummer" not in codes(found)


def remarked(*remarks, sheets=(), **properties):
    grids = (start(), needs(("N-001", "Ett", None, None), ("N-002", "Två", None, None)), *sheets)
    return checked(BookGrid(grids, properties, remarks))


def test_a_comment_with_a_number_stops_the_row_that_it_is_on_and_no_other():
    found = remarked(Remark(Trait.COMMENT, "Behov", "B3", f"Gäller {TEST_NUMBER}"))
    assert cells_of(found.findings, "personnummer-kommentar") == [("Behov", "B3", "fel")]
    assert [row.outcome for row in found.rows["needs"]] == [Outcome.CONSOLIDATED, Outcome.REJECTED]


def test_of_a_comment_with_a_number_it_is_said_that_the_comment_is_to_go_and_of_the_cell_what_is_its():
    threaded = Remark(Trait.COMMENT, "Behov", "B3", f"Gäller {TEST_NUMBER}")
    found = checked(
        BookGrid(
            (start(), needs(("N-001", "Ett", None, None), ("N-002", TEST_NUMBER, None, None))), {}, (threaded, threaded)
        )
    )
    said = [message(one) for one in found.findings if one.code in ON_ROWS]
    assert len(said) == 2
    assert said[0].startswith("Behov!B3: Här finns")
    assert said[1].startswith("Behov!B3: I kommentaren till cellen B3 finns")
    assert "Ta bort kommentaren" in said[1]


@pytest.mark.parametrize(
    "cells", [("R-001", "Kommunpolis", "121212", "1212"), ("R-001", TEST_NUMBER, 0.5, date(2026, 1, 1))]
)
def test_of_a_cell_with_a_number_nothing_else_is_said(cells):
    found = checked(BookGrid((start(), Grid("Roller", (("ID", "Roll", "Avsatt tid", "Gäller från"), cells)))))
    assert [one.code for one in found.findings if one.place and one.place.row == 2] == ["personnummer"]
    assert [row.outcome for row in found.rows["roles"]] == [Outcome.REJECTED]


def test_a_comment_outside_the_rows_is_told_at_its_cell():
    found = remarked(Remark(Trait.COMMENT, "Behov", "H40", TEST_NUMBER))
    assert cells_of(found.findings, "personnummer-kommentar-utanfor") == [("Behov", "H40", "fel")]
    assert {row.outcome for row in found.rows["needs"]} == {Outcome.CONSOLIDATED}


@pytest.mark.parametrize(
    ("trait", "where"),
    [
        (Trait.HEADER, "sidhuvud"),
        (Trait.PROPERTY, "dokumentegenskaperna"),
        (Trait.DRAWN_TEXT, "form"),
        (Trait.DEFINED_NAME, "definierat namn"),
    ],
)
def test_a_number_in_what_is_never_read_is_an_error_that_says_where_and_stops_nothing(trait, where):
    found = remarked(Remark(trait, "Behov", "", f"Upprättad av {TEST_NUMBER}"))
    (one,) = [finding for finding in found.findings if finding.code == "personnummer-i-filen"]
    assert where in message(one)
    assert found.stopped is None
    assert {row.outcome for row in found.rows["needs"]} == {Outcome.CONSOLIDATED}
    assert "1212-1212" not in repr(found)


def test_a_custom_property_with_a_number_is_told_once():
    found = remarked(Remark(Trait.PROPERTY, "", "", TEST_NUMBER), handläggare=TEST_NUMBER)
    assert len([one for one in found.findings if one.code == "personnummer-i-filen"]) == 1


def test_a_sheets_name_is_told_as_such_and_not_wherever_something_refers_to_it():
    named = Grid(f"Om {TEST_NUMBER}", (("x",),))
    refers = Remark(Trait.DEFINED_NAME, "", "", f"'Om {TEST_NUMBER}'!$A$1")
    found = remarked(refers, Remark(Trait.CHART, "", "", f"{refers.text} {TEST_COORDINATION_NUMBER}"), sheets=(named,))
    said = [message(one) for one in found.findings if one.code.startswith("personnummer")]
    assert len(said) == 2
    assert "i ett diagram" in said[0] + said[1]
    assert "1212-1212" not in repr(found)


def test_a_stored_text_that_stands_in_a_cell_is_told_at_the_cell_alone():
    grid = needs(("N-001", f"Ring\n{TEST_NUMBER}", None, None))
    stored = Remark(Trait.STORED_TEXT, "", "", f"Ring_x000D_\n{TEST_NUMBER}")
    left = Remark(Trait.STORED_TEXT, "", "", f"Skriv till {TEST_NUMBER}")
    told = [codes(checked(BookGrid((start(), grid), {}, (one,)))) for one in (stored, left)]
    assert ["personnummer-i-filen" in one for one in told] == [False, True]


def test_a_sheet_full_of_numbers_is_told_in_a_bounded_number_of_lines():
    found = remarked(sheets=(Grid("Egen lista", tuple((TEST_NUMBER,) for _ in range(500))),))
    assert len([one for one in found.findings if one.code == "personnummer-utanfor"]) == 20
    assert [one.facts["antal"] for one in found.findings if one.code == "personnummer-fler"] == ["480"]


def test_a_book_that_is_none_of_ours_leaks_nothing_either():
    found = checked(
        BookGrid((Grid("Elever", ((TEST_NUMBER,),)),), {}, (Remark(Trait.COMMENT, "Elever", "A1", TEST_NUMBER),))
    )
    assert found.stopped.code == "okand-bok"
    assert "personnummer-utanfor" in codes(found)
    assert "1212-1212" not in repr(found)


@pytest.mark.parametrize(
    "file", [f"svar.zip/{TEST_NUMBER}/bok.xlsx", f"svar.zip/mapp/bok {DIGITS}.xlsx", "bok_121212-1212_r2.xlsx"]
)
def test_a_number_in_a_path_within_an_archive_is_masked(file):
    found = checked(BookGrid((start(),)), file)
    assert "1212-1212" not in found.file
    assert DIGITS not in found.file
    assert found.stopped.code == "personnummer-filnamn"


def test_two_folders_hold_no_number_between_them():
    assert checked(BookGrid((start(),)), "191212/12-1212.xlsx").stopped is None
