"""What an earlier county report says of each municipality: only words that we write, found by the titles above them.

Whatever else stands in a cell is nothing that can be compared; it is left out, never guessed at and never refused.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from samverkan_xl.checking.report_tables import ReportTable
from samverkan_xl.checking.titles import plain, plain_cell
from samverkan_xl.model.cells import Raw
from samverkan_xl.model.definition import Definition, LawRow, Question
from samverkan_xl.model.earlier import STEP_ONE, Matter, Party, Subject
from samverkan_xl.model.lists import ANSWERS, YES_PARTLY_NO_PLANNED
from samverkan_xl.model.step_one import REJECTED, UNANSWERED, Verdict
from samverkan_xl.model.unique_titles import checklist_titles
from samverkan_xl.model.values import NOT_APPLICABLE

_OF_ALL = (UNANSWERED, REJECTED, NOT_APPLICABLE.value)
VERDICTS = {plain(word): str(word) for word in (*Verdict, UNANSWERED)}
ANSWERED = {plain(word): word for word in (*ANSWERS.choices, *_OF_ALL)}
LAW_ANSWERED = {plain(word): word for word in (*YES_PARTLY_NO_PLANNED.choices, *_OF_ALL)}
OPEN, DEVIATION = plain("Öppet"), plain("Avvikelse")
OPEN_STATES = {DEVIATION, plain("Stödbehov"), plain("Inget")}
HEADINGS = {plain("Kommunens svar"): Party.MUNICIPALITY, plain("Polisens svar"): Party.POLICE}

Told = Iterator[tuple[str, Matter, str]]
"""Code by code and matter by matter, what is said."""


def step_one(tables: Iterable[ReportTable]) -> Told:
    """Read the verdicts on step 1."""
    title = plain(Subject.STEP_ONE)
    for code, cells in (row for table in tables for row in table.by_code().items()):
        yield from _told(code, STEP_ONE, cells.get(title), VERDICTS)


def questions(tables: Iterable[ReportTable], definition: Definition) -> Told:
    """Read both parties' answers; whose a table has is told by the text above it, or else by its order."""
    for table, by_order in zip(tables, (*Party, None), strict=False):
        party = HEADINGS.get(table.heading, by_order)
        if party is not None:
            yield from _checklist(table, definition.stodfragor, Subject.QUESTION, ANSWERED, party)


def laws(tables: Iterable[ReportTable], definition: Definition) -> Told:
    """Read the answers as to the act."""
    for table in tables:
        yield from _checklist(table, definition.lagkrav, Subject.LAW, LAW_ANSWERED)


def _checklist(
    table: ReportTable,
    lines: Sequence[Question | LawRow],
    subject: Subject,
    known: Mapping[str, str],
    party: Party | None = None,
) -> Told:
    columns = [plain(title) for title in checklist_titles(lines)]
    for code, cells in table.by_code().items():
        for line, title in zip(lines, columns, strict=True):
            yield from _told(code, Matter(subject, line.nr, party), cells.get(title), known)


def _told(code: str, matter: Matter, raw: Raw, known: Mapping[str, str]) -> Told:
    word = known.get(_word(raw))
    if word is not None:
        yield code, matter, word


def _word(raw: Raw) -> str:
    """Give a cell's words without the sign that stands before them."""
    text = plain_cell(raw)
    sign, _, rest = text.partition(" ")
    return rest if len(sign) == 1 and not sign.isalnum() else text


def open_deviations(tables: Iterable[ReportTable], answered: Iterable[str]) -> dict[str, int]:
    """Count the open deviations of those who had answered; not of one with a row that cannot be read."""
    readable = [table for table in tables if OPEN in table.titles]
    counts = dict.fromkeys(answered, 0) if readable else {}
    for code, cells in (row for table in readable for row in table.rows):
        state = _word(cells.get(OPEN))
        if state not in OPEN_STATES:
            counts.pop(code, None)
        elif code in counts:
            counts[code] += state == DEVIATION
    return counts
