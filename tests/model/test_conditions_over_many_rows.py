"""Rows that look for each other: the same answers as by walking all pairs, in time that grows with the rows alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from samverkan_xl.model.audit import audit
from samverkan_xl.model.conditions import STANDS, USED, Other, Others, OtherStands, Surroundings, before, lists, same
from samverkan_xl.model.cycles import depends_on_itself
from samverkan_xl.model.values import NOT_APPLICABLE, folded, listed
from samverkan_xl.reference.country import Sweden

TODAY = date(2026, 11, 22)
IDS = some.sampled_from(["A-1", "a-1", "A-2", "B", " B", None, NOT_APPLICABLE])
DAYS = some.sampled_from([None, "tills vidare", *(TODAY + timedelta(days=day) for day in range(-2, 3))])
ITEMS = some.one_of(some.none(), some.lists(some.sampled_from(["A-1", "A-2", "b", "C"]), max_size=3).map(tuple), IDS)
ROWS = some.lists(
    some.fixed_dictionaries(
        {
            "id": IDS,
            "on": ITEMS,
            "start": DAYS,
            "end": DAYS,
            STANDS: some.sampled_from([None, "✓"]),
            USED: some.just("✓"),
        }
    ),
    max_size=8,
)
DAYS_APART = before("start", Other("start")) | before(Other("end"), "end")
WHERE = [
    same("id", Other("id")),
    lists("on", Other("id")),
    before("start", Other("end")),
    before(Other("end"), "start"),
    OtherStands() & same("id", Other("id")) & DAYS_APART,
    OtherStands() & (lists("on", Other("id")) & before("start", Other("end"))),
    same("id", Other("id")) & before("start", Other("end")) & before(Other("start"), "end"),
    ~same("id", Other("id")) & OtherStands(),
    same("id", Other("id")) | before("start", Other("end")),
    lists(Other("on"), "id") & before("start", "end"),
]


def around(rows) -> Surroundings:
    return Surroundings(TODAY, {"timeline": rows}, Sweden())


@pytest.mark.parametrize("where", WHERE, ids=lambda where: type(where).__name__)
@given(rows=ROWS)
@settings(max_examples=150, deadline=None)
def test_a_row_finds_among_many_what_it_finds_by_asking_each(where, rows):
    for row in rows:
        walked = any(where.holds(row, other, around(rows)) for other in rows)
        assert where.holds_for_any(row, Others(rows), around(rows)) is walked


def reached(first, rows) -> set[str]:
    found, ahead = set(), list(first)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found.add(name)
            ahead += [
                item for row in rows
                if isinstance(row["id"], str) and folded(row["id"]) == name for item in listed(row["on"])
            ]  # fmt: skip
    return found


@given(rows=some.lists(some.fixed_dictionaries({"id": IDS, "on": ITEMS, USED: some.just("✓")}), max_size=9))
@settings(max_examples=400, deadline=None)
def test_a_row_waits_for_itself_when_following_every_step_leads_back_to_it(rows):
    condition, there = depends_on_itself("timeline", "id", "on"), around(rows)
    for row in rows:
        walked = isinstance(row["id"], str) and folded(row["id"]) in reached(listed(row["on"]), rows)
        assert condition.holds(row, row, there) is walked


def chain(count: int) -> dict:
    return {"timeline": [{"id": f"A-{n}", "depends_on": f"A-{n + 1}", "start": TODAY} for n in range(count)]}


def circle(count: int) -> dict:
    return {"timeline": [{"id": f"A-{n}", "depends_on": f"A-{(n + 1) % count}"} for n in range(count)]}


def one_id(count: int) -> dict:
    days = [TODAY + timedelta(days=n % 3000) for n in range(count)]
    return {"timeline": [{"id": "A", "depends_on": "A", "start": day, "end": TODAY - timedelta(9)} for day in days]}


def linked(count: int) -> dict:
    decisions = [{"id": f"B-{n % 9}", "title": "x", "start": TODAY, "end": TODAY} for n in range(count)]
    return {"decisions": decisions, "timeline": [{"linked_to": f"b-{n % 9}", "start": TODAY} for n in range(count)]}


def log(count: int) -> dict:
    return {
        "follow_up": [{"id": f"U-{n}", "concerns": "A-1", "date": TODAY, "next_follow_up": TODAY} for n in range(count)]
    }


def reports(count: int) -> dict:
    return {"council_reports": [{"date": TODAY, "next_report": TODAY} for _ in range(count)]}


def many_listed(count: int) -> dict:
    needs = [{"id": f"N-{n}", "title": "x"} for n in range(count)]
    return {"needs": needs, "decisions": [{"id": "B", "needs": ";".join(f"N-{n}" for n in range(2 * count))}] * 2}


def claims(count: int) -> dict:
    roles = [{"role": "Kommunpolis", "share": 0.0} for _ in range(count)]
    return {"roles": roles, "support_questions": [{"number": "2a", "answer": "Ja"} for _ in range(count)]}


def seconds(book: dict) -> float:
    begun = process_time()
    audit(book, Surroundings(TODAY, {}, Sweden()))
    return process_time() - begun


def growth(heavy: Callable[[int], dict], count: int) -> float:
    """Give how many times longer four times as many rows take: 4 where time follows the rows, 16 where it follows the pairs."""
    few, many = heavy(count), heavy(4 * count)
    seconds(few)
    return min(seconds(many) for _ in range(2)) / min(seconds(few) for _ in range(3))


@pytest.mark.parametrize("heavy", [chain, circle, one_id, linked, log, reports, many_listed, claims])
def test_four_times_the_rows_take_about_four_times_as_long(heavy):
    assert min(growth(heavy, 400) for _ in range(2)) < 9


@pytest.mark.parametrize("heavy", [chain, circle, one_id, linked, log, reports, many_listed, claims])
def test_ten_thousand_rows_are_audited_in_seconds(heavy):
    assert seconds(heavy(10_000)) < 5
