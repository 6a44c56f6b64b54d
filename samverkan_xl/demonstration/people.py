"""The groups, roles and anchoring of a made-up book."""

from __future__ import annotations

from samverkan_xl.demonstration.case import Case, Kind, Record
from samverkan_xl.demonstration.needs_content import NeedText
from samverkan_xl.demonstration.people_content import (
    ANCHORING,
    EFFORT_GROUP_NEXT_DAYS,
    GROUPS,
    OPEN_QUESTIONS,
    ROLES,
    GroupText,
    OccasionText,
    RoleText,
)
from samverkan_xl.demonstration.work_content import EFFORT_FRAME_ENDS
from samverkan_xl.model.sheets.anchoring import MIDDLE_MANAGERS

VACANT_EXPLAINED = "Rekrytering pågår; tjänsten tillsätts inom två månader och ersättare är utsedd."


def organisation(case: Case, effort: NeedText) -> list[Record]:
    """Make the groups; the smaller municipalities have no network."""
    count = case.chance.choice((3, 4))
    return [*(_group(case, text) for text in GROUPS[:count]), _effort_group(case, effort)]


def _group(case: Case, text: GroupText) -> Record:
    return {
        "name": text.name,
        "kind": text.kind,
        "purpose": text.purpose,
        "chair_role": text.chair,
        "chair_party": text.party,
        "members": text.members,
        "level": text.level,
        "meetings_a_year": text.meetings,
        "next_meeting": case.days.at(text.next_days),
        "mandate": text.mandate,
    }


def _effort_group(case: Case, effort: NeedText) -> Record:
    return {
        "name": f"Arbetsgrupp {effort.effort}",
        "kind": "Arbetsgrupp",
        "purpose": "Utförande",
        "chair_role": "Kommunal samordnare",
        "chair_party": "Kommunen",
        "members": "; ".join(effort.actors),
        "level": "Handläggare",
        "meetings_a_year": 12,
        "next_meeting": case.days.at(EFFORT_GROUP_NEXT_DAYS),
        "mandate": "Föreslår",
        "limited_to": case.days.at(EFFORT_FRAME_ENDS),
    }


def roles(case: Case) -> list[Record]:
    """Make the roles; now and then the last one, who carries the work out, is still to be appointed."""
    rows = [_role(case, text) for text in ROLES]
    vacant = case.chance.random() < 0.3  # noqa: PLR2004  # some municipalities
    if case.kind is Kind.EXPLAINED:
        rows[-1] |= {"staffing": "Vakant", "deputy": "Fritidsledare", "explanation": VACANT_EXPLAINED}
    elif vacant and not case.strong:
        rows[-1]["staffing"] = "Vakant"
    return rows


def _role(case: Case, text: RoleText) -> Record:
    shared = text.role == "Kommunpolis" and case.chance.random() < 0.4  # noqa: PLR2004  # one for several, often
    return {
        "role": text.role,
        "organisation": text.organisation,
        "position": text.position,
        "staffing": "Delad med annan kommun" if shared else "Tillsatt",
        "share": case.chance.choice(text.shares) if text.shares else None,
        "mandate": text.mandate,
        "authority": text.authority,
        "valid_from": case.days.at(-96),
        "valid_to": case.days.at(420) if text.shares else None,
        "deputy": text.deputy,
    }


def anchoring(case: Case) -> list[Record]:
    """Say how the decision reached every level; where things are not all done, the outermost is still to be told."""
    rows = [_occasion(case, text) for text in ANCHORING]
    rows[4]["open_questions"] = case.chance.choice(OPEN_QUESTIONS)
    if not case.strong:
        rows[-1] |= {"date": case.days.at(22), "status": "Planerad", "reached": None}
    return rows


def _occasion(case: Case, text: OccasionText) -> Record:
    return {
        "organisation": text.party,
        "level": text.level,
        "conveyed_by": text.by,
        "channel": text.channel,
        "date": case.days.at(text.days),
        "status": "Genomförd",
        "took_part": "Ja" if text.level == MIDDLE_MANAGERS else None,
        "reached": round(text.reached * case.chance.uniform(0.8, 1.6)),
    }
