"""Tidplan: the activities, planned and done, behind the Gantt chart. Source: Brå, 1.1 (S4, Q3)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import (
    Condition,
    Day,
    Other,
    Surroundings,
    Today,
    after,
    amount,
    before,
    lists,
    matched_in,
    names_missing,
    same,
)
from samverkan_xl.model.cycles import depends_on_itself
from samverkan_xl.model.dates import EARLIEST, is_day_formula
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Computed,
    Date,
    DateValue,
    Identity,
    ItemsValue,
    Percent,
    References,
    ShareValue,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import PARTIES, PHASES, ROLES, YES_NO
from samverkan_xl.model.rules import error, query
from samverkan_xl.model.sheet import Explanation, Row
from samverkan_xl.model.values import RowValues, Value

IS_DONE: Condition = amount("done", "=", 1) | after("actual_end", Day(EARLIEST - timedelta(days=1)))
DONE, LATE, ONGOING, NOT_STARTED, MILESTONE = "✔ Klar", "✖ Försenad", "▶ Pågår", "○ Ej startad", "◆ Milstolpe"
IS_LINKABLE = (("support_questions", "number"), ("decisions", "id"), ("needs", "id"))

This = Callable[[str], str]


def _working_days(row: RowValues, around: Surroundings) -> Value:
    start, end = row.get("start"), row.get("end")
    if not isinstance(start, date) or not isinstance(end, date):
        return None
    return around.country.working_days(start, end)


def _working_days_formula(this: This) -> str:
    start, end = this("start"), this("end")
    both = f"{is_day_formula(start)}*{is_day_formula(end)}"
    return f'IF({both},NETWORKDAYS({start},{end},helgdagar),"")'


def _is_done(row: RowValues) -> bool:
    done = row.get("done")
    return isinstance(row.get("actual_end"), date) or (isinstance(done, int | float) and done == 1)


def _is_done_formula(this: This) -> str:
    return f"({is_day_formula(this('actual_end'))}+{_is_share_formula(this('done'))}*({this('done')}=1)>0)"


def _is_share_formula(cell: str) -> str:
    return f"ISNUMBER({cell})*({cell}>=0)*({cell}<=1)"


def _deviation(row: RowValues, around: Surroundings) -> Value:
    """Count calendar days after the planned end: until the actual end, or until today while unfinished."""
    end, actual = row.get("end"), row.get("actual_end")
    if not isinstance(end, date):
        return None
    if isinstance(actual, date):
        return (actual - end).days
    return 0 if _is_done(row) else max(0, (around.today - end).days)


def _deviation_formula(this: This) -> str:
    end, actual = this("end"), this("actual_end")
    running = f"IF({_is_done_formula(this)},0,MAX(0,idag-INT({end})))"
    ended = f"IF({is_day_formula(actual)},INT({actual})-INT({end}),{running})"
    return f'IF({is_day_formula(end)},{ended},"")'


def status_of(row: RowValues, today: date) -> str | None:
    """Say in words, with a sign, how an activity stands; `None` without a planned end."""
    end = row.get("end")
    if not isinstance(end, date):
        return None
    if _is_done(row):
        return DONE
    if end < today:
        return LATE
    if row.get("milestone") == "Ja":
        return MILESTONE
    done = row.get("done")
    begun = isinstance(row.get("actual_start"), date) or (isinstance(done, int | float) and done > 0)
    return ONGOING if begun else NOT_STARTED


def _status(row: RowValues, around: Surroundings) -> Value:
    return status_of(row, around.today)


def _status_formula(this: This) -> str:
    end, done = this("end"), this("done")
    begun = f"({is_day_formula(this('actual_start'))}+{_is_share_formula(done)}*({done}>0)>0)"
    unfinished = f'IF(TRIM({this("milestone")})="Ja","{MILESTONE}",IF({begun},"{ONGOING}","{NOT_STARTED}"))'
    said = f'IF({_is_done_formula(this)},"{DONE}",IF({end}<idag,"{LATE}",{unfinished}))'
    return f'IF({is_day_formula(end)},{said},"")'


class Timeline(Row):
    """One activity or milestone."""

    key: ClassVar = "timeline"
    title: ClassVar = "Tidplan"
    capacity: ClassVar = 50
    header_row: ClassVar = 5

    id: Annotated[TextValue, Identity(title="ID", prefix="A")]
    phase: Annotated[ChoiceValue, Choice(title="Fas", choices=PHASES, width=18, required=REQUIRED)]
    activity: Annotated[TextValue, Text(title="Aktivitet", limit=80, width=34, required=REQUIRED)]
    linked_to: Annotated[
        TextValue,
        References(title="Kopplad till ID", sheets=("support_questions", "decisions", "needs"), single=True, width=10),
    ]
    responsible: Annotated[ChoiceValue, Choice(title="Ansvarig", choices=ROLES, width=25, required=REQUIRED)]
    organisation: Annotated[ChoiceValue, Choice(title="Organisation", choices=PARTIES, width=12)]
    start: Annotated[DateValue, Date(title="Start", required=REQUIRED)]
    end: Annotated[DateValue, Date(title="Slut", required=REQUIRED, open_while=~IS_DONE)]
    actual_start: Annotated[DateValue, Date(title="Faktisk start")]
    actual_end: Annotated[DateValue, Date(title="Faktiskt slut")]
    done: Annotated[ShareValue, Percent(title="Klar", required=REQUIRED, width=7)]
    depends_on: Annotated[ItemsValue, References(title="Beror på", sheets=("timeline",), width=10)]
    milestone: Annotated[ChoiceValue, Choice(title="Milstolpe", choices=YES_NO, width=9)]
    working_days: Annotated[
        int | None,
        Computed(title="Arbetsdagar", width=9, kind="whole", compute=_working_days, formula=_working_days_formula),
    ]
    deviation: Annotated[
        int | None,
        Computed(title="Avvikelse dagar", width=9, kind="whole", compute=_deviation, formula=_deviation_formula),
    ]
    explanation: Explanation
    status: Annotated[TextValue, Computed(title="Status", width=13, compute=_status, formula=_status_formula)]

    rules: ClassVar = (
        error("slut-fore-start", "end", before("end", "start"), "end", "start"),
        error("slut-fore-start", "actual_end", before("actual_end", "actual_start"), "actual_end", "actual_start"),
        error("okant-id", "linked_to", names_missing("linked_to", *IS_LINKABLE), "linked_to"),
        error("okant-id", "depends_on", names_missing("depends_on", ("timeline", "id")), "depends_on"),
        query(
            "utanfor-tidsramen",
            "start",
            matched_in(
                "decisions",
                same("linked_to", Other("id")) & (before("start", Other("start")) | before(Other("end"), "end")),
            ),
            "linked_to",
            "start",
            "end",
        ),
        query(
            "borjar-for-tidigt",
            "start",
            matched_in("timeline", lists("depends_on", Other("id")) & before("start", Other("end"))),
            "depends_on",
            "start",
        ),
        query("datum-efter-idag", "actual_start", after("actual_start", Today()), "actual_start"),
        query("datum-efter-idag", "actual_end", after("actual_end", Today()), "actual_end"),
        query("cirkelberoende", "depends_on", depends_on_itself("timeline", "id", "depends_on"), "depends_on"),
    )
