"""Stödfrågor: the checklist of the guidance, answered by each party for itself. Source: Brå, 1.1 (Q1–Q5)."""

from __future__ import annotations

from typing import Annotated, ClassVar

from samverkan_xl.model.conditions import Condition, amount, any_row, filled, is_one_of, same
from samverkan_xl.model.fields import (
    REQUIRED,
    Choice,
    ChoiceValue,
    Date,
    DateValue,
    Identity,
    Text,
    TextValue,
    Wording,
)
from samverkan_xl.model.lists import ANSWERS, COORDINATOR, LEVELS, MUNICIPAL_POLICE, ROLES
from samverkan_xl.model.rules import Rule, notice, query
from samverkan_xl.model.sheet import Explanation, Layout, Row

REMAINS: Condition = is_one_of("answer_municipality", "Delvis", "Nej")


def _claim(code: str, number: str, shown: Condition) -> Rule:
    """Ask, where a question is answered Ja, that the book shows what the Ja claims."""
    claimed = is_one_of("number", number) & is_one_of("answer_municipality", "Ja")
    return query(code, "answer_municipality", claimed & ~shown, "number")


def _has_time(role: str) -> Condition:
    return any_row("roles", is_one_of("role", role) & amount("share", ">", 0))


def _has_mandate(role: str) -> Condition:
    return any_row("roles", is_one_of("role", role) & filled("mandate"))


def _anchored(level: str) -> Condition:
    return any_row("anchoring", is_one_of("level", level) & is_one_of("status", "Genomförd"))


_OWN_PLAN: Condition = amount("done", ">", 0) | filled("actual_start") | filled("actual_end") | filled("linked_to")
"""An activity that is the municipality's own: the suggested plan alone, as it was sent out, shows nothing."""


class SupportQuestions(Row):
    """One question of the checklist, with both parties' answers."""

    key: ClassVar = "support_questions"
    title: ClassVar = "Stödfrågor"
    layout: ClassVar = Layout.CHECKLIST

    number: Annotated[TextValue, Identity(title="Nr", prefix="", width=6)]
    question: Annotated[TextValue, Wording(title="Fråga", width=34)]
    guidance: Annotated[TextValue, Wording(title="Så bedömer du", width=56)]
    answer_municipality: Annotated[
        ChoiceValue, Choice(title="Svar kommun", choices=ANSWERS, width=11, required=REQUIRED)
    ]
    answer_police: Annotated[ChoiceValue, Choice(title="Svar polis", choices=ANSWERS, width=11)]
    evidence: Annotated[
        TextValue, Text(title="Underlag", limit=300, width=26, required=is_one_of("answer_municipality", "Ja"))
    ]
    remaining: Annotated[TextValue, Text(title="Vad återstår", limit=300, width=26, required=REMAINS)]
    responsible: Annotated[ChoiceValue, Choice(title="Ansvarig", choices=ROLES, width=16, required=REMAINS)]
    due: Annotated[DateValue, Date(title="Klart senast", required=REMAINS, open_while=REMAINS)]
    explanation: Explanation

    rules: ClassVar = (
        _claim("ja-utan-organisation", "1", any_row("organisation")),
        _claim("ja-utan-tid-samordnare", "2a", _has_time(COORDINATOR)),
        _claim("ja-utan-tid-kommunpolis", "2b", _has_time(MUNICIPAL_POLICE)),
        _claim("ja-utan-mandat-samordnare", "2c", _has_mandate(COORDINATOR)),
        _claim("ja-utan-mandat-kommunpolis", "2d", _has_mandate(MUNICIPAL_POLICE)),
        _claim("ja-utan-tidplan", "3b", any_row("timeline", _OWN_PLAN)),
        _claim("ja-utan-uppfoljning", "4", any_row("follow_up")),
        *(
            _claim(f"ja-utan-forankring-{place}", "5", _anchored(level))
            for place, level in enumerate(LEVELS.choices, 1)
        ),
        notice(
            "parterna-svarar-olika",
            "answer_police",
            is_one_of("answer_municipality", *ANSWERS.choices)
            & is_one_of("answer_police", *ANSWERS.choices)
            & ~same("answer_municipality", "answer_police"),
            "number",
            "answer_municipality",
            "answer_police",
        ),
    )
