"""Beslut: the joint decisions, with their conditions and time frames. Source: Brå, 1.1 (S4–S7, S10)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, Today, after, apart, before, filled, is_one_of, names_missing
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    Choices,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    ItemsValue,
    References,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import (
    DECISION_STATES,
    MUNICIPAL_BODIES,
    OWNERSHIP,
    POLICE_DECIDERS,
    STANDING,
    YES_NO,
    YES_PARTLY_NO,
    YES_PARTLY_NO_PLANNED,
)
from samverkan_xl.model.rules import error, query
from samverkan_xl.model.sheet import Explanation, Row

IN_FORCE: Condition = is_one_of("status", "Beslutat", "Under omprövning")
OPEN_ENDED: Condition = is_one_of("until_further_notice", "Ja")
JOINTLY_DECIDED: Condition = is_one_of("joint", "Ja") & is_one_of("status", "Beslutat")


def _clarified(title: str) -> Choice:
    return Choice(title=title, choices=YES_PARTLY_NO_PLANNED, width=11, required=REQUIRED)


class Decisions(Row):
    """One decision on cooperation."""

    key: ClassVar = "decisions"
    title: ClassVar = "Beslut"
    capacity: ClassVar = 20

    id: Annotated[TextValue, Identity(title="ID", prefix="B")]
    title_: Annotated[TextValue, Text(title="Rubrik", limit=80, width=26, required=REQUIRED)]
    needs: Annotated[ItemsValue, References(title="Gäller behov", sheets=("needs",), width=12, required=REQUIRED)]
    joint: Annotated[ChoiceValue, Choice(title="Gemensamt beslut", choices=YES_NO, width=11, required=REQUIRED)]
    municipal_body: Annotated[
        ChoiceValue, Choice(title="Organ i kommunen", choices=MUNICIPAL_BODIES, width=16, required=REQUIRED)
    ]
    municipal_date: Annotated[DateValue, Date(title="Datum kommun", required=REQUIRED)]
    municipal_reference: Annotated[TextValue, Text(title="Ref kommun", limit=30, width=13)]
    police_decider: Annotated[
        ChoiceValue, Choice(title="Beslutsfattare i Polisen", choices=POLICE_DECIDERS, width=16, required=REQUIRED)
    ]
    police_date: Annotated[DateValue, Date(title="Datum Polisen", required=REQUIRED)]
    police_reference: Annotated[TextValue, Text(title="Ref Polisen", limit=30, width=13)]
    start: Annotated[DateValue, Date(title="Tidsram start", required=REQUIRED)]
    end: Annotated[
        DateValue,
        Date(title="Tidsram slut", required=is_one_of("until_further_notice", "Nej"), open_while=IN_FORCE),
    ]
    until_further_notice: Annotated[
        ChoiceValue, Choice(title="Tills vidare", choices=YES_NO, width=9, required=REQUIRED)
    ]
    review_by: Annotated[DateValue, Date(title="Omprövas senast", required=OPEN_ENDED, open_while=IN_FORCE)]
    conditions: Annotated[TextValue, Text(title="Praktiska förutsättningar", limit=500, width=34, required=REQUIRED)]
    clear_directives: Annotated[ChoiceValue, _clarified("Klara direktiv")]
    roles_clarified: Annotated[ChoiceValue, _clarified("Roller klargjorda")]
    mandate_clarified: Annotated[ChoiceValue, _clarified("Mandat klargjort")]
    authority_clarified: Annotated[ChoiceValue, _clarified("Befogenheter klargjorda")]
    ownership: Annotated[ChoiceValue, Choice(title="Huvudmannaskap", choices=OWNERSHIP, width=15, required=REQUIRED)]
    municipal_goals: Annotated[
        TextValue, Text(title="Koppling till kommunens mål", limit=200, width=24, required=REQUIRED)
    ]
    police_goals: Annotated[TextValue, Text(title="Koppling till Polisens mål", limit=200, width=24, required=REQUIRED)]
    standing: Annotated[ItemsValue, Choices(title="Status och legitimitet", choices=STANDING, width=20)]
    parties_agree: Annotated[
        ChoiceValue, Choice(title="Parterna överens", choices=YES_PARTLY_NO, width=10, required=REQUIRED)
    ]
    differences: Annotated[
        TextValue,
        Text(title="Tolkningsskillnader", limit=300, width=24, required=is_one_of("parties_agree", "Delvis", "Nej")),
    ]
    status: Annotated[ChoiceValue, Choice(title="Status", choices=DECISION_STATES, width=15, required=REQUIRED)]
    replaces: Annotated[TextValue, References(title="Ersätter ID", sheets=("decisions",), single=True, width=9)]
    explanation: Explanation

    rules: ClassVar = (
        error("slut-fore-start", "end", before("end", "start"), "end", "start"),
        error("okant-id", "needs", names_missing("needs", ("needs", "id")), "needs"),
        error("okant-id", "replaces", names_missing("replaces", ("decisions", "id")), "replaces"),
        query(
            "beslut-langt-isar",
            "police_date",
            apart("municipal_date", "police_date", days=180),
            "municipal_date",
            "police_date",
        ),
        query("datum-efter-idag", "municipal_date", IN_FORCE & after("municipal_date", Today()), "municipal_date"),
        query("datum-efter-idag", "police_date", IN_FORCE & after("police_date", Today()), "police_date"),
        query("tills-vidare-med-slut", "end", OPEN_ENDED & filled("end"), "end"),
    )
