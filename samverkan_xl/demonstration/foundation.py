"""The needs and decisions of a made-up book."""

from __future__ import annotations

from collections.abc import Sequence

from samverkan_xl.demonstration.case import Case, Record
from samverkan_xl.demonstration.needs_content import NEEDS, SOURCES, NeedText
from samverkan_xl.demonstration.work_content import (
    CONDITIONS,
    DECIDED_BY_MUNICIPALITY,
    DECIDED_BY_POLICE,
    DECISION_STARTS,
    DIFFERENCES,
    EFFORT_DECIDED,
    EFFORT_FRAME_ENDS,
    EFFORT_STARTS,
    MUNICIPAL_GOALS,
    POLICE_GOALS,
)

INITIATED = {0: "B-001", 1: "B-001", 2: "B-002"}
"""Which of the chosen needs lead to which decision; the others are handled otherwise."""


def chosen_needs(case: Case) -> list[NeedText]:
    """Choose what the municipality sees as its needs; the third is met by the joint effort."""
    return case.chance.sample(NEEDS, 2 if case.beginner else case.chance.randint(5, 6))


def needs(case: Case, chosen: Sequence[NeedText]) -> list[Record]:
    """Describe the needs and what the parties think of them."""
    return [_need(case, place, text) for place, text in enumerate(chosen)]


def _need(case: Case, place: int, text: NeedText) -> Record:
    origin = case.chance.choice(tuple(SOURCES))
    decision = None if case.beginner else INITIATED.get(place)
    otherwise = case.chance.choice(("Utred vidare", "Hanteras i egen linje"))
    return {
        "title_": text.title,
        "description": text.description,
        "kind": text.kind,
        "origin": origin,
        "origin_source": case.chance.choice(SOURCES[origin]),
        "can_be_solved_together": "Ja",
        "should_be_solved_together": "Ja" if decision else "Delvis",
        "reason": text.reason,
        "category": text.category,
        "location": text.location,
        "actors": "; ".join(text.actors),
        "position": "Initiera samverkan" if decision else otherwise,
        "decision": decision,
    }


def decisions(case: Case, effort: NeedText) -> list[Record]:
    """Make the decision to cooperate, that on the joint effort, and the one that went before them."""
    agreed = case.strong or case.chance.random() < 0.6  # noqa: PLR2004  # most municipalities
    return [_joint(case, agreed=agreed), _effort(case, effort), _earlier(case)]


def _common(case: Case) -> Record:
    return {
        "joint": "Ja",
        "police_decider": "Chef LPO",
        "conditions": case.chance.choice(CONDITIONS),
        "clear_directives": "Ja",
        "roles_clarified": "Ja",
        "mandate_clarified": "Ja",
        "authority_clarified": "Ja",
        "ownership": "Delat",
        "municipal_goals": case.chance.choice(MUNICIPAL_GOALS),
        "police_goals": case.chance.choice(POLICE_GOALS),
        "parties_agree": "Ja",
        "status": "Beslutat",
    }


def _signed(case: Case, municipal: int, police: int) -> Record:
    days = case.days.at(municipal), case.days.at(police)
    return {
        "municipal_date": days[0],
        "municipal_reference": case.registry_number("KS", days[0]),
        "police_date": days[1],
        "police_reference": case.registry_number("A", days[1]),
    }


def _joint(case: Case, *, agreed: bool) -> Record:
    return {
        **_common(case),
        **_signed(case, DECIDED_BY_MUNICIPALITY, DECIDED_BY_POLICE),
        "title_": "Gemensamt beslut om brottsförebyggande samverkan",
        "needs": "N-001; N-002",
        "municipal_body": "Kommunstyrelsen",
        "start": case.days.at(DECISION_STARTS),
        "until_further_notice": "Ja",
        "review_by": case.days.at(330),
        "authority_clarified": "Ja" if agreed else "Delvis",
        "standing": "Politiskt beslut; Ingår i verksamhetsplan; Kommunicerat internt",
        "parties_agree": "Ja" if agreed else "Delvis",
        "differences": None if agreed else DIFFERENCES,
        "replaces": "B-003",
    }


def _effort(case: Case, effort: NeedText) -> Record:
    return {
        **_common(case),
        **_signed(case, EFFORT_DECIDED, EFFORT_DECIDED + 4),
        "title_": f"Gemensam insats: {effort.effort}",
        "needs": "N-003",
        "municipal_body": "Kommundirektör",
        "start": case.days.at(EFFORT_STARTS),
        "end": case.days.at(EFFORT_FRAME_ENDS),
        "until_further_notice": "Nej",
        "standing": "Egen budget; Kommunicerat externt",
        "ownership": case.chance.choice(("Kommunen", "Delat")),
    }


def _earlier(case: Case) -> Record:
    return {
        **_common(case),
        **_signed(case, -860, -845),
        "title_": "Tidigare samverkansbeslut",
        "needs": "N-001",
        "municipal_body": "Kommunstyrelsen",
        "start": case.days.at(-840),
        "end": case.days.at(DECISION_STARTS - 2),
        "until_further_notice": "Nej",
        "status": "Upphört",
    }
