"""Rapportering: what the leading body has reported to the municipal council. Source: Brå, 1.1 (S9); § 13."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, Other, Today, after, before, matched_in
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    Choices,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    ItemsValue,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import COUNCIL_POSITIONS, LEADING_BODIES, REPORT_CONTENTS, REPORT_FORMS
from samverkan_xl.model.rules import error, query
from samverkan_xl.model.sheet import Explanation, Row

LATEST: Condition = ~matched_in("council_reports", before("date", Other("date")))


class CouncilReports(Row):
    """One report to the council."""

    key: ClassVar = "council_reports"
    title: ClassVar = "Rapportering"
    capacity: ClassVar = 20

    id: Annotated[TextValue, Identity(title="ID", prefix="K")]
    body: Annotated[ChoiceValue, Choice(title="Ledningsorgan", choices=LEADING_BODIES, width=15, required=REQUIRED)]
    date: Annotated[DateValue, Date(title="Datum", required=REQUIRED)]
    form: Annotated[ChoiceValue, Choice(title="Form", choices=REPORT_FORMS, width=22, required=REQUIRED)]
    contents: Annotated[ItemsValue, Choices(title="Innehåll", choices=REPORT_CONTENTS, width=32, required=REQUIRED)]
    council_reference: Annotated[TextValue, Text(title="KF-referens", limit=30, width=18)]
    council_position: Annotated[
        ChoiceValue, Choice(title="KF:s ställningstagande", choices=COUNCIL_POSITIONS, width=20)
    ]
    next_report: Annotated[DateValue, Date(title="Nästa rapport", required=REQUIRED, open_while=LATEST)]
    explanation: Explanation

    rules: ClassVar = (
        error("slut-fore-start", "next_report", before("next_report", "date"), "next_report", "date"),
        query("datum-efter-idag", "date", after("date", Today()), "date"),
        query("ingen-rapport-pa-ett-ar", "date", LATEST & before("date", Today(-12)), "date"),
    )
