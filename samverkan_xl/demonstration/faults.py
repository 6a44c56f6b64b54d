"""The faults that people make, one by one, and what each of them is bound to be told."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from samverkan_xl.demonstration.case import Case, Kind, Record, Records

TEST_NUMBER = "19121212-1212"
"""A personal identity number that belongs to nobody: the best known of the Swedish Tax Agency's test numbers."""

MONTH_NAMES = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Fault:
    """One slip: the row it is made in (counted from 0), what is written there, and the findings that follow.

    A promise is the field and the code of a finding; the sheet is the fault's.
    """

    sheet: str
    row: int
    written: Callable[[Case], Record]
    promises: tuple[tuple[str, str], ...]


def _always(**cells: str | None) -> Callable[[Case], Record]:
    return lambda _case: dict(cells)


def _code_as_number(case: Case) -> Record:
    return {"code": int(case.municipality.code)}


def _unpadded_date(case: Case) -> Record:
    day = case.days.at(-108)
    return {"date": f"{day.year}-{day.month}-1"}


def _date_in_words(case: Case) -> Record:
    day = case.days.at(-98)
    return {"date": f"1 {MONTH_NAMES[day.month - 1]} {day.year}"}


def _ambiguous_date(case: Case) -> Record:
    """Write a day of March or April that is over whichever is meant."""
    today = case.days.today
    year = today.year if today >= date(today.year, 4, 3) else today.year - 1
    return {"date": f"3/4/{year % 100:02d}"}


def _end_a_year_early(case: Case) -> Record:
    return {"end": case.days.exactly((case.days.at(150) - case.days.today - timedelta(days=365)).days)}


def _planned_after_start(case: Case) -> Record:
    return {"planned": case.days.at(-10)}


def _own_mailbox(case: Case) -> Record:
    return {"mailbox": f"fornamn.efternamn@{case.domain}"}


FAULTS: Mapping[Kind, tuple[Fault, ...]] = {
    Kind.FAULTY_DATES: (
        Fault("start", 0, _code_as_number, (("code", "rattat"),)),
        Fault("anchoring", 0, _unpadded_date, (("date", "rattat"),)),
        Fault("anchoring", 1, _date_in_words, (("date", "rattat"),)),
        Fault("anchoring", 2, _ambiguous_date, (("date", "osakert-datum"),)),
        Fault("roles", 2, _always(share="50 %"), (("share", "rattat"),)),
        Fault("timeline", 12, _end_a_year_early, (("end", "slut-fore-start"),)),
    ),
    Kind.FAULTY_LINKS: (
        Fault("support_questions", 0, _always(answer_municipality="j"), (("answer_municipality", "rattat"),)),
        Fault("roles", 7, _always(id="R-007"), (("id", "dubbelt-id"), ("id", "dubbelt-id"))),
        Fault("agreements", 1, _always(purpose=None), (("purpose", "avtal-utan-syfte"),)),
        Fault("timeline", 3, _always(milestone="x"), (("milestone", "rattat"),)),
        Fault(
            "timeline", 4, _always(depends_on="A-004; A-007"),
            (("depends_on", "cirkelberoende"), ("depends_on", "cirkelberoende"), ("start", "borjar-for-tidigt")),
        ),
        Fault("follow_up", 4, _always(concerns="B-009"), (("concerns", "okant-id"),)),
    ),
    Kind.FAULTY_CONTENTS: (
        Fault("start", 0, _own_mailbox, (("mailbox", "personlig-brevlada"),)),
        Fault("legal_requirements", 0, _always(met="ja (delvis)"), (("met", "osakert-val"),)),
        Fault("needs", 3, _always(category="Klotter"), (("category", "ej-i-listan"),)),
        Fault(
            "organisation", 0, _always(chair_role="Chef LPO", chair_party="Polisen"),
            (("chair_party", "rad-ej-lett-av-kommunen"),),
        ),
        Fault(
            "follow_up", 3, _always(results=f"Insatsen har startat. Stöd har erbjudits {TEST_NUMBER} enligt rutin."),
            (("results", "personnummer"),),
        ),
        Fault("evaluations", 0, _planned_after_start, (("planned", "utvardering-for-sent"),)),
    ),
}  # fmt: skip


def with_faults(case: Case, records: Records) -> Records:
    """Make the slips of the book's kind in it; none when it has none."""
    for fault in FAULTS.get(case.kind, ()):
        records[fault.sheet][fault.row].update(fault.written(case))
    return records


def promised(kind: Kind) -> tuple[tuple[str, str, str], ...]:
    """Give the findings (sheet, field, code) that a book of the kind is bound to have; the checker's own among them."""
    return tuple((fault.sheet, *promise) for fault in FAULTS.get(kind, ()) for promise in fault.promises)
