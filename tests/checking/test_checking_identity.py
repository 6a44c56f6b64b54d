"""Whose book it is: three places may tell, the file's name never does, and every disagreement has one outcome."""

from __future__ import annotations

from datetime import date

import pytest
from books_in_markdown import cells_of, checked, codes, start, start_cell

from samverkan_xl.consolidating.consolidate import consolidate
from samverkan_xl.model.catalogue import message
from samverkan_xl.model.cells import BookGrid, Grid
from samverkan_xl.reference.municipalities import municipality
from samverkan_xl.templates import standard_definition

STANDARD, DAY = standard_definition(), date(2026, 11, 23)


def told_by(cells=None, properties=None, meta=None):
    """Make a book of which each place tells what is given; a good Start says the rest."""
    cells = {"code": "0580", **(cells or {})}
    known = municipality(str(cells.get("code") or "").zfill(4))
    hidden = Grid("_meta", tuple((meta or {}).items()), hidden=True)
    return checked(BookGrid((start(municipality=known.name if known else None, **cells), hidden), properties or {}))


def findings(found, code):
    return [one for one in found.findings if one.code == code]


KEPT = {"kommunkod": "0580", "period": "2026", "revision": "1"}


def test_three_places_that_agree_say_nothing():
    assert not {"annan-kommuns-bok", "olika-perioder", "revision-sankt"} & {
        one.code for one in told_by({}, KEPT, KEPT).findings
    }


@pytest.mark.parametrize(
    ("cells", "properties", "meta"),
    [
        ({"code": "0581"}, KEPT, KEPT),
        ({"code": "0580"}, KEPT | {"kommunkod": "0581"}, {}),
        ({"code": "0580"}, {}, KEPT | {"kommunkod": "0581"}),
        ({"code": None}, KEPT, KEPT | {"kommunkod": "0581"}),
        ({"code": 581}, KEPT, {}),
    ],
)
def test_places_that_tell_two_municipalities_stop_the_book_and_all_are_named(cells, properties, meta):
    found = told_by(cells, properties, meta)
    assert found.stopped is not None
    assert found.stopped.code == "annan-kommuns-bok"
    said = message(found.stopped)
    assert "0580 (Linköping)" in said
    assert "0581 (Norrköping)" in said


def test_the_sentence_says_which_place_tells_what():
    (one,) = findings(
        told_by({"code": "0580"}, KEPT | {"kommunkod": "0581"}, KEPT | {"kommunkod": "0581"}), "annan-kommuns-bok"
    )
    assert message(one) == (
        f"Start!{start_cell('code')}: Boken uppger inte samma kommun överallt: 0580 (Linköping) på bladet Start, "
        "0581 (Norrköping) i dokumentegenskaperna och på det dolda bladet _meta. "
        "Skriv tillbaka den Kommunkod som boken är gjord för, eller fyll i den bok som är gjord för kommunen."
    )


def test_another_period_in_the_cell_is_an_error_and_the_cell_counts():
    found = told_by({"period": "2025"}, KEPT, KEPT)
    assert cells_of(found.findings, "olika-perioder") == [("Start", start_cell("period"), "fel")]
    assert (found.stopped, found.identity.period) == (None, "2025")


def test_periods_that_disagree_without_a_cell_to_settle_it_stop_the_book():
    found = told_by({"period": None}, KEPT, KEPT | {"period": "2025"})
    assert found.stopped is not None
    assert found.stopped.code == "olika-perioder"


@pytest.mark.parametrize(("cell", "kept", "asked"), [(2, "1", False), (1, "1", False), (1, "2", True), (7, "6", False)])
def test_a_raised_revision_is_as_it_should_be_and_a_lowered_one_is_asked_about(cell, kept, asked):
    found = told_by({"revision": cell}, KEPT | {"revision": kept}, {})
    assert bool(findings(found, "revision-sankt")) is asked
    assert (found.stopped, found.identity.revision) == (None, cell)


@pytest.mark.parametrize(
    ("cell", "properties", "meta", "words"),
    [
        (1, "r2", None, "1 på bladet Start, r2 i dokumentegenskaperna; den i cellen räknas (1)."),
        (1, "x", "2", None),
        (3, "1", "2", "3 på bladet Start, 1 i dokumentegenskaperna, 2 på det dolda bladet _meta; den i cellen räknas (3)."),
        (2, "1", "1", None),
        (None, "1", "2", "1 i dokumentegenskaperna, 2 på det dolda bladet _meta."),
        (None, "2", "2", None),
    ],
)  # fmt: skip
def test_places_whose_revisions_nobody_can_order_are_all_named(cell, properties, meta, words):
    found = told_by({"revision": cell}, KEPT | {"revision": properties}, {"revision": meta} if meta else {})
    asked = findings(found, "olika-revisioner")
    assert [words] * len(asked) == [
        message(one).partition("överallt: ")[2].partition(" Kontrollera")[0] for one in asked
    ]
    assert bool(asked) is bool(words)
    assert found.identity.revision == (cell or int(properties))


@pytest.mark.parametrize("digits", ["9" * 5000, "9" * 41])
@pytest.mark.parametrize("key", ["revision", "period", "kommunkod"])
def test_thousands_of_digits_where_a_particular_is_kept_are_told_of_as_any_other_nonsense(digits, key):
    cells = {"kommunkod": "code"}.get(key, key)
    said = told_by({}, KEPT | {key: digits}, KEPT)
    alone = told_by({cells: None}, KEPT | {key: digits}, {})
    as_text = told_by({cells: digits}, KEPT, KEPT)
    assert said.identity.code == "0580"
    for found in (alone, as_text):
        assert found.stopped is not None
        assert len(message(found.stopped)) < 400
    assert codes(said) & {"olika-revisioner", "olika-perioder", "annan-kommuns-bok"}


@pytest.mark.parametrize("file", ["samverkan_1-1_0581_norrkoping_2025_r9.xlsx", "0581.xlsx"])
def test_the_files_name_neither_tells_nor_disagrees(file):
    found = checked(BookGrid((start(),), KEPT), file)
    assert (found.identity.code, found.identity.period, found.identity.revision) == ("0580", "2026", 1)
    assert found.stopped is None


@pytest.mark.parametrize(
    ("county", "period", "code", "value"),
    [("03", None, "fel-lan", "0580 (Linköping)"), ("05", "2025", "fel-period", "2026")],
)
def test_a_disagreement_with_what_was_asked_for_names_the_places_that_tell(county, period, code, value):
    together = consolidate((told_by({}, KEPT, KEPT),), STANDARD, DAY, county, period)
    (one,) = [one.finding for one in together.findings if one.finding.code == code]
    assert f"({value} på bladet Start, i dokumentegenskaperna och på det dolda bladet _meta)" in message(one)
    assert together.pictures == ()


def test_a_revision_that_cannot_be_is_told_of_once():
    found = told_by({"revision": 0}, {"revision": "1"})
    assert [one.code for one in found.findings if one.place and one.place.cell == start_cell("revision")] == [
        "for-litet-tal"
    ]


@pytest.mark.parametrize("zero", [0, 0.0, "0"])
def test_a_name_that_a_formula_was_saved_as_zero_for_is_no_name_and_stops_nothing(zero):
    found = checked(BookGrid((start(municipality=zero, county=zero),)))
    assert found.stopped is None
    assert found.identity.municipality == "Linköping"
    assert [(one.place.cell, one.severity.value) for one in findings(found, "formel-utan-varde")] == [
        (start_cell("municipality"), "upplysning"),
        (start_cell("county"), "upplysning"),
    ]
