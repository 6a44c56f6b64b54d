"""Roller: who has which task, time, mandate and authority; functions, never names. Source: Brå, 1.1 (S5, S6, Q2)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, Today, Used, amount, before, is_one_of
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    Percent,
    ShareValue,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import ACTORS, COORDINATOR, MUNICIPAL_POLICE, ROLES, STAFFING
from samverkan_xl.model.rules import error, query
from samverkan_xl.model.sheet import Explanation, Row

KEY_ROLE: Condition = is_one_of("role", COORDINATOR, MUNICIPAL_POLICE)


class Roles(Row):
    """One role in the cooperation."""

    key: ClassVar = "roles"
    title: ClassVar = "Roller"
    capacity: ClassVar = 30

    id: Annotated[TextValue, Identity(title="ID", prefix="R")]
    role: Annotated[ChoiceValue, Choice(title="Roll", choices=ROLES, width=20, required=REQUIRED)]
    organisation: Annotated[ChoiceValue, Choice(title="Organisation", choices=ACTORS, width=20, required=REQUIRED)]
    position: Annotated[TextValue, Text(title="Befattning", limit=60, width=24, required=REQUIRED)]
    staffing: Annotated[ChoiceValue, Choice(title="Bemanning", choices=STAFFING, width=15, required=REQUIRED)]
    share: Annotated[ShareValue, Percent(title="Avsatt tid", required=KEY_ROLE)]
    mandate: Annotated[TextValue, Text(title="Mandat", limit=200, width=28, required=REQUIRED)]
    authority: Annotated[TextValue, Text(title="Befogenheter", limit=200, width=28, required=REQUIRED)]
    valid_from: Annotated[DateValue, Date(title="Gäller från", required=REQUIRED)]
    valid_to: Annotated[DateValue, Date(title="Gäller till", open_while=Used())]
    deputy: Annotated[TextValue, Text(title="Ersättare", limit=60, width=20)]
    explanation: Explanation

    rules: ClassVar = (
        error("slut-fore-start", "valid_to", before("valid_to", "valid_from"), "valid_to", "valid_from"),
        query("ingen-tid", "share", KEY_ROLE & amount("share", "=", 0), "role"),
        query("vakant", "staffing", is_one_of("staffing", "Vakant"), "role"),
        query("mandat-utgatt", "valid_to", before("valid_to", Today()), "role", "valid_to"),
    )
