"""What a cell is read as: repairs are logged with before and after, ambiguity is asked about, a blank is never Nej."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

import pytest
from books_in_markdown import TODAY, checked, codes, grids, start
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from samverkan_xl.demonstration.answers import Kind, demo_records
from samverkan_xl.model.catalogue import SENTENCES, message
from samverkan_xl.model.cells import BookGrid, CellFault, Grid
from samverkan_xl.model.submission import Outcome
from samverkan_xl.model.values import NOT_APPLICABLE
from samverkan_xl.model.workbook import TABLES
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

NBSP = "\u00a0"


def read(sheet, title, value):
    """Read one cell; gives the row, if it was used, and what is said of the cell."""
    grid = Grid(sheet, (("Nr" if sheet in {"Stödfrågor", "Lagkrav"} else "ID", title), ("1", value)))
    found = checked(BookGrid((start(), grid)))
    rows = [row for rows in found.rows.values() for row in rows]
    told = [one for one in found.findings if one.place and (one.place.sheet, one.place.cell) == (sheet, "B2")]
    key = next(of.key for table in TABLES if table.title == sheet for of in table.fields if of.title == title)
    return (rows[0] if rows else None), key, told


REPAIRED = (
    ("Stödfrågor", "Svar kommun", "j", "Ja"),
    ("Stödfrågor", "Svar kommun", "x", "Ja"),
    ("Stödfrågor", "Svar kommun", "✓", "Ja"),
    ("Stödfrågor", "Svar kommun", 1, "Ja"),
    ("Stödfrågor", "Svar kommun", 1.0, "Ja"),
    ("Stödfrågor", "Svar kommun", True, "Ja"),
    ("Stödfrågor", "Svar kommun", "yes", "Ja"),
    ("Stödfrågor", "Svar kommun", "n", "Nej"),
    ("Stödfrågor", "Svar kommun", 0, "Nej"),
    ("Stödfrågor", "Svar kommun", False, "Nej"),
    ("Stödfrågor", "Svar kommun", "no", "Nej"),
    ("Stödfrågor", "Svar kommun", "på gång", "Delvis"),
    ("Stödfrågor", "Svar kommun", "~", "Delvis"),
    ("Stödfrågor", "Svar kommun", f"{NBSP}Ja ", "Ja"),
    ("Stödfrågor", "Svar kommun", "-", NOT_APPLICABLE),
    ("Stödfrågor", "Svar kommun", "N/A", NOT_APPLICABLE),
    ("Förankring", "Datum", "2026-3-1", date(2026, 3, 1)),
    ("Förankring", "Datum", "1 mars 2026", date(2026, 3, 1)),
    ("Förankring", "Datum", "20260301", date(2026, 3, 1)),
    ("Förankring", "Datum", 46082, date(2026, 3, 1)),
    ("Förankring", "Datum", "1/3-26", date(2026, 3, 1)),
    ("Roller", "Avsatt tid", "50 %", 0.5),
    ("Roller", "Avsatt tid", f"50{NBSP}%", 0.5),
    ("Roller", "Avsatt tid", "0,5", 0.5),
    ("Roller", "Avsatt tid", 50, 0.5),
    ("Roller", "Avsatt tid", "12,5 procent", 0.125),
    ("Organisation", "Möten per år", "4", 4),
    ("Behov", "Rubrik", " Oro ", "Oro"),
    ("Behov", "Relevanta aktörer", "Skola, Region", ("Skola", "Region")),
    ("Behov", "Relevanta aktörer", "Skola\nRegion", ("Skola", "Region")),
)


@pytest.mark.parametrize(("sheet", "title", "raw", "value"), REPAIRED)
def test_a_sure_repair_is_made_and_logged_with_before_and_after(sheet, title, raw, value):
    row, key, told = read(sheet, title, raw)
    assert row.values[key] == value
    assert row.outcome is Outcome.REPAIRED
    (one,) = [finding for finding in told if finding.code == "rattat"]
    assert one.facts["före"]
    assert one.facts["efter"]
    assert one.facts["före"] != one.facts["efter"]


@pytest.mark.parametrize(
    ("sheet", "title", "raw", "value"),
    [
        ("Stödfrågor", "Svar kommun", "Ja", "Ja"),
        ("Stödfrågor", "Svar kommun", "JA", "Ja"),
        ("Stödfrågor", "Svar kommun", "Ej aktuellt", NOT_APPLICABLE),
        ("Förankring", "Datum", date(2026, 3, 1), date(2026, 3, 1)),
        ("Förankring", "Datum", datetime(2026, 3, 1, 14, 30), date(2026, 3, 1)),
        ("Roller", "Avsatt tid", 0.5, 0.5),
        ("Organisation", "Möten per år", 4.0, 4),
        ("Behov", "Rubrik", "-", "-"),
        ("Behov", "Rubrik", "=1+1", "=1+1"),
        ("Behov", "Relevanta aktörer", "Skola; Region", ("Skola", "Region")),
    ],
)
def test_what_is_as_it_should_be_is_no_repair(sheet, title, raw, value):
    row, key, told = read(sheet, title, raw)
    assert row.values[key] == value
    assert row.outcome is Outcome.CONSOLIDATED
    assert "rattat" not in {one.code for one in told}


@pytest.mark.parametrize(
    ("sheet", "title", "raw", "code"),
    [
        ("Stödfrågor", "Svar kommun", "ja (delvis)", "osakert-val"),
        ("Stödfrågor", "Svar kommun", "Ja/Nej", "osakert-val"),
        ("Stödfrågor", "Svar kommun", "?", "osakert-val"),
        ("Stödfrågor", "Svar kommun", 2, "ej-i-listan"),
        ("Stödfrågor", "Svar kommun", "J*", "ej-i-listan"),
        ("Stödfrågor", "Svar kommun", date(2026, 1, 1), "ej-i-listan"),
        ("Förankring", "Datum", "3/4/26", "osakert-datum"),
        ("Förankring", "Datum", "senast v. 12", "datum-med-tillagg"),
        ("Förankring", "Datum", "2026-02-30", "omojligt-datum"),
        ("Förankring", "Datum", 0, "olasligt-datum"),
        ("Förankring", "Datum", True, "olasligt-datum"),
        ("Förankring", "Datum", time(12), "olasligt-datum"),
        ("Förankring", "Datum", date(1926, 3, 1), "osannolikt-ar"),
        ("Roller", "Avsatt tid", "ca 50", "osakert-tal"),
        ("Roller", "Avsatt tid", "50-60 %", "osakert-tal"),
        ("Roller", "Avsatt tid", "150 %", "utanfor-0-100"),
        ("Organisation", "Möten per år", "4 %", "olasligt-tal"),
        ("Organisation", "Möten per år", -1, "for-litet-tal"),
        *(("Behov", "Rubrik", fault, "felvarde") for fault in CellFault),
    ],
)
def test_what_could_mean_two_things_or_none_is_asked_about_and_its_row_waits(sheet, title, raw, code):
    row, _, told = read(sheet, title, raw)
    assert code in {one.code for one in told}
    assert "rattat" not in {one.code for one in told}
    assert row.outcome is Outcome.REJECTED


def test_a_question_shows_the_users_own_value():
    _, _, told = read("Stödfrågor", "Svar kommun", "ja (delvis)")
    (one,) = told
    assert one.value == "ja (delvis)"
    assert message(one) == (
        "Stödfrågor!B2: Svar kommun innehåller ”ja (delvis)”, som kan betyda Ja, men det är inte säkert. "
        "Vilket menas? Välj ett av listans val; raden väntar tills frågan är besvarad."
    )


def test_a_repair_tells_before_and_after():
    _, _, told = read("Roller", "Avsatt tid", "0,5")
    (one,) = told
    assert "”0,5” och har lästs som andelen 50 %." in message(one)


@pytest.mark.parametrize(
    ("sheet", "title", "typed", "said"),
    [
        ("Stödfrågor", "Svar kommun", "x", "har lästs som ”Ja”."),
        ("Organisation", "Möten per år", "tre", "har lästs som talet 3."),
        ("Organisation", "Möten per år", "–", "har lästs som ”Ej aktuellt”."),
        ("Roller", "Avsatt tid", "–", "har lästs som ”Ej aktuellt”."),
        ("Stödfrågor", "Klart senast", "2027/3/1", "har lästs som datumet 2027-03-01."),
        ("Stödfrågor", "Klart senast", "-", "har lästs som ”Ej aktuellt”."),
    ],
)
def test_only_words_that_stand_in_a_cell_are_quoted_when_a_repair_is_told(sheet, title, typed, said):
    _, _, told = read(sheet, title, typed)
    assert said in " ".join(message(one) for one in told)


def test_three_digits_become_four_with_a_notice():
    found = checked(BookGrid((start(code=305, municipality="Håbo", local_police_area="Enköping"),)))
    (one,) = [finding for finding in found.findings if finding.code == "rattat"]
    assert (found.identity.code, one.facts["före"], one.facts["efter"]) == ("0305", "305", "0305")


@pytest.mark.parametrize("blank", [None, "", " ", NBSP, "\t", "\u200b", "\n"])
def test_a_blank_answer_is_neither_nej_nor_a_row(blank):
    row, _, told = read("Stödfrågor", "Svar kommun", blank)
    assert row is None
    assert [one.code for one in told] == ["saknas"]


def test_blank_nej_and_not_applicable_stay_three_things():
    found = checked("# Stödfrågor\n| Nr | Svar kommun | Svar polis |\n| 1 | Nej | |\n| 2a | - | |\n| 2b | | Ja |")
    answers = [row.values.get("answer_municipality") for row in found.rows["support_questions"]]
    assert answers == ["Nej", NOT_APPLICABLE, None]


WHOLE = grids(demo_records(municipality("0580"), "2026", TODAY, Kind.STRONG, 7))
UNSHRUNK = (Phase.reuse, Phase.generate)
"""A whole book takes minutes to shrink."""

NASTY = (
    "", " ", "=HYPERLINK(1)", "@x", "'", '"', ";", ";;", ",", "-", "--", "\n", "\x0b", "{fält}", "{0}", "%s", "<b>",
    "[/]", "ja;nej",
    "B-001;B-001", "*", "?", "<5", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"), "ÅÄÖ",
    "A\u030a", "\u202e", "1e5", "1E400", "-0", "0x1F", "٣", "²", "½", "9" * 40, "x" * 40_000, "2026-13-45", "31/12/99",
    "00-00-00", "1900-02-29", 0, -1, 1, 2.5, 1e300, -1e300, 5e-324, 46082, 46082.5, 2_958_466, 10**15, True, False,
    date(1, 1, 1), date(9999, 12, 31), datetime(2026, 1, 1, 23, 59), time(1), timedelta(days=2), *CellFault,
)  # fmt: skip


@settings(max_examples=40, deadline=None, phases=UNSHRUNK)
@given(st.data())
def test_whatever_is_typed_becomes_findings_with_a_sentence_and_never_an_exception(data):
    grid = _spoiled(data)
    found = checked(grid)
    for one in found.findings:
        assert one.code in SENTENCES
        assert message(one)
    assert all(row.outcome for rows in found.rows.values() for row in rows)


def _spoiled(data) -> BookGrid:
    """Put nasty values into some cells of a good book, below its titles or in its answers."""
    sheets = [list(map(list, grid.rows)) for grid in WHOLE.sheets]
    for _ in range(data.draw(st.integers(1, 40))):
        rows = data.draw(st.sampled_from(sheets))
        row = data.draw(st.integers(4, min(len(rows), 20) - 1))
        column = data.draw(st.integers(0, len(rows[row]) - 1)) if sheets.index(rows) else 2
        rows[row][column] = data.draw(st.sampled_from(NASTY) | st.text(max_size=30))
    return BookGrid(
        tuple(Grid(grid.name, tuple(map(tuple, rows))) for grid, rows in zip(WHOLE.sheets, sheets, strict=True))
    )


def test_an_error_sign_in_an_id_cell_is_told_and_keeps_its_row_out():
    found = checked("# Behov\n| ID | Rubrik |\n| #REF! | Ett |\n| N-002 | Två |")
    assert codes(found) & {"felvarde"}
    assert [row.outcome for row in found.rows["needs"]] == [Outcome.REJECTED, Outcome.CONSOLIDATED]


def test_an_error_sign_in_our_own_wording_harms_nothing():
    found = checked("# Stödfrågor\n| Nr | Fråga | Svar kommun |\n| 1 | #NAME? | Ja |")
    assert [row.outcome for row in found.rows["support_questions"]] == [Outcome.CONSOLIDATED]


def test_checking_twice_says_the_same():
    one, two = checked(WHOLE), checked(WHOLE)
    assert (one.findings, one.rows, one.start) == (two.findings, two.rows, two.start)


def test_the_questions_of_a_checklist_are_those_of_the_definition():
    found = checked(WHOLE)
    numbers = [row.values["number"] for row in found.rows["support_questions"]]
    assert numbers == [one.nr for one in standard_definition().stodfragor]


@pytest.mark.parametrize(
    ("text", "example"),
    [("v. 12", "v. 12 2027"), ("kv 2", "kv 2 2027"), ("i mars", "i mars 2027"), ("1/3", "2027-03-01")],
)
def test_a_borrowed_year_is_asked_about_in_the_way_that_the_cell_is_written(text, example):
    *_, (said,) = read("Roller", "Gäller från", text)
    assert message(said).endswith(f"Stämmer årtalet? Skriv annars det rätta, till exempel {example}.")


def test_a_week_that_the_next_year_has_not_gets_no_example():
    *_, (said,) = read("Roller", "Gäller från", "v. 53")
    assert message(said).endswith("Stämmer årtalet? Skriv annars det rätta.")


def test_a_date_that_may_be_two_gets_no_third_one_as_its_example():
    *_, (said,) = read("Roller", "Gäller från", "3/5/26")
    assert "Skriv datumet som ÅÅÅÅ-MM-DD;" in message(said)


def test_a_claim_whose_proof_waits_names_the_row_that_waits():
    books = {
        share: checked(
            "# Stödfrågor\n| Nr | Svar kommun | Svar polis |\n| '2a | Ja | Ja |\n"
            f"# Roller\n| ID | Roll | Avsatt tid |\n| R-001 | Kommunal samordnare | {share} |"
        )
        for share in ("ibland", "")
    }
    said = {
        share: [message(one) for one in found.findings if one.code.startswith("ja-utan-tid")]
        for share, found in books.items()
    }
    assert said["ibland"]
    assert all("Det kan bero på att rad 2 på bladet Roller väntar på ett svar" in text for text in said["ibland"])
    assert said[""]
    assert not any("väntar" in text for text in said[""])
