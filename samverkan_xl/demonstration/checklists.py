"""Start and the two checklists of a made-up book."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from samverkan_xl.demonstration.answers_content import (
    LAWS,
    MAY_BE_PARTLY_MET,
    MAY_WAIT,
    NOT_YET,
    QUESTIONS,
    LawText,
    QuestionText,
)
from samverkan_xl.demonstration.case import Case, Kind, Record
from samverkan_xl.model.sheets.start import TERM_BEGAN


def start(case: Case) -> Record:
    """Make the book's own particulars."""
    begun = not case.beginner
    return {
        "code": case.municipality.code,
        "local_police_area": case.municipality.local_police_area or case.municipality.name,
        "period": case.period,
        "revision": case.revision,
        "filled_on": _filled_on(case),
        "respondent": "Kommunal samordnare",
        "mailbox": f"trygghet@{case.domain}",
        "registry_number": case.registry_number("KS", case.days.today) if begun else None,
        "start_kind": case.chance.choice(("Ny", "Förnyelse", "Omstart efter uppföljning")) if begun else "Ny",
        "information_class": case.chance.choice(("Öppen", "Öppen", "Intern")),
        "communication_lead": "Kommunikationsansvarig" if begun else "Kommunal samordnare",
        "communication_plan": "Ja" if begun else "Nej",
        "communication_plan_date": case.days.at(-66) if begun else None,
    }


def _filled_on(case: Case) -> date:
    """Give a day of the last week, within the term; a later revision is the later one."""
    day = case.days.exactly(-case.chance.randint(0, 5) if case.revision > 1 else -case.chance.randint(6, 9))
    return max(day, TERM_BEGAN) if case.days.today >= TERM_BEGAN else day


def support_questions(case: Case) -> list[Record]:
    """Answer the support questions, and let the police answer for themselves."""
    waiting = () if case.strong else case.chance.sample(MAY_WAIT, 2)
    rows = [_question(case, text, _answer(case, text, waiting)) for text in QUESTIONS]
    if not (case.strong or case.beginner):
        rows[case.chance.randrange(1, 5)]["answer_police"] = "Delvis"
    return rows


def _answer(case: Case, text: QuestionText, waiting: Collection[str]) -> str:
    if case.kind is Kind.NOT_BEGUN:
        return case.chance.choice(("Nej", "Nej", "Vet inte"))
    if case.kind is Kind.EARLY:
        return case.chance.choice(("Nej", "Delvis", "Vet inte"))
    return "Delvis" if text.number in waiting else "Ja"


def _question(case: Case, text: QuestionText, answer: str) -> Record:
    row: Record = {"number": text.number, "answer_municipality": answer}
    row["answer_police"] = None if case.beginner else answer
    if answer == "Ja":
        row["evidence"] = text.evidence
    elif answer in ("Delvis", "Nej"):
        row |= {"remaining": text.remaining, "responsible": text.responsible}
        row["due"] = case.days.at(case.chance.randint(30, 150))
    return row


def legal_requirements(case: Case) -> list[Record]:
    """Say how the duties under the act are met."""
    partly = () if case.strong else case.chance.sample(MAY_BE_PARTLY_MET, 2)
    return [_law(case, text, partly) for text in LAWS]


def _law(case: Case, text: LawText, partly: Collection[str]) -> Record:
    if case.beginner:
        met = case.chance.choice(tuple(NOT_YET))
        return {"number": text.number, "met": met, "comment": NOT_YET[met]}
    if text.number in partly:
        return {"number": text.number, "met": "Delvis", "comment": text.lacking}
    day = case.days.at(text.met_days)
    registry = case.registry_number(text.registry, day) if text.registry else None
    return {"number": text.number, "met": "Ja", "date": day, "registry_number": registry}
