"""Organisation: the groups that steer, prepare and carry out the cooperation. Source: Brå, 1.1 (S4, Q1); § 10."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Used, fewer_than, filled, is_one_of
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
    Whole,
    WholeValue,
)
from samverkan_xl.model.lists import (
    ACTORS,
    COUNCIL,
    GROUP_KINDS,
    GROUP_LEVELS,
    GROUP_MANDATES,
    PARTIES,
    PURPOSES,
    ROLES,
)
from samverkan_xl.model.rules import query
from samverkan_xl.model.sheet import Explanation, Row

PER_YEAR = ("per år", "/år", "om året")


class Organisation(Row):
    """One group."""

    key: ClassVar = "organisation"
    title: ClassVar = "Organisation"
    capacity: ClassVar = 20

    id: Annotated[TextValue, Identity(title="ID", prefix="G")]
    name: Annotated[TextValue, Text(title="Namn", limit=60, width=26, required=REQUIRED)]
    kind: Annotated[ChoiceValue, Choice(title="Grupptyp", choices=GROUP_KINDS, width=16, required=REQUIRED)]
    purpose: Annotated[ItemsValue, Choices(title="Syfte", choices=PURPOSES, width=18, required=REQUIRED)]
    chair_role: Annotated[ChoiceValue, Choice(title="Ordförande roll", choices=ROLES, width=17, required=REQUIRED)]
    chair_party: Annotated[
        ChoiceValue, Choice(title="Ordförandens organisation", choices=PARTIES, width=14, required=REQUIRED)
    ]
    members: Annotated[ItemsValue, Choices(title="Ingående aktörer", choices=ACTORS, width=30, required=REQUIRED)]
    level: Annotated[ChoiceValue, Choice(title="Nivå", choices=GROUP_LEVELS, width=16, required=REQUIRED)]
    meetings_a_year: Annotated[WholeValue, Whole(title="Möten per år", units=PER_YEAR)]
    next_meeting: Annotated[DateValue, Date(title="Nästa möte", open_while=Used())]
    mandate: Annotated[ChoiceValue, Choice(title="Beslutsmandat", choices=GROUP_MANDATES, width=13, required=REQUIRED)]
    limited_to: Annotated[
        DateValue, Date(title="Tidsbegränsad till", required=is_one_of("kind", "Arbetsgrupp"), open_while=Used())
    ]
    explanation: Explanation

    rules: ClassVar = (
        query(
            "rad-ej-lett-av-kommunen",
            "chair_party",
            is_one_of("kind", COUNCIL) & filled("chair_party") & ~is_one_of("chair_party", "Kommunen"),
            "chair_party",
        ),
        query("for-fa-aktorer", "members", fewer_than("members", 2), "members"),
    )
