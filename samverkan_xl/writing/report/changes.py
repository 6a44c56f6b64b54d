"""Förändringar: what every municipality says otherwise than in an earlier report, and whether that is better."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from samverkan_xl.consolidating.changes import answer_to
from samverkan_xl.consolidating.comparison import Change, Comparison, Direction
from samverkan_xl.consolidating.county import County, Picture
from samverkan_xl.model.definition import Definition
from samverkan_xl.model.earlier import Matter, Subject
from samverkan_xl.model.step_one import UNANSWERED
from samverkan_xl.writing.pages import Page
from samverkan_xl.writing.palette import ANSWER_TONES, ATTENTION, GOOD, NONE, WRONG, Tone
from samverkan_xl.writing.placement import HEADER_ROW
from samverkan_xl.writing.report.columns import Cell, Column, Link, Table
from samverkan_xl.writing.report.links import link_to
from samverkan_xl.writing.report.rows import WHOSE, whose
from samverkan_xl.writing.report.step_one import VERDICT_TONES
from samverkan_xl.writing.report.tables import write_table_sheet
from samverkan_xl.writing.report.words import NOT_ANSWERED, VERDICTS, thousands

TITLE = "Förändringar"
DIRECTIONS: Mapping[Direction, str] = {
    Direction.BETTER: "✔ Bättre",
    Direction.WORSE: "✖ Sämre",
    Direction.NEW: "▶ Nytt svar",
    Direction.GONE: "– Svarar inte längre",
    Direction.OTHER: "○ Annat",
}
DIRECTION_TONES: Mapping[str, Tone] = {
    DIRECTIONS[Direction.BETTER]: GOOD,
    DIRECTIONS[Direction.WORSE]: WRONG,
    DIRECTIONS[Direction.NEW]: NONE,
    DIRECTIONS[Direction.GONE]: ATTENTION,
    DIRECTIONS[Direction.OTHER]: NONE,
}
STEP_WORDS: Mapping[str, str] = {verdict.value: words for verdict, words in VERDICTS.items()} | {
    UNANSWERED: NOT_ANSWERED
}
WORD_TONES: Mapping[str, Tone] = {**ANSWER_TONES, **VERDICT_TONES}
COLUMNS = (
    *WHOSE,
    Column("Gäller", 18),
    Column("Fråga eller krav", 30),
    Column("Vem svarar", 14, least=14),
    Column("Förra rapporten", 16, tones=WORD_TONES),
    Column("Nu", 16, tones=WORD_TONES),
    Column("Förändring", 23, tones=DIRECTION_TONES),
    Column("Fil", 60, style="help"),
    Column("Blad", 14),
    Column("Cell", 8),
)
NOTHING = "Ingenting har ändrats"


def write_changes(page: Page, county: County) -> None:
    """Write the sheet, in a report that was compared with an earlier one."""
    found = county.comparison
    if found is None:
        return
    pictures = {one.municipality.code: one for one in county.pictures}
    texts = texts_of(county.definition)
    rows = [_row(change, pictures.get(change.municipality.code), texts) for change in found.changes]
    write_table_sheet(page, _lead(found), Table("tabell_lan_forandringar", TITLE, COLUMNS, rows))
    if not rows:
        page.text(HEADER_ROW + 1, 1, NOTHING, "value", text_wrap=False)


def _lead(found: Comparison) -> str:
    sums = ", ".join(f"{thousands(count)} {words}" for count, words in found.sums())
    partly = "" if found.is_whole else " Allt har inte kunnat jämföras, se bladet Om rapporten."
    return f"Jämfört med {which(found)}: {sums or NOTHING.lower()}.{partly}"


def which(found: Comparison) -> str:
    """Say which report was compared with, as far as it tells."""
    earlier = found.earlier
    period = f" för {earlier.period}" if earlier.period else ""
    return f"rapporten{period}, gjord {earlier.made_on}" if earlier.made_on else f"förra rapporten{period}"


def texts_of(definition: Definition) -> Mapping[tuple[Subject, str], str]:
    """Give what each question and each duty is called in short."""
    questions = {(Subject.QUESTION, one.nr): one.kort for one in definition.stodfragor}
    return questions | {(Subject.LAW, one.nr): one.kort for one in definition.lagkrav}


def _row(change: Change, picture: Picture | None, texts: Mapping[tuple[Subject, str], str]) -> tuple[Cell, ...]:
    matter = change.matter
    words = STEP_WORDS if matter.subject is Subject.STEP_ONE else {}
    return (
        *whose(change.municipality),
        f"{matter.subject} {matter.number}".strip(),
        texts.get((matter.subject, matter.number)),
        matter.party.value if matter.party else None,
        words.get(change.before, change.before),
        words.get(change.now, change.now),
        DIRECTIONS[change.direction],
        *_source(picture, matter),
    )


def _source(picture: Picture | None, matter: Matter) -> Iterator[Cell]:
    """Give the file, the sheet and the cell that the new answer was read from."""
    answer = answer_to(picture, matter) if picture else None
    file = picture.submission.file if picture else None
    yield file
    yield (answer.sheet or None) if answer else None
    url = link_to(file, answer.sheet, answer.cell) if file and answer and answer.cell else None
    yield Link(url, answer.cell) if url and answer else (answer.cell or None) if answer else None
