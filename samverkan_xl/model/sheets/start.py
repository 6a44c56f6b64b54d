"""Start: who answers, for which municipality and period, and whether the book may be sent at all."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import (
    Condition,
    Day,
    Surroundings,
    Today,
    after,
    before,
    dotted_mailbox,
    is_one_of,
    other_municipality,
    unknown_municipality,
)
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Computed,
    Date,
    DateValue,
    Mailbox,
    MunicipalityCode,
    Period,
    Suggestion,
    Text,
    TextValue,
    Whole,
    WholeValue,
)
from samverkan_xl.model.lists import INFORMATION_CLASSES, MUST_NOT_BE_SENT, ROLES, START_KINDS, YES_NO, ChoiceList
from samverkan_xl.model.rules import error, notice, query
from samverkan_xl.model.sheet import Explanation, Layout, Row
from samverkan_xl.model.values import RowValues, Value

TERM_BEGAN = date(2026, 10, 15)
"""The day on which the councils elected in 2026 took their seats."""

LOCAL_POLICE_AREAS = ChoiceList("lista_lokalpolisomraden", ())
"""The suggestions differ from county to county; the workbook's writer fills them in."""


def _looked_up(title: str, fact: str, column: str) -> Computed:
    """Make a cell that the municipality's code decides."""

    def compute(row: RowValues, around: Surroundings) -> Value:
        code = row.get("code")
        known = around.country.municipality(code) if isinstance(code, str) else None
        return str(getattr(known, fact)) if known else None

    def formula(this: object) -> str:
        code = this("code")  # type: ignore[operator]
        return f'IFERROR(INDEX({column},MATCH(TRUE,kommun_koder=TEXT(TRIM({code}),"0000"),0)),"")'

    return Computed(title=title, compute=compute, formula=formula)


_MUST_NOT_BE_SENT: Condition = is_one_of("information_class", MUST_NOT_BE_SENT)


class Start(Row):
    """The book's own particulars; one record, a field per line."""

    key: ClassVar = "start"
    title: ClassVar = "Start"
    layout: ClassVar = Layout.FORM
    capacity: ClassVar = 1
    header_row: ClassVar = 9

    code: Annotated[TextValue, MunicipalityCode(title="Kommunkod", required=REQUIRED)]
    municipality: Annotated[TextValue, _looked_up("Kommun", "name", "kommun_namn")]
    county: Annotated[TextValue, _looked_up("Län", "county", "kommun_lan")]
    police_region: Annotated[TextValue, _looked_up("Polisregion", "police_region", "kommun_polisregion")]
    local_police_area: Annotated[
        TextValue, Suggestion(title="Lokalpolisområde", limit=60, choices=LOCAL_POLICE_AREAS, required=REQUIRED)
    ]
    period: Annotated[TextValue, Period(title="Period", required=REQUIRED)]
    revision: Annotated[WholeValue, Whole(title="Revision", least=1, required=REQUIRED)]
    filled_on: Annotated[DateValue, Date(title="Ifyllt datum", required=REQUIRED)]
    respondent: Annotated[ChoiceValue, Choice(title="Uppgiftslämnare", choices=ROLES, required=REQUIRED)]
    mailbox: Annotated[TextValue, Mailbox(title="Funktionsbrevlåda", limit=80, required=REQUIRED)]
    registry_number: Annotated[TextValue, Text(title="Diarienummer", limit=30)]
    start_kind: Annotated[ChoiceValue, Choice(title="Start eller förnyelse", choices=START_KINDS, required=REQUIRED)]
    information_class: Annotated[
        ChoiceValue, Choice(title="Informationsklass", choices=INFORMATION_CLASSES, required=REQUIRED)
    ]
    communication_lead: Annotated[ChoiceValue, Choice(title="Kommunikationsansvarig", choices=ROLES, required=REQUIRED)]
    communication_plan: Annotated[
        ChoiceValue, Choice(title="Kommunikationsplan påbörjad", choices=YES_NO, required=REQUIRED)
    ]
    communication_plan_date: Annotated[
        DateValue, Date(title="Kommunikationsplan, datum", required=is_one_of("communication_plan", "Ja"))
    ]
    explanation: Explanation

    rules: ClassVar = (
        error("kod-okand", "code", unknown_municipality("code"), "code"),
        error("kod-och-namn", "municipality", other_municipality("municipality", "code"), "municipality", "code"),
        error("datum-i-framtiden", "filled_on", after("filled_on", Today()), "filled_on"),
        error("far-inte-skickas", "information_class", _MUST_NOT_BE_SENT, "information_class"),
        query(
            "fore-mandatperioden",
            "filled_on",
            before("filled_on", Day(TERM_BEGAN)) & ~before(Today(), Day(TERM_BEGAN)),
            "filled_on",
        ),
        notice("personlig-brevlada", "mailbox", dotted_mailbox("mailbox"), "mailbox"),
    )
