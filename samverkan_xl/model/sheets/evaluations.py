"""Utvärdering: new approaches, evaluated in good time, process and effect. Source: Brå, 1.1 (S14)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, after, is_one_of
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    Text,
    TextValue,
)
from samverkan_xl.model.lists import EVALUATION_STATES, EVALUATORS, YES_NO
from samverkan_xl.model.rules import query
from samverkan_xl.model.sheet import Explanation, Row

NEW: Condition = is_one_of("new_approach", "Ja")
EVALUATED: Condition = is_one_of("process", "Klar") | is_one_of("effect", "Klar")
BEGUN: Condition = is_one_of("process", "Pågår", "Klar") | is_one_of("effect", "Pågår", "Klar")


class Evaluations(Row):
    """One approach and its evaluation."""

    key: ClassVar = "evaluations"
    title: ClassVar = "Utvärdering"
    capacity: ClassVar = 20

    id: Annotated[TextValue, Identity(title="ID", prefix="V")]
    approach: Annotated[TextValue, Text(title="Insats", limit=80, width=26, required=REQUIRED)]
    new_approach: Annotated[ChoiceValue, Choice(title="Nytt grepp", choices=YES_NO, width=9, required=REQUIRED)]
    start: Annotated[DateValue, Date(title="Insatsens start", required=NEW)]
    planned: Annotated[DateValue, Date(title="Utvärdering planerad", required=NEW, open_while=~BEGUN)]
    process: Annotated[
        ChoiceValue, Choice(title="Processutvärdering", choices=EVALUATION_STATES, width=13, required=NEW)
    ]
    effect: Annotated[ChoiceValue, Choice(title="Effektutvärdering", choices=EVALUATION_STATES, width=13, required=NEW)]
    evaluator: Annotated[ChoiceValue, Choice(title="Utförare", choices=EVALUATORS, width=18)]
    before: Annotated[TextValue, Text(title="Läge före", limit=200, width=24, required=NEW)]
    goal: Annotated[TextValue, Text(title="Mål", limit=200, width=24)]
    indicator: Annotated[TextValue, Text(title="Indikator", limit=120, width=20)]
    result: Annotated[TextValue, Text(title="Resultat och lärdom", limit=500, width=32, required=EVALUATED)]
    explanation: Explanation

    rules: ClassVar = (query("utvardering-for-sent", "planned", after("planned", "start"), "planned", "start"),)
