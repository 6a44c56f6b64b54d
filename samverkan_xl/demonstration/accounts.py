"""The agreements, council reports and evaluations of a made-up book."""

from __future__ import annotations

from samverkan_xl.demonstration.case import Case, Kind, Record
from samverkan_xl.demonstration.needs_content import NeedText
from samverkan_xl.demonstration.work_content import (
    ATTEMPT_PURPOSE,
    EARLIER_BEFORE,
    EARLIER_EFFORT,
    EARLIER_RESULT,
    EFFORT_STARTS,
    OTHER_COUNTERPARTS,
    PLEDGE_PURPOSE,
    POLICE_AGREEMENT_PURPOSE,
    REPORTS,
    ReportText,
)

LATE_PLANNING_EXPLAINED = "Insatsen fick starta akut; utvärderingen planerades så snart läget medgav."


def agreements(case: Case, effort: NeedText) -> list[Record]:
    """Make the agreement with the police, a pledge to the citizens, and one that is being negotiated or failed."""
    return [_with_police(case), _pledge(case, effort), _attempt(case, effort)]


def _with_police(case: Case) -> Record:
    signed = case.days.at(-36)
    return {
        "counterparts": "Polismyndigheten; Kommunen (KS)",
        "kind": "Samverkansöverenskommelse",
        "written": "Ja",
        "purpose": POLICE_AGREEMENT_PURPOSE,
        "areas": "Lägesbild, gemensamma insatser, kommunikation och uppföljning.",
        "valid_from": case.days.at(-34),
        "valid_to": case.days.at(case.chance.choice((60, 420, 700))),
        "signed_by": "KSO; Chef LPO",
        "signed_on": signed,
        "registry_number": case.registry_number("KS", signed),
        "status": "Ingången",
    }


def _pledge(case: Case, effort: NeedText) -> Record:
    signed = case.days.at(-52)
    return {
        "counterparts": "Polismyndigheten; Civilsamhälle",
        "kind": "Medborgarlöfte",
        "written": "Ja",
        "purpose": PLEDGE_PURPOSE,
        "areas": f"{effort.category}; synlighet och dialog.",
        "valid_from": case.days.at(-50),
        "valid_to": case.days.at(310),
        "signed_by": "KSO; Chef LPO",
        "signed_on": signed,
        "status": "Ingången",
    }


def _attempt(case: Case, effort: NeedText) -> Record:
    failed = not case.strong and case.chance.random() < 0.5  # noqa: PLR2004  # every other
    return {
        "counterparts": case.chance.choice(OTHER_COUNTERPARTS),
        "kind": "Avsiktsförklaring",
        "written": "Nej",
        "purpose": ATTEMPT_PURPOSE,
        "areas": effort.location,
        "valid_from": case.days.at(45),
        "status": "Försökt – ej ingången" if failed else "Under förhandling",
        "latest_attempt": case.days.at(-18) if failed else None,
    }


def council_reports(case: Case) -> list[Record]:
    """Make the reports to the council."""
    return [_report(case, text) for text in REPORTS]


def _report(case: Case, text: ReportText) -> Record:
    day = case.days.at(text.days)
    return {
        "body": "KS",
        "date": day,
        "form": text.form,
        "contents": text.contents,
        "council_reference": f"KF § {case.chance.randint(12, 180)}/{day.year}",
        "council_position": text.position,
        "next_report": case.days.at(text.next_days),
    }


def evaluations(case: Case, effort: NeedText) -> list[Record]:
    """Make the evaluation of the joint effort, and the lesson from an earlier one."""
    return [_of_effort(case, effort), _of_earlier(case)]


def _of_effort(case: Case, effort: NeedText) -> Record:
    late = case.kind is Kind.EXPLAINED
    return {
        "approach": effort.effort,
        "new_approach": "Ja",
        "start": case.days.at(EFFORT_STARTS),
        "planned": case.days.at(EFFORT_STARTS + 14 if late else EFFORT_STARTS - 16),
        "process": "Pågår",
        "effect": "Planerad",
        "evaluator": case.chance.choice(("Egen regi", "Högskola eller universitet", "Konsult")),
        "before": effort.before,
        "goal": effort.goal,
        "indicator": effort.indicator,
        "explanation": LATE_PLANNING_EXPLAINED if late else None,
    }


def _of_earlier(case: Case) -> Record:
    return {
        "approach": EARLIER_EFFORT,
        "new_approach": "Ja",
        "start": case.days.at(-430),
        "planned": case.days.at(-460),
        "process": "Klar",
        "effect": "Nej",
        "evaluator": "Egen regi",
        "before": EARLIER_BEFORE,
        "result": EARLIER_RESULT,
    }
