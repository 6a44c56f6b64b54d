"""The part of Om rapporten that says with which report this one was compared, and how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from samverkan_xl.consolidating.comparison import Comparison, Direction
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.earlier import Matter, Subject
from samverkan_xl.writing.report.changes import DIRECTIONS, texts_of
from samverkan_xl.writing.report.columns import Cell, Column, Table

HEADING = "Jämförelse med förra rapporten"
MEANINGS = {
    Direction.BETTER: (
        "Uppåt i ordningen Nej, Planerat, Delvis, Ja, eller i ordningen Ej påbörjat, Pågår, Klart. "
        "Från Vet inte till Ja är också bättre."
    ),
    Direction.WORSE: "Nedåt i samma ordningar. Från Ja till Vet inte är också sämre.",
    Direction.NEW: (
        "Det som stod som Ej svarat har ett svar. En kommun vars bok saknades förra gången har bara en rad, för steg 1."
    ),
    Direction.GONE: (
        "Det som hade ett svar står som Ej svarat. En kommun vars bok saknas nu har bara en rad, för steg 1."
    ),
    Direction.OTHER: (
        "Varken bättre eller sämre: till eller från Ej aktuellt och Avvisad, Vet inte i stället för Nej eller Delvis "
        "och tvärtom, och ett annat antal öppna avvikelser. En avvikelse som är borta kan vara löst, men också "
        "utelämnad ur en ny bok."
    ),
}
MOST_NAMES = 12
"""So many names are listed; more are counted."""


def comparison_table(found: Comparison, definition: Definition) -> Table:
    """Describe which report was compared with, what each change means, and what could not be compared."""
    columns = (Column("Uppgift", style="fixed"), Column("Vad det betyder"), Column("Antal", kind="whole"))
    rows = (*_which(found), *_meanings(found), *_left_aside(found, definition))
    return Table("tabell_lan_jamforelse", HEADING, columns, rows, filtered=False)


def _which(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    earlier = found.earlier
    period = f"period {earlier.period}" if earlier.period else ""
    day = f"gjord {earlier.made_on}" if earlier.made_on else ""
    yield "Förra rapporten", ", ".join(filter(None, (earlier.file, earlier.county, period, day))), None
    yield "Förra rapportens SHA-256", earlier.sha256, None


def _meanings(found: Comparison) -> Iterator[tuple[Cell, ...]]:
    for direction, meaning in MEANINGS.items():
        yield DIRECTIONS[direction], meaning, found.count(direction)


def _left_aside(found: Comparison, definition: Definition) -> Iterator[tuple[Cell, ...]]:
    """Account for what was not compared; nothing is left aside in silence."""
    texts = texts_of(definition)
    if found.unasked:
        names = dict.fromkeys(_name(matter, texts.get((matter.subject, matter.number), "")) for matter in found.unasked)
        yield "Saknas i förra rapporten", f"Jämförs inte: {_some(names)}.", len(names)
    if found.unread:
        meaning = "Celler i förra rapporten med annat än våra svar. De jämförs inte."
        yield "Svar som inte gick att läsa", meaning, found.unread
    if found.newcomers:
        meaning = f"Fanns inte med i förra rapporten: {_some(one.name for one in found.newcomers)}."
        yield "Kommuner som är nya här", meaning, len(found.newcomers)
    if found.left_out:
        meaning = f"Fanns med i förra rapporten men inte här: {_some(one.name for one in found.left_out)}."
        yield "Kommuner som inte är med här", meaning, len(found.left_out)


def _name(matter: Matter, text: str) -> str:
    number = matter.number if matter.subject in {Subject.QUESTION, Subject.LAW} else ""
    return " ".join(part for part in (matter.subject.value.lower(), number, text) if part)


def _some(names: Iterable[str]) -> str:
    told = tuple(names)
    if len(told) <= MOST_NAMES + 1:  # the last one's name takes no more room than "and 1 more"
        return ", ".join(told)
    return f"{', '.join(told[:MOST_NAMES])} och {len(told) - MOST_NAMES} till"
