"""Lagkrav: what the act on municipal responsibility for crime prevention (SFS 2023:196) asks for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import (
    Condition,
    Surroundings,
    Today,
    after,
    any_row,
    before,
    blank,
    filled,
    is_one_of,
)
from samverkan_xl.model.dates import is_day_formula
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Computed,
    Date,
    DateValue,
    Identity,
    Text,
    TextValue,
    Wording,
)
from samverkan_xl.model.lists import COUNCIL, YES_PARTLY_NO_PLANNED
from samverkan_xl.model.rules import Rule, query
from samverkan_xl.model.sheet import Layout, Row
from samverkan_xl.model.values import RowValues, Value

RENEWED_EVERY_MONTHS = 24
"""§ 6: at least every second year."""

RENEWED = ("6a", "6b")
"""The numbers of the rows that § 6 sets a time for."""


def _next_due(row: RowValues, around: Surroundings) -> Value:
    day = row.get("date")
    renewed = is_one_of("number", *RENEWED).holds(row, row, around)
    return around.country.add_months(day, RENEWED_EVERY_MONTHS) if renewed and isinstance(day, date) else None


def _next_due_formula(this: Callable[[str], str]) -> str:
    renewed = "+".join(f'(TRIM({this("number")})="{number}")' for number in RENEWED)
    day = this("date")
    return f'IF(({renewed})*{is_day_formula(day)},EDATE({day},{RENEWED_EVERY_MONTHS}),"")'


def _claim(code: str, number: str, shown: Condition) -> Rule:
    """Ask, where a duty is said to be met, that the book shows it."""
    return query(code, "met", is_one_of("number", number) & is_one_of("met", "Ja") & ~shown, "number")


AGREEMENT_IN_FORCE: Condition = (
    is_one_of("status", "Ingången")
    & filled("purpose")
    & filled("areas")
    & ~after("valid_from", Today())
    & (blank("valid_to") | ~before("valid_to", Today()))
)


RECENT: Condition = filled("date") & ~before("date", Today(-12)) & ~after("date", Today())


class LegalRequirements(Row):
    """One duty under the act, and how the municipality meets it."""

    key: ClassVar = "legal_requirements"
    title: ClassVar = "Lagkrav"
    layout: ClassVar = Layout.CHECKLIST
    explained_in: ClassVar = "comment"

    number: Annotated[TextValue, Identity(title="Nr", prefix="", width=6)]
    paragraph: Annotated[TextValue, Wording(title="Paragraf", width=10)]
    requirement: Annotated[TextValue, Wording(title="Krav", width=58)]
    met: Annotated[ChoiceValue, Choice(title="Uppfyllt", choices=YES_PARTLY_NO_PLANNED, width=11, required=REQUIRED)]
    date: Annotated[DateValue, Date(title="Datum", required=is_one_of("met", "Ja"))]
    registry_number: Annotated[TextValue, Text(title="Diarienummer", limit=30, width=18)]
    next_due: Annotated[
        DateValue,
        Computed(
            title="Nästa senast",
            width=12,
            kind="date",
            compute=_next_due,
            formula=_next_due_formula,
            open_while=filled("next_due"),
        ),
    ]
    comment: Annotated[
        TextValue, Text(title="Kommentar", limit=300, width=40, required=is_one_of("met", "Delvis", "Nej"))
    ]

    rules: ClassVar = (
        query(
            "atgardsplan-utan-beslut",
            "met",
            is_one_of("number", "5") & is_one_of("met", "Ja") & (blank("date") | blank("registry_number")),
            "number",
        ),
        query(
            "aldre-an-tva-ar",
            "date",
            is_one_of("number", *RENEWED) & before("date", Today(-RENEWED_EVERY_MONTHS)),
            "number",
            "date",
        ),
        _claim("ja-utan-overenskommelse", "9", any_row("agreements", AGREEMENT_IN_FORCE)),
        _claim("ja-utan-rad", "10", any_row("organisation", is_one_of("kind", COUNCIL))),
        _claim("ja-utan-rapport", "13b", any_row("council_reports", RECENT)),
        query("datum-efter-idag", "date", is_one_of("met", "Ja") & after("date", Today()), "date"),
    )
