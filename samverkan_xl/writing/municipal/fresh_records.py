"""What a personal workbook holds before anybody has filled it in: whose it is, and a suggested plan."""

from __future__ import annotations

from datetime import date, timedelta

from samverkan_xl.model.audit import RawBook, RawRow
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.definition import Definition, SuggestedActivity
from samverkan_xl.model.sheets.timeline import Timeline
from samverkan_xl.reference.calendar import is_working_day, monday_of
from samverkan_xl.reference.municipalities import Municipality

FIRST_REVISION = 1


def fresh_records(definition: Definition, whose: Municipality | None, period: str | None, today: date) -> RawBook:
    """Give the records of a fresh book; without a municipality or period those cells are left blank."""
    start: dict[str, Raw] = {"revision": FIRST_REVISION}
    if whose is not None:
        start |= {"code": whose.code, "local_police_area": whose.local_police_area}
    if period is not None:
        start["period"] = period
    return {"start": [start], "timeline": suggested_plan(definition, today)}


def suggested_plan(definition: Definition, today: date) -> list[RawRow]:
    """Give the definition's activities with dates, counted from the Monday after today."""
    first = monday_of(today) + timedelta(weeks=1)
    return [_activity(one, first) for one in definition.tidplan]


def _activity(one: SuggestedActivity, first: date) -> RawRow:
    start = first + timedelta(weeks=one.fran_vecka)
    end = start if one.veckor == 0 else start + timedelta(weeks=one.veckor) - timedelta(days=3)
    identity = Timeline.identity()
    prefix = identity.prefix if identity else ""
    return {
        "phase": one.fas,
        "activity": one.aktivitet,
        "responsible": one.ansvarig,
        "organisation": one.organisation,
        "start": _next_working_day(start),
        "end": _next_working_day(end),
        "done": 0,
        "depends_on": "; ".join(f"{prefix}-{number:03d}" for number in one.efter) or None,
        "milestone": "Ja" if one.milstolpe else None,
    }


def _next_working_day(day: date) -> date:
    while not is_working_day(day):
        day += timedelta(days=1)
    return day
