"""What conditions and fields decide where a formula and Python could easily part ways."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from samverkan_xl.model.audit import audit
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.conditions import Surroundings, amount, fewer_than, same
from samverkan_xl.model.fields import Choices, Date, Mailbox, MunicipalityCode, Period, References, Text
from samverkan_xl.model.lists import ACTORS
from samverkan_xl.model.values import NOT_APPLICABLE, folded, listed, trimmed
from samverkan_xl.reference.country import Sweden

TODAY = date(2026, 11, 22)


def codes(sheet: str, *rows: dict[str, Raw]) -> set[tuple[int, str]]:
    hits = audit({sheet: rows}, Surroundings(TODAY, {}, Sweden())).hits
    return {(hit.row, hit.code) for hit in hits if hit.sheet == sheet}


def holds(condition, **values) -> bool:
    return condition.holds(values, values, Surroundings(TODAY, {}, Sweden()))


def test_a_time_of_day_does_not_make_today_a_day_to_come():
    assert (0, "datum-i-framtiden") not in codes("start", {"filled_on": datetime(2026, 11, 22, 23, 59)})
    assert (0, "datum-i-framtiden") in codes("start", {"filled_on": date(2026, 11, 23)})


@pytest.mark.parametrize("length", [1, 2, 3, 8, 30])
def test_a_circle_is_seen_from_every_row_in_it(length):
    rows = [{"id": f"A-{n}", "depends_on": f"a-{(n + 1) % length}"} for n in range(length)]
    found = {
        row for row, code in codes("timeline", *rows, {"id": "B", "depends_on": "A-0"}) if code == "cirkelberoende"
    }
    assert found == set(range(length))


def test_rows_that_bear_one_id_wait_together_but_only_those_that_wait_are_in_the_circle():
    rows = (
        {"id": "A", "depends_on": "B"},
        {"id": "B", "depends_on": "A"},
        {"id": "a", "depends_on": "C"},
        {"id": "C", "activity": "x"},
    )
    found = {row for row, code in codes("timeline", *rows) if code == "cirkelberoende"}
    assert found == {0, 1}


def test_two_cells_that_are_both_not_applicable_are_the_same():
    assert holds(same("one", "two"), one=NOT_APPLICABLE, two=NOT_APPLICABLE)
    assert not holds(same("one", "two"), one=NOT_APPLICABLE, two="Ja")


def test_not_applicable_is_no_list_that_is_too_short():
    assert not holds(fewer_than("items", 2), items=NOT_APPLICABLE)
    assert holds(fewer_than("items", 2), items=("Skola",))


def test_only_a_share_has_an_amount():
    assert [holds(amount("x", ">", 0), x=share) for share in (0, 0.5, 1, 150, -1)] == [False, True, True, False, False]


def test_items_that_are_not_in_the_list_hide_none_of_those_that_are():
    reading = Choices(title="Motparter", choices=ACTORS).read("Polismyndigheten; Foo")
    assert reading.problem == "ej-i-flervalslistan"
    assert reading.value == ("Polismyndigheten", "Foo")


@pytest.mark.parametrize(
    ("text", "items"), [("A-1; B-2", ("A-1", "B-2")), ("A-1;", ("A-1",)), ("A-1; a-1", ("A-1",)), (";", (";",))]
)
def test_a_list_of_ids_names_each_once(text, items):
    assert References(title="Beror på", sheets=("timeline",)).read(text).value == items
    assert References(title="Avser", sheets=("timeline",), single=True).read(text).value == "; ".join(items)
    assert listed(items) == tuple(folded(item) for item in items)


@pytest.mark.parametrize(
    ("text", "problem"), [("x" * 10, ""), ("x" * 11, "for-lang"), ("xxxx  xxxxx", ""), (f"  {'x' * 10} ", "")]
)
def test_a_text_is_as_long_as_a_spreadsheet_counts_it(text, problem):
    assert Text(title="Text", limit=10).read(text).problem == problem


@pytest.mark.parametrize(
    ("of", "raw", "fits"),
    [
        (Choices(title="x", choices=ACTORS), "skola ;Region", True),
        (Choices(title="x", choices=ACTORS), "Skola;\nRegion", False),
        (Choices(title="x", choices=ACTORS), "ej  aktuellt", True),
        (Choices(title="x", choices=ACTORS), "\u00a0", False),
        (Choices(title="x", choices=ACTORS), "   ", True),
        (Period(title="x"), "２０２６", False),
        (MunicipalityCode(title="x"), "０５８０", False),
        (Mailbox(title="x", limit=12), "a@bbbbbbbb.se", False),
        (Mailbox(title="x", limit=12), " a@bbbb.se ", True),
        (Date(title="x"), datetime(2026, 3, 1, 14, 30), True),
        (Date(title="x"), date(1989, 12, 31), False),
    ],
)
def test_what_is_in_its_normal_form_is_what_the_formula_takes(of, raw, fits):
    assert of.fits(raw) is fits


def test_a_text_is_trimmed_as_trim_does():
    assert trimmed("  a   b ") == "a b"
    assert trimmed("\u00a0a ") == "\u00a0a"
