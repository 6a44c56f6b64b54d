"""Step 1 of the guidance: what must be in place before it is done, said once for Python and for formulas."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from samverkan_xl.model.conditions import Condition, Surroundings, any_row, any_standing_row, filled, is_one_of
from samverkan_xl.model.sheets.decisions import JOINTLY_DECIDED
from samverkan_xl.model.values import NOT_APPLICABLE


class Verdict(StrEnum):
    """How far a municipality has come with step 1."""

    DONE = "Klart"
    ONGOING = "Pågår"
    NOT_BEGUN = "Ej påbörjat"


@dataclass(frozen=True, slots=True)
class Criterion:
    """One thing that step 1 needs: `title` where it is shown as met, `lacking` where it is the reason why not."""

    key: str
    title: str
    lacking: str
    met: Condition


_ADDRESSED: Condition = (
    filled("conditions")
    & is_one_of("clear_directives", "Ja")
    & is_one_of("roles_clarified", "Ja")
    & is_one_of("mandate_clarified", "Ja")
    & is_one_of("authority_clarified", "Ja")
)
_NOT_ALL_YES: Condition = ~is_one_of("answer_municipality", "Ja") | (
    filled("answer_police") & ~is_one_of("answer_police", "Ja")
)

CRITERIA = (
    Criterion("decision", "Gemensamt beslut finns", "gemensamt beslut saknas", any_row("decisions", JOINTLY_DECIDED)),
    Criterion(
        "addressed",
        "Förutsättningar, ansvar och roller är klargjorda",
        "förutsättningar eller roller är inte klargjorda",
        any_row("decisions", JOINTLY_DECIDED & _ADDRESSED),
    ),
    Criterion(
        "organisation",
        "Gemensam organisation finns",
        "gemensam organisation saknas",
        any_row("organisation", filled("chair_role")),
    ),
    Criterion(
        "communication",
        "Kommunikation: ansvarig och påbörjad plan",
        "kommunikationsansvarig eller plan saknas",
        any_row("start", filled("communication_lead") & is_one_of("communication_plan", "Ja")),
    ),
    Criterion(
        "questions",
        "Alla stödfrågor är besvarade med Ja",
        "någon stödfråga är inte besvarad med Ja",
        ~any_standing_row("support_questions", _NOT_ALL_YES),
    ),
)

BEGUN: Condition = (
    any_row("needs")
    | any_row("decisions")
    | any_row("organisation")
    | any_row("support_questions", is_one_of("answer_municipality", "Ja", "Delvis"))
)


def verdict(around: Surroundings) -> tuple[Verdict, tuple[Criterion, ...]]:
    """Judge step 1 by the rows of one book; gives the verdict with the criteria that are not met."""
    lacking = tuple(criterion for criterion in CRITERIA if not criterion.met.holds({}, {}, around))
    if not lacking:
        return Verdict.DONE, ()
    return (Verdict.ONGOING if BEGUN.holds({}, {}, around) else Verdict.NOT_BEGUN), lacking


WORST_FIRST = ("Nej", "Delvis", "Vet inte")
UNANSWERED, REJECTED = "Ej svarat", "Avvisad"
"""Shown where there is no answer, and where there is one in a row that could not be taken in."""


def worst(answers: tuple[str | None, ...]) -> str:
    """Judge a question that has parts by its worst part; Ja only when every part that applies is Ja."""
    for answer in WORST_FIRST:
        if answer in answers:
            return answer
    asked = [answer for answer in answers if answer != NOT_APPLICABLE.value]
    if not asked:
        return NOT_APPLICABLE.value if answers else UNANSWERED
    return "Ja" if all(answer == "Ja" for answer in asked) else UNANSWERED
