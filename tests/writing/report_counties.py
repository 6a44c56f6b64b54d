"""Counties for the report's tests: invented municipalities' books, checked as received ones are."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from samverkan_xl.consolidating.county import (
    Answer,
    County,
    CountyExtra,
    CountyFinding,
    CountyRow,
    FileStatus,
    Picture,
    Receipt,
    Registered,
)
from samverkan_xl.model.audit import RawRow, audit
from samverkan_xl.model.cells import Place
from samverkan_xl.model.conditions import Surroundings
from samverkan_xl.model.deadlines import deadline_fields, open_deadlines
from samverkan_xl.model.findings import Finding, Severity
from samverkan_xl.model.lists import CATEGORIES, LEVELS, PHASES, ROLES
from samverkan_xl.model.sheet import Row
from samverkan_xl.model.step_one import UNANSWERED, verdict
from samverkan_xl.model.submission import Extra, Identity, Outcome, Submission, SubmittedRow, Whereabouts
from samverkan_xl.model.workbook import TABLES
from samverkan_xl.reference.country import Sweden
from samverkan_xl.reference.municipalities import Municipality, all_municipalities, county_municipalities
from samverkan_xl.templates import standard_definition

TODAY = date(2026, 11, 23)
LONG_TEXT = (
    "Unga i åldern 13–17 samlas på kvällarna och boende vittnar om otrygghet, skadegörelse och öppen försäljning. "
    "Polisens statistik och trygghetsmätningen pekar åt samma håll."
)
RawSheets = Mapping[str, Sequence[RawRow]]


def book_rows(seed: int, size: int = 1) -> dict[str, list[RawRow]]:
    """Invent what one municipality writes; `size` multiplies its registers."""
    chance = random.Random(seed)  # invented answers are no secrets
    pick = chance.choice
    definition = standard_definition()

    def day(spread: int = 200) -> date:
        return TODAY + timedelta(days=chance.randint(-spread, spread))

    def answer() -> str:
        return chance.choices(("Ja", "Delvis", "Nej", "Vet inte"), (6 + seed % 5, 3, 2, 1))[0]

    started = [day() for _ in range(8 * size)]
    return {
        "start": [
            {
                "code": "0580",
                "period": "2026",
                "revision": 1,
                "communication_lead": pick(ROLES.choices),
                "communication_plan": pick(("Ja", "Nej")),
            }
        ],
        "support_questions": [
            {
                "number": one.nr,
                "answer_municipality": answer(),
                "answer_police": answer(),
                "due": day(),
                "remaining": "Beslut om tid",
            }
            for one in definition.stodfragor
        ],
        "legal_requirements": [
            {"number": one.nr, "met": pick(("Ja", "Ja", "Delvis", "Nej", "Planerat", "Ej aktuellt")), "date": day(800)}
            for one in definition.lagkrav
        ],
        "needs": [
            {
                "id": f"N-{n:03d}",
                "title_": pick(("Otrygghet vid resecentrum", "Narkotika kring skolan", "Skadegörelse i centrum")),
                "description": LONG_TEXT,
                "kind": "Problem",
                "origin": "Upptäckt problem",
                "solvable": "Ja",
                "category": pick(CATEGORIES.choices),
                "actors": "Socialtjänst; Polismyndigheten; Skola",
                "location": "Centrum",
                "position": "Initiera samverkan",
                "decision": "B-001",
            }
            for n in range(1, 4 * size + 1)
        ],
        "decisions": [
            {
                "id": f"B-{n:03d}",
                "title_": "Gemensamt beslut om samverkan mot ungas utsatthet",
                "needs": "N-001",
                "joint": "Ja",
                "municipal_body": "Kommunstyrelsen",
                "municipal_date": day(),
                "municipal_reference": "KS 2026/113",
                "police_decider": "Chef LPO",
                "police_date": day(),
                "start": day(),
                "end": day(400),
                "until_further_notice": "Nej",
                "conditions": "Samordnare på heltid, kommunpolis på halvtid, gemensam budget om 400 tkr per år.",
                "clear_directives": "Ja",
                "roles_clarified": pick(("Ja", "Delvis")),
                "mandate_clarified": "Ja",
                "authority_clarified": "Ja",
                "ownership": "Delat",
                "municipal_goals": "Trygg kommun 2030",
                "police_goals": "Lokal närvaro",
                "standing": "Politiskt beslut; Egen budget",
                "parties_agree": "Ja",
                "status": pick(("Beslutat", "Beslutat", "Under beredning")),
            }
            for n in range(1, 2 * size + 1)
        ],
        "organisation": [
            {
                "id": f"G-{n:03d}",
                "name": pick(("Trygghetsrådet", "Styrgrupp BRÅ", "Arbetsgrupp centrum")),
                "kind": pick(("Styrgrupp", "Strategiskt råd")),
                "purpose": "Styrning; Uppföljning",
                "chair_role": "KSO",
                "chair_party": "Kommunen",
                "members": "Kommunen (KS); Polismyndigheten; Räddningstjänst",
                "level": "Ledande befattning",
                "meetings_a_year": 6,
                "next_meeting": day(120),
                "mandate": "Beslutar",
            }
            for n in range(1, 3 * size + 1)
        ],
        "roles": [
            {
                "id": f"R-{n:03d}",
                "role": pick(ROLES.choices),
                "organisation": "Polismyndigheten",
                "position": "Kommunpolis lokalpolisområdet",
                "staffing": pick(("Tillsatt", "Vakant")),
                "share": pick((0, 0.25, 0.5, 1)),
                "mandate": "Sammankallar arbetsgruppen och bereder beslut.",
                "authority": "Beställa insatser inom budget.",
                "valid_from": day(),
                "valid_to": day(500),
            }
            for n in range(1, 4 * size + 1)
        ],
        "anchoring": [
            {
                "id": f"F-{n:03d}",
                "organisation": pick(("Kommunen", "Polisen")),
                "level": pick(LEVELS.choices),
                "conveyed_by": pick(ROLES.choices),
                "channel": pick(("Film", "Möte", "Intranät")),
                "date": day(),
                "status": pick(("Planerad", "Genomförd")),
                "reached": chance.randint(5, 200),
            }
            for n in range(1, 5 * size + 1)
        ],
        "agreements": [
            {
                "id": f"Ö-{n:03d}",
                "counterparts": "Polismyndigheten",
                "kind": "Medborgarlöfte",
                "written": "Ja",
                "purpose": "Minska ungas utsatthet och öka tryggheten i centrum.",
                "areas": "Unga; centrum",
                "valid_from": day(),
                "valid_to": day(300),
                "signed_by": "KSO; Chef LPO",
                "signed_on": day(),
                "status": "Ingången",
            }
            for n in range(1, 2 * size + 1)
        ],
        "timeline": [
            {
                "id": f"A-{n:03d}",
                "phase": pick(PHASES.choices),
                "activity": pick(
                    (
                        "Ta fram gemensam lägesbild",
                        "Bereda beslut i KS och polisledning",
                        "Förankra hos mellanchefer",
                        "Teckna överenskommelse",
                    )
                ),
                "responsible": pick(ROLES.choices),
                "organisation": "Kommunen",
                "start": begin,
                "end": begin + timedelta(days=chance.randint(0, 120)),
                "done": pick((0, 0.2, 0.5, 1)),
                "milestone": pick((None, None, None, "Ja")),
                "actual_start": pick((None, begin)),
            }
            for n, begin in enumerate(started, 1)
        ],
        "follow_up": [
            {
                "id": f"U-{n:03d}",
                "date": day(),
                "manager": "Enhetschef",
                "unit": "Individ och familj",
                "concerns": "A-001",
                "progress": pick(("Enligt plan", "Försenat", "Stoppat", "Klart")),
                "results": "Fältarbetet är igång, två av tre skolor är med.",
                "as_decided": pick(("Ja", "Delvis")),
                "deficiency": "Tid saknas",
                "support_needed": pick((None, "Behöver en halv tjänst till våren")),
                "mend_by": day(),
                "solved_on": pick((None, day())),
                "next_follow_up": day(),
            }
            for n in range(1, 4 * size + 1)
        ],
        "council_reports": [
            {
                "id": f"K-{n:03d}",
                "body": "KS",
                "date": day(),
                "form": "Skriftlig rapport",
                "contents": "Lägesbild; Åtgärdsplan",
                "next_report": day(300),
            }
            for n in range(1, 2 * size + 1)
        ],
        "evaluations": [
            {
                "id": f"V-{n:03d}",
                "approach": "Nattvandring med ordningsvakter",
                "new_approach": "Ja",
                "start": day(),
                "planned": day(),
                "process": "Planerad",
                "before": "32 anmälningar per kvartal",
            }
            for n in range(1, 2)
        ],
    }


def file_of(municipality: Municipality) -> str:
    """Name a municipality's file as a person might."""
    return f"svar/Kommunbok {municipality.name} #1.xlsx"


def submission_of(municipality: Municipality, book: RawSheets, *, repaired: bool = False) -> Submission:
    """Make the submission of a book whose first row, on every sheet, is row 5."""
    audited = audit(book, Surroundings(TODAY, {}, Sweden()))
    rows = {
        sheet.key: tuple(
            SubmittedRow(sheet.title, number, row.values, sheet.of(row.values), repaired and number % 7 == 0)
            for number, row in enumerate(audited.rows[sheet.key], 5)
        )
        for sheet in TABLES
    }
    identity = Identity(municipality.code, municipality.name, "2026", 1, TODAY)
    return Submission(
        file_of(municipality),
        "ab" * 32,
        identity,
        audited.rows["start"][0].values,
        rows,
        (),
        (),
        audited,
        entered={key: len(found) for key, found in rows.items()},
        whereabouts={sheet.key: _whereabouts(sheet, len(rows[sheet.key])) for sheet in TABLES},
    )


def _whereabouts(sheet: type[Row], count: int) -> Whereabouts:
    columns = {of.key: column for column, of in enumerate(sheet.fields, 1)}
    return Whereabouts(sheet.title, tuple(range(5, 5 + count)), columns)


def picture_of(municipality: Municipality, submission: Submission) -> Picture:
    """Sum the book up, as consolidation does."""
    found, lacking = verdict(submission.accepted.around)
    asked, duties = (submission.rows[key] for key in ("support_questions", "legal_requirements"))
    deadlines = tuple(one for sheet, of in deadline_fields() for one in open_deadlines(submission.accepted, sheet, of))
    return Picture(
        municipality,
        submission,
        found,
        lacking,
        {
            str(row.values["number"]): (_answer(row, "answer_municipality", "D"), _answer(row, "answer_police", "E"))
            for row in asked
        },
        {str(row.values["number"]): _answer(row, "met", "D") for row in duties},
        deadlines,
    )


def _answer(row: SubmittedRow, key: str, letters: str) -> Answer:
    value = row.values.get(key)
    text = UNANSWERED if value is None else getattr(value, "value", str(value))
    return Answer(text, row.sheet, f"{letters}{row.number}")


def finding(number: int, file: str, municipality: Municipality | None) -> CountyFinding:
    """Invent a finding."""
    kinds = (
        Finding("saknas", Severity.ERROR, Place("Beslut", 6, 7), {"fält": "Datum kommun"}),
        Finding(
            "slut-fore-start",
            Severity.ERROR,
            Place("Överenskommelser", 7, 8),
            {"fält": "Gäller till", "f1": "Gäller till", "v1": "2025-03-01", "f2": "Gäller från", "v2": "2025-03-02"},
            "2025-03-01",
        ),
        Finding(
            "beslut-langt-isar",
            Severity.QUERY,
            Place("Beslut", 5, 9),
            {
                "fält": "Datum Polisen",
                "f1": "Datum kommun",
                "v1": "2026-01-10",
                "f2": "Datum Polisen",
                "v2": "2026-09-01",
            },
            "2026-09-01",
        ),
        Finding(
            "rattat",
            Severity.NOTICE,
            Place("Stödfrågor", 9, 4),
            {"fält": "Svar kommun", "före": "j", "efter": "Ja"},
            "j",
        ),
        Finding("extra-blad", Severity.NOTICE, None, {"blad": "Egna anteckningar"}),
    )
    return CountyFinding(municipality, file, kinds[number % len(kinds)])


def county(
    municipalities: Sequence[Municipality] | None = None, silent: int = 1, size: int = 1, findings: int = 5
) -> County:
    """Make a county in which the last `silent` municipalities have not answered."""
    asked = tuple(municipalities if municipalities is not None else county_municipalities("05"))
    answering, missing = asked[: len(asked) - silent], asked[len(asked) - silent :]
    submissions = [
        (one, submission_of(one, book_rows(seed, size), repaired=True)) for seed, one in enumerate(answering)
    ]
    pictures = tuple(picture_of(one, submission) for one, submission in submissions)
    rows = {
        sheet.key: tuple(CountyRow(one, sub.file, row) for one, sub in submissions for row in sub.rows[sheet.key])
        for sheet in TABLES
    }
    read = [row.row.outcome for found in rows.values() for row in found]
    repaired = sum(one is Outcome.REPAIRED for one in read)
    registered = [
        Registered(
            sub.file,
            FileStatus.READ_WITH_FINDINGS,
            "Boken har 2 fel och 1 fråga.",
            "Se Anmärkningar.",
            one,
            "2026",
            1,
            TODAY,
            sub.row_count,
            sub.sha256,
        )
        for one, sub in submissions
    ]
    others = (
        (
            Registered(
                "svar/gammal.xls",
                FileStatus.NOT_READ,
                "Filen är sparad i ett äldre format.",
                "Spara den som Excel-arbetsbok (.xlsx) och skicka den igen.",
                None,
                "",
                0,
                None,
                0,
                "cd" * 32,
            ),
            Registered(
                "svar/bok (2).xlsx",
                FileStatus.SUPERSEDED,
                "Boken är ersatt av en senare revision.",
                "Inget behöver göras.",
                answering[0],
                "2026",
                1,
                TODAY,
                40,
                "ef" * 32,
            ),
        )
        if answering
        else ()
    )
    told = tuple(finding(n, file_of(one), one) for one in answering for n in range(findings))
    extras = tuple(
        CountyExtra(one, file_of(one), Extra("Behov", 5 + n, "Egen kolumn", "Ansvarig nämnd: KS"))
        for one in answering[:3]
        for n in range(2)
    )
    superseded = 40 if answering else 0
    return County(
        asked[0].county if asked else "Sverige",
        "2026",
        TODAY,
        standard_definition(),
        asked,
        pictures,
        missing,
        rows,
        told,
        (*registered, *others),
        extras,
        Receipt(len(read) + superseded, len(read) - repaired, repaired, 0, superseded),
    )


def with_timeline(base: County, rows: Sequence[CountyRow]) -> County:
    """Give the county with other activities."""
    return replace(base, rows={**base.rows, "timeline": tuple(rows)})


def whole_country(size: int, findings: int) -> County:
    """Make all 290 answer."""
    return county(all_municipalities(), silent=5, size=size, findings=findings)
