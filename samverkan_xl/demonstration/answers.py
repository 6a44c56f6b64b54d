"""The made-up answers of one municipality: the whole book, from its particulars to its evaluations."""

from __future__ import annotations

from datetime import date

from samverkan_xl.demonstration.accounts import agreements, council_reports, evaluations
from samverkan_xl.demonstration.case import Case, Kind, Records, chance_of, pace
from samverkan_xl.demonstration.checklists import legal_requirements, start, support_questions
from samverkan_xl.demonstration.faults import with_faults
from samverkan_xl.demonstration.foundation import chosen_needs, decisions, needs
from samverkan_xl.demonstration.people import anchoring, organisation, roles
from samverkan_xl.demonstration.plan_of_work import follow_up, timeline
from samverkan_xl.demonstration.unfinished import left_unfinished
from samverkan_xl.model.audit import RawBook
from samverkan_xl.reference.municipalities import Municipality

__all__ = ["Kind", "demo_records"]


def demo_records(  # whose, for when, as of when, how, by which chance, and which time
    municipality: Municipality, period: str, today: date, kind: Kind, seed: int, *, revision: int = 1
) -> RawBook:
    """Make up a municipality's answers, in the shape that the workbook's writer takes.

    The same arguments give the same answers. Without faults of its kind, a book fits the day `today`: what is over is
    done, deadlines lie ahead, and nothing refers to what does not exist.
    """
    chance = chance_of(municipality, seed)
    case = Case(municipality, period, pace(today, chance), kind, revision, chance)
    checklists: Records = {
        "start": [start(case)],
        "support_questions": support_questions(case),
        "legal_requirements": legal_requirements(case),
    }
    if kind is Kind.NOT_BEGUN:
        return checklists
    if kind is Kind.EARLY:
        return checklists | {"needs": needs(case, chosen_needs(case)), "roles": roles(case)[2:4]}
    book = checklists | _registers(case)
    return left_unfinished(case, book) if kind is Kind.HALF_DONE else with_faults(case, book)


def _registers(case: Case) -> Records:
    chosen = chosen_needs(case)
    effort = chosen[2]
    return {
        "needs": needs(case, chosen),
        "decisions": decisions(case, effort),
        "organisation": organisation(case, effort),
        "roles": roles(case),
        "anchoring": anchoring(case),
        "agreements": agreements(case, effort),
        "timeline": timeline(case, effort),
        "follow_up": follow_up(case),
        "council_reports": council_reports(case),
        "evaluations": evaluations(case, effort),
    }
