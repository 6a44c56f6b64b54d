"""Behov: the needs and problems that cooperation starts from. Source: Brå, 1.1 (S1, S2)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, contains, fewer_than, filled, is_one_of, mentions, names_missing
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    Choices,
    ChoiceValue,
    Identity,
    ItemsValue,
    References,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import (
    ACTORS,
    CATEGORIES,
    MUNICIPAL_ACTORS,
    NEED_KINDS,
    ORIGINS,
    POLICE_ACTOR,
    POSITIONS,
    YES_PARTLY_NO,
)
from samverkan_xl.model.rules import error, notice, query
from samverkan_xl.model.sheet import Explanation, Row

SOLVABLE: Condition = is_one_of("can_be_solved_together", "Ja")
INITIATED: Condition = is_one_of("position", "Initiera samverkan")
STREETS = ("gatan ", "vägen ", "gränd ", "torget ", "stigen ", "allén ", "backen ")
"""Ends of street names; with a digit after them they point out somebody's address."""


class Needs(Row):
    """One need or problem."""

    key: ClassVar = "needs"
    title: ClassVar = "Behov"
    capacity: ClassVar = 30

    id: Annotated[TextValue, Identity(title="ID", prefix="N")]
    title_: Annotated[TextValue, Text(title="Rubrik", limit=80, width=24, required=REQUIRED)]
    description: Annotated[TextValue, Text(title="Beskrivning", limit=500, width=34, required=REQUIRED)]
    kind: Annotated[ChoiceValue, Choice(title="Typ", choices=NEED_KINDS, width=10, required=REQUIRED)]
    origin: Annotated[ChoiceValue, Choice(title="Ursprung", choices=ORIGINS, width=15, required=REQUIRED)]
    origin_source: Annotated[
        TextValue, Text(title="Ursprungskälla", limit=120, width=18, required=is_one_of("origin", *ORIGINS.choices[:2]))
    ]
    can_be_solved_together: Annotated[
        ChoiceValue, Choice(title="Kan lösas tillsammans", choices=YES_PARTLY_NO, width=11, required=REQUIRED)
    ]
    should_be_solved_together: Annotated[
        ChoiceValue, Choice(title="Bör lösas tillsammans", choices=YES_PARTLY_NO, width=11, required=REQUIRED)
    ]
    reason: Annotated[
        TextValue,
        Text(
            title="Motivering",
            limit=300,
            width=26,
            required=SOLVABLE & is_one_of("should_be_solved_together", "Ja"),
        ),
    ]
    category: Annotated[ChoiceValue, Choice(title="Kategori", choices=CATEGORIES, width=16)]
    location: Annotated[TextValue, Text(title="Plats", limit=80, width=16)]
    actors: Annotated[ItemsValue, Choices(title="Relevanta aktörer", choices=ACTORS, width=22, required=SOLVABLE)]
    position: Annotated[ChoiceValue, Choice(title="Ställningstagande", choices=POSITIONS, width=18, required=REQUIRED)]
    decision: Annotated[
        TextValue,
        References(title="Beslut ID", sheets=("decisions",), single=True, width=9, required=INITIATED),
    ]
    explanation: Explanation

    rules: ClassVar = (
        error("okant-id", "decision", names_missing("decision", ("decisions", "id")), "decision"),
        query("for-fa-aktorer", "actors", SOLVABLE & fewer_than("actors", 2), "actors"),
        query(
            "bada-parter-saknas",
            "actors",
            SOLVABLE & filled("actors") & ~(mentions("actors", POLICE_ACTOR) & mentions("actors", *MUNICIPAL_ACTORS)),
            "actors",
        ),
        notice(
            "gatunummer", "location", contains("location", *STREETS) & contains("location", *"0123456789"), "location"
        ),
    )
