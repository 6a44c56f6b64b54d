"""An earlier county report, as far as it can be read back, and the matters in which two reports are compared."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from samverkan_xl.model.definition import Definition


class Subject(StrEnum):
    """What a municipality can have changed in, as users read it."""

    STEP_ONE = "Steg 1"
    QUESTION = "Stödfråga"
    LAW = "Lagkrav"
    DEVIATIONS = "Öppna avvikelser"


class Party(StrEnum):
    """Who answers a support question."""

    MUNICIPALITY = "Kommunen"
    POLICE = "Polisen"


@dataclass(frozen=True, slots=True)
class Matter:
    """One thing that both reports tell of a municipality; questions and duties have a number, questions a party."""

    subject: Subject
    number: str = ""
    party: Party | None = None


STEP_ONE, DEVIATIONS = Matter(Subject.STEP_ONE), Matter(Subject.DEVIATIONS)

Said = Mapping[Matter, str]
"""What a report says of one municipality, in the words that it shows; what cannot be read has no place here."""


@dataclass(frozen=True, slots=True)
class EarlierReport:
    """What an earlier county report said.

    `said` is by municipality code, and has every municipality of that report: one that had not answered has Ej svarat
    for step 1. `period` is empty and `made_on` is `None` where the report does not tell.
    """

    file: str
    sha256: str
    county: str
    period: str
    made_on: date | None
    said: Mapping[str, Said]


def matters(definition: Definition) -> Iterator[Matter]:
    """Give everything that is compared, in the order in which it is shown."""
    yield STEP_ONE
    for question in definition.stodfragor:
        for party in Party:
            yield Matter(Subject.QUESTION, question.nr, party)
    for law in definition.lagkrav:
        yield Matter(Subject.LAW, law.nr)
    yield DEVIATIONS
