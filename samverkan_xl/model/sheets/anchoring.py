"""Förankring: how the decision reached every level of both organisations. Source: Brå, 1.1 (S8, S11, S15, Q5)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, Today, after, before, is_one_of
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    Text,
    TextValue,
    Whole,
    WholeValue,
)
from samverkan_xl.model.lists import ANCHORING_STATES, CHANNELS, LEVELS, PARTIES, ROLES, YES_NO
from samverkan_xl.model.rules import query
from samverkan_xl.model.sheet import Explanation, Row

MIDDLE_MANAGERS = "Mellanchef eller gruppchef"
PLANNED: Condition = is_one_of("status", "Planerad")


class Anchoring(Row):
    """One occasion on which the decision was, or will be, passed on."""

    key: ClassVar = "anchoring"
    title: ClassVar = "Förankring"
    capacity: ClassVar = 35

    id: Annotated[TextValue, Identity(title="ID", prefix="F")]
    organisation: Annotated[ChoiceValue, Choice(title="Organisation", choices=PARTIES, width=14, required=REQUIRED)]
    level: Annotated[ChoiceValue, Choice(title="Nivå", choices=LEVELS, width=28, required=REQUIRED)]
    conveyed_by: Annotated[ChoiceValue, Choice(title="Förmedlat av", choices=ROLES, width=20, required=REQUIRED)]
    channel: Annotated[ChoiceValue, Choice(title="Kanal", choices=CHANNELS, width=17, required=REQUIRED)]
    date: Annotated[
        DateValue, Date(title="Datum", required=is_one_of("status", "Planerad", "Genomförd"), open_while=PLANNED)
    ]
    status: Annotated[ChoiceValue, Choice(title="Status", choices=ANCHORING_STATES, width=17, required=REQUIRED)]
    took_part: Annotated[
        ChoiceValue,
        Choice(title="Delaktig i beslutet", choices=YES_NO, width=11, required=is_one_of("level", MIDDLE_MANAGERS)),
    ]
    reached: Annotated[WholeValue, Whole(title="Antal nådda")]
    open_questions: Annotated[TextValue, Text(title="Kvarstående frågor", limit=300, width=34)]
    explanation: Explanation

    rules: ClassVar = (
        query("forankring-forsenad", "date", PLANNED & before("date", Today()), "date"),
        query("datum-efter-idag", "date", is_one_of("status", "Genomförd") & after("date", Today()), "date"),
    )
