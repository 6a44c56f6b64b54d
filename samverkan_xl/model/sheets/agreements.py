"""Överenskommelser: written agreements, and attempts that failed. Source: Brå, 1.1 (S3); § 9."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, before, blank, filled, is_one_of, mentions
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
from samverkan_xl.model.lists import (
    ACTORS,
    AGREEMENT_KINDS,
    AGREEMENT_STATES,
    CHAIR,
    HEAD_OF_AREA,
    POLICE_ACTOR,
    ROLES,
    YES_NO,
)
from samverkan_xl.model.rules import error, query
from samverkan_xl.model.sheet import Explanation, Row

CONCLUDED: Condition = is_one_of("status", "Ingången")
WITH_POLICE: Condition = mentions("counterparts", POLICE_ACTOR)


class Agreements(Row):
    """One agreement, whatever became of it."""

    key: ClassVar = "agreements"
    title: ClassVar = "Överenskommelser"
    capacity: ClassVar = 35

    id: Annotated[TextValue, Identity(title="ID", prefix="Ö")]
    counterparts: Annotated[ItemsValue, Choices(title="Motparter", choices=ACTORS, width=22, required=REQUIRED)]
    kind: Annotated[ChoiceValue, Choice(title="Typ", choices=AGREEMENT_KINDS, width=18, required=REQUIRED)]
    written: Annotated[ChoiceValue, Choice(title="Skriftlig", choices=YES_NO, width=9, required=REQUIRED)]
    purpose: Annotated[TextValue, Text(title="Syfte", limit=300, width=30, required=~CONCLUDED)]
    areas: Annotated[TextValue, Text(title="Områden", limit=200, width=24, required=~CONCLUDED)]
    valid_from: Annotated[DateValue, Date(title="Gäller från", required=REQUIRED)]
    valid_to: Annotated[DateValue, Date(title="Gäller till", open_while=CONCLUDED)]
    signed_by: Annotated[
        ItemsValue, Choices(title="Undertecknad av", choices=ROLES, width=18, required=CONCLUDED & WITH_POLICE)
    ]
    signed_on: Annotated[DateValue, Date(title="Undertecknad datum", width=15, required=CONCLUDED)]
    registry_number: Annotated[TextValue, Text(title="Diarienummer", limit=30, width=15)]
    status: Annotated[ChoiceValue, Choice(title="Status", choices=AGREEMENT_STATES, width=18, required=REQUIRED)]
    latest_attempt: Annotated[
        DateValue, Date(title="Senaste försök", required=is_one_of("status", "Försökt – ej ingången"))
    ]
    explanation: Explanation

    rules: ClassVar = (
        error("slut-fore-start", "valid_to", before("valid_to", "valid_from"), "valid_to", "valid_from"),
        error("avtal-utan-syfte", "purpose", CONCLUDED & blank("purpose"), "id"),
        error("avtal-utan-omraden", "areas", CONCLUDED & blank("areas"), "id"),
        query("ej-skriftlig", "written", CONCLUDED & is_one_of("written", "Nej")),
        query(
            "undertecknare-saknas",
            "signed_by",
            CONCLUDED
            & WITH_POLICE
            & filled("signed_by")
            & ~(mentions("signed_by", CHAIR) & mentions("signed_by", HEAD_OF_AREA)),
            "signed_by",
        ),
    )
